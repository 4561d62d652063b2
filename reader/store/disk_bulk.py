"""Hundreds of files are replaced as durably as one, and much quicker than one after the other."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from reader.store.disk import (
    Stamp,
    explained,
    make_folder,
    rename,
    sync_folder,
    write_file,
)

A = TypeVar("A")
T = TypeVar("T")

STAGING = ".bulk.*.tmp"
"""The folders, beside the library's own, in which files wait until all of them are written."""

_SYNCERS = 8
"""Threads that wait for the disk at once, which then writes several files in one go."""


def write_many(root: Path, files: Sequence[tuple[Path, bytes]]) -> list[Stamp]:
    """Replace or create every file below ``root``: all are synced first, then renamed in order.

    Raises StoreError or ReadOnlyError; then the files not yet renamed are as they were and nothing
    is left of them. A program that is killed leaves its folder, which ``sweep`` takes away.
    """
    import secrets

    staging = root / f".bulk.{os.getpid()}.{secrets.token_hex(4)}.tmp"
    waiting = [staging / str(number) for number in range(len(files))]
    folders = dict.fromkeys(path.parent for path, _ in files)
    try:
        staging.mkdir()
        for folder in folders:
            make_folder(folder)
        stamps = _in_threads(
            _written, [(w, data) for w, (_, data) in zip(waiting, files, strict=True)]
        )
        for temporary, (path, _) in zip(waiting, files, strict=True):
            rename(temporary, path)
        _in_threads(sync_folder, folders)
    except OSError as error:
        raise explained(error, files[0][0]) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return stamps


def sweep(root: Path) -> None:
    """Take away the folders that programs left which were killed; call it under the lock."""
    for left in root.glob(STAGING):
        with suppress(OSError):
            shutil.rmtree(left)


def _written(file: tuple[Path, bytes]) -> Stamp:
    return write_file(*file, sync=True)


def _in_threads(work: Callable[[A], T], items: Iterable[A]) -> list[T]:
    """Return what ``work`` makes of each item; each thread has its share from the beginning."""
    from concurrent.futures import ThreadPoolExecutor

    rows = list(items)
    found: dict[int, T] = {}

    def share(first: int) -> None:
        for number in range(first, len(rows), _SYNCERS):
            found[number] = work(rows[number])

    with ThreadPoolExecutor(_SYNCERS) as threads:
        list(threads.map(share, range(_SYNCERS)))
    return [found[number] for number in range(len(rows))]
