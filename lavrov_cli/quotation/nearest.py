"""A quotation that was not said so to the passage that is nearest, and what was said there instead."""

from collections.abc import Mapping, Sequence
from heapq import heappush, heapreplace
from typing import NamedTuple

from ..model import Change, Span, Verdict
from ..phrase.align import Aligned, align_equal, align_words
from ..phrase.index import CANDIDATES, MIN_SCORE, Region
from ..phrase.passages import Order, Passage, Searchable, locate
from ..phrase.query import Query, list_typed
from ..phrase.search import SOME, Last
from ..words import count
from ..words import spans as every
from .comparison import diff, stretch
from .exact import cover, object_to
from .pieces import Piece

COMPARABLE = 0.9
"""Share of the weight of the words in the likeliest place that others have that are aligned too."""
LONGEST_ALIGNED = 60
"""Words of a piece that is aligned as `search` does; of a longer one the words that agree are enough."""
LONGEST_MISTYPED = 4
"""Words of a piece that is looked for although there may be a slip in each word."""
PART_SCORE = 50.0
"""Least score of one piece of several; below it, the piece was not said there."""
GAP = Change("same", "…")
"""What stands in a word diff for the words between two pieces."""


class Near(NamedTuple):
    """The best span for a piece in a passage, and its score."""

    score: float
    span: Span
    passage: Passage


class _Likely(NamedTuple):
    """Where a piece is likely to be; in a heap whose first is the least likely, of equal ones the last."""

    weight: float
    last: Last
    """Where it is."""
    start: int
    """The number of the first word in the first passage, from 0, negative."""
    passages: Sequence[Passage]
    keys: Sequence[str]
    """The words, an empty one at the end of each passage but the last."""

    def find_text(self, aligned: Aligned) -> int:
        """Return the number of the passage in which words are."""
        return self.keys[: aligned.positions[0]].count("")

    def cover(self, text: int, aligned: Aligned) -> Span:
        """Return the span from the first of the words in a passage to the end of the last one."""
        ends = [-1, *(at for at, key in enumerate(self.keys) if not key)]
        first = ends[text] + 1 if text else self.start
        spans = every(self.passages[text].text)
        return Span(spans[aligned.positions[0] - first].start, spans[aligned.positions[-1] - first].end)


class Nearest:
    """The search, over transcripts that come one by one, for what is nearest to each piece of a quotation."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        """Take the pieces of a quotation."""
        self._pieces = pieces
        self._sought = [_Sought(list_typed(piece.text)) for piece in pieces]

    def look(self, searchable: Searchable) -> None:
        """Search some transcripts."""
        for sought in self._sought:
            sought.look(searchable)

    def judge(self, quotation: str, speaker: str) -> Verdict:
        """Return the verdict by the passage that is nearest to all pieces together."""
        found = [sought.list_best() for sought in self._sought]
        scores = self._add_up(found)
        if not scores:
            return Verdict(quotation, "absent", None, (), (), "")
        best = min(scores, key=lambda place: (-scores[place], place))
        there = [near[best] for near in found if best in near]
        least = min(PART_SCORE, max(near.score for near in there))
        passage = there[0].passage
        kept = [near[best] if best in near and near[best].score >= least else None for near in found]
        spans, difference = _lay(self._pieces, kept, passage.text)
        hit = locate(passage, spans, scores[best])
        if hit.score < MIN_SCORE:
            return Verdict(quotation, "absent", hit, (), (), "")
        return Verdict(quotation, "differs", hit, difference, (), object_to(passage, spans, speaker))

    def _add_up(self, found: Sequence[Mapping[Order, Near]]) -> dict[Order, float]:
        """Return the score of each passage for all pieces together, each by its share of the words."""
        weights = [count(piece.text) for piece in self._pieces]
        scores: dict[Order, float] = {}
        for near, weight in zip(found, weights, strict=True):
            for place, (score, *_) in near.items():
                scores[place] = scores.get(place, 0) + score * weight / sum(weights)
        return scores


class _Sought:
    """One piece, and the likeliest regions for it."""

    def __init__(self, typed: Sequence[str]) -> None:
        self._typed = typed
        self._query = Query(typed) if len(typed) <= LONGEST_ALIGNED else None
        self._likely: list[_Likely] = []
        self._mistyped: Near | None = None

    def look(self, searchable: Searchable) -> None:
        """Note where the piece is likelier to be than where it is known to be."""
        for region in searchable.texts.find_likely(self._typed, least=self._get_least()):
            self._keep(region, searchable)
        if self._query and len(self._typed) <= LONGEST_MISTYPED:
            self._look_for_mistyped(self._query, searchable)

    def _get_least(self) -> float:
        """Return the weight of words below which no place is worth a look."""
        best = max((likely.weight for likely in self._likely), default=SOME)
        return max(best * COMPARABLE, self._likely[0].weight if len(self._likely) == CANDIDATES else 0.0)

    def _keep(self, region: Region, searchable: Searchable) -> None:
        last = Last(searchable.passages[region.texts.start].order, 0)
        there = [searchable.passages[text] for text in region.texts]
        new = _Likely(region.weight, last, -region.start, there, region.keys)
        if len(self._likely) < CANDIDATES:
            heappush(self._likely, new)
        elif self._likely[0][:3] < new[:3]:
            heapreplace(self._likely, new)

    def _look_for_mistyped(self, query: Query, searchable: Searchable) -> None:
        """Look for a short piece of which no word need be right."""
        least = self._mistyped.score if self._mistyped else MIN_SCORE
        for match in searchable.texts.find_near(query, min_score=least, limit=1):
            new = Near(match.score, cover(match), searchable.passages[match.doc])
            if self._mistyped is None or _rank(self._mistyped) < _rank(new):
                self._mistyped = new

    def list_best(self) -> dict[Order, Near]:
        """Return the best match of each passage."""
        found: dict[Order, Near] = {}
        least = self._get_least()
        for likely in sorted(self._likely, reverse=True):
            if likely.weight < least:
                break
            near = self._align(likely)
            place = near.passage.order
            if place not in found or found[place].score < near.score:
                found[place] = near
        if self._mistyped:
            found.setdefault(self._mistyped.passage.order, self._mistyped)
        return found

    def _align(self, likely: _Likely) -> Near:
        """Align the piece with what is likely."""
        equal = best = align_equal(self._typed, likely.keys)
        if self._query:
            best = align_words(self._query, likely.keys) or equal
        text = likely.find_text(best)
        # Words that agree only in another order are no part of what was said instead.
        shown = equal if likely.find_text(equal) == text else best
        return Near(best.score, likely.cover(text, shown), likely.passages[text])


def _rank(near: Near) -> tuple[float, Last]:
    return near.score, Last(near.passage.order, 0)


def _lay(
    pieces: Sequence[Piece], found: Sequence[Near | None], text: str
) -> tuple[tuple[Span, ...], tuple[Change, ...]]:
    """Return the spans of the pieces that follow each other, and the word diff of all pieces."""
    spans: list[Span] = []
    changes: list[Change] = []
    for piece, near in zip(pieces, found, strict=True):
        changes += [GAP] if changes else []
        free = spans[-1].end if spans else 0
        if near and near.span.start >= free:
            wide = stretch(piece.text, text, near.span)
            spans.append(Span(max(wide.start, free), wide.end))
            changes += diff(piece.text, text, spans[-1])
        else:
            changes.append(Change("deleted", piece.text.strip()))
    return tuple(spans), tuple(changes)
