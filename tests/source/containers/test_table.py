"""Tables: the columns of speaker and text are found by name, or by what is in them."""

import pytest

from lavrov_cli.errors import ParseError
from lavrov_cli.source.containers.table import read
from lavrov_cli.source.document import Known

LONG = "this is a rather long sentence"


@pytest.mark.parametrize(
    ("text", "lines", "known"),
    [
        ("speaker,text\nAna,Why?\nBo,So.\n", ["Why?", "So."], [Known("Ana"), Known("Bo")]),
        (
            "start;Name;Words\n0:05;Ana;Why?;x\n65.5;Bo:;So.",
            ["Why?", "So."],
            [Known("Ana", "0:00:05"), Known("Bo", "0:01:05")],
        ),
        ('Говорящий\tТекст\nАня\t"А, и\nБ"', ["А, и", "Б"], [Known("Аня"), Known("Аня")]),
        ("speaker,text\nAna,Why&#8212;&amp;?", ["Why—&?"], [Known("Ana")]),
        ("who|answer\nAna|Why?\n\n|So.\nBo", ["Why?", "So."], [Known("Ana"), None]),
        ("question,answer\nWhy?,So.", ["Why?", "So."], [Known("Question"), Known("Answer")]),
        ("\ufeffSpeaker Label,Utterance\nAna,Why?", ["Why?"], [Known("Ana")]),
        (f"Ana,{LONG}\nBo,{LONG}\nAna,{LONG}\n", [LONG] * 3, [Known("Ana"), Known("Bo"), Known("Ana")]),
        (f"0:01\tAna\t{LONG}\n0:02\tAna\t{LONG}", [LONG] * 2, [Known("Ana", "0:00:01"), Known("Ana", "0:00:02")]),
    ],
)
def test_rows(text: str, lines: list[str], known: list[Known | None]) -> None:
    document = read(text, "a.csv")
    assert document.lines == lines
    assert [document.known.get(row) for row in range(len(lines))] == known


def test_numbers_are_those_of_the_file() -> None:
    assert read('speaker,text\nAna,"a\nb"\n\nBo,c', "a.csv").numbers == [2, 2, 5]


def test_what_was_said_is_in_the_longest_column_whatever_its_name() -> None:
    said = [f"This is what was said as number {at} and is long." for at in range(3)]
    rows = "".join(f"Ana,{at},{text}\n" for at, text in enumerate(said))
    assert read(f"name,page,commentFull\n{rows}", "a.csv").lines == said
    with pytest.raises(ParseError, match="columns seen: name, one, two"):
        read(f"name,one,two\nAna,{said[0]},{said[1]}\nBo,{said[1]},{said[2]}\n", "a.csv")


def test_a_tsv_is_cut_at_tabs_whatever_else_is_there() -> None:
    assert read("speaker\ttext, or so; x\tcontent\nAna\tx\tWhy?", "A.TSV").lines == ["Why?"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "columns seen: none"),
        ("\n \n", "columns seen: none"),
        ("id,colour\n1,red\n2,blue", "columns seen: id, colour"),
        ("speaker\nAna", "columns seen: speaker"),
        ("text,colour\nx,y", "columns seen: text, colour"),
        ("a,b,c,d\n1,2,3,4\n1,2,3,4", "columns seen: a, b, c, d"),
        ("a,b\n1,2\na,b,c,d\na,b,c,d\na,b,c,d", "columns seen"),
        (f"Ana,{LONG}\nBo,{LONG}", "columns seen"),
        (f",{LONG}\n,{LONG}", "columns seen"),
        ("Ana,short\nAna,short", "columns seen"),
        ('speaker,text\nAna,"' + "x" * 200_000, "not a table"),
    ],
)
def test_refused(text: str, reason: str) -> None:
    with pytest.raises(ParseError, match=reason):
        read(text, "a.csv")
