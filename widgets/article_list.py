"""The articles as lines: what a person sees of each, and which one the cursor is on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import ClassVar

from textual.content import Content
from textual.reactive import var

from reader.model import ArticleState
from reader.store.protocol import ArticleRow
from widgets.line_list import LineList
from widgets.messages import ArticleChosen
from widgets.phrases import STATE_SIGNS, day_of, ends, plain, time_of


class ArticleList(LineList):
    """The articles, two lines each: title and quotes, then site, day, tags and state."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"article-list--open", "article-list--picked"}
    DEFAULT_CSS = """
    ArticleList {
        & > .article-list--open { text-style: bold; }
        & > .article-list--picked { color: $text-accent; text-style: bold; }
    }
    """

    open_id: var[str] = var("")
    """The id of the article that is being read."""

    def __init__(self) -> None:
        super().__init__(id="article-list")
        self.rows: Sequence[ArticleRow] = ()
        self.picked: set[str] = set()
        self.places: dict[str, int] = {}

    @property
    def row(self) -> ArticleRow | None:
        """The article under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def set_rows(self, rows: Sequence[ArticleRow]) -> None:
        """Show other rows; the cursor stays on its article, and that where it is on screen.

        When its article is not among them, the cursor stays about where it was.
        """
        current, place = self.row, max(0, self.cursor)
        before = self.first_in_sight
        in_sight = self.rows[before].id if before >= 0 else ""
        self.rows = rows
        self.places = {row.id: index for index, row in enumerate(rows)}
        self.picked &= self.places.keys()
        place = self.places.get(current.id, place) if current else place
        now = self.places.get(in_sight)
        held = (before, now) if now is not None else None
        self.set_heights(repeat(2, len(rows)), place, held)

    def update_row(self, row: ArticleRow) -> None:
        """Show what has changed in one article, wherever it stands in the list."""
        place = self.places.get(row.id)
        if place is not None and self.rows[place] != row:
            self.rows = [*self.rows[:place], row, *self.rows[place + 1 :]]
            self.repaint_item(place)

    def watch_open_id(self, old: str, new: str) -> None:
        """Mark the other article as open."""
        for article_id in (old, new):
            self.repaint_item(self.places.get(article_id, -1))

    def chosen(self, item: int) -> None:
        """Tell that an article is to be read."""
        self.post_message(ArticleChosen(self.rows[item].id))

    def paint(self, item: int, line: int, width: int) -> Content:
        """Paint a row's first line (title, quotes) or its second (site, day, tags, state)."""
        row = self.rows[item]
        content = self._title(row, width - 3) if line == 0 else self._details(row, width - 3)
        return Content.assemble(self.bar(item), self._sign(row, line), content, " ")

    def _sign(self, row: ArticleRow, line: int) -> Content:
        if line == 0 and row.id in self.picked:
            return Content.styled("✓", self.part("article-list--picked"))
        return Content("▸" if line == 0 and row.id == self.open_id else " ")

    def _title(self, row: ArticleRow, width: int) -> Content:
        title = plain(row.title or "(no title)")
        if row.id == self.open_id:
            title = title.stylize(self.part("article-list--open"))
        quotes = Content(str(row.attributions)) if row.attributions else Content("")
        return ends(title, quotes, width)

    def _details(self, row: ArticleRow, width: int) -> Content:
        sign = Content(STATE_SIGNS.get(ArticleState(row.state), "?"))
        facts = self._with_tags(row, time_of(row.published, row.precision))
        if facts.cell_length > width - 2:
            facts = self._with_tags(row, day_of(row.published))
        return ends(facts, sign, width)

    def _with_tags(self, row: ArticleRow, moment: str) -> Content:
        dim = self.part("line-list--dim")
        facts, tags = _facts(row, moment), " ".join(f"#{tag}" for tag in row.tags)
        return Content.assemble(plain(facts, dim), "  " * bool(facts and tags), plain(tags, dim))


def _facts(row: ArticleRow, moment: str) -> str:
    # The day first: it is what the list is sorted by, and a site is known by its beginning.
    return " · ".join(filter(None, (moment, row.site)))
