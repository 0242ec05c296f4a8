"""Check: a table of quotations from the bundled interview with the verdict that each deserves."""

import re
from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavrov_cli.address import format_address
from lavrov_cli.errors import PhraseError
from lavrov_cli.model import Transcript, Verdict
from lavrov_cli.output.citations import note
from lavrov_cli.output.plain import difference
from lavrov_cli.output.view import View
from lavrov_cli.phrase.passages import Searchable, prepare
from lavrov_cli.quotation import verdict as checking
from lavrov_cli.source import files
from lavrov_cli.source.pairs import parse

INTERVIEW = files.bundled() / "2025-11-09-ria-novosti.txt"
VERBATIM, TYPOGRAPHY, DIFFERS, ABSENT = "verbatim", "typography", "differs", "absent"

Ready = Searchable


def ready(transcripts: Iterable[Transcript]) -> Ready:
    return prepare(*transcripts)


@pytest.fixture(scope="module")
def interview() -> Ready:
    text = INTERVIEW.read_text(encoding="utf-8")
    return ready([parse(text, name="ria", path="ria.txt")])


def place(verdict: Verdict) -> str:
    hit = verdict.hit
    return format_address(hit.transcript, hit.pair, hit.part, hit.paragraph, named=False) if hit else ""


CASES = [
    # verbatim
    ("there is no lawful way to carry it out", VERBATIM, "3.1"),
    ("We are still waiting.", VERBATIM, "5.4"),
    ("Russia’s legitimate interests", VERBATIM, "4.2"),
    ("“party of war.”", VERBATIM, "2.2"),
    ("“The American side is well aware of this.”", VERBATIM, "2.3"),
    ('"The American side is well aware of this."', VERBATIM, "2.3"),
    ("„The American side is well aware of this.“", VERBATIM, "2.3"),
    ("we have not abandoned – and do not intend to abandon – the points", VERBATIM, "2.3"),
    ("in the March 2014 referendum, voting", VERBATIM, "4.2"),
    ("just three weeks before the first inauguration of Donald Trump.", VERBATIM, "5.3"),
    # typography
    ("Russia's legitimate interests", TYPOGRAPHY, "4.2"),
    ("There is no lawful way to carry it out.", TYPOGRAPHY, "3.1"),
    ("we are still waiting", TYPOGRAPHY, "5.4"),
    ("We are  still\u00a0waiting!", TYPOGRAPHY, "5.4"),
    ("to finally join the party of war", TYPOGRAPHY, "2.2"),
    ('mutual "irritants" take place', TYPOGRAPHY, "5"),
    ("we have not abandoned - and do not intend to abandon - the points", TYPOGRAPHY, "2.3"),
    ("we have not abandoned—and do not intend to abandon—the points", TYPOGRAPHY, "2.3"),
    ("the united Europe’s prote\u0301ge\u0301s in Kiev", TYPOGRAPHY, "3.2"),
    ("the long‑dormant instincts of colonialists", TYPOGRAPHY, "3.1"),
    ("We are still wait\u00ading", TYPOGRAPHY, "5.4"),
    # one word changed, added, lost; negated; punctuation and case inside; numbers
    ("there is no legal way to carry it out", DIFFERS, "3.1"),
    ("there is a lawful way to carry it out", DIFFERS, "3.1"),
    ("We are ready for every development of events", DIFFERS, "1.4"),
    ("we do intend to abandon the points that are fundamental for us", DIFFERS, "2.3"),
    ("this regime will be able to repay its debts or service its loans", DIFFERS, "3.2"),
    ("This regime will not be unable to repay its debts", DIFFERS, "3.2"),
    ("we are still waiting for our proposals", DIFFERS, "5.4"),
    ("our national interests and the need to compensate", DIFFERS, "3.3"),
    ("interests of the European union who are eager", DIFFERS, "3.2"),
    ("through the referendums in 2014 and 2023", DIFFERS, "2.3"),
    ("deception and theft, it seems that the long-dormant instincts", DIFFERS, "3.1"),
    ("the long dormant instincts of colonialists and pirates", DIFFERS, "3.1"),
    ("the united Europe’s proteges in Kiev", DIFFERS, "3.2"),
    # elided honestly and dishonestly
    ("Russia will respond to any predatory actions … in accordance with the principle of reciprocity", VERBATIM, "3.3"),
    ("Russia will respond ... in accordance with [...] our national interests", VERBATIM, "3.3"),
    ("… no substantive response from Washington …", VERBATIM, "1.3"),
    ("It is underway (…) as rapidly as we would prefer.", VERBATIM, "5.2"),
    ("No one disputes … [T]he need", TYPOGRAPHY, "2.3"),
    ("Our proposals … We are still waiting", DIFFERS, "5.4"),
    ("We are still waiting. … conveyed to the Russian side", DIFFERS, "5.4"),
    ("It is underway, as rapidly as we would prefer", DIFFERS, "5.2"),
    # bracketed
    ("we do not consider it necessary to hold [any] in-depth discussions", VERBATIM, "1.1"),
    ("[Russia] will voluntarily adhere to the restrictions", VERBATIM, "1.2"),
    ("[w]e will voluntarily adhere to the restrictions", VERBATIM, "1.2"),
    ("[t]here are indeed many irritants", TYPOGRAPHY, "5.1"),
    ("the issue of who [Crimea] belongs to is resolved for us", VERBATIM, "4.2"),
    ("Such actions amount to [theft]. There is no lawful way", DIFFERS, "3.1"),
    ("Such actions [sic] amount to outright deception", VERBATIM, "3.1"),
    # spliced from two answers, and reordered
    ("We are still waiting. Russia will respond to any predatory actions", DIFFERS, "5.4"),
    ("We are still waiting … Russia will respond to any predatory actions", DIFFERS, "5.4"),
    ("as rapidly as we would prefer. It is underway, although", DIFFERS, "5.2"),
    # a question's words, and straddling paragraphs
    ("the main stumbling block in the negotiations", VERBATIM, "2"),
    ("What about your meeting with Marco Rubio?", DIFFERS, "5"),
    ("“the issue is under consideration.” We have no intention", TYPOGRAPHY, "1.3"),
    # absent
    ("we shall build a base on the moon next year", ABSENT, "any"),
    ("climate", ABSENT, ""),
    ("The harvest was good and the prices fell in every market", ABSENT, "any"),
]


