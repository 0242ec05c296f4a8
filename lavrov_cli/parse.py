"""One document's text to a `Transcript`: labels, turns, pairs. Opens nothing, guesses nobody, drops nothing.

Every line but front matter ends up in exactly one place: opening, a turn, or the trailer. What a label is, is told by
its shape, by where it stands and by whether it recurs; there is no table of names. The rules were measured on real
files of fifteen label styles; each oddity below has its example.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from . import heading
from .errors import ParseError
from .fold import fold, split
from .model import Pair, Transcript, Turn

ASKERS = frozenset(
    # In official transcripts Remark, Reply and Response are the asker's words too.
    "question q remark reply response reporter journalist correspondent "
    "вопрос реплика журналист журналистка корреспондент "
    "frage zwischenfrage zuruf journalistin intervention journaliste pregunta periodista domanda pergunta".split()
)
"""First words of the labels of those who ask, folded."""

ASKED_BY = frozenset("from by via от из с von vom aus de du des d".split())
"""Words that may follow an asker word: `Question from Perm Territory`."""

LINKS = frozenset(
    "of the and for on in at to by de del la le du des d von van der den und et el al bin ibn di da y e и по при "
    "from m-me".split()
)
"""Small words inside a name or a title: `President of the Republic of Tajikistan`."""

STARTERS = frozenset(
    "the a an this that these those so and but or if as in on at for to by from with of first second third "
    "finally again yes no now then here there what who why how when where let my our your his her its one two "
    "remember note example question answer".split()
)
"""Words that begin a sentence more often than a name: `The Times: …`, `So the Question: …`."""

ROLES = frozenset("moderator host interpreter translator presenter anchor ведущий ведущая модератор переводчик".split())
"""Speakers without a name."""

MOST_LABEL = 90
"""Characters of a label: the longest seen in real files is a president's full style of 71."""
WRAPPED_AT = 100
"""Columns that 95 % of the lines of a hard-wrapped file do not pass."""
NARROWEST = 40
"""Columns of the narrowest of them; shorter lines are short paragraphs."""

_BRACKET = re.compile(r"(.*?)\s*\(([^()]*)\)\s*", re.DOTALL)
_EMPHASIS = "*_#> \t"
_Q_WITHOUT_COLON = re.compile(r"[*_]*Q[*_]*(?:\u00a0\s*|\s{2,}|\s(?=[A-ZА-Я“\"‘]))")
_NOT_IN_NAMES = re.compile(r"[?!;\"“”«»„/=@<>\[\]{}|\\•…]")
_SAMPLE = 2000
"""Lines by which a file is judged to be hard-wrapped."""
_ENDED = re.compile(r"[.?!…:;][\"”’»)\]*_]*$")
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|div|table|meta|title|p|span)\b", re.IGNORECASE)
_SUBTITLES = re.compile(r"\s*(?:WEBVTT\b|\d+\s*\n\d\d:\d\d:\d\d[,.]\d{3}\s*-->)")


class Mark(NamedTuple):
    """What may be a label: what stands before a line's colon."""

    kind: str
    """`asker`, `name`, or `lower` (a name without capitals)."""
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


def parse(text: str, *, name: str, path: str, asker: str | None = None) -> Transcript:
    """Parse a transcript.

    Args:
        text: the whole document, line ends as line feeds.
        name: the transcript's name; a date in it is when it was published.
        path: for messages.
        asker: part of the labels of those who ask, where no label says so.

    Raises:
        ParseError: there is no question, or the text is of another kind (HTML, subtitles).
    """
    _refuse_other_kinds(text, path)
    raw = text.split("\n")
    del text  # the caller keeps none: a large text need not be there twice
    lines, facts = heading.cut_front_matter(raw)
    del raw
    wrapped = is_hard_wrapped(lines)
    found = _labels(lines, asker)
    inferred = ""
    if not asker and not any(labelled.mark.kind == "asker" for labelled in found):
        found, inferred = _infer(found, lines, wrapped)
    if not any(labelled.mark.kind == "asker" for labelled in found):
        raise ParseError(path, 0, _what_is_missing(found, asker))
    turns, trailer = heading.cut_trailer(_turns(lines, found, wrapped))
    first = next(number for number, (_, kind) in enumerate(turns) if kind == "asker")
    opening = Pair(0, None, tuple(turn for turn, _ in turns[:first]))
    pairs = _pairs(turns[first:])
    title, published, warnings = heading.describe(name, facts, opening, trailer)
    return Transcript(
        name=name,
        path=path,
        title=title,
        published=published,
        opening=opening,
        pairs=pairs,
        trailer=trailer,
        link=heading.find_link(trailer),
        inferred=inferred,
        warnings=(*warnings, *_unanswered(pairs)),
    )


