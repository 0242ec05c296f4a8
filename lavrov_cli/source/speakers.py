"""Candidates to the lines that begin a turn, each with the rule by which it does; then labels to speakers.

RULES decides about each label for the whole document, a rule a line, and the first that holds wins. A label that no
rule trusts begins a turn only where it comes first after a question that nobody else answers. Words given to the wrong
speaker are worse than an answer in two turns, so a label that proves nothing else must look like a person's name.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from .. import languages
from ..words import name_keys
from .labels import (
    ANSWERERS,
    ASKED_BY,
    LINKS,
    Candidate,
    Key,
    Label,
    has_case,
    is_capital,
    is_generic,
    is_letters,
    is_likely,
)

REPLIES = languages.folded("replies")
JOINING = languages.words("joining")
ROLES = languages.folded("roles")
WITHOUT_NAME = ROLES | languages.folded("offices")
"""Roles and offices, which are nobody's short name."""

MOST_ALIKE = 50
"""Labels that end with one word and are compared with each other; more would take time that grows with their square."""
FEWEST_TURNS = 3
"""Turns of a name that counts where nobody is marked as asking."""
MOST_INITIALS = 3
"""Letters of a label that are somebody's initials."""
MOST_BETWEEN = 6
"""Words of a name that speaks once, and before another's turn."""
FARTHEST_HEAD = 2
"""Lines from a label to the turn that it heads."""
MOST_LOWER = 4
"""Words of a name in which not every word begins with a capital."""

_WITH_INITIALS = r"(?:\w\.[\s-]?)+[^\W\d_a-zа-яё][\w’'-]+"
_PARAGRAPH_ENDS = tuple('.?!…:;"”’»)]*_>-')
"""How a line ends after which a paragraph may begin."""
_QUOTES = ("“", '"', "«", "„")
"""A quotation that begins after a colon is told by whoever speaks: `Bo Dahl: “No.”`."""


class Page(NamedTuple):
    """What a document shows of its labels."""

    candidates: Sequence[Candidate]
    labels: Mapping[Key, Label]
    """Those that are no asker's, each as it is first printed."""
    free: Collection[Label]
    """Those after which a sentence begins somewhere, and no quotation; as printed."""
    times: Counter[Key]
    """How often each label occurs."""
    answers: Counter[Key]
    """How often each comes first after a question."""
    marked: bool
    """Whether any label says that somebody asks."""
    alone: Collection[Label]
    """Those alone on their line, where each asker's is too, so that the page sets all labels so."""


Trusted = Mapping[Key, str]
"""Labels that begin a turn wherever they occur, and the rule that says so."""


def choose_lines(
    lines: Sequence[str], candidates: Iterable[Candidate], *, wrapped: bool, askers: Sequence[str] = ()
) -> list[Candidate]:
    """Choose the lines that begin a turn; each gets its rule.

    Args:
        lines: of the document, without blanks at their ends.
        candidates: what `labels.read` gave of them.
        wrapped: whether a paragraph goes on over several lines; then a turn begins only where one may.
        askers: parts of the labels of those who ask, where no label says so.
    """
    candidates = list(_list_beginning(lines, list(candidates))) if wrapped else list(candidates)
    candidates = _mark(candidates, askers) if askers else candidates
    trusted = _trust(candidates)
    chosen = [candidate for part in _cut_at_askers(candidates) for candidate in _choose_in_part(part, trusted)]
    if all(candidate.label.kind == "asker" for candidate in chosen):
        return [_answer(candidate) for candidate in chosen]
    return chosen


def name_speakers(chosen: Iterable[Candidate]) -> dict[Key, str]:
    """Map each label to its speaker: the shortest label that it ends with, in its commonest spelling."""
    spellings: dict[Key, Counter[str]] = {}
    for label, times in Counter(candidate.label for candidate in chosen).items():
        if not is_generic(label.key):
            spellings.setdefault(label.key, Counter())[label.text] += times
    groups = _group_by_surname(spellings)
    shortest = {key: _find_shortest(key, groups[key[-1]]) for key in spellings}
    full = _find_full_names(shortest)
    return {key: spellings[full.get(short, short)].most_common(1)[0][0] for key, short in shortest.items()}


