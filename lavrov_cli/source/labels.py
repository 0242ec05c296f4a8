"""Lines to the labels that begin a turn: who asks, who speaks. Guesses nobody; there is no table of names.

What a label is, is told by its shape, by where it stands and by whether it recurs. A line such as `NATO: it moves.` in
the middle of an answer has the shape too, so a label that proves nothing else must look like a person's name.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from .. import languages
from ..fold import keys

ASKERS = languages.folded("askers")
ASKERS_LAST = tuple(languages.folded("askers_last"))
ASKER_LABELS = languages.phrases("asker_labels")
REPLIES = languages.folded("replies")
ASKED_BY = languages.folded("asked_by")
NUMBERED = languages.folded("numbered")
ABOUT = languages.folded("about")
LINKS = languages.words("links")
JOINING = languages.words("joining")
STARTERS = languages.folded("starters")
ROLES = languages.folded("roles")
OFFICES = languages.folded("offices")
CREDITS = languages.folded("credits")

QUESTION_FROM = "Question from "
"""What `show` writes before the name of one who was taken to ask, so that it reads back."""

MOST_LABEL = 90
"""Characters of a label: the longest seen in real files is a president's full style of 71."""
MOST_WORDS = 18
MOST_SOURCE = 5
"""Words of an asker with his paper: `Корреспондент газеты «Известия»`."""
MOST_ALIKE = 50
"""Labels that end with one word and are compared with each other."""
FEWEST_TURNS = 3
"""Turns of a name that counts where nobody is marked as asking (design, rule 6)."""

_BRACKET = re.compile(r"(.*?)\s*[(\[（](.*)[)\]）]\s*", re.DOTALL)
_EMPHASIS = "*_#> \t"
_BULLET = re.compile(r"(?:[-–•·]|\(?\d{1,3}[.)])\s+")
_Q_WITHOUT_COLON = re.compile(r"[*_]*Q[*_]*(?:\u00a0\s*|\s{2,}|\s(?=[A-ZА-Я“\"‘(\[—–…])|\s*$)")
_NOT_IN_NAMES = re.compile(r"[?!;,\"“”«»„/=@<>\[\]{}|\\•…]")
_WITH_INITIALS = re.compile(r"(?:\w\.[\s-]?)+[^\W\d_a-zа-яё][\w’'-]+")
_ENDED = re.compile(r"[.?!…:;\"”’»)\]*_>-]$")


class Mark(NamedTuple):
    """What may be a label: what stands before a line's colon."""

    kind: str
    """`asker`, `name`, or `lower` (a name in which not every word begins with a capital)."""
    label: str
    note: str
    key: tuple[str, ...]
    """The label's folded words."""


class Labelled(NamedTuple):
    """A line that begins with a mark."""

    row: int
    """Of the line, from 0."""
    mark: Mark
    text: str
    """What follows the label on its line."""
    start: str
    """The first letter of what follows, on this line or a later one."""


def find(lines: Sequence[str], candidates: Iterable[Labelled], *, wrapped: bool, asker: str = "") -> list[Labelled]:
    """Find the lines that begin a turn.

    Args:
        lines: of the document, without blanks at their ends.
        candidates: what `read` gave of them.
        wrapped: whether a paragraph goes on over several lines; then a label stands where one may begin.
        asker: part of the labels of those who ask, where no label says so.
    """
    candidates = [c for c in candidates if not wrapped or _may_begin(lines, c.row)]
    if asker:
        wanted = " ".join(keys(asker))
        candidates = [_ask(c) if wanted in " ".join(c.mark.key) else c for c in candidates]
    trusted = _trust(candidates)
    found = [labelled for part in _cut(candidates) for labelled in _choose(part, trusted)]
    if all(labelled.mark.kind == "asker" for labelled in found):
        return [_answer(labelled) for labelled in found]
    return found


def read(lines: Sequence[str]) -> Iterator[Labelled]:
    """Yield each line that could begin with a label; what stands before a colon is looked at once only."""
    seen: dict[str, Mark | None] = {"": None}
    for index, line in enumerate(lines):
        if line.startswith(("Q", "*", "_")) and (found := _Q_WITHOUT_COLON.match(line)):
            yield Labelled(index, Mark("asker", "Q", "", ("q",)), line[found.end() :], "")
            continue
        at = _find_colon(line)
        prefix = line[:at] if at > 0 else ""
        if prefix not in seen:
            seen[prefix] = _read_label(prefix)
        mark = seen[prefix]
        if mark and _stands_free(line, at, mark):
            text = _text_after(line, at)
            yield Labelled(index, mark, text, text[:1] or _first_letter(lines, index + 1))


