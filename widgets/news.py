"""Paints what comes in by itself, all of it in one frame, when the hands on the keys rest."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
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


class News:
    """What waits to be painted; the newest of each kind, all kinds together."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting: dict[str, Read] = {}
        self._moments = Moments()
        self._under_way = False

    @property
    def waits(self) -> bool:
        """Whether there is any that is not painted yet."""
        return bool(self._waiting) or self._under_way

    def bring(self, kind: str, read: Read) -> None:
        """Have ``read`` called when it is time, and what it returns to paint what it has read.

        It takes the place of what waits of the same kind.
        """
        if not self._waiting:
            self._moments = self._moments._replace(came=monotonic())
        self._waiting[kind] = read
        self._go_on()

    def _go_on(self) -> None:
        if not self._under_way:
            self._under_way = True
            self._desk.start(self._paint, "news", exclusive=False)

    async def _paint(self) -> None:
        try:
            while self._waiting:
                moments = self._moments._replace(key=self._desk.app.last_key)
                wait = wait_of(monotonic(), moments)
                if wait:
                    await asyncio.sleep(wait)
                    continue
                waiting, self._waiting = self._waiting, {}
                paints = await asyncio.gather(*(read() for read in waiting.values()))
                for paint in filter(None, paints):
                    paint()
                self._moments = self._moments._replace(painted=monotonic())
        finally:
            self._under_way = False
