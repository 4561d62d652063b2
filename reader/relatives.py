"""The articles that an article is related to: other versions of its page, and near duplicates."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.model import LinkKind
from reader.store.protocol import NotFoundError
from reader.versions import earlier_versions, later_versions

if TYPE_CHECKING:
    from reader.library import Library


class Relation(StrEnum):
    """What another article is to this one."""

    LATER = "later version"
    EARLIER = "earlier version"
    NEAR = "near duplicate"


class Relative(NamedTuple):
    """An article that is related to another one."""

    relation: Relation
    article_id: str
    title: str
    site: str
    moment: datetime | None
    """When it was fetched or came in; of a near duplicate when it was published."""


def relatives(library: Library, article_id: str) -> list[Relative]:
    """Return what an article is related to: the newest version first, then back, then copies.

    What was deleted is left out. May wait for the disk; raises StoreError.
    """
    article = library.read(article_id).article
    near = [link.article_id for link in article.links if link.kind is LinkKind.NEAR_DUPLICATE]
    near += [
        link.article_id
        for link in library.store.links_to(article_id)
        if link.kind is LinkKind.NEAR_DUPLICATE
    ]
    wanted = [(Relation.LATER, i) for i in reversed(later_versions(library, article_id))]
    wanted += [(Relation.EARLIER, i) for i in earlier_versions(library, article)]
    wanted += [(Relation.NEAR, i) for i in dict.fromkeys(near)]
    found = (_relative(library, relation, other) for relation, other in wanted)
    return [relative for relative in found if relative is not None]


def _relative(library: Library, relation: Relation, article_id: str) -> Relative | None:
    try:
        article = library.read(article_id).article
    except NotFoundError:
        return None
    if article.deleted:
        return None
    moment = article.published if relation is Relation.NEAR else article.retrieved
    return Relative(relation, article_id, article.title, article.site, moment)
