"""What a list of articles shows, all of one moment: its rows, and how much there is in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.query import Query, Sort, parse_query

if TYPE_CHECKING:
    from reader.library import Library
    from reader.store.protocol import ArticleRow, Counts


def listed(
    library: Library, query: str | Query = "", sort: Sort = Sort.NEWEST, limit: int = -1
) -> tuple[list[ArticleRow], Counts]:
    """Return the articles that ``query`` finds, in order, and the counts; raises QueryError."""
    parsed = parse_query(query) if isinstance(query, str) else query
    return library.store.listed(parsed, sort, limit)
