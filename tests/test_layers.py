"""Who may import whom: data goes one way, and heavy packages stay where they are needed."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "lavrov_cli"

ROOMS = {
    "ground": "ground",
    "source": "ground source",
    "phrase": "ground phrase",
    "quotation": "ground phrase quotation",
    "output": "ground output",
    "command": "ground source phrase quotation output command",
}
"""Each room and those it may import; the ground floor is what stands in no folder."""


def room(parts: tuple[str, ...]) -> str:
    """The room of a module below the package."""
    first = parts[0].removesuffix(".py")
    return "command" if first in ("__init__", "__main__", "api") else first if first in ROOMS else "ground"


def imports(path: Path) -> Iterator[str]:
    """The rooms from which a file imports."""
    folder = path.relative_to(PACKAGE).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = (*folder[: len(folder) - node.level + 1], *(node.module.split(".") if node.module else ()))
            yield from {room((*base, alias.name)) for alias in node.names}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_module_imports_only_from_rooms_before_its_own(path: Path) -> None:
    assert set(imports(path)) <= set(ROOMS[room(path.relative_to(PACKAGE).parts)].split())


@pytest.mark.parametrize("command", ["list", "show 3", "show 2 -p answer", "list -f jsonl", "info", "completion bash"])
def test_neither_rich_nor_rapidfuzz_is_imported_into_a_pipe(command: str) -> None:
    code = f"""if True:
        import sys
        from lavrov_cli.command.main import main
        code = main({command.split()!r})
        print(sorted({{"rich", "rapidfuzz"}} & set(sys.modules)), file=sys.stderr)
        raise SystemExit(code)"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ran.stderr == b"[]\n"
    assert ran.stdout
