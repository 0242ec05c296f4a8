"""Words of one language in another: people, bodies and sentences that a word list must not take for something else."""

import pytest

from lavrov_cli.model import Span
from lavrov_cli.phrase.sentences import around
from lavrov_cli.source import dates
from lavrov_cli.source.pairs import parse


@pytest.mark.parametrize(
    "name",
    "Fonte Kaynak Fuente-Alba Voce Weil Denn Wo Non Po Bu Como Prima Para Este Primo Per Ola Li".split(),
)
def test_a_surname_answers(name: str) -> None:
    pairs = parse(
        f"Question: Is it open?\n{name}: It is open now.\nQuestion: And then?\n{name}: Then it rains.\n"
    ).pairs
    assert [[turn.speaker for turn in pair.answer] for pair in pairs] == [[name], [name]]


@pytest.mark.parametrize("name", ["Weil", "Denn", "Po", "Bu", "Este"])
def test_a_second_one_who_answers_keeps_his_words(name: str) -> None:
    text = f"Question: One?\n{name}: Yes.\nQuestion: Two?\nAnn Lee: No.\n{name}: I agree.\n{name}: So do I.\n"
    assert [turn.speaker for turn in parse(text).pairs[1].answer] == ["Ann Lee", name, name]


@pytest.mark.parametrize(
    "line",
    [
        "Reporters Without Borders: The index fell by ten places.",
        "Journalists for Human Rights: They said so.",
        "Voix du peuple: Le pont est ouvert.",
        "Stimme des Volkes: Die Brücke ist offen.",
        "Stimme: Die Brücke ist offen.",
    ],
)
def test_a_body_or_a_voice_in_an_answer_asks_nothing(line: str) -> None:
    assert len(parse(f"Question: One?\nAnn Lee: Yes.\n{line}\nQuestion: Two?\nAnn Lee: No.\n").pairs) == 2


@pytest.mark.parametrize(
    "role", ["Speaker", "Chair", "Operator", "Conductor", "Traducteur", "Interprète", "Übersetzer"]
)
def test_a_credit_in_the_head_keeps_the_date_for_the_page(role: str) -> None:
    text = f"Harbour talks\n{role}: Jean Dupont\n3 March 2024\nQuestion: One?\nAnn Lee: Yes.\n"
    assert parse(text).published == "2024-03-03"


@pytest.mark.parametrize(
    ("long", "short"), [("John Bakan", "Bakan"), ("John Sindaco", "Sindaco"), ("Ann Chair Lee", "Lee")]
)
def test_one_person_is_one_speaker(long: str, short: str) -> None:
    pairs = parse(f"Question: One?\n{long}: Yes.\nQuestion: Two?\n{short}: No.\n").pairs
    assert {turn.speaker for pair in pairs for turn in pair.answer} == {short}


@pytest.mark.parametrize("word", "Al ING Mons IM AL UL AV KS WG VD UD SN Sig Str fig Abs Vol NO art".split())
def test_a_word_that_is_an_abbreviation_elsewhere_ends_a_sentence(word: str) -> None:
    text = f"We heard of {word}. The bridge opened."
    assert around(text, Span(0, 2)) == (0, text.index(".") + 1)


def test_metres_end_a_sentence_in_russian() -> None:
    assert around("Глубина 100 м. Мы ждали.", Span(0, 2)) == (0, 14)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("09.11.202513:48", "2025-11-09 13:48"),
        ("2025-11-0913:48", "2025-11-09 13:48"),
        ("9 januari 2025", "2025-01-09"),
        ("9 augusti 2024", "2024-08-09"),
        ("9 oktobra 2024", "2024-10-09"),
        ("Feburary 5, 2024", "2024-02-05"),
        ("9 jui 2024", ""),
        ("9 xyz 2024", ""),
    ],
)
def test_dates_of_pages_and_of_languages_that_nobody_listed(line: str, date: str) -> None:
    assert dates.find_date([line]) == date
    transcript = parse(f"On bridges\nQuestion: One?\nAnn Lee: Yes.\n\n{line}\n")
    assert transcript.published == date
    assert bool(transcript.trailer) or line.startswith("9 xyz")
