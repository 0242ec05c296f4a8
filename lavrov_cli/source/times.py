"""Times of a recording, which are notes and no text, taken out of lines; clocks and dates stay where they are.

A time is known by its place, `[0:17] Ann:`, `Ann: 0:17`, `Ann  0:17` or alone on its line, and by recurring there.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from .wrapping import find_below

FEWEST = 2
"""Times in brackets that a document must have, and bare ones one more: a single one may be a clock."""
LONGEST_NAME = 60
"""Characters before a time at a line's end."""

SPREAD = 3
"""The times go through a part of the document's lines, one in so many at least."""
MOST_NAME_WORDS = 4
"""Words of a name before a time without a colon."""

_CLOCK = r"(?:\d{1,2}:\d\d(?::\d\d)?|\d{1,2}:\d{1,2}:\d{1,2})(?!:?\d)(?:[.,]\d{1,3})?"
_RANGE = rf"{_CLOCK}(?:\s*(?:-+>?|[–—]|to)\s*{_CLOCK})?"
_BRACKETED = rf"(?:\[{_RANGE}\]|\({_RANGE}\)|<{_RANGE}>)"
_LEADING = (
    rf"(?P<mark>[*_]*)(?P<time>{_BRACKETED}|{_RANGE})(?:(?P=mark))?(?!\s*(?:[ap]\.?m\b|\d|[.,/%]|[-–]\s?\d))[\s|:–—-]*"
)
_TRAILING = (
    rf"(?P<name>[^\n]{{1,{LONGEST_NAME}}}?)(?:[\s|,–—-]+|(?<=\w)(?=[(\[]))"
    rf"(?P<time>{_BRACKETED}|{_CLOCK})(?P<mark>[*_]*:?[*_]*)"
)
_AFTER_COLON = (
    rf"(?P<label>[^:：\n\[(<]{{1,{LONGEST_NAME}}}(?:(?<!\d)[:：]|[:：](?=[*_\s]))[*_]*)\s*"
    rf"(?P<time>{_BRACKETED}|{_CLOCK})(?!\s*(?:[ap]\.?m\b|[\d/%]|-\d))(?P<text>.*)"
)
_BEFORE_COLON = (
    rf"(?P<label>[^:：\n]{{1,{LONGEST_NAME}}}?)\s*(?P<time>{_BRACKETED}|(?<=\s){_CLOCK})(?P<rest>[*_]*\s?[:：].*)"
)
_AFTER_NAME = (
    rf"(?P<label>[*_]*[^\s:：\[(<][^:：\n]{{0,{LONGEST_NAME}}}?)\s*(?P<time>\[{_RANGE}\])[*_]*\s+(?P<text>\S.*)"
)
_LABELLED = rf"[^:：\n]{{1,{LONGEST_NAME}}}[:：](?:\s|$)"
_AFTER_A_NAME = ("trailing", "name")
_INSIDE = rf"\s?\[{_RANGE}\]"
"""A time between words; in round brackets it may be a verse."""


class Timed(NamedTuple):
    """Lines without their times."""

    lines: Sequence[str]
    times: Mapping[int, str]
    """The time of a line, by its row from 0, `H:MM:SS`."""
    names: frozenset[int]
    """Rows of lines that have nothing but a name and a time: `Ann Lee  0:17`."""


class _Place(NamedTuple):
    """A time, and the line without it."""

    kind: str
    """`leading`, `trailing`, `label`, `alone`, each after `bare ` where it has no brackets; or `inside`."""
    time: str
    line: str


def take_times(lines: Sequence[str]) -> Timed:
    """Take the times out of lines, as far as they recur in the same place."""
    rows = list(_list_rows(lines))
    if len(rows) < FEWEST:  # the patterns cost a tenth of the time to start
        return Timed(lines, {}, frozenset())
    places = {row: place for row in rows if (place := _find_time(lines[row]))}
    kept = {row: place for kind in {it.kind for it in places.values()} for row, place in _keep(kind, places, lines)}
    if not kept:
        return Timed(lines, {}, frozenset())
    bare = [kept[row].line if row in kept else line for row, line in enumerate(lines)]
    times = {row: format_time(_count_seconds(place.time)) for row, place in kept.items()}
    for row, place in kept.items():
        if place.kind.endswith("alone") and (below := find_below(bare, row)) >= 0:
            times.setdefault(below, times[row])
    names = (row for row, place in kept.items() if place.kind.endswith("trailing"))
    return Timed(bare, times, frozenset(names))


