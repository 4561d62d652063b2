"""Going over to another library, or making a new one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from reader.library import Library
from reader.store.protocol import StoreError
from widgets.dialogs import Dialog, MenuItem, MenuList
from widgets.faults import fault_words


class FolderList(MenuList[Path]):
    """The libraries that were opened before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", "Down", show=False),
        Binding("up,k", "step(-1)", "Up", show=False),
        Binding("enter,space", "take", "Open", show=False),
        *(Binding(str(n), f"nth({n})", f"Open {n}", show=False) for n in range(1, 10)),
    ]

    def action_step(self, count: int) -> None:
        """Go up or down; below the last is the line for another folder."""
        if self.cursor + count >= self.item_count:
            self.screen.query_one(Input).focus()
        else:
            self.move(count)

    def action_take(self) -> None:
        """Open the library under the cursor."""
        self.choose()

    def action_nth(self, number: int) -> None:
        """Open the nth library."""
        if number <= self.item_count:
            self.chosen(number - 1)


class LibrariesScreen(Dialog[Path]):
    """Asks for a library; dismissed with its folder, in which there is one then."""

    DEFAULT_CSS = """
    LibrariesScreen {
        & .label { margin-top: 1; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "Next", show=False),
        Binding("up", "app.focus_previous", "Previous", show=False),
    ]
    title_text = "Libraries"
    hint_text = "⏎ or 1–9 open   Tab another folder   Esc cancel"
    typed_as = "folder"

    def __init__(self, current: Path, recent: Sequence[str]) -> None:
        super().__init__()
        folders = list(dict.fromkeys([current, *(Path(folder) for folder in recent)]))
        self._current = current
        self._list = FolderList(
            [
                MenuItem(folder, folder.name + " · open" * (folder == current), _short(folder))
                for folder in folders
            ],
            min(1, len(folders) - 1),
        )
        self._input = Input(placeholder="~/news/2024", id="folder")

    def contents(self) -> ComposeResult:
        """Yield the libraries opened before, and a line for another one."""
        yield self._list
        words = "Another folder; one that is not there yet becomes a new library:"
        yield Static(words, classes="label", markup=False)
        yield self._input

    def on_mount(self) -> None:
        """Begin with the libraries opened before."""
        self._list.focus()

    def unsaved_words(self) -> str:
        """Return the folder that was named."""
        return self._input.value

    @on(MenuList.Chosen)
    def _chosen(self, event: MenuList.Chosen) -> None:
        event.stop()
        if event.value == self._current:
            self.dismiss(None)
        else:
            self._open(event.value, create=False)

    @on(Input.Submitted, "#folder")
    def _typed(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self._open(Path(event.value.strip()), create=True)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _open(self, folder: Path, create: bool) -> None:
        try:
            library = Library.open(folder, create=create)
            path = library.path
            library.close()
        except (StoreError, OSError, RuntimeError) as error:  # RuntimeError: ~ of nobody
            self.app.call_from_thread(self.set_problem, fault_words(error))
        else:
            self.app.call_from_thread(self._close, path)

    def _close(self, path: Path) -> None:
        if self.is_current:
            self.dismiss(path)


def _short(folder: Path) -> str:
    home = Path.home()
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
