"""Lines for standard error that need a record; the caller writes them."""

from .. import address
from ..model import Hit
from ..safe import safe_line, shorten
from .view import View


def nothing_found(phrase: str, nearest: Hit | None, view: View, *, speaker: str = "") -> str:
    """Say that a phrase was not found, and what is nearest, so that the reader can judge."""
    message = f"nothing found for '{shorten(phrase, 60)}'" + (f" said by {shorten(speaker, 60)}" if speaker else "")
    if nearest is None:
        return message
    place = address.format_address(nearest.transcript, nearest.pair, nearest.part, nearest.paragraph, named=view.named)
    return f"{message}; nearest: {place} ({int(nearest.score)}) {shorten(safe_line(nearest.text))}"
