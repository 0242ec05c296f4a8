"""Search: which passage, where in it, and how near; a table of what must be found beside one of what must not."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavrov_cli.errors import PhraseError
from lavrov_cli.model import Hit, Transcript
from lavrov_cli.phrase import passages
from lavrov_cli.phrase.index import MIN_SCORE, Index
from lavrov_cli.phrase.query import Query, list_typed
from lavrov_cli.phrase.search import DEFAULT, MAX_PHRASE, Search, SearchOptions
from lavrov_cli.source.pairs import parse

TEXTS = [
    "The harbour bridge opens on the first of May, and nobody will pay a toll.",
    "We have tested every cable twice; the engineers’ findings were published in 2014.",
    "Governments recognise that the programme’s organisers have labelled the colours wrongly.",
    "Мы обсудили экономическое сотрудничество и ещё раз подтвердили свои позиции.",
    "Die Brücke wird im Frühjahr für den Verkehr geöffnet, und der Zoll entfällt.",
    "Le gouvernement n’a pas décidé où les élections auront lieu.",
    "It is well known that peace keepers arrived before the 24 hour ceasefire.",
    "The bridge and the ferry, the ferry and the quay, the quay and the bridge.",
    "The fire brigade, said the ceasefire’s friends, was late to the fire.",
    "The US and the UN signed the charter, said the U.S. side.",
    "Nobody asked the crew what they would like to see improved at the shipyard this summer.",
]


def compile_(phrase: str) -> Query:
    return Query(list_typed(phrase))


def look(
    transcript: Transcript, phrase: str, wanted: SearchOptions = DEFAULT, parts: Sequence[str] = passages.ALL_PARTS
) -> Search:
    search = Search(phrase, wanted)
    search.look(passages.prepare(transcript, parts=parts, by_speaker=True))
    return search


def find(
    transcript: Transcript, phrase: str, wanted: SearchOptions = DEFAULT, parts: Sequence[str] = passages.ALL_PARTS
) -> list[Hit]:
    return look(transcript, phrase, wanted, parts).hits()


def find_nearest(transcript: Transcript, phrase: str) -> Hit | None:
    return look(transcript, phrase).nearest()


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(TEXTS)


def marked(index: Index, phrase: str) -> str:
    """The best match, its words in brackets."""
    places = index.find_near(compile_(phrase), limit=1)
    if not places:
        return ""
    (place,) = places
    text = TEXTS[place.doc]
    for start, end in reversed(place.spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return re.sub(r"\][ -]\[", " ", text[text.index("[") : text.rindex("]") + 1])


@pytest.mark.parametrize(
    ("phrase", "match"),
    [
        ("harbour bridge opens", "[harbour bridge opens]"),
        ("HARBOUR  BRIDGE", "[harbour bridge]"),
        ("harbor brigde opens", "[harbour bridge opens]"),
        ("bridge the harbour", "[The harbour bridge]"),
        ("engineers' findings", "[engineers]’ [findings]"),
        ("published in 2014", "[published in 2014]"),
        ("recognize programs organizers", "[recognise] that the [programme’s organisers]"),
        ("labeled the colors", "[labelled the colours]"),
        ("opening of the harbour bridge", "[The harbour bridge opens] on the first [of]"),
        ("nobody pays toll", "[nobody] will [pay] a [toll]"),
        ("экономического сотрудничества", "[экономическое сотрудничество]"),
        ("еще раз", "[ещё раз]"),
        ("подтвердили свою позицию", "[подтвердили свои позиции]"),
        ("Brucke im Fruhjahr", "[Brücke] wird [im Frühjahr]"),
        ("brücken für den verkehr", "[Brücke] wird im Frühjahr [für den Verkehr]"),
        ("election auront lieux", "[élections auront lieu]"),
        ("peacekeepers arrived", "[peace keepers arrived]"),
        ("wellknown that peace", "[well known that peace]"),
        ("cease fire", "[ceasefire]"),
        ("said the cease fire friends", "[said the ceasefire’s friends]"),
        ("u.s. and u.n.", "[US and] the [UN]"),
        ("the US side", "[the U].[S]. [side]"),
        ("gov recognise that", "[Governments recognise that]"),
        ("shipyard", "[shipyard]"),
        ("shipyrad", "[shipyard]"),
        ("ship", "[shipyard]"),
    ],
)
def test_finds_what_was_meant(index: Index, phrase: str, match: str) -> None:
    assert marked(index, phrase) == match


@pytest.mark.parametrize(
    "phrase",
    [
        "published in 2016",  # numbers match exactly: seven tenths of the phrase are not there
        "climate",
        "nuclear weapons",
        "toll bridge cable engineers",  # words of two texts
        "Wetterbericht",
        "выборы президента",
        "idge",
    ],
)
def test_does_not_launder_absence(index: Index, phrase: str) -> None:
    assert index.find_near(compile_(phrase)) == []


def test_words_are_whole(index: Index) -> None:
    found = {TEXTS[place.doc][slice(*place.spans[0])].lower() for place in index.find_near(compile_("he"), min_score=0)}
    assert found == set()
    found = {TEXTS[place.doc][slice(*place.spans[0])].lower() for place in index.find_near(compile_("the"))}
    assert found == {"the", "they"}  # a word begun, which scores less


def test_the_very_words_alone_score_100(index: Index) -> None:
    assert index.find_near(compile_("the ferry and the quay"))[0].score == 100
    assert index.find_near(compile_("the ferry and quay"), limit=1)[0].score < 100
    assert index.find_near(compile_("ferry the and the quay"), limit=1)[0].score < 100


def test_each_place_is_found_once_best_first(index: Index) -> None:
    places = index.find_near(compile_("the bridge"))
    assert [(place.doc, place.score) for place in places[:2]] == [(7, 100), (7, 100)]
    scores = [place.score for place in places]
    assert scores == sorted(scores, reverse=True)
    spans = [(p.doc, range(p.spans[0].start, p.spans[-1].end)) for p in places]
    for number, (doc, span) in enumerate(spans):
        assert all(doc != other or not set(span) & set(them) for other, them in spans[:number])


def test_finds_exact_phrases_of_any_length_in_document_order(index: Index) -> None:
    assert [(p.doc, p.spans[0].start) for p in index.find_exact(list_typed("and the"))] == [
        (7, 11),
        (7, 36),
        (7, 59),
        (9, 7),
    ]
    assert index.find_exact(list_typed("the bridge opens")) == []
    assert index.find_exact(list_typed("no such zebra")) == []
    assert len(Index(["a a a a a"]).find_exact(list_typed("a a"))) == 2


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("", "there is no word"),
        (" …?! ", "there is no word"),
        ("a" * (MAX_PHRASE + 1), "has 1,001 characters, at most 1,000"),
    ],
)
def test_refuses_what_cannot_be_sought(phrase: str, message: str) -> None:
    with pytest.raises(PhraseError, match=message):
        Search(phrase)


def test_nothing_is_found_in_nothing() -> None:
    assert Index([]).find_near(compile_("bridge"), min_score=0) == []
    assert Index(["", " … "]).find_near(compile_("bridge"), min_score=0, limit=1) == []


def test_a_phrase_of_the_same_word_over_and_over_is_bounded() -> None:
    assert Index(["a b " * 2000]).find_near(compile_("a " * 500)) == []
    assert Index(["a " * 999]).find_near(compile_("a " * 500))[0].score == 100


@pytest.mark.parametrize(
    "phrase", ["the bridge", "bridge and the quay", "thebridge toll", "ferry", "of the first bridge nobody"]
)
@pytest.mark.parametrize("limit", [1, 2, 3, 5, 50])
def test_a_limit_gives_the_best_of_all(index: Index, phrase: str, limit: int) -> None:
    assert (
        index.find_near(compile_(phrase), min_score=0, limit=limit)
        == index.find_near(compile_(phrase), min_score=0)[:limit]
    )


@pytest.mark.parametrize(
    "phrase", ["the bridge", "bridge and the quay", "thebridge toll", "governmentsrecognise programme"]
)
def test_a_least_score_only_takes_away(index: Index, phrase: str) -> None:
    everything = index.find_near(compile_(phrase), min_score=0)
    for least in (10, 30, 50, 70, 90):
        assert index.find_near(compile_(phrase), min_score=least) == [
            place for place in everything if place.score >= least
        ]


CUTS = st.tuples(st.integers(0, len(TEXTS) - 1), st.integers(0, 20), st.integers(1, 12))


@given(CUTS)
def test_a_phrase_cut_from_a_text_is_found_at_100_in_its_place(cut: tuple[int, int, int]) -> None:
    doc, start, count = cut
    words = list(re.finditer(r"\w+(?:’\w+)*", TEXTS[doc]))
    chosen = words[start % len(words) :][:count]
    phrase = TEXTS[doc][chosen[0].start() : chosen[-1].end()]
    found = [place for place in Index(TEXTS).find_near(compile_(phrase)) if place.doc == doc]
    spans = [(place.spans[0].start, place.spans[-1].end) for place in found if place.score == 100]
    assert (chosen[0].start(), chosen[-1].end()) in spans


@given(CUTS, st.integers(0, 11), st.sampled_from("xzqщ"))
def test_a_score_never_rises_when_a_word_is_corrupted(cut: tuple[int, int, int], which: int, letter: str) -> None:
    doc, start, count = cut
    words = re.findall(r"[\w’]+", TEXTS[doc])
    chosen = words[start % len(words) :][:count]
    spoilt = list(chosen)
    spoilt[which % len(spoilt)] += letter
    index = Index(TEXTS)
    before = index.find_near(compile_(" ".join(chosen)), min_score=0, limit=1)
    after = index.find_near(compile_(" ".join(spoilt)), min_score=0, limit=1)
    assert before[0].score == 100
    assert not after or after[0].score < 100


@given(
    st.lists(st.text(alphabet="ab' -2é\n", max_size=30), max_size=4),
    st.text(alphabet="ab' -2é", min_size=1, max_size=12),
)
def test_spans_are_words_inside_the_text_in_order(texts: list[str], phrase: str) -> None:
    index = Index(texts)
    try:
        places = index.find_near(compile_(phrase), min_score=0)
    except PhraseError:
        return
    for place in places:
        assert 0 <= place.score <= 100
        ends = [0]
        for start, end in place.spans:
            assert ends[-1] <= start < end <= len(texts[place.doc])
            assert not re.search(r"[ -]", texts[place.doc][start:end])
            ends.append(end)


STORY = """\
Interview
Question: First? Will it be longer. Last!
Ann Lee: One sentence here. The second sentence ends
with the bridge. Then a third one. And a fourth.
Bo Dahl: The crew is paid.
Question: And the bridge?
Question: Is this so long that nobody takes the others for hard-wrapped lines, which go on in the next ones, as they seem to?
"""


@pytest.fixture(scope="module")
def story() -> Transcript:
    return parse(STORY, name="story", path="story.txt")


@pytest.mark.parametrize(
    ("phrase", "wanted", "hits"),
    [
        ("third one", SearchOptions(), [("answer", 2, "Ann Lee", "Then a third one.")]),
        (
            "third one",
            SearchOptions(context=1),
            [("answer", 2, "Ann Lee", "with the bridge. Then a third one. And a fourth.")],
        ),
        (
            "third one",
            SearchOptions(paragraph=True),
            [("answer", 2, "Ann Lee", "with the bridge. Then a third one. And a fourth.")],
        ),
        (
            "sentence ends with the bridge",
            SearchOptions(),
            [("answer", 1, "Ann Lee", "The second sentence ends\nwith the bridge.")],
        ),
        ("the crew", SearchOptions(exact=True), [("answer", 3, "Bo Dahl", "The crew is paid.")]),
        (
            "the bridge",
            SearchOptions(exact=True),
            [("answer", 2, "Ann Lee", "with the bridge."), ("question", 1, "Question", "And the bridge?")],
        ),
        ("crews paid", SearchOptions(exact=True), []),
        ("interview", SearchOptions(), [("opening", 1, "", "Interview")]),
    ],
)
def test_a_hit_is_the_sentence_with_its_place(
    story: Transcript, phrase: str, wanted: SearchOptions, hits: list[tuple[str, int, str, str]]
) -> None:
    found = find(story, phrase, wanted)
    assert [(hit.part, hit.paragraph, hit.speaker, hit.text) for hit in found] == hits
    for hit in found:
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.spans)


def test_only_the_wanted_parts_are_searched(story: Transcript) -> None:
    assert [hit.part for hit in find(story, "bridge", parts=["question"])] == ["question"]


def test_the_nearest_is_told_however_low(story: Transcript) -> None:
    near = find_nearest(story, "bridge over troubled waters of nowhere")
    assert near
    assert near.score < MIN_SCORE
    assert near.text == "with the bridge."
    assert find_nearest(story, "zzz") is None


MOUTHS = """\
“We will sell it”: a talk
Question: Well?
Ann Lee: The bridge opens. Nobody doubts it.
We are sure.
Bo Dahl: I resign. The toll is high.
Ann Lee: So it goes.
"""


@pytest.mark.parametrize(
    ("phrase", "options", "text"),
    [
        ("doubts it", SearchOptions(context=9), "The bridge opens. Nobody doubts it.\nWe are sure."),
        ("resign", SearchOptions(context=9), "I resign. The toll is high."),
        ("so it goes", SearchOptions(context=9), "So it goes."),
        ("We are sure I resign", SearchOptions(min_score=50), "We are sure."),
    ],
)
def test_a_hit_holds_the_words_of_one_speaker(phrase: str, options: SearchOptions, text: str) -> None:
    assert find(parse(MOUTHS), phrase, options)[0].text == text


def test_a_passage_of_two_speakers_is_shown_with_both_turns() -> None:
    prepared = passages.prepare(parse(MOUTHS))
    search = Search("We are sure. I resign.", SearchOptions(exact=True, context=9))
    search.look(prepared)
    (hit,) = search.hits()
    assert hit.text == "The bridge opens. Nobody doubts it.\nWe are sure.\nI resign. The toll is high."
