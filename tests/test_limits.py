"""Limits at their edges: what just passes, and what just does not; so that no number changes unnoticed."""

import os
from collections.abc import Iterator

import pytest

from lavrov_cli.command import progress
from lavrov_cli.command.completion import Offer, to_lines
from lavrov_cli.command.options import Shown
from lavrov_cli.command.terminal import choose_view
from lavrov_cli.model import Span
from lavrov_cli.output import render, stream
from lavrov_cli.output.citations import cite
from lavrov_cli.output.records import Question
from lavrov_cli.output.render import Format
from lavrov_cli.output.view import View
from lavrov_cli.phrase import sentences
from lavrov_cli.source import dates, labels, speakers
from lavrov_cli.source.metadata import is_boilerplate
from lavrov_cli.source.pairs import parse
from lavrov_cli.source.wrapping import is_hard_wrapped


def kind(line: str) -> str:
    """What the label of a line is; nothing if it has none."""
    return next((candidate.label.kind for candidate in labels.read([line])), "")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (f"{'A' * 90}: Yes.", "name"),
        (f"{'A' * 91}: Yes.", ""),
        (f"Ann{' V' * 17}: Yes.", "name"),
        (f"Ann{' V' * 18}: Yes.", ""),
        ("Вопрос газеты утренних новостей Гавань: Да?", "asker"),
        ("Вопрос газеты самых утренних новостей Гавань: Да?", "lower"),
        ("Question no. 2: Why?", "asker"),
        ("Question no. 2 three: Why?", ""),
        (f"{' ' * 39}{'A' * 90}: Yes.", "name"),
        (f"{' ' * 40}{'A' * 90}: Yes.", ""),
        (f"Ann (N: {'b' * 160}): Yes.", "name"),
        (f"Ann (N: {'b' * 161}): Yes.", ""),
    ],
)
def test_labels(line: str, wanted: str) -> None:
    assert kind(line) == wanted


def test_speakers_with_one_surname() -> None:
    for crowd, names in ((49, {"Ann Lee"}), (50, {"Mayor Ann Lee", "Ann Lee"})):
        others = [f"Name{number} Dahl Lee" for number in range(crowd - 1)]
        found = list(labels.read([f"{label}: Yes." for label in ["Mayor Ann Lee", "Ann Lee", *others]]))
        assert set(speakers.name_speakers(found).values()) == names | set(others)


def test_words_of_a_name_in_small_letters() -> None:
    for name, speaks in (("ann van der lee", True), ("ann van der ven lee", False)):
        pairs = parse(f"Question: Why?\n{name}: so.\n" * 2).pairs
        assert bool(pairs[0].answer) is speaks


@pytest.mark.parametrize(
    ("paragraph", "boilerplate"),
    [(f"https://example.org/{'a' * 279}", True), (f"https://example.org/{'a' * 280}", False)],
)
def test_boilerplate(paragraph: str, boilerplate: bool) -> None:
    assert is_boilerplate(paragraph) is boilerplate


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{' ' * 290}2024-03-03", "2024-03-03"),
        (f"{' ' * 291}2024-03-03", ""),
        (f"{'word ' * 19}2024-03-03", "2024-03-03"),
        (f"{'word ' * 20}2024-03-03", ""),
        ("3 Ma 2024", ""),
        ("3 Mar 2024", "2024-03-03"),
        ("3 Settemb 2024", "2024-09-03"),
        ("3 października 2024", "2024-10-03"),
    ],
)
def test_dates(text: str, date: str) -> None:
    assert dates.find_date([text]) == date


def test_a_place_beside_a_date() -> None:
    assert dates.is_with_place("Port of Oslo, 3 March 2024")
    assert not dates.is_with_place("The Port of Oslo, 3 March 2024")


def wrapped(width: int, *, full: int = 3, short: int = 0) -> list[str]:
    """Lines that end in the middle of a sentence: some as wide as the column, some much shorter."""
    return ["x" * width] * (full + 1) + [""] + ["x x", "y"] * short


