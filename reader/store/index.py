"""The disposable SQLite index: quick lists, look-ups and full text; it holds no truth at all."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from reader.model import digest_of

T = TypeVar("T")

INDEX_VERSION = 5
"""Raised whenever the tables below or what is put into them changes."""

_LONGEST_NAME = 100
"""A longer name of a folder is hashed: some systems bound the length of a whole path."""
_BUSY_SECONDS = 5.0

_HOPELESS = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
)

_SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE folders(folder TEXT PRIMARY KEY, mtime_ns INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE files(
  path TEXT PRIMARY KEY, folder TEXT NOT NULL, mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL,
  crc INTEGER NOT NULL, racy INTEGER NOT NULL, seq INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX files_folder ON files(folder);
CREATE INDEX files_seq ON files(seq);
CREATE TABLE articles(
  n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, shelf INTEGER NOT NULL,
  title TEXT NOT NULL, title_key TEXT NOT NULL, site TEXT NOT NULL, site_key TEXT NOT NULL,
  url TEXT NOT NULL, published TEXT, moment INTEGER, precision TEXT NOT NULL, state TEXT NOT NULL,
  rank INTEGER NOT NULL, language TEXT NOT NULL, authors_key TEXT NOT NULL, tags TEXT NOT NULL,
  attributions INTEGER NOT NULL, copies INTEGER NOT NULL,
  external_id TEXT NOT NULL, added TEXT NOT NULL);
CREATE INDEX by_newest ON articles(shelf, moment DESC, id);
CREATE INDEX by_oldest ON articles(shelf, moment IS NULL, moment, id);
CREATE INDEX by_added ON articles(shelf, added DESC, id);
CREATE INDEX by_title ON articles(shelf, title_key, id);
CREATE INDEX by_site ON articles(shelf, site_key, moment DESC, id);
CREATE INDEX by_attributions ON articles(shelf, attributions DESC, moment DESC, id);
CREATE INDEX by_state ON articles(shelf, rank, moment DESC, id);
CREATE INDEX by_url ON articles(url) WHERE url != '';
CREATE TABLE links(
  n INTEGER NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL,
  PRIMARY KEY(target, kind, n)) WITHOUT ROWID;
CREATE INDEX links_article ON links(n);
CREATE TABLE places(
  url TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(url, n)) WITHOUT ROWID;
CREATE INDEX places_article ON places(n);
CREATE TABLE shingles(
  shingle INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(shingle, n)) WITHOUT ROWID;
CREATE TABLE tags(n INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY(tag, n)) WITHOUT ROWID;
CREATE INDEX tags_article ON tags(n);
CREATE TABLE types(n INTEGER NOT NULL, type TEXT NOT NULL, PRIMARY KEY(type, n)) WITHOUT ROWID;
CREATE INDEX types_article ON types(n);
CREATE TABLE uses(
  speaker_id TEXT NOT NULL, n INTEGER NOT NULL, uses INTEGER NOT NULL,
  PRIMARY KEY(speaker_id, n)) WITHOUT ROWID;
CREATE INDEX uses_article ON uses(n);
CREATE TABLE speakers(
  id TEXT PRIMARY KEY, path TEXT NOT NULL, names TEXT NOT NULL, merged_into TEXT NOT NULL,
  deleted INTEGER NOT NULL, json BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX speakers_path ON speakers(path);
CREATE TABLE feeds(
  id TEXT PRIMARY KEY, title_key TEXT NOT NULL, folder_key TEXT NOT NULL, json BLOB NOT NULL,
  state BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE feed_items(
  feed_id TEXT NOT NULL, article_id TEXT NOT NULL,
  PRIMARY KEY(feed_id, article_id)) WITHOUT ROWID;
CREATE VIRTUAL TABLE titles USING fts5(
  title, content='', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE texts USING fts5(
  text, content='', tokenize='unicode61 remove_diacritics 2');
"""


def index_file(library: Path) -> Path:
    """Return where the index of a library lives; ``KUTIP_CACHE`` names another cache folder."""
    cache = os.environ.get("KUTIP_CACHE", "")
    if not cache:
        from platformdirs import user_cache_dir

        cache = user_cache_dir("kutip", appauthor=False)
    return (
        Path(cache) / _folder_name(os.fsencode(library.resolve())) / f"index-{INDEX_VERSION}.sqlite"
    )


