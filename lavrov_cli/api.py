"""What other programs import from `lavrov_cli`: transcripts in, values and rows out; nothing is printed."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from .errors import ParseError
from .model import Hit, Part, Transcript, Verdict
from .output.rows import Row
from .source.pairs import list_names, parse

__all__ = ["check", "load", "parse", "search", "to_rows"]

Path = str | os.PathLike[str]
Record = Transcript | Hit | Verdict


def load(
    paths: Path | Iterable[Path] | None = None,
    *,
    errors: Literal["raise", "skip"] = "raise",
    encoding: str = "",
    asker: str | Iterable[str] = (),
) -> list[Transcript]:
    """Load transcripts from files and folders.

    Args:
        paths: a file, a folder (all files of a kind that is read, at any depth), `-` for standard input, or several of
            them; None for the bundled interview.
        errors: `raise` at the first file that is no transcript, or `skip` those.
        encoding: of files that are not UTF-8, such as `cp1251`.
        asker: part of the name of one who asks, where no label says so, or of several.

    Returns:
        The transcripts in the order of date and name, each name unique.

    Raises:
        LoadError: a file cannot be read or decoded; only if `errors` is `raise`.
        ParseError: no question in a file; likewise.
        LavrovError: no encoding of that name.
        ValueError: `errors` is something else.
    """
    from .source import encodings, files

    _check_choice("errors", errors, ("raise", "skip"))
    encodings.check_encoding(encoding)
    paths = files.bundled() if paths is None else paths
    given = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    found: list[Transcript] = []
    for result in files.load_each(
        files.find_files([os.fspath(path) for path in given]), encoding=encoding, askers=list_names(asker)
    ):
        if isinstance(result, Transcript):
            found.append(result)
        elif isinstance(result, ParseError) and errors == "raise":
            raise result
    return sorted(found, key=Transcript.order)


def search(
    transcripts: Transcript | Iterable[Transcript],
    phrase: str,
    *,
    parts: Part | Iterable[Part] = ("opening", "question", "answer"),
    min_score: float | None = None,
    exact: bool = False,
    limit: int | None = None,
) -> list[Hit]:
    """Find a phrase, however it was typed: mistyped, inflected, begun, joined or taken apart, in another order.

    Args:
        transcripts: where to search.
        phrase: some words; case, diacritics, quotation marks, dashes and blanks do not matter.
        parts: which parts of the transcripts.
        min_score: least score, 0 to 100; None for the default of the command line.
        exact: only these words, adjacent, in this order.
        limit: how many hits, the best; None for all.

    Returns:
        Hits with the best score first, ties in the order of the transcripts. A hit's text is its sentence; its
        spans are half-open ranges of characters of that text.

    Raises:
        PhraseError: no word in the phrase, or too many.
        ValueError: no such part, a score beyond 0 to 100, a limit below 1.
    """
    from .phrase import passages
    from .phrase.search import DEFAULT, Search, SearchOptions

    parts = [parts] if isinstance(parts, str) else list(parts)
    for part in parts:
        _check_choice("parts", part, passages.ALL_PARTS)
    if limit is not None and limit < 1:
        raise ValueError(f"limit is 1 or more, not {limit}")
    if min_score is not None and not 0 <= min_score <= 100:
        raise ValueError(f"min_score is 0 to 100, not {min_score}")
    least = DEFAULT.min_score if min_score is None else min_score
    found = Search(phrase, SearchOptions(min_score=least, exact=exact, limit=limit))
    for number, transcript in enumerate(_list_transcripts(transcripts)):
        found.look(passages.prepare(transcript, parts=parts, by_speaker=True, order=(number,)))
    return found.hits()


def check(transcripts: Transcript | Iterable[Transcript], quotation: str, *, speaker: str = "") -> Verdict:
    """Compare a quotation with what was said, word for word.

    Args:
        transcripts: where it should have been said.
        quotation: the words; `…` and `[…]` mark words left out, `[Russia]` words put in or replaced.
        speaker: words of the name of who must have said it; empty for anybody.

    Returns:
        The verdict: `verbatim`, `typography` (only case at the start, quotation marks, dashes, ellipses, blanks, final
        punctuation or ё differ), `differs` or `absent`.

    Raises:
        PhraseError: no word in the quotation, or too many.
    """
    from .phrase.passages import prepare
    from .quotation.verdict import Check

    progress = Check(quotation, speaker=speaker)
    for number, transcript in enumerate(_list_transcripts(transcripts)):
        progress.look(prepare(transcript, order=(number,)))
    return progress.judge()


def to_rows(
    records: Record | Iterable[Record], *, each: Literal["transcript", "pair", "paragraph"] = "transcript"
) -> list[Row]:
    """Turn values into rows for `pandas.DataFrame`, `csv.DictWriter` or `json.dumps`, with the README's keys.

    Args:
        records: hits (the keys of `search`), verdicts (`check`), or transcripts.
        each: what a row is of transcripts: `transcript` (the keys of `info`), `pair` (`list`), `paragraph` (`show`).

    Raises:
        TypeError: a record of another kind.
        ValueError: `each` is something else.
    """
    _check_choice("each", each, ("transcript", "pair", "paragraph"))
    return [
        row for record in ([records] if isinstance(records, Record) else records) for row in _make_rows(record, each)
    ]


def _list_transcripts(transcripts: Transcript | Iterable[Transcript]) -> list[Transcript]:
    """Return transcripts as a list; a single one could be iterated over too, being a tuple."""
    found = [transcripts] if isinstance(transcripts, Transcript) else list(transcripts)
    for other in found:
        if not isinstance(other, Transcript):
            raise TypeError(f"{type(other).__name__} is no transcript; give what load or parse returned")
    return found


def _check_choice(name: str, value: str, choices: Sequence[str]) -> None:
    if value not in choices:
        raise ValueError(f"{name}: {value!r} is none of {', '.join(choices)}")


def _make_rows(record: object, each: str) -> Iterator[Row]:
    from .address import select_all
    from .output import rows
    from .output.records import Finding, Question

    if isinstance(record, Hit):
        yield rows.hit(record)
    elif isinstance(record, Verdict):
        yield rows.verdict(Finding(record))
    elif not isinstance(record, Transcript):
        raise TypeError(f"no rows are made of {type(record).__name__}, only of transcripts, hits and verdicts")
    elif each == "pair":
        yield from (rows.question(Question(record, pair)) for pair in record.pairs)
    elif each == "paragraph":
        yield from (row for selection in select_all(record) for row in rows.selection(selection))
    else:
        yield rows.transcript(record)
