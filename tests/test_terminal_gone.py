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
        terminal.write(b"\t" * 5)
        terminal.settle()
        terminal.write(pasted(b"bukan tanggal"))
        terminal.wait_for("bukan tanggal")
        assert terminal.hang_up() == 0
    assert quotes(home) == []
    assert left(home, "article") == "Published: bukan tanggal\n"


def begin_text(terminal: Terminal) -> None:
    """Paste a text to be added."""
    terminal.write(b"ga")
    terminal.wait_for("Paste the text")
    terminal.write(pasted(b"Banjir\rsetengah jadi"))
    terminal.wait_for("setengah jadi")


def begin_settings(terminal: Terminal) -> None:
    """Give the library another name, but not yet."""
    terminal.write(b"gn")
    terminal.wait_for("Annotator")
    terminal.write(pasted(b" setengah jadi"))
    terminal.wait_for("setengah jadi")


def begin_list_of_feeds(terminal: Terminal) -> None:
    """Name a list of feeds."""
    terminal.write(b"gF")
    terminal.wait_for("No feed is followed yet")
    terminal.write(b"i")
    terminal.wait_for("Follow the feeds of a list")
    terminal.write(pasted(b"/berita/setengah jadi"))
    terminal.wait_for("setengah jadi")


FORMS: dict[str, tuple[Callable[[Terminal], None], str]] = {
    "text": (begin_text, "Banjir\nsetengah jadi"),
    "library": (begin_settings, "Name: library setengah jadi\n"),
    "list": (begin_list_of_feeds, "File: /berita/setengah jadi\n"),
}
"""By what is being typed: how one begins with it, and what is kept of it."""


@pytest.mark.parametrize("what", FORMS)
@pytest.mark.parametrize("end", ENDINGS.values(), ids=ENDINGS)
def test_what_is_typed_and_cannot_be_saved_is_told_next_time(
    home: dict[str, str], end: Callable[[Terminal], int], what: str
) -> None:
    begin, words = FORMS[what]
    with started(home, ANI, reading="kata Ani") as terminal:
        begin(terminal)
        assert end(terminal) == 0
    assert left(home, what) == words


@pytest.mark.parametrize("what", ["note", *FORMS])
def test_what_is_typed_survives_a_kill_and_is_told_once(home: dict[str, str], what: str) -> None:
    begin, words = {"note": (begin_note, "setengah jad"), **FORMS}[what]
    folder = Path(home["KUTIP_STATE"])
    with started(home, ANI, reading="kata Ani") as terminal:
        begin(terminal)
        deadline = time.monotonic() + GENEROUS
        while not any("jad" in path.read_text() for path in folder.glob(f"{what}.*.txt")):
            assert time.monotonic() < deadline
            terminal.settle(quiet=0.1)
    assert left(home, what) == words


def left(home: dict[str, str], what: str) -> str:
    """What was left of something that was typed, in the one file that the next start names."""
    with Terminal([KUTIP], home) as terminal:
        terminal.wait_for(f"unsaved-{what}-")
    (kept,) = Path(home["KUTIP_STATE"]).glob(f"*{what}*")
    assert kept.name.startswith(f"unsaved-{what}-")
    return kept.read_text()
