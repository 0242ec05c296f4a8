"""Arguments to an exit code: run one command line; errors become one line on standard error."""

import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from io import StringIO
from typing import Annotated

import typer
from typer._click.core import Command
from typer._click.exceptions import ClickException  # where Typer keeps its own Click since 0.26; its minor is pinned

from .. import __version__
from ..errors import ExitCode, LavrovError
from ..output import stream
from ..safe import safe_line, shorten
from .arguments import decode_arguments
from .commands import COMMANDS
from .options import flatten


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line.

    Args:
        argv: the arguments without the program's name; None for those of the process.

    Returns:
        The exit code; see `errors.ExitCode`.
    """
    arguments = decode_arguments(sys.argv[1:]) if argv is None else list(argv)
    printed = StringIO()
    try:
        with redirect_stdout(printed):  # help and version, which Typer prints by itself
            code = _build(arguments)(args=arguments, prog_name="lavrov", standalone_mode=False)
        stream.write([printed.getvalue()])
    except ClickException as error:
        called = f" {arguments[0]}" if arguments[0] in COMMANDS else ""
        said = safe_line(error.format_message()).removesuffix(".")
        stream.report(f"{shorten(said, 300)} (see lavrov{called} --help)")
        return ExitCode.FAILED
    except LavrovError as error:
        stream.report(str(error))
        return error.exit_code
    except MemoryError:
        stream.report("out of memory; give fewer or smaller files")
        return ExitCode.FAILED
    return code if isinstance(code, int) else ExitCode.FOUND


def _build(arguments: Sequence[str]) -> Command:
    """Build the command line; of the commands only the one that is called, because each costs a millisecond."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    settings = {"help_option_names": ["-h", "--help"]}
    app.callback(invoke_without_command=True, context_settings=settings)(_top)
    called = arguments[0] if arguments and arguments[0] in COMMANDS else None
    for name in [called] if called else COMMANDS:
        app.command(name, context_settings=settings, hidden=name == "complete")(flatten(COMMANDS[name]))
    return typer.main.get_command(app)


def _top(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Query interview transcripts: what was asked, what was said, where, and was it said exactly so."""
    if version:
        print(f"lavrov {__version__}")
        raise typer.Exit(ExitCode.FOUND)
    if context.invoked_subcommand is None:
        print(context.get_help())
