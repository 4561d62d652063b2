"""The app: themes, the palette and the way in; everything else happens on its screens."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from time import monotonic

from textual import constants, events, work
from textual.app import App, SystemCommand
from textual.await_complete import AwaitComplete
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, LineFilter, NoColor
from textual.notifications import SeverityLevel
from textual.screen import ModalScreen, Screen

from reader.config import State, keep_state, keymap_file, load_state, save_state
from reader.keys import KeymapError, read_keymap
from reader.library import Library
from reader.starter import add_samples, is_new
from reader.store.protocol import StoreError
from widgets.commands import BY_ID, COMMANDS, Keys, bind
from widgets.first_look import first_look
from widgets.phrases import lines
from widgets.screens.desk import Desk


class KutipApp(App[None]):
    """kutip on a terminal, for one library at a time."""

    TITLE = "kutip"
    CSS_PATH = "app.tcss"
    DEFAULT_MODE = "first library"
    """Each library has a mode of its own, and with it its own screens; others have their path's."""

    def __init__(self, library: Library, state: State, keys: Keys, problem: str = "") -> None:
        # Without colours a theme is black on black unless the terminal has its own way.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.library = library
        self.state = state
        self.keys = keys
        self._problem = problem
        self._ends = False
        self._untold: dict[str, Callable[[], None]] = {}
        """What waits until no dialog is open."""
        self.heeds_signals = False
        """Whether it ends in order when the terminal goes away or the system asks it to."""
        self.last_key = float("-inf")
        """When a key or a button of the mouse was pressed last, by ``time.monotonic``."""

    def get_driver_class(self) -> type[Driver]:
        """Read the terminal with our own driver, but for Windows and where another is asked for."""
        if sys.platform == "win32" or constants.DRIVER:
            return super().get_driver_class()
        from widgets.terminal_driver import TerminalDriver

        return TerminalDriver

    def get_default_screen(self) -> Desk:
        """Make the first desk; were it pushed on Textual's own screen, both would be laid out."""
        return Desk(self.library, first_look(self.library, self.state), self.state, self.keys)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave out the filter for the terminal's own colours where the theme has none of them.

        Textual filters every line in sight again for each frame, whatever has changed.
        """
        filters = super().get_line_filters()
        if self.no_color:
            from widgets.no_colour import Colourless

            return [*(f for f in filters if not isinstance(f, NoColor)), Colourless()]
        if self.current_theme.ansi:
            return filters
        return [f for f in filters if not isinstance(f, ANSIToTruecolor)]

    def on_mount(self) -> None:
        """Put on the colours of last time and tell what is wrong with the keymap."""
        if self.no_color:  # only these have signs for what is told by colour otherwise
            self.theme = self.state.theme if self.state.theme.startswith("ansi") else "ansi-dark"
        elif self.state.theme in self.available_themes:
            self.theme = self.state.theme
        self.theme_changed_signal.subscribe(self, lambda theme: self._remember(theme.name))
        self.add_mode(self.DEFAULT_MODE, self.get_default_screen)  # only then can it be removed
        self.screen.call_after_refresh(_collect_garbage)
        self.screen.call_after_refresh(self._tell_of_unsaved)
        if self.heeds_signals:
            self.call_after_refresh(self._heed_signals)
        for clash in self.keys.clashes:
            words = f"{clash.keys} does {clash.kept}; {clash.dropped} wanted it too"
            self.notify(words, title="Keymap", severity="warning", markup=False)
        if self._problem:
            self.notify(self._problem, title="Keymap", severity="error", markup=False, timeout=12)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a message; a stranger's words in it are made safe to paint and never markup.

        What was just done is told in the desk's first line where it fits, as that covers nothing.
        Under a dialog a message waits: it is about something else and would stand on it.
        """
        screen, seconds = self.screen, timeout or self.NOTIFICATION_TIMEOUT
        if isinstance(screen, ModalScreen):
            again = partial(self.notify, message, title=title, severity=severity, timeout=timeout)
            self._untold[message] = again  # once, however often it was told
            return
        just_done = severity == "information" and not title
        if just_done and isinstance(screen, Desk) and screen.top_line.tell(message, seconds):
            return
        super().notify(
            lines(message), title=title, severity=severity, timeout=timeout, markup=False
        )

    def pop_screen(self) -> AwaitComplete:
        """Close the screen in front, and tell what had to wait for that."""
        closed = super().pop_screen()
        if self._untold:
            self.call_later(self._tell_untold)
        return closed

    def _tell_untold(self) -> None:
        untold, self._untold = self._untold, {}
        for tell in untold.values():
            tell()

    async def on_event(self, event: events.Event) -> None:
        """Note when hands are at work, wherever what they press is meant for."""
        if isinstance(event, events.InputEvent) and not isinstance(event, events.MouseMove):
            self.last_key = monotonic()
        await super().on_event(event)

    def _tell_of_unsaved(self) -> None:
        from reader.unsaved import left_unsaved

        for path in left_unsaved():
            words = f"Typed and not saved when kutip ended: {path.name} in {path.parent}"
            self.notify(words, severity="warning", timeout=30)

    def _heed_signals(self) -> None:
        from widgets.ending import heed_signals

        heed_signals(self)

    def end(self) -> None:
        """Keep what was typed and leave, asking nothing: there may be nobody to answer."""
        if not self._ends:
            self._ends = True
            self._end()

    @work
    async def _end(self) -> None:
        from widgets.ending import end_in_order

        await end_in_order(self)

    def on_terminal_gone(self) -> None:
        """Leave: nobody can press a key any more."""
        self.end()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted where nothing is typed for a text to add."""
        if isinstance(self.screen, Desk) and event.text.strip():
            self.screen.dialogs.add(event.text)

    async def action_quit(self) -> None:
        """Leave as the desk does, once everything is saved; from a dialog not at all."""
        if isinstance(self.screen, Desk):
            self.screen.leave()
            return
        from widgets.dialogs import Dialog

        words = "Esc closes this first; nothing typed is thrown away."
        if isinstance(self.screen, Dialog):
            self.screen.set_problem(words)
        else:
            super().notify(words, markup=False)

    @work(exclusive=True, group="switch")
    async def switch_library(self, path: Path) -> None:
        """Show another library; the one that is open stays when the other cannot be read."""
        try:
            library = await asyncio.to_thread(_opened, path)
            first = await asyncio.to_thread(first_look, library, self.state)
        except (StoreError, OSError) as error:
            self.notify(str(error), severity="error", markup=False, timeout=12)
            return
        if library.path == self.library.path:
            library.close()
            return
        desk = self.screen_stack[-1]
        if isinstance(desk, Desk):
            if not await desk.saver.drained():
                words = "Not everything is saved here; the other library stays closed."
                self.notify(words, severity="error", markup=False)
                library.close()
                return
            desk.opened.remember_places()
        left, self.library = self.library, library
        self.state.remember_library(path)
        left_mode, mode = self.current_mode, str(library.path)
        self.add_mode(mode, partial(Desk, library, first, self.state, self.keys))
        await self.switch_mode(mode)
        await self.remove_mode(left_mode)
        await asyncio.to_thread(left.close)

    def action_command_palette(self) -> None:
        """Open the palette on the desk, where its commands work; elsewhere it would be empty."""
        if isinstance(self.screen, Desk):
            from widgets.palette import Palette

            self.clear_notifications()
            self.push_screen(Palette(id="--command-palette"))

    def search_themes(self) -> None:
        """Ask for other colours."""
        from textual.theme import ThemeProvider

        from widgets.palette import Palette

        self.push_screen(Palette(providers=[ThemeProvider], placeholder="Search for themes…"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every command that is possible now in the palette."""
        if not isinstance(screen, Desk):
            return
        for command in COMMANDS:
            if command.group != "Move" and screen.keyboard.works_here(command):
                title = f"{command.label.capitalize()}  {self.keys.of(command.id)}"
                yield SystemCommand(title, command.help, partial(screen.keyboard.run, command.id))

    def _remember(self, theme: str) -> None:
        if not self.no_color:
            self.state.theme = theme
            keep_state(self.state)


def _collect_garbage() -> None:
    """Collect garbage from now on, but never look again at what was there at the first frame."""
    gc.freeze()
    gc.enable()


def _opened(path: Path) -> Library:
    library = Library.open(path)
    if is_new(library):
        add_samples(library)
    return library


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
    app.heeds_signals = True
    app.run()
    try:
        save_state(state)
    except OSError as error:
        print(f"kutip: how things were left is not remembered: {error}", file=sys.stderr)
    return app.return_code or 0