@pytest.mark.parametrize(
    ("lines", "is_wrapped"),
    [
        (wrapped(100), True),
        (wrapped(101), False),
        (wrapped(40), True),
        (wrapped(39), False),
        (wrapped(60, full=2), False),
        ([*["x" * 60] * 19, "x" * 101], True),
        ([*["x" * 60] * 18, "x" * 101], False),
        ([*[f"{'x' * 47} yyy", f"{'x' * 60}"] * 2, *["yyy " + "x" * 44] * 4], True),
        (["yyy " + "x" * 56, *["yyy " + "x" * 44] * 4], True),
        (["yyy " + "x" * 56, *["yyy " + "x" * 43] * 4], False),
        (["x" * 60] * 1001 + [item for _ in range(999) for item in ("x.", "")], True),
    ],
)
def test_hard_wrapping(lines: list[str], is_wrapped: bool) -> None:
    assert is_hard_wrapped(lines, ()) is is_wrapped


def test_hard_wrapping_is_judged_by_the_first_lines() -> None:
    assert is_hard_wrapped([*["x" * 60] * 252, *["short."] * 249], ())
    assert not is_hard_wrapped([*["x" * 60] * 250, *["short."] * 251], ())
    assert not is_hard_wrapped([*["x" * 60] * 250, *["shrt"] * 251, "x" * 60], ())


def test_citations_of_long_texts() -> None:
    transcript = parse("Question: Why?\n", name="t")
    assert cite([" ".join(["word"] * 60)], "", transcript, "t/1").count("word") == 60
    assert cite([" ".join(["word"] * 61)], "", transcript, "t/1") == f"“{'word ' * 8}…” [t/1]"


@pytest.mark.parametrize(("columns", "width"), [("39", 40), ("41", 41), ("499", 499), ("501", 500), ("", 80)])
def test_columns(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("os.get_terminal_size", lambda descriptor: (_ for _ in ()).throw(OSError))
    assert choose_view(Shown(), named=False).width == width


def test_lines_of_prose_stay_readable() -> None:
    transcript = parse(f"Question: {'w' * 300}\n", name="t")
    shown = "".join(render.questions([Question(transcript, transcript.pairs[0])], Format.TABLE, View(width=200)))
    lines = [line for line in shown.splitlines() if line.strip()]
    assert max(map(len, lines)) == 88
    assert max(line.count("w") for line in lines) == 88 - len("1.0  ") - len("  words")


def test_tables_come_some_rows_at_a_time() -> None:
    transcript = parse("Question: Why?\n" * 120, name="t")
    questions = [Question(transcript, pair) for pair in transcript.pairs]
    _, *chunks = render.questions(questions, Format.TABLE, View())
    # A row, a blank row each; and the head.
    assert [chunk.count("\n") for chunk in chunks] == [100, 100, 41]


def test_descriptions_in_completion() -> None:
    (line,) = to_lines([Offer("a", "b" * 70)], "")
    (cut,) = to_lines([Offer("a", "b" * 71)], "")
    assert line == cut == f"a\t{'b' * 70}\n"


def test_the_bar_appears_after_half_a_second_and_moves_ten_times_a_second(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def clock() -> Iterator[float]:
        yield from (0.0, 0.49, 0.5, 0.5, 0.59, 0.6, 0.6)

    monkeypatch.setattr(progress.time, "monotonic", clock().__next__)
    assert len(list(progress.watch(range(4), 4, shown=True))) == 4
    drawn = capfd.readouterr().err.split("\r")[1:-1]
    assert drawn == [f"{'━' * 15:30} 2 of 4 files", f"{'━' * 30} 4 of 4 files"]


def test_a_pipe_gets_as_many_records_at_a_time_as_it_takes_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    sizes: list[int] = []
    monkeypatch.setattr(os, "write", lambda _, data: sizes.append(len(data)) or len(data))
    for last, wanted in ((96, [4096]), (97, [4000, 97])):
        sizes.clear()
        stream.write(["x" * 4000, "y" * last], writer)
        assert sizes == wanted
    os.close(reader)
    os.close(writer)


def test_abbreviations_are_short() -> None:
    text = "One messrs. Two x. Three"
    assert sentences.around(text, Span(0, 1)) == (0, 18)
