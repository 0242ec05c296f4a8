"""Who may import whom: data goes one way, and heavy packages stay where they are needed."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "lavrov_cli"

LAYERS = {
    "__init__": "",
    "__main__": "cli",
    "address": "errors model safe",
    "check": "address compare errors fold match model search",
    "cli": "address check completion errors filters fold library model output progress quotations render safe search",
    "compare": "fold model sentences",
    "completion": "address model",
    "errors": "",
    "filters": "errors fold model safe",
    "fold": "",
    "heading": "model",
    "labels": "fold heading",
    "library": "errors model parse safe",
    "match": "errors fold model vocabulary",
    "model": "",
    "output": "errors safe",
    "parse": "errors heading labels model",
    "progress": "",
    "quotations": "",
    "render": "address model",
    "safe": "",
    "search": "match model sentences",
    "sentences": "model",
    "vocabulary": "",
}
"""Each module and which of ours it may import; `render` is a folder that may import itself and `safe`."""


def imports(path: Path) -> set[str]:
    """The modules of ours that a file imports, by their first name below the package."""
    found = set()
    depth = len(path.relative_to(PACKAGE).parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
    return found & LAYERS.keys()


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_module_imports_only_what_it_may(path: Path) -> None:
    name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    allowed = set(LAYERS[name].split()) | ({"safe"} if name == "render" else set())
    assert imports(path) <= allowed


@pytest.mark.parametrize("command", ["list", "show 3", "show 2 -p answer", "list -f jsonl", "info", "completion bash"])
def test_neither_rich_nor_rapidfuzz_is_imported_into_a_pipe(command: str) -> None:
    code = f"""if True:
        import sys
        from lavrov_cli.cli import main
        code = main({command.split()!r})
        print(sorted({{"rich", "rapidfuzz"}} & set(sys.modules)), file=sys.stderr)
        raise SystemExit(code)"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ran.stderr == b"[]\n"
    assert ran.stdout
