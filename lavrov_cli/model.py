"""The immutable values that travel between modules.

They are named tuples and not frozen dataclasses: a collection of ten thousand transcripts makes millions of them, and
a named tuple is made four times as fast.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from .safe import safe_line

MOST_PLACES = 100
"""Places of a quotation that are listed; a word that was said all the time has more."""
LONGEST_QUOTED = 40
"""Characters of a text in a `repr`."""

Part = Literal["opening", "question", "answer"]


class Turn(NamedTuple):
    """One speaker's uninterrupted words."""

    label: str
    """What comes before the colon, without bracket and emphasis; empty where the text has no label."""
    note: str
    """What was in the label's bracket: `retranslated`."""
    speaker: str
    """The person's shortest name in the file, or the label where that is no name (`Question`); empty without label."""
    paragraphs: tuple[str, ...]
    lines: tuple[int, ...]
    """Line of each paragraph in the file, from 1."""
    line: int
    """Line of the label in the file, from 1."""
    rule: str = ""
    """Why its first line begins a turn (see `source.speakers.RULES`); empty without label."""
    times: tuple[str, ...] = ()
    """When in the recording each paragraph begins, `H:MM:SS`, or empty; nothing where none is known."""

    def __repr__(self) -> str:
        return f"<Turn {self.speaker or '?'}: {_quote(' '.join(self.paragraphs))}>"


class Paragraph(NamedTuple):
    """One paragraph of a pair, with its part, number, line and time."""

    part: Part
    number: int
    """From 1 within its part; answers count through all their turns."""
    speaker: str
    text: str
    line: int
    time: str = ""
    """When in the recording it begins, `H:MM:SS`; empty where that is not known."""


class Pair(NamedTuple):
    """A question and its answer. Number 0 is the opening: no question, and the opening's turns as `answer`."""

    number: int
    question: Turn | None
    """None in the opening only."""
    answer: tuple[Turn, ...]

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the question's paragraphs, then the answer's (or the opening's)."""
        if self.question is not None:
            yield from _number("question", (self.question,))
        yield from _number("answer" if self.number else "opening", self.answer)

    def __repr__(self) -> str:
        return f"<Pair {self.number}: {_quote(self.question_text())}>"

    def question_text(self) -> str:
        """Return the question in one line, empty for the opening."""
        return " ".join(self.question.paragraphs) if self.question else ""

    def answer_words(self) -> int:
        """Count the words of the answer, or of the opening."""
        return sum(count_words(turn.paragraphs) for turn in self.answer)


class Transcript(NamedTuple):
    """One document, whole: each of its lines is in the opening, in a turn of a pair, or in the trailer."""

    name: str
    """The file's stem, unique among the transcripts loaded."""
    path: str
    """As the user wrote it, `-` for standard input."""
    title: str
    """Empty where the text has none."""
    published: str
    """ISO date, with the time where the text has one (`2025-11-09 13:48`); empty where it is not known."""
    opening: Pair
    pairs: tuple[Pair, ...]
    """Numbered from 1 without gaps."""
    trailer: tuple[str, ...]
    link: str
    """The first URL of the trailer, or empty."""
    inferred: str
    """How askers and respondents were told apart where no label says so, or another doubt; for standard error."""
    warnings: tuple[str, ...]
    """What a reader of `info` should know: questions nobody answered, and the like."""
    settings: tuple[tuple[str, str], ...] = ()
    """What the user settled, and where: `title` in `front matter` or `lavrov.toml:3`."""

    def __repr__(self) -> str:
        return f"<Transcript {self.name or '?'}, pairs: {len(self.pairs)}, {_quote(self.title)}>"

    def order(self) -> tuple[str, str]:
        """Return what transcripts are sorted by: the date, the undated last, then the name."""
        return self.published or "9999", self.name

    def head(self) -> "Transcript":
        """Return what is known of the transcript, without its words."""
        return self._replace(opening=Pair(0, None, ()), pairs=(), trailer=())

    def everything(self) -> tuple[Pair, ...]:
        """Return the opening and the pairs."""
        return (self.opening, *self.pairs)


class Span(NamedTuple):
    """Half-open range of characters (code points) of the text that it goes with."""

    start: int
    end: int


class Hit(NamedTuple):
    """A place in one part of one pair that matches a phrase; it holds what is shown, not the transcript."""

    transcript: Transcript
    """Its `head`."""
    pair: Pair
    """Its number and its question, without the answer."""
    part: Part
    paragraph: int
    """Number, within its part, of the paragraph in which it begins."""
    speaker: str
    line: int
    score: float
    """0 to 100; 100 is every word, exactly, adjacent, in order."""
    text: str
    """The sentences that hold it; those of two paragraphs are joined by a line feed."""
    spans: tuple[Span, ...]
    """The matched words in `text`, in its order; never empty."""
    time: str = ""
    """When in the recording its paragraph begins, `H:MM:SS`; empty where that is not known."""

    def __repr__(self) -> str:
        matched = self.text[self.spans[0].start : self.spans[-1].end] if self.spans else self.text
        place = self.pair.number if self.part == "question" else f"{self.pair.number}.{self.paragraph}"
        return f"<Hit {self.transcript.name}/{place} {self.score:.0f}: {_quote(matched)}>"


class Change(NamedTuple):
    """A run of words in a word diff from the quotation to the text."""

    kind: Literal["same", "deleted", "inserted"]
    """`deleted` words are in the quotation only, `inserted` ones in the text only."""
    text: str


class Verdict(NamedTuple):
    """What `check` says of one quotation."""

    quotation: str
    kind: Literal["verbatim", "typography", "differs", "absent"]
    hit: Hit | None
    """The passage; of an absent quotation the nearest one, or None where there is none."""
    difference: tuple[Change, ...]
    """Empty unless the words differ."""
    omitted: tuple[str, ...]
    """The words of the text that each mark of omission hides, in order."""
    reason: str
    """Why a quotation whose words agree is refused (someone else's words); else empty."""
    added: tuple[str, ...] = ()
    """The words that the quotation's brackets put in or in the place of others, in order."""
    negations: tuple[str, ...] = ()
    """The words that turn a sentence round, such as `not`, among those left out and put in."""
    places: tuple[Hit, ...] = ()
    """Where else it was said so, if it was, in order; MOST_PLACES at most."""

    def __repr__(self) -> str:
        return f"<Verdict {self.kind}: {_quote(self.quotation)}>"

    def is_confirmed(self) -> bool:
        """Return whether the quotation was said so: verbatim, or but for typography."""
        return self.kind in ("verbatim", "typography")


def list_speakers(pairs: Iterable[Pair]) -> list[str]:
    """List who answers, each once, in the order of their first words."""
    return list(dict.fromkeys(turn.speaker for pair in pairs for turn in pair.answer if turn.speaker))


def count_words(paragraphs: Iterable[str]) -> int:
    """Count the words as `wc -w` does."""
    return sum(len(text.split()) for text in paragraphs)


def _quote(text: str) -> str:
    """Return the beginning of a text in quotation marks, for a `repr`."""
    line = safe_line(text)
    return f"“{line}”" if len(line) <= LONGEST_QUOTED else f"“{line[: LONGEST_QUOTED - 1].rstrip()}…”"


def _number(part: Part, turns: tuple[Turn, ...]) -> Iterator[Paragraph]:
    number = 0
    for turn in turns:
        times = turn.times or ("",) * len(turn.lines)
        for text, line, time in zip(turn.paragraphs, turn.lines, times, strict=True):
            number += 1
            yield Paragraph(part, number, turn.speaker, text, line, time)
