"""Paints what comes in by itself, all of it in one frame, when the hands on the keys rest and no
dialog is open."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from textual.screen import Screen

    from widgets.screens.desk import Desk

QUIET = 0.25
"""Seconds without a key after which hands rest: longer than between two of a text that is typed,
or of a key that is held down."""
CALM = 1.0
"""Seconds between two paintings at the least."""
LATEST = 3.0
"""Seconds that news waits at the most, however many keys come."""

Paint = Callable[[], None]
Read = Callable[[], Awaitable[Paint | None]]


class Moments(NamedTuple):
    """When what has happened last, in seconds on one clock."""

    key: float = float("-inf")
    painted: float = float("-inf")
    came: float = float("-inf")
    """When the first of the news that waits came in."""


def wait_of(now: float, moments: Moments) -> float:
    """Return how many seconds news has still to wait; 0 when it is to be painted now.

    It waits until the hands rest and the last painting is a while ago; while keys keep coming no
    longer than ``LATEST``, so that they are disturbed seldom and what goes on is still seen.
    """
    at = max(moments.key + QUIET, moments.painted + CALM)
    return max(0.0, min(at, moments.came + LATEST) - now)


class _Waiting(NamedTuple):
    screen: Screen[Any]
    read: Read


class News:
    """What waits to be painted; the newest of each kind, all kinds together."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting: dict[str, _Waiting] = {}
        self._moments = Moments()
        self._under_way = False

    @property
    def waits(self) -> bool:
        """Whether there is any that is not painted yet."""
        return bool(self._waiting) or self._under_way

    def bring(self, kind: str, read: Read, screen: Screen[Any] | None = None) -> None:
        """Have ``read`` called when it is time, and what it returns to paint what it has read.

        It takes the place of what waits of the same kind. It waits until ``screen``, the desk
        unless another is named, is in front: under a dialog each change has all of both painted.
        """
        if not self._waiting:
            self._moments = self._moments._replace(came=monotonic())
        self._waiting[kind] = _Waiting(screen or self._desk, read)
        self.go_on()

    def go_on(self) -> None:
        """Paint what waits for the screen that is in front, when it is time."""
        if not self._under_way and self._due():
            self._under_way = True
            self._desk.start(self._paint, "news", exclusive=False)

    def _due(self) -> Sequence[str]:
        front = self._desk.app.screen
        return [kind for kind, waiting in self._waiting.items() if waiting.screen is front]

    async def _paint(self) -> None:
        try:
            while self._due():
                moments = self._moments._replace(key=self._desk.app.last_key)
                wait = wait_of(monotonic(), moments)
                if wait:
                    await asyncio.sleep(wait)
                    continue
                taken = [self._waiting.pop(kind) for kind in self._due()]
                paints = await asyncio.gather(*(waiting.read() for waiting in taken))
                for paint in filter(None, paints):
                    paint()
                self._moments = self._moments._replace(painted=monotonic())
        finally:
            self._under_way = False