def is_hard_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether lines end where a column was full, and not where a paragraph does.

    So it is if 95 % of them are short, and most of those that another line follows end in the middle of a sentence
    and have no room for the next line's first word. A transcript of short paragraphs is no such file.
    """
    lengths = [length for length in map(len, lines) if length]
    if sum(length > WRAPPED_AT for length in lengths) * 20 > len(lengths):
        return False
    followed = list(islice((pair for pair in pairwise(lines) if all(pair) and not _looks_labelled(pair[1])), _SAMPLE))
    width = max((len(line) for line, _ in followed if len(line) <= WRAPPED_AT), default=0)
    if width < NARROWEST:
        return False
    full = sum(len(a) + 1 + len(b.split(None, 1)[0]) > width * 0.85 and not _ENDED.search(a) for a, b in followed)
    return full >= 3 and full * 2 > len(followed)


def _looks_labelled(line: str) -> bool:
    return next(_candidates([line]), None) is not None


def _refuse_other_kinds(text: str, path: str) -> None:
    if _HTML.match(text):
        raise ParseError(path, 1, "this is HTML; open it in a browser and save the page as text")
    if _SUBTITLES.match(text):
        raise ParseError(path, 1, "these are subtitles, which do not say who speaks")
    if not text.strip():
        raise ParseError(path, 0, "empty: no question in it")


def _labels(lines: Sequence[str], asker: str | None) -> list[Labelled]:
    """Find the lines that begin a turn."""
    candidates = list(_candidates(lines))
    if asker:
        wanted = split(fold(asker))
        candidates = [
            c._replace(mark=c.mark._replace(kind="asker")) if _names(c.mark, wanted) else c for c in candidates
        ]
    trusted = _trusted(candidates)
    answering = False
    found = []
    for candidate in candidates:
        mark = candidate.mark
        if mark.kind == "asker" or mark.key in trusted or (answering and _is_likely(mark)):
            found.append(candidate)
            answering = mark.kind == "asker"
    return found


def _names(mark: Mark, wanted: Sequence[str]) -> bool:
    return " ".join(wanted) in " ".join(mark.key)


def _candidates(lines: Sequence[str]) -> Iterator[Labelled]:
    """Yield each line that could begin with a label; what stands before a colon is looked at once only."""
    seen: dict[str, Mark | None] = {"": None}
    wide = any("：" in line for line in lines)
    for index, line in enumerate(lines):
        at = _wide_colon(line) if wide else line.find(":", 0, MOST_LABEL + 40)
        prefix = line[:at] if at > 0 else ""
        if prefix not in seen:
            seen[prefix] = _read_label(prefix)
        mark = seen[prefix]
        if mark and _stands_free(line, at, mark):
            yield Labelled(index, mark, _text_after(line, at))
        elif line.startswith(("Q", "*", "_")) and (found := _Q_WITHOUT_COLON.match(line)):
            yield Labelled(index, Mark("asker", "Q", "", ("q",)), line[found.end() :])


def _wide_colon(line: str) -> int:
    """Find the first colon, or the full-width one of pages from East Asia."""
    found = [at for at in (line.find(":", 0, MOST_LABEL + 40), line.find("：", 0, MOST_LABEL + 40)) if at >= 0]
    return min(found, default=-1)


def _read_label(prefix: str) -> Mark | None:
    """Read what stands before a colon as a label, or tell that it is none."""
    label, note = _clean(prefix), ""
    if (found := _BRACKET.fullmatch(label)) and found[1]:
        label, note = found[1].strip(_EMPHASIS), found[2].strip()
    key = tuple(split(fold(label)))
    if not key or len(label) > MOST_LABEL or key[0] in heading.CREDITS:
        return None
    words = label.split()
    if _is_asker(key, words):
        return Mark("asker", label, note, key)
    if _NOT_IN_NAMES.search(label) or len(words) > 14:
        return None
    if _is_name(words):
        return Mark("name", label, note, key)
    return Mark("lower", label, note, key) if len(words) <= 4 and label.replace(" ", "").isalpha() else None


def _clean(prefix: str) -> str:
    """Fold blanks (no-break ones too), leave out what is invisible, and strip emphasis."""
    visible = prefix if prefix.isascii() else "".join(c for c in prefix if unicodedata.category(c) != "Cf")
    return " ".join(visible.split()).strip(_EMPHASIS)


def _is_asker(key: Sequence[str], words: Sequence[str]) -> bool:
    """Tell `Question 3`, `Question from Perm`, `Question No. 2` from `Question is` and `Response times`."""
    if not _is_generic(key):
        return False
    return len(key) == 1 or key[1] in ASKED_BY or all(_is_capital(word) for word in words[1:] if word not in LINKS)


def _is_generic(key: Sequence[str]) -> bool:
    """Tell whether a label says what somebody does and not who he is."""
    return key[0].rstrip("0123456789") in ASKERS


def _is_name(words: Sequence[str]) -> bool:
    capitals = [_is_capital(word) for word in words if word.casefold() not in LINKS and not word.isdigit()]
    return bool(capitals) and all(capitals) and any(word[:1].isalpha() for word in words)


def _is_capital(word: str) -> bool:
    letter = next((c for c in word if c.isalnum()), "")
    return letter.isupper() or letter.isdigit() or (letter.isalpha() and not letter.islower())


def _stands_free(line: str, at: int, mark: Mark) -> bool:
    """Tell whether a colon ends a label: a blank or the line's end follows, or a word is glued to a sure label."""
    after = line[at + 1 : at + 2]
    if not after or after.isspace() or after in "*_" or line[at] == "：":
        return True
    sure = mark.kind == "asker" or (mark.kind == "name" and len(mark.key) > 1 and mark.key[0] not in STARTERS)
    return sure and (after.isalpha() or after in "“\"«„'‘’(…")


