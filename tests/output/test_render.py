"""One set of records through every format: the whole expected text."""

import csv
import json
import re
from collections.abc import Iterable
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavrov_cli import address, check, search, to_rows
from lavrov_cli.errors import PassedOverError
from lavrov_cli.model import Change, Hit, Span, Transcript, Verdict
from lavrov_cli.output import render, rows
from lavrov_cli.output.citations import cite, cite_hit, day, moment
from lavrov_cli.output.csv import to_csv
from lavrov_cli.output.markdown import escape_markdown
from lavrov_cli.output.records import Count, Finding, Question
from lavrov_cli.output.render import Format
from lavrov_cli.output.view import View
from lavrov_cli.source.pairs import parse

MACHINES = (Format.JSON, Format.JSONL, Format.CSV)


def text(chunks: Iterable[str]) -> str:
    return "".join(chunks)


def pairs(transcript: Transcript) -> list[Question]:
    return [Question(transcript, pair) for pair in transcript.pairs]


def hit(transcript: Transcript, score: float = 92.4) -> Hit:
    sentence = "The bridge opens on 1 May."
    spans = (Span(4, 10), Span(11, 16))
    return Hit(transcript, transcript.pairs[0], "answer", 1, "Ann Lee", 5, score, sentence, spans)


def verdict(transcript: Transcript, kind: str) -> Verdict:
    difference = (
        (Change("same", "bridge"), Change("deleted", "closes"), Change("inserted", "opens"))
        if kind == "differs"
        else ()
    )
    omitted = ("on 1",) if kind == "verbatim" else ()
    found = None if kind == "absent" else hit(transcript)
    return Verdict(f"a {kind} one", kind, found, difference, omitted, "said by Ann" if kind == "differs" else "")


KINDS = ("verbatim", "typography", "differs", "absent")


def test_questions_in_plain(harbour: Transcript) -> None:
    assert text(render.questions(pairs(harbour), Format.PLAIN, View())) == (
        "1\tWill the harbour bridge open this spring?\n2\tWhat about the ferry?\n"
    )
    named = View(named=True, color=True)
    assert text(render.questions(pairs(harbour)[1:], Format.PLAIN, named)) == (
        "\x1b[36m2024-03-03-harbour/2\x1b[0m\tWhat about the ferry?\n"
    )


def test_questions_in_a_table(harbour: Transcript) -> None:
    assert text(render.questions(pairs(harbour), Format.TABLE, View(width=44))) == (
        "Mayor Ann Lee’s interview with the Harbour\n"
        "Gazette\n"
        "3 March 2024 · Ann Lee, Bo Dahl · 2\n"
        "questions\n"
        "\n"
        "                                       words\n"
        "  1  Will the harbour bridge open         23\n"
        "     this spring?\n"
        "\n"
        "  2  What about the ferry?                20\n"
        "\n"
    ).replace("                                       words", " " * 39 + "words")


def test_questions_in_markdown(harbour: Transcript) -> None:
    assert text(render.questions(pairs(harbour), Format.MARKDOWN, View(named=True))) == (
        "- **2024-03-03-harbour/1** Will the harbour bridge open this spring?\n"
        "- **2024-03-03-harbour/2** What about the ferry?\n"
    )


def test_questions_in_json(harbour: Transcript) -> None:
    expected = {
        "transcript": "2024-03-03-harbour",
        "title": "Mayor Ann Lee’s interview with the Harbour Gazette.",
        "published": "2024-03-03",
        "pair": 2,
        "address": "2024-03-03-harbour/2",
        "question": "What about the ferry?",
        "asker": "Question",
        "speakers": ["Ann Lee", "Bo Dahl"],
        "words": 20,
        "line": 8,
        "time": None,
    }
    written = text(render.questions(pairs(harbour)[1:], Format.JSONL, View()))
    assert written.count("\n") == 1
    assert list(json.loads(written).items()) == list(expected.items())
    assert json.loads(text(render.questions(pairs(harbour)[1:], Format.JSON, View()))) == [expected]
    assert len(json.loads(text(render.questions(pairs(harbour), Format.JSON, View())))) == 2
    assert text(render.questions([], Format.JSON, View())) == "[]\n"


