"""Words: the keys of a text, their spans, and the forms in which a word may be typed."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lavrov_cli.words import core, count, forms, holds, keys, name_keys, names, spans


@given(st.text())
@example("3.5\u00a0000 l’été[1] a](b(c)d)e ﬁ ½ \u202e12\u202c")
def test_each_key_has_its_span(text: str) -> None:
    found = spans(text)
    assert [key for span in found for key in keys(text[span.start : span.end])] == keys(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert count(text) == len(found)


@pytest.mark.parametrize(
    "spellings",
    [
        ["Russia's", "Russia’s", "RUSSIAʼS", "rus\u00adsia‘s", "Rus\u200bsia's", "Russia´s"],
        ["ещё", "еще", "ЕЩЁ", "еще\u0308"],
        ["café", "cafe", "cafe\u0301", "CAFÉ"],
        ["İstanbul", "istanbul", "ıstanbul", "ISTANBUL"],
        ["ﬁnance", "finance", "FINANCE"],
        ["Straße", "STRASSE", "strasse", "STRAẞE"],
        ["Łódź", "lodz", "ŁÓDŹ"],
        ["Søren Kjær", "soren kjaer"],
        ["œuvre", "oeuvre", "ŒUVRE"],
        ["2014", "٢٠١٤", "२०१४", "２０１４"],
        ["1,000", "1000", "1.000", "1’000", "1\u00a0000", "1\u202f000", "١٬٠٠٠"],
        ["50,000,000", "50000000", "50.000.000", "50\u00a0000\u00a0000"],
        ["1,000.50", "1000.50", "1.000,50"],
        ["3.5", "3,5", "٣٫٥"],
        ["क्या", "क्या"],
    ],
)
def test_one_word_has_one_key(spellings: list[str]) -> None:
    assert len({tuple(keys(spelling)) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("well-known – “facts”…", ["well", "known", "facts"]),
        ("3,000 in 2014", ["3000", "in", "2014"]),
        ("3.5, 35, 3; 5", ["3.5", "35", "3", "5"]),
        ("in 2014, 2015", ["in", "2014", "2015"]),
        ("5½ or ½", ["5½", "or", "½"]),
        ("10–15 and 10:30", ["10", "15", "and", "10:30"]),
        ("COVID-19 F-16 $5 5% €3bn", ["covid", "19", "f", "16", "5", "5", "3", "bn"]),
        ("a\u00a0b\u202fc\td\ne", ["a", "b", "c", "d", "e"]),
        ("12\u00a0500 12\u00a0May", ["12500", "12", "may"]),
        ("'' ' ‘’ ’tis 'so'", ["tis", "so"]),
        ("l’État don't Lee’s", ["l'etat", "don't", "lee's"]),
        ("漢字かな大桥A", ["漢", "字", "か", "な", "大", "桥", "a"]),
        ("ก็ดี", ["ก", "ด"]),
        ("twice.¹ Nobody[^1] toll[12] x[a]", ["twice", "nobody", "toll", "x", "a"]),
        ("the [old ferry](https://x.org/F_(b)) **opens** _now_", ["the", "old", "ferry", "opens", "now"]),
        ("دعا إلى، المدينة؟", ["دعا", "الى", "المدينة"]),
        ("\u202e12\u202c \u200b", ["12"]),
        ("", []),
    ],
)
def test_finds_the_words(text: str, words: list[str]) -> None:
    assert keys(text) == words


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("lee", ["lee"]),
        ("lee’s", ["lees", "lee"]),
        ("l’État", ["letat", "etat"]),
        ("qu’elle", ["quelle", "elle"]),
        ("dell’Europa", ["delleuropa", "europa"]),
        ("O’Brien", ["obrien"]),
        ("we’ll", ["well", "we"]),
        ("don’t", ["dont"]),
        ("can't", ["cant"]),
        ("l’O’Brien", ["lobrien", "obrien"]),
    ],
)
def test_a_word_with_an_apostrophe_may_be_typed_without(word: str, typed: list[str]) -> None:
    (key,) = keys(word)
    assert list(forms(key)) == typed


def test_the_words_of_a_name_are_whole_in_any_script() -> None:
    assert name_keys("L’Écho – 新华社记者 No.2") == ["lecho", "新华社记者", "no", "2"]
    assert holds("The Harbour Gazette", "HARBOUR  gaz")
    assert not holds("The Harbour Gazette", "gazette harbour")


@pytest.mark.parametrize(
    ("name", "part", "fits"),
    [
        ("Ann Lee", "lee", True),
        ("Ann Lee", "ANN  LEE", True),
        ("Ann Lee", "", True),
        ("Kathleen Ford", "lee", False),
        ("Joanna Ford", "ann", False),
        ("Ann Bo Lee", "Ann Lee", False),
        ("Bashar al-Assad", "assad", True),
        ("Seán O’Brien", "obrien", True),
        ("外交部长王毅", "王毅", True),
        ("", "lee", False),
    ],
)
def test_whole_words_of_a_name_fit(name: str, part: str, fits: bool) -> None:
    assert names(name, part) is fits


def test_the_core_of_a_text_is_from_its_first_word_to_its_last() -> None:
    assert core("  “We won’t.” ") == (3, 11)
    assert core(" … ") == (0, 0)


def test_forgets_words_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lavrov_cli.words.MOST_REMEMBERED", 2)
    assert keys("qa qb qc qd qa") == ["qa", "qb", "qc", "qd", "qa"]
