"""Align a query with a stretch of words and score the best alignment: a function of phrase and passage alone.

A worked example, the phrase `predatory actons` and the text `to any predatory actions`:

    words of the phrase     predatory            actons
    weights                 3.0                  2.4      square root of its letters, by `query`
    words that match        predatory (1.0)      actions (0.83)      similarity, by `similarity`
    alignment               to any [predatory] [actions]
    score                   100 * (3.0 * 1.0 + 2.4 * 0.83) / (3.0 + 2.4) = 92

Each word between two matched ones costs GAP of the mean weight, each step backwards in the phrase DISORDER of all.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .query import EPSILON, Candidate, Query, Reading

GAP = 0.18
"""Penalty for each word between matched ones, in parts of the phrase's mean weight."""
DISORDER = 0.05
"""Penalty for each step backwards in the phrase, in parts of its weight."""
SLACK = 7
"""Most words between two matched ones."""
ALMOST = 99.9
"""Cap on the score of all but an exact match."""

Stretch = Sequence[tuple[int, Candidate | None]]
"""Positions of words that can match, in order, with what they can match; None at a text's end."""


class Aligned(NamedTuple):
    """Matched words."""

    score: float
    """0 to 100; 100 is every word, exactly, adjacent, in order, and nothing else is."""
    positions: Sequence[int]


def find_starts(query: Query, stretch: Stretch, least: float) -> Iterator[tuple[float, int]]:
    """Yield where in a stretch an alignment may begin that scores `least` or more, each after its upper bound.

    The bound is the weight of the phrase's words that anything within reach can match, each word once.
    """
    reach, need = len(query.weights) + SLACK, least / 100 * query.total - EPSILON
    if query.weigh(frozenset().union(*(candidate.covers for _, candidate in stretch if candidate))) < need:
        return
    within = [0] * len(query.weights)
    end, bound = 0, 0.0
    for at, (position, candidate) in enumerate(stretch):
        while end < len(stretch) and stretch[end][0] < position + reach:
            for word in _covers(stretch[end]):
                bound += 0 if within[word] else query.weights[word]
                within[word] += 1
            end += 1
        if candidate and bound >= need:
            yield bound, at
        for word in _covers(stretch[at]):
            within[word] -= 1
            bound -= 0 if within[word] else query.weights[word]


def align_from(query: Query, stretch: Stretch, start: int, least: float) -> Aligned | None:
    """Align greedily from a start; return the prefix that scores best, or None if it does not score enough."""
    count, need = len(query.weights), least / 100 * query.total - EPSILON
    gap, step_back = GAP * query.total / (count + 1), DISORDER * query.total
    first = end = stretch[start][0]
    taken = _Alignment()
    best = 0.0
    positions: list[int] = []
    for position, candidate in stretch[start : start + count + SLACK]:
        if not candidate or position - end > SLACK or position - first >= count + SLACK:
            break
        width = taken.take(position, candidate.readings) if position >= end else 0
        if not width:
            continue
        end = position + width
        value = taken.covered - gap * (end - first - taken.used)
        if value > best and value >= need:
            value -= step_back * taken.count_steps_back()
            if value > best:
                best, positions = value, taken.positions()
    if best < need or not positions or positions[0] != first:
        return None
    score = min(100 * best / query.total, ALMOST)
    return Aligned(score, positions) if score >= least else None


class _Alignment:
    """Which word of the phrase is matched where, so far."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[int, Reading]] = {}
        self.covered = 0.0
        """Weight gained."""
        self.used = 0
        """Matched words of the text."""

    def take(self, position: int, readings: Sequence[Reading]) -> int:
        """Match the word at a position to its best unmatched word of the phrase; return the words consumed, 0 to 2."""
        for reading in readings:
            matched = range(reading.first, reading.first + reading.covers)
            if not any(at in self._found for at in matched):
                self._found.update(dict.fromkeys(matched, (position, reading)))
                self.covered += reading.gain
                self.used += _width(reading)
                return _width(reading)
        return 0

    def count_steps_back(self) -> int:
        """Count the steps backwards in the phrase."""
        order = [at for _, at in sorted((position, at) for at, (position, _) in self._found.items())]
        return sum(before > after for before, after in pairwise(order))

    def positions(self) -> list[int]:
        """List the positions of the matched words."""
        found = self._found.values()
        return sorted({at for position, reading in found for at in range(position, position + _width(reading))})


def _width(reading: Reading) -> int:
    return 2 if reading.then else 1


def _covers(place: tuple[int, Candidate | None]) -> Iterable[int]:
    return place[1].covers if place[1] else ()