def _text_after(line: str, at: int) -> str:
    """Return the words after a label, without the rest of its emphasis: `**Ann:** Yes` and `**Ann**: Yes`."""
    text = line[at + 1 :].strip()
    opening = line[: len(line) - len(line.lstrip("*_"))]
    if opening and text.startswith(opening) and not line[:at].endswith(opening):
        return text[len(opening) :].strip()
    return text


def _trusted(candidates: Sequence[Labelled]) -> set[tuple[str, ...]]:
    """Choose the labels that begin a turn wherever they stand.

    A name counts if it recurs and has answered a question, if it ends like one that does (a president's full style), or
    if its shape leaves no doubt. A name that stands once, in the middle of an answer, is the hard case: taken as a
    speaker if it has two words or more and no sentence would begin with it, because words given to the wrong speaker
    are worse than an answer in two turns. A name without capitals counts only if it answers each time.
    """
    times: Counter[tuple[str, ...]] = Counter()
    answers: Counter[tuple[str, ...]] = Counter()
    asked = False
    kinds: dict[tuple[str, ...], Mark] = {}
    for _, mark, _ in candidates:
        if mark.kind != "asker":
            times[mark.key] += 1
            answers[mark.key] += asked
            kinds.setdefault(mark.key, mark)
        asked = mark.kind == "asker" or (asked and mark.kind == "lower")
    recurring = {key for key, mark in kinds.items() if _is_likely(mark) and times[key] > 1 and answers[key]}
    return {
        key
        for key, mark in kinds.items()
        if (mark.kind == "lower" and times[key] > 1 and answers[key] == times[key])
        or (mark.kind == "name" and (key in recurring or _leaves_no_doubt(mark) or _ends_like(key, recurring)))
    }


def _is_likely(mark: Mark) -> bool:
    """Tell a name from the beginning of a sentence; `A` is the answerer's."""
    return mark.kind == "name" and (len(mark.label) == 1 or mark.key[0] not in STARTERS)


def _leaves_no_doubt(mark: Mark) -> bool:
    if not _is_likely(mark) or any(map(str.isdigit, mark.label)):
        return False
    if len(mark.key) == 1:
        return mark.key[0] in ROLES or (mark.label.isupper() and len(mark.label) > 3)
    return not {word.casefold() for word in mark.label.split()} & {"and", "и", "et", "und"}


def _ends_like(key: tuple[str, ...], others: Iterable[tuple[str, ...]]) -> bool:
    return any(key[-len(other) :] == other for other in others)


def _infer(found: Sequence[Labelled], lines: Sequence[str], wrapped: bool) -> tuple[list[Labelled], str]:
    """Take those who ask for askers where no label says so: the one with most words answers.

    The others ask if together they have three turns and a question mark in one of five; of them, each whose own turns
    hold one in five. Returns the labels, and what was inferred, in words.
    """
    named = [labelled for labelled in found if labelled.mark.kind != "asker"]
    speakers = _speakers(named)
    words: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    asking: Counter[str] = Counter()
    for turn, _ in _turns(lines, named, wrapped):
        if turn.label:
            words[turn.speaker] += sum(len(paragraph.split()) for paragraph in turn.paragraphs)
            turns[turn.speaker] += 1
            asking[turn.speaker] += any("?" in paragraph for paragraph in turn.paragraphs)
    respondent = max(words, key=lambda name: words[name], default="")
    askers = [name for name in turns if name != respondent and asking[name] * 5 >= turns[name]]
    if sum(turns[name] for name in askers) < 3:
        return list(found), ""
    inferred = [
        labelled._replace(mark=labelled.mark._replace(kind="asker"))
        if speakers[labelled.mark.key] in askers
        else labelled
        for labelled in named
    ]
    who = ", ".join(askers[:3])
    return inferred, f"no line is marked as a question; took {who} to ask and {respondent} to answer (see --asker)"


