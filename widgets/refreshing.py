"""Looks for news in a program of its own, so that no key ever waits for a feed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from reader.feeds.events import End, Event, What, read_event
from widgets.phrases import count_of

if TYPE_CHECKING:
    from widgets.screens.desk import Desk

_LONGEST_LINE = 1024 * 1024
_GRACE = 3.0
"""Seconds that a refresh has to end by itself when it is stopped."""
_NICE = 19
"""How much the refresh stands back behind the screen (POSIX ``nice``): as far as it can."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh is."""

    finished: int = 0
    total: int = 0
    new: int = 0
    failed: int = 0
    skipped: int = 0
    why_skipped: str = ""
    """Why the last one that was not asked for was not."""
    under_way: frozenset[str] = frozenset()
    """The ids of the feeds that are being read."""
    stopped: bool = False
    end: bool = False
    """Whether the refresh has got to its end by itself."""

    def after(self, event: Event | End) -> Progress:
        """Return how far it is after another step."""
        if isinstance(event, End):
            return replace(self, new=event.new, failed=event.failed, total=event.total, end=True)
        if event.event is What.STARTED:
            return replace(self, total=event.total, under_way=self.under_way | {event.feed})
        skipped = event.event is What.SKIPPED
        return replace(
            self,
            finished=event.finished,
            total=event.total,
            new=self.new + event.new,
            failed=self.failed + (event.event is What.FAILED),
            skipped=self.skipped + skipped,
            why_skipped=event.error if skipped else self.why_skipped,
            under_way=self.under_way - {event.feed},
        )


def progress_words(progress: Progress) -> str:
    """Say in a few words how far a refresh is."""
    if not progress.total:
        return "feeds …"
    new = f" · {progress.new:,} new" if progress.new else ""
    return f"feeds {progress.finished:,} of {progress.total:,}{new}"


def outcome_words(progress: Progress, feeds_key: str) -> tuple[str, str]:
    """Say what came of a refresh, and how serious that is; ``feeds_key`` opens the feeds."""
    if progress.stopped:
        # Of the feeds that were under way nobody has told how much came.
        return "Stopped; what came until then is in the library.", "information"
    if not progress.total:
        return f"No feed is followed yet; {feeds_key} opens the feeds, a there adds one.", (
            "information"
        )
    asked = progress.total - progress.skipped
    new = f"{count_of(progress.new, 'new article')}" if progress.new else "Nothing new"
    told = f"{new} in {count_of(asked, 'feed')}"
    if progress.failed:
        failed = count_of(progress.failed, "feed")
        return f"{told}; {failed} could not be read, {feeds_key} shows why.", "warning"
    if not asked:
        one = progress.why_skipped or "no feed is due"
        told = one if progress.total == 1 else "No feed is due"
        return f"{told[0].upper()}{told[1:]}; {feeds_key}, then r asks one earlier.", "information"
    return f"{told}.", "information"


class Refresher:
    """Runs one refresh at a time and tells the desk, and whoever listens, how far it is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.process: Process | None = None
        """The program that refreshes; None when there is none."""
        self._fault = ""
        self.progress: Progress | None = None
        """How far the refresh is; None when there is none."""
        self.listener: Callable[[], None] | None = None
        """Is called after each step; the screen of the feeds, while it is open."""

    def start(self, feed_ids: Sequence[str] = (), *, force: bool = False) -> None:
        """Look through these feeds, or all of them; say so when that is going on already."""
        if self.progress is not None:
            words = progress_words(self.progress)
            key = self._desk.keys.of("desk.feeds")
            self._desk.say(f"A refresh is under way, {words}; {key}, then x stops it.")
            return
        self.progress = Progress()
        self._paint()  # it answers a key
        command = [sys.executable, "-P", "-m", "reader.cli", "--library"]
        command += [str(self._desk.library.path), "refresh", "--tied", "--format", "jsonl"]
        command += [*(["--force"] if force else []), "--", *feed_ids]
        self._desk.start(partial(self._run, command), "refresh")

    def stop(self) -> None:
        """End the refresh that is under way; what has come in stays."""
        if self.progress is None:
            return
        self.progress = replace(self.progress, stopped=True)
        if self.process is not None:  # else it is told as soon as it is there
            self._end(self.process)

    def _end(self, process: Process) -> None:
        _signal(process, signal.SIGTERM)
        kill = partial(_signal, process, signal.SIGKILL)
        asyncio.get_running_loop().call_later(_GRACE, kill)

    async def _run(self, command: Sequence[str]) -> None:
        self._fault = ""
        try:
            self.process = await asyncio.create_subprocess_exec(
                *command,
                stdin=PIPE,  # nothing is written: it ends when this program does
                stdout=PIPE,
                stderr=PIPE,
                # No session of its own: Linux shares the processor out among sessions first, and
                # standing back counts inside one only.
                process_group=0,
                limit=_LONGEST_LINE,
            )
            _stand_back(self.process)
            if self.progress is not None and self.progress.stopped:
                self._end(self.process)
            await self._follow(self.process)
        except (OSError, ValueError) as error:
            self._fault = str(error)
        finally:
            process, self.process = self.process, None
            if process is not None:
                await _ended(process)
            progress, self.progress = self.progress, None
        if progress is not None:
            self._tell(progress)

    async def _follow(self, process: Process) -> None:
        assert process.stdout is not None and process.stderr is not None
        said = asyncio.create_task(_last_line(process.stderr))
        async for line in process.stdout:
            event = read_event(line)
            if event is not None and self.progress is not None:
                self.progress = self.progress.after(event)
                self._desk.news.bring("progress", self._read)
                if self.listener is not None:
                    self.listener()
        self._fault = await said
        await process.wait()

    async def _read(self) -> Callable[[], None]:
        return self._paint

    def _paint(self) -> None:
        self._desk.top_line.news = progress_words(self.progress) if self.progress else ""

    def _tell(self, progress: Progress) -> None:
        """Say once what came of it, and show everything that has come in."""
        self._desk.top_line.news = ""
        if progress.end or progress.stopped:
            words, severity = outcome_words(progress, self._desk.keys.of("desk.feeds"))
        else:
            reason = self._fault.removeprefix("kutip: ") or "it ended early; try again"
            words, severity = f"Not refreshed: {reason}", "error"
        self._desk.say(words, severity)
        self._desk.loader.changes()
        if self.listener is not None:
            self.listener()


async def _last_line(stream: asyncio.StreamReader) -> str:
    """Read a stream to its end and return the last line that is not empty."""
    last = ""
    async for line in stream:
        last = line.decode(errors="replace").strip() or last
    return last


async def _ended(process: Process) -> None:
    """See to it that a process is gone."""
    if process.returncode is None:
        _signal(process, signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), _GRACE)
        except TimeoutError:
            _signal(process, signal.SIGKILL)
            await process.wait()


def _signal(process: Process, number: signal.Signals) -> None:
    """Send a signal to a process and all that it started, unless it has ended."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)


def _stand_back(process: Process) -> None:
    with suppress(OSError):
        os.setpriority(os.PRIO_PGRP, process.pid, _NICE)
