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
