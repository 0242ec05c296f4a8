"""Word: the text as one reads it with all changes accepted, and no file that does harm."""

import pytest

from lavrov_cli.errors import ParseError
from lavrov_cli.source.containers import archive
from lavrov_cli.source.containers.word import read
from lavrov_cli.source.document import Known

from .archives import W, docx, pack, pack_parts


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (p(r("One "), r("two")) + p() + p(r("Three")), ["One two", "Three"]),
        (p("<w:ins>" + r("in") + "</w:ins><w:del>" + r("x") + "</w:del><w:moveFrom>" + r("x") + "</w:moveFrom>", r("!")), ["in!"]),
        (p("<w:r><w:delText>x</w:delText></w:r><w:moveTo>" + r("One") + "</w:moveTo>"), ["One"]),
        (p("<w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>3</w:t><w:noBreakHyphen/><w:cr/></w:r>"), ["One", "two\t3\u2011"]),
        (p("<w:r><w:instrText>PAGE</w:instrText></w:r>", "<w:fldSimple w:instr='x'>" + r("7") + "</w:fldSimple>"), ["7"]),
        (p(r("One"), "<w:r><w:footnoteReference w:id='1'/></w:r><w:commentReference/>", r(".")), ["One."]),
        (p(r("x", "<w:vanish/>"), r("One", "<w:vanish w:val='0'/>")), ["One"]),
        (p(r("One"), properties="<w:tabs><w:tab/></w:tabs><w:rPr><w:vanish/></w:rPr>"), ["One"]),
        (p("<w:hyperlink>" + r("One") + "</w:hyperlink> <w:sdt> <w:sdtContent>" + r("two") + "</w:sdtContent></w:sdt>"), ["Onetwo"]),
        (p("<w:r><w:txbxContent>" + p(r("Box")) + "</w:txbxContent></w:r><w:Fallback>" + p(r("Box")) + "</w:Fallback>", r("One")), ["Box", "One"]),
        (p(r("Вопрос &amp; a\u00a0b")), ["Вопрос & a\u00a0b"]),
        (table((p(r("a")), p(r("b")), p(r("c"))), (p(r("d")),)), ["a", "b", "c", "d"]),
        (table((p(r("a")), table((p(r("b")),), (p(r("c")),))),) + p(r("d")), ["b", "c", "d"]),
        ("<w:tbl/><w:tbl><w:tc>" + p(r("a")) + "</w:tc><w:tr>" + p(r("b")) + "</w:tr></w:tbl><w:t>x</w:t>", ["a", "b"]),
    ],
)  # fmt: skip
def test_paragraphs(body: str, lines: list[str]) -> None:
    document = read(docx(body), "a.docx")
    assert document.lines == lines
    assert document.paragraphs


def test_styles() -> None:
    styles = "".join(
        f"<w:style w:styleId='{key}'><w:name w:val='{name}'/></w:style>"
        for key, name in (("a", "Normal"), ("b", "heading 1"), ("c", "Title"))
    )
    body = (
        p(r("One"), properties="<w:pStyle w:val='b'/>")
        + p(r("Two"), properties="<w:pStyle w:val='a'/><w:outlineLvl w:val='9'/>")
        + p(r("Three"), properties="<w:outlineLvl w:val='1'/>")
        + p(r("Four", "<w:b/>"), r(" "), r("x", "<w:b w:val='true'/>"), r("y", "<w:rStyle w:val='Strong'/>"))
        + p(r("Five:", "<w:b/>"), r(" six", "<w:b w:val='false'/>"))
        + p(r("Seven"), properties="<w:pStyle w:val='c'/>")
    )
    document = read(docx(body, word__styles_xml=f"<w:styles {W}>{styles}</w:styles>"), "a.docx")
    heading, bold = Known(style="heading"), Known(style="bold")
    assert document.known == {0: heading, 2: heading, 3: bold, 5: heading}


def test_a_table_of_speakers_and_texts() -> None:
    document = read(
        docx(table((p(r("Ana:")), p(r("Why?")) + p(r("Now?"))), (p(r("Bo")), p(r("So.", "<w:b/>"))))), "a.docx"
    )
    assert document.lines == ["Why?", "Now?", "So."]
    assert document.known == {0: Known("Ana"), 1: Known("Ana"), 2: Known("Bo", style="bold")}


