"""Runs a program on a real pseudo-terminal and times it as a person at the keyboard would.

Textual asks whether the terminal knows synchronised output (DEC private mode 2026). The harness
says yes, so that every frame ends with a mark, and a latency is the time from writing a key to
reading the mark of the last frame that the key caused.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles
from types import TracebackType

COLUMNS, ROWS = 160, 50
FRAME_END = b"\x1b[?2026l"
_QUERY, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_QUIET = 0.03
"""Seconds without a byte after which a frame was the last one."""


class SilentError(Exception):
    """The program did not do what was waited for; the message ends with what it wrote last."""


@dataclass(frozen=True, slots=True)
class Frames:
    """What one key caused."""

    first: float
    """Seconds from the key to the end of the first frame."""
    last: float
    """Seconds from the key to the end of the last frame."""
    count: int
    size: int
    """Bytes written to the terminal."""


class Terminal:
    """A program on a terminal of its own; a context manager that ends it."""

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str] | None = None,
        columns: int = COLUMNS,
        rows: int = ROWS,
    ) -> None:
        self.output = bytearray()
        """Every byte that the program has written."""
        self.started = time.perf_counter()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            os.execvpe(arguments[0], list(arguments), _environment(environment or {}))
        self._answered = self._ended = False
        self.resize(columns, rows)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, in cells, as a window does."""
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def write(self, keys: bytes) -> None:
        """Send keys, as the terminal encodes them."""
        os.write(self._file, keys)

    def wait_for(self, text: str | bytes, timeout: float = 30) -> float:
        """Read until ``text`` is written and the frame with it is over.

        Returns the seconds since the program was started. Raises SilentError after ``timeout``.
        """
        sought = text.encode() if isinstance(text, str) else text
        deadline = time.perf_counter() + timeout
        while (at := self.output.find(sought)) < 0 or self.output.find(FRAME_END, at) < 0:
            if not self._read(deadline - time.perf_counter()):
                raise SilentError(f"waited for {sought!r}: …{bytes(self.output[-2000:])!r}")
        return time.perf_counter() - self.started

    def settle(self, quiet: float = 0.3, timeout: float = 60) -> None:
        """Read until nothing was written for ``quiet`` seconds; a cursor blinks every half second.

        Raises SilentError after ``timeout`` seconds without such a pause.
        """
        deadline = time.perf_counter() + timeout
        while self._read(quiet):
            if time.perf_counter() > deadline:
                raise SilentError(f"no pause of {quiet} s: …{bytes(self.output[-2000:])!r}")

    def time_of(self, keys: bytes, quiet: float = _QUIET, timeout: float = 20) -> Frames:
        """Send keys and time the frames that they cause.

        Raises SilentError when there is none within ``timeout`` seconds.
        """
        return self._time(lambda: self.write(keys), quiet, timeout)

    def time_of_resize(self, columns: int, rows: int, quiet: float = 0.3) -> Frames:
        """Resize the terminal and time the frames that follow."""
        return self._time(lambda: self.resize(columns, rows), quiet, 20)

    def _time(self, act: Callable[[], None], quiet: float, timeout: float) -> Frames:
        begin, ends = len(self.output), list[float]()
        start = time.perf_counter()
        act()
        while self._read(quiet if ends else timeout):
            now = time.perf_counter() - start
            frames = self.output.count(FRAME_END, begin)
            ends.extend([now] * (frames - len(ends)))
        if not ends:
            raise SilentError(f"no frame: …{bytes(self.output[-2000:])!r}")
        return Frames(ends[0], ends[-1], len(ends), len(self.output) - begin)

    def _read(self, timeout: float) -> bool:
        """Read what there is, waiting at most so many seconds; False when there was nothing."""
        ready, _, _ = select.select([self._file], [], [], max(0, timeout))
        if not ready:
            return False
        try:
            found = os.read(self._file, 1 << 16)
        except OSError:
            return False
        self.output += found
        if found and not self._answered and _QUERY in self.output:
            self._answered = True
            self.write(_ANSWER)
        return bool(found)

    def hang_up(self) -> int:
        """Take the terminal away, as a connection that breaks does; the program's exit code."""
        os.close(self._file)
        return self._wait()

    def terminate(self) -> int:
        """Ask the program to end, as a system that shuts down does; its exit code."""
        os.kill(self.pid, signal.SIGTERM)
        while self._read(0.1) or not self._has_ended():
            pass
        os.close(self._file)
        return self._wait()

    def close(self) -> None:
        """End the program."""
        if self._ended:
            return
        os.kill(self.pid, signal.SIGKILL)  # not yet waited for, so it is still there
        os.waitpid(self.pid, 0)
        os.close(self._file)

    def _has_ended(self) -> bool:
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def _wait(self) -> int:
        self._ended = True
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TMUX", "TERM_PROGRAM")}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", **extra}


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 % do not exceed."""
    return quantiles(values, n=20)[-1] if len(values) > 1 else values[0]
