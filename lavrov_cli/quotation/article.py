"""An article's text to the quotations in it, each with its line, and to what looks like one and is not read.

The article is read as Markdown, of which plain text is a case: code is left out, links, emphasis, entities and tags are
seen through. Knows nothing of transcripts.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ..words import count

FEWEST_WORDS = 4
"""Words of a quotation that is worth checking: fewer are a term and not a statement."""
MOST_BETWEEN = 10
"""Words of an attribution between two parts of one quotation: “We will not,” the minister said on Monday, “go.”"""
MOST_MARKS = 20
"""Marks after one that opens among which the one that closes is sought; more would take time without end."""
MOST_SHOWN = 200
"""Characters of what opens with a mark that is not closed."""
INTERRUPTED = "[—]"
"""What is written between those parts; no word of the text may be missing there."""

_CLOSED_BY = {
    "“": '”“"',
    "„": '“”"',
    "‚": "‘’'",
    "‘": "’",
    "«": "»",
    "»": "«",
    "‹": "›",
    "”": "”",
    '"': '"”',
    "'": "'’",
    "「": "」",
    "『": "』",
}
"""What closes a quotation that each mark opens, the usual one first; mistyped pairs are pairs too."""
_ALWAYS_OPEN = "„‚«‹「『"
_ALWAYS_CLOSE = "»›」』"
_SUPERSCRIPTS = re.compile(r"[¹²³⁰⁴-⁹]+(?!\w)")
"""The figures of notes."""
_DIALOGUE = re.compile(r"^[—–―]\s*(\S.*)$", re.MULTILINE)
"""A line of a dialogue that is set by dashes; who says what there, a program cannot know."""
_CALLOUT = re.compile(r"\s*\[!\w+\]")
_TAG = re.compile(r"<(/?)(\w+)[^<>]*>|<!--.*?-->", re.DOTALL)


class Quotation(NamedTuple):
    """Words of an article between quotation marks, or in a block quotation."""

    line: int
    """From 1."""
    text: str
    why: str = ""
    """Why it is not read: `too short` or `not closed`; empty if it is."""


class _Block(NamedTuple):
    """A paragraph as a reader sees it; line feeds are those of the source."""

    line: int
    text: str
    quoted: bool
    """Whether it is in a block quotation."""
    in_code: bool = False
    """Whether it is code, which is not read."""


class _Part(NamedTuple):
    """Where in a paragraph words are quoted; half-open, without the marks."""

    start: int
    end: int
    why: str = ""


def list_quotations(text: str) -> list[Quotation]:
    """List the quotations of an article in its order, with those that are too short or not closed.

    A mark that is not closed in its paragraph opens a quotation if the next paragraph begins with one: so goes a
    quotation of several paragraphs, of which each is checked by itself. Parts with an attribution between them are one.
    """
    blocks = list(_list_blocks(text))
    found: list[Quotation] = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1].text if at + 1 < len(blocks) else ""
        parts = list(_find(block.text, following))
        if not parts and block.quoted and not _CALLOUT.match(block.text):
            parts = [_Part(0, len(block.text))]
        found += _list_dialogue(block) if not parts else ()
        for part, words in _join_parts(block.text, parts):
            line = block.line + block.text.count("\n", 0, part.start)
            found.append(Quotation(line, words, _find_fault(block, part, words)))
    return found


def _find_fault(block: _Block, part: _Part, words: str) -> str:
    """Say why a quotation is not worth checking; empty if it is."""
    if block.in_code:
        return "in code"
    return part.why or ("too short" if count(words) < FEWEST_WORDS else "")


def _list_dialogue(block: _Block) -> Iterator[Quotation]:
    """Yield the lines of a paragraph that a dash begins."""
    for said in _DIALOGUE.finditer(block.text):
        yield Quotation(block.line + block.text.count("\n", 0, said.start()), said[1], "begun with a dash")


def find_quotations(text: str) -> list[tuple[int, str]]:
    """List the quotations of an article that are worth checking, with the line (from 1) of each."""
    return [(line, quotation) for line, quotation, why in list_quotations(text) if not why]


def _list_blocks(text: str) -> Iterator[_Block]:
    """Yield the paragraphs of an article, as Markdown has them; code is left out."""
    from markdown_it import MarkdownIt

    quoted = 0
    for token in MarkdownIt("commonmark").disable("code").parse(text):  # an indented line is a paragraph
        quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        line = token.map[0] + 1 if token.map else 1
        if token.type == "inline":
            pieces = (_render(child.type, child.content) for child in token.children or ())
            yield _Block(line, _drop_notes("".join(pieces)), quoted > 0)
        elif token.type == "fence":
            yield _Block(line, token.content, False, in_code=True)
        elif token.type == "html_block":
            for at, paragraph in _split_html(token.content):
                yield _Block(line + at, _drop_notes(paragraph), "<blockquote" in token.content)


def _render(kind: str, content: str) -> str:
    """Return what a reader sees of a piece of a paragraph."""
    if kind in ("softbreak", "hardbreak"):
        return "\n"
    return _strip_tags(content) if kind == "html_inline" else content


def _strip_tags(content: str) -> str:
    """Replace tags by what a reader sees: a quotation mark for `<q>`, a superscript for a note's figure."""
    shown = {"/q": "”", "q": "“", "sup": "\ufff9", "/sup": "\ufffb"}  # noted until `_drop_notes`
    return _TAG.sub(lambda tag: shown.get(f"{tag[1]}{(tag[2] or '').lower()}", ""), content)


