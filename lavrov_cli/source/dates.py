"""Text to an ISO date with its time; no date is invented: what a line does not hold stays empty."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from .. import languages
from ..words import name_keys

LONGEST_CHECKED = 300
"""Characters of a paragraph that are looked at."""
MOST_PLACE = 3
"""Words beside the date in a line of place and date, such as `New York, 27 September 2025`, `года` among them."""
LONGEST_DATE_LINE = 20
"""Words of a line whose date is taken for the document's; a longer one is a sentence of the interview."""

_LETTERS = r"[^\W\d_]{2,14}"
"""Letters of a month's name; the longest is the Polish `października`."""
_ORDINAL = r"(?:st|nd|rd|th|er|\.)?"
_OF = rf"(?:(?:{'|'.join(sorted(languages.words('date_links')))})\s+)?"
_YEAR_WORD = rf"(?:\s*(?:{'|'.join(sorted(languages.words('year_words')))})\b)?"
_CLOCK = r"[0-2]?\d[:.][0-5]\d(?:[:.][0-5]\d)?"

# Patterns are compiled when they are first used: most texts need few of them, and all of them cost 3 ms.
_DATES = (
    # A document's number, as the Ministry writes it: 1874-09-11-2025.
    r"(?<!\d)\d{1,5}-(?P<d>\d\d)-(?P<m>\d\d)-(?P<y>\d{4})(?!\d)",
    r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d]|-\d)",
    r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d\d)\.(?P<y>\d{4})(?!\d)",
    rf"(?<!\d)(?P<d>\d{{1,2}}){_ORDINAL}\s+{_OF}(?P<m>{_LETTERS})\.?,?\s+{_OF}(?P<y>\d{{4}})(?!\d)",
    rf"(?P<m>{_LETTERS})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})(?!\d)",
    *(
        r"(?P<y>\d{{4}})\s?{}\s?(?P<m>\d{{1,2}})\s?{}\s?(?P<d>\d{{1,2}})\s?{}".format(*marks.split())
        for marks in dict.fromkeys(language.date_marks for language in languages.LANGUAGES)
        if marks
    ),
)
_SLASHED = r"(?<!\d)\d{1,2}[./-]\d\d[./-]\d{4}(?!\d)"
"""A date that does not say which of its numbers is the month."""
_BEFORE_DATE = rf"[\W_]*(?:{_CLOCK}[\W_]*)?"
_AFTER_DATE = rf"{_YEAR_WORD}(?:[\W_]*{_CLOCK})?[\W_]*"
"""What may come before and after a date that is alone."""
_ONLY_CLOCK = rf"[\W_]*(?:END\s+)?{_CLOCK}(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s+[A-Z]{{2,5}})?[\W_]*"
_TIME = r"(?<![\d:.])([0-2]?\d):([0-5]\d)(?!\d)(?:\s*([AaPp])\.?[Mm]\b)?"
_GLUED_CLOCK = r"((?:19|20)\d\d(?:-\d\d-\d\d)?)(?=\d\d:\d\d)"
"""Where a page has `09.11.202513:48`, or `2025-11-0913:48`."""


def find_date(paragraphs: Sequence[str]) -> str:
    """Find a date in the first paragraph that is only a date; else one with a place; else a short one.

    Returns:
        `2025-11-09`, followed by the time (`2025-11-09 13:48`) if it is there or alone in the next paragraph; or
        nothing.
    """
    texts = [_unglue(paragraph[:LONGEST_CHECKED]) for paragraph in paragraphs]
    for fits in (_is_only_date, is_with_place, is_short):
        for number, text in enumerate(texts):
            if fits(text) and (day := _read_day(text)):
                return day + _find_time(texts[number : number + 2])
    return ""


def is_alone(text: str) -> bool:
    """Return whether a text is only a date or only a clock's time."""
    return _is_only_date(_unglue(text)) or bool(re.fullmatch(_ONLY_CLOCK, text))


def is_with_place(text: str) -> bool:
    """Return whether few words are beside a date: `New York, 27 September 2025` is no title."""
    text = _unglue(text)
    found = next(_find_shapes(text, _DATES), None)
    return found is not None and len(text.split()) - len(found[0].split()) <= MOST_PLACE


def is_short(text: str) -> bool:
    """Return whether a line is too short for a sentence of the interview."""
    return len(text.split()) <= LONGEST_DATE_LINE


def _unglue(text: str) -> str:
    """Put the blank between a date and a clock's time that the page has lost."""
    return re.sub(_GLUED_CLOCK, r"\1 ", text)


def _find_shapes(text: str, patterns: Sequence[str]) -> Iterator[re.Match[str]]:
    """Yield what has the shape of a date, in the order of the patterns."""
    if any(map(str.isdigit, text)):
        for pattern in patterns:
            yield from re.finditer(pattern, text)


def _is_only_date(text: str) -> bool:
    """Return whether a text is a date, with at most a clock's time and punctuation beside it."""
    return any(
        re.fullmatch(_BEFORE_DATE, text[: found.start()]) and re.fullmatch(_AFTER_DATE, text[found.end() :])
        for found in _find_shapes(text, (*_DATES[1:], _SLASHED))
    )


def _read_day(text: str) -> str:
    """Return the first date of the calendar in a text."""
    for found in _find_shapes(text, _DATES):
        try:
            return date(int(found["y"]), _read_month(found["m"]), int(found["d"])).isoformat()
        except ValueError:
            continue
    return ""


def _read_month(word: str) -> int:
    """Return the number of a month, or 0 for what is none or could be two: `jui` begins both juin and juillet."""
    if word.isdigit():
        return int(word)
    (typed,) = name_keys(word)
    # `januari` and `Feburary` begin like a month that we know.
    for letters in (len(typed), 4, languages.FEWEST_LETTERS):
        begun = typed[:letters] if letters >= languages.FEWEST_LETTERS else None
        months = languages.list_months()
        found = {number for number, form in months if form == typed or (begun and form.startswith(begun))}
        if len(found) == 1:
            return found.pop()
    return 0


def _find_time(paragraphs: Sequence[str]) -> str:
    own, *following = paragraphs
    alone = (text for text in following if re.fullmatch(_ONLY_CLOCK, text))
    found = next(filter(None, (re.search(_TIME, text) for text in (own, *alone))), None)
    if not found:
        return ""
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3] in "Pp" else 0)
    return f" {hour:02}:{found[2]}" if hour < 24 else ""
