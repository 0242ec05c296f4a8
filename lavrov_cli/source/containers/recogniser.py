"""JSON of speech recognisers, also JSON Lines, to a `Document`: what one speaker says without a break is a paragraph.

The shape counts, not the maker: the first list of objects that have both a speaker and a text is taken, wherever it is;
one of words (Google, old Deepgram) only if there is none of sentences.
"""

import contextlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from ...errors import ParseError
from ..document import Document, Known
from .paragraphs import Paragraph, build, clock, read_seconds

Json: TypeAlias = "bool | float | str | list[Json] | dict[str, Json] | None"
Segment: TypeAlias = dict[str, Json]

_SPEAKERS = ("speaker", "speaker_name", "speakerName", "speaker_label", "speakerLabel", "speakerTag", "speaker_tag")
_SPEAKERS_TOO = ("speaker_id", "speakerId", "name", "author", "role", "participant", "from", "sender")
"""Keys that other data have too: somebody must recur."""
_TEXTS = tuple(
    "text body message transcript punctuated_word word utterance sentence content value sentences words elements"
    " terms blocks alternatives".split()
)
_TIMES = ("startTime", "start_time", "start", "start_ms", "ts", "timestamp", "begin", "offset", "time")
_BEFORE_MARK = r"\s+(?=[,.?!;:…。，？！](?:\s|$))"
_SLOWEST = 100
"""Seconds that no word takes: where they do, times are in milliseconds."""


class _Said(NamedTuple):
    """A segment as far as it matters."""

    speaker: str
    text: str
    time: float
    """As it is in the file; -1 if it is not."""


def read(text: str, path: str) -> Document:
    """Read the JSON of a recogniser, or a list of questions and answers.

    Raises:
        ParseError: not JSON, or no speakers, or no text in it.
    """
    try:
        data = _label_words(_parse(text))
        said = [_read_segment(segment) for segment in _choose(data)]
        pairs = [] if said else _find_pairs(data)
        texts = any(_read_text(item) for _, items in _walk(data) for item in items)
    except RecursionError as error:
        raise ParseError(path, 0, "JSON that is nested too deeply for a transcript") from error
    except json.JSONDecodeError as error:
        raise ParseError(path, error.lineno, f"damaged JSON ({error.msg}); is the file whole?") from error
    if said or pairs:
        return build(_join(said, _find_scale(said)) if said else pairs)
    if texts:
        cure = "recognise the recording anew with speakers (`whisperx --diarize`)"
        raise ParseError(path, 0, f"this JSON does not say who speaks; {cure}")
    raise ParseError(path, 0, "this is JSON without speakers and text; a list of `speaker` and `text` is read")


def _parse(text: str) -> Json:
    """Read JSON, else JSON Lines; the error is that of the whole, if even the first line is no JSON."""
    decoder = json.JSONDecoder(parse_int=float)  # an int of 5,000 digits is refused
    try:
        return _decode(decoder, text)
    except json.JSONDecodeError:
        lines = [line for line in text.split("\n") if line.strip()]
        with contextlib.suppress(json.JSONDecodeError):
            if lines:
                return [_decode(decoder, line) for line in lines]
        raise


def _decode(decoder: json.JSONDecoder, text: str) -> Json:
    data: Json = decoder.decode(text)
    return data


def _walk(data: Json) -> Iterator[tuple[tuple[str, ...], list[Segment]]]:
    """Yield the lists of objects in document order, each with the keys on the way to it; of alternatives the first."""
    stack: list[tuple[tuple[str, ...], Json]] = [((), data)]
    while stack:
        keys, node = stack.pop()
        if isinstance(node, list):
            if items := [item for item in node if isinstance(item, dict)]:
                yield keys, items
            children = node[:1] if keys[-1:] == ("alternatives",) else node
            stack.extend((keys, child) for child in reversed(children))
        elif isinstance(node, dict):
            stack.extend(((*keys, key), value) for key, value in reversed(node.items()))


def _choose(data: Json) -> list[Segment]:
    """Return the segments: the first list of them; one that has a word a segment only if there is no other."""
    found: dict[tuple[str, ...], list[list[Segment]]] = {}
    for keys, items in _walk(data):
        inside = any(keys[: len(other)] == other != keys for other in found)
        if not inside and _is_spoken(items):
            found.setdefault(keys, []).append(items)
    groups = [group for group in found.values() if not _is_words(group)] or list(found.values())
    lists = list(_join_groups(groups))
    starts = [_read_time(items[0]) for items in lists]
    if len(lists) > 1 and 0 <= starts[-1] <= starts[0]:
        return lists[-1]  # Google's last result has the words of all
    return [item for items in lists for item in items]


