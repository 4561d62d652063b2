"""Reads a corpus of texts, one JSON object a line, without ever holding more than one of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import orjson

from reader.ingest.errors import IngestError
from reader.ingest.sources import STDIN, Failure
from reader.model import MAX_TEXT_BYTES

if TYPE_CHECKING:
    from gzip import GzipFile

_LONGEST_LINE = 12 * MAX_TEXT_BYTES
"""Bytes; JSON may write a character of one byte in six, and a row has more than its text."""
_BOM = b"\xef\xbb\xbf"


class Row(NamedTuple):
    """One text of a corpus, as it stands there: nothing in it is normalised."""

    id: str | int
    language: str
    """A BCP 47 code; empty when the row names none."""
    text: str


class BadRowError(Exception):
    """The row cannot be used; the message says why, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.mend = mend


def read_corpus(name: str) -> Iterator[Row | Failure]:
    """Yield the rows ``{id, lang or language, text}`` of the file ``name``, or of ``-``.

    Other keys are ignored, empty lines passed over. A row that cannot be used is a Failure that
    names file and line; the rest is read all the same. Raises OSError when the file cannot be.
    """
    shown = "standard input" if name == STDIN else name
    with nullcontext(sys.stdin.buffer) if name == STDIN else Path(name).open("rb") as file:
        for number, line in enumerate(bounded_lines(file), 1):
            if line is not None and not line.strip():
                continue
            try:
                yield _row(line)
            except BadRowError as error:
                where = f"{shown}, line {number}"
                yield Failure(where, IngestError(where, str(error), error.mend))


def bounded_lines(file: BinaryIO | GzipFile) -> Iterator[bytes | None]:
    """Yield the lines without a byte-order mark; None for one that is too long to be read."""
    line = file.readline(_LONGEST_LINE).removeprefix(_BOM)
    while line:
        if len(line) >= _LONGEST_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(_LONGEST_LINE)
            yield None
        else:
            yield line
        line = file.readline(_LONGEST_LINE)


def _row(line: bytes | None) -> Row:
    value = parsed(line)
    if not isinstance(value, dict):
        raise BadRowError("the line is no JSON object", "write {id, language, text} on it")
    row_id, text = value.get("id"), value.get("text")
    language = value.get("language") or value.get("lang") or ""
    if not isinstance(row_id, str) and (type(row_id) is not int or abs(row_id) >> 63):
        raise BadRowError("there is no id, or neither a text nor a number", "give the row an id")
    if not isinstance(text, str):
        raise BadRowError("there is no text", "give the row a text")
    if not isinstance(language, str):
        raise BadRowError("the language is no code", "write a code such as id or en, or none")
    try:
        size = len(f"{row_id}{language}{text}".encode())
    except UnicodeEncodeError:
        raise BadRowError(
            "the text has half a character in it (a lone surrogate)", "write it as UTF-8"
        ) from None
    if size > MAX_TEXT_BYTES:
        raise _too_large()
    return Row(row_id, language, text)


def parsed(line: bytes | None) -> object:
    """Return the value on a line; numbers that JSON does not have (NaN) spoil no row.

    Raises BadRowError, also for None, a line that was too long.
    """
    if line is None:
        raise _too_large()
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        try:
            return json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadRowError(f"the line is no JSON ({error})", "mend or remove it") from None


def _too_large() -> BadRowError:
    return BadRowError(f"more than {MAX_TEXT_BYTES // 1_000_000} MB of text", "split it")
