"""What the command line takes: each option once, in groups that commands share, flattened for Typer.

Typer has no groups of options. A group here is a `NamedTuple` whose fields are options; `flatten` puts the fields in
the place of the group in a command's signature, and the command gets the group back.
"""

import inspect
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, NamedTuple, get_args

import typer

from ..output.render import Format


class Color(StrEnum):
    """What `--color` takes."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Side(StrEnum):
    """What `--part` takes."""

    QUESTION = "question"
    ANSWER = "answer"


class Shell(StrEnum):
    """What `completion` takes."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


Paths = Annotated[
    list[str] | None,
    typer.Option("-t", "--transcripts", metavar="PATH", help="File, folder or - (standard input). Repeatable."),
]
OneSide = Annotated[Side | None, typer.Option("-p", "--part", help="One side of the pairs only.")]
Cite = Annotated[bool, typer.Option("--cite", help="A citation under each text.")]
Name = Annotated[str, typer.Option("--speaker", metavar="NAME", help="Words of a speaker's name.")]


Since = Annotated[str, typer.Option("--since", metavar="DATE", help="First date: 2025, 2025-11 or 2025-11-09.")]
Until = Annotated[str, typer.Option("--until", metavar="DATE", help="Last date, likewise.")]
Within = Annotated[str, typer.Option("--in", metavar="NAME", help="Part of a transcript's name or title.")]


class Narrow(NamedTuple):
    """Which of the transcripts are wanted."""

    since: Since = ""
    until: Until = ""
    within: Within = ""
    speaker: Name = ""


class Among(NamedTuple):
    """Which of the transcripts are wanted, whoever speaks in them."""

    since: Since = ""
    until: Until = ""
    within: Within = ""


class Shown(NamedTuple):
    """How records are shown."""

    form: Annotated[
        Format | None, typer.Option("-f", "--format", help="Default: table on a terminal, plain in a pipe.")
    ] = None
    color: Annotated[Color, typer.Option("--color", help="Colour in table and plain.")] = Color.AUTO
    csv_raw: Annotated[bool, typer.Option("--csv-raw", help="Leave CSV cells that look like formulas as they are.")] = (
        False
    )


class Reading(NamedTuple):
    """How files are read."""

    encoding: Annotated[
        str, typer.Option("--encoding", metavar="NAME", help="Encoding of files that are not UTF-8, such as cp1251.")
    ] = ""
    asker: Annotated[
        list[str] | None, typer.Option("--asker", metavar="NAME", help="Who asks, besides those who are marked so.")
    ] = None


class Matching(NamedTuple):
    """What counts as a hit, and how many are wanted."""

    part: OneSide = None
    limit: Annotated[
        int | None,
        typer.Option(
            "-n", "--limit", metavar="N", min=1, max=10**6, help="Most hits. Default: 10 on a terminal, else all."
        ),
    ] = None
    min_score: Annotated[
        float | None, typer.Option("-m", "--min-score", metavar="N", min=0, max=100, help="Least score, 0 to 100.")
    ] = None
    exact: Annotated[bool, typer.Option("-e", "--exact", help="Only these words, in this order.")] = False


class Layout(NamedTuple):
    """What is shown of each hit."""

    context: Annotated[
        int, typer.Option("-C", "--context", metavar="N", min=0, max=1000, help="Sentences more on each side.")
    ] = 0
    paragraph: Annotated[bool, typer.Option("--paragraph", help="Whole paragraphs, not sentences.")] = False
    addresses: Annotated[bool, typer.Option("--addresses", help="Addresses only, for `| lavrov show -`.")] = False
    kwic: Annotated[bool, typer.Option("--kwic", help="Keyword in context: a line a hit, aligned.")] = False
    counted: Annotated[bool, typer.Option("--count", help="The number of hits in each transcript.")] = False
    cite: Cite = False


Group = Narrow | Among | Shown | Reading | Matching | Layout


def flatten(command: Callable[..., int]) -> Callable[..., int]:
    """Return a command that takes the options of its groups one by one, as Typer wants them.

    The order of the options, which help and completion show, is that of the parameters and of the groups' fields.
    """
    groups: dict[str, type[Group]] = {}
    parameters: list[inspect.Parameter] = []
    for name, parameter in inspect.signature(command).parameters.items():
        if parameter.annotation in get_args(Group):
            groups[name] = parameter.annotation
            parameters += _list_fields(parameter.annotation)
        else:
            parameters.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))

    def call(**values: object) -> int:
        taken = {name: group._make(map(values.pop, group._fields)) for name, group in groups.items()}
        return command(**values, **taken)

    call.__doc__ = command.__doc__
    call.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    setattr(call, "__signature__", inspect.Signature(parameters))  # noqa: B010 (mypy knows no such attribute)
    return call


def list_options(command: Callable[..., int]) -> dict[str, str]:
    """Map the long names of a command's options to their help."""
    declared = (get_args(hint)[1:] for hint in flatten(command).__annotations__.values())
    options = [info for extras in declared for info in extras if isinstance(info, typer.models.OptionInfo)]
    # The first name of an option is where Typer takes the default to be, until it reads the signature.
    return {max([str(option.default), *(option.param_decls or ())], key=len): option.help or "" for option in options}


def _list_fields(group: type[Group]) -> list[inspect.Parameter]:
    """List the options of a group as parameters."""
    return [
        inspect.Parameter(
            field,
            inspect.Parameter.KEYWORD_ONLY,
            default=group._field_defaults[field],
            annotation=group.__annotations__[field],
        )
        for field in group._fields
    ]
