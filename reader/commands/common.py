"""What every command does the same way: open the library, write data, tell people things."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from contextlib import AbstractContextManager

    from reader.library import Library

_REFRESH = 0.1
"""Seconds between two states of the progress line."""

_MOST_JOBS = 60
"""Windows can wait for no more processes than that."""

_CLEAR = "\r\x1b[K"
"""Takes the progress line off a terminal."""


def takes_query(parser: ArgumentParser) -> None:
    """Let the command take a query, its words in any place of the command line."""
    parser.add_argument(
        "query",
        nargs="*",
        metavar="QUERY",
        help="words, site:…, tag:…, state:…, lang:…, author:…, speaker:…, type:…, title:…, id:…, "
        "feed:…, folder:…, before:2020-10, after:2020-10-11, is:duplicate, is:copy (is near to one "
        "that was there before), is:version; a - before a term excludes it",
    )
    parser.set_defaults(more="query")


def takes_output(parser: ArgumentParser) -> None:
    """Let the command write to a file."""
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write to FILE instead of standard output"
    )


def takes_jobs(parser: ArgumentParser) -> None:
    """Say that a command can work with several processes."""
    parser.add_argument(
        "--jobs", type=_jobs, default=1, metavar="N", help="processes to work with (default: 1)"
    )


def _jobs(value: str) -> int:
    from argparse import ArgumentTypeError

    if not value.isdecimal() or not 1 <= int(value) <= _MOST_JOBS:
        raise ArgumentTypeError(f"{value} is no number from 1 to {_MOST_JOBS}")
    return int(value)


def takes_format(parser: ArgumentParser, *formats: str) -> None:
    """Let the command write in one of ``formats``, the first being the usual one."""
    parser.add_argument(
        "--format", choices=formats, default=formats[0], help=f"default: {formats[0]}"
    )


def opened(args: Namespace, *, create: bool = False) -> AbstractContextManager[Library]:
    """Open the library that the command line or the environment names."""
    return library_in(args.library, create=create)


@contextmanager
def library_in(folder: str | None, *, create: bool = False) -> Iterator[Library]:
    """Open the library in ``folder``; without one that of the environment, else the default.

    A missing index is built first, which may take a while: people see how far it is.
    """
    from reader.library import Library
    from reader.store.protocol import NotFoundError

    try:
        library = Library.open(Path(folder) if folder else None, create=create)
    except NotFoundError as error:
        raise NotFoundError(
            f"{error}; `kutip add FILE` makes one, --library names another"
        ) from None
    try:
        _index(library)
        yield library
    finally:
        library.close()


def _index(library: Library) -> None:
    if not library.store.index_ready():
        with Meter("indexing folder") as meter:
            library.store.build_index(meter)


def say(message: str) -> None:
    """Tell people something, on standard error, on one line and without control characters."""
    from reader.text.normalise import paintable

    if sys.stderr is not None:
        start = _CLEAR if sys.stderr.isatty() else ""
        print(f"{start}kutip: {paintable(message)}", file=sys.stderr)


def left_out(library: Library) -> int:
    """Say what lists and exports leave out because it is damaged; the exit status."""
    damaged = library.unreadable()
    if not damaged:
        return 0
    more = f" and {len(damaged) - 1} more" if len(damaged) > 1 else ""
    say(f"left out, because it is damaged: {damaged[0]}{more}; `kutip check` tells more")
    return 1


def emit(pieces: Iterable[bytes], output: str | None = None) -> None:
    """Write data to the file ``output``, as a whole, or to standard output."""
    if output and output != "-":
        from reader.export.write import write_file

        write_file(Path(output), pieces)
        return
    if sys.stdout is None:
        raise _lost("it is closed")
    for piece in pieces:
        _tried(sys.stdout.buffer.write, piece)
    _tried(sys.stdout.buffer.flush)


def _tried(action: Callable[..., object], *given: bytes) -> None:
    try:
        action(*given)
    except BrokenPipeError:
        raise
    except OSError as error:
        from reader.system_faults import what_and_mend

        raise _lost(what_and_mend(error).partition(";")[0]) from error


def _lost(reason: str) -> Exception:
    from reader.export.formats import ExportError

    return ExportError(f"standard output cannot be written: {reason}; name a file with -o")


def wide(args: Namespace) -> bool:
    """Tell whether a table may be as wide as it likes: nobody reads it on a terminal."""
    return bool(args.output) or sys.stdout is None or not sys.stdout.isatty()


class Meter:
    """Shows how far long work has come on standard error, if that is a terminal."""

    def __init__(self, label: str, rate: bool = False) -> None:
        self._label, self._rate = label, rate
        self._began = time.monotonic()
        self._on = sys.stderr is not None and sys.stderr.isatty()
        self._last = time.monotonic()
        self._shown = False

    def __call__(self, done: int, total: int = 0) -> None:
        """Say that ``done`` steps are done, of ``total`` if that is known."""
        if self._on and time.monotonic() - self._last > _REFRESH:
            self._last = time.monotonic()
            self._shown = True
            of = f" of {total}" if total else ""
            if self._rate:
                of += f", {done / (self._last - self._began):.0f} a second"
            print(f"\r{self._label} {done}{of}", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> Meter:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print(_CLEAR, end="", file=sys.stderr, flush=True)
