"""Nothing of a text reaches a terminal as a control, and no offset moves."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavrov_cli.safe import escape, is_hidden, safe, safe_line, shorten

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ANYTHING = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\x00b\x07c\x7fd\x9be", "a\ufffdb\ufffdc\ufffdd\ufffde"),
        ("tab\tline\n", "tab\tline\n"),
        ("a\u2028b\u2029c\u0085d", "a\ufffdb\ufffdc\ufffdd"),
        ("so\u00adft zero\u200bwidth", "so\u00adft zero\ufffdwidth"),
        ("می\u200cخواهم 👩\u200d🔧", "می\u200cخواهم 👩\u200d🔧"),
        ("tag\U000e0041", "tag\ufffd"),
        ("\ud800", "\ufffd"),
        ("“café” – 漢 😀 ё\u00a0.", "“café” – 漢 😀 ё\u00a0."),
    ],
)
def test_shows_one_visible_character_for_each_hidden_one(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_all_twelve_bidirectional_controls_are_hidden() -> None:
    assert all(map(is_hidden, BIDI_CONTROLS))


@given(ANYTHING)
def test_keeps_the_length_and_is_done_after_once(text: str) -> None:
    once = safe(text)
    assert len(once) == len(text)
    assert safe(once) == once
    assert not any(map(is_hidden, once))


@given(ANYTHING)
def test_a_line_is_one_line(text: str) -> None:
    assert not set(safe_line(text)) & set("\t\n\r\x0b\x0c")


@given(ANYTHING)
def test_json_loses_nothing_and_shows_nothing_hidden(text: str) -> None:
    written = escape(json.dumps([text], ensure_ascii=False))
    assert json.loads(written) == [text]
    assert not any(map(is_hidden, written))


@pytest.mark.parametrize(("text", "written"), [("\x9b", "\\u009b"), ("\U000e0041", "\\udb40\\udc41"), ("ё", "ё")])
def test_json_escapes(text: str, written: str) -> None:
    assert escape(text) == written


def test_shortens_in_the_middle() -> None:
    assert shorten("a" * 200 + "b" * 200, 11) == "aaaaa…bbbb"
    assert shorten("a\tb\nc") == "a\ufffdb\ufffdc"
