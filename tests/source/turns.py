"""Turns of a transcript on a line each, so that tables can hold them."""

from lavrov_cli.model import Transcript
from lavrov_cli.source.pairs import parse


def write_turns(transcript: Transcript) -> list[str]:
    """List each turn's speaker and paragraphs; of one who asks with `?` before."""
    told: list[str] = []
    for pair in (transcript.opening, *transcript.pairs):
        told += [f"? {pair.question.speaker}: {' / '.join(pair.question.paragraphs)}"] if pair.question else []
        told += [f"{turn.speaker}: {' / '.join(turn.paragraphs)}" for turn in pair.answer]
    return told


def read_turns(text: str) -> list[str]:
    return write_turns(parse(text))
