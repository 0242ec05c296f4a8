"""Word processors' files for the tests, written by hand."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "fo")
)


def pack(**parts: str | bytes) -> bytes:
    """A zip archive; in the names `__` is a slash and `_` a dot."""
    return pack_parts({name.replace("__", "/").replace("_", "."): part for name, part in parts.items()})


def pack_parts(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part, zipfile.ZIP_STORED if name == "mimetype" else None)
    return file.getvalue()


def docx(body: str, **parts: str) -> bytes:
    return pack(word__document_xml=f"<w:document {W}><w:body>{body}</w:body></w:document>", **parts)


def odt(body: str, styles: str = "", **parts: str) -> bytes:
    content = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
    return pack_parts(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF}>{content}</office:document-content>",
            **{name.replace("__", "/").replace("_", "."): part for name, part in parts.items()},
        }
    )
