"""Adding articles and feeds: paste a text, or name an address, a file, a corpus or a folder.

The form stays open until what was typed is kept: much can be wrong with it, and it tells what.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static, TextArea
from textual.worker import Worker, get_current_worker

from reader.adding import AddReport, add_address, add_pasted, add_sources, names_file
from reader.ingest.pages import is_address, with_scheme
from reader.library import Library
from reader.model import Feed
from reader.store.protocol import StoreError
from reader.text.passwords import typed_without_password
from reader.turns import Turn
from widgets.dialogs import Dialog
from widgets.faults import fault_words
from widgets.phrases import count_of

_TELL_SECONDS = 0.1
"""How long there is at least between two words about how far it is."""
_MOST_FAILURES = 5
"""More failures than this are counted, not listed."""
_MOST_REMARKS = 3
"""The same for what was not understood in what was added all the same."""


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
    title_text = "Add articles or follow a feed"
    hint_text = "^s add   Tab to the line below   Esc cancel"
    typed_as = "text"

    def __init__(
        self,
        library: Library,
        in_turn: Turn,
        followed: Callable[[Sequence[Feed]], None] = lambda feeds: None,
        pasted: str = "",
    ) -> None:
        """What is saved is saved ``in_turn``; ``followed`` hears of feeds that are followed now."""
        super().__init__()
        self._library = library
        self._in_turn = in_turn
        self._followed = followed
        self._area = TextArea(pasted, id="pasted", show_line_numbers=False, tab_behavior="focus")
        hint = "https://… or ~/news/article.txt"
        self._path = Input(placeholder=hint, id="path")
        self._told_at = 0.0
        self._done: list[str] = []
        self._warned = False
        self._busy = False

    def contents(self) -> ComposeResult:
        """Yield the place for a text and the line for a file."""
        words = "Paste the text, headline, byline and all; kutip finds the parts:"
        yield Static(words, classes="label -first", markup=False)
        yield self._area
        words = (
            "Or name a web address (a feed's is followed), a file (text, page, corpus), a folder:"
        )
        yield Static(words, classes="label", markup=False)
        yield self._path

    def on_mount(self) -> None:
        """Begin where a text is pasted."""
        self._area.focus()

    def unsaved_words(self) -> str:
        """Return the text, and what was named."""
        typed = map(typed_without_password, (self._area.text, self._path.value))
        return "\n\n".join(filter(None, map(str.strip, typed)))

    @on(Input.Submitted, "#path")
    def action_add(self) -> None:
        """Add what was pasted and what was named."""
        text, path = self._area.text, with_scheme(self._path.value.strip())
        lone = with_scheme(text.strip())
        if not path and is_address(lone) and len(lone.split()) == 1:
            text, path = "", lone  # an address in the upper box is meant as one
        if self._busy or not (text.strip() or path):
            self.set_problem(
                "" if self._busy else "Paste a text, or name an address or a file first."
            )
            return
        self._busy, self._warned = True, False
        self.set_problem("")
        self.set_hint("adding …   Esc stop")
        self._add(text, path)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _add(self, text: str, path: str) -> None:
        worker = get_current_worker()

        try:
            if not path and names_file(text):
                text, path = "", text.strip()  # a file's name in the upper box is meant as one
            pasted = AddReport()
            if text.strip():
                pasted = add_pasted(
                    self._library,
                    text,
                    self._in_turn,
                    lambda: worker.is_cancelled and not self.ends,  # an end keeps it, Esc does not
                )
            named = AddReport()
            if path and not pasted.stopped:
                named = self._add_named(path, worker)
        except (StoreError, OSError, RuntimeError) as error:  # RuntimeError: ~ of nobody
            self.app.call_from_thread(
                self._finish, [], [f"Not added: {fault_words(error)}"], [], ""
            )
            return
        if named.feeds:
            self.app.call_from_thread(self._followed, named.feeds)
        done = [*pasted.ids, *named.ids]
        failures = [*pasted.failures, *named.failures]
        if pasted.stopped:
            failures.append("Stopped: what you pasted is not added.")
        told = _told(pasted, named)
        if (named.stopped or pasted.stopped) and self.ends:
            self.app.call_from_thread(self.dismiss, None)  # what was named is not all here
        self.app.call_from_thread(self._finish, done, failures, named.remarks, told)

    def _add_named(self, name: str, worker: Worker[None]) -> AddReport:
        """Add what was named, saying now and then how far it is."""

        def fetched(size: int, whole: int | None) -> None:
            of = f" of {whole // 1024:,}" if whole else ""
            self._tell(f"fetching, {size // 1024:,}{of} KiB …   Esc stop")

        def taken(number: int) -> bool:
            self._tell(f"adding, {number:,} read …   Esc stop")
            return not worker.is_cancelled

        if is_address(name):
            return add_address(
                self._library, name, lambda: worker.is_cancelled, fetched, self._in_turn
            )
        sources = [str(Path(name).expanduser())]
        return self._in_turn(partial(add_sources, self._library, sources, taken))

    def _tell(self, words: str) -> None:
        if monotonic() - self._told_at > _TELL_SECONDS:
            self._told_at = monotonic()
            self.app.call_from_thread(self.set_hint, words)

    def _finish(
        self, done: Sequence[str], failures: Sequence[str], remarks: Sequence[str], told: str
    ) -> None:
        self._busy = False
        self._done += done
        if not self.is_current:
            return
        if failures or remarks:
            self.set_hint("^s try again   Esc close" if failures else "Esc close")
            listed = [*filter(None, [told]), *_first(failures, _MOST_FAILURES)]
            if remarks:
                listed.append(f"{count_of(len(remarks), 'remark')} on what was added:")
                listed += _first(remarks, _MOST_REMARKS, f", the last: {remarks[-1]}")
            self.set_problem("\n".join(listed))
            self._warned = True
            return
        self.notify(told, markup=False)
        self.dismiss(self._done)

    def close_for_good(self) -> None:
        """Stop what goes on, which closes once it has stopped; close at once when nothing does."""
        if self._busy:
            self.workers.cancel_node(self)
        else:
            self.dismiss(None)

    def action_cancel(self) -> None:
        """Stop what goes on, or close; what was pasted goes only at the second asking."""
        if self._busy:
            self.set_hint("stopping …")
            self.workers.cancel_node(self)
        elif self._area.text.strip() and not self._warned:
            self._warned = True
            self.set_problem("Not added. ^s adds; Esc again throws away what you pasted.")
        else:
            self.dismiss(self._done or None)


def _first(told: Sequence[str], most: int, last: str = "") -> list[str]:
    rest = len(told) - most
    return [*told[:most], *([f"and {rest:,} more{last}"] if rest > 0 else [])]


def _told(*reports: AddReport) -> str:
    added = sum(len(r.added) for r in reports)
    known = sum(len(r.known) for r in reports)
    skipped = sum(r.skipped for r in reports)
    feeds = [feed.title or feed.url for r in reports for feed in r.feeds]
    parts = [f"Now followed: {', '.join(feeds)}"] if feeds else []
    nothing_else = not (known or feeds or any(r.failures for r in reports))
    parts += [f"Added {count_of(added, 'article')}"] if added or nothing_else else []
    if known:
        parts.append(f"{count_of(known, 'article')} there already")
    if skipped:
        parts.append(f"{count_of(skipped, 'other file')} left alone")
    near = sum(r.near for r in reports)
    if near:
        parts.append(f"{near:,} of the new ones nearly the same text as another")
    if any(r.stopped for r in reports):
        parts.append("stopped")
    return "; ".join(parts) + "." if parts else ""
