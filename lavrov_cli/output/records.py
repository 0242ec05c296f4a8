"""The records that only `output` knows, made of the values that travel."""

from collections.abc import Iterable
from typing import NamedTuple

from ..model import Pair, Transcript, Verdict


class Question(NamedTuple):
    """A pair of a transcript, as `list` shows it."""

    transcript: Transcript
    pair: Pair


class Finding(NamedTuple):
    """A verdict, and where the quotation came from."""

    verdict: Verdict
    source: str = ""
    """The article's path, empty for a quotation given on the command line."""
    line: int = 0
    """Its line in the article or in standard input, from 1; 0 where there is none."""


class Count(NamedTuple):
    """How many records a transcript has."""

    transcript: Transcript
    number: int


def tally(transcripts: Iterable[Transcript]) -> list[Count]:
    """Count how often each transcript comes, in the order of date and name."""
    found: dict[str, Count] = {}
    for transcript in transcripts:
        before = found.get(transcript.name)
        found[transcript.name] = Count(transcript, before.number + 1 if before else 1)
    return sorted(found.values(), key=lambda count: count.transcript.order())
