"""Records to text, one small module a format; nothing here writes, asks or decides.

Records and a `View` go in, chunks of text come out. A chunk is one or more whole records, so that a million of them
need no memory and a reader never gets half of one. JSON, JSON Lines and CSV go through the rows of `rows`; plain text,
tables and Markdown, which people read, have a function for each kind of record.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Protocol

from .. import address
from ..address import Selection
from ..errors import ParseError
from ..model import Hit, Transcript
from .records import Count, Finding, Question
from .view import View


class Format(StrEnum):
    """What `--format` takes."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "md"


class Writer(Protocol):
    """What a module for people offers."""

    def questions(self, records: Iterable[Question], view: View) -> Iterator[str]:
        """Write pairs as `list` shows them."""
        ...

    def selections(self, records: Iterable[Selection], view: View) -> Iterator[str]:
        """Write what `show` gives."""
        ...

    def hits(self, records: Iterable[Hit], view: View) -> Iterator[str]:
        """Write what `search` finds."""
        ...

    def concordance(self, records: Sequence[Hit], view: View) -> Iterator[str]:
        """Write hits as keywords in context."""
        ...

    def verdicts(self, records: Iterable[Finding], view: View) -> Iterator[str]:
        """Write what `check` says."""
        ...

    def transcripts(self, records: Iterable[Transcript], view: View) -> Iterator[str]:
        """Write what `info` knows."""
        ...

    def counts(self, records: Sequence[Count], view: View) -> Iterator[str]:
        """Write how many of something each transcript has."""
        ...

    def skipped(self, records: Iterable[ParseError], view: View) -> Iterator[str]:
        """Write which files are no transcripts."""
        ...


def questions(records: Iterable[Question], form: Format, view: View) -> Iterator[str]:
    """Render what was asked, a pair a record."""
    if writer := _for_people(form):
        return writer.questions(records, view)
    from . import rows

    return _for_machines(form, rows.QUESTION, map(rows.question, records), view)


def selections(records: Iterable[Selection], form: Format, view: View) -> Iterator[str]:
    """Render what was said, a paragraph a record."""
    if writer := _for_people(form):
        return writer.selections(records, view)
    from . import rows

    wanted = (row for record in records for row in rows.selection(record, view.part))
    return _for_machines(form, rows.PARAGRAPH, wanted, view)


def hits(records: Iterable[Hit], form: Format, view: View) -> Iterator[str]:
    """Render hits, a hit a record."""
    if writer := _for_people(form):
        return writer.hits(records, view)
    from . import rows

    return _for_machines(form, rows.HIT, map(rows.hit, records), view)


def concordance(records: Sequence[Hit], form: Format, view: View) -> Iterator[str]:
    """Render hits as keywords in context, a line each; for machines they are hits as ever."""
    if writer := _for_people(form):
        return writer.concordance(records, view)
    return hits(records, form, view)


def addresses(records: Iterable[Hit], view: View) -> Iterator[str]:
    """Render the address of each hit, once, a line each: for `lavrov show -`."""
    places = (address.format_hit(hit, named=view.named) for hit in records)
    return (f"{place}\n" for place in dict.fromkeys(places))


def verdicts(records: Iterable[Finding], form: Format, view: View) -> Iterator[str]:
    """Render what `check` says, a quotation a record."""
    if writer := _for_people(form):
        return writer.verdicts(records, view)
    from . import rows

    return _for_machines(form, rows.VERDICT, map(rows.verdict, records), view)


def transcripts(records: Iterable[Transcript], form: Format, view: View) -> Iterator[str]:
    """Render what the loader made of each transcript."""
    if writer := _for_people(form):
        return writer.transcripts(records, view)
    from . import rows

    return _for_machines(form, rows.TRANSCRIPT, map(rows.transcript, records), view)


def counts(records: Sequence[Count], form: Format, view: View) -> Iterator[str]:
    """Render how many records each transcript has."""
    if writer := _for_people(form):
        return writer.counts(records, view)
    from . import rows

    return _for_machines(form, rows.COUNT, map(rows.count_of, records), view)


def skipped(records: Iterable[ParseError], form: Format, view: View) -> Iterator[str]:
    """Render which files are no transcripts, a file a record."""
    if writer := _for_people(form):
        return writer.skipped(records, view)
    from . import rows

    return _for_machines(form, rows.SKIPPED, map(rows.skipped, records), view)


def _for_people(form: Format) -> Writer | None:
    """Import the module of a format that people read; Rich costs more than all else at start-up."""
    if form is Format.TABLE:
        from . import table

        return table
    if form is Format.MARKDOWN:
        from . import markdown

        return markdown
    if form is Format.PLAIN:
        from . import plain

        return plain
    return None


def _for_machines(form: Format, keys: Sequence[str], wanted: Iterable[dict[str, object]], view: View) -> Iterator[str]:
    if form is Format.CSV:
        from . import csv

        return csv.to_csv(keys, wanted, raw=view.csv_raw)
    from . import json

    return json.to_json_lines(wanted) if form is Format.JSONL else json.to_json(wanted)
