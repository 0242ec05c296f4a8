"""Align a phrase with each text and score the best alignment; knows nothing of transcripts.

A worked example, the phrase `predatory actons` and the text `to any predatory actions`:

    words of the phrase     predatory            actons
    weights                 7.1                  6.8      log of how rare a word is in the texts, in nats
    words that match        predatory (1.0)      actions (0.86)      similarity, by `vocabulary`
    alignment               to any [predatory] [actions]
    score                   100 * (7.1 * 1.0 + 6.8 * 0.86) / (7.1 + 6.8) = 93

Each word between two matched ones costs GAP of the mean weight, each step backwards in the phrase DISORDER of all.

A search goes from cheap to dear. The postings of the phrase's words, the rarest first, give regions in which the upper
bound of the score (all gains, no costs) reaches the least score; once the words not yet tried cannot reach it together,
no further region can. In each region the phrase is aligned greedily from each word that could begin a match.
"""

import math
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import chain, islice, pairwise, product
from typing import NamedTuple

from .. import words
from ..errors import PhraseError
from ..model import Span
from . import vocabulary

MIN_SCORE = 71.0
"""Default least score, 0 to 100: about seven tenths of the phrase's weight must be matched in one position.

Chosen on development phrases with known places: 98 % of the 723 that occur are found first, and 0.9 % of the 226
that do not are answered (`tests/bench/search.py`). On 994 phrases that nobody here had seen it was 97 % and 3.5 %."""
MAX_PHRASE = 1000
"""Most characters of a phrase; time grows with the square of its words."""

GAP = 0.16
"""Penalty for each word between matched ones, in parts of the phrase's mean weight."""
DISORDER = 0.05
"""Penalty for each step backwards in the phrase, in parts of its weight."""
SLACK = 7
"""Most words between two matched ones."""
ALONE = 1.5
"""Factor on what a phrase of one word loses: nothing around it confirms a doubtful match."""
ALMOST = 99.9
"""Cap on the score of all but an exact match."""
MOST_READINGS = 12
"""Cap on the words of the phrase that one word of a text can match; without it "a a a …" takes minutes."""


class Match(NamedTuple):
    """Where a phrase is matched."""

    doc: int
    """Number of the text, from 0."""
    score: float
    """0 to 100; 100 is every word, exactly, adjacent, in order, and nothing else is."""
    spans: tuple[Span, ...]
    """The matched words in the text, in its order."""


class _Reading(NamedTuple):
    """One word of the phrase, or two, that a word of the texts can match."""

    gain: float
    """Weight of the words of the phrase that it covers, times the similarity."""
    first: int
    """Number of the first of them, from 0."""
    covers: int
    """How many they are: two, where the texts have one word for two of the phrase."""
    then: int
    """Number of the word that must follow, where the texts have two words for one of the phrase; else 0."""


class _Query(NamedTuple):
    """A phrase, compiled for one index."""

    weights: list[float]
    """Of each word of the phrase, in nats."""
    total: float
    readings: dict[int, list[_Reading]]
    """Of each word of the texts that can match, the best first."""


class _Aligned(NamedTuple):
    """Matched words, as positions in `Index`."""

    score: float
    positions: Sequence[int]


