"""A quotation and a span of a text to what differs: nothing, typography, or which words.

Both are cut into chunks: a number with its sign, currency and unit; a dash; else what is between blanks. So a lost
comma, hyphen or per cent sign is a difference too. Typography is not compared: quotation marks, ellipses, the kind of a
dash or an apostrophe, blanks, ligatures, ё, what is invisible, Markdown's emphasis, the marks of notes.

In the text a quotation begins and ends where a word does. `widen` takes in what is glued to its first and last word: of
`$40`, `non-nuclear`, `12 500`, `1961–2003`, `-5` and `50 %` no part is the whole.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from ..model import Change, Span
from ..phrase import sentences
from ..words import APOSTROPHE, APOSTROPHES, NARROW_BLANKS, NOTE, NUMBER, SINGLE, core, is_article

Kind = Literal["verbatim", "typography", "differs"]

_DASHES = "‐‑‒–—―−-"
_HYPHENS = "‐‑-"
_MINUSES = "−–-"
_CURRENCIES = "$€£₽¥₴₹₺₩₪¢฿"
_UNITS = "%‰°"
_BY_BLANKS = r"\d{1,3}(?: \d{3})+(?!\d)"
"""A number whose thousands are grouped by ordinary blanks."""
_GROUPED_BY_BLANKS = re.compile(r"(?<![\w.,])\d{1,3}(?: 0\d\d| \d{3}(?= \d{3}\b))(?: \d{3})*(?!\d)")
"""Such a number that is surely one: `4 000`, `12 500 000`; `May 12 500 came` may be two."""
MOST_REMEMBERED = 1 << 14
"""Words whose compared form is remembered."""
LONGEST_NUMBER = 30
"""Characters within which a number begins or ends that a quotation cuts."""
_SINGLE_WORD = re.compile(f"[{SINGLE}]")
_CHUNK = re.compile(
    rf"(?P<note>{NOTE})"
    rf"|(?P<number>(?:(?<![^\s(\[“„«\"‘])[+±{_MINUSES}](?=[{_CURRENCIES}]?\d))?(?:[{_CURRENCIES}№§#]\s?)*(?:{_BY_BLANKS}|{NUMBER})"
    rf"(?:\s?[{_UNITS}])*)"
    rf"|(?P<dash>[{_DASHES}]+)|[{SINGLE}]"
    rf"|(?:(?!{NOTE}|[{_CURRENCIES}№§#]\s?\d|[+±](?=\d))[^\s\d{SINGLE}{_DASHES}])+"
)
_UNCOMPARED = re.compile(
    r"[“”„‟\"«»‹›…]|\.{3,}|(?<!\w)['’‘‚]|['’‘](?!\w)"  # quotation marks and ellipses; inside a word ’ is a letter
    r"|\*+|`|(?<!\w)_+|_+(?!\w)|[\[\]]"  # Markdown's emphasis and links
)
_AFTER_A_BLANK = re.compile(r"[?!;:]+")
"""What French puts after a blank, and belongs to the word before."""
_OVERRIDES = "\u202d\u202e"
"""Invisible characters that change what is read: `12` shown as `21`."""
_SAME = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, APOSTROPHE),
        "Ё": "Е",
        "ё": "е",
        "œ": "oe",
        "Œ": "Oe",
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        **dict.fromkeys(NARROW_BLANKS + " ", ""),
        **dict.fromkeys(_DASHES, "-"),
        "″": '"',
        "′": "'",
        "？": "?",
        "؟": "?",
    }
)
_FRACTION_SIGNS = "½¼¾⅓⅔"
_IN_NUMBERS = ".,:٫٬" + NARROW_BLANKS
_BEFORE_FIGURES = _CURRENCIES + "№§#"
_BEFORE_A_MINUS = ("", *' \n\t\u00a0\u202f([“„«‘"')
_CLOSING_MARKS = "”“\"»«›‹’‘')]}*_` \u00a0\u202f"
"""What may come between the last word and the sentence's mark."""
_ENDS = ".!?…。！？؟"


class _Chunk(NamedTuple):
    key: str
    """What is compared."""
    span: Span


def compare(words: str, text: str, span: Span) -> Kind:
    """Compare quoted words with a span of a text.

    Args:
        words: what is quoted, with its punctuation.
        text: that holds the span.
        span: from its first word to the end of the last one; its words have the same keys (see `words`) as the quoted.
    """
    mine, theirs = _cut_chunks(words, text, span)
    if [chunk.key for chunk in mine] != [chunk.key for chunk in theirs]:
        return "differs"
    exact = words.strip()
    at = span.start - core(exact).start
    return "verbatim" if at >= 0 and text.startswith(exact, at) else "typography"


