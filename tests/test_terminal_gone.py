"""A connection that breaks, or a system that shuts down, loses nothing that was typed."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.library import KUTIP
from tests.benchmarks.pty_harness import Terminal
from tests.test_terminal import ANI, home, quotes, started
from tests.waiting import GENEROUS

__all__ = ["home"]

ENDINGS: dict[str, Callable[[Terminal], int]] = {
    "hangup": Terminal.hang_up,
    "shutdown": Terminal.terminate,
}


def pasted(words: bytes) -> bytes:
    """Words that come in one go, and are painted so."""
    return b"\x1b[200~" + words + b"\x1b[201~"


def begin_note(terminal: Terminal) -> None:
    """Mark the quotation and write half a note on it."""
    terminal.write(b'"')
    terminal.wait_for("1 quote")
    terminal.write(b"m")
    terminal.wait_for("new line")
    terminal.write(pasted(b"setengah jad"))
    terminal.wait_for("setengah jad")


@pytest.mark.parametrize("end", ENDINGS.values(), ids=ENDINGS)
def test_an_open_note_is_kept(home: dict[str, str], end: Callable[[Terminal], int]) -> None:
    with started(home, ANI, reading="kata Ani") as terminal:
        begin_note(terminal)
        assert end(terminal) == 0
    (quote,) = quotes(home)
    assert quote["note"] == "setengah jad"


@pytest.mark.parametrize("end", ENDINGS.values(), ids=ENDINGS)
def test_where_somebody_reads_is_kept(home: dict[str, str], end: Callable[[Terminal], int]) -> None:
    with started(home, ANI, reading="kata Ani") as terminal:
        terminal.write(b"G")
        terminal.settle()
        assert end(terminal) == 0
    state = json.loads(Path(home["KUTIP_STATE"], "state.json").read_text())
    assert [place["cursor"] > 0 for place in state["places"].values()] == [True]


def test_a_form_that_cannot_be_saved_does_not_hold_the_end(home: dict[str, str]) -> None:
    with started(home, ANI, reading="kata Ani") as terminal:
        terminal.write(b"F")
        terminal.wait_for("First appeared")
        terminal.write(b"\t" * 5 + pasted(b"bukan tanggal"))
        terminal.wait_for("bukan tanggal")
        assert terminal.hang_up() == 0
    assert quotes(home) == []


def test_a_note_survives_a_kill_and_is_told_once(home: dict[str, str]) -> None:
    folder = Path(home["KUTIP_STATE"])
    with started(home, ANI, reading="kata Ani") as terminal:
        begin_note(terminal)
        deadline = time.monotonic() + GENEROUS
        while not any("jad" in path.read_text() for path in folder.glob("note.*.txt")):
            assert time.monotonic() < deadline
            terminal.settle(quiet=0.1)
    with Terminal([KUTIP], home) as terminal:
        terminal.wait_for("unsaved-note-")
    (kept,) = folder.glob("*note*")
    assert kept.read_text() == "setengah jad"
    assert kept.name.startswith("unsaved-note-")
