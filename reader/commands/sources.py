"""The commands that take texts in: `kutip add` and `kutip extract`."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable, Iterator, Sequence

import orjson

from reader.adding import AddReport, Outcome, add_each
from reader.commands.common import Meter, emit, opened, say, takes_format, takes_jobs, takes_output
from reader.export.formats import OptionError
from reader.ingest.corpora import FIELDS, CorpusOptions
from reader.ingest.extract import extract_object
from reader.ingest.pages import FeedError
from reader.ingest.sources import Failure, Incoming, Remark, Skipped, read_sources
from reader.library import Library
from reader.model import Reach
from reader.store.protocol import NotFoundError


class Reading:
    """Reads sources one by one and tells people about those that cannot be read."""

    def __init__(self, *, follow: bool = False) -> None:
        self.failed = 0
        self.feeds: list[tuple[str, Reach]] = []
        """The addresses of feeds among the sources, with ``follow``; else they are failures."""
        self._follow = follow

    def __call__(
        self, sources: Sequence[str], options: CorpusOptions | None = None
    ) -> Iterator[Incoming]:
        """Yield the articles that ``sources`` hold."""
        with Meter("reading source") as meter:
            for number, found in enumerate(read_sources(sources, options), 1):
                meter(number)
                if isinstance(found, Failure | Remark | Skipped):
                    self.tell(found)
                elif isinstance(found, Incoming):
                    yield found
                else:
                    made = found.arrival.make()
                    yield Incoming(made.article, made.original, found.source)

    def tell(self, found: Failure | Remark | Skipped) -> None:
        """Say what could not be read, or was not understood, or was left alone."""
        if isinstance(found, Failure) and self._follow and isinstance(found.error, FeedError):
            self.feeds.append((found.source, found.error.reach))
        elif isinstance(found, Failure):
            self.failed += 1
            say(str(found.error))
        elif isinstance(found, Remark):
            say(f"{found.source}: {found.what}")
        else:
            files = "file that is" if found.count == 1 else "files that are"
            say(f"{found.source}: left {found.count} {files} neither text nor page")

    @property
    def status(self) -> int:
        """The exit status: 1 when a source could not be read."""
        return 1 if self.failed else 0


def arguments_add(parser: ArgumentParser) -> None:
    """Say what `kutip add` takes."""
    _takes_sources(parser)
    takes_jobs(parser)


def run_add(args: Namespace) -> int:
    """Add every source that can be read and print the ids, each once it is safely kept.

    Feeds are followed.
    """
    reading, report = Reading(follow=True), AddReport()
    with opened(args, create=True) as library:
        ids = _added(library, args.sources, reading, _options(args), report, args.jobs)
        try:
            emit(f"{article_id}\n".encode() for article_id in ids)
        except KeyboardInterrupt:
            if report.rows:
                say(f"stopped; {_summary(report)}. The same command goes on from here")
            raise
        if report.rows:
            say(_summary(report) + (f", {reading.failed} bad" if reading.failed else ""))
        emit(f"{feed_id}\n".encode() for feed_id in _follow(library, reading.feeds))
    return reading.status


def arguments_extract(parser: ArgumentParser) -> None:
    """Say what `kutip extract` takes."""
    _takes_sources(parser)
    takes_format(parser, "jsonl", "json")
    takes_output(parser)


def run_extract(args: Namespace) -> int:
    """Print what every source is made of; nothing is stored."""
    reading = Reading()
    found = reading(args.sources, _options(args))
    lines = (orjson.dumps(extract_object(i.article, i.source)) for i in found)
    emit(_array(lines) if args.format == "json" else (line + b"\n" for line in lines), args.output)
    return reading.status


def ids_of(library: Library, sources: Sequence[str]) -> tuple[list[str], int]:
    """Return the ids of articles named by an id or a source, which is added; and the status.

    What is no id is taken for a source.
    """
    ids, reading = [], Reading()
    for source in sources:
        try:
            ids.append(library.find(source))
        except NotFoundError:
            ids += _added(library, [source], reading, CorpusOptions(), AddReport())
    return ids, reading.status


def _takes_sources(parser: ArgumentParser) -> None:
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="a file (.txt, .md, .html, .html.gz), a folder with such files, an http or https "
        "address, - for standard input, or a corpus with a text a row (.jsonl, .csv, .tsv, each "
        "also with .gz)",
    )
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        type=_mapped,
        metavar="FIELD=COLUMN,…",
        help=f"the columns of a corpus where their names do not tell: {', '.join(FIELDS)}",
    )
    parser.add_argument(
        "--delimiter",
        type=_delimiter,
        metavar="MARK",
        help="what parts the cells of a CSV corpus (tab for a tab); told by its header without",
    )
    parser.add_argument(
        "--dates",
        choices=("dmy", "mdy"),
        help="which number of a corpus's 03/11/2026 is the day, where no row of it tells",
    )
    parser.set_defaults(more="sources")


def _mapped(given: str) -> str:
    from reader.ingest.corpora.mapping import parse_map

    try:
        parse_map([given])
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None
    return given


def _delimiter(given: str) -> str:
    mark = {"tab": "\t", "\\t": "\t"}.get(given, given)
    if len(mark) != 1 or mark in '"\r\n':
        raise ArgumentTypeError("name one character, or tab")
    return mark


def _options(args: Namespace) -> CorpusOptions:
    from reader.ingest.corpora.mapping import parse_map

    try:
        return CorpusOptions(parse_map(args.map), args.delimiter or "", args.dates or "")
    except ValueError as error:  # two --map, each right by itself
        raise OptionError(f"--map: {error}") from None


def _added(
    library: Library,
    sources: Sequence[str],
    reading: Reading,
    options: CorpusOptions,
    report: AddReport,
    jobs: int = 1,
) -> Iterator[str]:
    with Meter("adding", rate=True) as meter:

        def go_on(number: int) -> bool:
            meter(number)
            return True

        for outcome in add_each(library, list(sources), reading.tell, go_on, options, jobs):
            report.count(outcome)
            if not outcome.in_corpus:
                _tell_of_duplicates(library, outcome)
            yield outcome.added.article_id


def _tell_of_duplicates(library: Library, outcome: Outcome) -> None:
    added = outcome.added
    if added.known:
        noted = "; where this one is from was noted" if added.copied else ""
        say(f"{outcome.source}: the same text is there already, as {added.article_id}{noted}")
    for near in added.near:
        title = library.read(near.article_id).article.title
        say(
            f"{outcome.source}: near duplicate of {near.article_id} ({title[:60]}), "
            f"{near.share:.0%} in common"
        )


def _summary(report: AddReport) -> str:
    parts = [f"{len(report.added)} added"]
    if report.near:
        parts[0] += f", {report.near} of them near duplicates (kutip list is:copy)"
    if report.known:
        parts.append(f"{len(report.known)} there already")
    if report.copied:
        parts[-1] += f", {report.copied} of them from other places, which were noted"
    return ", ".join(parts)


def _follow(library: Library, wanted: Sequence[tuple[str, Reach]]) -> list[str]:
    """Follow feeds, whose addresses were typed, and return their ids."""
    if not wanted:
        return []
    from reader.feeds.subscriptions import new_feed, subscribe_all

    followed = subscribe_all(library, [new_feed(url, reach=reach) for url, reach in wanted])
    for (address, _), result in zip(wanted, followed, strict=True):
        told = "is followed already" if result.known else "is followed now"
        say(f"{address}: the feed {told}; `kutip refresh` brings its articles")
    return [result.feed.id for result in followed]


def _array(lines: Iterable[bytes]) -> Iterator[bytes]:
    separator = b"[\n"
    for line in lines:
        yield separator + line
        separator = b",\n"
    yield b"\n]\n" if separator == b",\n" else b"[]\n"
