"""Quotations in many transcripts: the verdict is the same in whatever order they come."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavrov_cli.errors import PhraseError
from lavrov_cli.model import Transcript, Verdict
from lavrov_cli.phrase.align import align_equal
from lavrov_cli.phrase.index import Index, Run
from lavrov_cli.phrase.passages import Searchable, prepare
from lavrov_cli.quotation.verdict import Check, check
from lavrov_cli.source.pairs import parse

WORDS = "the bridge opens on time and nobody pays a toll for it in the old harbour this spring or the next".split()
lines = st.lists(st.sampled_from(WORDS), min_size=3, max_size=14).map(" ".join)
talks = st.lists(lines, min_size=2, max_size=4).map(
    lambda said: "Talk\n" + "".join(f"{'Ann Lee' if at % 2 else 'Question'}: {line}.\n" for at, line in enumerate(said))
)


def parse_all(collection: Sequence[str]) -> list[Transcript]:
    return [parse(text, name=f"t{number}") for number, text in enumerate(collection)]


def ready(collection: Sequence[str]) -> Searchable:
    return prepare(*parse_all(collection))


def check_each(transcripts: Sequence[Transcript], quotation: str) -> Verdict:
    progress = Check(quotation)
    for transcript in transcripts:
        progress.look(prepare(transcript))
    return progress.judge()


@given(
    st.lists(talks, min_size=1, max_size=8), st.lists(lines, min_size=1, max_size=2), st.randoms(use_true_random=False)
)
def test_the_order_in_which_they_come_does_not_matter(
    collection: list[str], quoted: list[str], chance: random.Random
) -> None:
    transcripts = parse_all(collection)
    quotation = " … ".join(quoted)
    before = check_each(transcripts, quotation)
    chance.shuffle(transcripts)
    after = check_each(transcripts, quotation)
    assert (after.kind, after.hit, after.difference, after.reason) == (
        before.kind,
        before.hit,
        before.difference,
        before.reason,
    )


def tell(collection: Sequence[str], quotation: str) -> tuple[str, str]:
    verdict = check(ready([f"Question: Well?\nAnn Lee: {text}\n" for text in collection]), quotation)
    assert verdict.hit
    return verdict.hit.transcript.name, verdict.hit.text


def test_of_many_likely_places_the_nearest_is_told() -> None:
    near = [f"We sell the bridge number {number} to the old harbour office." for number in "abcdefgh"]
    said = "We never sell the bridge to the old harbour office."
    assert tell([*near, said], "We never sold the bridge to the old harbour office.") == ("t8", said)
    assert tell([*near, said, *near], "We never sold the bridge to the old harbour office.") == ("t8", said)


def test_of_many_mistyped_places_the_nearest_is_told() -> None:
    assert tell(["Bridges opened.", "Bridge opens."], "Brigde openz") == ("t1", "Bridge opens.")
    assert tell(["Bridge opens.", "Bridges opened."], "Brigde openz") == ("t0", "Bridge opens.")


@pytest.mark.parametrize("extra", [0, 7])
def test_a_splice_is_of_the_longest_parts(extra: int) -> None:
    short = ["We sell the bridge today.", "Nobody pays a toll here."] * extra
    verdict = check(
        ready([f"Question: Well?\nAnn Lee: {text}\n" for text in [
            *short, "We sell the bridge to the office.", "Nobody doubts that the office pays a toll for it."]]),
        "We sell the bridge to the office pays a toll for it",
    )  # fmt: skip
    assert verdict.reason == f"put together of words from t{2 * extra}/1.1 and t{2 * extra + 1}/1.1"


def test_spans_of_many_texts_are_right() -> None:
    text = " ".join(f"word{number}." for number in range(3))
    searchable = ready(
        ["Talk\n" + "".join(f"Question: Well {at}?\nAnn Lee: Bridge {at}. {text}\n" for at in range(40))]
    )
    assert check(searchable, "word0. word1.").kind == "verbatim"
    for at in (0, 39, 1, 38, 0):
        verdict = check(searchable, f"Bridge {at}. word0. word1.")
        assert verdict.hit
        assert (verdict.kind, verdict.hit.pair.number) == ("verbatim", at + 1)


def test_runs_of_words_are_as_long_as_they_can_be() -> None:
    index = Index(["we go home and we go there", "we go there now"])
    typed = "we go there now".split()
    assert index.find_beginnings(typed, 2) == [Run(1, range(4))]
    assert index.find_beginnings(typed[:3], 2) == [Run(0, range(4, 7)), Run(1, range(3))]
    assert index.find_ends(typed, 2) == [Run(1, range(4))]
    assert index.find_ends(["they", "go", "there"], 2) == [Run(0, range(5, 7)), Run(1, range(1, 3))]
    assert index.find_ends(["they", "go"], 2) == []


def test_what_is_less_likely_than_known_is_no_region() -> None:
    index = Index(["the bridge and the toll"])
    (region,) = index.find_likely(["the", "bridge"])
    assert (region.texts, region.start, region.keys) == (range(1), 0, ["the", "bridge", "and", "the", "toll", ""])
    assert index.find_likely(["the", "bridge"], least=region.weight + 1) == []
    assert index.find_likely(["ferry"]) == []


def test_common_words_far_from_the_rest_do_not_agree() -> None:
    said = ("the the " + "x " * 90 + "old bridge of the harbour " + "x " * 70 + "now").split()
    assert align_equal("the old bridge of the harbour now".split(), said).positions == list(range(92, 97))


def test_a_number_cut_in_two_is_told_where_it_is_first() -> None:
    texts = [f"Question: Well?\nAnn Lee: They have 12,500 soldiers in {place}.\n" for place in ("Oslo", "Bergen")]
    verdict = check(ready(texts), "500 soldiers in")
    assert verdict.hit
    assert (verdict.kind, verdict.hit.transcript.name) == ("differs", "t0")


def judge(said: str, quotation: str) -> Verdict:
    return check(ready([f"Question: Well?\nAnn Lee: {said}\n"]), quotation)


@pytest.mark.parametrize(
    ("said", "quotation", "kind"),
    [
        ("This is how it is going to be.", "This is how it is?", "differs"),
        ("Will the bridge open this spring?", "Will the bridge open?", "typography"),
        ("Will the bridge open (this spring?)", "Will the bridge open?", "typography"),
        ("Will the bridge open this spring", "Will the bridge open?", "typography"),
        ("We will not pay the five hundred millions to them now.", "We will[1] to them now", "differs"),
        ("We will not pay the five hundred millions to them now.", "We will [sic] to them now", "differs"),
        ("We will not pay the five hundred millions to them now.", "We will [ ] to them now", "differs"),
        ("We will not pay them now.", "We will[^1] not [sic] pay them[2] now", "verbatim"),
        ("In the 1930’s we paid.", "In the 1930's we paid", "typography"),
        ("Une œuvre. Œuvre d’art.", "Une oeuvre. Oeuvre d'art", "typography"),
        ("Yes, I’m sorry.", "[i]’m sorry", "typography"),
        ("Всё это был сон.", "Все\u0308 это был сон", "typography"),
        ("It has 5' and 6″ at least.", "It has 5 and 6 at least", "differs"),
    ],
)
def test_what_only_looks_the_same_is_not(said: str, quotation: str, kind: str) -> None:
    assert judge(said, quotation).kind == kind


def test_what_is_left_out_is_shown_with_its_signs() -> None:
    assert judge("It rose to -5 degrees.", "It rose to … degrees").omitted == ("-5",)
    assert judge("It cost $40 million then.", "It cost … million then").omitted == ("$40",)
    assert judge("We test — and test — again.", "We test … test — again").omitted == ("and",)
    assert judge("They will not [^1] pay it.", "They will[^1] not pay it").added == ()


@given(st.lists(st.sampled_from("is it you a the of you're that's".split()), min_size=2, max_size=12))
def test_common_words_between_marks_are_checked(said: list[str]) -> None:
    assert judge("you're it, that’s the end of a talk", " … ".join(said)).kind in (
        "verbatim",
        "differs",
        "absent",
        "typography",
    )


def test_a_quotation_that_is_all_marks_is_refused() -> None:
    with pytest.raises(PhraseError, match="has 101 pieces between marks, at most 100"):
        judge("a", "a … " * 101)


def test_junk_around_a_word_costs_nothing() -> None:
    assert judge("a " * 3000, "[" * 50_000 + "a").kind in ("verbatim", "typography")


@pytest.mark.parametrize(
    ("said", "quotation", "changes"),
    [
        (
            "Die Brücke wird geöffnet, und wir erheben nie wieder Zoll.",
            "Die Brücke wird geöffnet?",
            [("same", "Die Brücke wird"), ("deleted", "geöffnet?"), ("inserted", "geöffnet")],
        ),
        (
            "我们不会出售这座桥。我们将在春天修复它。",
            "我们将在夏天修复它",
            [("same", "我们将在"), ("deleted", "夏"), ("inserted", "春"), ("same", "天修复它")],
        ),
    ],
)
def test_the_difference_holds_what_was_said_once(said: str, quotation: str, changes: list[tuple[str, str]]) -> None:
    assert [tuple(change) for change in judge(said, quotation).difference] == changes


def test_a_quotation_of_words_that_are_common_everywhere_is_found_among_many() -> None:
    common = "we will go to the bridge and see the crew " * 60
    texts = [f"Question: Well?\nAnn Lee: {common}\n" for _ in range(60)]
    verdict = check(ready(texts), "to the old bridge and see the crew")
    assert [tuple(change) for change in verdict.difference if change.kind != "same"] == [("deleted", "old")]


def test_a_shorter_part_in_a_later_transcript_changes_no_splice() -> None:
    whole = ["We sell the bridge to the office.", "Nobody doubts that the office pays a toll for it."]
    texts = [
        f"Question: Well?\nAnn Lee: {text}\n" for text in [*whole, "We sell the bridge today.", "Here a toll for it."]
    ]
    verdict = check_each(parse_all(texts), "We sell the bridge to the office pays a toll for it")
    assert verdict.reason == "put together of words from t0/1.1 and t1/1.1"


@pytest.mark.parametrize(("letters", "kind"), [("a b c d e f g h", "verbatim"), ("a b c d e f g h i", "differs")])
def test_a_bracket_replaces_eight_words_at_most(letters: str, kind: str) -> None:
    verdict = judge(f"We open {letters} on time.", "We open [soon] on time.")
    assert (verdict.kind, verdict.omitted) == (kind, (letters,) if kind == "verbatim" else ())


@pytest.mark.parametrize(("words", "kind"), [(7, "verbatim"), (8, "absent")])
def test_an_attribution_has_eight_words_at_most(words: int, kind: str) -> None:
    name = " ".join(f"с{number}" for number in range(words))
    quotation = f"«Мы откроем, — сказал {name}, — мост завтра»"
    assert judge("Мы откроем мост завтра утром.", quotation).kind == kind
