"""Transcripts and a quotation to a verdict: was it said exactly so, by whom, and if not, what was said instead.

`pieces` splits a quotation; `align.Index` finds each piece; the pieces must follow each other in one passage;
`comparison` says what differs there.
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .. import address
from ..errors import PhraseError
from ..model import Change, Span, Verdict
from ..phrase.align import MAX_PHRASE, MIN_SCORE, Match
from ..phrase.passages import Passage, Searchable, locate
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
RUN = 60
"""Words that are aligned at a time where a quotation does not occur as it is."""
PART_SCORE, CANDIDATES = 50.0, 5
"""Least score of one run of words, and how many passages are kept for each."""

_KINDS: tuple[Kind, ...] = ("verbatim", "typography", "differs")
_GAP = Change("same", "…")


class _Found(NamedTuple):
    """A passage that holds all pieces of a quotation in order."""

    passage: Passage
    pieces: Sequence[Piece]
    spans: tuple[Span, ...]
    """Of each piece, from the first word to the end of the last one."""
    kind: Kind


class _Near(NamedTuple):
    """The best span for a piece in a passage, and its score."""

    score: float
    span: Span


def check(searchable: Searchable, quotation: str, *, speaker: str = "") -> Verdict:
    """Compare a quotation with what was said.

    Args:
        searchable: the transcripts, prepared.
        quotation: the words; quotation marks around them are dropped. `…`, `...`, `[…]` and `(…)` mark words left
            out, `[Russia]` words put in or replaced, `[T]he` for another case.
        speaker: words of the name of who must have said it; empty for anybody.

    Returns:
        verbatim: character for character, but for what is marked. typography: the same words; nothing but case at the
        start, quotation marks, dashes, ellipses, blanks, final punctuation, ё or invisible characters differ. differs:
        nearly this, or words of two passages or two persons, or of somebody else than demanded. absent: nothing that
        scores `align.MIN_SCORE` or more.

    Raises:
        PhraseError: no word in it, or more than MAX_QUOTATION characters.
    """
    if len(quotation) > MAX_QUOTATION:
        raise PhraseError(f"the quotation has {len(quotation):,} characters, at most {MAX_QUOTATION:,} are checked")
    readings = list_interpretations(quotation.strip())
    found = [passage for pieces in readings for passage in _find_passages(searchable, pieces)]
    found = found or list(_find_numbers(searchable, readings[-1]))
    if found:
        return _judge(quotation, min(found, key=lambda passage: _rank(passage, speaker)), speaker)
    pieces = readings[-1]
    near = _find_nearest(searchable, quotation, pieces, speaker)
    verdict = _find_seam(searchable, quotation, pieces, speaker, near) or near
    return verdict._replace(added=list_added(quotation, pieces))


def _find_passages(searchable: Searchable, pieces: Sequence[Piece]) -> Iterator[_Found]:
    """Yield the passages that hold all pieces in order, with no more words between them than their marks may hide."""
    places = [_group_by_text(searchable.postings.find_exact(piece.text)) for piece in pieces]
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
    for passage in searchable.passages:
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
    searchable: Searchable, quotation: str, pieces: Sequence[Piece], speaker: str, near: Verdict
) -> Verdict | None:
    """Detect a splice: every part of the quotation is verbatim, the whole is not. None if it is none."""
    parts = [part for piece in pieces for part in _split_piece(searchable, piece)]
    places = [searchable.postings.find_exact(part.text) for part in parts]
    if not all(places):
        return None
    joined = next(_find_passages(searchable, [part._replace(room=math.inf) for part in parts]), None)
    if joined:
        return _judge(quotation, joined._replace(pieces=parts, kind="differs"), speaker)
    hits = [locate(searchable.passages[doc], spans, score) for (doc, score, spans), *_ in places]
    named = any(hit.transcript != hits[0].transcript for hit in hits)
    where = list(
        dict.fromkeys(
            address.format_address(hit.transcript, hit.pair, hit.part, hit.paragraph, named=named) for hit in hits
        )
    )
    if len(where) > 1 and near.hit and near.hit.score >= MEANT:
        return None
    reason = f"put together of words from {' and '.join(where)}" + ", in another order" * (len(where) == 1)
    return Verdict(quotation, "differs", hits[0], (), (), reason)


def _split_piece(searchable: Searchable, piece: Piece) -> list[Piece]:
    """Split a piece after its longest prefix that occurs in the texts."""
    words = piece.text.split()
    counts = range(FEWEST_SPLICED, len(words) - FEWEST_SPLICED + 1)
    if searchable.postings.find_exact(piece.text):
        return [piece]
    standing = bisect_left(counts, True, key=lambda count: not _stands(searchable, " ".join(words[:count])))
    if not standing:
        return [piece]
    cut = counts[standing - 1]
    return [Piece(" ".join(words[:cut]), piece.room), Piece(" ".join(words[cut:]), 0)]


def _stands(searchable: Searchable, text: str) -> bool:
    return not count(text) or bool(searchable.postings.find_exact(text))


def _find_nearest(searchable: Searchable, quotation: str, pieces: Sequence[Piece], speaker: str) -> Verdict:
    """Find the passage that is nearest to all pieces together, and what is different there."""
    sought = [_search(searchable, piece.text, alone=len(pieces) == 1) for piece in pieces]
    weights = [count(piece.text) for piece in pieces]
    scores: dict[int, float] = {}
    for near, weight in zip(sought, weights, strict=True):
        for doc, (score, _) in near.items():
            scores[doc] = scores.get(doc, 0) + score * weight / sum(weights)
    if not scores:
        return Verdict(quotation, "absent", None, (), (), "")
    best = min(scores, key=lambda doc: (-scores[doc], doc))
    passage = searchable.passages[best]
    spans, difference = _lay_near(pieces, [near.get(best) for near in sought], passage.text)
    hit = locate(passage, spans, scores[best])
    if hit.score < MIN_SCORE:
        return Verdict(quotation, "absent", hit, (), (), "")
    return Verdict(quotation, "differs", hit, difference, (), _object(passage, spans, speaker))


def _search(searchable: Searchable, words: str, *, alone: bool) -> dict[int, _Near]:
    """Map passages to the best span for some words, RUN at a time; a single short piece keeps its best passage only."""
    every = words.split()
    runs = [every[at : at + RUN] for at in range(0, len(every), RUN)]
    alone = alone and len(runs) == 1
    found: dict[int, _Near] = {}
    for run in runs:
        text = " ".join(run)[:MAX_PHRASE]
        if not count(text):
            continue
        places = searchable.postings.find_near(
            text, min_score=0 if alone else PART_SCORE, limit=1 if alone else CANDIDATES
        )
        for place in {place.doc: place for place in reversed(places)}.values():
            score, span = found.get(place.doc, (0.0, _cover(place)))
            wider = Span(min(span.start, place.spans[0].start), max(span.end, place.spans[-1].end))
            found[place.doc] = _Near(score + place.score * len(run) / len(every), wider)
    return found


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
