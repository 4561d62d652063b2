"""The app: themes, the palette and the way in; everything else happens on its screens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from reader.config import State, keymap_file, load_state, save_state
from reader.keys import KeymapError, read_keymap
from reader.library import Library
from reader.query import Sort
from widgets.commands import BY_ID, COMMANDS, Keys, bind
from widgets.screens.desk import FIRST_ROWS, Desk, FirstLook

_DEFAULT_THEME = "textual-dark"


class KutipApp(App[None]):
    """kutip on a terminal, for one library at a time."""

    TITLE = "kutip"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, library: Library, state: State, keys: Keys, problem: str = "") -> None:
        super().__init__()
        self.library = library
        self.state = state
        self.keys = keys
        self._problem = problem

    def on_mount(self) -> None:
        """Put on the colours of last time and show the desk."""
        if self.state.theme in self.available_themes:
            self.theme = self.state.theme
        self.theme_changed_signal.subscribe(self, lambda theme: self._remember(theme.name))
        self.push_screen(
            Desk(self.library, first_look(self.library, self.state), self.state, self.keys)
        )
        for clash in self.keys.clashes:
            words = f"{clash.keys} does {clash.kept}; {clash.dropped} wanted it too"
            self.notify(words, title="Keymap", severity="warning", markup=False)
        if self._problem:
            self.notify(self._problem, title="Keymap", severity="error", markup=False, timeout=12)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every command that is possible now in the palette."""
        if not isinstance(screen, Desk):
            return
        for command in COMMANDS:
            if screen.possible(command) and "visual" not in command.where[:1]:
                keys = self.keys.of(command.id)
                title = f"{command.label.capitalize()}  {keys}"
                yield SystemCommand(title, command.help, partial(screen.run_command, command.id))

    def _remember(self, theme: str) -> None:
        self.state.theme = theme


def first_look(library: Library, state: State) -> FirstLook:
    """Read what the first frame shows."""
    rows = library.rows("", Sort(state.sort), limit=FIRST_ROWS)
    return FirstLook(rows, library.counts(), library.name)


def run(library: Library, open_first: Sequence[str] = ()) -> int:
    """Show the screen until the person leaves; the exit code.

    ``open_first`` are the ids of articles to open at once, at most two.
    """
    state = load_state()
    state.remember_library(library.path)
    if open_first:
        state.opened[str(library.path)] = list(open_first[:2])
    overrides, problem = {}, ""
    try:
        overrides = read_keymap(keymap_file(), BY_ID)
    except KeymapError as error:
        problem = str(error)
    app = KutipApp(library, state, bind(overrides), problem)
    app.run()
    try:
        save_state(state)
    except OSError as error:
        import sys

        print(f"kutip: how things were left is not remembered: {error}", file=sys.stderr)
    return app.return_code or 0