def test_questions_in_csv(harbour: Transcript) -> None:
    assert text(render.questions(pairs(harbour)[1:], Format.CSV, View())) == (
        "transcript,title,published,pair,address,question,asker,speakers,words,line,time\n"
        "2024-03-03-harbour,Mayor Ann Lee’s interview with the Harbour Gazette.,2024-03-03,2,2024-03-03-harbour/2,"
        "What about the ferry?,Question,Ann Lee; Bo Dahl,20,8,\n"
    )


SECOND = """\
Question (translated from French): What about the ferry?
Ann Lee: The ferry will not stop. It runs until midnight – every day.
Bo Dahl: And the crew is paid better than before.
"""


@pytest.mark.parametrize(
    ("typed", "view", "expected"),
    [
        ("2", View(), SECOND),
        ("2,1.2,2.1,2", View(), f"{SECOND}\n{{1.2}}\n{{2.1}}\n\n{SECOND}"),
        ("0.2,2.2", View(), "Oslo, 3 March 2024\nAnd the crew is paid better than before.\n"),
        ("1-2", View(part="question"), "Will the harbour bridge open this spring?\nWhat about the ferry?\n"),
        ("2", View(part="answer"), "{2.1}\nAnd the crew is paid better than before.\n"),
        ("0", View(part="answer"), ""),
        (
            "2.2",
            View(cite=True),
            "And the crew is paid better than before.\n“And the crew is paid better than before.” — Bo Dahl, Mayor Ann"
            " Lee’s interview with the Harbour Gazette, published 3 March 2024 [2024-03-03-harbour/2.2]\n",
        ),
        ("2.1-2.2", View(color=True), "{2.1}\nAnd the crew is paid better than before.\n"),
    ],
)
def test_selections_in_plain(harbour: Transcript, typed: str, view: View, expected: str) -> None:
    said = {
        "{1.2}": "We have tested every cable twice, and the “old quay” stays open.",
        "{2.1}": "The ferry will not stop. It runs until midnight – every day.",
    }
    for place, words in said.items():
        expected = expected.replace(place, words)
    assert text(render.selections(address.choose([harbour], typed), Format.PLAIN, view)) == expected


def test_selections_in_plain_cite_pairs(harbour: Transcript) -> None:
    written = text(render.selections(address.choose([harbour], "1,2.1-2.2"), Format.PLAIN, View(cite=True)))
    assert written.count("\n“The bridge opens on 1 May. Nobody will pay a toll. We have") == 1
    assert "interview with the Harbour Gazette, published 3 March 2024 [2024-03-03-harbour/1]\n" in written
    assert written.endswith("[2024-03-03-harbour/2.1-2.2]\n")


def test_selections_in_colour_set_the_labels_off(harbour: Transcript) -> None:
    written = text(render.selections(address.choose([harbour], "2"), Format.PLAIN, View(color=True)))
    assert written.startswith("\x1b[1mQuestion (translated from French):\x1b[0m What about the ferry?\n\x1b[1mAnn Lee:")


def test_selections_in_a_table(harbour: Transcript) -> None:
    assert text(render.selections(address.choose([harbour], "2"), Format.TABLE, View(width=60, cite=True))) == (
        "Mayor Ann Lee’s interview with the Harbour Gazette\n"
        "3 March 2024 · Ann Lee, Bo Dahl · 2 questions\n"
        "\n"
        "     Question\n"
        "  2  What about the ferry?\n"
        "\n"
        "     Ann Lee\n"
        "2.1  The ferry will not stop. It runs until midnight – every\n"
        "     day.\n"
        "\n"
        "     Bo Dahl\n"
        "2.2  And the crew is paid better than before.\n"
        "\n"
        "     “The ferry will not stop. It runs until midnight –\n"
        "     every day. And the crew is paid better than before.” —\n"
        "     Ann Lee, interview with the Harbour Gazette, published\n"
        "     3 March 2024 [2024-03-03-harbour/2]\n"
        "\n"
    )


def test_selections_in_markdown(harbour: Transcript) -> None:
    assert text(render.selections(address.choose([harbour], "2"), Format.MARKDOWN, View(cite=True))) == (
        "## 2\n\n"
        "**Question:** What about the ferry?\n\n"
        "**Ann Lee:** The ferry will not stop. It runs until midnight – every day.\n\n"
        "**Bo Dahl:** And the crew is paid better than before.\n\n"
        "“The ferry will not stop. It runs until midnight – every day. And the crew is paid better than before.” — Ann Lee,"
        " interview with the Harbour Gazette, published 3 March 2024 \\[2024-03-03-harbour/2\\]\n\n"
    )


