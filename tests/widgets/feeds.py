"""A library that follows feeds, and the news that a server on loopback has for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from reader.feeds.subscriptions import edit_feed, feeds, new_feed, subscribe
from reader.library import Library
from reader.model import Feed, FeedState

PAST = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
FAR = datetime(2996, 3, 14, 12, 0, tzinfo=UTC)


def rss(title: str, *items: str) -> bytes:
    """A feed whose items have these titles, each with a text long enough to be whole."""
    bodies = (
        f"<item><title>{item}</title><link>https://contoh.example/{n}/{item[:9].strip()}</link>"
        f"<guid>{item}</guid><pubDate>Sat, 14 Mar 2026 12:{n:02}:00 +0700</pubDate>"
        f"<description>&lt;p&gt;{item} {'air surut di hilir sungai itu ' * 40}.&lt;/p&gt;"
        "</description></item>"
        for n, item in enumerate(items, 1)
    )
    text = "".join(bodies)
    head = f"<title>{title}</title><link>https://contoh.example/</link>"
    return f'<rss version="2.0"><channel>{head}{text}</channel></rss>'.encode()


def followed(library: Library, title: str, folder: str = "", **state: object) -> Feed:
    """Follow a feed that is as ``state`` says."""
    address = f"https://{title.lower().replace(' ', '-')}.example/feed.xml"
    feed = subscribe(library, new_feed(address, folder, title)).feed
    if state:
        library.store.save_feed_state(feed.id, replace(FeedState(), **state))  # type: ignore[arg-type]
    return feed


def some_feeds(library: Library) -> None:
    """Follow a feed of every kind, in and out of folders."""
    followed(library, "Kabar Wirna", "Berita", checked=PAST, next_due=FAR)
    followed(library, "Tajuk Ranu", "Berita/Daerah", checked=PAST, next_due=PAST)
    followed(
        library,
        "Pasar Banyu",
        "Berita/Daerah",
        checked=PAST,
        next_due=FAR,
        failures=3,
        error="https://pasar-banyu.example/feed.xml: the server says 500; try again later",
    )
    followed(library, "Radio Lama", checked=PAST, next_due=FAR, gone=True)
    followed(library, "Belum Pernah")


def titles(library: Library) -> list[str]:
    """The titles of the feeds that are followed, as they are listed."""
    return [view.feed.title for view in feeds(library)]


def renamed(library: Library, title: str, to: str) -> None:
    """Give a feed another title from another window."""
    (feed,) = [view.feed for view in feeds(library) if view.feed.title == title]
    edit_feed(library, feed, title=to)
