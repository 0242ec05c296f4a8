"""A span of a text to the sentences that hold it; looks no further than it must."""

import re
from collections.abc import Iterator

from .. import languages
from ..model import Span

LONGEST = 3000
"""Characters on each side of a span in which a sentence's end is sought; without one the text is cut at a blank."""

_CLOSERS = r"""["”’'»“)\]」』]*+"""
_END = re.compile(
    rf"""[.!?…؟۔।]{_CLOSERS}([^\S\n]++)(?=["“‘'«„(\[—–…¿¡-]*+\s?(\w))"""
    r"|[。！？]++[」』”’）)]*+()(?=(\S))"  # “ opens there
    r"|(\n)"
)
"""A sentence's last mark, its closing quotes, blanks, and the first letter of what follows; or a line feed."""
_WORDS_BEFORE = re.compile(r"(?:(\w+)[ .]+)?(\w*)\Z")
"""The last two words before a mark."""

_SHORT = languages.words("abbreviations")
_NUMBERED = languages.words("numbered_things")
_MOST_BEFORE = 20
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
    for end, _ in _breaks(text, max(0, at - _MOST_BEFORE), high):
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
        blank, following, _, after, line_feed = found.groups()
        if line_feed:
            yield found.start(), found.end()
        elif after:
            yield found.end(), found.end()
        elif not _goes_on(text, found.start(), found.end(), following):
            yield found.end() - len(blank), found.end()


def _goes_on(text: str, mark: int, at: int, following: str) -> bool:
    """Return whether a mark ends no sentence: `St. Petersburg`, `J. Smith`, `No. 5`, `he said … and left`.

    Args:
        text: that holds the mark.
        mark: its offset.
        at: offset of what follows the mark and its blanks.
        following: the first letter or digit of that.
    """
    if following.islower():
        return True
    if text[mark] != ".":
        return False
    before = _WORDS_BEFORE.search(text, max(0, mark - _MOST_BEFORE), mark)
    assert before, "the pattern matches nothing too"
    earlier, word = before[1] or "", before[2]
    if word.isdigit():
        return languages.is_month(_first_word(text, at))  # `3. Oktober`
    return _is_abbreviation(word, earlier, following) or (len(word) == 1 and _is_initial(text, mark, at, earlier))


def _is_abbreviation(word: str, earlier: str, following: str) -> bool:
    """Return whether a word is cut short by its full stop: `Mr.`, `et al.`; before a figure also `No.`, `Sept.`."""
    small = word.lower()
    if following.isdigit() and (small in _NUMBERED or languages.is_short_month(word)):
        return True
    return len(word) > 1 and (small in _SHORT or (small == "al" and earlier == "et"))


def _first_word(text: str, at: int) -> str:
    found = re.compile(r"\w*").match(text, at)
    return found[0] if found else ""


def _is_initial(text: str, mark: int, at: int, earlier: str) -> bool:
    """Return whether a single letter is an initial or part of an abbreviation: `J.`, `e.g.`, `z. B.`."""
    letter = text[mark - 1]
    if letter.isupper():
        return letter != "I" or not earlier.islower()  # `so did I.`
    if len(earlier) == 1 and earlier.islower():  # `u. a.`
        return True
    return letter in _SHORT or text[mark - 2 : mark - 1] == "." or text[at + 1 : at + 2] == "."
