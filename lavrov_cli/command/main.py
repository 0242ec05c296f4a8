"""The command line: options in, one call per layer, text out, exit code back.

Commands decide nothing that a lower layer could; messages go to standard error, one line each.
"""

import math
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stdout, suppress
from enum import StrEnum
from io import StringIO
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer
from typer._click.core import Command
from typer._click.exceptions import ClickException  # where Typer keeps its own Click since 0.26; its minor is pinned
from typer.core import TyperGroup, TyperOption

from .. import __version__, address
from ..address import Selection
from ..errors import AddressError, EmptiedError, LavrovError, ParseError, PhraseError
from ..fold import holds
from ..model import Hit, Transcript
from ..output import render, stream
from ..output.render import Format
from ..output.view import Checked, Count, Question, View
from ..safe import safe_line, shorten
from ..source import files, filters
from ..source.filters import Filters

if TYPE_CHECKING:
    from .completion import Candidate

FOUND, NOTHING, FAILED = 0, 1, 2
"""Exit codes; FAILED also where only a part failed. The README has the table; signals have codes of their own."""

NARROWEST, COLUMNS, WIDEST = 40, 80, 500
"""Columns between which a terminal's width is believed, and those taken where there is none."""
HITS_ON_TERMINAL = 10


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
Encoding = Annotated[str, typer.Option(metavar="NAME", help="Encoding of files that are not UTF-8, such as cp1251.")]
Asker = Annotated[str, typer.Option(metavar="NAME", help="Who asks, where no line is marked as a question.")]
Since = Annotated[str, typer.Option(metavar="DATE", help="First date: 2025, 2025-11 or 2025-11-09.")]
Until = Annotated[str, typer.Option(metavar="DATE", help="Last date, likewise.")]
Within = Annotated[str, typer.Option("--in", metavar="NAME", help="Part of a transcript's name or title.")]
Speaker = Annotated[str, typer.Option(metavar="NAME", help="Part of a speaker's name.")]
Form = Annotated[Format | None, typer.Option("-f", "--format", help="Default: table on a terminal, plain in a pipe.")]
Colored = Annotated[Color, typer.Option("--color", help="Colour in table and plain.")]
CsvRaw = Annotated[bool, typer.Option("--csv-raw", help="Leave CSV cells that look like formulas as they are.")]
OneSide = Annotated[Side | None, typer.Option("-p", "--part", help="One side of the pairs only.")]
Cite = Annotated[bool, typer.Option("--cite", help="A citation under each text.")]


class Sources(NamedTuple):
    """Where transcripts come from, and which of them are wanted."""

    paths: list[str] | None
    encoding: str = ""
    asker: str = ""
    filters: Filters = Filters()


class Loaded(NamedTuple):
    """The transcripts wanted."""

    transcripts: list[Transcript]
    several: bool
    """Whether there were more than one before the filters, so that addresses need names."""
    failed: bool
    """Whether any file failed."""


def list_(
    transcripts: Paths = None,
    since: Since = "",
    until: Until = "",
    within: Within = "",
    speaker: Speaker = "",
    count: Annotated[bool, typer.Option("--count", help="The number of questions of each transcript.")] = False,
    form: Form = None,
    color: Colored = Color.AUTO,
    csv_raw: CsvRaw = False,
    encoding: Encoding = "",
    asker: Asker = "",
) -> int:
    """List the questions."""
    loaded = _load(Sources(transcripts, encoding, asker, Filters(since, until, within, speaker)))
    form = _form(form)
    view = _view(loaded, form, color, csv_raw=csv_raw)
    pairs = [
        Question(transcript, pair)
        for transcript in loaded.transcripts
        for pair in transcript.pairs
        if not speaker or filters.speaks(pair, speaker)
    ]
    if not pairs:
        raise EmptiedError(f"--speaker {shorten(speaker)} speaks in no pair, only in an opening")
    if count:
        stream.write(render.counts(_tally(record.transcript for record in pairs), form, view))
    else:
        stream.write(render.questions(pairs, form, view))
    return _code(loaded)


