"""A word as somebody typed it to the words that a text really has: mistyped, inflected, begun, joined, taken apart.

There is no list of words and no stemmer, so every language is served alike: words are near by their letters
(RapidFuzz's OSA, which counts a transposition as one edit), by a common beginning, or as the whole of a beginning.
Words are keys of `fold`: lower case, without diacritics and apostrophes.
"""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

NEAR = 0.7
"""Least similarity, 0 to 1, of two words; measured on the development phrases, flat between 0.66 and 0.74."""
NEAR_THREE = 0.66
"""The same of words of three letters, of which one letter is a third."""
NEAR_JOINED = 0.85
"""The same of two words typed as one or one as two: with more letters to compare, less may differ."""
APART = 0.97
"""Similarity of words that differ in where a blank stands."""
BEGUN = 0.3
"""What a word loses that is only begun, per share of its letters that is missing."""
ENDING = 0.7
"""What two words lose that begin alike, per share of their letters in which they end otherwise."""
LEAST_COMMON, LEAST_KIN = 4, 0.7
"""Letters of a common beginning, and least similarity by it."""

_HEAD = 3
"""Letters by which words that begin alike are found."""


class Vocabulary(NamedTuple):
    """The words of some texts, by length and by their first letters."""

    words: Mapping[str, int]
    """Each word to its number."""
    by_length: dict[int, list[str]]
    by_head: dict[str, list[str]]


def collect_words(words: Mapping[str, int]) -> Vocabulary:
    """Order numbered words so that those near a word are found without comparing all of them."""
    vocabulary = Vocabulary(words, {}, {})
    for word in words:
        vocabulary.by_length.setdefault(len(word), []).append(word)
        vocabulary.by_head.setdefault(word[:_HEAD], []).append(word)
    return vocabulary


def find_near_words(vocabulary: Vocabulary, word: str) -> dict[str, float]:
    """Map the words that `word` may stand for to their similarity, 0 to 1; 1 is the word itself.

    What is no word of letters alone stands for itself: 2014 is not 2016.
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
    """Map the words that two words may have been taken apart from to their similarity."""
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
    """Yield the pairs of words that `word` may have been typed together from."""
    if len(word) > 4 or len(word) == 2:
        for cut in range(1, len(word)):
            if word[:cut] in vocabulary.words and word[cut:] in vocabulary.words:
                yield word[:cut], word[cut:]


def _find_mistyped(vocabulary: Vocabulary, word: str, least: float) -> dict[str, float]:
    """Compare with the words of fitting length; a shorter one only if the word is long enough to lose letters."""
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
    """Return how near a word is that goes on from `word`, or that has another ending."""
    common = next(
        (at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
    if common == len(word):
        return 1 - BEGUN * (1 - len(word) / len(other))
    letters = len(word) + len(other)
    similarity = 1 - ENDING * (letters - 2 * common) / letters
    return similarity if common >= LEAST_COMMON and similarity >= LEAST_KIN else 0.0
