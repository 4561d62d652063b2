"""The line in which a person types what to search for in the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
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

    def __init__(self, told: Callable[[], None] = lambda: None) -> None:
        super().__init__(placeholder="search in the article", compact=True, id="search")
        self._told = told
        """Is called when ``words`` has changed."""
        self._view: ArticleView | None = None
        self._came_from = 0
        self._shown: tuple[int, int, int] | None = None
        """Where the match stands that is shown, its number and how many there are."""

    def words(self, view: ArticleView) -> str:
        """Return which match the cursor is on, or that there is none; else nothing."""
        if self._shown is not None and self._shown[0] == view.cursor:
            return f"match {self._shown[1]:,} of {self._shown[2]:,}"
        return "no match" if self.has_class("-open") and self.value else ""

    def open(self, view: ArticleView) -> None:
        """Ask what to search for in ``view``, from its cursor on."""
        self._view, self._came_from = view, view.cursor
        self.add_class("-open")
        self.value = ""
        self.focus()

    def step(self, view: ArticleView, count: int, key: str) -> None:
        """Go so many matches on, or back, round the ends of the article; ``key`` searches."""
        matches = self._find(view, self.value)
        if not matches:
            sought = f"“{self.value}” does not stand in this article"
            said = sought if self.value else "Nothing is sought yet"
            self.notify(f"{said}; {key} searches.", markup=False)
            return
        starts = [m.start for m in matches]
        if count > 0:
            place = bisect_right(starts, view.cursor) + count - 1
        else:
            place = bisect_left(starts, view.cursor) + count
        self._show(view, matches, place % len(matches))

    def forget(self, view: ArticleView) -> None:
        """Take the marks of the matches off."""
        self._shown = None
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
            self.forget(self._view)
        self._told()

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
        self._shown = (matches[current].start, current + 1, len(matches))
        view.set_matches(matches, current)
        view.go_to(matches[current].start)
