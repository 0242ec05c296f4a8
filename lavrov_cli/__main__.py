"""The way in: settle signals and descriptors before anything heavy is imported, then hand over to `command.main`."""

import os
import signal
import sys


def run() -> None:
    """Run the command line and leave with its exit code; never returns."""
    settle_signals()
    settle_descriptors()
    if sys.path and not sys.flags.safe_path and __name__ == "__main__":
        del sys.path[0]  # `python -m` puts the current folder first, and a rich.py there would be imported
    from .command.main import main

    # Everything is written by now; the interpreter's own goodbye would only cost time and could only fail.
    os._exit(main())


def settle_signals() -> None:
    """Die by SIGINT and SIGPIPE as `cat` does: at once, silently, also inside RapidFuzz and during imports.

    A program that only reads has nothing to clean up. (SIGXFSZ Python ignores by itself: a file too large is an error.)
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def settle_descriptors() -> None:
    """Open /dev/null in the place of a closed standard stream, the wrong way round, so that using it is an error.

    Else the first file opened would become standard output, and be written to (git: setup.c, sanitize_stdfds).
    """
    for descriptor, mode in enumerate((os.O_WRONLY, os.O_RDONLY, os.O_RDWR)):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, mode)


if __name__ == "__main__":
    run()
