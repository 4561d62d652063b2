"""Each file of a library is a small TinyDB file with a checksum, read once and replaced whole."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from reader.codec import Json
from reader.store.disk import load, write_files
from reader.store.protocol import DamagedError, ReadOnlyError

if TYPE_CHECKING:
    from tinydb import TinyDB
    from tinydb.table import Document

VERSION = 1
"""The form of the files that this program writes; a newer one is read but not written."""

Tables = dict[str, dict[str, Json]]
"""What a TinyDB file holds: documents by number (as text) by table."""

UNREADABLE = (KeyError, TypeError, AttributeError, ValueError, OverflowError)
"""What reading a noun from values of another form may raise."""

_HEAD = re.compile(rb'\{"_check":\{"1":\{"crc32":"([0-9a-f]{8})","v":([1-9][0-9]{0,8})\}\}')


class Packed(NamedTuple):
    """The bytes of a file and their checksum."""

    data: bytes
    crc: int


def pack(tables: Tables, version: int = VERSION) -> Packed:
    """Return tables as the bytes of a file, the same bytes for the same tables.

    The first table is ``_check``: the form's version, and the CRC-32 of that version and of
    everything after the table. A plain TinyDB reads it as a table like any other.
    """
    body = orjson.dumps({name: tables[name] for name in sorted(tables)})[1:] + b"\n"
    rest = body if body.startswith(b"}") else b"," + body
    crc = zlib.crc32(rest, zlib.crc32(b"%d" % version))
    return Packed(b'{"_check":{"1":{"crc32":"%08x","v":%d}}' % (crc, version) + rest, crc)


def crc_of(data: bytes) -> int | None:
    """Return the checksum of a file when it is right, None when it is not."""
    head = _HEAD.match(data)
    if head is None:
        return None
    crc = zlib.crc32(memoryview(data)[head.end() :], zlib.crc32(head[2]))
    return crc if crc == int(head[1], 16) else None


def unpack(data: bytes, path: Path) -> tuple[Tables, int]:
    """Return a file's tables and the version of its form; raises DamagedError."""
    if crc_of(data) is None:
        raise damaged(path, "its checksum is wrong" if data else "it is empty")
    try:
        tables = orjson.loads(data)
        version = int(tables.pop("_check")["1"]["v"])
    except UNREADABLE as error:
        raise damaged(path, f"it cannot be read: {error}") from None
    if not all(map(_is_table, tables.values())):
        raise damaged(path, "it is malformed: a table does not hold documents by number")
    return tables, version


def _is_table(table: Any) -> bool:
    return isinstance(table, dict) and all(
        isinstance(document, dict) and key.isdecimal() for key, document in table.items()
    )


def damaged(path: Path, why: str) -> DamagedError:
    """Return the error for a file that cannot be trusted."""
    return DamagedError(f"{path} is damaged: {why}. Run kutip check --repair")


class ShardStorage:
    """A TinyDB storage that reads its file once and writes only when it is told to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.version = VERSION
        self.exists = False
        self.changed = False
        self._tables: Tables | None = None

    def read(self) -> Tables:
        """Return the tables; a file that is not there has none. Raises DamagedError."""
        if self._tables is None:
            try:
                data = load(self.path)
            except FileNotFoundError:
                self._tables = {}
            else:
                self._tables, self.version = unpack(data, self.path)
                self.exists = True
        return self._tables

    def write(self, data: Tables) -> None:
        """Keep the tables in memory until they are packed."""
        self._tables = data
        self.changed = True

    def packed(self) -> Packed:
        """Return the bytes to write; raises ReadOnlyError for a form newer than ours."""
        if self.version > VERSION:
            raise ReadOnlyError(
                f"{self.path} was written by a newer kutip (form {self.version}, this one knows "
                f"{VERSION}); it can be read but not changed. Install the newer kutip"
            )
        return pack(self.read())


class Shard:
    """One file of the library, opened for one reading or one change.

    TinyDB copies a table at each change; here a change costs the same however many there are.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._storage = ShardStorage(path)
        self._storage.read()
        self._by_id: dict[str, dict[str, str]] = {}
        self._last: dict[str, int] = {}
        """The highest number of a table, once something was put into it."""
        self._counts: dict[str, Counter[str]] = {}

    @property
    def exists(self) -> bool:
        """Tell whether the file was there when it was opened."""
        return self._storage.exists

    @property
    def changed(self) -> bool:
        """Tell whether there is anything to write."""
        return self._storage.changed

    @property
    def tables(self) -> Tables:
        """The tables as they are now."""
        return self._storage.read()

    def documents(self, table: str) -> list[Document]:
        """Return the documents of a table in the order in which they were put in."""
        return self._database.table(table, cache_size=0).all()

    @cached_property
    def _database(self) -> TinyDB:
        from tinydb import TinyDB

        return TinyDB(self.path, storage=lambda _: self._storage)

    def find(self, table: str, noun_id: str) -> Document | None:
        """Return the document whose ``id`` is this one, None when there is none."""
        from tinydb.table import Document

        rows = self.tables.get(table, {})
        key = self._places(table).get(noun_id)
        return None if key is None else Document(rows[key], int(key))

    def insert(self, table: str, values: Iterable[Json]) -> None:
        """Put documents at the end of a table."""
        rows, places = self._rows(table), self._places(table)
        number = self._last.get(table) or max(map(int, rows), default=0)
        for value in values:
            number += 1
            rows[str(number)] = dict(value)
            if isinstance(name := value.get("id"), str):
                places.setdefault(name, str(number))
        self._last[table] = number

    def replace(self, table: str, document: Document, value: Json) -> None:
        """Put ``value`` in the place of a document found before."""
        self._rows(table)[str(document.doc_id)] = dict(value)
        if value.get("id") != document.get("id"):
            self._by_id.pop(table, None)

    def remove(self, table: str, *documents: Document) -> None:
        """Take documents found before out of their table."""
        rows = self._rows(table)
        for document in documents:
            places = self._places(table)
            if len(places) == len(rows):
                del places[document["id"]]
            else:  # ids that are there twice, or none
                del self._by_id[table]
            del rows[str(document.doc_id)]

    def _places(self, table: str) -> dict[str, str]:
        """Return the number, as text, of the first document of each id."""
        places = self._by_id.get(table)
        if places is None:
            places = self._by_id[table] = {}
            for key, document in self.tables.get(table, {}).items():
                if isinstance(name := document.get("id"), str):
                    places.setdefault(name, key)
        return places

    def counted(self, table: str, count: Callable[[Iterable[Json]], Counter[str]]) -> Counter[str]:
        """Return what ``count`` makes of a table, which is asked only once until it is changed."""
        if table not in self._counts:
            self._counts[table] = count(self.tables.get(table, {}).values())
        return self._counts[table]

    def _rows(self, table: str) -> dict[str, Any]:
        """Return a table that is about to be changed."""
        tables = self.tables
        rows: dict[str, Any] = tables.setdefault(table, {})
        self._counts.pop(table, None)
        self._storage.write(tables)
        return rows

    def packed(self) -> Packed:
        """Return the bytes to write; raises ReadOnlyError for a form newer than ours."""
        return self._storage.packed()


def save_shard(shard: Shard) -> None:
    """Write one file durably, which no list shows; raises StoreError, ReadOnlyError."""
    write_files([(shard.path, shard.packed().data)])


def only(table: dict[str, Any] | None) -> Json:
    """Return the single document of a table, an empty one when there is none."""
    return next(iter(table.values()), {}) if table else {}