def speakers(found: Iterable[Labelled]) -> dict[tuple[str, ...], str]:
    """Map each label's key to its speaker: the shortest label that it ends with, in its commonest spelling."""
    spellings: dict[tuple[str, ...], Counter[str]] = {}
    for _, mark, *_ in found:
        if not _is_generic(mark.key):
            spellings.setdefault(mark.key, Counter())[mark.label] += 1
    groups = _group(spellings)
    shortest = {
        key: min((other for other in groups[key[-1]] if _is_one(key, other, groups[key[-1]])), key=_length, default=key)
        for key in spellings
    }
    return {key: spellings[short].most_common(1)[0][0] for key, short in shortest.items()}


def asker_name(label: str) -> str:
    """Return the name in `Question from Ann Lee`, else the label."""
    words = label.split(None, 2)
    return words[2] if len(words) > 2 and words[1].casefold() in ASKED_BY and words[2][0].isupper() else label


def _first_letter(lines: Sequence[str], row: int) -> str:
    """Return the first letter from a line on."""
    return next((lines[later][0] for later in range(row, len(lines)) if lines[later]), "")


def _ask(labelled: Labelled) -> Labelled:
    return labelled._replace(mark=labelled.mark._replace(kind="asker"))


def _answer(labelled: Labelled) -> Labelled:
    """Make a reply the answer, where nobody else answers."""
    replies = labelled.mark.key[0] in REPLIES
    return labelled._replace(mark=labelled.mark._replace(kind="name")) if replies else labelled


def _may_begin(lines: Sequence[str], row: int) -> bool:
    """Tell whether a paragraph may begin here: after a blank line, or after one that ends a sentence."""
    return row == 0 or not lines[row - 1] or bool(_ENDED.search(lines[row - 1]))


def _find_colon(line: str) -> int:
    """Find the first colon that is in no bracket, or the full-width one of pages from East Asia."""
    at = line.find(":", 0, MOST_LABEL + 40)
    if not line.isascii() and (wide := line.find("：", 0, MOST_LABEL + 40)) >= 0:
        at = wide if at < 0 else min(at, wide)
    if line.find("(", 0, max(at, 0)) > 0 and ")" not in line[:at]:
        at = line.find(":", line.find(")", at) + 1 or len(line), MOST_LABEL + 80)
    return at


def _read_label(prefix: str) -> Mark | None:
    """Read what stands before a colon as a label, or tell that it is none."""
    label, note = _clean(prefix), ""
    if (found := _BRACKET.fullmatch(label)) and found[1]:
        label, note = found[1].strip(_EMPHASIS), found[2].strip()
    key = tuple(keys(label))
    words = label.split()
    if (
        not key
        or len(label.removeprefix(QUESTION_FROM)) > MOST_LABEL
        or (key[0] in CREDITS and not (len(words) == 1 and label.isupper()))
    ):
        return None
    if _is_asker(key, words):
        return Mark("asker", label, note, key)
    if _NOT_IN_NAMES.search(label) or len(words) > MOST_WORDS:
        return None
    if _is_name(words):
        return Mark("name", label, note, key)
    return Mark("lower", label, note, key) if re.sub(r"[\s.'’-]", "", label).isalpha() else None


def _clean(prefix: str) -> str:
    """Fold blanks (no-break ones too), leave out what is invisible, and strip emphasis and a list's number."""
    visible = prefix if prefix.isascii() else "".join(c for c in prefix if unicodedata.category(c) != "Cf")
    text = " ".join(visible.split()).strip(_EMPHASIS)
    return text[found.end() :].strip(_EMPHASIS) if (found := _BULLET.match(text)) else text


def _is_asker(key: Sequence[str], words: Sequence[str]) -> bool:
    """Tell `Question 3`, `Question from Perm`, `Вопрос телеканала «Звезда»` from `Question is` and `Response times`."""
    if not _is_generic(key):
        return False
    if len(key) == 1 or " ".join(key) in ASKER_LABELS or key[-1].endswith(ASKERS_LAST):
        return True
    if key[1] in ABOUT and not _has_case(words[1]):
        return False
    if key[1] in ASKED_BY or (key[1] in NUMBERED and len(key) < 4):
        return True
    if all(_is_capital(word) or word in LINKS or not any(map(str.isalnum, word)) for word in words[1:]):
        return True
    sentence = key[1] in ABOUT or len(words) > MOST_SOURCE or any("," in word for word in words)
    return not sentence and not key[0].isascii() and _is_capital(words[-1])


