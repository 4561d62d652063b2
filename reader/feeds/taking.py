"""Items become articles here, each once: whatever its feed rewrites, whichever feeds bring it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.arrivals import arrival, bring_in
from reader.feeds.articles import better, own_article, wants_page
from reader.feeds.aside import aside
from reader.feeds.items import Identified, Item, ParsedFeed, identified
from reader.ingest.errors import IngestError
from reader.library import Library
from reader.model import Article, Feed, FeedState, Seen
from reader.store.protocol import DamagedError, NotFoundError

if TYPE_CHECKING:
    from reader.ingest.fetch import Fetcher

SECONDS = 30.0
"""A page or an item that takes longer to take apart is given up."""
MOST_PAGES = 50
"""Pages that are fetched for one feed in one refresh, of its newest items; the rest are taken as
they stand in the feed."""
MOST_TRIES = 4
"""Refreshes in which a page is tried that its site cannot give just now."""
_AT_ONCE = 25
"""Articles that are saved together, unless fetching their pages takes its time anyway."""


class _Made(NamedTuple):
    found: Identified
    article: Article
    original: bytes


@dataclass(slots=True)
class Taking:
    """How far the items of one feed are."""

    feed: Feed
    state: FeedState
    new: int = 0
    """New articles that are saved."""
    troubles: list[str] = field(default_factory=list)
    """One line for each page that could not be had; the item's own text was taken instead."""
    merged: str = ""
    """What is to be told of a feed that turned out to be another one; it is followed no more."""
    made: list[_Made] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    """Items that are no news, or nothing at all, and are still to be kept as seen."""
    claimed: set[str] = field(default_factory=set)
    """The links that other feeds leave to this one until their articles are saved."""
    waiting: dict[str, int] = field(default_factory=dict)
    """As in the state of the feed: the items whose pages are still to be had."""

    def missed(self, key: str, link: str, error: IngestError | TimeoutError) -> None:
        """Note that the page of an item could not be had; it may be the next time."""
        self.troubles.append(str(error) or f"{link}: it takes too long to read")
        tries = self.waiting.pop(key, 0) + 1
        if tries < MOST_TRIES and _may_pass(error):
            self.waiting[key] = tries


