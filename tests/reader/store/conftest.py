"""Every test has an index of its own, never the person's, and a quick disk where there is one."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory if the system has one: these tests sync thousands of times.

    What has to be proved on a disk takes its folder from ``tmp_path_factory``.
    """
    if not (MEMORY.is_dir() and os.access(MEMORY, os.W_OK)):
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="kutip-", dir=MEMORY))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("KUTIP_CACHE", str(folder))
    return folder
