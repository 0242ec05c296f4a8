"""The words of texts, to be searched: which stretches can hold a phrase, and where in the texts that is.

A search goes from cheap to dear. What the distinct words of the texts can match together bounds every score. No hit can
do without one of the heaviest words, those without which the others do not reach the least score; only the stretches
around them are looked at, and aligned only where the words within reach are enough.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from heapq import nlargest
from itertools import chain, islice, pairwise
from typing import NamedTuple

from .. import words
from ..model import Span
from .align import SLACK, Aligned, Stretch, align_best, align_from, find_starts, read
from .query import EPSILON, Query, Vocabulary, weigh

EXACT = 100.0
"""Score of every word, exactly, adjacent, in order."""
MIN_SCORE = 71.0
"""Default least score, 0 to 100: about seven tenths of the phrase's weight must be matched in one position.

On development phrases with known places, 98.4 % of the 723 that occur are found first, and 1.3 % of the 226 that do not
are answered (`tests/bench/search.py`)."""

STAGES = 50.0, 25.0, 0.0
"""Least scores at which the nearest match is looked for, one after the other: the higher, the faster."""
CANDIDATES = 5
"""Regions that are kept as the likeliest."""
RARE = 50
"""Most occurrences of a word that tells by itself where a text may be."""
MOST_VOTES = 2_000
"""Occurrences of words that are looked at for their neighbours: of rare words there are few."""
LEAST_VOTING = 0.7
"""Share of the weight of a text's words that vote, however often they occur: a text may be of common words alone."""


class Match(NamedTuple):
    """Where a phrase is matched."""

    doc: int
    """Number of the text, from 0."""
    score: float
    """0 to 100; 100 is every word, exactly, adjacent, in order, and nothing else is."""
    spans: tuple[Span, ...]
    """The matched words in the text, in its order."""


class Region(NamedTuple):
    """Where something is likely to be: adjacent words of one text or more."""

    weight: float
    """Of the words that occur there, of those looked for."""
    texts: range
    """The texts' numbers."""
    start: int
    """The number of the first word in the first text, from 0."""
    keys: Sequence[str]
    """The words' keys; an empty one ends each text but the last."""


class _Known(NamedTuple):
    """A word that is looked for and occurs."""

    at: int
    """Its number among all that are looked for."""
    weight: float
    keys: Sequence[str]


class Run(NamedTuple):
    """Adjacent words of a text."""

    text: int
    """Its number."""
    words: range
    """The words' numbers in the text, from 0."""


