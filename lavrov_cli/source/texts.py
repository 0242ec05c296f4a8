"""Plain text and Markdown to a `Document`: without front matter, comments, code, and notes, which nobody said."""

import re
from collections.abc import Sequence
from itertools import pairwise

from . import metadata
from .document import Document, Known
from .labels import list_rows
from .settings import Settings

SAMPLE = 4000
"""Characters by which it is judged whether lines are numbered."""
FEWEST_NUMBERED = 8
"""Numbers that count up, at least."""

_IN_MARGIN = r"^[ \t]*(\d{1,2})(?:[ \t]{1,}|$)"
_SPREAD = r"(\*\*|__)(?![\s*_])(?:(?!\1)[^\n])++(?:\n(?!\n)(?:(?!\1)[^\n])++)++\1$"
_SURELY_ESCAPED = r"\\([\[\]*_#`>~])"
_COMMENT = r" ?<!--(?:(?!-->)[\s\S])*+--> ?"
_PRIVATE = (
    r"^%%[ \t]*\n(?:(?!%%)[\s\S])*+%%|^%%(?!%)(?:(?!%%|\n\n)[\s\S])*+%%|"
    r" ?(?<![\d%])%%(?!%)(?:(?!%%)[^\n])*+%% ?"
)
"""A comment in one line; or in several, if it begins one, and over blank ones, if it begins alone."""
_ESCAPED = r"\\([!-/:-@\[-`{-~])"
_MARKDOWN = r"(?m)^#{1,6} |\*\*|\]\(|^---$"
"""What tells Markdown from text."""
_RULE = r"(?:[-*_=][ \t]?){3,}+$"
_HEADING = r"#{1,6}[ \t]+\S"
_SET_OFF = r"(?:\d{1,3}[.)][ \t]+)?(\*{1,3}|_{1,3})(?![\s*_])[^\n]+(?<!\s)\1$"
_FENCE = ("```", "~~~")
_NOTE = r"\[\^[^\]\s]{1,40}\]:"
_TEMPLATE = r"\{[%{#].*[%}#]\}"
_EMBED = r"\s?!\[\[[^\]]{0,200}\]\]|\s?!\[[^\]]{0,200}\]\([^)]{0,500}\)"
_CALLOUT = r">\s*\[![\w-]+\]"
_BLOCK_ID = r"\s\^[\w-]+$"
_WIKILINK = r"\[\[(?:[^\]|]{0,200}\|)?([^\]|]{0,200})\]\]"
_RENAMED = r"\[\[[^\]|]{0,200}\|([^\]|]{0,200})\]\]"
"""A wikilink with a text of its own; without one it may be anything, unless the text is Markdown."""


def read(text: str) -> Document:
    """Read a text's lines; the line ends may be those of any system."""
    raw = normalise(text)
    raw = _strip_margin(_blank_comments(raw))
    if "\\" in raw:
        raw = re.sub(_ESCAPED if re.search(_MARKDOWN, raw) else _SURELY_ESCAPED, r"\1", raw)
    lines, settings = metadata.cut_front_matter(_blank_lines(raw.split("\n")))
    for row in list_rows(_SPREAD, lines):
        _join(lines, row)
    for row in list_rows(_RULE, lines):
        lines[row] = ""
    return _describe(lines, settings)


def _join(lines: list[str], row: int) -> None:
    """Put emphasis that goes over several lines into its first one."""
    mark, end = lines[row][:2], row + 1
    while not lines[end].endswith(mark):
        end += 1
    lines[row : end + 1] = [" ".join(lines[row : end + 1]), *[""] * (end - row)]


def _describe(lines: Sequence[str], settings: Settings) -> Document:
    """Find out which lines are headings, or set off as a whole."""
    known = {row: Known(style="heading") for row in list_rows(_HEADING, lines)}
    known |= {row: Known(style="bold") for row in list_rows(_SET_OFF, lines)}
    numbers = range(1, len(lines) + 1)
    facts = {"title": settings.title, "date": settings.published}
    return Document(lines, numbers, known, paragraphs=False, facts=facts, settings=settings)


def normalise(text: str) -> str:
    """Return a text with line feeds for the line ends of all systems."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _blank_comments(text: str) -> str:
    """Leave out comments, `<!-- -->` and `%% %%`, but for their line ends; one that is not closed is text."""
    for sign, pattern in (("<!--", _COMMENT), ("%%", _PRIVATE)):
        if sign in text:
            text = re.sub(pattern, _keep_line_ends, text, flags=re.MULTILINE)
    return text


def _keep_line_ends(comment: re.Match[str]) -> str:
    """Return a comment's line ends; of blanks on both sides one is left."""
    text = comment[0]
    blank = " " if " " in (text[0], text[-1]) else ""
    return "\n" * text.count("\n") or blank


def _strip_margin(text: str) -> str:
    """Leave out line numbers at the margin, as courts print them: nearly all lines have one, and they count up."""
    pattern = re.compile(_IN_MARGIN, re.MULTILINE)
    start = [int(number) for number in pattern.findall(text[:SAMPLE])]
    rising = sum(after in (before + 1, 1) for before, after in pairwise(start))
    filled = sum(bool(line.strip()) for line in text[:SAMPLE].split("\n"))
    if rising < FEWEST_NUMBERED or rising * 3 < 2 * filled:
        return text
    return pattern.sub("", text)


def _blank_lines(lines: Sequence[str]) -> Sequence[str]:
    """Leave out code, notes at the foot, templates and call-outs, and what marks a block or a link."""
    text = "\n".join(lines)
    if not any(sign in text for sign in "`~[{^"):
        return lines
    wikilink = _WIKILINK if re.search(_MARKDOWN, text) else _RENAMED
    kept, fence = _blank_each(lines, wikilink, fences=True)
    return _blank_each(lines, wikilink, fences=False)[0] if fence else kept


def _blank_each(lines: Sequence[str], wikilink: str, *, fences: bool) -> tuple[list[str], str]:
    """Return the lines, and the fence of code that is not closed."""
    kept: list[str] = []
    fence = ""
    inside = ""
    for line in lines:
        bare = line.strip()
        if fence or (fences and bare.startswith(_FENCE)):
            fence = "" if fence and bare.startswith(fence) else fence or bare[:3]
            kept.append("")
            continue
        if inside and not _goes_on(inside, line):
            inside = ""
        if re.match(_NOTE, bare):
            inside = "note"
        elif re.match(_CALLOUT, bare):
            inside = "call-out"
        blank = inside or re.fullmatch(_TEMPLATE, bare)
        kept.append("" if blank else _strip_links(line, wikilink))
    return kept, fence


def _goes_on(inside: str, line: str) -> bool:
    return line.startswith((" ", "\t")) and bool(line.strip()) if inside == "note" else line.lstrip().startswith(">")


def _strip_links(line: str, wikilink: str) -> str:
    if "[" in line:
        line = re.sub(wikilink, r"\1", re.sub(_EMBED, "", line))
    return re.sub(_BLOCK_ID, "", line) if " ^" in line else line
