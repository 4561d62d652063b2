"""Writing a note of several lines."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from reader.text.normalise import normalise
from widgets.dialogs import Dialog


class NoteScreen(Dialog[str]):
    """Asks for a note; dismissed with its text."""

    DEFAULT_CSS = """
    NoteScreen TextArea {
        height: 10;
        border: none;
        padding: 0 1;
        background: $foreground 8%;
        &:focus { border: none; }
        &:ansi { background: ansi_default; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", show=False, priority=True),
    ]
    title_text = "Note"
    hint_text = "^s save   ⏎ new line   Esc cancel"
    typed_as = "note"

    def __init__(self, note: str) -> None:
        super().__init__()
        self._before = note
        self._warned = False
        self._area = TextArea(note, id="note", show_line_numbers=False, tab_behavior="focus")

    def contents(self) -> ComposeResult:
        """Yield the place to write."""
        yield self._area

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        self._area.focus()
        self._area.move_cursor(self._area.document.end)

    def unsaved_words(self) -> str:
        """Return the note, unless it is as it was."""
        return self._area.text if self._area.text != self._before else ""

    def action_save(self) -> None:
        """Keep the note."""
        self.dismiss(normalise(self._area.text).strip())

    def close_for_good(self) -> None:
        """Keep what was written, as the program ends."""
        self.action_save()

    def action_cancel(self) -> None:
        """Close without saving; what was written goes only at the second asking."""
        if self._area.text.strip() != self._before.strip() and not self._warned:
            self._warned = True
            self.set_problem("Not saved. ^s saves; Esc again throws away what you wrote.")
        else:
            self.dismiss(None)
