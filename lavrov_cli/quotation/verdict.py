"""A quotation to a verdict: was it said exactly so, by whom, and if not, what was said instead.

`pieces` splits it; `exact` finds passages that hold the pieces in order, `nearest` what comes nearest where none does,
`splice` words that were said, but not together; `comparison` says what differs.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..errors import PhraseError
from ..model import Change, Span, Verdict
from ..phrase.passages import Searchable, locate
from ..words import core, count
from . import splice
from .comparison import diff
from .exact import Found, find_numbers, find_passages, object_to, rank
from .nearest import GAP, Nearest
from .pieces import Piece, list_added, list_interpretations

MAX_QUOTATION = 100_000
"""Characters of a quotation; a longer one is a transcript."""


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
        self._found: tuple[tuple[object, ...], Found] | None = None
        self._numbers: tuple[tuple[object, ...], Found] | None = None
        self._nearest = Nearest(self._readings[-1])
        self._splice = splice.Splice(self._readings[-1])

    def look(self, searchables: Sequence[Searchable]) -> None:
        """Look into some transcripts."""
        for searchable in searchables:
            for number, pieces in enumerate(self._readings):
                for found in find_passages(searchable, pieces):
                    self._found = self._choose(self._found, (number, searchable.order), found)
        for searchable in searchables if not self._found else ():
            for found in find_numbers(searchable, self._readings[-1]):
                self._numbers = self._choose(self._numbers, (0, searchable.order), found)
        if self._found or self._numbers:
            return
        self._nearest.look(searchables)
        for searchable in searchables:
            self._splice.look(searchable)

    def judge(self) -> Verdict:
        """Return the verdict.

        verbatim: character for character, but for what is marked. typography: the same words; nothing but case at the
        start, quotation marks, dashes, ellipses, blanks, final punctuation, ё or invisible characters differ. differs:
        nearly this, or words of two passages or two persons, or of somebody else than demanded. absent: nothing that
        scores `index.MIN_SCORE` or more.
        """
        if found := self._found or self._numbers:
            return _judge(self._quotation, found[1], self._speaker)
        if joined := self._splice.find_joined():
            return _judge(self._quotation, joined, self._speaker)
        near = self._nearest.judge(self._quotation, self._speaker)
        verdict = splice.judge(self._splice, self._quotation, near) or near
        return verdict._replace(added=list_added(self._quotation, self._readings[-1]))

    def _choose(
        self, best: tuple[tuple[object, ...], Found] | None, place: tuple[object, ...], found: Found
    ) -> tuple[tuple[object, ...], Found]:
        """Return the better of two passages; of equal ones the first."""
        key = *rank(found, self._speaker), *place
        return (key, found) if best is None or key < best[0] else best


def check(searchables: Sequence[Searchable], quotation: str, *, speaker: str = "") -> Verdict:
    """Compare a quotation with transcripts; see `Check`, also for what it raises."""
    progress = Check(quotation, speaker=speaker)
    progress.look(searchables)
    return progress.judge()


def _judge(quotation: str, found: Found, speaker: str) -> Verdict:
    reason = object_to(found.passage, found.spans, speaker)
    difference = _diff_pieces(found.pieces, found.passage.text, found.spans) if found.kind == "differs" else ()
    return Verdict(
        quotation=quotation,
        kind="differs" if reason else found.kind,
        hit=locate(found.passage, found.spans, _rate(difference)),
        difference=difference,
        omitted=tuple(_list_omitted(found.pieces, found.passage.text, found.spans)),
        reason=reason,
        added=list_added(quotation, found.pieces),
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


def _list_omitted(pieces: Sequence[Piece], text: str, spans: Sequence[Span]) -> Iterator[str]:
    """Yield the words of the text that each mark hides."""
    for piece, (before, after) in zip(pieces[1:], pairwise(spans), strict=True):
        hidden = text[before.end : after.start]
        if piece.room >= count(hidden) > 0:
            yield _inside(hidden)


def _inside(text: str) -> str:
    """Return a text from its first word to its last, in one line."""
    within = core(text)
    return " ".join(text[within.start : within.end].split())
