"""Addresses: read what a person typed, choose pairs by it, write addresses.

    3   3.2   2-4   4-   0   3.1-3.3   1,5   NAME/3.2   NAME/2-4   NAME/

Slash and dot, because `:` and `@` break completion in bash.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .errors import AddressError
from .model import Hit, Pair, Paragraph, Part, Transcript
from .safe import shorten

_NUMBER = r"([0-9]{1,9})"
_SPEC = re.compile(rf"{_NUMBER}(?:\.{_NUMBER})?(?:(-)(?:{_NUMBER}(?:\.{_NUMBER})?)?)?")
_HOW = "write 3, 3.2, 2-4, 4-, 0 (the opening) or NAME/3"


class Selection(NamedTuple):
    """A pair, or a range of its answer's (or the opening's) paragraphs."""

    transcript: Transcript
    pair: Pair
    first: int
    """First paragraph, from 1; 0 for the whole pair."""
    last: int
    """Last paragraph, included; 0 for the whole pair."""


def format_address(transcript: Transcript, pair: Pair, part: Part, paragraph: int, *, named: bool) -> str:
    """Write the address of a paragraph: the pair's for a question, `3.2` for an answer, `0.4` for the opening."""
    place = f"{pair.number}" if part == "question" else f"{pair.number}.{paragraph}"
    return f"{transcript.name}/{place}" if named else place


def format_hit(hit: Hit, *, named: bool) -> str:
    """Write the address of the paragraph in which a hit begins."""
    return format_address(hit.transcript, hit.pair, hit.part, hit.paragraph, named=named)


def format_pair(transcript: Transcript, pair: Pair, *, named: bool) -> str:
    """Write the address of a whole pair."""
    return format_address(transcript, pair, "question", 0, named=named)


def choose(transcripts: Sequence[Transcript], typed: str) -> Iterator[Selection]:
    """Yield what one argument names, in the order asked.

    Args:
        transcripts: those loaded.
        typed: an address, or several separated by commas or blanks; the name before one holds for those after it.

    Raises:
        AddressError: at the first that cannot be read or names nothing, after what came before it was yielded.
    """
    name: str | None = None
    for piece in _pieces(transcripts, typed):
        before, slash, spec = piece.rpartition("/")
        name = before if slash else name
        transcript = _find_transcript(transcripts, name, piece)
        if spec or not slash:
            yield from _choose_in(transcript, spec)
        else:
            yield from select_all(transcript)


def select_all(transcript: Transcript) -> Iterator[Selection]:
    """Yield the whole transcript: its opening, if it has one, and its pairs."""
    pairs = (transcript.opening, *transcript.pairs) if transcript.opening.answer else transcript.pairs
    return (Selection(transcript, pair, 0, 0) for pair in pairs)


def select_paragraphs(selection: Selection, part: str = "") -> Iterator[Paragraph]:
    """Yield the selected paragraphs, of one part (`question` or `answer`) only if it is named."""
    for paragraph in selection.pair.paragraphs():
        chosen = paragraph.part != "question" and selection.first <= paragraph.number <= selection.last
        if (chosen or not selection.first) and part in ("", paragraph.part):
            yield paragraph


def _pieces(transcripts: Sequence[Transcript], typed: str) -> list[str]:
    """Split at commas and blanks, unless a loaded transcript's whole name, which may hold them, comes before."""
    before, slash, spec = typed.rpartition("/")
    whole = slash and any(transcript.name == before for transcript in transcripts)
    pieces = [typed] if whole else re.split(r"\s*,\s*|\s+", typed.strip())
    for piece in pieces:  # all of them before the first is used: half an argument is no answer
        spec = piece.rpartition("/")[2]
        if not _SPEC.fullmatch(spec) and not piece.endswith("/"):
            raise AddressError(f"'{shorten(piece)}' is no address; {_HOW}")
    return pieces


def _find_transcript(transcripts: Sequence[Transcript], name: str | None, piece: str) -> Transcript:
    if name is None:
        if len(transcripts) == 1:
            return transcripts[0]
        raise AddressError(
            f"{shorten(piece)}: of which transcript? write NAME/{shorten(piece)} with {_some(transcripts)}"
        )
    exact = [transcript for transcript in transcripts if transcript.name == name]
    fitting = exact or [transcript for transcript in transcripts if name.casefold() in transcript.name.casefold()]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise AddressError(f"{shorten(piece)}: '{shorten(name)}' fits {len(fitting)} names: {_some(fitting)}")
    raise AddressError(f"{shorten(piece)}: no transcript's name holds '{shorten(name)}'; there is {_some(transcripts)}")


def _some(transcripts: Sequence[Transcript], most: int = 5) -> str:
    names = ", ".join(shorten(transcript.name, 60) for transcript in transcripts[:most])
    return f"{names}, and {len(transcripts) - most} more" if len(transcripts) > most else names


def _choose_in(transcript: Transcript, spec: str) -> Iterator[Selection]:
    found = _SPEC.fullmatch(spec)
    assert found, "checked by _pieces"
    first, paragraph, dash, last, end = found.groups()
    pair = _pair(transcript, int(first))
    if paragraph:
        yield _choose_paragraphs(transcript, pair, spec, int(paragraph), dash, last, end)
        return
    if end:
        raise AddressError(f"{spec}: a range of paragraphs needs both ends, such as {first}.1-{first}.2")
    yield from _choose_pairs(transcript, int(first), dash, int(last) if last else None, spec)


def _choose_pairs(
    transcript: Transcript, first: int, dash: str | None, last: int | None, spec: str
) -> Iterator[Selection]:
    if last is not None and last < first:
        raise AddressError(f"{spec}: the range runs backwards; write {last}-{first}")
    count = len(transcript.pairs)
    end = first if not dash else count if last is None else last
    for number in range(first, min(end, count) + 1):
        yield Selection(transcript, _pair(transcript, number), 0, 0)
    if end > count:
        raise AddressError(f"{spec}: no such question as {end}; the last is {count} (see lavrov list)")


def _choose_paragraphs(
    transcript: Transcript, pair: Pair, spec: str, first: int, dash: str | None, last: str | None, end: str | None
) -> Selection:
    number, count = pair.number, sum(len(turn.paragraphs) for turn in pair.answer)
    if last and not end:
        raise AddressError(f"{spec}: write the pair at both ends, {number}.{first}-{number}.{last}")
    if last and int(last) != number:
        raise AddressError(f"{spec}: a range of paragraphs stays in one pair, such as {number}.1-{number}.2")
    final = int(end) if end else count if dash else first
    if not 1 <= first <= count or final > count:
        raise AddressError(f"{spec}: no such paragraph; {number or 'the opening'} has {count} (from 1)")
    if final < first:
        raise AddressError(f"{spec}: the range runs backwards; write {number}.{final}-{number}.{first}")
    return Selection(transcript, pair, first, final)


def _pair(transcript: Transcript, number: int) -> Pair:
    if number == 0 and transcript.opening.answer:
        return transcript.opening
    if 0 < number <= len(transcript.pairs):
        return transcript.pairs[number - 1]
    if number == 0:
        raise AddressError(f"0: there is no opening in {shorten(transcript.name, 60)}; questions are numbered from 1")
    raise AddressError(f"{number}: no such question; the last is {len(transcript.pairs)} (see lavrov list)")
