"""Lines to paragraphs: one each, unless the file is hard-wrapped; then a paragraph goes on to a blank line."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice, pairwise

WRAPPED_AT, LONG_ONE_IN = 100, 20
"""Columns that the lines of a hard-wrapped file do not pass, one in so many apart."""
NARROWEST = 40
"""Columns of the narrowest such file; shorter lines are short paragraphs."""
FULL_AT = 0.85
"""Share of the widest line's columns from which on a line counts as full: words are not broken."""
FEWEST_FULL = 3
"""Full lines without which a file is too short to tell."""
SHORTEST_BROKEN = 20
"""Characters of a line that goes on in the next one."""
SAMPLE = 500
"""Lines by which a file is judged."""

SENTENCE_ENDS, _CLOSERS_OF_LINES = tuple(".?!…:;。？！"), '"”’»)]*_'
"""How a sentence ends, and what may follow that."""
_LINE_ENDS = (*SENTENCE_ENDS, ",", "”", '"', "»", ")", "*", "_")
"""How a line ends that need not go on in the next one: verses end with commas."""


def is_hard_wrapped(lines: Sequence[str], labelled: Collection[int]) -> bool:
    """Return whether lines end where a column was full, and not where a paragraph does.

    They do if nearly all of them are short, and most of those that another line follows end in the middle of a sentence
    and have no room for the next line's first word. A transcript of short paragraphs is no such file.

    Args:
        lines: of the document.
        labelled: numbers, from 0, of the lines that may begin with a label, and so go on from none.
    """
    lengths = [length for length in map(len, lines) if length]
    if sum(length > WRAPPED_AT for length in lengths) * LONG_ONE_IN > len(lengths):
        return False
    followed = list(islice(_list_followed(lines, labelled), SAMPLE))
    width = max((len(line) for line, _ in followed if len(line) <= WRAPPED_AT), default=0)
    if width < NARROWEST:
        return False
    full = sum(_is_full(line, following, width) for line, following in followed)
    return full >= FEWEST_FULL and full * 2 > len(followed)


def is_narrow(lines: Sequence[str]) -> bool:
    """Return whether no line passes the columns of hard-wrapped files."""
    return max(map(len, lines), default=0) <= WRAPPED_AT


def _list_followed(lines: Sequence[str], labelled: Collection[int]) -> Iterator[tuple[str, str]]:
    """Yield each line that may go on with the line after it, which begins with no label."""
    for row, (line, following) in enumerate(pairwise(lines), 1):
        if line and following and row not in labelled:
            yield line, following


def _is_full(line: str, following: str, width: int) -> bool:
    """Return whether a line ends in the middle of a sentence and has no room for the next line's first word."""
    needed = len(line) + 1 + len(following.split(None, 1)[0])
    return needed > width * FULL_AT and not line.rstrip(_CLOSERS_OF_LINES).endswith(SENTENCE_ENDS)


def find_below(lines: Sequence[str], row: int) -> int:
    """Return the row of the next line that is not empty; -1 if there is none."""
    return next((at for at in range(row + 1, len(lines)) if lines[at]), -1)


def find_above(lines: Sequence[str], row: int) -> int:
    """Return the row of the line before that is not empty; -1 if there is none."""
    return next((at for at in range(row - 1, -1, -1) if lines[at]), -1)


def cut_paragraphs(
    lines: Sequence[str], row: int, *, wrapped: bool, narrow: bool
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the paragraphs of some lines, the first of which is in row `row`, and their rows.

    Args:
        lines: those of a turn.
        row: of the first line.
        wrapped: whether a paragraph goes on over several lines up to a blank one.
        narrow: whether some paragraphs may; then one goes on if it ends no sentence, and the next line begins small.
    """
    if not wrapped or len(lines) < 2:
        own = [(text, number) for number, text in enumerate(lines, row) if text]
        if narrow and row and any(text[0].islower() for text, _ in own[1:]):  # before the first turn are titles
            own = list(_join_broken(own))
        return tuple([text for text, _ in own]), tuple([number for _, number in own])
    paragraphs: list[str] = []
    rows: list[int] = []
    for block in "\n".join(lines).split("\n\n"):
        if text := block.strip("\n"):
            paragraphs.append(text.replace("\n", " "))
            rows.append(row + len(block) - len(block.lstrip("\n")))
        row += block.count("\n") + 2
    return tuple(paragraphs), tuple(rows)


def _join_broken(own: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Join lines that end no sentence with those after them that begin with a small letter."""
    joined, first = own[0]
    for text, row in own[1:]:
        if len(joined) >= SHORTEST_BROKEN and text[0].islower() and not joined.endswith(_LINE_ENDS):
            joined = f"{joined} {text}"
        else:
            yield joined, first
            joined, first = text, row
    yield joined, first
