"""Ends a command with the program that has started it, however that ends."""

from __future__ import annotations

import os
import signal
import threading
import time
from contextlib import suppress

from reader.cli import INTERRUPTED

_GRACE = 3.0
"""Seconds that the command has to end by itself; what it saves is whole at any moment."""


def tie_to_stdin() -> None:
    """Watch standard input from now on: at its end this program is told to stop.

    A pipe whose other end the starting program holds and never writes to ends with that program,
    also when it was killed, on every system.
    """
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    with suppress(OSError):
        # Not by way of sys.stdin: at its end the interpreter would wait for its lock.
        while os.read(0, 4096):
            pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_GRACE)
    os._exit(INTERRUPTED)
