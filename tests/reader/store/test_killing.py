"""No save that was acknowledged is lost when writers are killed."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="writers are forked"),
]
ROOT = Path(__file__).parents[3]


@pytest.fixture
def disk(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("disk")
    monkeypatch.setenv("KUTIP_CACHE", str(folder / "cache"))
    return folder


def killed(store: str, folder: Path, kills: int) -> dict[str, Any]:
    seed = str(random.randrange(1_000_000))
    command = [
        sys.executable,
        "-m",
        "tests.reader.store.killing",
        store,
        str(folder),
        str(kills),
        seed,
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr.decode()
    result: dict[str, Any] = json.loads(done.stdout)
    return result | {"seed": seed, "stderr": done.stderr.decode()[-2000:]}


def test_nothing_acknowledged_is_lost_in_220_kills_of_two_writers(disk: Path) -> None:
    result = killed("kutip", disk / "library", 220)
    assert result["killed"] == 220, result
    assert result.get("lost") == [], result
    assert result["count_wrong"] is False, result
    assert result["acknowledged"] > 50, result


def test_no_batch_acknowledged_is_lost_in_80_kills_of_two_writers(disk: Path) -> None:
    result = killed("bulk", disk / "library", 80)
    assert result["killed"] == 80, result
    assert result.get("lost") == [], result
    assert result["count_wrong"] is False, result
    assert result["acknowledged"] > 20, result


def test_no_change_of_many_articles_is_lost_or_left_half_in_60_kills_of_two_writers(
    disk: Path,
) -> None:
    result = killed("many", disk / "library", 60)
    assert result["killed"] == 60, result
    assert result.get("lost") == [], result
    assert result["count_wrong"] is False, result
    assert result["acknowledged"] + result["half"] > 10, result


def test_the_same_kills_break_a_plain_tinydb(disk: Path) -> None:
    result = killed("plain", disk / "library", 60)
    assert result.get("unreadable") or result["lost"] or result["count_wrong"], result
