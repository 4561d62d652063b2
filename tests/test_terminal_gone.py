"""A connection that breaks, or a system that shuts down, loses nothing that was typed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.pty_harness import Terminal
from tests.test_terminal import ANI, home, quotes, started

__all__ = ["home"]

ENDINGS: dict[str, Callable[[Terminal], int]] = {
    "hangup": Terminal.hang_up,
    "shutdown": Terminal.terminate,
}


@pytest.mark.parametrize("end", ENDINGS.values(), ids=ENDINGS)
def test_an_open_note_is_kept(home: dict[str, str], end: Callable[[Terminal], int]) -> None:
    with started(home, ANI, reading="kata Ani") as terminal:
        terminal.write(b'"')
        terminal.wait_for("1 quote")
        terminal.write(b"m")
        terminal.wait_for("new line")
        terminal.write(b"setengah jad")
        terminal.wait_for("setengah jad")
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
        terminal.write(b"\t" * 5 + b"bukan tanggal")
        terminal.wait_for("bukan tanggal")
        assert terminal.hang_up() == 0
    assert quotes(home) == []