def diff(words: str, text: str, span: Span) -> list[Change]:
    """Return the word diff from quoted words to a span of a text."""
    from rapidfuzz.distance import Levenshtein

    mine, theirs = _cut_chunks(words, text, span)
    changes: list[Change] = []
    for step in Levenshtein.opcodes([chunk.key for chunk in mine], [chunk.key for chunk in theirs]):
        kind: Literal["same", "inserted"] = "same" if step.tag == "equal" else "inserted"
        if kind == "inserted" and step.src_start < step.src_end:
            changes.append(Change("deleted", _slice(words, mine[step.src_start : step.src_end])))
        if step.dest_start < step.dest_end:
            changes.append(Change(kind, _slice(text, theirs[step.dest_start : step.dest_end])))
    return changes


def stretch(words: str, text: str, span: Span) -> Span:
    """Widen a span over words of its sentence that replace unmatched quoted words at either end."""
    changes = diff(words, text, span)
    replaced = len(changes) > 1 and changes[1].kind == "inserted"
    before = _count_chunks(changes[0].text) if changes[0].kind == "deleted" and not replaced else 0
    after = _count_chunks(changes[-1].text) if changes[-1].kind == "deleted" else 0
    sentence = sentences.around(text, span)
    left = [chunk.span.start for chunk in _chunks(text, Span(sentence.start, span.start))]
    right = [c.span.end for c in _chunks(text, Span(span.end, sentence.end)) if c.key[0].isalnum()]
    start = left[-min(before, len(left))] if before and left else span.start
    end = right[min(after, len(right)) - 1] if after and right else span.end
    return Span(start, end)


def widen(text: str, span: Span) -> Span:
    """Return the span with all that is glued to its first and its last word."""
    start, end = _widen_number(text, span)
    while start > 0 and (glued := _count_glued_before(text, start)):
        start -= glued
    while end < len(text) and (glued := _count_glued_after(text, end)):
        end += glued
    return Span(start, end)


def _widen_number(text: str, span: Span) -> Span:
    """Return the span with the rest of numbers, grouped by ordinary blanks, that it cuts."""
    start, end = span
    for found in _GROUPED_BY_BLANKS.finditer(text, max(0, start - LONGEST_NUMBER), end + LONGEST_NUMBER):
        start = found.start() if found.start() < start < found.end() else start
        end = found.end() if found.start() < end < found.end() else end
    return Span(start, end)


def _count_glued_before(text: str, at: int) -> int:
    """Count the characters before an offset that belong to the word that begins there; 0 if none does."""
    before, far, here = text[at - 1], text[at - 2 : at - 1], text[at]
    if _are_apart(before, here):
        return 0
    if _is_of_word(before):
        return 1
    if before in _DASHES:
        return int(_is_minus(far, before, here) or _joins(far, before, here))
    if before in APOSTROPHES:
        return int(_joins(far, before, here) and not is_article(re.findall(r"\w*\Z", text[: at - 1])[0]))
    return _count_glued_to_figure(far, before) if here.isdigit() else 0


def _count_glued_to_figure(far: str, before: str) -> int:
    """Count the characters before a figure that belong to it, of the two there: `12 500`, `3.5`, `$ 40`."""
    if far.isdigit():
        return int(before in _IN_NUMBERS)
    return 2 if before.isspace() and far and far in _BEFORE_FIGURES else 0


def _count_glued_after(text: str, at: int) -> int:
    """Count the characters from an offset on that belong to the word that ends there; 0 if none does."""
    before, here, far = text[at - 1], text[at], text[at + 1 : at + 2]
    if _are_apart(before, here):
        return 0
    if _is_of_word(here) or _is_measure(text, at):
        return 1
    if here in _DASHES or here in APOSTROPHES:
        return int(_joins(before, here, far))
    if not before.isdigit():
        return 0
    if far.isdigit():
        return int(here in _IN_NUMBERS)
    return 2 if here.isspace() and _is_unit(far, text[at + 2 : at + 3]) else 0


def _are_apart(before: str, after: str) -> bool:
    """Return whether one of two neighbours is a word by itself, in a script without blanks."""
    return bool(_SINGLE_WORD.match(before) or _SINGLE_WORD.match(after))


def _is_of_word(character: str) -> bool:
    """Return whether a character glued to a word belongs to it: a letter, a digit, a sign; not the figure of a note."""
    if character.isalnum():
        return unicodedata.category(character) != "No" or character in _FRACTION_SIGNS
    return _is_sign(character)


def _is_minus(before: str, mark: str, after: str) -> bool:
    """Return whether a dash is a figure's sign: glued to it, and nothing before."""
    return after.isdigit() and mark in _MINUSES and before in _BEFORE_A_MINUS


def _is_unit(character: str, after: str) -> bool:
    """Return whether a character after a figure and a blank is its unit: `50 %`, `40 €`; of `40 €5` it is not."""
    return bool(character) and (character in _UNITS or (character in _CURRENCIES and not after.isdigit()))


