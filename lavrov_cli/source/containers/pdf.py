"""PDF to a `Document`: its lines, without running heads and page numbers; needs the extra `pdf`."""

import importlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ...errors import ParseError
from ..document import Document

_EDGE = 2
"""Lines at the top of a page and at its foot that may be its head or number."""
_FEWEST_PAGES = 3
"""Below which nothing recurs."""
_NUMBER = r"\W*(?:(?:page|p\.|seite|стр\.?|с\.)\s*)?\d{1,4}(?:\s*(?:/|of|von|из)\s*\d{1,4})?\W*"


def read(data: bytes, path: str) -> Document:
    """Read the lines of a PDF, page by page; where its paragraphs end is not known.

    Raises:
        ParseError: the extra is not installed, the file is damaged or encrypted, or has no text.
    """
    pages = [_cut_numbers(page) for page in _read_pages(data, path)]
    rows = list(_drop_heads(pages))
    if not any(line for _, line in rows):
        raise ParseError(path, 0, "a PDF without text, perhaps scanned; recognise it first (`ocrmypdf FILE NEW.pdf`)")
    return Document([line for _, line in rows], [number for number, _ in rows], {}, paragraphs=False, facts={})


def _cut_numbers(page: str) -> list[str]:
    """Return a page's lines without its number."""
    lines = [line.replace("\ufffe", "-").strip() for line in page.splitlines()]
    lines = _trim(lines)
    if lines and re.fullmatch(_NUMBER, lines[0], re.IGNORECASE):
        del lines[0]
    if lines and re.fullmatch(_NUMBER, lines[-1], re.IGNORECASE):
        del lines[-1]
    return _trim(lines)


def _trim(lines: list[str]) -> list[str]:
    """Return lines without the empty ones at both ends."""
    filled = [row for row, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _drop_heads(pages: Sequence[Sequence[str]]) -> Iterator[tuple[int, str]]:
    """Yield the lines, numbered from 1, without those at the edges that recur on most pages, digits apart."""
    tops = Counter(_blur(line) for page in pages for line in set(map(_blur, page[:_EDGE])))
    feet = Counter(_blur(line) for page in pages for line in set(map(_blur, page[-_EDGE:])))
    most = max(_FEWEST_PAGES, len(pages) // 2 + 1)
    number = 0
    for page in pages:
        for row, line in enumerate(page):
            number += 1
            at_top, at_foot = line and row < _EDGE, line and row >= len(page) - _EDGE
            if not ((at_top and tops[_blur(line)] >= most) or (at_foot and feet[_blur(line)] >= most)):
                yield number, line


def _blur(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _read_pages(data: bytes, path: str) -> list[str]:
    try:
        library = importlib.import_module("pypdfium2")
    except ImportError as error:
        cure = "`pip install 'lavrov-cli[pdf]'` reads it, or `pdftotext -layout FILE FILE.txt` turns it into text"
        raise ParseError(path, 0, f"this is a PDF; {cure}") from error
    try:
        document = library.PdfDocument(data)
        try:
            return [str(page.get_textpage().get_text_bounded()) for page in document]
        finally:
            document.close()
    except library.PdfiumError as error:
        said = "encrypted; save it without a password" if "assword" in str(error) else "damaged; save it anew"
        raise ParseError(path, 0, f"a PDF that is {said}") from error
