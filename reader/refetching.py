"""Fetches articles again: what changed is kept as a later version, with its quotes carried over.

The later version links to the earlier one, which is archived. Attributions and rejections go along
as far as they are found again for sure; the others stay with the earlier version. All of it is one
action of the library, which one undo takes back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.ingest.errors import IngestError
from reader.model import Article
from reader.renewing import Outcome, Refetched, renew
from reader.store.protocol import ConflictError, DamagedError, NotFoundError
from reader.turns import Turn, at_once, unless_cancelled
from reader.versions import newest_version

if TYPE_CHECKING:
    from reader.ingest.fetch import Fetched, Fetcher
    from reader.ingest.net.body import Limits, Progress
    from reader.library import Library

__all__ = ["NotFetched", "Outcome", "Refetched", "address_of", "refetch", "refetch_all"]

_Fault = IngestError | ConflictError | DamagedError | NotFoundError
_FAULTS = (IngestError, ConflictError, DamagedError, NotFoundError)
"""What is wrong with one article and no other."""
_TOGETHER = 16
"""Articles fetched before the first of them is compared."""


@dataclass(frozen=True, slots=True)
class NotFetched:
    """An article that could not be fetched again; it is as it was."""

    article_id: str
    title: str
    """Empty when the article itself cannot be read."""
    error: _Fault


def refetch(
    library: Library,
    article_id: str,
    *,
    local: bool = False,
    dry_run: bool = False,
    cancel: Callable[[], bool] | None = None,
    progress: Progress | None = None,
    in_turn: Turn = at_once,
) -> Refetched:
    """Fetch the newest version of an article again and keep what has changed.

    Only with ``local``, which a person has to say, may the address be one of this machine or a
    private network: nobody knows any more whether a person typed it or a page named it. With
    ``dry_run`` nothing is saved. ``cancel`` and ``progress`` are those of ``fetch``; what is saved
    is saved ``in_turn``. Slow: never on the UI thread. Raises IngestError, which is a NotTypedError
    when only ``local`` is missing, FetchCancelledError, StoreError.
    """
    from reader.ingest.fetch import fetch
    from reader.ingest.pages import fetched_article

    article = library.read(newest_version(library, article_id)).article
    found = fetch(address_of(article), typed=local, cancel=cancel, progress=progress)
    page = fetched_article(found, article.url)
    keep = partial(renew, library, article.id, *page, dry_run=dry_run)
    return in_turn(unless_cancelled(keep, article.url, cancel))


def refetch_all(
    library: Library,
    article_ids: Sequence[str],
    *,
    local: bool = False,
    dry_run: bool = False,
    limits: Limits | None = None,
) -> Iterator[Refetched | NotFetched]:
    """Fetch many articles again, politely: one request per host at a time, robots.txt kept to.

    Each is an action of its own and is saved before it is yielded. One that cannot be fetched or
    read, or that somebody changes meanwhile, ends nothing. No more than a few are held in memory.
    Raises StoreError when nothing can be saved any more.
    """
    import asyncio

    from reader.ingest.fetch import Fetcher

    newest = list(dict.fromkeys(newest_version(library, i) for i in article_ids))
    with asyncio.Runner() as runner:
        fetcher = Fetcher(limits)
        for first in range(0, len(newest), _TOGETHER):
            batch = [_wanted(library, i) for i in newest[first : first + _TOGETHER]]
            pages = runner.run(_fetched(fetcher, batch, local=local))
            for wanted, page in zip(batch, pages, strict=True):
                yield _renewed(library, wanted, page, dry_run=dry_run)


def address_of(article: Article) -> str:
    """Return where an article can be fetched; raises IngestError when it came from no address."""
    from reader.ingest.pages import is_address

    if not article.url:
        what, mend = "it did not come from the web", "give it an address in its details"
    elif not is_address(article.url):
        what, mend = f"{article.url[:200]} cannot be fetched", "correct its address"
    else:
        return article.url
    raise IngestError(article.title or article.id, what, mend)


def _with_way(error: IngestError, article_id: str) -> IngestError:
    """Return an error that names ``--local`` when that is all that is missing."""
    from reader.ingest.net.errors import NotTypedError

    if not isinstance(error, NotTypedError):
        return error
    mend = f"when you trust it: kutip refetch {article_id[:10]} --local"
    return IngestError(error.where, error.what, mend)


class _Wanted(NamedTuple):
    """What is to be fetched: an article's address, or why there is none."""

    article_id: str
    title: str
    address: str | _Fault


def _wanted(library: Library, article_id: str) -> _Wanted:
    title = ""
    try:
        article = library.read(article_id).article
        title = article.title
        return _Wanted(article_id, title, address_of(article))
    except _FAULTS as error:
        return _Wanted(article_id, title, error)


async def _fetched(
    fetcher: Fetcher, batch: Sequence[_Wanted], *, local: bool
) -> list[Fetched | _Fault]:
    import asyncio

    async def one(wanted: _Wanted) -> Fetched | _Fault:
        if not isinstance(wanted.address, str):
            return wanted.address
        try:
            return await fetcher.get(wanted.address, typed=local, bulk=True)
        except IngestError as error:
            return _with_way(error, wanted.article_id)

    return await asyncio.gather(*map(one, batch))


def _renewed(
    library: Library, wanted: _Wanted, page: Fetched | _Fault, *, dry_run: bool
) -> Refetched | NotFetched:
    from reader.ingest.pages import fetched_article

    try:
        if isinstance(page, _FAULTS):
            raise page
        found = fetched_article(page, str(wanted.address))
        return renew(library, wanted.article_id, *found, dry_run=dry_run)
    except _FAULTS as error:
        return NotFetched(wanted.article_id, wanted.title, error)
