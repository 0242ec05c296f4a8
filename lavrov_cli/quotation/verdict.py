"""A quotation to a verdict: was it said exactly so, by whom, and if not, what was said instead.

`pieces` splits it; `exact` finds passages that hold the pieces in order, `nearest` what comes nearest where none does,
`splice` words that were said, but not together; `comparison` says what differs.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from ..errors import PhraseError
from ..model import MOST_PLACES, Change, Hit, Span, Verdict
from ..phrase.index import EXACT
from ..phrase.passages import Order, Searchable, locate
from ..words import core, count
from . import splice
from .comparison import diff, widen
from .exact import Found, find_numbers, find_passages, object_to, rank
from .nearest import GAP, Nearest
from .negation import list_hidden_negations, list_negations
from .pieces import Piece, list_added, list_interpretations

MAX_QUOTATION = 100_000
"""Characters of a quotation; a longer one is a transcript."""


class _Chosen(NamedTuple):
    """The best passage so far."""

    key: tuple[bool, int, bool, int, int, Order]
    """What is less is better: see `exact.rank`; then the reading, then the transcript."""
    passage: Found


class Check:
    """A quotation that is compared with transcripts that come one by one; none of them is kept."""

    def __init__(self, quotation: str, *, speaker: str = "") -> None:
        """Read a quotation.

        Args:
            quotation: the words; quotation marks around them are dropped. `…`, `...`, `[…]` and `(…)` mark words left
                out, `[Russia]` words put in or replaced, `[T]he` for another case.
            speaker: words of the name of who must have said it; empty for anybody.

        Raises:
            PhraseError: no word in it, or more than MAX_QUOTATION characters.
        """
        if len(quotation) > MAX_QUOTATION:
            raise PhraseError(f"the quotation has {len(quotation):,} characters, at most {MAX_QUOTATION:,} are checked")
        self._quotation, self._speaker = quotation, speaker
        self._readings = list_interpretations(quotation.strip())
        self._found: _Chosen | None = None
        self._numbers: _Chosen | None = None
        self._places: dict[tuple[Order, int], Found] = {}
        self._nearest = Nearest(self._readings[-1])
        self._splice = splice.Splice(self._readings[-1])

    def look(self, searchable: Searchable) -> None:
        """Look into some transcripts."""
        self._look_exactly(searchable)
        if not self._found:
            for found in find_numbers(searchable, self._readings[-1]):
                self._numbers = self._choose(self._numbers, found, 0)
        if not self._found and not self._numbers:
            self._nearest.look(searchable)
            self._splice.look(searchable)

    def _look_exactly(self, searchable: Searchable) -> None:
        """Look for the pieces as they are; of a word that was said all the time, the places first met are enough."""
        for number, pieces in enumerate(self._readings):
            for found in find_passages(searchable, pieces):
                self._found = self._choose(self._found, found, number)
                self._note_place(found)
                if len(self._places) > MOST_PLACES and not any(self._found.key[:3]):
                    return

    def _choose(self, best: _Chosen | None, found: Found, reading: int) -> _Chosen:
        """Return the better of two passages."""
        key = (*rank(found, self._speaker), reading, found.passage.order)
        return _Chosen(key, found) if best is None or key < best.key else best

    def _note_place(self, found: Found) -> None:
        """Keep the place of a passage if it was said so there; of two readings the better one."""
        key = rank(found, self._speaker)
        if found.kind != "differs" and not key[0]:
            place = found.passage.order, found.spans[0].start
            if place not in self._places or key < rank(self._places[place], self._speaker):
                self._places[place] = found

    def _list_places(self, least_hidden: int) -> tuple[Hit, ...]:
        """List where it was said so, in order; places that its marks stretch further are others."""
        places = [found for _, found in sorted(self._places.items(), key=itemgetter(0))]
        same = [found for found in places if rank(found, self._speaker)[3] == least_hidden]
        return tuple(locate(found.passage, found.spans, EXACT) for found in same[:MOST_PLACES])

    def judge(self) -> Verdict:
        """Return the verdict.

        verbatim: character for character, but for what is marked. typography: the same words; nothing but case at the
        start, quotation marks, dashes, ellipses, blanks, final punctuation, ё or invisible characters differ. differs:
        nearly this, or words of two passages or two persons, or of somebody else than demanded. absent: nothing that
        scores `index.MIN_SCORE` or more.
        """
        if found := self._found or self._numbers:
            verdict = _judge(self._quotation, found.passage, self._speaker)
            return verdict._replace(places=self._list_places(found.key[3]) if verdict.is_confirmed() else ())
        if joined := self._splice.find_joined():
            return _judge(self._quotation, joined, self._speaker)
        near = self._nearest.judge(self._quotation, self._speaker)
        verdict = splice.judge(self._splice, self._quotation, near) or near
        added = list_added(self._quotation, self._readings[-1])
        return verdict._replace(added=added, negations=tuple(word for words in added for word in list_negations(words)))


def check(searchable: Searchable, quotation: str, *, speaker: str = "") -> Verdict:
    """Compare a quotation with transcripts; see `Check`, also for what it raises."""
    progress = Check(quotation, speaker=speaker)
    progress.look(searchable)
    return progress.judge()


def _judge(quotation: str, found: Found, speaker: str) -> Verdict:
    text, spans = found.passage.text, found.spans
    reason = object_to(found.passage, spans, speaker)
    difference = _diff_pieces(found.pieces, text, spans) if found.kind == "differs" else ()
    hidden = list(_list_hidden(found.pieces, text, spans))
    added = list_added(quotation, found.pieces)
    left_out = [word for span in hidden for word in list_hidden_negations(text, span)]
    put_in = [word for words in added for word in list_negations(words)]
    return Verdict(
        quotation=quotation,
        kind="differs" if reason else found.kind,
        hit=locate(found.passage, spans, _rate(difference)),
        difference=difference,
        omitted=tuple(_inside(text[span.start : span.end]) for span in hidden),
        reason=reason,
        added=added,
        negations=(*left_out, *put_in) if len(left_out) != len(put_in) else (),
    )


def _diff_pieces(pieces: Sequence[Piece], text: str, spans: Sequence[Span]) -> tuple[Change, ...]:
    """Write the word diff of all pieces; what is left out between two of them is inserted, unless a mark says so."""
    changes: list[Change] = []
    for at, (piece, span) in enumerate(zip(pieces, spans, strict=True)):
        hidden = text[spans[at - 1].end : span.start] if at else ""
        if at and piece.room >= count(hidden) and piece.room:
            changes.append(GAP)
        elif count(hidden):
            changes.append(Change("inserted", _inside(hidden)))
        changes += diff(piece.text, text, span)
    return tuple(changes)


def _rate(difference: Iterable[Change]) -> float:
    """Return the share of words that agree, 0 to 100; 100 where nothing but punctuation differs."""
    words: Counter[str] = Counter()
    for kind, text in difference:
        words[kind] += count(text)
    changed = abs(words["inserted"] - words["deleted"])
    return 100 * (1 - changed / (words.total() or 1))


def _list_hidden(pieces: Sequence[Piece], text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield what each mark hides of a text, if that is a word or more."""
    for piece, (before, after) in zip(pieces[1:], pairwise(spans), strict=True):
        if piece.room >= count(text[before.end : after.start]) > 0:
            yield Span(before.end, after.start)


def _inside(text: str) -> str:
    """Return a text from its first word to its last, with what belongs to them, in one line."""
    within = widen(text, core(text)) if count(text) else Span(0, 0)
    return " ".join(text[within.start : within.end].split())
