"""A document to its turns, by what explains it: the labels of those who ask, who is likely to, or no labels at all."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from ..errors import ParseError
from ..model import Turn
from . import dialogue, headers, labels, marks, roles, speakers
from .document import Document, Known
from .labels import Candidate
from .times import take_times
from .turns import Page, cut_turns
from .wrapping import find_below, is_hard_wrapped, is_narrow

MOST_NAMED = 3
"""Names of those who are taken to ask, in the message that says so."""
MOST_CHANGES = 2
"""How often, for each label of one who asks, others may take turns with each other."""


class Reading(NamedTuple):
    """A document's turns, each with its label's kind, and what is in doubt."""

    turns: list[tuple[Turn, str]]
    inferred: str
    doubts: tuple[str, ...] = ()


def read_turns(document: Document, askers: Sequence[str], path: str) -> Reading:
    """Read a document.

    Args:
        document: its lines, and what its container knows of them.
        askers: parts of the labels of those who ask, where no label says so.
        path: for messages.

    Raises:
        ParseError: nobody asks, or none of `askers` has a label.
    """
    timed = take_times(document.lines)
    candidates = marks.find_candidates(timed, document.known)
    rows = {candidate.row for candidate in candidates}
    wrapped = not document.paragraphs and is_hard_wrapped(timed.lines, rows)
    if not askers and not any(candidate.label.kind == "asker" for candidate in candidates):
        candidates = _add_questions(candidates, timed.lines, document.known)
    header = headers.read_header(timed.lines, candidates)
    narrow = not document.paragraphs and is_narrow(timed.lines)
    page = Page(document, timed, wrapped, narrow, header.respondent)
    chosen = speakers.choose_lines(timed.lines, header.candidates, wrapped=wrapped, askers=askers)
    if askers:
        if not _asks(chosen):
            raise ParseError(path, 0, _what_is_missing(chosen, askers))
        return Reading(cut_turns(page, chosen), "")
    plain = chosen if _asks(chosen) and _are_all_chosen(header.candidates, chosen) else _choose_unmarked(page, header)
    found = None if _asks(chosen) and _explains(timed.lines, chosen, plain) else _infer(page, plain, header)
    if found:
        return found
    if _asks(chosen):
        return Reading(cut_turns(page, chosen), "", tuple(_list_swallowed(header.candidates, chosen)))
    unlabelled = dialogue.find_candidates(timed.lines, document.known)
    if _asks(unlabelled):
        return Reading(cut_turns(page, unlabelled), dialogue.DOUBT)
    raise ParseError(path, 0, _what_is_missing(chosen, askers))


def _add_questions(
    candidates: Sequence[Candidate], lines: Sequence[str], known: Mapping[int, Known]
) -> list[Candidate]:
    """Add questions that are set off, where somebody named answers most of them."""
    questions = list(dialogue.find_questions(lines, known))
    if _are_one_speakers(questions, candidates):
        return list(candidates)
    rows = {candidate.row for candidate in candidates} - {question.row for question in questions}
    answered = sum(find_below(lines, question.row) in rows for question in questions)
    if not questions or answered * 2 < len(questions):
        return list(candidates)
    found = {candidate.row: candidate for candidate in (*candidates, *questions)}
    return [found[row] for row in sorted(found)]


def _are_one_speakers(questions: Sequence[Candidate], candidates: Sequence[Candidate]) -> bool:
    """Return whether questions that are set off are in turns of one speaker, each before somebody else's turn."""
    rows = [candidate.row for candidate in candidates]
    around = [bisect_left(rows, question.row) for question in questions]
    before = {candidates[at - 1].label.key for at in around if at}
    after = {candidates[at].label.key for at in around if at < len(rows)}
    return len(before) == 1 and not before & after


def _are_all_chosen(candidates: Sequence[Candidate], chosen: Sequence[Candidate]) -> bool:
    """Return whether all names that recur begin a turn wherever they are."""
    times = Counter(candidate.label.key for candidate in candidates)
    used = Counter(candidate.label.key for candidate in chosen)
    names = {candidate.label.key for candidate in candidates if candidate.label.kind == "name"}
    return all(times[key] < roles.FEWEST_TURNS or used[key] == times[key] for key in names)


