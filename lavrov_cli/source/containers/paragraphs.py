"""What the readers share: paragraphs to a `Document`, and times of a recording to `H:MM:SS`."""

import math
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..document import Document, Known

_CLOCK = r"(?:(\d{1,4}):)?(?:(\d{1,4}):)?(\d{1,9}(?:[.,]\d{1,9})?)\s*s?"


class Paragraph(NamedTuple):
    """A paragraph on its way to a document; where there are line ends in its text, it is several."""

    text: str
    number: int
    """See `Document.numbers`."""
    known: Known = Known()


def build(paragraphs: Iterable[Paragraph], facts: Mapping[str, str] | None = None) -> Document:
    """Make a document of paragraphs and facts; those that are empty are left out."""
    rows = [
        (line, paragraph.number, paragraph.known)
        for paragraph in paragraphs
        for line in map(str.strip, paragraph.text.split("\n"))
        if line
    ]
    return Document(
        lines=[line for line, _, _ in rows],
        numbers=[number for _, number, _ in rows],
        known={row: known for row, (_, _, known) in enumerate(rows) if known != Known()},
        paragraphs=True,
        facts={key: value for key, value in (facts or {}).items() if value},
    )


def clock(seconds: float) -> str:
    """Write seconds as `H:MM:SS`; nothing if it is no time."""
    if not math.isfinite(seconds) or seconds < 0:
        return ""
    minutes, second = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{second:02}"


def read_seconds(text: str) -> float:
    """Read `1:02:03.5`, `02:03`, `3,5` or `3.5s` as seconds; -1 if it is no time."""
    found = re.fullmatch(_CLOCK, text.strip("[]() \t"))
    if not found:
        return -1
    first, second, rest = found[1] or "0", found[2] or "", float(found[3].replace(",", "."))
    return (int(first) * 60 + int(second)) * 60 + rest if second else int(first) * 60 + rest
