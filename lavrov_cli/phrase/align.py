"""A phrase and texts to places: which words of which text are the phrase, and how nearly; knows nothing of transcripts.

Each word of the phrase is matched with the words of the vocabulary that are near it. Then that stretch of a text is
sought which holds most of them, with the fewest words between and the least disorder:

    score = 100 * (weight of the words found - weight lost by gaps and disorder) / weight of all words

A word weighs as much as it tells: much if it is rare, little if it is everywhere. So no language needs a list of small
words. No stretch is aligned that could not reach the least score even if gaps and order were perfect.
"""

import math
import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import islice, pairwise
from typing import NamedTuple

from ..errors import PhraseError
from ..fold import APOSTROPHE, NOTHING, fold, keys, split
from ..model import Span
from . import vocabulary

MIN_SCORE = 71.0
"""Default least score, 0 to 100: seven tenths of what the phrase tells must stand together in the text.

Chosen on development phrases with known places: at it 98 % of the 723 that occur are found first, and 0.9 % of the 226
that do not are answered (`tests/bench/search.py`). On 994 phrases that nobody here had seen it was 97 % and 3.5 %."""
MAX_PHRASE = 1000
"""Characters of a phrase; the time for one grows with the square of its words."""

GAP = 0.16
"""What each word between matched ones costs, in parts of the phrase's mean weight."""
DISORDER = 0.05
"""What each step backwards in the phrase costs, in parts of its weight."""
SLACK = 7
"""Most words between two matched ones."""
ALONE = 1.5
"""Factor for what a phrase of one word lacks: nothing around it confirms a doubtful one."""
ALMOST = 99.9
"""Most that anything but the very words can score."""
MOST_READINGS = 12
"""Words of the phrase that one word may stand for; more only if it is said over and over, which would take minutes."""

_WORD = re.compile(rf"[^\s{APOSTROPHE}{NOTHING}]+(?:[{APOSTROPHE}{NOTHING}]+[^\s{APOSTROPHE}{NOTHING}]+)*{NOTHING}*")
"""A word of a folded text, with the combining marks at its end."""


class Match(NamedTuple):
    """Where a phrase stands in the texts."""

    doc: int
    """Number of the text, from 0."""
    score: float
    """0 to 100; 100 is every word, exactly, adjacent, in order, and nothing else is."""
    spans: tuple[Span, ...]
    """The matched words in the text, in its order."""


class _Reading(NamedTuple):
    """What a word of the texts may stand for in the phrase."""

    gain: float
    """Weight of the phrase's words that it covers, times its similarity."""
    first: int
    """Number of the first of them, from 0."""
    covers: int
    """How many they are: two, where the texts have as one word what the phrase has as two."""
    then: int
    """The word that must follow, where the phrase has as one word what the texts have as two; else 0."""


class _Query(NamedTuple):
    """A phrase, ready to be sought."""

    weights: list[float]
    """Of each word: how much it tells, in nats."""
    total: float
    readings: dict[int, list[_Reading]]
    """Of each word of the texts that may stand for something, the best first."""


class _Stretch(NamedTuple):
    """Words of the texts that are the phrase, as numbers of places in `Index`."""

    score: float
    places: Sequence[int]