def test_selections_in_json(harbour: Transcript) -> None:
    written = [json.loads(line) for line in render.selections(address.choose([harbour], "0,2"), Format.JSONL, View())]
    assert [list(row) for row in written] == [list(rows.PARAGRAPH)] * len(written)
    places = [(row["part"], row["paragraph"], row["address"], row["speaker"], row["line"]) for row in written]
    assert places == [
        ("opening", 1, "2024-03-03-harbour/0.1", None, 1),
        ("opening", 2, "2024-03-03-harbour/0.2", None, 2),
        ("question", 1, "2024-03-03-harbour/2", "Question", 8),
        ("answer", 1, "2024-03-03-harbour/2.1", "Ann Lee", 9),
        ("answer", 2, "2024-03-03-harbour/2.2", "Bo Dahl", 10),
    ]


def test_hits_in_plain(harbour: Transcript) -> None:
    assert text(render.hits([hit(harbour)], Format.PLAIN, View())) == "1.1\t92\tThe bridge opens on 1 May.\n"
    assert text(render.hits([hit(harbour, 99.9)], Format.PLAIN, View(color=True, named=True))) == (
        "\x1b[36m2024-03-03-harbour/1.1\x1b[0m\t99\tThe \x1b[1;31mbridge\x1b[0m \x1b[1;31mopens\x1b[0m on 1 May.\n"
    )
    assert text(render.hits([hit(harbour)], Format.PLAIN, View(cite=True))).splitlines()[1] == (
        "“The bridge opens on 1 May.” — Ann Lee, interview with the Harbour Gazette, published 3 March 2024"
        " [2024-03-03-harbour/1.1]"
    )


def test_hits_in_a_table_show_the_question_once(harbour: Transcript) -> None:
    assert text(render.hits([hit(harbour), hit(harbour, 71)], Format.TABLE, View(width=60, cite=True))) == (
        "                                                       score\n"
        "  1  Will the harbour bridge open this spring?\n"
        "1.1  The bridge opens on 1 May.                           92\n"
        "     {cite}\n"
        "\n"
        "1.1  The bridge opens on 1 May.                           71\n"
        "     {cite}\n"
        "\n"
    ).replace(
        "{cite}",
        "“The bridge opens on 1 May.” — Ann Lee,\n     interview with the Harbour Gazette, published 3\n"
        "     March 2024 [2024-03-03-harbour/1.1]",
    )


def test_hits_in_a_table_light_the_matched_words(harbour: Transcript) -> None:
    written = text(render.hits([hit(harbour)], Format.TABLE, View(width=60, color=True)))
    assert "The \x1b[1;31mbridge\x1b[0m \x1b[1;31mopens\x1b[0m on 1 May." in written


def test_hits_in_markdown(harbour: Transcript) -> None:
    assert text(render.hits([hit(harbour)], Format.MARKDOWN, View(cite=True))) == (
        "- **1.1** (92) The **bridge opens** on 1 May.\n"
        "  “The bridge opens on 1 May.” — Ann Lee, interview with the Harbour Gazette, published 3 March 2024"
        " \\[2024-03-03-harbour/1.1\\]\n"
    )


def test_hits_in_json_have_the_published_keys(harbour: Transcript) -> None:
    assert list(json.loads(text(render.hits([hit(harbour)], Format.JSONL, View()))).items()) == [
        ("transcript", "2024-03-03-harbour"),
        ("published", "2024-03-03"),
        ("pair", 1),
        ("part", "answer"),
        ("paragraph", 1),
        ("address", "2024-03-03-harbour/1.1"),
        ("speaker", "Ann Lee"),
        ("score", 92.4),
        ("text", "The bridge opens on 1 May."),
        ("start", 4),
        ("end", 16),
        ("spans", [[4, 10], [11, 16]]),
        ("question", "Will the harbour bridge open this spring?"),
        ("time", None),
    ]
    assert ",4,16,4-10; 11-16," in text(render.hits([hit(harbour)], Format.CSV, View()))


TIMED = """\
Talk with the Gazette

[0:00:05] Question: Will the bridge open?
[0:00:09] Ann Lee: It will open.
And on time.
[1:02:03] Question: And the ferry?
Ann Lee: It sails.
"""


