"""Rows of CSV files of any size and quality: a wrong quotation mark costs its own row alone."""

from __future__ import annotations

import csv
import io
import sys
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from reader.model import MAX_TEXT_BYTES

DELIMITERS = ",;\t|"
"""What parts cells when nobody says; the one that gives the header most columns is taken."""

_LONGEST_ROW = MAX_TEXT_BYTES + 1_000_000
"""Characters that a row may have in all its lines."""
_MOST_LINES = 50_000
_MOST_SAID = f"{_LONGEST_ROW // 1_000_000} MB of text and {_MOST_LINES:,} lines"
_SHORTEST_ROW = 100_000
HEAD_BYTES = 65_536
"""So much of a file is looked at for its encoding, if it is buffered."""

if TYPE_CHECKING:
    import gzip

    Peekable = io.BufferedReader[io.FileIO] | gzip.GzipFile


class Cells(NamedTuple):
    """The cells of one row, and the number of the line on which it begins."""

    line: int
    cells: list[str]


class Broken(NamedTuple):
    """Lines that are no row, and why."""

    line: int
    last: int
    what: str


class _TooLongError(Exception):
    """A row has not ended after as much text as a row may have."""


def as_characters(file: Peekable, name: str) -> io.TextIOWrapper:
    """Return a file's text: by its byte-order mark, else UTF-8, else as its beginning looks.

    Bytes that are wrong in the middle become lone surrogates. Raises IngestError for what is no
    text.
    """
    from reader.ingest.decode import encoding_of

    encoding = encoding_of(file.peek(HEAD_BYTES)[:HEAD_BYTES], name)
    return io.TextIOWrapper(file, encoding, errors="surrogateescape", newline="")


def read_cells(
    file: io.TextIOBase, delimiter: str = "", most_broken: int = sys.maxsize
) -> Iterator[Cells | Broken]:
    """Yield the rows of a CSV file, the header first; empty lines are passed over.

    Without a ``delimiter`` it is told by the header. Memory is bounded, also when a quotation mark
    is never closed: then reading goes on at the line after it. After more lines than
    ``most_broken`` of which none is a row, they are yielded and reading ends.
    """
    lines = _Lines(file)
    if not delimiter:
        delimiter = _sniffed(lines.peek())
    csv.field_size_limit(_LONGEST_ROW)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    width = 0
    broken: Broken | None = None
    while broken is None or broken.last - broken.line < most_broken:
        broken = broken and lines.pass_plain(broken, delimiter, width, most_broken)
        lines.begin()
        try:
            cells = next(rows)
        except StopIteration:
            break
        except (csv.Error, _TooLongError) as error:
            what = _explained(error)
            lines.go_back(shorter=isinstance(error, _TooLongError))
            broken = broken or Broken(lines.first, lines.first, what)
            broken = broken._replace(last=lines.first)
            continue
        if not cells:
            continue
        width = width or len(cells)
        if len(cells) == width:
            if broken:
                yield broken
                broken = None
            yield Cells(lines.first, cells)
        elif broken:
            # What follows a wrong mark is no row either, until there is one of the right width.
            broken = broken._replace(last=lines.number)
        else:
            what = f"it has {len(cells)} cells, the header has {width}"
            yield Broken(lines.first, lines.number, what)
    if broken:
        yield broken


def _sniffed(header: str) -> str:
    def columns(delimiter: str) -> int:
        try:
            return len(next(csv.reader([header], delimiter=delimiter), []))
        except csv.Error:
            return 0

    return max(DELIMITERS, key=columns)


def _explained(error: Exception) -> str:
    if isinstance(error, _TooLongError):
        return f"a quotation mark is opened and not closed within {_MOST_SAID}"
    if "end of data" in str(error):
        return "a quotation mark is opened and not closed"
    if "expected after" in str(error):
        return "a quotation mark stands inside a cell and is not doubled"
    return f"it is no CSV ({error})"


class _Lines:
    """The lines of a file, which can be read again from the second line of the row on."""

    def __init__(self, file: io.TextIOBase) -> None:
        self._file = file
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self._left = self._most = _LONGEST_ROW
        self._lines = _MOST_LINES
        self.number = 0
        """The line that was read last, counted from 1."""
        self.first = 1
        """The line on which the row begins."""

    def __iter__(self) -> _Lines:
        return self

    def begin(self) -> None:
        """Say that a row begins with the next line."""
        self.first = self.number + 1
        self._row, self._left = [], self._most

    def peek(self) -> str:
        """Return the next line without reading it."""
        line = self._next()
        self._again.appendleft(line)
        return line

    def __next__(self) -> str:
        line = self._next()
        if not line:
            raise StopIteration
        self.number += 1
        self._row.append(line)
        self._left -= len(line)
        if self._left < 0 or len(self._row) > self._lines:
            raise _TooLongError
        return line

    def pass_plain(self, broken: Broken, delimiter: str, width: int, most: int) -> Broken:
        """Pass over lines that can be no row of ``width`` cells, as nothing is parted in them.

        Behind a cell that is never closed there may be millions; ``most`` are passed over. Returns
        what is broken with them.
        """
        last, first = broken.last, self.number
        while width > 1 and self.number - first <= most and (line := self._next()):
            if delimiter in line or '"' in line:
                self._again.appendleft(line)
                break
            self.number += 1
            if line.strip("\r\n"):
                last = self.number
            if not line.endswith(("\n", "\r")):
                self._pass_line()
        return broken._replace(last=last)

    def go_back(self, shorter: bool) -> None:
        """Read all lines of the row but the first again; ``shorter`` gives rows less room then.

        Otherwise a file with nothing but unclosed marks would be read again and again.
        """
        if shorter:
            self._most = max(_SHORTEST_ROW, self._most // 2)
            self._lines = max(100, self._lines // 2)
        if len(self._row) == 1 and not self._row[0].endswith(("\n", "\r")):
            self._pass_line()
        self._again.extendleft(reversed(self._row[1:]))
        self.number = self.first

    def _next(self) -> str:
        return self._again.popleft() if self._again else self._file.readline(_LONGEST_ROW + 1)

    def _pass_line(self) -> None:
        while (line := self._next()) and not line.endswith(("\n", "\r")):
            pass