def _keep(kind: str, places: Mapping[int, _Place], lines: Sequence[str]) -> list[tuple[int, _Place]]:
    """Return the times of a kind if they are those of a recording: several, through the document, and rising."""
    own = sorted((row, place) for row, place in places.items() if place.kind == kind)
    if kind.endswith(_AFTER_A_NAME):
        own = _keep_names(own, Counter(_name(it) for it in places.values() if it.kind.endswith(_AFTER_A_NAME)))
    if len(own) < FEWEST + (kind.startswith("bare") or kind == "inside"):
        return []
    parts = 2 if kind.startswith("bare") else SPREAD
    spread = (own[-1][0] - own[0][0] + 1) * parts >= len(lines)
    labelled = kind != "bare label" or len(own) * 2 > sum(bool(re.match(_LABELLED, line)) for line in lines)
    return own if spread and labelled and _rises([place.time for _, place in own]) else []


def _rises(times: Sequence[str]) -> bool:
    """Return whether nearly all times come in order, as those of a recording do."""
    seconds = list(map(_count_seconds, times))
    return sum(before <= after for before, after in pairwise(seconds)) * 5 >= 4 * (len(seconds) - 1)


def _keep_names(own: Sequence[tuple[int, _Place]], names: Mapping[str, int]) -> list[tuple[int, _Place]]:
    """Return the times after names that recur, and after others that look like names beside them."""
    recur = any(number > 1 for number in names.values())
    return [(row, place) for row, place in own if recur and (names[_name(place)] > 1 or _is_full_name(place))]


def _name(place: _Place) -> str:
    """Return what stands before a time."""
    return place.line.partition(":")[0].strip("*_ ")


def _is_full_name(place: _Place) -> bool:
    words = _name(place).split()
    return len(words) <= MOST_NAME_WORDS and all(word[0].isupper() for word in words)


def format_time(seconds: float) -> str:
    """Write seconds as `H:MM:SS`."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def _list_rows(lines: Sequence[str]) -> Iterator[int]:
    """Yield the rows that hold what could be a time."""
    text = "\n".join(lines)
    pattern = re.compile(r":\d{1,2}(?!\d)")
    found = pattern.search(text)
    if not found:
        return
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    while found:
        row = bisect_right(starts, found.start()) - 1
        yield row
        found = pattern.search(text, starts[row + 1])


def _find_time(line: str) -> _Place | None:
    """Find the time that belongs to a line as a whole."""
    if found := re.match(_LEADING, line):
        rest = line[found.end() :]
        return _Place(_name_kind("leading" if rest else "alone", found["time"]), found["time"], rest)
    for kind, pattern in (
        ("label", _BEFORE_COLON),
        ("label", _AFTER_COLON),
        ("trailing", _TRAILING),
        ("name", _AFTER_NAME),
    ):
        if found := re.fullmatch(pattern, line):
            rest = f"{found['label']}{found['rest']}" if kind == "label" and "rest" in found.groupdict() else ""
            if kind == "label" and not rest:
                rest = f"{found['label']} {found['text'].strip(' -–—')}".strip()
            if kind == "name":
                if len(found["label"].split()) > MOST_NAME_WORDS:
                    continue
                rest = f"{found['label'].strip('*_ ')}: {found['text']}"
            if kind == "trailing":
                if ":" in found["name"]:  # somebody's words
                    continue
                rest = found["name"] + found["mark"]
            return _Place(_name_kind(kind, found["time"]), found["time"], rest)
    if found := re.search(_INSIDE, line):
        return _Place("inside", found[0], re.sub(_INSIDE, "", line).strip())
    return None


def _name_kind(kind: str, time: str) -> str:
    return kind if time[0] in "[(<" else f"bare {kind}"


def _count_seconds(time: str) -> float:
    """Return the seconds of the first clock in a text."""
    clock = re.search(_CLOCK, time)
    parts = re.split("[.,]", clock[0])[0].split(":") if clock else ["0"]
    return sum(int(part) * (1, 60, 3600)[place] for place, part in enumerate(reversed(parts)))
