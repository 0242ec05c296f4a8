"""The words of languages: each word of each language does what its field says, and has an example that shows it.

`tests/languages/NAME.txt` holds the examples of one language, one for each word in the order of the words: the field, a
TAB, and the example.
"""

import re
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

import pytest

from lavrov_cli import check
from lavrov_cli.languages import LANGUAGES, Language
from lavrov_cli.model import Span
from lavrov_cli.phrase import sentences
from lavrov_cli.quotation.negation import list_negations
from lavrov_cli.source import dates, labels, speakers
from lavrov_cli.source.pairs import parse

EXAMPLES = {
    path.stem: [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    for path in sorted((Path(__file__).parent / "languages").glob("*.txt"))
}


def kind(example: str) -> str:
    """What the label of a line is; nothing if it has none."""
    (found,) = [*(candidate.label.kind for candidate in labels.read([example])), ""][:1]
    return found


def answerers(text: str, pair: int = 0) -> list[str]:
    """Who speaks in an answer."""
    return [turn.speaker for turn in parse(text, name="t", path="t").pairs[pair].answer]


def begins_a_turn_once(example: str) -> bool:
    """Whether a line in an answer, whose label recurs nowhere, is somebody's turn."""
    return len(answerers(f"Question: One?\nAnn Lee: Yes.\n{example}\nQuestion: Two?\nAnn Lee: No.\n")) > 1


def begins_a_sentence(example: str) -> bool:
    """Whether a line is no turn, although its label recurs and came first after a question once."""
    text = (
        f"Question: One?\n{example}\nQuestion: Two?\nAnn Lee: Yes.\n{example}\n{example}\nQuestion: So?\nAnn Lee: No.\n"
    )
    return answerers(text, 1) == ["Ann Lee"]


def is_nobodys_short_name(example: str) -> bool:
    """Whether the last word of a label is another speaker than the label."""
    short = example.rsplit(maxsplit=1)[-1]
    found = list(labels.read([f"{example}: Yes.", f"{short}: Yes."]))
    return set(speakers.name_speakers(found).values()) == {example, short}


FIELDS: dict[str, Callable[[str], bool]] = {
    "askers": lambda example: kind(example) == "asker",
    "answerers": lambda example: len(answerers(f"{example}\nQuestion: One?\n{example}\n{example}\n")) == 2,
    "askers_last": lambda example: kind(example) == "asker",
    "asker_labels": lambda example: kind(example) == "asker",
    "replies": lambda example: answerers(f"Question: One?\n{example}\n") == [example.split(":")[0]],
    "asked_by": lambda example: kind(example) == "asker",
    "numbered": lambda example: kind(example) == "asker",
    "about": lambda example: kind(example) != "asker",
    "links": lambda example: kind(example) == "name",
    "joining": lambda example: kind(example) == "name" and not begins_a_turn_once(example),
    "starters": begins_a_sentence,
    "roles": begins_a_turn_once,
    "offices": is_nobodys_short_name,
    "months": lambda example: dates.find_date([example]) == f"2024-{int(example.split('=')[1]):02}-03",
    "year_words": dates.is_alone,
    "date_links": dates.is_alone,
    "date_marks": dates.is_alone,
    "abbreviations": lambda example: sentences.around(example, Span(0, 1)) == (0, len(example)),
    "says": lambda example: (
        check(parse("Question: Well?\nAnn Lee: Not now, never.\n"), example).kind in ("verbatim", "typography")
    ),
    "negations": lambda example: len(list_negations(example)) == 1,
    "numbered_things": lambda example: sentences.around(example, Span(0, 1)) == (0, len(example)),
    "credits": lambda example: (
        parse(f"{example}\nOn Bridges\nQuestion: Why?\n", name="t", path="t").title == "On Bridges"
    ),
}


def name(language: Language) -> str:
    return language.name.lower()


def test_each_field_and_each_language_has_examples() -> None:
    assert ("name", *FIELDS) == Language._fields
    assert [*EXAMPLES] == sorted(map(name, LANGUAGES))


@pytest.mark.parametrize("language", EXAMPLES)
def test_each_example_is_read_so(language: str) -> None:
    assert [example for example in EXAMPLES[language] if not FIELDS[example[0]](example[1])] == []


@pytest.mark.parametrize("language", LANGUAGES, ids=name)
def test_each_word_has_its_example(language: Language) -> None:
    for field in FIELDS:
        wanted: str = getattr(language, field)
        words = wanted.split(",") if field == "asker_labels" else wanted.replace(",", " ").split()
        examples = [example for of, example in EXAMPLES[name(language)] if of == field]
        if field == "date_marks":
            words = [".*".join(words)] if words else []
        unlike = [
            (word, example)
            for word, example in zip_longest(words, examples, fillvalue="")
            if not re.search(word.strip(), example, re.IGNORECASE)
        ]
        assert unlike == []