@pytest.mark.parametrize(("quotation", "kind", "address"), CASES, ids=[case[0] for case in CASES])
def test_says_of_each_quotation_what_it_is(interview: Ready, quotation: str, kind: str, address: str) -> None:
    verdict = checking.check(interview, quotation)
    assert verdict.kind == kind
    assert address == "any" or place(verdict) == address
    assert bool(verdict.difference or verdict.reason) == (kind == DIFFERS)
    assert verdict.quotation == quotation


@pytest.mark.parametrize(
    ("quotation", "shown"),
    [
        ("there is no legal way to carry it out", "there is no [-legal-]{+lawful+} way to carry it out"),
        (
            "Nobody said there is no lawful way to carry",
            "[-Nobody said-]{+is presented,+} there is no lawful way to carry",
        ),
        ("we are still waiting for our proposals", "We are still [-waiting for-]{+waiting. Our+} [-our-] proposals"),
        ("It is underway, as rapidly as we would", "It is underway {+although not+} as rapidly as we would"),
        ("our national interests and the need", "our national [-interests-]{+interests,+} and the need"),
        ("the long dormant instincts", "the long {+-+} dormant instincts"),
        (
            "Our proposals … conveyed to the Russian side",
            "Our proposals … conveyed to the [-Russian-]{+American+} side",
        ),
        (
            "It rained … our proposals regarding both diplomatic property and air service",
            "[-It rained-] … Our proposals regarding both diplomatic property and air service",
        ),
        (
            "It is underway although … as we would prefer",
            "It is [-underway-]{+underway,+} although … as we would prefer",
        ),
        ("this regime will be able to repay", "this regime will be [-able-]{+unable+} to repay"),
    ],
)
def test_shows_the_difference_word_by_word(interview: Ready, quotation: str, shown: str) -> None:
    verdict = checking.check(interview, quotation)
    assert difference(verdict.difference, View()) == shown


