"""Which stretch of the text stands on which line, and where on it, for a given width in cells.

Lines are broken greedily at spaces. Where every character is one cell wide offsets are cells; else
the columns of a paragraph's characters are worked out once and kept for every later width.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right

from reader.model import Span
from reader.text.columns import Columns, odd_paragraphs


class LineMap:
    """The lines of ``text`` at ``width`` cells; a line break ends a line, a blank line is one.

    Lines count from 0, offsets are code points of ``text``, cells count from the line's left edge.
    """

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = max(1, width)
        self._columns = dict(odd_paragraphs(text))
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

    def _behind(self, line: int, columns: Columns | None) -> int:
        start, end = self._starts[line], self._ends[line]
        if line + 1 == self.line_count or end < self._starts[line + 1]:
            return end
        return end - 1 if columns is None else columns.last_cluster(start, end)

    def _columns_at(self, offset: int) -> Columns | None:
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

    def _wrap_columns(self, columns: Columns, end: int) -> None:
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

    def _break(self, columns: Columns, start: int, stop: int, full: int) -> tuple[int, int]:
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
    def _first(columns: Columns, start: int) -> int:
        """Return the cells of the first cluster from ``start``, wider than the whole line."""
        at = start - columns.start
        return columns.cells[at + 1] - columns.cells[at]


def _without_blanks(text: str, start: int, end: int) -> int:
    if start == end or text[end - 1] != " ":
        return end
    return start + len(text[start:end].rstrip(" "))
