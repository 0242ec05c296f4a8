"""A quotation of which every part was said and the whole was not: words of two passages, run together."""

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from .. import address
from ..model import Hit, Verdict
from ..phrase.index import CANDIDATES, EXACT, Index, Run
from ..phrase.passages import Order, Passage, Searchable, locate
from ..phrase.query import list_typed
from ..words import count
from ..words import spans as every
from .exact import Found, find_passages
from .pieces import Piece

FEWEST = 3
"""Least words on each side of a splice of two passages; fewer occur together by chance."""
MEANT = 80.0
"""Score from which on one changed passage is reported, even if the words could be spliced from two others."""


class _Run(NamedTuple):
    """Words of a piece that are adjacent and in order in a passage."""

    passage: Passage
    words: range

    def locate(self, words: range) -> Hit:
        """Make a hit of some of the words."""
        spans = every(self.passage.text)
        return locate(self.passage, tuple(spans[at] for at in words), EXACT)


class Splice:
    """The search, over transcripts that come one by one, for the parts of a quotation."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        """Take the pieces of a quotation."""
        self._parts = [_Part(piece) for piece in pieces]

    def look(self, searchable: Searchable) -> None:
        """Search one transcript."""
        for part in self._parts:
            part.look(searchable)

    def find_joined(self) -> Found | None:
        """Return a passage that holds all parts in order, with words between them that no mark hides; or None."""
        parts = self.list_parts()
        apart = [part._replace(room=math.inf) for part in parts]
        runs = sorted((run for part in self._parts for run in part.list_runs()), key=_order)
        for run in runs:
            alone = Searchable([run.passage], Index([run.passage.text]))
            for found in find_passages(alone, apart):
                return found._replace(pieces=parts, kind="differs")
        return None

    def find_hits(self) -> list[Hit]:
        """Return where each part was said; nothing if one was not."""
        hits = [part.list_hits() for part in self._parts]
        return [hit for found in hits for hit in found] if all(hits) else []

    def list_parts(self) -> list[Piece]:
        """List the pieces, each cut in two where its two parts were said apart."""
        return [piece for part in self._parts for piece in part.cut()]


class _Part:
    """One piece: where it is whole, or the most words of its beginning and of its end."""

    def __init__(self, piece: Piece) -> None:
        self._piece = piece
        self._typed = list_typed(piece.text)
        self._whole: list[_Run] = []
        self._beginnings: list[_Run] = []
        self._ends: list[_Run] = []

    def look(self, searchable: Searchable) -> None:
        """Search one transcript."""
        texts = searchable.texts
        _keep_longest(self._whole, texts.find_runs(self._typed), searchable)
        if self._whole or len(self._typed) < 2 * FEWEST:
            return
        _keep_longest(self._beginnings, texts.find_beginnings(self._typed, FEWEST), searchable)
        _keep_longest(self._ends, texts.find_ends(self._typed, FEWEST), searchable)

    def list_runs(self) -> list[_Run]:
        """List where the piece, or most of its parts, is."""
        return self._whole or [*self._beginnings, *self._ends]

    def list_hits(self) -> list[Hit]:
        """List the first place of the piece, or of each of its parts; nothing if there is none."""
        if self._whole:
            return [self._whole[0].locate(self._whole[0].words)]
        words = self._count_before()
        if not words:
            return []
        first, last = self._beginnings[0], self._ends[0]
        return [first.locate(first.words[:words]), last.locate(last.words[words - len(self._typed) :])]

    def cut(self) -> list[Piece]:
        """Cut the piece after the longest beginning that was said, if the rest was said too."""
        words = 0 if self._whole else self._count_before()
        tokens = self._piece.text.split()
        number = list(accumulate(map(count, tokens))).index(words) + 1 if words else 0
        if not number:
            return [self._piece]
        return [Piece(" ".join(tokens[:number]), self._piece.room), Piece(" ".join(tokens[number:]), 0)]

    def _count_before(self) -> int:
        """Count the words before the cut; 0 if there is no place for one."""
        if not self._beginnings or not self._ends:
            return 0
        total = len(self._typed)
        least = max(FEWEST, total - len(self._ends[0].words))
        most = min(len(self._beginnings[0].words), total - FEWEST)
        ends = accumulate(map(count, self._piece.text.split()))
        return max((words for words in ends if least <= words <= most), default=0)


def judge(splice: Splice, quotation: str, near: Verdict) -> Verdict | None:
    """Return the verdict on a quotation that is put together of words from several places; None if it is none."""
    said = splice.find_hits()
    if not said:
        return None
    named = any(hit.transcript != said[0].transcript for hit in said)
    where = list(dict.fromkeys(address.format_hit(hit, named=named) for hit in said))
    if len(where) > 1 and near.hit and near.hit.score >= MEANT:
        return None
    reason = f"put together of words from {' and '.join(where)}" + ", in another order" * (len(where) == 1)
    return Verdict(quotation, "differs", said[0], (), (), reason)


def _keep_longest(kept: list[_Run], found: Iterable[Run], searchable: Searchable) -> None:
    """Keep the first of the longest runs, CANDIDATES of them."""
    for text, words in found:
        longest = len(kept[0].words) if kept else 0
        if len(words) > longest:
            kept.clear()
        if len(words) >= longest:
            kept.append(_Run(searchable.passages[text], words))
    kept.sort(key=_order)
    del kept[CANDIDATES:]


def _order(run: _Run) -> Order:
    return run.passage.order
