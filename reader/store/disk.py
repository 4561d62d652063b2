"""Files are replaced whole and durably here, so that a crash leaves the old one or the new one."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.store.protocol import ReadOnlyError, StoreError
from reader.system_faults import what_and_mend

if TYPE_CHECKING:
    from filelock import FileLock

LOCK_SECONDS = 15.0
"""How long a save waits for another process before it gives up, in seconds."""

_POLL_SECONDS = 0.002
_REPLACE_SECONDS = 2.5
"""How long a rename is tried again on Windows, where a virus scanner may hold the file."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)


class Stamp(NamedTuple):
    """What tells cheaply that a file is another one than before."""

    mtime_ns: int
    size: int


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of a file whose status is known."""
    return Stamp(status.st_mtime_ns, status.st_size)


def read_file(path: Path) -> tuple[bytes, Stamp]:
    """Return a file's bytes with the stamp of exactly these bytes; raises OSError."""
    with path.open("rb") as file:
        stamp = stamp_of(os.fstat(file.fileno()))
        return file.read(), stamp


def load(path: Path) -> bytes:
    """Return a file's bytes; raises FileNotFoundError, or StoreError when it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise unreadable(error, path) from error


def write_files(files: Sequence[tuple[Path, bytes]]) -> list[Stamp]:
    """Replace or create every file: all written and synced first, then renamed in this order.

    Missing folders are made. Raises StoreError (disk full and the like) or ReadOnlyError; then the
    files not yet renamed are as they were and no temporary file is left.
    """
    import secrets

    waiting: list[tuple[Path, Path]] = []
    stamps = []
    try:
        for path, data in files:
            make_folder(path.parent)
            temporary = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}.tmp")
            waiting.append((temporary, path))
            stamps.append(write_file(temporary, data, sync=True))
        while waiting:
            rename(*waiting[0])
            del waiting[0]
        for folder in dict.fromkeys(path.parent for path, _ in files):
            sync_folder(folder)
    except OSError as error:
        raise explained(error, files[0][0]) from error
    finally:
        for temporary, _ in waiting:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return stamps


def make_folder(folder: Path) -> None:
    """Make a folder and its parents if need be, and make their names durable; raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir()
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable where the system can do that; raises OSError."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network and FUSE file systems cannot sync a folder; the file itself is synced.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
            raise
    finally:
        os.close(handle)


def write_file(path: Path, data: bytes, sync: bool = False) -> Stamp:
    """Make a new file, durable only with ``sync``; raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666)
    try:
        left = memoryview(data)
        while left:
            # A write to a nearly full disk may be short without an error.
            left = left[os.write(handle, left) :]
        if sync:
            os.fsync(handle)
        return stamp_of(os.fstat(handle))
    finally:
        os.close(handle)


def rename(temporary: Path, path: Path) -> None:
    """Put a file in the place of another, or of none; raises OSError."""
    until = time.monotonic() + _REPLACE_SECONDS
    while True:
        try:
            temporary.replace(path)
            return
        except PermissionError:
            if os.name != "nt" or time.monotonic() > until:
                raise
            time.sleep(0.02)


def explained(error: OSError, path: Path, changed: str = "") -> StoreError:
    """Return an error of the system as one that says what, where and how to mend.

    ``changed`` tells what was saved by then; without it that is nothing.
    """
    kept = changed or "nothing was changed"
    if error.errno in _FULL:
        return StoreError(
            f"disk full: {path} could not be saved; {kept}. Make room, then try again"
        )
    if error.errno in _READ_ONLY:
        return ReadOnlyError(
            f"{path.parent} cannot be written ({error.strerror}); "
            f"{changed or 'nothing was saved'}. Check who owns the folder and how it is mounted"
        )
    why = what_and_mend(error)
    return StoreError(f"{path} could not be saved; {kept}: {why}")


def unreadable(error: OSError, path: Path) -> StoreError:
    """Return an error of the system as one that says what cannot be read and how to mend it."""
    return StoreError(f"{error.filename or path} cannot be read: {what_and_mend(error)}")


class LibraryLock:
    """One writer at a time in a library, over threads and processes; may be taken again inside."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = threading.RLock()

    @cached_property
    def _processes(self) -> FileLock:
        from filelock import FileLock

        return FileLock(
            self._path, timeout=LOCK_SECONDS, poll_interval=_POLL_SECONDS, thread_local=False
        )

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock; raises StoreError when another keeps it too long, ReadOnlyError."""
        from filelock import Timeout

        with self._threads:
            try:
                self._processes.acquire()
            except Timeout:
                raise StoreError(
                    f"another program has kept {self._path.parent} locked for {LOCK_SECONDS:.0f} s;"
                    " nothing was saved. Wait for it or end it, then try again"
                ) from None
            except OSError as error:
                raise explained(error, self._path) from error
            try:
                yield
            finally:
                self._processes.release()