@pytest.fixture
def timed() -> Transcript:
    return parse(TIMED, name="timed", path="timed.txt")


def last_keys(chunks: Iterable[str]) -> list[tuple[str, object]]:
    return [list(json.loads(line).items())[-1] for line in text(chunks).splitlines()]


def test_each_row_ends_with_the_time_of_its_paragraph(timed: Transcript) -> None:
    everything = list(address.select_all(timed))
    assert last_keys(render.questions(pairs(timed), Format.JSONL, View())) == [("time", "0:00:05"), ("time", "1:02:03")]
    assert [time for _, time in last_keys(render.selections(everything, Format.JSONL, View()))] == [
        *(None, "0:00:05", "0:00:09", None, "1:02:03", None)
    ]
    assert last_keys(render.hits(search(timed, "open"), Format.JSONL, View())) == [
        *(("time", "0:00:05"), ("time", "0:00:09"))
    ]
    assert last_keys(render.hits(search(timed, "on time"), Format.JSONL, View())) == [("time", None)]
    (row,) = to_rows(check(timed, "It will open."))
    assert (row["time"], row["address"]) == ("0:00:09", "timed/1.1")
    (absent,) = to_rows(check(timed, "zebra crossing"))
    assert absent["time"] is None
    assert text(render.hits(search(timed, "will open", exact=True), Format.CSV, View())).endswith(
        ",Will the bridge open?,0:00:09\n"
    )
    assert text(render.questions(pairs(timed)[1:], Format.CSV, View())).endswith(",6,1:02:03\n")


def test_a_question_without_words_has_no_time() -> None:
    silent = parse("[0:05] Question:\n[0:09] Ann Lee: So.\n[0:12] Question: Why?\n", name="silent")
    pair = silent.pairs[0]
    assert pair.question
    bare = pair._replace(question=pair.question._replace(paragraphs=(), lines=(), times=()))
    assert rows.question(Question(silent, bare))["time"] is None
    assert rows.question(Question(silent, silent.opening))["time"] is None


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("1", "Ann Lee, Talk with the Gazette [timed/1, 0:00:09]\n"),
        ("1.1", "Ann Lee, Talk with the Gazette [timed/1.1, 0:00:09]\n"),
        ("1.2", "Ann Lee, Talk with the Gazette [timed/1.2]\n"),
        ("0", "“Talk with the Gazette” — Talk with the Gazette [timed/0]\n"),
    ],
)
def test_a_citation_ends_with_the_time_where_its_text_begins(timed: Transcript, typed: str, end: str) -> None:
    written = text(render.selections(address.choose([timed], typed), Format.PLAIN, View(cite=True)))
    assert written.endswith(end)


def test_a_citation_of_a_hit_ends_with_its_time(timed: Transcript) -> None:
    assert cite_hit(search(timed, "on time")[0]).endswith(" [timed/1.2]")
    assert cite_hit(search(timed, "will open")[0]).endswith(" [timed/1.1, 0:00:09]")
    bad = hit(timed)._replace(time="\x1b[2J")
    assert cite_hit(bad).endswith(" [timed/1.1, ␛[2J]")


def test_concordance_is_aligned_on_the_match(harbour: Transcript) -> None:
    long = hit(harbour)._replace(
        text="漢字 and more and more of the bridge opens at last, as had been promised to all of us in spring",
        spans=(Span(28, 34),),
    )
    assert text(render.concordance([hit(harbour), long], Format.TABLE, View(width=50))) == (
        "1.1             The bridge opens on 1 May.\n1.1  …d more of the bridge opens at last, as had…\n"
    )
    assert text(render.concordance([hit(harbour)], Format.PLAIN, View())) == "The\tbridge opens\ton 1 May.\n"
    assert text(render.concordance([hit(harbour)], Format.MARKDOWN, View())) == (
        "| left | match | right |\n| --- | --- | --- |\n| The | bridge opens | on 1 May. |\n"
    )
    assert text(render.concordance([hit(harbour)], Format.JSONL, View())) == text(
        render.hits([hit(harbour)], Format.JSONL, View())
    )


