"""Recognisers: their JSON is known by its shape, whoever made it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavrov_cli.errors import ParseError
from lavrov_cli.source.containers.recogniser import read
from lavrov_cli.source.document import Document


def said(document: Document) -> list[tuple[str, str, str]]:
    known = document.known
    return [(known[row].speaker, known[row].time, line) for row, line in enumerate(document.lines)]


def word(text: str, speaker: object = None, start: object = None, key: str = "speaker") -> dict[str, object]:
    return {"word": text, key: speaker, "start": start}


AWS = {
    "results": {
        "transcripts": [{"transcript": "Why? So."}],
        "speaker_labels": {"segments": [
            {"speaker_label": "spk_0", "start_time": "0.5", "items": [{"speaker_label": "spk_0", "start_time": "0.5"}]},
            {"speaker_label": "spk_1", "start_time": "61.0", "items": [{"speaker_label": "spk_1", "start_time": "61.0"}]},
        ]},
        "items": [
            {"type": "pronunciation", "start_time": "0.5", "alternatives": [{"content": "Why"}, {"content": "x"}]},
            {"type": "punctuation", "alternatives": [{"content": "?"}]},
            {"type": "pronunciation", "start_time": "61.0", "alternatives": [{"content": "So"}]},
            {"type": "punctuation", "alternatives": [{"content": "."}]},
            "odd",
        ],
    }
}  # fmt: skip


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"version": "1", "segments": [
            {"speaker": "Ana", "startTime": 0.5, "body": "Why"}, {"speaker": "Ana", "startTime": 2, "body": "him?"},
            {"speaker": "Bo", "startTime": 61, "body": "So."},
        ]}, [("Ana", "0:00:00", "Why him?"), ("Bo", "0:01:01", "So.")]),
        ({"segments": [
            {"speaker": "SPEAKER_00", "start": 1.5, "text": " Why him?", "words": [word("Why", "SPEAKER_01")]},
            {"start": 2.0, "text": " Or her?"},
        ]}, [("SPEAKER_00", "0:00:01", "Why him? Or her?")]),
        ({"segments": [{"text": "Why So", "words": [word(" Why", "A", 1.0)]}, {"words": [word("So", "B", 2.0), word(".")]}]},
            [("A", "0:00:01", "Why"), ("B", "0:00:02", "So.")]),
        ({"words": [{"text": "Why", "start": 500, "speaker": "A"}, {"text": "So", "start": 90500, "speaker": "B"}], "utterances": [
            {"speaker": "A", "text": "Why him?", "start": 500}, {"speaker": "B", "text": "So.", "start": 90500},
        ]}, [("A", "0:00:00", "Why him?"), ("B", "0:01:30", "So.")]),
        ({"results": {"channels": [{"alternatives": [{"transcript": "x", "words": [
            {"word": "why", "punctuated_word": "Why?", "start": 0.1, "speaker": 0}, {"word": "so", "start": 3.0, "speaker": 1},
        ]}]}]}}, [("Speaker 0", "0:00:00", "Why?"), ("Speaker 1", "0:00:03", "so")]),
        ({"results": {"channels": [{"alternatives": [{"words": [word("Why", 0)], "paragraphs": {"paragraphs": [
            {"sentences": [{"text": "Why him?"}, {"text": "Why now?"}], "speaker": 0, "start": 0.1},
        ]}}]}]}}, [("Speaker 0", "0:00:00", "Why him? Why now?")]),
        (AWS, [("spk_0", "0:00:00", "Why?"), ("spk_1", "0:01:01", "So.")]),
        ({"results": [{"alternatives": [{"transcript": "Why", "words": [word("Why", 1, "0s", "speakerTag")]}]},
            {"alternatives": [{"words": [word("So", 2, "4.200s", "speakerTag")]}, {"words": [word("x", 2)]}]}]},
            [("Speaker 1", "0:00:00", "Why"), ("Speaker 2", "0:00:04", "So")]),
        ({"results": [{"alternatives": [{"words": [word("Why", 1, "0s", "speakerTag")]}]},
            {"alternatives": [{"words": [word("Why", 1, "0s", "speakerTag"), word("So", 2, "4s", "speakerTag")]}]}]},
            [("Speaker 1", "0:00:00", "Why"), ("Speaker 2", "0:00:04", "So")]),
        ({"monologues": [{"speaker": 1, "elements": [
            {"value": "Why", "ts": 0.5}, {"value": " "}, {"value": "him"}, {"value": "?"},
        ]}]}, [("Speaker 1", "", "Why him?")]),
        ({"monologues": [{"speaker": {"id": "s1", "name": "Ana"}, "start": "0:05", "terms": [{"text": "Why"}, {"text": "?"}]}]},
            [("Ana", "0:00:05", "Why?")]),
        ([{"speaker": "Ana:", "text": "Why?\nNow?"}, {"speaker": "2", "text": "So"}],
            [("Ana", "", "Why?"), ("Ana", "", "Now?"), ("Speaker 2", "", "So")]),
        ([{"role": "user", "content": [{"text": "Why?"}]}, {"role": "bot", "content": "So"}, {"role": "user", "content": "Oh"}],
            [("user", "", "Why?"), ("bot", "", "So"), ("user", "", "Oh")]),
        ({"faq": [{"question": "Why?", "answer": "So."}]}, [("Question", "", "Why?"), ("Answer", "", "So.")]),
        ([{"speaker": True, "name": "Ana", "text": "x\ud800", "start": "late", "time": True}, {"name": "Ana", "text": "y"}],
            [("Ana", "", "x\ufffd y")]),
        ({"results": {"items": [{"alternatives": []}, {"speaker": "Ana", "alternatives": "Why?"}]}}, [("Ana", "", "Why?")]),
    ],
)  # fmt: skip
def test_dialects(data: object, expected: list[tuple[str, str, str]]) -> None:
    assert said(read(json.dumps(data), "a.json")) == expected


def test_speakers_may_be_objects_and_participants_recur() -> None:
    assert said(read('[{"speaker": {"display_name": "Ana"}, "message": "Why?"}]', "a")) == [("Ana", "", "Why?")]
    turns = [
        {"participant": name, "start_ms": at * 90_000, "text": "Why?"} for at, name in enumerate(("Ana", "Bo", "Ana"))
    ]
    assert said(read(json.dumps({"utterances": turns}), "a"))[1] == ("Bo", "0:01:30", "Why?")


def test_json_lines() -> None:
    text = '{"speaker": "Ana", "text": "Why?"}\n\n{"speaker": "Bo", "text": "So."}\n'
    assert said(read(text, "a.jsonl")) == [("Ana", "", "Why?"), ("Bo", "", "So.")]


def test_numbers_are_those_of_the_segments() -> None:
    text = json.dumps([{"speaker": name, "text": "x"} for name in ("A", "A", "B")])
    assert read(text, "a").numbers == [1, 3]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('{"text": "a", "segments": [{"start": 0.0, "text": " Why"}]}', 0, "does not say who speaks"),
        ('[{"name": "a", "value": "b"}, {"name": "c", "value": "d"}]', 0, "does not say who speaks"),
        ('{"a": [1, {"b": null}]}', 0, "JSON without speakers and text"),
        ("[]", 0, "JSON without speakers and text"),
        ("3", 0, "JSON without speakers and text"),
        ('{"results": {"items": 1}}', 0, "JSON without speakers and text"),
        ('{\n"segments": [{"speaker": "A", "te', 2, "damaged JSON"),
        ("", 1, "damaged JSON"),
        ("[" * 100_000, 0, "nested too deeply"),
        ('{"a":' * 100_000, 0, "nested too deeply"),
        ('[{"speaker": "A", "text": ' + "[" * 900 + '"x"' + "]" * 900 + "}]", 0, "nested too deeply"),
        ("[" + "9" * 5000 + ', 1e999, NaN, {"speaker": "A"}]', 0, "JSON without speakers and text"),
    ],
)
def test_refused(text: str, line: int, reason: str) -> None:
    with pytest.raises(ParseError, match=reason) as caught:
        read(text, "a.json")
    assert caught.value.line == line


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["speaker", "text", "words", "start", "results", "items", "alternatives", "question", "answer"]), inner),
))  # fmt: skip
def test_any_json_is_read_or_refused(data: object) -> None:
    try:
        document = read(json.dumps(data), "a.json")
    except ParseError:
        return
    assert len(document.lines) == len(document.numbers)


def test_sections_follow_each_other_and_the_same_again_is_left_out() -> None:
    first = [{"speaker": "Ana", "text": "Why so?"}, {"speaker": "Bo", "text": "It is so."}]
    second = [{"speaker": "Ana", "text": "And then?"}]
    data = json.dumps({"one": first, "again": first, "two": second, "words": [{"speaker": "Ana", "text": "And"}]})
    assert read(data, "a.json").lines == ["Why so?", "It is so.", "And then?"]
