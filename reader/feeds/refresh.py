"""Feeds looked through for what is new: several at once, politely, each for itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from reader.changes import edit
from reader.feeds import due
from reader.feeds.again import try_again
from reader.feeds.aside import aside
from reader.feeds.events import End, Event, What
from reader.feeds.items import ParsedFeed
from reader.feeds.merging import followed_at, merge
from reader.feeds.parse import parse_feed
from reader.feeds.subscriptions import feeds
from reader.feeds.taking import Taker, Taking
from reader.ingest.errors import IngestError
from reader.library import Library
from reader.model import LIBRARY_SCOPE, Feed, FeedState, Reach, now
from reader.store.protocol import (
    ConflictError,
    DamagedError,
    FeedView,
    NotFoundError,
    StoreError,
)
from reader.text.normalise import one_line

if TYPE_CHECKING:
    from signal import Signals

    from reader.ingest.fetch import Fetched, Limits

Report = Callable[[Event], None]

PARSE_SECONDS = 30.0
"""A feed that takes longer to read than this is given up."""
_LONGEST = 300


def refresh(
    library: Library,
    wanted: Sequence[Feed] | None,
    report: Report,
    *,
    force: bool = False,
    limits: Limits | None = None,
    stop: Collection[Signals] = (),
) -> End:
    """Look through feeds, all of them when ``wanted`` is None; ``report`` hears of every step.

    What came in is saved before it is reported, so that a refresh may be stopped at any moment.
    With ``force`` a feed is asked before its time, but never while its site asks to be left alone.
    Raises BusyError when another program is refreshing the library, StoreError, and
    KeyboardInterrupt when one of the signals in ``stop`` came.
    """
    with library.store.refreshing():
        views = feeds(library)
        if wanted is not None:
            ids = {feed.id for feed in wanted}
            views = [view for view in views if view.feed.id in ids]
        try:
            return asyncio.run(_Refresh(library, report, force, limits).run(views, stop))
        except asyncio.CancelledError:
            raise KeyboardInterrupt from None


class _Refresh:
    """One refresh: what is asked for, and how far it is."""

    def __init__(
        self, library: Library, report: Report, force: bool, limits: Limits | None
    ) -> None:
        from reader.ingest.fetch import Fetcher

        self._library, self._report, self._force = library, report, force
        self._fetcher = Fetcher(limits)
        self._together = asyncio.Semaphore(self._fetcher.limits.together)
        self._taker = Taker(library, self._fetcher)
        self._end = End()

    async def run(self, views: Sequence[FeedView], stop: Collection[Signals]) -> End:
        """Look through all of these feeds and return what came of it."""
        whole = asyncio.current_task()
        for number in stop:
            # An exception out of a handler could be raised, and lost, anywhere.
            with suppress(NotImplementedError):  # Windows
                asyncio.get_running_loop().add_signal_handler(number, whole.cancel)  # type: ignore[union-attr]
        self._end = End(total=len(views))
        self._finished = 0
        await asyncio.gather(*(self._one(view) for view in views))
        return self._end

    async def _one(self, view: FeedView) -> None:
        why = due.why_not(view.state, now(), self._force)
        if why:
            self._tell(What.SKIPPED, view.feed, error=why)
            return
        async with self._together:
            self._report(self._event(What.STARTED, view.feed))
            taking = Taking(view.feed, view.state, waiting=dict(view.state.waiting))
            try:
                what = await self._look(taking)
                self._tell(what, taking.feed, taking.new, _troubles(taking))
            except (ConflictError, NotFoundError, DamagedError) as error:
                self._tell(What.FAILED, taking.feed, taking.new, str(error))
            except (StoreError, BrokenPipeError):  # nobody listens any more: no fault of the feed
                raise
            except Exception as error:  # whatever is wrong with one feed, the others go on
                line = one_line(_line(taking.feed, error))[:_LONGEST]
                self._keep(taking, due.failed(view.state, now(), error, line))
                self._tell(What.FAILED, taking.feed, taking.new, line)

    async def _look(self, taking: Taking) -> What:
        state = taking.state
        etag, last_modified = self._since(taking)
        found = await self._fetcher.get(
            taking.feed.url,
            typed=taking.feed.typed,
            public=taking.feed.reach is Reach.PUBLIC,
            etag=etag,
            last_modified=last_modified,
        )
        if found.content == "unchanged":
            if self._reached(taking, found):
                return What.DONE
            await try_again(self._library, self._fetcher, taking)
            validators = found.etag or state.etag, found.last_modified or state.last_modified
            self._keep(taking, due.succeeded(now(), *validators, found.fresh))
            return What.UNCHANGED
        read = partial(parse_feed, found.data, found.url, found.content_type)
        parsed = await aside(read, PARSE_SECONDS)
        if self._reached(taking, found):  # a page that asks to log in is no new home of a feed
            return What.DONE
        self._name(taking, parsed)
        await try_again(self._library, self._fetcher, taking)
        await self._taker.take(taking, parsed)
        if parsed.fault:
            raise IngestError(taking.feed.url, parsed.fault, "tell the site")
        self._keep(taking, due.succeeded(now(), found.etag, found.last_modified, found.fresh))
        return What.DONE if taking.new else What.UNCHANGED

    def _since(self, taking: Taking) -> tuple[str, str]:
        """Return what asks for news only; not while an item is wanted that has come to nothing."""
        state = taking.state
        if taking.waiting:
            known = {seen.key for seen in self._library.store.seen(taking.feed.id)}
            if taking.waiting.keys() - known:
                return "", ""
        return state.etag, state.last_modified

    def _reached(self, taking: Taking, found: Fetched) -> bool:
        """Keep what a typed address turned out to be; follow a feed that has moved for good.

        What a server names is not what a person typed. Returns True when another feed is followed
        at the new address, which this one is merged into.
        """
        feed = taking.feed
        if feed.typed and feed.reach is Reach.UNKNOWN:
            self._change(taking, reach=Reach.LOCAL if found.local else Reach.PUBLIC)
        if found.moved and found.moved != feed.url:
            if other := followed_at(self._library, found.moved, feed):
                taking.merged = merge(self._library, feed, other)
                return True
            same = urlsplit(found.moved).hostname == urlsplit(feed.url).hostname
            self._change(taking, url=found.moved, typed=feed.typed and same)
        return False

    def _name(self, taking: Taking, parsed: ParsedFeed) -> None:
        feed = taking.feed
        title, site_url = feed.title or parsed.title, parsed.site_url or feed.site_url
        self._change(taking, title=title, site_url=site_url)

    def _change(self, taking: Taking, **values: Any) -> None:
        change = edit(taking.feed, replace(taking.feed, **values))
        if change:
            # Without a label no undo takes it back.
            with suppress(ConflictError):
                self._library.commit(LIBRARY_SCOPE, "", [change])
            taking.feed = replace(taking.feed, **values)

    def _keep(self, taking: Taking, state: FeedState) -> None:
        state = replace(state, waiting=dict(taking.waiting))
        self._library.store.save_feed_state(taking.feed.id, state)

    def _tell(self, what: What, feed: Feed, new: int = 0, error: str = "") -> None:
        """Report the last that there is to say of a feed."""
        self._finished += 1
        failed = self._end.failed + (what is What.FAILED)
        self._end = replace(self._end, new=self._end.new + new, failed=failed)
        self._report(self._event(what, feed, new, error))

    def _event(self, what: What, feed: Feed, new: int = 0, error: str = "") -> Event:
        title = feed.title or feed.url
        return Event(what, feed.id, title, new, error, self._finished, self._end.total)


def _line(feed: Feed, error: Exception) -> str:
    if isinstance(error, IngestError):
        return str(error)
    if isinstance(error, TimeoutError):
        return f"{feed.url}: it takes too long to read; tell the site"
    return f"{feed.url}: a fault in kutip ({type(error).__name__}: {error}); please report it"


def _troubles(taking: Taking) -> str:
    if taking.merged or not taking.troubles:
        return taking.merged[:_LONGEST]
    count = len(taking.troubles)
    pages = "a page" if count == 1 else f"{count} pages"
    return f"{pages} could not be had: {taking.troubles[0]}"[:_LONGEST]
