"""The commands that carry annotations out and back: `kutip export` and `kutip import`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path

from reader.commands.common import Meter, emit, left_out, opened, say, takes_output, takes_query
from reader.export.formats import Format, OptionError, Options
from reader.export.gather import gather
from reader.export.json_reading import MAX_BYTES, ImportRefusedError, read_export
from reader.export.registry import FORMATS, format_named
from reader.restore import ImportReport, restore
from reader.system_faults import what_and_mend
from reader.text.passwords import left_out_words

_MOST_CONFLICTS = 20
"""More conflicts than this are counted, not listed."""

_DELIMITERS = {"tab": "\t", "\\t": "\t"}


def arguments_export(parser: ArgumentParser) -> None:
    """Say what `kutip export` takes."""
    takes_query(parser)
    usual = next(iter(FORMATS))
    formats = "; ".join(f"{f.name}: {f.help}" for f in FORMATS.values())
    parser.add_argument(
        "--format", default=usual, choices=tuple(FORMATS), help=f"{formats} (default: {usual})"
    )
    tables = list(dict.fromkeys(t for f in FORMATS.values() for t in f.tables))
    parser.add_argument("--table", choices=tables, help=f"what a row stands for ({tables[0]})")
    parser.add_argument(
        "--delimiter", metavar="CHAR", help="between cells: , or ; or tab (default: ,)"
    )
    parser.add_argument(
        "--raw",
        action="store_true",
        help="leave cells as they are that a spreadsheet would run as a formula",
    )
    takes_output(parser)


def run_export(args: Namespace) -> int:
    """Write what the query finds, archived articles too, in the wanted format."""
    chosen = format_named(args.format)
    options = _options(args, chosen)
    with opened(args) as library, Meter("exporting article") as meter:
        data = gather(library, " ".join(args.query), meter, copy=not chosen.tables)
        emit(chosen.write(data, options), args.output)
        return left_out(library)


def _options(args: Namespace, chosen: Format) -> Options:
    if not chosen.tables:
        given = [n for n in ("table", "delimiter", "raw") if getattr(args, n)]
        if given:
            raise OptionError(f"--{given[0]} means nothing for {chosen.name}: it holds everything")
        return Options()
    delimiter = args.delimiter or ","
    return Options(args.table or chosen.tables[0], _DELIMITERS.get(delimiter, delimiter), args.raw)


def arguments_import(parser: ArgumentParser) -> None:
    """Say what `kutip import` takes."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="what `kutip export --format json` wrote, or a list of feeds (.opml); - for stdin",
    )


def run_import(args: Namespace) -> int:
    """Bring an export back in; the status is 1 when something in it was left out.

    An OPML list gives feeds to follow; nothing is fetched.
    """
    try:
        data = _bytes(args.file)
        if data[:100].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
            return _import_opml(args, data)
        contents = read_export(data)
    except ImportRefusedError as error:
        raise ImportRefusedError(f"{args.file} was not brought in: {error}") from error
    with opened(args, create=True) as library, Meter("importing article") as meter:
        report = restore(library, contents, meter)
    _tell(report)
    if words := left_out_words(contents.passwords):
        say(words)
    return 1 if report.conflicts else 0


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise ImportRefusedError(what_and_mend(error)) from None


def _import_opml(args: Namespace, data: bytes) -> int:
    from reader.feeds.opml import empty_words, read_opml
    from reader.feeds.subscriptions import subscribe_all

    report = read_opml(data, args.file)
    with opened(args, create=True) as library:
        followed = subscribe_all(library, report.feeds)
    known = sum(result.known for result in followed)
    new = len(followed) - known
    are = "feed is" if new == 1 else "feeds are"
    say(f"{new} {are} followed now; `kutip refresh` brings their articles")
    if known:
        say(f"followed already: {known}")
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
    if report.added.total():
        say("an export holds neither history nor the original bytes, so they did not come along")


def _counted(counts: Counter[str]) -> str:
    parts = (f"{n} {kind if n == 1 else kind + 's'}" for kind, n in counts.items() if n)
    return ", ".join(parts) or "nothing"
