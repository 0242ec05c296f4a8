"""What looks like a turn before the interview and is none: a header block, a legend of letter codes, show notes."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..words import name_keys
from .labels import ANSWERERS, Candidate, Key, Label, is_generic, is_name_like, list_rows, says_role

LONGEST_ENTRY = 120
"""Characters of an entry of a header block: `PLACE: Ostmark, at the home of the family`."""
FEWEST_ENTRIES, FARTHEST_ENTRY = 2, 2
"""Entries of a header block, and lines from one to the next."""

_LINKS_ONLY = r"(?:[\s|,;·•–—()-]*(?:!?\[[^\]]*\]\([^)]*\)|<?https?://\S+|www\.\S+)(?:\s*[\[(][\d:]+[\])])?)+[\s|.,)]*"
LONGEST_CODE = 3
"""Letters of a code: `I`, `R2`, `INT`."""
_SENTENCE_ENDS = (".", "?", "!", "…", "？", "。", "؟")
_ITEM = r"(?:[-*•+]|\d{1,2}[.)])[ \t]"
_LEGEND = r"[*_]*(?P<code>\w{1,3})[*_]*\s*(?:=|:|[-–—])\s*[*_]*(?P<name>[^:.?!]{3,60})[*_]*"


class Known(NamedTuple):
    """What a document says of its labels before the interview."""

    candidates: list[Candidate]
    """Those that may be turns; of a code with the label for which it stands."""
    asks: frozenset[Key]
    """Labels of which the header says that they ask."""
    answers: frozenset[Key]
    """Labels of which it says that they answer."""
    respondent: str
    """The one whom it names as answering; empty if it names nobody, or several."""


def read_header(lines: Sequence[str], candidates: Sequence[Candidate]) -> Known:
    """Take away candidates that are no turns, and learn what they say of the others."""
    turns = list(_drop_link_lists(lines, candidates)) if _has_links(lines) else list(candidates)
    times = Counter(candidate.label.key for candidate in turns)
    block = _find_block(turns, times)
    codes = _read_codes(lines, turns, times)
    if not (block or codes.labels):
        return Known(turns, frozenset(), frozenset(), "")
    kept = [candidate for candidate in turns if candidate.row not in block and candidate.row not in codes.rows]
    keys = {candidate.label.key for candidate in kept}
    entries = [candidate for candidate in turns if candidate.row in block]
    answerers = [entry for entry in entries if entry.label.kind != "asker" and entry.label.key[0] in ANSWERERS]
    asks = _list_meant([entry for entry in entries if entry.label.kind == "asker"], keys)
    answers = _list_meant(answerers, keys)
    named = [entry.text for entry in answerers if is_name_like(Label("name", entry.text, "", ()))]
    renamed = [c._replace(label=codes.labels.get(c.label.key, c.label)) for c in kept]
    return Known(renamed, asks - answers, answers - asks, named[0] if len(named) == 1 else "")


def _list_meant(entries: Iterable[Candidate], keys: Collection[Key]) -> frozenset[Key]:
    """Return the labels whose owners entries name."""
    return frozenset(key for entry in entries for key in keys if _names(entry.text, key))


class _Codes(NamedTuple):
    labels: Mapping[Key, Label]
    """The full label of each code."""
    rows: frozenset[int]
    """Lines of the legend."""


def _has_links(lines: Sequence[str]) -> bool:
    return any(_is_link(lines[row]) for row in list_rows(_ITEM, lines))


def _is_link(line: str) -> bool:
    return "](" in line or "http" in line or "www." in line


def _drop_link_lists(lines: Sequence[str], candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Leave out entries of lists that are links only, `- Ida Berg: [Web](…)`, and the headings of lists of links."""
    rows = [*(candidate.row for candidate in candidates[1:]), len(lines)]
    for candidate, end in zip(candidates, rows, strict=False):
        below = next((line for line in lines[candidate.row + 1 : end] if line), "") if not candidate.text else ""
        entry = re.match(_ITEM, lines[candidate.row]) and re.fullmatch(_LINKS_ONLY, candidate.text)
        if not entry and not (re.match(_ITEM, below) and _is_link(below)):
            yield candidate


