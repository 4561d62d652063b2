"""Whose turn it is to write: a command changes the library at once, the screen in a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Turn(Protocol):
    """Carries out a change of the library when it is its turn."""

    def __call__(self, change: Callable[[], T]) -> T:
        """Return what the change returns, or raise what it raises."""


def at_once(change: Callable[[], T]) -> T:
    """Carry out a change of a library that nobody else in this program writes."""
    return change()


def unless_cancelled(
    change: Callable[[], T], where: str, cancel: Callable[[], bool] | None
) -> Callable[[], T]:
    """Return a change that raises FetchCancelledError, naming ``where``, when it is cancelled.

    It asks when its turn has come: a person may have stopped it while it waited in line.
    """

    def asked() -> T:
        if cancel is not None and cancel():
            from reader.ingest.net.errors import FetchCancelledError

            raise FetchCancelledError(where)
        return change()

    return asked
