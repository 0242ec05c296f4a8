"""Groups of options: flattened for Typer, whole for the command."""

import inspect
from typing import Annotated

import typer

from lavrov_cli.command.options import Narrow, Reading, flatten, list_options


def command(
    name: str, *, narrow: Narrow, quick: Annotated[bool, typer.Option("--quick")] = False, reading: Reading
) -> int:
    """Take two groups."""
    assert (name, quick) == ("bridge", True)
    assert narrow == Narrow(since="2024", until="", within="", speaker="Lee")
    assert reading == Reading(encoding="cp1251", asker="")
    return 7


def test_a_group_is_flattened_where_it_stands() -> None:
    names = ["name", "since", "until", "within", "speaker", "quick", "encoding", "asker"]
    flat = flatten(command)
    assert list(inspect.signature(flat).parameters) == names == list(flat.__annotations__)
    assert flat.__doc__ == "Take two groups."


def test_a_command_gets_its_groups_back() -> None:
    values = {"since": "2024", "until": "", "within": "", "speaker": "Lee", "encoding": "cp1251", "asker": ""}
    assert flatten(command)(name="bridge", quick=True, **values) == 7


def test_lists_the_long_name_of_each_option() -> None:
    assert list(list_options(command)) == [
        "--since",
        "--until",
        "--in",
        "--speaker",
        "--quick",
        "--encoding",
        "--asker",
    ]
    assert list_options(command)["--until"] == "Last date, likewise."
    assert list_options(command)["--quick"] == ""
