"""A typed word to the words of the texts that it can match: mistyped, inflected, begun, joined, taken apart.

There is no list of words and no stemmer, so every language is served alike: two words are near by edit
distance (RapidFuzz's OSA, in which a transposition is one edit), by a common prefix, or as a prefix of each other.
Words are keys of `fold`: lower case, without diacritics and apostrophes.
"""

import math
from collections.abc import Collection, Iterator
from typing import NamedTuple

NEAR = 0.7
"""Least similarity, 0 to 1, at which two words match; on the development phrases flat from 0.66 to 0.74."""
NEAR_THREE = 0.66
"""As NEAR, for words of three letters, of which one letter is a third."""
NEAR_JOINED = 0.85
"""As NEAR, for joined or split words: they are longer, so it is stricter."""
APART = 0.97
"""Similarity of words that differ in a blank only: `thebridge`."""
BEGUN = 0.3
"""Penalty for a prefix, per share of the word's letters that is missing."""
ENDING = 0.7
"""Penalty for two words with a common prefix, per share of their letters after it."""
LEAST_COMMON, LEAST_KIN = 4, 0.7
"""Least letters of a common prefix, and least similarity by it."""

_HEAD = 3
"""Letters of the prefix by which words are looked up."""


class Vocabulary(NamedTuple):
    """The distinct words of some texts, by length and by prefix."""

    words: Collection[str]
    """All of them."""
    by_length: dict[int, list[str]]
    by_head: dict[str, list[str]]


def collect_words(words: Collection[str]) -> Vocabulary:
    """Group numbered words so that those near a word are found without comparing all."""
    vocabulary = Vocabulary(words, {}, {})
    for word in words:
        vocabulary.by_length.setdefault(len(word), []).append(word)
        vocabulary.by_head.setdefault(word[:_HEAD], []).append(word)
    return vocabulary


def find_near_words(vocabulary: Vocabulary, word: str) -> dict[str, float]:
    """Map the words that a typed word can match to their similarity, 0 to 1; 1 is the word itself.

    A word with a digit matches only itself: 2014 is not 2016.
    """
    known = word in vocabulary.words
    if not word.isalpha() or len(word) < _HEAD:
        return {word: 1.0} if known else {}
    found: dict[str, float] = {}
    if len(word) > _HEAD:
        found = _find_mistyped(vocabulary, word, NEAR)
    elif not known:
        found = _find_mistyped(vocabulary, word, NEAR_THREE)
    for other in vocabulary.by_head.get(word[:_HEAD], ()):
        similarity = _compare_beginnings(word, other)
        if similarity > found.get(other, 0):
            found[other] = similarity
    return found | {word: 1.0} if known else found


def find_joined(vocabulary: Vocabulary, first: str, second: str) -> dict[str, float]:
    """Map the words of the texts that two typed words can match together to their similarity."""
    joined = first + second
    if len(joined) == 2:  # U.S.
        return {joined: APART} if joined in vocabulary.words else {}
    if len(joined) <= 4:
        return {}
    if not joined.isalpha():
        return {joined: APART} if joined in vocabulary.words else {}
    found = _find_mistyped(vocabulary, joined, NEAR_JOINED)
    return {word: similarity * APART for word, similarity in found.items() if word not in (first, second)}


def find_halves(vocabulary: Vocabulary, word: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words of the texts that a typed word can match together."""
    if len(word) > 4 or len(word) == 2:
        for cut in range(1, len(word)):
            if word[:cut] in vocabulary.words and word[cut:] in vocabulary.words:
                yield word[:cut], word[cut:]


def _find_mistyped(vocabulary: Vocabulary, word: str, least: float) -> dict[str, float]:
    """Map the words within edit distance to their similarity; one of less than four letters loses none."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    length = len(word)
    shortest = length if length < 4 else math.ceil(length * least)
    return {
        other: similarity
        for size in range(shortest, int(length / least) + 1)
        for other, similarity, _ in extract(
            word,
            vocabulary.by_length.get(size, ()),
            scorer=OSA.normalized_similarity,
            score_cutoff=least,
            limit=None,
        )
    }


def _compare_beginnings(word: str, other: str) -> float:
    """Return the similarity by prefix: of a word that goes on from `word`, or has another ending."""
    common = next(
        (at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
    if common == len(word):
        return 1 - BEGUN * (1 - len(word) / len(other))
    letters = len(word) + len(other)
    similarity = 1 - ENDING * (letters - 2 * common) / letters
    return similarity if common >= LEAST_COMMON and similarity >= LEAST_KIN else 0.0
