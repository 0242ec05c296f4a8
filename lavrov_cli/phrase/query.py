"""A phrase, compiled: what each of its words weighs, and which words of the texts it can match."""

import math
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .. import words
from ..errors import PhraseError
from .similarity import OTHER, Words, judge_alone, list_halves

EPSILON = 1e-6
"""What sums of weights, and scores made of them, may be off by."""
MOST_READINGS = 12
"""Cap on the words of the phrase that one word of a text can match; without it "a a a …" takes minutes."""


class Reading(NamedTuple):
    """One word of the phrase, or two, that a word of the texts can match."""

    gain: float
    """Weight of the words of the phrase that it covers, times the similarity."""
    first: int
    """Number of the first of them, from 0."""
    covers: int
    """How many they are: two, where the texts have one word for two of the phrase."""
    then: str
    """The word that must follow, where the texts have two words for one of the phrase; else empty."""


class Candidate(NamedTuple):
    """What a word of the texts can match."""

    readings: Sequence[Reading]
    """The best first."""
    covers: frozenset[int]
    """The words of the phrase that any of them covers."""


class Vocabulary:
    """The distinct words of some texts, by their forms."""

    def __init__(self, keys: AbstractSet[str]) -> None:
        self.keys = keys
        self.owners: dict[str, list[str]] = {}
        """The keys of each form; see `words.forms`."""
        for key in keys:
            for form in words.forms(key) if words.APOSTROPHE in key else (key,):
                self.owners.setdefault(form, []).append(key)
        self.forms = Words(self.owners)


class Query:
    """A phrase, and what the words of the texts can match of it; it learns of a word when it first meets it."""

    def __init__(self, typed: Sequence[str]) -> None:
        """Compile words of `list_typed`."""
        self.words = typed
        self.weights = [weigh(word) for word in self.words]
        self.total = sum(self.weights)
        self.candidates: dict[str, Candidate] = {}
        """The words met that can match, by their keys."""
        self._halves = _group_halves(self.words)
        self._met: set[str] = set()

    def learn(self, keys: AbstractSet[str], vocabulary: Vocabulary | None = None) -> set[str]:
        """Return those of the words that can match one of the phrase's; they are in `candidates` from now on.

        Args:
            keys: of words.
            vocabulary: the same words, where they have been grouped before.
        """
        new = keys - self._met if self._met else keys
        if new:
            self._compare(vocabulary if vocabulary and not self._met else Vocabulary(new))
            self._met |= new
        return {key for key in self.candidates if key in keys}

    def bound(self, matching: Iterable[str]) -> float:
        """Return the score that no alignment with these words is above, rounding included; 0 if there are none."""
        within = frozenset().union(*(self.candidates[key].covers for key in matching))
        return 100 * self.weigh(within) / self.total + EPSILON if within else 0.0

    def weigh(self, within: Iterable[int]) -> float:
        """Return the weight of some words of the phrase."""
        return sum(map(self.weights.__getitem__, within))

    def _compare(self, vocabulary: Vocabulary) -> None:
        """Find what words that are new can match."""
        found: dict[str, list[Reading]] = {}
        for form, reading in self._list_readings(vocabulary):
            for key in vocabulary.owners[form]:
                found.setdefault(key, []).append(reading)
        for key, readings in found.items():
            readings.sort(key=lambda reading: (-reading.gain, reading.first))
            best = readings[:MOST_READINGS]
            covers = (at for reading in best for at in range(reading.first, reading.first + reading.covers))
            self.candidates[key] = Candidate(best, frozenset(covers))

    def _list_readings(self, vocabulary: Vocabulary) -> Iterator[tuple[str, Reading]]:
        """Yield the forms of words that can match, each with what of the phrase."""
        weights, alone = self.weights, len(self.words) == 1
        for at, word in enumerate(self.words):
            for form, similarity in vocabulary.forms.find_near(word).items():
                near = judge_alone(word, form, similarity) if alone else similarity
                yield form, Reading(weights[at] * near, at, 1, "")
        for at, (first, second) in enumerate(pairwise(self.words)):
            for form, similarity in vocabulary.forms.find_joined(first, second).items():
                yield form, Reading((weights[at] + weights[at + 1]) * similarity, at, 2, "")
        for form in self._halves.keys() & vocabulary.owners.keys():
            for at, then in self._halves[form]:
                yield form, Reading(weights[at] * OTHER, at, 1, then)


@lru_cache(1024)
def list_typed(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as they are looked up; raises a PhraseError if it has none."""
    typed = tuple(next(words.forms(key)) for key in words.keys(phrase))
    if not typed:
        raise PhraseError("there is no word in the phrase; give at least one letter or digit")
    return typed


def weigh(word: str) -> float:
    """Return how much a word counts in a score: the square root of its letters.

    Long words are rare and carry the sense; how rare a word is in the texts would make a score depend on what else is
    loaded, and finds no better.
    """
    return math.sqrt(len(word))


def _group_halves(typed: Iterable[str]) -> dict[str, list[tuple[int, str]]]:
    """Map the first halves of the words of a phrase to the word's number and its second half."""
    halves: dict[str, list[tuple[int, str]]] = {}
    for at, word in enumerate(typed):
        for first, second in list_halves(word):
            halves.setdefault(first, []).append((at, second))
    return halves
