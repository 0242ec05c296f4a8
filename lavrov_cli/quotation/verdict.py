"""Transcripts and a quotation to a verdict: was it said exactly so, by whom, and if not, what was said instead.

`pieces` splits a quotation; `index.Index` finds each piece; the pieces must follow each other in one passage;
`comparison` says what differs there.
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import accumulate, pairwise
from typing import NamedTuple

from .. import address
from ..errors import PhraseError
from ..model import Change, Hit, Span, Verdict
from ..phrase.index import CANDIDATES, MIN_SCORE, Match
from ..phrase.passages import Passage, Searchable, locate
from ..phrase.query import Query, list_typed
from ..phrase.search import SOME
from ..words import core, count
from ..words import names as fits
from .comparison import Kind, compare, diff, stretch, widen
from .pieces import Piece, list_added, list_interpretations

MAX_QUOTATION = 10_000
"""Characters of a quotation; a longer one is a transcript."""
FEWEST_SPLICED = 3
"""Least words on each side of a splice of two passages; fewer occur together by chance."""
MEANT = 80.0
"""Score from which on one changed passage is reported, even if the words could be spliced from two others."""
LONGEST_ALIGNED = 60
"""Words of a piece that is aligned as `search` does; of a longer one the words that agree are enough."""
LONGEST_MISTYPED = 8
"""Words of a piece that is looked for in spite of a slip in each word."""

_KINDS: tuple[Kind, ...] = ("verbatim", "typography", "differs")
_GAP = Change("same", "…")


class _Found(NamedTuple):
    """A passage that holds all pieces of a quotation in order."""

    passage: Passage
    pieces: Sequence[Piece]
    spans: tuple[Span, ...]
    """Of each piece, from the first word to the end of the last one."""
    kind: Kind


Place = tuple[int, int]
"""A passage: the number of its transcript, and its own."""


class _Near(NamedTuple):
    """The best span for a piece in a passage, and its score."""

    score: float
    span: Span


def check(searchables: Sequence[Searchable], quotation: str, *, speaker: str = "") -> Verdict:
    """Compare a quotation with what was said.

    Args:
        searchables: the transcripts, prepared.
        quotation: the words; quotation marks around them are dropped. `…`, `...`, `[…]` and `(…)` mark words left
            out, `[Russia]` words put in or replaced, `[T]he` for another case.
        speaker: words of the name of who must have said it; empty for anybody.

    Returns:
        verbatim: character for character, but for what is marked. typography: the same words; nothing but case at the
        start, quotation marks, dashes, ellipses, blanks, final punctuation, ё or invisible characters differ. differs:
        nearly this, or words of two passages or two persons, or of somebody else than demanded. absent: nothing that
        scores `index.MIN_SCORE` or more.

    Raises:
        PhraseError: no word in it, or more than MAX_QUOTATION characters.
    """
    if len(quotation) > MAX_QUOTATION:
        raise PhraseError(f"the quotation has {len(quotation):,} characters, at most {MAX_QUOTATION:,} are checked")
    readings = list_interpretations(quotation.strip())
    found = [place for pieces in readings for each in searchables for place in _find_passages(each, pieces)]
    found = found or [place for each in searchables for place in _find_numbers(each, readings[-1])]
    if found:
        return _judge(quotation, min(found, key=lambda passage: _rank(passage, speaker)), speaker)
    pieces = readings[-1]
    near = _find_nearest(searchables, quotation, pieces, speaker)
    verdict = _find_seam(searchables, quotation, pieces, speaker, near) or near
    return verdict._replace(added=list_added(quotation, pieces))


def _find_passages(searchable: Searchable, pieces: Sequence[Piece]) -> Iterator[_Found]:
    """Yield the passages that hold all pieces in order, with no more words between them than their marks may hide."""
    places = [_group_by_text(searchable.texts.find_exact(list_typed(piece.text))) for piece in pieces]
    for doc, firsts in places[0].items():
        passage = searchable.passages[doc]
        for first in firsts:
            spans = _chain(passage.text, first, pieces[1:], [spans.get(doc, []) for spans in places[1:]])
            if spans:
                yield _compare_pieces(passage, pieces, spans)


def _compare_pieces(passage: Passage, pieces: Sequence[Piece], spans: Sequence[Span]) -> _Found:
    """Compare each piece with its span, and take into the spans what belongs to their first and last words."""
    kinds = [compare(piece.text, passage.text, span) for piece, span in zip(pieces, spans, strict=True)]
    return _Found(passage, pieces, tuple(widen(passage.text, span) for span in spans), max(kinds, key=_KINDS.index))


def _find_numbers(searchable: Searchable, pieces: Sequence[Piece]) -> Iterator[_Found]:
    """Yield the passages that hold a quotation whose numbers are cut or grouped otherwise than the text's."""
    text = pieces[0].text
    if len(pieces) > 1 or not any(map(str.isdigit, text)):
        return
    pattern = re.compile(r"[\W_]+".join(map(re.escape, re.findall(r"[^\W_]+", text))), re.IGNORECASE)
    spoken = [key for key in list_typed(text) if not any(map(str.isdigit, key))]
    for doc in searchable.texts.list_texts_with(spoken):
        passage = searchable.passages[doc]
        for found in pattern.finditer(passage.text):
            yield _compare_pieces(passage, pieces, (Span(*found.span()),))


