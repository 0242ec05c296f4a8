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
from heapq import nlargest
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from .. import words
from .query import EPSILON, Candidate, Query, Reading, weigh
from .similarity import find_common

GAP = 0.18
"""Penalty for each word between matched ones, in parts of the phrase's mean weight."""
DISORDER = 0.05
"""Penalty for each step backwards in the phrase, in parts of its weight."""
SLACK = 7
"""Most words between two matched ones."""
ALMOST = 99.9
"""Cap on the score of all but an exact match."""

FARTHEST = 60
"""Most words between two that agree that count against them."""
MOST_TRIED = 20_000
"""Words of the phrase that the search for the best alignment may align: 1,000 times a phrase of twenty words."""

Stretch = Sequence[tuple[int, Candidate | None]]
"""Positions of words that can match, in order, with what they can match; None at a text's end."""


class Aligned(NamedTuple):
    """Matched words."""

    score: float
    """0 to 100; 100 is every word, exactly, adjacent, in order, and nothing else is."""
    positions: Sequence[int]


def read(query: Query, every: Sequence[str], low: int, high: int) -> Stretch:
    """List the positions in a range of words that can match, with what they can match; a text's end is one too."""
    found: list[tuple[int, Candidate | None]] = []
    for position, word in enumerate(every[max(low, 0) : high], max(low, 0)):
        if not word:
            found.append((position, None))
        elif candidate := query.candidates.get(word):
            if any(reading.then for reading in candidate.readings):
                following = tuple(words.forms(every[position + 1])) if position + 1 < len(every) else ()
                kept = [reading for reading in candidate.readings if reading.then in ("", *following)]
                candidate = candidate._replace(readings=kept)
            if candidate.readings:
                found.append((position, candidate))
    return found


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
    best, last = 0.0, 0
    for position, candidate in stretch[start : start + count + SLACK]:
        if not candidate or position - end > SLACK or position - first >= count + SLACK:
            break
        width = taken.take(position, candidate.readings) if position >= end else 0
        if not width:
            continue
        end = position + width
        value = taken.covered - gap * (end - first - len(taken.positions)) - step_back * taken.steps_back
        if value > best and value >= need:
            best, last = value, len(taken.positions)
    positions = taken.positions[:last]
    if not positions or positions[0] != first:
        return None
    score = min(100 * best / query.total, ALMOST)
    return Aligned(score, positions) if score >= least else None


def align_best(query: Query, stretches: Iterable[Stretch], least: float) -> Aligned | None:
    """Return the best alignment that scores `least` or more; of very many starts, the likeliest are tried."""
    starts = [(*start, stretch) for stretch in stretches for start in find_starts(query, stretch, least)]
    best: Aligned | None = None
    for bound, at, stretch in nlargest(MOST_TRIED // len(query.words), starts, key=itemgetter(0)):
        if best and 100 * bound / query.total <= best.score:
            break
        aligned = align_from(query, stretch, at, least)
        if aligned and (best is None or aligned.score > best.score):
            best = aligned
    return best


def align_words(query: Query, every: Sequence[str]) -> Aligned | None:
    """Align a phrase with some words, whatever the score; None if none of them can match."""
    query.learn(frozenset(every) - {""})
    return align_best(query, [read(query, every, 0, len(every))], 0.0)


def align_equal(typed: Sequence[str], every: Sequence[str]) -> Aligned:
    """Align a phrase, however long, with those of some words, in one text, that are the same and in the same order.

    At least one of them must be the same.
    """
    sought = set(typed)
    said = [next((form for form in words.forms(key) if form in sought), "") for key in every]
    texts = list(accumulate(not key for key in every))
    agreeing: dict[int, list[tuple[float, int]]] = {}
    for at, position in find_common(typed, said):
        agreeing.setdefault(texts[position], []).append((weigh(typed[at]), position))
    total = sum(map(weigh, typed))
    best = max((_gather(pairs, GAP * total / len(typed)) for pairs in agreeing.values()), key=itemgetter(0))
    return Aligned(min(100 * best.score / total, ALMOST), best.positions)


def _gather(found: Sequence[tuple[float, int]], gap: float) -> Aligned:
    """Return the run of matched words, each after its weight, that are worth most for what is between them.

    Common words agree by chance far from the rest; each word in between costs, but no more than FARTHEST of them.
    """
    best = Aligned(0.0, ())
    value, weight, start = 0.0, 0.0, 0
    worth = -1.0
    for number, (own, position) in enumerate(found):
        between = position - found[number - 1][1] - 1 if number else 0
        value -= gap * min(between, FARTHEST)
        if value <= 0:
            value, weight, start = 0.0, 0.0, number
        value += own
        weight += own
        if value > worth:
            worth, best = value, Aligned(weight, [place for _, place in found[start : number + 1]])
    return best


class _Alignment:
    """Which words of the phrase are matched where, so far."""

    def __init__(self) -> None:
        self._found: set[int] = set()
        self._latest = -1
        self.covered = 0.0
        """Weight gained."""
        self.positions: list[int] = []
        """Of the matched words of the text, in order."""
        self.steps_back = 0
        """Steps backwards in the phrase."""

    def take(self, position: int, readings: Sequence[Reading]) -> int:
        """Match the word at a position to its best unmatched word of the phrase; return the words consumed, 0 to 2."""
        for reading in readings:
            covered = range(reading.first, reading.first + reading.covers)
            if self._found.isdisjoint(covered):
                self._found.update(covered)
                self.steps_back += reading.first < self._latest
                self._latest = covered[-1]
                self.covered += reading.gain
                self.positions += range(position, position + _width(reading))
                return _width(reading)
        return 0


def _width(reading: Reading) -> int:
    return 2 if reading.then else 1


def _covers(place: tuple[int, Candidate | None]) -> Iterable[int]:
    return place[1].covers if place[1] else ()
