"""Records to plain text for pipes: one record a line, TAB between fields, blanks inside a field folded, nothing cut.

`selections` is the exception: it writes the grammar of a transcript, so that it can be read back.
"""

from collections.abc import Iterable, Iterator, Sequence

from .. import address
from ..address import Selection
from ..errors import ParseError
from ..model import Change, Hit, Transcript, Turn
from ..safe import safe, safe_line
from . import citations
from .records import Count, Finding, Question
from .style import ADDRESS, DELETED, INSERTED, MATCH, STRONG, VERDICTS, paint
from .view import View


def questions(records: Iterable[Question], view: View) -> Iterator[str]:
    """Yield `address TAB question`."""
    for transcript, pair in records:
        place = safe(address.format_pair(transcript, pair, named=view.named))
        yield f"{paint(place, ADDRESS, color=view.color)}\t{safe_line(pair.question_text())}\n"


def selections(records: Iterable[Selection], view: View) -> Iterator[str]:
    """Yield pairs in the source's grammar, a blank line between them; of one side or some paragraphs the bare text."""
    before: bool | None = None
    for selection in records:
        whole = not (selection.first or view.part)
        text = _grammar(selection, view) if whole else _bare(selection, view)
        if text:
            yield ("\n" if before or (whole and before is not None) else "") + text
            before = whole


def hits(records: Iterable[Hit], view: View) -> Iterator[str]:
    """Yield `address TAB score TAB sentence`, or the citation alone."""
    for hit in records:
        place = address.format_hit(hit, named=view.named)
        fields = [paint(safe(place), ADDRESS, color=view.color), score(hit.score), highlight(hit, view)]
        yield "\t".join(fields) + "\n"
        if view.cite:
            yield citations.cite_hit(hit) + "\n"


def concordance(records: Sequence[Hit], view: View) -> Iterator[str]:
    """Yield `left TAB match TAB right`."""
    for hit in records:
        start, end = hit.spans[0].start, hit.spans[-1].end
        match = paint(safe_line(hit.text[start:end]), MATCH, color=view.color)
        yield f"{safe_line(hit.text[:start])}\t{match}\t{safe_line(hit.text[end:])}\n"


def verdicts(records: Iterable[Finding], view: View) -> Iterator[str]:
    """Yield `verdict TAB address TAB score TAB passage TAB note`, with `file:line` before them for an article."""
    for record in records:
        verdict = record.verdict
        fields = [f"{safe_line(record.source)}:{record.line}"] if record.source else []
        fields.append(paint(verdict.kind, VERDICTS[verdict.kind], color=view.color))
        fields += (
            _found(verdict.hit, verdict.difference, view) if verdict.hit and verdict.kind != "absent" else ["", "", ""]
        )
        yield "\t".join([*fields, safe_line(citations.note(verdict, named=view.named))]) + "\n"
        if view.cite and (citation := citations.cite_verdict(verdict)):
            yield citation + "\n"


def transcripts(records: Iterable[Transcript], view: View) -> Iterator[str]:
    """Yield `name TAB date TAB pairs TAB title`."""
    for transcript in records:
        fields = [transcript.name, transcript.published, str(len(transcript.pairs)), transcript.title]
        yield "\t".join(safe_line(field) for field in fields) + "\n"


def counts(records: Sequence[Count], view: View) -> Iterator[str]:
    """Yield `name TAB date TAB count`."""
    for transcript, number in records:
        yield f"{safe(transcript.name)}\t{transcript.published}\t{number}\n"


def skipped(records: Iterable[ParseError], view: View) -> Iterator[str]:
    """Yield `path TAB reason`."""
    for record in records:
        yield f"{paint(safe_line(record.path), ADDRESS, color=view.color)}\t{safe_line(record.reason)}\n"


def score(value: float) -> str:
    """Write a score without its fraction, rounded down: only what is perfect is 100."""
    return str(int(value))


def highlight(hit: Hit, view: View) -> str:
    """Return the hit's text in one line, its matched words coloured if colour is wanted."""
    if not view.color:
        return safe_line(hit.text)
    pieces, at = [], 0
    for start, end in hit.spans:
        pieces += [safe(hit.text[at:start]), paint(safe(hit.text[start:end]), MATCH, color=True)]
        at = end
    return " ".join("".join([*pieces, safe(hit.text[at:])]).split())


def difference(changes: Iterable[Change], view: View) -> str:
    """Write a word diff: `there is no [-legal-]{+lawful+} way`, as `git diff --word-diff` does."""
    marks = {"same": ("", "", ""), "deleted": ("[-", "-]", DELETED), "inserted": ("{+", "+}", INSERTED)}
    pieces: list[str] = []
    before = ""
    for kind, text in changes:
        opened, closed, style = marks[kind]
        blank = "" if not pieces or (before, kind) == ("deleted", "inserted") else " "
        written = f"{opened}{safe_line(text)}{closed}"
        pieces.append(blank + (paint(written, style, color=view.color) if style else written))
        before = kind
    return "".join(pieces)


def _found(hit: Hit, changes: Sequence[Change], view: View) -> list[str]:
    """Return the fields address, score and passage, with the word diff in its place."""
    place = safe(address.format_hit(hit, named=view.named))
    before, after = hit.text[: hit.spans[0].start], hit.text[hit.spans[-1].end :]
    text = f"{lead(before)}{difference(changes, view)}{tail(after)}" if changes else highlight(hit, view)
    return [paint(place, ADDRESS, color=view.color), score(hit.score), text]


def lead(text: str) -> str:
    """Write in one line what comes before a match, and a blank if it ends with one."""
    return safe_line(text) + (" " if text[-1:].isspace() else "")


def tail(text: str) -> str:
    """Write in one line what comes after a match, and a blank if it begins with one."""
    return (" " if text[:1].isspace() else "") + safe_line(text)


def _grammar(selection: Selection, view: View) -> str:
    """Write a pair (or the opening) as a transcript has it."""
    pair = selection.pair
    asked = [pair.question] if pair.question else []
    text = "".join(_turn(turn, view) for turn in (*asked, *pair.answer))
    return text + _citation(selection, view)


def _turn(turn: Turn, view: View) -> str:
    note = f" ({safe_line(turn.note)})" if turn.note else ""
    label = paint(f"{safe_line(turn.label)}{note}:", STRONG, color=view.color) if turn.label else ""
    text = "\n".join(map(safe, turn.paragraphs))
    return f"{label} {text}\n" if label and text else f"{label}{text}\n"


def _bare(selection: Selection, view: View) -> str:
    text = "".join(safe(paragraph.text) + "\n" for paragraph in address.select_paragraphs(selection, view.part))
    return text + _citation(selection, view)


def _citation(selection: Selection, view: View) -> str:
    citation = citations.cite_selection(selection, view.part) if view.cite else ""
    return f"{citation}\n" if citation else ""
