"""The words of texts, to be searched: which stretches can hold a phrase, and where in the texts that is.

A search goes from cheap to dear. What the distinct words of the texts can match together bounds every score. No hit can
do without one of the heaviest words, those without which the others do not reach the least score; only the stretches
around them are looked at, and aligned only where the words within reach are enough.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from heapq import nlargest
from itertools import chain, islice
from operator import itemgetter
from typing import NamedTuple

from .. import words
from ..model import Span
from .align import ALMOST, GAP, SLACK, Aligned, Stretch, align_from, find_starts
from .query import EPSILON, Candidate, Query, Vocabulary, weigh
from .similarity import find_common

EXACT = 100.0
"""Score of every word, exactly, adjacent, in order."""
MIN_SCORE = 71.0
"""Default least score, 0 to 100: about seven tenths of the phrase's weight must be matched in one position.

On development phrases with known places, 98.4 % of the 723 that occur are found first, and 1.3 % of the 226 that do not
are answered (`tests/bench/search.py`)."""

STAGES = 50.0, 25.0, 0.0
"""Least scores at which the nearest match is looked for, one after the other: the higher, the faster."""
MOST_TRIED = 20_000
"""Words of the phrase that the search for the nearest match may align: 1,000 times a phrase of twenty words."""

CANDIDATES = 5
"""Regions that are kept as the likeliest."""
FARTHEST = 60
"""Most words between two that agree that count against them."""
MOST_REMEMBERED = 16
"""Texts whose words' spans are remembered."""
MOST_VOTES = 2_000
"""Occurrences, besides one a word, by which they are found: the rarest words have few, the commonest tell little."""
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
    """Some texts, and where in them something is likely to be."""

    weight: float
    """Of the words there that speak for it."""
    texts: range
    """Their numbers."""
    words: range
    """Which words, counted through these texts; each text's end counts as one too."""


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
        self._spans: dict[int, list[Span]] = {}
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
            if best := _align_best(query, self._find_stretches(query, bar), bar):
                return self._write([best])[0]
        return None

    def find_within(self, query: Query, among: range) -> Match | None:
        """Find the best match of a phrase among some words (see `Region`)."""
        start, end = among.start + 1, among.stop + 1
        query.learn(frozenset(self._words[start:end]) - {""})
        best = _align_best(query, [self._read(query, start, end)], 0.0)
        return self._write([best])[0] if best else None

    def find_agreeing(self, typed: Sequence[str], among: range) -> Match:
        """Find those of a text's words, however many, that occur in the same order among some words, in one text.

        At least one of them must occur there.
        """
        owned = {key: form for form in typed for key in self.vocabulary.owners.get(form, ())}
        said = [owned.get(word, "") for word in self._words[among.start + 1 : among.stop + 1]]
        agreeing: dict[int, list[tuple[float, int]]] = {}
        for at, found in find_common(typed, said):
            position = among.start + 1 + found
            agreeing.setdefault(bisect_right(self._starts, position), []).append((weigh(typed[at]), position))
        total = sum(map(weigh, typed))
        best = max((_gather(pairs, GAP * total / len(typed)) for pairs in agreeing.values()), key=itemgetter(0))
        return self._write([Aligned(min(100 * best.score / total, ALMOST), best.positions)])[0]

    def find_likely(self, typed: Sequence[str], *, least: float = 0.0) -> list[Region]:
        """Find the regions that share the most weight of words, `least` or more, with a text, by those rarest here.

        Each occurrence of a word votes for where the text would begin; votes that are a quarter of the text's length
        apart, and some words, count together.
        """
        owners = self.vocabulary.owners
        width = len(typed) // 4 + SLACK
        rarest = self._take_rarest([(at, weigh(word), owners[word]) for at, word in enumerate(typed) if word in owners])
        if sum(weigh(typed[at]) for at, _ in rarest) < least:
            return []
        votes: dict[int, float] = {}
        for at, positions in rarest:
            slots = {(position - at) // width for position in positions}
            for slot in slots | {slot + 1 for slot in slots}:
                votes[slot] = votes.get(slot, 0.0) + weigh(typed[at])
        best = nlargest(CANDIDATES, votes.items(), key=itemgetter(1))
        return self._cut_regions([(weight, slot) for slot, weight in best if weight >= least], width, len(typed))

    def _cut_regions(self, slots: Iterable[tuple[float, int]], width: int, length: int) -> list[Region]:
        """Describe what is around the slots of votes, each once; at a text's end two may be the same."""
        likely: dict[tuple[range, range], Region] = {}
        for weight, slot in slots:
            region = self._cut_region(weight, (slot - 1) * width, (slot + 1) * width + length)
            likely.setdefault(region[1:], region)
        return list(likely.values())

    def _take_rarest(self, known: Sequence[tuple[int, float, Sequence[str]]]) -> list[tuple[int, list[int]]]:
        """Return the numbers and the positions of the rarest of some words, each a number, its weight and its keys."""
        left = MOST_VOTES + len(known)
        lacking = LEAST_VOTING * sum(weight for _, weight, _ in known)
        taken: list[tuple[int, list[int]]] = []
        counted = ((sum(len(self._postings[key]) for key in keys), at, weight, keys) for at, weight, keys in known)
        for often, at, weight, keys in sorted(counted):
            left -= often
            if left < 0 and lacking <= 0:
                break
            lacking -= weight
            taken.append((at, [position for key in keys for position in self._postings[key]]))
        return taken

    def _cut_region(self, weight: float, start: int, end: int) -> Region:
        """Describe a range of positions by the texts that it touches."""
        start, end = max(1, start), min(len(self._words), end)
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1)
        return Region(weight, range(first, last), range(start - self._starts[first], end - self._starts[first]))

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
        rarest = min(range(len(typed)), key=lambda at: sum(len(self._postings[key]) for key in places[at]))
        free = 0
        for position in self._merge(places[rarest]):
            start = position - rarest
            said = self._words[start : start + len(typed)] if start >= free else ()
            if len(said) == len(typed) and all(map(_contains, places, said)):
                yield Aligned(EXACT, range(start, start + len(typed)))
                free = start + len(typed)

    def _merge(self, keys: Iterable[str]) -> list[int]:
        """List the positions of words, in order."""
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
        for position in self._merge(key for key in matching if query.candidates[key].covers & needed):
            if position - reach > high:
                yield self._read(query, low, high)
                low = position - reach
            high = position + reach + 1
        yield self._read(query, low, high)

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

    def _read(self, query: Query, low: int, high: int) -> Stretch:
        """List the positions in a range that can match, with what they can match; a text's end is one too."""
        every = self._words
        found: list[tuple[int, Candidate | None]] = []
        for position, word in enumerate(every[max(low, 0) : high], max(low, 0)):
            if not word:
                found.append((position, None))
            elif candidate := query.candidates.get(word):
                if any(reading.then for reading in candidate.readings):
                    following = tuple(words.forms(every[position + 1]))
                    kept = [reading for reading in candidate.readings if reading.then in ("", *following)]
                    candidate = candidate._replace(readings=kept)
                if candidate.readings:
                    found.append((position, candidate))
        return found

    def _write(self, found: Iterable[Aligned]) -> list[Match]:
        """Turn positions into spans of characters."""
        matches = []
        for score, positions in found:
            doc = bisect_right(self._starts, positions[0]) - 1
            spans, start = self._get_spans(doc), self._starts[doc]
            matches.append(Match(doc, score, tuple(spans[position - start] for position in positions)))
        return matches

    def _get_spans(self, doc: int) -> list[Span]:
        """Return the spans of a text's words; those of some texts are remembered, because they recur."""
        if doc not in self._spans:
            if len(self._spans) >= MOST_REMEMBERED:
                self._spans.clear()
            self._spans[doc] = words.spans(self._texts[doc])
        return self._spans[doc]


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


def _align_best(query: Query, stretches: Iterable[Stretch], least: float) -> Aligned | None:
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
