"""Reads the terminal for Textual, whose own driver takes the escape sequences in a paste for keys
and ends the program at a byte that is no UTF-8.
"""

from __future__ import annotations

import codecs
import os
import selectors
from collections.abc import Iterator

from textual import events
from textual.drivers.linux_driver import (  # type: ignore[attr-defined]
    LinuxDriver,
    XTermParser,
)
from textual.message import Message

from widgets.messages import TerminalGone
from widgets.pasting import Pasted, PasteSplitter, Typed

_READ = 65_536
"""Bytes that are read at once."""
_TICK = 0.1
"""Seconds after which a lone Esc is the key and not the first byte of a sequence."""
_STALLED = 20
"""Ticks without a byte after which a lone Esc ends a paste whose end never came."""


class _Keys:
    """Textual's parser of keys, begun anew when a sequence that no terminal sends breaks it."""

    def __init__(self) -> None:
        self._parser = XTermParser()

    def read(self, characters: str) -> Iterator[Message]:
        """Yield what was pressed; a paste is told by others, so none comes from here."""
        parser = self._parser
        try:
            for message in parser.feed(characters):
                if not isinstance(message, events.Paste):
                    yield message
        except (ValueError, OverflowError):  # a key's number beyond Unicode
            self._parser = XTermParser()
            self._parser.mouse_pixels = parser.mouse_pixels
            self._parser.terminal_size = parser.terminal_size
            self._parser.terminal_pixel_size = parser.terminal_pixel_size

    def waited(self) -> Iterator[Message]:
        """Yield what can be told now that nothing followed for a while."""
        yield from self._parser.tick()


class TerminalDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, to which a paste is text whatever stands in it."""

    def run_input_thread(self) -> None:
        """Read until the app ends, and post what is typed as keys and each paste as one event."""
        keys, splitter = _Keys(), PasteSplitter()
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        idle = 0
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_TICK):
                    read = self._read()
                    if not read:
                        self.process_message(TerminalGone())
                        return
                    characters = decode(read)
                    stuck = splitter.pasting and idle >= _STALLED and characters == "\x1b"
                    for piece in splitter.end() if stuck else splitter.feed(characters):
                        self._post(piece, keys)
                    idle = 0
                else:
                    idle += 1
                for message in keys.waited():
                    self.process_message(message)

    def _read(self) -> bytes:
        """Return what was typed; nothing once the terminal is gone."""
        try:
            return os.read(self.fileno, _READ)
        except OSError:
            return b""

    def _post(self, piece: Typed | Pasted, keys: _Keys) -> None:
        if isinstance(piece, Pasted):
            self.process_message(events.Paste(piece.text))
            return
        for message in keys.read(piece.characters):
            self.process_message(message)
