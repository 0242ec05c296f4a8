"""A span of a text to the sentences that hold it; looks no further than it must."""

import re
from collections.abc import Iterator

from .. import languages
from ..model import Span

LONGEST = 3000
"""Characters on each side of a span in which a sentence's end is sought; without one the text is cut at a blank."""

_END = re.compile(r"""[.!?…]["”’»“)\]]*+([^\S\n]++)(?=["“‘«„(\[—–-]*+\s?(\w))|(\n)""")
"""A sentence's last mark, its closing quotes, blanks, and the first letter of what follows; or a line feed."""
_WORD_BEFORE = re.compile(r"\w*\Z")

_SHORT = languages.words("abbreviations")

_LONGEST_SHORT = 8
"""Characters before a mark that tell whether it is an abbreviation's."""


def around(text: str, span: Span, context: int = 0) -> Span:
    """Return the span of the sentences that hold `span`, without blanks at the ends.

    Args:
        text: paragraphs joined by line feeds; a line feed always ends a sentence.
        span: half-open, characters of the text.
        context: how many sentences more on each side.
    """
    return Span(_begin(text, span.start, context), _end(text, span.end, context))


def _begin(text: str, at: int, context: int) -> int:
    low = max(0, at - LONGEST * (context + 1))
    # One letter more, because a break is known by what follows it.
    starts = [start for _, start in _breaks(text, low, min(at + 1, len(text))) if start <= at]
    if len(starts) > context:
        return starts[-1 - context]
    if low == 0:
        return len(text) - len(text.lstrip())
    return starts[0] if starts else text.find(" ", low, at) + 1 or low


def _end(text: str, at: int, context: int) -> int:
    high = min(len(text), at + LONGEST * (context + 1))
    end = 0
    # From the last matched word on, because its last letters may be the abbreviation's.
    for end, _ in _breaks(text, max(0, at - _LONGEST_SHORT), high):
        if end < at:
            continue
        if context == 0:
            return end
        context -= 1
    if high == len(text):
        return len(text.rstrip())
    return end if end > at else max(text.rfind(" ", at, high), at) if " " in text[at:high] else high


def _breaks(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield (end of a sentence, start of the next one) between two offsets."""
    for found in _END.finditer(text, low, high):
        _, following, line_feed = found.groups()
        if line_feed:
            yield found.start(), found.end()
        elif not _goes_on(text, found.start(), following):
            yield found.start(1), found.end()


def _goes_on(text: str, mark: int, following: str) -> bool:
    """Return whether a mark ends no sentence: `St. Petersburg`, `J. Smith`, `he said … and left`."""
    if following.islower():
        return True
    before = _WORD_BEFORE.search(text, max(0, mark - _LONGEST_SHORT), mark)
    word = before[0] if before else ""
    return text[mark] == "." and (word.lower() in _SHORT or (len(word) == 1 and word.isupper()))
