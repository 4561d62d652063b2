"""Changes of many articles: how far one is stands in the first line, and Esc stops it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from reader.model import LIBRARY_SCOPE
from widgets.phrases import turned_words

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.store.protocol import Progress
    from widgets.screens.desk import Desk

MANY = 50
"""A change of fewer articles is over before anybody could read how far it is."""

T = TypeVar("T")


class Outcome(NamedTuple, Generic[T]):
    """What became of a change of many articles."""

    result: T | None
    """What it returned; None when it was stopped."""
    stopped: bool
    done: int
    total: int


class _Watcher(NamedTuple):
    """A screen over the desk that tells how far a change is."""

    screen: Screen[Any]
    show: Callable[[str], None]


class _StoppedError(Exception):
    """Somebody has had enough."""


class _Work:
    """One change; its fields are written on the thread that saves and read on the screen's."""

    def __init__(self, doing: str, key: str, told: Callable[[], None]) -> None:
        self.doing, self.key, self._told = doing, key, told
        self.done = self.total = -1
        self.stopped = Event()

    def __call__(self, done: int, total: int) -> None:
        """Take note of how far it is; raises _StoppedError when it is to stop."""
        news = (done, total) != (self.done, self.total)
        self.done, self.total = done, total
        if self.stopped.is_set():
            raise _StoppedError
        if news and total >= MANY:
            self._told()


class Bulk:
    """The change of many articles that is being saved; there is at most one at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._work: _Work | None = None
        self._watcher: _Watcher | None = None

    @property
    def can_stop(self) -> bool:
        """Whether there is one that a person may stop: no undo may, half of one is none."""
        work = self._work
        return bool(work and work.key and work.total >= MANY and not work.stopped.is_set())

    @property
    def words(self) -> str:
        """How far it is, ``archiving 812 of 5,000``; empty when there is none."""
        work = self._work
        if work is None or work.total < MANY:
            return ""
        if work.stopped.is_set():
            return "stopping"
        return f"{self.doing} · {work.key} stops" if work.key else self.doing

    @property
    def doing(self) -> str:
        """The same without the key that stops it."""
        work = self._work
        return f"{work.doing} {work.done:,} of {work.total:,}" if work else ""

    def submit(
        self,
        doing: str,
        run: Callable[[Progress], T],
        done: Callable[[Outcome[T]], None],
        stoppable: bool = True,
    ) -> None:
        """Put a change in line behind what is being saved; ``done`` hears what became of it."""
        loop, news = asyncio.get_running_loop(), self._desk.news
        key = self._desk.keys.of("desk.stop") if stoppable else ""

        def told() -> None:
            screen = self._watcher.screen if self._watcher else None
            loop.call_soon_threadsafe(news.bring, "bulk", self._read, screen)

        def working() -> Outcome[T]:
            work = self._work = _Work(doing, key, told)
            try:
                result = run(work)
            except _StoppedError:
                return Outcome(None, True, work.done, work.total)
            return Outcome(result, False, work.done, work.total)

        def ended(outcome: Outcome[T]) -> None:
            self._work = None
            self._paint()
            done(outcome)

        self._desk.saver.submit(working, ended, self._dropped)

    def turn(self, again: bool, told: Callable[[str], None]) -> None:
        """Take back what was done to the library last, or do it again; ``told`` hears of it."""
        turn = self._desk.library.redo if again else self._desk.library.undo

        def turned(outcome: Outcome[str | None]) -> None:
            told(turned_words(again, outcome.result))
            self._desk.refresh_all()

        doing = "doing again" if again else "undoing"
        self.submit(doing, partial(turn, LIBRARY_SCOPE), turned, stoppable=False)

    def watched_on(self, screen: Screen[Any], show: Callable[[str], None]) -> None:
        """Have ``show`` tell how far a change is while ``screen`` is over the desk."""
        self._watcher = _Watcher(screen, show)
        show(self.words)

    def watched_no_more(self) -> None:
        """Tell it at the desk alone."""
        self._watcher = None

    def stop(self) -> None:
        """Let no further article be changed; what is changed by now stays."""
        if self._work is not None and self.can_stop:
            self._work.stopped.set()
            self._paint()  # it answers a key

    def _dropped(self) -> None:
        self._work = None
        self._paint()

    async def _read(self) -> Callable[[], None]:
        return self._paint

    def _paint(self) -> None:
        if self._watcher:
            self._watcher.show(self.words)
        if self._desk.top_line.bulk != self.words:
            self._desk.top_line.bulk = self.words
            self._desk.show_lines()
