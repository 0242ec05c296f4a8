"""Labels: which lines begin a turn, whose it is, and which only look so."""

import pytest

from lavrov_cli.errors import ParseError
from lavrov_cli.source import labels, speakers
from lavrov_cli.source.pairs import parse


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Question", "asker"),
        ("Question 3", "asker"),
        ("Question No. 2", "asker"),
        ("Q1", "asker"),
        ("2) Question", "asker"),
        ("Question – Harbour News", "asker"),
        ("Question [by phone]", "asker"),
        ("Question (from Norwegian: Harbour News)", "asker"),
        ("Question from V. Petrov, Omsk", "asker"),
        ("Question to both ministers", "asker"),
        ("Question d’un journaliste", "asker"),
        ("Вопрос обоим министрам", "asker"),
        ("Вопрос агентства ГАВ", "asker"),
        ("Корр.", "asker"),
        ("**Frage**", "asker"),
        ("Réplique", "asker"),
        ("Follow-up question", "asker"),
        ("Q1 results are", ""),
        ("Question is", "lower"),
        ("Response times", "lower"),
        ("Вопрос в том", "lower"),
        ("Вопрос о НАТО", "lower"),
        ("Вопрос, который задал Пётр", ""),
        ("سؤال", "asker"),
        ("سؤال عن المطحنة", "name"),
        ("THE MAYOR", "name"),
        ("Bashar al-Moe", "name"),
        ("Valéry d’Estrade", "name"),
        ("Mayor of the City of Oslo Ann Lee", "name"),
        ("Speaker 1", "name"),
        ("Урсула фон дер Лю", "name"),
        ("Министр портов С.В.Ларин", "lower"),
        ("and here is my second", "lower"),
        ("Who pays? Nobody", ""),
        ("Photo", ""),
        ("http", "lower"),
        ("in 2024", ""),
    ],
)
def test_reads_a_label(label: str, kind: str) -> None:
    (found,) = [*labels.read([f"{label}: Yes."]), None][:1]
    assert (found.label.kind if found else "") == kind


@pytest.mark.parametrize(
    "line", ["**Ann Lee:** Yes.", "**Ann Lee**: Yes.", "**Ann Lee: Yes.**", "*Ann Lee:* Yes.", "Ann Lee:Yes."]
)
def test_emphasis_is_no_part_of_the_words(line: str) -> None:
    (found,) = labels.read([line])
    assert (found.label.text, found.text) == ("Ann Lee", "Yes.")


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("Ann Lee： at 10:30", "Ann Lee", "at 10:30"),
        ("Ann Lee: at 10：30", "Ann Lee", "at 10：30"),
        ("Ann Lee (of News: Harbour): Yes", "Ann Lee", "Yes"),
        ("Ann Lee\u00a0: Yes", "Ann Lee", "Yes"),
        ("Ann\u200b Lee:\u200bYes", "Ann Lee", "\u200bYes"),
        ("Ann Lee:“Yes”", "Ann Lee", "“Yes”"),
        ("Lee:Yes", "Lee", "Yes"),
        ("Q:why", "Q", "why"),
        ("Q:(by phone) why", "Q", "(by phone) why"),
        ("Q   Two things: one", "Q", "Two things: one"),
        ("Q (Inaudible.)", "Q", "(Inaudible.)"),
        ("Q", "Q", ""),
        ("- Ann Lee: Yes", "Ann Lee", "Yes"),
        (f"Ann {'Very ' * 16}Lee: Yes", f"Ann {'Very ' * 16}Lee", "Yes"),
        (f"Question from Ann {'Very ' * 16}Lee: Yes", f"Question from Ann {'Very ' * 16}Lee", "Yes"),
    ],
)
def test_reads_label_and_words(line: str, label: str, text: str) -> None:
    (found,) = labels.read([line])
    assert (found.label.text, found.text) == (label, text)


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee (of News: Harbour",
        "Lee:yes",
        "a:b",
        "at 10:30",
        ": Yes",
        f"Ann {'Very ' * 17}Lee: Yes",
        f"Ann{' V' * 18}: Yes",
        f"{'A' * 91}: Yes",
        "Who? Ann: Yes",
    ],
)
def test_reads_no_label(line: str) -> None:
    assert not [found for found in labels.read([line]) if found.label.kind != "lower"]


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        ("Bo Dahl: I agree.", True),
        ("Bo Dahl:", True),
        ("MS. DAHL: Yes.", True),
        ("B. Dahl: Yes.", True),
        ("Б.Даль: Да.", True),
        ("Б.-А. Даль: Да.", True),
        ("Van Dahl-Moe: Yes.", True),
        ("Bo O’Dahl: Yes.", True),
        ("US President Joe Moe: Hello.", True),
        ("Wang Bo (translated): Yes.", True),
        ("Minister of the Port (translated): Yes.", True),
        ("Moderator: Thanks.", True),
        ("Ведущий: Спасибо.", True),
        ("Prime Minister Ann Lee: Yes.", True),
        ("Bo Dahl: i agree.", False),
        ("Bo Dahl: “I agree.”", False),
        ("Bo Dahl: «Да».", False),
        ("UN Charter: It says so.", False),
        ("Ann Bee and Bo Dahl: Yes.", False),
        ("Dahl: Yes.", False),
        ("Dahl (laughs): Yes.", False),
        ("Minister of ports (translated): Yes.", False),
        ("The Times: It says so.", False),
        ("Route Sixty6: It is long.", False),
        ("Of the Port: Yes.", False),
        ("Syria: It stays.", False),
        ("COVID: It stays.", False),
        ("Zum Beispiel: Das Wetter.", False),
        ("Во-первых: Да.", False),
    ],
)
def test_a_label_that_stands_once_in_an_answer_is_a_persons_name_or_words(line: str, speaks: bool) -> None:
    text = f"Question: One?\nAnn Lee: Yes.\n{line}\nThe rest.\nQuestion: Two?\nAnn Lee: No.\n"
    assert (len(parse(text, name="t", path="t").pairs[0].answer) > 1) is speaks


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Question: One?\nTHE MAYOR: Yes.\nQuestion: Two?\nTHE MAYOR: No.\n", "THE MAYOR"),
        ("Question: One?\nThe answer: Yes.\nAnn Lee: No.\nQuestion: Two?\nAnn Lee: No.\n", "Ann Lee"),
        ("Question: One?\nAnswer: Yes.\nQuestion: Two?\nAnswer: No.\n", "Answer"),
        ("question: one?\nann lee: yes.\nquestion: two?\nann lee: no.\n", "ann lee"),
        ("Question: One?\nDeputy mayor of ports Ann Lee: Yes.\n", "Deputy mayor of ports Ann Lee"),
        ("Question: One?\nLee: yes.\n", "Lee"),
        ("Q: One?\nA: Yes.\n", "A"),
        ("Вопрос: Раз.\nВторой вопрос: что с портом?\nЛи: Да.\n" * 2, "Ли"),
    ],
)
def test_who_answers_is_known_by_answering(text: str, speaker: str) -> None:
    pair = parse(text, name="t", path="t").pairs[0]
    assert pair.answer[0].speaker == speaker


