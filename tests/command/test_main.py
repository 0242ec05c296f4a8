"""The command line: what each command prints, to the byte, on which stream, and with which exit code."""

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lavrov_cli import __version__
from lavrov_cli.command import commands
from lavrov_cli.command.commands import COMMANDS
from lavrov_cli.command.main import main
from lavrov_cli.source import files

from ..conftest import Outcome

Lavrov = Callable[..., Outcome]

FOUND = [
    ("list", "2024-03-03-harbour/1\tWill the harbour bridge open this spring?\n2024-03-03-harbour/2\tWhat about the ferry?\ntower/1\tWhy is the tower red?\n"),
    ("list --in tower", "tower/1\tWhy is the tower red?\n"),
    ("list --in GAZETTE --speaker dahl", "2024-03-03-harbour/2\tWhat about the ferry?\n"),
    ("list --since 2024 --until 2024-03", "2024-03-03-harbour/1\tWill the harbour bridge open this spring?\n2024-03-03-harbour/2\tWhat about the ferry?\n"),
    ("list --count", "2024-03-03-harbour\t2024-03-03\t2\ntower\t\t1\n"),
    ("list --in tower --color always", "\x1b[36mtower/1\x1b[0m\tWhy is the tower red?\n"),
    ("show tower/1", "Question: Why is the tower red?\nPer Moe: Because the paint was cheap, and nobody asked the harbour office.\n"),
    ("show tower/1 -p answer", "Because the paint was cheap, and nobody asked the harbour office.\n"),
    ("show harbour/2.2,1", "And the crew is paid better than before.\n\nQuestion: Will the harbour bridge open this spring?\nAnn Lee: The bridge opens on 1 May. Nobody will pay a toll.\nWe have tested every cable twice, and the “old quay” stays open.\n"),
    ("show tower/", "Interview on the water tower\n\nQuestion: Why is the tower red?\nPer Moe: Because the paint was cheap, and nobody asked the harbour office.\n"),
    ("show harbour/1-2 -p question", "Will the harbour bridge open this spring?\nWhat about the ferry?\n"),
    ("show tower/1.1 --cite", "Because the paint was cheap, and nobody asked the harbour office.\n“Because the paint was cheap, and nobody asked the harbour office.” — Per Moe, Interview on the water tower [tower/1.1]\n"),
    ("search ferry stop", "2024-03-03-harbour/2.1\t88\tThe ferry will not stop.\n"),
    ("search harbor bridge", "2024-03-03-harbour/1\t91\tWill the harbour bridge open this spring?\n"),
    ("search harbour --part answer", "tower/1.1\t100\tBecause the paint was cheap, and nobody asked the harbour office.\n"),
    ("search harbour -n 1", "2024-03-03-harbour/0.1\t100\tMayor Ann Lee’s interview with the Harbour Gazette.\n"),
    ("search harbour --addresses", "2024-03-03-harbour/0.1\n2024-03-03-harbour/1\ntower/1.1\n"),
    ("search harbour --speaker moe --addresses", "tower/1.1\n"),
    ("search harbour --count", "2024-03-03-harbour\t2024-03-03\t2\ntower\t\t1\n"),
    ("search -e the crew", "2024-03-03-harbour/2.2\t100\tAnd the crew is paid better than before.\n"),
    ("search --kwic -n 1 harbour", "Mayor Ann Lee’s interview with the\tHarbour\tGazette.\n"),
    ("search crew -C 1", "2024-03-03-harbour/2.2\t100\tAnd the crew is paid better than before.\n"),
    ("search toll --paragraph", "2024-03-03-harbour/1.1\t100\tThe bridge opens on 1 May. Nobody will pay a toll.\n"),
    ("search crew --cite", "2024-03-03-harbour/2.2\t100\tAnd the crew is paid better than before.\n“And the crew is paid better than before.” — Bo Dahl, Mayor Ann Lee’s interview with the Harbour Gazette, published 3 March 2024 [2024-03-03-harbour/2.2]\n"),
    ("check Nobody will pay a toll.", "verbatim\t2024-03-03-harbour/1.1\t100\tNobody will pay a toll.\t\n"),
    ("check nobody will pay", "typography\t2024-03-03-harbour/1.1\t100\tNobody will pay a toll.\t\n"),
    ("check --speaker lee Nobody will pay", "verbatim\t2024-03-03-harbour/1.1\t100\tNobody will pay a toll.\t\n"),
    ("info", "2024-03-03-harbour\t2024-03-03\t2\tMayor Ann Lee’s interview with the Harbour Gazette.\ntower\t\t1\tInterview on the water tower\n"),
]  # fmt: skip

