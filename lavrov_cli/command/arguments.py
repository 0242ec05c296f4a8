"""What was typed to what is meant: phrases, addresses and quotations, with standard input in the place of `-`."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import EmptiedError, LavrovError, PhraseError
from ..output import messages
from ..safe import shorten
from ..source import files
from ..source.encodings import check_encoding

if TYPE_CHECKING:
    from ..quotation.article import Quotation


def decode_arguments(arguments: Sequence[str]) -> list[str]:
    """Read arguments as UTF-8, whatever the locale; bytes that are not stay as they are, for file names."""
    return [os.fsencode(argument).decode("utf-8", "surrogateescape") for argument in arguments]


def read_phrase(words: Sequence[str]) -> str:
    """Join the words of a phrase; raises a PhraseError if they are not UTF-8."""
    phrase = " ".join(words)
    try:
        phrase.encode()
    except UnicodeEncodeError as error:
        raise PhraseError(f"'{shorten(phrase)}' is not UTF-8") from error
    return phrase


def read_addresses(typed: Sequence[str], paths: Sequence[str] | None) -> list[str]:
    """Return the addresses; of standard input the first TAB-separated field of each line.

    Raises:
        EmptiedError: standard input holds none.
        LavrovError: standard input is the transcript too.
    """
    if list(typed) != ["-"]:
        return list(typed)
    lines = _read_standard_input(paths)
    found = [field for line in lines if (field := line.split("\t", 1)[0].strip())]
    if not found:
        raise EmptiedError("no address on standard input")
    return found


def read_quotations(
    typed: Sequence[str], paths: Sequence[str] | None, *, article: str, encoding: str
) -> "list[Quotation]":
    """List the quotations, also those of an article that are not worth checking; line 0 is the command line's.

    Raises:
        EmptiedError: the article or standard input holds none.
        LavrovError: not one source of quotations, or standard input is the transcript too.
    """
    from ..quotation.article import Quotation

    if bool(typed) == bool(article):
        raise LavrovError("give one: a quotation, - to read them from standard input, or --file ARTICLE")
    if article:
        check_encoding(encoding)
        return _read_article(article, encoding)
    if list(typed) != ["-"]:
        if all(len(argument.split()) < 2 for argument in typed):  # words of one, for which nobody typed quotes
            return [Quotation(0, read_phrase(typed))]
        return [Quotation(0, read_phrase([argument])) for argument in typed]
    lines = _read_standard_input(paths)
    found = [Quotation(number, line.strip()) for number, line in enumerate(lines, 1) if line.strip()]
    if not found:
        raise EmptiedError("no quotation on standard input")
    return found


def _read_article(path: str, encoding: str) -> "list[Quotation]":
    from ..quotation.article import list_quotations

    found = list_quotations(files.read_text(path, encoding))
    if all(quotation.why for quotation in found):
        passed = messages.passed_over(found)
        left = f"; {passed}" if passed else ""
        raise EmptiedError(f"{shorten(path)}: no quotation of four words or more between quotation marks{left}")
    return found


def _read_standard_input(paths: Sequence[str] | None) -> list[str]:
    """Return the lines of standard input, at least one."""
    if "-" in (paths or ()):
        raise LavrovError("standard input cannot be both the transcript and the argument; give one of them as a file")
    return files.read_text("-").split("\n")
