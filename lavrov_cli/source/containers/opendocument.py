"""ODT to a `Document`: its body as one reads it; notes, comments, deletions and tables of contents are left out."""

import re
from collections.abc import Iterable, Iterator

from ...errors import ParseError
from ..document import Document
from .archive import Event, read_events, read_part
from .blocks import Mark, assemble
from .paragraphs import build
from .word import read_title

_SKIPPED = frozenset("note annotation tracked-changes table-of-content ruby-text forms desc title".split())
_TEXTS = frozenset("p h span a".split())
_BEGINS: dict[str, list[Mark]] = {
    "p": [Mark("paragraph")],
    "h": [Mark("paragraph"), Mark("heading")],
    "table": [Mark("table")],
    "table-row": [Mark("row")],
    "table-cell": [Mark("cell")],
    "tab": [Mark("text", "\t")],
    "line-break": [Mark("text", "\n")],
}
_ENDS: dict[str, list[Mark]] = {"p": [Mark("end")], "h": [Mark("end")], "table": [Mark("table end")]}
_MOST_BLANKS = 1000


def read(data: bytes, path: str) -> Document:
    """Read an OpenDocument text.

    Raises:
        ParseError: damaged, encrypted, too large unpacked, or without a text.
    """
    if b"encryption-data" in read_part(data, "META-INF/manifest.xml", path):
        raise ParseError(path, 0, "encrypted; save it without a password")
    body = read_part(data, "content.xml", path)
    if not body:
        raise ParseError(path, 0, "a zip archive without an OpenDocument text in it; save it anew as ODT")
    marks = _read_marks(read_events(body, path, _SKIPPED))
    return build(assemble(marks), {"title": read_title(read_part(data, "meta.xml", path), path)})


def _read_marks(events: Iterable[Event]) -> Iterator[Mark]:
    """Yield the marks of a body; styles come before it."""
    bold, hidden, style = set[str](), set[str](), ""
    opened: list[str] = []
    for event in events:
        name, said = event.name, event.attributes
        if event.kind == "<":
            style = said.get("name", "") if name == "style" else style
            if name == "text-properties":
                bold |= {style} if said.get("font-weight") == "bold" else set()
                hidden |= {style} if said.get("display") == "none" else set()
            yield from _BEGINS.get(name, [])
            opened += [said.get("style-name", "")] if name in _TEXTS else []
        elif event.kind:
            del opened[len(opened) - (name in _TEXTS) :]
            yield from _ENDS.get(name, [])
        text = _read_text(event)
        if text and hidden.isdisjoint(opened):
            yield Mark("text", text, bold=not bold.isdisjoint(opened))


def _read_text(event: Event) -> str:
    """Return what an event adds to a text; blanks are folded, and further ones are elements."""
    if event.kind == "<" and event.name == "s":
        count = event.attributes.get("c", "1")
        return " " * min(_MOST_BLANKS, int(count)) if count.isdecimal() and len(count) < 9 else " "
    return re.sub(r"[ \t\r\n]+", " ", event.text)
