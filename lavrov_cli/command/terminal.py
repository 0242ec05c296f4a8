"""What the program finds out about the terminal: whether there is one, how wide, in colour or not."""

import os
from contextlib import suppress

from ..output.render import Format
from ..output.view import View
from .options import Color, Shown

LEAST_COLUMNS, COLUMNS, MOST_COLUMNS = 40, 80, 500
"""Accepted widths of a terminal in columns, and the default where there is none."""


def is_terminal(descriptor: int) -> bool:
    """Return whether a person looks at a descriptor (0 standard input, 1 output, 2 error)."""
    return os.isatty(descriptor)


def choose_format(wanted: Format | None) -> Format:
    """Return the format wanted, else the table for people and plain text for pipes."""
    return wanted or (Format.TABLE if is_terminal(1) else Format.PLAIN)


def choose_view(shown: Shown, *, named: bool, part: str = "", cite: bool = False) -> View:
    """Return how records are shown: what the options say, else what suits the terminal."""
    return View(
        named=named,
        color=shown.color is Color.ALWAYS or (shown.color is Color.AUTO and _suits_color(shown)),
        width=min(max(_count_columns(), LEAST_COLUMNS), MOST_COLUMNS),
        part=part,
        cite=cite,
        csv_raw=shown.csv_raw,
    )


def _suits_color(shown: Shown) -> bool:
    """Return whether colour helps, where nobody says: in a table on a terminal that may (no-color.org)."""
    able = os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
    return able and choose_format(shown.form) is Format.TABLE and is_terminal(1)


def _count_columns() -> int:
    """Return what COLUMNS says, else the width of the terminal: of another stream, if output goes into `less`."""
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said[:9]):
        return int(said[:9])
    for descriptor in (1, 2, 0):
        with suppress(OSError):  # no terminal
            return os.get_terminal_size(descriptor).columns or COLUMNS
    return COLUMNS
