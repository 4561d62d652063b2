"""The terminal is gone, or the system wants kutip to end: what was typed is kept before it does."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.config import keep_state
from widgets.dialogs import Dialog
from widgets.screens.desk import Desk

if TYPE_CHECKING:
    from widgets.app import KutipApp

_CLOSING_SECONDS = 1.0
"""A dialog that has not closed by then is left as it is."""


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
            keep_state(app.state)
        if _is_gone():
            # Textual would set the terminal right, which waits for ever where there is none.
            await asyncio.to_thread(app.library.close)
            os._exit(0)
        app.exit()


def _is_gone() -> bool:
    """Tell whether there is no terminal any more to be set right."""
    try:
        import termios

        termios.tcgetattr(0)
    except ImportError:
        return False
    except termios.error:
        return True
    return False


async def _close_dialogs(app: KutipApp) -> None:
    while not isinstance(front := app.screen, Desk):
        if isinstance(front, Dialog):
            front.end()
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
