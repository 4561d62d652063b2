"""The palette of commands and that of themes, in which no key ends the program."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.widgets import OptionList

from widgets.dialogs import AnsweredOnce


class Palette(CommandPalette, AnsweredOnce[None]):
    """Finds commands by name.

    Textual 8.2 fails at a page key when the list has found something that was never painted:
    in a window without room for it, or when the key was typed ahead.
    """

    DEFAULT_CSS = """
    Palette {
        & > Vertical { width: 84; max-width: 100%; margin-top: 2; background: transparent; }
        #--input { background: $surface; border: round $border; padding: 0 1; }
        #--input.--list-visible { border: round $border; }
        SearchIcon { display: none; }
        CommandInput, CommandInput:focus { border: none; height: 1; padding: 0; }
        CommandList, CommandList:focus {
            max-height: 60vh; background: $surface; border: round $foreground 20%;
            scrollbar-size-vertical: 1;
            &:ansi { border: round $border-blurred; }
        }
        CommandList > .option-list--option { padding: 0 1; text-style: none; }
        CommandList > .option-list--option-highlighted {
            background: $foreground 10%; color: $foreground; text-style: none;
        }
        LoadingIndicator, LoadingIndicator.--visible { display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "leaf(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
    ]

    def action_leaf(self, direction: int) -> None:
        """Go a page down or up, where the pages are known."""
        listed = self.query_one(OptionList)
        with suppress(KeyError):
            if direction > 0:
                listed.action_page_down()  # type: ignore[no-untyped-call]
            else:
                listed.action_page_up()  # type: ignore[no-untyped-call]
