"""Lines for standard error that need a record; the caller writes them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from .. import address
from ..model import Hit
from ..safe import safe_line, shorten
from .records import Finding
from .style import VERDICTS
from .view import View


class Faulty(Protocol):
    """A quotation of an article that may have a reason not to be read."""

    @property
    def why(self) -> str:
        """The reason, or empty."""
        ...


MOST_DOUBTS = 3
"""Files read with doubt that are named; a folder may hold thousands."""


def nothing_found(phrase: str, nearest: Hit | None, view: View, *, speaker: str = "") -> str:
    """Say that a phrase was not found, and what is nearest, so that the reader can judge."""
    message = f"nothing found for '{shorten(phrase, 60)}'" + (f" said by {shorten(speaker, 60)}" if speaker else "")
    if nearest is None:
        return message
    place = address.format_hit(nearest, named=view.named)
    return f"{message}; nearest: {place} ({int(nearest.score)}) {shorten(safe_line(nearest.text))}"


def no_transcripts(read: int, passed_over: int) -> str:
    """Say how many files were read, and how many of folders hold no question."""
    return f"{read:,} read, {passed_over:,} without questions (lavrov info --skipped lists them)"


def doubts(each: Sequence[str]) -> Sequence[str]:
    """Say which files are read with doubt: each if they are few, else how many."""
    if len(each) <= MOST_DOUBTS:
        return each
    return [
        f"{len(each):,} files are read with doubt about who asks (lavrov info -f json: warnings); the first: {each[0]}"
    ]


def totals(checked: Sequence[Finding], passed: Iterable[Faulty]) -> str:
    """Say how many quotations were checked with which verdict, and how many were passed over and why."""
    kinds: Counter[str] = Counter(finding.verdict.kind for finding in checked)
    said = ", ".join(f"{kinds[kind]} {kind}" for kind in VERDICTS if kinds[kind])
    turned = sum(bool(finding.verdict.negations) for finding in checked)
    said += f"; {turned} with a negation changed" if turned else ""
    left = passed_over(passed)
    return f"{len(checked)} checked: {said}" + (f"; {left}" if left else "")


def passed_over(quotations: Iterable[Faulty]) -> str:
    """Say how many quotations of an article were not read, and why: `3 too short, 1 not closed`."""
    faults = Counter(quotation.why for quotation in quotations if quotation.why)
    return ", ".join(f"{number} {why}" for why, number in faults.items())
