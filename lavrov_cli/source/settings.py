"""What is settled of a transcript, by front matter or by `lavrov.toml`: keys and values to `Settings`.

It wins over what the text says. What is no value for its key is refused or passed over by whoever reads it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ..model import Turn
from ..words import name_keys
from . import dates
from .labels import QUESTION_FROM, Key


class Settings(NamedTuple):
    """What is settled of one transcript."""

    title: str = ""
    published: str = ""
    """ISO date, perhaps with a time."""
    url: str = ""
    asker: tuple[str, ...] = ()
    """Parts of the labels of those who ask."""
    speakers: Mapping[str, str] = {}
    """Names by label, as printed."""
    skip: bool = False
    """Whether the file is left out where its folder is named."""
    where: Mapping[str, str] = {}
    """Where each field is settled that is: `front matter` or `lavrov.toml:3`."""

    def over(self, other: "Settings") -> "Settings":
        """Return what one or the other settles; where both do, this one wins."""
        both = zip(self._fields, self, other, strict=True)
        merged = Settings._make(mine if field in self.where else theirs for field, mine, theirs in both)
        return merged._replace(where={**other.where, **self.where})

    def drop_asker(self) -> "Settings":
        """Return all but who asks."""
        return self._replace(asker=(), where={field: place for field, place in self.where.items() if field != "asker"})

    def list_places(self) -> tuple[tuple[str, str], ...]:
        """List what is settled, in the order of the fields, and where."""
        return tuple((field, self.where[field]) for field in self._fields if field in self.where)

    def list_labels(self, names: Sequence[str]) -> list[str]:
        """List names, and the labels that stand for them."""
        return [*names, *(label for label, name in self.speakers.items() if name in names)]

    def rename(self, turns: Sequence[tuple[Turn, str]]) -> Sequence[tuple[Turn, str]]:
        """Give turns the name that is settled for their label, or for the shorter one that is their speaker's."""
        names = {tuple(name_keys(label)): name for label, name in self.speakers.items()}
        return [(turn._replace(speaker=_find_name(turn, names)), kind) for turn, kind in turns] if names else turns


NOTHING = Settings()


def settle(key: str, value: object, place: str) -> Settings | None:
    """Return what one of KEYS and its value settle at a place; None if the value is not what the key takes."""
    found = KEYS[key][1](value)
    field = "published" if key == "date" else key
    if found is None:
        return None
    values = (found if name == field else empty for name, empty in zip(Settings._fields, NOTHING, strict=True))
    return Settings._make(values)._replace(where={field: place})


def _read_text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _read_date(value: object) -> str | None:
    return dates.find_date([str(value)]) or None if isinstance(value, (str, date)) else None


def _read_names(value: object) -> tuple[str, ...] | None:
    listed = value if isinstance(value, list) else [value]
    names = tuple(filter(None, map(_read_text, listed)))
    return names if names and len(names) == len(listed) else None


def _read_speakers(value: object) -> dict[str, str] | None:
    named = {label: _read_text(name) for label, name in value.items()} if isinstance(value, dict) else {}
    names = {label: name for label, name in named.items() if name and name_keys(label)}
    return names if names and len(names) == len(named) else None


def _read_truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


KEYS: Mapping[str, tuple[str, Callable[[object], object]]] = {
    "title": ("a text", _read_text),
    "date": ("a date, such as 2025-11-09", _read_date),
    "published": ("a date, such as 2025-11-09", _read_date),
    "url": ("a text", _read_text),
    "asker": ("a name or a list of names", _read_names),
    "speakers": ('a table of labels with names, such as {A = "Ann Lee"}', _read_speakers),
    "skip": ("true or false", _read_truth),
}
"""What can be settled, what that is in words, and what reads it; of two dates the later in this order wins."""


def _find_name(turn: Turn, names: Mapping[Key, str]) -> str:
    """Return the name that is settled for a turn, else its speaker."""
    own, shorter = (tuple(name_keys(label)) for label in (turn.label.removeprefix(QUESTION_FROM), turn.speaker))
    return names.get(own) or names.get(shorter) or turn.speaker
