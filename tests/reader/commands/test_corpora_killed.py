"""A corpus that is cut short is gone on with: no row is lost, none is there twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from itertools import islice
from pathlib import Path

import pytest

from reader.model import article_id_of, sha256_of
from tests.reader.commands.shell import Kutip

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="signals as on Unix")]
ROWS = 2_300


@pytest.fixture
def corpus(kutip: Kutip) -> Path:
    path = kutip.home / "news.jsonl"
    rows = ({"text": text(number), "title": f"Kabar {number}"} for number in range(ROWS))
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def text(number: int) -> str:
    return f"Hujan turun di desa nomor {number}."


def cut_short(
    kutip: Kutip, corpus: Path, after: int, by: signal.Signals, *how: str
) -> tuple[set[str], str]:
    """End `kutip add` when so many ids have come; what was acknowledged, and what it said.

    That there is an end to what it says shows that its processes have ended with it.
    """
    process = subprocess.Popen(
        [*kutip.command, "add", str(corpus), *how],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=kutip.env,
        text=True,
    )
    assert process.stdout is not None
    list(islice(process.stdout, after))
    process.send_signal(by)
    out, err = process.communicate(timeout=60)
    assert process.returncode == (130 if by == signal.SIGINT else -by)
    return {line for line in out.split("\n") if len(line) == 20}, err


def stored(kutip: Kutip) -> list[str]:
    return sorted(path.stem for path in kutip.library.glob("articles/*/*.json"))


@pytest.mark.parametrize("jobs", [1, 3])
def test_kills_lose_and_double_nothing(kutip: Kutip, corpus: Path, jobs: int) -> None:
    how = ("--jobs", str(jobs))
    for after in (1, 1_001, 2_001):
        acknowledged, _ = cut_short(kutip, corpus, after, signal.SIGKILL, *how)
        assert acknowledged <= set(stored(kutip))
    done = kutip("add", corpus, *how)
    assert done.returncode == 0, done.stderr
    wanted = sorted(article_id_of(sha256_of(text(number))) for number in range(ROWS))
    assert stored(kutip) == sorted(done.stdout.split()) == wanted
    assert kutip.works("check") == ""
    assert len(json.loads(kutip.works("list", "--format", "json"))) == ROWS
    assert not list(kutip.library.glob(".*.tmp"))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_says_how_to_go_on(kutip: Kutip, corpus: Path, jobs: int) -> None:
    _, said = cut_short(kutip, corpus, 1, signal.SIGINT, "--jobs", str(jobs))
    assert "added" in said and "The same command goes on from here" in said
    assert "Traceback" not in said
    assert 0 < len(stored(kutip)) < ROWS
    assert len(kutip.works("add", corpus).split()) == ROWS
    assert len(stored(kutip)) == ROWS
