"""Names of which an article uses a piece alone: ``Suci`` of ``Suciwati``, ``Naryo`` of Sunaryo."""

from __future__ import annotations

from collections.abc import Mapping

from reader.suggest.words import Words

_SHORTEST = 4
"""Letters at least of a name's beginning or end that may stand for it."""
_MOST = 50
"""Names that are remembered for one piece, so that time grows linearly with any text."""


class Clippings:
    """Remembers who speaks by the first and the last letters of the name."""

    def __init__(self, words: Words) -> None:
        self._lower = words.lower
        self._beginnings: dict[str, dict[str, str]] = {}
        """The first letters of who speaks → the first word of the name → the name."""
        self._ends: dict[str, dict[str, str]] = {}
        """The last letters of who speaks → the last word of the name → the name."""
        self._described: set[str] = set()

    def learn(self, name: str, role: str) -> None:
        """Keep a name, and whether its title is given too."""
        first, _, _ = name.lower().partition(" ")
        last = name.lower().rpartition(" ")[2]
        for known, piece, word in (
            (self._beginnings, first[:_SHORTEST], first),
            (self._ends, last[-_SHORTEST:], last),
        ):
            alike = known.setdefault(piece, {})
            if name and len(alike) < _MOST:
                alike.setdefault(word, name)
        if role:
            self._described.add(first)

    def whole(self, name: str, opened: Mapping[str, int]) -> str:
        """Return the one name that a short one is a piece of, or the short one itself.

        ``opened`` tells where a word stands first: the whole name stands before its piece.
        """
        short = name.lower()
        if len(short) < _SHORTEST or " " in name or short in self._described:
            return name
        first = opened.get(short, 0)
        begun = [
            text
            for word, text in self._beginnings.get(short[:_SHORTEST], {}).items()
            if word.startswith(short) and opened.get(word, first) < first
        ]
        if begun:
            return begun[0] if len(begun) == 1 else name
        ended = [
            text
            for word, text in self._ends.get(short[-_SHORTEST:], {}).items()
            if word.endswith(short) and opened.get(word, first) < first
        ]
        own = self._lower[first + 1] in "(,"  # "Santo (34)", who is somebody else
        return ended[0] if len(ended) == 1 and not own else name
