"""Lines to those that could begin a turn, in whatever style the document marks them.

STYLES has a row for each way in which a turn is marked without a colon. A document uses few of them: a style counts
where its labels recur and take turns, and beside the one that explains most only if it explains nearly as much.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, pairwise

from . import labels
from .document import Known
from .labels import Candidate, Label
from .times import Timed

FEWEST_MARKS = 3
"""Marks of a style that a document must have; two of them with one label."""
COMPARABLE = 4
"""A style counts beside another that has no more than so many times its marks."""
SPREAD = 3
"""The marks of a style go through a part of the document's lines, one in so many at least."""
LONGEST_ALONE, LONGEST_IN_CAPITALS = 60, 150
"""Characters of a name that stands alone on its line, and of one in capitals with an office."""
LONGEST_BETWEEN = 12
"""Letters of a code before a dash: `Question -`, `INT -`."""

_END = tuple(".?!…,;:。？！；，、؟")
_B = r"[^\S\n]"
"""A blank in a line."""
_CODE = (
    rf"[*_]*(?P<label>[^\W\d_])(?P<number>(?:\d{{1,4}}[A-Z]?)?)"
    rf"(?:(?P<stop>[.)])(?:{_B}+|(?=\*))|{_B}{{2,}}|\t)[*_]*(?P<text>.*)"
)
_DASHED = (
    rf"[*_]*(?P<label>[^\W\d_]{{1,{LONGEST_BETWEEN}}})(?P<number>{_B}?\d{{0,4}}[A-Z]?)"
    rf"(?:{_B}+[-–—]|[-–—](?={_B}))[*_]*{_B}*(?P<text>.*)"
)
_NUMBERED = rf"[*_]*(?P<label>[^\W\d_]{{1,12}}){_B}?(?P<number>\d{{1,4}}[A-Z]?)[.:]?[*_]*(?:{_B}+|$)[*_]*(?P<text>.*)"
_IN_BRACKETS = (
    r"[*_]*(?:【(?P<a>[^】\n]{1,30})】|\[(?P<b>[^\]\n]{1,40})\](?!\()|<(?P<c>[^>/=\n]{1,40})>"
    rf"|[(（](?P<d>[^)）\s]{{1,12}})[)）])[*_]*{_B}*[:：]?{_B}*(?P<text>\S.*)"
)
_BEFORE_STOP = rf"(?P<label>[^\W\d_]{{1,12}}\.?(?:{_B}[^\W\d_][\w’'-]+){{1,3}})(?P<number>)\.(?:{_B}+|$)(?P<text>.*)"
_BEFORE_TAB = rf"(?P<label>[^\t\n]{{1,60}}?){_B}*\t{_B}*(?P<text>\S.*)"


def find_candidates(timed: Timed, known: Mapping[int, Known]) -> list[Candidate]:
    """Return the lines that could begin a turn, in order; of those that surely do, with the rule that says so."""
    lines = timed.lines
    if named := _find_named(lines, known):
        return named
    with_colon = list(_drop_bare_q(list(labels.read(lines))))
    asked = _are_answered(with_colon)
    if asked and sum(candidate.label.kind == "asker" for candidate in with_colon) > 1:
        return with_colon
    own, styles = _weigh(with_colon), _find_styles(timed, with_colon)
    most = max([own, *map(len, styles)])
    if not styles or (asked and own == most):
        return with_colon
    found = {candidate.row: candidate for candidate in with_colon}
    for style in sorted(styles, key=len):
        if len(style) * COMPARABLE >= most:
            found |= {candidate.row: candidate for candidate in style}
    return [found[row] for row in sorted(found)]


def _find_named(lines: Sequence[str], known: Mapping[int, Known]) -> list[Candidate]:
    """Return the lines of which the container knows who speaks; of one who goes on, the first."""
    spoken = (_make(row, known[row].speaker, lines[row], "is named by the file") for row in sorted(known))
    named = [candidate for candidate in spoken if candidate]
    return [c for at, c in enumerate(named) if not at or c.label.key != named[at - 1].label.key]


def _find_styles(timed: Timed, with_colon: Sequence[Candidate]) -> list[list[Candidate]]:
    """Return the marks of each style of which there are enough, all through the document."""
    found = [find(timed.lines) for find in STYLES.values()]
    styles = [list(_choose_recurring(candidates)) for candidates in (*found, _read_timed(timed))]
    return [
        style
        for style in styles
        if len(style) >= FEWEST_MARKS and _is_spread(style, len(timed.lines)) and not _is_in_one_turn(style, with_colon)
    ]


