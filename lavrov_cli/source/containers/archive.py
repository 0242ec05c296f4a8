"""Parts of a zip archive, and the events of their XML, read so that no file can exhaust memory or bring in another."""

import zipfile
import zlib
from collections.abc import Container, Iterable, Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from xml.parsers import expat

from ...errors import ParseError

MOST_BYTES = 64 << 20
"""Of one part, unpacked."""
MOST_RATIO = 200
"""Of unpacked to packed bytes, in a part of more than `FREE_BYTES`; text in Word's XML has 10 to 50."""
FREE_BYTES = 10 << 20
_BLOCK = 1 << 16


class Event(NamedTuple):
    """A start tag, an end tag or a text of XML."""

    kind: str
    """`<`, `/`, or empty of a text."""
    name: str = ""
    """Of the element, without namespace."""
    text: str = ""
    attributes: Mapping[str, str] = {}
    """Of a start tag, their names without namespace."""


def read_part(data: bytes, name: str, path: str) -> bytes:
    """Read one part of an archive; nothing if it is not there.

    Raises:
        ParseError: the archive is damaged or encrypted, or the part too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            info = archive.NameToInfo.get(name)
            if not info:
                return b""
            if info.flag_bits & 1:
                raise ParseError(path, 0, "encrypted; save it without a password")
            _check_size(info.file_size, info.compress_size, path)
            with archive.open(info) as part:
                unpacked = part.read(MOST_BYTES + 1)
            _check_size(len(unpacked), min(info.compress_size, len(data)), path)
            return unpacked
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise ParseError(path, 0, f"damaged: {error or 'it ends early'}; save it anew") from error


def _check_size(unpacked: int, packed: int, path: str) -> None:
    if unpacked > MOST_BYTES or (unpacked > FREE_BYTES and unpacked > MOST_RATIO * packed):
        raise ParseError(path, 0, f"a part of it unpacks to more than {FREE_BYTES >> 20} MiB, as no transcript does")


def read_events(data: bytes, path: str, skipped: Container[str] = ()) -> Iterator[Event]:
    """Yield the events of XML, without what is inside the elements whose names are skipped.

    Raises:
        ParseError: damaged, or it declares a document type or entities.
    """
    events: list[Event] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(name: str, attributes: Mapping[str, str]) -> None:
        events.append(Event("<", _local(name), "", {_local(key): value for key, value in attributes.items()}))

    def refuse(*_: object) -> None:
        raise ParseError(path, 0, "its XML declares entities, as no word processor does; save it anew")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: events.append(Event("/", _local(name)))
    parser.CharacterDataHandler = lambda text: events.append(Event("", "", text))
    parser.StartDoctypeDeclHandler = refuse
    return _skip(_feed(parser, events, data, path), skipped)


def _feed(parser: expat.XMLParserType, events: list[Event], data: bytes, path: str) -> Iterator[Event]:
    for at in range(0, len(data), _BLOCK):
        try:
            parser.Parse(data[at : at + _BLOCK], at + _BLOCK >= len(data))
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise ParseError(path, 0, f"damaged XML inside ({error}); save it anew") from error
        yield from events
        events.clear()


def _skip(events: Iterable[Event], skipped: Container[str]) -> Iterator[Event]:
    depth = 0
    for event in events:
        if event.kind == "<" and (depth or event.name in skipped):
            depth += 1
        elif event.kind == "/" and depth:
            depth -= 1
        elif not depth:
            yield event


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
