"""Where sentences begin and end around a place in a text; looks no further than it must."""

import re
from collections.abc import Iterator

from .model import Span

_END = re.compile(r"""(\w*)([.!?…])["”’»“)\]]*([^\S\n]+)(?=["“‘«„(\[—–-]*\s?(\w))|(\n)""")
"""A word, a sentence's last mark, its closing quotes, blanks, and the first letter of what follows; or a line feed."""

_SHORT = frozenset(
    "mr mrs ms dr prof st gen lt col sgt sen rep gov pres jr sr vs inc ltd co corp approx ca cf "
    "г гг им ул тов проф акад см стр т д п bzw hr fr nr mm mme mlle".split()
)
"""Abbreviations whose full stop ends no sentence: titles and the commonest others of en, ru, de and fr."""

_STEP = 2000


def around(text: str, span: Span, context: int = 0) -> Span:
    """Return the span of the sentences that hold `span`, without blanks at the ends.

    Args:
        text: paragraphs joined by line feeds; a line feed always ends a sentence.
        span: half-open, characters of the text.
        context: how many sentences more on each side.
    """
    return Span(_begin(text, span.start, context), _end(text, span.end, context))


def _begin(text: str, at: int, context: int) -> int:
    """Look for sentence starts before `at` in a window that grows until it holds enough of them."""
    step = _STEP
    while True:
        low = max(0, at - step)
        # One letter more, because a break is known by what follows it.
        starts = [start for _, start in _breaks(text, low, min(at + 1, len(text))) if start <= at]
        if len(starts) > context:
            return starts[-1 - context]
        if low == 0:
            return len(text) - len(text.lstrip())
        step *= 4


def _end(text: str, at: int, context: int) -> int:
    # From the last matched word on, because its last letters may be the abbreviation's.
    for end, _ in _breaks(text, max(0, at - 10), len(text)):
        if end < at:
            continue
        if context == 0:
            return end
        context -= 1
    return len(text.rstrip())


def _breaks(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield (end of a sentence, start of the next one) between two offsets."""
    for found in _END.finditer(text, low, high):
        word, mark, _, following, line_feed = found.groups()
        if line_feed:
            yield found.start(), found.end()
        elif not _goes_on(word, mark, following):
            yield found.start(3), found.end()


def _goes_on(word: str, mark: str, following: str) -> bool:
    """Tell a full stop inside a sentence: `St. Petersburg`, `J. Smith`, `he said … and left`."""
    if following.islower():
        return True
    return mark == "." and (word.lower() in _SHORT or (len(word) == 1 and word.isupper()))
