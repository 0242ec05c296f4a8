"""The README: every `$ …` prints what stands under it, and every command and option that it names exists."""

import doctest
import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lavrov_cli.command.commands import COMMANDS
from lavrov_cli.output import rows
from lavrov_cli.output.render import Format
from lavrov_cli.source import toml

from . import picture

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
EXAMPLES = [
    tuple(example.split("\n", 1))
    for block in re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
]
assert len(EXAMPLES) > 15


@pytest.mark.parametrize(("command", "output"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_each_example_prints_what_stands_under_it(command: str, output: str, tmp_path: Path) -> None:
    for tool in ("jq", "fzf"):
        if f"| {tool} " in command and not any((Path(p) / tool).exists() for p in os.environ["PATH"].split(":")):
            pytest.skip(f"{tool} is not installed")
    here = Path(sys.executable).parent
    ran = subprocess.run(
        ["bash", "-c", command],
        env={**os.environ, "PATH": f"{here}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert (ran.stdout.decode(), ran.stderr.decode()) == (output, "")


def test_each_line_of_python_gives_what_stands_under_it() -> None:
    (block,) = re.findall(r"^```pycon\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    case = doctest.DocTestParser().get_doctest(block, {}, "README.md", None, None)
    assert len(case.examples) == 6
    assert doctest.DocTestRunner().run(case).failed == 0


def test_the_picture_shows_what_the_program_prints() -> None:
    svg = picture.PICTURE.read_text(encoding="utf-8")
    shown = html.unescape("".join(re.findall(r"<text [^>]*>(.*?)</text>", svg)))
    for command in picture.COMMANDS:
        wanted = f"$ {command} {re.sub(chr(27) + '[^m]*m', '', picture.screen(command))}"
        assert "".join(wanted.split()) in "".join(shown.split())


def test_each_command_is_in_the_readme() -> None:
    for command in COMMANDS:
        assert command == "complete" or f"lavrov {command}" in README


def test_each_format_and_key_is_in_the_readme() -> None:
    for form in Format:
        assert f"`{form}`" in README or f"`-f {form}`" in README
    for keys in (rows.QUESTION, rows.PARAGRAPH, rows.HIT, rows.TRANSCRIPT, rows.COUNT):
        assert f"`{', '.join(keys)}`" in README
    assert (
        "quotation",
        "verdict",
        *rows.HIT,
        "difference",
        "omitted",
        "added",
        *rows.REMARKS,
        "reason",
        "line",
    ) == rows.VERDICT


def test_the_settings_in_the_readme_are_some() -> None:
    (block,) = re.findall(r"^```toml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    rules, errors = toml.read_rules(block, "README.md")
    assert ([glob for glob, _ in rules], errors) == (["2024-*.txt", "*-draft.*"], [])


def test_the_readme_can_be_read_in_three_minutes() -> None:
    assert len(README.splitlines()) <= 160
