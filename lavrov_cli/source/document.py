"""What a container's reader gives: the lines of a document, and what the container knows of some of them."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from .settings import NOTHING, Settings

Style = Literal["", "heading", "bold"]


class Known(NamedTuple):
    """What a container knows of a line."""

    speaker: str = ""
    """Who says it."""
    time: str = ""
    """When in the recording it begins, `H:MM:SS`."""
    style: Style = ""
    """How the whole line is set; `bold` is also in italics."""


class Document(NamedTuple):
    """The lines of a document, without what is no speech: markup, notes, comments, code, navigation."""

    lines: Sequence[str]
    """Without blanks at their ends; an empty one ends a paragraph."""
    numbers: Sequence[int]
    """Each line's number in the file, from 1; of a container without lines, its paragraph, row, cue or segment."""
    known: Mapping[int, Known]
    """What is known of lines, by their row, from 0; in many containers nothing of most."""
    paragraphs: bool
    """Whether each line is a whole paragraph; else that has to be found out."""
    facts: Mapping[str, str]
    """What the container says of the document: `title`, `date`, `url`; only what is known."""
    settings: Settings = NOTHING
    """What is settled in it, by front matter."""
