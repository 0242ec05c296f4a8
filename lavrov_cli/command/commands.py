"""The commands: options in, one call a room, text out, exit code back."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import starmap
from typing import TYPE_CHECKING, Annotated

import typer

from .. import address
from ..address import Selection
from ..errors import AddressError, EmptiedError, ExitCode, LavrovError, PhraseError
from ..model import Transcript, Verdict
from ..output import messages, render, stream
from ..output.records import Count, Finding, Question, tally
from ..output.render import Format
from ..output.view import View
from ..safe import shorten
from ..source import filters
from .arguments import read_addresses, read_phrase, read_quotations
from .collection import Loader, gather
from .options import Among, Cite, Layout, Matching, Narrow, OneSide, Paths, Reading, Shell, Shown
from .terminal import choose_format, choose_view, is_terminal

if TYPE_CHECKING:
    from ..phrase.search import Search, SearchOptions
    from ..quotation.article import Quotation
    from ..quotation.verdict import Check

BATCH = 1_000_000
"""Characters of the transcripts that `check` has in memory at a time."""
HITS_ON_TERMINAL = 10
"""Most hits of a table on a terminal, unless --limit says otherwise."""


def list_(
    transcripts: Paths = None,
    *,
    narrow: Narrow,
    count: Annotated[bool, typer.Option("--count", help="The number of questions of each transcript.")] = False,
    shown: Shown,
    reading: Reading,
) -> int:
    """List the questions."""
    collection = gather(transcripts, reading, narrow)
    questions = [
        Question(transcript, pair)
        for transcript in collection.transcripts
        for pair in transcript.pairs
        if filters.speaks(pair, narrow.speaker)
    ]
    if not questions:
        raise EmptiedError(f"--speaker {shorten(narrow.speaker)} speaks in no pair, only in an opening")
    form, view = choose_format(shown.form), choose_view(shown, named=collection.several)
    if count:
        stream.write(render.counts(tally(question.transcript for question in questions), form, view))
    else:
        stream.write(render.questions(questions, form, view))
    return collection.exit_code


def show(
    addresses: Annotated[
        list[str] | None,
        typer.Argument(metavar="ADDRESS", help="3, 3.2, 2-4, 4-, 0 (the opening), NAME/3; - reads them. Default: all."),
    ] = None,
    transcripts: Paths = None,
    part: OneSide = None,
    cite: Cite = False,
    *,
    shown: Shown,
    reading: Reading,
) -> int:
    """Show questions with their answers, whole or by paragraph."""
    typed = read_addresses(addresses or [], transcripts)
    collection = gather(transcripts, reading)
    failures: list[AddressError] = []
    chosen = _select(collection.transcripts, typed, failures) if typed else _select_all(collection.transcripts)
    view = choose_view(shown, named=collection.several, part=part or "", cite=cite)
    stream.write(render.selections(chosen, choose_format(shown.form), view))
    for failure in failures:
        stream.report(str(failure))
    return ExitCode.FAILED if failures else collection.exit_code


def search(
    phrase: Annotated[list[str], typer.Argument(metavar="PHRASE", help="What to look for; needs no quotes.")],
    transcripts: Paths = None,
    *,
    matching: Matching,
    layout: Layout,
    narrow: Narrow,
    shown: Shown,
    reading: Reading,
) -> int:
    """Find a phrase, however it was typed."""
    from ..phrase import passages
    from ..phrase.search import Search

    words = read_phrase(phrase)
    form = choose_format(shown.form)
    wanted = _want(matching, layout, narrow.speaker, _choose_limit(matching, form))
    progress = Search(words, wanted)
    loader = Loader(transcripts, reading, narrow, progress.can_match)
    parts = (matching.part,) if matching.part else passages.ALL_PARTS
    for transcript in loader:
        progress.look(passages.prepare(transcript, parts=parts, by_speaker=True))
    view = choose_view(shown, named=loader.several, cite=layout.cite)
    if progress.counts:
        _write_hits(progress, layout, form, view)
        return loader.exit_code
    stream.report(messages.nothing_found(words, progress.nearest(), view, speaker=narrow.speaker))
    if form is Format.JSON:
        stream.write(render.hits([], form, view))
    return loader.exit_code or ExitCode.NOTHING


def check(
    quotation: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUOTATION", help="Words, each quotation in quotes; - reads them, one a line."),
    ] = None,
    file: Annotated[str, typer.Option("--file", metavar="ARTICLE", help="Check every quotation of a text.")] = "",
    speaker: Annotated[str, typer.Option("--speaker", metavar="NAME", help="Who must have said it.")] = "",
    strict: Annotated[
        bool | None,
        typer.Option("--strict/--no-strict", help="1 also where a mark changes a negation. Default: with --file."),
    ] = None,
    transcripts: Paths = None,
    cite: Cite = False,
    *,
    among: Among,
    shown: Shown,
    reading: Reading,
) -> int:
    """Tell whether somebody said exactly this."""
    given = read_quotations(quotation or [], transcripts, article=file, encoding=reading.encoding)
    unread: list[str] = []
    checks = list(_read_checks(given, speaker, unread))
    loader = Loader(transcripts, reading, among)
    checked = [Finding(verdict, file, line) for line, verdict in _check_all(checks, loader)]
    view = choose_view(shown, named=loader.several, cite=cite)
    if checked:
        stream.write(render.verdicts(checked, choose_format(shown.form), view))
    for message in (*unread, *_list_absent(checked, view)):
        stream.report(message)
    if file:
        stream.report(messages.totals(checked, given))
    if unread:
        return ExitCode.FAILED
    return loader.exit_code or _judge(checked, careful=bool(file) if strict is None else strict)


def info(
    transcripts: Paths = None,
    *,
    skipped: Annotated[
        bool, typer.Option("--skipped", help="The files of folders that were passed over, and why.")
    ] = False,
    narrow: Narrow,
    shown: Shown,
    reading: Reading,
) -> int:
    """Show what the loader made of each transcript."""
    if skipped:
        if any(narrow):
            raise LavrovError("--skipped lists what is no transcript; leave out --since, --until, --in and --speaker")
        return _write_skipped(Loader(transcripts, reading), shown)
    collection = gather(transcripts, reading, narrow)
    view = choose_view(shown, named=collection.several)
    stream.write(render.transcripts(collection.transcripts, choose_format(shown.form), view))
    return collection.exit_code


def completion(shell: Annotated[Shell, typer.Argument(help="The shell that shall complete.")]) -> int:
    """Print the script that completes commands in a shell."""
    from .completion import SCRIPTS

    stream.write([SCRIPTS[shell]])
    return ExitCode.FOUND


def complete(words: Annotated[list[str] | None, typer.Argument()] = None) -> int:
    """Write what could come next; called by the scripts of `completion`."""
    from .completion import find_candidates, to_lines

    *before, typed = words or [""]
    offered = {name: command for name, command in COMMANDS.items() if command is not complete}
    with suppress(LavrovError):  # a shell that completes has no place for messages
        stream.write(to_lines(find_candidates(offered, before, typed), typed))
    return ExitCode.FOUND


COMMANDS: dict[str, Callable[..., int]] = {
    "list": list_,
    "show": show,
    "search": search,
    "check": check,
    "info": info,
    "completion": completion,
    "complete": complete,
}
"""Each command by its name; `complete`, the last, is hidden."""


def _select(
    transcripts: Sequence[Transcript], typed: Iterable[str], failures: list[AddressError]
) -> Iterator[Selection]:
    """Yield what the addresses name; what names nothing goes to `failures` and does not stop the rest."""
    for argument in typed:
        try:
            yield from address.choose(transcripts, argument)
        except AddressError as error:
            failures.append(error)


def _select_all(transcripts: Iterable[Transcript]) -> Iterator[Selection]:
    for transcript in transcripts:
        yield from address.select_all(transcript)


def _choose_limit(matching: Matching, form: Format) -> int | None:
    """Return how many hits are shown; None for all."""
    return matching.limit or (HITS_ON_TERMINAL if form is Format.TABLE and is_terminal(1) else None)


def _want(matching: Matching, layout: Layout, speaker: str, most: int | None) -> "SearchOptions":
    """Return what to search for: as many hits as are shown, but all where they are counted."""
    from ..phrase.search import DEFAULT, SearchOptions

    if matching.min_score is not None and math.isnan(matching.min_score):  # which Typer takes to be in the range
        raise LavrovError("--min-score nan: write a number from 0 to 100")
    return SearchOptions(
        min_score=DEFAULT.min_score if matching.min_score is None else matching.min_score,
        exact=matching.exact,
        speaker=speaker,
        context=layout.context,
        paragraph=layout.paragraph,
        limit=0 if layout.counted else most,
        counted=layout.counted or is_terminal(1),
    )


def _write_hits(search: "Search", layout: Layout, form: Format, view: View) -> None:
    """Write hits as the options say, and on a terminal how many more there are."""
    if layout.counted:
        counts = sorted(starmap(Count, search.counts), key=lambda count: count.transcript.order())
        stream.write(render.counts(counts, form, view))
        return
    hits = search.hits()
    if layout.addresses:
        stream.write(render.addresses(hits, view))
    else:
        stream.write((render.concordance if layout.kwic else render.hits)(hits, form, view))
    total = sum(number for _, number in search.counts)
    if is_terminal(1) and total > len(hits):
        stream.report(f"{total - len(hits):,} more; -n {total} shows all")


def _write_skipped(loader: Loader, shown: Shown) -> ExitCode:
    """Write which files of folders are no transcripts."""
    form = choose_format(shown.form)
    found = loader.list_skipped()
    if not found:
        stream.report("no file of a folder was passed over")
    if found or form is Format.JSON:
        stream.write(render.skipped(found, form, choose_view(shown, named=False)))
    return loader.exit_code or (ExitCode.FOUND if found else ExitCode.NOTHING)


def _read_checks(given: "Iterable[Quotation]", speaker: str, unread: list[str]) -> Iterator[tuple[int, "Check"]]:
    """Yield each quotation with its line; what cannot be checked goes to `unread` and does not stop the rest."""
    from ..quotation.verdict import Check

    for line, text, why in given:
        if why:
            continue
        try:
            yield line, Check(text, speaker=speaker)
        except PhraseError as error:
            unread.append(f"line {line}: {error}" if line else str(error))


def _check_all(
    checks: "Sequence[tuple[int, Check]]", transcripts: Iterable[Transcript]
) -> Iterator[tuple[int, Verdict]]:
    """Look for all quotations in all transcripts, then yield the verdicts, each after the quotation's line."""
    from ..phrase.passages import prepare

    for part in cut_batches(transcripts):
        searchable = prepare(*part)
        for _, progress in checks:
            progress.look(searchable)
    for line, progress in checks:
        yield line, progress.judge()


def _judge(checked: Iterable[Finding], *, careful: bool) -> ExitCode:
    """Return whether all quotations are confirmed, and if careful, whether no mark in them changes a negation."""
    for verdict in (record.verdict for record in checked):
        if not verdict.is_confirmed() or (careful and verdict.negations):
            return ExitCode.NOTHING
    return ExitCode.FOUND


def cut_batches(transcripts: Iterable[Transcript]) -> Iterator[list[Transcript]]:
    """Yield transcripts by some megabytes, in which many quotations are found faster than in each."""
    batch: list[Transcript] = []
    size = 0
    for transcript in transcripts:
        batch.append(transcript)
        size += sum(len(paragraph.text) for pair in transcript.everything() for paragraph in pair.paragraphs())
        if size > BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _list_absent(checked: Iterable[Finding], view: View) -> Iterator[str]:
    """Yield what is nearest to each quotation that is absent."""
    for verdict in (record.verdict for record in checked):
        if verdict.kind == "absent":
            yield messages.nothing_found(verdict.quotation, verdict.hit, view)
