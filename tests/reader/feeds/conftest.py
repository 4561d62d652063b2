"""A library that follows feeds of a server on loopback, typed by a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.feeds.events import End, Event
from reader.feeds.refresh import refresh
from reader.feeds.subscriptions import feeds, new_feed, subscribe
from reader.ingest.fetch import Limits
from reader.library import Library
from reader.model import Feed
from reader.query import Sort
from reader.store.protocol import FeedView
from tests.reader.feeds.writing import rss
from tests.servers import LoopbackServer, Respond, answer
from tests.waiting import PATIENT

QUICK = replace(PATIENT, tries=2, wait=0.1)

FEED = "application/rss+xml"


def served(*items: str, **headers: str) -> Respond:
    return answer(200, rss(*items), FEED, **headers)


class Newsroom:
    """What the tests do with feeds."""

    def __init__(self, library: Library, server: LoopbackServer) -> None:
        self.library, self.server = library, server
        self.events: list[Event] = []

    def follow(self, path: str, respond: Respond | None = None) -> Feed:
        if respond:
            self.server.routes[path] = respond
        return subscribe(self.library, new_feed(self.server.url(path))).feed

    def refresh(self, *wanted: Feed, force: bool = True, limits: Limits = QUICK) -> End:
        self.events = []
        return refresh(self.library, wanted or None, self.events.append, force=force, limits=limits)

    def view(self, feed: Feed) -> FeedView:
        return next(view for view in feeds(self.library) if view.feed.id == feed.id)

    def titles(self, query: str = "") -> list[str]:
        return sorted(row.title for row in self.library.rows(query, Sort.TITLE))

    def last(self, feed: Feed) -> Event:
        return [event for event in self.events if event.feed == feed.id][-1]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setenv("KUTIP_CACHE", str(tmp_path / "cache"))
    library = Library.open(tmp_path / "library")
    yield library
    library.close()


@pytest.fixture
def room(library: Library) -> Iterator[Newsroom]:
    with LoopbackServer() as server:
        yield Newsroom(library, server)
