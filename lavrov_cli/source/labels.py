"""Lines to what could be a label by its shape: who asks, who speaks, or words with a colon; there is no table of names.

Whether such a line begins a turn is decided by `speakers`, which sees the whole document: `NATO: it moves.` in the
middle of an answer has the shape of a label too.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from .. import languages
from ..words import name_keys

ASKERS = languages.folded("askers")
ANSWERERS = languages.folded("answerers")
ASKERS_LAST = tuple(languages.folded("askers_last"))
ASKER_LABELS = languages.phrases("asker_labels")
ASKED_BY = languages.folded("asked_by")
NUMBERED = languages.folded("numbered")
ABOUT = languages.folded("about")
LINKS = languages.words("links")
STARTERS = languages.folded("starters")
CREDITS = languages.folded("credits")

QUESTION_FROM = "Question from "
"""What `show` writes before the name of one who was taken to ask, so that it reads back."""

MOST_LABEL = 90
"""Characters of a label: the longest seen in real files is a president's full style of 71."""
MOST_LABEL_WORDS = 18
MOST_SOURCE = 5
"""Words of an asker with his paper: `Корреспондент газеты «Известия»`."""
MOST_NUMBERED = 3
"""Words of an asker with his number: `Question No. 2`."""
MOST_NOTE = 40
"""Characters before a label's colon beside the label: blanks, emphasis, a list's number; and of its bracket as many."""

_EMPHASIS = "*_#> \t"
_BRACKET = r"(.*?)\s*[(\[（](.*)[)\]）]\s*"
_BULLET = r"(?:[-–•·]|\(?\d{1,3}[.)])\s+"
_NUMBERED_CODE = r"(A(?=\d)|Q(?=\d+[A-Z]))(\d{1,4}[A-Z]?)"
_Q_WITHOUT_COLON = r"[*_]*Q[*_]*(?:\u00a0\s*|\s{2,}|\s(?=[A-ZА-Я“\"‘(\[—–…])|\s*$)"
# Patterns are compiled when they are first used, which in most files is never: it would be half the time to start.
_LIKELY = rf"(?:[*_]*Q|[^\n:：]{{1,{MOST_LABEL + MOST_NOTE}}}+[:：])"
"""How a line begins that may have a label."""
_NOT_IN_NAMES = frozenset('?!;,"“”«»„/=@<>[]{}|\\•…')
_BETWEEN_LETTERS = frozenset(".'’-")
"""Characters between the letters of a name, beside blanks."""

Key = tuple[str, ...]
"""The folded words of a label; two labels with one key are the same label."""


class Label(NamedTuple):
    """What comes before a line's colon."""

    kind: Literal["asker", "name", "lower"]
    """By the words alone: an asker's, a name's, or a name's in which not every word begins with a capital."""
    text: str
    """Without bracket and emphasis."""
    note: str
    """What is in its bracket."""
    key: Key


class Candidate(NamedTuple):
    """A line that could begin a turn."""

    row: int
    """Of the line, from 0."""
    label: Label
    text: str
    """What follows the label on its line."""
    start: str
    """The first letter of what follows, on this line or a later one."""
    rule: str = ""
    """Why it begins a turn; empty until that is decided."""


def read(lines: Sequence[str]) -> Iterator[Candidate]:
    """Yield each line that could begin with a label; each label is read only once."""
    seen: dict[str, Label | None] = {"": None}
    for row in list_rows(_LIKELY, lines):
        line = lines[row]
        if line.startswith(("Q", "*", "_")) and (found := re.match(_Q_WITHOUT_COLON, line)):
            yield Candidate(row, Label("asker", "Q", "", ("q",)), line[found.end() :], "")
            continue
        at = _find_colon(line)
        prefix = line[:at] if at > 0 else ""
        if prefix not in seen:
            seen[prefix] = _read_label(prefix)
        label = seen[prefix]
        if label and _ends_label(line, at, label):
            text = _cut_text(line, at)
            yield Candidate(row, label, text, text[:1] or find_start(lines, row + 1))


