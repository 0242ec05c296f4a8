"""Properties: the same talk is read the same in each style of marks, and times change nothing but the times."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lavrov_cli.model import Transcript
from lavrov_cli.source.pairs import parse
from lavrov_cli.source.times import format_time

Said = Sequence[tuple[str, str]]
Write = Callable[[str, str], str]
"""Of a name and words, or a code and words, the lines of a turn."""

WORDS = st.lists(st.sampled_from("mill tide oak wheel stone meadow bread rope children boats".split()), min_size=1, max_size=8)  # fmt: skip
TALKS = st.lists(
    st.tuples(WORDS.map(lambda words: f"Which {' '.join(words)}?"), WORDS.map(lambda words: f"It was {' '.join(words)}.")),
    min_size=3,
    max_size=12,
)  # fmt: skip

NAMES: dict[str, Write] = {
    "colon": lambda name, words: f"{name}: {words}\n",
    "bold": lambda name, words: f"**{name}:** {words}\n\n",
    "bold and colon": lambda name, words: f"**{name}**: {words}\n\n",
    "capitals": lambda name, words: f"{name.upper()}: {words}\n",
    "tab": lambda name, words: f"{name}\t{words}\n",
    "square brackets": lambda name, words: f"[{name}] {words}\n",
    "corner brackets": lambda name, words: f"【{name}】{words}\n",
    "alone": lambda name, words: f"{name}\n{words}\n\n",
    "alone with colon": lambda name, words: f"{name}:\n{words}\n\n",
    "alone in capitals": lambda name, words: f"{name.upper()}\n{words}\n\n",
}
CODES: dict[str, Write] = {
    "stop": lambda code, words: f"{code}. {words}\n",
    "colon": lambda code, words: f"{code}: {words}\n",
    "dash": lambda code, words: f"{code} - {words}\n",
    "bracket": lambda code, words: f"{code}) {words}\n",
    "blanks": lambda code, words: f"{code}   {words}\n",
    "tab": lambda code, words: f"{code}\t{words}\n",
    "square brackets": lambda code, words: f"[{code}] {words}\n",
    "bold": lambda code, words: f"**{code}.** {words}\n\n",
}
TIMED: dict[str, Callable[[str, str, str], str]] = {
    "before": lambda time, name, words: f"[{time}] {name}: {words}\n",
    "before bold": lambda time, name, words: f"[{time}] **{name}**: {words}\n\n",
    "in round brackets before": lambda time, name, words: f"({time}) {name}: {words}\n",
    "after the colon": lambda time, name, words: f"{name}: [{time}] {words}\n",
    "before the colon": lambda time, name, words: f"{name} ({time}): {words}\n",
    "after the name": lambda time, name, words: f"{name} [{time}]\n{words}\n\n",
}


def read_pairs(transcript: Transcript) -> list[tuple[str, list[str]]]:
    """What each question and its answers say."""
    return [
        (" ".join(pair.question.paragraphs), [" ".join(turn.paragraphs) for turn in pair.answer])
        for pair in transcript.pairs
        if pair.question
    ]


@pytest.mark.parametrize("style", NAMES)
@settings(max_examples=30)
@given(talk=TALKS)
def test_a_talk_is_read_the_same_in_each_style_of_names(style: str, talk: Said) -> None:
    text = "".join(NAMES[style]("Nina Berg", asked) + NAMES[style]("Ola Moe", said) for asked, said in talk)
    assert read_pairs(parse(text)) == [(asked, [said]) for asked, said in talk]


@pytest.mark.parametrize("style", CODES)
@settings(max_examples=30)
@given(talk=TALKS)
def test_a_talk_is_read_the_same_in_each_style_of_codes(style: str, talk: Said) -> None:
    text = "".join(CODES[style]("Q", asked) + CODES[style]("A", said) for asked, said in talk)
    assert read_pairs(parse(text)) == [(asked, [said]) for asked, said in talk]


@pytest.mark.parametrize("style", TIMED)
@settings(max_examples=30)
@given(talk=TALKS, step=st.integers(1, 290))
def test_times_at_each_turn_change_nothing_but_the_times(style: str, talk: Said, step: int) -> None:
    turns = [turn for asked, said in talk for turn in (("Nina Berg", asked), ("Ola Moe", said))]
    times = [format_time(step * number) for number in range(len(turns))]
    text = "".join(TIMED[style](time, *turn) for time, turn in zip(times, turns, strict=True))
    transcript = parse(text)
    assert read_pairs(transcript) == [(asked, [said]) for asked, said in talk]
    assert [turn.times for pair in transcript.pairs for turn in (pair.question, *pair.answer) if turn] == [(time,) for time in times]  # fmt: skip
