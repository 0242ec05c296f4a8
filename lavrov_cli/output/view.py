"""How records are to be shown, and the records that only `render` knows."""

from typing import NamedTuple

from ..model import Pair, Transcript, Verdict


class View(NamedTuple):
    """The user's wishes and the terminal's size."""

    named: bool = False
    """Whether addresses carry the transcript's name (in JSON and CSV they always do)."""
    color: bool = False
    width: int = 80
    """Columns of the terminal."""
    part: str = ""
    """Show this side of pairs only: `question` or `answer`; empty for both."""
    cite: bool = False
    """Whether a citation goes under each text."""
    csv_raw: bool = False
    """Whether CSV cells are left as they are, even those that a spreadsheet would run."""


class Question(NamedTuple):
    """A pair of a transcript, as `list` shows it."""

    transcript: Transcript
    pair: Pair


class Checked(NamedTuple):
    """A verdict, and where the quotation came from."""

    verdict: Verdict
    source: str = ""
    """The article's path, empty for a quotation given on the command line."""
    line: int = 0
    """Its line in the article or in standard input, from 1; 0 where there is none."""


class Count(NamedTuple):
    """How many records a transcript has."""

    transcript: Transcript
    number: int
