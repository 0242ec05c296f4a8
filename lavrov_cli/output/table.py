"""Records to what a person reads in a terminal, by Rich; each text enters it as `Text`, never as markup.

Every screen has the same shape: a quiet gutter with the address, text wrapped at a readable width, figures at the
right. Columns are laid out here and not by `rich.table`, which needs all rows to begin and a minute for 20,000 of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain, groupby, islice, zip_longest

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from .. import address
from ..address import Selection
from ..errors import ParseError
from ..model import Change, Hit, Transcript, Verdict, count_words, list_speakers
from ..safe import safe, safe_line
from . import citations, plain
from .records import Count, Finding, Question
from .style import ADDRESS, DELETED, INSERTED, MATCH, QUIET, STRONG, VERDICTS, WARNING
from .view import View

READABLE = 88
"""Columns above which lines of prose are hard to follow."""
BATCH = 100
"""Rows rendered at a time."""

Cells = tuple[Text, Text, Text]
"""Gutter, text, figure at the right."""
BLANK = (Text(), Text(), Text())
_DIFF_STYLES = {"same": "", "deleted": f"{DELETED} strike", "inserted": INSERTED}


def questions(records: Iterable[Question], view: View) -> Iterator[str]:
    """Yield, for each transcript, its heading and a table of address, question and words in the answer."""
    for transcript, group in groupby(records, key=lambda record: record.transcript):
        yield _heading(transcript, view)
        yield from _render_rows(_question_rows(group, view), view, _places(transcript, view), "words")


def selections(records: Iterable[Selection], view: View) -> Iterator[str]:
    """Yield the paragraphs with their addresses in the gutter; questions in bold, speakers quiet."""
    for transcript, group in groupby(records, key=lambda record: record.transcript):
        yield _heading(transcript, view)
        yield from _render_rows(_paragraph_rows(group, view), view, _places(transcript, view))


def hits(records: Iterable[Hit], view: View) -> Iterator[str]:
    """Yield each hit's sentence under its question, matched words lit, the score at the right."""
    hits = list(records)
    gutter = max((cell_len(_place(hit, view)) for hit in hits), default=0)
    yield from _render_rows(_hit_rows(hits, view), view, gutter, "score")


