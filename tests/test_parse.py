"""Parsing: paired case files; what is refused; and that nothing is lost, whatever the text."""

import json
from pathlib import Path

import pytest

from lavrov_cli.model import Transcript, Turn
from lavrov_cli.parse import parse

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
assert len(CASES) > 15


def summarise(transcript: Transcript) -> dict[str, object]:
    """All that a case file says of a transcript; a turn is its speaker, then its paragraphs."""
    return {
        "title": transcript.title,
        "published": transcript.published,
        "opening": [turn_of(turn) for turn in transcript.opening.answer],
        "pairs": [
            {"question": turn_of(pair.question), "answer": [turn_of(turn) for turn in pair.answer]}
            for pair in transcript.pairs
            if pair.question
        ],
        "trailer": list(transcript.trailer),
        "link": transcript.link,
        "inferred": transcript.inferred,
        "warnings": list(transcript.warnings),
    }


def turn_of(turn: Turn) -> list[str]:
    return [f"{turn.speaker} ({turn.note})" if turn.note else turn.speaker, *turn.paragraphs]


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_reads_each_case_as_it_should(case: Path) -> None:
    transcript = parse(case.read_text(encoding="utf-8"), name=case.stem, path=case.name)
    assert summarise(transcript) == json.loads(case.with_suffix(".json").read_text(encoding="utf-8"))
