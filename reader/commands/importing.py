"""The command that brings annotations back in: `kutip import`."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from reader.commands.common import Meter, opened, say
from reader.commands.transfer import delimiter_of
from reader.export.checks import MAX_BYTES, ImportRefusedError
from reader.export.formats import OptionError
from reader.export.json_reading import Contents, read_export
from reader.restore import ImportReport, restore
from reader.system_faults import what_and_mend
from reader.text.passwords import left_out_words

if TYPE_CHECKING:
    from reader.export.csv_reading import Told

_MOST_CONFLICTS = 20
"""More conflicts than this are counted, not listed."""
_MB = 1_000_000
_PIECE = 1 << 20
"""Bytes that are read at once."""
_MOST_BY_WORDS = 3
"""Rows that were found by their words are brought in: more than this are counted."""


def arguments_import(parser: ArgumentParser) -> None:
    """Say what `kutip import` takes."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="what `kutip export` wrote, as JSON or as a table of quotes or speakers, or a list of "
        "feeds (.opml); - for stdin",
    )
    parser.add_argument(
        "--delimiter", metavar="CHAR", help="between a table's cells (default: as its header says)"
    )
    parser.add_argument("--raw", action="store_true", help="the table was written with --raw")


def run_import(args: Namespace) -> int:
    """Bring an export back in; the status is 1 when something in it was left out.

    An OPML list gives feeds to follow; nothing is fetched.
    """
    try:
        with _reading("MB") as meter:
            data = _bytes(args.file, meter)
        start = data[:100].removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        if start not in (b"<", b"{", b"["):
            return _import_table(args, data)
        _check_options(args)
        if start == b"<":
            return _import_opml(args, data)
        with _reading("entry") as meter:
            contents = read_export(data, meter)
    except ImportRefusedError as error:
        raise ImportRefusedError(f"{args.file} was not brought in: {error}") from error
    return _import_nouns(args, contents)


def _check_options(args: Namespace) -> None:
    for name in ("delimiter", "raw"):
        if getattr(args, name):
            raise OptionError(f"--{name} means nothing for {args.file}: it is no table")


def _import_nouns(args: Namespace, contents: Contents) -> int:
    with opened(args, create=True) as library, _importing() as meter:
        report = restore(library, contents, meter)
    _tell(report)
    if report.added["article"]:
        say("an export holds neither history nor the original bytes, so they did not come along")
    if words := left_out_words(contents.passwords):
        say(words)
    return 1 if report.conflicts else 0


def _import_table(args: Namespace, data: bytes) -> int:
    from reader.export.csv_format import check_delimiter
    from reader.export.csv_reading import read_table
    from reader.restore_table import restore_quotes

    delimiter = delimiter_of(args.delimiter or "")
    if delimiter:
        check_delimiter(delimiter)
    with _reading("line") as meter:
        table = read_table(data, delimiter, raw=args.raw, progress=meter)
    bad = 1 if table.bad.count else 0
    if table.speakers:
        status = _import_nouns(args, Contents(speakers=tuple(table.speakers)))
        _tell_lines(args.file, "left out: ", table.bad)
        return max(bad, status)
    with opened(args) as library, _importing() as meter:
        report = restore_quotes(library, table, meter)
    say(f"added {_counted(report.added)}")
    if report.same.total():
        say(f"there already: {_counted(report.same)}")
    _tell_lines(args.file, "", report.by_words, _MOST_BY_WORDS)
    for told in (table.bad, report.left_out):
        _tell_lines(args.file, "left out: ", told)
    return 1 if report.left_out.count else bad


def _tell_lines(name: str, what: str, told: Told, most: int = _MOST_CONFLICTS) -> None:
    shown = told.lines[:most]
    for line in shown:
        say(f"{what}{name}, {line}")
    if told.count > len(shown):
        say(f"{what}{name}: {told.count - len(shown):,} more like these")


def _reading(unit: str) -> AbstractContextManager[Meter]:
    return _metered(f"reading {unit}", "nothing was brought in")


def _importing() -> AbstractContextManager[Meter]:
    words = "what has come in stays, and the same command goes on from here"
    return _metered("importing article", words)


@contextmanager
def _metered(label: str, words: str) -> Iterator[Meter]:
    """Show how far it is; when a person stops it, say what has become of the library."""
    try:
        with Meter(label) as meter:
            yield meter
    except KeyboardInterrupt:
        say(f"stopped; {words}")
        raise


def _bytes(name: str, meter: Meter) -> bytes:
    if name == "-":
        return _read(sys.stdin.fileno(), meter)
    try:
        with Path(name).open("rb") as file:
            return _read(file.fileno(), meter, os.fstat(file.fileno()).st_size)
    except (OSError, ValueError) as error:
        raise ImportRefusedError(what_and_mend(error)) from None


def _read(descriptor: int, meter: Meter, size: int = 0) -> bytes:
    """Read a file, of so many bytes if that is known, but no more than may be imported."""
    data = BytesIO()
    while data.tell() <= MAX_BYTES and (piece := os.read(descriptor, _PIECE)):
        data.write(piece)
        meter(data.tell() // _MB, size // _MB)
    return data.getvalue()


def _import_opml(args: Namespace, data: bytes) -> int:
    from reader.feeds.opml import empty_words, read_opml
    from reader.feeds.subscriptions import subscribe_all

    report = read_opml(data, args.file)
    with opened(args, create=True) as library:
        followed = subscribe_all(library, report.feeds)
    known = sum(result.known for result in followed)
    new = len(followed) - known
    are, them = ("feed is", "it") if new == 1 else ("feeds are", "them")
    if new:
        say(f"{new} {are} followed now; nothing was fetched: `kutip refresh` looks into {them}")
        if known:
            say(f"followed already: {known}")
    else:
        say(f"0 new feeds; {known} followed already")
    if words := empty_words(report):
        say(f"passed over: {words}")
    if words := left_out_words(report.passwords):
        say(words)
    for line in report.refused[:_MOST_CONFLICTS]:
        say(f"left out: {line}")
    rest = len(report.refused) - _MOST_CONFLICTS
    if rest > 0:
        say(f"left out: {rest} more")
    return 1 if report.refused else 0


def _tell(report: ImportReport) -> None:
    say(f"added {_counted(report.added)}")
    if report.same.total():
        say(f"there already: {_counted(report.same)}")
    for conflict in report.conflicts[:_MOST_CONFLICTS]:
        say(f"left out: {conflict.kind} {conflict.id}: {conflict.what}")
    rest = len(report.conflicts) - _MOST_CONFLICTS
    if rest > 0:
        say(f"left out: {rest} more")
    if report.dangling:
        count = len(report.dangling)
        what = "an article that is" if count == 1 else f"{count} articles that are"
        say(
            f"there are links to {what} not here, such as {report.dangling[0]}; import what has "
            "them, or `kutip check --repair` takes the links out"
        )


def _counted(counts: Counter[str]) -> str:
    parts = (f"{n} {kind if n == 1 else kind + 's'}" for kind, n in counts.items() if n)
    return ", ".join(parts) or "nothing"