def show(
    addresses: Annotated[
        list[str] | None,
        typer.Argument(metavar="ADDRESS", help="3, 3.2, 2-4, 4-, 0 (the opening), NAME/3; - reads them. Default: all."),
    ] = None,
    transcripts: Paths = None,
    part: OneSide = None,
    cite: Cite = False,
    form: Form = None,
    color: Colored = Color.AUTO,
    csv_raw: CsvRaw = False,
    encoding: Encoding = "",
    asker: Asker = "",
) -> int:
    """Show questions with their answers, whole or by paragraph."""
    typed = _read_in(addresses or [], transcripts)
    if addresses == ["-"]:
        typed = [field for line in typed if (field := line.split("\t", 1)[0].strip())]
        if not typed:
            raise EmptiedError("no address on standard input")
    loaded = _load(Sources(transcripts, encoding, asker))
    failures: list[AddressError] = []
    chosen = _choose(loaded.transcripts, typed, failures) if addresses else _everything(loaded.transcripts)
    form = _form(form)
    view = _view(loaded, form, color, part=part or "", cite=cite, csv_raw=csv_raw)
    stream.write(render.selections(chosen, form, view))
    for failure in failures:
        stream.report(str(failure))
    return FAILED if failures else _code(loaded)


def search(
    phrase: Annotated[list[str], typer.Argument(metavar="PHRASE", help="What to look for; needs no quotes.")],
    transcripts: Paths = None,
    part: OneSide = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "-n", "--limit", metavar="N", min=1, max=10**6, help="Most hits. Default: 10 on a terminal, else all."
        ),
    ] = None,
    min_score: Annotated[
        float | None, typer.Option("-m", "--min-score", metavar="N", min=0, max=100, help="Least score, 0 to 100.")
    ] = None,
    exact: Annotated[bool, typer.Option("-e", "--exact", help="Only these words, in this order.")] = False,
    context: Annotated[
        int, typer.Option("-C", "--context", metavar="N", min=0, max=1000, help="Sentences more on each side.")
    ] = 0,
    paragraph: Annotated[bool, typer.Option("--paragraph", help="Whole paragraphs, not sentences.")] = False,
    addresses: Annotated[bool, typer.Option("--addresses", help="Addresses only, for `| lavrov show -`.")] = False,
    kwic: Annotated[bool, typer.Option("--kwic", help="Keyword in context: a line a hit, aligned.")] = False,
    count: Annotated[bool, typer.Option("--count", help="The number of hits in each transcript.")] = False,
    cite: Cite = False,
    since: Since = "",
    until: Until = "",
    within: Within = "",
    speaker: Speaker = "",
    form: Form = None,
    color: Colored = Color.AUTO,
    csv_raw: CsvRaw = False,
    encoding: Encoding = "",
    asker: Asker = "",
) -> int:
    """Find a phrase, however it was typed."""
    from ..phrase import passages as finding

    words = _phrase(phrase)
    if min_score is not None and math.isnan(min_score):  # which Typer takes to be in the range
        raise LavrovError("--min-score nan: write a number from 0 to 100")
    loaded = _load(Sources(transcripts, encoding, asker, Filters(since, until, within, speaker)))
    searchable = finding.prepare(loaded.transcripts, (part,) if part else finding.ALL_PARTS)
    form = _form(form)
    on_terminal = _is_terminal(1)
    most = limit or (HITS_ON_TERMINAL if on_terminal and form is Format.TABLE else None)
    wanted = finding.Wanted(
        min_score=finding.DEFAULT.min_score if min_score is None else min_score,
        exact=exact,
        context=context,
        paragraph=paragraph,
        # All of them where they are counted, or where a filter comes after; else only what is written.
        limit=None if count or on_terminal or speaker else most,
    )
    found = finding.search(searchable, words, wanted)
    hits = [hit for hit in found if holds(hit.speaker, speaker)] if speaker else found
    view = _view(loaded, form, color, cite=cite, csv_raw=csv_raw)
    if not hits:
        stream.report(_nothing_found(words, finding.nearest(searchable, words), view, speaker))
        if form is Format.JSON:
            stream.write(render.hits([], form, view))
        return FAILED if loaded.failed else NOTHING
    if count:
        stream.write(render.counts(_tally(hit.transcript for hit in hits), form, view))
    elif addresses:
        stream.write(_addresses(hits[:most], view))
    else:
        stream.write((render.concordance if kwic else render.hits)(hits[:most], form, view))
    if most and on_terminal and not count and len(hits) > most:
        stream.report(f"{len(hits) - most:,} more; -n {len(hits)} shows all")
    return _code(loaded)


