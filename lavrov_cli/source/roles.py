"""Who asks and who answers, where no label says so: from what the whole document shows of each speaker.

Each hypothesis, that one speaker asks all others, or that all others ask one, is held against the question marks, the
order of the turns and their length. In the best one speakers change sides as long as that explains more. Where there is
hardly a question mark, or they say little of who asks, that is said.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from .. import languages
from ..model import Turn
from ..words import name_keys
from .labels import Key, has_case

HOSTS = languages.folded("roles")
FEWEST_TURNS = 3
"""Turns of those who ask, together."""
ASKS_ONE_IN = 10
"""Of the turns of those who are taken to ask, one in so many has a question mark, where there are more than two."""
CLEAR, CLEARLY_ASKS_ONE_IN = 0.05, 5
"""Agreement with the question marks, 0 to 1, below which the evidence is thin, and turns of which one must ask."""
MOST_CHANGING = 12
"""Speakers who may change sides: those who speak most often."""
QUESTION_MARKS = ("?", "？", "؟", "՞", "⁇")
LONGEST_TAIL = 40
"""Characters at the end of a turn in which a question mark stands that asks the other: `… open? Thank you.`"""
TURNS_COUNT, LENGTH_COUNTS, HOST_COUNTS = 0.5, 0.3, 1.2
"""How much questions and answers that take turns, the share of the text that is answers, and a host among those who
ask count beside the question marks."""


Askers = frozenset[str]
"""Some of the speakers."""


class Share(NamedTuple):
    """What one speaker has of a document."""

    letters: int
    turns: int
    asking: int
    """Turns that end by asking."""
    first: int
    """Number of the first turn, from 0."""

    def asks(self) -> bool:
        """Return whether one turn in ASKS_ONE_IN or more asks."""
        return self.asking * ASKS_ONE_IN >= self.turns


class Evidence(NamedTuple):
    """What a document shows of who asks."""

    shares: Mapping[str, Share]
    changes: Mapping[tuple[str, str], int]
    """How often one speaker follows another."""


class Roles(NamedTuple):
    """Who asks."""

    askers: Sequence[str]
    """Empty if that cannot be told."""
    respondent: str
    """Who answers most."""
    thin: bool
    """Whether the evidence is thin."""


def measure(turns: Iterable[Turn]) -> Evidence:
    """Count each speaker's letters, turns, and turns that end by asking, and who follows whom."""
    letters: Counter[str] = Counter()
    number: Counter[str] = Counter()
    asking: Counter[str] = Counter()
    changes: Counter[tuple[str, str]] = Counter()
    first: dict[str, int] = {}
    before = ""
    for at, turn in enumerate(turns):
        if before not in ("", turn.speaker):
            changes[before, turn.speaker] += 1
        before = turn.speaker
        letters[turn.speaker] += sum(map(len, turn.paragraphs))
        number[turn.speaker] += 1
        asking[turn.speaker] += bool(turn.paragraphs) and any(
            mark in turn.paragraphs[-1][-LONGEST_TAIL:] for mark in QUESTION_MARKS
        )
        first.setdefault(turn.speaker, at)
    shares = {speaker: Share(letters[speaker], number[speaker], asking[speaker], first[speaker]) for speaker in number}
    return Evidence(shares, changes)


def infer(evidence: Evidence, known: Iterable[str] = (), marked: Iterable[str] = ()) -> Roles:
    """Infer who asks.

    Args:
        evidence: of the document.
        known: those of whom the document says that they, and nobody else, ask.
        marked: those whose labels say that they ask; others may, too.
    """
    shares = evidence.shares
    asking = [speaker for speaker in known if speaker in shares]
    if asking:
        others = [speaker for speaker in shares if speaker not in asking]
        return Roles(asking if others else [], _find_most(shares, others), thin=False)
    fixed = frozenset(speaker for speaker in marked if speaker in shares)
    best = max(_list_hypotheses(shares, fixed), key=lambda askers: _rate(evidence, askers), default=frozenset())
    best = _improve(evidence, best, fixed)
    turns = sum(shares[speaker].turns for speaker in best)
    marks = sum(shares[speaker].asking for speaker in best)
    several = sum(share.turns > 1 for share in shares.values()) > 2
    respondent = _find_most(shares, shares.keys() - best)
    if turns < FEWEST_TURNS or not respondent or (several and marks * ASKS_ONE_IN < turns):
        return Roles([], respondent, thin=False)
    thin = _agree(shares, best) < CLEAR or marks * CLEARLY_ASKS_ONE_IN < turns
    return Roles([speaker for speaker in shares if speaker in best], respondent, thin=thin)


