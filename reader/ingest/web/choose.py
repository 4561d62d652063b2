"""What each line of a page is for, by the extractors' votes and by where it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from typing import NamedTuple

from reader.ingest.bios import bios
from reader.ingest.dateline import lone_dateline
from reader.ingest.kinds import Kind, read_line
from reader.ingest.lines import units
from reader.ingest.names import is_name
from reader.ingest.patterns import patterns
from reader.ingest.web.marked import BYLINE_NAME
from reader.ingest.web.pieces import Piece, key_of
from reader.ingest.web.votes import reads_like_sentence, reads_like_text
from reader.model import BlockRole

_ENOUGH = 0.4
"""The part of the votes from which a line is the article's."""
_SOME = 0.15
"""With so many it is, when it also looks like the lines that are."""
_HEAD = 12
"""Lines between the headline and the text that are looked at, and after the text."""
_LINKED = 0.8
_LEAD_WORDS = 6
_SHORTEST = 100
"""Letters that an article without a full sentence must have."""
_TEASER = 40
"""Letters in which a standfirst begins like the page's description of itself."""
_REMARK = 11
"""Words up to which a line after the last paragraph is a remark on the article."""
_FEWEST_CARDS = 2
_FEWEST_OF_TITLE = 3
"""Words that the title of another article has at least."""
_REFRAIN = 3
"""A line that stands so often on a page is a button or an advertisement's."""
BY_KIND = {
    Kind.EDITOR: BlockRole.EDITOR,
    Kind.PROMO: BlockRole.PROMO,
    Kind.CREDIT: BlockRole.CREDIT,
    Kind.CAPTION: BlockRole.CAPTION,
    Kind.RELATED: BlockRole.PROMO,
    Kind.BOILERPLATE: BlockRole.BOILERPLATE,
    Kind.BYLINE: BlockRole.BYLINE,
}


class Chosen(NamedTuple):
    """A line that belongs to the article, with its role."""

    role: BlockRole
    text: str
    at: int
    """Its index among all lines of the page, -1 for a title that is none of them."""


def choose(
    pieces: Sequence[Piece], counted: Sequence[float], title: str, teasers: Sequence[str]
) -> list[Chosen]:
    """Return the lines of the article with their roles, headline first.

    ``counted`` are the votes, ``teasers`` descriptions of the article by the page, which a
    standfirst repeats. The list is empty when no line reads like an article.
    """
    mine = _mine(pieces, counted, key_of(title))
    if not mine:
        return []
    first, last = min(mine), max(mine)
    headline = _headline(pieces, title, first)
    chosen = [Chosen(BlockRole.HEADLINE, title, headline)] if title else []
    start = max(headline + 1, first - _HEAD) if headline >= 0 else max(0, first - _HEAD)
    chosen += _head(pieces, range(start, first), counted, teasers)
    chosen += _body(pieces, range(first, last + 1), mine)
    stop = min(len(pieces), last + 1 + _HEAD)
    chosen += _tail(pieces, range(last + 1, end_of_article(pieces, last + 1, stop)))
    return _without_repeats(chosen, key_of(title))


def without_bios(chosen: Sequence[Chosen], authors: Sequence[str]) -> list[Chosen]:
    """Return ``chosen`` with what its last paragraphs say about ``authors`` out of the body."""
    body = [index for index, line in enumerate(chosen) if line.role is BlockRole.BODY]
    apart = {body[number] for number in bios([chosen[i].text for i in body], authors)}
    return [
        line._replace(role=BlockRole.BOILERPLATE) if index in apart else line
        for index, line in enumerate(chosen)
    ]


def kind_of(piece: Piece) -> Kind:
    """Return what the words of ``piece`` make it."""
    found = units(piece.text)
    return read_line(found[0], "").kind if found else Kind.BOILERPLATE


def end_of_article(pieces: Sequence[Piece], start: int, stop: int) -> int:
    """Return where the lines after the text, from ``start`` on, end that are about it.

    That is where other articles begin: under their heading, or with the title of one that is a
    link; at ``stop`` in any case.
    """
    for index in range(start, stop):
        piece = pieces[index]
        title = piece.place.level and piece.links >= _LINKED and piece.words >= _FEWEST_OF_TITLE
        byline = BYLINE_NAME.search(piece.place.names)
        if title or (kind_of(piece) is Kind.RELATED and not byline):
            return index
    return stop


