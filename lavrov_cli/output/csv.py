r"""Rows to CSV as in RFC 4180, with `\n` for line ends; cells that a spreadsheet would run are disarmed.

A text that begins with one of `= + - @`, a tab or their full-width forms gets an apostrophe before it (OWASP ASVS
1.2.10, CWE-1236).
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from ..safe import safe

_FORMULA = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")


def to_csv(keys: Sequence[str], rows: Iterable[Mapping[str, object]], *, raw: bool = False) -> Iterator[str]:
    """Yield the header, then a row a record; lists are joined by `; `.

    Args:
        keys: the header; every row has them in this order.
        rows: the records.
        raw: leave cells as they are.
    """
    yield _line(keys)
    for row in rows:
        yield _line([_to_cell(value, raw=raw) for value in row.values()])


def _line(cells: Sequence[str]) -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def _to_cell(value: object, *, raw: bool) -> str:
    if isinstance(value, (int, float)):
        return str(value)
    text = safe(_join_items(value))
    return f"'{text}" if not raw and text.startswith(_FORMULA) else text


def _join_items(value: object) -> str:
    """Write a value: null as nothing, a list's items joined, a span as `3-9`, a change as `[-so-]` or `{+so+}`.

    A mapping is written as `key: value; key: value`.

    What is no pair, such as a label and what is known of it, is joined by commas.
    """
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {what}" for key, what in value.items())
    if not isinstance(value, list):
        return str(value)
    return "; ".join(_item(item) for item in value)


def _item(item: object) -> str:
    if not isinstance(item, list):
        return str(item)
    if len(item) != 2:
        return ", ".join(map(str, item))
    before, after = item
    marks = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return marks[before].format(after) if before in marks else f"{before}-{after}"
