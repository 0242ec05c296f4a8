"""The program as the system starts it: descriptors, signals, terminals. What can be tested in process is tested there."""

import os
import pty
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Sequence
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import pytest

from lavrov_cli import __main__ as entry

LAVROV = str(Path(sys.executable).parent / "lavrov")
CROWD = "".join(f"Question: Why {number}?\nAnn Lee: Because of the bridge {number}.\n" for number in range(5_000))


def run(*argv: str, before: Callable[[], None] | None = None, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([LAVROV, *argv], capture_output=True, check=False, preexec_fn=before, **more)  # type: ignore[call-overload]


@pytest.mark.parametrize("start", [[LAVROV], [sys.executable, "-m", "lavrov_cli"]], ids=["script", "-m"])
def test_starts_from_any_folder_whatever_lies_there(start: Sequence[str], tmp_path: Path) -> None:
    (tmp_path / "rich.py").write_text("raise SystemExit(9)")
    (tmp_path / "typer.py").write_text("raise SystemExit(9)")
    ran = subprocess.run([*start, "list"], cwd=tmp_path, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr, ran.stdout.count(b"\n")) == (0, b"", 5)


@pytest.fixture
def crowd(tmp_path: Path) -> str:
    path = tmp_path / "crowd.txt"
    path.write_text(CROWD)
    return str(path)


@pytest.mark.parametrize("form", ["plain", "table", "json", "jsonl", "csv", "md"])
def test_a_reader_that_goes_away_ends_it_quietly(crowd: str, form: str) -> None:
    process = subprocess.Popen(
        [LAVROV, "list", "-t", crowd, "-f", form],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN),  # as some parents leave it
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert (process.wait(30), process.stderr.read()) == (-signal.SIGPIPE, b"")
    process.stderr.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk_is_told(crowd: str) -> None:
    with open("/dev/full", "wb") as full:
        ran = subprocess.run([LAVROV, "list", "-t", crowd], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (ran.returncode, ran.stderr) == (2, b"lavrov: cannot write to standard output: No space left on device\n")


@pytest.mark.parametrize(
    ("descriptor", "argv", "code", "err"),
    [
        (0, ["list"], 0, b""),
        (0, ["list", "-t", "-"], 2, b"lavrov: standard input: Bad file descriptor; check the path\n"),
        (1, ["list"], 2, b"lavrov: cannot write to standard output: Bad file descriptor\n"),
        (2, ["list", "-t", "nosuch.txt"], 2, b""),
    ],
    ids=["stdin unused", "stdin", "stdout", "stderr"],
)
def test_a_closed_stream_is_an_error_only_where_it_is_needed(
    descriptor: int, argv: list[str], code: int, err: bytes
) -> None:
    ran = run(*argv, before=lambda: os.close(descriptor))
    assert (ran.returncode, ran.stderr) == (code, err)


def test_pipes_carry_utf8_in_every_locale() -> None:
    wanted = run("show", "1").stdout
    assert "“" in wanted.decode("utf-8")
    for locale in ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}):
        ran = run("show", "1", env={**os.environ, **locale})
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, wanted, b"")


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda name: name.name)
def test_dies_by_the_signal_at_once_and_says_nothing(name: signal.Signals) -> None:
    process = subprocess.Popen(
        [LAVROV, "list", "-t", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(name, signal.SIG_DFL),  # which nohup or a job in the background ignores
    )
    assert process.stdin
    process.stdin.write(b"x" * (1 << 17))  # returns when it has begun to read
    process.stdin.flush()
    process.send_signal(name)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (-name, b"", b"")


def screen(*argv: str, columns: int = 80, **environment: str) -> str:
    """What the program writes to a terminal of so many columns."""
    pid, master = pty.fork()
    if pid == 0:
        ioctl(1, TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.execve(LAVROV, [LAVROV, *argv], {**os.environ, "TERM": "xterm-256color", **environment})
    written = b""
    try:
        while block := os.read(master, 1 << 16):
            written += block
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(master)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    return written.decode()


@pytest.mark.parametrize("columns", [1, 20, 80, 200, 10_000])
def test_a_terminal_of_any_width_shows_all_words(columns: int) -> None:
    shown = screen("show", "3", columns=columns, NO_COLOR="1")
    for paragraph in run("show", "3-3", "-p", "answer").stdout.decode().splitlines():
        assert "".join(paragraph.split()) in "".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 90


@pytest.mark.parametrize("columns", ["0", "-5", "1e9", "many", ""])
def test_a_nonsense_width_takes_no_word_away(columns: str) -> None:
    assert "predatory" in screen("show", "3", COLUMNS=columns)


def test_each_stream_decides_for_itself(tmp_path: Path) -> None:
    assert "\x1b[36m" in screen("list")
    for off in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in screen("list", **off)
    assert b"\x1b" not in run("list", env={**os.environ, "FORCE_COLOR": "1"}).stdout


@pytest.fixture
def signals() -> object:
    before = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGPIPE)}
    yield
    for name, action in before.items():
        signal.signal(name, action)


def test_the_entry_settles_and_leaves_with_the_code(signals: object, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr(os, "_exit", left.append)
    monkeypatch.setattr(entry.sys, "argv", ["lavrov", "show", "99"])
    entry.run()
    assert left == [2]
    assert signal.getsignal(signal.SIGPIPE) == signal.SIG_DFL
    monkeypatch.delattr(signal, "SIGPIPE")  # Windows has none
    entry.settle_signals()


def test_a_closed_descriptor_is_opened_the_wrong_way_round() -> None:
    opened: list[tuple[str, int]] = []

    def refuse(_: int) -> os.stat_result:
        raise OSError(9, "Bad file descriptor")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fstat", refuse)
        patch.setattr(os, "open", lambda path, mode: opened.append((path, mode)))
        entry.settle_descriptors()
    assert opened == [(os.devnull, os.O_WRONLY), (os.devnull, os.O_RDONLY), (os.devnull, os.O_RDWR)]
