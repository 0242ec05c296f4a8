"""Options to the transcripts wanted: find, load and narrow; report what cannot be read or had to be inferred."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import typer

from ..errors import ExitCode, ParseError, PassedOverError
from ..model import Transcript
from ..output import messages, stream
from ..safe import shorten
from ..source import encodings, files, filters
from ..source.filters import Filters
from .arguments import decode_arguments
from .options import Among, Narrow, Reading
from .progress import watch
from .terminal import is_terminal


class Collection(NamedTuple):
    """The transcripts wanted, in the order of date and name."""

    transcripts: list[Transcript]
    several: bool
    """Whether there were more than one before they were narrowed down, so that addresses need names."""
    exit_code: ExitCode
    """FOUND, or FAILED where a file could not be read."""


class Loader:
    """The transcripts wanted, one by one in the order of their paths; what there is to know of them all comes last."""

    def __init__(
        self,
        paths: Sequence[str] | None,
        reading: Reading,
        narrow: Narrow | Among | None = None,
        wanted: Callable[[str], bool] | None = None,
    ) -> None:
        """Find the files.

        Args:
            paths: as `--transcripts` has them.
            reading: how files are read.
            narrow: which transcripts are wanted; None for all.
            wanted: tells by its text whether a file of a folder is worth parsing; None for all.

        Raises:
            LavrovError: an option makes no sense.
        """
        encodings.check_encoding(reading.encoding)
        self._sieve = filters.Sieve(Filters(*narrow) if narrow else Filters())
        self._files = files.find_files(choose_paths(paths))
        self._results = files.load_each(
            self._files, encoding=reading.encoding, askers=reading.asker or (), wanted=wanted
        )
        self._failures: list[ParseError] = []
        self._inferred: list[str] = []
        self._parsed = self._unparsed = 0

    def __iter__(self) -> Iterator[Transcript]:
        """Yield the transcripts; report in the end what cannot be read.

        Raises:
            typer.Exit: nothing could be read.
            EmptiedError: nothing is left of it.
        """
        yield from self._read()
        self._report()

    def list_skipped(self) -> list[PassedOverError]:
        """Return the files of folders that are no transcripts, and report what else cannot be read."""
        for _ in self._read():
            pass
        for failure in self._failures:
            if not isinstance(failure, PassedOverError):
                stream.report(str(failure))
        return self._list_passed_over()

    def _read(self) -> Iterator[Transcript]:
        """Yield the transcripts, and remember what is to be reported."""
        for result in watch(self._results, len(self._files), shown=len(self._files) > 1 and is_terminal(2)):
            if isinstance(result, ParseError):
                self._failures.append(result)
            elif result is None:
                self._unparsed += 1
            else:
                self._parsed += 1
                if result.inferred:
                    self._inferred.append(f"{shorten(result.path)}: {result.inferred}")
                if self._sieve.keeps(result):
                    yield result

    @property
    def several(self) -> bool:
        """Whether there were more than one before they were narrowed down, so that addresses need names."""
        return self._parsed + self._unparsed > 1

    @property
    def exit_code(self) -> ExitCode:
        """FOUND, or FAILED where a file could not be read."""
        failed = any(not isinstance(failure, PassedOverError) for failure in self._failures)
        return ExitCode.FAILED if failed else ExitCode.FOUND

    def _report(self) -> None:
        """Report what cannot be read, was passed over or had to be inferred; check that something is left."""
        nothing = not self._parsed and not self._unparsed
        for message in self._list_failures(nothing=nothing):
            stream.report(message)
        if nothing:
            raise typer.Exit(ExitCode.FAILED)
        for message in messages.doubts(self._inferred):
            stream.report(message)
        if not self._unparsed:
            self._sieve.check_rest()

    def _list_failures(self, *, nothing: bool) -> Iterator[str]:
        """Yield what cannot be read, and in one line what was passed over, unless there is nothing else."""
        for failure in self._failures:
            if nothing or not isinstance(failure, PassedOverError):
                yield str(failure)
        passed_over = self._list_passed_over()
        if passed_over and not nothing:
            yield messages.no_transcripts(self._parsed + self._unparsed, len(passed_over))

    def _list_passed_over(self) -> list[PassedOverError]:
        return [failure for failure in self._failures if isinstance(failure, PassedOverError)]


def gather(paths: Sequence[str] | None, reading: Reading, narrow: Narrow | None = None) -> Collection:
    """Load all that is wanted; see `Loader`, also for what it raises."""
    loader = Loader(paths, reading, narrow)
    transcripts = sorted(loader, key=Transcript.order)
    return Collection(transcripts, loader.several, loader.exit_code)


def choose_paths(given: Sequence[str] | None) -> list[str]:
    """Return the paths given, else those of $LAVROV_TRANSCRIPTS, else that of the bundled transcripts."""
    if given:
        return list(given)
    (value,) = decode_arguments([os.environ.get("LAVROV_TRANSCRIPTS", "")])
    return [path for path in value.split(os.pathsep) if path] or [str(files.bundled())]
