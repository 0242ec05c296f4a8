"""Chosen lines to turns: paragraphs, their lines and times, and who speaks; headings between turns are left out."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ..model import Turn
from . import labels, speakers
from .document import Document, Known
from .labels import Candidate, Key
from .times import Timed
from .wrapping import SENTENCE_ENDS, cut_paragraphs, find_above, find_below


class Page(NamedTuple):
    """A document as it is cut into turns."""

    document: Document
    timed: Timed
    wrapped: bool
    narrow: bool
    respondent: str
    """Whom the header names as the one who answers."""


def cut_turns(page: Page, chosen: Sequence[Candidate]) -> list[tuple[Turn, str]]:
    """Cut the lines into turns, each with its label's kind; what comes before the first label is a turn without one."""
    lines, numbers, times = _blank_headings(page, chosen), page.document.numbers, page.timed.times
    known = page.document.known
    names = _name_respondent(speakers.name_speakers(chosen), page.respondent)
    turns: list[tuple[Turn, str]] = []
    ends = [*(candidate.row for candidate in chosen), len(lines)]
    before, rows = cut_paragraphs(lines[: ends[0]], 0, wrapped=page.wrapped, narrow=page.narrow)
    if before:
        own = tuple([numbers[row] for row in rows])
        turns.append((Turn("", "", "", before, own, own[0]), ""))
    for (row, label, text, _, rule), end in zip(chosen, ends[1:], strict=True):
        paragraphs, rows = cut_paragraphs([text, *lines[row + 1 : end]], row, wrapped=page.wrapped, narrow=page.narrow)
        speaker = names.get(label.key) or speakers.asker_name(label.text)
        # So that `show` writes what reads back: of a named asker no label would say that he asks.
        named = f"{labels.QUESTION_FROM}{label.text}" if label.kind == "asker" and label.key in names else label.text
        own = tuple([numbers[at] for at in rows])
        turn = Turn(
            named, label.note, speaker, paragraphs, own, numbers[row], rule, _list_times(rows, row, times, known)
        )
        turns.append((turn, label.kind))
    return turns


def _name_respondent(names: dict[Key, str], respondent: str) -> dict[Key, str]:
    """Give the one who is only marked as answering, `A` or `Interviewee`, the name that the header gives him."""
    marked = {key for key in names if key[0] in labels.ANSWERERS}
    return names | dict.fromkeys(marked, respondent) if respondent and len(marked) == 1 else names


def _blank_headings(page: Page, chosen: Sequence[Candidate]) -> Sequence[str]:
    """Leave out the headings between turns, which nobody said; before the first turn they may be the title."""
    begin = {candidate.row for candidate in chosen}
    first = min(begin, default=len(page.timed.lines))
    headings = [
        row
        for row, about in page.document.known.items()
        if row > first
        and (about.style == "heading" or (about.style == "bold" and _heads(page.timed.lines, row, begin)))
    ]
    if not headings:
        return page.timed.lines
    lines = list(page.timed.lines)
    for row in headings:
        lines[row] = lines[row] if row in begin else ""
    return lines


def _heads(lines: Sequence[str], row: int, begin: Collection[int]) -> bool:
    """Return whether a line in bold is no sentence, one ends above it, and somebody speaks right below it."""
    above = find_above(lines, row)
    ended = above >= 0 and lines[above].strip('*_ ”»")').endswith(SENTENCE_ENDS)
    return find_below(lines, row) in begin and ended and not lines[row].strip("*_ ").endswith(SENTENCE_ENDS)


def _list_times(rows: Sequence[int], row: int, times: Mapping[int, str], known: Mapping[int, Known]) -> tuple[str, ...]:
    """Return the time of each paragraph, if any is known; the first one's may be the label's."""
    if not times and not known:
        return ()
    first = times.get(row, "") or (known[row].time if row in known else "")
    found = [times.get(at, "") or (known[at].time if at in known else "") for at in rows]
    if found and not found[0]:
        found[0] = first
    return tuple(found) if any(found) else ()
