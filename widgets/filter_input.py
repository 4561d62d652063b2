"""The words that the list of articles is filtered by, made when a person first asks for it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from widgets.article_list import ArticleList


class FilterInput(Input):
    """The words that the list is filtered by."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "leave", "To the list", show=False),
        Binding("escape", "clear", "Show all", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(
            placeholder="words, site: tag: state: speaker: before:",
            id="filter",
            compact=True,
            select_on_focus=False,
        )
        self.problem = Static(id="filter-problem", markup=False)
        """Stands below the input and says what is wrong with the words."""

    def action_leave(self) -> None:
        """Keep the filter and go to the list."""
        self.screen.query_one(ArticleList).focus()

    def action_clear(self) -> None:
        """Empty the filter and go to the list."""
        self.value = ""
        self.action_leave()
