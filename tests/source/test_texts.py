"""Texts: what of plain text and Markdown nobody said, and where lines stay lines."""

import pytest

from lavrov_cli.source import texts

from .turns import read_turns


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        pytest.param(
            "Question: Why?\nAnn Lee: So.\n[^1]: A note.\n\tgoes on\nQuestion: When?\nAnn Lee: Now.\n> [!note]- x\n> Ann Lee: y\n",
            ["? Question: Why?", "Ann Lee: So.", "? Question: When?", "Ann Lee: Now."],
            id="notes at the foot and call-outs",
        ),
        pytest.param(
            "Question: Why?\n~~~ py\nAnn Lee: x\n```\n~~~\nAnn Lee: So.\n",
            ["? Question: Why?", "Ann Lee: So."],
            id="code between tildes",
        ),
        pytest.param(
            "Question: Why?<!-- or when -->\nAnn Lee: So%% check %% it is.\n",
            ["? Question: Why?", "Ann Lee: So it is."],
            id="a comment in a line",
        ),
        pytest.param(
            "Question: Why?\nAnn Lee: 50 %% of it. <!-- So.\n",
            ["? Question: Why?", "Ann Lee: 50 %% of it. <!-- So."],
            id="a comment that is not closed is text",
        ),
        pytest.param(
            "Question: Why [[The mill|the mill]]?\nAnn Lee: By [[Oslo]].![[map.png]]![map](map.png)\n",
            ["? Question: Why the mill?", "Ann Lee: By Oslo."],
            id="links keep their words",
        ),
        pytest.param(
            "Question: Why? ^q-1\nAnn Lee: 2 ^ 3 is 8. ^a1\n",
            ["? Question: Why?", "Ann Lee: 2 ^ 3 is 8."],
            id="marks of blocks",
        ),
        pytest.param(
            "Question: Why?\nAnn Lee: \\[laughs\\] So\\_so.\n",
            ["? Question: Why?", "Ann Lee: [laughs] So_so."],
            id="brackets that are escaped",
        ),
        pytest.param(
            "Question: Why?\n{% audio x %}\n{{ name }}\n{# so #}\nAnn Lee: {so} it is.\n",
            ["? Question: Why?", "Ann Lee: {so} it is."],
            id="templates",
        ),
        pytest.param(
            "Question: Why?\n* * *\nAnn Lee: So.\n-----\n___\n",
            ["? Question: Why?", "Ann Lee: So."],
            id="rules",
        ),
        pytest.param(
            "Question: Why?\nAnn Lee: So.\n3 boats came.\n7 boats came.\n4 boats came.\n9 boats came.\n2 boats came.\n8 boats came.\n5 boats came.\n6 boats came.\n1 boats came.\n",
            [
                "? Question: Why?",
                "Ann Lee: So. / 3 boats came. / 7 boats came. / 4 boats came. / 9 boats came. / 2 boats came. / 8 boats came. / 5 boats came. / 6 boats came. / 1 boats came.",
            ],
            id="numbers at the margin that seldom count up are words",
        ),
    ],
)
def test_what_nobody_said_is_left_out(text: str, turns: list[str]) -> None:
    assert read_turns(text) == turns


def test_lines_keep_their_numbers_where_something_is_left_out() -> None:
    document = texts.read("%% a\nb %%\nQuestion: Why?\r\n```\rcode\r```\n**Bold\nstill**\n# Head\n")
    assert list(zip(document.numbers, document.lines, strict=True)) == [
        (1, ""), (2, ""), (3, "Question: Why?"), (4, ""), (5, ""), (6, ""), (7, "**Bold still**"), (8, ""), (9, "# Head"), (10, ""),
    ]  # fmt: skip
    assert {row: known.style for row, known in document.known.items()} == {6: "bold", 8: "heading"}


def test_what_is_taken_out_leaves_one_blank() -> None:
    assert texts.read("Why <!-- x --> so? Oslo ![[a.png]].").lines == ["Why so? Oslo."]
