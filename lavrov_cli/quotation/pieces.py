"""A quotation to the pieces that must occur in the text: cut at marks of omission, brackets and attributions."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .. import languages
from ..errors import PhraseError
from ..words import APOSTROPHES, core, count, name_keys
from .article import INTERRUPTED

MOST_REPLACED = 8
"""Most words of the text that a bracket replaces; more are an omission, and have to be marked as one."""
_OMISSION = r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.+"
_MARK = re.compile(rf"({_OMISSION}|\[[^\[\]]*\])")
_ATTRIBUTION = (
    r"(?P<end>[,?!…])\s[—–]\s(?P<ru>[^—–]{3,90}?)[,.]?\s[—–]\s"  # Russian: «А, — сказал он, — Б»
    r"|,\s(?P<fr>[^,.!?«»-]{0,40}-(?:t-)?(?:ils?|elles?|on)\b[^,.!?«»]{0,50}),\s"  # French: « A, a-t-elle dit, B »
)
"""Only what these languages set off so: words between two commas alone may be anything that was put in."""
MOST_ATTRIBUTED = 8
"""Words of an attribution inside quotation marks."""
_SAYS = tuple(languages.folded("says"))
_OUTER_MARKS = ("“”", '""', "„“", "„”", "””", "«»", "‹›", "‘’", "‚‘", "''")


MOST_PIECES = 100
"""Pieces of a quotation; one with more marks quotes nothing."""
LONGEST_EDGE = 40
"""Characters before the first word and after the last one that are compared."""


class Piece(NamedTuple):
    """Words of a quotation between two of its marks."""

    text: str
    room: float
    """How many words of the text the mark before it may hide."""


def list_interpretations(quotation: str) -> list[list[Piece]]:
    """List the ways to read a quotation: literally, since a text may hold such marks, then by editors’ marks."""
    edges = core(quotation)
    quotation = quotation[max(0, edges.start - LONGEST_EDGE) : edges.end + LONGEST_EDGE]
    bare = quotation
    while len(bare) > 1 and bare[0] + bare[-1] in _OUTER_MARKS:
        bare = bare[1:-1].strip()
    pieces = _cut_pieces(bare)
    if not pieces:
        raise PhraseError("there is no word in the quotation; give at least one letter or digit")
    if len(pieces) > MOST_PIECES:
        raise PhraseError(f"the quotation has {len(pieces):,} pieces between marks, at most {MOST_PIECES} are checked")
    literal = [[Piece(text, 0)] for text in dict.fromkeys((quotation, bare))]
    without = re.sub(_ATTRIBUTION, _mark_attribution, bare)
    readings = [*literal, pieces, *([_cut_pieces(without)] if without != bare else [])]
    return [reading for number, reading in enumerate(readings) if reading not in readings[number + 1 :]]


def _mark_attribution(found: re.Match[str]) -> str:
    """Replace an attribution inside quotation marks by the mark of an interruption; other words stay."""
    words = found["ru"] or found["fr"]
    if not _says(words):
        return found[0]
    end = found["end"] if found["end"] and found["end"] != "," else ""
    return f"{end} {INTERRUPTED} "


def _says(words: str) -> bool:
    """Return whether words attribute others to somebody: few, in small letters first, with a verb that says so."""
    every = name_keys(words)
    if not words[:1].islower() or len(every) > MOST_ATTRIBUTED:
        return False
    return any(word.startswith(_SAYS) for word in every)


def _cut_pieces(quotation: str) -> list[Piece]:
    """Cut a quotation at its marks of omission and brackets; pieces without a word are dropped."""
    first, *rest = _MARK.split(quotation)
    pieces: list[Piece] = []
    room = 0.0
    for mark, text in zip(["", *rest[::2]], [first, *rest[1::2]], strict=True):
        case = mark[1] if len(mark) == 3 and mark[1].isalnum() and _goes_on(text) else ""
        room += 0 if case else _measure_room(mark)
        if count(case + text):
            pieces.append(Piece(case + text, room))
            room = 0.0
    return pieces


def _goes_on(text: str) -> bool:
    """Return whether a text goes on with a word that a bracket began: `[T]he`, `[i]’m`."""
    return text[:1].isalnum() or (text[:1] in APOSTROPHES and text[1:2].isalpha())


def _measure_room(mark: str) -> float:
    """Return how many words of the text a mark may hide: a note's mark, `[sic]` and an empty bracket hide none."""
    if re.fullmatch(_OMISSION, mark):
        return math.inf
    return 0 if mark in ("", INTERRUPTED) or _hides_nothing(mark[1:-1].strip()) else MOST_REPLACED


def _hides_nothing(words: str) -> bool:
    """Return whether a bracket stands for no word: it holds a note's figure, `sic` or no word."""
    return words.casefold() == "sic" or not count(words) or bool(re.fullmatch(r"\^?\d{1,3}", words))


def list_added(quotation: str, pieces: Sequence[Piece]) -> tuple[str, ...]:
    """List the words that brackets and attributions put in, if the pieces are without them.

    Of `[T]he`, `[sic]`, `[…]` and the mark of an attribution there are none.
    """
    return tuple(words for mark, words in _list_put_in(quotation) if not any(mark in piece.text for piece in pieces))


def _list_put_in(quotation: str) -> Iterator[tuple[str, str]]:
    """Yield each bracket and each attribution that puts words in, as it is printed, with the words."""
    for mark in _MARK.findall(quotation):
        if mark.startswith("[") and _is_put_in(mark[1:-1].strip()):
            yield mark, mark[1:-1].strip()
    for found in re.finditer(_ATTRIBUTION, quotation):
        if _says(words := found["ru"] or found["fr"]):
            yield found[0], words


def _is_put_in(words: str) -> bool:
    """Return whether a bracket holds words that were put in: not only another case."""
    return len(words) > 1 and not _hides_nothing(words)
