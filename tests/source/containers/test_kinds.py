"""Kinds: content counts before the name, text stays text, and what is not read is named with the way out."""

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavrov_cli.errors import ParseError
from lavrov_cli.source.containers import TEXTUAL, Kind, find_charset, read, sniff
from lavrov_cli.source.containers.paragraphs import clock, read_seconds

from .archives import docx, odt, pack, pack_parts

DOCX = docx("<w:p><w:r><w:t>One</w:t></w:r></w:p>")
ODT = odt("<text:p>One</text:p>")


@pytest.mark.parametrize(
    ("text", "path", "kind"),
    [
        ("Q: Why?\nA: So.", "a.txt", "text"),
        ("", "a.txt", "text"),
        ("", "a.vtt", "text"),
        ("00:01 --> later\nQ: Why?", "a.txt", "text"),
        ("Intro\n\n1\n00:00:01,000 --> 00:00:02,000\nx", "a.txt", "text"),
        ("Intro\n\n1\n00:00:01,000 --> 00:00:02,000\nx", "a.SRT", "subtitles"),
        ("WEBVTT is a format. Q: Why?", "a.txt", "subtitles"),
        ("WEBVTTs are formats", "a.txt", "text"),
        ("WEBVTT\r\n\r\n", "a.txt", "subtitles"),
        ("\ufeffWEBVTT", "a", "subtitles"),
        ("1\r\n00:00:01,000 --> 00:00:02,000\r\nx", "a.txt", "subtitles"),
        ("00:01.000 --> 00:02.000\nx", "-", "subtitles"),
        ("[Music] Q: Why?", "a.txt", "text"),
        ("[Ana]: Why?", "a.json", "json"),
        ("{laughs} Q: Why?", "a.txt", "text"),
        ("[00:01] Ana: Why?", "a.txt", "text"),
        ('["So", she said]', "a.txt", "text"),
        ('{\n "a": 1}', "a.txt", "json"),
        ('[\n {"speaker": "Ana"', "a.txt", "json"),
        ("[{}]", "a", "json"),
        ("3", "a.json", "text"),
        ("<!DOCTYPE html><html>", "a.txt", "html"),
        ("<?xml version='1.0'?>\n<!-- x -->\n<html xmlns='x'>", "a.xml", "html"),
        ("<p>x</p>", "a.txt", "html"),
        ("One</p> two", "a.txt", "html"),
        ("<div align=center>\n\n# Title", "a.md", "text"),
        ("<!DOCTYPE html><html>", "a.md", "html"),
        ("<custom>x", "a.htm", "html"),
        ("<custom>x", "a.txt", "text"),
        ("no tag", "a.html", "text"),
        ("<https://example.org/> Q: Why?", "a.txt", "text"),
        ("speaker,text\nAna,Why?", "a.txt", "table"),
        ('"Speaker"\t"Start time"\t"Text"\n', "-", "table"),
        ("Speaker, so to say, had a text; who, then?", "a.txt", "text"),
        ("Name, who, then\n", "a.txt", "text"),
        ("Q: who, me?\n", "a.txt", "text"),
        ("x,y", "a.CSV", "table"),
        ("one %PDF-1.4 two", "a.txt", "text"),
        ("%PDF-1.4", "a.txt", "pdf"),
        ("\n%PDF-1.4", "a.pdf", "pdf"),
        ("\0%PDF-1.4", "a.txt", "pdf"),
        ("\0\0", "a.txt", "text"),
        ("<?xml version='1.0'?><TEI>", "a.txt", "refused"),
        ("<akomaNtoso xmlns='x'>", "a.html", "refused"),
        ("<tei:TEI xmlns:tei='x'>", "a.txt", "refused"),
        ("{\\rtf1 x}", "a.txt", "refused"),
    ],
)
def test_text_kinds(text: str, path: str, kind: Kind) -> None:
    assert sniff(text.encode(), path) == kind


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_marked_encodings_are_seen_through(encoding: str) -> None:
    assert sniff("WEBVTT\r\n\r\n".encode(encoding), "a") == "subtitles"
    assert sniff("Q: Why?".encode(encoding), "a") == "text"


def test_utf_16_with_its_big_end_first() -> None:
    assert sniff(b"\xfe\xff" + "<html>".encode("utf-16-be"), "a") == "html"


