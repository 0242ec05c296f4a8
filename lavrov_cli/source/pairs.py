"""One document's text to a `Transcript`: labels, turns, pairs. Opens nothing, guesses nobody, drops nothing.

Every line but front matter ends up in exactly one place: opening, a turn, or the trailer. What begins a turn is decided
by `labels` (a line's shape) and `speakers` (the whole document).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..errors import ParseError
from ..model import Pair, Transcript, Turn, count_words
from . import labels, metadata, speakers
from .labels import Candidate
from .speakers import Share
from .wrapping import cut_paragraphs, is_hard_wrapped

MOST_NAMED = 3
"""Names of those who are taken to ask, in the message that says so."""

_HTML = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:\?xml|head|body|div|table|meta|title|p|span|h[1-6]|article|section|main|b|br|ul|ol|li)\b"
    r"|.{,2000}?<(?:!doctype html|html|/p)\b",
    re.IGNORECASE | re.DOTALL,
)
_SUBTITLES = re.compile(r"\s*WEBVTT\b|.{,2000}?^\d\d:\d\d:\d\d[,.]\d{3}\s*-->", re.DOTALL | re.MULTILINE)


def parse(text: str, *, name: str = "", path: str = "", asker: str = "") -> Transcript:
    """Parse a transcript.

    Args:
        text: the whole document; its line ends may be those of any system.
        name: the transcript's name; a date in it is when it was published.
        path: for messages; empty for the name.
        asker: part of the labels of those who ask, where no label says so.

    Raises:
        ParseError: there is no question, or the text is of another kind (HTML, subtitles).
    """
    path = path or name or "text"
    _refuse_other_kinds(text, path)
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    del text  # the caller keeps none: a large text need not be there twice
    lines, facts = metadata.cut_front_matter(raw)
    del raw
    candidates = list(labels.read(lines))
    wrapped = is_hard_wrapped(lines, {candidate.row for candidate in candidates})
    chosen = speakers.choose_lines(lines, candidates, wrapped=wrapped, asker=asker)
    chosen, inferred = (chosen, "") if asker or _asks(chosen) else _infer(chosen, lines, wrapped)
    if not _asks(chosen):
        raise ParseError(path, 0, _what_is_missing(chosen, asker))
    turns, trailer = metadata.cut_trailer(_cut_turns(lines, chosen, wrapped))
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


def _asks(chosen: Iterable[Candidate]) -> bool:
    """Return whether any line is a question's."""
    return any(candidate.label.kind == "asker" for candidate in chosen)


def _refuse_other_kinds(text: str, path: str) -> None:
    if _HTML.match(text):
        raise ParseError(path, 1, "this is HTML; open it in a browser and save the page as text")
    if _SUBTITLES.match(text):
        raise ParseError(path, 1, "these are subtitles, which do not say who speaks")
    if not text.strip():
        raise ParseError(path, 0, "empty: no question in it")


def _infer(chosen: Sequence[Candidate], lines: Sequence[str], wrapped: bool) -> tuple[list[Candidate], str]:
    """Return the labels, of which those of the ones who are taken to ask are askers', and what was inferred."""
    names = speakers.name_speakers(chosen)
    askers, respondent = speakers.infer(_measure(turn for turn, _ in _cut_turns(lines, chosen, wrapped) if turn.label))
    if not askers:
        return list(chosen), ""
    inferred = [speakers.as_asker(c) if names.get(c.label.key) in askers else c for c in chosen]
    who = ", ".join(askers[:MOST_NAMED])
    return inferred, f"no line is marked as a question; took {who} to ask and {respondent} to answer (see --asker)"


def _measure(turns: Iterable[Turn]) -> dict[str, Share]:
    """Count each speaker's words, turns, and turns with a question mark."""
    words: Counter[str] = Counter()
    number: Counter[str] = Counter()
    asking: Counter[str] = Counter()
    for turn in turns:
        words[turn.speaker] += count_words(turn.paragraphs)
        number[turn.speaker] += 1
        asking[turn.speaker] += any("?" in paragraph for paragraph in turn.paragraphs)
    return {speaker: Share(words[speaker], number[speaker], asking[speaker]) for speaker in number}


def _cut_turns(lines: Sequence[str], chosen: Sequence[Candidate], wrapped: bool) -> list[tuple[Turn, str]]:
    """Cut the lines into turns, each with its label's kind; what comes before the first label is a turn without one."""
    names = speakers.name_speakers(chosen)
    starts = [candidate.row for candidate in chosen]
    turns: list[tuple[Turn, str]] = []
    before, numbers = cut_paragraphs(lines[: starts[0]] if starts else lines, 1, wrapped)
    if before:
        turns.append((Turn("", "", "", before, numbers, numbers[0]), ""))
    for (row, label, text, _, rule), end in zip(chosen, [*starts, len(lines)][1:], strict=True):
        paragraphs, numbers = cut_paragraphs([text, *lines[row + 1 : end]], row + 1, wrapped)
        speaker = names.get(label.key) or speakers.asker_name(label.text)
        # So that `show` writes what reads back: of a named asker no label would say that he asks.
        named = f"{labels.QUESTION_FROM}{label.text}" if label.kind == "asker" and label.key in names else label.text
        turns.append((Turn(named, label.note, speaker, paragraphs, numbers, row + 1, rule), label.kind))
    return turns


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


def _what_is_missing(chosen: Sequence[Candidate], asker: str) -> str:
    """Say what was looked for, and which labels were seen."""
    sought = "'Question:', 'Q:', 'Вопрос:' or the like"
    if asker:
        sought += f", nor with a label that holds '{asker}'"
    every = Counter(candidate.label.text for candidate in chosen)
    seen = ", ".join(f"{label} ({number})" for label, number in every.most_common(5))
    return f"no line begins with {sought}; labels seen: {seen or 'none'}" + (" (see --asker)" if seen else "")
