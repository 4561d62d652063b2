"""Waits for what a test has started, without a test that says how long that may take."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from queue import Empty, Queue

from reader.ingest.net.body import Limits

GENEROUS = 60.0
"""Seconds after which something is taken to hang: far more than a busy machine needs."""
PATIENT = Limits(total=GENEROUS, connect=GENEROUS, read=GENEROUS, gap=0.0)
"""For what is to be fetched, however slow the machine; what is to be given up needs less."""


def ending_of(work: Callable[[], object], meanwhile: Callable[[], object]) -> BaseException | None:
    """Return what ``work`` raised in a thread of its own, None for nothing.

    ``meanwhile`` is called here once it runs. Raises AssertionError when the work hangs.
    """
    ended: Queue[BaseException | None] = Queue()

    def run() -> None:
        try:
            work()
        except BaseException as error:
            ended.put(error)
        else:
            ended.put(None)

    threading.Thread(target=run, daemon=True).start()
    meanwhile()
    try:
        return ended.get(timeout=GENEROUS)
    except Empty:
        raise AssertionError(f"it has not ended {GENEROUS:.0f} seconds later") from None


def until(event: threading.Event, what: str) -> None:
    """Wait for ``event``; raises AssertionError, naming ``what`` it tells, when it never comes."""
    assert event.wait(GENEROUS), f"{what} has not happened {GENEROUS:.0f} seconds later"


def looks(what: str) -> Iterator[None]:
    """Yield for each look at what tells no event; raises AssertionError when it never happens."""
    end = time.monotonic() + GENEROUS
    while time.monotonic() < end:
        yield
    raise AssertionError(f"{what} has not happened {GENEROUS:.0f} seconds later")
