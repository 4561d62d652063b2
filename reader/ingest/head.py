"""What stands above the body: menus, headline, standfirst, byline, caption."""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

from reader.ingest.byline import label_alone
from reader.ingest.kinds import Kind, Line
from reader.ingest.names import is_name
from reader.model import BlockRole

_BYLINE_BEFORE = 3
"""Lines above a headline among which a date or byline is its own."""
_BYLINE_AFTER = 6
"""Lines below a headline among which prose is still a standfirst when a byline follows it."""
_STANDFIRST_WORDS = 60
_FEWEST_STANDFIRST_WORDS = 6


def lay_head(
    lines: Sequence[Line], roles: MutableSequence[BlockRole], headline: int | None, start: int
) -> None:
    """Set the roles of the lines before the body at ``start``, and of a standfirst in it."""
    if headline is None:
        return
    for index in range(headline):
        own = lines[index].kind is Kind.BYLINE and index >= headline - _BYLINE_BEFORE
        if lines[index].kind in (Kind.PLAIN, Kind.BYLINE) and not own:
            roles[index] = BlockRole.BOILERPLATE
    roles[headline] = BlockRole.HEADLINE
    byline = _last_byline(lines, headline, start)
    for index in range(headline + 1, max(start, byline)):
        if lines[index].kind is Kind.PLAIN:
            after_byline = roles[index - 1] is BlockRole.BYLINE
            role = _head_role(lines, index, index < byline, after_byline)
            again = lines[index].unit.text == lines[headline].unit.text
            roles[index] = BlockRole.BOILERPLATE if again else role


def _last_byline(lines: Sequence[Line], headline: int, start: int) -> int:
    """Return the index of the last byline of the head, or ``headline`` when there is none.

    Prose may stand before it: a standfirst, but not more than two paragraphs of it.
    """
    last, prose = headline, 0
    for index in range(headline + 1, min(len(lines), start + _BYLINE_AFTER)):
        line = lines[index]
        prose += line.kind is Kind.PLAIN and line.unit.prose
        if prose > 2 or (prose and line.unit.words > _STANDFIRST_WORDS):
            break
        if line.kind is Kind.BYLINE:
            last = index
    return last


def _head_role(
    lines: Sequence[Line], index: int, before_byline: bool, after_byline: bool
) -> BlockRole:
    unit = lines[index].unit
    if unit.bullet:
        return BlockRole.BOILERPLATE
    if _is_lone_author(lines, index):
        return BlockRole.BYLINE
    if unit.words < _FEWEST_STANDFIRST_WORDS:
        between = before_byline and after_byline
        return BlockRole.BYLINE if between else BlockRole.CAPTION
    if before_byline or unit.sentence:
        return BlockRole.STANDFIRST
    return BlockRole.CAPTION


def _is_lone_author(lines: Sequence[Line], index: int) -> bool:
    """Return whether a line is only a name, after ``By`` or before a date without a name."""
    if not is_name(lines[index].unit.text):
        return False
    if index and label_alone(lines[index - 1].unit.text) == "author":
        return True
    following = lines[index + 1] if index + 1 < len(lines) else None
    return (
        following is not None
        and following.byline is not None
        and following.byline.dated
        and not following.byline.authors
    )
