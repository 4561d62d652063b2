"""Where a row of words stands among those that the later text gained, or the earlier one lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reader.anchoring.tokens import Tokens

_KEY = 3
"""Tokens by which a row is looked up; a shorter one is looked up by its first."""
MOST = 64
"""A row is compared at no more places than this; words that stand more often tell nothing."""
REACH = 40
"""Tokens compared on either side of a row."""
TELLING = 3
"""So many tokens on one side are no chance."""


class Places:
    """The rows of tokens in some stretches of a text."""

    def __init__(self, tokens: Tokens, stretches: Iterable[tuple[int, int]]) -> None:
        self._size = tokens.ids.itemsize
        self._raw = tokens.ids.tobytes()
        self._long: dict[bytes, list[int]] = {}
        self._short: dict[bytes, list[int]] = {}
        for first, last in stretches:
            for place in range(first, last):
                self._note(self._short, place, 1)
                if place + _KEY <= last:
                    self._note(self._long, place, _KEY)

    def of(self, row: bytes) -> list[int]:
        """Return where ``row``, the bytes of token numbers, begins; ``MOST + 1`` places at most."""
        length = len(row) // self._size
        known, key = (self._long, _KEY) if length >= _KEY else (self._short, 1)
        found = known.get(row[: key * self._size], [])
        return [place for place in found if self._bytes(place, length) == row]

    def _note(self, known: dict[bytes, list[int]], place: int, length: int) -> None:
        found = known.setdefault(self._bytes(place, length), [])
        if len(found) <= MOST:
            found.append(place)

    def _bytes(self, place: int, length: int) -> bytes:
        return self._raw[place * self._size : (place + length) * self._size]


class Around(NamedTuple):
    """How many tokens right before and right after two rows are the same in both texts."""

    left: int
    right: int

    @property
    def total(self) -> int:
        """Both sides together."""
        return self.left + self.right

    def rivals(self, other: Around) -> bool:
        """Tell whether a place with this around it may be meant as well as one with ``other``."""
        sides = zip(self, other, strict=True)
        return self.total >= other.total or any(a > b and a >= TELLING for a, b in sides)


def around(old: Tokens, first: int, last: int, new: Tokens, x: int, y: int) -> Around:
    """Return what is the same beside ``[first, last)`` of the one and ``[x, y)`` of the other."""
    left = right = 0
    while left < min(REACH, first, x) and old.ids[first - 1 - left] == new.ids[x - 1 - left]:
        left += 1
    room = min(REACH, len(old) - last, len(new) - y)
    while right < room and old.ids[last + right] == new.ids[y + right]:
        right += 1
    return Around(left, right)
