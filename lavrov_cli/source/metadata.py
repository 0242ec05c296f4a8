"""What a document says of itself around the interview: front matter, title, date, link, and the page's trailer.

Nothing is invented: what the text does not hold stays empty.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from .. import languages
from ..model import Pair, Turn
from ..words import name_keys
from . import dates, settings
from .settings import NOTHING, Settings

_CREDITS = languages.folded("credits")
_ONLY_URL = r"[\W_]*(?:[\w'’-]+\s+){0,4}[\W_]*(?:https?://|www\.)\S+[\W_]*"
"""A URL, or one with a name of some words before it: `paper <https://example.org/1.pdf>`."""
_READ_MORE = r"(?i)read more (?:in|on|at) our\b.*"
_URL = r"https?://[^\s<>\"”»]+[^\s<>\"”».,;:!?)]"
_IN_BRACKETS = r"[*_]*(?:\[[^\[\]]{1,60}\]|\((?:[^()\s]+\s?){1,6}\)|（[^（）]{1,30}）)[.。*_]*"
_KEY = r"[a-z][\w-]*:(?:\s|$)"
"""How a line of front matter begins; two rules in a text (`---`) are none."""
_ENTRY = r"([a-z][\w-]*):(?:\s+(.*))?"
_QUOTED = r"\"((?:[^\"\\]|\\.)*+)\"|'((?:[^']|'')*+)'"
_ITEM = r"(?:(?<![^\s:,])(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+')|[^,])+"
"""An item of an inline list; a quotation mark inside a word is an apostrophe."""
_FRONT_MATTER = {
    "title": "title",
    "date": "date",
    **dict.fromkeys(("published", "publish_date", "published_time"), "published"),
    **dict.fromkeys(("source", "source_url", "url"), "url"),
    "asker": "asker",
    "speakers": "speakers",
}
"""Keys of front matter, and what they settle; of two for one thing the later in this order wins."""
_NO_TITLE = r"(?i)(?:unofficial translation|check against delivery|for immediate release)\b"

LONGEST_INLINE = 2000
"""Characters of a list in front matter that are read."""
LONGEST_BOILERPLATE = 300
"""Characters of a paragraph that may be the page's and not the interview's."""


def cut_front_matter(raw: Sequence[str]) -> tuple[list[str], Settings]:
    """Take from lines the blanks at their ends and one leading `> `; front matter becomes blank.

    Returns:
        The lines, numbered as in the file, and what the front matter settles.
    """
    lines = [line.strip() for line in raw]
    settled = NOTHING
    first = next((number for number, line in enumerate(lines) if line), 0)
    end = lines.index("---", first + 1) if lines[first] == "---" and "---" in lines[first + 1 :] else first
    if re.match(_KEY, next(filter(None, lines[first + 1 : end]), "")):
        settled = _settle(raw[first + 1 : end])
        lines[: end + 1] = [""] * (end + 1)
    return [line[1:].strip() if line.startswith(">") else line for line in lines], settled


def _settle(lines: Sequence[str]) -> Settings:
    """Read the keys that matter, of what YAML a person writes; a value that is none for its key settles nothing."""
    entries = _read_entries(re.sub(r"\\\n\s*\\?", "", "\n".join(lines)).split("\n"))
    settled = NOTHING
    for key in (key for key in _FRONT_MATTER if key in entries):
        first, *rest = entries[key]
        field = _FRONT_MATTER[key]
        value: object = _read_scalar(" ".join([first.lstrip("|>-"), *rest] if rest else [first]))
        if field == "asker" and (items := _read_items(first, rest)) is not None:
            value = [_read_scalar(item.removeprefix("- ")) for item in items]
        elif field == "speakers":
            named = [item.partition(":") for item in _read_items(first, rest) or ()]
            value = {_read_scalar(label): _read_scalar(name) for label, _, name in named}
        if key == "source" and not re.match(r"https?://", str(value)):
            continue
        found = settings.settle(field, value, "front matter")
        settled = found.over(settled) if found else settled
    return settled


def _read_entries(lines: Iterable[str]) -> dict[str, list[str]]:
    """Map keys to what follows on their line and on the lines below."""
    entries: dict[str, list[str]] = {"": []}
    key = ""
    for line in (line.rstrip() for line in lines if not line.lstrip().startswith("#")):
        if found := re.fullmatch(_ENTRY, line):
            key = found[1]
            entries[key] = [found[2] or ""]
        elif line:
            entries[key].append(line.strip())
    return entries


def _read_items(first: str, rest: Sequence[str]) -> list[str] | None:
    """Read the items of a list or a mapping, inline or a line each; None where there is neither."""
    if first[:1] in ("[", "{"):
        inline = " ".join((first, *rest))[:LONGEST_INLINE].rstrip()
        return [item.strip() for item in re.findall(_ITEM, inline[1:-1]) if item.strip()]
    return list(rest) if rest and not first else None


def _read_scalar(value: str) -> str:
    """Read a text, in quotation marks or without."""
    value = value.strip()
    quoted = re.match(rf"(?:{_QUOTED})\s*(?:#.*)?$", value)
    if quoted:
        value = quoted[1].replace("\\_", " ").replace('\\"', '"') if quoted[2] is None else quoted[2].replace("''", "'")
    else:
        value = re.split(r"\s#", value, maxsplit=1)[0].strip("\"'")
    return " ".join(value.split())


def cut_trailer(turns: Sequence[tuple[Turn, str]]) -> tuple[list[tuple[Turn, str]], tuple[str, ...]]:
    """Cut the page's boilerplate off the end of the last turn; words on a label's own line are never that."""
    *before, (turn, kind) = turns
    kept = len(turn.paragraphs)
    while kept and turn.lines[kept - 1] > turn.line and _ends_page(turn.paragraphs[kept - 1]):
        kept -= 1
    shorter = turn._replace(paragraphs=turn.paragraphs[:kept], lines=turn.lines[:kept], times=turn.times[:kept])
    return [*before, (shorter, kind)], turn.paragraphs[kept:]


def is_boilerplate(paragraph: str) -> bool:
    """Return whether a paragraph is `read more in our …`, only a URL, only a clock or date, or only punctuation."""
    if len(paragraph) >= LONGEST_BOILERPLATE:
        return False
    if not any(map(str.isalnum, paragraph)) or dates.is_alone(paragraph):
        return True
    return bool(re.fullmatch(_READ_MORE, paragraph) or re.fullmatch(_ONLY_URL, paragraph))


def _ends_page(paragraph: str) -> bool:
    """Return whether a paragraph at the end is the page's: boilerplate, a credit, a copyright, or all in brackets."""
    owned = paragraph.startswith(("©", "(c) ", "Copyright")) and len(paragraph) < LONGEST_BOILERPLATE
    credit = _is_credit(paragraph) and len(paragraph) < LONGEST_BOILERPLATE and not paragraph.endswith((".", "!", "?"))
    return owned or credit or is_boilerplate(paragraph) or bool(re.fullmatch(_IN_BRACKETS, paragraph))


