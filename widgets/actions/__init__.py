"""What each command does, by its id: the desk looks it up here and calls it with the count."""

from widgets.actions import (
    everywhere,
    feeds,
    filing,
    marking,
    moving,
    quoting,
    suggesting,
    versions,
)
from widgets.actions.registry import ACTIONS

__all__ = [
    "ACTIONS",
    "everywhere",
    "feeds",
    "filing",
    "marking",
    "moving",
    "quoting",
    "suggesting",
    "versions",
]
