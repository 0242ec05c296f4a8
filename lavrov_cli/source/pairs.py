"""One document's text to a `Transcript`: labels, turns, pairs. Opens nothing, guesses nobody, drops nothing.

Every line but front matter ends up in exactly one place: opening, a turn, or the trailer. What begins a turn is decided
by `labels` (a line's shape) and `speakers` (the whole document).
"""

from collections.abc import Iterable, Iterator, Sequence

from ..errors import ParseError
from ..model import Pair, Transcript, Turn
from . import containers, metadata, roles, texts
from .document import Document
from .readings import read_turns
from .settings import NOTHING, Settings

SNIFFED = 8192
"""Characters of a text by which its kind is told."""
MOST_MARKS = 6
"""Question marks in the answers for each question, from which on some may be others' questions."""
LONG_ANSWER = 6000
"""Characters of an answer that is worth a doubt if it is longer than all others together."""


def parse(text: str, *, name: str = "", path: str = "", asker: str | Iterable[str] = ()) -> Transcript:
    """Parse a transcript.

    Args:
        text: the whole document; its line ends may be those of any system.
        name: the transcript's name; a date in it is when it was published.
        path: for messages; empty for the name.
        asker: parts of the labels of those who ask, where no label says so.

    Raises:
        ParseError: there is no question, or the text is of another kind (HTML, subtitles).
    """
    path = path or name or "text"
    kind = containers.sniff(text[:SNIFFED].encode("utf-8", "replace"), path)
    document = texts.read(text) if kind == "text" else containers.read(kind, b"", texts.normalise(text), path)
    return assemble(document, name=name, path=path, askers=list_names(asker))


def list_names(asker: str | Iterable[str]) -> list[str]:
    """Return one name, or several, as a list; an empty one is none."""
    return list(filter(None, [asker] if isinstance(asker, str) else asker))


def assemble(
    document: Document, *, name: str, path: str, askers: Sequence[str] = (), settings: Settings = NOTHING
) -> Transcript:
    """Make a transcript of a document and what is settled of it; see `parse`."""
    if not any(document.lines):
        raise ParseError(path, 0, "empty: no question in it")
    settled = settings.over(document.settings)
    try:
        reading = read_turns(document, settled.list_labels([*settled.asker, *askers]), path)
    except ParseError:
        if askers or not settled.asker:
            raise
        # One who is only named as having asked, where the labels do not name him.
        settled, reading = settled.drop_asker(), read_turns(document, (), path)
    turns, trailer = metadata.cut_trailer(settled.rename(reading.turns))
    first = next(number for number, (_, kind) in enumerate(turns) if kind == "asker")
    opening = Pair(0, None, tuple(turn for turn, _ in turns[:first]))
    pairs = _pairs(turns[first:])
    doubts = (*reading.doubts, *_doubts(pairs))
    title, published, warnings = metadata.describe(name, document.facts, opening, trailer)
    return Transcript(
        name=name,
        path=path,
        title=settled.title or title,
        published=settled.published or published,
        opening=opening,
        pairs=pairs,
        trailer=trailer,
        link=settled.url or document.facts.get("url") or metadata.find_link(trailer),
        inferred=reading.inferred or (f"{doubts[0]} (see lavrov info)" if doubts else ""),
        warnings=(*filter(None, [reading.inferred]), *warnings, *doubts, *_unanswered(pairs)),
        settings=settled.list_places(),
    )


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


def _doubts(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield why the document may be read wrongly."""
    answers = ["\n".join(["\n".join(turn.paragraphs) for turn in pair.answer]) for pair in pairs]
    sizes = list(map(len, answers))
    if len(pairs) > 1 and max(sizes) * 2 > sum(sizes) and max(sizes) > LONG_ANSWER:
        yield f"the answer to question {sizes.index(max(sizes)) + 1} is longer than all others together"
    marks = sum(map("".join(answers).count, roles.QUESTION_MARKS))
    if marks > MOST_MARKS * (len(pairs) + 1):
        yield f"the answers hold {marks} question marks, for {len(pairs)} questions; turns may have been missed"
    unanswered = sum(not pair.answer for pair in pairs)
    if unanswered * 2 > len(pairs) and len(pairs) > 2:
        yield f"{unanswered} of {len(pairs)} questions have no answer"
