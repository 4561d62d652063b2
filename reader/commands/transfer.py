"""The command that carries annotations out: `kutip export`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from reader.commands.common import Meter, emit, left_out, opened, takes_output, takes_query
from reader.export.formats import Format, OptionError, Options
from reader.export.gather import gather
from reader.export.registry import FORMATS, format_named

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
    delimiter = delimiter_of(args.delimiter or ",")
    return Options(args.table or chosen.tables[0], delimiter, args.raw)


def delimiter_of(given: str) -> str:
    """Return the character that is meant by what was typed for ``--delimiter``."""
    return _DELIMITERS.get(given, given)
