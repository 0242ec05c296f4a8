"""Whole records reach the descriptor, whatever it is; what cannot be written is an error."""

import os
import threading
from pathlib import Path

import pytest

from lavrov_cli.errors import OutputError
from lavrov_cli.output import stream


def test_writes_chunks_of_any_size_in_order(tmp_path: Path) -> None:
    chunks = ["a" * 5, "ж" * 300_000, "", "b\n"]
    with open(tmp_path / "out", "wb") as file:
        stream.write(chunks, file.fileno())
    assert (tmp_path / "out").read_text("utf-8") == "".join(chunks)


def test_writes_what_has_no_utf8_as_an_escape(tmp_path: Path) -> None:
    with open(tmp_path / "out", "wb") as file:
        stream.write(["\ud800"], file.fileno())
    assert (tmp_path / "out").read_bytes() == b"\\ud800"


def test_small_records_go_into_a_pipe_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    sizes: list[int] = []
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: sizes.append(len(data)) or real(fd, data))
    stream.write(["x" * 99 + "\n"] * 100, writer)
    os.close(writer)
    os.close(reader)
    assert all(size <= stream.PIPE_BUF and size % 100 == 0 for size in sizes)
    assert sum(sizes) == 10_000


def test_waits_for_the_reader_of_a_pipe_that_does_not_block() -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    received = bytearray()

    def read() -> None:
        while block := os.read(reader, 65536):
            received.extend(block)

    thread = threading.Timer(0.05, read)
    thread.start()
    stream.write(["x" * 400_000], writer)
    os.close(writer)
    thread.join()
    os.close(reader)
    assert len(received) == 400_000


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_says_why_it_cannot_write() -> None:
    message = "cannot write to standard output: No space left on device"
    with open("/dev/full", "wb", buffering=0) as full, pytest.raises(OutputError, match=message):
        stream.write(["x"], full.fileno())


def test_reports_one_safe_line(capfd: pytest.CaptureFixture[str]) -> None:
    stream.report("a\nb\x1b[2J")
    assert capfd.readouterr().err == "lavrov: a b␛[2J\n"


def test_says_nothing_where_standard_error_is_closed() -> None:
    saved = os.dup(2)
    os.close(2)
    try:
        stream.report("nobody hears")
    finally:
        os.dup2(saved, 2)
        os.close(saved)