EMPTY = [
    ("search zebra", "nothing found for 'zebra'"),
    ("search ferry cable", "nothing found for 'ferry cable'; nearest: 2024-03-03-harbour/1.2 (50) We have tested every cable twice"),
    ("search harbour --speaker dahl", "nothing found for 'harbour' said by dahl; nearest: 2024-03-03-harbour/0.1 (100)"),
    ("search -e ferry stop", "nothing found for 'ferry stop'; nearest: 2024-03-03-harbour/2.1 (88)"),
    ("list --since 2025", "nothing left: --since 2025 fits none of 2 transcripts"),
    ("list --until 2023-12-31", "nothing left: --until 2023-12-31 fits none of 2 transcripts"),
    ("list --in harbour --speaker moe", "nothing left: --speaker moe fits none of the one transcript, 2024-03-03-harbour"),
    ("info --in nowhere", "nothing left: --in nowhere fits none of 2 transcripts"),
    ("check We will build a base on the moon", "nothing found for 'We will build a base on the moon'"),
    ("check Everybody will pay a toll.", ""),
    ("check --speaker dahl Nobody will pay a toll.", ""),
]  # fmt: skip

REFUSED = [
    ("show 1", "1: of which transcript? write NAME/1 with 2024-03-03-harbour, tower"),
    ("show x", "'x' is no address; write 3, 3.2, 2-4, 4-, 0 (the opening) or NAME/3"),
    ("show moon/1", "moon/1: no transcript's name holds 'moon'; there is 2024-03-03-harbour, tower"),
    ("show o/1", "o/1: 'o' fits 2 names: 2024-03-03-harbour, tower"),
    ("search", "Missing argument 'PHRASE' (see lavrov search --help)"),
    ("search …", "there is no word in the phrase; give at least one letter or digit"),
    ("check … -f json", "there is no word in the quotation; give at least one letter or digit"),
    ("search caf\udce9", "'caf\ufffd' is not UTF-8"),
    ("search harbour -n 0", "'--limit'"),
    ("search harbour -m 101", "'--min-score'"),
    ("search harbour -m NaN", "--min-score"),
    ("list --format xml", "'xml' is not one of 'table', 'plain', 'json', 'jsonl', 'csv', 'md' (see lavrov list --help)"),
    ("list --nosuch", "No such option: --nosuch (see lavrov list --help)"),
    ("completion", "Choose from: bash, zsh, fish"),
    ("lsit", "No such command 'lsit'"),
    ("list --since 2025-13", "--since 2025-13: no such date; write 2025, 2025-11 or 2025-11-09"),
    ("list --encoding nonsense", "no encoding is called 'nonsense'; try cp1251"),
    ("check", "give one: a quotation, - to read them from standard input, or --file ARTICLE"),
    ("check --file a.md words", "give one: a quotation, - to read them from standard input, or --file ARTICLE"),
    ("check --file nosuch.md", "nosuch.md: No such file or directory; check the path"),
    ("check --file nosuch.md --encoding klingon", "no encoding is called 'klingon'; try cp1251"),
]  # fmt: skip


@pytest.fixture
def run(lavrov: Lavrov, folder: Path) -> Lavrov:
    """Run a command, given as one string, over the two transcripts."""
    return lambda line: lavrov(*line.split(" "), "-t", folder)


@pytest.mark.parametrize(("line", "out"), FOUND, ids=[line for line, _ in FOUND])
def test_prints_what_it_finds_and_nothing_else(run: Lavrov, line: str, out: str) -> None:
    assert run(line) == (0, out, "")