def test_verdicts_in_plain(harbour: Transcript) -> None:
    checked = [Finding(verdict(harbour, kind)) for kind in KINDS]
    assert text(render.verdicts(checked, Format.PLAIN, View())) == (
        "verbatim\t1.1\t92\tThe bridge opens on 1 May.\tleft out 2 words: “on 1”\n"
        "typography\t1.1\t92\tThe bridge opens on 1 May.\t\n"
        "differs\t1.1\t92\tThe bridge [-closes-]{+opens+} on 1 May.\tsaid by Ann\n"
        "absent\t\t\t\t\n"
    )
    article = [Finding(verdict(harbour, "absent"), "news.md", 7)]
    assert text(render.verdicts(article, Format.PLAIN, View())) == "news.md:7\tabsent\t\t\t\t\n"
    colored = text(render.verdicts([Finding(verdict(harbour, "differs"))], Format.PLAIN, View(color=True)))
    assert "The bridge \x1b[31m[-closes-]\x1b[0m\x1b[32m{+opens+}\x1b[0m on 1 May." in colored


def test_verdicts_in_a_table(harbour: Transcript) -> None:
    checked = [Finding(verdict(harbour, "differs")), Finding(verdict(harbour, "absent"), "news.md", 7)]
    assert text(render.verdicts(checked, Format.TABLE, View(width=60))) == (
        "     differs  Ann Lee, in the answer\n"
        "     “a differs one”\n"
        "1.1  The bridge [-closes-]{+opens+} on 1 May.\n"
        "     said by Ann\n"
        "\n"
        "     news.md:7  absent\n"
        "     “a absent one”\n"
        "\n"
    )
    (lit,) = [
        line for line in text(render.verdicts(checked[:1], Format.TABLE, View(color=True))).split("\n") if "1.1" in line
    ]
    assert "\x1b[9;31mcloses\x1b[0m \x1b[32mopens\x1b[0m" in lit
    plain = text(render.verdicts([Finding(verdict(harbour, "verbatim"))], Format.TABLE, View(width=60)))
    assert plain == (
        "     verbatim  Ann Lee, in the answer\n1.1  The bridge opens on 1 May.\n     left out 2 words: “on 1”\n\n"
    )


def test_what_a_mark_hides_is_not_quiet(harbour: Transcript) -> None:
    written = text(render.verdicts([Finding(verdict(harbour, "verbatim"))], Format.TABLE, View(color=True)))
    assert "\x1b[33mleft out 2 words: “on 1”\x1b[0m" in written
    assert "\x1b[1;32mbridge\x1b[0m" in written


def test_verdicts_in_markdown(harbour: Transcript) -> None:
    checked = [Finding(verdict(harbour, "differs"), "a*b.md", 7), Finding(verdict(harbour, "absent"))]
    assert text(render.verdicts(checked, Format.MARKDOWN, View())) == (
        "- **differs** “a differs one” (a\\*b.md:7)\n"
        "  - **1.1** The bridge \\[-closes-\\]{+opens+} on 1 May.\n"
        "  - said by Ann\n"
        "- **absent** “a absent one”\n"
    )


def test_verdicts_in_json(harbour: Transcript) -> None:
    written = [
        json.loads(line)
        for line in render.verdicts([Finding(verdict(harbour, k)) for k in KINDS], Format.JSONL, View())
    ]
    assert [list(row) for row in written] == [list(rows.VERDICT)] * 4
    assert written[2]["difference"] == [["same", "bridge"], ["deleted", "closes"], ["inserted", "opens"]]
    assert (written[0]["omitted"], written[0]["address"]) == (["on 1"], "2024-03-03-harbour/1.1")
    assert {written[3][key] for key in ("transcript", "address", "text", "line", "reason")} == {None}


def test_a_difference_in_csv_is_a_word_diff(harbour: Transcript) -> None:
    written = text(render.verdicts([Finding(verdict(harbour, "differs"))], Format.CSV, View()))
    assert ",bridge; [-closes-]; {+opens+},," in written


