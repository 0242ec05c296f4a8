"""A bar on standard error while many files load: on a terminal only, and only when it takes long enough to wonder."""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TypeVar

Item = TypeVar("Item")

PATIENCE = 0.5
"""Seconds before anything is shown."""
INTERVAL = 0.1
"""Seconds between two drawings."""
WIDTH = 30
"""Columns of the bar."""


def watch(items: Iterable[Item], total: int, *, shown: bool) -> Iterator[Item]:
    """Yield the items; meanwhile draw how many of `total` there have been, and wipe it off at the end.

    Not by `rich.progress`, which hides the cursor: Ctrl-C ends us by the signal, and nobody would bring it back.
    """
    if not shown:
        yield from items
        return
    due = time.monotonic() + PATIENCE
    drawn = False
    for number, item in enumerate(items, 1):
        yield item
        if time.monotonic() >= due:
            _draw(f"\r{_bar(number, total)}")
            due, drawn = time.monotonic() + INTERVAL, True
    if drawn:
        _draw("\r\x1b[K")


def _bar(number: int, total: int) -> str:
    return f"{'━' * (number * WIDTH // total):{WIDTH}} {number:,} of {total:,} files"


def _draw(text: str) -> None:
    with suppress(OSError):
        os.write(2, text.encode())
