"""The bar while many files load: nobody sees it who need not, and it leaves nothing behind."""

import os
from collections.abc import Callable

import pytest

from lavrov_cli.command import progress
from lavrov_cli.command.progress import watch


def test_shows_nothing_where_nobody_looks_or_nothing_takes_long(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(watch(range(3), 3, shown=False)) == [0, 1, 2]
    assert list(watch(range(3), 3, shown=True)) == [0, 1, 2]
    assert capfd.readouterr() == ("", "")


def test_draws_how_far_it_is_and_wipes_it_off(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress.time, "monotonic", clock(step=0.3))
    assert list(watch(range(4), 2_000, shown=True)) == [0, 1, 2, 3]
    out, err = capfd.readouterr()
    assert out == ""
    assert err.endswith(" 4 of 2,000 files\r\x1b[K")
    assert [part.strip("━ ╸╺") for part in err.split("\r")[1:-1]] == [f"{n} of 2,000 files" for n in (2, 3, 4)]


def test_a_closed_standard_error_is_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int, __: bytes) -> int:
        raise OSError(9, "Bad file descriptor")

    monkeypatch.setattr(progress.time, "monotonic", clock(step=1))
    monkeypatch.setattr(os, "write", refuse)
    assert list(watch(range(2), 2, shown=True)) == [0, 1]


def clock(step: float) -> Callable[[], float]:
    """A clock that goes on by a step each time it is looked at."""
    now = 0.0

    def look() -> float:
        nonlocal now
        now += step
        return now

    return look