class Index:
    """The words of texts as numbers, in one array, and for each word its postings: its positions in that array."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Fold the texts and number their words; number 0 is no word and separates two texts."""
        self._texts = list(texts)
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        self._words = array("I", [numbers[""]])
        self._starts: list[int] = []
        for text in self._texts:
            self._starts.append(len(self._words))
            self._words.extend(map(numbers.__getitem__, words.keys(text)))
            self._words.append(0)
        self._postings = [array("I") for _ in numbers]
        for position, number in enumerate(self._words):
            self._postings[number].append(position)
        self._forms: dict[str, list[int]] = {}
        for key, number in numbers.items():
            for form in words.forms(key) if key else ():
                self._forms.setdefault(form, []).append(number)
        self._vocabulary = vocabulary.collect_words(self._forms)
        self._near: dict[str, dict[str, float]] = {}

    def find_exact(self, phrase: str) -> list[Match]:
        """Find a phrase exactly: its words, adjacent and in order; in document order.

        Raises:
            PhraseError: no word in the phrase.
        """
        return self._write(_Aligned(100.0, range(at, at + count)) for at, count in self._find_exact(_list_keys(phrase)))

    def find_near(self, phrase: str, *, min_score: float = MIN_SCORE, limit: int | None = None) -> list[Match]:
        """Find a phrase, however it was typed.

        Args:
            phrase: some words.
            min_score: least score, 0 to 100.
            limit: how many matches to return; None for all.

        Returns:
            Matches that do not overlap, best score first, ties in document order.

        Raises:
            PhraseError: no word in the phrase, or more than MAX_PHRASE characters.
        """
        if len(phrase) > MAX_PHRASE:
            raise PhraseError(
                f"the phrase has {len(phrase):,} characters, at most {MAX_PHRASE:,} are sought; shorten it"
            )
        typed = _list_keys(phrase)
        found = [_Aligned(100.0, range(at, at + count)) for at, count in self._find_exact(typed)]
        query = self._compile(typed)
        ranked = sorted(
            [*found, *self._find_alignments(query, _Bar(min_score, limit))], key=lambda it: (-it.score, it.positions[0])
        )
        apart = islice(_drop_overlapping(ranked), limit)
        return self._write(apart)

    def _find_exact(self, typed: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield position and length of each occurrence; of those that overlap, the first."""
        wanted = [set(self._forms.get(word, ())) for word in typed]
        rarest = min(range(len(wanted)), key=lambda at: self._count(wanted[at]))
        free = 0
        for position in sorted(chain.from_iterable(self._postings[number] for number in wanted[rarest])):
            start = position - rarest
            found = self._words[start : start + len(wanted)] if start >= free else ()
            if len(found) == len(wanted) and all(map(set.__contains__, wanted, found)):
                yield start, len(wanted)
                free = start + len(wanted)

    def _compile(self, typed: Sequence[str]) -> _Query:
        """Weigh each word of a phrase and list the words of the texts that can match it."""
        found: list[tuple[int, int, int, float, int]] = []  # word of the texts, first, count, similarity, then
        weights = []
        for at, word in enumerate(typed):
            near = self._find_near_words(word)
            weights.append(math.log(2 * len(self._words) / (self._count_occurrences(word, near) + 1)))
            found += [
                (number, at, 1, similarity, 0) for other, similarity in near.items() for number in self._forms[other]
            ]
            for halves in vocabulary.find_halves(self._vocabulary, word):
                for first, second in product(*(self._forms[half] for half in halves)):
                    found.append((first, at, 1, vocabulary.APART, second))
        for at, pair in enumerate(pairwise(typed)):
            for other, similarity in vocabulary.find_joined(self._vocabulary, *pair).items():
                found += [(number, at, 2, similarity, 0) for number in self._forms[other]]
        readings: dict[int, list[_Reading]] = {}
        for number, first_, count, similarity, then in found:
            gain = sum(weights[first_ : first_ + count]) * similarity
            readings.setdefault(number, []).append(_Reading(gain, first_, count, then))
        for alternatives in readings.values():
            alternatives.sort(key=lambda reading: (-reading.gain, reading.first))
            del alternatives[MOST_READINGS:]
        return _Query(weights, sum(weights), readings)

    def _find_near_words(self, word: str) -> dict[str, float]:
        """Return what matches a word; kept, because comparing with the vocabulary is half the time."""
        if word not in self._near:
            self._near[word] = vocabulary.find_near_words(self._vocabulary, word)
        return self._near[word]

    def _count_occurrences(self, word: str, near: dict[str, float]) -> float:
        """Count a word in the texts; for one that they do not have, its likeliest match."""
        if word in self._forms:
            return self._count(self._forms[word])
        best = max(near.values(), default=0)
        return max((self._count(self._forms[w]) * s for w, s in near.items() if s >= best - 0.1), default=0)

    def _count(self, numbers: Iterable[int]) -> int:
        return sum(len(self._postings[number]) for number in numbers)

    def _find_alignments(self, query: _Query, bar: "_Bar") -> Iterator[_Aligned]:
        """Yield the alignments that reach the bar, which rises with them if only the best are wanted."""
        for low, high in self._find_regions(query, bar):
            region = self._read_region(query, low, high)
            need = bar.score / 100 * query.total
            for at in _find_starts(region, need, len(query.weights) + SLACK):
                aligned = _align_from(query, region, at, need)
                if aligned and aligned.score >= bar.score:
                    bar.lift(bisect_right(self._starts, low), aligned.score)
                    yield aligned

    def _find_regions(self, query: _Query, bar: "_Bar") -> Iterator[tuple[int, int]]:
        """Yield ranges of positions whose upper bound reaches the bar, around the rarest words of the phrase first.

        Stops when the words not yet tried cannot reach the bar together.
        """
        most = [0.0] * len(self._postings)
        for number, alternatives in query.readings.items():
            most[number] = sum({r.first: r.gain for r in reversed(alternatives)}.values())
        reach = SLACK + len(query.weights)
        left = query.total
        for weight, positions in self._order_postings(query):
            if left * 100 < bar.score * query.total:
                return
            left -= weight
            region = (0, 0)
            for position in positions:
                low, high = max(0, position - reach), position + reach + 1
                # Each word once: if the phrase has it twice, `most` counts both.
                if sum(map(most.__getitem__, set(self._words[low:high]))) * 100 < bar.score * query.total:
                    continue
                if low > region[1]:
                    yield region
                    region = (low, high)
                region = (region[0], high)
            yield region

    def _order_postings(self, query: _Query) -> Iterator[tuple[float, list[int]]]:
        """Yield for each word of the phrase, the rarest first, its weight and its postings not already yielded."""
        standing_for: list[set[int]] = [set() for _ in query.weights]
        for number, alternatives in query.readings.items():
            for reading in alternatives:
                for at in range(reading.first, reading.first + reading.covers):
                    standing_for[at].add(number)
        costs = [
            sum(len(self._postings[number]) for number in numbers) / weight
            for numbers, weight in zip(standing_for, query.weights, strict=True)
        ]
        done: set[int] = set()
        for at in sorted(range(len(costs)), key=costs.__getitem__):
            new = standing_for[at] - done
            done |= new
            yield query.weights[at], sorted(position for number in new for position in self._postings[number])

    def _read_region(self, query: _Query, low: int, high: int) -> list[tuple[int, list[_Reading]]]:
        """List the positions in a range that can match, with their readings; a text's end has none."""
        every = self._words
        found: list[tuple[int, list[_Reading]]] = []
        for position in range(low, min(high, len(every))):
            number = every[position]
            if number == 0:
                found.append((position, []))
            elif number in query.readings:
                readings = [r for r in query.readings[number] if not r.then or every[position + 1] == r.then]
                if readings:
                    found.append((position, readings))
        return found

    def _write(self, found: Iterable[_Aligned]) -> list[Match]:
        """Turn positions into spans of characters; each text is tokenised at most once."""
        spans: dict[int, list[Span]] = {}
        matches = []
        for score, positions in found:
            doc = bisect_right(self._starts, positions[0]) - 1
            if doc not in spans:
                spans[doc] = words.spans(self._texts[doc])
            start = self._starts[doc]
            matches.append(Match(doc, score, tuple(spans[doc][position - start] for position in positions)))
        return matches


class _Bar:
    """The current cut-off: the least score, or that of the limit-th best text so far."""

    def __init__(self, score: float, limit: int | None) -> None:
        self.score = score
        self._limit = limit
        self._best: dict[int, float] = {}

    def lift(self, text: int, score: float) -> None:
        """Raise the cut-off by an alignment in a text; texts count, because alignments may overlap."""
        if self._limit and score > self._best.get(text, 0):
            self._best[text] = score
            if len(self._best) >= self._limit:
                self.score = max(self.score, nlargest(self._limit, self._best.values())[-1] - 1e-6)


def _list_keys(phrase: str) -> list[str]:
    """Return the words of a phrase as they are looked up; raises a PhraseError if it has none."""
    typed = [next(words.forms(key)) for key in words.keys(phrase)]
    if not typed:
        raise PhraseError("there is no word in the phrase; give at least one letter or digit")
    return typed


def _find_starts(region: Sequence[tuple[int, list[_Reading]]], need: float, reach: int) -> Iterator[int]:
    """Yield the positions of a region from which on the upper bound within reach of a match is enough."""
    end, weight = 0, 0.0
    gains = [readings[0].gain if readings else 0.0 for _, readings in region]
    for at, (position, _) in enumerate(region):
        while end < len(region) and region[end][0] < position + reach:
            weight += gains[end]
            end += 1
        if weight >= need:
            yield at
        weight -= gains[at]


def _align_from(
    query: _Query, region: Sequence[tuple[int, list[_Reading]]], start: int, need: float
) -> _Aligned | None:
    """Align greedily from a position; return the prefix that scores best, or None if it does not score enough."""
    count = len(query.weights)
    gap, step_back = GAP * query.total / (count + 1), DISORDER * query.total
    first = end = region[start][0]
    taken = _Alignment()
    best = 0.0
    positions: list[int] = []
    for position, readings in region[start : start + count + SLACK]:
        if not readings or position - end > SLACK or position - first >= count + SLACK:
            break
        width = taken.take(position, readings) if position >= end else 0
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
    lacking = (1 - best / query.total) * 100 * (ALONE if count == 1 else 1)
    return _Aligned(min(100 - lacking, ALMOST), positions)


class _Alignment:
    """Which word of the phrase is matched where, so far."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[int, _Reading]] = {}
        self.covered = 0.0
        """Weight gained."""
        self.used = 0
        """Matched words of the text."""

    def take(self, position: int, readings: Sequence[_Reading]) -> int:
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


def _width(reading: _Reading) -> int:
    return 2 if reading.then else 1


def _drop_overlapping(ranked: Iterable[_Aligned]) -> Iterator[_Aligned]:
    """Yield each alignment of which no word lies between the ends of a better one."""
    taken: set[int] = set()
    for aligned in ranked:
        within = range(aligned.positions[0], aligned.positions[-1] + 1)
        if taken.isdisjoint(within):
            taken.update(within)
            yield aligned
