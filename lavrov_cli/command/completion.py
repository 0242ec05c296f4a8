"""What could come next on a command line, for shells: candidates as `value TAB description`, and the scripts that ask.

Not Typer's own completion: its zsh script evaluates help text, and a question that holds `$(command)` would run it.
Here values and descriptions pass a whitelist of characters, and no script evaluates them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from .. import address
from ..model import Transcript
from ..output.render import Format
from ..source import files
from .collection import choose_paths
from .options import Color, Shell, Side, list_options

SCRIPTS = {
    "bash": """\
_lavrov() {
    local IFS=$'\\n'
    mapfile -t COMPREPLY < <(lavrov complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    # The descriptions are shown when TAB lists the candidates (63 is `?`), and left out of what it inserts.
    if [ "${#COMPREPLY[@]}" -lt 2 ] || [ "$COMP_TYPE" != 63 ]; then
        COMPREPLY=("${COMPREPLY[@]%%$'\\t'*}")
    else
        COMPREPLY=("${COMPREPLY[@]/$'\\t'/  }")
    fi
}
complete -o default -o nosort -F _lavrov lavrov
""",
    "zsh": """\
#compdef lavrov
_lavrov() {
    local -a values lines
    local value text
    while IFS=$'\\t' read -r value text; do
        values+=("$value")
        lines+=("$value${text:+  $text}")
    done < <(lavrov complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)
    if (( $#values )); then
        compadd -V lavrov -l -d lines -a values
    else
        _files
    fi
}
# Called by zsh itself when it comes from fpath, sourced otherwise.
if [ "$funcstack[1]" = _lavrov ]; then
    _lavrov "$@"
else
    compdef _lavrov lavrov
fi
""",
    "fish": """\
function __lavrov
    set -l lines (lavrov complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)
    if test (count $lines) -gt 0
        printf '%s\\n' $lines
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c lavrov -f -k -a '(__lavrov)'
""",
}

_VALUE = re.compile(r"[\w.,/+-]+")
_UNSHOWN = re.compile(r"[^\w .,:;?!–—’“”-]")
_LONGEST = 70
_CHOICES: dict[str, type[StrEnum]] = {
    "-f": Format,
    "--format": Format,
    "--color": Color,
    "-p": Side,
    "--part": Side,
    "completion": Shell,
}
"""What may follow an option, or a command, that takes one of a few words."""
_FREE = ("-t", "--transcripts", "--file", "--encoding")
"""Options whose values the shell completes by itself, or nobody."""


class Offer(NamedTuple):
    """Something that could come next."""

    value: str
    description: str = ""


def to_lines(candidates: Iterable[Offer], typed: str) -> Iterator[str]:
    """Yield the candidates that go on from what is typed, a line each; a value with odd characters is not offered."""
    for value, description in candidates:
        if value.startswith(typed) and _VALUE.fullmatch(value):
            yield f"{value}\t{_UNSHOWN.sub('', description)[:_LONGEST]}\n"


def find_candidates(commands: Mapping[str, Callable[..., int]], before: Sequence[str], typed: str) -> Iterator[Offer]:
    """Find what could come next.

    Args:
        commands: those that are offered, by name.
        before: the words already typed.
        typed: the beginning of the next one.

    Raises:
        LavrovError: the transcripts that the words name cannot be read.
    """
    if not before:
        return _describe({name: command.__doc__ or "" for name, command in commands.items()})
    command, last = before[0], before[-1]
    if last in _CHOICES:
        return _describe(dict.fromkeys(_CHOICES[last], ""))
    if last in _FREE:
        return iter(())
    if typed.startswith("-"):
        return _describe(_list_options(commands, command))
    if last == "--in":
        return _list_names(_load(before))
    return _list_addresses(_load(before)) if command == "show" else iter(())


def _load(before: Sequence[str]) -> list[Transcript]:
    """Load what can be read of what the words name, in the order of date and name."""
    paths = [value for option, value in pairwise(before) if option in ("-t", "--transcripts")]
    loaded = files.load_each(files.find_files(choose_paths(paths)))
    return sorted((item for item in loaded if isinstance(item, Transcript)), key=Transcript.order)


def _list_options(commands: Mapping[str, Callable[..., int]], command: str) -> dict[str, str]:
    """Map the options of a command to their help."""
    return list_options(commands[command]) | {"--help": "Show the options."} if command in commands else {}


def _list_names(transcripts: Iterable[Transcript]) -> Iterator[Offer]:
    """Yield each transcript's name with its title."""
    return (Offer(transcript.name, transcript.title) for transcript in transcripts)


def _list_addresses(transcripts: Sequence[Transcript]) -> Iterator[Offer]:
    """Yield the address of each pair with its question."""
    for transcript in transcripts:
        for pair in transcript.pairs:
            place = address.format_pair(transcript, pair, named=len(transcripts) > 1)
            yield Offer(place, pair.question_text())


def _describe(helps: Mapping[str, str]) -> Iterator[Offer]:
    """Yield each name with the first sentence of its help."""
    return (Offer(name, text.split(".")[0]) for name, text in helps.items())
