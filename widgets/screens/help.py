"""The key help: every command that works here first, with its keys and one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from widgets.commands import COMMANDS, DESK, FEEDS, PLACES, Command, readable
from widgets.dialogs import AnsweredOnce, clear_messages

if TYPE_CHECKING:
    from widgets.screens.desk import Desk

_KEY_CELLS = 16


class HelpScreen(ModalScreen[None], AnsweredOnce[None]):
    """Lists commands by group; typing filters them; what is not possible now is dimmed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "dismiss", "Close"),
        Binding("down", "scroll(1)", "Down", show=False),
        Binding("up", "scroll(-1)", "Up", show=False),
        Binding("pagedown", "scroll(10)", "Page down", show=False),
        Binding("pageup", "scroll(-10)", "Page up", show=False),
    ]
    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        #help { width: 84; max-width: 100%; height: 90%; padding: 1 2; border: round $border; }
        #help { background: $surface; border-title-color: $foreground; }
        #help-filter { margin-bottom: 1; }
        #help-scroll { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    }
    """

    def __init__(self, desk: Desk, pane: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._pane = pane or desk.pane

    def compose(self) -> ComposeResult:
        """Set the filter above the list."""
        with Vertical(id="help") as box:
            box.border_title = f"Keys {PLACES[self._pane]}"
            box.border_subtitle = "Esc closes"
            yield Input(
                placeholder="type to find a key or a command", compact=True, id="help-filter"
            )
            with VerticalScroll(id="help-scroll", can_focus=False):
                yield Static(id="help-list", markup=False)

    def on_mount(self) -> None:
        """Take off what would stand on the list."""
        clear_messages(self.app)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self.call_after_refresh(self._list)

    @on(Input.Changed)
    def _list(self) -> None:
        """List what matches the filter, as wide as there is room."""
        words = self.query_one("#help-filter", Input).value
        width = self.query_one("#help-list").size.width
        lines = Content("\n").join(self._listed(words, max(width, _KEY_CELLS + 20)))
        self.query_one("#help-list", Static).update(lines)

    def action_scroll(self, lines: int) -> None:
        """Scroll the list by so many lines."""
        self.query_one("#help-scroll").scroll_relative(y=lines, animate=False)

    def _listed(self, words: str, width: int) -> Iterator[Content]:
        above: tuple[Content, ...] = ()
        for heading, commands in sections(self._pane).items():
            found = [c for c in commands if self._matches(c, words)]
            if found:
                yield from (*above, Content.styled(heading, "bold $accent"))
                above = (Content(""),)
            for command in found:
                yield from self._lines(command, width, possible=works_in(command, self._pane))

    def _matches(self, command: Command, words: str) -> bool:
        text = f"{self._keys(command)} {command.label} {command.help}".lower()
        return all(word in text for word in words.lower().split())

    def _keys(self, command: Command) -> str:
        return " ".join(readable(k) for k in self._desk.keys.by_command[command.id])

    def _lines(self, command: Command, width: int, possible: bool) -> Iterator[Content]:
        style = "" if possible and self._desk.keyboard.possible(command) else "dim"
        keys = Content.styled(self._keys(command), "bold")
        for part in Content(command.help).wrap(width - _KEY_CELLS - 1):
            cell = keys.truncate(_KEY_CELLS, ellipsis=True, pad=True)
            yield Content.assemble(cell, " ", part).stylize(style)
            keys = Content("")


def works_in(command: Command, pane: str) -> bool:
    """Tell whether a command has its keys in a pane; the feeds have none but their own."""
    return pane in command.where or (pane != FEEDS and DESK in command.where)


def sections(pane: str) -> dict[str, list[Command]]:
    """Return all commands by heading: the groups of the pane, then the other panes.

    Each heading comes once, where it comes first in the table, and each command under one.
    """
    here: dict[str, list[Command]] = {}
    elsewhere: dict[str, list[Command]] = {}
    for command in COMMANDS:
        if works_in(command, pane):
            here.setdefault(command.group, []).append(command)
        else:
            place = PLACES[command.where[0]]
            elsewhere.setdefault(f"{place[0].upper()}{place[1:]}", []).append(command)
    return here | elsewhere
