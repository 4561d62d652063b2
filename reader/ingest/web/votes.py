"""Which lines of a page belong to its article: several extractors vote, line by line."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from reader.ingest.web.pieces import Piece, key_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHORT = 24
"""A line with fewer letters must be a whole line of a ballot; a longer one may be within one."""
_WORK = 500_000_000
"""Letters that may be searched through in all; what is left after them has whole lines only."""
_COMPLETE = 0.6
"""The part of the longest ballot's length from which the text in the structured data counts."""


class Ballot(NamedTuple):
    """What one extractor takes for the article."""

    weight: float
    lines: frozenset[str]
    """The keys of its lines."""
    whole: str
    """The keys one after the other."""


def votes(root: HtmlElement, pieces: Sequence[Piece], bodies: Iterable[str]) -> list[float]:
    """Return for each of ``pieces`` the part of the ballots that holds it, from 0 to 1.

    ``bodies`` are texts of the article that the page's structured data carries.
    """
    ballots = [*_extracted(root), *_carried(bodies)]
    ballots = [ballot for ballot in ballots if ballot.whole]
    ballots.append(_own(pieces))
    longest = max(len(ballot.whole) for ballot in ballots)
    ballots = [b for b in ballots if b.weight < 2 or len(b.whole) >= _COMPLETE * longest]
    return _counted(pieces, ballots)


def _counted(pieces: Sequence[Piece], ballots: Sequence[Ballot]) -> list[float]:
    total = sum(ballot.weight for ballot in ballots) or 1.0
    work, counted = _WORK, []
    for piece in pieces:
        found = 0.0
        for ballot in ballots:
            held = piece.key in ballot.lines
            if not held and len(piece.key) >= _SHORT and work > 0:
                work -= len(ballot.whole)
                held = piece.key in ballot.whole
            found += ballot.weight * held
        counted.append(found / total)
    return counted


def _extracted(root: HtmlElement) -> Iterable[Ballot]:
    """Yield what trafilatura finds in its two moods, and its readability."""
    from trafilatura import bare_extraction
    from trafilatura.readability_lxml import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    for weight, precision in ((1.0, False), (1.2, True)):
        found = bare_extraction(
            deepcopy(root),
            favor_precision=precision,
            include_comments=False,
            include_tables=False,
        )
        yield _ballot(weight, getattr(found, "text", None) or "")
    yield _ballot(1.0, _readable(Document(deepcopy(root), min_text_length=25)))


def _readable(document: object) -> str:
    from reader.ingest.errors import IngestError
    from reader.ingest.web.pieces import pieces_of
    from reader.ingest.web.tree import parse_text

    try:
        summary = document.summary()  # type: ignore[attr-defined]
        return "\n".join(piece.text for piece in pieces_of(parse_text(summary, "")))
    except (IngestError, AttributeError, TypeError, ValueError, IndexError):
        return ""  # it gives up on pages without paragraphs in many ways


def _carried(bodies: Iterable[str]) -> Iterable[Ballot]:
    for body in bodies:
        yield _ballot(2.0, body)


def _ballot(weight: float, text: str) -> Ballot:
    keys = [key for key in map(key_of, text.split("\n")) if key]
    return Ballot(weight, frozenset(keys), "".join(keys))


def _own(pieces: Sequence[Piece]) -> Ballot:
    """Return the lines that stand where most of the running text stands."""
    told: Counter[tuple[str, int]] = Counter()
    for piece in pieces:
        if reads_like_text(piece):
            told[piece.place.names, piece.place.main] += len(piece.key)
    best = {place for place, _ in told.most_common(1)}
    keys = [p.key for p in pieces if (p.place.names, p.place.main) in best and p.links < 0.5]
    return Ballot(0.8, frozenset(keys), "".join(keys))


def reads_like_text(piece: Piece) -> bool:
    """Return whether ``piece`` is a sentence of running text, by its look and its place."""
    place = piece.place
    if piece.aside or place.caption or place.embed or place.level or piece.links > 0.5:
        return False
    return piece.words >= 30 or (piece.words >= 8 and reads_like_sentence(piece.text))


def reads_like_sentence(text: str) -> bool:
    """Return whether ``text`` ends as a sentence does."""
    return text.rstrip("\"'”’»)*").endswith((".", "!", "?", "…", ":", "。", "！", "？"))
