"""Query interview transcripts: what was asked, what was said, where, and was it said exactly so.

    >>> from lavrov_cli import check, load, search
    >>> hits = search(load("folder"), "frozen assets")

Everything is loaded when it is first used, so that the command line starts without what it does not need. What can go
wrong is in `errors`, all of it a `LavrovError`.

Architecture. Data goes one way, from room to room; each takes one type and gives the next, and imports only what is
before it (`tests/test_layers.py`):

    bytes -source-> Transcript -phrase-> [Hit] -output-> text -command-> exit code
                              `-quotation-> Verdict -'

The modules beside the rooms are the ground floor: values, errors, addresses, languages, folding, safe text.

One file: `source.files` reads bytes, `containers` or `texts` make a `Document` of them, lines without what nobody said;
`times` takes times out, `marks` finds the lines that may begin a turn in any style, `headers` what is none, `speakers`
decides which do, `roles` who asks where no label says so, `dialogue` reads what has no labels; `readings` chooses
between them, `turns` cuts, `pairs` makes the whole.

One phrase: `command.commands.search` gathers transcripts, `phrase.passages` joins each answer to one text, `query` says
what the words there can match, `index` where that can be enough, `align` how well it is, `search` keeps the best,
`sentences` cuts out what is shown, `output.render` writes it. A quotation goes to `quotation.verdict`, which asks
`exact`, then `nearest` and `splice`.

    to change               go to                             to change     go to
    a language              languages.py, tests/languages     a key         output/rows.py
    a container             source/containers/NAME.py         a format      output/NAME.py, output/render.py
    a style of marks        source/marks.py, STYLES           settings      source/settings.py
    who begins a turn       source/speakers.py, RULES         who asks      source/roles.py
    how files are found     source/files.py                   an option     command/options.py
    the score               phrase/align.py, query.py         a command     command/commands.py
    what is typography      quotation/comparison.py           an exit code  errors.py
    what a word is          words.py                          citations     output/citations.py
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from . import errors
    from .api import check, load, parse, search, to_rows
    from .model import Hit, Pair, Span, Transcript, Turn, Verdict

__all__ = [
    "Hit",
    "Pair",
    "Span",
    "Transcript",
    "Turn",
    "Verdict",
    "__version__",
    "check",
    "errors",
    "load",
    "parse",
    "search",
    "to_rows",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    if name == "errors":
        return import_module(".errors", __name__)
    room = import_module(".model" if name[0].isupper() else ".api", __name__)
    found: object = getattr(room, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """List the public names, also those that are not loaded yet."""
    return __all__