@pytest.mark.parametrize(
    ("quotation", "omitted"),
    [
        ("It is underway (…) as rapidly as we would prefer.", ("although not",)),
        ("the Russia-United States summit … were based on", ("in Anchorage, Alaska, on August 15",)),
        ("[Russia] will voluntarily adhere", ()),
        ("the issue of who [Crimea] belongs to", ("the peninsula",)),
        ("We are … still … waiting", ()),
        ("The American side … aware … this", ("is well", "of")),
    ],
)
def test_says_what_the_marks_hide(interview: Ready, quotation: str, omitted: tuple[str, ...]) -> None:
    verdict = checking.check(interview, quotation)
    assert (verdict.kind, verdict.omitted) == (VERBATIM, omitted)


@pytest.mark.parametrize(
    ("quotation", "reason"),
    [
        (
            "We are still waiting. Russia will respond to any predatory actions",
            "put together of words from 5.4 and 3.3",
        ),
        ("as rapidly as we would prefer. It is underway, although", "put together of words from 5.2, in another order"),
        ("Our proposals … We are still waiting", "put together of words from 5.4, in another order"),
    ],
)
def test_tells_of_words_that_were_said_elsewhere(interview: Ready, quotation: str, reason: str) -> None:
    verdict = checking.check(interview, quotation)
    assert (verdict.kind, verdict.reason) == (DIFFERS, reason)


@pytest.mark.parametrize(
    ("quotation", "speaker", "kind", "reason"),
    [
        ("We are still waiting", "LAVROV", VERBATIM, ""),
        ("We are still waiting", "Rubio", DIFFERS, "said by Sergey Lavrov, not by Rubio"),
        ("the frozen assets", "Lavrov", DIFFERS, "said by Question, not by Lavrov"),
        ("the frozen assets", "Question", VERBATIM, ""),
        ("no legal way to carry it out", "Rubio", DIFFERS, "said by Sergey Lavrov, not by Rubio"),
        ("Photo: MFA", "Rubio", DIFFERS, "not said by Rubio"),
    ],
)
def test_demands_the_speaker(interview: Ready, quotation: str, speaker: str, kind: str, reason: str) -> None:
    verdict = checking.check(interview, quotation, speaker=speaker)
    assert (verdict.kind, verdict.reason) == (kind, reason)


TALK = """\
Question: The bridge is open, is it not? It cost 3,000 or so (see the list).
Ann Lee: The bridge is open. It cost … well, a lot [laughs].
Bo Dahl: And the crew is paid.
Question: Why?
Bo Dahl: The bridge is open.
Ещё одно слово.
"""


@pytest.fixture(scope="module")
def talk() -> Ready:
    return ready([parse(TALK, name="talk", path="talk.txt")])


@pytest.mark.parametrize(
    ("quotation", "speaker", "kind", "address", "reason"),
    [
        ("The bridge is open", "", VERBATIM, "1.1", ""),  # an answer before a question
        ("The bridge is open", "Dahl", VERBATIM, "2.1", ""),
        ("It cost … well, a lot [laughs].", "", VERBATIM, "1.1", ""),
        ("a lot [laughs]. And the crew", "", DIFFERS, "1.1", "words of Ann Lee and Bo Dahl run together"),
        ("000 or so", "", DIFFERS, "1", ""),
        ("cost 3", "", DIFFERS, "1", ""),
        ("It cost 3,000 or so (see the list)", "", VERBATIM, "1", ""),
        ("Еще одно слово", "", TYPOGRAPHY, "2.2", ""),
    ],
)
def test_knows_who_said_it(talk: Ready, quotation: str, speaker: str, kind: str, address: str, reason: str) -> None:
    verdict = checking.check(talk, quotation, speaker=speaker)
    assert (verdict.kind, place(verdict), verdict.reason) == (kind, address, reason)


