"""What is pasted is told apart from what is typed before anything else sees it: a terminal marks
both ends of a paste, and no byte between them may ever count as a key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.model import MAX_TEXT_BYTES
from reader.text.normalise import normalise

PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"
"""Bracketed paste (xterm, DEC private mode 2004)."""
LONGEST_PASTE = MAX_TEXT_BYTES + 1
"""Code points that are kept of one paste: an article so long is refused."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Characters of keys, of the mouse and of what the terminal reports."""

    characters: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """A whole paste, as it may be stored."""

    text: str


class PasteSplitter:
    """Splits what a terminal sends into what is typed and what is pasted.

    What it gives does not depend on where the stream is cut. Nothing typed is held back, so the
    marks themselves are handed on as typed: with nothing between them.
    """

    def __init__(self) -> None:
        self._tail = ""
        """The last characters that were seen, which may be the first of a mark."""
        self._pieces: list[str] = []
        self._room = LONGEST_PASTE
        self.pasting = False
        """Whether a paste has begun and not ended."""

    def feed(self, characters: str) -> Iterator[Typed | Pasted]:
        """Yield what is typed at once and what is pasted as soon as it is whole."""
        while characters:
            mark = PASTE_ENDS if self.pasting else PASTE_BEGINS
            seen = self._tail + characters
            at = seen.find(mark)
            rest = "" if at < 0 else seen[at + len(mark) :]
            if self.pasting:
                cut = max(len(seen) - len(mark) + 1, 0) if at < 0 else at
                self._keep(seen[:cut])
                self._tail = seen[cut:] if at < 0 else ""
                if at >= 0:
                    yield from self.end()
            else:
                yield Typed(characters[: len(characters) - len(rest)])
                self._tail = seen[1 - len(mark) :] if at < 0 else ""
                self.pasting = at >= 0
            characters = rest

    def end(self) -> Iterator[Typed | Pasted]:
        """Yield the paste that has begun as though it ended here."""
        self._keep(self._tail)
        text = normalise("".join(self._pieces))
        self._tail, self._pieces, self._room = "", [], LONGEST_PASTE
        self.pasting = False
        yield Typed(PASTE_ENDS)
        yield Pasted(text)

    def _keep(self, text: str) -> None:
        if kept := text[: self._room]:
            self._pieces.append(kept)
            self._room -= len(kept)