class Taker:
    """Makes articles of what the feeds of one refresh bring."""

    def __init__(self, library: Library, fetcher: Fetcher) -> None:
        self._library, self._fetcher = library, fetcher
        self._claims: dict[str, asyncio.Future[str]] = {}

    async def take(self, taking: Taking, parsed: ParsedFeed) -> None:
        """Save the items that were not seen before, oldest first; raises StoreError."""
        known = self._library.store.seen(taking.feed.id)
        keys = {item.key for item in known} | {item.content for item in known}
        items = identified(parsed)
        for key in taking.waiting.keys() - keys - {found.key for found in items}:
            del taking.waiting[key]  # it is no longer in the feed
        fresh = []
        for found in items:
            if found.key not in keys and (not found.content or found.content not in keys):
                fresh.append(found)
                keys |= {found.key, found.content}
        paged = {found.key for found in fresh[:MOST_PAGES] if found.link}
        try:
            for found in reversed(fresh):
                there = await self._there(taking, found.link)
                if there:
                    taking.seen.append(Seen(found.key, found.content, there))
                else:
                    await self._make(taking, parsed, found, page=found.key in paged)
                if len(taking.made) >= _AT_ONCE:
                    self._save(taking)
            self._save(taking)
        finally:
            # Another feed may wait for what will not come now.
            for link in list(taking.claimed):
                self._give_up(taking, link)

    async def _there(self, taking: Taking, link: str) -> str:
        """Return the article from this address, by whatever feed; empty when there is none.

        When another feed is just fetching it, this one saves first what others may wait for.
        """
        if link in self._claims:
            self._save(taking)
            while link in self._claims:
                found = await asyncio.shield(self._claims[link])
                if found:
                    return found
        return next(iter(self._library.store.from_url(link)), "")

    async def _make(
        self, taking: Taking, parsed: ParsedFeed, found: Identified, *, page: bool
    ) -> None:
        if found.link:
            taking.claimed.add(found.link)
            self._claims[found.link] = asyncio.get_running_loop().create_future()
        try:
            own = await aside(partial(_own, found.item, parsed), SECONDS)
        except (IngestError, TimeoutError):
            own = None
        made = own
        if page and wants_page(found.item, own[0] if own else None, taking.feed.full_text):
            self._save(taking)  # nothing waits for a slow page
            made = await self._page(taking, found, own) or own
        if made:
            taking.made.append(_Made(found, *made))
            return
        if found.key not in taking.waiting:  # else it is news again the next time
            taking.seen.append(Seen(found.key, found.content, ""))
        self._give_up(taking, found.link)

    async def _page(
        self, taking: Taking, of: Identified, own: tuple[Article, bytes] | None
    ) -> tuple[Article, bytes] | None:
        """Return the article of the item's page, None when the item's own text is better."""
        from reader.ingest.html import article_from_html

        item = of.item
        try:
            found = await self._fetcher.get(
                item.link, typed=is_neighbour(taking.feed, item.link), bulk=True
            )
            if found.content != "page":
                taking.waiting.pop(of.key, None)
                return None
            read = partial(article_from_html, found.data, found.url, found.content_type)
            page = better(own[0] if own else None, await aside(read, SECONDS), item, found.url)
        except (IngestError, TimeoutError) as error:
            taking.missed(of.key, item.link, error)
            return None
        taking.waiting.pop(of.key, None)
        return (page, found.data) if page else None

    def _save(self, taking: Taking) -> None:
        """Save what was made, then that it was seen: cut in two, it is found by its text again."""
        store = self._library.store
        wanted = [made for made in taking.made if not self._deleted(made.article.id)]
        coming = (arrival(made.article, made.original) for made in wanted)
        for added in bring_in(self._library, coming, undoable=False):
            taking.new += not added.known
        seen = [Seen(m.found.key, m.found.content, m.article.id) for m in taking.made]
        if seen or taking.seen:
            store.save_feed_state(taking.feed.id, taking.state, [*taking.seen, *seen])
        for made in taking.made:
            taking.claimed.discard(made.found.link)
            self._free(made.found.link, made.article.id)
        taking.made, taking.seen = [], []

    def _deleted(self, article_id: str) -> bool:
        """Tell whether the article is there and deleted: it does not come back."""
        try:
            return self._library.store.read(article_id).article.deleted
        except NotFoundError:
            return False
        except DamagedError:
            return True

    def _give_up(self, taking: Taking, link: str) -> None:
        taking.claimed.discard(link)
        self._free(link, "")

    def _free(self, link: str, article_id: str) -> None:
        claim = self._claims.pop(link, None)
        if claim and not claim.done():
            claim.set_result(article_id)


def _may_pass(error: Exception) -> bool:
    """Tell whether what kept a page back is a trouble of the moment."""
    from reader.ingest.net.errors import FetchError

    return isinstance(error, FetchError) and (error.transient or error.status >= 500)


def is_neighbour(feed: Feed, link: str) -> bool:
    """Tell whether a local page may be fetched because a person typed the feed beside it.

    Only from the very scheme, host and port of a typed feed, and only when its address itself
    says that it is a local one: a name that leads elsewhere tomorrow gives nothing away.
    """
    from reader.ingest.net.addresses import is_local, target

    if not feed.typed:
        return False
    try:
        there, home = target(link, typed=True), target(feed.url, typed=True)
    except IngestError:
        return False
    return there.origin == home.origin and is_local(home.host)


def _own(item: Item, parsed: ParsedFeed) -> tuple[Article, bytes]:
    from reader.ingest.plain import host_of

    return own_article(item, host_of(item.link or parsed.site_url), parsed.language)