def test_a_table_with_a_long_first_cell_is_none_of_speakers() -> None:
    document = read(docx(table((p(r("Ana")), p(r("b"))), (p(r("c" * 61)), p(r("d"))))), "a.docx")
    assert document.lines == ["Ana", "b", "c" * 61, "d"]
    assert not document.known


def test_the_body_may_have_another_name_and_the_title_is_known() -> None:
    renamed = pack_parts(
        {
            "_rels/.rels": "<Relationships><Relationship Type='x' Target='y'/><Relationship Type='http://x/officeDocument' Target='/word/document2.xml'/></Relationships>",
            "word/document2.xml": f"<w:document {W}>{p(r('One'))}</w:document>",
            "docProps/core.xml": "<c xmlns:dc='d'><dc:title>A\nB</dc:title><dc:creator>x</dc:creator></c>",
        }
    )
    document = read(renamed, "a.docx")
    assert document.lines == ["One"]
    assert document.facts == {"title": "A B"}


def test_numbers_are_those_of_paragraphs() -> None:
    assert read(docx(p(r("a")) + p() + p("<w:r><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>")), "a").numbers == [1, 3, 3]


def encrypted() -> bytes:
    data = bytearray(docx(p(r("One"))))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def bomb(true_size: int, said_size: int) -> bytes:
    data = bytearray(docx("<w:p>" + " " * true_size + "</w:p>"))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = said_size.to_bytes(4, "little") if said_size else data[at : at + 4]
    return bytes(data)


ENTITIES = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04", "damaged"),
        (docx(p(r("One")))[:-30], "damaged"),
        (docx(p(r("One"))).replace(b"word/document.xml", b"word/documenx.xml", 1), "damaged"),
        (docx("<w:p>"), "damaged XML inside"),
        (pack(word__document_xml="<?xml version='1.0' encoding='klingon'?><a/>"), "damaged XML inside"),
        (pack(word__document_xml="<a>\0</a>"), "damaged XML inside"),
        (encrypted(), "encrypted"),
        (pack(other_xml="<a/>"), "without a Word document"),
        (pack(word__document_xml=""), "without a Word document"),
        (pack(word__document_xml=f"{ENTITIES}<w:document {W}>&b;</w:document>"), "declares entities"),
        (docx("", docProps__core_xml=f"{ENTITIES}<a/>"), "declares entities"),
        (bomb(70 << 20, 0), "unpacks to more than"),
        (bomb(11 << 20, 0), "unpacks to more than"),
        (bomb(70 << 20, 1000), "damaged"),
    ],
    ids=range(15),
)
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ParseError, match=reason) as caught:
        read(data, "a.docx")
    assert caught.value.path == "a.docx"
    assert "\n" not in str(caught.value)


def test_a_part_that_says_it_is_well_packed_is_measured() -> None:
    data = bytearray(docx("<w:p>" + " " * (11 << 20) + "</w:p>"))
    at = data.index(b"PK\x01\x02") + 20
    data[at : at + 4] = (1 << 20).to_bytes(4, "little")
    with pytest.raises(ParseError, match=r"unpacks to more than|damaged"):
        read(bytes(data), "a.docx")


@pytest.mark.parametrize("step", range(40))
def test_a_file_cut_or_changed_anywhere_is_read_or_refused(step: int) -> None:
    data = bytearray(docx(p(r("One")) * 20))
    data[len(data) * step // 40] ^= 0xFF
    for hurt in (bytes(data), bytes(data[: len(data) * step // 40])):
        try:
            read(hurt, "a.docx")
        except ParseError as error:
            assert error.path == "a.docx"


def test_nested_elements_are_read_without_recursion() -> None:
    assert read(docx("<w:sdt>" * 20_000 + p(r("One")) + "</w:sdt>" * 20_000), "a.docx").lines == ["One"]


def test_the_events_of_no_data_are_none() -> None:
    assert list(archive.read_events(b"", "a")) == []
