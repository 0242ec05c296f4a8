"""Transcripts held against gold pairs: how many questions of a file are right."""

import json
from pathlib import Path

from lavrov_cli.errors import ParseError
from lavrov_cli.model import Pair, Turn
from lavrov_cli.source.pairs import parse

ENDS = 8
"""Words at each end of a question and an answer that must agree."""


def judge(gold: Path) -> tuple[int, int, list[str]]:
    """Return questions right, questions of the gold file, and what is wrong; more pairs than gold are wrong too."""
    wanted = json.loads(gold.read_text(encoding="utf-8"))
    source = gold.with_name(gold.name.replace(".gold.json", ".txt"))
    try:
        pairs: tuple[Pair, ...] = parse(source.read_text(encoding="utf-8"), name=source.stem, path=source.name).pairs
    except ParseError as error:
        return 0, len(wanted), [str(error)] if wanted else []
    wrong = [
        f"{number}: {mine} is not {theirs}"
        for number, (pair, row) in enumerate(zip(pairs, wanted, strict=False), 1)
        if (mine := ends(pair)) != (theirs := [fold(row[key]) for key in KEYS])
    ]
    right = min(len(pairs), len(wanted)) - len(wrong)
    return right, len(wanted), wrong + [f"{len(pairs)} pairs, gold has {len(wanted)}"] * (len(pairs) != len(wanted))


KEYS = ("question_start", "question_end", "answer_start", "answer_end")


def ends(pair: Pair) -> list[str]:
    """First and last words of the question and of the answer, as gold files have them: without the moderator's."""
    question = pair.question.paragraphs if pair.question else ()
    answer = [paragraph for turn in pair.answer if not is_moderator(turn) for paragraph in turn.paragraphs]
    return [
        fold(" ".join(words))
        for side in (question, answer)
        for words in (("".join(side[:1])).split()[:ENDS], "".join(side[-1:]).split()[-ENDS:])
    ]


def is_moderator(turn: Turn) -> bool:
    return turn.speaker.casefold() == "moderator"


def fold(text: str | None) -> str:
    return " ".join((text or "").split())
