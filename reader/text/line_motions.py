"""Motions that depend on where lines are broken: up, down, pages, and to the ends of a line."""

from __future__ import annotations

import sys
from typing import NamedTuple

from reader.text.segment import Segments
from reader.text.wrap import LineMap

LINE_MOTIONS = frozenset(
    f"{unit}_{way}"
    for unit, ways in (
        ("line", ("down", "up", "start", "end")),
        ("page", ("down", "up")),
        ("half_page", ("down", "up")),
    )
    for way in ways
)
"""The names that ``line_move`` understands."""

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


def line_move(
    segments: Segments,
    lines: LineMap,
    offset: int,
    motion: str,
    count: int = 1,
    goal: int | None = None,
    height: int = 1,
) -> Landing:
    """Move ``offset`` (code points) by lines of ``lines``; ``height`` is a page's, in lines.

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
        line += (page_step(motion, height) or _BY_LINE[motion]) * count
        goal = lines.cell_of(offset) if goal is None else goal
    line = max(0, min(line, lines.line_count - 1))
    return Landing(offset_on(segments, lines, line, goal), goal)


def page_step(motion: str, height: int) -> int:
    """Return by how many lines ``motion`` moves the page itself: 0 when it is not by pages."""
    page, half = max(1, height - _KEPT), max(1, height // 2)
    steps = {
        "page_down": page,
        "page_up": -page,
        "half_page_down": half,
        "half_page_up": -half,
    }
    return steps.get(motion, 0)


def offset_on(segments: Segments, lines: LineMap, line: int, cell: int) -> int:
    """Return the character of ``line`` that covers the column ``cell``, else the last."""
    start, end = lines.span(line)
    if cell <= 0 or start == end:
        return start
    last = max(start, segments.previous_grapheme(end))
    return last if cell == LINE_END else min(last, lines.offset_at(line, cell))