def _is_generic(key: Sequence[str]) -> bool:
    """Tell whether a label says what somebody does and not who he is."""
    return key[0].rstrip("0123456789") in ASKERS or key[-1].endswith(ASKERS_LAST) or " ".join(key) in ASKER_LABELS


def _is_name(words: Sequence[str]) -> bool:
    capitals = [_is_capital(word) for word in words if word not in LINKS and not word.isdigit()]
    return bool(capitals) and all(capitals) and any(word[:1].isalpha() for word in words)


def _is_capital(word: str) -> bool:
    """Tell whether a word, or what follows its hyphen or apostrophe (al-Assad, d’Estaing), begins with a capital."""
    letters = (next((c for c in part if c.isalnum()), "") for part in re.split(r"[-'’]", word))
    return any(c.isupper() or c.isdigit() or (c.isalpha() and not c.islower()) for c in letters)


def _has_case(word: str) -> bool:
    """Return whether a word's script tells capitals from small letters; else a capital says nothing."""
    return word.lower() != word.upper()


def _stands_free(line: str, at: int, mark: Mark) -> bool:
    """Tell whether a colon ends a label: a blank or the line's end follows, or a sentence is glued to a name."""
    after = line[at + 1 : at + 2]
    if not after or after.isspace() or after in "*_" or line[at] == "：" or unicodedata.category(after) == "Cf":
        return True
    if mark.kind == "asker":
        return after.isalpha() or after in "“\"«„'‘’(…[¿¡—–"
    return mark.kind == "name" and (after.isupper() or after in '“"«„¿¡—–' or (after.isalpha() and len(mark.key) > 1))


def _text_after(line: str, at: int) -> str:
    """Return the words after a label without the rest of its emphasis: `**Ann:** Yes`, `**Ann**: Yes`, `**Q: So?**`."""
    text = line[at + 1 :].strip()
    opening = line[: len(line) - len(line.lstrip("*_"))]
    if opening and not line[:at].endswith(opening):
        text = text.removeprefix(opening) if text.startswith(opening) else text.removesuffix(opening)
    return text.strip()


def _cut(candidates: Sequence[Labelled]) -> list[list[Labelled]]:
    """Cut labels before each asker's; the first part may be without one."""
    parts: list[list[Labelled]] = [[]]
    for candidate in candidates:
        if candidate.mark.kind == "asker":
            parts.append([])
        parts[-1].append(candidate)
    return parts


def _choose(part: Sequence[Labelled], trusted: Collection[tuple[str, ...]]) -> Iterator[Labelled]:
    """Yield the asker's label and the trusted ones; if none of those answers, the first other that may."""
    asked = bool(part) and part[0].mark.kind == "asker"
    others = part[1:] if asked else part
    chosen = [labelled for labelled in others if labelled.mark.key in trusted]
    if asked and not chosen:
        chosen = [labelled for labelled in others if _may_answer(labelled)][:1]
    yield from part[:1] if asked else ()
    yield from chosen


def _may_answer(labelled: Labelled) -> bool:
    """Tell whether a label that stands nowhere else may be the answer's: `Deputy foreign minister Ann Lee` may."""
    return labelled.mark.kind == "name" or any(_is_capital(word) for word in labelled.mark.label.split()[1:])


def _trust(candidates: Sequence[Labelled]) -> set[tuple[str, ...]]:
    """Choose the labels that begin a turn wherever they stand.

    A name counts if it recurs and has answered a question, if it ends like one that does (a president's full style), or
    if its shape leaves no doubt. Where nobody is marked as asking it counts if it recurs, or stands between two turns
    of one that does. Words given to the wrong speaker are worse than an answer in two turns.
    """
    marks = {labelled.mark.key: labelled.mark for labelled in reversed(candidates) if labelled.mark.kind != "asker"}
    times = Counter(labelled.mark.key for labelled in candidates)
    answers = _count_answers(candidates)
    if any(labelled.mark.kind == "asker" for labelled in candidates):
        recurring = {key for key, mark in marks.items() if _answers_often(mark, times[key], answers[key])}
        recurring |= _find_lower(candidates, marks, times, answers, recurring)
    else:
        recurring = {key for key, mark in marks.items() if mark.kind == "name" and times[key] >= FEWEST_TURNS}
        recurring |= _find_between(candidates, recurring)
    # A page on which those who ask stand alone on their line sets all speakers so.
    alone = all(not labelled.text for labelled in candidates if labelled.mark.kind == "asker")
    sure = {
        labelled.mark.key
        for labelled in candidates
        if labelled.mark.key not in recurring
        if _leaves_no_doubt(labelled) or (alone and not labelled.text and _is_likely(labelled.mark))
    }
    groups = _group(recurring)
    alike = {key for key in marks if any(_ends_like(key, other) for other in groups.get(key[-1], ()))}
    return recurring | sure | alike


