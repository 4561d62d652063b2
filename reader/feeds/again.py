"""Pages that could not be had are tried again, a few times, and then take the place of stubs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.feeds.articles import better
from reader.feeds.aside import aside
from reader.feeds.items import Item
from reader.feeds.taking import SECONDS, Taking, is_neighbour
from reader.ingest.errors import IngestError
from reader.library import Library
from reader.model import Article, Seen
from reader.store.protocol import ConflictError, DamagedError, NotFoundError
from reader.versions import newest_version

if TYPE_CHECKING:
    from reader.ingest.fetch import Fetcher


async def try_again(library: Library, fetcher: Fetcher, taking: Taking) -> None:
    """Fetch the pages that the items of a feed still lack; raises StoreError.

    What comes is a later version of the stub, read or unread as that is, with what was marked in
    it. A stub that was deleted, or fetched again by a person meanwhile, is left alone.
    """
    if not taking.waiting:
        return
    articles = {seen.key: seen.article_id for seen in library.store.seen(taking.feed.id)}
    for key in [key for key in taking.waiting if articles.get(key)]:
        stub = _stub(library, articles[key])
        if stub is None:
            del taking.waiting[key]
        else:
            await _one(library, fetcher, taking, key, stub)


def _stub(library: Library, article_id: str) -> Article | None:
    try:
        article = library.read(article_id).article
    except (NotFoundError, DamagedError):
        return None
    if article.deleted or not article.url or newest_version(library, article_id) != article_id:
        return None
    return article


async def _one(library: Library, fetcher: Fetcher, taking: Taking, key: str, stub: Article) -> None:
    from reader.ingest.html import article_from_html
    from reader.renewing import Outcome, renew

    try:
        typed = is_neighbour(taking.feed, stub.url)
        found = await fetcher.get(stub.url, typed=typed, bulk=True)
        page = None
        if found.content == "page":
            read = partial(article_from_html, found.data, found.url, found.content_type)
            item = Item(title=stub.title, link=stub.url)
            page = better(stub, await aside(read, SECONDS), item, found.url)
        if page is not None:
            result = renew(library, stub.id, page, found.data, label="")
            if result.outcome is Outcome.NEW_VERSION:
                seen = Seen(f"page:{key}", "", result.version_id)
                library.store.save_feed_state(taking.feed.id, taking.state, [seen])
    except (IngestError, TimeoutError) as error:
        taking.missed(key, stub.url, error)
    except ConflictError:  # a person is just at work on it
        return
    else:
        del taking.waiting[key]
