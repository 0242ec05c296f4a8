"""Records to file descriptors, whole; the only module that writes.

Not through `sys.stdout`: with PYTHONUNBUFFERED=1 Python drops the rest of a short write and reports success
(cpython #85393, #86210), and its buffer is flushed, or not, after the exit code is settled.
"""

import os
import select
import stat
from collections.abc import Iterable
from contextlib import suppress

from ..errors import OutputError
from ..safe import safe

PIPE_BUF = 4096
"""A write of no more bytes than this goes into a pipe whole or not at all (POSIX; 4,096 on Linux)."""
FILE_BUFFER = 1 << 18


def write(chunks: Iterable[str], descriptor: int = 1) -> None:
    """Write texts as UTF-8, each chunk (one or more whole records) in one piece where the system can.

    So a reader of JSON Lines or TSV that outlives us never sees half a record after a whole one, unless one record
    is longer than PIPE_BUF.

    Raises:
        OutputError: whatever the system says; a reader gone is SIGPIPE's business, see `__main__`.
    """
    try:
        room = PIPE_BUF if stat.S_ISFIFO(os.fstat(descriptor).st_mode) else FILE_BUFFER
        buffer = bytearray()
        for chunk in chunks:
            data = chunk.encode("utf-8", "backslashreplace")
            if len(buffer) + len(data) > room:
                _write_all(descriptor, buffer)
                buffer = bytearray()
            buffer += data
        _write_all(descriptor, buffer)
    except OSError as error:
        raise OutputError(f"cannot write to standard output: {error.strerror}") from error


def report(message: str) -> None:
    """Write one line to standard error, with the program's name before it; say nothing if that is closed."""
    line = " ".join(safe(message).split("\n"))
    with suppress(OSError):
        _write_all(2, f"lavrov: {line}\n".encode("utf-8", "backslashreplace"))


def _write_all(descriptor: int, data: bytes | bytearray) -> None:
    rest = memoryview(data)
    while rest:
        try:
            rest = rest[os.write(descriptor, rest) :]
        except BlockingIOError:  # somebody made the pipe non-blocking: wait for the reader
            select.select([], [descriptor], [])
