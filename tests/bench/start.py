"""Start-up: CPU time of commands into a pipe, in multiples of `python -c "import typer"`, in one run.

python -m tests.bench.start
"""

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

LAVROV = str(Path(sys.executable).parent / "lavrov")
RUNS = 25
COMMANDS = {
    "import typer": [sys.executable, "-c", "import typer"],
    "lavrov list": [LAVROV, "list"],
    "lavrov show 3": [LAVROV, "show", "3"],
    "lavrov search frozen assets": [LAVROV, "search", "frozen", "assets"],
    "lavrov check …": [LAVROV, "check", "there is no legal way to carry it out"],
    "lavrov list -f table": [LAVROV, "list", "-f", "table"],
}


def main() -> None:
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, argv in COMMANDS.items():
            seconds[name].append(cpu(argv))
    base = statistics.median(seconds["import typer"])
    for name, times in seconds.items():
        median = statistics.median(times)
        print(f"{name:30} {median * 1000:6.0f} ms  {median / base:.2f}")


def cpu(argv: list[str]) -> float:
    """CPU seconds of a process, user and system, its output read through a pipe."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(argv, stdout=subprocess.PIPE, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


main()
