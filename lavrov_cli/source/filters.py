"""Narrow a collection down by date, name and speaker; lenient in case and diacritics, and strict about nonsense."""

import re
from collections.abc import Sequence
from datetime import date
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


def narrow(transcripts: Sequence[Transcript], filters: Filters) -> list[Transcript]:
    """Return the transcripts that pass every filter, in their order.

    Raises:
        EmptiedError: none is left; says which filter took the last.
        LavrovError: a date that is none.
    """
    since, until = check_date("--since", filters.since), check_date("--until", filters.until)
    kept = list(transcripts)
    steps = (
        ("--since", since, lambda t: t.published[: len(since)] >= since),
        ("--until", until, lambda t: "" < t.published[: len(until)] <= until),
        ("--in", filters.within, lambda t: holds(t.name, filters.within) or holds(t.title, filters.within)),
        ("--speaker", filters.speaker, lambda t: any(speaks(pair, filters.speaker) for pair in t.everything())),
    )
    for option, value, keeps in steps:
        before, kept = kept, [transcript for transcript in kept if not value or keeps(transcript)]
        if before and not kept:
            raise EmptiedError(f"nothing left: {option} {shorten(value)} fits none of {_say_how_many(before)}")
    return kept


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


def _say_how_many(transcripts: Sequence[Transcript]) -> str:
    if len(transcripts) == 1:
        return f"the one transcript, {shorten(transcripts[0].name, 60)}"
    return f"{len(transcripts)} transcripts"
