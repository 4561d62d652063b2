"""Finds what changed in a library by looking at its folders, however it was changed.

There is no log to fall behind: a save cut short after its rename, a ``git pull`` and a sync client
are all noticed. As in Git's index a stamp that was young when it was taken is not trusted ("racy"):
a second change within the clock's tick would look the same.
"""

from __future__ import annotations

import os
import re
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from reader.store import indexing
from reader.store.disk import Stamp, read_file, stamp_of, unreadable, write_files
from reader.store.index import Index, index_file, is_busy
from reader.store.layout import Layout
from reader.store.protocol import DamagedError, Progress, StoreError
from reader.store.shard import UNREADABLE, Packed, Shard, Tables, crc_of, unpack
from reader.store.tracking import (
    GONE,
    Known,
    folder_of,
    forget,
    is_racy,
    known_file,
    known_files,
    mark_complete,
    next_seq,
    put,
    trust,
)

T = TypeVar("T")

_ATTEMPTS = 4
_NAME = re.compile(r"[0-9a-f]{20}\.json|[0-9a-f]{2}\.json|[0-9a-hjkmnp-tv-z]{26}\.json")


class Saving(NamedTuple):
    """A changed file of the library, and the files that must be there before it."""

    shard: Shard
    first: tuple[tuple[Path, bytes], ...] = ()


