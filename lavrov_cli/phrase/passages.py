"""Transcripts and a phrase to hits: which sentence of whom, and how near; knows nothing of output.

`align.Index` finds the spans; here they get their passage, speaker and sentence.
"""

from collections.abc import Iterable, Iterator, Sequence
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


def list_passages(transcripts: Iterable[Transcript], parts: Sequence[str] = ALL_PARTS) -> list[Passage]:
    """List the passages of the wanted parts in document order; trailers are never among them."""
    return [
        passage
        for transcript in transcripts
        for pair in transcript.everything()
        for passage in _split_pair(transcript, pair)
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


def prepare(transcripts: Iterable[Transcript], parts: Sequence[str] = ALL_PARTS) -> Searchable:
    """Index the wanted parts of transcripts."""
    passages = list_passages(transcripts, parts)
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


def _split_pair(transcript: Transcript, pair: Pair) -> Iterator[Passage]:
    """Yield the passages of a pair: question and answer, or the opening; empty ones apart."""
    paragraphs = tuple(pair.paragraphs())
    for part in ALL_PARTS:
        mine = tuple(paragraph for paragraph in paragraphs if paragraph.part == part)
        if mine:
            yield Passage(transcript, pair, mine, "\n".join(paragraph.text for paragraph in mine))


def _lines(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
