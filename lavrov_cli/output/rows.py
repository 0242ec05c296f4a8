"""Records to rows: the one place that knows the keys, which are the published schema (README, "Formats").

Keys are flat, lower case, the same everywhere and in fixed order; adding one is a minor change, renaming one breaks
somebody's script. Texts are exact; whoever writes them makes them safe.
"""

from collections.abc import Iterator

from .. import address
from ..address import Selection
from ..errors import ParseError
from ..model import Hit, Transcript, count_words, list_speakers
from .records import Count, Finding, Question

Row = dict[str, object]

QUESTION = (
    *("transcript", "title", "published", "pair", "address", "question", "asker", "speakers", "words", "line"),
    "time",
)
PARAGRAPH = (
    *("transcript", "title", "published", "pair", "part", "paragraph", "address", "speaker", "text", "line"),
    "time",
)
HIT = (
    *("transcript", "published", "pair", "part", "paragraph", "address", "speaker"),
    *("score", "text", "start", "end", "spans", "question", "time"),
)
NEAREST = ("nearest", "nearest_score", "nearest_text")
REMARKS = ("negations", "places", *NEAREST)
VERDICT = ("quotation", "verdict", *HIT, "difference", "omitted", "added", *REMARKS, "reason", "line")
TRANSCRIPT = (
    *("transcript", "path", "title", "published", "speakers", "pairs", "paragraphs", "words"),
    *("opening", "trailer", "link", "warnings", "labels", "settings"),
)
COUNT = ("transcript", "title", "published", "count")
SKIPPED = ("path", "reason")


def question(record: Question) -> Row:
    """Return a pair's row; `words` are the answer's, `line` is the question's label's, `time` its first paragraph's."""
    transcript, pair = record
    return {
        "transcript": transcript.name,
        "title": transcript.title,
        "published": transcript.published or None,
        "pair": pair.number,
        "address": address.format_pair(transcript, pair, named=True),
        "question": pair.question_text(),
        "asker": pair.question.speaker if pair.question else None,
        "speakers": list_speakers([pair]),
        "words": pair.answer_words(),
        "line": pair.question.line if pair.question else None,
        "time": "".join(pair.question.times[:1]) or None if pair.question else None,
    }


def selection(selection: Selection, part: str = "") -> Iterator[Row]:
    """Yield the rows of what was selected, a paragraph each; `line` is in the file, `time` in the recording."""
    transcript, pair = selection.transcript, selection.pair
    for side, number, speaker, text, line, time in address.select_paragraphs(selection, part):
        yield {
            "transcript": transcript.name,
            "title": transcript.title,
            "published": transcript.published or None,
            "pair": pair.number,
            "part": side,
            "paragraph": number,
            "address": address.format_address(transcript, pair, side, number, named=True),
            "speaker": speaker or None,
            "text": text,
            "line": line,
            "time": time or None,
        }


def hit(record: Hit) -> Row:
    """Return a hit's row; `start`, `end` and `spans` are half-open offsets into `text`, in code points."""
    return {
        "transcript": record.transcript.name,
        "published": record.transcript.published or None,
        "pair": record.pair.number,
        "part": record.part,
        "paragraph": record.paragraph,
        "address": address.format_hit(record, named=True),
        "speaker": record.speaker or None,
        "score": round(record.score, 1),
        "text": record.text,
        "start": record.spans[0].start,
        "end": record.spans[-1].end,
        "spans": [list(span) for span in record.spans],
        "question": record.pair.question_text() or None,
        "time": record.time or None,
    }


def verdict(record: Finding) -> Row:
    """Return a quotation's row; of an absent one all that a hit would say is null, and `nearest` says what is."""
    found = record.verdict
    place = hit(found.hit) if found.hit and found.kind != "absent" else dict.fromkeys(HIT)
    return {
        "quotation": found.quotation,
        "verdict": found.kind,
        **place,
        "difference": [list(change) for change in found.difference],
        "omitted": list(found.omitted),
        "added": list(found.added),
        "negations": list(found.negations),
        "places": [address.format_hit(place, named=True) for place in found.places],
        **_describe_nearest(found.hit if found.kind == "absent" else None),
        "reason": found.reason or None,
        "line": record.line or None,
    }


def _describe_nearest(near: Hit | None) -> Row:
    if near is None:
        return dict.fromkeys(NEAREST)
    values = address.format_hit(near, named=True), round(near.score, 1), near.text
    return dict(zip(NEAREST, values, strict=True))


def transcript(record: Transcript) -> Row:
    """Return what the loader made of a transcript; opening and trailer are their paragraphs, `labels` say why."""
    everything = [paragraph for pair in record.everything() for paragraph in pair.paragraphs()]
    return {
        "transcript": record.name,
        "path": record.path,
        "title": record.title,
        "published": record.published or None,
        "speakers": list_speakers(record.everything()),
        "pairs": len(record.pairs),
        "paragraphs": len(everything),
        "words": count_words(paragraph.text for paragraph in everything),
        "opening": [text for turn in record.opening.answer for text in turn.paragraphs],
        "trailer": list(record.trailer),
        "link": record.link or None,
        "warnings": list(record.warnings),
        "labels": _list_labels(record),
        "settings": dict(record.settings),
    }


def _list_labels(transcript: Transcript) -> list[list[str | int]]:
    """List each label with the rule by which it begins a turn, the number of its turns, and the first one's line."""
    turns = [turn for pair in transcript.everything() for turn in (pair.question, *pair.answer) if turn and turn.label]
    lines: dict[tuple[str, str], list[int]] = {}
    for turn in turns:
        lines.setdefault((turn.label, turn.rule), []).append(turn.line)
    return [[label, rule, len(every), every[0]] for (label, rule), every in lines.items()]


def count_of(record: Count) -> Row:
    """Return how many records a transcript has."""
    return {
        "transcript": record.transcript.name,
        "title": record.transcript.title,
        "published": record.transcript.published or None,
        "count": record.number,
    }


def skipped(record: ParseError) -> Row:
    """Return a file that is no transcript, and why."""
    return {"path": record.path, "reason": record.reason}
