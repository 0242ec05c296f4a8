"""Query interview transcripts: what was asked, what was said, where, and was it said exactly so.

    >>> from lavrov_cli import check, load, search, to_rows
    >>> transcripts = load("folder")
    >>> hits = search(transcripts, "frozen assets")
    >>> check(transcripts, "the frozen assets of the Russian Federation").kind
    'verbatim'

Everything is loaded when it is first used, so that the command line starts without what it does not need.
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
