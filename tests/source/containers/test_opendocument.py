"""OpenDocument: the same as of Word."""

import pytest

from lavrov_cli.errors import ParseError
from lavrov_cli.source.containers.opendocument import read
from lavrov_cli.source.document import Known

from .archives import odt, pack


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<text:p>One\n <text:span>two</text:span></text:p><text:p/><text:p>Three</text:p>", ["One two", "Three"]),
        (
            "<text:p>a<text:s/>b<text:s text:c='3'/>c<text:s text:c='x'/>d<text:tab/>e<text:line-break/>f</text:p>",
            ["a b   c d\te", "f"],
        ),
        ("<text:p>a<text:s text:c='99999999'/>b</text:p>", ["a" + " " * 1000 + "b"]),
        ("<text:tracked-changes><text:p>x</text:p></text:tracked-changes><text:p>On<text:change/>e</text:p>", ["One"]),
        ("<text:p>One<text:note><text:note-body><text:p>x</text:p></text:note-body></text:note>.</text:p>", ["One."]),
        (
            "<text:p>One<office:annotation><text:p>x</text:p></office:annotation><text:soft-page-break/>.</text:p>",
            ["One."],
        ),
        ("<text:list> <text:list-item><text:p>One</text:p></text:list-item></text:list>", ["One"]),
        ("<text:p><text:a>One</text:a><text:span text:style-name='H'>x</text:span></text:p>", ["One"]),
    ],
)
def test_paragraphs(body: str, lines: list[str]) -> None:
    hidden = "<style:style style:name='H'><style:text-properties text:display='none'/></style:style>"
    assert read(odt(body, hidden), "a.odt").lines == lines


def test_styles_and_tables() -> None:
    bold = "<style:style style:name='B'><style:text-properties fo:font-weight='bold'/></style:style>"
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = "".join(
        f"<table:table-row>{cell.format(a)}{cell.format(b)}</table:table-row>"
        for a, b in (("Ana", "Why?"), ("Bo", "So."))
    )
    body = (
        "<text:h>One</text:h><text:p text:style-name='B'>Two</text:p><text:p><text:span text:style-name='B'>Three:</text:span> 4</text:p>"
        f"<table:table>{rows}</table:table>"
    )
    document = read(odt(body, bold, meta_xml="<a xmlns:dc='d'><dc:title>A</dc:title></a>"), "a.odt")
    assert document.lines == ["One", "Two", "Three: 4", "Why?", "So."]
    assert document.known == {0: Known(style="heading"), 1: Known(style="bold"), 3: Known("Ana"), 4: Known("Bo")}
    assert document.facts == {"title": "A"}
    assert document.numbers == [1, 2, 3, 5, 7]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odt("", META__INF="x"), ""),
        (pack(other="x"), "without an OpenDocument text"),
        (odt("</x>"), "damaged XML"),
        (b"PK", "damaged"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    if not reason:
        assert read(data, "a.odt").lines == []
        return
    with pytest.raises(ParseError, match=reason):
        read(data, "a.odt")


def test_an_encrypted_one_is_refused() -> None:
    from .archives import pack_parts

    with pytest.raises(ParseError, match="encrypted"):
        read(pack_parts({"META-INF/manifest.xml": "<manifest:encryption-data/>", "content.xml": b"\x01\x02"}), "a.odt")