def test_transcripts_in_every_format(harbour: Transcript) -> None:
    harbour = harbour._replace(warnings=("question 9 has no answer",), link="https://example.org")
    assert text(render.transcripts([harbour], Format.PLAIN, View())) == (
        "2024-03-03-harbour\t2024-03-03\t2\tMayor Ann Lee’s interview with the Harbour Gazette.\n"
    )
    assert text(render.transcripts([harbour], Format.MARKDOWN, View())).splitlines()[2] == (
        "| 2024-03-03-harbour | 2024-03-03 | 2 | Mayor Ann Lee’s interview with the Harbour Gazette. |"
    )
    assert text(render.transcripts([harbour], Format.TABLE, View(width=80))) == (
        "2024-03-03-harbour\n"
        "     title  Mayor Ann Lee’s interview with the Harbour Gazette.\n"
        " published  3 March 2024\n"
        "  speakers  Ann Lee, Bo Dahl\n"
        "     pairs  2\n"
        "paragraphs  8\n"
        "     words  66\n"
        "   opening  Mayor Ann Lee’s interview with the Harbour Gazette.\n"
        "            Oslo, 3 March 2024\n"
        "      link  https://example.org\n"
        "      path  2024-03-03-harbour.txt\n"
        "  warnings  question 9 has no answer\n"
        "\n"
    )
    row = json.loads(text(render.transcripts([harbour], Format.JSONL, View())))
    assert list(row) == list(rows.TRANSCRIPT)
    assert (row["pairs"], row["paragraphs"], row["words"], row["trailer"]) == (2, 8, 66, [])


def test_counts_in_every_format(harbour: Transcript, tower: Transcript) -> None:
    counted = [Count(harbour, 12), Count(tower, 1)]
    assert text(render.counts(counted, Format.PLAIN, View())) == "2024-03-03-harbour\t2024-03-03\t12\ntower\t\t1\n"
    assert text(render.counts(counted, Format.TABLE, View(width=60))) == (
        "2024-03-03-harbour  2024-03-03  12  ███████████████████████\ntower                            1  █\n"
    )
    assert text(render.counts(counted, Format.MARKDOWN, View())).splitlines()[3] == "| tower |  | 1 |"
    assert text(render.counts(counted, Format.CSV, View())).splitlines()[2] == "tower,Interview on the water tower,,1"


def test_skipped_files_in_every_format() -> None:
    passed = [PassedOverError("notes/a|b.md", 0, "no\tquestion"), PassedOverError("c\x1b.md", 0, "empty")]
    assert text(render.skipped(passed, Format.PLAIN, View())) == "notes/a|b.md\tno question\nc␛.md\tempty\n"
    assert text(render.skipped(passed[1:], Format.PLAIN, View(color=True))) == "\x1b[36mc␛.md\x1b[0m\tempty\n"
    assert text(render.skipped(passed, Format.TABLE, View(width=40))) == (
        "notes/a|b.md\n  no question\n\nc␛.md\n  empty\n\n"
    )
    assert text(render.skipped(passed[:1], Format.MARKDOWN, View(color=True))) == (
        "| path | reason |\n| --- | --- |\n| notes/a\\|b.md | no question |\n"
    )
    assert text(render.skipped(passed[1:], Format.JSONL, View())) == '{"path": "c\\u001b.md", "reason": "empty"}\n'
    assert json.loads(text(render.skipped(passed, Format.JSON, View())))[0] == {
        "path": "notes/a|b.md",
        "reason": "no\tquestion",
    }
    assert text(render.skipped(passed[:1], Format.CSV, View())) == "path,reason\nnotes/a|b.md,no\tquestion\n"


@pytest.mark.parametrize("form", [Format.TABLE, Format.PLAIN, Format.MARKDOWN])
def test_where_nothing_was_said_nothing_is_cited(form: Format) -> None:
    silent = parse("Question: Why?\nAnn Lee: So.\nQuestion:\nAnn Lee:\n", name="silent", path="silent.txt")
    everything = list(address.select_all(silent))
    cited = text(render.selections(everything, form, View(cite=True)))
    assert cited.count("“") == 1
    assert cited.count("“So.”") == 1


@pytest.mark.parametrize("form", [Format.TABLE, Format.PLAIN, Format.MARKDOWN])
def test_nothing_is_rendered_of_nothing(form: Format) -> None:
    assert text(render.questions([], form, View())) == ""
    assert text(render.selections([], form, View())) == ""
    assert text(render.verdicts([], form, View())) == ""


