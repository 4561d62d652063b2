"""The keys of the screen of the speakers, which are its own and in no keymap."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from widgets.dialogs import Dialog

_KEYS = (
    ("⏎ e", "Edit name, aliases, role, affiliation, gender, kind and note."),
    ("n", "Make a new speaker."),
    ("Space", "Pick the speaker to be merged into another; again to let it go."),
    ("m", "Merge the picked ones into the speaker under the cursor, after a look at what comes."),
    ("d Del", "Delete the speaker, if no quote names it."),
    ("u ^r", "Take back the last action on speakers, feeds or the library; do it again."),
    ("^s", "Save again what could not be saved."),
    ("/ &", "Filter by name, role, affiliation or country; Esc shows everyone again."),
    ("j k ↓ ↑", "Go one down, one up."),
    ("^d ^u", "Go a page down, a page up; PgDn and PgUp, too."),
    ("g G", "Go to the first, to the last; Home and End, too."),
    ("Esc q", "Leave the filter, let the picked ones go, then go back to the desk."),
)
_KEY_CELLS = 9
_BAR = 1
"""The cell of the scroll bar, which comes when all is listed."""


class SpeakerKeys(Dialog[None]):
    """Lists the keys, each with what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1,q,enter", "cancel", "Close", show=False),
        Binding("down,j", "scroll(1)", "Down", show=False),
        Binding("up,k", "scroll(-1)", "Up", show=False),
    ]
    title_text = "Keys in the speakers"
    hint_text = "↑↓ scroll   Esc close"

    def contents(self) -> ComposeResult:
        """Yield one text for each key, which wraps beside it."""
        yield Static(id="speaker-keys", markup=False)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self.call_after_refresh(self._list)

    def action_scroll(self, lines: int) -> None:
        """Scroll by so many lines, where the screen is low."""
        self.query_one(".dialog").scroll_relative(y=lines, animate=False)

    def _list(self) -> None:
        listed = self.query_one("#speaker-keys", Static)
        room = max(20, listed.size.width - _KEY_CELLS - _BAR)
        lines = []
        for keys, does in _KEYS:
            cell = Content.styled(keys, "bold")
            for part in Content(does).wrap(room):
                lines.append(Content.assemble(cell.truncate(_KEY_CELLS, pad=True), part))
                cell = Content("")
        listed.update(Content("\n").join(lines))
