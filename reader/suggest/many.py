"""Suggestions for more texts than fit into memory, in their order, by one process or by several."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reader.export.formats import ExportError
from reader.suggest.output import Form, Text, rendered

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

MOST_JOBS = 60
"""Windows can wait for no more processes than that."""
_BATCH_TEXTS, _BATCH_CHARACTERS = 32, 200_000
"""A batch is full with so many texts, or so many characters of them."""
_WAITING = 3
"""Batches a process has at most: one it works on, others that are ready or waiting for it."""


class WorkerLostError(ExportError):
    """A process that worked on a batch was ended from outside."""


def render_all(texts: Iterable[Text], form: Form, jobs: int = 1) -> Iterator[list[bytes]]:
    """Yield the suggestions for ``texts``, one batch after the other, an item a text.

    Holds at most a few batches a process. Raises WorkerLostError when a process is killed.
    """
    if jobs == 1:
        yield from ([rendered(text, form)] for text in texts)
        return
    import multiprocessing
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts)
    try:
        yield from _in_order(pool, _batches(texts), form, jobs * _WAITING)
    except BrokenExecutor as error:
        raise WorkerLostError(
            "a process that made suggestions was ended, perhaps for want of memory; "
            "try again with fewer --jobs"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, batches: Iterable[list[Text]], form: Form, most: int
) -> Iterator[list[bytes]]:
    waiting: deque[Future[list[bytes]]] = deque()
    for batch in batches:
        waiting.append(pool.submit(_render, batch, form))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _batches(texts: Iterable[Text]) -> Iterator[list[Text]]:
    batch: list[Text] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text.text)
        if len(batch) >= _BATCH_TEXTS or size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _render(batch: list[Text], form: Form) -> list[bytes]:
    return [rendered(text, form) for text in batch]


def _leave_interrupts() -> None:
    """Let the process that asked for the work be the one to end it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
