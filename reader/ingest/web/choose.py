"""What each line of a page is for, by the extractors' votes and by where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reader.ingest.kinds import Kind, read_line
from reader.ingest.lines import units
from reader.ingest.web.pieces import Piece, key_of
from reader.ingest.web.votes import reads_like_text
from reader.model import BlockRole

_ENOUGH = 0.4
"""The part of the votes from which a line is the article's."""
_SOME = 0.15
"""With so many it is, when it also looks like the lines that are."""
_HEAD = 12
"""Lines between the headline and the text that are looked at, and after the text."""
_LINKED = 0.8
_LEAD_WORDS = 6
_BY_KIND = {
    Kind.EDITOR: BlockRole.EDITOR,
    Kind.PROMO: BlockRole.PROMO,
    Kind.CREDIT: BlockRole.CREDIT,
    Kind.CAPTION: BlockRole.CAPTION,
    Kind.RELATED: BlockRole.PROMO,
    Kind.BOILERPLATE: BlockRole.BOILERPLATE,
    Kind.BYLINE: BlockRole.BYLINE,
}


class Chosen(NamedTuple):
    """A line that belongs to the article, with its role and its place among all lines."""

    role: BlockRole
    text: str
    index: int


def choose(
    pieces: Sequence[Piece], counted: Sequence[float], title: str, teasers: Sequence[str]
) -> list[Chosen]:
    """Return the lines of the article with their roles, headline first.

    ``counted`` are the votes, ``teasers`` descriptions of the article by the page, which a
    standfirst repeats. The list is empty when no line reads like an article.
    """
    mine = _mine(pieces, counted)
    if not mine:
        return []
    first, last = min(mine), max(mine)
    headline = _headline(pieces, title, first)
    chosen = [Chosen(BlockRole.HEADLINE, title, headline)] if title else []
    start = max(headline + 1, first - _HEAD) if headline >= 0 else max(0, first - _HEAD)
    chosen += _head(pieces, range(start, first), counted, teasers)
    chosen += _body(pieces, range(first, last + 1), mine)
    chosen += _tail(pieces, range(last + 1, min(len(pieces), last + 1 + _HEAD)))
    return _without_repeats(chosen, key_of(title))


def _mine(pieces: Sequence[Piece], counted: Sequence[float]) -> set[int]:
    mine = {index for index, votes in enumerate(counted) if votes >= _ENOUGH}
    told = [index for index in mine if reads_like_text(pieces[index])]
    if not told:
        return mine if any(len(pieces[index].key) > 100 for index in mine) else set()
    places = Counter(pieces[index].place.names for index in told)
    first, last = min(told), max(told)
    for index, piece in enumerate(pieces):
        alike = places[piece.place.names] >= 2 and reads_like_text(piece)
        if alike and (first <= index <= last or counted[index] >= _SOME):
            mine.add(index)
    return mine


def _headline(pieces: Sequence[Piece], title: str, first: int) -> int:
    """Return the index of the line that is the title, the nearest to the text; -1 for none."""
    key = key_of(title)
    same = [
        index
        for index, piece in enumerate(pieces[: first + 1])
        if piece.key == key or (piece.place.level == 1 and piece.links < _LINKED)
    ]
    return same[-1] if same else -1


def _head(
    pieces: Sequence[Piece], where: range, counted: Sequence[float], teasers: Sequence[str]
) -> list[Chosen]:
    keys = [key_of(teaser) for teaser in teasers]
    chosen = []
    for index in where:
        piece = pieces[index]
        kind = kind_of(piece)
        announced = any(len(piece.key) > 20 and (piece.key in key or key in piece.key) for key in keys if len(key) > 20)
        lead = piece.place.lead and piece.words >= _LEAD_WORDS and kind is Kind.PLAIN
        if piece.place.caption or kind is Kind.CAPTION:
            chosen.append(Chosen(BlockRole.CAPTION, piece.text, index))
        elif kind is Kind.BYLINE:
            chosen.append(Chosen(BlockRole.BYLINE, piece.text, index))
        elif announced or ((lead or counted[index] >= _SOME) and reads_like_text(piece)):
            chosen.append(Chosen(BlockRole.STANDFIRST, piece.text, index))
    return chosen


def _body(pieces: Sequence[Piece], where: range, mine: set[int]) -> list[Chosen]:
    letters = sum(len(pieces[index].key) for index in mine)
    asides = sum(len(pieces[index].key) for index in mine if pieces[index].place.aside)
    trusted = asides * 3 < letters
    chosen = []
    for index in where:
        piece = pieces[index]
        role = _role(piece, trusted) if index in mine else _left_out(piece)
        if role is BlockRole.SUBHEADING and not _opens_text(pieces, index, mine):
            role = BlockRole.BOILERPLATE
        if role is not None:
            chosen.append(Chosen(role, piece.text, index))
    return chosen


def _role(piece: Piece, trusted: bool) -> BlockRole:
    kind, place = kind_of(piece), piece.place
    if place.embed or place.caption:
        return BlockRole.CAPTION
    if piece.links >= _LINKED and len(piece.key) > 12 and not place.level:
        return BlockRole.PROMO
    if place.aside and trusted:
        return BlockRole.PROMO
    if place.level:
        return BlockRole.SUBHEADING if kind is Kind.PLAIN else _BY_KIND[kind]
    return _BY_KIND.get(kind, BlockRole.BODY)


def _left_out(piece: Piece) -> BlockRole | None:
    """Return the role of a line within the text that is not the article's, None to drop it."""
    if piece.place.caption and not piece.place.aside and piece.links < _LINKED:
        return BlockRole.CAPTION
    kind = kind_of(piece)
    return _BY_KIND[kind] if kind in (Kind.PROMO, Kind.CREDIT, Kind.EDITOR) else None


def _opens_text(pieces: Sequence[Piece], index: int, mine: set[int]) -> bool:
    following = range(index + 1, min(index + 5, len(pieces)))
    return any(i in mine and not pieces[i].place.level for i in following)


def _tail(pieces: Sequence[Piece], where: range) -> list[Chosen]:
    chosen = []
    for index in where:
        kind = kind_of(pieces[index])
        if kind in (Kind.EDITOR, Kind.CREDIT, Kind.BYLINE) and pieces[index].links < _LINKED:
            chosen.append(Chosen(_BY_KIND[kind], pieces[index].text, index))
    return chosen


def kind_of(piece: Piece) -> Kind:
    """Return what the words of ``piece`` make it."""
    found = units(piece.text)
    return read_line(found[0], "").kind if found else Kind.BOILERPLATE


def _without_repeats(chosen: list[Chosen], title: str) -> list[Chosen]:
    seen: set[str] = set()
    kept = []
    for line in chosen:
        key = key_of(line.text)
        if line.role is not BlockRole.HEADLINE and (key == title or (key in seen and len(key) > 30)):
            continue
        seen.add(key)
        kept.append(line)
    return kept
