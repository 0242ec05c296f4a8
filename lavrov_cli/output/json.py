"""Rows to JSON and JSON Lines, exact: characters that a terminal would obey are written as escapes."""

import json
from collections.abc import Iterable, Iterator, Mapping

from ..safe import escape


def to_json(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield one JSON array, a row a line; `[]` if there is none."""
    separator = "[\n"
    for row in rows:
        yield separator + _encode(row)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def to_json_lines(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield one JSON object a line."""
    for row in rows:
        yield _encode(row) + "\n"


def _encode(row: Mapping[str, object]) -> str:
    return escape(json.dumps(row, ensure_ascii=False))
