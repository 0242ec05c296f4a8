"""CSV and TSV to a `Document`: a row is a paragraph, its speaker and time known from their columns."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from ...errors import ParseError
from ...safe import shorten
from ..document import Document, Known
from .paragraphs import Paragraph, build, clock, read_seconds

_SPEAKERS = frozenset(
    "speaker speakers name who role participant speaker_name speaker_label speaker_id author person interlocutor"
    " sprecher sprecherin locuteur hablante interlocutore говорящий спикер кто 发言人 说话人 話者".split()
)
_TEXTS = frozenset(
    "text words utterance utterances transcript transcription content sentence speech said message body dialogue line"
    " texte texto testo текст реплика 内容 文本".split()
)
_TIMES = frozenset("start time timestamp begin starttime start_time start_s offset timecode zeit время".split())
_QUESTIONS = frozenset("question questions q frage pregunta вопрос 问题".split())
_ANSWERS = frozenset("answer answers a response antwort respuesta réponse ответ 回答".split())
_SAMPLE = 50
"""Rows by which delimiter and columns are chosen."""
_LONGER = 3
"""How much longer than all others a column without a known name is that holds what was said."""
_SHORT, _LONG = 60, 15
"""Characters of a name at most, and of what is said at least on average."""


class _Columns(NamedTuple):
    """Where things are, from 0; -1 for nowhere."""

    speaker: int
    text: int
    time: int = -1
    question: int = -1
    answer: int = -1


def read(text: str, path: str) -> Document:
    """Read a table.

    Raises:
        ParseError: no columns of speaker and text, or of question and answer, or a cell is too long.
    """
    delimiter = "\t" if path.lower().endswith(".tsv") else _find_delimiter(text)
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter)
    try:
        ends = [(0, list[str]()), *((reader.line_num, row) for row in reader)]
    except csv.Error as error:
        raise ParseError(path, reader.line_num, f"not a table of CSV or TSV: {error}") from error
    rows = [(before + 1, row) for (before, _), (_, row) in pairwise(ends) if any(map(str.strip, row))]
    header = rows[0][1] if rows else []
    if columns := read_header(header) or _find_longest(header, [row for _, row in rows[1:]]):
        return build(paragraph for number, row in rows[1:] for paragraph in _read_row(number, row, columns))
    if columns := _guess_columns([row for _, row in rows]):
        return build(paragraph for number, row in rows for paragraph in _read_row(number, row, columns))
    seen = ", ".join(shorten(cell.strip()) for cell in header[:8]) or "none"
    reason = "a table without a column `speaker` and a column `text`, or `question` and `answer`"
    raise ParseError(path, rows[0][0] if rows else 0, f"{reason}; columns seen: {seen}")


def read_header(cells: Sequence[str]) -> _Columns | None:
    """Find the columns by their names in the first row; None if they are not there."""
    names = _fold_names(cells)
    kinds = (_SPEAKERS, _TEXTS, _TIMES, _QUESTIONS, _ANSWERS)
    found = _Columns(*(next((at for at, name in enumerate(names) if name in kind), -1) for kind in kinds))
    if found.question >= 0 and found.answer >= 0:
        return found
    text = found.text if found.text >= 0 else found.answer
    return found._replace(text=text, question=-1) if found.speaker >= 0 and text >= 0 else None


def _fold_names(cells: Sequence[str]) -> list[str]:
    """Return the names of columns as they are compared."""
    return [cell.strip().lstrip("\ufeff").lower().replace(" ", "_") for cell in cells]


def _find_longest(header: Sequence[str], rows: Sequence[Sequence[str]]) -> _Columns | None:
    """Find a column of speakers by its name and beside it the one that is much longer than all others, by any name."""
    names = _fold_names(header)
    speaker = next((at for at, name in enumerate(names) if name in _SPEAKERS), -1)
    sample = [row for row in rows[:_SAMPLE] if len(row) == len(header)]
    lengths = sorted((sum(len(row[at]) for row in sample), at) for at in range(len(header)))
    if speaker < 0 or len(sample) < 2 or len(lengths) < 2:
        return None
    (second, _), (longest, text) = lengths[-2:]
    return _Columns(speaker, text) if text != speaker and longest >= _LONGER * max(second, 1) else None


def _find_delimiter(text: str) -> str:
    """Choose the delimiter that most of the first lines have, and as often as the first line; else a comma."""
    lines = [line for line in text[: 1 << 16].split("\n")[:_SAMPLE] if line.strip()]
    counts = {mark: [line.count(mark) for line in lines] for mark in "\t;|,"}
    first = {mark: count[0] for mark, count in counts.items() if count and count[0]}
    return max(first, key=lambda mark: sum(map(bool, counts[mark])) * 4 + (mark in "\t;|"), default=",")


def _guess_columns(rows: Sequence[Sequence[str]]) -> _Columns | None:
    """Find, without a header, a column of short cells that recur, and another of long ones; None if there are none."""
    sample = [row for row in rows[:_SAMPLE] if len(row) in (2, 3)]
    if len(sample) < 2 or len(sample) * 2 < len(rows[:_SAMPLE]):
        return None
    columns = [[row[at].strip() for row in sample] for at in range(min(map(len, sample)))]
    lengths = [sum(map(len, column)) / len(column) for column in columns]
    text = max(range(len(columns)), key=lambda at: lengths[at])
    speakers = [at for at in range(len(columns)) if at != text and _recurs(columns[at])]
    times = [at for at in range(len(columns)) if all(read_seconds(cell) >= 0 for cell in columns[at])]
    speakers = [at for at in speakers if at not in times]
    if not speakers or lengths[text] < _LONG:
        return None
    return _Columns(speakers[0], text, times[0] if times else -1)


def _recurs(cells: Sequence[str]) -> bool:
    """Return whether all cells are short and filled, and half or more of them recur."""
    counts = Counter(cells)
    short = all(cell and len(cell) <= _SHORT for cell in counts)
    return short and sum(count for count in counts.values() if count > 1) * 2 >= len(cells)


def _read_row(number: int, row: Sequence[str], columns: _Columns) -> Iterator[Paragraph]:
    speaker, text, time, question, answer = (
        (unescape(row[at]).strip() if 0 <= at < len(row) else "") for at in columns
    )
    start = clock(read_seconds(time))
    if columns.question >= 0:
        yield Paragraph(question, number, Known("Question", start))
        yield Paragraph(answer, number, Known("Answer", start))
    else:
        yield Paragraph(text, number, Known(re.sub(r"\s*:$", "", speaker), start))
