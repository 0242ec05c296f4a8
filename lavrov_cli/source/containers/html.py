"""HTML to a `Document`: each block of text, and each line that `br` ends, is a paragraph; what is hidden is not.

If most of a page's text is in `main`, or in `article`, the rest is the site's. Tags may be left open, as they are in
many pages: a hidden element that is never closed hides nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...errors import ParseError
from ..document import Document, Known, Style
from .markup import Token, cut
from .paragraphs import Paragraph, build, clock, read_seconds

# A form is none of them: pages of ASP.NET are one form as a whole.
_HIDDEN = frozenset(
    "nav script style footer aside template button select option textarea label noscript svg iframe video audio"
    " object canvas xmp datalist".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_NEVER_HIDDEN = _VOID | {"html", "body", "main", "article"}
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BLOCKS = _HEADINGS | frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure"
    " footer form head header hgroup hr html legend li main menu nav ol optgroup p pre section summary table tbody td"
    " tfoot th thead tr ul".split()
)
_COUNTED = _HEADINGS | {"b", "strong", "main", "article", "cite", "time"}
_DATES = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "pubdate")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_MOST_LEFT_OPEN = 20
"""For each kind of hidden element that is never closed, the text is read once more."""


class _Piece(NamedTuple):
    """A text between two tags."""

    text: str
    at: int
    inside: frozenset[str]
    """Of `_COUNTED`, those that are open."""


class _Block(NamedTuple):
    pieces: list[_Piece]
    names_speaker: bool
    """Whether it is a `cite` (and `time`) before a `p`, as transcripts of podcasts have."""


def read(text: str, path: str) -> Document:
    """Read a page; its facts are title, date and URL.

    Raises:
        ParseError: there is no text to see.
    """
    facts: dict[str, str] = {}
    blocks = list(_cut_blocks(_note_facts(_cut_visible(text), facts)))
    if not blocks:
        raise ParseError(path, 0, "an HTML page without text; save the page as text in a browser that shows it")
    headline = next((_fold(block.pieces) for block in blocks if "h1" in block.pieces[0].inside), "")
    known = {
        "title": facts.get("og:title") or headline or facts.get("title", ""),
        "url": facts.get("url") or facts.get("og:url", ""),
    }
    date = next((facts[key] for key in (*_DATES, "time") if facts.get(key)), "")
    return build(_read_blocks(text, _choose(blocks)), {**known, "date": date})


def _cut_visible(text: str) -> Iterator[Token]:
    """Yield the tokens that are not inside a hidden element."""
    left_open: set[str] = set()
    start, hiding = 0, "html"
    while hiding:
        hiding, depth = "", 0
        for token in cut(text, start):
            if hiding == "p" and token.kind == "<" and token.text in _BLOCKS:
                hiding = ""
            if hiding:
                depth += {"<": 1, "/": -1}.get(token.kind, 0) if token.text == hiding else 0
                if not depth and hiding in _BLOCKS:
                    yield Token("/", "div", token.at)
                hiding = hiding if depth else ""
            elif _hides(token) and token.text not in left_open and len(left_open) < _MOST_LEFT_OPEN:
                hiding, depth, start = token.text, 1, token.at
            else:
                yield token
        left_open.add(hiding)


def _hides(token: Token) -> bool:
    if token.kind != "<" or token.text in _NEVER_HIDDEN or "/" in token.attributes:
        return False
    attributes = token.attributes
    style = attributes.get("style", "").replace(" ", "").lower()
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true" or "display:none" in style
    return hidden or token.text in _HIDDEN


def _note_facts(tokens: Iterable[Token], facts: dict[str, str]) -> Iterator[Token]:
    """Pass tokens on, and put into facts what they say of the page; of two that say it the first counts."""
    title = False
    for token in tokens:
        said = token.attributes
        if token.text == "meta" or "itemprop" in said:
            key = (said.get("property") or said.get("name") or said.get("itemprop") or "").lower()
            facts.setdefault(key, said.get("content") or said.get("datetime", ""))
        if token.text == "link" and said.get("rel", "").lower() == "canonical":
            facts.setdefault("url", said.get("href", ""))
        if token.text == "time":
            facts.setdefault("time", said.get("datetime", ""))
        if title and not token.kind:
            facts.setdefault("title", _fold([_Piece(token.text, token.at, frozenset())]))
        else:
            yield token
        title = (token.kind, token.text) == ("<", "title")


def _cut_blocks(tokens: Iterable[Token]) -> Iterator[_Block]:
    """Yield the texts that block elements and `br` part, without empty ones."""
    pieces: list[_Piece] = []
    opened: Counter[str] = Counter()
    inside: frozenset[str] = frozenset()
    for token in tokens:
        if not token.kind:
            pieces.append(_Piece(token.text, token.at, inside))
            continue
        if token.text in _BLOCKS:
            if any(not piece.text.isspace() for piece in pieces):
                yield _Block(pieces, names_speaker=(token.kind, token.text) == ("<", "p") and _is_name(pieces))
            pieces = []
        if token.text in _COUNTED:
            opened[token.text] = max(0, opened[token.text] + (1 if token.kind == "<" else -1))
            inside = frozenset(+opened)
        elif token.text == "p" and not inside.isdisjoint(_HEADINGS):
            opened = Counter({tag: count for tag, count in opened.items() if tag not in _HEADINGS})
            inside = frozenset(+opened)
    if any(not piece.text.isspace() for piece in pieces):
        yield _Block(pieces, names_speaker=False)


def _is_name(pieces: Sequence[_Piece]) -> bool:
    tags = [piece.inside & {"cite", "time"} for piece in pieces if not piece.text.isspace()]
    return all(tags) and any("cite" in tag for tag in tags)


def _choose(blocks: list[_Block]) -> list[_Block]:
    """Keep those in `main`, and of these those in `article`, where most of the text is there."""
    for tag in ("main", "article"):
        within = [block for block in blocks if tag in block.pieces[0].inside]
        if _count(within) * 2 > _count(blocks):
            blocks = within
    return blocks


def _count(blocks: Iterable[_Block]) -> int:
    return sum(len(piece.text) for block in blocks for piece in block.pieces)


def _read_blocks(text: str, blocks: Iterable[_Block]) -> Iterator[Paragraph]:
    """Yield a paragraph a block; who a `cite` names says the next one."""
    number, at, speaker, time = 1, 0, "", ""
    for block in blocks:
        start = next(piece.at for piece in block.pieces if not piece.text.isspace())
        number, at = number + text.count("\n", at, start), start
        if block.names_speaker:
            speaker = _fold(piece for piece in block.pieces if "cite" in piece.inside).rstrip(": ")
            time = clock(read_seconds(_fold(piece for piece in block.pieces if "time" in piece.inside)))
        else:
            yield Paragraph(_fold(block.pieces), number, Known(speaker, time, _find_style(block)))
            speaker = time = ""


def _find_style(block: _Block) -> Style:
    tags = [piece.inside for piece in block.pieces if not piece.text.isspace()]
    if not tags[0].isdisjoint(_HEADINGS):
        return "heading"
    return "bold" if all(not tag.isdisjoint(("b", "strong")) for tag in tags) else ""


def _fold(pieces: Iterable[_Piece]) -> str:
    """Join pieces, and fold blanks; no-break ones stay."""
    return _BLANKS.sub(" ", "".join(piece.text for piece in pieces)).strip()
