"""Completion: what is offered where, in each shell; and that no text of a transcript can act in one."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lavrov_cli.command.completion import SCRIPTS

from ..conftest import Outcome

Lavrov = Callable[..., Outcome]


@pytest.fixture
def complete(lavrov: Lavrov, folder: Path) -> Callable[[str], list[str]]:
    """Complete a line over the two transcripts; gives the values."""

    def run(line: str) -> list[str]:
        code, out, err = lavrov("complete", "--", *line.replace("FOLDER", str(folder)).split(" "))
        assert (code, err) == (0, "")
        return [candidate.split("\t")[0] for candidate in out.splitlines()]

    return run


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("", ["list", "show", "search", "check", "info", "completion"]),
        ("s", ["show", "search"]),
        ("show -t FOLDER ", ["2024-03-03-harbour/1", "2024-03-03-harbour/2", "tower/1"]),
        ("show --transcripts FOLDER tow", ["tower/1"]),
        ("show -t FOLDER/tower.txt ", ["1"]),
        ("list -t FOLDER --in ", ["2024-03-03-harbour", "tower"]),
        ("list -t ", []),
        ("check --file ", []),
        ("list -t FOLDER ", []),
        ("search -t FOLDER tow", []),
        ("list -f ", ["table", "plain", "json", "jsonl", "csv", "md"]),
        ("list --color a", ["auto", "always"]),
        ("show -p ", ["question", "answer"]),
        ("completion ", ["bash", "zsh", "fish"]),
        ("list --s", ["--since", "--speaker"]),
        ("search --exact --e", ["--exact", "--encoding"]),
        ("nosuch --", []),
        ("show -t nosuch ", []),
    ],
)
def test_offers_what_fits(complete: Callable[[str], list[str]], line: str, values: list[str]) -> None:
    assert complete(line) == values


def test_the_question_stands_beside_its_address(lavrov: Lavrov, folder: Path) -> None:
    assert lavrov("complete", "--", "show", "-t", str(folder), "tower/") == (0, "tower/1\tWhy is the tower red?\n", "")
    assert "search\tFind a phrase, however it was typed\n" in lavrov("complete")[1]


def test_a_failing_completion_says_nothing(lavrov: Lavrov) -> None:
    assert lavrov("complete", "--", "show", "-t", "nosuch.txt", "") == (0, "", "")


HOSTILE = "Question: $(touch pwned) `touch pwned` \\$(touch pwned) [/] \x1b[31m 'x' \"y\" why?\nAnn Lee: So.\n"


def test_no_text_of_a_transcript_passes_that_a_shell_could_obey(lavrov: Lavrov, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HOSTILE)
    (tmp_path / "$(touch pwned).txt").write_text(HOSTILE)
    code, out, err = lavrov("complete", "--", "show", "-t", str(tmp_path / "a.txt"), "")
    assert (code, out, err) == (0, "1\ttouch pwned touch pwned touch pwned  31m x y why?\n", "")
    assert lavrov("complete", "--", "show", "-t", str(tmp_path), "")[1].startswith("a/1\t")
    assert "pwned)" not in lavrov("complete", "--", "list", "-t", str(tmp_path), "--in", "")[1]


PRESS = {
    "bash": """
        eval "$(lavrov completion bash)"
        COMP_WORDS=(lavrov show -t a.txt "") COMP_CWORD=4 COMP_TYPE=63
        _lavrov
        printf '%s\\n' "${COMPREPLY[@]}"
        COMP_TYPE=9
        _lavrov
        printf '%s\\n' "${COMPREPLY[@]}"
    """,
    "zsh": """
        autoload -Uz compinit && compinit -u -D
        eval "$(lavrov completion zsh)"
        compadd() { print -rl -- "${(@P)argv[5]}" "${(@P)argv[7]}" }
        words=(lavrov show -t a.txt "") CURRENT=5
        _lavrov
    """,
    "fish": """
        lavrov completion fish | source
        complete -C 'lavrov show -t a.txt ' | string replace \\t '  '
        complete -C 'lavrov completion b' | string split -f 1 \\t
    """,
}


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_script_completes_in_its_shell_and_runs_nothing(shell: str, tmp_path: Path) -> None:
    if not (found := shutil.which(shell)):
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "a.txt").write_text(HOSTILE * 2)
    here = Path(sys.executable).parent
    ran = subprocess.run(
        [found, "-c", PRESS[shell]],
        env={"PATH": f"{here}:/usr/bin:/bin", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "TERM": "dumb"},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    last = "bash" if shell == "fish" else "2"
    assert ran.stdout.decode().splitlines()[-1] == last, ran.stderr
    assert "1  touch pwned" in ran.stdout.decode()
    assert not (tmp_path / "pwned").exists()
