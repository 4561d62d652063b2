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
    key: str
    """The key that stops it there."""


class _StoppedError(Exception):
    """Somebody has had enough."""


class _Work:
    """One change; its fields are written on the thread that saves and read on the screen's."""

    def __init__(self, doing: str, told: Callable[[], None]) -> None:
        self.doing, self._told = doing, told
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
        """Whether there is one that a person may stop."""
        work = self._work
        return bool(work and work.total >= MANY and not work.stopped.is_set())

    @property
    def words(self) -> str:
        """How far it is, ``archiving 812 of 5,000``, and the key that stops it; empty for none."""
        return self._words(self._desk.keys.of("desk.stop"))

    def _words(self, key: str) -> str:
        work = self._work
        if work is None or work.total < MANY:
            return ""
        return "stopping" if work.stopped.is_set() else f"{self.doing} · {key} stops"

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
    ) -> None:
        """Put a change in line behind what is being saved; ``done`` hears what became of it."""
        loop, news = asyncio.get_running_loop(), self._desk.news

        def told() -> None:
            screen = self._watcher.screen if self._watcher else None
            loop.call_soon_threadsafe(news.bring, "bulk", self._read, screen)

        def working() -> Outcome[T]:
            work = self._work = _Work(doing, told)
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
            if outcome.stopped:
                keys = self._desk.keys
                told(stopped_words(again, outcome, keys.of("desk.undo"), keys.of("desk.redo")))
            else:
                told(turned_words(again, outcome.result))
            self._desk.refresh_all()

        self.submit("doing again" if again else "undoing", partial(turn, LIBRARY_SCOPE), turned)

    def watched_on(self, screen: Screen[Any], show: Callable[[str], None], key: str) -> None:
        """Have ``show`` tell how far a change is, and that ``key`` stops it, on another screen."""
        self._watcher = _Watcher(screen, show, key)
        show(self._words(key))

    def watched_no_more(self) -> None:
        """Tell it at the desk alone."""
        self._watcher = None

    def stop(self) -> bool:
        """Let no further article be changed; what is changed by now stays. False for none."""
        if self._work is None or not self.can_stop:
            return False
        self._work.stopped.set()
        self._paint()  # it answers a key
        return True

    def _dropped(self) -> None:
        self._work = None
        self._paint()

    async def _read(self) -> Callable[[], None]:
        return self._paint

    def _paint(self) -> None:
        if self._watcher:
            self._watcher.show(self._words(self._watcher.key))
        if self._desk.top_line.bulk != self.words:
            self._desk.top_line.bulk = self.words
            self._desk.show_lines()


def stopped_words(again: bool, outcome: Outcome[Any], undo: str, redo: str) -> str:
    """Say how much of an undo, or a redo, was done before it was stopped, and how to go on."""
    did = "done again" if again else "undone"
    if not outcome.done:
        return f"Stopped before anything was {did}."
    way = f"{redo} goes on, {undo} takes it" if again else f"{undo} goes on, {redo} brings it"
    part = f"{outcome.done:,} of {outcome.total:,}, then stopped"
    return f"{did.capitalize()}: {part}; {way} back."
