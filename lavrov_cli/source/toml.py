"""A folder's `lavrov.toml` to settings, by names of files; opens nothing.

    ["2024-*.txt"]                      # the files beside it with such names
    title = "Talk with the Gazette"     # also date, published, url
    asker = ["Bo", "Cy Dahl"]           # or a single name
    speakers = {A = "Ann Lee"}          # by label
    skip = true                         # leaves them out of the folder

It wins over front matter; a later table wins over an earlier one.
"""

import re
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

from ..errors import LoadError
from ..safe import shorten
from .settings import KEYS, NOTHING, Settings, settle

NAME = "lavrov.toml"

_STRING = r"(\"(?:[^\"\\]|\\.)*+\"|'[^']*'|[\w-]+)"
_HEADER = rf"\s*\[\s*{_STRING}\s*(?:\.\s*{_STRING}\s*)?\]"
_ASSIGNMENT = rf"\s*{_STRING}\s*[=.]"


Rule = tuple[str, Settings]
"""A table of `lavrov.toml`: a glob of the names of files, and what it settles."""


def read_rules(text: str, path: str) -> tuple[list[Rule], list[LoadError]]:
    """Read a `lavrov.toml`, whose path is for messages; if anything in it is wrong, no rule of it holds."""
    from tomllib import TOMLDecodeError, loads

    try:
        tables: dict[str, object] = loads(text)
    except TOMLDecodeError as error:
        said, _, place = str(error).partition(" (at ")
        found = re.match(r"line (\d+)", place)
        return [], [LoadError(path, int(found[1]) if found else text.count("\n") + 1, f"no TOML: {said}")]
    except RecursionError:
        return [], [LoadError(path, 0, "no TOML: nested too deeply")]
    lines = _number_lines(text)
    rules: list[Rule] = []
    errors: list[LoadError] = []
    for glob, table in tables.items():
        settled, wrong = _read_table(glob, table, lines)
        rules.append((glob, settled))
        errors += (LoadError(path, line, reason) for line, reason in wrong)
    return ([], errors) if errors else (rules, [])


def choose(rules: Iterable[Rule], name: str) -> Settings:
    """Return what rules settle for a file of this name; the last one wins."""
    settled = NOTHING
    for glob, settings in rules:
        settled = settings.over(settled) if fnmatchcase(name, glob) else settled
    return settled


def _read_table(
    glob: str, table: object, lines: Mapping[tuple[str, str], int]
) -> tuple[Settings, list[tuple[int, str]]]:
    """Read one table; also return what is wrong with it, each with its line."""
    head = lines.get((glob, "")) or lines.get(("", glob), 1)
    if not isinstance(table, dict) or "/" in glob:
        return NOTHING, [(head, f"'{shorten(glob)}' is no table of files here; write one, such as [\"2024-*.txt\"]")]
    hint = (
        "; put quotes round names of files" if any(isinstance(table[key], dict) for key in table.keys() - KEYS) else ""
    )
    unknown = f"only {', '.join(KEYS)} can be settled{hint}"
    wrong = [(lines.get((glob, key), head), f"'{shorten(key)}': {unknown}") for key in table if key not in KEYS]
    settled = NOTHING
    for key in (key for key in KEYS if key in table):
        line = lines.get((glob, key), head)
        if found := settle(key, table[key], f"{NAME}:{line}"):
            settled = found.over(settled)
        else:
            wrong.append((line, f"'{key}' must be {KEYS[key][0]}"))
    return settled, wrong


def _number_lines(text: str) -> dict[tuple[str, str], int]:
    """Map tables and their keys to their lines, which `tomllib` does not give."""
    numbers: dict[tuple[str, str], int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.match(_HEADER, line):
            table, key = (name.strip("\"'") for name in (header[1], header[2] or ""))
            numbers.setdefault((table, key), number)
        elif assigned := re.match(_ASSIGNMENT, line):
            numbers.setdefault((table, assigned[1].strip("\"'")), number)
    return numbers
