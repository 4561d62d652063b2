"""A file is there as a whole or not at all, and what was there before stays until then."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.export.formats import ExportError
from reader.export.write import write_file


def breaking() -> Iterator[bytes]:
    yield b"half"
    raise RuntimeError("the disk went away")


def test_a_new_file_follows_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a.csv", [b"one", b"two"])
    finally:
        os.umask(before)
    assert (tmp_path / "a.csv").read_bytes() == b"onetwo"
    assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o640


def test_what_breaks_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        write_file(target, breaking())
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_an_old_file_keeps_its_permissions_and_a_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "a.csv", tmp_path / "link.csv"
    target.write_bytes(b"old")
    target.chmod(0o604)
    link.symlink_to(target)
    write_file(link, [b"new"])
    assert link.is_symlink() and target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o604


def test_what_is_no_ordinary_file_is_written_straight() -> None:
    write_file(Path(os.devnull), [b"gone"])
    assert not Path(os.devnull).is_file()


def test_the_longest_name_there_can_be_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 255)
    write_file(target, [b"data"])
    assert target.read_bytes() == b"data"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("missing/too/a.csv", "there is no folder {}/missing; make it, or name another file"),
        (".", "it is a folder; name a file"),
        ("y" * 300, "the name is too long; give a shorter one"),
    ],
)
def test_a_place_that_cannot_be_written_is_named_with_what_to_do(
    tmp_path: Path, name: str, why: str
) -> None:
    with pytest.raises(ExportError) as refused:
        write_file(tmp_path / name, [b"data"])
    path = (tmp_path / name).resolve()
    assert str(refused.value) == f"{path} cannot be written: {why.format(tmp_path)}"
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc here")
def test_a_folder_that_takes_no_file_is_not_said_to_be_missing() -> None:
    with pytest.raises(ExportError, match="name another file") as refused:
        write_file(Path("/proc/a.csv"), [b"data"])
    assert "there is no folder" not in str(refused.value)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_named() -> None:
    with pytest.raises(ExportError, match="the disk is full; make room and try again"):
        write_file(Path("/dev/full"), [b"x" * 100_000])