def _count_answers(candidates: Iterable[Labelled]) -> Counter[tuple[str, ...]]:
    """Count how often each label comes first after a question, but for what reads on in it: `Syria: will it …`."""
    answers: Counter[tuple[str, ...]] = Counter()
    asked = False
    for _, mark, _, start in candidates:
        if mark.kind != "asker":
            answers[mark.key] += asked
        asked = mark.kind == "asker" or (asked and (mark.kind == "lower" or start.islower()))
    return answers


def _answers_often(mark: Mark, times: int, answers: int) -> bool:
    """Tell who answers; of a label such as `THE PRESIDENT`, which may begin a sentence, at least half of the time."""
    return mark.kind == "name" and times > 1 and answers * 2 >= (1 if _is_likely(mark) else times)


def _find_lower(
    candidates: Sequence[Labelled],
    marks: dict[tuple[str, ...], Mark],
    times: Counter[tuple[str, ...]],
    answers: Counter[tuple[str, ...]],
    recurring: Collection[tuple[str, ...]],
) -> set[tuple[str, ...]]:
    """Find names without capitals: they answer each time, and nobody with a name answers there."""
    found = {k for k, m in marks.items() if m.kind == "lower" and len(k) < 5 and 1 < times[k] == answers[k]}
    for part in _cut(candidates) if found else ():
        keys = {labelled.mark.key for labelled in part}
        if any(key in recurring for key in keys):
            found -= keys
    return found


def _find_between(candidates: Sequence[Labelled], recurring: Collection[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Find who asks once, where nobody is marked so: a name with the same one's turns before or after, and no other."""
    runs = [list(run) for _, run in groupby(candidates, key=lambda labelled: labelled.mark.key)]
    return {
        run[0].mark.key
        for run, after in pairwise(runs)
        if after[0].mark.key in recurring and run[0].mark.kind == "name" and not run[0].start.islower()
    }


def _is_likely(mark: Mark) -> bool:
    """Tell a name from the beginning of a sentence; `A` is the answerer's, and `В.Путин` begins with no preposition."""
    initials = "." in mark.label.split(None, 1)[0]
    return mark.kind == "name" and (len(mark.label) == 1 or initials or mark.key[0] not in STARTERS)


def _leaves_no_doubt(labelled: Labelled) -> bool:
    """Tell a person's name that stands but once: two words or more, all of letters, and a sentence after it."""
    mark, start = labelled.mark, labelled.start
    words = mark.label.split()
    if start.islower() or start in tuple('“"«„'):
        return False
    if mark.note and len(words) > 1 and _may_answer(labelled):
        return True  # `Wang Yi (translated from Chinese)`
    if not _is_likely(mark):
        return False
    names = [word for word in words if word not in LINKS]
    if _WITH_INITIALS.fullmatch(mark.label):
        return True
    if len(words) == 1:
        return mark.key[0] in ROLES
    acronym = len(words) == 2 and not mark.label.isupper() and any(w.isupper() and len(w) > 1 for w in names)
    return (
        len(names) > 1
        and all(map(_has_case, names))
        and not acronym
        and not JOINING & set(words)
        and re.sub(r"[\s.'’-]", "", mark.label).isalpha()
    )


def _is_one(key: tuple[str, ...], other: tuple[str, ...], keys: Iterable[tuple[str, ...]]) -> bool:
    """Tell whether two labels are one person's; a surname that fits two, or an office, is nobody's short name."""
    if key == other:
        return True
    if not _ends_like(key, other) or (len(other) == 1 and other[0] in OFFICES | ROLES):
        return False
    longer = [k for k in keys if len(k) > len(other) and _ends_like(k, other)]
    return len(other) > 1 or all(_ends_like(a, b) or _ends_like(b, a) for a in longer for b in longer)


def _group(keys: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Group labels by their last word, the surname; of a name that so many bear nobody is told from it."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    for key in keys:
        groups.setdefault(key[-1], []).append(key)
    return {name: group if len(group) <= MOST_ALIKE else [] for name, group in groups.items()}


def _length(key: tuple[str, ...]) -> tuple[int, int]:
    """Measure a label in words, then in letters: `В.Путин` is shorter than `Владимир Путин`."""
    return len(key), sum(map(len, key))


def _ends_like(key: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one label ends with another's words, of which the first may be initials: `В.Путин`."""
    tail = key[-len(other) :]
    return len(tail) == len(other) and all(
        a == b or (len(b) == 1 and a[0] == b) for a, b in zip(tail, other, strict=True)
    )
