"""Questions and answers without labels: a dialogue by dashes, or questions in bold, as headings or numbered."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from .document import Known
from .labels import Candidate, Label
from .wrapping import find_below

FEWEST = 2
"""Questions without which it is no dialogue."""
MOSTLY = 0.6
"""Share of the lines of one kind that ask, from which on the others of the kind do too."""
DOUBT = "no line is marked with a name; took lines that are set off and ask, or every other dash, for the questions"

_SIGN = r"(?P<before>[*_]*)(?P<sign>[—–―─▲△▶►●■◆◇○-])[—–―─]?(?P<blank>\s*)(?P<text>[^\s—–―─-].*)"
_ASKS = r".*(?:[?？؟;]|か。)[\s*_”’\"»)\]]{0,6}(?:\[\^[^\]]{1,20}\])?"
_ENDS = r".*[.!…?？؟;。][\s*_”’\"»)\]]{0,6}"
_NUMBERED = r"(\d{1,3})[.)]\s+(.*)"
_QUESTION, _ANSWER = Label("asker", "Question", "", ("question",)), Label("name", "Answer", "", ("answer",))


def find_candidates(lines: Sequence[str], known: Mapping[int, Known]) -> list[Candidate]:
    """Return the lines that begin a question or an answer; nothing if the document is no such dialogue."""
    return _read_signs(lines) or _answer(lines, list(find_questions(lines, known)) or list(_find_numbered(lines)))


def find_questions(lines: Sequence[str], known: Mapping[int, Known]) -> Iterator[Candidate]:
    """Yield the questions in bold, or as headings, if most such lines ask."""
    for style in ("bold", "heading"):
        rows = [row for row, about in sorted(known.items()) if about.style == style]
        asking = [row for row in rows if re.fullmatch(_ASKS, lines[row])]
        sentences = [row for row in rows if asking and row >= asking[0] and re.fullmatch(_ENDS, lines[row])]
        if len(asking) >= FEWEST and len(asking) >= MOSTLY * len([row for row in rows if row >= asking[0]]):
            for row in sentences:
                text = re.sub(rf"^{_NUMBERED}", r"\2", lines[row].strip("*_ #")).strip("*_ –—-")
                yield Candidate(row, _QUESTION, text, text[:1], "is set off and asks")
            return


def _find_numbered(lines: Sequence[str]) -> Iterator[Candidate]:
    """Yield lines that are numbered from 1 on and ask, if there are enough."""
    found = [(row, re.fullmatch(_NUMBERED, line)) for row, line in enumerate(lines) if line[:1].isdigit()]
    asking = [(row, it[1], it[2]) for row, it in found if it and re.fullmatch(_ASKS, it[2])]
    if len(asking) > FEWEST and [int(number) for _, number, _ in asking] == list(range(1, len(asking) + 1)):
        yield from (Candidate(row, _QUESTION, text, text[:1], "is numbered and asks") for row, _, text in asking)


def _answer(lines: Sequence[str], questions: Sequence[Candidate]) -> list[Candidate]:
    """Return questions, each with the first line below it as its answer."""
    rows = {question.row for question in questions}
    found: list[Candidate] = []
    for question in questions:
        found.append(question)
        below = find_below(lines, question.row)
        if below >= 0 and below not in rows:
            text = re.sub(r"^[—–―-]\s*", "", lines[below])
            found.append(Candidate(below, _ANSWER, text, text[:1], "follows a question"))
    return found


def _read_signs(lines: Sequence[str]) -> list[Candidate]:
    """Read lines that begin with a dash, or with one of two signs; hyphens begin lists, unless a question follows."""
    marked = [
        (row, match)
        for row, line in enumerate(lines)
        if line[:1] in "*_—–―─▲△▶►●■◆◇○-" and (match := re.fullmatch(_SIGN, line))
    ]
    signs = Counter(match["sign"] for _, match in marked)
    marked = [(row, match) for row, match in marked if signs[match["sign"]] >= FEWEST]
    asking = [bool(re.fullmatch(_ASKS, match["text"])) for _, match in marked]
    if sum(asking) < FEWEST:
        return []
    questions = _choose_questions([match["sign"] for _, match in marked], asking)
    found = [
        Candidate(row, _QUESTION if asks else _ANSWER, _strip(match), match["text"][:1], "begins with a dash")
        for (row, match), asks in zip(marked, questions, strict=True)
    ]
    if all(questions):
        return _answer(lines, found)
    first = questions.index(True) if True in questions else len(found)
    return found[first:] if sum(questions) >= FEWEST else []


def _strip(match: re.Match[str]) -> str:
    return match["text"].removesuffix(match["before"]).strip()


def _choose_questions(signs: Sequence[str], asking: Sequence[bool]) -> list[bool]:
    """Return which of the marked lines ask: those with the sign that asks, every other one, all, or those that do."""
    shares = {
        sign: sum(asks for own, asks in zip(signs, asking, strict=True) if own == sign) / signs.count(sign)
        for sign in set(signs)
    }
    best = max(shares, key=lambda sign: shares[sign])
    if len(shares) > 1 and shares[best] >= MOSTLY and min(shares.values()) < 1 - MOSTLY:
        return [sign == best for sign in signs]
    for parity in (0, 1):
        own, others = asking[parity::2], asking[1 - parity :: 2]
        if sum(own) >= MOSTLY * len(own) and sum(others) * 2 <= len(others):
            return [number % 2 == parity for number in range(len(asking))]
    if sum(asking) >= MOSTLY * len(asking):
        return [True] * len(asking)
    return list(asking) if sum(asking) * 4 >= len(asking) else [False] * len(asking)