def _is_measure(text: str, at: int) -> bool:
    """Return whether a mark after a figure is inches or feet, and closes no quotation."""
    mark = text[at : at + 1]
    if mark not in ("″", "′", '"', "'") or not text[at - 1].isdigit():
        return False
    if mark in "″′":
        return True
    if text[at + 1 : at + 2].isalnum():  # 1930's
        return False
    return not re.search(r'(?<!\w)"(?=\w)[^"]*\Z' if mark == '"' else r"(?<!\w)['‘](?=\w)", text[:at])


def _joins(before: str, mark: str, after: str) -> bool:
    """Return whether a mark between two characters is inside a word: `non-EU`, `1961–2003`, `F–16`; not `a—b`."""
    if not (before.isalnum() and after.isalnum()):
        return False
    return mark not in _DASHES or mark in _HYPHENS or after.isdigit()


def _is_sign(character: str) -> bool:
    """Return whether a character is a sign that belongs to the word beside it: `$ % ° § № + = & @ # /`."""
    return character in "%‰#§&@/\\" or unicodedata.category(character) in ("Sc", "Sm", "So")


def _cut_chunks(words: str, text: str, span: Span) -> tuple[list[_Chunk], list[_Chunk]]:
    """Return what is to be compared of both; punctuation at the ends and the case of the first letter is not."""
    own, whole = widen(words, core(words)), widen(text, span)
    mine, theirs = _chunks(words, own), _chunks(text, whole)
    theirs[0] = _drop_article(mine[0].key, theirs[0])
    if mine[0].key[0].casefold() == theirs[0].key[0].casefold():
        mine[0] = mine[0]._replace(key=theirs[0].key[0] + mine[0].key[1:])
    asked, said = _find_end(words, own.end), _find_end(text, whole.end)
    shown = said + 1
    if asked and not said and words[asked].translate(_SAME) == "?":  # a question that is cut short is one all the same
        said, shown = _find_sentence_end(text, whole), whole.end
    if asked and said and (words[asked].translate(_SAME) == "?") != (text[said].translate(_SAME) == "?"):
        mine[-1] = _Chunk(f"{mine[-1].key}{words[asked]}", Span(mine[-1].span.start, asked + 1))
        theirs[-1] = _Chunk(f"{theirs[-1].key}{text[said]}", Span(theirs[-1].span.start, shown))
    return mine, theirs


def _drop_article(quoted: str, chunk: _Chunk) -> _Chunk:
    """Leave out an article that the quotation leaves out: of `l’État` it may quote `État`."""
    head, apostrophe, tail = chunk.key.partition("'")
    if not (tail and is_article(head)) or quoted.casefold().startswith(head.casefold() + apostrophe):
        return chunk
    return _Chunk(tail, Span(chunk.span.end - len(tail), chunk.span.end))


def _find_sentence_end(text: str, span: Span) -> int:
    """Return the offset of the mark that ends the sentence in which a span ends, or 0."""
    end = sentences.around(text, Span(span.end - 1, span.end)).end - 1
    while end > span.end and text[end] in _CLOSING_MARKS:
        end -= 1
    return end if end >= span.end and text[end] in _ENDS else 0


def _find_end(text: str, at: int) -> int:
    """Return the offset of the mark that ends a sentence right after an offset, or 0: a question is no claim."""
    while at < len(text) and text[at] in _CLOSING_MARKS:
        at += 1
    return at if at < len(text) and text[at] in _ENDS else 0


def _chunks(text: str, span: Span) -> list[_Chunk]:
    chunks: list[_Chunk] = []
    for found in _CHUNK.finditer(text, *span):
        key = "" if found["note"] else _fold_chunk(found[0], found.lastgroup or "")
        if found["number"] and _is_measure(text, found.end()):
            key += text[found.end()].translate(_SAME)
        if chunks and _AFTER_A_BLANK.fullmatch(key):
            before = chunks.pop()
            chunks.append(_Chunk(before.key + key, Span(before.span.start, found.end())))
        elif key:
            chunks.append(_Chunk(key, Span(*found.span())))
    return chunks


@lru_cache(MOST_REMEMBERED)
def _fold_chunk(chunk: str, kind: str) -> str:
    """Return what is compared of a chunk."""
    if kind == "dash":
        return "-"
    compared = chunk if kind == "number" else _UNCOMPARED.sub("", re.sub(r"(?<=\w)[´`](?=\w)", "'", chunk))
    key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", compared).translate(_SAME))
    return "".join(c for c in key if unicodedata.category(c) != "Cf" or c in _OVERRIDES)


def _count_chunks(text: str) -> int:
    return len(_chunks(text, Span(0, len(text))))


def _slice(text: str, chunks: Sequence[_Chunk]) -> str:
    return text[chunks[0].span.start : chunks[-1].span.end]
