"""The list of articles: what is there, what was read, what was marked, and a filter over it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from reader.store.protocol import ArticleRow
from widgets.article_list import ArticleList
from widgets.messages import FilterChanged
from widgets.phrases import AROUND_EDGE, at_edge

if TYPE_CHECKING:
    from widgets.commands import Keys
    from widgets.filter_input import FilterInput

_NO_ARTICLE = (
    "No article yet.\n\nPress {desk.add} to add one or to follow a feed; {desk.refresh} looks for "
    "news."
)
_NO_MATCH = (
    "No article matches the filter.\n\nPress {library.filter} and then Esc to see all of them."
)


class LibraryPane(Vertical):
    """The left pane. The desk gives it rows and calls its methods; it posts what happened."""

    DEFAULT_CSS = """
    LibraryPane {
        border: round $foreground 20%;
        border-title-color: $text-muted;
        border-subtitle-color: $text-muted;
        &:ansi { border: round $border-blurred; }
        &:focus-within { border: round $border; border-title-color: $foreground; }
        #filter { display: none; padding: 0 1; margin-bottom: 1; }
        #filter-problem { display: none; padding: 0 1; color: $text-error; margin-bottom: 1; }
        &.-filtering #filter { display: block; }
        &.-problem #filter { margin-bottom: 0; }
        &.-problem #filter-problem { display: block; }
    }
    """
    BORDER_TITLE = "Library"

    def __init__(self, keys: Keys, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys = keys
        self._filter: FilterInput | None = None
        self.list = ArticleList()
        """The list itself, which takes the focus."""
        self._all = 0
        self._counted = ""

    def compose(self) -> ComposeResult:
        """Hold the list."""
        yield self.list

    @property
    def row(self) -> ArticleRow | None:
        """The article under the cursor."""
        return self.list.row

    @property
    def rows(self) -> Sequence[ArticleRow]:
        """The articles that are listed."""
        return self.list.rows

    @property
    def filter_text(self) -> str:
        """The words in the filter."""
        return self._filter.value if self._filter is not None else ""

    @property
    def picked(self) -> list[str]:
        """The ids of the picked articles, in the order of the list."""
        return [row.id for row in self.list.rows if row.id in self.list.picked]

    @property
    def targets(self) -> list[str]:
        """The ids that an action is meant for: the picked ones, else the one under the cursor."""
        return self.picked or ([self.row.id] if self.row else [])

    def focus(self, scroll_visible: bool = True) -> LibraryPane:
        """Give the focus to the list."""
        self.list.focus(scroll_visible)
        return self

    def set_rows(self, rows: Sequence[ArticleRow], total: int) -> None:
        """List ``rows``; ``total`` is how many articles there are without the filter."""
        self._all = total
        empty = _NO_MATCH if self.filter_text.strip() or total else _NO_ARTICLE
        self.list.empty = self._keys.named_in(empty)
        self.list.set_rows(rows)
        self.set_problem("")
        self._count()

    def set_open(self, article_id: str) -> None:
        """Mark the article that is being read; empty for none."""
        self.list.open_id = article_id

    def select(self, article_id: str) -> bool:
        """Put the cursor on an article without a message; False when it is not listed."""
        place = self.list.places.get(article_id)
        if place is None:
            return False
        self.list.cursor = place
        self.list.reveal()
        return True

    def set_problem(self, words: str) -> None:
        """Say under the filter what is wrong with it; empty when nothing is."""
        if self._filter is not None:
            self._filter.problem.update(words)
            self.set_class(bool(words), "-problem")

    def show_filter(self) -> None:
        """Show the filter and go to it."""
        self.add_class("-filtering")
        self._made_filter().focus()

    def set_filter(self, words: str) -> None:
        """Show the filter with these words in it; the list keeps the focus."""
        self.add_class("-filtering")
        with self.prevent(Input.Changed):
            self._made_filter().value = words

    def _made_filter(self) -> FilterInput:
        if self._filter is None:
            from widgets.filter_input import FilterInput

            self._filter = FilterInput()
            self.mount(self._filter, self._filter.problem, before=self.list)
        return self._filter

    def choose(self) -> None:
        """Post that the article under the cursor is to be read."""
        self.list.choose()

    def toggle_mark(self) -> None:
        """Pick the article under the cursor for an action on several, or let it go; go down."""
        row = self.row
        if row is None:
            return
        self.list.picked ^= {row.id}
        self.list.repaint_item(self.list.cursor)
        self._count()
        self.list.move(1)

    def mark_all(self) -> None:
        """Pick every listed article, or let all go when all were picked."""
        ids = self.list.places.keys()
        self.list.picked = set() if self.list.picked == ids else set(ids)
        self.list.refresh()
        self._count()

    def clear_marks(self) -> None:
        """Let all picked articles go."""
        self.list.picked.clear()
        self.list.refresh()
        self._count()

    @on(Input.Changed, "#filter")
    def _filter_typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(FilterChanged(event.value))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Hide a filter that was left empty."""
        if event.widget is self._filter and not self.filter_text:
            self.remove_class("-filtering", "-problem")

    def on_resize(self) -> None:
        """Count what there is room for."""
        self._count()

    def _count(self) -> None:
        parts = []
        if len(self.rows) != self._all:
            parts.append(f"{len(self.rows):,} of {self._all:,}")
        if self.list.picked:
            parts.append(f"{len(self.list.picked):,} picked")
        words = at_edge(parts, self.size.width - AROUND_EDGE) if self.size else " · ".join(parts)
        if words != self._counted:
            # Setting it repaints the whole pane.
            self._counted, self.border_subtitle = words, Content(words)
