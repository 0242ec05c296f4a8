"""Parsing: questions and files right in a folder with gold files; speed and memory on made transcripts.

    LAVROV_CORPUS=FOLDER python -m tests.bench.parse

FOLDER holds NAME.txt beside NAME.gold.json. Times are CPU seconds, the least of seven, in one run. The transcripts are
made from SEEDS: hard-wrapped briefings, and a label and a paragraph a line.
"""

import os
import random
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

from lavrov_cli.source import files
from lavrov_cli.source.pairs import parse

from ..source.gold import judge

LEAST_BYTES = 10_000_000
SEEDS = (
    "The bridge opens on the first of May, and nobody will pay a toll.",
    "We have tested every cable twice, as the council asked us to do last winter.",
    "Whoever says that the ferry stops is wrong; it sails until the autumn.",
    "The money comes from the harbour, not from the people on the other side of the river.",
    "I have nothing new to report on that, but I will come back to you tomorrow.",
)
WIDTH = 72
"""Columns of the hard-wrapped one."""


def main() -> None:
    folder = Path(os.environ["LAVROV_CORPUS"])
    print_gold(folder)
    with tempfile.TemporaryDirectory() as scratch:
        for wrapped in (True, False):
            big = Path(scratch) / f"{'wrapped' if wrapped else 'lines'}.txt"
            big.write_text(make(wrapped=wrapped), encoding="utf-8")
            print(f"\n{big.name}:")
            print_speed(big)
        print_memory(big, Path(scratch))


def make(*, wrapped: bool) -> str:
    """A transcript of LEAST_BYTES characters or more: questions, and answers of one to four paragraphs."""
    rnd = random.Random(1)
    made = ["Briefing at the harbour\n10 May 2021\n"]
    size = 0
    while size < LEAST_BYTES:
        question = f"Question: {rnd.choice(SEEDS)[:-1]}?"
        answer = [" ".join(rnd.choices(SEEDS, k=rnd.randint(2, 12))) for _ in range(rnd.randint(1, 4))]
        turns = [question, f"Ann Lee: {answer[0]}", *answer[1:]]
        made += (f"\n{textwrap.fill(turn, WIDTH)}\n" for turn in turns) if wrapped else (f"{turn}\n" for turn in turns)
        size += sum(map(len, turns))
    return "".join(made)


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