class Index:
    """Texts made ready: words as numbers, one array for all texts, and for each word its places in it."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Fold the texts and number their words; number 0 is no word and stands between two texts."""
        self._folded = [fold(text) for text in texts]
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        self._words = array("I", [numbers[""]])
        self._starts: list[int] = []
        for folded in self._folded:
            self._starts.append(len(self._words))
            self._words.extend(map(numbers.__getitem__, split(folded)))
            self._words.append(0)
        numbers.default_factory = None
        self._numbers = numbers
        self._places = [array("I") for _ in numbers]
        for place, number in enumerate(self._words):
            self._places[number].append(place)
        self._vocabulary = vocabulary.collect_words(numbers)
        self._near: dict[str, dict[str, float]] = {}

    def find_exact(self, phrase: str) -> list[Match]:
        """Find the very words of a phrase, adjacent and in order, in document order.

        Raises:
            PhraseError: no word in the phrase.
        """
        return self._write(_Stretch(100.0, range(at, at + count)) for at, count in self._find_exact(_list_keys(phrase)))

    def find_near(self, phrase: str, *, min_score: float = MIN_SCORE, limit: int | None = None) -> list[Match]:
        """Find a phrase, however it was typed.

        Args:
            phrase: some words.
            min_score: least score, 0 to 100.
            limit: how many places are wanted; None for all.

        Returns:
            Places that do not overlap, best score first, ties in document order.

        Raises:
            PhraseError: no word in the phrase, or more than MAX_PHRASE characters.
        """
        if len(phrase) > MAX_PHRASE:
            raise PhraseError(
                f"the phrase has {len(phrase):,} characters, at most {MAX_PHRASE:,} are sought; shorten it"
            )
        words = _list_keys(phrase)
        found = [_Stretch(100.0, range(at, at + count)) for at, count in self._find_exact(words)]
        query = self._compile(words)
        ranked = sorted(
            [*found, *self._find_stretches(query, _Bar(min_score, limit))], key=lambda it: (-it.score, it.places[0])
        )
        apart = islice(_drop_overlapping(ranked), limit)
        return self._write(apart)

    def _find_exact(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield place and length of each occurrence; of those that overlap, the first."""
        if not all(word in self._numbers for word in words):
            return
        wanted = array("I", [self._numbers[word] for word in words])
        rarest = min(range(len(wanted)), key=lambda at: len(self._places[wanted[at]]))
        free = 0
        for place in self._places[wanted[rarest]]:
            start = place - rarest
            if start >= free and self._words[start : start + len(wanted)] == wanted:
                yield start, len(wanted)
                free = start + len(wanted)

    def _compile(self, words: Sequence[str]) -> _Query:
        """Find out what each word of the phrase weighs, and which words of the texts may stand for it."""
        found: list[tuple[int, int, int, float, int]] = []  # word of the texts, first, count, similarity, then
        weights = []
        for at, word in enumerate(words):
            near = self._find_near_words(word)
            weights.append(math.log(2 * len(self._words) / (self._count_occurrences(word, near) + 1)))
            found += [(self._numbers[other], at, 1, similarity, 0) for other, similarity in near.items()]
            for first, second in vocabulary.find_halves(self._vocabulary, word):
                found.append((self._numbers[first], at, 1, vocabulary.APART, self._numbers[second]))
        for at, pair in enumerate(pairwise(words)):
            joined = vocabulary.find_joined(self._vocabulary, *pair)
            found += [(self._numbers[other], at, 2, similarity, 0) for other, similarity in joined.items()]
        readings: dict[int, list[_Reading]] = {}
        for number, first_, count, similarity, then in found:
            gain = sum(weights[first_ : first_ + count]) * similarity
            readings.setdefault(number, []).append(_Reading(gain, first_, count, then))
        for alternatives in readings.values():
            alternatives.sort(key=lambda reading: (-reading.gain, reading.first))
            del alternatives[MOST_READINGS:]
        return _Query(weights, sum(weights), readings)

    def _find_near_words(self, word: str) -> dict[str, float]:
        """Look a word up once only: comparing it with the vocabulary is half the time of a search."""
        if word not in self._near:
            self._near[word] = vocabulary.find_near_words(self._vocabulary, word)
        return self._near[word]

    def _count_occurrences(self, word: str, near: dict[str, float]) -> float:
        """Tell how often the texts have a word; one that they do not have, as often as what it likeliest stands for."""
        if word in self._numbers:
            return len(self._places[self._numbers[word]])
        best = max(near.values(), default=0)
        return max((len(self._places[self._numbers[w]]) * s for w, s in near.items() if s >= best - 0.1), default=0)

    def _find_stretches(self, query: _Query, bar: "_Bar") -> Iterator[_Stretch]:
        """Yield the stretches that reach the bar, which rises with them if only the best are wanted."""
        for low, high in self._find_regions(query, bar):
            region = self._read_region(query, low, high)
            need = bar.score / 100 * query.total
            for at in _find_starts(region, need, len(query.weights) + SLACK):
                stretch = _align_from(query, region, at, need)
                if stretch and stretch.score >= bar.score:
                    bar.lift(bisect_right(self._starts, low), stretch.score)
                    yield stretch

    def _find_regions(self, query: _Query, bar: "_Bar") -> Iterator[tuple[int, int]]:
        """Yield ranges of places around the phrase's words, the rarest first, in which enough weight stands.

        They end where the words that are left do not weigh enough together: no match can do without all others.
        """
        most = [0.0] * len(self._places)
        for number, alternatives in query.readings.items():
            most[number] = sum({r.first: r.gain for r in reversed(alternatives)}.values())
        reach = SLACK + len(query.weights)
        left = query.total
        for weight, places in self._order_places(query):
            if left * 100 < bar.score * query.total:
                return
            left -= weight
            region = (0, 0)
            for place in places:
                low, high = max(0, place - reach), place + reach + 1
                # Each word once: if the phrase says it twice, it stands for both.
                if sum(map(most.__getitem__, set(self._words[low:high]))) * 100 < bar.score * query.total:
                    continue
                if low > region[1]:
                    yield region
                    region = (low, high)
                region = (region[0], high)
            yield region

    def _order_places(self, query: _Query) -> Iterator[tuple[float, list[int]]]:
        """Yield for each word of the phrase, the rarest first, its weight and the places that none before it has."""
        standing_for: list[set[int]] = [set() for _ in query.weights]
        for number, alternatives in query.readings.items():
            for reading in alternatives:
                for at in range(reading.first, reading.first + reading.covers):
                    standing_for[at].add(number)
        costs = [
            sum(len(self._places[number]) for number in numbers) / weight
            for numbers, weight in zip(standing_for, query.weights, strict=True)
        ]
        done: set[int] = set()
        for at in sorted(range(len(costs)), key=costs.__getitem__):
            new = standing_for[at] - done
            done |= new
            yield query.weights[at], sorted(place for number in new for place in self._places[number])

    def _read_region(self, query: _Query, low: int, high: int) -> list[tuple[int, list[_Reading]]]:
        """List the places in a range that may stand for something, with their readings; a text's end has none."""
        words = self._words
        found: list[tuple[int, list[_Reading]]] = []
        for place in range(low, min(high, len(words))):
            number = words[place]
            if number == 0:
                found.append((place, []))
            elif number in query.readings:
                readings = [r for r in query.readings[number] if not r.then or words[place + 1] == r.then]
                if readings:
                    found.append((place, readings))
        return found

    def _write(self, stretches: Iterable[_Stretch]) -> list[Match]:
        """Turn numbers of places into spans of characters; each text is cut into words at most once."""
        cut: dict[int, array[int]] = {}
        found = []
        for score, places in stretches:
            doc = bisect_right(self._starts, places[0]) - 1
            folded = self._folded[doc]
            if doc not in cut:
                cut[doc] = array("I", (word.start() for word in _WORD.finditer(folded)))
            starts = (cut[doc][place - self._starts[doc]] for place in places)
            spans = (_WORD.match(folded, start) for start in starts)
            found.append(Match(doc, score, tuple(Span(*span.span()) for span in spans if span)))
        return found


class _Bar:
    """The score that is still worth finding: the least one, or that of the best texts, as many as are wanted."""

    def __init__(self, score: float, limit: int | None) -> None:
        self.score = score
        self._limit = limit
        self._best: dict[int, float] = {}

    def lift(self, text: int, score: float) -> None:
        """Take note of a stretch in a text; counting texts, not stretches, because stretches may overlap."""
        if self._limit and score > self._best.get(text, 0):
            self._best[text] = score
            if len(self._best) >= self._limit:
                self.score = max(self.score, nlargest(self._limit, self._best.values())[-1] - 1e-6)


def _list_keys(phrase: str) -> list[str]:
    """Return the keys of a phrase's words; raises a PhraseError if it has none."""
    words = keys(phrase)
    if not words:
        raise PhraseError("there is no word in the phrase; give at least one letter or digit")
    return words


def _find_starts(region: Sequence[tuple[int, list[_Reading]]], need: float, reach: int) -> Iterator[int]:
    """Yield the places of a region from which on, as far as a match reaches, enough weight stands."""
    end, weight = 0, 0.0
    gains = [readings[0].gain if readings else 0.0 for _, readings in region]
    for at, (place, _) in enumerate(region):
        while end < len(region) and region[end][0] < place + reach:
            weight += gains[end]
            end += 1
        if weight >= need:
            yield at
        weight -= gains[at]


def _align_from(
    query: _Query, region: Sequence[tuple[int, list[_Reading]]], start: int, need: float
) -> _Stretch | None:
    """Walk on from a place, let each word stand for the best that is free, and stop where that was worth most."""
    count = len(query.weights)
    gap, step_back = GAP * query.total / (count + 1), DISORDER * query.total
    first = end = region[start][0]
    taken = _Alignment()
    best = 0.0
    places: list[int] = []
    for place, readings in region[start : start + count + SLACK]:
        if not readings or place - end > SLACK or place - first >= count + SLACK:
            break
        width = taken.take(place, readings) if place >= end else 0
        if not width:
            continue
        end = place + width
        value = taken.covered - gap * (end - first - taken.used)
        if value > best and value >= need:
            value -= step_back * taken.count_steps_back()
            if value > best:
                best, places = value, taken.places()
    if best < need or not places or places[0] != first:
        return None
    lacking = (1 - best / query.total) * 100 * (ALONE if count == 1 else 1)
    return _Stretch(min(100 - lacking, ALMOST), places)


class _Alignment:
    """Which word of the phrase is found where, on one walk; grows as the walk goes on."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[int, _Reading]] = {}
        self.covered = 0.0
        """Weight gained."""
        self.used = 0
        """Words of the text that stand for something."""

    def take(self, place: int, readings: Sequence[_Reading]) -> int:
        """Match the word at a place to its best unmatched word of the phrase; return the words consumed, 0 to 2."""
        for reading in readings:
            matched = range(reading.first, reading.first + reading.covers)
            if not any(at in self._found for at in matched):
                self._found.update(dict.fromkeys(matched, (place, reading)))
                self.covered += reading.gain
                self.used += _width(reading)
                return _width(reading)
        return 0

    def count_steps_back(self) -> int:
        """Count where the text goes backwards in the phrase."""
        order = [at for _, at in sorted((place, at) for at, (place, _) in self._found.items())]
        return sum(before > after for before, after in pairwise(order))

    def places(self) -> list[int]:
        """List the places of the words that stand for something."""
        found = self._found.values()
        return sorted({at for place, reading in found for at in range(place, place + _width(reading))})


def _width(reading: _Reading) -> int:
    return 2 if reading.then else 1


def _drop_overlapping(ranked: Iterable[_Stretch]) -> Iterator[_Stretch]:
    """Yield each stretch of which no word lies between the ends of a better one."""
    taken: set[int] = set()
    for stretch in ranked:
        within = range(stretch.places[0], stretch.places[-1] + 1)
        if taken.isdisjoint(within):
            taken.update(within)
            yield stretch
