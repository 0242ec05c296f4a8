"""Times: which are notes of the recording, and leave the lines, and which are clocks that somebody names."""

import pytest

from lavrov_cli.source.pairs import parse
from lavrov_cli.source.times import format_time, take_times


@pytest.mark.parametrize(
    ("lines", "bare", "times"),
    [
        (["[0:17] Ann: Why?", "[1:02:03] Bo: So."], ["Ann: Why?", "Bo: So."], ["0:00:17", "1:02:03"]),
        (["(0:17) Ann: Why?", "(0:25) Bo: So."], ["Ann: Why?", "Bo: So."], ["0:00:17", "0:00:25"]),
        (["<0:17> Why?", "<0:25> So."], ["Why?", "So."], ["0:00:17", "0:00:25"]),
        (["**0:17** Why?", "**0:25** So.", "_0:31_ Yes."], ["Why?", "So.", "Yes."], ["0:00:17", "0:00:25", "0:00:31"]),
        (["**[0:17]** Why?", "**[0:25]** So."], ["Why?", "So."], ["0:00:17", "0:00:25"]),
        (["[0:17 - 0:25] Why?", "[0:25 --> 1:00] So."], ["Why?", "So."], ["0:00:17", "0:00:25"]),
        (["[00:00:17.250] Why?", "[00:00:25,5] So."], ["Why?", "So."], ["0:00:17", "0:00:25"]),
        (["0:17 Why?", "0:25 So.", "0:31 Yes."], ["Why?", "So.", "Yes."], ["0:00:17", "0:00:25", "0:00:31"]),
        (["0:17", "Why?", "0:25", "So.", "0:31"], ["", "Why?", "", "So.", ""], ["0:00:17", "0:00:17", "0:00:25", "0:00:25", "0:00:31"]),
        (["Ann: 0:17", "Bo: 0:25", "Ann: 0:31"], ["Ann:", "Bo:", "Ann:"], ["0:00:17", "0:00:25", "0:00:31"]),
        (["Ann: [0:17] Why?", "Bo: [0:25] – So."], ["Ann: Why?", "Bo: So."], ["0:00:17", "0:00:25"]),
        (["**Ann:** (0:17) Why?", "**Bo:** (0:25) So."], ["**Ann:** Why?", "**Bo:** So."], ["0:00:17", "0:00:25"]),
        (["Ann (0:17): Why?", "Bo [0:25]: So."], ["Ann: Why?", "Bo: So."], ["0:00:17", "0:00:25"]),
        (["Ann 0:17: Why?", "Bo 0:25: So.", "Ann 0:31: A."], ["Ann: Why?", "Bo: So.", "Ann: A."], ["0:00:17", "0:00:25", "0:00:31"]),
        (["Ann Lee [0:17] Why?", "*Bo* [0:25] So.", "Bo [0:31] Yes."], ["Ann Lee: Why?", "Bo: So.", "Bo: Yes."], ["0:00:17", "0:00:25", "0:00:31"]),
        (["In Mark (4:12) he wept.", "In Luke (4:15) he sang."], ["In Mark (4:12) he wept.", "In Luke (4:15) he sang."], []),
        (["Ann  1:02:03", "Why?", "Bo  1:02:05", "So.", "Ann  1:02:09"], ["Ann", "Why?", "Bo", "So.", "Ann"], ["1:02:03", "1:02:05", "1:02:09"]),
        (["Bo: [0:25] - So.", "Bo: [0:31] - Yes."], ["Bo: So.", "Bo: Yes."], ["0:00:25", "0:00:31"]),
        (["Ann Lee (0:17)", "Bo(0:25)", "Ann Lee (0:31)"], ["Ann Lee", "Bo", "Ann Lee"], ["0:00:17", "0:00:25", "0:00:31"]),
        (["We close (0:17)", "We open (0:25)"], ["We close (0:17)", "We open (0:25)"], []),
        (["So it was in those days [0:17] and is.", "So [0:21].", "And so it stays for a while [0:25] yet."], ["So it was in those days and is.", "So.", "And so it stays for a while yet."], ["0:00:17", "0:00:21", "0:00:25"]),
        (["It is in Mark [4:12] and so.", "It is in Luke [3:12] and so.", "It is in John [2:12] and so."], ["It is in Mark [4:12] and so.", "It is in Luke [3:12] and so.", "It is in John [2:12] and so."], []),
        (["Ann  0:03", "Why?", "Bo  0:09", "So.", "Ann | 0:12"], ["Ann", "Why?", "Bo", "So.", "Ann"], ["0:00:03", "0:00:09", "0:00:12"]),
    ],
)  # fmt: skip
def test_takes_times_that_recur_in_one_place(lines: list[str], bare: list[str], times: list[str]) -> None:
    found = take_times(lines)
    assert (list(found.lines), [found.times[row] for row in sorted(found.times)]) == (bare, times)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["Why?", "So."],
        ["[0:17] Ann: Why?", "Bo: So."],
        ["0:17 Why?", "0:25 So."],
        ["9:30 pm was late.", "10:30 pm was later.", "11:15 a.m. was not."],
        ["12:30 we met.", "11:15 we ate.", "10:05 we sang.", "09:00 we slept."],
        ["1:30-2 they won.", "2:15-3 they lost.", "3:10-4 they drew."],
        ["Ann: 10:30 pm.", "Bo: 11:30 pm.", "Ann: 11:45 pm."],
        ["Ann said (see Mark 4:12) yes.", "Bo said (see Mark 4:15) no."],
        ["The boat that Ann saw (0:17) came.", "The boat that Bo saw (0:25) left."],
        ["It came at 12:30 or so.", "It left at 12:45 or so.", "It sank at 13:00 or so."],
        ["Row 1:12345 is odd.", "Row 2:12345 is odd.", "Row 3:12345 is odd."],
    ],
)
def test_leaves_clocks_dates_verses_and_single_times(lines: list[str]) -> None:
    assert take_times(lines) == (lines, {}, frozenset())


