r"""A text to its words, each with its span in the text as printed and a key by which words are compared.

    text    Lee’s plan[^1] cost 12,500 euros in non-EU **trade**
    keys    lee's plan      cost 12500 euros in non eu   trade

A key is in lower case, without diacritics, ligatures and invisible characters (ё as е, ß as ss, ﬁ as fi, ł as l); a
number is one word whatever separates its digits. What is no word: blanks, punctuation, signs, Markdown's marks, the
marks of notes. A hyphenated word is as many words as it has parts. In a script without blanks each character is a word.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from .model import Span

APOSTROPHE = "'"
APOSTROPHES = "'’‘ʼ＇´`"

NARROW_BLANKS = "\u00a0\u2007\u2009\u202f"
"""Blanks at which no line is broken; between digits they group thousands."""

MOST_TEXTS = 16
"""Texts whose words' spans are remembered."""
MOST_REMEMBERED = 1 << 17
"""Runs of characters between blanks whose keys are remembered: they recur, and to find words in them is dear."""

_FRACTIONS = "\u00bc-\u00be\u2150-\u215f"
NUMBER = rf"\d+(?:(?:[.,:'’٫٬]|[{NARROW_BLANKS}](?=\d{{3}}(?!\d)))\d+)*[{_FRACTIONS}]?|[{_FRACTIONS}]"
SINGLE = (
    "\u0e01-\u0e4e\u0e81-\u0ecd\u1780-\u17d3"  # Thai, Lao, Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"  # Chinese, Japanese
)
"""Characters that are words by themselves, in scripts without blanks."""
_NO_LETTERS = (
    # All that is neither letter nor mark nor digit nor invisible, as ranges; what is missing here is rare.
    r"\s\x00-\x26\x28-/:-@\[-_{-\x9f\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7"
    "\u00b2\u00b3\u00b9\u02c2-\u02c5\u02d2-\u02df\u037e\u0387\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05c6"
    "\u0606-\u060f\u061b\u061d-\u061f\u066a-\u066d\u06d4\u0964\u0965\u0e4f\u0e5a\u0e5b\u2010-\u2018\u201a-\u2029"
    "\u202f-\u205f\u2070-\u209f\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030"
    "\u303d-\u3040\u30a0\u30fb\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uff06\uff08-\uff0f\uff1a-\uff20\uff3b-\uff40"
    "\uff5b-\uff65\U0001f000-\U0001ffff"
)
_LETTER = rf"[^\d{_NO_LETTERS}{_FRACTIONS}{APOSTROPHES}]"
NOTE = r"\[\^?\d{1,3}\]|\]\((?:[^()\s]|\([^()\s]*\))*\)"
"""The mark of a note, `[1]` or `[^1]`, and the address of a Markdown link, `](https://…)`."""


def _join_letters(letter: str) -> str:
    """Return the pattern of letters, with apostrophes between them."""
    return rf"{letter}+(?:[{APOSTROPHES}]+{letter}+)*"


_WORD = rf"{NOTE}|({NUMBER}|[{SINGLE}]|{_join_letters(rf'(?![{SINGLE}]){_LETTER}')})"
_LOOKING_ALIKE = ("LATIN", "GREEK", "CYRILLIC")
_GROUPED = r"(\d{1,3}(?:([.,'’٬\s])\d{3})(?:\2\d{3})*)(?:[.,٫](\d+))?"
"""A number whose digits are grouped by thousands, perhaps with decimals."""

_APART = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
"""Letters that Unicode does not take apart."""


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a word; compiled when it is first used, because it costs more than all else at start-up."""
    return re.compile(_WORD)


class _Folded(dict[int, str]):
    """What each character is in a key, found when it is first met; a blank for what is in no word."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        apart = unicodedata.normalize("NFKD", character.casefold())
        self[code] = folded = APOSTROPHE if character in APOSTROPHES else "".join(map(_fold_character, apart))
        return folded


def _fold_character(character: str) -> str:
    if unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf"):
        return ""
    if character.isdigit():
        return str(unicodedata.digit(character))
    return _APART.get(character, character) if character.isalnum() else " "


class _Keys(dict[str, tuple[str, ...]]):
    """The keys of the words in a run of characters without blanks, found when it is first met."""

    def __missing__(self, run: str) -> tuple[str, ...]:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[run] = found = tuple(key for word in _pattern().findall(run) if (key := _fold(word)))
        return found


