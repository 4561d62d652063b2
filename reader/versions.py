"""The versions of an article, as its page changed: which came before and which came after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Article, LinkKind
from reader.store.protocol import NotFoundError

if TYPE_CHECKING:
    from reader.library import Library


def later_versions(library: Library, article_id: str) -> list[str]:
    """Return the ids of the versions that came after an article, the next one first."""
    found = [article_id]
    while True:
        later = [
            link.article_id
            for link in library.store.links_to(found[-1])
            if link.kind is LinkKind.EARLIER_VERSION and link.article_id not in found
        ]
        if not later:
            return found[1:]
        found.append(later[-1])


def newest_version(library: Library, article_id: str) -> str:
    """Return the id of the newest version of an article, its own when there is no later one."""
    return [article_id, *later_versions(library, article_id)][-1]


def earlier_versions(library: Library, article: Article) -> list[str]:
    """Return the ids of the versions that came before an article, the last one first.

    One that the page went back to has come after several. Those that were deleted, or that an
    import did not bring along, are left out.
    """
    found: list[str] = []
    waiting = earlier_of(article)
    while waiting:
        before = waiting.pop(0)
        if before in (article.id, *found):
            continue
        try:
            earlier = library.read(before).article
        except NotFoundError:
            continue
        if not earlier.deleted:
            found.append(before)
            waiting[:0] = earlier_of(earlier)
    return found


def earlier_of(article: Article) -> list[str]:
    """Return the ids of the versions right before an article, the last one first."""
    return [link.article_id for link in article.links if link.kind is LinkKind.EARLIER_VERSION]
