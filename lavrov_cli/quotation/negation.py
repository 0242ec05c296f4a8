"""The words that turn a sentence round: where a quotation leaves one out or puts one in, it may say the contrary."""

from functools import cache

from .. import languages
from ..model import Span
from ..phrase import sentences
from ..words import APOSTROPHE, keys, spans


@cache
def _list_words() -> tuple[set[tuple[str, ...]], tuple[str, ...]]:
    """Return the keys of the words, and the ends of words."""
    every = languages.words("negations")
    return {tuple(keys(word)) for word in every if APOSTROPHE not in word}, tuple(
        word for word in every if APOSTROPHE in word
    )


def list_negations(text: str) -> list[str]:
    """List the words of a text that turn a sentence round, as they are printed."""
    negations, ends = _list_words()
    own, places = keys(text), spans(text)
    longest = max(map(len, negations))
    found: list[str] = []
    at = 0
    while at < len(own):
        most = min(longest, len(own) - at)
        lengths = (length for length in range(most, 0, -1) if tuple(own[at : at + length]) in negations)
        length = next(lengths, int(own[at].endswith(ends)))
        if length:
            found.append(text[places[at].start : places[at + length - 1].end])
        at += length or 1
    return found


def list_hidden_negations(text: str, hidden: Span) -> list[str]:
    """List the words of this kind that are hidden in a text, in a sentence of which another part is not.

    A sentence that is hidden whole does not change what the others say.
    """
    head = sentences.around(text, Span(max(hidden.start - 1, 0), hidden.start)).end
    tail = sentences.around(text, Span(hidden.end, hidden.end + 1)).start
    if head >= hidden.end or tail <= hidden.start:
        return list_negations(text[hidden.start : hidden.end])
    return list_negations(text[hidden.start : head]) + list_negations(text[tail : hidden.end])
