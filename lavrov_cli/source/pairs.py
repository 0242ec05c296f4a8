"""One document's text to a `Transcript`: labels, turns, pairs. Opens nothing, guesses nobody, drops nothing.

Every line but front matter ends up in exactly one place: opening, a turn, or the trailer. What begins a turn is decided
by `labels` (a line's shape) and `speakers` (the whole document).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from ..errors import ParseError
from ..model import Pair, Transcript, Turn
from . import containers, dialogue, headers, labels, marks, metadata, roles, speakers, texts
from .document import Document, Known
from .labels import Candidate, Key
from .settings import NOTHING, Settings
from .times import Timed, take_times
from .wrapping import SENTENCE_ENDS, cut_paragraphs, is_hard_wrapped, is_narrow

MOST_NAMED = 3
"""Names of those who are taken to ask, in the message that says so."""

SNIFFED = 8192
"""Characters of a text by which its kind is told."""
MOST_CHANGES = 2
"""How often, for each label of one who asks, others may take turns with each other."""
MOST_MARKS = 6
"""Question marks in the answers for each question, from which on some may be others' questions."""
LONG_ANSWER = 6000
"""Characters of an answer that is worth a doubt if it is longer than all others together."""


def parse(text: str, *, name: str = "", path: str = "", asker: str | Iterable[str] = ()) -> Transcript:
    """Parse a transcript.

    Args:
        text: the whole document; its line ends may be those of any system.
        name: the transcript's name; a date in it is when it was published.
        path: for messages; empty for the name.
        asker: parts of the labels of those who ask, where no label says so.

    Raises:
        ParseError: there is no question, or the text is of another kind (HTML, subtitles).
    """
    path = path or name or "text"
    kind = containers.sniff(text[:SNIFFED].encode("utf-8", "replace"), path)
    document = texts.read(text) if kind == "text" else containers.read(kind, b"", texts.normalise(text), path)
    return assemble(document, name=name, path=path, askers=list_names(asker))


def list_names(asker: str | Iterable[str]) -> list[str]:
    """Return one name, or several, as a list; an empty one is none."""
    return list(filter(None, [asker] if isinstance(asker, str) else asker))


def assemble(
    document: Document, *, name: str, path: str, askers: Sequence[str] = (), settings: Settings = NOTHING
) -> Transcript:
    """Make a transcript of a document and what is settled of it; see `parse`."""
    if not any(document.lines):
        raise ParseError(path, 0, "empty: no question in it")
    settled = settings.over(document.settings)
    try:
        reading = _read(document, settled.list_labels([*settled.asker, *askers]), path)
    except ParseError:
        if askers or not settled.asker:
            raise
        # One who is only named as having asked, where the labels do not name him.
        settled, reading = settled.drop_asker(), _read(document, (), path)
    turns, trailer = metadata.cut_trailer(settled.rename(reading.turns))
    first = next(number for number, (_, kind) in enumerate(turns) if kind == "asker")
    opening = Pair(0, None, tuple(turn for turn, _ in turns[:first]))
    pairs = _pairs(turns[first:])
    doubts = (*reading.doubts, *_doubts(pairs))
    title, published, warnings = metadata.describe(name, document.facts, opening, trailer)
    return Transcript(
        name=name,
        path=path,
        title=settled.title or title,
        published=settled.published or published,
        opening=opening,
        pairs=pairs,
        trailer=trailer,
        link=settled.url or document.facts.get("url") or metadata.find_link(trailer),
        inferred=reading.inferred or (f"{doubts[0]} (see lavrov info)" if doubts else ""),
        warnings=(*filter(None, [reading.inferred]), *warnings, *doubts, *_unanswered(pairs)),
        settings=settled.list_places(),
    )


class _Reading(NamedTuple):
    """A document's turns, each with its label's kind, and what is in doubt."""

    turns: list[tuple[Turn, str]]
    inferred: str
    doubts: tuple[str, ...] = ()


