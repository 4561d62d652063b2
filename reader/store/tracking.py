"""What the index knows of each file, so that only what is another one is read again."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NamedTuple

from reader.store import indexing, indexing_feeds
from reader.store.disk import Stamp
from reader.store.shard import Tables

GONE = -1
"""The size that is kept of a file that is no longer there, the checksum of a damaged one."""

_FINE_NS = 100_000_000
_COARSE_NS = 2_000_000_000


class Known(NamedTuple):
    """One state of a file."""

    stamp: Stamp
    crc: int
    racy: bool
    """True when the stamp was so young that a later change may look the same."""


def put(
    connection: sqlite3.Connection,
    file: tuple[Path, str],
    now: Known,
    tables: Tables,
    known: Known | None,
    seq: int,
) -> None:
    """Keep a file's stamp, and what it holds when that is not what was ``known``.

    ``file`` is the library's folder and the name inside it. Raises what reading a noun may raise.
    """
    root, name = file
    if known is not None and known.crc == now.crc and known.stamp.size != GONE:
        connection.execute(
            "UPDATE files SET mtime_ns = ?, size = ?, racy = ? WHERE path = ?",
            (*now.stamp, now.racy, name),
        )
        return
    if now.crc == GONE:
        _drop(connection, name)
    elif name.startswith("articles/"):
        indexing.put_article(connection, tables, (root / name).with_suffix(".txt"))
    elif name.startswith("speakers/"):
        indexing.put_speakers(connection, name, tables)
    elif name.startswith("feeds/"):
        indexing_feeds.put_feed(connection, Path(name).stem, tables)
    row = (name, folder_of(name), *now.stamp, now.crc, now.racy, seq)
    connection.execute("INSERT OR REPLACE INTO files VALUES(?, ?, ?, ?, ?, ?, ?)", row)


def forget(connection: sqlite3.Connection, name: str, seq: int) -> None:
    """Keep only that a file has gone."""
    _drop(connection, name)
    connection.execute(
        "UPDATE files SET size = ?, crc = ?, racy = 0, seq = ? WHERE path = ?",
        (GONE, GONE, seq, name),
    )


def trust(connection: sqlite3.Connection, folder: str, mtime_ns: int | None) -> None:
    """Keep the time at which a folder was as the index knows it; 0 makes the next look go in."""
    if mtime_ns is None:
        connection.execute("DELETE FROM folders WHERE folder = ?", (folder,))
    else:
        connection.execute("INSERT OR REPLACE INTO folders VALUES(?, ?)", (folder, mtime_ns))


def known_file(connection: sqlite3.Connection, name: str) -> Known | None:
    """Return what the index knows of one file."""
    return _known(connection, "path = ?", name).get(name)


def known_files(connection: sqlite3.Connection, folder: str) -> dict[str, Known]:
    """Return what the index knows of the files of a folder, by name."""
    return _known(connection, "folder = ?", folder)


def next_seq(connection: sqlite3.Connection) -> int:
    """Return the number that the next change gets."""
    (row,) = connection.execute("SELECT ifnull(max(seq), 0) + 1 FROM files").fetchall()
    return int(row[0])


def mark_complete(connection: sqlite3.Connection) -> None:
    """Keep that the index has seen every file once."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES('complete', 1)")


def folder_of(name: str) -> str:
    """Return the folder in which a file is looked for; ``library.json`` stands for itself."""
    return name.rpartition("/")[0] or name


def is_racy(mtime_ns: int, now_ns: int) -> bool:
    """Tell whether a time is so young that a change after it may bear the same time."""
    # Whole seconds tell a file system with a coarse clock.
    return now_ns - mtime_ns < (_FINE_NS if mtime_ns % 1_000_000_000 else _COARSE_NS)


def _known(connection: sqlite3.Connection, where: str, value: str) -> dict[str, Known]:
    rows = connection.execute(
        f"SELECT path, mtime_ns, size, crc, racy FROM files WHERE {where}", (value,)
    )
    return {
        path: Known(Stamp(mtime_ns, size), crc, bool(racy))
        for path, mtime_ns, size, crc, racy in rows
    }


def _drop(connection: sqlite3.Connection, name: str) -> None:
    if name.startswith("articles/"):
        indexing.drop_article(connection, Path(name).stem)
    elif name.startswith("speakers/"):
        indexing.drop_speakers(connection, name)
    elif name.startswith("feeds/"):
        indexing_feeds.drop_feed(connection, Path(name).stem)
