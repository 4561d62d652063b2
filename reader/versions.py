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

    One that was deleted, or that an import did not bring along, ends the row.
    """
    found = [article.id]
    while True:
        before = earlier_of(article)
        if not before or before in found:
            return found[1:]
        try:
            article = library.read(before).article
        except NotFoundError:
            return found[1:]
        if article.deleted:
            return found[1:]
        found.append(before)


def earlier_of(article: Article) -> str:
    """Return the id of the version before an article, empty when it names none."""
    ids = [link.article_id for link in article.links if link.kind is LinkKind.EARLIER_VERSION]
    return ids[0] if ids else ""
