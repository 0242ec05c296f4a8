"""HTML text to a flat stream of tags and text, as browsers cut it; linear in the text, whatever is left open."""

# Not Python's html.parser: it looks for the end of each of many open tags or comments anew, which is quadratic.

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

_OPENING = re.compile(r"<(!--|[!?]|/?[a-zA-Z][^\s/>]*)")
_COMMENT_END = re.compile("-->")
_DECLARATION_END = re.compile(">")
_REST = re.compile(r"""(?:[^=>]++|=\s*+(?:"[^"]*+"|'[^']*+')?)*+>""")
"""From a tag's name to its end: quotation marks hide a `>` only behind `=`."""
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]++|/(?=>))(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]++)))?""")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp"})
"""Elements in which nothing is a tag but their own end."""
_UNSEEN = frozenset({"script", "style"})
"""Those of them that, left open, hide the rest of the text."""


class Token(NamedTuple):
    """A start tag, an end tag or a text."""

    kind: str
    """`<`, `/`, or empty of a text."""
    text: str
    """The text decoded, or the tag's name in small letters."""
    at: int
    """Offset of its first character."""
    attributes: Mapping[str, str] = {}
    """Of a start tag: names in small letters, values decoded; `/` is one if the tag closes itself."""


def cut(text: str, at: int = 0) -> Iterator[Token]:
    """Yield the tokens of a text from an offset; comments, declarations, and what the end cuts off are none."""
    left_open: set[str] = set()
    while found := _OPENING.search(text, at):
        if found.start() > at:
            yield Token("", unescape(text[at : found.start()]), at)
        at = _find_end(text, found)
        if not at:
            return
        name = found[1].lower()
        if name[0] == "/":
            yield Token("/", name[1:], found.start())
        elif name[0] not in "!?":
            yield Token("<", name, found.start(), _read_attributes(text[found.end() : at]))
            if name in _RAW and name not in left_open:
                closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, at)
                end = closing.start() if closing else len(text) if name in _UNSEEN else at
                if name not in _UNSEEN:
                    yield Token("", unescape(text[at:end]), at)
                left_open |= set() if closing else {name}
                at = end
    if at < len(text):
        yield Token("", unescape(text[at:]), at)


def _find_end(text: str, opening: re.Match[str]) -> int:
    """Return the offset behind a tag, comment or declaration; 0 if the text ends before."""
    if opening[1] == "!--":
        found = _COMMENT_END.search(text, opening.start() + 2)
    elif opening[1] in ("!", "?"):
        found = _DECLARATION_END.search(text, opening.end())
    else:
        found = _REST.match(text, opening.end())
    return found.end() if found else 0


def _read_attributes(rest: str) -> dict[str, str]:
    pairs = ((name.lower(), unescape(a or b or c)) for name, a, b, c in _ATTRIBUTE.findall(rest))
    return dict(reversed([*pairs]))  # of two with one name the first counts
