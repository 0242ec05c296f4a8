"""Everything a user can do wrong, as exceptions whose text is ready for people: where, what, what to try.

The text is one line without the prefix `lavrov: `; it may hold raw characters of a file name or an argument, so
whoever prints it passes it through `safe`.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """How a run ends; the README has the table. A signal (130, 141) ends it without a code of ours."""

    FOUND = 0
    """Of `check`: each quotation is verbatim or typography."""
    NOTHING = 1
    """Nothing found; of `check`: not each."""
    FAILED = 2
    """Misuse, bad input, output not written; also where only a part of what was named failed."""


class LavrovError(Exception):
    """Base of all of them: caught once, in `command`, and answered with one line and its exit code."""

    exit_code = ExitCode.FAILED


class ParseError(LavrovError):
    """A text in which no question was found; carries the place and the reason."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        """Args: path as the user wrote it, line from 1 (0: the whole file), reason with its cure."""
        super().__init__(f"{path}:{line}: {reason}" if line else f"{path}: {reason}")
        self.path, self.line, self.reason = path, line, reason

    def __reduce__(self) -> tuple[type["ParseError"], tuple[str, int, str]]:
        return type(self), (self.path, self.line, self.reason)


class LoadError(ParseError):
    """A file that cannot be read or decoded."""


class PassedOverError(ParseError):
    """A file that was met in a folder, not named, and in which no question was found."""


class AddressError(LavrovError):
    """An address that cannot be read, or that names nothing."""


class PhraseError(LavrovError):
    """A phrase or quotation in which there is nothing to look for, or too much."""


class EmptiedError(LavrovError):
    """Nothing is left: a filter, or an empty standard input, took all."""

    exit_code = ExitCode.NOTHING


class OutputError(LavrovError):
    """Standard output takes no more: disk full, closed, gone."""