def find_link(trailer: Sequence[str]) -> str:
    """Return the first URL of a trailer, or nothing."""
    found = re.search(_URL, "\n".join(trailer))
    return found[0] if found else ""


def describe(
    name: str, facts: Mapping[str, str], opening: Pair, trailer: Sequence[str]
) -> tuple[str, str, tuple[str, ...]]:
    """Find out a document's title and date.

    Args:
        name: of the transcript; a date in it comes first.
        facts: of the front matter.
        opening: what comes before the first question.
        trailer: what was cut off.

    Returns:
        Title and date (see `model.Transcript`), and what is odd about them.
    """
    head = [paragraph for turn in opening.answer if not turn.label for paragraph in turn.paragraphs]
    title = facts.get("title") or _find_title(head) or _find_headline(opening)
    in_name = dates.find_date([name])
    in_text = dates.find_date([facts.get("date", "")]) or dates.find_date([*reversed(trailer), *head])
    if not in_name:
        return title, in_text, ()
    if in_text[:10] == in_name[:10]:
        return title, in_text, ()
    odd = (f"the name says {in_name}, the text {in_text}",) if in_text else ()
    return title, in_name, odd


def _find_title(head: Sequence[str]) -> str:
    """Choose the first paragraph of three words or more that is no credit, date, place or URL; else a shorter."""
    plain = [paragraph.replace("**", "").strip("#*_ ") for paragraph in head]
    titles = [text for text in plain if text and not _is_no_title(text)]
    return next((text for text in titles if len(text.split()) > 2), titles[0] if titles else "")


def _find_headline(opening: Pair) -> str:
    """Take a first line such as `Ann Lee: “We shall open in May”`, which looks like a turn, for the title."""
    first = opening.answer[0] if opening.answer else None
    said = first.paragraphs[0] if first and first.paragraphs else ""
    return f"{first.label}: {said}" if first and said[:1] in ("“", "«", "„", '"') and dates.is_short(said) else ""


def _is_no_title(text: str) -> bool:
    """Return whether a text is the page's, a credit, a date with a place, or a note on the text."""
    return is_boilerplate(text) or _is_credit(text) or dates.is_with_place(text) or bool(re.match(_NO_TITLE, text))


def _is_credit(text: str) -> bool:
    before, *after = re.split("[:：]", text, maxsplit=1)
    return bool(after) and any(word in _CREDITS for word in name_keys(before)[:1])
