"""Make the README's picture of the terminal, from what the program prints: python tests/picture.py."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

PICTURE = Path(__file__).parent.parent / ".github" / "search.svg"
COMMANDS = ["lavrov search predatory actons", "lavrov check there is no legal way to carry it out"]
COLUMNS = 88


def main() -> None:
    console = Console(record=True, width=COLUMNS, file=StringIO(), highlight=False)
    for command in COMMANDS:
        console.print(Text.assemble(("$ ", "dim"), command))
        console.print(Text.from_ansi(screen(command).rstrip("\n")), "")
    console.save_svg(str(PICTURE), title="lavrov")


def screen(command: str) -> str:
    """What a command prints on a terminal of COLUMNS columns."""
    argv = [str(Path(sys.executable).parent / "lavrov"), *command.split()[1:], "-f", "table", "--color", "always"]
    environment = {**os.environ, "COLUMNS": str(COLUMNS)}
    return subprocess.run(argv, capture_output=True, env=environment, check=False).stdout.decode()


if __name__ == "__main__":
    main()
