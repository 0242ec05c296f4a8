"""Folding: the same length for every text, and one key for what a reader takes for one word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavrov_cli.fold import fold, split


@given(st.text())
def test_keeps_the_length_of_every_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    "spellings",
    [
        ["Russia's", "Russia’s", "RUSSIAʼS", "rus\u00adsia‘s", "Rus\u200bsia's"],
        ["ещё", "еще", "ЕЩЁ", "еще\u0308"],
        ["café", "cafe", "cafe\u0301", "CAFÉ"],
        ["İstanbul", "istanbul"],
        ["ﬁ", "f"],
    ],
)
def test_one_word_has_one_key(spellings: list[str]) -> None:
    assert len({tuple(split(fold(spelling))) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("well-known – “facts”…", ["well", "known", "facts"]),
        ("3,000 in 2014", ["3", "000", "in", "2014"]),
        ("a\u00a0b\u202fc\td\ne", ["a", "b", "c", "d", "e"]),
        ("'' ' ‘’", []),
        ("Straße", ["straße"]),
        ("漢字 かな", ["漢字", "かな"]),
    ],
)
def test_cuts_into_words(text: str, words: list[str]) -> None:
    assert split(fold(text)) == words
