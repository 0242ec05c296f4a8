"""Fuzzing with Atheris (pip install atheris): no input of any kind may end in anything but a value or our own error.

    python tests/fuzz.py [loader|address|search|check|article] [-max_total_time=SECONDS] [CORPUS_FOLDER]

Without a name each run of the fuzzer tries all of them. What is found stays as a file `crash-…` in the current folder.
"""

import sys
from contextlib import suppress

import atheris

with atheris.instrument_imports(include=["lavrov_cli"]):
    from lavrov_cli import address
    from lavrov_cli.errors import LavrovError
    from lavrov_cli.model import Transcript
    from lavrov_cli.output import render
    from lavrov_cli.output.render import Format
    from lavrov_cli.output.view import View
    from lavrov_cli.phrase import passages
    from lavrov_cli.phrase.index import Index
    from lavrov_cli.phrase.query import Query, list_typed
    from lavrov_cli.phrase.search import Search, SearchOptions
    from lavrov_cli.quotation import article
    from lavrov_cli.quotation.verdict import check
    from lavrov_cli.safe import safe
    from lavrov_cli.source import encodings
    from lavrov_cli.source.pairs import parse

TALK = """\
Interview on the bridge, 3 March 2024
Question: Will the harbour bridge open this spring?
Ann Lee: The bridge opens on 1 May. It cost 3,000 … or so.
We have tested every cable twice, and the “old quay” stays open.
Question: Why?
Bo Dahl: Because the crew is paid.
"""
KNOWN = parse(TALK, name="talk", path="talk.txt")
PREPARED = passages.prepare(KNOWN)


def loader(data: bytes) -> None:
    """Any bytes are refused, or give a transcript that each format can write, and `show` so that it reads back."""
    text = encodings.decode(data, path="fuzz")
    transcript = parse(text, name="fuzz", path="fuzz")
    everything = list(address.select_all(transcript))
    for form in Format:
        written = "".join(render.selections(everything, form, View(cite=True)))
        assert not any(character in written for character in "\x1b\x07\x9b\u202e\r"), form
    if safe(text) != text:
        return  # a hidden character is shown as a visible one, and may make another label of it
    printed = "".join(render.selections(everything, Format.PLAIN, View()))
    assert len(parse(printed, name="fuzz", path="fuzz").pairs) == len(transcript.pairs)


def address_(data: bytes) -> None:
    """Any argument names something or is refused."""
    for selection in address.choose([KNOWN], data.decode("utf-8", "surrogateescape")):
        assert isinstance(selection.transcript, Transcript)
        assert list(address.select_paragraphs(selection)) or not selection.pair.answer


def search_(data: bytes) -> None:
    """Any phrase gives hits with spans in their texts; any text that can be indexed is searched."""
    text = data.decode("utf-8", "replace")
    search = Search(text, SearchOptions(min_score=0))
    search.look(PREPARED)
    for hit in search.hits():
        assert 0 <= hit.score <= 100
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.spans)
    phrase, _, other = text.partition("\n")
    for place in Index([other, phrase]).find_near(Query(list_typed(phrase)), min_score=50):
        assert place.spans


def check_(data: bytes) -> None:
    """Any quotation gets a verdict; what is verbatim has no difference."""
    verdict = check(PREPARED, data.decode("utf-8", "replace"))
    assert not verdict.difference or verdict.kind == "differs"
    assert verdict.hit or verdict.kind in ("absent", "differs")


def article_(data: bytes) -> None:
    """Any article gives quotations with lines that it has."""
    text = data.decode("utf-8", "replace")
    for line, quotation in article.find_quotations(text):
        assert 1 <= line <= text.count("\n") + 1
        assert quotation


TARGETS = {"loader": loader, "address": address_, "search": search_, "check": check_, "article": article_}


def main() -> None:
    names = [argument for argument in sys.argv[1:] if argument in TARGETS]
    targets = [TARGETS[name] for name in names] or list(TARGETS.values())

    def run(data: bytes) -> None:
        for target in targets:
            with suppress(LavrovError):
                target(data)

    atheris.Setup([argument for argument in sys.argv if argument not in TARGETS], run)
    atheris.Fuzz()


main()
