"""Runs what a person did one after another off the screen's thread, and tells when it is kept."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, ThreadPoolExecutor
from functools import partial
from typing import Any, NamedTuple, TypeVar

from reader.store.protocol import ConflictError, DamagedError, NotFoundError, StoreError

T = TypeVar("T")

PATIENCE = 5.0
"""Seconds that a person waits for the last changes to be saved before being asked."""
_ENDING = "kutip is ending: nothing more is saved"


class SaveState(NamedTuple):
    """How saving goes: ``waiting`` changes are not on the disk yet."""

    waiting: int = 0
    failure: str = ""
    """Why the first of them could not be saved; it stays in line for another try."""


class _Job(NamedTuple):
    run: Callable[[], Any]
    done: Callable[[Any], None]
    dropped: Callable[[], None] = lambda: None
    about: str = ""
    held_up: Callable[[str], None] | None = None
    """Hears why it is taken out of the line before its turn."""


class Saver:
    """A line of changes, saved in order by one worker.

    A change that fails (a full disk, a folder without permission, a damaged file) stays at the head
    of the line until ``retry`` or the next change. Where only one article is to blame, its file
    damaged or gone, what is about it waits and the rest is saved. Only a conflict leaves the line:
    it is told to ``refused``, and what was typed is kept as a draft by then.
    """

    def __init__(
        self, report: Callable[[SaveState], None], refused: Callable[[StoreError], None]
    ) -> None:
        self._report = report
        self._refused = refused
        self._line: deque[_Job] = deque()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = ThreadPoolExecutor(1, "saver")  # never behind a list that is read
        self._wake = asyncio.Event()
        self._empty = asyncio.Event()
        self._empty.set()
        self._ended = False
        self._stuck: dict[str, str] = {}
        """What went wrong with articles that are to blame for it themselves, by their ids."""
        self.state = SaveState()
        self.listener: Callable[[SaveState], None] | None = None
        """Whoever tells it, too, while the desk is covered."""

    def submit(
        self,
        run: Callable[[], Any],
        done: Callable[[Any], None],
        dropped: Callable[[], None] = lambda: None,
        about: str = "",
    ) -> None:
        """Put a change in line; ``done`` is called on the screen's thread with its result.

        ``dropped`` is called instead when a conflict takes the change out of the line. ``about``
        is the id of the one article that it is about, if it is.
        """
        self._put(_Job(run, done, dropped, about))

    def _put(self, job: _Job) -> None:
        self._line.append(job)
        self._empty.clear()
        self._tell("")
        self._wake.set()

    def in_turn(self, change: Callable[[], T]) -> T:
        """Carry out a change when it is its turn, for another thread than the screen's; waits.

        It is for who still has what was typed, and asks again for a change that fails: this one
        leaves the line, and what it raises is raised. Raises StoreError, too, when what stands in
        line before it cannot be saved, or when the program ends.
        """
        assert self._loop is not None, "nobody saves yet"
        if self._ended:
            raise StoreError(_ENDING)
        try:
            return asyncio.run_coroutine_threadsafe(self._tried(change), self._loop).result()
        except CancelledError:
            raise StoreError(_ENDING) from None

    async def _tried(self, change: Callable[[], T]) -> T:
        if self._ended:
            raise StoreError(_ENDING)
        outcome: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def run() -> Callable[[], None]:
            try:
                result = change()
            except Exception as error:
                return partial(outcome.set_exception, error)
            return partial(outcome.set_result, result)

        def held_up(why: str) -> None:
            if not outcome.done():  # the program that ends may have cancelled it already
                outcome.set_exception(StoreError(why))

        self._put(_Job(run, lambda settle: settle(), held_up=held_up))
        return await outcome

    def retry(self) -> None:
        """Try again to save what is in line."""
        if self._line:
            self._tell("")
        self._wake.set()

    async def run(self) -> None:
        """Save for ever; run this as one worker."""
        self._loop = asyncio.get_running_loop()
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                self._stuck.clear()
                while (job := self._next()) and await self._save(job):
                    pass
                if job is not None:
                    why = self.state.failure
                    if self._hold_up(f"what was done before cannot be saved: {why}"):
                        self._tell(why)
        finally:
            # The program waits for its threads: none of them may wait for a turn that never comes.
            self._ended = True
            self._hold_up(_ENDING)

    def _hold_up(self, why: str) -> bool:
        """Tell who waits for a turn that it does not come; False when nobody does."""
        waiting = [(job, job.held_up) for job in self._line if job.held_up is not None]
        for job, held_up in waiting:
            self._line.remove(job)
            held_up(why)
        return bool(waiting)

    def _next(self) -> _Job | None:
        return next((job for job in self._line if job.about not in self._stuck), None)

    async def drained(self, seconds: float = PATIENCE) -> bool:
        """Wait until everything is saved, at most so long; False when something is not."""
        self.retry()
        try:
            await asyncio.wait_for(self._empty.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def _save(self, job: _Job) -> bool:
        loop = asyncio.get_running_loop()
        try:
            result = await loop.run_in_executor(self._thread, job.run)
        except ConflictError as error:
            self._leave(job)
            job.dropped()
            self._refused(error)
            return True
        except Exception as error:  # whatever it is, what the person did stays in line
            words = str(error) or type(error).__name__
            its_own = bool(job.about) and isinstance(error, NotFoundError | DamagedError)
            if its_own:
                self._stuck[job.about] = words
            self._tell(words)
            return its_own
        self._leave(job)
        job.done(result)
        return True

    def _leave(self, job: _Job) -> None:
        self._line.remove(job)
        if not self._line:
            self._empty.set()
        self._tell(next(iter(self._stuck.values()), ""))

    def _tell(self, failure: str) -> None:
        self.state = SaveState(len(self._line), failure)
        self._report(self.state)
        if self.listener is not None:
            self.listener(self.state)
