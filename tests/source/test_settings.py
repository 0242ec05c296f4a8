"""Front matter and `lavrov.toml`: what is settled, what wins, what is refused, and that the rest is read without it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavrov_cli import load
from lavrov_cli.errors import LoadError, ParseError
from lavrov_cli.model import Transcript
from lavrov_cli.source import files, toml
from lavrov_cli.source.metadata import cut_front_matter
from lavrov_cli.source.pairs import parse
from lavrov_cli.source.settings import NOTHING, Settings

from ..conftest import Outcome

Lavrov = Callable[..., Outcome]

BODY = "Talk with the Gazette\n3 March 2024\nQ: Will it open?\nA: On 1 May.\nQ: And the ferry?\nA: It sails.\n"


def front(*lines: str) -> Settings:
    return cut_front_matter(["---", *lines, "---"])[1]._replace(where={})


@pytest.mark.parametrize(
    ("lines", "settled"),
    [
        (["title: Talk"], Settings(title="Talk")),
        (['title: "The \\"big\\" talk" # draft'], Settings(title='The "big" talk')),
        (["title: 'It''s: a talk'"], Settings(title="It's: a talk")),
        (["title: Talk no. 5 # draft"], Settings(title="Talk no. 5")),
        (["title: Talk #5"], Settings(title="Talk")),
        (["title: Talk with", "  the Gazette"], Settings(title="Talk with the Gazette")),
        (["title: >-", "  Talk with", "", "  the Gazette"], Settings(title="Talk with the Gazette")),
        (["title: [Draft] Talk"], Settings(title="[Draft] Talk")),
        (["title:"], NOTHING),
        (["title: One", "title: Two"], Settings(title="Two")),
        (["date: 2024-03-03"], Settings(published="2024-03-03")),
        (["date: 2024-03-03T13:48:00Z"], Settings(published="2024-03-03 13:48")),
        (["published: 2024-03-04", "date: 2024-03-03"], Settings(published="2024-03-04")),
        (["published_time: 2024-03-04"], Settings(published="2024-03-04")),
        (["publish_date: 4 March 2024"], Settings(published="2024-03-04")),
        (["published: 2024-03-04", "publish_date: soon"], Settings(published="2024-03-04")),
        (["url: https://a.org/1"], Settings(url="https://a.org/1")),
        (["source_url: https://a.org/1"], Settings(url="https://a.org/1")),
        (["source: https://a.org/1"], Settings(url="https://a.org/1")),
        (["source: https://a.org/1", "url: https://a.org/2"], Settings(url="https://a.org/2")),
        (["source: The Gazette"], NOTHING),
        (["asker: Bo"], Settings(asker=("Bo",))),
        (["asker: [Bo, 'Cy, jr', \"Di\"]"], Settings(asker=("Bo", "Cy, jr", "Di"))),
        (["asker: [O'Brien, D'Arcy]"], Settings(asker=("O'Brien", "D'Arcy"))),
        (["asker: [Bo,", "  Cy]"], Settings(asker=("Bo", "Cy"))),
        (["asker:", "- Bo", "- 'Cy'"], Settings(asker=("Bo", "Cy"))),
        (["asker:", "  - Bo"], Settings(asker=("Bo",))),
        (["asker: []"], NOTHING),
        (["speakers: {A: Ann Lee, Q: Bo}"], Settings(speakers={"A": "Ann Lee", "Q": "Bo"})),
        (["speakers: {'A': \"Lee, Ann\"}"], Settings(speakers={"A": "Lee, Ann"})),
        (["speakers:", "  A: Ann Lee", "  # who asks", "  Q: Bo: jr"], Settings(speakers={"A": "Ann Lee", "Q": "Bo: jr"})),
        (["speakers: Ann Lee"], NOTHING),
        (["speakers: {A}"], NOTHING),
        (["speakers: {***: Ann}"], NOTHING),
        (["layout: post", "  title: nested", "skip: true"], NOTHING),
        (["k: v", "lost"], NOTHING),
    ],
)  # fmt: skip
def test_reads_front_matter(lines: list[str], settled: Settings) -> None:
    assert front(*lines) == settled


@given(
    st.lists(st.sampled_from(["title:", "asker: [", "speakers: {", "  A: b", "- ", "'", '"', "\\", ",", "]", "x", " "]))
)
def test_front_matter_is_read_whatever_it_holds(pieces: list[str]) -> None:
    for lines in ("".join(pieces), "\n".join(pieces)):
        cut_front_matter(["---", "k: v", *lines.split("\n"), "---", "Q: So?"])


def test_a_long_list_takes_no_time() -> None:
    assert front("asker: [" + "\\\"'" * 100_000 + "]").asker


def test_front_matter_wins_over_what_the_text_and_the_name_say() -> None:
    head = "---\ntitle: The talk\ndate: 2024-03-05\nurl: https://a.org\nspeakers: {A: Ann Lee, Q: Bo}\n---\n"
    read = parse(head + BODY + "https://b.org\n", name="2024-03-04-talk")
    assert (read.title, read.published, read.link) == ("The talk", "2024-03-05", "https://a.org")
    assert read.warnings == ("the name says 2024-03-04, the text 2024-03-05",)
    assert read.settings == tuple((key, "front matter") for key in ("title", "published", "url", "speakers"))
    first = read.pairs[0]
    assert first.question
    assert (first.question.speaker, first.answer[0].speaker, first.answer[0].label) == ("Bo", "Ann Lee", "A")


def test_front_matter_that_settles_nothing_leaves_the_text_its_say() -> None:
    read = parse("---\ntitle:\ndate: soon\n---\n" + BODY, name="talk")
    assert (read.title, read.published, read.settings) == ("Talk with the Gazette", "2024-03-03", ())


def test_front_matter_says_who_asks() -> None:
    read = parse("---\nasker: Bo\n---\nBo: It opens.\nAnn: Yes.\nBo: When.\nAnn: On 1 May.\n")
    assert [pair.question_text() for pair in read.pairs] == ["It opens.", "When."]
    assert (read.inferred, read.settings) == ("", (("asker", "front matter"),))


def test_front_matter_may_name_an_asker_whom_no_label_names() -> None:
    read = parse("---\ntitle: T\nasker: Zoe\n---\n" + "Bo: Will it?\nAnn: Yes, it will.\n" * 3)
    assert (len(read.pairs), read.settings) == (3, (("title", "front matter"),))
    assert read.inferred
    with pytest.raises(ParseError, match="holds 'Zoe' or 'Yan'"):
        parse("---\nasker: Zoe\n---\n" + "Bo: Will it?\nAnn: Yes, it will.\n" * 3, asker="Yan")
    with pytest.raises(ParseError, match="no line begins with"):
        parse("---\nasker: Zoe\n---\nBuy milk\n")


def test_a_name_is_settled_for_each_label_of_a_speaker() -> None:
    body = "Question: Why?\nMayor Ann Lee: So.\nQuestion (by phone): When?\nLee: Soon.\nQuestion: Who?\nBo Dahl: I.\n"
    read = parse("---\nspeakers: {lee: Mayor Lee, Question: The Gazette, Nobody: No}\n---\nOslo\n" + body)
    said = [(pair.question and pair.question.speaker, pair.answer[0].speaker) for pair in read.pairs]
    assert said == [("The Gazette", "Mayor Lee"), ("The Gazette", "Mayor Lee"), ("The Gazette", "Bo Dahl")]
    assert read.opening.answer[0].speaker == ""


def test_a_name_is_settled_for_one_who_was_taken_to_ask() -> None:
    talk = (
        "BD: Will it open?\nAL: Yes, on 1 May, and all of it.\nBD: And when?\nAL: At noon, or some time after it.\n" * 2
    )
    read = parse("---\nspeakers:\n  BD: Bo Dahl\n  AL: Ann Lee\n---\n" + talk)
    assert [(pair.question and pair.question.speaker, pair.answer[0].speaker) for pair in read.pairs] == [
        ("Bo Dahl", "Ann Lee")
    ] * 4


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """A folder with three transcripts, one of them with front matter."""
    (tmp_path / "2024-a.txt").write_text(BODY)
    (tmp_path / "2024-b.txt").write_text("---\ntitle: Front\nasker: Q\n---\n" + BODY)
    (tmp_path / "notes.md").write_text(BODY)
    return tmp_path


def read_all(*paths: Path) -> list[Transcript]:
    found = files.load_each(files.find_files([str(path) for path in paths]))
    return [result for result in found if isinstance(result, Transcript)]


def told(*paths: Path) -> list[str]:
    return [str(entry) for entry in files.find_files([str(path) for path in paths]) if isinstance(entry, LoadError)]


def test_a_later_table_wins_over_an_earlier_one_and_both_over_front_matter(talks: Path) -> None:
    (talks / "lavrov.toml").write_text(
        '["*"]\ntitle = "All"\nurl = "https://a.org"\n\n["2024-*.txt"]\ntitle = "Of 2024"\n'
        'date = 2024-05-06\npublished = "7 May 2024"\nspeakers = {A = "Ann"}\n'
    )
    first, second, third = read_all(talks)
    assert [(t.title, t.link, t.published) for t in (first, second, third)] == [
        ("Of 2024", "https://a.org", "2024-05-07"),
        ("Of 2024", "https://a.org", "2024-05-07"),
        ("All", "https://a.org", "2024-03-03"),
    ]
    assert second.settings == (
        ("title", "lavrov.toml:6"),
        ("published", "lavrov.toml:8"),
        ("url", "lavrov.toml:3"),
        ("asker", "front matter"),
        ("speakers", "lavrov.toml:9"),
    )
    assert (first.pairs[0].answer[0].speaker, third.pairs[0].answer[0].speaker) == ("Ann", "A")


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ('["2024-a.txt"]\ntitle = "T"', 2),
        ("# c\n [ '2024-a.txt' ]\n\n \"title\" = 'T'", 4),
        ('"2024-a.txt" = {title = "T"}', 1),
        ('["2024-a.txt"]\nskip = false\n["2024-a.txt".speakers]\ntitle = "x"\n["*"]\ntitle = "T"', 6),
        ('"2024-a.txt".title = "T"', 1),
        ('["2024\\u002da.txt"]\ntitle = "T"', 1),
    ],
)
def test_info_says_on_which_line_a_key_is(talks: Path, table: str, line: int) -> None:
    (talks / "lavrov.toml").write_text(table)
    read = read_all(talks / "2024-a.txt")[0]
    assert (read.title, dict(read.settings)["title"]) == ("T", f"lavrov.toml:{line}")


def test_dates_are_those_of_toml_or_text(talks: Path) -> None:
    for written, day in (
        ("2024-05-06", "2024-05-06"),
        ("2024-05-06T13:48:00Z", "2024-05-06 13:48"),
        ("'6 мая 2024'", "2024-05-06"),
    ):
        (talks / "lavrov.toml").write_text(f"['*']\ndate = {written}\n")
        assert read_all(talks)[0].published == day


def test_skip_leaves_files_of_a_folder_out_but_not_named_ones(talks: Path) -> None:
    (talks / "lavrov.toml").write_text('["2024-*"]\nskip = true\n["2024-b.*"]\nskip = false\n')
    assert [t.name for t in read_all(talks)] == ["2024-b", "notes"]
    assert [t.name for t in read_all(talks, talks / "2024-a.txt")] == ["2024-a", "2024-b", "notes"]


def test_a_folder_of_which_all_is_left_out_is_told(lavrov: Lavrov, talks: Path) -> None:
    (talks / "lavrov.toml").write_text('["*"]\nskip = true\n')
    assert lavrov("list", "-t", talks) == (2, "", f"lavrov: {talks}: lavrov.toml leaves out all that is here\n")
    assert files.find_files([]) == []


def test_each_folder_has_its_own_settings(talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = talks / "below"
    below.mkdir()
    (below / "c.txt").write_text(BODY)
    (below / "lavrov.toml").write_text('["*"]\ntitle = "Below"\n')
    assert [t.title for t in read_all(talks)][-1:] == ["Talk with the Gazette"]
    assert {t.name: t.title for t in read_all(talks)}["c"] == "Below"
    monkeypatch.chdir(below)
    assert [t.title for t in read_all(Path("c.txt"))] == ["Below"]


def test_each_folder_is_asked_once(talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    ask: Callable[..., os.stat_result] = os.stat

    def count(path: bytes, **rest: object) -> os.stat_result:
        asked.append(path)
        return ask(path, **rest)

    monkeypatch.setattr(os, "stat", count)
    files.find_files([str(talks)])
    assert asked.count(os.fsencode(talks / "lavrov.toml")) == 1
    assert not [path for path in asked if os.fsencode(path).endswith((b".txt", b".md"))]


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ('["*"]\n\ntitel = "T"\n', [":3: 'titel': only title, date, published, url, asker, speakers, skip can be settled"]),
        ("['*']\ntitle = 3\n", [":2: 'title' must be a text"]),
        ("['*']\ntitle = ' '\n", [":2: 'title' must be a text"]),
        ("['*']\nurl = ['x']\n", [":2: 'url' must be a text"]),
        ("['*']\ndate = 'soon'\n", [":2: 'date' must be a date, such as 2025-11-09"]),
        ("['*']\n\npublished = '2024-02-30'\n", [":3: 'published' must be a date, such as 2025-11-09"]),
        ("['*']\ndate = 13:48:00\n", [":2: 'date' must be a date, such as 2025-11-09"]),
        ("['*']\nasker = 1\n", [":2: 'asker' must be a name or a list of names"]),
        ("['*']\nasker = ['Bo', 1]\n", [":2: 'asker' must be a name or a list of names"]),
        ("['*']\nasker = []\n", [":2: 'asker' must be a name or a list of names"]),
        ("['*']\nspeakers = 'A'\n", [":2: 'speakers' must be a table of labels with names, such as {A = \"Ann Lee\"}"]),
        ("['*']\nspeakers = {A = 1}\n", [":2: 'speakers' must be a table of labels with names, such as {A = \"Ann Lee\"}"]),
        ("['*']\nskip = 1\n", [":2: 'skip' must be true or false"]),
        ("['*']\nskip = 1\nx = 1\n", [":3: 'x': only ", ":2: 'skip' must be true or false"]),
        ("title = 'T'\n", [":1: 'title' is no table of files here; write one, such as [\"2024-*.txt\"]"]),
        ("\n['below/*']\ntitle = 'T'\n", [":2: 'below/*' is no table of files here"]),
        ("[2024-a.txt]\ntitle = 'T'\n", [":1: 'txt': only title, date, published, url, asker, speakers, skip can be settled; put quotes round names of files"]),
        ("['*']\ntitle = T\n", [":2: no TOML: Invalid value"]),
        ("['*'", [":1: no TOML: "]),
    ],
)  # fmt: skip
def test_refuses_settings_by_their_line_and_reads_the_rest(talks: Path, text: str, errors: list[str]) -> None:
    place = talks / "lavrov.toml"
    place.write_text(text)
    said = told(talks)
    assert len(said) == len(errors)
    for one, error in zip(said, errors, strict=True):
        assert one.startswith(f"{place}{error}")
    assert [(t.name, t.title) for t in read_all(talks)] == [
        ("2024-a", "Talk with the Gazette"),
        ("2024-b", "Front"),
        ("notes", "Talk with the Gazette"),
    ]


def test_settings_nested_without_end_are_refused(talks: Path) -> None:
    (talks / "lavrov.toml").write_text("['*']\nx = " + "[" * 100_000)
    (said,) = told(talks)
    assert "no TOML: " in said  # which Python counts the depth, and how, differs


def test_settings_that_cannot_be_read_are_told(talks: Path) -> None:
    place = talks / "lavrov.toml"
    place.write_bytes(b"['*']\ntitle = '\xff'\n")
    assert told(talks) == [
        f"{place}:2: byte 0xff at offset 15 is not UTF-8; if it is another encoding, add --encoding cp1252"
    ]
    place.write_text("#" * (files.MOST_SETTINGS + 1))
    assert told(talks) == [f"{place}: more than 256 KiB; shorten it"]


def test_what_is_no_file_settles_nothing(talks: Path) -> None:
    (talks / "lavrov.toml").mkdir()
    assert (told(talks), len(read_all(talks))) == ([], 3)
    (talks / "lavrov.toml").rmdir()
    os.mkfifo(talks / "lavrov.toml")
    assert (told(talks), len(read_all(talks))) == ([], 3)


def test_a_path_that_no_system_has_is_still_told_as_such() -> None:
    (result,) = files.load_each(files.find_files(["a\0/b.txt"]))
    assert "no such file; check the path" in str(result)


def test_no_rule_settles_nothing() -> None:
    assert toml.choose([("*.md", Settings(title="T", where={"title": "x"}))], "a.txt") == NOTHING


def test_a_settled_name_is_the_speaker_everywhere(lavrov: Lavrov, talks: Path) -> None:
    (talks / "lavrov.toml").write_text("['2024-a.txt']\nspeakers = {A = 'Ann Lee', Q = 'Bo Dahl'}\n")
    assert lavrov("search", "1 May", "-t", talks, "--speaker", "lee", "--cite")[:2] == (
        0,
        "2024-a/1.1\t100\tOn 1 May.\n“On 1 May.” — Ann Lee, Talk with the Gazette, published 3 March 2024 [2024-a/1.1]\n",
    )
    assert lavrov("check", "--speaker", "Ann Lee", "It sails.", "-t", talks)[0] == 0
    code, out, _ = lavrov("list", "-t", talks, "-f", "jsonl", "--speaker", "Dahl")
    assert (code, out.count('"asker": "Bo Dahl", "speakers": ["Ann Lee"]')) == (0, 2)


def test_the_option_adds_to_those_who_are_settled_to_ask(lavrov: Lavrov, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bo: It opens.\nAnn: Yes.\nCy: When.\nAnn: On 1 May.\n")
    (tmp_path / "lavrov.toml").write_text("['*']\nasker = 'Bo'\n")
    assert lavrov("list", "-t", tmp_path, "--asker", "Cy") == (0, "1\tIt opens.\n2\tWhen.\n", "")
    assert lavrov("list", "-t", tmp_path)[1] == "1\tIt opens.\n"


def test_bad_settings_are_told_and_what_they_are_for_is_printed(lavrov: Lavrov, talks: Path) -> None:
    (talks / "lavrov.toml").write_text("['*']\ntitel = 'T'\n")
    code, out, err = lavrov("list", "-t", talks, "--count")
    assert (code, out.count("\n"), err.count("\n")) == (2, 3, 1)
    assert err.startswith(f"lavrov: {talks}/lavrov.toml:2: 'titel': only title, date")


def test_what_is_settled_is_in_info(lavrov: Lavrov, talks: Path) -> None:
    (talks / "lavrov.toml").write_text("['2024-b*']\ntitle = 'T'\n")
    said = '"settings": {"title": "lavrov.toml:2", "asker": "front matter"}}'
    code, out, _ = lavrov("info", "-t", talks, "-f", "jsonl")
    assert (code, [line.endswith(said) for line in out.splitlines()]) == (0, [False, True, False])
    assert out.splitlines()[0].endswith('"settings": {}}')
    assert lavrov("info", "-t", talks / "2024-b.txt", "-f", "csv")[1].endswith(
        ",title: lavrov.toml:2; asker: front matter\n"
    )
    assert (
        "  settings  title: lavrov.toml:2\n            asker: front matter\n"
        in lavrov("info", "-t", talks / "2024-b.txt", "-f", "table")[1]
    )


def test_load_honours_settings(talks: Path) -> None:
    (talks / "lavrov.toml").write_text("['2024-a.txt']\ntitle = 'T'\n['notes.md']\nskip = true\n")
    assert [t.title for t in load(talks)] == ["T", "Front"]
    (talks / "lavrov.toml").write_text("['*']\ntitle = 3\n")
    assert len(load(talks, errors="skip")) == 3
    with pytest.raises(LoadError, match="'title' must be a text"):
        load(talks)


def test_one_who_asks_may_be_given_by_the_name_that_is_settled_for_his_label() -> None:
    text = "---\nspeakers: {A: Ann Lee, B: Bo Dahl}\nasker: Bo Dahl\n---\n" + "B: Why.\nA: It is so.\n" * 3
    transcript = parse(text)
    assert (transcript.inferred, [pair.question.speaker for pair in transcript.pairs if pair.question]) == (
        "",
        ["Bo Dahl"] * 3,
    )