def _drop_bare_q(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Leave out `Q` without a colon where it has one elsewhere: `Q Branch` is no question."""
    with_colon = [c for c in candidates if c.label.key != ("q",) or c.start or not c.text]
    colons = sum(candidate.label.key == ("q",) for candidate in with_colon)
    return with_colon if colons > 1 else candidates


def _is_spread(style: Sequence[Candidate], lines: int) -> bool:
    """Return whether marks go through a document, and are no list or refrain in one answer."""
    return (style[-1].row - style[0].row + 1) * SPREAD >= lines


def _is_in_one_turn(style: Sequence[Candidate], with_colon: Sequence[Candidate]) -> bool:
    """Return whether names with a colon take turns, and all marks of a style are in one of these turns."""
    times = Counter(candidate.label.key for candidate in with_colon)
    rows = [candidate.row for candidate in with_colon if times[candidate.label.key] > 1]
    return len(rows) > FEWEST_MARKS and not any(style[0].row < row < style[-1].row for row in rows)


def _weigh(candidates: Sequence[Candidate]) -> int:
    """Count the marks whose labels recur, or say that somebody asks."""
    times = Counter(candidate.label.key for candidate in candidates)
    return sum(times[candidate.label.key] > 1 or candidate.label.kind == "asker" for candidate in candidates)


def _are_answered(candidates: Sequence[Candidate]) -> bool:
    """Return whether somebody asks, and most who do are followed by somebody else."""
    pairs = [(one.label.kind, other.label.kind) for one, other in pairwise(candidates)]
    return sum(one == "asker" != other for one, other in pairs) * 2 > sum(one == "asker" for one, _ in pairs)


def _make(row: int, name: str, text: str, rule: str) -> Candidate | None:
    """Make a candidate of a name that is no doubt one."""
    label = labels.read_name(name)
    return Candidate(row, label, text, text[:1], rule) if label else None


def _choose_recurring(candidates: Iterator[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates of a style if two labels or more take turns, and one of them recurs."""
    found = list(candidates)
    times = Counter(candidate.label.key for candidate in found)
    likely = [c for c in found if times[c.label.key] > 1 or c.label.kind == "asker"]
    runs = [key for key, _ in groupby(likely, key=lambda candidate: candidate.label.key)]
    if len(set(runs)) > 1 and len(runs) >= FEWEST_MARKS and max(Counter(runs).values()) > 1:
        yield from (c for c in found if times[c.label.key] > 1 or c.label.kind == "asker" or c.label.text.isupper())


def _match(pattern: str, rule: str, lines: Sequence[str]) -> Iterator[Candidate]:
    """Find labels that a pattern tells from the text after them."""
    for row, found in labels.find_lines(f"{pattern}$", lines):
        if found["label"][0].isupper():
            label = labels.read_name(found["label"])
            if (
                label
                and labels.is_name_like(label)
                and (found.groupdict().get("stop", ".") or labels.says_role(label.key))
            ):
                text = found["text"].removesuffix("**") if lines[row].startswith("**") else found["text"]
                yield Candidate(row, label._replace(note=found["number"].strip()), text.strip(), text[:1], rule)


def _read_bracketed(lines: Sequence[str]) -> Iterator[Candidate]:
    """Find `【記者】`, `[Ann Lee]`, `<ann>`, `(问)`."""
    for row, found in labels.find_lines(f"{_IN_BRACKETS}$", lines):
        name = next(found[group] for group in "abcd" if found[group])
        if not any(character in name for character in "?!;…=@") and not name.isdigit():
            candidate = _make(row, name, found["text"], "is in brackets")
            if candidate:
                yield candidate


def _read_tabbed(lines: Sequence[str]) -> Iterator[Candidate]:
    """Find a name before a tab."""
    for row, found in labels.find_lines(f"{_BEFORE_TAB}$", lines):
        label = labels.read_name(found["label"].rstrip(":："))
        if label and labels.is_name_like(label):
            yield Candidate(row, label, found["text"], found["text"][:1], "is before a tab")


def _read_alone(lines: Sequence[str]) -> Iterator[Candidate]:
    """Find names that are alone on their line and recur, with words below them; in capitals those that do not recur."""
    times = Counter(line for line in lines if line and _may_be_alone(line))
    capitals = sum(number > 1 and line.isupper() for line, number in times.items()) > 1
    seen: dict[str, Label | None] = {}
    for row, line in enumerate(lines):
        if line not in times:
            continue
        if line not in seen:
            label = labels.read_name(line)
            recurs = times[line] > 1 or (capitals and line.isupper() and " " in line)
            likely = (
                label
                and (len(label.text) > 1 or labels.says_role(label.key))
                and labels.is_name_like(label)
                and (recurs or label.kind == "asker")
            )
            seen[line] = label if likely else None
        label = seen[line]
        if label and _has_words_below(lines, row):
            yield Candidate(row, label, "", labels.find_start(lines, row + 1), "is alone on its line")


def _may_be_alone(line: str) -> bool:
    """Return whether a line is short enough for a name, in capitals for one with an office, and ends no sentence."""
    longest = LONGEST_IN_CAPITALS if line.isupper() else LONGEST_ALONE
    return len(line) <= longest and not line.endswith(_END)


def _has_words_below(lines: Sequence[str], row: int) -> bool:
    below = next((line for line in lines[row + 1 : row + 3] if line), "")
    return bool(below) and below != lines[row]


def _read_timed(timed: Timed) -> Iterator[Candidate]:
    """Find names with a time and nothing else on their line."""
    for row in sorted(timed.names):
        name = timed.lines[row].rstrip("*_ :")
        label = labels.read_name(name)
        if label:
            yield Candidate(row, label, "", labels.find_start(timed.lines, row + 1), "is alone with a time")


STYLES: Mapping[str, Callable[[Sequence[str]], Iterator[Candidate]]] = {
    "code": partial(_match, _CODE, "is a letter with a full stop"),  # `Q.`, `A12.`, `A)`, and letters before two blanks
    "dashed": partial(_match, _DASHED, "has a dash after it"),  # `Q - `, `Question – `, `I- `
    "numbered": partial(_match, _NUMBERED, "has a number after it"),  # `Q1`, `A1.`, `Question 3`, `Q23A:`
    "bracketed": _read_bracketed,
    "tabbed": _read_tabbed,
    # `Mr. Tolland. Thank you.`: two words or more, as `No.` begins answers
    "stop": partial(_match, _BEFORE_STOP, "has a full stop after it"),
    "alone": _read_alone,
}
"""What finds the marks of each style; beside them there are names with a colon (`labels.read`) and with a time."""
