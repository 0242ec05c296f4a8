"""Bytes to text, strictly: what does not decode is refused with its place and a cure, never shown as mojibake."""

import codecs
from contextlib import suppress

from ..errors import LavrovError, LoadError
from ..safe import shorten

_MARKS = (  # UTF-32 before UTF-16, whose mark is its first half
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


FEWEST_TELLING = 30
"""Bytes that are no ASCII, from which on chardet is asked."""
SAMPLE, WIDE_ONE_IN = 4096, 20
"""Bytes by which UTF-16 is told, an even number, and of which one in so many is NUL."""


def check_encoding(name: str) -> None:
    """Raise a LavrovError if Python knows no text encoding of that name."""
    try:
        "a".encode(name or "utf-8").decode(name or "utf-8")
    except (LookupError, ValueError) as error:
        raise LavrovError(f"no encoding is called '{shorten(name)}'; try cp1251, koi8-r, cp1252 or utf-16") from error


def is_wide(data: bytes) -> bool:
    """Return whether data is UTF-16 or UTF-32: by its byte-order mark, or by where its NULs are."""
    return _find_mark(data) is not None or _find_wide(data) is not None


def decode(data: bytes, *, path: str, encoding: str = "") -> str:
    """Decode a file's bytes strictly; line ends become line feeds.

    Args:
        data: the whole file; a byte-order mark names its own encoding.
        path: for messages.
        encoding: of data without a mark that is not UTF-8; empty for UTF-8.

    Raises:
        LoadError: with the line from 1 and the byte's offset from 0.
    """
    encoding = "" if encoding and _is_utf_8(data) else encoding
    mark, known = _find_mark(data) or (b"", encoding or _find_wide(data) or "utf-8")
    at = -1 if mark or known != "utf-8" else data.find(b"\0")
    if at >= 0:
        raise _refuse(data, at, path, f"a NUL byte at offset {at}, so not plain text; save it as UTF-8 text")
    try:
        text = data[len(mark) :].decode(known)
    except UnicodeError as error:
        at = len(mark) + (error.start if isinstance(error, UnicodeDecodeError) else 0)
        cure = f"add --encoding {_guess(data)}" if known == "utf-8" and not mark else "see --encoding"
        reason = f"{_name_byte(data, at)} is not {known.upper()}; if it is another encoding, {cure}"
        raise _refuse(data, at, path, reason) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_utf_8(data: bytes) -> bool:
    """Return whether data is UTF-8, and neither of seven bits, as some encodings are, nor of two bytes a letter."""
    if b"\0" in data or data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _name_byte(data: bytes, at: int) -> str:
    return f"byte 0x{data[at]:02x} at offset {at}" if at < len(data) else f"the end, offset {at},"


def _find_mark(data: bytes) -> tuple[bytes, str] | None:
    """Return the byte-order mark of data and the encoding that it names; None if it has none."""
    return next((pair for pair in _MARKS if data.startswith(pair[0])), None)


def _find_wide(data: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark; None if it is none.

    One byte in two of each blank, line end and letter of the first 256 is NUL, and it is always the same one.
    """
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if (even and odd) or (even + odd) * WIDE_ONE_IN < len(sample) or len(data) % 2 or not sample:
        return None
    name = "utf-16-be" if even else "utf-16-le"
    try:
        codecs.getincrementaldecoder(name)().decode(sample)
    except UnicodeError:
        return None
    return name


def _refuse(data: bytes, at: int, path: str, reason: str) -> LoadError:
    return LoadError(shorten(path), data.count(b"\n", 0, at) + 1, reason)


def _guess(data: bytes) -> str:
    """Name the likeliest encoding: by chardet, if it is there and has enough to go by, else one of one byte a letter.

    In the right Cyrillic one nearly all letters are lower case.
    """
    sample = data[: 1 << 16]
    high = [byte for byte in sample if byte >= 0x80]
    if len(high) >= FEWEST_TELLING:
        with suppress(ImportError):
            from chardet import detect

            return str(detect(sample)["encoding"]).lower()
    if len(high) * 3 <= sum(chr(byte).isalpha() for byte in sample if byte < 0x80):
        return "cp1252"
    return max(("cp1251", "koi8-r"), key=lambda name: sum(map(str.islower, bytes(high).decode(name, "ignore"))))
