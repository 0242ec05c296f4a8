"""Dialogue without labels: dashes, questions that are set off, and what is neither."""

import pytest

from lavrov_cli.errors import ParseError

from .turns import read_turns


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        pytest.param(
            "— Why?\n— So.\n— Is it?\n— Yes.\n— A.\n— B?\n— C.\n— D.\n",
            [
                "? Question: Why?",
                "Answer: So.",
                "? Question: Is it?",
                "Answer: Yes.",
                "Answer: A.",
                "? Question: B?",
                "Answer: C.",
                "Answer: D.",
            ],
            id="answers that are more than questions follow them",
        ),
        pytest.param(
            "— Good day.\n— Good day.\n— Well.\n— Why?\n— So.\n— When?\n— Now.\n— Who?\n— He.\n",
            [
                ": — Good day.",
                "? Question: Good day.",
                "Answer: Well.",
                "? Question: Why?",
                "Answer: So.",
                "? Question: When?",
                "Answer: Now.",
                "? Question: Who?",
                "Answer: He.",
            ],
            id="what is said before the first question is before it",
        ),
        pytest.param(
            "**— Why?**\n— So.\n**— When?**\n— Now.\n",
            ["? Question: Why?", "Answer: So.", "? Question: When?", "Answer: Now."],
            id="emphasis around a dash",
        ),
        pytest.param(
            "**Why?**\n\nSo.\n\n**When?**\n",
            ["? Question: Why?", "Answer: So.", "? Question: When?"],
            id="a last question without answer",
        ),
        pytest.param(
            "**Why?**\n\n— So.\n\n**When?**\n\n– Now.\n",
            ["? Question: Why?", "Answer: So.", "? Question: When?", "Answer: Now."],
            id="a dash before an answer is no word of it",
        ),
        pytest.param(
            "**When was the\nmill built?**\n\nIn the year of the flood.\n\n**Who\nowns\nit now?**\n\nThe parish.\n\n**not closed\n\n**Is it?\n",
            [
                "? Question: When was the mill built?",
                "Answer: In the year of the flood.",
                "? Question: Who owns it now?",
                "Answer: The parish. / **not closed / **Is it?",
            ],
            id="emphasis over several lines",
        ),
    ],
)
def test_reads_questions_and_answers_without_labels(text: str, turns: list[str]) -> None:
    assert read_turns(text) == turns


@pytest.mark.parametrize(
    "text",
    [
        "- one?\n- two\n- three\n- four\n- five\n- six?\n- seven\n- eight\n- nine\n",
        "— Why?\n— A.\n— B.\n— C.\n— D.\n— E.\n— F.\n— G.\n— H.\n— I?\n",
        "1. Why?\nSo.\n3. When?\nNow.\n4. Who?\nHe.\n",
        "1. Why?\nSo.\n2. When?\nNow.\n",
        "**One**\n\n**Why?**\n\nSo.\n\n**Two**\n\n**When?**\n\nNow.\n\n**Three**\n\n**Four**\n\n**Five**\n",
    ],
    ids=["a list", "a text with dashes", "numbers with a gap", "two numbered questions", "headings few of which ask"],
)
def test_what_seldom_asks_is_no_dialogue(text: str) -> None:
    with pytest.raises(ParseError, match="labels seen: none"):
        read_turns(text)


def test_questions_in_bold_inside_the_turns_of_one_speaker_are_his() -> None:
    turn = "Nina Berg:\nWell.\n\n**1. Why is it so?**\n\nOla Moe:\nIt is so.\n\n"
    assert read_turns(turn * 4) == ["? Nina Berg: Well. / **1. Why is it so?**", "Ola Moe: It is so."] * 4
