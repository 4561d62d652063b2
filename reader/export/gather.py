"""Takes what a query finds out of a library, so that every format gets the same articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.export.formats import ExportData
from reader.export.passwords import without_passwords
from reader.model import ArticleState, Record, now
from reader.query import Query, Sort, Term, parse_query
from reader.store.protocol import ArticleRow, NotFoundError, Progress

if TYPE_CHECKING:
    from reader.library import Library

_NEVER = datetime.max.replace(tzinfo=UTC)


def gather(
    library: Library, query: str = "", progress: Progress | None = None, *, copy: bool = False
) -> ExportData:
    """Return what ``query`` finds, read from the disk only while it is written.

    Archived articles belong to it, although the list hides them: an archive must not make numbers
    wrong. Of an article whose page has changed only the newest version belongs to it, so that no
    quote counts twice. ``state:`` or ``id:`` in the query decides otherwise; and with ``copy``,
    which is for what is to be brought back in, the whole library has its earlier versions, too.
    Raises QueryError.
    """
    parsed = parse_query(query)
    ids = [row.id for row in found(library, parsed, versions=copy and not parsed.terms)]
    return ExportData(
        records=_records(library, ids, progress),
        speakers=library.speakers(),
        exported=now(),
        everything=not parsed.terms,
    )


def found(library: Library, query: Query, *, versions: bool = False) -> list[ArticleRow]:
    """Return the articles of a query, archived ones too: by time of publication, then by id.

    Earlier versions are left out, but with ``versions`` or when the query asks for them.
    """
    rows = library.rows(query, Sort.OLDEST)
    earlier: frozenset[str] = frozenset()
    if not any(term.field in ("state", "id") for term in query.terms):
        archived = Term("state", ArticleState.ARCHIVED.value)
        rows += library.rows(query._replace(terms=(*query.terms, archived)), Sort.OLDEST)
        earlier = frozenset() if versions else library.store.superseded()
    unique = {row.id: row for row in rows if row.id not in earlier}
    return sorted(unique.values(), key=lambda row: (row.published or _NEVER, row.id))


def _records(library: Library, ids: Sequence[str], progress: Progress | None) -> Iterator[Record]:
    for done, article_id in enumerate(ids, 1):
        try:
            record = library.read(article_id)
        except NotFoundError:  # somebody took it away meanwhile
            continue
        if not record.article.deleted:
            yield replace(record, article=without_passwords(record.article))
        if progress:
            progress(done, len(ids))
