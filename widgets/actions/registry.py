"""Where the functions that carry out commands are kept, so that no one writes their names twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from widgets.screens.desk import Desk

Action = Callable[["Desk", int | None], None]
"""Takes the desk and the number typed before the command, None when there was none."""

ACTIONS: dict[str, Action] = {}
"""The function of every command, by its id."""


def action(*ids: str) -> Callable[[Action], Action]:
    """Say that a function carries out these commands."""

    def register(function: Action) -> Action:
        for command in ids:
            ACTIONS[command] = function
        return function

    return register