@pytest.mark.parametrize(("line", "err"), EMPTY, ids=[line for line, _ in EMPTY])
def test_answers_1_where_there_is_nothing(run: Lavrov, line: str, err: str) -> None:
    code, out, told = run(line)
    assert code == 1
    assert bool(out) == line.startswith("check")
    assert told.startswith(f"lavrov: {err}") if err else told == ""


@pytest.mark.parametrize(("line", "err"), REFUSED, ids=[ascii(line) for line, _ in REFUSED])
def test_answers_2_and_says_what_would_be_right(run: Lavrov, lavrov: Lavrov, line: str, err: str) -> None:
    code, out, told = run(line) if line not in ("completion", "lsit") else lavrov(line)
    assert (code, out) == (2, "")
    assert "\ufffd" not in told or "\udce9" in line
    assert told.startswith("lavrov: ")
    assert err in told
    assert told.count("\n") == 1


def test_the_good_part_is_printed_where_a_part_failed(lavrov: Lavrov, folder: Path) -> None:
    tower = folder / "tower.txt"
    assert lavrov("list", "-t", tower, "-t", "nosuch.txt") == (
        2,
        "tower/1\tWhy is the tower red?\n".removeprefix("tower/"),
        "lavrov: nosuch.txt: No such file or directory; check the path\n",
    )
    assert lavrov("show", "9", "1", "-p", "question", "-t", tower) == (
        2,
        "Why is the tower red?\n",
        "lavrov: 9: no such question; the last is 1 (see lavrov list)\n",
    )
    for command in (["search", "tower"], ["check", "the tower red"], ["info"]):
        code, out, _ = lavrov(*command, "-t", tower, "-t", "nosuch.txt")
        assert code == 2
        assert out
    assert lavrov("search", "zebra", "-t", tower, "-t", "nosuch.txt")[:2] == (2, "")
    assert lavrov("check", "zebra", "-t", tower, "-t", "nosuch.txt")[0] == 2


def test_nothing_is_read_of_nothing(lavrov: Lavrov) -> None:
    assert lavrov("list", "-t", "nosuch.txt") == (
        2,
        "",
        "lavrov: nosuch.txt: No such file or directory; check the path\n",
    )


def test_several_transcripts_come_in_order_of_date_then_name(lavrov: Lavrov, folder: Path) -> None:
    (folder / "a.txt").write_text("1 May 2025\nQuestion: A?\nAnn Lee: B.\n")
    out = lavrov("list", "-t", folder)[1]
    assert [line.split("/")[0] for line in out.splitlines()] == [
        "2024-03-03-harbour",
        "2024-03-03-harbour",
        "a",
        "tower",
    ]


