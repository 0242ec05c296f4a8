"""What a document says of itself around the interview: front matter, title, date, link, and the page's trailer.

Nothing is invented: what the text does not hold stays empty.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..model import Pair, Turn

CREDITS = frozenset(
    "photo photos фото video видео image picture bild foto source источник quelle crédit credit".split()
)
"""First words of lines such as `Photo: MFA`, folded."""

_MONTHS = {
    prefix: number
    for number, prefixes in enumerate(
        (
            "jan ene янв",
            "feb fév fev фев",
            "mar mär мар",
            "apr avr abr апр",
            "may mai мая май",
            "jun juin июн",
            "jul juil июл",
            "aug août aou ago авг",
            "sep сен",
            "oct okt окт",
            "nov ноя",
            "dec dez déc dic дек",
        ),
        1,
    )
    for prefix in prefixes.split()
}
"""First letters of the months' names in English, German, French, Spanish and Russian."""

_CLOCK = r"[0-2]?\d[:.][0-5]\d(?:[:.][0-5]\d)?"
_DATES = (
    # A document's number, as the Ministry writes it: 1874-09-11-2025.
    re.compile(r"(?<!\d)\d{1,5}-(?P<d>\d\d)-(?P<m>\d\d)-(?P<y>\d{4})(?!\d)"),
    re.compile(r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d]|-\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d\d)\.(?P<y>\d{4})(?!\d)"),
    re.compile(
        r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?(?P<m>[^\W\d_]{3,10})\.?,?\s+(?:de\s+)?(?P<y>\d{4})(?!\d)"
    ),
    re.compile(r"(?P<m>[^\W\d_]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})(?!\d)"),
)
_TIME = re.compile(r"(?<![\d:.])([0-2]?\d):([0-5]\d)(?!\d)(?:\s*([AaPp])\.?[Mm]\b)?")
_GLUED_CLOCK = re.compile(r"((?:19|20)\d\d)(?=\d\d:\d\d)")
_ONLY_DATE = re.compile(
    rf"[\W_]*(?:{_CLOCK}[\W_]*)?(?:\d{{1,2}}[./-]\d\d[./-]\d{{4}}|\d{{4}}-\d\d-\d\d|"
    rf"\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s+[^\W\d_]{{3,9}}\.?,?\s+\d{{4}}|[^\W\d_]{{3,9}}\.?\s+\d{{1,2}},?\s+\d{{4}})"
    rf"(?:\s*(?:года|г)\b)?(?:[\W_]*{_CLOCK})?[\W_]*"
)
_ONLY_CLOCK = re.compile(rf"[\W_]*(?:END\s+)?{_CLOCK}(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s+[A-Z]{{2,5}})?[\W_]*")
_ONLY_URL = re.compile(r"[\W_]*(?:[\w'’-]+\s+){0,4}[\W_]*(?:https?://|www\.)\S+[\W_]*")
"""A URL, or one with a name of some words before it: `paper <https://example.org/1.pdf>`."""
_ONLY_MARKS = re.compile(r"[\W_]*")
_READ_MORE = re.compile(r"read more (?:in|on|at) our\b.*", re.IGNORECASE)
_TRAILER = (_READ_MORE, _ONLY_URL, _ONLY_CLOCK, _ONLY_DATE, _ONLY_MARKS)
_LINK = re.compile(r"https?://[^\s<>\"”»]+[^\s<>\"”».,;:!?)]")
_KEY = re.compile(r"[a-z][\w-]*:(?:\s|$)")
"""How a line of front matter begins; two rules in a text (`---`) are none."""
_SCALAR = re.compile(r"(title|date|published|published_time):\s*(.*)")

_LONGEST_CHECKED = 300
"""Characters of a paragraph that are looked at."""
_LONGEST_PLACE = 3
"""Words of a place that stands before a date, and of `года` after it."""
_LONGEST_DATE_LINE = 20
"""Words of a line in which a date is taken for the document's: place and date, not a sentence of the interview."""


def cut_front_matter(raw: Iterable[str]) -> tuple[list[str], dict[str, str]]:
    """Take from lines the blanks at their ends and one leading `> `; front matter becomes blank.

    Returns:
        The lines, numbered as in the file, and the front matter's title and date as far as they are there.
    """
    lines = [line.strip() for line in raw]
    facts: dict[str, str] = {}
    first = next((number for number, line in enumerate(lines) if line), 0)
    end = lines.index("---", first + 1) if lines[first] == "---" and "---" in lines[first + 1 :] else first
    if _KEY.match(next(filter(None, lines[first + 1 : end]), "")):
        facts = _read_facts(lines[first + 1 : end])
        lines[: end + 1] = [""] * (end + 1)
    return [line[1:].strip() if line.startswith(">") else line for line in lines], facts


def _read_facts(lines: Sequence[str]) -> dict[str, str]:
    """Read the scalars that matter; one that goes on over several lines (a backslash at the end, in YAML) is joined."""
    facts: dict[str, str] = {}
    text = re.sub(r"\\\n\s*\\?", "", "\n".join(lines))
    for line in text.split("\n"):
        if found := _SCALAR.fullmatch(line):
            value = found[2].strip().strip("\"'").replace("\\_", " ").replace('\\"', '"').replace("''", "'")
            facts["title" if found[1] == "title" else "date"] = " ".join(value.split())
    return facts


