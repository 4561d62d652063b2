"""Which stretch of the text stands on which line, and where on it, for a given width in cells.

Lines are broken greedily at spaces. Where every character is one cell wide, which a regular
expression proves, offsets are cells; else the columns of a paragraph's characters are worked out
once and kept for every later width.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wcwidth import iter_graphemes, wcwidth, width

from reader.model import Span
from reader.text.graphemes import SINGLE, stretches

_TWO_CELLS = "\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_WIDE = re.compile(f"[{_TWO_CELLS}]+")
_ODD = re.compile(f"[^\n{SINGLE}{_TWO_CELLS}]+")
_NOT_SINGLE = re.compile(f"[^\n{SINGLE}]")
_NEVER_FIRST = frozenset("、。，．：；！？）」』】〕》〉ー々・…‥”’)]}.,:;!?%\"'")
_NEVER_LAST = frozenset("（「『【〔《〈“‘([{")
"""Characters that no line beside wide ones begins or ends with (JIS X 4051, the common ones)."""


class _Columns(NamedTuple):
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
        if known < at < len(text) and not (text[at] in _NEVER_FIRST or text[at - 1] in _NEVER_LAST):
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
    if "\U0001f1e6" <= char <= "\U0001f1ff":
        return 1
    if "\U0001f3fb" <= char <= "\U0001f3ff":
        return 0
    return max(0, wcwidth(char))


class LineMap:
    """The lines of ``text`` at ``width`` cells; a line break ends a line, a blank line is one.

    Lines count from 0, offsets are code points of ``text``, cells count from the line's left edge.
    """

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = max(1, width)
        self._columns = dict(_odd_paragraphs(text))
        self._odd = array("L", self._columns)
        self._wrap()

    def with_width(self, width: int) -> LineMap:
        """Return the lines of the same text at another width; what was measured is kept."""
        other = object.__new__(LineMap)
        other.text, other.width, other._columns, other._odd = (
            self.text,
            max(1, width),
            self._columns,
            self._odd,
        )
        other._wrap()
        return other

    @property
    def line_count(self) -> int:
        """How many lines there are, at least one."""
        return len(self._starts)

    def line_of(self, offset: int) -> int:
        """Return the line that ``offset`` stands on; a blank or break at its end belongs to it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def span(self, line: int) -> Span:
        """Return what stands on ``line``, without the break and the blanks it was broken at."""
        return Span(self._starts[line], self._ends[line])

    def cell_of(self, offset: int) -> int:
        """Return the cell of ``offset`` on its line; behind a full line that is the width."""
        line = self.line_of(offset)
        start, offset = self._starts[line], min(offset, self._ends[line])
        if columns := self._columns_at(start):
            cells = columns.cells
            return cells[offset - columns.start] - cells[start - columns.start]
        return max(0, offset - start)

    def offset_at(self, line: int, cell: int) -> int:
        """Return the offset of the grapheme cluster that covers ``cell`` of ``line``.

        Behind the line's last cluster it is the blank or break there, without one that cluster. A
        line outside the text is taken as the first or the last.
        """
        line = max(0, min(line, self.line_count - 1))
        start, end = self._starts[line], self._ends[line]
        columns = self._columns_at(start)
        found = columns.offset_at(start, end, cell) if columns else start + max(0, cell)
        return found if found < end else self._behind(line, columns)

    def _behind(self, line: int, columns: _Columns | None) -> int:
        start, end = self._starts[line], self._ends[line]
        if line + 1 == self.line_count or end < self._starts[line + 1]:
            return end
        return end - 1 if columns is None else columns.last_cluster(start, end)

    def _columns_at(self, offset: int) -> _Columns | None:
        """Return the columns of the paragraph around ``offset``, None where cells are offsets."""
        if not self._odd:
            return None
        index = bisect_right(self._odd, offset) - 1
        if index < 0:
            return None
        columns = self._columns[self._odd[index]]
        return columns if offset < columns.start + len(columns.cells) else None

    def _wrap(self) -> None:
        self._starts, self._ends = array("L"), array("L")
        text, start = self.text, 0
        while True:
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            if columns := self._columns.get(start):
                self._wrap_columns(columns, end)
            else:
                self._wrap_single(start, end)
            if end == len(text):
                return
            start = end + 1

    def _wrap_single(self, start: int, end: int) -> None:
        text, width, starts, ends = self.text, self.width, self._starts, self._ends
        stop = _without_blanks(text, start, end)
        while stop - start > width:
            starts.append(start)
            at = text.rfind(" ", start, start + width + 1)
            if at <= start:
                start += width
                ends.append(start)
                continue
            last, start = at, at + 1
            while text[last - 1] == " " and last > starts[-1]:
                last -= 1
            while text[start] == " ":
                start += 1
            ends.append(last)
        starts.append(start)
        ends.append(stop)

    def _wrap_columns(self, columns: _Columns, end: int) -> None:
        text, start = self.text, columns.start
        stop = _without_blanks(text, start, end)
        stop += stop in columns.glued
        while (full := columns.offset_at(start, stop, self.width)) < stop:
            last, following = self._break(columns, start, stop, full)
            self._starts.append(start)
            self._ends.append(last)
            start = following
        self._starts.append(start)
        self._ends.append(stop)

    def _break(self, columns: _Columns, start: int, stop: int, full: int) -> tuple[int, int]:
        """Return where the line from ``start`` ends and where the next one begins."""
        text, glued = self.text, columns.glued
        space = text.rfind(" ", start, full + 1)
        while space in glued:
            space = text.rfind(" ", start, space)
        beside = columns.last_break(start, full)
        if space <= start or space + 1 < beside:
            hard = (
                full
                if full > start
                else columns.offset_at(start, stop, self._first(columns, start))
            )
            return beside or hard, beside or hard
        last, following = space, space + 1
        while last > start and text[last - 1] == " " and last - 1 not in glued:
            last -= 1
        while text[following] == " " and following not in glued:
            following += 1
        return last, following

    @staticmethod
    def _first(columns: _Columns, start: int) -> int:
        """Return the cells of the first cluster from ``start``, wider than the whole line."""
        at = start - columns.start
        return columns.cells[at + 1] - columns.cells[at]


