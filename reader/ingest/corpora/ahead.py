"""Articles are made of the rows of a corpus by other processes, while this one saves those before.

What comes out is what came in, in the same order; a few batches are on their way at any time.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from reader.arrivals import Made
from reader.ingest.corpora.articles import Row
from reader.store.protocol import StoreError

T = TypeVar("T")
Make = Callable[[], Made]

_BATCH_ROWS, _BATCH_BYTES = 64, 500_000
"""A batch is full with so many rows, or so many bytes of them."""
_WAITING = 3
"""Batches a process has at most: one it works on, others that are ready or waiting for it."""


class MakerLostError(StoreError):
    """A process that made articles was ended from outside; what was told until then is kept."""


@dataclass
class _Batch:
    items: list[object]
    wanted: list[int]
    """Which of the items are rows whose articles are being made."""
    made: Future[list[Made]] | None = None


def made_ahead(
    items: Iterable[T], known: Callable[[Sequence[str]], Collection[str]], makers: int
) -> Iterator[T]:
    """Yield ``items``; of rows among them that are not ``known`` the articles are made already.

    ``makers`` other processes do it. Raises MakerLostError when one of them is ended.
    """
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(makers, mp_context=context, initializer=_belong)
    waiting: deque[_Batch] = deque()
    try:
        for rows in _batches(items):
            waiting.append(_sent(pool, rows, known))
            if len(waiting) >= makers * _WAITING:
                yield from _done(waiting.popleft())  # type: ignore[misc]
        while waiting:
            yield from _done(waiting.popleft())  # type: ignore[misc]
    except BrokenExecutor as error:
        raise MakerLostError(
            "a process that made articles was ended, perhaps for want of memory; the same command "
            "goes on from here, with fewer --jobs"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    batch: list[T] = []
    size = 0
    for item in items:
        batch.append(item)
        size += item.arrival.size if isinstance(item, Row) else 0
        if len(batch) >= _BATCH_ROWS or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _sent(
    pool: ProcessPoolExecutor,
    items: Sequence[object],
    known: Callable[[Sequence[str]], Collection[str]],
) -> _Batch:
    there = known([item.arrival.article_id for item in items if isinstance(item, Row)])
    batch = _Batch(list(items), [])
    makes: list[Make] = []
    for number, item in enumerate(items):
        if isinstance(item, Row) and item.arrival.article_id not in there:
            batch.wanted.append(number)
            makes.append(item.arrival.make)
    if makes:
        batch.made = pool.submit(_make, makes)
    return batch


def _done(batch: _Batch) -> Iterator[object]:
    if batch.made is not None:
        for number, made in zip(batch.wanted, batch.made.result(), strict=True):
            row = batch.items[number]
            assert isinstance(row, Row)
            arrival = row.arrival._replace(make=_Ready(made))
            batch.items[number] = row._replace(arrival=arrival)
    yield from batch.items


@dataclass(frozen=True, slots=True)
class _Ready:
    """Stands for making what is made already."""

    made: Made

    def __call__(self) -> Made:
        return self.made


def _make(makes: Sequence[Make]) -> list[Made]:
    from reader.duplicates import body_shingles

    found = []
    for make in makes:
        made = make()
        found.append(made._replace(shingles=body_shingles(made.article)))
    return found


def _belong() -> None:
    """Let the process that asked for the work be the one to end it, and end with it."""
    import multiprocessing
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)  # a killed parent tells its children nothing

    threading.Thread(target=follow, daemon=True).start()
