"""A library whose index is gone is indexed before anything else, and people see how far it is."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import signal
import subprocess
import time
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from reader.commands import common
from tests.reader.commands.shell import Kutip
from tests.waiting import GENEROUS


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def unindexed(filled: Kutip) -> Kutip:
    shutil.rmtree(filled.env["KUTIP_CACHE"])
    return filled


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.setattr(common, "_REFRESH", -1)  # every state is shown, however quickly it passes
    return Screen()


def test_a_missing_index_is_built_with_a_progress_line(unindexed: Kutip, screen: Screen) -> None:
    with redirect_stderr(screen), common.library_in(str(unindexed.library)) as library:
        assert library.store.index_ready()
        told = screen.getvalue()
        assert "\rindexing folder 1 of " in told and told.endswith("\r\x1b[K")
        assert library.counts().articles == 2


def test_an_index_that_is_there_is_not_talked_about(filled: Kutip, screen: Screen) -> None:
    with redirect_stderr(screen), common.library_in(str(filled.library)) as library:
        assert library.counts().articles == 2
    assert screen.getvalue() == ""


def test_what_is_no_terminal_gets_no_progress_line(unindexed: Kutip) -> None:
    done = unindexed("list")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture
def stuck(unindexed: Kutip) -> Path:
    """A record whose reading does not end before somebody has written it."""
    record = next((unindexed.library / "articles").glob("*/*.json"))
    record.rename(unindexed.home / "record")
    os.mkfifo(record)
    return record


def reached(pipe: Path) -> int:
    """Wait until a process reads ``pipe`` and return our end of it."""
    until = time.monotonic() + GENEROUS
    while time.monotonic() < until:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:  # nobody reads it yet
                raise
            time.sleep(0.01)
    raise AssertionError(f"nobody has read {pipe} {GENEROUS:.0f} seconds later")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="NOT TESTED: there are no pipes in folders")
def test_ctrl_c_while_the_index_is_built_ends_quietly(unindexed: Kutip, stuck: Path) -> None:
    process = subprocess.Popen(
        [*unindexed.command, "list"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=unindexed.env,
    )
    ours = reached(stuck)
    process.send_signal(signal.SIGINT)
    os.close(ours)  # a signal that came just before the read would be heeded after it only
    with process:
        try:
            out, err = process.communicate(timeout=GENEROUS)
        finally:
            process.kill()
    assert (process.returncode, out, err) == (130, b"", b"")
    (unindexed.home / "record").replace(stuck)
    assert len(json.loads(unindexed.works("list", "--format", "json"))) == 2
