"""A feed that was public when a person typed it may not become one of the own network later."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import pytest

from reader.adding import add_address
from reader.feeds.subscriptions import new_feed, subscribe
from reader.ingest.net import transport
from reader.model import LIBRARY_SCOPE, Feed, Reach
from tests.reader.feeds.conftest import Newsroom, served
from tests.reader.feeds.writing import item

Lead = Callable[[bool], None]


@pytest.fixture
def lead(monkeypatch: pytest.MonkeyPatch) -> Lead:
    """Let names lead to the server, at an address that is public or, as it is, local."""
    real, is_public = socket.getaddrinfo, transport.is_public

    def look_up(host: Any, port: Any, *rest: Any, **options: Any) -> Any:
        return real("127.0.0.1", port, *rest, **options)

    def to(public: bool) -> None:
        monkeypatch.setattr(transport, "is_public", (lambda _: True) if public else is_public)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return to


def typed(room: Newsroom) -> str:
    room.server.routes["/f"] = served(item(1))
    return room.server.url("/f", host="kabar.example")


def reach(room: Newsroom, feed: Feed) -> Reach:
    return room.view(feed).feed.reach


def test_a_public_feed_cannot_lead_home_later(room: Newsroom, lead: Lead) -> None:
    lead(True)
    feed = subscribe(room.library, new_feed(typed(room))).feed
    assert room.refresh().new == 1 and reach(room, feed) is Reach.PUBLIC
    lead(False)
    assert room.refresh().failed == 1
    assert "private network is not followed" in room.last(feed).error
    assert len(room.server.asked("/f")) == 1
    again = subscribe(room.library, new_feed(feed.url))  # typed once more, now that it is local
    assert again.known and room.refresh().failed == 0
    assert len(room.server.asked("/f")) == 2 and reach(room, feed) is Reach.LOCAL
    assert room.library.undo(LIBRARY_SCOPE) == "follow a feed"


def test_a_local_feed_stays_one(room: Newsroom, lead: Lead) -> None:
    feed = subscribe(room.library, new_feed(typed(room))).feed
    for public in (False, True, False):
        lead(public)
        assert room.refresh().failed == 0
        assert reach(room, feed) is Reach.LOCAL


@pytest.mark.parametrize("public", [True, False])
def test_what_an_address_is_when_it_is_typed_is_kept(
    room: Newsroom, lead: Lead, public: bool
) -> None:
    lead(public)
    report = add_address(room.library, typed(room), lambda: False, lambda size, whole: None)
    assert not report.failures
    (feed,) = report.feeds
    assert feed.reach is (Reach.PUBLIC if public else Reach.LOCAL)
    lead(not public)
    assert room.refresh().failed == (1 if public else 0)
