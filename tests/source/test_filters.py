"""Filters: lenient in spelling, strict about nonsense, and honest about what they emptied."""

import pytest

from lavrov_cli.errors import EmptiedError, LavrovError
from lavrov_cli.model import Transcript
from lavrov_cli.source.filters import Filters, Sieve


def narrow(transcripts: list[Transcript], filters: Filters) -> list[Transcript]:
    sieve = Sieve(filters)
    kept = [transcript for transcript in transcripts if sieve.keeps(transcript)]
    sieve.check_rest()
    return kept


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(), ["2024-03-03-harbour", "tower"]),
        (Filters(since="2024"), ["2024-03-03-harbour"]),
        (Filters(since="2024-03-03", until="2024-03-03"), ["2024-03-03-harbour"]),
        (Filters(until="2024-03"), ["2024-03-03-harbour"]),
        (Filters(within="HARBÓUR GAZETTE"), ["2024-03-03-harbour"]),
        (Filters(within="tow"), ["tower"]),
        (Filters(speaker="ann  lee"), ["2024-03-03-harbour"]),
        (Filters(speaker="moe"), ["tower"]),
    ],
)
def test_keeps(harbour: Transcript, tower: Transcript, filters: Filters, kept: list[str]) -> None:
    assert [transcript.name for transcript in narrow([harbour, tower], filters)] == kept


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        (Filters(since="2025"), "nothing left: --since 2025 fits none of 2 transcripts"),
        (Filters(until="2023-12"), "nothing left: --until 2023-12 fits none of 2 transcripts"),
        (
            Filters(since="2024", within="tower"),
            "nothing left: --in tower fits none of the one transcript, 2024-03-03-harbour",
        ),
        (Filters(speaker="Zoe\x1b"), "nothing left: --speaker Zoe␛ fits none of 2 transcripts"),
    ],
)
def test_says_which_filter_emptied_the_result(
    harbour: Transcript, tower: Transcript, filters: Filters, message: str
) -> None:
    with pytest.raises(EmptiedError) as caught:
        narrow([harbour, tower], filters)
    assert str(caught.value) == message


@pytest.mark.parametrize("value", ["24", "2024-13", "2024-02-30", "2024-1-1", "yesterday", "２０２４", "2024-"])
def test_refuses_what_is_no_date(harbour: Transcript, value: str) -> None:
    with pytest.raises(LavrovError, match=f"--since {value}: no such date; write 2025, 2025-11 or 2025-11-09"):
        narrow([harbour], Filters(since=value))