def cut_trailer(turns: Sequence[tuple[Turn, str]]) -> tuple[list[tuple[Turn, str]], tuple[str, ...]]:
    """Cut the page's boilerplate off the end of the last turn; words on a label's own line are never that."""
    *before, (turn, kind) = turns
    kept = len(turn.paragraphs)
    while kept and turn.lines[kept - 1] > turn.line and is_boilerplate(turn.paragraphs[kept - 1]):
        kept -= 1
    shorter = turn._replace(paragraphs=turn.paragraphs[:kept], lines=turn.lines[:kept])
    return [*before, (shorter, kind)], turn.paragraphs[kept:]


def is_boilerplate(paragraph: str) -> bool:
    """Tell `read more in our …`, only a URL, only a clock or date, only punctuation."""
    return len(paragraph) < 300 and any(pattern.fullmatch(paragraph) for pattern in _TRAILER)


def find_link(trailer: Sequence[str]) -> str:
    """Return the first URL of a trailer, or nothing."""
    found = _LINK.search("\n".join(trailer))
    return found[0] if found else ""


def describe(
    name: str, facts: Mapping[str, str], opening: Pair, trailer: Sequence[str]
) -> tuple[str, str, tuple[str, ...]]:
    """Find out a document's title and date.

    Args:
        name: of the transcript; a date in it comes first.
        facts: of the front matter.
        opening: what stands before the first question.
        trailer: what was cut off.

    Returns:
        Title and date (see `model.Transcript`), and what is odd about them.
    """
    head = [paragraph for turn in opening.answer if not turn.label for paragraph in turn.paragraphs]
    title = facts.get("title") or _find_title(head) or _find_headline(opening)
    in_name = _find_date([name])
    in_text = _find_date([facts.get("date", "")]) or _find_date([*reversed(trailer), *head])
    if not in_name:
        return title, in_text, ()
    if in_text[:10] == in_name[:10]:
        return title, in_text, ()
    odd = (f"the name says {in_name}, the text {in_text}",) if in_text else ()
    return title, in_name, odd


def _find_title(head: Sequence[str]) -> str:
    """Choose the first paragraph of three words or more that is no credit, date, place or URL; else a shorter."""
    plain = [paragraph.replace("**", "").strip("#*_ ") for paragraph in head]
    titles = [text for text in plain if text and not any(fits(text) for fits in _UNTITLED)]
    return next((text for text in titles if len(text.split()) > 2), titles[0] if titles else "")


def _find_headline(opening: Pair) -> str:
    """Take a first line such as `Ann Lee: “We shall open in May”`, which looks like a turn, for the title."""
    first = opening.answer[0] if opening.answer else None
    said = first.paragraphs[0] if first and first.paragraphs else ""
    return f"{first.label}: {said}" if first and said[:1] in ("“", "«", "„", '"') and _is_short(said) else ""


def _is_place(text: str) -> bool:
    """Tell `New York, 27 September 2025` from a title: few words stand beside the date."""
    found = next(filter(None, (pattern.search(text) for pattern in _DATES)), None)
    return found is not None and len(text.split()) - len(found[0].split()) <= _LONGEST_PLACE


def _is_credit(text: str) -> bool:
    before, colon, _ = text.partition(":")
    return bool(colon) and before.split(None, 1)[0].casefold() in CREDITS if before.strip() else False


_UNTITLED = (
    is_boilerplate,
    _is_credit,
    _is_place,
    re.compile(r"(?:unofficial translation|check against delivery|for immediate release)\b.*", re.IGNORECASE).match,
)
"""What no title is."""


def _find_date(paragraphs: Sequence[str]) -> str:
    """Find a date, with the time beside it or alone in the next paragraph: where it stands alone, or with a place."""
    texts = [_GLUED_CLOCK.sub(r"\1 ", paragraph[:_LONGEST_CHECKED]) for paragraph in paragraphs]
    for fits in (_ONLY_DATE.fullmatch, _is_place, _is_short):
        for number, text in enumerate(texts):
            if fits(text) and (day := _read_date(text)):
                return day + _find_time(texts[number : number + 2])
    return ""


def _is_short(text: str) -> bool:
    return len(text.split()) <= _LONGEST_DATE_LINE


def _read_date(text: str) -> str:
    for pattern in _DATES:
        for found in pattern.finditer(text):
            month = (
                found["m"]
                if found["m"].isdigit()
                else _MONTHS.get(found["m"][:4].casefold()) or _MONTHS.get(found["m"][:3].casefold())
            )
            try:
                return date(int(found["y"]), int(month or 0), int(found["d"])).isoformat()
            except ValueError:
                continue
    return ""


def _find_time(paragraphs: Sequence[str]) -> str:
    own, *following = paragraphs
    found = _TIME.search(own) or next((_TIME.search(text) for text in following if _ONLY_CLOCK.fullmatch(text)), None)
    hour = int(found[1]) if found else 24
    if found and found[3]:
        hour = hour % 12 + 12 * (found[3] in "Pp")
    return f" {hour:02}:{found[2]}" if found and hour < 24 else ""
