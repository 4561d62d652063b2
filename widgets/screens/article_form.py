"""Correcting what was read wrongly of an article: its fields and what each block is for."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from reader.corrections import CorrectionError, article_values, corrected
from reader.model import Article, Block, BlockRole
from reader.text.passwords import LEFT_OUT, has_password
from widgets.dialogs import Menu, MenuItem
from widgets.forms import Field, Form
from widgets.line_list import LineList
from widgets.phrases import ends, plain

_MOST_WORDS = 200
"""More code points of a block than this are never on one line."""

_ROLE_CELLS = 14
"""So wide that the blocks' words begin where the values of the fields do."""


class BlockList(LineList):
    """The blocks, one line each: role and first words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", "Down", show=False),
        Binding("up,k", "step(-1)", "Up", show=False),
        Binding("pagedown", "leaf(1)", "Page down", show=False),
        Binding("pageup", "leaf(-1)", "Page up", show=False),
        Binding("right,l", "role(1)", "Next role", show=False),
        Binding("left,h", "role(-1)", "Role before", show=False),
        Binding("enter,space", "menu", "Choose the role", show=False),
    ]

    def __init__(self, article: Article) -> None:
        super().__init__(id="blocks")
        self.blocks = list(article.blocks)
        self._text = article.text
        self.empty = "This article has no blocks."
        self.set_heights([1] * len(self.blocks), 0)

    def paint(self, item: int, line: int, width: int) -> Content:
        """Paint one block."""
        block = self.blocks[item]
        words = self._text[block.start : min(block.end, block.start + _MOST_WORDS)]
        role = Content(f"{block.role:<{_ROLE_CELLS}} ")
        dim = plain(words, self.part("line-list--dim"))
        return Content.assemble(
            self.bar(item), " ", role, ends(dim, Content(""), width - _ROLE_CELLS - 4)
        )

    def set_role(self, item: int, role: BlockRole) -> None:
        """Give a block another role."""
        block = self.blocks[item]
        self.blocks[item] = Block(role, block.start, block.end)
        self.repaint_item(item)

    def action_step(self, count: int) -> None:
        """Go to another block; beyond the ends, to the field before or after."""
        if 0 <= self.cursor + count < self.item_count:
            self.move(count)
        elif count > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_leaf(self, count: int) -> None:
        """Go a page up or down."""
        self.page(count)

    def action_role(self, count: int) -> None:
        """Give the block the next role, or the one before."""
        if self.cursor >= 0:
            roles = list(BlockRole)
            place = roles.index(self.blocks[self.cursor].role)
            self.set_role(self.cursor, roles[(place + count) % len(roles)])

    def action_menu(self) -> None:
        """Choose the role from a list."""
        if self.cursor < 0:
            return
        item = self.cursor

        def chosen(role: BlockRole | None) -> None:
            if role:
                self.set_role(item, role)

        items = [MenuItem(role, str(role)) for role in BlockRole]
        self.app.push_screen(Menu("Block role", items, self.blocks[item].role), chosen)

    def chosen(self, item: int) -> None:
        """Choose the role of the block that was clicked twice."""
        self.action_menu()


class ArticleForm(Form[Article]):
    """Edits an article's fields and block roles; dismissed with the article as it shall be."""

    DEFAULT_CSS = """
    ArticleForm {
        & > .dialog { width: 96; height: 94%; }
        & > .dialog > BlockList { height: 1fr; min-height: 3; max-height: 100%; }
        & .hint { margin-top: 0; }
        & .told { color: $text-muted; }
    }
    """
    title_text = "The article"
    typed_as = "article"
    is_kept = True
    hint_text = "⏎ save   Tab ↑↓ fields   ← → or ⏎ a block's role   Esc cancel"
    fields = (
        Field("title", "Title"),
        Field("authors", "Authors", "parted by semicolons"),
        Field("editor", "Editor"),
        Field("site", "Site", "e.g. kompas.com"),
        Field("url", "Address", "e.g. https://…"),
        Field("published", "Published", "e.g. 2020-10-11 11:58 +07:00, or the day alone"),
        Field("language", "Language", "e.g. id, en"),
        Field("source_site", "First appeared", "the site that it was taken over from"),
        Field("source_title", "… under", "the title that it had there"),
        Field("source_url", "… at", "the address that it had there"),
        Field("tags", "Tags", "parted by commas"),
        Field("note", "Note", "your own words"),
    )

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._article = article
        self._blocks = BlockList(article)

    def contents(self) -> ComposeResult:
        """Yield the fields and the blocks."""
        yield from self.rows(article_values(self._article))
        if self._article.published_zone_assumed:
            words = "The text names no zone; the one usual for its language was taken."
            yield Static(words, classes="told", markup=False)
        yield self._blocks

    @property
    def is_changed(self) -> bool:
        """Tell whether a field or a role is not as it was."""
        return super().is_changed or tuple(self._blocks.blocks) != self._article.blocks

    def action_save(self) -> None:
        """Close with the article as it was corrected; say what is wrong when it cannot be so."""
        typed = self.typed()
        try:
            after = corrected(self._article, typed)
        except CorrectionError as error:
            self.set_problem(str(error))
            return
        if has_password(typed["url"]) or has_password(typed["source_url"]):
            self.notify(f"{LEFT_OUT[0].upper()}{LEFT_OUT[1:]}.", markup=False)
        self.dismiss(replace(after, blocks=tuple(self._blocks.blocks)))