def concordance(records: Sequence[Hit], view: View) -> Iterator[str]:
    """Yield one line a hit, as wide as the terminal, aligned on the match."""
    gutter = max((cell_len(_place(hit, view)) for hit in records), default=0)
    for hit in records:
        start, end = hit.spans[0].start, hit.spans[-1].end
        match = safe_line(hit.text[start:end])
        room = max(view.width - gutter - 2, 20)
        left = _clip_left(plain.lead(hit.text[:start]), room // 3)
        right = _clip(match + plain.tail(hit.text[end:]), room - room // 3)
        lit, rest = right[: len(match)], right[len(match) :]
        yield _print(Text.assemble((f"{_place(hit, view):>{gutter}}", ADDRESS), f"  {left}", (lit, MATCH), rest), view)


def verdicts(records: Iterable[Finding], view: View) -> Iterator[str]:
    """Yield the verdict, then the passage with what differs struck and inserted."""
    findings = list(records)
    for record in findings:
        rows = _verdict_rows(record, view, several=len(findings) > 1)
        yield from _render_rows(rows, view, _verdict_gutter(record, view))


def transcripts(records: Iterable[Transcript], view: View) -> Iterator[str]:
    """Yield one fact a line under each transcript's name."""
    for transcript in records:
        yield _print(Text(safe_line(transcript.name), style=STRONG), view)
        yield from _render_rows(_fact_rows(transcript), view, 10)


def counts(records: Sequence[Count], view: View) -> Iterator[str]:
    """Yield a bar chart: name, date, count, bar."""
    most = max((count for _, count in records), default=0)
    names = min(max((cell_len(safe(t.name)) for t, _ in records), default=0), view.width // 2)
    figures = len(f"{most:,}")
    room = max(view.width - names - figures - 17, 4)
    for transcript, count in records:
        bar = "█" * (count * room // most) or "▏" * bool(count)
        name = (set_cell_size(safe(transcript.name), names), ADDRESS)
        yield _print(
            Text.assemble(name, f"  {transcript.published[:10]:10}  {count:>{figures},}  ", (bar, QUIET)), view
        )


def skipped(records: Iterable[ParseError], view: View) -> Iterator[str]:
    """Yield each path, and under it, quietly, why it is no transcript."""
    for record in records:
        yield _print(Text(safe_line(record.path), style=ADDRESS), view)
        yield from _render_rows([(Text(), Text(safe_line(record.reason), style=QUIET), Text()), BLANK], view, 0)


def _print(text: Text, view: View) -> str:
    """Render lines of text with Rich into a string, a line feed at its end; they are as long as they are."""
    buffer = StringIO()
    _console(view, buffer).print(text, soft_wrap=True)
    return buffer.getvalue()


def _wrap(text: Text, width: int, console: Console) -> list[Text]:
    """Cut a text into lines without blanks at their ends."""
    lines = text.wrap(console, width) if text else [Text()]
    for line in lines:
        line.rstrip()
    return list(lines)


def _console(view: View, file: StringIO) -> Console:
    """Make a console for which colour, width and markup are not Rich's to decide."""
    return Console(
        file=file,
        width=view.width,
        color_system="standard" if view.color else None,
        force_terminal=view.color,
        no_color=not view.color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def _render_rows(rows: Iterable[Cells], view: View, gutter: int, figure: str = "") -> Iterator[str]:
    """Yield rows as text, some at a time, in columns that do not depend on the rows."""
    width = min(view.width, READABLE)
    gutter = min(gutter, width // 3)
    right = max(len(figure), 5) if figure else 0
    columns = gutter, max(width - gutter - 2 - (right + 2 if right else 0), 10), right
    console = _console(view, StringIO())
    head = [(Text(), Text(), Text(figure, style=QUIET))] if figure else []
    rest = chain(head, rows)
    while batch := list(islice(rest, BATCH)):
        lines = [line for row in batch for line in _lay_out_row(row, columns, console)]
        yield _print(Text("\n").join(lines), view)


def _lay_out_row(row: Cells, columns: tuple[int, int, int], console: Console) -> Iterator[Text]:
    """Yield the lines of a row: gutter and figure to the right of their columns, the text wrapped in its own."""
    cells = [_wrap(cell, width, console) for cell, width in zip(row, columns, strict=True)]
    for gutter, text, figure in zip_longest(*cells, fillvalue=Text()):
        line = Text(" " * (columns[0] - gutter.cell_len)) + gutter if text or gutter or figure else Text()
        if text:
            line = line.append("  ").append_text(text)
        if figure:
            line.pad_right(sum(columns) + 4 - figure.cell_len - line.cell_len)
            line.append_text(figure)
        yield line


def _heading(transcript: Transcript, view: View) -> str:
    """Write the title; then date, speakers and size, quietly; and a blank line."""
    title = safe_line(transcript.title).rstrip(".") or safe_line(transcript.name)
    facts = [
        citations.moment(transcript.published),
        ", ".join(map(safe_line, list_speakers(transcript.pairs)[:4])),
        citations.plural(len(transcript.pairs), "question"),
    ]
    console = _console(view, StringIO())
    lines = _wrap(Text(title, style=STRONG), view.width, console)
    lines += _wrap(Text(" · ".join(filter(None, facts)), style=QUIET), view.width, console)
    return _print(Text("\n").join([*lines, Text()]), view)


def _places(transcript: Transcript, view: View) -> int:
    """Return the width of a transcript's widest address."""
    longest = max((sum(len(turn.paragraphs) for turn in pair.answer) for pair in transcript.pairs), default=0)
    place = f"{len(transcript.pairs)}.{longest}"
    return cell_len(f"{safe(transcript.name)}/{place}" if view.named else place)


def _question_rows(records: Iterable[Question], view: View) -> Iterator[Cells]:
    for transcript, pair in records:
        place = Text(safe(address.format_pair(transcript, pair, named=view.named)), style=ADDRESS)
        yield (
            place,
            Text(safe_line(pair.question_text())),
            Text(f"{pair.answer_words():,}", style=QUIET),
        )
        yield BLANK


def _paragraph_rows(selections: Iterable[Selection], view: View) -> Iterator[Cells]:
    for selection in selections:
        transcript, pair = selection.transcript, selection.pair
        speaker = ""
        for part, number, name, text, *_ in address.select_paragraphs(selection, view.part):
            if name != speaker:
                yield Text(), Text(safe_line(name), style=QUIET), Text()
            speaker = name
            place = address.format_address(transcript, pair, part, number, named=view.named)
            shown = place if part != "question" or number == 1 else ""
            style = STRONG if part == "question" else ""
            yield Text(safe(shown), style=ADDRESS), Text(safe(text).replace("\t", " "), style=style), Text()
            yield BLANK
        if view.cite and (citation := citations.cite_selection(selection, view.part)):
            yield Text(), Text(citation, style=QUIET), Text()
            yield BLANK


def _hit_rows(hits: Iterable[Hit], view: View) -> Iterator[Cells]:
    asked = None
    for hit in hits:
        if hit.part == "answer" and hit.pair is not asked:
            place = address.format_pair(hit.transcript, hit.pair, named=view.named)
            yield (
                Text(safe(place), style=QUIET),
                Text(safe_line(hit.pair.question_text()), style=QUIET),
                Text(),
            )
        asked = hit.pair
        yield Text(_place(hit, view), style=ADDRESS), _lit(hit), Text(plain.score(hit.score), style=QUIET)
        if view.cite:
            yield Text(), Text(citations.cite_hit(hit), style=QUIET), Text()
        yield BLANK


def _verdict_rows(record: Finding, view: View, *, several: bool) -> Iterator[Cells]:
    verdict = record.verdict
    hit = verdict.hit if verdict.kind != "absent" else None
    source = f"{safe_line(record.source)}:{record.line}  " if record.source else ""
    said = f"  {safe_line(hit.speaker)}, in the {hit.part}" if hit else ""
    yield Text(), Text.assemble((source, QUIET), (verdict.kind, VERDICTS[verdict.kind]), (said, QUIET)), Text()
    if record.line or several:
        yield Text(), Text(f"“{safe_line(verdict.quotation)}”", style=QUIET), Text()
    if hit:
        same = _lit(hit, VERDICTS[verdict.kind])
        text = _struck(hit, verdict.difference, view) if verdict.difference else same
        yield Text(_place(hit, view), style=ADDRESS), text, Text()
    yield from _remark_rows(verdict, view)
    yield BLANK


def _remark_rows(verdict: Verdict, view: View) -> Iterator[Cells]:
    if note := citations.note(verdict, named=view.named):
        # What a mark hides is where quotations lie: not to be overlooked under a green verdict.
        yield (
            Text(),
            Text(safe_line(note), style=WARNING if _is_doubtful(verdict) else QUIET),
            Text(),
        )
    if view.cite and (citation := citations.cite_verdict(verdict)):
        yield Text(), Text(citation, style=QUIET), Text()


def _is_doubtful(verdict: Verdict) -> bool:
    return bool(verdict.omitted or verdict.added or verdict.reason)


def _verdict_gutter(record: Finding, view: View) -> int:
    hit = record.verdict.hit
    return cell_len(_place(hit, view)) if hit else 3


def _fact_rows(transcript: Transcript) -> Iterator[Cells]:
    everything = [paragraph for pair in transcript.everything() for paragraph in pair.paragraphs()]
    facts = {
        "title": [transcript.title],
        "published": [citations.moment(transcript.published)],
        "speakers": [", ".join(list_speakers(transcript.everything()))],
        "pairs": [f"{len(transcript.pairs):,}"],
        "paragraphs": [f"{len(everything):,}"],
        "words": [f"{count_words(paragraph.text for paragraph in everything):,}"],
        "opening": [text for turn in transcript.opening.answer for text in turn.paragraphs],
        "trailer": list(transcript.trailer),
        "link": [transcript.link],
        "path": [transcript.path],
        "warnings": list(transcript.warnings),
        "settings": [f"{key}: {where}" for key, where in transcript.settings],
    }
    for name, values in facts.items():
        for number, value in enumerate(filter(None, values)):
            yield Text("" if number else name, style=QUIET), Text(safe_line(value)), Text()
    yield BLANK


def _place(hit: Hit, view: View) -> str:
    return safe(address.format_hit(hit, named=view.named))


def _lit(hit: Hit, style: str = MATCH) -> Text:
    """Return the hit's text, a line a paragraph, its matched words lit; `safe` keeps the offsets true."""
    text = Text(safe(hit.text).replace("\t", " "))
    for start, end in hit.spans:
        text.stylize(style, start, end)
    return text


def _struck(hit: Hit, changes: Sequence[Change], view: View) -> Text:
    """Return the hit's text with the word diff in its place; without colour that is marked as in plain."""
    text = Text(plain.lead(hit.text[: hit.spans[0].start]))
    if view.color:
        text.append_text(Text(" ").join(Text(safe_line(run), style=_DIFF_STYLES[kind]) for kind, run in changes))
    else:
        text.append(plain.difference(changes, view))
    return text.append(plain.tail(hit.text[hit.spans[-1].end :]))


def _clip(text: str, cells: int) -> str:
    """Cut a line to a width, the cut marked."""
    return text if cell_len(text) <= cells else f"{set_cell_size(text, cells - 1).rstrip()}…"


def _clip_left(text: str, cells: int) -> str:
    """Keep a line's end, right-aligned in a width, the cut marked."""
    if cell_len(text) <= cells:
        return " " * (cells - cell_len(text)) + text
    kept = text[-cells:]
    while cell_len(kept) > cells - 1:
        kept = kept[1:]
    return " " * (cells - 1 - cell_len(kept)) + "…" + kept
