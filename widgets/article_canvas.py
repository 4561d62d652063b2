"""The article as a surface of lines, so that the view itself is only about cursor and mouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from reader.layers import Layers
from reader.model import Article, Attribution, Record, Span, Speaker
from reader.text.normalise import one_line
from widgets.article_render import (
    GUTTER,
    Line,
    Overlay,
    Page,
    draw,
    page_of,
    paint,
    paint_message,
    paint_over,
)
from widgets.article_styles import ARTICLE_CSS, PARTS, PREFIX, Styles
from widgets.phrases import AROUND_EDGE, at_edge, time_of
from widgets.theme import component_style

if TYPE_CHECKING:
    from reader.text.segment import Segments
    from reader.text.wrap import LineMap

MAX_TEXT_WIDTH = 80
"""The widest line of text, in cells: longer ones are hard to read."""

_KEPT_LINES = 1024
_MANY = 50
"""From so many changed stretches on it is cheaper to paint everything again."""


class ArticleCanvas(ScrollView):
    """Paints an article line by line, at the cost of what is seen and has changed."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {PREFIX + name for name in PARTS}
    """
    | Class, each after ``article-view--`` | Description |
    | :- | :- |
    | `quiet` | Byline, dateline, caption, credit, editor; the text of an empty view. |
    | `dimmed` | Promo and boilerplate. |
    | `match`, `current-match` | What a search found, and where its cursor is. |
    | `selection` | Selected text. |
    | `hint` | A letter that picks a word. |
    | `cursor` | The cursor while the view has the focus. |
    """

    DEFAULT_CSS = ARTICLE_CSS

    def __init__(
        self,
        *,
        empty: str = "",
        max_text_width: int = MAX_TEXT_WIDTH,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._article: Article | None = None
        self._shown: Page | None = None
        self._title = ""
        self._aside = ""
        self._empty = empty
        self._max_text_width = max_text_width
        self._left = 0
        self._looks: Styles | None = None
        self._lines: LRUCache[int, tuple[Line, Strip]] = LRUCache(_KEPT_LINES)
        self._top = 0
        self._top_line: int | None = None

    @property
    def article(self) -> Article | None:
        """The article that is shown, None when the view is empty."""
        return self._article

    @property
    def text(self) -> str:
        """The text that is shown, empty when there is none."""
        return self._page.segments.text

    @property
    def segments(self) -> Segments:
        """The words, sentences and paragraphs of what is shown."""
        return self._page.segments

    @property
    def marks(self) -> Layers:
        """The marks on what is shown, with the colour slots of its speakers."""
        return self._page.layers

    @property
    def lines(self) -> LineMap:
        """Where the lines are broken at the present width."""
        return self._page.lines

    @property
    def top(self) -> int:
        """An offset on the first visible line, to come back to; it stays until one scrolls."""
        if self._article is None or self._top_line in (None, self.scroll_offset.y):
            return self._top
        return self.lines.span(min(self.scroll_offset.y, self.lines.line_count - 1)).start

    @property
    def page_height(self) -> int:
        """How many lines are seen at once; at least 1."""
        return max(1, self.scrollable_content_region.height)

    @property
    def max_text_width(self) -> int:
        """The widest line of text, in cells."""
        return self._max_text_width

    @max_text_width.setter
    def max_text_width(self, cells: int) -> None:
        if cells != self._max_text_width:
            self._max_text_width = cells
            self._fit()

    def _present(
        self,
        record: Record,
        speakers: Mapping[str, Speaker],
        suggestions: Sequence[Attribution],
        top: int,
    ) -> None:
        """Take over an article; ``_fit`` then shows it from the line of the offset ``top``."""
        article = self._article = record.article
        layers = Layers.of(record.attributions, speakers, suggestions)
        self._shown = page_of(article.text, layers, article.blocks)
        self._top, self._top_line = top, None
        self._entitle()

    def update_record(
        self,
        record: Record,
        speakers: Mapping[str, Speaker],
        suggestions: Sequence[Attribution] = (),
    ) -> None:
        """Take over what changed in the article that is shown: only those lines are painted again.

        Raises ValueError when it is another text.
        """
        if self._article is None or record.article.text != self.text:
            raise ValueError("update_record: this is not the text that is shown; use show")
        self._article = record.article
        before = self._page.layers
        self._page.layers = Layers.of(record.attributions, speakers, suggestions, before.slots)
        blocks = tuple(sorted(record.article.blocks, key=lambda block: block.start))
        self._entitle()
        if blocks != self._page.blocks:
            self._page.blocks = blocks
            self._repaint_all()
        else:
            self._repaint(self._page.layers.changed_from(before))

    def clear(self, empty: str | None = None) -> None:
        """Show no article, but a text that says what to do; None keeps the one it had."""
        self._article, self._shown = None, None
        self._top, self._top_line = 0, None
        self._empty = self._empty if empty is None else empty
        self._entitle()
        self._fit()

    @property
    def active(self) -> str:
        """The id of the attribution that is drawn stronger than the others; empty is none."""
        return self._page.active

    @active.setter
    def active(self, attribution_id: str) -> None:
        before, self._page.active = self._page.active, attribution_id
        if before != attribution_id:
            spans_of = self._page.layers.spans_of
            self._repaint([*spans_of(before), *spans_of(attribution_id)])

    def set_matches(self, spans: Sequence[Span], current: int | None = None) -> None:
        """Show what a search found, in the order of the text, and which of them it is at."""
        page, before = self._page, self._page.match
        page.match = None if current is None else spans[current]
        if tuple(spans) != page.matches:
            page.matches = tuple(spans)
            self._repaint_all()
        else:
            self._repaint([span for span in {before, page.match} if span is not None])

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave out the filter for the terminal's own colours, which only ANSI themes use here.

        Textual filters every line in sight again for each frame, whatever has changed.
        """
        return [f for f in super().get_line_filters() if not isinstance(f, ANSIToTruecolor)]

    def render_line(self, y: int) -> Strip:
        """Return the ``y``-th visible line."""
        y += self.scroll_offset.y
        width = self.scrollable_content_region.width
        if self._article is None:
            return paint_message(self._empty, y, self.page_height, self._styles, width)
        if y >= self.lines.line_count:
            return Strip.blank(width, self._styles.base.rich_style)
        line, strip = self._kept(y, width)
        overlay = self._overlay(y)
        if overlay is None:
            return strip
        return paint_over(line, self._page, y, overlay, self._styles, width)

    def _kept(self, y: int, width: int) -> tuple[Line, Strip]:
        """Return line ``y`` as it is without anything on top."""
        kept = self._lines.get(y)
        if kept is None:
            line = draw(self._page, y, self._styles, self._left)
            kept = self._lines[y] = line, paint(line, self._styles, width)
        return kept

    def _overlay(self, y: int) -> Overlay | None:
        """Return what lies on top of line ``y`` and changes with every key."""
        return None

    @property
    def _page(self) -> Page:
        if self._shown is None:
            self._shown = page_of("", Layers())
        return self._shown

    @property
    def _styles(self) -> Styles:
        if self._looks is None:
            theme = replace(self.app.current_theme, ansi=self.app.native_ansi_color)
            self._looks = Styles(self.visual_style, theme, self._component)
        return self._looks

    def _component(self, name: str) -> Style:
        return component_style(self.get_component_styles(PREFIX + name), self.background_colors[1])

    def _entitle(self) -> None:
        title = one_line(self._article.title) if self._article else ""
        if title != self._title:
            self._title = title
            self.border_title = Content(title) if title else None

    def set_aside(self, words: str) -> None:
        """Say something about the article at the edge, beside how far down the view is."""
        self._aside = words
        self._tell_place()

    def _tell_place(self) -> None:
        text = None
        if self._article is not None:
            seen = self.scroll_offset.y + self.page_height
            share = f"{min(100, 100 * seen // self.lines.line_count)} %"
            said = (_assumed(self._article), self._aside, share)
            text = at_edge(said, self.size.width - AROUND_EDGE)
        if text != self.border_subtitle:  # setting it paints everything again
            self.border_subtitle = text

    def _fit(self) -> None:
        """Wrap the text when its width has changed, and keep the top line where it was."""
        available = self.scrollable_content_region.width
        if available <= 0:
            return
        height = line = 0
        if self._article is not None:
            self._top = self.top
            width = max(4, min(self._max_text_width, available - GUTTER - 1))
            self._left = max(0, (available - GUTTER - width - 1) // 2)
            self._page.wrap(width)
            height, line = self.lines.line_count, self.lines.line_of(self._top)
        self.virtual_size = Size(available, height)
        self.scroll_to(y=line, animate=False, force=True)
        self._top_line = self.scroll_offset.y
        self._repaint_all()
        self._tell_place()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the text again when there is more or less room for it."""
        self._fit()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show how far down the view is."""
        super().watch_scroll_y(old_value, new_value)
        self._tell_place()

    def notify_style_update(self) -> None:
        """Forget the colours, which have changed with the theme or the focus."""
        super().notify_style_update()
        self._looks = None
        self._lines.clear()

    def _repaint_all(self) -> None:
        self._lines.clear()
        self.refresh()

    def _repaint(self, spans: Sequence[Span]) -> None:
        """Paint what has changed again; lines out of sight when they come into it."""
        if len(spans) > _MANY:
            self._repaint_all()
            return
        line_of, kept = self.lines.line_of, self._lines.keys()
        for start, end in spans:
            first, last = line_of(start), line_of(max(start, end - 1))
            for y in [y for y in kept if first <= y <= last]:
                self._lines.discard(y)
            self._refresh_between(first, last)

    def _refresh_between(self, first: int, last: int) -> None:
        """Show the lines from ``first`` to ``last`` anew, those of them that are in sight."""
        top = self.scroll_offset.y
        first, last = max(first, top), min(last, top + self.page_height - 1)
        if first <= last:
            self.refresh_lines(first, last - first + 1)


def _assumed(article: Article) -> str:
    """Return the time of publication when its zone is only assumed, so that nobody trusts it."""
    if not article.published_zone_assumed or article.published is None:
        return ""
    when = time_of(article.published, article.published_precision)
    return f"{when}, zone assumed: {article.published:%z}"
