"""The line in which a person types what to search for in the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from reader.model import Span

if TYPE_CHECKING:
    from widgets.article_view import ArticleView


class SearchLine(Input):
    """Searches as one types; Enter keeps the matches for ``n`` and ``N``, Esc gives up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Keep", show=False),
        Binding("escape", "give_up", "Give up", show=False),
    ]
    DEFAULT_CSS = """
    SearchLine { display: none; padding: 0 1; &.-open { display: block; } }
    """

    def __init__(self) -> None:
        super().__init__(placeholder="search in the article", compact=True, id="search")
        self._view: ArticleView | None = None
        self._came_from = 0

    def open(self, view: ArticleView) -> None:
        """Ask what to search for in ``view``, from its cursor on."""
        self._view, self._came_from = view, view.cursor
        self.add_class("-open")
        self.value = ""
        self.focus()

    def step(self, view: ArticleView, count: int) -> None:
        """Go so many matches on, or back, round the ends of the article."""
        matches = self._find(view, self.value)
        if not matches:
            return
        starts = [m.start for m in matches]
        if count > 0:
            place = bisect_right(starts, view.cursor) + count - 1
        else:
            place = bisect_left(starts, view.cursor) + count
        self._show(view, matches, place % len(matches))

    def forget(self, view: ArticleView) -> None:
        """Take the marks of the matches off."""
        view.set_matches(())

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._view is None or not self.has_class("-open"):
            return
        matches = self._find(self._view, event.value)
        if matches:
            starts = [m.start for m in matches]
            self._show(self._view, matches, bisect_left(starts, self._came_from) % len(matches))
        else:
            self._view.set_matches(())

    def action_keep(self) -> None:
        """Keep the matches and go back to the article."""
        self._close()

    def action_give_up(self) -> None:
        """Go back to where the search began."""
        if self._view is not None:
            self.forget(self._view)
            self._view.go_to(self._came_from)
        self.value = ""
        self._close()

    def _close(self) -> None:
        self.remove_class("-open")
        if self._view is not None:
            self._view.focus()

    def _find(self, view: ArticleView, words: str) -> list[Span]:
        from reader.text.search import find

        return find(view.text, words)

    def _show(self, view: ArticleView, matches: list[Span], current: int) -> None:
        view.set_matches(matches, current)
        view.go_to(matches[current].start)
