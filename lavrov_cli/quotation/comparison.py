"""A quotation and a span of a text to what differs: nothing, typography, or which words.

Both are split at blanks and around dashes, so that a lost comma or hyphen is a difference too. Typography is not
compared.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

from ..fold import APOSTROPHE, NOTHING, fold
from ..model import Change, Span
from ..phrase import sentences

Kind = Literal["verbatim", "typography", "differs"]

_CHUNK = re.compile(r"[‐-―−-]+|[^\s‐-―−-]+")
_DASHES = re.compile(r"[‐-―−-]+")
_UNCOMPARED = re.compile(r"[“”„‟\"«»‹›…]|\.{3,}|(?<!\w)['’‘‚]|['’‘](?!\w)")
"""Quotation marks and ellipses; an apostrophe inside a word is a letter."""
_SAME = str.maketrans("’‘ʼЁё", "'''Ее")
_NUMBER_BEFORE = re.compile(r"\d[\d.,:/]*[.,:/]\d$")
_NUMBER_AFTER = re.compile(r"\d[.,:/][\d.,:/]*\d|\d")
_LONGEST_NUMBER = 20


class _Chunk(NamedTuple):
    key: str
    """What is compared."""
    span: Span


def compare(words: str, text: str, span: Span) -> Kind:
    """Compare quoted words with a span of a text.

    Args:
        words: what is quoted, with its punctuation.
        text: that holds the span.
        span: from its first word to the end of the last one; its words have the same keys (see `fold`) as the quoted.
    """
    exact, whole = words.strip(), _take_in_number(text, span)
    at = span.start - core(exact).start
    if at >= 0 and text.startswith(exact, at) and whole == span:
        return "verbatim"
    mine, theirs = _cut_chunks(words, text, whole)
    return "typography" if [chunk.key for chunk in mine] == [chunk.key for chunk in theirs] else "differs"


def diff(words: str, text: str, span: Span) -> list[Change]:
    """Return the word diff from quoted words to a span of a text."""
    from rapidfuzz.distance import Levenshtein

    mine, theirs = _cut_chunks(words, text, _take_in_number(text, span))
    changes: list[Change] = []
    for step in Levenshtein.opcodes([chunk.key for chunk in mine], [chunk.key for chunk in theirs]):
        kind: Literal["same", "inserted"] = "same" if step.tag == "equal" else "inserted"
        if kind == "inserted" and step.src_start < step.src_end:
            changes.append(Change("deleted", _slice(words, mine[step.src_start : step.src_end])))
        if step.dest_start < step.dest_end:
            changes.append(Change(kind, _slice(text, theirs[step.dest_start : step.dest_end])))
    return changes


def stretch(words: str, text: str, span: Span) -> Span:
    """Widen a span over words of its sentence that replace unmatched quoted words at either end."""
    changes = diff(words, text, span)
    replaced = len(changes) > 1 and changes[1].kind == "inserted"
    before = len(_CHUNK.findall(changes[0].text)) if changes[0].kind == "deleted" and not replaced else 0
    after = len(_CHUNK.findall(changes[-1].text)) if changes[-1].kind == "deleted" else 0
    sentence = sentences.around(text, span)
    left = [found.start() for found in _CHUNK.finditer(text, sentence.start, span.start)]
    right = [found.end() for found in _CHUNK.finditer(text, span.end, sentence.end) if found[0][0].isalnum()]
    start = left[-min(before, len(left))] if before and left else span.start
    end = right[min(after, len(right)) - 1] if after and right else span.end
    return Span(start, end)


def core(text: str) -> Span:
    """Return the span from a text's first word to the end of its last one; empty if it has none."""
    folded = fold(text)
    start = len(folded) - len(folded.lstrip(f" {APOSTROPHE}{NOTHING}"))
    return Span(start, max(start, len(folded.rstrip(f" {APOSTROPHE}"))))


def _cut_chunks(words: str, text: str, span: Span) -> tuple[list[_Chunk], list[_Chunk]]:
    """Return what is to be compared of both; punctuation at the ends and the case of the first letter is not."""
    mine, theirs = _chunks(words, core(words)), _chunks(text, span)
    if mine[0].key[0].casefold() == theirs[0].key[0].casefold():
        mine[0] = mine[0]._replace(key=theirs[0].key[0] + mine[0].key[1:])
    return mine, theirs


def _chunks(text: str, span: Span) -> list[_Chunk]:
    chunks = []
    for found in _CHUNK.finditer(text, *span):
        key = unicodedata.normalize("NFC", _UNCOMPARED.sub("", found[0])).translate(_SAME)
        key = "".join(character for character in key if unicodedata.category(character) != "Cf")
        if key:
            chunks.append(_Chunk("-" if _DASHES.fullmatch(key) else key, Span(*found.span())))
    return chunks


def _slice(text: str, chunks: Sequence[_Chunk]) -> str:
    return text[chunks[0].span.start : chunks[-1].span.end]


def _take_in_number(text: str, span: Span) -> Span:
    """Take in the whole of a number of which the span has a part: `000` is no quotation of `3,000`."""
    before = _NUMBER_BEFORE.search(text[max(0, span.start - _LONGEST_NUMBER) : span.start + 1])
    after = _NUMBER_AFTER.match(text, span.end - 1)
    return Span(span.start + 1 - len(before[0]) if before else span.start, after.end() if after else span.end)
