"""Subtitles, WebVTT and SubRip, to a `Document`: cues joined to turns, each a line, with the time of its first cue.

A line is new where the speaker is: at a voice tag, a name with a colon, `>>`, or the dash of one of two in a cue.
`>>` and dashes go, voice tags become `Known.speaker`, and a name with a colon stays, once, for who reads labels.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from ...errors import ParseError
from ..document import Document, Known
from .paragraphs import Paragraph, build, clock

_TIMING = re.compile(r"\s*(?:(\d{1,4}):)?(\d{1,2}):(\d\d)(?:[.,]\d{1,3})?\s*-->")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:[ \t]+([^<>]*))?>")
_TAG = re.compile(r"<(?!v[ .>\t])/?[^\s<>][^<>]*>|\{\\[^{}]*\}")
_CUT_OFF = re.compile(r"<(?:/?[a-z][^<>\n]{0,60})?\Z")
"""A tag in which the file ends."""
_MARK = re.compile(r"(?:^|\s)\s*>{2,}\s*")
_DASH = re.compile(r"[-–—]\s+")
_NAME = re.compile(r"([^\s:：<>][^:：<>?!;,\"“”]{0,59})(?::(?=\s|$)|：)\s*")
_ROLLING_LINES = 4
"""Lines of a cue that may be those of the cue before, which captions that roll show again."""
_LIKELY = 3
"""So often somebody speaks whose name has not the shape of one."""


class _Cue(NamedTuple):
    time: int
    """Seconds."""
    lines: list[tuple[int, str]]
    """With their numbers in the file; of tags only those of voices are left."""


class _Piece(NamedTuple):
    """What one speaker says in one line of a cue."""

    number: int
    text: str
    voice: str = ""
    name: str = ""
    """By a colon."""
    mark: str = ""
    """Which begins it: `>>`, `-`, or none."""


def read(text: str, path: str) -> Document:
    """Read subtitles.

    Raises:
        ParseError: there is no cue, or no cue names a speaker.
    """
    cues = list(_cut_cues(_CUT_OFF.sub("", text).split("\n")))
    if not cues:
        raise ParseError(path, 0, "subtitles without a cue; is the file whole?")
    labels = Counter(name for cue in cues for _, line in cue.lines if (name := _cut_name(line)[0]))
    pieces = [(cue.time, piece) for cue in _drop_rolling(cues) for piece in _cut_pieces(cue, labels)]
    if not any(piece.voice or piece.name or piece.mark == ">>" for _, piece in pieces):
        cure = "write `Name: text`, or recognise the recording anew with speakers (`whisperx --diarize`)"
        raise ParseError(path, cues[0].lines[0][0], f"these subtitles do not say who speaks; {cure}")
    return build(_join(pieces))


def _cut_cues(lines: Sequence[str]) -> Iterator[_Cue]:
    """Yield the cues that have a text; all else (numbers, settings, notes, styles) is between them."""
    cue: _Cue | None = None
    for number, line in enumerate([*lines, ""], 1):
        found = _TIMING.match(line) if "-->" in line else None
        if cue and (found or not line):
            if found and cue.lines and cue.lines[-1][1].isdecimal():
                cue.lines.pop()  # the next cue's number, where the empty line between them is missing
            if cue.lines:
                yield cue
            cue = None
        if found:
            cue = _Cue((int(found[1] or 0) * 60 + int(found[2])) * 60 + int(found[3]), [])
        elif cue and (said := _clean(line)):
            cue.lines.append((number, said))


def _clean(line: str) -> str:
    """Return what is said in a line, and the tags of voices."""
    text = _TAG.sub("", line) if "<" in line or "{" in line else line
    return " ".join(unescape(text).split(" ")).strip()


def _drop_rolling(cues: Sequence[_Cue]) -> Iterator[_Cue]:
    """Drop from each cue the lines of the cue before, if a fifth of the cues repeat some; else people do."""
    texts = [[line for _, line in cue.lines] for cue in cues]
    repeated = [0, *(_count_repeated(before, lines) for before, lines in pairwise(texts))]
    rolls = sum(map(bool, repeated)) * 5 > len(cues)
    for cue, count in zip(cues, repeated, strict=True):
        yield cue._replace(lines=cue.lines[count:]) if rolls and count else cue


def _count_repeated(before: Sequence[str], lines: Sequence[str]) -> int:
    longest = min(len(before), len(lines), _ROLLING_LINES)
    return next((count for count in range(longest, 0, -1) if before[-count:] == lines[:count]), 0)


def _cut_pieces(cue: _Cue, labels: Mapping[str, int]) -> Iterator[_Piece]:
    """Yield a cue's pieces; a voice holds until the cue ends."""
    voice = ""
    two = len(cue.lines) > 1 and sum(bool(_DASH.match(line)) for _, line in cue.lines) > 1
    for number, line in cue.lines:
        text, *spans = _VOICE.split(line) if "<v" in line else (line,)
        if text:
            yield from _cut_marks(_Piece(number, text, voice), labels, two)
        for speaker, said in zip(spans[::2], spans[1::2], strict=True):
            voice = (speaker or "").strip()
            yield from _cut_marks(_Piece(number, said.strip(), voice), labels, two)


def _cut_marks(piece: _Piece, labels: Mapping[str, int], two: bool) -> Iterator[_Piece]:
    """Yield the parts of a piece that `>>`, a dash or a name begin."""
    if piece.voice and not two and ">>" not in piece.text:
        yield piece
        return
    for part, text in enumerate(_MARK.split(piece.text)):
        dash = _DASH.match(text) if two else None
        said = text[dash.end() :] if dash else text
        name, rest = ("", said) if piece.voice else _cut_name(said)
        mark = ">>" if part else "-" if dash else ""
        if name and (labels[name] >= _LIKELY or _is_name(name)):
            yield _Piece(piece.number, rest, "", name, mark)
        elif said:
            yield _Piece(piece.number, said, piece.voice, "", mark)


def _cut_name(line: str) -> tuple[str, str]:
    """Return what is before a line's colon, if it could be a name, and what follows it."""
    found = _NAME.match(line) if ":" in line or "：" in line else None
    return (found[1], line[found.end() :]) if found else ("", line)


def _is_name(name: str) -> bool:
    """Return whether the words of a name begin with capitals, short ones (`von der`) apart."""
    first, *others = name.split()
    return not first[0].islower() and not any(word[0].islower() and len(word) > 3 for word in others)


def _join(pieces: Iterable[tuple[int, _Piece]]) -> Iterator[Paragraph]:
    """Join the pieces of one speaker to a paragraph; who has no name goes on for the one before."""
    speaker, said = "", list[str]()
    start = Paragraph("", 0)
    for time, piece in pieces:
        key = piece.voice or piece.name
        if said and not piece.mark and key in ("", speaker):
            said.append(piece.text)
            continue
        yield start._replace(text=" ".join(said))
        speaker, said = key, [f"{piece.name}: {piece.text}" if piece.name else piece.text]
        start = Paragraph("", piece.number, Known(piece.voice, clock(time)))
    yield start._replace(text=" ".join(said))
