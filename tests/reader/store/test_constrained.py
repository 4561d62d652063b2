"""A full disk and a folder that cannot be written give a message and lose nothing."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("resource", reason="limits and users as on Unix")
ROOT = Path(__file__).parents[3]


def outcome(what: str, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.reader.store.constrained", what, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(disk)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("NOT TESTED: there is no mount here, so no small disk can be made")
    if done.returncode:
        pytest.skip(f"NOT TESTED: no small disk can be made here: {done.stderr.decode()}")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.fixture
def foreign_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that other users can reach, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="kutip-"))
    folder.chmod(0o755)
    monkeypatch.setenv("KUTIP_CACHE", str(folder / "cache"))
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(folder)


def test_a_file_that_may_not_grow_loses_nothing(tmp_path: Path) -> None:
    result = outcome("limited", tmp_path / "library")
    assert result["said"].startswith("disk full")
    assert "Make room" in result["said"]
    assert result["said_of_article"].startswith("disk full")
    assert result["kept"] > 5
    assert result["listed"] == result["kept"]
    assert result["said_of_batch"].startswith("disk full")
    assert (result["there"], result["left_of_batch"], result["created"]) == (1, [], 21)
    assert (result["lost"], result["left_over"], result["findings"]) == (0, [], [])


def test_a_full_disk_loses_nothing(small_disk: Path) -> None:
    result = outcome("full", small_disk / "library")
    assert result["said"].startswith("disk full")
    assert result["kept"] > 5
    assert result["listed"] == result["kept"]
    assert (result["lost"], result["left_over"], result["findings"]) == (0, [], [])


def told_rightly(result: dict[str, Any]) -> bool:
    """Whether a change of many that broke off is kept, named and taken back as far as it came."""
    tagged = result["tagged"]
    assert 0 < tagged < 40 and result["first"] and result["named"]
    assert result["said"].startswith("disk full")
    assert f"{tagged} of 40 files were changed, which undo takes back" in result["said"]
    assert result["label"] == f"tag {tagged} of 40 articles"
    assert (result["left_over"], result["findings"], result["again"]) == ([], [], "")
    return bool(result["undone"] and result["all"])


def test_a_change_of_many_of_which_one_file_may_not_grow_is_kept_as_far_as_it_came(
    tmp_path: Path,
) -> None:
    assert told_rightly(outcome("many_limited", tmp_path / "library"))


def test_a_change_of_many_that_fills_the_disk_is_kept_as_far_as_it_came(small_disk: Path) -> None:
    assert told_rightly(outcome("many_full", small_disk / "library"))


def test_a_full_cache_disk_does_not_matter(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KUTIP_CACHE", str(small_disk))
    assert outcome("full_cache", tmp_path / "library") == {"listed": 40, "counted": 40}


def test_a_folder_that_cannot_be_written_can_be_read(foreign_folder: Path) -> None:
    if not hasattr(os, "seteuid"):
        pytest.skip("NOT TESTED: there are no users here that may not write")
    result = outcome("forbidden", foreign_folder / "library")
    assert set(result["said"]) == {"mark", "article", "speaker", "draft"}
    assert all(said.startswith("ReadOnlyError: ") for said in result["said"].values())
    assert all("cannot be written" in said for said in result["said"].values())
    assert (result["read"], result["listed"]) == (1, ["Milik orang"])
    assert (result["found"], result["changed"]) == (0, False)
