"""A phrase and transcripts, one after the other, to the best hits; knows nothing of output.

What a transcript gives depends on the phrase and on itself alone, so the hits of a collection are those of its parts,
merged, and no transcript need be kept.
"""

from heapq import heappush, heapreplace
from typing import NamedTuple

from ..errors import PhraseError
from ..model import Hit, Transcript
from ..words import distinct, names
from .index import EXACT, MIN_SCORE, Match
from .passages import Order, Searchable, locate
from .query import Query, list_typed

MAX_PHRASE = 1000
"""Most characters of a phrase that is not sought exactly; time grows with the square of its words."""
SOME = 1e-9
"""Least score of what is nearest: more than nothing."""


class SearchOptions(NamedTuple):
    """Which hits to return, and how much text around them."""

    min_score: float = MIN_SCORE
    """0 to 100; see `index.MIN_SCORE`."""
    exact: bool = False
    """Only whole words, adjacent, in order."""
    speaker: str = ""
    """Words of a speaker's name; empty for anybody."""
    context: int = 0
    """Sentences more on each side of those that hold the match."""
    paragraph: bool = False
    """The whole paragraphs in place of the sentences."""
    limit: int | None = None
    """How many are kept, the best; None for all."""
    counted: bool = False
    """Whether those that are not kept are counted, which takes longer."""


DEFAULT = SearchOptions()


class _Kept(NamedTuple):
    """A hit in a heap whose first is the worst: lowest score, then last in document order."""

    score: float
    last: "Last"
    hit: Hit


class Last(NamedTuple):
    """A place in document order, to be compared the other way round."""

    order: Order
    number: int
    """Of the hit in its transcript."""

    def __lt__(self, other: object) -> bool:
        return tuple.__gt__(self, other) if isinstance(other, tuple) else NotImplemented


class Search:
    """A search in progress."""

    def __init__(self, phrase: str, wanted: SearchOptions = DEFAULT) -> None:
        """Compile the phrase; its case, diacritics, quotes, dashes and blanks do not matter.

        Raises:
            PhraseError: nothing to look for in the phrase, or too much.
        """
        long = len(phrase) > MAX_PHRASE
        if long and not wanted.exact:
            raise PhraseError(
                f"the phrase has {len(phrase):,} characters, at most {MAX_PHRASE:,} are sought; shorten it"
            )
        self._wanted = wanted
        self._query = Query(list_typed(phrase))
        self._approached = not long
        """Whether to say what is nearest where there is no hit."""
        self._kept: list[_Kept] = []
        self._nearest: _Kept | None = None
        self.counts: list[tuple[Transcript, int]] = []
        """How many hits each transcript has that has any, kept or not."""

    def can_match(self, text: str) -> bool:
        """Return whether a text has the words for a hit, or where there is none yet, for what is nearest."""
        matching = self._query.learn(distinct(text))
        return self._query.bound(matching) >= (self._get_bar() if self.counts else self._get_nearest())

    def look(self, searchable: Searchable) -> None:
        """Search one transcript."""
        found = 0
        for match in self._find(searchable):
            passage = searchable.passages[match.doc]
            if names(passage.paragraphs[0].speaker, self._wanted.speaker):
                self._keep(searchable, match, Last(passage.order, found))
                found += 1
        if found:
            self.counts.append((searchable.passages[0].transcript, found))
        elif self._approached and not self.counts:
            nearest = searchable.texts.find_nearest(self._query, least=self._get_nearest())
            if nearest:
                order = searchable.passages[nearest.doc].order
                kept = _Kept(nearest.score, Last(order, 0), self._locate(searchable, nearest))
                self._nearest = kept if self._nearest is None else max(kept, self._nearest)

    def hits(self) -> list[Hit]:
        """Return the hits: best score first, ties in document order."""
        return [kept.hit for kept in sorted(self._kept, reverse=True)]

    def nearest(self) -> Hit | None:
        """Return the best passage where there is no hit; None if no word of the phrase is near any."""
        return self._nearest.hit if self._nearest and not self.counts else None

    def _find(self, searchable: Searchable) -> list[Match]:
        """Find the hits of one transcript that may be kept or are to be counted."""
        texts, wanted = searchable.texts, self._wanted
        if wanted.exact:
            return texts.find_exact(self._query.words)
        limit = None if wanted.counted or wanted.speaker else wanted.limit
        return texts.find_near(self._query, min_score=self._get_bar(), limit=limit)

    def _get_bar(self) -> float:
        """Return the score below which no hit is kept or counted."""
        if self._wanted.exact:
            return EXACT
        full = not self._wanted.counted and len(self._kept) == self._wanted.limit
        return self._kept[0].score if full else self._wanted.min_score

    def _get_nearest(self) -> float:
        """Return the score below which nothing is nearer than what is known."""
        return self._nearest.score if self._nearest else SOME

    def _keep(self, searchable: Searchable, match: Match, last: Last) -> None:
        if len(self._kept) != self._wanted.limit:
            heappush(self._kept, _Kept(match.score, last, self._locate(searchable, match)))
        elif self._kept and self._kept[0][:2] < (match.score, last):
            heapreplace(self._kept, _Kept(match.score, last, self._locate(searchable, match)))

    def _locate(self, searchable: Searchable, match: Match) -> Hit:
        passage, wanted = searchable.passages[match.doc], self._wanted
        return locate(passage, match.spans, match.score, context=wanted.context, paragraph=wanted.paragraph)
