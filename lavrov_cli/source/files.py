"""Paths to transcripts: find, read, decode; the only module that touches the disk, and it never writes.

Bytes are strict: a file that does not decode is refused with its place and a cure, never shown as mojibake.
"""

import codecs
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..errors import LavrovError, LoadError, ParseError
from ..model import Transcript
from ..safe import safe_line, shorten
from .pairs import parse

MOST_BYTES = 512 << 20
"""A text above this is no transcript; an endless one must end somewhere."""

SUFFIXES = (".txt", ".md")

_MARKS = (  # UTF-32 before UTF-16, whose mark is its first half
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def bundled() -> Path:
    """Return the folder of the transcripts that come with the program: in the wheel beside us, else in the checkout."""
    package = Path(__file__).parent.parent
    inside = package / "transcripts"
    return inside if inside.is_dir() else package.parent / "transcripts"


def find(paths: Sequence[str]) -> list[str | LoadError]:
    """List the files that the paths name, each once, in the order given; a folder gives its files in name order.

    Args:
        paths: files, folders (searched recursively for *.txt and *.md, hidden ones apart), `-` for standard input.

    Returns:
        Paths, and in the place of what cannot be looked at, the error.
    """
    found: dict[str, str | LoadError] = {}
    for path in paths:
        for entry in _look(path):
            found.setdefault(str(entry) if isinstance(entry, LoadError) else _normal(entry), entry)
    return list(found.values())


def check_encoding(name: str) -> None:
    """Raise a LavrovError if Python knows no text encoding of that name."""
    try:
        b"a".decode(name or "utf-8")
    except (LookupError, ValueError) as error:
        raise LavrovError(f"no encoding is called '{shorten(name)}'; try cp1251, koi8-r, cp1252 or utf-16") from error


def load(files: Iterable[str | LoadError], *, encoding: str = "", asker: str = "") -> Iterator[Transcript | ParseError]:
    """Read and parse files, one at a time; one bad file does not hide the others.

    Args:
        files: what `find` gave.
        encoding: of files without a byte-order mark; empty for UTF-8.
        asker: part of the label of those who ask, where no label says so.

    Yields:
        A transcript, or in its place the error.
    """
    files = list(files)
    names = name_all([file for file in files if isinstance(file, str)])
    for file in files:
        yield file if isinstance(file, LoadError) else _load_one(file, names[file], encoding, asker)


def read_text(path: str, encoding: str = "") -> str:
    """Read and decode one file, or `-`; raises a LoadError."""
    shown = _shown(path)
    return decode(_read(path, shown), path=shown, encoding=encoding)


def name_all(paths: Sequence[str]) -> dict[str, str]:
    """Give each path a name of its own: its stem, or the shortest end of the path that tells it apart."""
    names = {path: _tail(path, 1) for path in paths}
    length = 1
    while True:
        owners: dict[str, list[str]] = {}
        for path, name in names.items():
            owners.setdefault(name, []).append(path)
        twins = [path for group in owners.values() if len(group) > 1 for path in group]
        length += 1
        longer = {path: _tail(path, length) for path in twins}
        if not any(longer[path] != names[path] for path in twins):
            return names | {path: f"{names[path]}~{number}" for number, path in enumerate(twins, 1)}
        names |= longer


def _load_one(path: str, name: str, encoding: str, asker: str) -> Transcript | ParseError:
    try:
        return parse(read_text(path, encoding), name=name, path=_shown(path), asker=asker)
    except ParseError as error:
        return error
    except MemoryError:
        return LoadError(shorten(_shown(path)), 0, "too large for the memory there is")


def decode(data: bytes, *, path: str, encoding: str = "") -> str:
    """Decode a file's bytes strictly; line ends become line feeds.

    Args:
        data: the whole file; a byte-order mark names its own encoding.
        path: for messages.
        encoding: of data without a mark; empty for UTF-8.

    Raises:
        LoadError: with the line from 1 and the byte's offset from 0.
    """
    mark, known = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", encoding or "utf-8"))
    if not mark and not encoding and (at := data.find(b"\0")) >= 0:
        reason = f"a NUL byte at offset {at}, so not plain text; save it as UTF-8 text"
        raise LoadError(shorten(path), data.count(b"\n", 0, at) + 1, reason)
    try:
        text = data[len(mark) :].decode(known)
    except UnicodeError as error:
        at = len(mark) + (error.start if isinstance(error, UnicodeDecodeError) else 0)
        cure = f"add --encoding {_guess(data)}" if known == "utf-8" and not mark else "see --encoding"
        byte = f"byte 0x{data[at]:02x} at offset {at}" if at < len(data) else f"the end, offset {at},"
        reason = f"{byte} is not {known.upper()}; if it is another encoding, {cure}"
        raise LoadError(shorten(path), data.count(b"\n", 0, at) + 1, reason) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _guess(data: bytes) -> str:
    """Name the likeliest 8-bit encoding: in the right Cyrillic one nearly all letters are lower case."""
    high = [byte for byte in data[: 1 << 16] if byte >= 0x80]
    if len(high) * 3 <= sum(chr(byte).isalpha() for byte in data[: 1 << 16] if byte < 0x80):
        return "cp1252"
    sample = bytes(high)
    return max(("cp1251", "koi8-r"), key=lambda name: sum(map(str.islower, sample.decode(name, "ignore"))))


def _read(path: str, shown: str) -> bytes:
    if not path:
        raise LoadError("''", 0, "no such file; give a file, a folder or - for standard input")
    try:
        descriptor = 0 if path == "-" else os.open(_raw(path), os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            return _drain(descriptor, shown)
        finally:
            if descriptor:
                os.close(descriptor)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        said = error.strerror if isinstance(error, OSError) else "no such file"
        raise LoadError(shorten(shown), 0, f"{said}; check the path") from error


def _drain(descriptor: int, shown: str) -> bytes:
    status = os.fstat(descriptor)
    too_large = LoadError(shorten(shown), 0, f"more than {MOST_BYTES >> 20} MiB; split it")
    if stat.S_ISREG(status.st_mode) and status.st_size > MOST_BYTES:
        raise too_large
    blocks: list[bytes] = []
    size = 0
    while block := os.read(descriptor, 1 << 20):
        blocks.append(block)
        size += len(block)
        if size > MOST_BYTES:
            raise too_large
        if len(blocks) == 1 and b"\0" in block and not block.startswith(tuple(mark for mark, _ in _MARKS)):
            break  # not text, and perhaps endless (/dev/zero): `decode` says so of what there is
    return b"".join(blocks)


def _look(path: str) -> Sequence[str | LoadError]:
    if path == "-" or not os.path.isdir(_raw(path)):
        return [path]
    return list(_walk(path)) or [LoadError(shorten(_shown(path)), 0, "no *.txt or *.md in this folder")]


def _walk(folder: str) -> Iterator[str | LoadError]:
    """Yield a folder's transcripts; links to folders are not followed, what is no file is passed over."""
    try:
        with os.scandir(_raw(folder)) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield LoadError(shorten(_shown(folder)), 0, f"{error.strerror}; the folder cannot be read")
        return
    for entry in entries:
        name = os.fsencode(entry.name).decode("utf-8", "surrogateescape")
        path = os.path.join(folder, name)
        if name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path)
        elif name.endswith(SUFFIXES) and _is_readable_file(entry):
            yield path


def _is_readable_file(entry: os.DirEntry[bytes]) -> bool:
    """Pass over pipes and sockets, which would hang; keep broken links, so that reading them tells."""
    try:
        return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))
    except OSError:
        return True


def _tail(path: str, length: int) -> str:
    """Return the last parts of a path, without suffix: `tass/2025-11-09` of `archive/tass/2025-11-09.txt`."""
    if path == "-":
        return "stdin"
    parts = [part for part in _normal(path).split("/") if part]
    return safe_line(_text("/".join([*parts[-length:-1], os.path.splitext(parts[-1])[0]] if parts else [path])))


def _normal(path: str) -> str:
    return os.path.normpath(path) if path else path


def _raw(path: str) -> bytes:
    """Return the very bytes of a path, whatever the locale says."""
    return path.encode("utf-8", "surrogateescape")


def _shown(path: str) -> str:
    """Write a path for messages and records."""
    return "standard input" if path == "-" else safe_line(_text(path))


def _text(path: str) -> str:
    """Write a path for people, bytes that are not UTF-8 as hexadecimal escapes."""
    return _raw(path).decode("utf-8", "backslashreplace")
