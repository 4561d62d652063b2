"""Motions that depend on where lines are broken: up, down, pages, and to the ends of a line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.text.segment import Segments
    from reader.text.wrap import LineMap

LINE_MOTIONS = ("line_down", "line_up", "line_start", "line_end")
"""The names that ``line_move`` understands."""

PAGE_MOTIONS = ("page_down", "page_up", "half_page_down", "half_page_up")
"""The names that ``page_move`` understands."""

LINE_END = sys.maxsize
"""The goal column of a cursor that keeps to the ends of lines."""

_BY_LINE = {"line_down": 1, "line_up": -1}

_KEPT = 2
"""How many lines of a page are still seen on the next one."""


class Landing(NamedTuple):
    """Where a motion ends."""

    offset: int
    goal: int
    """The column (cells) that the next motion up or down aims at."""


class Window(NamedTuple):
    """The lines that are seen at once."""

    top: int
    """The first of them."""
    height: int
    margin: int
    """How many of them, above and below, the cursor keeps away from while there are more lines."""


def line_move(
    segments: Segments,
    lines: LineMap,
    offset: int,
    motion: str,
    count: int = 1,
    goal: int | None = None,
) -> Landing:
    """Move ``offset`` (code points) by lines, or to an end of its line.

    ``goal`` is the column of an earlier motion up or down, None to aim at the present one. With a
    count, ``line_end`` goes count - 1 lines down first, as in vim. Raises KeyError for a motion
    that is not in ``LINE_MOTIONS``.
    """
    line = lines.line_of(offset)
    if motion == "line_start":
        return Landing(lines.span(line).start, 0)
    if motion == "line_end":
        line, goal = line + count - 1, LINE_END
    else:
        line += _BY_LINE[motion] * count
        goal = lines.cell_of(offset) if goal is None else goal
    line = max(0, min(line, lines.line_count - 1))
    return Landing(offset_on(segments, lines, line, goal), goal)


def page_move(
    segments: Segments,
    lines: LineMap,
    offset: int,
    motion: str,
    window: Window,
    count: int = 1,
    goal: int | None = None,
) -> tuple[Landing, int]:
    """Move ``offset`` and the window by pages or half pages; returns also the new first line.

    Raises KeyError for a motion that is not in ``PAGE_MOTIONS``.
    """
    top, height, margin = window
    page, half = max(1, height - _KEPT), max(1, height // 2)
    step = dict(zip(PAGE_MOTIONS, (page, -page, half, -half), strict=True))[motion] * count
    last = max(0, lines.line_count - height)
    top = max(0, min(top + step, last))
    low = top + margin if top > 0 else 0
    high = top + height - 1 - margin if top < last else lines.line_count - 1
    line = max(low, min(lines.line_of(offset) + step, high))
    goal = lines.cell_of(offset) if goal is None else goal
    return Landing(offset_on(segments, lines, line, goal), goal), top


def offset_on(segments: Segments, lines: LineMap, line: int, cell: int) -> int:
    """Return the character of ``line`` that covers the column ``cell``, else the last."""
    start, end = lines.span(line)
    if cell <= 0 or start == end:
        return start
    last = max(start, segments.previous_grapheme(end))
    return last if cell == LINE_END else min(last, lines.offset_at(line, cell))
