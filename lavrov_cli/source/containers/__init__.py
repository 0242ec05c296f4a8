"""Files that are no plain text, each kind with a reader of its own: `sniff` says what a file is, `read` reads it.

    kind = sniff(data, path)
    if kind == "text":      # plain text and Markdown are read elsewhere
        ...
    document = read(kind, data, decode(data) if kind in TEXTUAL else "", path)

Nothing here opens a file. A reader, and the part of the standard library that it needs, is imported when it is called.
"""

import codecs
import os
import re
from contextlib import suppress
from typing import Literal

from ...errors import LavrovError, ParseError
from ..document import Document
from ..encodings import check_encoding

Kind = Literal["text", "subtitles", "html", "json", "table", "docx", "odt", "pdf", "refused"]

TEXTUAL = frozenset({"subtitles", "html", "json", "table"})
"""Kinds that are decoded before they are read."""

SUFFIXES = (".vtt", ".srt", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".csv", ".tsv", ".docx", ".odt", ".pdf")
"""Of files that are worth opening in a folder, in small letters; content decides."""

_HEAD = 4096
"""Bytes by which a text is judged; a container also by its end."""
_TAIL = 1 << 16

_MARKDOWN = (".md", ".markdown")
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (rb"\{\\rtf", "RTF; `pandoc -t plain` or a word processor saves it as text"),
    (rb"\xd0\xcf\x11\xe0", "an old Word file, or one with a password; save it as DOCX without one"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|RIFF....WEBP|....ftyp(?:hei|avif|mif1)", "picture"),
    (
        rb"ID3|\xff[\xfb\xf3\xf2\xfa]|RIFF....WAVE|OggS|fLaC|\x1a\x45\xdf\xa3|....ftyp|RIFF....AVI |FORM....AIFF",
        "sound",
    ),
    (rb"\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!\x1a|\xfd7zXZ|BZh\d1AY", "an archive; unpack it first"),
)
_SAID = {
    "picture": "a picture; recognise its text first (`tesseract FILE out`)",
    "sound": "a recording; make a transcript with speakers first (`whisperx --diarize FILE`)",
}
_ZIPS = (
    (b"application/epub+zip", "an e-book, EPUB; `pandoc -t plain` saves it as text"),
    (b"xl/", "a spreadsheet; save it as CSV"),
    (b"ppt/", "slides; save them as text"),
)
_OTHER_ZIP = "a zip archive without a Word document; unpack it first"
_XML = "this is XML, which is not read; turn it into text (`pandoc -t plain`, or an XSLT of its makers)"

_HTML_AT_ONCE = r"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html)\b"
_HTML_PART = (
    r"(?is)\s*(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:head|body|div|table|meta|title|p|span|h[1-6]|article|section|main|b|br|ul|ol|li"
    r"|cite|time|link|style|script)\b[^>]*>|.{,2000}?(?:<!doctype html|<html\b|</p>)"
)
_XML_START = r"\s*(?:<\?xml\b|<!DOCTYPE\s|<(?:[A-Za-z][\w.-]*:)?[A-Za-z][\w.-]*\s[^>]*\bxmlns|<(?:TEI|akomaNtoso)\b)"
_SUBTITLES = r"\s*(?:WEBVTT(?:[ \t\n]|$)|(?:\d+[ \t]*\n)?(?:\d+:)?\d{1,2}:\d\d[,.]\d{1,3}[ \t]*-->)"
_TIMING = r"(?m)^\s*(?:\d+:)?\d{1,2}:\d\d[,.]\d{1,3}[ \t]*-->"
_JSON = r'\s*(?:\{\s*"[^"\n]*"\s*:|\[\s*\{\s*(?:"[^"\n]*"\s*:|\}))'