class Index:
    """The words of texts, in one list; an empty word ends each text."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Cut the texts into words."""
        self._texts = list(texts)
        self._words: list[str] = [""]
        self._starts: list[int] = []
        for text in self._texts:
            self._starts.append(len(self._words))
            self._words += words.keys(text)
            self._words.append("")

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The distinct words."""
        return Vocabulary(self._postings.keys())

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        """The positions of each word, in order."""
        found: dict[str, list[int]] = {}
        for position, word in enumerate(self._words):
            found.setdefault(word, []).append(position)
        del found[""]
        return found

    def find_exact(self, typed: Sequence[str]) -> list[Match]:
        """Find words (see `query.list_typed`), adjacent and in order; in document order."""
        return self._write(self._find_exact(typed))

    def find_near(self, query: Query, *, min_score: float = MIN_SCORE, limit: int | None = None) -> list[Match]:
        """Find a phrase, however it was typed.

        Args:
            query: the phrase.
            min_score: least score, 0 to 100.
            limit: how many matches to return; None for all.

        Returns:
            Matches that do not overlap, best score first, ties in document order.
        """
        exact = self._find_exact(query.words)
        near = self._find_alignments(query, _Bar(min_score, limit))
        ranked = sorted([*exact, *near], key=lambda it: (-it.score, it.positions[0]))
        return self._write(islice(_drop_overlapping(ranked), limit))

    def find_nearest(self, query: Query, *, least: float = 0.0) -> Match | None:
        """Find the best match that scores `least` or more; of very many that could be, the likeliest are tried."""
        if exact := next(self._find_exact(query.words), None):
            return self._write([exact])[0]
        for bar in sorted({max(least, stage) for stage in STAGES}, reverse=True):
            if best := align_best(query, self._find_stretches(query, bar), bar):
                return self._write([best])[0]
        return None

    def find_likely(self, typed: Sequence[str], *, least: float = 0.0) -> list[Region]:
        """Find the regions that share the most weight of words, `least` or more, with a text.

        Some occurrences of its words vote for where the text would begin (see `_list_voters`). Votes that are a quarter
        of the text's length apart, and some words, count together; what got the most is looked at.
        """
        owners = self.vocabulary.owners
        known = [_Known(at, weigh(word), owners[word]) for at, word in enumerate(typed) if word in owners]
        if not known or sum(word.weight for word in known) < least:
            return []
        width = len(typed) // 4 + SLACK
        votes: dict[int, float] = {}
        for at, weight, positions in self._list_voters(known):
            slots = {(position - at) // width for position in positions}
            for slot in slots | {slot + 1 for slot in slots}:
                votes[slot] = votes.get(slot, 0.0) + weight
        regions: dict[tuple[range, int], Region] = {}
        best = nlargest(3 * CANDIDATES, votes, key=votes.__getitem__)
        apart = [slot for at, slot in enumerate(best) if not {slot - 1, slot + 1} & set(best[:at])]
        for slot in apart[:CANDIDATES]:
            region = self._cut_region((slot - 1) * width, (slot + 1) * width + len(typed), known)
            if region.weight >= least:
                regions.setdefault(region[1:3], region)
        return list(regions.values())

    def _list_voters(self, known: Sequence["_Known"]) -> Iterator[tuple[int, float, Sequence[int]]]:
        """Yield the number of a word, a weight, and positions at which the word may be.

        Of rare words it is every position; of two neighbours every one where they are neighbours too: of the rarest
        pairs first, of the commonest none, if enough has voted before.
        """
        often = {word.at: self._count(word.keys) for word in known}
        rare = [word for word in known if often[word.at] <= RARE]
        for word in rare or [min(known, key=lambda word: often[word.at])]:
            yield word.at, word.weight, self._merge(word.keys)
        pairs = [pair for pair in pairwise(known) if pair[0].at + 1 == pair[1].at]
        voting = {word.at for word in rare}
        lacking = LEAST_VOTING * sum(word.weight for word in known) - sum(word.weight for word in rare)
        left = MOST_VOTES
        for looked_at, first, second in sorted((min(often[word.at] for word in pair), *pair) for pair in pairs):
            left -= looked_at
            if left < 0 and lacking <= 0:
                break
            lacking -= sum(word.weight for word in (first, second) if word.at not in voting)
            voting |= {first.at, second.at}
            yield first.at, first.weight + second.weight, self._find_pair(first.keys, second.keys)

    def _find_pair(self, first: Sequence[str], second: Sequence[str]) -> list[int]:
        """List the positions of a word right before another, in order."""
        every = self._words
        if self._count(first) <= self._count(second):
            return [position for position in self._merge(first) if every[position + 1] in second]
        return [position - 1 for position in self._merge(second) if every[position - 1] in first]

    def _cut_region(self, start: int, end: int, known: Sequence["_Known"]) -> Region:
        """Describe a range of positions, and weigh which of the words are there."""
        start, end = max(1, start), min(len(self._words), end)
        keys = self._words[start:end]
        there = set(keys)
        weight = sum(word.weight for word in known if not there.isdisjoint(word.keys))
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1)
        return Region(weight, range(first, last), start - self._starts[first], keys)

    def find_runs(self, typed: Sequence[str]) -> list[Run]:
        """Find where words occur, adjacent and in order, as `find_exact` does, but without the spans."""
        return [self._cut_run(place.positions) for place in self._find_exact(typed)]

    def find_beginnings(self, typed: Sequence[str], fewest: int) -> list[Run]:
        """Find where the most of a text's first words occur, `fewest` or more, adjacent and in order."""
        starts = [place.positions[0] for place in self._find_exact(typed[:fewest])]
        return self._keep_longest(range(start, start + self._extend(typed, start, 1)) for start in starts)

    def find_ends(self, typed: Sequence[str], fewest: int) -> list[Run]:
        """Find where the most of a text's last words occur, `fewest` or more, adjacent and in order."""
        ends = [place.positions[-1] for place in self._find_exact(typed[-fewest:])]
        return self._keep_longest(range(end + 1 - self._extend(typed[::-1], end, -1), end + 1) for end in ends)

    def _keep_longest(self, runs: Iterable[range]) -> list[Run]:
        found = list(runs)
        longest = max(map(len, found), default=0)
        return [self._cut_run(run) for run in found if len(run) == longest][:CANDIDATES]

    def _cut_run(self, positions: Sequence[int]) -> Run:
        text = bisect_right(self._starts, positions[0]) - 1
        start = positions[0] - self._starts[text]
        return Run(text, range(start, start + len(positions)))

    def _extend(self, typed: Sequence[str], start: int, step: int) -> int:
        """Count how many of the words occur from a position on, forwards or backwards."""
        owners = self.vocabulary.owners
        for at, word in enumerate(typed):
            position = start + step * at
            if not 0 < position < len(self._words) or self._words[position] not in owners.get(word, ()):
                return at
        return len(typed)

    def list_texts_with(self, typed: Sequence[str]) -> list[int]:
        """List the texts that have the rarest of some words; all texts if no words are given."""
        if not typed:
            return list(range(len(self._texts)))
        places = min((self._merge(self.vocabulary.owners.get(word, ())) for word in typed), key=len)
        return sorted({bisect_right(self._starts, position) - 1 for position in places})

    def _find_exact(self, typed: Sequence[str]) -> Iterator[Aligned]:
        """Yield each occurrence; of those that overlap, the first."""
        owners = self.vocabulary.owners
        if not all(map(owners.__contains__, typed)):
            return
        places = [owners[word] for word in typed]
        counts = list(map(self._count, places))
        rarest = min(range(len(typed)), key=counts.__getitem__)
        first = min(
            (at for at in (rarest - 1, rarest) if 0 <= at < len(typed) - 1),
            key=lambda at: counts[at] + counts[at + 1],
            default=0,
        )
        positions = self._find_pair(*places[first : first + 2]) if len(typed) > 1 else self._merge(places[0])
        free = 0
        for start in (position - first for position in positions):
            said = self._words[start : start + len(typed)] if start >= free else ()
            if len(said) == len(typed) and all(map(_contains, places, said)):
                yield Aligned(EXACT, range(start, start + len(typed)))
                free = start + len(typed)

    def _count(self, keys: Iterable[str]) -> int:
        """Count how often words occur."""
        return sum(len(self._postings[key]) for key in keys)

    def _merge(self, keys: Sequence[str]) -> list[int]:
        """List the positions of words, in order."""
        if len(keys) == 1:
            return self._postings[keys[0]]
        return sorted(chain.from_iterable(map(self._postings.__getitem__, keys)))

    def _find_alignments(self, query: Query, bar: "_Bar") -> Iterator[Aligned]:
        """Yield the alignments that reach the bar, which rises with them if only the best are wanted."""
        for stretch in self._find_stretches(query, bar.score):
            for _, at in find_starts(query, stretch, bar.score):
                aligned = align_from(query, stretch, at, bar.score)
                if aligned:
                    bar.lift(bisect_right(self._starts, aligned.positions[0]), aligned.score)
                    yield aligned

    def _find_stretches(self, query: Query, least: float) -> Iterator[Stretch]:
        """Yield what is around the words without which no alignment scores `least`."""
        matching = query.learn(self.vocabulary.keys, self.vocabulary)
        if query.bound(matching) < least:
            return
        needed = self._choose_needed(query, matching, least)
        reach = SLACK + len(query.words)
        low = high = 0
        for position in self._merge([key for key in matching if query.candidates[key].covers & needed]):
            if position - reach > high:
                yield read(query, self._words, low, high)
                low = position - reach
            high = position + reach + 1
        yield read(query, self._words, low, high)

    def _choose_needed(self, query: Query, matching: Collection[str], least: float) -> set[int]:
        """Choose the words of the phrase, the rarest first, one of which an alignment that scores `least` matches."""
        costs = [0.0] * len(query.weights)
        for key in matching:
            for at in query.candidates[key].covers:
                costs[at] += len(self._postings[key]) / query.weights[at]
        needed: set[int] = set()
        left = query.total
        for at in sorted(range(len(costs)), key=costs.__getitem__):
            if left * 100 < least * query.total - EPSILON:
                break
            needed.add(at)
            left -= query.weights[at]
        return needed

    def _write(self, found: Iterable[Aligned]) -> list[Match]:
        """Turn positions into spans of characters."""
        matches = []
        for score, positions in found:
            doc = bisect_right(self._starts, positions[0]) - 1
            spans, start = words.spans(self._texts[doc]), self._starts[doc]
            matches.append(Match(doc, score, tuple(spans[position - start] for position in positions)))
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
                self.score = max(self.score, nlargest(self._limit, self._best.values())[-1] - EPSILON)


def _contains(keys: Sequence[str], key: str) -> bool:
    return key in keys


def _drop_overlapping(ranked: Iterable[Aligned]) -> Iterator[Aligned]:
    """Yield each alignment of which no word lies between the ends of a better one."""
    taken: set[int] = set()
    for aligned in ranked:
        within = range(aligned.positions[0], aligned.positions[-1] + 1)
        if taken.isdisjoint(within):
            taken.update(within)
            yield aligned