def _group_by_text(places: Iterable[Match]) -> dict[int, list[Span]]:
    """Map each text to the spans found in it, in order."""
    grouped: dict[int, list[Span]] = {}
    for place in places:
        grouped.setdefault(place.doc, []).append(_cover(place))
    return grouped


def _chain(
    text: str, first: Span, pieces: Sequence[Piece], options: Sequence[Sequence[Span]]
) -> tuple[Span, ...] | None:
    """Extend to the nearest later span of each following piece; None if one is too far."""
    spans = [first]
    for piece, mine in zip(pieces, options, strict=True):
        at = bisect_left(mine, Span(spans[-1].end, 0))
        if at == len(mine) or count(text[spans[-1].end : mine[at].start]) > piece.room:
            return None
        spans.append(mine[at])
    return tuple(spans)


def _rank(found: _Found, speaker: str) -> tuple[bool, int, bool, int]:
    """Order passages: no objection, nearest, an answer, least hidden."""
    hidden = sum(after.start - before.end for before, after in pairwise(found.spans))
    unsaid = found.passage.paragraphs[0].part != "answer"
    return bool(_object(found.passage, found.spans, speaker)), _KINDS.index(found.kind), unsaid, hidden


def _judge(quotation: str, found: _Found, speaker: str) -> Verdict:
    reason = _object(found.passage, found.spans, speaker)
    difference = _diff_pieces(found.pieces, found.passage.text, found.spans) if found.kind == "differs" else ()
    return Verdict(
        quotation=quotation,
        kind="differs" if reason else found.kind,
        hit=locate(found.passage, found.spans, _rate(difference)),
        difference=difference,
        omitted=tuple(_list_omitted(found.pieces, found.passage.text, found.spans)),
        reason=reason,
        added=list_added(quotation, found.pieces),
    )


def _diff_pieces(pieces: Sequence[Piece], text: str, spans: Sequence[Span]) -> tuple[Change, ...]:
    """Write the word diff of all pieces; what is left out between two of them is inserted, unless a mark says so."""
    changes: list[Change] = []
    for at, (piece, span) in enumerate(zip(pieces, spans, strict=True)):
        hidden = text[spans[at - 1].end : span.start] if at else ""
        if at and piece.room >= count(hidden) and piece.room:
            changes.append(_GAP)
        elif count(hidden):
            changes.append(Change("inserted", _inside(hidden)))
        changes += diff(piece.text, text, span)
    return tuple(changes)


def _rate(difference: Iterable[Change]) -> float:
    """Return the share of words that agree, 0 to 100; 100 where nothing but punctuation differs."""
    words: Counter[str] = Counter()
    for kind, text in difference:
        words[kind] += count(text)
    changed = abs(words["inserted"] - words["deleted"])
    return 100 * (1 - changed / (words.total() or 1))


def _list_omitted(pieces: Sequence[Piece], text: str, spans: Sequence[Span]) -> Iterator[str]:
    """Yield the words of the text that each mark hides."""
    for piece, (before, after) in zip(pieces[1:], pairwise(spans), strict=True):
        hidden = text[before.end : after.start]
        if piece.room >= count(hidden) > 0:
            yield _inside(hidden)


def _inside(text: str) -> str:
    """Return a text from its first word to its last, in one line."""
    within = core(text)
    return " ".join(text[within.start : within.end].split())


def _object(passage: Passage, spans: Sequence[Span], speaker: str) -> str:
    """Say why words of a passage are not what the speaker said; empty if they are."""
    names = _speakers(passage, spans)
    if speaker and not all(fits(name, speaker) for name in names):
        return f"said by {' and '.join(names)}, not by {speaker}" if any(names) else f"not said by {speaker}"
    return f"words of {' and '.join(names)} run together" if len(names) > 1 else ""


def _speakers(passage: Passage, spans: Sequence[Span]) -> list[str]:
    """List the speakers of the spans, each once."""
    names: dict[str, None] = {}
    start = 0
    for paragraph in passage.paragraphs:
        end = start + len(paragraph.text)
        if any(span.start < end and span.end > start for span in spans):
            names[paragraph.speaker] = None
        start = end + 1
    return list(names)