def _list_hypotheses(shares: Mapping[str, Share], fixed: Askers) -> Iterator[Askers]:
    """Yield that all ask one, and that one asks all; one of others who asks nothing is no asker."""
    if hosts := fixed.union(speaker for speaker in shares if _is_host(speaker)):
        yield hosts
    begins = min((share.first for share in shares.values() if share.turns > 1), default=0)
    for speaker in _list_often(shares, fixed):
        others = [other for other in shares if other != speaker]
        ask = [other for other in others if _may_ask(shares[other], other, min(begins, shares[speaker].first))]
        if others and (ask or len(others) == 1):
            yield fixed.union(ask or others)
        if len(others) > 1 and shares[speaker].asks():
            yield fixed | {speaker}


def _list_often(shares: Mapping[str, Share], fixed: Askers) -> list[str]:
    """List those with several turns who may be on either side, the MOST_CHANGING who speak most often."""
    often = [speaker for speaker, share in shares.items() if share.turns > 1 and speaker not in fixed]
    return nlargest(MOST_CHANGING, often, key=lambda speaker: shares[speaker].turns)


def _improve(evidence: Evidence, askers: Askers, fixed: Askers) -> Askers:
    """Let those with several turns change sides, one after the other, as long as that is a better explanation."""
    often = _list_often(evidence.shares, fixed)
    best, rated = frozenset[str](), _rate(evidence, askers)
    better = askers
    while better != best:
        best = better
        others = [best ^ {name} for name in often if not best.issuperset(set(often) - {name})]
        other = max(others, key=lambda other: _rate(evidence, other), default=best)
        if other and _rate(evidence, other) > rated:
            better, rated = other, _rate(evidence, other)
    return best


def _may_ask(share: Share, speaker: str, begins: int) -> bool:
    """Return whether one asks often enough, or seldom speaks at all, and not only before the interview begins."""
    if share.turns >= FEWEST_TURNS:
        return share.asks()
    return share.asking > 0 or (has_case(speaker) and share.first >= begins)  # without case it may be any words


def _agree(shares: Mapping[str, Share], askers: Askers) -> float:
    """Return how much the roles say of where the question marks are: their mutual information, in parts of the whole.

    0 is nothing, 1 everything; below 0 those who would answer are the ones who ask.
    """
    telling = {speaker: share for speaker, share in shares.items() if share.turns > 1 or share.asking}
    ask = [share for speaker, share in telling.items() if speaker in askers]
    answer = [share for speaker, share in telling.items() if speaker not in askers]
    groups = [(sum(share.asking for share in group), sum(share.turns for share in group)) for group in (ask, answer)]
    (asking, asked), (others, answered) = groups
    whole = _entropy(asking + others, asked + answered)
    if not whole or not asked or not answered:
        return 0.0
    within = sum(_entropy(*group) * group[1] for group in groups) / (asked + answered)
    return (1 - within / whole) * (1 if asking * answered >= others * asked else -1)


def _entropy(some: int, every: int) -> float:
    """Return the entropy of a share, in bits."""
    share = some / every if every else 0.0
    return -sum(part * math.log2(part) for part in (share, 1 - share) if part)


def _rate(evidence: Evidence, askers: Askers) -> float:
    """Rate a hypothesis: by question marks, by how often answers follow questions, by length, by labels as `Host`."""
    shares = evidence.shares
    crossing = sum(number for (one, other), number in evidence.changes.items() if (one in askers) != (other in askers))
    letters = sum(share.letters for share in shares.values())
    answered = 1 - sum(shares[speaker].letters for speaker in askers) / (letters or 1)
    hosts = [speaker for speaker in shares if _is_host(speaker)]
    asking = bool(hosts) and all(host in askers for host in hosts)
    in_turn = crossing / (sum(evidence.changes.values()) or 1)
    return _agree(shares, askers) + TURNS_COUNT * in_turn + LENGTH_COUNTS * answered + HOST_COUNTS * asking


def _is_host(speaker: str) -> bool:
    return any(key in HOSTS for key in name_keys(speaker)[:1])


def _find_most(shares: Mapping[str, Share], speakers: Iterable[str]) -> str:
    """Return who says most, one who speaks more than once if there is one."""
    return max(speakers, key=lambda speaker: (shares[speaker].turns > 1, shares[speaker].letters), default="")


def count_changes(speakers: Sequence[str | Key]) -> int:
    """Count how often the speaker changes and comes back: in `A B A B` twice."""
    runs = [name for at, name in enumerate(speakers) if not at or speakers[at - 1] != name]
    return sum(one == other for one, other in zip(runs, runs[2:], strict=False))