def _read(document: Document, askers: Sequence[str], path: str) -> _Reading:
    timed = take_times(document.lines)
    candidates = marks.find_candidates(timed, document.known)
    rows = {candidate.row for candidate in candidates}
    wrapped = not document.paragraphs and is_hard_wrapped(timed.lines, rows)
    if not askers and not any(candidate.label.kind == "asker" for candidate in candidates):
        candidates = _add_questions(candidates, timed.lines, document.known)
    header = headers.read_header(timed.lines, candidates)
    narrow = not document.paragraphs and is_narrow(timed.lines)
    page = _Page(document, timed, wrapped, narrow, askers, header.respondent)
    chosen = speakers.choose_lines(timed.lines, header.candidates, wrapped=wrapped, askers=askers)
    if askers:
        if not _asks(chosen):
            raise ParseError(path, 0, _what_is_missing(chosen, askers))
        return _Reading(_cut_turns(page, chosen), "")
    plain = chosen if _asks(chosen) and _are_all_chosen(header.candidates, chosen) else _choose_unmarked(page, header)
    found = None if _asks(chosen) and _explains(timed.lines, chosen, plain) else _infer(page, plain, header)
    if found:
        return found
    if _asks(chosen):
        return _Reading(_cut_turns(page, chosen), "", tuple(_list_swallowed(header.candidates, chosen)))
    unlabelled = dialogue.find_candidates(timed.lines, document.known)
    if _asks(unlabelled):
        return _Reading(_cut_turns(page, unlabelled), dialogue.DOUBT)
    raise ParseError(path, 0, _what_is_missing(chosen, askers))


def _add_questions(
    candidates: Sequence[Candidate], lines: Sequence[str], known: Mapping[int, Known]
) -> list[Candidate]:
    """Add questions that are set off, where somebody named answers most of them."""
    alone = {candidate.row for candidate in candidates if not candidate.text}
    questions = [
        question
        for question in dialogue.find_questions(lines, known)
        if next((row for row in range(question.row - 1, -1, -1) if lines[row]), -1) not in alone
    ]
    rows = {candidate.row for candidate in candidates} - {question.row for question in questions}
    answered = sum(
        next((row for row in range(question.row + 1, len(lines)) if lines[row]), -1) in rows for question in questions
    )
    if not questions or answered * 2 < len(questions):
        return list(candidates)
    found = {candidate.row: candidate for candidate in (*candidates, *questions)}
    return [found[row] for row in sorted(found)]


class _Page(NamedTuple):
    """A document as it is cut into turns."""

    document: Document
    timed: Timed
    wrapped: bool
    narrow: bool
    askers: Sequence[str]
    respondent: str
    """Whom the header names as the one who answers."""


def _are_all_chosen(candidates: Sequence[Candidate], chosen: Sequence[Candidate]) -> bool:
    """Return whether all names that recur begin a turn wherever they are."""
    times = Counter(candidate.label.key for candidate in candidates)
    used = Counter(candidate.label.key for candidate in chosen)
    names = {candidate.label.key for candidate in candidates if candidate.label.kind == "name"}
    return all(times[key] < roles.FEWEST_TURNS or used[key] == times[key] for key in names)


def _choose_unmarked(page: "_Page", header: headers.Known) -> list[Candidate]:
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


def _infer(page: _Page, chosen: Sequence[Candidate], header: headers.Known) -> _Reading | None:
    """Read the document by who is likely to ask; None if that cannot be told."""
    names = speakers.name_speakers(chosen)
    evidence = roles.measure(turn for turn, _ in _cut_turns(page, chosen) if turn.label)
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
        return _Reading(_cut_turns(page, inferred), "")
    who = ", ".join(found.askers[:MOST_NAMED]) + (
        f" and {len(found.askers) - MOST_NAMED} more" if len(found.askers) > MOST_NAMED else ""
    )
    how = "; there are few question marks" if found.thin else ""
    message = f"no line is marked as a question; took {who} to ask and {found.respondent} to answer{how} (see --asker)"
    return _Reading(_cut_turns(page, inferred), message)