def test_the_rows_of_names_that_are_alone_with_a_time_are_told() -> None:
    assert take_times(["Ann Lee  0:03", "Why?", "Bo (0:09)", "So.", "Ann Lee  0:12", "Bo (0:15)", "Cy  0:17"]).names == {0, 2, 4, 5, 6}  # fmt: skip


@pytest.mark.parametrize(
    ("seconds", "written"), [(0, "0:00:00"), (59.9, "0:00:59"), (61, "0:01:01"), (3723, "1:02:03"), (360000, "100:00:00")]
)  # fmt: skip
def test_writes_seconds(seconds: float, written: str) -> None:
    assert format_time(seconds) == written


def test_each_paragraph_has_its_time_and_the_first_one_that_of_its_label() -> None:
    text = (
        "Question: [0:03] Why?\nAnn Lee: [0:11] So.\n[0:15] And so.\nAnd no time.\n"
        "Question:\n[0:21] And now?\nAnn Lee: [0:30]\nYes.\n"
    )
    turns = [turn for pair in parse(text).pairs for turn in (pair.question, *pair.answer) if turn]
    assert [turn.times for turn in turns] == [
        ("0:00:03",),
        ("0:00:11", "0:00:15", ""),
        ("0:00:21",),
        ("0:00:30",),
    ]


def test_a_transcript_without_times_has_none() -> None:
    assert {turn.times for pair in parse("Question: Why?\nAnn Lee: So.\n").pairs for turn in pair.answer} == {()}


def test_a_line_with_a_colon_and_a_time_at_its_end_is_no_name() -> None:
    found = take_times(["Ann: Why? [0:01]", "Bo [0:02]", "Ann: Yes? [0:03]"])
    assert (list(found.lines), found.names) == (["Ann: Why? [0:01]", "Bo [0:02]", "Ann: Yes? [0:03]"], frozenset())
