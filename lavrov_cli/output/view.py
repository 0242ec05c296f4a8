"""How records are to be shown."""

from typing import NamedTuple


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
