"""A quotation's pieces to the passages that hold them in order: where it was said, and what differs there."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..model import Span
from ..phrase.index import Match
from ..phrase.passages import Passage, Searchable
from ..phrase.query import list_typed
from ..words import count
from ..words import names as fits
from .comparison import Kind, compare, widen
from .pieces import Piece

KINDS: tuple[Kind, ...] = ("verbatim", "typography", "differs")
"""From the best on."""


class Found(NamedTuple):
    """A passage that holds all pieces of a quotation in order."""

    passage: Passage
    pieces: Sequence[Piece]
    spans: tuple[Span, ...]
    """Of each piece, from the first word to the end of the last one."""
    kind: Kind


def find_passages(searchable: Searchable, pieces: Sequence[Piece]) -> Iterator[Found]:
    """Yield the passages that hold all pieces in order, with no more words between them than their marks may hide."""
    places = [_group_by_text(searchable.texts.find_exact(list_typed(piece.text))) for piece in pieces]
    for doc, firsts in places[0].items():
        passage = searchable.passages[doc]
        for first in firsts:
            spans = _chain(passage.text, first, pieces[1:], [spans.get(doc, []) for spans in places[1:]])
            if spans:
                yield _compare_pieces(passage, pieces, spans)


def _compare_pieces(passage: Passage, pieces: Sequence[Piece], spans: Sequence[Span]) -> Found:
    """Compare each piece with its span, and take into the spans what belongs to their first and last words."""
    kinds = [compare(piece.text, passage.text, span) for piece, span in zip(pieces, spans, strict=True)]
    return Found(passage, pieces, tuple(widen(passage.text, span) for span in spans), max(kinds, key=KINDS.index))


def find_numbers(searchable: Searchable, pieces: Sequence[Piece]) -> Iterator[Found]:
    """Yield the passages that hold a quotation whose numbers are cut or grouped otherwise than the text's."""
    text = pieces[0].text
    if len(pieces) > 1 or not any(map(str.isdigit, text)):
        return
    words = (_list_ways(word) for word in re.findall(r"[^\W_]+", text))
    pattern = re.compile(r"[\W_]+".join(words), re.IGNORECASE)
    spoken = [key for key in list_typed(text) if not any(map(str.isdigit, key))]
    for doc in searchable.texts.list_texts_with(spoken):
        passage = searchable.passages[doc]
        for found in pattern.finditer(passage.text):
            yield _compare_pieces(passage, pieces, (Span(*found.span()),))


def _list_ways(word: str) -> str:
    """Return the pattern of a word; the digits of a number may be grouped."""
    return r"[\s.,'’]?".join(word) if word.isdigit() else re.escape(word)


def rank(found: Found, speaker: str) -> tuple[bool, int, bool, int]:
    """Order passages: no objection, nearest, an answer, least hidden."""
    hidden = sum(after.start - before.end for before, after in pairwise(found.spans))
    unsaid = found.passage.paragraphs[0].part != "answer"
    return bool(object_to(found.passage, found.spans, speaker)), KINDS.index(found.kind), unsaid, hidden


def object_to(passage: Passage, spans: Sequence[Span], speaker: str) -> str:
    """Say why words of a passage are not what the speaker said; empty if they are."""
    names = _speakers(passage, spans)
    if speaker and not all(fits(name, speaker) for name in names):
        return f"said by {' and '.join(names)}, not by {speaker}" if any(names) else f"not said by {speaker}"
    return f"words of {' and '.join(names)} run together" if len(names) > 1 else ""


def _speakers(passage: Passage, spans: Sequence[Span]) -> list[str]:
    """List the speakers of the spans, each once."""
    names: dict[str, None] = {}
    start = 0
    for paragraph in passage.paragraphs:
        end = start + len(paragraph.text)
        if any(span.start < end and span.end > start for span in spans):
            names[paragraph.speaker] = None
        start = end + 1
    return list(names)


def _group_by_text(places: Iterable[Match]) -> dict[int, list[Span]]:
    """Map each text to the spans found in it, in order."""
    grouped: dict[int, list[Span]] = {}
    for place in places:
        grouped.setdefault(place.doc, []).append(cover(place))
    return grouped


def _chain(
    text: str, first: Span, pieces: Sequence[Piece], options: Sequence[Sequence[Span]]
) -> tuple[Span, ...] | None:
    """Extend to the nearest later span of each following piece; None if one is too far."""
    spans = [first]
    for piece, mine in zip(pieces, options, strict=True):
        at = bisect_left(mine, Span(spans[-1].end, 0))
        if at == len(mine) or count(text[spans[-1].end : mine[at].start]) > piece.room:
            return None
        spans.append(mine[at])
    return tuple(spans)


def cover(place: Match) -> Span:
    """Return the span from the first matched word to the end of the last one."""
    return Span(place.spans[0].start, place.spans[-1].end)
