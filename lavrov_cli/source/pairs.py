"""One document's text to a `Transcript`: labels, turns, pairs. Opens nothing, guesses nobody, drops nothing.

Every line but front matter ends up in exactly one place: opening, a turn, or the trailer. What a label is, is told by
its shape, by where it stands and by whether it recurs; there is no table of names. The rules were measured on real
files of fifteen label styles; each oddity below has its example.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from ..errors import ParseError
from ..model import Pair, Transcript, Turn
from . import labels, metadata
from .labels import FEWEST_TURNS, Labelled

WRAPPED_AT = 100
"""Columns that 95 % of the lines of a hard-wrapped file do not pass."""
NARROWEST = 40
"""Columns of the narrowest of them; shorter lines are short paragraphs."""

_SAMPLE = 2000
"""Lines by which a file is judged to be hard-wrapped."""
_ENDED = re.compile(r"[.?!…:;][\"”’»)\]*_]*$")
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:\?xml|head|body|div|table|meta|title|p|span|h[1-6]|article|section|main|b|br|ul|ol|li)\b"
    r"|.{,2000}?<(?:!doctype html|html|/p)\b",
    re.IGNORECASE | re.DOTALL,
)
_SUBTITLES = re.compile(r"\s*WEBVTT\b|.{,2000}?^\d\d:\d\d:\d\d[,.]\d{3}\s*-->", re.DOTALL | re.MULTILINE)


def parse(text: str, *, name: str, path: str, asker: str | None = None) -> Transcript:
    """Parse a transcript.

    Args:
        text: the whole document, line ends as line feeds.
        name: the transcript's name; a date in it is when it was published.
        path: for messages.
        asker: part of the labels of those who ask, where no label says so.

    Raises:
        ParseError: there is no question, or the text is of another kind (HTML, subtitles).
    """
    _refuse_other_kinds(text, path)
    raw = text.split("\n")
    del text  # the caller keeps none: a large text need not be there twice
    lines, facts = metadata.cut_front_matter(raw)
    del raw
    candidates = list(labels.read(lines))
    wrapped = is_hard_wrapped(lines, {candidate.row for candidate in candidates})
    found = labels.find(lines, candidates, wrapped=wrapped, asker=asker or "")
    inferred = ""
    if not asker and not any(labelled.mark.kind == "asker" for labelled in found):
        found, inferred = _infer(found, lines, wrapped)
    if not any(labelled.mark.kind == "asker" for labelled in found):
        raise ParseError(path, 0, _what_is_missing(found, asker))
    turns, trailer = metadata.cut_trailer(_turns(lines, found, wrapped))
    first = next(number for number, (_, kind) in enumerate(turns) if kind == "asker")
    opening = Pair(0, None, tuple(turn for turn, _ in turns[:first]))
    pairs = _pairs(turns[first:])
    title, published, warnings = metadata.describe(name, facts, opening, trailer)
    return Transcript(
        name=name,
        path=path,
        title=title,
        published=published,
        opening=opening,
        pairs=pairs,
        trailer=trailer,
        link=metadata.find_link(trailer),
        inferred=inferred,
        warnings=(*warnings, *_unanswered(pairs)),
    )


def is_hard_wrapped(lines: Sequence[str], labelled: Collection[int]) -> bool:
    """Tell whether lines end where a column was full, and not where a paragraph does.

    So it is if 95 % of them are short, and most of those that another line follows end in the middle of a sentence
    and have no room for the next line's first word. A transcript of short paragraphs is no such file.

    Args:
        lines: of the document.
        labelled: numbers, from 0, of the lines that may begin with a label, and so go on from none.
    """
    lengths = [length for length in map(len, lines) if length]
    if sum(length > WRAPPED_AT for length in lengths) * 20 > len(lengths):
        return False
    pairs = ((one, lines[row]) for row, one in enumerate(lines, 1) if one and row < len(lines) and row not in labelled)
    followed = list(islice((pair for pair in pairs if pair[1]), _SAMPLE))
    width = max((len(line) for line, _ in followed if len(line) <= WRAPPED_AT), default=0)
    if width < NARROWEST:
        return False
    full = sum(len(a) + 1 + len(b.split(None, 1)[0]) > width * 0.85 and not _ENDED.search(a) for a, b in followed)
    return full >= 3 and full * 2 > len(followed)


def _refuse_other_kinds(text: str, path: str) -> None:
    if _HTML.match(text):
        raise ParseError(path, 1, "this is HTML; open it in a browser and save the page as text")
    if _SUBTITLES.match(text):
        raise ParseError(path, 1, "these are subtitles, which do not say who speaks")
    if not text.strip():
        raise ParseError(path, 0, "empty: no question in it")


def _infer(found: Sequence[Labelled], lines: Sequence[str], wrapped: bool) -> tuple[list[Labelled], str]:
    """Take those who ask for askers where no label says so: the one with most words answers.

    The others ask if together they have three turns and a question mark in one of five; but one with three turns of his
    own only if he asks so often himself. Returns the labels, and what was inferred, in words.
    """
    named = [labelled for labelled in found if labelled.mark.kind != "asker"]
    speakers = labels.speakers(named)
    words: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    asking: Counter[str] = Counter()
    for turn, _ in _turns(lines, named, wrapped):
        if turn.label:
            words[turn.speaker] += sum(len(paragraph.split()) for paragraph in turn.paragraphs)
            turns[turn.speaker] += 1
            asking[turn.speaker] += any("?" in paragraph for paragraph in turn.paragraphs)
    respondent = max(words, key=lambda name: words[name], default="")
    others = [name for name in turns if name != respondent]
    asks = {name: turns[name] < FEWEST_TURNS or asking[name] * 5 >= turns[name] for name in others}
    askers = [name for name in others if asks[name]]
    taken = sum(turns[name] for name in askers)
    if taken < FEWEST_TURNS or sum(asking[name] for name in askers) * 5 < taken:
        return list(found), ""
    inferred = [
        labelled._replace(mark=labelled.mark._replace(kind="asker"))
        if asks.get(speakers[labelled.mark.key])
        else labelled
        for labelled in named
    ]
    who = ", ".join(askers[:3])
    return inferred, f"no line is marked as a question; took {who} to ask and {respondent} to answer (see --asker)"


def _turns(lines: Sequence[str], found: Sequence[Labelled], wrapped: bool) -> list[tuple[Turn, str]]:
    """Cut the lines into turns, each with its mark's kind; what stands before the first label is a turn without one."""
    speakers = labels.speakers(found)
    starts = [labelled.row for labelled in found]
    turns: list[tuple[Turn, str]] = []
    before, numbers = _paragraphs(lines[: starts[0]] if starts else lines, 1, wrapped)
    if before:
        turns.append((Turn("", "", "", before, numbers, numbers[0]), ""))
    for (index, mark, text, _), end in zip(found, [*starts, len(lines)][1:], strict=True):
        paragraphs, numbers = _paragraphs([text, *lines[index + 1 : end]], index + 1, wrapped)
        speaker = speakers.get(mark.key) or labels.asker_name(mark.label)
        # So that `show` writes what reads back: of a named asker no label would say that he asks.
        label = f"{labels.QUESTION_FROM}{mark.label}" if mark.kind == "asker" and mark.key in speakers else mark.label
        turns.append((Turn(label, mark.note, speaker, paragraphs, numbers, index + 1), mark.kind))
    return turns


def _paragraphs(lines: Sequence[str], line: int, wrapped: bool) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the paragraphs of some lines, the first of which is line number `line`, and their line numbers."""
    own = [(text, number) for number, text in enumerate(lines, line) if text]
    if wrapped:
        own = _join(own)
    return tuple([text for text, _ in own]), tuple([number for _, number in own])


def _join(own: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Join the lines that follow each other without a blank one between."""
    joined: list[tuple[list[str], int]] = []
    last = -1
    for text, number in own:
        if number == last + 1:
            joined[-1][0].append(text)
        else:
            joined.append(([text], number))
        last = number
    return [(" ".join(texts), number) for texts, number in joined]


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


def _what_is_missing(found: Sequence[Labelled], asker: str | None) -> str:
    """Say what was looked for, and which labels were seen."""
    sought = "'Question:', 'Q:', 'Вопрос:' or the like"
    if asker:
        sought += f", nor with a label that holds '{asker}'"
    labels = Counter(labelled.mark.label for labelled in found)
    seen = ", ".join(f"{label} ({number})" for label, number in labels.most_common(5))
    return f"no line begins with {sought}; labels seen: {seen or 'none'}" + (" (see --asker)" if seen else "")
