"""The role of every line, from what it is by itself and from where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.ingest.byline import label_alone
from reader.ingest.dateline import read_dateline
from reader.ingest.headline import find_headline
from reader.ingest.kinds import Kind, Line
from reader.ingest.lines import cluster_start
from reader.ingest.names import is_name
from reader.ingest.patterns import patterns
from reader.ingest.region import body_region
from reader.model import Block, BlockRole

_BYLINE_BEFORE = 3
"""Lines above a headline among which a date or byline is its own."""
_BYLINE_AFTER = 6
"""Lines below a headline among which prose is still a standfirst when a byline follows it."""
_STANDFIRST_WORDS = 60
_FEWEST_STANDFIRST_WORDS = 6
_SUBHEADING_WORDS = 14
_PAGE_FURNITURE = 6
"""A text with more menu items, buttons and list headings than this is a whole page."""

_BY_KIND = {
    Kind.BYLINE: BlockRole.BYLINE,
    Kind.EDITOR: BlockRole.EDITOR,
    Kind.PROMO: BlockRole.PROMO,
    Kind.CREDIT: BlockRole.CREDIT,
    Kind.CAPTION: BlockRole.CAPTION,
    Kind.RELATED: BlockRole.BOILERPLATE,
    Kind.BOILERPLATE: BlockRole.BOILERPLATE,
}


class Layout(NamedTuple):
    """The lines of a text, the role of each, and where headline and body are among them."""

    lines: tuple[Line, ...]
    roles: tuple[BlockRole, ...]
    headline: int | None
    region: range


def lay_out(lines: Sequence[Line]) -> Layout:
    """Return the role of each of ``lines``."""
    region = body_region(lines)
    headline = find_headline(lines, region)
    if headline is not None and headline in region:
        region = range(headline + 1, region.stop)
    if not region:
        region = range(0 if headline is None else headline + 1, len(lines))
    roles = [_BY_KIND.get(line.kind, BlockRole.BODY) for line in lines]
    _lay_head(lines, roles, headline, region)
    _lay_tail(lines, roles, region)
    _lay_body(lines, roles, region)
    _lay_lists(lines, roles)
    return Layout(tuple(lines), tuple(roles), headline, region)


def blocks_of(layout: Layout) -> tuple[Block, ...]:
    """Return the blocks: a line each, but that a dateline is cut from the paragraph it opens."""
    blocks: list[Block] = []
    opened = False
    for line, role in zip(layout.lines, layout.roles, strict=True):
        start, end = line.unit.start, line.unit.end
        if role is BlockRole.BODY and not opened:
            opened = True
            dateline = read_dateline(line.unit.text)
            if dateline and cluster_start(line.unit.text, dateline.skip) == dateline.skip:
                blocks.append(Block(BlockRole.DATELINE, start, start + dateline.length))
                start += dateline.skip
        blocks.append(Block(role, start, end))
    return tuple(blocks)


def _lay_head(
    lines: Sequence[Line], roles: list[BlockRole], headline: int | None, region: range
) -> None:
    """Set the roles of the lines before the body, and of a standfirst at its beginning."""
    top = region.start if headline is None else headline
    for index in range(top):
        own = lines[index].kind is Kind.BYLINE and index >= top - _BYLINE_BEFORE
        if lines[index].kind in (Kind.PLAIN, Kind.BYLINE) and not own:
            roles[index] = BlockRole.BOILERPLATE
    if headline is None:
        return
    roles[headline] = BlockRole.HEADLINE
    byline = _last_byline(lines, headline, region)
    for index in range(headline + 1, max(region.start, byline)):
        if lines[index].kind is Kind.PLAIN:
            roles[index] = _head_role(lines, index, before_byline=index < byline)


def _last_byline(lines: Sequence[Line], headline: int, region: range) -> int:
    """Return the index of the last byline of the head, or ``headline`` when there is none.

    Prose may stand before it: a standfirst, but not more than two paragraphs of it.
    """
    last, prose = headline, 0
    for index in range(headline + 1, min(len(lines), region.start + _BYLINE_AFTER)):
        line = lines[index]
        prose += line.kind is Kind.PLAIN and line.unit.prose
        if prose > 2 or (prose and line.unit.words > _STANDFIRST_WORDS):
            break
        if line.kind is Kind.BYLINE:
            last = index
    return last


def _head_role(lines: Sequence[Line], index: int, *, before_byline: bool) -> BlockRole:
    unit = lines[index].unit
    if unit.bullet:
        return BlockRole.BOILERPLATE
    if _is_lone_author(lines, index):
        return BlockRole.BYLINE
    if before_byline and unit.words >= _FEWEST_STANDFIRST_WORDS:
        return BlockRole.STANDFIRST
    if unit.sentence and unit.words >= _FEWEST_STANDFIRST_WORDS:
        return BlockRole.STANDFIRST
    return BlockRole.CAPTION


def _is_lone_author(lines: Sequence[Line], index: int) -> bool:
    """Return whether a line is only a name, after ``By`` or before a date without a name."""
    if not is_name(lines[index].unit.text):
        return False
    if index and label_alone(lines[index - 1].unit.text) == "author":
        return True
    following = lines[index + 1] if index + 1 < len(lines) else None
    return following is not None and following.byline is not None and not following.byline.authors


def _lay_body(lines: Sequence[Line], roles: list[BlockRole], region: range) -> None:
    for index in range(region.start, len(lines)):
        if roles[index] is BlockRole.BODY and _is_subheading(lines, index, region.start):
            roles[index] = BlockRole.SUBHEADING


def _is_subheading(lines: Sequence[Line], index: int, first: int) -> bool:
    unit = lines[index].unit
    if unit.heading:
        return True
    if unit.sentence or unit.bullet or unit.words > _SUBHEADING_WORDS or index == first:
        return False
    if unit.text.endswith((",", ";", ":")):
        return False
    aside = (Kind.PROMO, Kind.CAPTION, Kind.BOILERPLATE)
    following = next(
        (line for line in lines[index + 1 : index + 5] if line.kind not in aside), None
    )
    preceding = lines[index - 1]
    if following is None or following.kind is not Kind.PLAIN:
        return False
    return following.unit.sentence and (preceding.unit.sentence or preceding.kind in aside)


def _lay_tail(lines: Sequence[Line], roles: list[BlockRole], region: range) -> None:
    """Set the roles of the lines after the body."""
    furniture = sum(
        line.unit.bullet or line.kind in (Kind.BOILERPLATE, Kind.RELATED)
        for index, line in enumerate(lines)
        if index not in region
    )
    whole_page, over = furniture > _PAGE_FURNITURE, False
    for index in range(region.stop, len(lines)):
        line = lines[index]
        over = over or line.kind in (Kind.RELATED, Kind.CREDIT)
        if line.kind is Kind.BYLINE and over:
            roles[index] = BlockRole.BOILERPLATE
        elif line.kind is Kind.PLAIN:
            if not over and _is_lone_editor(lines, index):
                roles[index] = BlockRole.EDITOR
            elif _follows_credit(lines, index):
                roles[index] = BlockRole.CREDIT
            elif over or whole_page:
                roles[index] = BlockRole.BOILERPLATE


def _is_lone_editor(lines: Sequence[Line], index: int) -> bool:
    """Return whether a line is a name that stands by itself under the body."""
    if not is_name(lines[index].unit.text):
        return False
    rest = (line.kind for line in lines[index + 1 : index + 4])
    return next((kind for kind in rest if kind is not Kind.PROMO), Kind.CREDIT) is Kind.CREDIT


def _follows_credit(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].unit.text
    invites = patterns().credit_url.match(text) or text.startswith(("http://", "https://"))
    return bool(invites) and lines[index - 1].kind is Kind.CREDIT


def _lay_lists(lines: Sequence[Line], roles: list[BlockRole]) -> None:
    """Make the titles under ``Baca juga:`` or ``Related`` promos, wherever the list stands."""
    listing = False
    for index, line in enumerate(lines):
        if line.kind is Kind.PROMO:
            listing = _is_promo_heading(line)
        elif line.kind is Kind.RELATED:
            listing = True
        elif listing and line.kind is Kind.PLAIN and not line.unit.sentence:
            in_body = roles[index] in (BlockRole.BODY, BlockRole.SUBHEADING)
            roles[index] = BlockRole.PROMO if in_body else roles[index]
            listing = line.unit.bullet or lines[index - 1].kind is Kind.RELATED
        else:
            listing = False


def _is_promo_heading(line: Line) -> bool:
    text = line.unit.text.lstrip(" *_>([•-")
    match = patterns().promo.match(text)
    return match is not None and not text[match.end() :].strip(" :*_-–—»>)")
