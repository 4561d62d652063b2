"""The terminal is gone, or the system wants kutip to end: what was typed is kept before it does."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from widgets.dialogs import Dialog
from widgets.screens.desk import Desk

if TYPE_CHECKING:
    from widgets.app import KutipApp

_CLOSING_SECONDS = 1.0
"""A dialog that has not closed by then is left as it is."""
_LAST_SECONDS = 10.0
"""Seconds after which a program that cannot end, as nobody reads what it writes, is ended."""


def heed_signals(app: KutipApp) -> None:
    """End in order at SIGHUP, which a terminal that goes away sends, and at SIGTERM."""
    loop = asyncio.get_running_loop()
    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, app.end)


async def end_in_order(app: KutipApp) -> None:
    """Save what is typed in open dialogs and what is in line, remember the places, and leave."""
    with app.batch_update():  # nobody sees it, and what nobody reads blocks who writes
        await _close_dialogs(app)
        desk = app.screen_stack[0]
        if isinstance(desk, Desk):
            desk.bulk.stop()
            await desk.saver.drained()
            desk.opened.remember_places()
        last = threading.Timer(_LAST_SECONDS, os._exit, (1,))
        last.daemon = True
        last.start()
        app.exit()


async def _close_dialogs(app: KutipApp) -> None:
    while not isinstance(front := app.screen, Desk):
        if isinstance(front, Dialog):
            front.close_for_good()
            if await _is_closed(app, front):
                continue
        front.dismiss(None)
        if not await _is_closed(app, front):
            return


async def _is_closed(app: KutipApp, screen: object) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(_CLOSING_SECONDS):
            while app.screen is screen:
                await asyncio.sleep(0.01)
    return app.screen is not screen