def _without_blanks(text: str, start: int, end: int) -> int:
    if start == end or text[end - 1] != " ":
        return end
    return start + len(text[start:end].rstrip(" "))


def _odd_paragraphs(text: str) -> Iterator[tuple[int, _Columns]]:
    """Yield the start and the columns of each paragraph in which offsets are not cells."""
    end = 0
    while found := _NOT_SINGLE.search(text, end):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield start, _measure(text, start, end)


def _measure(text: str, start: int, end: int) -> _Columns:
    columns = _Columns(start, array("L", [0]), array("L"), set())
    here = start
    for first, last in zip(*stretches(_ODD, text, start, end), strict=True):
        _measure_lone(text, here, first, columns)
        _measure_clusters(text, first, last, columns)
        here = last
    _measure_lone(text, here, end, columns)
    return columns


def _measure_lone(text: str, start: int, end: int, columns: _Columns) -> None:
    """Append the columns of a stretch in which every character is a cluster of one or two cells."""
    cells, breaks = columns.cells, columns.breaks
    here = start
    for wide in _WIDE.finditer(text, start, end):
        first, last = wide.span()
        cells.extend(range(cells[-1] + 1, cells[-1] + 1 + first - here))
        cells.extend(range(cells[-1] + 2, cells[-1] + 2 + 2 * (last - first), 2))
        columns.note_break(text, first)
        breaks.extend(range(first + 1, last))
        columns.note_break(text, last)
        here = last
    cells.extend(range(cells[-1] + 1, cells[-1] + 1 + end - here))


def _measure_clusters(text: str, start: int, end: int, columns: _Columns) -> None:
    """Append the columns of a stretch cluster by cluster."""
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
