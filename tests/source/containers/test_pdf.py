"""PDF: the lines of the pages without what is printed on all of them; with the extra, and what is said without."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from lavrov_cli.errors import ParseError
from lavrov_cli.source.containers.pdf import read


def minimal(*pages: list[str]) -> bytes:
    """A PDF of text in Latin letters."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for at, lines in enumerate(pages):
        stream = "BT /F 12 Tf 14 TL 72 720 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>/Contents {5 + 2 * at} 0 R>>",
            f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        ]
    data, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    return f"{data}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def pretend(monkeypatch: pytest.MonkeyPatch, pages: list[str] | str) -> None:
    """Put in the place of the library one that gives these pages, or fails with a message."""
    library = ModuleType("pypdfium2")

    class PdfiumError(Exception):
        pass

    class Pages(list[SimpleNamespace]):
        def close(self) -> None:
            self.clear()

    def open_pages(data: bytes) -> Pages:
        if isinstance(pages, str):
            raise PdfiumError(pages)
        texts = [SimpleNamespace(get_text_bounded=lambda page=page: page) for page in pages]
        return Pages(SimpleNamespace(get_textpage=lambda text=text: text) for text in texts)

    library.PdfDocument, library.PdfiumError = open_pages, PdfiumError  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pypdfium2", library)


def test_heads_and_numbers_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [
        f"The Gull, no. {at}\r\n\r\nline {'abc'[at]}\r\nAna: So?\r\n\r\nmore {'abc'[at]}\r\n- {at} -" for at in range(3)
    ]
    pretend(monkeypatch, [*pages, "", "inter\ufffe\nesting\nend"])
    document = read(b"", "a.pdf")
    assert document.lines[:5] == ["", "line a", "Ana: So?", "", "more a"]
    assert [line for line in document.lines if line][-4:] == ["more c", "inter-", "esting", "end"]
    assert not [line for line in document.lines if "Gull" in line or line.startswith("-")]
    assert not document.paragraphs
    assert document.numbers[:5] == [2, 3, 4, 5, 6]
    assert "7" not in document.lines


def test_of_two_pages_nothing_recurs(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, ["Yes.\nNo.", "Yes.\nNo."])
    assert read(b"", "a.pdf").lines == ["Yes.", "No.", "Yes.", "No."]


@pytest.mark.parametrize(
    ("pages", "reason"),
    [
        ([], "without text"),
        (["", " \n7"], "without text"),
        ("Failed to load document (PDFium: Incorrect password error).", "encrypted"),
        ("Failed to load document (PDFium: Data format error).", "damaged"),
    ],
)
def test_refused(monkeypatch: pytest.MonkeyPatch, pages: list[str] | str, reason: str) -> None:
    pretend(monkeypatch, pages)
    with pytest.raises(ParseError, match=reason):
        read(b"", "a.pdf")


def test_without_the_extra_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ParseError, match=r"pip install 'lavrov-cli\[pdf\]'.*pdftotext -layout"):
        read(b"%PDF-1.4", "a.pdf")


def test_a_real_one() -> None:
    pytest.importorskip("pypdfium2")
    pages = [
        ["The Gull", f"Ana: Why {word}?", f"Bo: {word}.", str(at)] for at, word in enumerate(("one", "two", "three"))
    ]
    assert [line for line in read(minimal(*pages), "a.pdf").lines if line] == [
        "Ana: Why one?", "Bo: one.", "Ana: Why two?", "Bo: two.", "Ana: Why three?", "Bo: three.",
    ]  # fmt: skip


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"", b"\0" * 100])
def test_a_real_damaged_one(data: bytes) -> None:
    pytest.importorskip("pypdfium2")
    with pytest.raises(ParseError, match="damaged"):
        read(data, "a.pdf")