def _speakers(found: Sequence[Labelled]) -> dict[tuple[str, ...], str]:
    """Map each label's key to its speaker: the shortest label that it ends with, in its commonest spelling."""
    spellings: dict[tuple[str, ...], Counter[str]] = {}
    for _, mark, _ in found:
        if not _is_generic(mark.key):
            spellings.setdefault(mark.key, Counter())[mark.label] += 1
    shortest = {
        key: min((key[-n:] for n in range(1, len(key) + 1) if key[-n:] in spellings), key=len) for key in spellings
    }
    return {key: spellings[short].most_common(1)[0][0] for key, short in shortest.items()}


def _turns(lines: Sequence[str], found: Sequence[Labelled], wrapped: bool) -> list[tuple[Turn, str]]:
    """Cut the lines into turns, each with its mark's kind; what stands before the first label is a turn without one."""
    speakers = _speakers(found)
    starts = [labelled.row for labelled in found]
    turns: list[tuple[Turn, str]] = []
    before, numbers = _paragraphs(lines[: starts[0]] if starts else lines, 1, wrapped)
    if before:
        turns.append((Turn("", "", "", before, numbers, numbers[0]), ""))
    for (index, mark, text), end in zip(found, [*starts, len(lines)][1:], strict=True):
        paragraphs, numbers = _paragraphs([text, *lines[index + 1 : end]], index + 1, wrapped)
        speaker = speakers.get(mark.key) or _asker_name(mark.label)
        # So that `show` writes what reads back: of a named asker no label would say that he asks.
        label = f"Question from {mark.label}" if mark.kind == "asker" and mark.key in speakers else mark.label
        turns.append((Turn(label, mark.note, speaker, paragraphs, numbers, index + 1), mark.kind))
    return turns


def _asker_name(label: str) -> str:
    """Return the name in `Question from Ann Lee`, else the label."""
    words = label.split(None, 2)
    return words[2] if len(words) > 2 and words[1].casefold() in ASKED_BY else label


def _paragraphs(lines: Sequence[str], line: int, wrapped: bool) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the paragraphs of some lines, the first of which is line number `line`, and their line numbers."""
    own = [(text, number) for number, text in enumerate(lines, line) if text]
    if wrapped:
        own = _join(own)
    return tuple([text for text, _ in own]), tuple([number for _, number in own])


def _join(own: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Join the lines that follow each other without a blank one between."""
    joined: list[tuple[list[str], int]] = []
    last = -1
    for text, number in own:
        if number == last + 1:
            joined[-1][0].append(text)
        else:
            joined.append(([text], number))
        last = number
    return [(" ".join(texts), number) for texts, number in joined]


def _pairs(turns: Sequence[tuple[Turn, str]]) -> tuple[Pair, ...]:
    """Begin a pair at each asker's turn; the first turn is one."""
    pairs: list[Pair] = []
    answer: list[Turn] = []
    question = turns[0][0]
    for turn, kind in turns[1:]:
        if kind == "asker":
            pairs.append(Pair(len(pairs) + 1, question, tuple(answer)))
            question, answer = turn, []
        else:
            answer.append(turn)
    return (*pairs, Pair(len(pairs) + 1, question, tuple(answer)))


def _unanswered(pairs: Sequence[Pair]) -> Iterator[str]:
    for pair in pairs:
        if pair.question and not pair.answer:
            yield f"question {pair.number} (line {pair.question.line}) has no answer"


def _what_is_missing(found: Sequence[Labelled], asker: str | None) -> str:
    """Say what was looked for, and which labels were seen."""
    sought = "'Question:', 'Q:', 'Вопрос:' or the like"
    if asker:
        sought += f", nor with a label that holds '{asker}'"
    labels = Counter(labelled.mark.label for labelled in found)
    seen = ", ".join(f"{label} ({number})" for label, number in labels.most_common(5))
    return f"no line begins with {sought}; labels seen: {seen or 'none'}" + (" (see --asker)" if seen else "")