@pytest.mark.parametrize(
    ("quotation", "address", "shown"),
    [
        (
            "We remain in contact concerning the possibility of continuing dialogue",
            "5.4",
            "We remain in {+working+} contact concerning the possibility of continuing dialogue",
        ),
        (
            "We do not intend to abandon the points that are fundamental",
            "2.3",
            "[-We-]{+and+} do not intend to abandon {+–+} the points that are fundamental",
        ),
        ("to recognize Crimea de jure", "4", "to [-recognize-]{+recognise+} Crimea de jure"),
        ("recognize Crimea de jure", "4", "[-recognize-]{+recognise+} Crimea de jure"),
    ],
)
def test_one_passage_that_was_meant_goes_before_a_splice_of_two(
    interview: Ready, quotation: str, address: str, shown: str
) -> None:
    verdict = checking.check(interview, quotation)
    assert (verdict.kind, place(verdict), verdict.reason) == (DIFFERS, address, "")
    assert difference(verdict.difference, View()) == shown


def test_words_left_out_without_a_mark_cost_score(interview: Ready) -> None:
    verdict = checking.check(interview, "It is underway, as rapidly as we would prefer")
    assert verdict.hit
    assert round(verdict.hit.score) == 82


def test_names_the_transcripts_of_a_splice(harbour: Transcript) -> None:
    both = ready([parse(TALK, name="talk", path="talk.txt"), harbour])
    verdict = checking.check(both, "It cost … well, a lot. Nobody will pay a toll.")
    assert verdict.reason == "put together of words from talk/1 and talk/1.1 and 2024-03-03-harbour/1.1"


def test_a_long_quotation_with_one_wrong_word_differs_in_that_word(interview: Ready) -> None:
    text = INTERVIEW.read_text(encoding="utf-8")
    start, end = text.index("For obvious reasons"), text.index("resolved for us")
    verdict = checking.check(interview, text[start:end].replace("peninsula exercised", "island exercised"))
    changed = [change for change in verdict.difference if change.kind != "same"]
    assert [tuple(change) for change in changed] == [("deleted", "island"), ("inserted", "peninsula")]
    assert place(verdict) == "4.1"


SYLLABLES = [first + second for first in "bdfgklmnprstv" for second in "aeiou"]
SPEECH = [
    word
    for number, (one, other) in enumerate(product(SYLLABLES, SYLLABLES[::3]))
    for word in (f"{other}{one}{other}", *(["the of and we will".split()[number % 5]] * (number % 3 == 0)))
]


@pytest.fixture(scope="module")
def speech() -> Ready:
    common = "we will go to the bridge and see the crew " * 300
    return ready([parse(f"Question: Well?\nAnn Lee: {common}.\n{' '.join(SPEECH)}.\n{common}.\n", name="t")])


