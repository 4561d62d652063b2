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