def _split_html(content: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a block of HTML, each with its first line, from 0."""
    import html

    at = 0
    for piece in re.split(r"(?i)(</?(?:p|div|blockquote|li|h\d)\b[^<>]*>|\n\s*\n)", content):
        plain = html.unescape(_strip_tags(piece))
        if plain.strip():
            yield at + len(plain[: len(plain) - len(plain.lstrip())].splitlines()), plain.strip()
        at += piece.count("\n")


def _drop_notes(text: str) -> str:
    """Leave out the figures of notes, and write typewriter's quotation marks as a printer's."""
    text = re.sub("\ufff9[^\ufffb]*\ufffb", "", text)
    return _SUPERSCRIPTS.sub("", text).replace("``", "“").replace("''", "”").replace(",,", "„")


def _find(text: str, following: str) -> Iterator[_Part]:
    """Yield the quotations of a paragraph, nested ones after those that hold them, and the first that is not closed."""
    at, unclosed = 0, False
    while at < len(text):
        end = _find_closer(text, at) if _opens(text, at) else 0
        if end > 0:
            yield _Part(at + 1, end)
            yield from _find_nested(text[at + 1 : end], at + 1)
            at = end
        elif end < 0 and _is_continued(text[at], following):
            yield _Part(at + 1, len(text))
            return
        elif end < 0 and not unclosed and text[at] not in "'‘‚":  # which may be an apostrophe
            unclosed = True
            yield _Part(at + 1, min(len(text), at + MOST_SHOWN), "not closed")
        at += 1


def _find_nested(text: str, offset: int) -> Iterator[_Part]:
    """Yield the quotations inside one that begins at an offset."""
    for part in _find(text, ""):
        if not part.why:
            yield _Part(offset + part.start, offset + part.end)


def _is_continued(mark: str, following: str) -> bool:
    """Return whether the next paragraph goes on with a quotation that a mark opens: it begins with such a mark."""
    first = following.lstrip()[:1]
    return bool(first) and (first == mark or (mark in "«“„" and first in "«“„»"))


def _opens(text: str, at: int) -> bool:
    """Return whether a character is a mark that may open a quotation where it is."""
    mark, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if mark in _ALWAYS_OPEN:
        return True
    if mark == "“":
        return bool(after)
    if mark not in _CLOSED_BY or not after or after.isspace():
        return False
    return not before or not (before.isalnum() or before in _ALWAYS_CLOSE + ".,!?…")


def _find_closer(text: str, at: int) -> int:
    """Return the offset of the mark that closes the one at an offset; -1 if there is none near."""
    mark, depth = text[at], 0
    closers = _CLOSED_BY[mark]
    marks = re.compile(f"[{re.escape(closers + mark)}]")
    for found in islice(marks.finditer(text, at + 1), MOST_MARKS):
        here = found.start()
        if found[0] in closers and _closes(text, here, mark):
            if not depth:
                return here
            depth -= 1
        elif found[0] == mark and mark in "«„“「『":
            depth += 1
    return -1


def _closes(text: str, at: int, opener: str) -> bool:
    """Return whether a mark may close a quotation where it is; an apostrophe does not, nor an opening mark."""
    mark, before, after = text[at], text[at - 1], text[at + 1 : at + 2]
    if mark in "’'":
        return not before.isspace() and not after.isalnum()
    if mark in '"“«' or (mark == "”" and opener == "”"):
        return (not before.isspace() or opener == "»") and not after.isalnum()
    return True


def _join_parts(text: str, parts: Sequence[_Part]) -> Iterator[tuple[_Part, str]]:
    """Yield each part with its words; two with an attribution between them, one of them short, are one quotation."""
    at = 0
    while at < len(parts):
        part = parts[at]
        words = _read_words(text[part.start : part.end])
        if at + 1 < len(parts) and _is_interrupted(text, part, parts[at + 1]):
            following = parts[at + 1]
            words = f"{words} {INTERRUPTED} {_read_words(text[following.start : following.end])}"
            at += 1
        yield part, words
        at += 1


def _is_interrupted(text: str, part: _Part, following: _Part) -> bool:
    """Return whether a part goes on after an attribution, as in “We will not,” she said, “leave the dock”."""
    if part.why or following.why or following.start < part.end:
        return False
    between = text[part.end + 1 : following.start - 1].strip()
    begins = text[part.start : part.end].rstrip().endswith((",", "–", "—")) or between.startswith((",", "–", "—"))
    return (
        begins
        and between.endswith((",", "–", "—"))
        and 0 < count(between) <= MOST_BETWEEN
        and text[following.start : following.end].lstrip()[:1].islower()
        and min(count(text[each.start : each.end]) for each in (part, following)) < FEWEST_WORDS
    )


def _read_words(text: str) -> str:
    """Return a text in one line; a word that is broken at a line's end is whole again."""
    return " ".join(re.sub(r"(?<=\w)-\n\s*(?=[^\W\d_])", "", text).split())