def hostile(transcript: Transcript, words: str) -> Transcript:
    """A transcript in which every text, label and name is hostile."""
    pair = transcript.pairs[1]
    assert pair.question
    turns = tuple(turn._replace(label=words, speaker=words, paragraphs=(words,), lines=(1,)) for turn in pair.answer)
    question = pair.question._replace(paragraphs=(words,), lines=(1,), note=words)
    return transcript._replace(
        name=words, title=words, path=words, pairs=(pair._replace(number=1, question=question, answer=turns),)
    )


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("words", ["\x1b[2J\x1b]0;x\x07 \x9b \u202e \x00", "[bold]x[/] :smile: [/foo] \\[x]"])
def test_hostile_text_stays_text_in_every_format(harbour: Transcript, words: str, form: Format) -> None:
    bad = hostile(harbour, words)
    (pair,) = bad.pairs
    found = Hit(bad, pair, "answer", 1, words, 1, 80, words, (Span(0, 2),))
    checked = Finding(Verdict(words, "differs", found, (Change("deleted", words),), (words,), words), words, 3)
    view = View(named=True, cite=True)
    written = "".join(
        text(chunks)
        for chunks in (
            render.questions([Question(bad, pair)], form, view),
            render.selections(address.select_all(bad), form, view),
            render.hits([found], form, view),
            render.concordance([found], form, view),
            render.verdicts([checked], form, view),
            render.transcripts([bad], form, view),
            render.counts([Count(bad, 1)], form, view),
        )
    )
    assert not set(written) & set("\x1b\x07\x9b\u202e\x00\r")
    if "[bold]" in words and form is not Format.MARKDOWN:
        assert ("[bold]x[/]" in written) or form is Format.TABLE
        assert "😄" not in written


@given(st.text())
def test_markdown_interprets_nothing(words: str) -> None:
    written = escape_markdown(words)
    assert "<" not in written
    assert "\n" not in written
    assert not written.startswith(("# ", "- ", "+ ", "> ", "```"))
    assert not re.fullmatch(r"=+\s*", written)  # the line under a heading; `=0` is none


@pytest.mark.parametrize(
    ("plain", "escaped"),
    [
        ("# forged", "\\# forged"),
        ("- item", "\\- item"),
        ("--- rule", "\\--- rule"),
        ("-5 degrees", "-5 degrees"),
        ("12. item", "12\\. item"),
        ("[x](javascript:a)", "\\[x\\](javascript:a)"),
        ("![t](http://x)", "!\\[t\\](http\\://x)"),
        ("www.x.org", "www\\.x.org"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("`c` *e* _f_ ~~g~~ \\", "\\`c\\` \\*e\\* \\_f\\_ \\~\\~g\\~\\~ \\\\"),
        ("it’s fine (really), isn’t it?", "it’s fine (really), isn’t it?"),
    ],
)
def test_markdown_escapes(plain: str, escaped: str) -> None:
    assert escape_markdown(plain) == escaped


@given(st.lists(st.text(st.characters(exclude_categories=("C",)), max_size=8), min_size=2, max_size=4))
def test_csv_is_read_back(cells: list[str]) -> None:
    keys = [f"k{number}" for number in range(len(cells))]
    written = text(to_csv(keys, [dict(zip(keys, cells, strict=True))], raw=True))
    assert list(csv.reader(StringIO(written, newline="")))[1] == [
        cell.replace("\u2028", "\ufffd").replace("\u2029", "\ufffd") for cell in cells
    ]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "＠x"])
def test_csv_disarms_formulas_unless_asked_not_to(formula: str) -> None:
    assert text(to_csv(["k"], [{"k": formula}])).split("\n")[1] == f"'{formula}"
    assert text(to_csv(["k"], [{"k": formula}], raw=True)).split("\n")[1] == formula
    assert text(to_csv(["k"], [{"k": -1}])).split("\n")[1] == "-1"


def test_dates_are_written_as_people_do() -> None:
    assert (day("2025-11-09 13:48"), moment("2025-11-09 13:48")) == ("9 November 2025", "9 November 2025, 13:48")
    assert (day(""), moment("")) == ("", "")


def test_a_citation_holds_only_what_is_known(harbour: Transcript) -> None:
    bare = harbour._replace(title="", published="")
    assert cite(["Yes."], "", bare, "n/1") == "“Yes.” [n/1]"
    assert cite(["Yes."], "Ann Lee", bare, "n/1") == "“Yes.” — Ann Lee [n/1]"
    assert cite(["w " * 61], "", bare, "n/1") == "“w w w w w w w w …” [n/1]"
