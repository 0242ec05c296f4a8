"""DOCX to a `Document`: its body as one reads it: insertions in; deletions, notes, comments and fields out."""

from collections.abc import Iterable, Iterator

from ...errors import ParseError
from ..document import Document
from .archive import Event, read_events, read_part
from .blocks import Mark, assemble
from .paragraphs import build

_SKIPPED = frozenset("del moveFrom delText delInstrText instrText Fallback rt".split())
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011"}
_OFF = ("0", "false", "off", "none")


def read(data: bytes, path: str) -> Document:
    """Read a Word document.

    Raises:
        ParseError: damaged, encrypted, too large unpacked, or without a text.
    """
    body = read_part(data, _find_body(data, path), path)
    if not body:
        raise ParseError(path, 0, "a zip archive without a Word document in it; save it anew as DOCX")
    headings = _find_headings(read_events(read_part(data, "word/styles.xml", path), path))
    marks = _read_marks(read_events(body, path, _SKIPPED), headings)
    return build(assemble(marks), {"title": read_title(read_part(data, "docProps/core.xml", path), path)})


def read_title(data: bytes, path: str) -> str:
    """Return the title in a file's own description; its dates say when somebody wrote it, not when it came out."""
    inside, title = False, ""
    for event in read_events(data, path):
        inside = event.name == "title" and event.kind == "<" if event.kind else inside
        title += event.text if inside else ""
    return " ".join(title.split())


def _find_body(data: bytes, path: str) -> str:
    for event in read_events(read_part(data, "_rels/.rels", path), path):
        if event.attributes.get("Type", "").endswith("/officeDocument"):
            return event.attributes.get("Target", "").lstrip("/")
    return "word/document.xml"


def _find_headings(events: Iterable[Event]) -> frozenset[str]:
    """Return the identifiers of the styles of headings; only their names are the same in all languages."""
    style, found = "", set[str]()
    for event in events:
        style = event.attributes.get("styleId", "") if event.name == "style" else style
        name = event.attributes.get("val", "").lower() if event.name == "name" else ""
        if name == "title" or name.startswith("heading "):
            found.add(style)
    return frozenset(found)


def _read_marks(events: Iterable[Event], headings: frozenset[str]) -> Iterator[Mark]:
    """Yield the marks of a body; what is set as hidden is none."""
    for event in _show(events):
        if event.kind == "<":
            yield from _begin(event, headings)
        elif event.kind:
            if event.name in ("p", "tbl"):
                yield Mark("end" if event.name == "p" else "table end")
        else:
            yield Mark("text", event.text, bold=event.name == "b")


def _begin(event: Event, headings: frozenset[str]) -> Iterator[Mark]:
    value = event.attributes.get("val", "")
    if event.name == "p":
        yield Mark("paragraph")
    elif event.name == "tbl":
        yield Mark("table")
    elif event.name == "tr":
        yield Mark("row")
    elif event.name == "tc":
        yield Mark("cell")
    elif (event.name == "pStyle" and value in headings) or (event.name == "outlineLvl" and value != "9"):
        yield Mark("heading")


def _show(events: Iterable[Event]) -> Iterator[Event]:
    """Pass tags on, and texts and breaks that can be seen, as events named `b` where they are bold."""
    bold = hidden = inside = properties = False
    for event in events:
        name, on = event.name, event.attributes.get("val") not in _OFF
        if name == "r":
            bold = hidden = False
        elif name == "pPr":
            properties = event.kind == "<"  # what is said there of bold and hidden, is said of the paragraph's mark
        elif event.kind == "<" and not properties:
            bold = on if name == "b" else bold or event.attributes.get("val") == "Strong"
            hidden = on if name == "vanish" else hidden
        inside = name == "t" and event.kind == "<" if event.kind else inside
        text = event.text if inside else _BREAKS.get(name, "") if event.kind == "<" and not properties else ""
        if text and not hidden:
            yield Event("", "b" if bold else "", text)
        elif event.kind:
            yield event