def _mine(pieces: Sequence[Piece], counted: Sequence[float], title: str) -> set[int]:
    """Return the indices of the lines that are the article's."""
    mine = {index for index, votes in enumerate(counted) if votes >= _ENOUGH}
    told = [index for index in mine if reads_like_text(pieces[index])]
    if not told:
        return mine if sum(len(pieces[index].key) for index in mine) > _SHORTEST else set()
    places = Counter(pieces[index].place.names for index in told)
    first, last = min(told), max(told)
    for index, piece in enumerate(pieces):
        alike = places[piece.place.names] >= 2 and reads_like_text(piece)
        if alike and (first <= index <= last or counted[index] >= _SOME):
            mine.add(index)
    first = min(index for index in mine if reads_like_text(pieces[index]))
    return {index for index in mine if index >= first or not _is_kicker(pieces[index], title)}


def _is_kicker(piece: Piece, title: str) -> bool:
    """Return whether a line above the text is a part of the headline, or a word of a menu."""
    return piece.key in title or (not piece.place.level and piece.words < _LEAD_WORDS)


def _headline(pieces: Sequence[Piece], title: str, first: int) -> int:
    """Return the index of the line that is the title, the nearest to the text; -1 for none."""
    key = key_of(title)
    above = list(enumerate(pieces[: first + 1]))
    same = [i for i, piece in above if piece.key == key] or [
        i for i, piece in above if piece.place.level == 1 and piece.links < _LINKED
    ]
    return same[-1] if same else -1


