"""The marks of a word processor's text to paragraphs; a table of speakers and what they say is read as such."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from ..document import Known
from .paragraphs import Paragraph

_LONGEST_SPEAKER = 60
"""Characters."""


class Mark(NamedTuple):
    """What a word processor's file says next; marks are nested as its elements are."""

    kind: Literal["paragraph", "end", "heading", "text", "table", "row", "cell", "table end"]
    text: str = ""
    bold: bool = False


class _Open(NamedTuple):
    """A paragraph that goes on; one in a frame is inside another."""

    number: int
    marks: list[Mark]


def assemble(marks: Iterable[Mark]) -> Iterator[Paragraph]:
    """Yield the paragraphs, numbered from 1, empty ones too."""
    depth = 0
    rows: list[list[list[Paragraph]]] = []
    for item in _cut_paragraphs(marks):
        if isinstance(item, Paragraph):
            if depth and rows and rows[-1]:
                rows[-1][-1].append(item)
            else:
                yield item
        elif item.kind == "table":
            depth += 1
        elif item.kind == "table end":
            depth -= 1
            if not depth:
                yield from _read_table(rows)
                rows = []
        elif depth == 1 and item.kind == "row":
            rows.append([])
        elif depth == 1 and rows:
            rows[-1].append([])


def _cut_paragraphs(marks: Iterable[Mark]) -> Iterator[Paragraph | Mark]:
    """Yield paragraphs, and the marks of tables between them."""
    opened: list[_Open] = []
    number = 0
    for mark in marks:
        if mark.kind == "paragraph":
            number += 1
            opened.append(_Open(number, []))
        elif mark.kind == "end":
            yield _close(opened.pop())
        elif mark.kind not in ("text", "heading"):
            yield mark
        elif opened:
            opened[-1].marks.append(mark)


def _close(paragraph: _Open) -> Paragraph:
    texts = [mark for mark in paragraph.marks if mark.text]
    text = "".join(mark.text for mark in texts)
    if len(texts) < len(paragraph.marks):
        return Paragraph(text, paragraph.number, Known(style="heading"))
    bold = all(mark.bold for mark in texts if not mark.text.isspace())
    return Paragraph(text, paragraph.number, Known(style="bold" if bold and text.strip() else ""))


def _read_table(rows: Sequence[Sequence[Sequence[Paragraph]]]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a table; if every row is a short name and a text, the name is who says the text."""
    names = [" ".join(paragraph.text.strip() for paragraph in row[0]).strip() for row in rows if row]
    pairs = all(len(row) == 2 for row in rows) and all(0 < len(name) <= _LONGEST_SPEAKER for name in names)
    for row, name in zip([row for row in rows if row], names, strict=True):
        if pairs:
            known = Known(name.rstrip(": \t"))
            yield from (paragraph._replace(known=known._replace(style=paragraph.known.style)) for paragraph in row[1])
        else:
            yield from (paragraph for cell in row for paragraph in cell)
