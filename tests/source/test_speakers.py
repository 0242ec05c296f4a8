"""Rules: why each label begins a turn. That they are told apart from words with a colon is tested with the labels."""

import pytest

from lavrov_cli.source.pairs import parse
from lavrov_cli.source.roles import Evidence, Share, infer
from lavrov_cli.source.speakers import RULES

PAIR = "Question: One?\nAnn Lee: Yes.\n"

CASES = [
    (PAIR, "Question", "asks"),
    ("Ann Lee: One?\nBo Dahl: Yes.\n", "Ann Lee", "--asker"),
    ("ann lee: Well.\n" + "Question: One?\ninterviewee: Yes.\n" * 2, "interviewee", "answers by its word"),
    (PAIR * 2, "Ann Lee", "answers"),
    ("question: one?\nann lee: yes.\n" * 2, "ann lee", "answers in small letters"),
    ("Bo Dahl: Why?\nAnn Lee: It was long and cold.\n" * 3, "Ann Lee", "recurs"),
    ("Bo Dahl: Why?\nAnn Lee: It was long and cold.\n" * 3 + "Zoe: Why?\nAnn Lee: So.\n", "Zoe", "between two turns"),
    (PAIR * 2 + "Mayor of Oslo Ann Lee: Thanks.\n", "Mayor of Oslo Ann Lee", "ends like another"),
    (PAIR * 2 + "Minister Dahl (laughs): Thanks.\n", "Minister Dahl", "has a note"),
    (PAIR * 2 + "B. Dahl: Thanks.\n", "B. Dahl", "has initials"),
    (PAIR * 2 + "Moderator: Thanks.\n", "Moderator", "is a role"),
    (PAIR * 2 + "Bo Dahl: Thanks.\n", "Bo Dahl", "is a full name"),
    ("Question:\nOne?\nLee:\nYes.\n", "Lee", "alone on its line"),
    ("Question: One?\nLee: Yes.\nBy Mr. Dahl:\nQuestion: Two?\nLee: No.\n", "By Mr. Dahl", "heads a turn"),
    ("Question: One?\nLee: Yes.\n", "Lee", "first after a question"),
    ("Question: One?\nReply: Yes.\n", "Reply", "replies"),
]


@pytest.mark.parametrize(("text", "label", "rule"), CASES, ids=[rule for _, _, rule in CASES])
def test_says_by_which_rule_a_label_begins_a_turn(text: str, label: str, rule: str) -> None:
    found = parse(text, asker="ann" if rule == "--asker" else "")
    turns = [turn for pair in found.everything() for turn in (pair.question, *pair.answer) if turn]
    assert {turn.rule for turn in turns if turn.label.removeprefix("Question from ") == label} == {rule}


def test_each_rule_is_tested() -> None:
    assert [rule for _, _, rule in CASES if rule in dict(RULES)] == [rule for rule, _ in RULES]


def test_words_before_the_first_label_need_no_rule() -> None:
    (turn,) = parse(f"On bridges\n{PAIR}").opening.answer
    assert (turn.label, turn.rule) == ("", "")


def hold(lee: Share, moe: Share, zoe: Share | None = None) -> Evidence:
    """The evidence of two or three speakers, each of whom follows the next in turn."""
    shares = {"Lee": lee, "Moe": moe} | ({"Zoe": zoe} if zoe else {})
    return Evidence(shares, {(other, "Lee"): shares[other].turns for other in shares if other != "Lee"})


@pytest.mark.parametrize(
    ("evidence", "askers", "respondent"),
    [
        (Evidence({}, {}), [], ""),
        (hold(Share(90, 5, 0, 1), Share(50, 3, 1, 0)), ["Moe"], "Lee"),
        (hold(Share(90, 5, 0, 1), Share(50, 2, 1, 0)), [], "Lee"),
        (hold(Share(90, 5, 0, 1), Share(50, 2, 0, 0), Share(9, 1, 1, 4)), [], "Lee"),
        (hold(Share(50, 5, 4, 0), Share(40, 5, 0, 1)), ["Lee"], "Moe"),
        (hold(Share(90, 5, 0, 1), Share(50, 5, 0, 0)), ["Moe"], "Lee"),
        (hold(Share(90, 9, 0, 1), Share(50, 3, 3, 0), Share(50, 6, 5, 2)), ["Moe", "Zoe"], "Lee"),
    ],
)
def test_infers_who_asks_by_shares(evidence: Evidence, askers: list[str], respondent: str) -> None:
    found = infer(evidence)
    assert (found.askers, found.respondent) == (askers, respondent)
