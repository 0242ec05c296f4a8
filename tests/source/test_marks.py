"""Marks: which style of marks a document uses, and which marks of it begin a turn."""

import pytest

from .turns import read_turns


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        pytest.param(
            "Question: Why?\nAnn Lee: So.\nQuestion: Why?\nAnn Lee: So.\nQuestion: Why?\nAnn Lee: So.\nQuestion: Why?\nAnn Lee: So.\nQuestion: Why?\nAnn Lee: So.\nQuestion: Why?\nAnn Lee: So.\n【甲】x\n【乙】y\n【甲】z\n",
            [
                "? Question: Why?",
                "Ann Lee: So.",
                "? Question: Why?",
                "Ann Lee: So.",
                "? Question: Why?",
                "Ann Lee: So.",
                "? Question: Why?",
                "Ann Lee: So.",
                "? Question: Why?",
                "Ann Lee: So.",
                "? Question: Why?",
                "Ann Lee: So. / 【甲】x / 【乙】y / 【甲】z",
            ],
            id="few marks in brackets are words where names have colons",
        ),
        pytest.param(
            "【记者】为何0?\n【李安】是。\n【记者】为何1?\n【李安】是。\n【记者】为何2?\n【李安】是。\n【记者】为何3?\n【李安】是。\n【记者】为何4?\n【李安】是。\n【记者】为何5?\n【李安】是。\n【记者】为何6?\n【李安】是。\n【记者】为何7?\n【李安】是。\n【记者】为何8?\n【李安】是。\nBo\tOne.\nCy\tTwo.\nBo\tThree.\nCy\tFour.\n",
            [
                "? 记者: 为何0?",
                "李安: 是。",
                "? 记者: 为何1?",
                "李安: 是。",
                "? 记者: 为何2?",
                "李安: 是。",
                "? 记者: 为何3?",
                "李安: 是。",
                "? 记者: 为何4?",
                "李安: 是。",
                "? 记者: 为何5?",
                "李安: 是。",
                "? 记者: 为何6?",
                "李安: 是。",
                "? 记者: 为何7?",
                "李安: 是。",
                "? 记者: 为何8?",
                "李安: 是。 / Bo\tOne. / Cy\tTwo. / Bo\tThree. / Cy\tFour.",
            ],
            id="a style that is much rarer than another is none",
        ),
        pytest.param(
            "【记者】为何?\n【李安】是。\n【why?】x\n【12】y\n【记者】何时?\n【李安】今天。\n",
            ["? 记者: 为何?", "李安: 是。 / 【why?】x / 【12】y", "? 记者: 何时?", "李安: 今天。"],
            id="a question or a number in brackets is no name",
        ),
        pytest.param(
            "[Q] Why?\n[A] So.\n[--] x\n[Q] When?\n[A] Now.\n",
            ["? Q: Why?", "A: So. / [--] x", "? Q: When?", "A: Now."],
            id="punctuation in brackets is no name",
        ),
        pytest.param(
            "Ann\tWhy?\nBo\tSo long as it is.\nand then\twords\nAnn\tWhen?\nBo\tNow and then.\nAnn\tWho?\nBo\tNobody who I know.\n",
            [
                "? Ann: Why?",
                "Bo: So long as it is. / and then\twords",
                "? Ann: When?",
                "Bo: Now and then.",
                "? Ann: Who?",
                "Bo: Nobody who I know.",
            ],
            id="small letters before a tab are no name",
        ),
        pytest.param(
            "Mr. Tolland. Why is the mill closed?\nThe Chairwoman. It is closed since the flood.\nNo. That is not so.\nMr. Tolland. Since when?\nThe Chairwoman. Since the spring, as was told here.\nMr. Tolland. And who pays?\nThe Chairwoman. All of us pay.\n",
            [
                "? Mr. Tolland: Why is the mill closed?",
                "The Chairwoman: It is closed since the flood. / No. That is not so.",
                "? Mr. Tolland: Since when?",
                "The Chairwoman: Since the spring, as was told here.",
                "? Mr. Tolland: And who pays?",
                "The Chairwoman: All of us pay.",
            ],
            id="a title and a name before a full stop",
        ),
        pytest.param(
            "INT - Why?\nMOE - So it is.\nINT - When?\nMOE - Now and then.\nINT - Who?\nMOE - Nobody.\n",
            ["? INT: Why?", "MOE: So it is.", "? INT: When?", "MOE: Now and then.", "? INT: Who?", "MOE: Nobody."],
            id="words in capitals before a dash",
        ),
        pytest.param(
            "Ann  0:01\nWhy?\nBo  0:02\nSo it is.\n***  0:03\nAnn  0:04\nWhen?\nBo  0:05\nNow and then.\nAnn  0:06\nWho?\nBo  0:07\nNobody at all.\n",
            [
                "? Ann: Why?",
                "Bo: So it is. / ***",
                "? Ann: When?",
                "Bo: Now and then.",
                "? Ann: Who?",
                "Bo: Nobody at all.",
            ],
            id="stars with a time are no name",
        ),
        pytest.param(
            "Question 1\nWhy?\nAnswer 1\nSo.\nQuestion 2\nWhen?\nAnswer 2\nNow.\nQuestion 3\nWho?\nAnswer 3\nNobody.\n",
            [
                "? Question: Why?",
                "Answer: So.",
                "? Question: When?",
                "Answer: Now.",
                "? Question: Who?",
                "Answer: Nobody.",
            ],
            id="words with a number alone on their line",
        ),
        pytest.param(
            "**Q. Why?**\n**A.** So.\n**Q. When?**\nA. Now.\n**Q. Who?**\nA. Nobody.\n",
            ["? Q: Why?", "A: So.", "? Q: When?", "A: Now.", "? Q: Who?", "A: Nobody."],
            id="letters in bold with the words or without",
        ),
        pytest.param(
            "A) So.\nQ) Why?\nA) So.\nQ) When?\nA) Now.\nI. One.\n",
            ["A: So.", "? Q: Why?", "A: So.", "? Q: When?", "A: Now.", "I: One."],
            id="letters with a bracket",
        ),
        pytest.param(
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Why?\n\n00:03.000 --> 00:04.000\n<v Bo>So it is.\n\n00:05.000 --> 00:06.000\n<v Ann>When?\n\n00:07.000 --> 00:08.000\n<v Bo>Now and then.\n\n00:09.000 --> 00:10.000\n<v Ann>Who?\n\n00:11.000 --> 00:12.000\n<v Bo>Nobody.\n",
            ["? Ann: Why?", "Bo: So it is.", "? Ann: When?", "Bo: Now and then.", "? Ann: Who?", "Bo: Nobody."],
            id="voices that the file names",
        ),
        pytest.param(
            "Q1A: Why?\nA1: So.\nQ2A: When?\nA2: Now.\n",
            ["? Q: Why?", "A: So.", "? Q: When?", "A: Now."],
            id="codes with a number and a colon",
        ),
        pytest.param(
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Why?\n\n00:03.000 --> 00:04.000\n<v Bo>So it is.\n\n00:05.000 --> 00:06.000\n<v Ann>When?\n\n00:07.000 --> 00:08.000\n<v Bo>Now.\n\n00:08.000 --> 00:08.500\n<v Bo>And then.\n\n00:09.000 --> 00:10.000\n<v Ann>Who?\n\n00:11.000 --> 00:12.000\n<v Bo>Nobody.\n",
            ["? Ann: Why?", "Bo: So it is.", "? Ann: When?", "Bo: Now. And then.", "? Ann: Who?", "Bo: Nobody."],
            id="a voice that the file names for two cues is one turn",
        ),
    ],
)
def test_reads_the_turns_of_a_style_and_no_other_line(text: str, turns: list[str]) -> None:
    assert read_turns(text) == turns