def check(
    quotation: Annotated[
        list[str] | None, typer.Argument(metavar="QUOTATION", help="Words in question; - reads them, one a line.")
    ] = None,
    file: Annotated[str, typer.Option("--file", metavar="ARTICLE", help="Check every quotation of a text.")] = "",
    speaker: Annotated[str, typer.Option(metavar="NAME", help="Who must have said it.")] = "",
    transcripts: Paths = None,
    form: Form = None,
    color: Colored = Color.AUTO,
    csv_raw: CsvRaw = False,
    encoding: Encoding = "",
    asker: Asker = "",
) -> int:
    """Tell whether somebody said exactly this."""
    from ..quotation import verdict as checking

    given = _quotations(_read_in(quotation or [], transcripts), quotation == ["-"], file, encoding)
    loaded = _load(Sources(transcripts, encoding, asker))
    checkable = checking.prepare(loaded.transcripts)
    checked: list[Checked] = []
    unread: list[str] = []
    for line, text in given:
        try:
            checked.append(Checked(checking.check(checkable, text, speaker=speaker), file, line))
        except PhraseError as error:
            unread.append(f"line {line}: {error}" if line else str(error))
    form = _form(form)
    view = _view(loaded, form, color, csv_raw=csv_raw)
    if checked:
        stream.write(render.verdicts(checked, form, view))
    for message in unread:
        stream.report(message)
    for verdict in (record.verdict for record in checked if record.verdict.kind == "absent"):
        stream.report(_nothing_found(verdict.quotation, verdict.hit, view))
    confirmed = all(record.verdict.kind in ("verbatim", "typography") for record in checked)
    return FAILED if loaded.failed or unread else FOUND if confirmed else NOTHING


def info(
    transcripts: Paths = None,
    since: Since = "",
    until: Until = "",
    within: Within = "",
    speaker: Speaker = "",
    form: Form = None,
    color: Colored = Color.AUTO,
    csv_raw: CsvRaw = False,
    encoding: Encoding = "",
    asker: Asker = "",
) -> int:
    """Show what the loader made of each transcript."""
    loaded = _load(Sources(transcripts, encoding, asker, Filters(since, until, within, speaker)))
    form = _form(form)
    stream.write(render.transcripts(loaded.transcripts, form, _view(loaded, form, color, csv_raw=csv_raw)))
    return _code(loaded)


def completion(shell: Annotated[Shell, typer.Argument(help="The shell that shall complete.")]) -> int:
    """Print the script that completes commands in a shell."""
    from .completion import SCRIPTS

    stream.write([SCRIPTS[shell]])
    return FOUND


def complete(words: Annotated[list[str] | None, typer.Argument()] = None) -> int:
    """Write what could come next; called by the scripts of `completion`."""
    from . import completion as completing

    *before, typed = words or [""]
    with suppress(LavrovError):  # a shell that completes has no place for messages
        stream.write(completing.write(_candidates(before, typed), typed))
    return FOUND