def list_rows(pattern: str, lines: Sequence[str]) -> list[int]:
    """List the rows of the lines at whose start a pattern matches."""
    return [row for row, _ in find_lines(pattern, lines)]


def find_lines(pattern: str, lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the rows of the lines at whose start a pattern matches, each with the match.

    It is looked for in all lines at once, after their line feeds, which is ten times as fast as line by line.
    """
    text = "\n".join(["", *lines])
    row = at = 0
    for found in re.compile(rf"\n(?:{pattern})", re.MULTILINE).finditer(text):
        row += text.count("\n", at, found.start())
        at = found.start()
        yield row, found


def read_name(name: str) -> Label | None:
    """Read what is known to be a label from its place: with any shape, but not without a letter or a digit."""
    text = _strip_label(name).rstrip(":：").strip("[]【】<>") or name
    key = tuple(name_keys(text))
    if not key:
        return None
    return _read_label(text) or Label("name", text, "", key)


def is_name_like(label: Label) -> bool:
    """Return whether a label is an asker's, or each of its words begins with a capital."""
    return label.kind == "asker" or _is_name(label.text.split())


def is_generic(key: Key) -> bool:
    """Return whether a label says what somebody does (asks) and not who he is."""
    return key[0].rstrip("0123456789") in ASKERS or _is_whole(key)


def says_role(key: Key) -> bool:
    """Return whether a label by itself says that somebody asks or answers: `Q`, `Interviewee`."""
    return is_generic(key) or key[0] in ANSWERERS


def is_capital(word: str) -> bool:
    """Return whether a word, or what follows its hyphen or apostrophe (al-Assad, d’Estaing), begins with a capital."""
    letters = (next((c for c in part if c.isalnum()), "") for part in re.split(r"[-'’]", word))
    return any(c.isupper() or c.isdigit() or (c.isalpha() and not c.islower()) for c in letters)


def is_likely(label: Label) -> bool:
    """Return whether a name does not begin as sentences do; `A` answers, and `В.Путин` begins with no preposition."""
    initials = "." in label.text.split(None, 1)[0]
    capitals = label.text.isupper() and len(label.key) > 1  # THE COURT
    return label.kind == "name" and (len(label.text) == 1 or initials or capitals or label.key[0] not in STARTERS)


def has_case(word: str) -> bool:
    """Return whether a word's script tells capitals from small letters; else a capital says nothing."""
    return word.lower() != word.upper()


def is_letters(text: str) -> bool:
    """Return whether a label has nothing but letters and what joins them in names."""
    letters = [character for character in text if not (character.isspace() or character in _BETWEEN_LETTERS)]
    return "".join(letters).isalpha()


def find_start(lines: Sequence[str], row: int) -> str:
    """Return the first letter from a line on."""
    return next((lines[later][0] for later in range(row, len(lines)) if lines[later]), "")


def _find_colon(line: str) -> int:
    """Find the first colon that is in no bracket, also a full-width one as in East Asia; -1 if there is none."""
    at = line.find(":", 0, MOST_LABEL + MOST_NOTE)
    if not line.isascii() and (wide := line.find("：", 0, MOST_LABEL + MOST_NOTE)) >= 0:
        at = wide if at < 0 else min(at, wide)
    before = line[:at] if at > 0 else ""
    if before.find("(") > 0 and ")" not in before:
        at = line.find(":", line.find(")", at) + 1 or len(line), MOST_LABEL + 2 * MOST_NOTE)
    return at


def _read_label(prefix: str) -> Label | None:
    """Read the text before a colon as a label; None if it has not the shape of one."""
    text, note = _strip_label(prefix), ""
    if text.endswith((")", "]", "）")) and (found := re.fullmatch(_BRACKET, text, re.DOTALL)) and found[1]:
        text, note = found[1].strip(_EMPHASIS), found[2].strip()
    if found := re.fullmatch(_NUMBERED_CODE, text):
        text, note = found[1], found[2]
    key = tuple(name_keys(text))
    words = text.split()
    if not key or len(text.removeprefix(QUESTION_FROM)) > MOST_LABEL or _labels_credit(key, words):
        return None
    if _is_asker(key, words):
        return Label("asker", text, note, key)
    if not _NOT_IN_NAMES.isdisjoint(text) or len(words) > MOST_LABEL_WORDS:
        return None
    if _is_name(words):
        return Label("name", text, note, key)
    return Label("lower", text, note, key) if is_letters(text) else None


def _strip_label(prefix: str) -> str:
    """Fold blanks (no-break ones too), leave out what is invisible, and strip emphasis and a list's number."""
    visible = prefix if prefix.isascii() else "".join(c for c in prefix if unicodedata.category(c) != "Cf")
    text = " ".join(visible.split()).strip(_EMPHASIS)
    if text[:1].isalpha() or not (found := re.match(_BULLET, text)):
        return text
    return text[found.end() :].strip(_EMPHASIS)


def _labels_credit(key: Key, words: Sequence[str]) -> bool:
    """Return whether a line is a credit, `Photo: MFA`; in capitals (`SOURCE:`) it is somebody who speaks."""
    return key[0] in CREDITS and not (len(words) == 1 and words[0].isupper())


def _is_asker(key: Key, words: Sequence[str]) -> bool:
    """Return whether a label is an asker's: `Question 3`, `Question from Perm`; `Question is` is a sentence."""
    if not is_generic(key):
        return False
    if len(key) == 1 or _is_whole(key):
        return True
    if key[1] in ABOUT and not has_case(words[1]):
        return False
    if key[1] in ASKED_BY or (key[1] in NUMBERED and len(key) <= MOST_NUMBERED):
        return True
    return _is_title(words[1:]) or _is_source(key, words)


def _is_whole(key: Key) -> bool:
    """Return whether a label as a whole is an asker's, whatever its first word: `新华社记者`, `Follow-up question`."""
    return key[-1].endswith(ASKERS_LAST) or " ".join(key) in ASKER_LABELS


def _is_title(words: Sequence[str]) -> bool:
    """Return whether each word is a capital one, a link or a mark."""
    return all(is_capital(word) or word in LINKS or not any(map(str.isalnum, word)) for word in words)


def _is_source(key: Key, words: Sequence[str]) -> bool:
    """Return whether an asker's paper follows, as in `Вопрос агентства ТАСС`, and no sentence.

    In ASCII no such label was seen; `Question times in Perm` is a sentence.
    """
    sentence = key[1] in ABOUT or len(words) > MOST_SOURCE or any("," in word for word in words)
    return not sentence and not key[0].isascii() and is_capital(words[-1])


def _is_name(words: Sequence[str]) -> bool:
    capitals = [is_capital(word) for word in words if word not in LINKS and not word.isdigit()]
    return bool(capitals) and all(capitals) and any(word[:1].isalpha() for word in words)


def _ends_label(line: str, at: int, label: Label) -> bool:
    """Return whether a colon ends a label: a blank or the line's end follows, or a sentence is glued to a name."""
    after = line[at + 1 : at + 2]
    if not after or after.isspace() or after in "*_" or line[at] == "：" or unicodedata.category(after) == "Cf":
        return True
    if label.kind == "asker":
        return after.isalpha() or after in "“\"«„'‘’(…[¿¡—–"
    return label.kind == "name" and _begins_sentence(after, label)


def _begins_sentence(character: str, label: Label) -> bool:
    """Return whether a character glued to a name's colon begins a sentence; of `a:b` it does not."""
    return character.isupper() or character in '“"«„¿¡—–' or (character.isalpha() and len(label.key) > 1)


def _cut_text(line: str, at: int) -> str:
    """Return the words after a label without the rest of its emphasis: `**Ann:** Yes`, `**Ann**: Yes`, `**Q: So?**`."""
    text = line[at + 1 :].strip()
    opening = line[: len(line) - len(line.lstrip("*_"))]
    if opening and not line[:at].endswith(opening):
        text = text.removeprefix(opening) if text.startswith(opening) else text.removesuffix(opening)
    return text.strip()