FILLED = "".join(f"This is sentence {number} of the answer.\n" for number in range(60))


@pytest.mark.parametrize(
    "answer",
    [
        "Q1 was good.\nQ2 was bad.\nA1 was the road.\nQ3 was good.\nA2 was next.\n",
        "Hallelujah\nSing we all today\nGloria\nSing we all\nHallelujah\nSing it again\nGloria\nSing.\n",
        "Monday - we go.\nTuesday - we stay.\nMonday - we go.\nTuesday - we stay.\n",
    ],
    ids=["quarters", "a refrain", "a list"],
)
@pytest.mark.parametrize("asker", ["Question", "Nina Berg"])
def test_a_list_or_a_refrain_in_one_answer_is_no_style_of_marks(answer: str, asker: str) -> None:
    text = f"{asker}: Well?\nOla Moe: These:\n{answer}{FILLED}" + f"{asker}: And?\nOla Moe: Fine.\n" * 3
    assert [turn[:12] for turn in read_turns(text)][::2] == [f"? {asker}: W"[:12], *[f"? {asker}: A"[:12]] * 3]


def test_q_without_a_colon_is_a_word_where_it_has_one_elsewhere() -> None:
    assert read_turns("Q: Why?\nA: So.\nQ Branch made it.\nQ: And?\nA: Fine.\n") == [
        "? Q: Why?",
        "A: So. / Q Branch made it.",
        "? Q: And?",
        "A: Fine.",
    ]


def test_a_style_with_few_marks_beside_one_with_many_is_text() -> None:
    turns = "NINA BERG\nWhy is it so?\n\nOLA MOE\nIt is so.\n\n"
    text = f"{turns}Oslo\tfive boats\nBergen\tsix boats\n\n{turns * 8}Oslo\tno boats\nBergen\tnone\n"
    found = read_turns(text)
    assert (len(found), found[1]) == (18, "OLA MOE: It is so. / Oslo\tfive boats / Bergen\tsix boats")