def _choose_unmarked(page: Page, header: headers.Known) -> list[Candidate]:
    """Choose the lines that begin a turn as if no label said that somebody asks."""
    names = [candidate._replace(label=candidate.label._replace(kind="name")) for candidate in header.candidates]
    return speakers.choose_lines(page.timed.lines, names, wrapped=page.wrapped)


def _explains(lines: Sequence[str], chosen: Sequence[Candidate], plain: Sequence[Candidate]) -> bool:
    """Return whether the askers' labels explain the document, or others ask more often, or take turns all the time.

    Args:
        lines: of the document.
        chosen: what begins a turn by the askers' labels.
        plain: what does if these are names as others are.
    """
    marked = {candidate.row for candidate in chosen if candidate.label.kind == "asker"}
    asking = sum(
        not marked & {one.row, other.row} and one.label.key != other.label.key and _ends_by_asking(lines, one, other)
        for one, other in pairwise(plain)
    )
    changes = 0
    for of_askers, run in groupby(chosen, key=lambda candidate: candidate.label.kind == "asker"):
        keys = () if of_askers else [candidate.label.key for candidate in run]
        changes += roles.count_changes(keys) if len(keys) > MOST_CHANGES else 0
    return asking <= len(marked) and changes <= MOST_CHANGES * (len(marked) + 1)


def _ends_by_asking(lines: Sequence[str], one: Candidate, other: Candidate) -> bool:
    last = next((lines[row] for row in range(other.row - 1, one.row, -1) if lines[row]), one.text)
    return any(mark in last[-roles.LONGEST_TAIL :] for mark in roles.QUESTION_MARKS)


def _asks(chosen: Iterable[Candidate]) -> bool:
    """Return whether any line is a question's."""
    return any(candidate.label.kind == "asker" for candidate in chosen)


def _infer(page: Page, chosen: Sequence[Candidate], header: headers.Known) -> Reading | None:
    """Read the document by who is likely to ask; None if that cannot be told."""
    names = speakers.name_speakers(chosen)
    evidence = roles.measure(turn for turn, _ in cut_turns(page, chosen) if turn.label)
    known = {names[key] for key in names if key in header.asks}
    marked = {names[key] for key in names if labels.is_generic(key)} - known
    if len(header.answers) == 1 and not known | marked:
        known = {names[key] for key in names if key not in header.answers}
    found = roles.infer(evidence, known, marked)
    if not found.askers:
        return None
    asking = {*found.askers, *(marked - {found.respondent})}
    inferred = [speakers.as_asker(c) if names.get(c.label.key) in asking else c for c in chosen]
    if known and not marked:
        return Reading(cut_turns(page, inferred), "")
    return Reading(cut_turns(page, inferred), _say_who_asks(found))


def _say_who_asks(found: roles.Roles) -> str:
    who = ", ".join(found.askers[:MOST_NAMED])
    more = len(found.askers) - MOST_NAMED
    who += f" and {more} more" if more > 0 else ""
    how = "; there are few question marks" if found.thin else ""
    return f"no line is marked as a question; took {who} to ask and {found.respondent} to answer{how} (see --asker)"


def _list_swallowed(candidates: Sequence[Candidate], chosen: Sequence[Candidate]) -> Iterator[str]:
    """Yield which labels recur inside the turns of others; they may be turns."""
    rows = {candidate.row for candidate in chosen}
    others = [c for c in candidates if c.row not in rows and labels.is_likely(c.label) and not c.start.islower()]
    first = {candidate.label.key: candidate.label.text for candidate in reversed(others)}
    for key, times in Counter(candidate.label.key for candidate in others).items():
        if times >= roles.FEWEST_TURNS:
            yield f"{times} lines that begin with '{first[key]}:' were taken for no turns"


def _what_is_missing(chosen: Sequence[Candidate], askers: Sequence[str]) -> str:
    """Say what was looked for, and which labels were seen."""
    sought = "'Question:', 'Q:', 'Вопрос:' or the like"
    if askers:
        sought += ", nor with a label that holds " + " or ".join(f"'{asker}'" for asker in askers)
    every = Counter(candidate.label.text for candidate in chosen)
    seen = ", ".join(f"{label} ({number})" for label, number in every.most_common(5))
    return f"no line begins with {sought}; labels seen: {seen or 'none'}" + (" (see --asker)" if seen else "")
