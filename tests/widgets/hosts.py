"""A bare application to show one widget or dialog in."""

from __future__ import annotations

import html
import re
from typing import Any, TypeVar

from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

Kind = TypeVar("Kind", bound=Message)

_CELLS = re.compile(r'<text class="[^"]*-r\d+" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>')

_CELL = 12.2
"""The width of a cell in the picture of a screen."""


class Host(App[Any]):
    """Shows widgets, and remembers the messages and results that come of them."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self._shown = widgets
        self._heard: dict[int, Message] = {}
        self.results: list[Any] = []

    def compose(self) -> ComposeResult:
        yield from self._shown

    def hook(self, message: Message) -> None:
        """Remember a message; to be given to ``run_test``."""
        self._heard[id(message)] = message

    def heard(self, kind: type[Kind]) -> list[Kind]:
        """The messages of a kind, in the order in which they were posted."""
        return [m for m in self._heard.values() if isinstance(m, kind)]

    def ask(self, dialog: Screen[Any]) -> None:
        """Show a dialog and remember its result."""
        self.push_screen(dialog, self.results.append)

    def screen_text(self) -> str:
        """What is on the screen, a line for each of its lines that is not empty."""
        return cells_of(self)


def cells_of(app: App[Any]) -> str:
    """What is on the screen of an app, a line for each of its lines that is not empty."""
    lines: dict[float, str] = {}
    for x, y, text in _CELLS.findall(app.export_screenshot()):
        # The picture leaves runs of blanks out: a text begins in the cell its x says.
        before = lines.get(float(y), "")
        blanks = round(float(x) / _CELL) - cell_len(before)
        lines[float(y)] = before + " " * blanks + html.unescape(text).replace("\xa0", " ")
    return "\n".join(lines[y].rstrip() for y in sorted(lines))
