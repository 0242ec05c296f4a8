"""Roles: who asks and who answers, where no label says so, and what is doubtful."""

import pytest

from lavrov_cli.model import Turn
from lavrov_cli.source.pairs import parse
from lavrov_cli.source.roles import Roles, infer, measure

from .turns import read_turns


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        pytest.param(
            "王明: 磨坊是哪一年建的?\n李安: 洪水那一年,两个兄弟从北方来建的。\n王明: 归谁?\n李安: 归教区,从那时起一直如此。\n王明: 还磨面吗?\n李安: 星期天磨给孩子们看。\n赵云: 谁烤面包?\n李安: 我姐姐。\n注意: 有鱼。\n",
            [
                "? 王明: 磨坊是哪一年建的?",
                "李安: 洪水那一年,两个兄弟从北方来建的。",
                "? 王明: 归谁?",
                "李安: 归教区,从那时起一直如此。",
                "? 王明: 还磨面吗?",
                "李安: 星期天磨给孩子们看。",
                "? 赵云: 谁烤面包?",
                "李安: 我姐姐。 / 注意: 有鱼。",
            ],
            id="a name without capitals asks if it has a question mark",
        ),
        pytest.param(
            "Host: Welcome.\nOla Moe: And so it is, as it was in all the years before, and will be.\nHost: Go on.\nOla Moe: And so it is, as it was in all the years before, and will be.\nIda Dahl: And so it is, as it was in all the years before, and will be.\nHost: Thanks.\nOla Moe: And so it is, as it was in all the years before, and will be.\n",
            [
                "? Host: Welcome.",
                "Ola Moe: And so it is, as it was in all the years before, and will be.",
                "? Host: Go on.",
                "Ola Moe: And so it is, as it was in all the years before, and will be.",
                "Ida Dahl: And so it is, as it was in all the years before, and will be.",
                "? Host: Thanks.",
                "Ola Moe: And so it is, as it was in all the years before, and will be.",
            ],
            id="a host asks without question marks",
        ),
        pytest.param(
            "Cy: Yes.\nBo: Why?\nAnn: Yes.\nCy: Why?\nAnn: Why?\nBo: Yes, and so it is.\nDi: Why?\nBo: Yes, and so it was.\nAnn: Why so?\nBo: So it is.\nCy: Yes, indeed.\n",
            [
                "Cy: Yes.",
                "Bo: Why?",
                "? Ann: Yes.",
                "Cy: Why?",
                "? Ann: Why?",
                "Bo: Yes, and so it is.",
                "? Di: Why?",
                "Bo: Yes, and so it was.",
                "? Ann: Why so?",
                "Bo: So it is.",
                "Cy: Yes, indeed.",
            ],
            id="one of several changes sides",
        ),
    ],
)
def test_infers_who_asks(text: str, turns: list[str]) -> None:
    assert read_turns(text) == turns


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Question: Why?\nAnn Lee: So.\n" * 4, ""),
        ("Question: Why?\nAnn Lee: So.\n" * 4 + "Mill: Yes.\n" * 2, ""),
        ("Question: Why?\nAnn Lee: So.\n" * 4 + "Mill: Yes.\n" * 3, "3 lines that begin with 'Mill:' were taken for no turns"),
        ("Question: Why?\nAnn Lee: So.\n" * 2 + f"Question: Why?\nAnn Lee: {'So. ' * 1501}\n", "the answer to question 3 is longer than all others together"),
        ("Question: Why?\nAnn Lee: So.\n" + "Question: When?\n" * 2, "2 of 3 questions have no answer"),
    ],
    ids=["nothing", "a label that recurs once", "a label that recurs often", "a long answer", "few answers"],
)  # fmt: skip
def test_says_what_may_be_read_wrongly(text: str, doubt: str) -> None:
    transcript = parse(text)
    assert (transcript.inferred, transcript.warnings[:1]) == (
        f"{doubt} (see lavrov info)" if doubt else "",
        (doubt,) if doubt else (),
    )


def test_one_of_several_changes_sides_if_that_explains_more() -> None:
    said = [("Cy", "Yes."), ("Bo", "Why?"), ("Ann", "Yes."), ("Cy", "Why?"), ("Ann", "Why?"), ("Bo", "Yes."), ("Di", "Why?"), ("Bo", "Yes.")]  # fmt: skip
    turns = [Turn(name, "", name, (words,), (line,), line) for line, (name, words) in enumerate(said, 1)]
    assert infer(measure(turns)) == Roles(["Ann", "Di"], "Bo", thin=True)