def _find_full_names(keys: Mapping[Key, Key]) -> dict[Key, Key]:
    """Map labels of one person to one label: `Greta Lind` to `Greta`, and `GL` to `Greta Lind`."""
    one: dict[Key, Key] = {}
    by_first: dict[str, set[Key]] = {}
    by_initials: dict[str, set[Key]] = {}
    for key, person in keys.items():
        if len(key) > 1:
            by_first.setdefault(key[0], set()).add(person)
            by_initials.setdefault("".join(word[0] for word in key), set()).add(person)
    for short in keys:
        if len(short) > 1 or short[0] in WITHOUT_NAME or short[0] in ANSWERERS:
            continue
        firsts = by_first.get(short[0], set())
        initials = by_initials.get(short[0], set()) if len(short[0]) <= MOST_INITIALS else set()
        if len(firsts) == 1 and not one.keys() & firsts:
            one[next(iter(firsts))] = short
        elif len(initials) == 1 and not firsts:
            one[short] = next(iter(initials))
    return one


def as_asker(candidate: Candidate, rule: str = "") -> Candidate:
    """Return a candidate whose label is taken for an asker's."""
    return candidate._replace(label=candidate.label._replace(kind="asker"), rule=rule or candidate.rule)


def asker_name(label: str) -> str:
    """Return the name in `Question from Ann Lee`, else the label."""
    words = label.split(None, 2)
    return words[2] if len(words) > 2 and words[1].casefold() in ASKED_BY and words[2][0].isupper() else label


def _holds(key: Key, part: str) -> bool:
    """Return whether a label holds part of a name; a letter only as a word."""
    return part in (" ".join(key) if len(part) > 1 else key)


def _mark(candidates: Sequence[Candidate], askers: Iterable[str]) -> list[Candidate]:
    """Take those for askers whose label holds one of some names."""
    wanted = [" ".join(name_keys(asker)) for asker in askers]
    return [as_asker(c, "--asker") if any(_holds(c.label.key, part) for part in wanted) else c for c in candidates]


def _answer(candidate: Candidate) -> Candidate:
    """Make a reply the answer, where nobody else answers."""
    if candidate.label.key[0] not in REPLIES:
        return candidate
    return candidate._replace(label=candidate.label._replace(kind="name"), rule="replies")


