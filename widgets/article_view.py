"""Reads an article hands on keys: a cursor, a selection, letters to pick words by, the mouse."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual import events
from textual.timer import Timer

from reader.layers import Layer
from reader.model import Attribution, Record, Span, Speaker
from reader.text.line_motions import (
    LINE_MOTIONS,
    PAGE_MOTIONS,
    Window,
    line_move,
    offset_on,
    page_move,
)
from widgets.article_canvas import MAX_TEXT_WIDTH, ArticleCanvas
from widgets.article_render import GUTTER, Overlay
from widgets.messages import AttributionPressed, CursorMoved, SelectionDropped, SelectionMade

SCROLL_OFF = 3
"""How many lines stay visible above and below the cursor."""

DRAG_INTERVAL = 0.05
"""Seconds between two lines when the mouse is dragged past an edge."""

_CLICKED = {2: "word", 3: "sentence"}


class ArticleView(ArticleCanvas, can_focus=True):
    """An article with a cursor; keys are not handled here, the desk calls the methods."""

    key_sink: Callable[[events.Key], None] | None = None
    """Takes keys at once: each step up the tree would cost a turn of the event loop."""

    def __init__(
        self,
        *,
        empty: str = "",
        max_text_width: int = MAX_TEXT_WIDTH,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, max_text_width=max_text_width, id=id, classes=classes)
        self._cursor = 0
        self._centred = False
        self._anchor: int | None = None
        self._goal: int | None = None
        self._hints: Mapping[int, str] = {}
        self._pressed: int | None = None
        self._dragging: Timer | None = None
        self._drag_to = (0, 0)

    def show(
        self,
        record: Record,
        speakers: Mapping[str, Speaker],
        cursor: int = 0,
        top: int | None = None,
        suggestions: Sequence[Attribution] = (),
    ) -> None:
        """Show an article with the cursor at an offset (code points).

        ``top`` is the offset whose line comes first; None brings the cursor's line into view.
        """
        self._anchor, self._goal, self._hints = None, None, {}
        self._present(record, speakers, suggestions, top or 0)
        self._cursor, self._centred = self._clamped(cursor), top is None
        self._fit(new=True)

    def clear(self, empty: str | None = None) -> None:
        """Show no article, but a text that says what to do; None keeps the one it had."""
        self._cursor, self._anchor, self._goal, self._hints = 0, None, None, {}
        self._centred = False
        super().clear(empty)

    @property
    def cursor(self) -> int:
        """The offset of the character that the cursor stands on."""
        return self._cursor

    @property  # type: ignore[override]
    def anchor(self) -> int | None:
        """Where a selection was begun, None when nothing is selected.

        It hides ``Widget.anchor``, which keeps a log's end in view and has no use here.
        """
        return self._anchor

    @anchor.setter
    def anchor(self, offset: int | None) -> None:
        before = self._anchor
        self._anchor = None if offset is None else self._clamped(offset)
        ends = [end for end in (before, self._anchor, self._cursor) if end is not None]
        self._refresh_between(*map(self.lines.line_of, (min(ends), max(ends))))

    @property
    def selection(self) -> Span | None:
        """What is selected, with the character under the cursor; None when nothing is."""
        if self._anchor is None:
            return None
        first, last = sorted((self._anchor, self._cursor))
        return Span(first, self.segments.next_grapheme(last))

    def set_selection(self, span: Span | None) -> None:
        """Select ``span`` with the cursor at its end; None gives the selection up."""
        if span is None or span.end <= span.start:
            self.anchor = None
            return
        self.anchor = span.start
        self.go_to(self.segments.previous_grapheme(span.end))

    def swap_selection(self) -> None:
        """Move the cursor to the other end of the selection."""
        if self._anchor is not None:
            cursor, self._anchor = self._anchor, self._cursor
            self.go_to(cursor)

    def move(self, motion: str, count: int = 1) -> int:
        """Move the cursor and return its offset.

        ``motion`` is one of ``MOTIONS`` in ``reader.text.motions``, of ``LINE_MOTIONS`` or of
        ``PAGE_MOTIONS`` in ``reader.text.line_motions``; else KeyError.
        """
        here = self.segments, self.lines, self._cursor
        if motion in LINE_MOTIONS:
            self._go(*line_move(*here, motion, count, self._goal))
        elif motion in PAGE_MOTIONS:
            window = Window(self.scroll_offset.y, self.page_height, self._margin(SCROLL_OFF))
            landing, top = page_move(*here, motion, window, count, self._goal)
            self.scroll_to(y=top, animate=False, force=True)
            self._go(*landing)
        else:
            from reader.text.motions import move

            self._go(move(self.segments, self._cursor, motion, count))
        return self._cursor

    def go_to(self, offset: int, center: bool = False) -> None:
        """Put the cursor on the character at ``offset``, if ``center`` in mid-view."""
        self._go(offset, center=center)

    def show_hints(self, hints: Mapping[int, str] | None) -> None:
        """Paint a letter over the first character of each word at these offsets; None: no more."""
        changed = [*self._hints, *(hints or {})]
        self._hints = dict(hints or {})
        for line in {self.lines.line_of(offset) for offset in changed}:
            self._refresh_between(line, line)

    def attribution_at(self, offset: int) -> str:
        """Return the id of the innermost attribution whose marks cover ``offset``, else empty.

        Content goes before cue and source.
        """
        marks = self.marks.at(offset)
        contents = [mark for mark in marks if mark.kind is Layer.CONTENT]
        return next((mark.attribution_id for mark in reversed(contents or marks)), "")

    def _fit(self, new: bool = False) -> None:
        """Keep the cursor in view when it was there before the lines were broken anew."""
        seen = False
        if not new and self.article is not None:
            line = self.lines.line_of(self._cursor) - self.scroll_offset.y
            seen = 0 <= line < self.page_height
        super()._fit()
        if self._top_line is not None and (seen or self._centred):
            self._reveal(center=self._centred)
            self._centred = False

    def _clamped(self, offset: int) -> int:
        last = self.segments.previous_grapheme(len(self.text))
        return self.segments.grapheme_start(max(0, min(offset, last)))

    def _go(
        self, offset: int, goal: int | None = None, center: bool = False, margin: int = SCROLL_OFF
    ) -> None:
        before, self._cursor, self._goal = self._cursor, self._clamped(offset), goal
        if before != self._cursor:
            if self.active:
                self.post_message(CursorMoved(self))
            first, last = sorted(map(self.lines.line_of, (before, self._cursor)))
            if self._anchor is not None:
                self._refresh_between(first, last)
            else:
                for line in {first, last}:
                    self._refresh_between(line, line)
        self._reveal(center, margin)

    def _reveal(self, center: bool = False, margin: int = SCROLL_OFF) -> None:
        """Scroll just as far as the cursor needs to be seen with some lines around it."""
        height, line = self.page_height, self.lines.line_of(self._cursor)
        margin = self._margin(margin)
        top = self.scroll_offset.y
        wanted = max(min(top, line - margin), line - height + 1 + margin)
        if center:
            wanted = line - height // 2
        wanted = max(0, min(wanted, self.lines.line_count - height))
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)

    def _go_with_mouse(self, offset: int) -> None:
        """Put the cursor where the mouse is; scrolling would take the text from under it."""
        self._go(offset, margin=0)

    def _margin(self, wanted: int) -> int:
        return min(wanted, (self.page_height - 1) // 2)

    def _overlay(self, y: int) -> Overlay | None:
        start = self.lines.span(y).start
        last = y + 1 == self.lines.line_count
        after = len(self.text) + 1 if last else self.lines.span(y + 1).start
        selection = self.selection
        selected = selection is not None and selection.start < after and selection.end > start
        here = start <= self._cursor < after
        hinted = any(start <= offset < after for offset in self._hints)
        if not (selected or here or hinted):
            return None
        cursor = self._cursor if here else None
        return Overlay(cursor, selection if selected else None, self._hints, self.has_focus)

    def _under(self, x: int, y: int) -> int:
        """Return the offset of the character at a cell of the content, or the nearest to it."""
        line = max(0, min(y + self.scroll_offset.y, self.lines.line_count - 1))
        return offset_on(self.segments, self.lines, line, x - self._left - GUTTER)

    def on_key(self, event: events.Key) -> None:
        """Pass keys on to where they mean something."""
        if self.key_sink is not None:
            self.key_sink(event)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where the mouse is pressed; a selection may begin there."""
        if self.article is None or event.button != 1:
            return
        if self._anchor is not None:
            self.anchor = None
            self.post_message(SelectionDropped(self))
        self._go_with_mouse(self._under(*event.get_content_offset_capture(self)))
        self._pressed = self._cursor
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select up to the mouse while its button is held, and scroll when it leaves the view."""
        if self._pressed is None:
            return
        x, y = self._drag_to = event.get_content_offset_capture(self)
        outside = not 0 <= y < self.page_height
        if outside and self._dragging is None:
            self._dragging = self.set_interval(DRAG_INTERVAL, self._drag_on)
        elif not outside:
            self._stop_dragging()
            self._drag(self._under(x, y))

    def _drag_on(self) -> None:
        """Scroll one line on, more the farther away the mouse is, and select up to there."""
        x, y = self._drag_to
        beyond = y if y < 0 else y - self.page_height + 1
        self.scroll_to(y=self.scroll_offset.y + beyond, animate=False, force=True)
        self._drag(self._under(x, max(0, min(y, self.page_height - 1))))

    def _drag(self, offset: int) -> None:
        if self._anchor is None and offset != self._pressed:
            self.anchor = self._pressed
        if self._anchor is not None:
            self._go_with_mouse(offset)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Tell what was selected."""
        if self._pressed is None:
            return
        self._pressed = None
        self._stop_dragging()
        self.release_mouse()
        if (selection := self.selection) is not None:
            self.post_message(SelectionMade(self, selection))

    def on_click(self, event: events.Click) -> None:
        """Select a word (two clicks) or a sentence (three); one click tells the attribution."""
        if self.article is None or event.button != 1 or self._anchor is not None:
            return
        if name := _CLICKED.get(event.chain):
            from reader.text.motions import text_object

            if span := text_object(self.segments, self._cursor, name):
                self.set_selection(span)
                self.post_message(SelectionMade(self, span))
        elif attribution_id := self.attribution_at(self._cursor):
            self.post_message(AttributionPressed(self, attribution_id))

    def _stop_dragging(self) -> None:
        if self._dragging is not None:
            self._dragging.stop()
            self._dragging = None