COMMANDS: dict[str, Callable[..., int]] = {
    "list": list_,
    "show": show,
    "search": search,
    "check": check,
    "info": info,
    "completion": completion,
    "complete": complete,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line.

    Args:
        argv: the arguments without the program's name; None for those of the process.

    Returns:
        The exit code: 0 found, 1 nothing found or not verbatim, 2 misuse or failure.
    """
    arguments = _decode(sys.argv[1:]) if argv is None else list(argv)
    printed = StringIO()
    try:
        with redirect_stdout(printed):  # help and version, which Typer prints by itself
            code = _command(arguments)(args=arguments, prog_name="lavrov", standalone_mode=False)
        stream.write([printed.getvalue()])
    except ClickException as error:
        called = f" {arguments[0]}" if arguments[0] in COMMANDS else ""
        said = safe_line(error.format_message()).removesuffix(".")
        stream.report(f"{shorten(said, 300)} (see lavrov{called} --help)")
        return FAILED
    except EmptiedError as error:
        stream.report(str(error))
        return NOTHING
    except LavrovError as error:
        stream.report(str(error))
        return FAILED
    except MemoryError:
        stream.report("out of memory; give fewer or smaller files")
        return FAILED
    return code if isinstance(code, int) else FOUND


def _command(arguments: Sequence[str]) -> Command:
    """Build the command line; of the commands only the one that is called, because each costs a millisecond."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    settings = {"help_option_names": ["-h", "--help"]}
    app.callback(invoke_without_command=True, context_settings=settings)(_top)
    called = arguments[0] if arguments and arguments[0] in COMMANDS else None
    for name in [called] if called else COMMANDS:
        app.command(name, context_settings=settings, hidden=name == "complete")(COMMANDS[name])
    return typer.main.get_command(app)


def _top(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Query interview transcripts: what was asked, what was said, where, and was it said exactly so."""
    if version:
        print(f"lavrov {__version__}")
        raise typer.Exit(FOUND)
    if context.invoked_subcommand is None:
        print(context.get_help())


def _decode(arguments: Sequence[str]) -> list[str]:
    """Read arguments as UTF-8, whatever the locale; bytes that are not stay as they are, for file names."""
    return [os.fsencode(argument).decode("utf-8", "surrogateescape") for argument in arguments]


def _phrase(words: Sequence[str]) -> str:
    phrase = " ".join(words)
    try:
        phrase.encode()
    except UnicodeEncodeError as error:
        raise PhraseError(f"'{shorten(phrase)}' is not UTF-8") from error
    return phrase


def _paths(given: list[str] | None) -> list[str]:
    if given:
        return given
    (value,) = _decode([os.environ.get("LAVROV_TRANSCRIPTS", "")])
    return [path for path in value.split(os.pathsep) if path] or [str(files.bundled())]


def _load(sources: Sources) -> Loaded:
    """Load what is wanted; report what cannot be read, and stop if that is all."""
    from .progress import watch

    files.check_encoding(sources.encoding)
    found = files.find(_paths(sources.paths))
    loading = files.load(found, encoding=sources.encoding, asker=sources.asker)
    results = list(watch(loading, len(found), shown=len(found) > 1 and _is_terminal(2)))
    failures = [result for result in results if isinstance(result, ParseError)]
    for failure in failures:
        stream.report(str(failure))
    loaded = [result for result in results if isinstance(result, Transcript)]
    for transcript in loaded:
        if transcript.inferred:
            stream.report(f"{shorten(transcript.path)}: {transcript.inferred}")
    if not loaded:
        raise typer.Exit(FAILED)
    loaded.sort(key=_order)
    return Loaded(filters.narrow(loaded, sources.filters), len(loaded) > 1, bool(failures))


def _read_in(arguments: list[str], paths: list[str] | None) -> list[str]:
    """Put the lines of standard input in the place of `-`."""
    if arguments != ["-"]:
        return arguments
    if "-" in (paths or ()):
        raise LavrovError("standard input cannot be both the transcript and the argument; give one of them as a file")
    return files.read_text("-").split("\n")


def _choose(
    transcripts: Sequence[Transcript], typed: Iterable[str], failures: list[AddressError]
) -> Iterator[Selection]:
    """Yield what the addresses name; what names nothing goes to `failures` and does not stop the rest."""
    for argument in typed:
        try:
            yield from address.choose(transcripts, argument)
        except AddressError as error:
            failures.append(error)


def _everything(transcripts: Sequence[Transcript]) -> Iterator[Selection]:
    for transcript in transcripts:
        yield from address.everything(transcript)


def _addresses(hits: Iterable[Hit], view: View) -> Iterator[str]:
    """Yield the address of each hit, once."""
    places = (address.write(hit.transcript, hit.pair, hit.part, hit.paragraph, named=view.named) for hit in hits)
    return (f"{place}\n" for place in dict.fromkeys(places))


def _tally(transcripts: Iterable[Transcript]) -> list[Count]:
    """Count how often each transcript comes, in the order of date and name."""
    found: dict[str, Count] = {}
    for transcript in transcripts:
        before = found.get(transcript.name)
        found[transcript.name] = Count(transcript, before.number + 1 if before else 1)
    return sorted(found.values(), key=lambda count: _order(count.transcript))


def _order(transcript: Transcript) -> tuple[str, str]:
    """Order by date, the undated last, then by name."""
    return transcript.published or "9999", transcript.name


def _nothing_found(words: str, nearest: Hit | None, view: View, speaker: str = "") -> str:
    """Say that nothing was found, and what is nearest, so that the reader can judge."""
    message = f"nothing found for '{shorten(words, 60)}'" + (f" said by {shorten(speaker, 60)}" if speaker else "")
    if nearest is None:
        return message
    place = address.write(nearest.transcript, nearest.pair, nearest.part, nearest.paragraph, named=view.named)
    return f"{message}; nearest: {place} ({int(nearest.score)}) {shorten(safe_line(nearest.text))}"


def _quotations(lines: Sequence[str], numbered: bool, file: str, encoding: str) -> list[tuple[int, str]]:
    """List what is to be checked, with its line (0 for the command line's): one source of quotations at a time."""
    from ..quotation.article import find

    if bool(lines) == bool(file):
        raise LavrovError("give one: a quotation, - to read them from standard input, or --file ARTICLE")
    if file:
        found = find(files.read_text(file, encoding))
        if not found:
            raise EmptiedError(f"{shorten(file)}: no quotation of four words or more between quotation marks")
        return found
    if not numbered:
        return [(0, _phrase(lines))]
    found = [(number, line.strip()) for number, line in enumerate(lines, 1) if line.strip()]
    if not found:
        raise EmptiedError("no quotation on standard input")
    return found


def _candidates(before: Sequence[str], typed: str) -> "Iterable[Candidate]":
    """Find what could come after the words `before`, where `typed` has been begun."""
    from . import completion as completing

    if not before:
        return completing.options(
            {name: command.__doc__ or "" for name, command in COMMANDS.items() if name != "complete"}
        )
    command, last = before[0], before[-1]
    choices = {"-f": Format, "--format": Format, "--color": Color, "-p": Side, "--part": Side, "completion": Shell}
    if last in choices:
        return completing.options(dict.fromkeys(choices[last], ""))
    if last in ("-t", "--transcripts", "--file", "--encoding"):
        return ()
    if typed.startswith("-"):
        return completing.options(_options(command))
    paths = [value for option, value in pairwise(before) if option in ("-t", "--transcripts")]
    transcripts = [item for item in files.load(files.find(_paths(paths))) if isinstance(item, Transcript)]
    if last == "--in":
        return completing.names(transcripts)
    return completing.addresses(sorted(transcripts, key=_order)) if command == "show" else ()


def _options(command: str) -> dict[str, str]:
    """Map the options of a command to their help."""
    if command not in COMMANDS:
        return {}
    built = _command([command])
    assert isinstance(built, TyperGroup)
    options = [parameter for parameter in built.commands[command].params if isinstance(parameter, TyperOption)]
    return {max(option.opts, key=len): option.help or "" for option in options} | {"--help": "Show the options."}


def _form(form: Format | None) -> Format:
    return form or (Format.TABLE if _is_terminal(1) else Format.PLAIN)


def _view(
    loaded: Loaded, form: Format, color: Color, *, part: str = "", cite: bool = False, csv_raw: bool = False
) -> View:
    auto = (
        form is Format.TABLE and _is_terminal(1) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    return View(
        named=loaded.several,
        color=color is Color.ALWAYS or (color is Color.AUTO and auto),
        width=min(max(_columns(), NARROWEST), WIDEST),
        part=part,
        cite=cite,
        csv_raw=csv_raw,
    )


def _columns() -> int:
    """Return what COLUMNS says, else the width of the terminal: of another stream, if output goes into `less`."""
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said[:9]):
        return int(said[:9])
    for descriptor in (1, 2, 0):
        with suppress(OSError):  # no terminal
            return os.get_terminal_size(descriptor).columns or COLUMNS
    return COLUMNS


def _is_terminal(descriptor: int) -> bool:
    return os.isatty(descriptor)


def _code(loaded: Loaded) -> int:
    return FAILED if loaded.failed else FOUND
