"""Where a quotation begins and ends, and what is typography: tables of what is true beside what is not, then properties."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavrov_cli import check, parse
from lavrov_cli.model import Transcript

TRUE, FALSE, REFUSED = ("verbatim", "typography"), ("differs",), ("differs", "absent")


def talk(text: str) -> Transcript:
    return parse(f"Question: Well?\nAnn Lee: {text}\n", name="talk")


SIGNS = "At noon it was -5 degrees and $40 million burned. It rose by 50% in a week, and by 3.5°C. See § 12 and №7. A+ is B=C."
WORDS = "We want a non-nuclear harbour, it stays nuclear-free. Route M-52 and COVID-19 and/or self-determination. The crew’s pay."
NUMBERS = "We paid 12\u00a0500 crowns in 1961–2003, at 10:30, 3,000.50 or 2½ or 7/8. In May 12 500 came. He took 10–15 of 1\u202f000\u202f000."
MARKS = (
    'A 27" screen and a 6\' mast – long—short (very short) “so-called” ‘free’ "word" end. He said "we won 27" twice.'
)
MARKED = "The bridge **opens** on 1 May[1] and _nobody_ pays[^2] the [toll](https://x.org/a_(b)) now."
FRENCH = "L’État agit ! Qu’elle vienne ? « Oui » : c’est 10 % de l’aide ; d’accord."


@pytest.mark.parametrize(
    ("text", "quotation", "kinds"),
    [
        (SIGNS, "-5 degrees and $40 million burned", TRUE),
        (SIGNS, "−5 degrees and $40 million", TRUE),
        (SIGNS, "5 degrees and $40 million", FALSE),
        (SIGNS, "+5 degrees", FALSE),
        (SIGNS, "$40 million burned", TRUE),
        (SIGNS, "$ 40 million burned", TRUE),
        (SIGNS, "€40 million burned", FALSE),
        (SIGNS, "40 million burned", FALSE),
        (SIGNS, "It rose by 50%", TRUE),
        (SIGNS, "It rose by 50 %", TRUE),
        (SIGNS, "It rose by 50", FALSE),
        (SIGNS, "It rose by 50‰", FALSE),
        (SIGNS, "50 in a week", FALSE),
        (SIGNS, "rose by 50 … a week", FALSE),
        (SIGNS, "rose by 50% … a week", TRUE),
        (SIGNS, "and by 3.5°C", TRUE),
        (SIGNS, "and by 3.5", FALSE),
        (SIGNS, "See § 12 and №7", TRUE),
        (SIGNS, "See §12 and № 7", TRUE),
        (SIGNS, "12 and №7", FALSE),
        (SIGNS, "§ 12 and 7", FALSE),
        (SIGNS, "A is B", FALSE),
        (WORDS, "non-nuclear harbour, it stays nuclear-free", TRUE),
        (WORDS, "non‑nuclear harbour", TRUE),
        (WORDS, "nuclear harbour", FALSE),
        (WORDS, "it stays nuclear", FALSE),
        (WORDS, "We want a … nuclear harbour", FALSE),
        (WORDS, "We want a … non-nuclear harbour", TRUE),
        (WORDS, "Route M", FALSE),
        (WORDS, "52 and COVID-19", FALSE),
        (WORDS, "M-52 and COVID", FALSE),
        (WORDS, "or self-determination", FALSE),
        (WORDS, "determination", FALSE),
        (WORDS, "The crew", FALSE),
        (WORDS, "The crew's pay", TRUE),
        (NUMBERS, "We paid 12 500 crowns", TRUE),
        (NUMBERS, "We paid 12", FALSE),
        (NUMBERS, "500 crowns in 1961–2003", FALSE),
        (NUMBERS, "crowns in 1961-2003", TRUE),
        (NUMBERS, "crowns in 1961", FALSE),
        (NUMBERS, "2003, at 10:30", FALSE),
        (NUMBERS, "at 10", FALSE),
        (NUMBERS, "30, 3,000.50", FALSE),
        (NUMBERS, "3,000", FALSE),
        (NUMBERS, "000.50 or 2½", FALSE),
        (NUMBERS, "or 2½ or 7/8", TRUE),
        (NUMBERS, "or 2", FALSE),
        (NUMBERS, "2½ or 7", FALSE),
        (NUMBERS, "In May 12 500 came", TRUE),
        (NUMBERS, "500 came", TRUE),
        ("There are 4 000 people.", "There are 4", FALSE),
        ("There are 4 000 people.", "000 people", FALSE),
        ("There are 4 000 people.", "4000 people", TRUE),
        ("There are 4 000 people.", "4,000 people", FALSE),
        ("There are 4 000 people.", "4 000 people", TRUE),
        ("There are 4,000 people.", "There are 4000", FALSE),
        ("There are 12 500 000 people.", "500 000 people", FALSE),
        (NUMBERS, "He took 10", FALSE),
        (NUMBERS, "15 of 1 000 000", FALSE),
        (NUMBERS, "10-15 of 1 000 000", TRUE),
        (NUMBERS, "10–15 of 1 000", FALSE),
        (MARKS, "A 27\" screen and a 6' mast", TRUE),
        (MARKS, "A 27 screen", FALSE),
        (MARKS, "a 6 mast", FALSE),
        (MARKS, "A 27", FALSE),
        ("A 27″ screen and a 6′ mast.", "A 27″ screen and a 6′ mast", TRUE),
        ("A 27″ screen and a 6′ mast.", "A 27", FALSE),
        ("A 27″ screen and a 6′ mast.", "a 6 mast", FALSE),
        (MARKS, "mast", TRUE),
        (MARKS, "mast - long - short", TRUE),
        (MARKS, "mast – long", TRUE),
        (MARKS, "short (very", TRUE),
        (MARKS, "very short", TRUE),
        (MARKS, "so-called free word end", TRUE),
        (MARKS, "we won 27", TRUE),
        (MARKED, "The bridge opens on 1 May and nobody pays the toll now", TRUE),
        (MARKED, "The bridge **opens** on 1 May", TRUE),
        (MARKED, "nobody pays", TRUE),
        (MARKED, "everybody pays", REFUSED),
        (MARKED, "the toll", TRUE),
        (FRENCH, "État agit !", TRUE),
        (FRENCH, "L'État agit!", TRUE),
        (FRENCH, "l’État agit", TRUE),
        (FRENCH, "Qu’elle vienne ?", TRUE),
        (FRENCH, "elle vienne?", TRUE),
        (FRENCH, "Oui: c’est 10% de l´aide", TRUE),
        (FRENCH, "c’est 10 de l’aide", FALSE),
        ("Are we closing the bridge? Never.", "Are we closing the bridge?", TRUE),
        ("Are we closing the bridge? Never.", "Are we closing the bridge", TRUE),
        ("Are we closing the bridge? Never.", "Are we closing the bridge.", FALSE),
        ("Are we closing the bridge? Never.", "Are we closing the bridge!", FALSE),
        ("Are we closing the bridge? Never.", "Never?", FALSE),
        ("Are we closing the bridge? Never.", "Never!", TRUE),
        ("The ﬁnal oﬃce report is out.", "The final office report", TRUE),
        ("On 12 March we sail.", "On \u202e21\u202c March we sail", FALSE),
        ("On 12 March we sail.", "On \u202e12\u202c March we sail", FALSE),
        ("On 12 March we sail.", "On 12\u200b March we sail", TRUE),
        ("Add little - 28 lamps.", "little -28 lamps", FALSE),
        ("Add little - 28 lamps.", "little – 28 lamps", TRUE),
        ("我们已经检查了所有的电缆，没有问题。", "检查了所有的电缆", TRUE),
        ("我们已经检查了所有的电缆，没有问题。", "检查了一半的电缆", REFUSED),
        ("We're paying more.", "We´re paying more", TRUE),
        ("2003 was warm.", "3 was warm", FALSE),
    ],
)
def test_says_whether_it_was_said_so(text: str, quotation: str, kinds: tuple[str, ...]) -> None:
    verdict = check(talk(text), quotation)
    assert verdict.kind in kinds
    if kinds is FALSE:
        changed = [change.text for change in verdict.difference if change.kind == "inserted"]
        assert all(text_ in text for text_ in changed)


SENTENCE = (
    "The board paid -5 crowns, $40 or 12\u00a0500 (10–15%) for the non-EU ferry’s 27-day tour; “all” of № 3 came back."
)


@given(st.integers(0, 60), st.integers(1, 60))
def test_what_is_cut_at_blanks_and_marks_is_true(start: int, length: int) -> None:
    words = re.findall(r"[^ ]+", SENTENCE.replace("№ 3", "№\u00a03"))
    cut = words[start % len(words) :][:length]
    quotation = " ".join(cut).strip("“”(),;.")
    verdict = check(talk(SENTENCE), quotation)
    assert verdict.kind in TRUE or ("(" in SENTENCE[SENTENCE.find(cut[0]) :] and verdict.kind == "differs")


@given(st.data())
def test_what_is_cut_inside_a_word_is_not_true(data: st.DataObject) -> None:
    words = [found.span() for found in re.finditer(r"[\w\u00a0–$№%’-]{2,}", SENTENCE)]
    start, end = data.draw(st.sampled_from(words))
    cut = data.draw(st.integers(start + 1, end - 1))
    for quotation, half in ((SENTENCE[:cut], SENTENCE[start:cut]), (SENTENCE[cut:], SENTENCE[cut:end])):
        if re.search(r"\w", half):
            assert check(talk(SENTENCE), quotation.strip()).kind not in TRUE
