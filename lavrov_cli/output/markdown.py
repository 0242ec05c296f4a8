"""Records to Markdown in which nothing of the text acts: no heading, link, image, emphasis or HTML of its own."""

import re
from collections.abc import Iterable, Iterator, Sequence

from .. import address
from ..address import Selection
from ..errors import ParseError
from ..model import Hit, Transcript
from ..safe import safe_line
from . import citations, plain
from .records import Count, Finding, Question
from .view import View

_ACTIVE = re.compile(r"[\\`*_\[\]<>&~]|(?<=\w):(?=//)|(?<=\bwww)\.|^[-+=#](?=[-+=#]*(?:\s|$))")
_LIST_NUMBER = re.compile(r"^(\d{1,9})([.)])")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def escape_markdown(text: str) -> str:
    """Escape, in one line of text, what CommonMark or GitHub would interpret."""
    return _LIST_NUMBER.sub(r"\1\\\2", _escape_inside(text))


def _escape_inside(text: str) -> str:
    """Escape what Markdown interprets anywhere in a line."""
    return _ACTIVE.sub(lambda found: _ENTITIES.get(found[0]) or "\\" + found[0], safe_line(text))


def questions(records: Iterable[Question], view: View) -> Iterator[str]:
    """Yield a list item a pair."""
    for transcript, pair in records:
        place = _escape_inside(address.format_pair(transcript, pair, named=view.named))
        yield f"- **{place}** {escape_markdown(pair.question_text())}\n"


def selections(records: Iterable[Selection], view: View) -> Iterator[str]:
    """Yield a section a pair; speakers in bold before their words."""
    for selection in records:
        place = address.format_pair(selection.transcript, selection.pair, named=view.named)
        yield "".join(f"{block}\n\n" for block in [f"## {_escape_inside(place)}", *_blocks(selection, view)])


def hits(records: Iterable[Hit], view: View) -> Iterator[str]:
    """Yield a list item a hit, the matched words bold."""
    for hit in records:
        place = address.format_hit(hit, named=view.named)
        yield f"- **{_escape_inside(place)}** ({plain.score(hit.score)}) {_highlight(hit)}\n"
        if view.cite:
            yield f"  {escape_markdown(citations.cite_hit(hit))}\n"


def concordance(records: Sequence[Hit], view: View) -> Iterator[str]:
    """Yield a table row a hit."""
    return _table(("left", "match", "right"), plain.concordance(records, view._replace(color=False)))


def verdicts(records: Iterable[Finding], view: View) -> Iterator[str]:
    """Yield a list item a quotation: the verdict, the quotation, and the passage under it."""
    for record in records:
        verdict = record.verdict
        yield f"- **{verdict.kind}** “{escape_markdown(verdict.quotation)}”{_source(record)}\n"
        (line,) = plain.verdicts([record._replace(source="")], view._replace(color=False, cite=False))
        _, place, _, passage, note = line.rstrip("\n").split("\t")
        if place:
            yield f"  - **{_escape_inside(place)}** {escape_markdown(passage)}\n"
        if note:
            yield f"  - {escape_markdown(note)}\n"
        if view.cite and (citation := citations.cite_verdict(verdict)):
            yield f"  - {escape_markdown(citation)}\n"


def transcripts(records: Iterable[Transcript], view: View) -> Iterator[str]:
    """Yield a table row a transcript."""
    return _table(("name", "date", "pairs", "title"), plain.transcripts(records, view))


def counts(records: Sequence[Count], view: View) -> Iterator[str]:
    """Yield a table row a transcript."""
    return _table(("name", "date", "count"), plain.counts(records, view))


def skipped(records: Iterable[ParseError], view: View) -> Iterator[str]:
    """Yield a table row a file."""
    return _table(("path", "reason"), plain.skipped(records, view._replace(color=False)))


def _blocks(selection: Selection, view: View) -> Iterator[str]:
    before = ""
    for paragraph in address.select_paragraphs(selection, view.part):
        changed = paragraph.speaker and paragraph.speaker != before
        yield (f"**{escape_markdown(paragraph.speaker)}:** " if changed else "") + escape_markdown(paragraph.text)
        before = paragraph.speaker
    if view.cite and (citation := citations.cite_selection(selection, view.part)):
        yield escape_markdown(citation)


def _highlight(hit: Hit) -> str:
    """Return the hit's text with its matched words bold; neighbours share one pair of marks."""
    pieces, at = [], 0
    for start, end in hit.spans:
        pieces += [_inline(hit.text[at:start]), f"**{_inline(hit.text[start:end])}**"]
        at = end
    return "".join([*pieces, _inline(hit.text[at:])]).replace("** **", " ")


def _inline(text: str) -> str:
    """Escape a piece of a line and keep the blanks at its ends."""
    lead, tail = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{lead}{_escape_inside(text)}{tail}" if text.strip() else " " * bool(text)


def _table(header: Sequence[str], lines: Iterable[str]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |\n|{' --- |' * len(header)}\n"
    for line in lines:
        yield f"| {' | '.join(_escape_cell(cell) for cell in line.rstrip(chr(10)).split(chr(9)))} |\n"


def _escape_cell(text: str) -> str:
    return escape_markdown(text).replace("|", "\\|")


def _source(record: Finding) -> str:
    return f" ({escape_markdown(record.source)}:{record.line})" if record.source else ""
