"""The rows of a corpus file, one after the other, whatever the form of the file."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import orjson

from reader.ingest.corpora.csv_rows import (
    HEAD_BYTES,
    Broken,
    as_characters,
    read_cells,
)
from reader.ingest.corpus import BadRowError, bounded_lines, parsed
from reader.ingest.decode import encoding_of
from reader.ingest.errors import IngestError
from reader.ingest.sources import Failure

if TYPE_CHECKING:
    from reader.ingest.corpora.csv_rows import Peekable

_LOOKED_AT = 200
"""Rows of a JSONL file in which its columns are looked for."""


class CorpusRow(NamedTuple):
    """One row as it stands in the file: nothing in it is normalised."""

    line: int
    """The line of the file on which it begins, counted from 1."""
    values: dict[str, object]
    original: bytes
    """The line of a JSONL file; the cells of a CSV row as a JSON object."""


def read_rows(name: str, delimiter: str = "") -> Iterator[CorpusRow | Failure]:
    """Yield the rows of a corpus; a bad one is a Failure with file and line, the rest goes on.

    Raises OSError when the file cannot be read, IngestError when it is no corpus.
    """
    with _opened(name) as file:
        rows = _json_rows(file, name) if is_json(name) else _csv_rows(file, name, delimiter)
        line = 0
        try:
            for row in rows:
                line = row.line if isinstance(row, CorpusRow) else line
                yield row
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            what = f"its packing is damaged after line {line} (gzip)"
            raise IngestError(name, what, "pack it again; what came before is read") from error


def columns_of(name: str, delimiter: str = "") -> list[str]:
    """Return the names of a corpus's columns; raises as ``read_rows`` does."""
    found: dict[str, None] = {}
    for row in islice(read_rows(name, delimiter), _LOOKED_AT if is_json(name) else 1):
        if isinstance(row, CorpusRow):
            found.update(dict.fromkeys(row.values))
    return list(found)


def is_json(name: str) -> bool:
    """Return whether a corpus has a JSON object on every line, by its name."""
    return name.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson"))


@contextmanager
def _opened(name: str) -> Iterator[Peekable]:
    with io.BufferedReader(io.FileIO(name), HEAD_BYTES) as file:
        if file.peek(2)[:2] == b"\x1f\x8b":
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield unpacked
        else:
            yield file


def _json_rows(file: Peekable, name: str) -> Iterator[CorpusRow | Failure]:
    encoding = encoding_of(file.peek(HEAD_BYTES)[:HEAD_BYTES], name)
    if encoding.startswith(("utf-16", "utf-32")):
        raise IngestError(name, f"it is {encoding.upper()}", "save it as UTF-8")
    for number, line in enumerate(bounded_lines(file), 1):
        if line is not None and not line.strip():
            continue
        try:
            value = parsed(line)
        except BadRowError as error:
            yield failure(name, number, number, str(error), error.mend)
            continue
        if isinstance(value, dict) and line is not None:
            yield CorpusRow(number, value, line.rstrip(b"\r\n"))
        else:
            yield failure(name, number, number, "the line is no JSON object", "mend or remove it")


def _csv_rows(file: Peekable, name: str, delimiter: str) -> Iterator[CorpusRow | Failure]:
    by_name = "\t" if name.lower().removesuffix(".gz").endswith(".tsv") else ""
    header: list[str] = []
    for found in read_cells(as_characters(file, name), delimiter or by_name):
        if isinstance(found, Broken):
            mend = "mend its quotation marks, or say what parts cells with --delimiter"
            yield failure(name, found.line, found.last, found.what, mend)
        elif not header:
            header = [cell.strip() for cell in found.cells]
        else:
            # Of two columns with one name the first is meant.
            values = dict(zip(reversed(header), reversed(found.cells), strict=True))
            try:
                yield CorpusRow(found.line, dict(values), orjson.dumps(values))
            except TypeError:  # orjson refuses lone surrogates, which stand for wrong bytes
                what = "there are bytes in it that are no text"
                yield failure(name, found.line, found.line, what, "save the file as UTF-8")


def failure(name: str, first: int, last: int, what: str, mend: str) -> Failure:
    """Return the report on lines of a corpus that cannot be used."""
    lines = f"line {first}" if first == last else f"lines {first} to {last}"
    where = f"{name}, {lines}"
    return Failure(where, IngestError(where, what, mend))