_FOLDED, _KEYS = _Folded(), _Keys()


def _fold(word: str) -> str:
    """Return the key of a word; empty for one of invisible characters only, or for a note's mark."""
    if word[:1].isnumeric() and not word[0].isalpha():
        return _fold_number(word)
    return word.translate(_FOLDED).strip(APOSTROPHE)


def _fold_number(number: str) -> str:
    """Return a number with digits 0 to 9, without what groups them, and with a full stop before decimals."""
    if found := re.fullmatch(_GROUPED, number):
        whole, _, decimals = found.groups()
        number = "".join(filter(str.isdigit, whole)) + (f".{decimals}" if decimals else "")
    digits = (str(unicodedata.digit(c)) if c.isdigit() else c for c in number)
    return "".join(digits).replace(",", ".").replace("٫", ".")


def keys(text: str) -> list[str]:
    """Return the keys of the words of a text."""
    return list(chain.from_iterable(map(_KEYS.__getitem__, text.replace("\n", " ").split(" "))))


def distinct(text: str) -> set[str]:
    """Return the keys of the words of a text, each once."""
    return set(chain.from_iterable(map(_KEYS.__getitem__, set(text.replace("\n", " ").split(" ")))))


@lru_cache(MOST_TEXTS)
def spans(text: str) -> tuple[Span, ...]:
    """Return the spans of the words of a text, one for each of its keys; those of some texts are remembered."""
    found = _pattern().finditer(text)
    return tuple(Span(*it.span(1)) for it in found if (word := it[1]) and (word.isascii() or _fold(word)))


def list_mixed(text: str) -> list[tuple[str, str, str]]:
    """List the letters of another script in words of one: the script's name, the letter, the word.

    Of two scripts that look alike (Latin, Greek, Cyrillic) the one that has fewer letters in the word is the other.
    """
    found: list[tuple[str, str, str]] = []
    for word in re.findall(r"[^\W\d_]+", text):
        scripts = [unicodedata.name(letter, "").split(" ")[0] for letter in word]
        alike = [script for script in scripts if script in _LOOKING_ALIKE]
        if len(set(alike)) > 1:
            fewest = min(alike, key=alike.count)
            found.append((fewest.title(), word[scripts.index(fewest)], word))
    return found


def core(text: str) -> Span:
    """Return the span from a text's first word to the end of its last one; empty if it has none."""
    found = spans(text) or (Span(0, 0),)
    return Span(found[0].start, found[-1].end)


def count(text: str) -> int:
    """Count the words of a text."""
    return len(keys(text))


def name_keys(text: str) -> list[str]:
    """Return the keys of the words of a name or a label: without apostrophes, and whole in any script."""
    return text.translate(_FOLDED).replace(APOSTROPHE, "").split()


def holds(text: str, part: str) -> bool:
    """Return whether a text's words hold those of `part`, which may begin and end inside a word."""
    return " ".join(name_keys(part)) in " ".join(name_keys(text))


def names(text: str, part: str) -> bool:
    """Return whether a name has the words of `part` in a row, whole: `Ann Lee` those of `lee`, `Kathleen` not."""
    own, wanted = ([key.replace(APOSTROPHE, "") for key in keys(each)] for each in (text, part))
    return any(own[at : at + len(wanted)] == wanted for at in range(len(own) - len(wanted) + 1))


def forms(key: str) -> Iterator[str]:
    """Yield how a word with this key may be typed: `lee's` as `lees` and `lee`, `l'etat` as `letat` and `etat`."""
    if APOSTROPHE not in key:
        yield key
        return
    yield key.replace(APOSTROPHE, "")
    head, _, tail = key.partition(APOSTROPHE)
    if tail in _ENDINGS:
        yield head
    elif is_article(head):
        yield tail.replace(APOSTROPHE, "")


def is_article(head: str) -> bool:
    """Return whether what comes before an apostrophe is a word of its own, as in `l’État`, `qu’elle`, `dell’arte`."""
    return head.casefold() in _ARTICLES


_ENDINGS = frozenset("s ll re ve d m".split())
"""What English puts after an apostrophe and is not the word itself; `t` is not: `can't` is not `can`."""
_ARTICLES = frozenset("l d j m n s t c qu jusqu lorsqu puisqu un all dall dell nell sull quell quest sant".split())
"""What French and Italian put before an apostrophe and is a word of its own."""