def _head(
    pieces: Sequence[Piece], where: range, counted: Sequence[float], teasers: Sequence[str]
) -> list[Chosen]:
    """Return the lines between the headline and the text that are the article's."""
    keys = [key[:_TEASER] for teaser in teasers if len(key := key_of(teaser)) > _TEASER // 2]
    chosen = []
    for index in where:
        piece, kind = pieces[index], kind_of(pieces[index])
        lead = counted[index] >= _SOME or (piece.place.lead and kind is Kind.PLAIN)
        announced = any(piece.key.startswith(key) for key in keys)
        if piece.place.caption or kind is Kind.CAPTION:
            chosen.append(Chosen(BlockRole.CAPTION, piece.text, index))
        elif kind is Kind.BYLINE:
            chosen.append(Chosen(BlockRole.BYLINE, piece.text, index))
        elif index + 1 == where.stop and piece.links < _LINKED and lone_dateline(piece.text):
            chosen.append(Chosen(BlockRole.DATELINE, piece.text, index))
        elif announced or (lead and reads_like_text(piece)):
            chosen.append(Chosen(BlockRole.STANDFIRST, piece.text, index))
    return chosen


def _body(pieces: Sequence[Piece], where: range, mine: set[int]) -> list[Chosen]:
    told = [index for index in mine if reads_like_text(pieces[index])]
    over, teasers = max(told, default=where.stop), _teasers(pieces, where, told)
    chosen = []
    for index in where:
        piece = pieces[index]
        role = _role(piece) if index in mine else _left_out(piece)
        if role is BlockRole.CAPTION and index == over and _is_paragraph(piece):
            role = BlockRole.BODY  # the agency that the text ends with is not a picture's
        role = BlockRole.PROMO if index in teasers and role is not None else role
        if role is BlockRole.SUBHEADING and not _opens_text(pieces, index, mine):
            role = BlockRole.BOILERPLATE
        if role is BlockRole.BODY and is_name(piece.text) and index == where.start:
            role = BlockRole.BYLINE
        elif role is BlockRole.BODY and index > over and piece.words <= _REMARK:
            role = BlockRole.EDITOR if is_name(piece.text) else BlockRole.BOILERPLATE
        if role is not None:
            chosen.append(Chosen(role, piece.text, index))
    return chosen


def _is_paragraph(piece: Piece) -> bool:
    return reads_like_text(piece) and patterns().caption.match(piece.text) is None


def _teasers(pieces: Sequence[Piece], where: range, told: Sequence[int]) -> set[int]:
    """Return the indices of other stories' teasers: a title that is a link, and what is under it
    as long as that stands elsewhere than most of the text.
    """
    usual = {Counter(pieces[i].place.names for i in told).most_common(1)[0][0]} if told else set()
    found: set[int] = set()
    heading = -1
    for index in where:
        piece = pieces[index]
        if piece.place.level:
            heading = index if piece.links >= _LINKED else -1
        elif piece.place.names in usual:
            heading = -1
        elif heading >= 0:
            found |= {heading, index}
    return found | _cards(pieces, where, usual)


def _cards(pieces: Sequence[Piece], where: range, usual: Container[str]) -> set[int]:
    """Return the indices of teasers whose titles are links but no headings, and of those titles.

    They are several and alike: what stands where the text under one of them stands does so under
    a link every time.
    """
    below: dict[str, list[int]] = defaultdict(list)
    for index in range(where.start, min(len(pieces), where.stop + _HEAD)):
        piece = pieces[index]
        if not (piece.place.level or piece.place.names in usual or piece.links >= _LINKED):
            below[piece.place.names].append(index)
    found: set[int] = set()
    for indices in below.values():
        titles = [index - 1 for index in indices]
        linked = all(i >= where.start and pieces[i].links >= _LINKED for i in titles)
        if linked and len(indices) >= _FEWEST_CARDS:
            found.update(titles, indices)
    return found


def _role(piece: Piece) -> BlockRole:
    """Return the role of a line that the extractors take for the article's."""
    kind, place = kind_of(piece), piece.place
    if place.embed or place.caption:
        return BlockRole.CAPTION
    if place.level:
        return BlockRole.SUBHEADING if kind is Kind.PLAIN else BY_KIND[kind]
    if piece.aside or _is_link(piece):
        return BlockRole.PROMO
    if kind is Kind.BYLINE and piece.text.endswith(("-", "–", "—")):
        return BlockRole.DATELINE
    return BY_KIND.get(kind, BlockRole.BODY)


def _is_link(piece: Piece) -> bool:
    """Return whether a line is there to be followed: a title of another article."""
    if piece.text.startswith(("http", "www.", "(http")):
        return False
    least = _LINKED if reads_like_sentence(piece.text) else 0.5
    return piece.links >= least and len(piece.key) > 12


def _left_out(piece: Piece) -> BlockRole | None:
    """Return the role of a line within the text that is not the article's, None to drop it."""
    if piece.place.caption and not piece.aside and piece.links < _LINKED:
        return BlockRole.CAPTION
    kind = kind_of(piece)
    return BY_KIND[kind] if kind in (Kind.PROMO, Kind.CREDIT, Kind.EDITOR) else None


def _opens_text(pieces: Sequence[Piece], index: int, mine: set[int]) -> bool:
    following = range(index + 1, min(index + 5, len(pieces)))
    return any(i in mine and not pieces[i].place.level for i in following)


def _tail(pieces: Sequence[Piece], where: range) -> list[Chosen]:
    """Return the lines right after the text that say whose it is."""
    chosen = []
    for index in where:
        kind = kind_of(pieces[index])
        if kind in (Kind.EDITOR, Kind.CREDIT, Kind.BYLINE) and pieces[index].links < _LINKED:
            chosen.append(Chosen(BY_KIND[kind], pieces[index].text, index))
    return chosen


def _without_repeats(chosen: list[Chosen], title: str) -> list[Chosen]:
    """Return ``chosen`` without the title's repetitions, and what stands between all paragraphs.

    Of a paragraph that also stands elsewhere, as a heading, the paragraph stays.
    """
    keys = [key_of(line.text) for line in chosen]
    times = Counter(keys)
    told = {key for key, line in zip(keys, chosen, strict=True) if line.role is BlockRole.BODY}
    seen: set[str] = set()
    kept = []
    for key, line in zip(keys, chosen, strict=True):
        ahead = line.role is not BlockRole.BODY and key in told
        again = key == title or times[key] >= _REFRAIN or (len(key) > 30 and (key in seen or ahead))
        if line.role is BlockRole.HEADLINE or not again:
            kept.append(line)
            seen.add(key)
    return kept
