"""What stands below the body: promos, editor, credit, and the links of a whole page."""

from __future__ import annotations

from collections import Counter
from collections.abc import MutableSequence, Sequence

from reader.ingest.kinds import Kind, Line, heads_a_list
from reader.ingest.names import is_name
from reader.ingest.patterns import patterns
from reader.ingest.region import usual_indent
from reader.model import BlockRole

_ITEM_WORDS = 12
_UNDER_A_NAME = (Kind.CREDIT, None)
"""What follows a name that stands by itself under the body: an editor's, or the author's when the
text ends with it and names no other."""
_PAGE_FURNITURE = 6
"""A text with more menu items, buttons and list headings than this is a whole page."""


def is_whole_page(lines: Sequence[Line], region: range) -> bool:
    """Return whether a text was taken with the menus and links around the body in ``region``."""
    outside = (*lines[: region.start], *lines[region.stop :])
    furniture = sum(
        line.unit.bullet or line.kind in (Kind.BOILERPLATE, Kind.RELATED) for line in outside
    )
    return furniture > _PAGE_FURNITURE


def lay_tail(lines: Sequence[Line], roles: MutableSequence[BlockRole], region: range) -> None:
    """Set the roles of the lines after the body in ``region``."""
    over = whole_page = is_whole_page(lines, region)
    authored = any(
        line.byline.authors if line.byline else role is BlockRole.BYLINE
        for line, role in zip(lines, roles, strict=True)
    )
    for index in range(region.stop, len(lines)):
        line = lines[index]
        over = over or line.kind in (Kind.RELATED, Kind.CREDIT)
        over = over or (index == region.stop and heads_a_list(line))
        if line.kind is Kind.BYLINE and over and not whole_page:
            roles[index] = BlockRole.BOILERPLATE
        elif line.kind is Kind.PLAIN:
            if is_name(line.unit.text) and (below := _next_kind(lines, index)) in _UNDER_A_NAME:
                signs = below is None and not authored
                roles[index] = BlockRole.BYLINE if signs else BlockRole.EDITOR
            elif _follows_credit(lines, index):
                roles[index] = BlockRole.CREDIT
            elif over:
                roles[index] = BlockRole.BOILERPLATE


def lay_inserts(lines: Sequence[Line], roles: MutableSequence[BlockRole], region: range) -> None:
    """Take buttons, notices and links out of the body of a whole page.

    They are what is there twice, and what is no sentence and not indented as the paragraphs are.
    """
    if not is_whole_page(lines, region):
        return
    times = Counter(line.unit.text for line in lines)
    indent = usual_indent(lines)
    for index in region:
        unit = lines[index].unit
        if roles[index] is not BlockRole.BODY or unit.heading:
            continue
        fragment = not unit.prose and not unit.sentence
        astray = unit.indent != indent or (unit.bullet and unit.words < _ITEM_WORDS)
        if times[unit.text] > 1 or (fragment and astray):
            roles[index] = BlockRole.BOILERPLATE


def lay_lists(lines: Sequence[Line], roles: MutableSequence[BlockRole]) -> None:
    """Make the titles under ``Baca juga:`` or ``Related`` promos, wherever the list stands."""
    listing = False
    for index, line in enumerate(lines):
        if line.kind is Kind.PROMO:
            listing = heads_a_list(line)
        elif line.kind is Kind.RELATED:
            listing = True
        elif listing and line.kind is Kind.PLAIN and not line.unit.sentence:
            in_body = roles[index] in (BlockRole.BODY, BlockRole.SUBHEADING)
            roles[index] = BlockRole.PROMO if in_body else roles[index]
            listing = line.unit.bullet or lines[index - 1].kind is Kind.RELATED
        else:
            listing = False


def _next_kind(lines: Sequence[Line], index: int) -> Kind | None:
    """Return the kind of the next line that is no promo, None at the end of the text."""
    rest = (line.kind for line in lines[index + 1 : index + 4])
    return next((kind for kind in rest if kind is not Kind.PROMO), None)


def _follows_credit(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].unit.text
    invites = patterns().credit_url.match(text) or text.startswith(("http://", "https://"))
    return bool(invites) and lines[index - 1].kind is Kind.CREDIT
