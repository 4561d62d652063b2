"""How many cells of a terminal text takes, where a character is not simply one of them.

A regular expression proves of most paragraphs that every character is one cell wide; the columns of
the others are worked out cluster by cluster.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reader.text.graphemes import SINGLE, stretches

_TWO_CELLS = (
    "\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60"
)
"""Inside a character class: characters that are clusters of their own and two cells wide."""
_WIDE = re.compile(f"[{_TWO_CELLS}]+")
_ODD = re.compile(f"[^\n{SINGLE}{_TWO_CELLS}]+")
_NOT_SINGLE = re.compile(f"[^\n{SINGLE}]")
_NEVER_FIRST = frozenset("、。，．：；！？）」』】〕》〉ー々・…‥”’)]}.,:;!?%\"'")
_NEVER_LAST = frozenset("（「『【〔《〈“‘([{")
"""Characters that no line beside wide ones begins or ends with (JIS X 4051, the common ones)."""


def _may_break(text: str, at: int) -> bool:
    return text[at] not in _NEVER_FIRST and text[at - 1] not in _NEVER_LAST


class Columns(NamedTuple):
    """A paragraph in which offsets are not cells."""

    start: int
    cells: array[int]
    """For each offset from ``start``, the cells before it; inside a cluster, those behind it."""
    breaks: array[int]
    """Offsets where a line may end without a space: beside wide characters."""
    glued: set[int]
    """Offsets of spaces that are part of a larger cluster, where no line may end."""

    def offset_at(self, start: int, end: int, cell: int) -> int:
        """Return the last boundary in ``[start, end]`` at most ``cell`` cells from ``start``."""
        low = start - self.start
        limit = self.cells[low] + max(0, cell)
        return self.start + bisect_right(self.cells, limit, low, end - self.start + 1) - 1

    def last_cluster(self, start: int, end: int) -> int:
        """Return where the last cluster of ``[start, end)`` that takes a cell begins."""
        low, high = start - self.start, end - self.start
        return self.start + max(low, bisect_left(self.cells, self.cells[high], low, high) - 1)

    def note_break(self, text: str, at: int) -> None:
        """Remember that a line may end at ``at``, beside a wide character, if style allows."""
        known = self.breaks[-1] if self.breaks else self.start
        if known < at < len(text) and _may_break(text, at):
            self.breaks.append(at)

    def last_break(self, start: int, end: int) -> int:
        """Return the last offset in ``(start, end]`` where a line may end without a space, or 0."""
        index = bisect_right(self.breaks, end) - 1
        return self.breaks[index] if index >= 0 and self.breaks[index] > start else 0


@lru_cache(maxsize=4096)
def cell_width(cluster: str) -> int:
    """Return the cells that a grapheme cluster takes, counted as Textual counts what it paints.

    The widths of its characters add up, but a zero-width joiner swallows the next one, an emoji
    modifier takes none and U+FE0F widens a narrow emoji.
    """
    from wcwidth import wcwidth, width

    cells, last, skip = 0, "", False
    for char in cluster:
        if skip:
            skip = False
        elif char == "\u200d":
            skip = True
        elif char == "\ufe0f":
            cells += bool(last) and wcwidth(last) == 1 and width(last + char) == 2
            last = ""
        elif own := _char_width(char):
            cells, last = cells + own, char
    return cells


def _char_width(char: str) -> int:
    from wcwidth import wcwidth

    if "\U0001f1e6" <= char <= "\U0001f1ff":
        return 1
    if "\U0001f3fb" <= char <= "\U0001f3ff":
        return 0
    return max(0, wcwidth(char))


def odd_paragraphs(text: str) -> Iterator[tuple[int, Columns]]:
    """Yield the start and the columns of each paragraph in which offsets are not cells."""
    end = 0
    while found := _NOT_SINGLE.search(text, end):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield start, _measure(text, start, end)


def _measure(text: str, start: int, end: int) -> Columns:
    columns = Columns(start, array("L", [0]), array("L"), set())
    here = start
    for first, last in zip(*stretches(_ODD, text, start, end), strict=True):
        _measure_lone(text, here, first, columns)
        _measure_clusters(text, first, last, columns)
        here = last
    _measure_lone(text, here, end, columns)
    return columns


def _measure_lone(text: str, start: int, end: int, columns: Columns) -> None:
    """Append the columns of a stretch in which every character is a cluster of one or two cells."""
    cells, breaks = columns.cells, columns.breaks
    here = start
    for wide in _WIDE.finditer(text, start, end):
        first, last = wide.span()
        cells.extend(range(cells[-1] + 1, cells[-1] + 1 + first - here))
        cells.extend(range(cells[-1] + 2, cells[-1] + 2 + 2 * (last - first), 2))
        columns.note_break(text, first)
        breaks.extend(at for at in range(first + 1, last) if _may_break(text, at))
        columns.note_break(text, last)
        here = last
    cells.extend(range(cells[-1] + 1, cells[-1] + 1 + end - here))


def _measure_clusters(text: str, start: int, end: int, columns: Columns) -> None:
    """Append the columns of a stretch cluster by cluster."""
    from wcwidth import iter_graphemes

    cells = columns.cells
    for cluster in iter_graphemes(text, start, end):
        size, taken = len(cluster), cell_width(cluster)
        if taken > 1:
            columns.note_break(text, start)
            columns.note_break(text, start + size)
        if size > 1 and " " in cluster:
            columns.glued.add(start + cluster.index(" "))
        cells.extend([cells[-1] + taken] * size)
        start += size
