"""Subtitles: cues become turns, nothing that is said is lost or doubled, and what is not said goes."""

import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavrov_cli.errors import ParseError
from lavrov_cli.source.containers.subtitles import read
from lavrov_cli.source.document import Document


def cues(*texts: str) -> str:
    """WebVTT with a cue of five seconds for each text."""
    return "WEBVTT\n\n" + "\n\n".join(
        f"{at // 720:02}:{at // 12 % 60:02}:{at % 12 * 5:02}.000 --> 00:00:59.000\n{text}"
        for at, text in enumerate(texts)
    )


def said(document: Document) -> list[tuple[str, str]]:
    return [(document.known[row].speaker, line) for row, line in enumerate(document.lines)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["<v Ana Ruiz>Where to?", "<v Bo>South.", "<v Bo>Far."], [("Ana Ruiz", "Where to?"), ("Bo", "South. Far.")]),
        (["<v.loud Ana>Where?</v> <v Bo>South.</v>"], [("Ana", "Where?"), ("Bo", "South.")]),
        (["<v Ana>Where\nto?", "<v>now?", "then?"], [("Ana", "Where to? now? then?")]),
        (["<v Ana>Note: it is late."], [("Ana", "Note: it is late.")]),
        (["Ana: Where?", "to?", "Bo: South.", "Bo: Far."], [("", "Ana: Where? to?"), ("", "Bo: South. Far.")]),
        (["Ursula von der Leyen: Yes.\nBo：No."], [("", "Ursula von der Leyen: Yes."), ("", "Bo: No.")]),
        (["x1: So?", "bo: A", "Ann: B", "bo: C", "Ann: D", "bo: E"], [
            ("", "x1: So?"), ("", "bo: A"), ("", "Ann: B"), ("", "bo: C"), ("", "Ann: D"), ("", "bo: E"),
        ]),
        (["Ana: Where?", "the thing is: nowhere"], [("", "Ana: Where? the thing is: nowhere")]),
        ([">> Where?", "to?", "&gt;&gt; South. >> Oh", ">> ANA: So."], [
            ("", "Where? to?"), ("", "South."), ("", "Oh"), ("", "ANA: So."),
        ]),
        ([">> So?", "- Yes.\n- No.", "- one dash"], [("", "So?"), ("", "Yes."), ("", "No. - one dash")]),
        (["<v Ana><i>One</i> <c.x>two</c><00:00:01.000> &amp; {\\an8}3 < 4"], [("Ana", "One two & 3 < 4")]),
        (["<v Ana>a", "<v Ana>a", "<v Ana>a\n<v Ana>b", "<v Ana>b"], [("Ana", "a b")]),
        (["<v Ana>No.", "<v Bo>No."], [("Ana", "No."), ("Bo", "No.")]),
        (["<v Ana>a", "<v Ana>b", "<v Ana>b", "<v Ana>c", "<v Ana>d", "<v Ana>e"], [("Ana", "a b b c d e")]),
    ],
)  # fmt: skip
def test_turns(texts: list[str], expected: list[tuple[str, str]]) -> None:
    assert said(read(cues(*texts), "a.vtt")) == expected


def test_srt_with_numbers_and_without_empty_lines_between() -> None:
    text = "1\n00:00:01,500 --> 00:00:02,000 X1:5\nAna: Why?\n2\n00:00:02,000 --> 00:00:03,000\nBo: Who\n\nstray\n"
    document = read(text + "3\n01:00:03,000 --> 01:00:04,000\n3\n4\n1:00:05,000 --> 1:00:06,000\nBo: knows?", "a.srt")
    assert document.lines == ["Ana: Why?", "Bo: Who 3 knows?"]
    assert document.numbers == [3, 6]
    assert [document.known[row].time for row in (0, 1)] == ["0:00:01", "0:00:02"]
    assert document.paragraphs


def test_notes_styles_and_regions_are_not_said() -> None:
    head = "WEBVTT - Gulls\nKind: captions\n\nNOTE\nAna: no\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:x\n\nid-1\n"
    document = read(f"{head}01:02.000 --> 01:03.000 align:start\n<v Ana>Yes.\n\n01:04.000 --> 01:05.000\n\nBo: no", "a")
    assert said(document) == [("Ana", "Yes.")]
    assert document.known[0].time == "0:01:02"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("WEBVTT", 0, "without a cue"),
        ("WEBVTT\n\n00:01.000 --> 00:02", 0, "without a cue"),
        (cues("it is late", "yes: it is", "- So?\n- Yes."), 4, "do not say who speaks"),
    ],
)
def test_refused(text: str, line: int, reason: str) -> None:
    with pytest.raises(ParseError, match=reason) as caught:
        read(text, "a.vtt")
    assert caught.value.line == line


@pytest.mark.parametrize("end", range(0, 200, 7))
def test_a_truncated_file_gives_what_is_there(end: int) -> None:
    text = cues("<v Ana>Where do they go?", "<v Bo>South, I think.", "<v Ana>And <i>then</i>?", "<v Bo>Back.")
    try:
        document = read(text[:end], "a.vtt")
    except ParseError:
        assert end < 60
    else:
        whole = " ".join(read(text, "a.vtt").lines)
        assert all(word in whole for line in document.lines for word in line.split()[:-1])


def test_100_000_cues_take_seconds() -> None:
    text = cues(*(f"<v Ana>one {at}" if at % 3 else f"Bo: two {at}" for at in range(100_000)))
    gc.collect()  # not that of the tests before
    before = time.process_time()
    assert len(read(text, "a.vtt").lines) > 60_000
    assert time.process_time() - before < 15  # 1.5 on a quiet machine; coverage and neighbours make it ten


@pytest.mark.parametrize("piece", ["<", "<v ", ">>", "- ", "{\\", "A:", "&gt;", "<v A>", "\0"])
def test_hostile_lines_are_linear(piece: str) -> None:
    before = time.process_time()
    read(cues("<v Ana>yes", piece * 100_000), "a.vtt")
    assert time.process_time() - before < 3


@given(st.lists(st.text(alphabet="ab c", min_size=1).filter(str.strip), min_size=1, unique=True))
def test_no_word_is_lost(texts: list[str]) -> None:
    spoken = [f"<v {'Ana' if at % 2 else 'Bo'}>{text}" for at, text in enumerate(texts)]
    assert " ".join(read(cues(*spoken), "a").lines).split() == " ".join(texts).split()