@pytest.mark.parametrize("length", [10, 60, 61, 200, 1100])
@pytest.mark.parametrize("start", [0, 777])
def test_a_wrong_word_in_a_quotation_of_any_length_is_found(speech: Ready, start: int, length: int) -> None:
    said = SPEECH[start : start + length]
    verdict = checking.check(speech, " ".join([*said[: length // 2], "never", *said[length // 2 + 1 :]]))
    changed = [tuple(change) for change in verdict.difference if change.kind != "same"]
    assert changed == [("deleted", "never"), ("inserted", said[length // 2])]


def test_a_quotation_of_common_words_is_compared_with_what_is_nearest(speech: Ready) -> None:
    verdict = checking.check(speech, "we will go to the old bridge and see the crew")
    assert (verdict.kind, [tuple(change) for change in verdict.difference if change.kind != "same"]) == (
        DIFFERS,
        [("deleted", "old")],
    )


@pytest.mark.parametrize("quotation", ["", " … ", "“”", "[Russia]", "— !", "a" * 100_001])
def test_refuses_what_is_no_quotation(interview: Ready, quotation: str) -> None:
    with pytest.raises(PhraseError, match=r"no word in the quotation|100,001 characters, at most 100,000"):
        checking.check(interview, quotation)


def test_a_long_run_of_dashes_is_no_word(interview: Ready) -> None:
    verdict = checking.check(interview, f"We are still waiting for it {'– ' * 130}in Kiev")
    assert verdict.kind in (DIFFERS, ABSENT)
    assert verdict.hit


LINES = [line for line in INTERVIEW.read_text(encoding="utf-8").split("\n")[1:24] if line]
WORDS = [[found.span() for found in re.finditer(r"\S+", line)] for line in LINES]
READY = ready([parse("\n".join(LINES), name="ria", path="ria.txt")])


@given(st.integers(0, len(LINES) - 1), st.integers(0, 500), st.integers(1, 40))
def test_any_slice_of_whole_words_is_verbatim(line: int, start: int, count: int) -> None:
    spans = WORDS[line][1 + start % (len(WORDS[line]) - 1) :][:count]
    quotation = LINES[line][spans[0][0] : spans[-1][1]]
    if re.search(r"\w", quotation):
        assert checking.check(READY, quotation).kind == VERBATIM


@given(st.integers(0, len(LINES) - 1), st.integers(0, 500), st.integers(4, 20), st.integers(0, 19))
def test_a_word_lost_or_gained_is_never_a_yes(line: int, start: int, count: int, which: int) -> None:
    spans = WORDS[line][2 + start % (len(WORDS[line]) - 2) :][:count]
    words = [LINES[line][slice(*span)] for span in spans]
    at = which % len(words)
    assert checking.check(READY, " ".join([*words[:at], "never", *words[at:]])).kind in (DIFFERS, ABSENT)
    if 0 < at < len(words) - 1 and re.search(r"\w", words[at]):
        assert checking.check(READY, " ".join([*words[:at], *words[at + 1 :]])).kind in (DIFFERS, ABSENT)


def test_words_of_a_headline_are_nobodys() -> None:
    headline = parse("“We will sell it”: a talk\nQuestion: Well?\nAnn Lee: We may sell it.\n", name="t")
    verdict = checking.check(ready([headline]), "We will sell it")
    assert note(verdict, named=False) == "words of the opening, which nobody is said to have spoken"
    said = parse("On bridges\nAnn Lee: We will sell it.\nQuestion: Well?\nAnn Lee: Yes.\n", name="t")
    assert note(checking.check(ready([said]), "We will sell it"), named=False) == ""


def test_a_speaker_is_named_by_whole_words() -> None:
    talk = ready([parse("Question: Well?\nKathleen Ford: It is too old.\n", name="t")])
    assert checking.check(talk, "It is too old", speaker="ford").kind == VERBATIM
    assert checking.check(talk, "It is too old", speaker="lee").reason == "said by Kathleen Ford, not by lee"


@pytest.mark.parametrize(
    ("quotation", "said"),
    [
        ("The bridge [never] opens on 1 May", "changes a negation: “never”; put in “never”"),
        ("[She said that] the bridge opens", "put in “She said that”"),
        ("We [shall] abandon it", "changes a negation: “never”; left out 2 words: “will never”; put in “shall”"),
        ("We [will never] abandon it", "left out 2 words: “will never”"),
        ("[t]he bridge [sic] opens … on 1 May", ""),
        ("The bridge [never] closes on 1 May", "changes a negation: “never”; put in “never”"),
    ],
)
def test_says_what_brackets_put_in(quotation: str, said: str) -> None:
    talk = ready([parse("Question: Well?\nAnn Lee: The bridge opens on 1 May. We will never abandon it.\n", name="t")])
    assert note(checking.check(talk, quotation), named=False) == said


INSIDE = parse(
    "Вопрос: Когда?\nАнна Ли: Мы не закроем пристань, ни в этом году, ни потом. Кто это сказал? Никто.\n", name="t"
)


@pytest.mark.parametrize(
    ("quotation", "kind", "said"),
    [
        ("«Мы не закроем пристань, — сказала она, — ни в этом году»", TYPOGRAPHY, "put in “сказала она”"),
        ("«Кто это сказал? — спросила она. — Никто»", TYPOGRAPHY, "put in “спросила она”"),
        (
            "Мы не закроем пристань, — заявила мэр города Анна Ли, — ни в этом году, ни потом",
            TYPOGRAPHY,
            "put in “заявила мэр города Анна Ли”",
        ),
        ("«Мы закроем пристань, — сказала она, — ни в этом году»", DIFFERS, ""),
        ("«Мы не закроем, — сказала она, — ни в этом году»", DIFFERS, ""),
        ("«Мы не закроем пристань, — никогда, — ни в этом году»", DIFFERS, ""),
        ("«Мы не закроем пристань, — Она сказала, — ни в этом году»", DIFFERS, ""),
        ("«Мы не закроем пристань, — так она и её друзья сказали нам всем вчера, — ни в этом году»", ABSENT, ""),
    ],
)
def test_an_attribution_inside_the_marks_is_no_part_of_the_quotation(quotation: str, kind: str, said: str) -> None:
    verdict = checking.check(ready([INSIDE]), quotation)
    assert verdict.kind in ((VERBATIM, TYPOGRAPHY) if kind == TYPOGRAPHY else (kind,))
    assert said in note(verdict, named=False)


def test_an_attribution_inside_french_marks_is_no_part_of_the_quotation() -> None:
    port = ready([parse("Question : Quand ?\nAnne Lee : Le pont ouvre en mai, et personne ne paie.\n", name="t")])
    verdict = checking.check(port, "« Le pont ouvre en mai, a-t-elle déclaré, et personne ne paie »")
    assert (verdict.kind in (VERBATIM, TYPOGRAPHY), note(verdict, named=False)) == (True, "put in “a-t-elle déclaré”")
    assert checking.check(port, "« Le pont ouvre en juin, a-t-elle dit, et personne ne paie »").kind == DIFFERS


@pytest.mark.parametrize(
    "inserted",
    ["precisely as planned", "concluded the minister", "estimates permitting", "dit le ministre", "c’est bien dit"],
)
def test_words_between_commas_are_no_attribution(inserted: str) -> None:
    talk = ready([parse("Question: Well?\nAnn Lee: We go in spring, and we return.\n", name="t")])
    assert not checking.check(talk, f"We go in spring, {inserted}, and we return").is_confirmed()


def test_what_the_text_itself_has_was_not_put_in() -> None:
    text = "Question: Well?\nAnn Lee: We [all] go, a-t-elle dit, in spring.\n"
    verdict = checking.check(ready([parse(text, name="t")]), "“We [all] go, a-t-elle dit, in spring”")
    assert (verdict.kind, verdict.added) == (VERBATIM, ())


@pytest.mark.parametrize(
    ("said", "quotation", "remark"),
    [
        (
            "We test the cable twice.",
            "We test the \u0441able twice.",
            "the quotation has a Cyrillic “\u0441” in “\u0441able”",
        ),
        (
            "We test the \u0441able twice.",
            "We test the cable twice.",
            "the text has a Cyrillic “\u0441” in “\u0441able”",
        ),
        (
            "Мы проверили кабель дважды.",
            "Мы проверили к\u0061бель дважды.",
            "the quotation has a Latin “a” in “кaбель”",
        ),
        ("We test the cable twice.", "We test the cord twice.", ""),
    ],
)
def test_names_letters_that_only_look_the_same(said: str, quotation: str, remark: str) -> None:
    verdict = checking.check(ready([parse(f"Question: Well?\nAnn Lee: {said}\n", name="t")]), quotation)
    assert (verdict.kind, note(verdict, named=False)) == (DIFFERS, remark)
