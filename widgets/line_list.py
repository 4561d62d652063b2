"""A list that paints only the lines on screen, so that a hundred thousand items cost no more."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style


class LineList(ScrollView, can_focus=True):
    """A list of items of one or more lines each, with a cursor on one of them.

    A subclass paints a line in ``paint`` and learns in ``chosen`` what a person chose. The keys
    come from outside: who holds the list calls its methods.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor",
        "line-list--bar",
        "line-list--dim",
    }
    DEFAULT_CSS = """
    LineList {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .line-list--cursor { text-style: none; }
        & > .line-list--bar { color: $foreground 40%; }
        & > .line-list--dim { color: $text-muted; }
        &:ansi > .line-list--bar { color: $border-blurred; }
        &:focus > .line-list--cursor { background: $foreground 10%; }
        &:focus > .line-list--bar { color: $accent; text-style: bold; }
        &:ansi > .line-list--dim { color: ansi_default; text-style: dim; }
        &:ansi:focus > .line-list--cursor { background: ansi_default; text-style: bold; }
    }
    """

    cursor: var[int] = var(-1)
    """The index of the item under the cursor; -1 when there is none."""
    key_sink: Callable[[events.Key], None] | None = None
    """Takes keys at once: each step up the tree would cost a turn of the event loop."""

    empty: var[str] = var("")
    """What is said when there is nothing to list, as plain text."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._starts = array("L")
        self._total = 0
        self._said: tuple[str, int, list[Content]] = ("", 0, [])
        """What ``empty`` says, the cells it was wrapped to, and its lines."""

    @property
    def item_count(self) -> int:
        """How many items there are."""
        return len(self._starts)

    def set_heights(
        self, heights: Iterable[int], cursor: int, held: tuple[int, int] | None = None
    ) -> None:
        """Take over new items, each of so many lines, and put the cursor on one of them.

        ``held`` is one of the items before and where it is now: it stays where it is on screen,
        whatever came in above it. Without it the cursor is scrolled into sight.
        """
        above = self._starts[held[0]] - self.scroll_offset.y if held else 0
        ends = array("L", accumulate(heights))
        self._starts = array("L", [0, *ends[:-1]]) if ends else ends
        self._take_total(ends[-1] if ends else 0)
        self.cursor = min(cursor, self.item_count - 1)
        self.refresh()
        if held:
            # At once: a frame in between would show the list moved.
            self.scroll_to(y=self._starts[held[1]] - above, animate=False, immediate=True)
        else:
            self.reveal()

    @property
    def first_in_sight(self) -> int:
        """The first item on screen, that of the cursor when it is there; -1 when there is none."""
        top = self.scroll_offset.y
        if 0 <= self.cursor < self.item_count:
            start, end = self._lines(self.cursor)
            if top <= start and end <= top + self.size.height:
                return self.cursor
        return self._item_at(top) if top < self._total else -1

    def paint(self, item: int, line: int, width: int) -> Content:
        """Return one line of an item in at most ``width`` cells."""
        raise NotImplementedError

    def can_stand(self, item: int) -> bool:
        """Tell whether the cursor may stand on an item; headings refuse."""
        return True

    def chosen(self, item: int) -> None:
        """Learn that the person chose an item."""

    def move(self, count: int) -> None:
        """Move the cursor by ``count`` items, headings not counted, as far as there are any."""
        step = 1 if count > 0 else -1
        target = self.cursor
        for _ in range(abs(count)):
            following = self._next(target, step)
            if following is None:
                break
            target = following
        self.go_to(target)

    def page(self, count: int) -> None:
        """Move the cursor by ``count`` pages less two lines."""
        if self.cursor < 0:
            return
        step = max(1, self.size.height - 2) * count
        line = min(max(0, self._starts[self.cursor] + step), self._total - 1)
        self._go_near(self._item_at(line), 1 if count > 0 else -1)

    def first(self) -> None:
        """Move the cursor to the first item."""
        self._go_near(0, 1)

    def last(self) -> None:
        """Move the cursor to the last item."""
        self._go_near(self.item_count - 1, -1)

    def choose(self) -> None:
        """Choose the item under the cursor."""
        if self.cursor >= 0:
            self.chosen(self.cursor)

    def go_to(self, item: int) -> None:
        """Put the cursor on an item, and show the whole of it."""
        if 0 <= item < self.item_count and item != self.cursor:
            self.cursor = item
            self.reveal()

    def reveal(self) -> None:
        """Scroll as little as shows the whole item under the cursor."""
        if self.cursor < 0 or not self.size.height:
            return
        start, end = self._lines(self.cursor)
        if self._next(self.cursor, -1) is None:
            start = 0  # the headings above the first item, too
        top = self.scroll_offset.y
        if start < top:
            self.scroll_to(y=start, animate=False)
        elif end > top + self.size.height:
            self.scroll_to(y=end - self.size.height, animate=False)

    def repaint_item(self, item: int) -> None:
        """Paint one item again."""
        if 0 <= item < self.item_count:
            start, end = self._lines(item)
            self.refresh_lines(start, end - start)

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the two items that the cursor leaves and enters."""
        self.repaint_item(old)
        self.repaint_item(new)

    def watch_empty(self) -> None:
        """Say the new words."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one line of the screen."""
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        if not self.item_count:
            return self._strip(self._empty_line(line, width), self.visual_style, width)
        if line >= self._total:
            return Strip.blank(width, self.visual_style.rich_style)
        item = self._item_at(line)
        style = self.visual_style
        if item == self.cursor:
            style += self.get_visual_style("line-list--cursor", partial=True)
        return self._strip(self.paint(item, line - self._starts[item], width), style, width)

    def bar(self, item: int) -> Content:
        """Return the first cell of an item's line: the cursor's bar, or a blank."""
        if item != self.cursor:
            return Content(" ")
        return Content.styled("▌", self.part("line-list--bar"))

    def part(self, name: str) -> Style:
        """Return the style of one of the component classes, to be laid over a line's."""
        full = self.get_visual_style(name)
        return Style(
            foreground=full.foreground,
            bold=full.bold,
            dim=full.dim,
            italic=full.italic,
            underline=full.underline,
        )

    def _strip(self, content: Content, style: Style, width: int) -> Strip:
        strip = Strip(content.render_segments(style))
        return strip.adjust_cell_length(width, style.rich_style)

    def _empty_line(self, line: int, width: int) -> Content:
        if self._said[:2] != (self.empty, width):
            lines = Content(self.empty).wrap(max(1, width - 2)) if self.empty else []
            self._said = (self.empty, width, lines)
        lines = self._said[2]
        if not 0 < line <= len(lines):
            return Content("")
        return Content(" ") + lines[line - 1].stylize(self.part("line-list--dim"))

    def on_key(self, event: events.Key) -> None:
        """Pass keys on to where they mean something."""
        if self.key_sink is not None:
            self.key_sink(event)

    def on_resize(self) -> None:
        """Keep the cursor on screen."""
        self._resize()
        self.reveal()

    def on_focus(self) -> None:
        """Show the stronger cursor."""
        self.repaint_item(self.cursor)

    def on_blur(self) -> None:
        """Show the weaker cursor."""
        self.repaint_item(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Move to the item that was clicked; a double click chooses it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        line = offset.y + self.scroll_offset.y
        if line >= self._total or not self.can_stand(item := self._item_at(line)):
            return
        self.go_to(item)
        self.clicked(item, event.chain)

    def clicked(self, item: int, chain: int) -> None:
        """Choose what was clicked twice."""
        if chain == 2:
            self.chosen(item)

    def _take_total(self, total: int) -> None:
        before, self._total = self._total, total
        if total < before or self._overflows(before) != self._overflows(total):
            self._resize()
            return
        # A new virtual size has the whole screen laid out anew; here nothing moves but the bar.
        self.set_reactive(ScrollView.virtual_size, Size(self.size.width, total))
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = total

    def _overflows(self, total: int) -> bool:
        return total > self.size.height

    def _resize(self) -> None:
        self.virtual_size = Size(self.size.width, self._total)

    def _item_at(self, line: int) -> int:
        return bisect_right(self._starts, line) - 1

    def _lines(self, item: int) -> tuple[int, int]:
        following = item + 1
        end = self._starts[following] if following < self.item_count else self._total
        return self._starts[item], end

    def _next(self, item: int, step: int) -> int | None:
        item += step
        while 0 <= item < self.item_count:
            if self.can_stand(item):
                return item
            item += step
        return None

    def _go_near(self, item: int, step: int) -> None:
        if not self.item_count:
            return
        if not self.can_stand(item):
            found = self._next(item, step)
            item = found if found is not None else self._next(item, -step) or self.cursor
        self.go_to(item)