def _list_beginning(lines: Sequence[str], candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that begin a paragraph, and, of labels with a capital that do so elsewhere, all."""
    begins = [_may_begin(lines, candidate.row) for candidate in candidates]
    times = Counter(c.label.key for c, begin in zip(candidates, begins, strict=True) if begin)
    for candidate, begin in zip(candidates, begins, strict=True):
        label = candidate.label
        if begin or (times[label.key] > 1 and is_capital(label.text) and label.kind != "lower"):
            yield candidate


def _may_begin(lines: Sequence[str], row: int) -> bool:
    """Return whether a paragraph may begin here: after a blank line, or after one that ends a sentence."""
    return row == 0 or not lines[row - 1] or lines[row - 1].endswith(_PARAGRAPH_ENDS)


def _cut_at_askers(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Cut candidates before each asker's; the first part may be without one."""
    parts: list[list[Candidate]] = [[]]
    for candidate in candidates:
        if candidate.label.kind == "asker":
            parts.append([])
        parts[-1].append(candidate)
    return parts


def _choose_in_part(part: Sequence[Candidate], trusted: Trusted) -> Iterator[Candidate]:
    """Yield the asker's line and the trusted ones; if there is none of those, the first other that may answer."""
    asked = part[:1] if part and part[0].label.kind == "asker" else ()
    others = part[len(asked) :]
    chosen = [c._replace(rule=trusted[c.label.key]) for c in others if c.label.key in trusted]
    yield from (candidate if candidate.rule else candidate._replace(rule="asks") for candidate in asked)
    yield from chosen
    if asked and not chosen:
        yield from _find_answer(others)


def _find_answer(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the first candidate that may answer, if there is one."""
    return [c._replace(rule="first after a question") for c in candidates if _may_answer(c.label)][:1]


def _may_answer(label: Label) -> bool:
    """Return whether a label that nothing else speaks for may be the answer's: `Deputy mayor of ports Ann Lee` may."""
    return label.kind == "name" or any(is_capital(word) for word in label.text.split()[1:])


def _trust(candidates: Sequence[Candidate]) -> dict[Key, str]:
    """Map the labels that begin a turn wherever they occur to the first rule that holds for them."""
    page = _look_at(candidates)
    trusted: dict[Key, str] = {c.label.key: c.rule for c in candidates if c.rule and c.label.kind != "asker"}
    for rule, find in RULES:
        for key in find(page, trusted):
            trusted.setdefault(key, rule)
    return trusted


def _look_at(candidates: Sequence[Candidate]) -> Page:
    others = [candidate for candidate in candidates if candidate.label.kind != "asker"]
    askers = [candidate for candidate in candidates if candidate.label.kind == "asker"]
    return Page(
        candidates,
        labels={candidate.label.key: candidate.label for candidate in reversed(others)},
        free={candidate.label for candidate in others if _is_free(candidate)},
        times=Counter(candidate.label.key for candidate in candidates),
        answers=_count_answers(candidates),
        marked=bool(askers),
        alone=set() if any(candidate.text for candidate in askers) else _find_alone(others),
    )


def _is_free(candidate: Candidate) -> bool:
    return not candidate.start.islower() and candidate.start not in _QUOTES


def _find_alone(candidates: Iterable[Candidate]) -> set[Label]:
    """Return the labels that are alone on their line somewhere."""
    return {c.label for c in candidates if not c.text}


def _count_answers(candidates: Iterable[Candidate]) -> Counter[Key]:
    """Count how often each label comes first after a question, past what reads on in it: `Syria: will it …`."""
    answers: Counter[Key] = Counter()
    asked = False
    for candidate in candidates:
        label = candidate.label
        if label.kind != "asker" and asked:
            answers[label.key] += 1
        asked = label.kind == "asker" or (asked and (label.kind == "lower" or candidate.start.islower()))
    return answers


def _answerers(page: Page, _: Trusted) -> set[Key]:
    """Find `Interviewee`, `Answer 2`; letters only where they recur."""
    return {
        key
        for key, label in page.labels.items()
        if key[0].rstrip("0123456789") in ANSWERERS and (len(key) == 1 or key[1].isdigit() or len(key[0]) > 1)
        if (len(key) == 1 and len(label.text) > 1) or page.times[key] > 1
    }


def _names_that_answer(page: Page, _: Trusted) -> set[Key]:
    """Find names that recur and have answered; `THE PRESIDENT`, as a sentence may begin, at least half of the time."""
    if not page.marked:
        return set()
    return {
        key
        for key, label in page.labels.items()
        if label.kind == "name" and page.times[key] > 1
        if page.answers[key] * 2 >= (1 if is_likely(label) else page.times[key])
    }


def _small_names_that_answer(page: Page, trusted: Trusted) -> set[Key]:
    """Find names in small letters that answer each time, where no trusted name is."""
    found = {
        key
        for key, label in page.labels.items()
        if label.kind == "lower" and len(key) <= MOST_LOWER and 1 < page.times[key] == page.answers[key]
    }
    for part in _cut_at_askers(page.candidates) if found else ():
        beside = {candidate.label.key for candidate in part}
        if any(key in trusted for key in beside):
            found -= beside
    return found


def _names_that_recur(page: Page, _: Trusted) -> set[Key]:
    """Find names that recur, where nobody is marked as asking."""
    if page.marked:
        return set()
    return {key for key, label in page.labels.items() if label.kind == "name" and page.times[key] >= FEWEST_TURNS}


def _names_between(page: Page, trusted: Trusted) -> set[Key]:
    """Find who asks once, where nobody is marked so: a name right before a turn of a trusted one."""
    if page.marked:
        return set()
    runs = [next(run) for _, run in groupby(page.candidates, key=lambda candidate: candidate.label.key)]
    return {
        one.label.key
        for one, after in pairwise(runs)
        if after.label.key in trusted and one.label.kind == "name" and not one.start.islower()
        if len(one.label.key) <= MOST_BETWEEN and (has_case(one.label.text) or is_likely(one.label))
    }


def _longer_or_shorter_names(page: Page, trusted: Trusted) -> set[Key]:
    """Find labels that end with a trusted one's words: a president's full style."""
    groups = _group_by_surname(trusted)
    return {key for key in page.labels if any(_ends_like(key, other) for other in groups.get(key[-1], ()))}


def _names_with_note(page: Page, _: Trusted) -> set[Key]:
    """Find two words or more with a bracket: `Wang Yi (translated from Chinese)`."""
    return {label.key for label in page.free if label.note and " " in label.text and _may_answer(label)}


def _names_with_initials(page: Page, _: Trusted) -> set[Key]:
    """Find `В.Путин`, `J. Smith`."""
    return {label.key for label in page.free if is_likely(label) and _has_initials(label)}


def _roles(page: Page, _: Trusted) -> set[Key]:
    """Find `Moderator`."""
    return {label.key for label in page.free if is_likely(label) and label.key[0] in ROLES and " " not in label.text}


def _full_names(page: Page, _: Trusted) -> set[Key]:
    """Find persons' names: two words or more, all of letters."""
    return {label.key for label in page.free if is_likely(label) and _is_full_name(label)}


def _heads_of_turns(page: Page, _: Trusted) -> set[Key]:
    """Find what stands alone right above another's turn: `BY MS. PEREIRA:` above `Q.`."""
    return {
        candidate.label.key
        for candidate, following in pairwise(page.candidates)
        if not candidate.text and following.row - candidate.row <= FARTHEST_HEAD and following.label.kind == "asker"
        if candidate.label.kind == "name"
    }


def _names_alone(page: Page, _: Trusted) -> set[Key]:
    """Find names alone on their line, on a page that sets all labels so."""
    return {label.key for label in page.alone if is_likely(label)}


RULES: tuple[tuple[str, Callable[[Page, Trusted], set[Key]]], ...] = (
    ("answers by its word", _answerers),
    ("answers", _names_that_answer),
    ("answers in small letters", _small_names_that_answer),
    ("recurs", _names_that_recur),
    ("between two turns", _names_between),
    ("ends like another", _longer_or_shorter_names),
    ("has a note", _names_with_note),
    ("has initials", _names_with_initials),
    ("is a role", _roles),
    ("is a full name", _full_names),
    ("alone on its line", _names_alone),
    ("heads a turn", _heads_of_turns),
)
"""Each rule's name, as `info -f json` gives it, and what finds the labels for which it holds.

Beside them there are `asks` (an asker's word), `--asker`, `first after a question`, and `replies` (Reply and Response,
where nobody else answers).
"""


def _has_initials(label: Label) -> bool:
    return "." in label.text and bool(re.fullmatch(_WITH_INITIALS, label.text))


def _is_full_name(label: Label) -> bool:
    """Return whether a label is two words of letters or more, none of them joined; `UN Charter` is no name."""
    words = label.text.split()
    names = [word for word in words if word not in LINKS]
    if len(names) < 2 or JOINING & set(words) or not is_letters(label.text) or not all(map(has_case, names)):
        return False
    return len(words) > 2 or label.text.isupper() or not any(map(_is_acronym, names))


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _find_shortest(key: Key, group: Collection[Key]) -> Key:
    """Return the shortest label of a group that is the same person's."""
    return min((other for other in group if _is_one(key, other, group)), key=_length, default=key)


def _is_one(key: Key, other: Key, group: Iterable[Key]) -> bool:
    """Return whether two labels are one person's; a surname that fits two, or an office, is nobody's short name."""
    if key == other:
        return True
    if not _ends_like(key, other):
        return False
    return len(other) > 1 or not (other[0] in WITHOUT_NAME or _fits_several(other, group))


def _fits_several(short: Key, group: Iterable[Key]) -> bool:
    """Return whether a short name ends labels of a group that are not one person's."""
    longer = [key for key in group if len(key) > len(short) and _ends_like(key, short)]
    return not all(_ends_like(a, b) or _ends_like(b, a) for a in longer for b in longer)


def _group_by_surname(every: Iterable[Key]) -> dict[str, list[Key]]:
    """Group labels by their last word, the surname; one that more than MOST_ALIKE labels share groups nothing."""
    groups: dict[str, list[Key]] = {}
    for key in every:
        groups.setdefault(key[-1], []).append(key)
    return {surname: group if len(group) <= MOST_ALIKE else [] for surname, group in groups.items()}


def _length(key: Key) -> tuple[int, int]:
    """Measure a label in words, then in letters: `В.Путин` is shorter than `Владимир Путин`."""
    return len(key), sum(map(len, key))


def _ends_like(key: Key, other: Key) -> bool:
    """Return whether a label ends with another's words, of which each may be an initial: `В.Путин`."""
    tail = key[-len(other) :]
    return len(tail) == len(other) and all(
        a == b or (len(b) == 1 and b.isalpha() and a[0] == b) for a, b in zip(tail, other, strict=True)
    )
