"""When something goes wrong there is one line, a status, and nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.reader.commands.shell import (
    Kutip,
)


def test_a_failed_export_leaves_the_old_file(filled: Kutip) -> None:
    out = filled.home / "out.json"
    out.write_text("old")
    for path in (filled.library / "articles").rglob("*.txt"):
        path.write_bytes(b"broken")
    message = filled.refuses("export", "--format", "json", "-o", out)
    assert "Traceback" not in message
    assert out.read_text() == "old"
    assert not list(filled.home.glob(".kutip-*"))


def test_a_file_that_cannot_be_written_is_named(filled: Kutip) -> None:
    message = filled.refuses("export", "-o", "missing/out.csv")
    missing = filled.home.resolve() / "missing"
    assert f"there is no folder {missing}; make it, or name another file" in message


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_behind_standard_output_is_told(filled: Kutip) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*filled.command, "export"], stdout=full, stderr=subprocess.PIPE, env=filled.env
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("kutip: standard output cannot be written: the disk is")
    assert len(done.stderr.splitlines()) == 1


def test_a_closed_standard_output_is_told(filled: Kutip) -> None:
    command = " ".join(filled.command) + " export >&-"
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, env=filled.env)
    assert done.returncode == 1 and b"closed" in done.stderr and b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["export", "list", "stats"])
def test_a_reader_that_goes_away_is_no_news(filled: Kutip, command: str) -> None:
    process = subprocess.Popen(
        [*filled.command, command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=filled.env
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.wait(60) == 141
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for a child")
def test_ctrl_c_ends_quietly_with_130(kutip: Kutip) -> None:
    process = subprocess.Popen(
        [*kutip.command, "add", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=kutip.env,
    )
    deadline = time.monotonic() + 60
    while not (kutip.library / "library.json").exists():  # it waits for its input after that
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


FAULT = """
import sys
import reader.commands.upkeep
def run_check(args):
    raise RuntimeError("judul\\x1b[2J")
reader.commands.upkeep.run_check = run_check
from reader.cli import main
sys.exit(main(["check"]))
"""


def test_a_fault_is_one_line_and_a_traceback_only_on_request(kutip: Kutip) -> None:
    kutip.command = [sys.executable, "-c", FAULT]
    message = kutip.refuses()
    assert "RuntimeError: judul�[2J" in message and "KUTIP_DEBUG=1" in message
    asked = kutip(KUTIP_DEBUG="1")
    assert asked.returncode == 1 and "Traceback" in asked.stderr