@pytest.mark.parametrize(
    ("seen", "names"),
    [
        (["Mayor Ann Lee", "Ann Lee", "Lee"], {"Lee"}),
        (["Ann Lee", "ANN LEE", "Ann Lee"], {"Ann Lee"}),
        (["Анна Ли", "А.Ли"], {"А.Ли"}),
        (["Анна Ли", "Б.Ли"], {"Анна Ли", "Б.Ли"}),
        (["Ann Lee", "Bo Lee", "Lee"], {"Ann Lee", "Bo Lee", "Lee"}),
        (["Prime Minister", "Minister"], {"Prime Minister", "Minister"}),
        (["Co-Host", "Host"], {"Co-Host", "Host"}),
        (["Ann Lee", "Lee Ann"], {"Ann Lee", "Lee Ann"}),
        (["Question", "Ann Lee"], {"Ann Lee"}),
    ],
)
def test_one_person_under_several_labels_is_one_speaker(seen: list[str], names: set[str]) -> None:
    found = list(labels.read([f"{label}: Yes." for label in seen]))
    assert set(speakers.name_speakers(found).values()) == names


def talk(*turns: str) -> str:
    return "".join(f"{turn}\nAnn Lee: It was a long and cold winter in the harbour.\n" for turn in turns)


@pytest.mark.parametrize(
    ("text", "askers"),
    [
        (talk("Tom: Why?", "Tom: Go on.", "Tom: Go on.", "Tom: Go on.", "Tom: Go on."), "Tom"),
        (talk("Tom: Why?", "Zoe: Go on.", "Tom: And?"), "Tom, Zoe"),
        (talk("Tom: Why?", "Tom: And?", "Tom: So?", "Zoe: Tell us."), "Tom, Zoe"),
        (talk("Tom: Why?", "Zoe: Go on.", "Zoe: Go on.", "Zoe: Go on.", "Tom: And?", "Tom: So?"), "Tom"),
        (talk("A News: Why?", "B News: And?", "C News: So?", "D News: When?"), "A News, B News, C News and 1 more"),
        (talk(*["Tom: Why?", *["Tom: Go on."] * 5]), "Tom"),
    ],
)
def test_infers_who_asks_where_no_label_says_so(text: str, askers: str) -> None:
    assert f"took {askers} to ask and Ann Lee to answer" in parse(text, name="t", path="t").inferred


@pytest.mark.parametrize(
    "text",
    [
        talk("Tom: Why?", "Tom: And?"),
        talk("Tom: Go on.", "Zoe: Go on.", "Moe: Go on."),
        talk("", "", ""),
        "Two headlines: one.\nTwo headlines: two.\nTwo headlines: three?\n",
    ],
)
def test_infers_nothing_from_too_little(text: str) -> None:
    with pytest.raises(ParseError, match="no line begins with"):
        parse(text, name="t", path="t")


def test_in_wrapped_text_a_label_stands_where_a_paragraph_begins() -> None:
    lines = ["Q: Why?", "", "Ann Lee: It was said by", "Bo Dahl: It is so.", "", "Bo Dahl: Yes.", "Ann Lee: No."]
    candidates = list(labels.read(lines))
    assert [found.row for found in speakers.choose_lines(lines, candidates, wrapped=True)] == [0, 2, 5, 6]
    assert [found.row for found in speakers.choose_lines(lines, candidates, wrapped=False)] == [0, 2, 3, 5, 6]


def test_a_surname_that_too_many_bear_is_told_from_none() -> None:
    few, many = 5, speakers.MOST_ALIKE + 1
    for number, names in ((few, few), (many, many)):
        found = list(labels.read([f"Name{n} Lee: Yes." for n in range(number)]))
        assert len(set(speakers.name_speakers(found).values())) == names
    crowd = [f"Mayor{n} Lee" for n in range(many)]
    found = list(labels.read([f"{label}: Yes." for label in ["Mayor Ann Lee", "Ann Lee", *crowd]]))
    assert set(speakers.name_speakers(found).values()) == {"Mayor Ann Lee", "Ann Lee", *crowd}
