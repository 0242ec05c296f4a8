"""Headers: what stands before the interview, and what it says of the labels."""

import pytest

from .turns import read_turns


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        pytest.param(
            "PLACE: The mill\nINTERVIEWEE: Ola Moe\n\nBERG: One.\nMOE: And so it is, as it was in all the years before, and will be. Is it not?\nBERG: Two.\nMOE: And so it is, as it was in all the years before, and will be.\nBERG: Three.\nMOE: And so it is, as it was in all the years before, and will be.\n",
            [
                ": PLACE: The mill / INTERVIEWEE: Ola Moe",
                "? BERG: One.",
                "MOE: And so it is, as it was in all the years before, and will be. Is it not?",
                "? BERG: Two.",
                "MOE: And so it is, as it was in all the years before, and will be.",
                "? BERG: Three.",
                "MOE: And so it is, as it was in all the years before, and will be.",
            ],
            id="who answers is named, so the other asks",
        ),
        pytest.param(
            "INTERVIEWER: Nina Berg\nINTERVIEWEES: Ola Moe, Ida Dahl\nDATE: 2 May\n\nBERG: One.\nMOE: And so it is, as it was in all the years before, and will be.\nBERG: Two.\nDAHL: And so it is, as it was in all the years before, and will be.\nBERG: Three.\nMOE: And so it is, as it was in all the years before, and will be.\n",
            [
                ": INTERVIEWER: Nina Berg / INTERVIEWEES: Ola Moe, Ida Dahl / DATE: 2 May",
                "? BERG: One.",
                "MOE: And so it is, as it was in all the years before, and will be.",
                "? BERG: Two.",
                "DAHL: And so it is, as it was in all the years before, and will be.",
                "? BERG: Three.",
                "MOE: And so it is, as it was in all the years before, and will be.",
            ],
            id="who asks is named, so the others answer",
        ),
        pytest.param(
            "Notes:\n1. [The flood](https://example.org/1) [0:12]\n2. www.example.org (1:12)\n\nNina Berg: Why?\nOla Moe: And so it is, as it was in all the years before, and will be.\nNina Berg: When?\nOla Moe: And so it is, as it was in all the years before, and will be.\nNina Berg: Who?\nOla Moe: And so it is, as it was in all the years before, and will be.\n",
            [
                ": Notes: / 1. [The flood](https://example.org/1) [0:12] / 2. www.example.org (1:12)",
                "? Nina Berg: Why?",
                "Ola Moe: And so it is, as it was in all the years before, and will be.",
                "? Nina Berg: When?",
                "Ola Moe: And so it is, as it was in all the years before, and will be.",
                "? Nina Berg: Who?",
                "Ola Moe: And so it is, as it was in all the years before, and will be.",
            ],
            id="a list of links with times",
        ),
        pytest.param(
            "Question: Why?\nAnn Lee: So.\nDATE: 12 May\nPLACE: Oslo\nQuestion: When?\nAnn Lee: Now.\n",
            ["? Question: Why?", "Ann Lee: So. / DATE: 12 May / PLACE: Oslo", "? Question: When?", "Ann Lee: Now."],
            id="a date inside an answer is no header",
        ),
        pytest.param(
            "I = Ink\nI: Why?\nR: So.\nI: When?\nR: Now.\nI: Who?\nR: He.\n",
            [": I = Ink", "? I: Why?", "R: So.", "? I: When?", "R: Now.", "? I: Who?", "R: He."],
            id="a letter that stands for no one who asks or answers",
        ),
        pytest.param(
            "I - Interviewer Nina Berg\n**R** = Ola Moe, informant\nI: Why?\nR: So.\nI: When?\nR: Now.\nI: Who?\nR: He.\n",
            [
                ": I - Interviewer Nina Berg / **R** = Ola Moe, informant",
                "? Interviewer Nina Berg: Why?",
                "Ola Moe, informant: So.",
                "? Interviewer Nina Berg: When?",
                "Ola Moe, informant: Now.",
                "? Interviewer Nina Berg: Who?",
                "Ola Moe, informant: He.",
            ],
            id="letters with a dash or in bold",
        ),
    ],
)
def test_a_header_is_no_turn_and_says_who_speaks(text: str, turns: list[str]) -> None:
    assert read_turns(text) == turns


def test_a_legend_of_a_code_that_nobody_has_is_text() -> None:
    text = "X = Interviewer\nNina Berg: Why?\nOla Moe: It is so, as it was before.\n"
    turns = "Nina Berg: Why?\nOla Moe: It is so, as it was before.\n" * 2
    assert read_turns(text + turns) == [
        ": X = Interviewer",
        *["? Nina Berg: Why?", "Ola Moe: It is so, as it was before."] * 3,
    ]
