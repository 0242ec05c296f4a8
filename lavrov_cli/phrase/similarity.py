"""How near two words are: mistyped, inflected, begun, joined, taken apart; a function of the two words alone.

There is no list of words and no stemmer, so every language is served alike: two words are near by edit
distance (RapidFuzz's OSA, in which a transposition is one edit), by a common prefix, or as a prefix of each other.
Words are `words.forms`: lower case, without diacritics and apostrophes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

NEAR = 0.72
"""Least similarity, 0 to 1, at which two words match; on the development phrases flat from 0.70 to 0.74."""
NEAR_THREE = 0.66
"""As NEAR, for words of three letters, of which one letter is a third."""
NEAR_JOINED = 0.85
"""As NEAR, for joined words: they are longer, so it is stricter."""
OTHER = 0.97
"""Factor on the similarity of whatever is not the word itself; also that of words that differ in a blank only."""
ALONE, UNLIKELY = 1.5, 2.5
"""Factors on what a word loses that is a phrase by itself, as nothing confirms it: after a likely slip, and else."""
BEGUN = 0.3
"""Penalty for a prefix, per share of the word's letters that is missing."""
ENDING = 0.7
"""Penalty for two words with a common prefix, per share of their letters after it."""
LEAST_COMMON, LEAST_KIN = 4, 0.7
"""Least letters of a common prefix, and least similarity by it."""
LEAST_JOINED = 4
"""Letters that two joined words must have more of."""
LEAST_HALF = 2
"""Least letters of each half of a word typed as one; shorter ones are halves of too many words."""

_GROUP = 3
"""Digits that are written together: `4 000`."""
_HEAD = 3
"""Letters of the prefix that words must share to be compared by their beginnings."""
_LAST = "\U0010ffff"


_KEYBOARDS = ("qwertyuiop", "asdfghjkl", "zxcvbnm"), ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
"""Rows of keys from above, each half a key to the right of the one before."""


class Words:
    """Distinct words in two orders, so that those near a word are found without comparing all."""

    def __init__(self, words: Collection[str]) -> None:
        self._every = words
        self._by_length = sorted(words, key=len)
        self._lengths = list(map(len, self._by_length))
        self._by_letter = sorted(words)

    def find_near(self, word: str) -> dict[str, float]:
        """Map those that a typed word can match to their similarity, 0 to 1; 1 is the word itself.

        A word with a digit matches only itself: 2014 is not 2016.
        """
        if not word.isalpha() or len(word) < _HEAD:
            return {word: 1.0} if word in self._every else {}
        found = self._find_mistyped(word, NEAR if len(word) > _HEAD else NEAR_THREE)
        for other in self._list_like(word[:_HEAD]):
            found[other] = max(_compare_beginnings(word, other), found.get(other, 0))
        return {other: near if other == word else near * OTHER for other, near in found.items() if near}

    def find_joined(self, first: str, second: str) -> dict[str, float]:
        """Map those that two typed words can match together to their similarity."""
        joined = first + second
        if joined.isalpha() and len(joined) > LEAST_JOINED:
            near = self._find_mistyped(joined, NEAR_JOINED)
            return {other: similarity * OTHER for other, similarity in near.items() if other not in (first, second)}
        grouped = joined.isdigit() and len(second) == _GROUP
        apart = grouped or len(joined) == 2 or len(joined) > LEAST_JOINED  # U.S.
        return {joined: OTHER} if apart and joined in self._every else {}

    def _find_mistyped(self, word: str, least: float) -> dict[str, float]:
        """Map those within edit distance; a word of less than four letters loses none."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        length = len(word)
        first = bisect_left(self._lengths, length if length < 4 else length * least)
        others = self._by_length[first : bisect_right(self._lengths, length / least)]
        near = extract(word, others, scorer=OSA.normalized_similarity, score_cutoff=least, limit=None)
        return {other: similarity for other, similarity, _ in near}

    def _list_like(self, head: str) -> list[str]:
        """List the words that begin so."""
        every = self._by_letter
        return every[bisect_left(every, head) : bisect_left(every, head + _LAST)]


def list_halves(word: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words that a typed word can match together, if they follow each other."""
    if word.isdigit():
        yield word[:-_GROUP], word[-_GROUP:]
        return
    for cut in range(LEAST_HALF, len(word) - LEAST_HALF + 1):
        yield word[:cut], word[cut:]
    if len(word) == 2:  # US, for U.S.
        yield word[0], word[1]


def find_common(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """List the numbers, from 0, of the words that two texts have in common in the same order, as many as can be.

    Words that are neighbours in the first text are so in the second wherever that is as good.
    """
    from rapidfuzz.distance import LCSseq

    found = [
        (block.a + step, block.b + step)
        for block in LCSseq.opcodes(one, other).as_matching_blocks()
        for step in range(block.size)
    ]
    for number in range(len(found) - 2, -1, -1):
        (at, _), (following, place) = found[number], found[number + 1]
        if at + 1 == following and one[at] == other[place - 1]:
            found[number] = at, place - 1
    return found


def judge_alone(word: str, other: str, similarity: float) -> float:
    """Return the similarity of two words, 0 to 1, where nothing around them confirms it."""
    likely = _is_slip(word, other) or similarity <= OTHER * _compare_beginnings(word, other)
    return max(0.0, 1 - (1 - similarity) * (ALONE if likely else UNLIKELY))


def _is_slip(word: str, other: str) -> bool:
    """Return whether fingers make one word of the other: a letter left out or put in, two exchanged, a key beside."""
    start = _count_common(word, other)
    end = min(_count_common(word[::-1], other[::-1]), len(word) - start, len(other) - start)
    typed, meant = word[start : len(word) - end], other[start : len(other) - end]
    if not typed or not meant:
        return start > 0 and len(typed + meant) == 1
    return (typed == meant[::-1] and len(typed) == 2) or _are_neighbours(typed, meant)


def _are_neighbours(one: str, other: str) -> bool:
    """Return whether two letters are beside each other on a keyboard."""
    for rows in _KEYBOARDS:
        keys = {key: (2 * at + row, row) for row, keys in enumerate(rows) for at, key in enumerate(keys)}
        if one in keys and other in keys:
            (x, row), (other_x, other_row) = keys[one], keys[other]
            return abs(x - other_x) <= 2 and abs(row - other_row) <= 1
    return False


def _compare_beginnings(word: str, other: str) -> float:
    """Return the similarity by prefix: of a word that goes on from `word`, or has another ending."""
    common = _count_common(word, other)
    if common == len(word):
        return 1 - BEGUN * (1 - len(word) / len(other))
    letters = len(word) + len(other)
    similarity = 1 - ENDING * (letters - 2 * common) / letters
    return similarity if common >= LEAST_COMMON and similarity >= LEAST_KIN else 0.0


def _count_common(word: Sequence[str], other: Sequence[str]) -> int:
    """Count the letters with which both begin."""
    least = min(len(word), len(other))
    return next((at for at in range(least) if word[at] != other[at]), least)
