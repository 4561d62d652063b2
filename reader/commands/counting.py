"""The commands that count: `kutip stats` and `kutip speakers`."""

from __future__ import annotations

import csv
import io
import shutil
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import orjson

from reader.codec import Json
from reader.commands.common import (
    Meter,
    emit,
    left_out,
    opened,
    takes_format,
    takes_output,
    takes_query,
    wide,
)
from reader.commands.tables import table
from reader.export.cells import guard
from reader.export.gather import gather
from reader.export.json_format import speaker_json
from reader.library import Library
from reader.speakers import canonical
from reader.stats import GROUPINGS, Stats, Tally, count

_COLUMNS = ("by", "id", "name", "attributions", "articles", "words", "share_of_words")
_NOTHING = {"speaker": "(nobody named)", "site": "(unknown)", "month": "(undated)"}


def arguments_stats(parser: ArgumentParser) -> None:
    """Say what `kutip stats` takes."""
    takes_query(parser)
    parser.add_argument("--by", choices=GROUPINGS, help="only this one of the tables")
    takes_format(parser, "table", "json", "csv")
    takes_output(parser)


def run_stats(args: Namespace) -> int:
    """Count the quotes that the query finds, archived articles too."""
    with opened(args) as library, Meter("counting article") as meter:
        data = gather(library, " ".join(args.query), meter)
        stats = count(data.records, data.speakers)
        status = left_out(library)
    shown = [args.by] if args.by else list(GROUPINGS)
    if args.format == "table":
        width = None if wide(args) else shutil.get_terminal_size().columns
        emit([_stats_table(stats, shown, width).encode()], args.output)
    elif args.format == "json":
        value = orjson.dumps(_stats_json(stats, shown), option=orjson.OPT_INDENT_2)
        emit([value, b"\n"], args.output)
    else:
        emit(_stats_csv(stats, shown), args.output)
    return status


def _share(tally: Tally, stats: Stats) -> float:
    return round(tally.words / stats.words, 4) if stats.words else 0.0


def _stats_table(stats: Stats, shown: Sequence[str], width: int | None) -> str:
    parts = [f"{stats.attributions} quotes, {stats.words} words, {stats.articles} articles\n"]
    for by in shown:
        rows = [
            (
                str(tally.attributions),
                str(len(tally.articles)),
                str(tally.words),
                f"{_share(tally, stats):.1%}",
                tally.name or _NOTHING.get(by, ""),
            )
            for tally in stats.tallies[by]
        ]
        header = ("QUOTES", "ARTICLES", "WORDS", "SHARE", by.upper())
        parts.append(table(header, rows, width, right=(0, 1, 2, 3)))
    return "\n".join(parts)


def _stats_json(stats: Stats, shown: Sequence[str]) -> Json:
    return {
        "articles": stats.articles,
        "attributions": stats.attributions,
        "words": stats.words,
        "by": {
            by: [
                {
                    "id": tally.id,
                    "name": tally.name,
                    "attributions": tally.attributions,
                    "articles": len(tally.articles),
                    "words": tally.words,
                    "share_of_words": _share(tally, stats),
                }
                for tally in stats.tallies[by]
            ]
            for by in shown
        },
    }


def _stats_csv(stats: Stats, shown: Sequence[str]) -> Iterator[bytes]:
    piece = io.StringIO()
    writer = csv.writer(piece, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for tally in (tally for by in shown for tally in stats.tallies[by]):
        numbers = (tally.attributions, len(tally.articles), tally.words, _share(tally, stats))
        writer.writerow((tally.by, *map(guard, (tally.id, tally.name, *map(str, numbers)))))
    yield ("\ufeff" + piece.getvalue()).encode()


def arguments_speakers(parser: ArgumentParser) -> None:
    """Say what `kutip speakers` takes."""
    takes_format(parser, "table", "json")
    takes_output(parser)


def run_speakers(args: Namespace) -> int:
    """Print the speakers, the most quoted first; merged ones are part of whom they became."""
    with opened(args) as library:
        uses = _uses(library)
        people = sorted(library.living_speakers(), key=lambda s: -uses[s.id])
    if args.format == "json":
        values = [{**speaker_json(s), "attributions": uses[s.id]} for s in people]
        emit([orjson.dumps(values, option=orjson.OPT_INDENT_2), b"\n"], args.output)
        return 0
    rows = [
        (str(uses[s.id]), s.kind, s.name, _joined((s.role, s.affiliation)), _joined(s.aliases))
        for s in people
    ]
    header = ("QUOTES", "KIND", "NAME", "ROLE", "ALSO")
    width = None if wide(args) else shutil.get_terminal_size().columns
    emit([table(header, rows, width, right=(0,)).encode()], args.output)
    return 0


def _uses(library: Library) -> Counter[str]:
    uses: Counter[str] = Counter()
    for speaker_id, number in library.speaker_uses().items():
        speaker = canonical(speaker_id, library.speakers())
        uses[speaker.id if speaker else speaker_id] += number
    return uses


def _joined(values: Iterable[str]) -> str:
    return ", ".join(v for v in values if v)
