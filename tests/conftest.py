"""What all tests share: the program in process over small transcripts of our own."""

import os

os.environ["_TYPER_FORCE_DISABLE_TERMINAL"] = "1"  # GITHUB_ACTIONS would colour the help

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from lavrov_cli.command.main import main
from lavrov_cli.model import Transcript
from lavrov_cli.source.pairs import parse

settings.register_profile("lavrov", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("lavrov")

Outcome = tuple[int, str, str]

HARBOUR = """\
Mayor Ann Lee’s interview with the Harbour Gazette.
Oslo, 3 March 2024

Question: Will the harbour bridge open this spring?
Ann Lee: The bridge opens on 1 May. Nobody will pay a toll.
We have tested every cable twice, and the “old quay” stays open.

Question (translated from French): What about the ferry?
Ann Lee: The ferry will not stop. It runs until midnight – every day.
Bo Dahl: And the crew is paid better than before.
"""

TOWER = """\
Interview on the water tower
Question: Why is the tower red?
Per Moe: Because the paint was cheap, and nobody asked the harbour office.
"""


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing of the machine's environment change what is printed."""
    for name in ("LAVROV_TRANSCRIPTS", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "_LAVROV_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two transcripts."""
    (tmp_path / "2024-03-03-harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "tower.txt").write_text(TOWER, encoding="utf-8")
    return tmp_path


@pytest.fixture
def lavrov(capfd: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run the command line in process; gives exit code, standard output and standard error."""

    def run(*argv: str | Path) -> Outcome:
        code = main([str(argument) for argument in argv])
        out, err = capfd.readouterr()
        return code, out, err

    return run


@pytest.fixture
def harbour() -> Transcript:
    return parse(HARBOUR, name="2024-03-03-harbour", path="2024-03-03-harbour.txt")


@pytest.fixture
def tower() -> Transcript:
    return parse(TOWER, name="tower", path="tower.txt")