def test_a_speaker_of_the_opening_asks_and_answers_nothing(lavrov: Lavrov, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(
        "Ann Lee: Welcome, all of you, to the harbour.\nQuestion: Why?\nBo Dahl: So.\nQuestion: And?\nBo Dahl: No.\n"
    )
    assert lavrov("list", "--speaker", "lee", "-t", path) == (
        1,
        "",
        "lavrov: --speaker lee speaks in no pair, only in an opening\n",
    )


def test_an_empty_answer_of_json_is_an_empty_array(run: Lavrov) -> None:
    assert run("search zebra -f json")[:2] == (1, "[]\n")
    assert run("search zebra -f jsonl")[:2] == (1, "")


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md"])
def test_other_formats_are_the_same_bytes_on_a_terminal(
    run: Lavrov, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        f"{line} -f {form}" for line in ("list", "show", "search harbour", "check the ferry", "info", "list --count")
    ]
    piped = [run(line) for line in lines]
    monkeypatch.setattr(os, "isatty", lambda _: True)
    assert [run(line) for line in lines] == piped
    assert all(out for _, out, _ in piped)


def test_a_terminal_gets_a_table_of_ten_and_is_told_of_the_rest(
    lavrov: Lavrov, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "many.txt"
    path.write_text("".join(f"Question: Why {number}?\nAnn Lee: The bridge is open.\n" for number in range(12)))
    assert lavrov("search", "bridge", "-t", path)[1].count("\n") == 12
    monkeypatch.setattr(os, "isatty", lambda _: True)
    code, out, err = lavrov("search", "bridge", "-t", path)
    assert (code, out.count("\x1b[1;31mbridge\x1b[0m"), err) == (0, 10, "lavrov: 2 more; -n 12 shows all\n")
    assert lavrov("search", "bridge", "-n", "12", "-t", path)[2] == ""
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in lavrov("search", "bridge", "-t", path)[1]
    assert "\x1b" in lavrov("search", "bridge", "-t", path, "--color", "always")[1]
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in lavrov("search", "bridge", "-t", path)[1]


def test_reads_addresses_from_standard_input(run: Lavrov, feed: Callable[[str], None]) -> None:
    feed("tower/1\tWhy is the tower red?\n\nharbour/2.2\t100\n")
    assert run("show - -p answer") == (
        0,
        "Because the paint was cheap, and nobody asked the harbour office.\nAnd the crew is paid better than before.\n",
        "",
    )
    feed("")
    assert run("show -") == (1, "", "lavrov: no address on standard input\n")


def test_reads_quotations_from_standard_input(run: Lavrov, feed: Callable[[str], None]) -> None:
    feed("Nobody will pay a toll.\n\nEverybody will pay a toll.\n")
    code, out, err = run("check -")
    assert (code, err) == (1, "")
    assert [line.split("\t")[0] for line in out.splitlines()] == ["verbatim", "differs"]
    feed("Nobody will pay a toll.\n")
    assert [row["line"] for row in json.loads(run("check - -f json")[1])] == [1]
    feed("Nobody will pay a toll.\n***\n")
    code, out, err = run("check -")
    assert (code, out.count("\n"), err) == (
        2,
        1,
        "lavrov: line 2: there is no word in the quotation; give at least one letter or digit\n",
    )
    feed("\n")
    assert run("check -") == (1, "", "lavrov: no quotation on standard input\n")


def test_standard_input_is_read_once(lavrov: Lavrov, feed: Callable[[str], None]) -> None:
    feed("Question: Why?\nAnn Lee: So.\n")
    assert lavrov("list", "-t", "-") == (0, "1\tWhy?\n", "")
    code, out, err = lavrov("show", "-", "-t", "-")
    assert (code, out) == (2, "")
    assert "standard input cannot be both" in err


def test_checks_each_quotation_of_an_article(lavrov: Lavrov, folder: Path) -> None:
    article = folder / "article.md"
    article.write_text("She said “Nobody will pay a toll”.\n\nAnd: “the bridge opens on 2 May”.\n")
    tower = folder / "2024-03-03-harbour.txt"
    code, out, err = lavrov("check", "--file", article, "-t", tower)
    assert (code, err) == (1, "lavrov: 2 checked: 1 verbatim, 1 differs\n")
    assert out == (
        f"{article}:1\tverbatim\t1.1\t100\tNobody will pay a toll.\t\n"
        f"{article}:3\tdiffers\t1.1\t{out.splitlines()[1].split(chr(9))[3]}\tThe bridge opens on [-2-]{{+1+}} May.\t\n"
    )
    article.write_text("No quotation.\n")
    code, out, err = lavrov("check", "--file", article, "-t", tower)
    assert (code, out) == (1, "")
    assert "no quotation of four words or more" in err


def test_files_of_a_folder_without_questions_are_passed_over(lavrov: Lavrov, folder: Path) -> None:
    for name in ("a.md", "b.md", "c.md", "d.md"):
        (folder / name).write_text("Buy milk for the ferry\n")
    code, out, err = lavrov("list", "-t", folder, "--count")
    assert (code, len(out.splitlines())) == (0, 2)
    assert err == "lavrov: 2 read, 4 without questions (lavrov info --skipped lists them)\n"
    assert lavrov("search", "ferry", "-t", folder)[::2] == (0, err)
    code, out, err = lavrov("search", "tower", "-t", folder)
    assert (code, err) == (0, "")  # they have no such word, and are not looked at
    assert out.startswith("tower/")
    assert lavrov("search", "tower", "-t", folder, "--since", "2030")[0] == 1
    code, out, err = lavrov("list", "-t", folder, "-t", folder / "a.md", "--count")
    assert (code, len(out.splitlines())) == (2, 2)  # one of them is named
    assert f"{folder}/a.md: no line begins with" in err
    assert "2 read, 3 without" in err


def test_skipped_lists_what_of_a_folder_was_passed_over(lavrov: Lavrov, folder: Path) -> None:
    assert lavrov("info", "-t", folder, "--skipped") == (1, "", "lavrov: no file of a folder was passed over\n")
    assert lavrov("info", "-t", folder, "--skipped", "-f", "json")[:2] == (1, "[]\n")
    (folder / "b.md").write_text("Buy milk\n")
    (folder / "a.txt").write_text("")
    code, out, err = lavrov("info", "-t", folder, "--skipped")
    first, second = out.splitlines()
    assert (code, err, first) == (0, "", f"{folder}/a.txt\tempty: no question in it")
    assert second.startswith(f"{folder}/b.md\tno line begins with 'Question:'")
    code, out, err = lavrov("info", "-t", folder, "--skipped", "-f", "json")
    assert [row["path"] for row in json.loads(out)] == [f"{folder}/a.txt", f"{folder}/b.md"]


def test_skipped_lists_a_folder_without_any_transcript(lavrov: Lavrov, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("")
    assert lavrov("info", "-t", tmp_path, "--skipped")[0] == 0


def test_skipped_reports_a_file_that_cannot_be_read(lavrov: Lavrov, folder: Path) -> None:
    (folder / "a.md").write_text("Buy milk\n")
    code, out, err = lavrov("info", "-t", folder, "-t", folder / "nosuch.txt", "-t", folder / "a.md", "--skipped")
    assert (code, out) == (2, "")  # a.md was named
    assert f"{folder}/nosuch.txt: No such file or directory; check the path\n" in err
    assert f"{folder}/a.md: no line begins with" in err


def test_skipped_takes_no_filter(lavrov: Lavrov, folder: Path) -> None:
    code, out, err = lavrov("info", "-t", folder, "--skipped", "--in", "tower")
    assert (code, out) == (2, "")
    assert "--skipped lists what is no transcript; leave out --since, --until, --in and --speaker" in err


def test_a_folder_without_any_transcript_is_refused(lavrov: Lavrov, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Buy milk\n")
    code, out, err = lavrov("list", "-t", tmp_path)
    assert (code, out) == (2, "")
    assert "a.md: no line begins with" in err


def test_a_bad_file_of_a_folder_is_told_whatever_is_sought(lavrov: Lavrov, folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"Question: \xff?\n")
    code, out, err = lavrov("search", "tower", "-t", folder)
    assert (code, bool(out), "b.txt" in err) == (2, True, True)


def test_many_transcripts_are_checked_by_parts(lavrov: Lavrov, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lavrov("check", "Because the paint was cheap", "-t", folder)
    assert whole[0] == 0
    for size in (1, 150):
        monkeypatch.setattr(commands, "BATCH", size)
        assert lavrov("check", "Because the paint was cheap", "-t", folder) == whole


PLEDGE = """\
Interview on ferries, 3 March 2024
Question: Well?
Ann Lee: We will never sell the ferry. It is not old. We will paint it, and we will keep it.
We will keep it.
"""


@pytest.mark.parametrize(
    ("quotation", "remark"),
    [
        ("We will … sell the ferry", "changes a negation: “never”; left out 1 word: “never”"),
        ("We will [not] keep it", "changes a negation: “not”; put in “not”; said 2 times: 1.1, 1.2"),
        ("We will never sell the ferry … We will paint it", ""),
        ("We will [always] sell the ferry", "changes a negation: “never”; left out 1 word: “never”; put in “always”"),
        ("We will [not] sell the ferry", "left out 1 word: “never”; put in “not”"),
    ],
)
def test_a_mark_that_changes_a_negation_is_refused_if_asked(
    lavrov: Lavrov, tmp_path: Path, quotation: str, remark: str
) -> None:
    pledge = tmp_path / "pledge.txt"
    pledge.write_text(PLEDGE)
    article = tmp_path / "article.txt"
    article.write_text(f"She said: “{quotation}.”\n")
    code, out, _ = lavrov("check", quotation, "-t", pledge)
    assert (code, remark in out) == (0, True)
    changed = int("changes a negation" in out)
    assert changed == int(remark.startswith("changes"))
    assert lavrov("check", "--strict", quotation, "-t", pledge)[0] == changed
    assert lavrov("check", "--file", article, "-t", pledge)[0] == changed
    assert lavrov("check", "--file", article, "--no-strict", "-t", pledge)[0] == 0
    assert json.loads(lavrov("check", quotation, "-f", "json", "-t", pledge)[1])[0]["negations"] == (
        remark.split("“")[1].split("”")[:1] if changed else []
    )


def test_several_arguments_are_several_quotations(lavrov: Lavrov, folder: Path) -> None:
    code, out, _ = lavrov("check", "the paint was cheap", "Nobody will pay", "-t", folder)
    assert (code, [line.split("\t")[0] for line in out.splitlines()]) == (0, ["verbatim"] * 2)
    one = lavrov("check", "the", "paint", "was", "cheap", "-t", folder)
    assert one == lavrov("check", "the paint was cheap", "-t", folder)


def test_a_quotation_is_checked_in_the_transcripts_wanted(lavrov: Lavrov, folder: Path) -> None:
    said = "the paint was cheap"
    assert lavrov("check", said, "-t", folder, "--in", "tower")[0] == 0
    assert lavrov("check", said, "-t", folder, "--in", "harbour")[0] == 1
    assert lavrov("check", said, "-t", folder, "--until", "2024-03-03")[0] == 1
    assert lavrov("check", said, "-t", folder, "--since", "2030")[1:] == (
        "",
        "lavrov: nothing left: --since 2030 fits none of 2 transcripts\n",
    )


def test_a_confirmed_quotation_can_be_cited(lavrov: Lavrov, folder: Path) -> None:
    for form in ("plain", "table", "md"):
        code, out, _ = lavrov("check", "Nobody will pay a toll", "-t", folder, "--cite", "-f", form)
        assert (code, "— Ann Lee" in out) == (0, True)
        assert "— Ann Lee" not in lavrov("check", "Nobody should pay a toll", "-t", folder, "--cite", "-f", form)[1]


def test_the_record_of_an_absent_quotation_holds_what_is_nearest(lavrov: Lavrov, folder: Path) -> None:
    code, out, _ = lavrov("check", "The ferry never pays for a cable", "-t", folder, "-f", "json")
    (row,) = json.loads(out)
    assert (code, row["verdict"], row["address"], row["text"]) == (1, "absent", None, None)
    assert row["nearest"].startswith("2024-03-03-harbour/")
    assert 0 < row["nearest_score"] < 71
    assert row["nearest_text"]


def test_a_word_said_all_the_time_is_confirmed_at_once(lavrov: Lavrov, tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text("Question: Well?\n" + "Ann Lee: We go and we come and we go.\nQuestion: So?\n" * 90)
    code, out, _ = lavrov("check", "we", "-t", talk)
    assert (code, "said 100 times or more: 1.1, 2.1, 3.1, 4.1, 5.1 and " in out) == (0, True)


def test_transcripts_come_from_the_environment(lavrov: Lavrov, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAVROV_TRANSCRIPTS", os.pathsep.join(["", str(folder / "tower.txt"), ""]))
    assert lavrov("list")[1] == "1\tWhy is the tower red?\n"
    monkeypatch.setenv("LAVROV_TRANSCRIPTS", "")
    assert lavrov("list")[1].count("\n") == 5  # the bundled interview


@pytest.mark.parametrize(("files", "lines"), [(3, 3), (4, 1)])
def test_says_of_many_files_in_one_line_that_they_are_read_with_doubt(
    lavrov: Lavrov, tmp_path: Path, files: int, lines: int
) -> None:
    for name in "abcd"[:files]:
        (tmp_path / f"{name}.txt").write_text("Ann Lee: Why now?\nBo Dahl: Because the paint was cheap.\n" * 4)
    _, out, err = lavrov("info", "-t", tmp_path, "-f", "jsonl")
    assert err.count("\n") == lines
    assert ("4 files are read with doubt" in err) == (files > 3)
    assert all("took Ann Lee to ask" in json.loads(line)["warnings"][0] for line in out.splitlines())


def test_says_who_was_taken_to_ask(lavrov: Lavrov, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("Ann Lee: Why now?\nBo Dahl: Because the paint was cheap.\n" * 4)
    code, out, err = lavrov("list", "-t", path)
    assert (code, out.count("\n")) == (0, 4)
    assert "took Ann Lee to ask and Bo Dahl to answer (see --asker)" in err
    assert lavrov("list", "-t", path, "--asker", "dahl")[1:] == (
        "".join(f"{n}\tBecause the paint was cheap.\n" for n in range(1, 5)),
        "",
    )
    code, out, err = lavrov("list", "-t", path, "--asker", "zoe")
    assert (code, out) == (2, "")
    assert "nor with a label that holds 'zoe'; labels seen: Ann Lee (4), Bo Dahl (4)" in err


@pytest.mark.parametrize("argv", [[], ["-h"], ["--help"], *([name, "--help"] for name in COMMANDS), ["list", "-h"]])
def test_helps(lavrov: Lavrov, argv: list[str]) -> None:
    code, out, err = lavrov(*argv)
    assert (code, err) == (0, "")
    assert out.startswith("Usage: lavrov")
    assert max(map(len, out.splitlines())) <= 80


def test_tells_its_version(lavrov: Lavrov) -> None:
    assert lavrov("--version") == (0, f"lavrov {__version__}\n", "")


def test_the_arguments_of_the_process_are_the_default(lavrov: Lavrov, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["lavrov", "search", "caf\udcc3\udca9"])  # as an ASCII locale gives it
    assert main() == 1
    monkeypatch.setattr(sys, "argv", ["lavrov", "--version"])
    assert main() == 0


def test_too_little_memory_is_told(run: Lavrov, monkeypatch: pytest.MonkeyPatch) -> None:
    def starve(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(files, "find_files", starve)
    assert run("list") == (2, "", "lavrov: out of memory; give fewer or smaller files\n")


def test_output_that_cannot_be_written_is_told(run: Lavrov, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write

    def refuse(descriptor: int, data: bytes) -> int:
        if descriptor == 1:
            raise OSError(28, "No space left on device")
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", refuse)
    assert run("list") == (2, "", "lavrov: cannot write to standard output: No space left on device\n")


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> "Callable[[str], None]":
    """Put a text on standard input, the descriptor."""
    saved = os.dup(0)
    monkeypatch.setattr(sys, "stdin", io.StringIO())  # nobody may read it that way

    def put(text: str) -> None:
        path = tmp_path_factory.mktemp("stdin") / "text"
        path.write_text(text, encoding="utf-8")
        descriptor = os.open(path, os.O_RDONLY)
        os.dup2(descriptor, 0)
        os.close(descriptor)

    yield put
    os.dup2(saved, 0)
    os.close(saved)


def test_says_which_quotations_of_an_article_were_passed_over(lavrov: Lavrov, folder: Path) -> None:
    article = folder / "article.md"
    article.write_text("“So red.” “Because the paint was cheap.”\n\n“it never ends, he said\n", encoding="utf-8")
    code, out, err = lavrov("check", "--file", article, "-t", folder / "tower.txt")
    assert (code, out.count("\n")) == (0, 1)
    assert err == "lavrov: 1 checked: 1 typography; 1 too short, 1 not closed\n"
    article.write_text("“So red.”\n", encoding="utf-8")
    code, out, err = lavrov("check", "--file", article, "-t", folder / "tower.txt")
    assert (code, out) == (1, "")
    assert err.endswith(": no quotation of four words or more between quotation marks; 1 too short\n")