def _cut_turns(page: _Page, chosen: Sequence[Candidate]) -> list[tuple[Turn, str]]:
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
    marked = {key for key in names if key[0] in headers.ANSWERERS}
    return names | dict.fromkeys(marked, respondent) if respondent and len(marked) == 1 else names


def _blank_headings(page: _Page, chosen: Sequence[Candidate]) -> Sequence[str]:
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
    below = next((at for at in range(row + 1, len(lines)) if lines[at]), -1)
    above = next((lines[at] for at in range(row - 1, -1, -1) if lines[at]), "")
    ended = above.strip('*_ ”»")').endswith(SENTENCE_ENDS)
    return below in begin and ended and not lines[row].strip("*_ ").endswith(SENTENCE_ENDS)


def _list_swallowed(candidates: Sequence[Candidate], chosen: Sequence[Candidate]) -> Iterator[str]:
    """Yield which labels recur inside the turns of others; they may be turns."""
    rows = {candidate.row for candidate in chosen}
    others = [c for c in candidates if c.row not in rows and labels.is_likely(c.label) and not c.start.islower()]
    for key, times in Counter(candidate.label.key for candidate in others).items():
        if times >= roles.FEWEST_TURNS:
            first = next(candidate for candidate in others if candidate.label.key == key)
            yield f"{times} lines that begin with '{first.label.text}:' were taken for no turns"


def _list_times(rows: Sequence[int], row: int, times: Mapping[int, str], known: Mapping[int, Known]) -> tuple[str, ...]:
    """Return the time of each paragraph, if any is known; the first one's may be the label's."""
    if not times and not known:
        return ()
    first = times.get(row, "") or (known[row].time if row in known else "")
    found = [times.get(at, "") or (known[at].time if at in known else "") for at in rows]
    if found and not found[0]:
        found[0] = first
    return tuple(found) if any(found) else ()


def _pairs(turns: Sequence[tuple[Turn, str]]) -> tuple[Pair, ...]:
    """Begin a pair at each asker's turn; the first turn is one."""
    pairs: list[Pair] = []
    answer: list[Turn] = []
    question = turns[0][0]
    for turn, kind in turns[1:]:
        if kind == "asker":
            pairs.append(Pair(len(pairs) + 1, question, tuple(answer)))
            question, answer = turn, []
        else:
            answer.append(turn)
    return (*pairs, Pair(len(pairs) + 1, question, tuple(answer)))


def _unanswered(pairs: Sequence[Pair]) -> Iterator[str]:
    for pair in pairs:
        if pair.question and not pair.answer:
            yield f"question {pair.number} (line {pair.question.line}) has no answer"


def _doubts(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield why the document may be read wrongly."""
    answers = ["\n".join(["\n".join(turn.paragraphs) for turn in pair.answer]) for pair in pairs]
    sizes = list(map(len, answers))
    if len(pairs) > 1 and max(sizes) * 2 > sum(sizes) and max(sizes) > LONG_ANSWER:
        yield f"the answer to question {sizes.index(max(sizes)) + 1} is longer than all others together"
    marks = sum(map("".join(answers).count, roles.QUESTION_MARKS))
    if marks > MOST_MARKS * (len(pairs) + 1):
        yield f"the answers hold {marks} question marks, for {len(pairs)} questions; turns may have been missed"
    unanswered = sum(not pair.answer for pair in pairs)
    if unanswered * 2 > len(pairs) and len(pairs) > 2:
        yield f"{unanswered} of {len(pairs)} questions have no answer"


def _what_is_missing(chosen: Sequence[Candidate], askers: Sequence[str]) -> str:
    """Say what was looked for, and which labels were seen."""
    sought = "'Question:', 'Q:', 'Вопрос:' or the like"
    if askers:
        sought += ", nor with a label that holds " + " or ".join(f"'{asker}'" for asker in askers)
    every = Counter(candidate.label.text for candidate in chosen)
    seen = ", ".join(f"{label} ({number})" for label, number in every.most_common(5))
    return f"no line begins with {sought}; labels seen: {seen or 'none'}" + (" (see --asker)" if seen else "")
