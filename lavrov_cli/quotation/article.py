"""An article's text to the quotations in it, each with its line; knows nothing of transcripts."""

import re
from collections.abc import Iterator

FEWEST_WORDS = 4
"""Words of a quotation that is worth checking: fewer are a term and not a statement."""

_QUOTED = re.compile(
    r"“(?P<english>[^“”]*)”"
    r"|„(?P<german>[^„“”]*)[“”]"
    r"|«(?P<french>(?:[^«»]|«[^«»]*»)*)»"
    r'|(?<!\w)"(?P<straight>[^"]*)"(?!\w)'
    # Of a quotation of several paragraphs only the last has a closing mark.
    r"|[“„](?P<unclosed>[^“”„]*)$"
)
_BLANK_LINES = re.compile(r"\n(?:[ \t>]*\n)+")
_MARKUP = re.compile(
    r"(?m)^[ \t]*>[ \t]?"  # block quotation
    r"|(?<!\\)[*`]+|(?<!\w)_+(?=\w)|(?<=[\w.,!?])_+(?!\w)"  # emphasis
    r"|</?[A-Za-z][^<>\n]*>"  # a tag of HTML
)
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


def find_quotations(text: str) -> list[tuple[int, str]]:
    """List the quotations of four words or more between “…”, "…", «…» or „…“, with the line (from 1) of each.

    Markdown's marks are no part of them. A mark that is not closed in its paragraph opens no quotation, unless the next
    paragraph begins with one: so goes a quotation of several paragraphs, of which each is checked by itself.
    """
    return [
        (line, quotation)
        for first, paragraph, following in _list_paragraphs(text)
        for line, quotation in _find_in(paragraph, first, following)
        if len(quotation.split()) >= FEWEST_WORDS
    ]


def _list_paragraphs(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each paragraph with its first line and what comes after it."""
    at, line = 0, 1
    for gap in _BLANK_LINES.finditer(text):
        yield line, text[at : gap.start()], text[gap.end() : gap.end() + 9]
        line += text.count("\n", at, gap.end())
        at = gap.end()
    yield line, text[at:], ""


def _find_in(paragraph: str, first: int, following: str) -> Iterator[tuple[int, str]]:
    plain = _MARKUP.sub("", _MARKDOWN_LINK.sub(r"\1", paragraph))
    for found in _QUOTED.finditer(plain):
        if found["unclosed"] and following.lstrip("> \t*_")[:1] not in ("“", "„"):
            continue
        inside = next(group for group in found.groups() if group is not None)
        yield first + plain.count("\n", 0, found.start()), " ".join(inside.split())