def _join_groups(groups: Sequence[list[list[Segment]]]) -> Iterator[list[Segment]]:
    """Yield the lists of the first group, and of others those that say something else: sections, not the same again."""
    said: set[str] = set()
    for group in groups:
        texts = {_read_text(item) for items in group for item in items}
        if said.isdisjoint(texts) and (not said or any(" " in text for text in texts)):
            said |= texts
            yield from group


def _is_spoken(items: Sequence[Segment]) -> bool:
    spoken = [item for item in items if _read_text(item)]
    if any(_read_speaker(item, _SPEAKERS) for item in spoken):
        return True
    counts = Counter(speaker for item in spoken if (speaker := _read_speaker(item, _SPEAKERS_TOO)))
    return max(counts.values(), default=0) > 1


def _is_words(lists: Sequence[Sequence[Segment]]) -> bool:
    texts = [_read_text(item) for items in lists for item in items]
    return not any(" " in text for text in texts)


def _read_segment(item: Segment) -> _Said:
    return _Said(_read_speaker(item, _SPEAKERS + _SPEAKERS_TOO), _read_text(item), _read_time(item))


def _read_speaker(item: Segment, keys: Sequence[str]) -> str:
    """Return who speaks, nothing if it is not said; a number is `Speaker 0`."""
    for key in keys:
        value = item.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("display_name") or value.get("label") or value.get("id")
        if isinstance(value, float) and value.is_integer():
            value = str(int(value))
        if isinstance(value, str) and (name := " ".join(value.split()).rstrip(": ")):
            return f"Speaker {name}" if name.isdecimal() else name
    return ""


def _read_text(value: Json) -> str:
    return _read_raw(value).strip()


def _read_raw(value: Json) -> str:
    """Return the text of a segment, a word, or a list of them; blanks that are in it stand for those between words."""
    if isinstance(value, dict):
        texts = (
            _read_raw(_first(value[key]) if key == "alternatives" else value[key]) for key in _TEXTS if key in value
        )
        return next((text for text in texts if text), "")
    if isinstance(value, list):
        parts = [part for item in value if (part := _read_raw(item))]
        spaced = any(part != part.strip() for part in parts)
        return "".join(parts) if spaced else re.sub(_BEFORE_MARK, "", " ".join(parts))
    return re.sub("[\ud800-\udfff]", "\ufffd", value) if isinstance(value, str) else ""


def _first(value: Json) -> Json:
    return value[0] if isinstance(value, list) and value else value


def _read_time(item: Segment) -> float:
    for key in _TIMES:
        value = item.get(key)
        if isinstance(value, float):
            return value
        if isinstance(value, str) and (seconds := read_seconds(value)) >= 0:
            return seconds
    return -1


def _find_scale(said: Sequence[_Said]) -> float:
    """Return what a unit of time is in seconds."""
    times = [segment.time for segment in said if segment.time >= 0]
    words = sum(len(segment.text.split()) for segment in said)
    return 0.001 if times and max(times) - min(times) > _SLOWEST * words else 1


def _join(said: Sequence[_Said], scale: float) -> Iterator[Paragraph]:
    """Join the segments of one speaker; who has no name goes on for the one before."""
    speaker, parts = "", list[str]()
    start = Paragraph("", 0)
    for number, segment in enumerate(said, 1):
        if parts and segment.speaker not in ("", speaker):
            yield start._replace(text=re.sub(_BEFORE_MARK, "", " ".join(parts)))
            parts = []
        if not parts:
            speaker = segment.speaker
            start = Paragraph("", number, Known(speaker, clock(segment.time * scale)))
        parts.append(segment.text)
    yield start._replace(text=re.sub(_BEFORE_MARK, "", " ".join(parts)))


def _find_pairs(data: Json) -> list[Paragraph]:
    """Return the first list of questions and answers, labelled so."""
    for _, items in _walk(data):
        if all("question" in item and "answer" in item for item in items):
            return [
                Paragraph(_read_text(item[key]), number, Known(key.capitalize()))
                for number, item in enumerate(items, 1)
                for key in ("question", "answer")
            ]
    return []


def _label_words(data: Json) -> Json:
    """Write into the words of AWS Transcribe who speaks: it keeps them in a list apart, by their times."""
    results = data.get("results") if isinstance(data, dict) else None
    items = results.get("items") if isinstance(results, dict) else None
    if not isinstance(results, dict) or not isinstance(items, list):
        return data
    labels = {
        word.get("start_time"): word.get("speaker_label")
        for keys, words in _walk(results.get("speaker_labels"))
        if keys[-1:] == ("items",)
        for word in words
    }
    words = [item for item in items if isinstance(item, dict)]
    return {**results, "items": [{"speaker_label": labels.get(word.get("start_time")), **word} for word in words]}
