"""The commands that take texts in: `kutip add` and `kutip extract`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence

import orjson

from reader.commands.common import Meter, emit, opened, say, takes_format, takes_output
from reader.ingest.extract import extract_object
from reader.ingest.sources import Failure, Incoming, is_feed, read_sources
from reader.library import Library
from reader.model import Article
from reader.store.protocol import NotFoundError


class Reading:
    """Reads sources one by one and tells people about those that cannot be read."""

    def __init__(self, *, follow: bool = False) -> None:
        self.failed = 0
        self.feeds: list[str] = []
        """The addresses of feeds among the sources, with ``follow``; else they are failures."""
        self._follow = follow

    def __call__(self, sources: Sequence[str]) -> Iterator[Incoming]:
        """Yield the articles that ``sources`` hold."""
        with Meter("reading source") as meter:
            for number, found in enumerate(read_sources(sources), 1):
                meter(number)
                if isinstance(found, Incoming):
                    yield found
                elif isinstance(found, Failure) and self._follow and is_feed(found):
                    self.feeds.append(found.source)
                elif isinstance(found, Failure):
                    self.failed += 1
                    say(str(found.error))
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


def run_add(args: Namespace) -> int:
    """Add every source that can be read, as one action, and print the ids; feeds are followed."""
    reading = Reading(follow=True)
    with opened(args, create=True) as library:
        ids = _add(library, reading(args.sources))
        ids += _follow(library, reading.feeds)
    emit(f"{article_id}\n".encode() for article_id in ids)
    return reading.status


def arguments_extract(parser: ArgumentParser) -> None:
    """Say what `kutip extract` takes."""
    _takes_sources(parser)
    takes_format(parser, "jsonl", "json")
    takes_output(parser)


def run_extract(args: Namespace) -> int:
    """Print what every source is made of; nothing is stored."""
    reading = Reading()
    lines = (orjson.dumps(extract_object(i.article, i.source)) for i in reading(args.sources))
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
            ids += _add(library, reading([source]))
    return ids, reading.status


def _takes_sources(parser: ArgumentParser) -> None:
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="a file (.txt, .md, .html, .html.gz), a folder with such files, an http or https "
        "address, or - for standard input",
    )
    parser.set_defaults(more="sources")


def _add(library: Library, found: Iterable[Incoming]) -> list[str]:
    names: list[str] = []

    def articles() -> Iterator[tuple[Article, bytes]]:
        for incoming in found:
            names.append(incoming.source)
            yield incoming.article, incoming.original

    added = library.add_all(articles())
    for name, result in zip(names, added, strict=True):
        if result.known:
            say(f"{name}: the same text is there already, as {result.article_id}")
    return [result.article_id for result in added]


def _follow(library: Library, addresses: Sequence[str]) -> list[str]:
    """Follow feeds, whose addresses were typed, and return their ids."""
    if not addresses:
        return []
    from reader.feeds.subscriptions import new_feed, subscribe_all

    followed = subscribe_all(library, [new_feed(address) for address in addresses])
    for address, result in zip(addresses, followed, strict=True):
        told = "is followed already" if result.known else "is followed now"
        say(f"{address}: the feed {told}; `kutip refresh` brings its articles")
    return [result.feed.id for result in followed]


def _array(lines: Iterable[bytes]) -> Iterator[bytes]:
    separator = b"[\n"
    for line in lines:
        yield separator + line
        separator = b",\n"
    yield b"\n]\n" if separator == b",\n" else b"[]\n"
