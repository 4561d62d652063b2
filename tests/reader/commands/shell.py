"""Runs the command as a shell does, in a home of its own."""

from __future__ import annotations

import csv
import io
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).parents[3]
ARTICLE = """Sungai meluap di dua desa

By Sari Dewi, Senin, 4 Maret 2024 | 10:00 WIB

"Kami sudah siap," kata Ratna Dewi kepada wartawan.
"""
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Kutip:
    """Runs the command in an environment of its own."""

    def __init__(self, home: Path) -> None:
        self.library = home / "library"
        self.home = home
        ours = ("KUTIP_", "PYTHON")  # PYTHONUNBUFFERED hides what a buffer does at the end
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
        self.env |= {
            "KUTIP_LIBRARY": str(self.library),
            "KUTIP_CACHE": str(home / "cache"),
            "KUTIP_STATE": str(home / "state"),
            "KUTIP_CONFIG": str(home / "config"),
            "PYTHONPATH": str(TOP),
        }
        self.command = [sys.executable, "-m", "reader.cli"]

    def __call__(
        self, *arguments: str | Path, input: bytes = b"", **env: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*self.command, *map(str, arguments)],
            input=input,
            capture_output=True,
            env={**self.env, **env},
            cwd=self.home,
            timeout=60,
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    def works(self, *arguments: str | Path, input: bytes = b"") -> str:
        done = self(*arguments, input=input)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refuses(self, *arguments: str | Path, input: bytes = b"", status: int = 1) -> str:
        done = self(*arguments, input=input)
        assert done.returncode == status, (done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        if status == 1:
            assert not done.stdout and len(done.stderr.splitlines()) == 1, done.stderr
        return done.stderr


def on_terminal(kutip: Kutip, command: list[str]) -> Iterator[bytes]:
    ours, theirs = pty.openpty()
    env = {**kutip.env, "COLUMNS": "60", "TERM": "xterm-256color"}
    process = subprocess.Popen(
        [*kutip.command, *command], stdin=theirs, stdout=theirs, stderr=theirs, env=env
    )
    os.close(theirs)
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        yield piece
    os.close(ours)
    assert process.wait(60) == 0


def file_of(kutip: Kutip, name: str = "a.txt", text: str = ARTICLE) -> Path:
    path = kutip.home / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
