"""Whose turn it is: one fetch from a host at a time, with a gap, and so many in all."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """Hands out turns by host, within one event loop."""

    def __init__(self, together: int, gap: float) -> None:
        self._all = asyncio.Semaphore(together)
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._free: dict[str, float] = {}
        self._gap = gap

    @asynccontextmanager
    async def at(self, host: str) -> AsyncIterator[None]:
        """Wait for the turn at ``host``, which comes the gap's seconds after the one before."""
        clock = asyncio.get_running_loop().time
        async with self._hosts[host]:
            if (wait := self._free.get(host, 0.0) - clock()) > 0:
                await asyncio.sleep(wait)
            async with self._all:
                try:
                    yield
                finally:
                    self._free[host] = clock() + self._gap
