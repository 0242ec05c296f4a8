"""Small turns of phrase that several formats share: dates, plurals, speakers, citations."""

from collections.abc import Iterator, Sequence

from .. import address
from ..address import Selection
from ..model import MOST_PLACES, Hit, Transcript, Verdict
from ..safe import safe_line
from ..words import list_mixed

_MONTHS = "January February March April May June July August September October November December".split()
FIRST_PLACES = 5
"""Places of a quotation that are named before the rest is counted."""
MOST_WORDS, FIRST_WORDS = 60, 8
"""Most words of a text that is cited whole; a longer one is cited by its first words."""


def day(published: str) -> str:
    """Write an ISO date as people do: `9 November 2025`; without a locale, so that it is the same everywhere."""
    if not published:
        return ""
    year, month, number = published[:10].split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def moment(published: str) -> str:
    """Write an ISO date with its time, if it has one: `9 November 2025, 13:48`."""
    return ", ".join(part for part in (day(published), published[11:]) if part)


def plural(number: int, noun: str) -> str:
    """Write `1 question`, `5 questions`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def cite_hit(hit: Hit) -> str:
    """Write the citation of a hit's text."""
    place = address.format_hit(hit, named=True)
    return cite([hit.text], hit.speaker, hit.transcript, place, time=hit.time)


def cite_verdict(verdict: Verdict) -> str:
    """Write the citation of the text that confirms a quotation; nothing if none does."""
    return cite_hit(verdict.hit) if verdict.hit and verdict.is_confirmed() else ""


def cite_selection(selection: Selection, part: str = "") -> str:
    """Write the citation of what `show` gives: the answer's, if there is one; nothing where nothing was said."""
    transcript, pair, first, last = selection
    said = [
        paragraph for paragraph in address.select_paragraphs(selection, part) if part or paragraph.part != "question"
    ]
    said = said or list(address.select_paragraphs(selection, part))
    if not said:
        return ""
    place = address.format_pair(transcript, pair, named=True)
    place += f".{first}" if first else ""
    place += f"-{pair.number}.{last}" if last > first else ""
    return cite([paragraph.text for paragraph in said], said[0].speaker, transcript, place, time=said[0].time)


def note(verdict: Verdict, *, named: bool) -> str:
    """Say why a quotation is refused, whose words they are, what its marks hide and put in, and where else it is."""
    hidden = [f"left out {plural(len(text.split()), 'word')}: “{text}”" for text in verdict.omitted]
    put_in = [f"put in “{text}”" for text in verdict.added if text not in verdict.omitted]
    turned = f"changes a negation: {', '.join(f'“{word}”' for word in verdict.negations)}" if verdict.negations else ""
    remarks = [
        verdict.reason,
        turned,
        *_say_mixed(verdict),
        _say_whose(verdict),
        *hidden,
        *put_in,
        _say_where_else(verdict, named=named),
    ]
    return "; ".join(filter(None, remarks))


def _say_mixed(verdict: Verdict) -> Iterator[str]:
    """Name the letters by which words differ that look the same."""
    if verdict.is_confirmed():
        return
    for owner, text in (("quotation", verdict.quotation), ("text", verdict.hit.text if verdict.hit else "")):
        for script, letter, word in list_mixed(text)[:1]:
            yield f"the {owner} has a {script} “{letter}” in “{word}”"


def _say_where_else(verdict: Verdict, *, named: bool) -> str:
    """Say how often a quotation was said, and where, if it was more than once."""
    places = [address.format_hit(hit, named=named) for hit in verdict.places]
    if len(places) < 2:
        return ""
    apart = list(dict.fromkeys(places))
    more = f" and {len(apart) - FIRST_PLACES} more" if len(apart) > FIRST_PLACES else ""
    often = f"{len(places)} times or more" if len(places) == MOST_PLACES else f"{len(places)} times"
    return f"said {often}: {', '.join(apart[:FIRST_PLACES])}{more}"


def _say_whose(verdict: Verdict) -> str:
    """Say that words are the asker's, or a headline's; of an answer, nothing."""
    hit = verdict.hit if verdict.kind != "absent" else None
    if hit is None or hit.part == "answer":
        return ""
    if hit.part == "question":
        return "words of the question"
    return "" if hit.speaker else "words of the opening, which nobody is said to have spoken"


def cite(paragraphs: Sequence[str], speaker: str, transcript: Transcript, place: str, *, time: str = "") -> str:
    """Write `“…” — Sergey Lavrov, interview with RIA Novosti, published 9 November 2025 [NAME/3.1, 0:12:03]`.

    It is made of what the transcript holds; what is not known is left out. A text of more than MOST_WORDS is cited by
    its FIRST_WORDS; the last ones too would make a sentence that nobody said.
    """
    words = safe_line(" ".join(paragraphs)).split(" ")
    text = " ".join(words) if len(words) <= MOST_WORDS else f"{' '.join(words[:FIRST_WORDS])} …"
    when = f"published {day(transcript.published)}" if transcript.published else ""
    facts = ", ".join(fact for fact in (safe_line(speaker), _occasion(transcript.title, speaker), when) if fact)
    said = f"“{text}” — {facts}" if facts else f"“{text}”"
    return f"{said} [{safe_line(place)}, {safe_line(time)}]" if time else f"{said} [{safe_line(place)}]"


def _occasion(title: str, speaker: str) -> str:
    """Leave out of a title what the citation says anyway: of `Ann Lee’s talk with X.` it keeps `talk with X`."""
    _, found, rest = title.partition(f"{speaker}’s ") if speaker else ("", "", "")
    return safe_line(rest if found else title).rstrip(".")
