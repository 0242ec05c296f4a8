"""A transcript to passages, and spans of a passage to a hit: which sentence of whom; knows nothing of output."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from ..model import Hit, Pair, Paragraph, Part, Span, Transcript
from . import sentences
from .index import Index

Order = tuple[str | int, ...]
"""What transcripts are sorted by; among hits of the same score the first in this order comes first."""

ALL_PARTS: tuple[Part, ...] = ("opening", "question", "answer")


class Passage(NamedTuple):
    """One part of one pair as a single text, so that a match may straddle its paragraphs."""

    transcript: Transcript
    """Its head only."""
    pair: Pair
    paragraphs: tuple[Paragraph, ...]
    """Never empty."""
    text: str
    """The paragraphs, joined by line feeds."""
    order: Order
    """Where it comes among all: the transcript's order, and its own number there."""


class Searchable(NamedTuple):
    """Passages, and the index of their words; made once, searched many times."""

    passages: list[Passage]
    texts: Index


def prepare(
    *transcripts: Transcript,
    parts: Sequence[str] = ALL_PARTS,
    by_speaker: bool = False,
    order: Order | None = None,
) -> Searchable:
    """Cut the wanted parts of transcripts into passages, in document order; trailers are never among them.

    Args:
        transcripts: whose passages.
        parts: those that are wanted.
        by_speaker: begin a passage with each speaker, so that no match joins the words of two.
        order: where they come among others; None for the order of date and name.
    """
    passages = [
        Passage(head, pair, run, "\n".join(paragraph.text for paragraph in run), (*(order or head.order()), number))
        for transcript in transcripts
        for head in [transcript.head()]
        for number, (pair, run) in enumerate(_list_runs(transcript, by_speaker=by_speaker))
        if run[0].part in parts
    ]
    return Searchable(passages, Index(passage.text for passage in passages))


def locate(
    passage: Passage, spans: tuple[Span, ...], score: float, *, context: int = 0, paragraph: bool = False
) -> Hit:
    """Make a hit of the spans of a match: the sentences (or paragraphs) that hold them, and the spans within those."""
    whole = Span(spans[0].start, spans[-1].end)
    shown = _lines(passage.text, whole) if paragraph else sentences.around(passage.text, whole, context)
    shown = _within(shown, _find_turns(passage, whole))
    first = passage.paragraphs[passage.text.count("\n", 0, whole.start)]
    return Hit(
        transcript=passage.transcript,
        pair=passage.pair._replace(answer=()),
        part=first.part,
        paragraph=first.number,
        speaker=first.speaker,
        line=first.line,
        score=score,
        text=passage.text[shown.start : shown.end],
        spans=tuple(Span(span.start - shown.start, span.end - shown.start) for span in spans),
        time=first.time,
    )


def _list_runs(transcript: Transcript, *, by_speaker: bool) -> Iterator[tuple[Pair, tuple[Paragraph, ...]]]:
    """Yield the paragraphs of the passages: of each question and answer, and the opening; empty ones apart."""
    for pair in transcript.everything():
        for _, run in groupby(pair.paragraphs(), key=lambda it: (it.part, it.speaker if by_speaker else "")):
            yield pair, tuple(run)


def _find_turns(passage: Passage, span: Span) -> Span:
    """Return the span of the turns that hold a span: sentences beside it may be somebody else's."""
    ends = list(accumulate(len(paragraph.text) + 1 for paragraph in passage.paragraphs))
    first, last = bisect_right(ends, span.start), bisect_left(ends, span.end)
    while first > 0 and passage.paragraphs[first - 1].speaker == passage.paragraphs[first].speaker:
        first -= 1
    while last + 1 < len(ends) and passage.paragraphs[last + 1].speaker == passage.paragraphs[last].speaker:
        last += 1
    return Span(ends[first - 1] if first else 0, ends[last] - 1)


def _within(span: Span, bounds: Span) -> Span:
    return Span(max(span.start, bounds.start), min(span.end, bounds.end))


def _lines(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
