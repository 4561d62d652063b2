"""The commands about feeds: `kutip feeds` and `kutip refresh`."""

from __future__ import annotations

import shutil
import signal
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from types import FrameType

import orjson

from reader.codec import Json, to_json
from reader.commands.common import emit, opened, say, takes_format, takes_output, wide
from reader.commands.tables import table
from reader.feeds.events import End, Event, What, event_json
from reader.feeds.subscriptions import (
    FeedView,
    edit_feed,
    feeds,
    find_feed,
    unsubscribe,
)
from reader.model import FullText
from reader.text.passwords import without_password

_ID_SHOWN = 10
"""Characters of an id that a terminal shows at least."""


def arguments_feeds(parser: ArgumentParser) -> None:
    """Say what `kutip feeds` takes."""
    parser.add_argument(
        "feeds", nargs="*", metavar="FEED", help="an id or how it begins, an address or a title"
    )
    parser.add_argument("--remove", action="store_true", help="follow these feeds no longer")
    parser.add_argument("--title", help="give this feed another title")
    parser.add_argument("--folder", help="move these feeds to a folder, such as News/Politics")
    parser.add_argument(
        "--full-text",
        choices=[str(choice) for choice in FullText],
        help="fetch the pages of these feeds' items: for stubs only (auto), always or never",
    )
    parser.add_argument("--opml", action="store_true", help="write the feeds as OPML")
    takes_format(parser, "table", "json")
    takes_output(parser)
    parser.set_defaults(more="feeds")


def run_feeds(args: Namespace) -> int:
    """List the feeds, or change those that are named."""
    from reader.export.formats import OptionError

    changes = _changes(args)
    if (changes or args.remove) and not args.feeds:
        raise OptionError("name the feeds to change; `kutip feeds` lists them")
    if args.title is not None and len(args.feeds) > 1:
        raise OptionError("a title is for one feed")
    with opened(args) as library:
        named = [find_feed(library, name) for name in args.feeds]
        if args.remove:
            unsubscribe(library, named)
            for feed in named:
                say(f"{feed.title or feed.url}: not followed any more; its articles stay")
            return 0
        if changes:
            for feed in named:
                edit_feed(library, feed, **changes)
        views = [v for v in feeds(library) if not named or v.feed.id in {f.id for f in named}]
    emit([_listed(args, views)], args.output)
    return 0


def _changes(args: Namespace) -> dict[str, str | FullText]:
    given = {"title": args.title, "folder": args.folder}
    changes = {name: value for name, value in given.items() if value is not None}
    return changes | ({"full_text": FullText(args.full_text)} if args.full_text else {})


def _listed(args: Namespace, views: list[FeedView]) -> bytes:
    if args.opml:
        from reader.feeds.opml import password_words, write_opml

        listed = [view.feed for view in views]
        if words := password_words(listed):
            say(words)
        return write_opml(listed)
    if args.format == "json":
        value = orjson.dumps([feed_json(view) for view in views], option=orjson.OPT_INDENT_2)
        return value + b"\n"
    width = None if wide(args) else shutil.get_terminal_size().columns
    shown = None if width is None else _telling_apart([view.feed.id for view in views])
    header = ("ID", "UNREAD", "ALL", "CHECKED", "FOLDER", "TITLE", "STATE")
    lines = [
        (
            view.feed.id[:shown],
            str(view.unread),
            str(view.articles),
            view.state.checked.strftime("%Y-%m-%d %H:%M") if view.state.checked else "",
            view.feed.folder,
            view.feed.title or without_password(view.feed.url),
            view.state.error or ("gone" if view.state.gone else ""),
        )
        for view in views
    ]
    return table(header, lines, width, right=(1, 2), giving=(4, 5, 6)).encode()


def _telling_apart(ids: Sequence[str]) -> int:
    """Return how many characters of ids are enough to name one of them."""
    return next(n for n in range(_ID_SHOWN, 99) if len({i[:n] for i in ids}) == len(ids) or n > 26)


def feed_json(view: FeedView) -> Json:
    """Return a feed as `kutip feeds --format json` has it."""
    feed = {k: v for k, v in to_json(view.feed).items() if k not in ("deleted", "revision")}
    feed |= {name: without_password(feed[name]) for name in ("url", "site_url")}
    hidden = ("etag", "last_modified", "waiting")
    state = {k: v for k, v in to_json(view.state).items() if k not in hidden}
    return feed | state | {"articles": view.articles, "unread": view.unread}


def arguments_refresh(parser: ArgumentParser) -> None:
    """Say what `kutip refresh` takes."""
    parser.add_argument(
        "feeds", nargs="*", metavar="FEED", help="only these: an id, an address or a title"
    )
    parser.add_argument(
        "--force", action="store_true", help="also feeds whose time has not come or that are gone"
    )
    parser.add_argument(
        "--tied",
        action="store_true",
        help="stop when standard input ends: for a program that starts this one",
    )
    takes_format(parser, "text", "jsonl")
    parser.set_defaults(more="feeds")


def run_refresh(args: Namespace) -> int:
    """Look for what is new; the status is 1 when a feed could not be read, 130 when stopped."""
    from reader.feeds.refresh import refresh

    stops = (signal.SIGINT, signal.SIGTERM)
    for number in stops:
        signal.signal(number, _stop)
    if args.tied:
        from reader.commands.tied import tie_to_stdin

        tie_to_stdin()
    tell = _Lines() if args.format == "jsonl" else _Text()
    with opened(args) as library:
        wanted = [find_feed(library, name) for name in args.feeds] or None
        end = refresh(library, wanted, tell.step, force=args.force, stop=stops)
    tell.end(end)
    return 1 if end.failed else 0


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


class _Lines:
    """One JSON object a line, at once."""

    def step(self, event: Event) -> None:
        """Tell of a feed."""
        self._write(event)
        if event.event is What.FAILED:
            say(event.error)

    def end(self, end: End) -> None:
        """Tell what came of it all."""
        self._write(end)

    def _write(self, event: Event | End) -> None:
        emit([orjson.dumps(event_json(event)) + b"\n"])


class _Text:
    """A line for each feed that people want to know about."""

    def step(self, event: Event) -> None:
        """Tell of a feed."""
        if event.event is What.FAILED:
            say(event.error)
        elif event.event is What.DONE:
            emit([f"{event.title}: {event.new} new\n".encode()])
        if event.event in (What.DONE, What.SKIPPED) and event.error:
            say(f"{event.title}: {event.error}")

    def end(self, end: End) -> None:
        """Tell what came of it all."""
        feeds = "1 feed" if end.total == 1 else f"{end.total} feeds"
        failed = f", {end.failed} failed" if end.failed else ""
        emit([f"{end.new} new from {feeds}{failed}\n".encode()])