@pytest.mark.parametrize(
    ("data", "path", "kind"),
    [
        (DOCX, "a.txt", "docx"),
        (DOCX[:100], "a.docx", "docx"),
        (ODT, "a.txt", "odt"),
        (pack(content_xml="x"), "a.odt", "odt"),
        (b"PK\x03\x04", "a.odt", "odt"),
        (b"PK\x03\x04", "a.docx", "docx"),
        (b"PK\x03\x04", "a.txt", "refused"),
    ],
    ids=["Word", "cut Word", "ODT", "without mimetype", "cut ODT by suffix", "cut Word by suffix", "neither"],
)
def test_archives(data: bytes, path: str, kind: Kind) -> None:
    assert sniff(data, path) == kind


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<?xml version='1.0'?><TEI/>", "this is XML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file, or one with a password"),
        (b"{\\rtf1", "this is RTF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"RIFF\0\0\0\nWEBPVP8", "a picture"),
        (b"\0\0\0 ftypheic", "a picture"),
        (b"ID3\x04", "a recording.*whisperx"),
        (b"\xff\xfb\x90", "a recording"),
        (b"RIFF\n\0\0\0WAVEfmt", "a recording"),
        (b"\0\0\0 ftypM4A ", "a recording"),
        (b"\0\0\0\nftypisom", "a recording"),
        (b"OggS\0", "a recording"),
        (b"fLaC\0", "a recording"),
        (b"\x1aE\xdf\xa3", "a recording"),
        (b"\x1f\x8b\x08", "an archive; unpack it"),
        (pack_parts({"mimetype": "application/epub+zip"}), "an e-book, EPUB.*pandoc"),
        (pack(xl__workbook_xml="x"), "a spreadsheet; save it as CSV"),
        (pack(ppt__slide_xml="x"), "slides"),
        (pack(a_txt="x"), "a zip archive without"),
    ],
)
def test_what_is_not_read_is_named(data: bytes, reason: str) -> None:
    assert sniff(data, "a.txt") == "refused"
    with pytest.raises(ParseError, match=reason) as caught:
        read("refused", data, "", "a.txt")
    assert (caught.value.path, caught.value.line) == ("a.txt", 0)


@pytest.mark.parametrize(
    ("kind", "data", "text"),
    [
        ("subtitles", b"", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>One"),
        ("html", b"", "<p>One"),
        ("json", b"", '[{"speaker": "Ana", "text": "One"}]'),
        ("table", b"", "speaker,text\nAna,One"),
        ("docx", DOCX, ""),
        ("odt", ODT, ""),
    ],
)
def test_each_kind_has_its_reader(kind: Kind, data: bytes, text: str) -> None:
    assert read(kind, data, text, "a").lines == ["One"]
    assert (kind in TEXTUAL) == bool(text)


def test_pdf_has_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ParseError, match="this is a PDF"):
        read("pdf", b"%PDF-", "", "a")


def test_no_reader_is_imported_before_it_is_called() -> None:
    heavy = {"html", "zipfile", "csv", "json", "xml.parsers.expat", "xml", "hypothesis"}
    code = f"""if True:
        import sys
        before = set(sys.modules)
        import lavrov_cli.source.containers as containers
        containers.sniff(b"Ana: Why, then?" * 1000, "a.txt")
        print(sorted({heavy!r} & (set(sys.modules) - before)))"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize(
    "text",
    [
        "Ana: Why?\n" * 100_000,
        "<" * 100_000,
        " " * 100_000,
        "<!--" * 50_000,
        "1\n" * 50_000,
        "a," * 50_000,
        "<a " * 30_000,
    ],
)
def test_ten_thousand_texts_are_judged_in_seconds(text: str) -> None:
    data = text.encode()
    before = time.process_time()
    for _ in range(200):
        sniff(data, "a.txt")
    assert time.process_time() - before < 1


@given(st.binary(max_size=60), st.sampled_from(["a.txt", "a.docx", "a.srt", "a.json", "-", ""]))
def test_any_bytes_are_of_some_kind(data: bytes, path: str) -> None:
    kind = sniff(data, path)
    if kind == "refused":
        with pytest.raises(ParseError):
            read(kind, data, "", path)


@pytest.mark.parametrize(
    ("text", "seconds", "written"),
    [
        ("1:02:03.5", 3723.5, "1:02:03"),
        ("02:03", 123, "0:02:03"),
        ("3,5s", 3.5, "0:00:03"),
        ("[0:07]", 7, "0:00:07"),
        ("late", -1, ""),
        ("", -1, ""),
    ],
)
def test_times(text: str, seconds: float, written: str) -> None:
    assert read_seconds(text) == seconds
    assert clock(read_seconds(text)) == written


@pytest.mark.parametrize("seconds", [float("inf"), float("nan"), -0.5])
def test_what_is_no_time_is_not_written(seconds: float) -> None:
    assert clock(seconds) == ""


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        ('<meta charset="windows-1251">', "windows-1251"),
        ("<META http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"),
        ("<meta charset=nosuch>", ""),
        ("<meta charset=base64>", ""),
        ("<p>charset=koi8-r</p>", ""),
    ],
)
def test_a_page_names_its_encoding(head: str, charset: str) -> None:
    assert find_charset(f"<html>{head}Вопрос".encode("cp1251")) == charset
    assert find_charset(f"<html>{head}Вопрос".encode()) == ""
