"""The role of every line, from what it is by itself and from where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.ingest.bios import bios
from reader.ingest.dateline import Dateline, lone_dateline, read_dateline
from reader.ingest.head import lay_head
from reader.ingest.headline import find_headline
from reader.ingest.kinds import Kind, Line
from reader.ingest.lines import cluster_start
from reader.ingest.region import body_region
from reader.ingest.tail import lay_inserts, lay_lists, lay_tail
from reader.model import Block, BlockRole
from reader.text.normalise import one_line

_SUBHEADING_WORDS = 14
_DATELINE_WITHIN = 3
"""Paragraphs of body among which the dateline is: a summary may stand before it."""

_BY_KIND = {
    Kind.BYLINE: BlockRole.BYLINE,
    Kind.EDITOR: BlockRole.EDITOR,
    Kind.PROMO: BlockRole.PROMO,
    Kind.CREDIT: BlockRole.CREDIT,
    Kind.CAPTION: BlockRole.CAPTION,
    Kind.RELATED: BlockRole.BOILERPLATE,
    Kind.BOILERPLATE: BlockRole.BOILERPLATE,
}
_MAYBE_PLACE = (BlockRole.CAPTION, BlockRole.BODY, BlockRole.SUBHEADING, BlockRole.STANDFIRST)
"""What a dateline on a line of its own is taken for by its place."""
_ASIDE = (Kind.PROMO, Kind.CAPTION, Kind.BOILERPLATE)


class Layout(NamedTuple):
    """The lines of a text, the role of each, and where headline, dateline and body are."""

    lines: tuple[Line, ...]
    roles: tuple[BlockRole, ...]
    headline: int | None
    region: range
    """The lines from the first to the last of the body."""
    dateline: tuple[int, Dateline] | None
    """The line that opens with a dateline, and how much of it that is."""


def lay_out(lines: Sequence[Line]) -> Layout:
    """Return the role of each of ``lines``."""
    region = body_region(lines)
    headline = find_headline(lines, region)
    if headline is not None and headline in region:
        region = range(headline + 1, region.stop)
    if not region:
        region = range(0 if headline is None else headline + 1, len(lines))
    roles = [_BY_KIND.get(line.kind, BlockRole.BODY) for line in lines]
    lay_head(lines, roles, headline, region.start)
    lay_inserts(lines, roles, region)
    lay_tail(lines, roles, region)
    for index in range(region.start, len(lines)):
        if roles[index] is BlockRole.BODY and _is_subheading(lines, index, region.start):
            roles[index] = BlockRole.SUBHEADING
    lay_lists(lines, roles)
    return Layout(tuple(lines), tuple(roles), headline, region, _dateline(lines, roles))


def lay_body(lines: Sequence[Line], title: str) -> Layout:
    """Return the role of each line of a text whose headline is kept apart.

    Only a first line that says just what ``title`` does is the headline; all else is body but what
    is surely none.
    """
    titled = bool(lines) and bool(title) and one_line(lines[0].unit.text) == title
    headline = 0 if titled else None
    region = range(1 if titled else 0, len(lines))
    roles = [_BY_KIND.get(line.kind, BlockRole.BODY) for line in lines]
    if titled:
        roles[0] = BlockRole.HEADLINE
    lay_inserts(lines, roles, region)
    lay_tail(lines, roles, region)
    for index in region:
        if roles[index] is BlockRole.BODY and _is_subheading(lines, index, region.start):
            roles[index] = BlockRole.SUBHEADING
    return Layout(tuple(lines), tuple(roles), headline, region, _dateline(lines, roles))


def without_bios(layout: Layout, authors: Sequence[str]) -> Layout:
    """Return ``layout`` with what the last paragraphs say about ``authors`` out of the body."""
    body = [index for index, role in enumerate(layout.roles) if role is BlockRole.BODY]
    apart = {body[n] for n in bios([layout.lines[i].unit.text for i in body], authors)}
    roles = (
        BlockRole.BOILERPLATE if index in apart else role for index, role in enumerate(layout.roles)
    )
    return layout._replace(roles=tuple(roles)) if apart else layout


def blocks_of(layout: Layout) -> tuple[Block, ...]:
    """Return the blocks: a line each, but that a dateline is cut from the paragraph it opens."""
    blocks: list[Block] = []
    opening, dateline = layout.dateline or (-1, None)
    for index, (line, role) in enumerate(zip(layout.lines, layout.roles, strict=True)):
        start, end = line.unit.start, line.unit.end
        if dateline and index == opening:
            blocks.append(Block(BlockRole.DATELINE, start, start + dateline.length))
            start += dateline.skip
        if start < end:
            blocks.append(Block(role, start, end))
    return tuple(blocks)


def _dateline(lines: Sequence[Line], roles: Sequence[BlockRole]) -> tuple[int, Dateline] | None:
    body = [index for index, role in enumerate(roles) if role is BlockRole.BODY]
    for index in body[:_DATELINE_WITHIN]:
        before = index - 1
        if before >= 0 and roles[before] in _MAYBE_PLACE and not lines[before].unit.bullet:
            dateline = lone_dateline(lines[before].unit.text)
            if dateline:
                return before, dateline
        text = lines[index].unit.text
        dateline = read_dateline(text)
        # A mark that combines with the blank after the dash cannot begin a block.
        if dateline and cluster_start(text, dateline.skip) == dateline.skip:
            return index, dateline
    return None


def _is_subheading(lines: Sequence[Line], index: int, first: int) -> bool:
    unit = lines[index].unit
    if unit.heading:
        return True
    if unit.sentence or unit.bullet or unit.words > _SUBHEADING_WORDS or index == first:
        return False
    if unit.text.endswith((",", ";", ":")):
        return False
    below = (line for line in lines[index + 1 : index + 5] if line.kind not in _ASIDE)
    following, preceding = next(below, None), lines[index - 1]
    if following is None or following.kind is not Kind.PLAIN:
        return False
    return following.unit.sentence and (preceding.unit.sentence or preceding.kind in _ASIDE)