class Scanner:
    """Keeps the index in step with the files of one library."""

    def __init__(self, layout: Layout, index: Index) -> None:
        self._layout, self._index = layout, index
        self._opened_ns = time.time_ns()
        self._guard = threading.Lock()
        self._mine: dict[str, int] = {}
        if not layout.articles.is_dir():
            self._rescan("library.json", complete=False)
            index.change(mark_complete)
        self._seen = (index.generation, self._newest())

    def ready(self) -> bool:
        """Tell whether the index has seen every file once."""
        return bool(self._index.query("SELECT 1 FROM meta WHERE key = 'complete'"))

    def refresh(self, progress: Progress | None = None) -> None:
        """Bring the index up to date; costs one look at each folder when nothing changed.

        Raises StoreError when there can be no index at all.
        """
        self.current(lambda: None, progress)

    def as_is(self, look: Callable[[], T]) -> T:
        """Return what ``look`` finds in the index, the files not looked at; raises StoreError."""
        try:
            return look()
        except sqlite3.Error as error:
            raise self._unusable(str(error)) from error

    def current(self, look: Callable[[], T], progress: Progress | None = None) -> T:
        """Return what ``look`` finds in an index that is up to date; raises StoreError."""
        try:
            for _ in range(_ATTEMPTS):
                generation = self._index.generation
                self._refresh(progress)
                found = look()
                if self._index.generation == generation:
                    return found
        except sqlite3.Error as error:
            raise self._unusable(str(error)) from error
        except OSError as error:
            raise unreadable(error, self._layout.root) from error
        raise self._unusable("it breaks again and again")

    def _unusable(self, why: str) -> StoreError:
        folder = index_file(self._layout.root).parent
        return StoreError(
            f"the index of {self._layout.root} cannot be used: {why}; end other programs that use "
            f"the library, or delete {folder}: it is made anew and nothing is lost"
        )

    def changed(self) -> list[str]:
        """Return the names of the files that others saved since the last call."""
        with self._guard:
            found, generation, newest = self.current(self._unseen)
            self._seen = (generation, newest)
        return [path for path, crc, _ in found if self._mine.get(path) != crc]

    def _unseen(self) -> tuple[list[tuple[str, int, int]], int, int]:
        generation, seen = self._seen
        if generation != self._index.generation:
            # What the lost index had seen is not known any more.
            seen = 0
        found = self._index.query("SELECT path, crc, seq FROM files WHERE seq > ?", (seen,))
        return found, self._index.generation, max((seq for _, _, seq in found), default=seen)

    def write(self, shards: Iterable[Shard], first: Sequence[tuple[Path, bytes]] = ()) -> None:
        """Write changed files durably, after those in ``first``, and index them.

        Raises StoreError or ReadOnlyError when they cannot be written; a failure of the index only
        leaves them to the next look.
        """
        packed = [(shard, shard.packed()) for shard in shards if shard.changed]
        if not packed:
            return
        self._own(packed)
        stamps = write_files([*first, *((shard.path, data) for shard, (data, _) in packed)])
        self._index_written(packed, stamps[len(first) :])

    def write_many(
        self, savings: Sequence[Saving], last: Sequence[tuple[Path, bytes]] = ()
    ) -> None:
        """Write many changed files as ``write`` does, and those in ``last`` after all of them."""
        from reader.store.disk_bulk import write_many

        if not savings:
            return
        packed = [(saving.shard, saving.shard.packed()) for saving in savings]
        self._own(packed)
        files: list[tuple[Path, bytes]] = []
        places = []
        for saving, (shard, (data, _)) in zip(savings, packed, strict=True):
            # A crash between two renames leaves no more than one text without its record.
            files += saving.first
            places.append(len(files))
            files.append((shard.path, data))
        stamps = write_many(self._layout.root, [*files, *last])
        self._index_written(packed, [stamps[place] for place in places])

    def sweep(self) -> None:
        """Take away what a ``write_many`` left that was cut short; call it under the lock."""
        from reader.store.disk_bulk import sweep

        sweep(self._layout.root)

    def _own(self, packed: Sequence[tuple[Shard, Packed]]) -> None:
        # Before the files can be seen: what this process saves is no news to it.
        self._mine |= {self._layout.relative(shard.path): crc for shard, (_, crc) in packed}

    def _index_written(
        self, packed: Sequence[tuple[Shard, Packed]], stamps: Sequence[Stamp]
    ) -> None:
        def work(connection: sqlite3.Connection) -> None:
            seq, now = next_seq(connection), time.time_ns()
            folders: set[str] = set()
            for (shard, (_, crc)), stamp in zip(packed, stamps, strict=True):
                name = self._layout.relative(shard.path)
                file = (self._layout.root, name)
                state = Known(stamp, crc, is_racy(stamp.mtime_ns, now))
                put(connection, file, state, shard.tables, known_file(connection, name), seq)
                folders.add(folder_of(name))
            for folder in folders:
                # The next look goes through the folder, as another may have saved since.
                trust(connection, folder, 0)

        with suppress(sqlite3.Error, *UNREADABLE):
            self._index.change(work)

    def _newest(self) -> int:
        ((seq,),) = self._index.query("SELECT ifnull(max(seq), 0) FROM files")
        return int(seq)

    def _refresh(self, progress: Progress | None) -> None:
        complete = self.ready()
        known = dict(self._index.query("SELECT folder, mtime_ns FROM folders"))
        present = dict(self._folders())
        moved = [f for f in {**present, **known} if present.get(f) != known.get(f)]
        for done, folder in enumerate(moved):
            if progress is not None:
                progress(done, len(moved))
            self._rescan(folder, complete)
        if progress is not None:
            progress(len(moved), len(moved))
        if not complete:
            self._index.change(mark_complete)

    def _folders(self) -> Iterator[tuple[str, int]]:
        """Yield each folder, and ``library.json`` as a folder of one file, with its time."""
        try:
            with os.scandir(self._layout.articles) as entries:
                names = sorted(entry.name for entry in entries)
        except FileNotFoundError:
            names = []
        folders = [f"articles/{name}" for name in names if len(name) == 2]
        for folder in ("library.json", "speakers", "feeds", *folders):
            try:
                # A Path for each of 258 folders would cost more than the looks themselves.
                status = os.stat(f"{self._layout.root}/{folder}")  # noqa: PTH116
                yield folder, status.st_mtime_ns
            except (FileNotFoundError, NotADirectoryError):
                continue

    def _rescan(self, folder: str, complete: bool) -> None:
        path = self._layout.root / folder

        def work(connection: sqlite3.Connection) -> None:
            # All is read inside the transaction: what another process indexes comes after it.
            now = time.time_ns()
            mtime_ns = _mtime_ns(path)
            present = {} if mtime_ns is None else dict(_listed(path, folder))
            known = known_files(connection, folder)
            seq = next_seq(connection)
            for name, stamp in present.items():
                old = known.get(name)
                if old is None or old.stamp != stamp or old.racy:
                    self._look_at(connection, name, old, seq, complete)
            for name, old in known.items():
                if name not in present and old.stamp.size != GONE:
                    forget(connection, name, seq)
            racy = mtime_ns is not None and is_racy(mtime_ns, now)
            trust(connection, folder, 0 if racy else mtime_ns)

        try:
            self._index.change(work)
        except sqlite3.Error as error:
            if not is_busy(error):
                raise

    def _look_at(
        self,
        connection: sqlite3.Connection,
        name: str,
        known: Known | None,
        seq: int,
        complete: bool,
    ) -> None:
        now = time.time_ns()
        path = self._layout.root / name
        try:
            data, stamp = read_file(path)
        except FileNotFoundError:
            return
        except OSError:
            data, stamp = b"", stamp_of(path.stat())
        crc = crc_of(data)
        tables: Tables = {}
        if crc is not None and (known is None or known.crc != crc):
            try:
                tables, _ = unpack(data, path)
                indexing.verify(name, tables)
            except (DamagedError, *UNREADABLE):
                # Left out of every list; check tells about it.
                crc = None
        if not complete and stamp.mtime_ns < self._opened_ns:
            # A first look at an old library is no news.
            seq = 0
        state = Known(stamp, GONE if crc is None else crc, is_racy(stamp.mtime_ns, now))
        put(connection, (self._layout.root, name), state, tables, known, seq)


def _mtime_ns(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return None


def _listed(path: Path, folder: str) -> Iterator[tuple[str, Stamp]]:
    if folder == "library.json":
        yield folder, stamp_of(path.stat())
        return
    with os.scandir(path) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name) and (
                folder in ("speakers", "feeds") or entry.name[:2] == path.name
            ):
                # A file that is moved away meanwhile is gone.
                with suppress(FileNotFoundError):
                    yield f"{folder}/{entry.name}", stamp_of(entry.stat())