def sniff(data: bytes, path: str) -> Kind:
    """Return what a file is, by its content first and then by its suffix; `refused` if `read` only says what it is.

    Args:
        data: the whole file, or at least its first 4 KiB.
        path: its name; the suffix decides where the content does not.
    """
    suffix = os.path.splitext(path)[1].lower()
    if b"%PDF-" in data[:1024] and (data.startswith(b"%PDF-") or b"\0" in data or suffix == ".pdf"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _sniff_zip(data, suffix)
    head = _decode_head(data)
    if _find_magic(data) or (not re.match(_HTML_AT_ONCE, head) and re.match(_XML_START, head)):
        return "refused"
    return _sniff_text(head, suffix)


def read(kind: Kind, data: bytes, text: str, path: str) -> Document:
    """Read a file of a kind that `sniff` gave, `text` apart.

    Args:
        kind: one of the kinds.
        data: the file; only read if it is none of `TEXTUAL`.
        text: the file decoded, with line feeds; only read if it is one of `TEXTUAL`.
        path: for messages.

    Raises:
        ParseError: it is refused or damaged, or has not what an interview needs; with the way out.
    """
    if kind == "subtitles":
        from .subtitles import read as read_text
    elif kind == "html":
        from .html import read as read_text
    elif kind == "json":
        from .recogniser import read as read_text
    elif kind == "table":
        from .table import read as read_text
    else:
        return _read_bytes(kind, data, path)
    return read_text(text, path)


def find_charset(data: bytes) -> str:
    """Return the encoding that a page names in its head, if Python knows it and the page is not UTF-8; else nothing."""
    found = re.search(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{3,20})", data[:_HEAD])
    if not found or found[1].lower() in (b"utf-8", b"utf8"):
        return ""
    with suppress(UnicodeDecodeError):
        data.decode("utf-8")
        return ""
    with suppress(LavrovError):
        name = found[1].decode("ascii", "ignore")
        check_encoding(name)
        return name
    return ""


def _read_bytes(kind: Kind, data: bytes, path: str) -> Document:
    if kind == "docx":
        from .word import read as read_data
    elif kind == "odt":
        from .opendocument import read as read_data
    elif kind == "pdf":
        from .pdf import read as read_data
    else:
        raise ParseError(path, 0, _explain(data))
    return read_data(data, path)


def _explain(data: bytes) -> str:
    """Say what a refused file is, and the way out."""
    if data.startswith(b"PK\x03\x04"):
        return next((f"this is {said}" for mark, said in _ZIPS if mark in _ends(data)), f"this is {_OTHER_ZIP}")
    said = _find_magic(data)
    return f"this is {_SAID.get(said, said)}" if said else _XML


def _ends(data: bytes) -> bytes:
    return data[:_HEAD] + data[-_TAIL:]


def _find_magic(data: bytes) -> str:
    return next((said for pattern, said in _MAGIC if re.match(pattern, data[:32], re.DOTALL)), "")


def _sniff_zip(data: bytes, suffix: str) -> Kind:
    ends = _ends(data)
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:_HEAD] or (
        suffix == ".odt" and b"content.xml" in ends
    ):
        return "odt"
    if b"word/" in ends:
        return "docx"
    if any(mark in ends for mark, _ in _ZIPS):
        return "refused"
    return "docx" if suffix == ".docx" else "odt" if suffix == ".odt" else "refused"


def _decode_head(data: bytes) -> str:
    """Decode the start of a file as far as it goes; markup is ASCII in all encodings but those of two bytes."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return data[2:_HEAD].decode(encoding, "ignore").replace("\r\n", "\n")
    return data[:_HEAD].decode("utf-8-sig", "ignore").replace("\r\n", "\n").replace("\r", "\n")


def _sniff_text(head: str, suffix: str) -> Kind:
    """Choose between the kinds of text; an empty file is none of the others, whatever its name."""
    if not head.strip():
        return "text"
    if re.match(_HTML_AT_ONCE, head) or (suffix not in _MARKDOWN and re.match(_HTML_PART, head)):
        return "html"
    if re.match(_SUBTITLES, head) or (suffix in (".vtt", ".srt") and re.search(_TIMING, head)):
        return "subtitles"
    if re.match(_JSON, head) or (suffix in (".json", ".jsonl") and head.lstrip()[:1] in ("{", "[")):
        return "json"
    if suffix in (".csv", ".tsv") or _has_header(head):
        return "table"
    return "html" if suffix in (".html", ".htm", ".xhtml") and "<" in head else "text"


def _has_header(head: str) -> bool:
    """Return whether the first line is a table's header; only one that could be is looked at more closely."""
    line = head.lstrip().partition("\n")[0].lower()
    mark = next((mark for mark in "\t;|," if mark in line), "")
    if not mark or len(line) > 200 or not re.search("speaker|question|sprecher|говорящий|вопрос|name|who", line):
        return False
    from .table import read_header

    return all(cell.strip(' "').replace("_", "").replace(" ", "").isalnum() for cell in line.split(mark)) and bool(
        read_header([cell.strip(' "') for cell in line.split(mark)])
    )
