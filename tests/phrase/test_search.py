"""Search over transcripts one by one: what a transcript gives does not depend on the others, and nothing is missed."""

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lavrov_cli import words
from lavrov_cli.model import Hit, Transcript
from lavrov_cli.phrase import passages
from lavrov_cli.phrase.search import Search, SearchOptions
from lavrov_cli.source.pairs import parse

WORDS = "bridge bridges opens opened harbour harbor toll tolls crew the a of and never сable cable мост l'État".split()
lines = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
texts = st.lists(lines, min_size=2, max_size=6).map(
    lambda said: "Talk\n" + "".join(f"{'Ann Lee' if at % 2 else 'Question'}: {line}.\n" for at, line in enumerate(said))
)
collections = st.lists(texts, min_size=1, max_size=5)
phrases = st.lists(st.sampled_from([*WORDS, "brigde", "har", "bour", "ofthe"]), min_size=1, max_size=4).map(" ".join)
options = st.builds(
    SearchOptions,
    min_score=st.sampled_from([0.0, 40.0, 71.0, 100.0]),
    exact=st.booleans(),
    speaker=st.sampled_from(["", "ann", "question"]),
    limit=st.sampled_from([None, 1, 2, 5]),
    counted=st.booleans(),
    context=st.just(0),
    paragraph=st.just(False),
)


def parse_all(collection: list[str]) -> list[Transcript]:
    return [parse(text, name=f"t{number}") for number, text in enumerate(collection)]


def search(phrase: str, wanted: SearchOptions, transcripts: list[Transcript]) -> Search:
    found = Search(phrase, wanted)
    for transcript in transcripts:
        found.look(passages.prepare(transcript, by_speaker=True))
    return found


def rank(hit: Hit) -> tuple[float, str]:
    return -hit.score, hit.transcript.name


@given(collections, phrases, options)
def test_the_hits_of_a_collection_are_those_of_its_parts(
    collection: list[str], phrase: str, wanted: SearchOptions
) -> None:
    transcripts = parse_all(collection)
    everything = wanted._replace(limit=None)
    apart = [hit for transcript in transcripts for hit in search(phrase, everything, [transcript]).hits()]
    together = search(phrase, wanted, transcripts)
    assert together.hits() == sorted(apart, key=rank)[: wanted.limit]
    if wanted.counted or wanted.limit is None:
        assert sum(number for _, number in together.counts) == len(apart)


@given(collections, phrases, options, st.randoms(use_true_random=False))
def test_the_order_in_which_they_come_does_not_matter(
    collection: list[str], phrase: str, wanted: SearchOptions, chance: random.Random
) -> None:
    transcripts = parse_all(collection)
    before = search(phrase, wanted, transcripts)
    chance.shuffle(transcripts)
    after = search(phrase, wanted, transcripts)
    assert (after.hits(), after.nearest()) == (before.hits(), before.nearest())


@given(collections, phrases, options)
def test_no_text_with_a_hit_is_passed_over(collection: list[str], phrase: str, wanted: SearchOptions) -> None:
    sifting = Search(phrase, wanted)
    for text, transcript in zip(collection, parse_all(collection), strict=True):
        if sifting.can_match(text):
            sifting.look(passages.prepare(transcript, by_speaker=True))
    whole = search(phrase, wanted, parse_all(collection))
    assert (sifting.hits(), sifting.nearest()) == (whole.hits(), whole.nearest())


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=11), min_size=2, max_size=13).map(" ".join))
@example("h beh")
def test_no_text_with_the_very_phrase_is_passed_over(phrase: str) -> None:
    for wanted in (SearchOptions(exact=True), SearchOptions(min_score=100.0)):
        sifting = Search(phrase, wanted)
        (talk,) = parse_all([f"Question: Well?\nAnn Lee: {phrase}\n"])
        sifting.look(passages.prepare(talk, by_speaker=True))
        assert sifting.hits()
        assert sifting.can_match(f"xx {phrase} yy")  # the second file of a folder


@given(texts)
def test_distinct_words_are_those_of_the_text(text: str) -> None:
    assert words.distinct(text) == set(words.keys(text))


def test_a_hit_holds_no_transcript() -> None:
    (hit,) = search("opens", SearchOptions(), parse_all(["Question: Well?\nAnn Lee: It opens.\n"])).hits()
    assert (hit.transcript.name, hit.transcript.pairs, hit.pair.number, hit.pair.answer) == ("t0", (), 1, ())
    assert hit.pair.question_text() == "Well?"


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("tracking", 1),  # a letter left out
        ("trackking", 1),  # doubled
        ("tracikng", 1),  # exchanged
        ("trackung", 1),  # a key beside
        ("track", 1),  # begun
        ("trashing", 0),  # another word
        ("cracking", 0),
        ("перегоаоры", 1),  # а for в: beside on a Russian keyboard
        ("перегощоры", 0),
    ],
)
def test_a_word_alone_is_found_in_spite_of_a_likely_slip(phrase: str, found: int) -> None:
    (talk,) = parse_all(["Question: Well?\nAnn Lee: We keep tracking it. Идут переговоры.\n"])
    assert len(search(phrase, SearchOptions(), [talk]).hits()) == found


@pytest.mark.parametrize(
    ("phrase", "said", "score"),
    [
        ("4 000 border guards", "4,000 border guards", 97),
        ("4000 border guards", "4 000 border guards", 97),
        ("40 000 border guards", "4,000 border guards", 0),
    ],
)
def test_a_number_is_found_however_its_thousands_are_grouped(phrase: str, said: str, score: int) -> None:
    (talk,) = parse_all([f"Question: Well?\nAnn Lee: We need {said}.\n"])
    hits = search(phrase, SearchOptions(min_score=80), [talk]).hits()
    assert [int(hit.score) for hit in hits] in ([score], [98], [99]) if score else not hits


def test_a_long_phrase_that_is_nowhere_is_answered_at_once() -> None:
    (talk,) = parse_all([f"Question: Well?\nAnn Lee: {'we will go to the bridge and see the crew ' * 2000}.\n"])
    absent = "the of and to we will see a go bridge toll " * 20
    found = search(absent[:900], SearchOptions(), [talk])
    assert not found.hits()
    assert found.nearest()


def test_a_number_typed_in_two_parts_finds_no_other_number() -> None:
    talk = parse("Question: 1234568?\nAnn Lee: 1234567.\n")
    (hit,) = search("1234 567", SearchOptions(), [talk]).hits()
    assert hit.text == "1234567."
