"""Transcripts and a phrase to hits: which sentence of whom, and how near; knows nothing of output.

`align.Index` finds the spans; here they get their passage, speaker and sentence.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from ..model import Hit, Pair, Paragraph, Part, Span, Transcript
from . import sentences
from .align import MIN_SCORE, Index

ALL_PARTS: tuple[Part, ...] = ("opening", "question", "answer")


class Passage(NamedTuple):
    """One part of one pair as a single text, so that a match may straddle its paragraphs."""

    transcript: Transcript
    pair: Pair
    paragraphs: tuple[Paragraph, ...]
    """Never empty."""
    text: str
    """The paragraphs, joined by line feeds."""


def list_passages(
    transcripts: Iterable[Transcript], parts: Sequence[str] = ALL_PARTS, *, by_speaker: bool = False
) -> list[Passage]:
    """List the passages of the wanted parts in document order; trailers are never among them.

    Args:
        transcripts: whose passages.
        parts: those that are wanted.
        by_speaker: begin a passage with each speaker, so that no match joins the words of two.
    """
    return [
        passage
        for transcript in transcripts
        for pair in transcript.everything()
        for passage in _split_pair(transcript, pair, by_speaker=by_speaker)
        if passage.paragraphs[0].part in parts
    ]


class Searchable(NamedTuple):
    """Passages and the postings of their words; made once, searched many times."""

    passages: list[Passage]
    postings: Index


class SearchOptions(NamedTuple):
    """Which hits to return, and how much text around them."""

    min_score: float = MIN_SCORE
    """0 to 100; see `align.MIN_SCORE`."""
    exact: bool = False
    """Only whole words, adjacent, in order."""
    context: int = 0
    """Sentences more on each side of those that hold the match."""
    paragraph: bool = False
    """The whole paragraphs in place of the sentences."""
    limit: int | None = None
    """How many, the best; None for all."""


def prepare(
    transcripts: Iterable[Transcript], parts: Sequence[str] = ALL_PARTS, *, by_speaker: bool = False
) -> Searchable:
    """Index the wanted parts of transcripts (see `list_passages`)."""
    passages = list_passages(transcripts, parts, by_speaker=by_speaker)
    return Searchable(passages, Index([passage.text for passage in passages]))


DEFAULT = SearchOptions()


def search(searchable: Searchable, phrase: str, wanted: SearchOptions = DEFAULT) -> list[Hit]:
    """Find a phrase: best score first, ties in document order.

    Case, diacritics, quotes, dashes and blanks do not matter.

    Raises:
        PhraseError: nothing to look for in the phrase, or too much.
    """
    if wanted.exact:
        places = searchable.postings.find_exact(phrase)[: wanted.limit]
    else:
        places = searchable.postings.find_near(phrase, min_score=wanted.min_score, limit=wanted.limit)
    return [
        locate(searchable.passages[doc], spans, score, context=wanted.context, paragraph=wanted.paragraph)
        for doc, score, spans in places
    ]


def nearest(searchable: Searchable, phrase: str) -> Hit | None:
    """Return the best hit, however low its score; None if no word of the phrase is near any."""
    found = searchable.postings.find_near(phrase, min_score=0, limit=1)
    return next((locate(searchable.passages[doc], spans, score) for doc, score, spans in found), None)


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
        pair=passage.pair,
        part=first.part,
        paragraph=first.number,
        speaker=first.speaker,
        line=first.line,
        score=score,
        text=passage.text[shown.start : shown.end],
        spans=tuple(Span(span.start - shown.start, span.end - shown.start) for span in spans),
    )


def _split_pair(transcript: Transcript, pair: Pair, *, by_speaker: bool) -> Iterator[Passage]:
    """Yield the passages of a pair: question and answer, or the opening; empty ones apart."""
    for _, run in groupby(pair.paragraphs(), key=lambda it: (it.part, it.speaker if by_speaker else "")):
        mine = tuple(run)
        yield Passage(transcript, pair, mine, "\n".join(paragraph.text for paragraph in mine))


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
