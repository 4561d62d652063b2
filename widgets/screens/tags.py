"""Giving tags to a quote or to articles, completed from those in use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.tags import completions, tags_in
from widgets.dialogs import Dialog
from widgets.line_list import LineList
from widgets.phrases import ends, plain

_MOST_LINES = 8

if TYPE_CHECKING:
    from widgets.screens.desk import Desk


class TagList(LineList):
    """The tags in use that can be taken."""

    can_focus = False

    def __init__(self) -> None:
        super().__init__(id="known")
        self.tags: list[str] = []

    def set_tags(self, tags: list[str]) -> None:
        """List others, with the cursor on none."""
        self.tags = tags
        self.set_heights([1] * len(tags), -1)

    def paint(self, item: int, line: int, width: int) -> Content:
        """Paint one tag."""
        name = plain(f"#{self.tags[item]}")
        return Content.assemble(self.bar(item), " ", ends(name, Content(""), width - 3))

    def clicked(self, item: int, chain: int) -> None:
        """Take a tag at the first click."""
        self.post_message(self.Taken())

    class Taken(Message):
        """A tag was clicked."""


class TagsScreen(Dialog[tuple[str, ...]]):
    """Asks for tags; dismissed with all of them, old and new."""

    DEFAULT_CSS = """
    TagsScreen {
        & > .dialog { width: 60; }
        & #chosen { color: $text-accent; height: auto; margin-bottom: 1; }
        & TagList { height: 0; margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", "Down", show=False),
        Binding("up,ctrl+p", "move(-1)", "Up", show=False),
        Binding("tab", "complete", "Complete", show=False),
        Binding("backspace", "take_off", "Take the last off", show=False, priority=True),
        Binding("ctrl+s", "save", "Save", show=False, priority=True),
    ]
    title_text = "Tags"
    hint_text = "⏎ add, then save   Tab complete   ⌫ off   Esc cancel"
    typed_as = "tags"

    def __init__(self, tags: Sequence[str], known: Sequence[str]) -> None:
        super().__init__()
        self._before = list(tags)
        self._tags = list(tags)
        self._known = list(known)
        self._input = Input(placeholder="type a tag", id="tag")
        self._chosen = Static(id="chosen", markup=False)
        self._list = TagList()

    def contents(self) -> ComposeResult:
        """Yield the tags so far, the input and what it may become."""
        yield self._chosen
        yield self._input
        yield self._list

    def on_mount(self) -> None:
        """Show the tags there are."""
        self._input.focus()
        self._show()

    @on(Input.Changed, "#tag")
    def _typed(self) -> None:
        self._show()

    @on(Input.Submitted, "#tag")
    @on(TagList.Taken)
    def _enter(self) -> None:
        if self._list.cursor >= 0:
            self._add((self._list.tags[self._list.cursor],))
        elif self._input.value.strip():
            self._add(tags_in(self._input.value))
        else:
            self.dismiss(tuple(self._tags))

    def action_save(self) -> None:
        """Save all tags, with what is being typed."""
        self._add(tags_in(self._input.value))
        self.dismiss(tuple(self._tags))

    def unsaved_words(self) -> str:
        """Return the tags, with what is being typed, unless they are as they were."""
        tags = list(dict.fromkeys([*self._tags, *tags_in(self._input.value)]))
        return ", ".join(tags) if tags != self._before else ""

    def close_for_good(self) -> None:
        """Keep the tags, as the program ends."""
        self.action_save()

    def action_complete(self) -> None:
        """Complete what is typed to the first known tag; further keys go down the list."""
        if self._list.tags:
            self._input.value = self._list.tags[max(0, self._list.cursor)]
            self._input.cursor_position = len(self._input.value)

    def action_move(self, count: int) -> None:
        """Move in the list of known tags; above its first line is the input."""
        place = self._list.cursor + count
        self._list.cursor = max(-1, min(place, self._list.item_count - 1))
        self._list.reveal()

    def action_take_off(self) -> None:
        """Delete a letter, or in an empty line the last tag."""
        if self._input.value:
            self._input.action_delete_left()
        elif self._tags:
            self._tags.pop()
            self._show()

    def _add(self, tags: Sequence[str]) -> None:
        self._tags = list(dict.fromkeys([*self._tags, *tags]))
        self._input.value = ""
        self._show()

    def _show(self) -> None:
        self._chosen.update(plain(" ".join(f"#{tag}" for tag in self._tags) or "no tags"))
        found = completions(self._input.value, self._known, self._tags)
        self._list.set_tags(found)
        self._list.styles.height = min(_MOST_LINES, len(found))


def known_tags(desk: Desk, of_quotes: bool) -> list[str]:
    """Return the tags of the quotes that are open, or of the articles, for completion."""
    if of_quotes:
        return sorted({t for r in desk.readings for a in r.record.attributions for t in a.tags})
    return sorted({tag for row in desk.library_pane.rows for tag in row.tags})