def _folder_name(library: bytes) -> str:
    """Return a name that people can read, unless it is long; one to each path of a library."""
    name = f"{quote(library, safe='')}-{zlib.crc32(library):08x}"  # where case does not count
    return name if len(name) <= _LONGEST_NAME else digest_of(library)


class Index:
    """A connection to the index, usable from every thread, that mends itself by starting anew.

    A file that cannot be opened, read or written is thrown away; when a new one cannot be made
    either, the index lives in memory for as long as the program runs.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = threading.RLock()
        self._in_memory = False
        self._closed = False
        self.generation = 0
        """Raised when the index was started anew, so that what was read from it is stale."""
        self._connection = self._opened()

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """Return all rows of a query; raises sqlite3.Error when even a new index fails."""
        return self.run(lambda connection: connection.execute(sql, parameters).fetchall())

    def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Return what ``work`` returns; on a broken index once more on a new and empty one."""
        with self._guard:
            try:
                return work(self._connection)
            except sqlite3.Error as error:
                if self._closed or not _is_broken(error):
                    raise
                # A disk that is full or cannot be written would break the next file as well.
                self._in_memory = self.generation > 0 or _code(error) in _HOPELESS
                self.start_anew()
                return work(self._connection)

    def change(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run ``work`` in one transaction; raises sqlite3.Error as ``run`` does."""

        def transaction(connection: sqlite3.Connection) -> T:
            connection.execute("BEGIN IMMEDIATE")
            try:
                result = work(connection)
                connection.execute("COMMIT")
            except BaseException:
                # After some failures SQLite has rolled back already.
                if connection.in_transaction:
                    with suppress(sqlite3.Error):
                        connection.execute("ROLLBACK")
                raise
            return result

        return self.run(transaction)

    def start_anew(self) -> None:
        """Throw the index away and open an empty one."""
        with self._guard:
            with suppress(sqlite3.Error):
                self._connection.close()
            self.generation += 1
            self._in_memory = not self._throw_away() or self._in_memory
            self._connection = self._opened()

    def close(self) -> None:
        """Release the file."""
        with self._guard:
            self._closed = True
            self._connection.close()

    def _opened(self) -> sqlite3.Connection:
        if not self._in_memory:
            until = time.monotonic() + _BUSY_SECONDS
            thrown_away = False
            while not thrown_away or time.monotonic() < until:
                try:
                    return _connect(self._path)
                except (sqlite3.Error, OSError) as error:
                    if isinstance(error, sqlite3.Error) and is_busy(error):
                        # Another process is making the tables; SQLite does not always wait here.
                        if time.monotonic() > until:
                            break
                        time.sleep(0.01)
                    elif thrown_away or not self._throw_away():
                        break
                    else:
                        thrown_away = True
        self._in_memory = True
        return _connect(None)

    def _throw_away(self) -> bool:
        try:
            for suffix in ("", "-wal", "-shm", "-journal"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        except OSError:
            return False
        return True


def is_busy(error: sqlite3.Error) -> bool:
    """Tell whether another process is writing the index, which is no damage."""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _is_broken(error: sqlite3.Error) -> bool:
    ours = (sqlite3.ProgrammingError, sqlite3.IntegrityError, sqlite3.DataError)
    broken = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, ours)
    return broken and not is_busy(error)


def _code(error: sqlite3.Error) -> int:
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def _connect(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(
        path or ":memory:", timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA temp_store=MEMORY")
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables, or prove that this is our index and may be written."""
    if _version(connection) != INDEX_VERSION:
        connection.execute("BEGIN IMMEDIATE")
        if _version(connection) != INDEX_VERSION:
            for statement in _SCHEMA.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version={INDEX_VERSION}")
        connection.execute("COMMIT")
    connection.execute("SELECT 1 FROM files LIMIT 1")


def _version(connection: sqlite3.Connection) -> int:
    (row,) = connection.execute("PRAGMA user_version").fetchall()
    return int(row[0])
