"""Addresses: what a person may type, what it names, and what the error says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavrov_cli import address
from lavrov_cli.errors import AddressError
from lavrov_cli.model import Transcript


def chosen(transcripts: list[Transcript], typed: str) -> list[str]:
    """Write selections as `pair` or `pair.first-last`, with the name's first letter."""
    return [
        f"{s.transcript.name[0]}{s.pair.number}" + (f".{s.first}-{s.last}" if s.first else "")
        for s in address.choose(transcripts, typed)
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1", ["21"]),
        ("2.1", ["22.1-1"]),
        ("1-2", ["21", "22"]),
        ("0-", ["20", "21", "22"]),
        ("2-", ["22"]),
        ("0", ["20"]),
        ("0.2", ["20.2-2"]),
        ("1.1-1.2", ["21.1-2"]),
        ("2.2-", ["22.2-2"]),
        ("2,1", ["22", "21"]),
        ("2 1 , 2", ["22", "21", "22"]),
        ("harb/2.1", ["22.1-1"]),
        ("HARBOUR/1,2", ["21", "22"]),
        ("2024-03-03-harbour/", ["20", "21", "22"]),
    ],
)
def test_reads(harbour: Transcript, typed: str, expected: list[str]) -> None:
    assert chosen([harbour], typed) == expected


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (typed, f"'{typed}' is no address; write 3, 3.2, 2-4, 4-, 0 (the opening) or NAME/3")
        for typed in (
            "",
            "a",
            "1a",
            "0x1",
            "1e0",
            "1_0",
            "*",
            "½",
            "٣",
            "１２",
            "²",
            "1--2",
            "-1",
            "1.",
            ".1",
            "9" * 10,
        )
    ]
    + [
        ("1,", "'' is no address; write 3, 3.2, 2-4, 4-, 0 (the opening) or NAME/3"),
        ("1,x", "'x' is no address; write 3, 3.2, 2-4, 4-, 0 (the opening) or NAME/3"),
        ("00", None),
        ("3", "3: no such question; the last is 2 (see lavrov list)"),
        ("2-1", "2-1: the range runs backwards; write 1-2"),
        ("3-", "3: no such question; the last is 2 (see lavrov list)"),
        ("1-2.2", "1-2.2: a range of paragraphs needs both ends, such as 1.1-1.2"),
        ("1.1-2", "1.1-2: write the pair at both ends, 1.1-1.2"),
        ("1.1-2.1", "1.1-2.1: a range of paragraphs stays in one pair, such as 1.1-1.2"),
        ("1.2-1.1", "1.2-1.1: the range runs backwards; write 1.1-1.2"),
        ("1.0", "1.0: no such paragraph; 1 has 2 (from 1)"),
        ("1.3", "1.3: no such paragraph; 1 has 2 (from 1)"),
        ("0.9", "0.9: no such paragraph; the opening has 2 (from 1)"),
        ("tower/1", "tower/1: no transcript's name holds 'tower'; there is 2024-03-03-harbour"),
        ("../../etc/passwd", "'../../etc/passwd' is no address; write 3, 3.2, 2-4, 4-, 0 (the opening) or NAME/3"),
    ],
)
def test_refuses(harbour: Transcript, typed: str, message: str | None) -> None:
    if message is None:
        assert chosen([harbour], typed) == ["20"]
        return
    with pytest.raises(AddressError) as caught:
        chosen([harbour], typed)
    assert str(caught.value) == message


def test_a_range_beyond_the_end_gives_what_there_is_and_then_says_so(harbour: Transcript) -> None:
    found = address.choose([harbour], "2-9")
    assert next(found).pair.number == 2
    with pytest.raises(AddressError, match="2-9: no such question as 9; the last is 2"):
        next(found)


def test_without_opening_there_is_no_number_0() -> None:
    from lavrov_cli.source.pairs import parse

    bare = parse("Question: Why?\nAnn Lee: Because.\n", name="bare", path="bare.txt")
    assert chosen([bare], "bare/") == ["b1"]
    with pytest.raises(AddressError, match="0: there is no opening in bare; questions are numbered from 1"):
        chosen([bare], "0")


def test_several_transcripts_need_a_name(harbour: Transcript, tower: Transcript) -> None:
    both = [harbour, tower]
    assert chosen(both, "tow/1") == ["t1"]
    assert chosen(both, "tow/1,harb/2") == ["t1", "22"]
    with pytest.raises(AddressError, match=r"1: of which transcript\? write NAME/1 with 2024-03-03-harbour, tower"):
        chosen(both, "1")
    with pytest.raises(AddressError, match="r/1: 'r' fits 2 names: 2024-03-03-harbour, tower"):
        chosen(both, "r/1")


def test_a_whole_name_wins_over_a_part_of_another_and_may_hold_blanks_and_commas(harbour: Transcript) -> None:
    odd, longer = harbour._replace(name="a, b"), harbour._replace(name="a, b c")
    assert [s.transcript.name for s in address.choose([longer, odd], "a, b/1")] == ["a, b"]


def test_a_long_list_of_names_is_cut_with_its_number(harbour: Transcript) -> None:
    many = [harbour._replace(name=f"n{number}") for number in range(9)]
    with pytest.raises(AddressError, match="n0, n1, n2, n3, n4, and 4 more"):
        chosen(many, "1")


@given(st.text(max_size=12))
def test_never_fails_otherwise(typed: str) -> None:
    from lavrov_cli.source.pairs import parse

    transcript = parse("Question: Why?\nAnn Lee: Because.\nSo.\n", name="n", path="n")
    try:
        assert chosen([transcript], typed)
    except AddressError as error:
        assert "\n" not in str(error)
