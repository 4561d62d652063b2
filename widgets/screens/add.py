"""Adding articles: paste one, or name a file or a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static, TextArea
from textual.worker import get_current_worker

from reader.adding import AddReport, add_pasted, add_sources
from reader.library import Library
from reader.store.protocol import StoreError
from widgets.dialogs import Dialog
from widgets.phrases import count_of

_MOST_FAILURES = 5
"""More failures than this are counted, not listed."""


class AddScreen(Dialog[Sequence[str]]):
    """Asks for articles; dismissed with the ids of those that are in the library now."""

    DEFAULT_CSS = """
    AddScreen {
        & > .dialog { width: 96; height: 94%; max-height: 26; }
        & .label { color: $text-muted; margin-top: 1; }
        & .label.-first { margin-top: 0; }
        & TextArea { height: 1fr; min-height: 4; border: none; padding: 0 1; }
        & TextArea { background: $foreground 8%; }
        & TextArea:focus { border: none; }
        & TextArea:ansi { background: ansi_default; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "add", "Add", show=False, priority=True),
    ]
    title_text = "Add an article"
    hint_text = "^s add   Tab to the file's line   Esc cancel"

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._area = TextArea(id="pasted", show_line_numbers=False, tab_behavior="focus")
        self._path = Input(placeholder="~/news/article.txt, or a folder of them", id="path")
        self._done: list[str] = []
        self._warned = False
        self._busy = False

    def contents(self) -> ComposeResult:
        """Yield the place for a text and the line for a file."""
        words = "Paste the text, headline, byline and all; kutip finds the parts:"
        yield Static(words, classes="label -first", markup=False)
        yield self._area
        yield Static("Or name a file (.txt, .md) or a folder:", classes="label", markup=False)
        yield self._path

    def on_mount(self) -> None:
        """Begin where a text is pasted."""
        self._area.focus()

    @on(Input.Submitted, "#path")
    def action_add(self) -> None:
        """Add what was pasted and what was named."""
        text, path = self._area.text, self._path.value.strip()
        if self._busy or not (text.strip() or path):
            self.set_problem("" if self._busy else "Paste a text or name a file first.")
            return
        self._busy, self._warned = True, False
        self.set_problem("")
        self.set_hint("adding …   Esc stop")
        self._add(text, path)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _add(self, text: str, path: str) -> None:
        worker = get_current_worker()

        def progress(number: int) -> bool:
            if number % 10 == 0:
                self.app.call_from_thread(self.set_hint, f"adding {number} …   Esc stop")
            return not worker.is_cancelled

        try:
            pasted = add_pasted(self._library, text) if text.strip() else AddReport()
            named = AddReport()
            if path:
                source = str(Path(path).expanduser())
                named = add_sources(self._library, [source], progress)
        except (StoreError, OSError, RuntimeError) as error:  # RuntimeError: ~ of nobody
            self.app.call_from_thread(self._finish, [], [f"Not added: {error}"], "")
            return
        done = [*pasted.ids, *named.ids]
        failures = [*pasted.failures, *named.failures]
        self.app.call_from_thread(self._finish, done, failures, _told(pasted, named))

    def _finish(self, done: Sequence[str], failures: Sequence[str], told: str) -> None:
        self._busy = False
        self._done += done
        if not self.is_current:
            return
        if failures:
            self.set_hint("^s try again   Esc close")
            rest = len(failures) - _MOST_FAILURES
            more = [f"and {rest} more"] if rest > 0 else []
            self.set_problem("\n".join([*filter(None, [told]), *failures[:_MOST_FAILURES], *more]))
            self._warned = True
            return
        self.notify(told, markup=False)
        self.dismiss(self._done)

    def action_cancel(self) -> None:
        """Stop what goes on, or close; what was pasted goes only at the second asking."""
        if self._busy:
            self.workers.cancel_node(self)
        elif self._area.text.strip() and not self._warned:
            self._warned = True
            self.set_problem("Not added. ^s adds; Esc again throws away what you pasted.")
        else:
            self.dismiss(self._done or None)


def _told(*reports: AddReport) -> str:
    added = sum(len(r.added) for r in reports)
    known = sum(len(r.known) for r in reports)
    skipped = sum(r.skipped for r in reports)
    parts = [f"Added {count_of(added, 'article')}"] if added or not known else []
    if known:
        parts.append(f"{count_of(known, 'article')} there already")
    if skipped:
        parts.append(f"{count_of(skipped, 'other file')} left alone")
    if any(r.stopped for r in reports):
        parts.append("stopped")
    return "; ".join(parts) + "."
