"""Parsing: questions and files right in a folder with gold files; speed and memory on label-per-line transcripts.

    LAVROV_CORPUS=FOLDER python -m tests.bench.parse

FOLDER holds NAME.txt beside NAME.gold.json. Times are CPU seconds, the least of seven, in one run.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lavrov_cli.source import files
from lavrov_cli.source.pairs import parse

from ..source.gold import judge

LEAST_BYTES = 20_000_000


def main() -> None:
    folder = Path(os.environ["LAVROV_CORPUS"])
    print_gold(folder)
    with tempfile.TemporaryDirectory() as scratch:
        # The family is the Kremlin's and the Ministry's pages: a label and a paragraph a line.
        text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("kremlin__*.txt")))
        big = Path(scratch) / "big.txt"
        big.write_text(text * (LEAST_BYTES // len(text) + 1), encoding="utf-8")
        print_speed(big)
        print_memory(big, Path(scratch))


def print_gold(folder: Path) -> None:
    right = wanted = files = good = 0
    for gold in sorted(folder.glob("*__*.gold.json")):
        own, all_, wrong = judge(gold)
        right, wanted, files, good = right + own, wanted + all_, files + 1, good + (not wrong)
        for problem in wrong:
            print(f"{gold.name}: {problem}")
    print(f"questions right: {right} of {wanted}; files right: {good} of {files}")


def print_speed(path: Path) -> None:
    size = path.stat().st_size / 1e6
    text = files.read_text(str(path))
    lines = least(lambda: path.read_text(encoding="utf-8").split("\n"))
    parsing = least(lambda: parse(text, name="big", path="big.txt"))
    loading = least(lambda: parse(files.read_text(str(path)), name="big", path="big.txt"))
    print(f"{size:.1f} MB: parse {size / parsing:.0f} MB/s, read and parse {size / loading:.0f} MB/s of CPU")
    print(f"read and split into lines: {lines:.2f} s; read and parse: {loading / lines:.1f} times that")


def least(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(7):
        started = time.process_time()
        work()
        seconds.append(time.process_time() - started)
    return min(seconds)


def print_memory(path: Path, scratch: Path) -> None:
    small = scratch / "small.txt"
    small.write_text("Question: Why?\nAnn Lee: So.\n", encoding="utf-8")
    bare, full = (peak("info", "-t", str(each)) for each in (small, path))
    size = path.stat().st_size
    print(f"peak memory: {(full - bare) / size:.1f} times the bytes, beside {bare / 1e6:.0f} MB of the bare program")


def peak(*argv: str) -> int:
    """Bytes of memory that the program takes at most; a process of its own, so that nothing else is counted."""
    code = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    lavrov = str(Path(sys.executable).parent / "lavrov")
    ran = subprocess.run([sys.executable, "-c", code, lavrov, *argv], capture_output=True, text=True, check=True)
    return int(ran.stdout) * (1 if sys.platform == "darwin" else 1024)


main()
