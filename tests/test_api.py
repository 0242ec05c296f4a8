"""What other programs import: each name, loaded when it is used; values in, rows out."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import lavrov_cli
from lavrov_cli import Hit, Pair, Span, Transcript, Turn, Verdict, check, errors, load, parse, search, to_rows
from lavrov_cli.output import rows

from .conftest import HARBOUR


def test_each_public_name_is_there_and_documented() -> None:
    for name in lavrov_cli.__all__:
        assert name == "__version__" or getattr(lavrov_cli, name).__doc__
    assert dir(lavrov_cli) == sorted(lavrov_cli.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nosuch'"):
        lavrov_cli.nosuch  # noqa: B018


def test_a_name_is_the_same_the_second_time() -> None:
    code = "import lavrov_cli as l; a = l.errors, l.search, l.check; assert a == (l.errors, l.search, l.check); print(a[1].__name__)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"search\n"


def test_importing_the_package_loads_nothing() -> None:
    code = "import sys, lavrov_cli; print([name for name in sys.modules if name.startswith('lavrov_cli.')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"[]\n"


def test_loads_a_file_a_folder_several_or_the_bundled_interview(folder: Path) -> None:
    assert [transcript.name for transcript in load(folder)] == ["2024-03-03-harbour", "tower"]
    assert [transcript.name for transcript in load(str(folder / "tower.txt"))] == ["tower"]
    assert [transcript.name for transcript in load([folder / "tower.txt", folder])] == ["2024-03-03-harbour", "tower"]
    assert [transcript.name for transcript in load()] == ["2025-11-09-ria-novosti"]


def test_a_bad_file_raises_or_is_skipped(folder: Path) -> None:
    (folder / "notes.txt").write_text("Nobody asks.\n", encoding="utf-8")
    with pytest.raises(errors.ParseError, match="no line begins with"):
        load(folder)
    assert len(load(folder, errors="skip")) == 2
    with pytest.raises(ValueError, match="errors: 'ignore' is none of raise, skip"):
        load(folder, errors="ignore")  # type: ignore[arg-type]
    with pytest.raises(errors.LoadError):
        load(folder / "nosuch.txt")
    with pytest.raises(errors.LavrovError, match="no encoding is called 'klingon'"):
        load(folder, encoding="klingon")


def test_reads_with_an_encoding_and_who_asks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Аня: Да?\nБоря: Нет.\n".encode("cp1251"))
    (transcript,) = load(tmp_path, encoding="cp1251", asker="аня")
    assert transcript.pairs[0].answer[0].speaker == "Боря"


def test_parse_needs_no_name() -> None:
    transcript = parse(HARBOUR)
    assert (transcript.name, transcript.path, len(transcript.pairs)) == ("", "text", 2)
    assert parse(HARBOUR, name="a").path == "a"
    assert parse(HARBOUR.replace("\n", "\r")).pairs == transcript.pairs
    with pytest.raises(errors.ParseError, match=r"^text: empty"):
        parse("")


def test_searches_one_transcript_or_several(harbour: Transcript, tower: Transcript) -> None:
    assert [hit.text for hit in search(harbour, "brigde opens on")] == ["The bridge opens on 1 May."]
    hits = search([tower, harbour], "harbour office")
    assert [hit.transcript.name for hit in hits] == ["tower"]
    assert search([tower, harbour], "harbour", limit=1) == search(iter([tower, harbour]), "harbour")[:1]
    assert search(harbour, "brigde opens on", exact=True) == []
    assert search(harbour, "old quay stays", parts="question") == []
    assert search(harbour, "old quay stays", parts=iter(["answer"])) == search(harbour, "old quay stays")
    assert search(harbour, "bridge toll opens", min_score=10)[0].score < 71
    assert search(harbour, "bridge toll opens", min_score=99) == []
    with pytest.raises(errors.PhraseError):
        search(harbour, "…")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"parts": ["answers"]}, "parts: 'answers' is none of opening, question, answer"),
        ({"limit": 0}, "limit is 1 or more, not 0"),
        ({"min_score": 100.5}, "min_score is 0 to 100, not 100.5"),
        ({"min_score": -1}, "min_score is 0 to 100, not -1"),
        ({"min_score": float("nan")}, "min_score is 0 to 100, not nan"),
    ],
)
def test_refuses_options_that_would_find_nothing(harbour: Transcript, options: dict[str, object], message: str) -> None:
    assert search(harbour, "toll", limit=1, min_score=100) == search(harbour, "toll", parts=["answer"], min_score=0)[:1]
    with pytest.raises(ValueError, match=message):
        search(harbour, "toll", **options)  # type: ignore[arg-type]


def test_says_what_is_no_transcript() -> None:
    with pytest.raises(TypeError, match="str is no transcript; give what load or parse returned"):
        check("talk.txt", "toll")  # type: ignore[arg-type]
    assert load([]) == []
    assert search([], "toll") == []


def test_checks_a_quotation(harbour: Transcript, tower: Transcript) -> None:
    assert check(harbour, "Nobody will pay a toll").kind == "verbatim"
    assert check([harbour, tower], "the paint was cheap").kind == "verbatim"
    assert check(harbour, "Nobody will pay a toll", speaker="dahl").kind == "differs"


def test_rows_have_the_published_keys(harbour: Transcript, tower: Transcript) -> None:
    assert [tuple(row) for row in to_rows([harbour, tower])] == [rows.TRANSCRIPT] * 2
    assert [tuple(row) for row in to_rows(harbour, each="pair")] == [rows.QUESTION] * 2
    assert [row["address"] for row in to_rows(harbour, each="paragraph")][:3] == [
        "2024-03-03-harbour/0.1",
        "2024-03-03-harbour/0.2",
        "2024-03-03-harbour/1",
    ]
    assert [tuple(row) for row in to_rows(search(harbour, "toll"))] == [rows.HIT]
    assert [tuple(row) for row in to_rows(check(harbour, "toll"))] == [rows.VERDICT]
    assert to_rows([]) == []
    with pytest.raises(ValueError, match="each: 'word' is none of transcript, pair, paragraph"):
        to_rows(harbour, each="word")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="no rows are made of Pair, only of transcripts, hits and verdicts"):
        to_rows(list(harbour.pairs))  # type: ignore[arg-type]


def test_values_and_errors_travel_between_processes(harbour: Transcript) -> None:
    for value in (harbour, search(harbour, "toll")[0], check(harbour, "toll")):
        assert pickle.loads(pickle.dumps(value)) == value
    error = pickle.loads(pickle.dumps(errors.LoadError("a.txt", 3, "no text")))
    assert (type(error), str(error), error.line) == (errors.LoadError, "a.txt:3: no text", 3)


def test_values_are_short_where_a_person_meets_them(harbour: Transcript) -> None:
    pair = harbour.pairs[0]
    assert [type(value) for value in (harbour, pair, pair.answer[0])] == [Transcript, Pair, Turn]
    assert repr(harbour) == "<Transcript 2024-03-03-harbour, pairs: 2, “Mayor Ann Lee’s interview with the Harb…”>"
    assert repr(pair) == "<Pair 1: “Will the harbour bridge open this sprin…”>"
    assert repr(pair.answer[0]) == "<Turn Ann Lee: “The bridge opens on 1 May. Nobody will…”>"
    assert repr(parse("a\nQ: b\n").opening.answer[0]) == "<Turn ?: “a”>"
    assert repr(parse("Q: b\n")) == "<Transcript ?, pairs: 1, “”>"
    hit, verdict = search(harbour, "pay a tol")[0], check(harbour, "pay a toll")
    assert (type(hit), type(verdict), type(hit.spans[0])) == (Hit, Verdict, Span)
    assert repr(hit) == "<Hit 2024-03-03-harbour/1.1 96: “pay a toll”>"
    assert repr(search(harbour, "ferry", parts=["question"])[0]) == "<Hit 2024-03-03-harbour/2 100: “ferry”>"
    assert repr(hit._replace(spans=(), text="a\x1bb")) == "<Hit 2024-03-03-harbour/1.1 96: “a␛b”>"
    assert repr(verdict) == "<Verdict verbatim: “pay a toll”>"
