"""Runs what a person did one after another off the screen's thread, and tells when it is kept."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

from reader.store.protocol import ConflictError, DamagedError, NotFoundError, StoreError


class SaveState(NamedTuple):
    """How saving goes: ``waiting`` changes are not on the disk yet."""

    waiting: int = 0
    failure: str = ""
    """Why the first of them could not be saved; it stays in line for another try."""


class _Job(NamedTuple):
    run: Callable[[], Any]
    done: Callable[[Any], None]


class Saver:
    """A line of changes, saved in order by one worker.

    A change that fails for a reason that can pass (a full disk, a folder without permission) stays
    at the head of the line until ``retry`` or the next change. One that others made impossible
    (a conflict, a deleted article) leaves the line and is told to ``refused``.
    """

    def __init__(
        self, report: Callable[[SaveState], None], refused: Callable[[StoreError], None]
    ) -> None:
        self._report = report
        self._refused = refused
        self._line: deque[_Job] = deque()
        self._wake = asyncio.Event()
        self._empty = asyncio.Event()
        self._empty.set()
        self.state = SaveState()

    @property
    def idle(self) -> bool:
        """Whether everything is saved."""
        return not self._line

    def submit(self, run: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Put a change in line; ``done`` is called on the screen's thread with its result."""
        self._line.append(_Job(run, done))
        self._empty.clear()
        self._tell("")
        self._wake.set()

    def retry(self) -> None:
        """Try again to save what is in line."""
        self._wake.set()

    async def run(self) -> None:
        """Save for ever; run this as one worker."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._line and await self._save(self._line[0]):
                pass

    async def drained(self, seconds: float) -> bool:
        """Wait until everything is saved, at most so long; False when something is not."""
        self.retry()
        try:
            await asyncio.wait_for(self._empty.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def _save(self, job: _Job) -> bool:
        try:
            result = await asyncio.to_thread(job.run)
        except (ConflictError, NotFoundError, DamagedError) as error:
            self._leave()
            self._refused(error)
            return True
        except (StoreError, OSError) as error:
            self._tell(str(error))
            return False
        self._leave()
        job.done(result)
        return True

    def _leave(self) -> None:
        self._line.popleft()
        if not self._line:
            self._empty.set()
        self._tell("")

    def _tell(self, failure: str) -> None:
        self.state = SaveState(len(self._line), failure)
        self._report(self.state)