def _find_block(candidates: Sequence[Candidate], times: Mapping[Key, int]) -> set[int]:
    """Return the rows of header blocks: `DATE: 12 June 2011` and the like on neighbouring lines, before all turns.

    Most of their labels occur only once, and none of them twice in the block.
    """
    if all(number == 1 for number in times.values()):
        return set()
    runs = [run for run in _list_runs(candidates, times) if _is_block(run, times)]
    return {entry.row for run in runs for entry in run}


def _list_runs(candidates: Sequence[Candidate], times: Mapping[Key, int]) -> Iterator[list[Candidate]]:
    """Yield entries on neighbouring lines, as far as nobody speaks."""
    run: list[Candidate] = []
    for candidate in candidates:
        entry = _is_entry(candidate, times)
        if run and not (entry and candidate.row - run[-1].row <= FARTHEST_ENTRY):
            yield run
            run = []
        if entry:
            run.append(candidate)
        elif times[candidate.label.key] > 1 and _speaks(candidate):
            return
    yield run


def _is_block(run: Sequence[Candidate], times: Mapping[Key, int]) -> bool:
    """Return whether entries are a header: several labels, most of them nowhere else, and not those of a pair alone."""
    keys = [entry.label.key for entry in run]
    if len(run) < FEWEST_ENTRIES or len(set(keys)) < len(keys) or sum(times[key] == 1 for key in keys) * 2 < len(keys):
        return False
    return not all(map(says_role, keys)) or all(_names_one(entry, times) for entry in run)


def _speaks(candidate: Candidate) -> bool:
    return candidate.label.kind == "asker" or not candidate.text or candidate.text.endswith(_SENTENCE_ENDS)


def _is_entry(candidate: Candidate, times: Mapping[Key, int]) -> bool:
    """Return whether a label is followed by a few words that are no sentence, and does not recur if it is a name."""
    key, text = candidate.label.key, candidate.text
    if not text or len(text) > LONGEST_ENTRY or text.endswith(_SENTENCE_ENDS):
        return False
    if not says_role(key):
        return times[key] == 1
    full_name = is_name_like(Label("name", text, "", key)) and " " in text
    return full_name or _names_one(candidate, times)


def _names_one(entry: Candidate, times: Mapping[Key, int]) -> bool:
    """Return whether an entry names somebody who speaks: `INTERVIEWER: Jon Abery`, where there is `Abery:`."""
    return any(number > 1 and key != entry.label.key and _names(entry.text, key) for key, number in times.items())


def _names(text: str, key: Key) -> bool:
    """Return whether words name the owner of a label: `Jon Abery` that of `Abery`, `Jon` and `JA`."""
    words = name_keys(re.sub(r"\(.*?\)", "", text))
    initials = "".join(word[0] for word in words)
    return bool(words) and (set(key) <= set(words) or (len(key) == 1 and key[0] == initials and len(initials) > 1))


def _read_codes(lines: Sequence[str], candidates: Sequence[Candidate], times: Mapping[Key, int]) -> _Codes:
    """Read which letters stand for whom: `Interviewer (I):`, `I = Interviewer`, `I: Interviewer`."""
    labels: dict[Key, Label] = {}
    rows: set[int] = set()
    for candidate in candidates:
        code = tuple(name_keys(candidate.label.note))
        if len(code) == 1 and code != candidate.label.key and code in times and len(code[0]) <= LONGEST_CODE:
            labels.setdefault(code, candidate.label._replace(note=""))
    first = min((c.row for c in candidates if times[c.label.key] > 1 and c.text.endswith(("?", "."))), default=0)
    for row, line in enumerate(lines[: first + 1]):
        for code, label in _read_legend(line):
            if times.get(code, 0) > 1:
                labels[code] = label
                rows.add(row)
    return _Codes(labels, frozenset(rows))


def _read_legend(line: str) -> Iterator[tuple[Key, Label]]:
    """Yield the code and the label that a line explains, if it says that somebody asks or answers."""
    found = re.fullmatch(_LEGEND, line)
    meant = tuple(name_keys(found["name"])) if found else ()
    if not found or not meant or len(meant[0]) <= len(found["code"]):
        return
    asks = is_generic(meant) or is_generic(meant[-1:])
    if asks or meant[0] in ANSWERERS or meant[-1] in ANSWERERS:
        yield (found["code"].casefold(),), Label("asker" if asks else "name", found["name"].strip("*_ "), "", meant)
