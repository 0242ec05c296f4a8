"""Narrow a collection down by date, name and speaker; lenient in case and diacritics, and strict about nonsense."""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ..errors import EmptiedError, LavrovError
from ..model import Pair, Transcript
from ..safe import shorten
from ..words import holds, names

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Filters(NamedTuple):
    """What the user asked for; an empty string asks for nothing."""

    since: str = ""
    """First day kept: an ISO date, a year or a year and month."""
    until: str = ""
    """Last day kept; a year or month is kept to its end."""
    within: str = ""
    """Part of a transcript's name or title."""
    speaker: str = ""
    """Whole words of a speaker's name."""


class Sieve:
    """Filters over transcripts that come one by one; knows in the end which filter took the last."""

    def __init__(self, filters: Filters) -> None:
        """Check the filters; raises a LavrovError for a date that is none."""
        since, until = check_date("--since", filters.since), check_date("--until", filters.until)
        steps: list[tuple[str, str, Callable[[Transcript], bool]]] = [
            ("--since", since, lambda t: t.published[: len(since)] >= since),
            ("--until", until, lambda t: "" < t.published[: len(until)] <= until),
            ("--in", filters.within, lambda t: holds(t.name, filters.within) or holds(t.title, filters.within)),
            ("--speaker", filters.speaker, lambda t: any(speaks(pair, filters.speaker) for pair in t.everything())),
        ]
        self._steps = [(f"{option} {shorten(value)}", keeps) for option, value, keeps in steps if value]
        self._passed = [0] * (len(self._steps) + 1)
        """How many transcripts came to each step, and through the last."""
        self._last = ""
        """The name of the transcript that came furthest and was not kept."""

    def keeps(self, transcript: Transcript) -> bool:
        """Return whether a transcript passes every filter."""
        self._passed[0] += 1
        for number, (_, keeps) in enumerate(self._steps, 1):
            if not keeps(transcript):
                self._last = transcript.name if self._passed[number - 1] == 1 else self._last
                return False
            self._passed[number] += 1
        return True

    def check_rest(self) -> None:
        """Raise an EmptiedError that says which filter took the last transcript, if none was kept of some."""
        for (filter_, _), (before, after) in zip(self._steps, pairwise(self._passed), strict=True):
            if before and not after:
                how_many = f"the one transcript, {shorten(self._last, 60)}" if before == 1 else f"{before} transcripts"
                raise EmptiedError(f"nothing left: {filter_} fits none of {how_many}")


def check_date(option: str, value: str) -> str:
    """Return the value if it is empty, YYYY, YYYY-MM or YYYY-MM-DD of the calendar; else raise a LavrovError."""
    found = _DATE.fullmatch(value)
    try:
        if found:
            date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        found = None
    if value and not found:
        raise LavrovError(f"{option} {shorten(value)}: no such date; write 2025, 2025-11 or 2025-11-09")
    return value


def speaks(pair: Pair, name: str) -> bool:
    """Return whether the speaker's words are in the pair, as question or answer; an empty name is anybody's."""
    turns = (*pair.answer, pair.question) if pair.question else pair.answer
    return not name or any(names(turn.speaker, name) for turn in turns)
