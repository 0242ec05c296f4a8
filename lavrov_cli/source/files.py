"""Paths to transcripts: find files, name and read them; the only module that touches the disk, and it never writes."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import LoadError, ParseError, PassedOverError
from ..model import Transcript
from ..safe import safe_line, shorten
from . import containers, texts, toml
from .document import Document
from .encodings import decode, is_wide
from .pairs import assemble
from .settings import NOTHING, Settings

MOST_BYTES = 512 << 20
"""A text above this is no transcript; an endless one must end somewhere."""

MOST_SETTINGS = 1 << 18
"""Bytes of a `lavrov.toml`; reading one takes time that can grow with the square of its length."""

SUFFIXES = (".txt", ".text", ".md", ".markdown", *containers.SUFFIXES)
"""Of files that are looked at in a folder, in small letters."""


_LISTED = ", ".join(f"*{suffix}" for suffix in SUFFIXES)


class File(NamedTuple):
    """A file that may be a transcript."""

    path: str
    """As the user wrote it, or below the folder that he named; `-` for standard input."""
    named: bool = True
    """Whether the user named it, not its folder."""
    settings: Settings = NOTHING
    """What the `lavrov.toml` beside it settles."""


def bundled() -> Path:
    """Return the folder of the transcripts that come with the program: in the wheel beside us, else in the checkout."""
    package = Path(__file__).parent.parent
    inside = package / "transcripts"
    return inside if inside.is_dir() else package.parent / "transcripts"


def find_files(paths: Sequence[str]) -> list[File | LoadError]:
    """List the files that the paths name, each once, in the order given; a folder gives its files in name order.

    Args:
        paths: files, folders (searched recursively for SUFFIXES, hidden ones apart), `-` for standard input.

    Returns:
        Files, without those that a `lavrov.toml` leaves out, and in the place of what cannot be looked at, the error;
        before the first file of a folder, the errors of its `lavrov.toml`.
    """
    found: dict[str, File | LoadError] = {}
    for path in paths:
        for entry in _look(path):
            key = str(entry) if isinstance(entry, LoadError) else _normal(entry.path)
            if key not in found or (isinstance(entry, File) and entry.named):
                found[key] = entry
    settled = list(_settle(found.values()))
    if found and not settled:
        return [LoadError(shorten(_shown(paths[0])), 0, f"{toml.NAME} leaves out all that is here")]
    return settled


def load_each(
    files: Iterable[File | LoadError],
    *,
    encoding: str = "",
    askers: Sequence[str] = (),
    wanted: Callable[[str], bool] | None = None,
) -> Iterator[Transcript | ParseError | None]:
    """Read and parse files, one at a time; one bad file does not hide the others.

    Args:
        files: what `find_files` gave.
        encoding: of files without a byte-order mark; empty for UTF-8.
        askers: parts of the labels of those who ask, where no label says so.
        wanted: tells by a file's text whether to parse it, where the user named its folder only; None for all.

    Yields:
        A transcript, or in its place the error (a `PassedOverError` where a folder was named and the file is no
        transcript), or None where it is not wanted.
    """
    files = list(files)
    names = name_all([file.path for file in files if isinstance(file, File)])
    for file in files:
        yield file if isinstance(file, LoadError) else _load_one(file, names[file.path], encoding, askers, wanted)


def read_text(path: str, encoding: str = "") -> str:
    """Read and decode one file, or `-`; raises a LoadError."""
    shown = _shown(path)
    return decode(_read_bytes(path, shown, encoding), path=shown, encoding=encoding)


def name_all(paths: Sequence[str]) -> dict[str, str]:
    """Give each path a name of its own: its stem, or the shortest end of the path that tells it apart.

    Paths that no end tells apart (`a.txt` and `a.md`) are numbered.
    """
    names = {path: _tail(path, 1) for path in paths}
    length = 1
    while twins := _find_twins(names):
        length += 1
        longer = {path: _tail(path, length) for path in twins}
        if longer.items() <= names.items():
            return names | {path: f"{names[path]}~{number}" for number, path in enumerate(twins, 1)}
        names |= longer
    return names


def _find_twins(names: Mapping[str, str]) -> list[str]:
    """List the paths that share their name with another, those of one name together."""
    owners: dict[str, list[str]] = {}
    for path, name in names.items():
        owners.setdefault(name, []).append(path)
    return [path for group in owners.values() if len(group) > 1 for path in group]


def _load_one(
    file: File, name: str, encoding: str, askers: Sequence[str], wanted: Callable[[str], bool] | None
) -> Transcript | ParseError | None:
    try:
        document = _read_document(file.path, encoding, None if file.named else wanted)
        return document and _assemble(document, file, name, askers)
    except LoadError as error:
        return error
    except ParseError as error:
        return error if file.named else PassedOverError(error.path, error.line, error.reason)
    except MemoryError:
        return LoadError(shorten(_shown(file.path)), 0, "too large for the memory there is")


def _assemble(document: Document, file: File, name: str, askers: Sequence[str]) -> Transcript:
    """Make a transcript; who asks elsewhere in a folder need not be in each of its files."""
    path = _shown(file.path)
    try:
        return assemble(document, name=name, path=path, askers=askers, settings=file.settings)
    except ParseError:
        if file.named or not askers:
            raise
        return assemble(document, name=name, path=path, settings=file.settings)


def _read_document(path: str, encoding: str, wanted: Callable[[str], bool] | None) -> Document | None:
    """Read one file of any kind; None where its text is not wanted."""
    shown = _shown(path)
    data = _read_bytes(path, shown, encoding)
    kind = containers.sniff(data, path)
    encoding = encoding or (containers.find_charset(data) if kind == "html" else "")
    text = decode(data, path=shown, encoding=encoding) if kind == "text" or kind in containers.TEXTUAL else ""
    if kind == "text":
        return texts.read(text) if not wanted or wanted(text) else None
    document = containers.read(kind, data, text, shown)
    return document if not wanted or wanted("\n".join(document.lines)) else None


def _read_bytes(path: str, shown: str, encoding: str) -> bytes:
    if not path:
        raise LoadError("''", 0, "no such file; give a file, a folder or - for standard input")
    try:
        descriptor = 0 if path == "-" else os.open(_raw(path), os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            return _drain(descriptor, shown, encoding)
        finally:
            if descriptor:
                os.close(descriptor)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        said = error.strerror if isinstance(error, OSError) else "no such file"
        raise LoadError(shorten(shown), 0, f"{said}; check the path") from error


def _drain(descriptor: int, shown: str, encoding: str) -> bytes:
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
        if len(blocks) == 1 and not encoding and b"\0" in block and _is_no_text(block, shown):
            break  # not text, and perhaps endless (/dev/zero): `decode` says so of what there is
    return b"".join(blocks)


def _is_no_text(block: bytes, path: str) -> bool:
    return containers.sniff(block, path) == "text" and not is_wide(block)


def _look(path: str) -> Sequence[File | LoadError]:
    if path == "-" or not os.path.isdir(_raw(path)):
        return [File(path)]
    return list(_walk_folder(path)) or [LoadError(shorten(_shown(path)), 0, f"no {_LISTED} in this folder")]


def _walk_folder(folder: str) -> Iterator[File | LoadError]:
    """Yield a folder's transcripts; links to folders are not followed, what is no file is passed over.

    Folders that are still to be looked at are on a stack, because they may lie thousands deep.
    """
    stack: list[Iterator[os.DirEntry[bytes]]] = []
    paths = [folder]
    while paths:
        if len(stack) < len(paths):
            try:
                with os.scandir(_raw(paths[-1])) as scan:
                    stack.append(iter(sorted(scan, key=lambda entry: entry.name)))
            except OSError as error:
                yield LoadError(shorten(_shown(paths[-1])), 0, f"{error.strerror}; the folder cannot be read")
                stack.append(iter(()))
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
            paths.pop()
            continue
        name = os.fsencode(entry.name).decode("utf-8", "surrogateescape")
        path = os.path.join(paths[-1], name)
        if name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            paths.append(path)
        elif name.lower().endswith(SUFFIXES) and _is_readable_file(entry):
            yield File(path, named=False)


def _is_readable_file(entry: os.DirEntry[bytes]) -> bool:
    """Pass over pipes and sockets, which would hang; keep broken links, so that reading them tells."""
    try:
        return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))
    except OSError:
        return True


def _settle(entries: Iterable[File | LoadError]) -> Iterator[File | LoadError]:
    """Add to files what is settled beside them; each folder is asked once."""
    folders: dict[str, list[toml.Rule]] = {"-": []}
    for entry in entries:
        if isinstance(entry, LoadError):
            yield entry
            continue
        folder, name = os.path.split(entry.path) if entry.path != "-" else ("-", "")
        if folder not in folders:
            folders[folder], errors = _read_rules(os.path.join(folder, toml.NAME))
            yield from errors
        settled = toml.choose(folders[folder], name)
        if entry.named or not settled.skip:
            yield entry._replace(settings=settled) if settled.where else entry


def _read_rules(path: str) -> tuple[list[toml.Rule], list[LoadError]]:
    """Read a `lavrov.toml`, if there is one; anything but a file of this name is passed over."""
    try:
        status = os.stat(_raw(path))
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return [], []
    shown = _shown(path)
    if not stat.S_ISREG(status.st_mode):
        return [], []
    if status.st_size > MOST_SETTINGS:
        return [], [LoadError(shorten(shown), 0, f"more than {MOST_SETTINGS >> 10} KiB; shorten it")]
    try:
        return toml.read_rules(read_text(path), shorten(shown))
    except LoadError as error:
        return [], [error]


def _tail(path: str, length: int) -> str:
    """Return the last parts of a path, without suffix: `tass/2025-11-09` of `archive/tass/2025-11-09.txt`."""
    if path == "-":
        return "stdin"
    parts = [part for part in _normal(path).split("/") if part]
    return safe_line(_decode_path("/".join([*parts[-length:-1], os.path.splitext(parts[-1])[0]] if parts else [path])))


def _normal(path: str) -> str:
    return os.path.normpath(path) if path else path


def _raw(path: str) -> bytes:
    """Return the very bytes of a path, whatever the locale says."""
    return path.encode("utf-8", "surrogateescape")


def _shown(path: str) -> str:
    """Write a path for messages and records."""
    return "standard input" if path == "-" else safe_line(_decode_path(path))


def _decode_path(path: str) -> str:
    """Write a path for people, bytes that are not UTF-8 as hexadecimal escapes."""
    return _raw(path).decode("utf-8", "backslashreplace")
