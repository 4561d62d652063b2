"""Turns a query into SQL over the index."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson

from reader.query import Query, Sort, Term
from reader.store.index import Index
from reader.store.indexing import ARCHIVED, DELETED, VISIBLE, fold
from reader.store.protocol import ArticleRow

_COLUMNS = "id, title, site, url, published, precision, state, language, tags, attributions, shelf"
_ORDERS: Mapping[Sort, str] = {
    Sort.NEWEST: "moment DESC, id",
    Sort.OLDEST: "moment IS NULL, moment, id",
    Sort.ADDED: "added DESC, id",
    Sort.TITLE: "title_key, id",
    Sort.SITE: "site_key, moment DESC, id",
    Sort.ATTRIBUTIONS: "attributions DESC, moment DESC, id",
    Sort.STATE: "rank, moment DESC, id",
}
_SHELVED = ("state", "id")
"""A term of these fields finds archived articles, too."""


def find_rows(index: Index, query: Query, sort: Sort, limit: int, offset: int) -> list[ArticleRow]:
    """Return the articles that a query finds; raises sqlite3.Error."""
    where, parameters = _where(index, query)
    sql = f"SELECT {_COLUMNS} FROM articles WHERE {where} ORDER BY {_ORDERS[sort]} LIMIT ? OFFSET ?"
    return [_row(*found) for found in index.query(sql, [*parameters, limit, offset])]


def _row(*found: Any) -> ArticleRow:
    article_id, title, site, url, published, precision, state, language, tags, count, shelf = found
    return ArticleRow(
        id=article_id,
        title=title,
        site=site,
        url=url,
        published=datetime.fromisoformat(published) if published else None,
        precision=precision,
        state=state,
        language=language,
        tags=tuple(orjson.loads(tags)),
        attributions=count,
        deleted=shelf == DELETED,
    )


def _where(index: Index, query: Query) -> tuple[str, list[Any]]:
    if query.deleted:
        conditions = [f"shelf = {DELETED}"]
    elif any(term.field in _SHELVED and not term.negated for term in query.terms):
        conditions = [f"shelf IN ({VISIBLE}, {ARCHIVED})"]
    else:
        conditions = [f"shelf = {VISIBLE}"]
    parameters: list[Any] = []
    for term in query.terms:
        condition, values = _condition(index, term)
        conditions.append(f"NOT ({condition})" if term.negated else condition)
        parameters += values
    return " AND ".join(conditions), parameters


def _condition(index: Index, term: Term) -> tuple[str, list[Any]]:
    value = fold(term.value)
    match term.field:
        case "":
            return _words(term.value)
        case "title" | "site" | "author":
            column = {"title": "title_key", "site": "site_key", "author": "authors_key"}[term.field]
            return f"instr({column}, ?) > 0", [value]
        case "tag":
            return "n IN (SELECT n FROM tags WHERE tag = ?)", [value]
        case "type":
            return "n IN (SELECT n FROM types WHERE type = ?)", [value]
        case "state":
            return ("1", []) if value == "all" else ("state = ?", [value])
        case "lang":
            return "(lower(language) = ? OR substr(lower(language), 1, ?) = ?)", [
                value,
                len(value) + 1,
                f"{value}-",
            ]
        case "id":
            return "(id >= ? AND id < ?)", [value, f"{value}~"]
        case "before":
            return "(published IS NOT NULL AND published < ?)", [term.value]
        case "after":
            return "(published IS NOT NULL AND published >= ?)", [term.value]
        case _:
            speakers = orjson.dumps(_speakers_called(index, term.value)).decode()
            return (
                "n IN (SELECT n FROM uses WHERE speaker_id IN (SELECT value FROM json_each(?)))",
                [speakers],
            )


def _words(value: str) -> tuple[str, list[Any]]:
    """Match words in the title or the text, the last one by its beginning."""
    if not any(c.isalnum() for c in value):
        return "instr(title_key, ?) > 0", [fold(value)]
    phrase = '"' + value.replace('"', '""') + '"*'
    return (
        "(n IN (SELECT rowid FROM titles WHERE titles MATCH ?)"
        " OR n IN (SELECT rowid FROM texts WHERE texts MATCH ?))",
        [phrase, phrase],
    )


def _speakers_called(index: Index, name: str) -> list[str]:
    """Return the ids of all speakers who are, once merged, someone with such a name or id."""
    called = {
        speaker_id
        for (speaker_id,) in index.query(
            "SELECT id FROM speakers WHERE instr(names, ?) > 0 OR id = ?", (fold(name), name)
        )
    }
    into = dict(index.query("SELECT id, merged_into FROM speakers WHERE merged_into != ''"))
    wanted = {_canonical(speaker_id, into) for speaker_id in called}
    merged = {speaker_id for speaker_id in into if _canonical(speaker_id, into) in wanted}
    return sorted(wanted | merged)


def _canonical(speaker_id: str, into: Mapping[str, str]) -> str:
    seen = set()
    while speaker_id in into and speaker_id not in seen:
        seen.add(speaker_id)
        speaker_id = into[speaker_id]
    return speaker_id
