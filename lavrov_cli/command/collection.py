"""Options to the transcripts wanted: find, load and narrow; report what cannot be read or had to be inferred."""

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import typer

from ..errors import ExitCode, ParseError
from ..model import Transcript
from ..output import stream
from ..safe import shorten
from ..source import encodings, files, filters
from ..source.filters import Filters
from .arguments import decode_arguments
from .options import Narrow, Reading
from .progress import watch
from .terminal import is_terminal


class Collection(NamedTuple):
    """The transcripts wanted, in the order of date and name."""

    transcripts: list[Transcript]
    several: bool
    """Whether there were more than one before they were narrowed down, so that addresses need names."""
    exit_code: ExitCode
    """FOUND, or FAILED where a file could not be read."""


def gather(paths: Sequence[str] | None, reading: Reading, narrow: Narrow | None = None) -> Collection:
    """Load what is wanted; report what cannot be read.

    Raises:
        typer.Exit: nothing could be read.
        EmptiedError: nothing is left of it.
        LavrovError: an option makes no sense.
    """
    encodings.check_encoding(reading.encoding)
    found = files.find_files(choose_paths(paths))
    loading = files.load_each(found, encoding=reading.encoding, asker=reading.asker)
    results = list(watch(loading, len(found), shown=len(found) > 1 and is_terminal(2)))
    failures = [result for result in results if isinstance(result, ParseError)]
    loaded = [result for result in results if isinstance(result, Transcript)]
    _report(failures, loaded)
    if not loaded:
        raise typer.Exit(ExitCode.FAILED)
    kept = filters.narrow(sorted(loaded, key=Transcript.order), Filters(*narrow) if narrow else Filters())
    return Collection(kept, len(loaded) > 1, ExitCode.FAILED if failures else ExitCode.FOUND)


def _report(failures: Iterable[ParseError], loaded: Iterable[Transcript]) -> None:
    """Report what cannot be read, then what had to be inferred."""
    for failure in failures:
        stream.report(str(failure))
    for transcript in loaded:
        if transcript.inferred:
            stream.report(f"{shorten(transcript.path)}: {transcript.inferred}")


def choose_paths(given: Sequence[str] | None) -> list[str]:
    """Return the paths given, else those of $LAVROV_TRANSCRIPTS, else that of the bundled transcripts."""
    if given:
        return list(given)
    (value,) = decode_arguments([os.environ.get("LAVROV_TRANSCRIPTS", "")])
    return [path for path in value.split(os.pathsep) if path] or [str(files.bundled())]