def _find_seam(
    searchables: Sequence[Searchable], quotation: str, pieces: Sequence[Piece], speaker: str, near: Verdict
) -> Verdict | None:
    """Detect a splice: every part of the quotation is verbatim, the whole is not. None if it is none."""
    parts = [part for piece in pieces for part in _split_piece(searchables, piece)]
    hits = [_find_first(searchables, part) for part in parts]
    if not all(hits):
        return None
    apart = [part._replace(room=math.inf) for part in parts]
    joined = next((found for each in searchables for found in _find_passages(each, apart)), None)
    if joined:
        return _judge(quotation, joined._replace(pieces=parts, kind="differs"), speaker)
    first, *_ = said = [hit for hit in hits if hit]
    named = any(hit.transcript != first.transcript for hit in said)
    where = list(
        dict.fromkeys(
            address.format_address(hit.transcript, hit.pair, hit.part, hit.paragraph, named=named) for hit in said
        )
    )
    if len(where) > 1 and near.hit and near.hit.score >= MEANT:
        return None
    reason = f"put together of words from {' and '.join(where)}" + ", in another order" * (len(where) == 1)
    return Verdict(quotation, "differs", first, (), (), reason)


def _find_first(searchables: Iterable[Searchable], piece: Piece) -> Hit | None:
    """Return the first place where a piece occurs."""
    typed = list_typed(piece.text)
    for searchable in searchables:
        for doc, score, spans in searchable.texts.find_exact(typed):
            return locate(searchable.passages[doc], spans, score)
    return None


def _split_piece(searchables: Sequence[Searchable], piece: Piece) -> list[Piece]:
    """Split a piece after its longest beginning that occurs in the texts, if the rest does too."""
    typed = list_typed(piece.text)
    beginning = max(each.texts.count_beginning(typed, FEWEST_SPLICED) for each in searchables)
    end = max(each.texts.count_end(typed, FEWEST_SPLICED) for each in searchables)
    tokens = piece.text.split()
    before = list(accumulate(map(count, tokens)))
    cuts = [
        number
        for number, words in enumerate(before, 1)
        if FEWEST_SPLICED <= words <= min(beginning, len(typed) - FEWEST_SPLICED) and words >= len(typed) - end
    ]
    if beginning == len(typed) or not cuts:
        return [piece]
    return [Piece(" ".join(tokens[: cuts[-1]]), piece.room), Piece(" ".join(tokens[cuts[-1] :]), 0)]


def _find_nearest(searchables: Sequence[Searchable], quotation: str, pieces: Sequence[Piece], speaker: str) -> Verdict:
    """Find the passage that is nearest to all pieces together, and what is different there."""
    sought = [_search(searchables, list_typed(piece.text)) for piece in pieces]
    weights = [count(piece.text) for piece in pieces]
    scores: dict[Place, float] = {}
    for near, weight in zip(sought, weights, strict=True):
        for place, (score, _) in near.items():
            scores[place] = scores.get(place, 0) + score * weight / sum(weights)
    if not scores:
        return Verdict(quotation, "absent", None, (), (), "")
    best = min(scores, key=lambda place: (-scores[place], place))
    passage = searchables[best[0]].passages[best[1]]
    spans, difference = _lay_near(pieces, [near.get(best) for near in sought], passage.text)
    hit = locate(passage, spans, scores[best])
    if hit.score < MIN_SCORE:
        return Verdict(quotation, "absent", hit, (), (), "")
    return Verdict(quotation, "differs", hit, difference, (), _object(passage, spans, speaker))


def _search(searchables: Sequence[Searchable], typed: Sequence[str]) -> dict[Place, _Near]:
    """Map the likeliest passages to the best span for some words."""
    regions = [(region, number) for number, each in enumerate(searchables) for region in each.texts.find_likely(typed)]
    query = Query(" ".join(typed)) if len(typed) <= LONGEST_ALIGNED else None
    found: dict[Place, _Near] = {}
    for region, number in nlargest(CANDIDATES, regions, key=lambda item: (item[0].weight, -item[1])):
        texts = searchables[number].texts
        match = texts.find_within(query, region) if query else texts.find_agreeing(typed, region)
        if match:
            _take(found, number, match)
    best = max((near.score for near in found.values()), default=0.0)
    if query and best < MIN_SCORE and len(typed) <= LONGEST_MISTYPED:
        for number, each in enumerate(searchables):
            if match := each.texts.find_nearest(query, least=max(best, SOME)):
                best = match.score
                _take(found, number, match)
    return found


def _take(found: dict[Place, _Near], number: int, match: Match) -> None:
    """Keep the best match of each passage."""
    place = number, match.doc
    if place not in found or found[place].score < match.score:
        found[place] = _Near(match.score, _cover(match))


def _lay_near(
    pieces: Sequence[Piece], found: Sequence[_Near | None], text: str
) -> tuple[tuple[Span, ...], tuple[Change, ...]]:
    """Return the spans of the pieces that follow each other, and the word diff of all pieces."""
    spans: list[Span] = []
    changes: list[Change] = []
    for piece, near in zip(pieces, found, strict=True):
        changes += [_GAP] if changes else []
        free = spans[-1].end if spans else 0
        if near and near.span.start >= free:
            wide = stretch(piece.text, text, near.span)
            spans.append(Span(max(wide.start, free), wide.end))
            changes += diff(piece.text, text, spans[-1])
        else:
            changes.append(Change("deleted", piece.text.strip()))
    return tuple(spans), tuple(changes)


def _cover(place: Match) -> Span:
    return Span(place.spans[0].start, place.spans[-1].end)
