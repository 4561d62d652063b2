"""Turns a query into SQL over the index."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import chain
from operator import itemgetter
from types import MappingProxyType
from typing import Any

import orjson

from reader.codec import feed_from, feed_state_from, speaker_from
from reader.model import Copy, LinkKind, Speaker
from reader.query import Query, Sort, Term
from reader.speakers import fold
from reader.store.index import Index
from reader.store.indexing import ARCHIVED, DELETED, VISIBLE
from reader.store.protocol import ArticleRow, Counts, FeedView, Linked
from reader.store.tracking import GONE

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
_OF_FEEDS = (
    "articles.id IN (SELECT article_id FROM feed_items WHERE feed_id IN "
    "(SELECT id FROM feeds WHERE {}))"
)
_LINKED = (
    "articles.n IN (SELECT l.n FROM links AS l JOIN articles AS o ON o.id = l.target "
    f"WHERE l.kind = '{{}}' AND o.shelf < {DELETED})"
)
_NAMED = (
    "articles.id IN (SELECT l.target FROM links AS l JOIN articles AS o ON o.n = l.n "
    f"WHERE l.kind = '{{}}' AND o.shelf < {DELETED})"
)
_IS_NEAR, _HAS_NEAR = (where.format(LinkKind.NEAR_DUPLICATE) for where in (_LINKED, _NAMED))
_NEWEST = "NOT " + _NAMED.format(LinkKind.EARLIER_VERSION)
"""An earlier version's quotes stand in the newest one, too, and are not counted twice."""
_FIXED: Mapping[tuple[str, str], str] = {
    ("state", "all"): "1",
    ("is", "copy"): _IS_NEAR,
    ("is", "duplicate"): f"(copies > 0 OR {_IS_NEAR} OR {_HAS_NEAR})",
    ("is", "version"): _LINKED.format(LinkKind.EARLIER_VERSION),
}
"""The terms of few values that are not compared with a column."""
_SHELVED = ("state", "id")
"""A term of these fields finds archived articles, too."""

_FEWEST_SHARED = 4
"""Of the 16 numbers of a sketch so many must be the same: at a Jaccard index of .4 that leaves out
about 2 in 100, from .6 on hardly any."""
_SAME_SHINGLE = 400
_MOST_ALIKE = 12


def find_rows(index: Index, query: Query, sort: Sort, limit: int, offset: int) -> list[ArticleRow]:
    """Return the articles that a query finds; raises sqlite3.Error."""
    where, parameters = _where(index, query)
    sql = f"SELECT {_COLUMNS} FROM articles WHERE {where} ORDER BY {_ORDERS[sort]} LIMIT ? OFFSET ?"
    return [_row(*found) for found in index.query(sql, [*parameters, limit, offset])]


def has_articles(index: Index) -> bool:
    """Tell whether there is any article, a deleted one, too; raises sqlite3.Error."""
    return bool(index.query("SELECT 1 FROM articles LIMIT 1"))


def find_ids(index: Index) -> list[str]:
    """Return the ids of all articles that are not deleted, in order; raises sqlite3.Error."""
    sql = f"SELECT id FROM articles WHERE shelf < {DELETED} ORDER BY id"
    return [article_id for (article_id,) in index.query(sql)]


def find_links(index: Index, article_id: str) -> list[Linked]:
    """Return which articles say that they are related to this one; raises sqlite3.Error."""
    sql = (
        "SELECT id, kind FROM links JOIN articles USING (n) "
        f"WHERE target = ? AND shelf < {DELETED} ORDER BY added, id"
    )
    return [Linked(i, LinkKind(kind)) for i, kind in index.query(sql, (article_id,))]


def find_superseded(index: Index) -> frozenset[str]:
    """Return the ids of which an article says that it is a later version; raises sqlite3.Error."""
    sql = (
        "SELECT DISTINCT target FROM links JOIN articles USING (n) "
        f"WHERE kind = ? AND shelf < {DELETED}"
    )
    found = index.query(sql, (LinkKind.EARLIER_VERSION.value,))
    return frozenset(target for (target,) in found)


def find_url(index: Index, url: str) -> list[str]:
    """Return the ids of the articles from this address, then those whose text was there, too."""
    sql = (
        f"SELECT id FROM articles WHERE shelf < {DELETED} AND n IN ("
        "SELECT n FROM articles WHERE url = ?1 AND url != '' "
        "UNION SELECT n FROM places WHERE url = ?1) ORDER BY url = ?1 DESC, added DESC, id"
    )
    return [article_id for (article_id,) in index.query(sql, (url,))] if url else []


def find_feeds(index: Index) -> list[FeedView]:
    """Return every feed with how many articles of it there are and are unread."""
    rows = index.query(
        "SELECT f.json, f.state, count(a.id), ifnull(sum(a.rank = 0), 0) FROM feeds AS f "
        "LEFT JOIN feed_items AS i ON i.feed_id = f.id "
        f"LEFT JOIN articles AS a ON a.id = i.article_id AND a.shelf = {VISIBLE} "
        "GROUP BY f.id ORDER BY f.id"
    )
    return [
        FeedView(feed_from(orjson.loads(feed)), feed_state_from(orjson.loads(state)), count, unread)
        for feed, state, count, unread in rows
    ]


def find_known(index: Index, article_ids: Sequence[str]) -> dict[str, Copy]:
    """Return, by id, where those of these articles come from that are not deleted."""
    sql = (
        f"SELECT id, site, url, title, external_id FROM articles WHERE shelf < {DELETED} "
        "AND id IN (SELECT value FROM json_each(?))"
    )
    found = index.query(sql, (orjson.dumps(list(article_ids)).decode(),))
    return {i: Copy(site, url, title, None, external) for i, site, url, title, external in found}


def find_alike(index: Index, sketch: Sequence[int]) -> list[str]:
    """Return the ids of articles that share much of a sketch, those that share most first.

    Of the articles that have one shingle only the first few hundred are looked at, lest a phrase
    that stands in every article of a site make this slow.
    """
    one = f"SELECT n FROM (SELECT n FROM shingles WHERE shingle = ? LIMIT {_SAME_SHINGLE})"
    rows = index.query(" UNION ALL ".join([one] * len(sketch)), sketch) if sketch else []
    shared = Counter(n for (n,) in rows)
    best = [n for n, count in shared.most_common(_MOST_ALIKE) if count >= _FEWEST_SHARED]
    sql = (
        f"SELECT n, id FROM articles WHERE shelf < {DELETED} "
        "AND n IN (SELECT value FROM json_each(?))"
    )
    ids = dict(index.query(sql, (orjson.dumps(best).decode(),))) if best else {}
    return [ids[n] for n in best if n in ids]


def count_uses(index: Index, versions: bool) -> dict[str, int]:
    """Return how many attributions name each speaker, by id; raises sqlite3.Error."""
    counted = "1" if versions else _NEWEST
    return dict(
        index.query(
            "SELECT speaker_id, sum(uses) FROM uses JOIN articles USING (n) "
            f"WHERE shelf < {DELETED} AND {counted} GROUP BY speaker_id"
        )
    )


def count_all(index: Index) -> Counts:
    """Return how much there is; raises sqlite3.Error."""
    ((articles, attributions),) = index.query(
        f"SELECT count(*), ifnull(sum(CASE WHEN {_NEWEST} THEN attributions END), 0) "
        f"FROM articles WHERE shelf < {DELETED}"
    )
    ((speakers,),) = index.query(
        "SELECT count(*) FROM speakers WHERE NOT deleted AND merged_into = ''"
    )
    return Counts(articles, attributions, speakers)


def damaged_files(index: Index) -> list[str]:
    """Return the files that are there but cannot be trusted; raises sqlite3.Error."""
    sql = "SELECT path FROM files WHERE crc = ? AND size != ? ORDER BY path"
    return [path for (path,) in index.query(sql, (GONE, GONE))]


class Directory:
    """All speakers as nouns, read again only from the buckets that changed."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._guard = threading.Lock()
        self._state = (-1, -1)
        self._buckets: dict[str, dict[str, Speaker]] = {}
        self._all: Mapping[str, Speaker] = {}

    def speakers(self) -> Mapping[str, Speaker]:
        """Return every speaker by id, in order of id; raises sqlite3.Error."""
        with self._guard:
            now = self._index.generation
            generation, seen = self._state
            if generation != now:
                seen = -1
                self._buckets.clear()
            changed = self._index.query(
                "SELECT path, seq FROM files WHERE folder = 'speakers' AND seq > ?", (seen,)
            )
            for path, seq in changed:
                self._buckets[path] = self._bucket(path)
                seen = max(seen, seq)
            if changed or generation != now:
                everyone = chain.from_iterable(b.items() for b in self._buckets.values())
                self._all = MappingProxyType(dict(sorted(everyone, key=itemgetter(0))))
            self._state = (now, seen)
            return self._all

    def _bucket(self, path: str) -> dict[str, Speaker]:
        rows = self._index.query("SELECT id, json FROM speakers WHERE path = ?", (path,))
        return {speaker_id: speaker_from(orjson.loads(row)) for speaker_id, row in rows}


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
    value = term.value.casefold()
    if (term.field, value) in _FIXED:
        return _FIXED[term.field, value], []
    match term.field:
        case "":
            return _words(term.value)
        case "title" | "site" | "author":
            column = {"title": "title_key", "site": "site_key", "author": "authors_key"}[term.field]
            return f"instr({column}, ?) > 0", [fold(value)]
        case "tag" | "type":
            return f"n IN (SELECT n FROM {term.field}s WHERE {term.field} = ?)", [value]
        case "state":
            return "state = ?", [value]
        case "lang":
            return "(lower(language) = ? OR substr(lower(language), 1, ?) = ?)", [
                value,
                len(value) + 1,
                f"{value}-",
            ]
        case "id":
            return "(id >= ? AND id < ?)", [value, f"{value}~"]
        case "feed" | "folder":
            return _feeds(term)
        case "before" | "after":
            comparison = {"before": "<", "after": ">="}[term.field]
            return f"(published IS NOT NULL AND published {comparison} ?)", [term.value]
        case _:
            speakers = orjson.dumps(_speakers_called(index, term.value)).decode()
            return (
                "n IN (SELECT n FROM uses WHERE speaker_id IN (SELECT value FROM json_each(?)))",
                [speakers],
            )


def _feeds(term: Term) -> tuple[str, list[Any]]:
    """Match articles from feeds with this id or words in their title, or in a folder or below."""
    if term.field == "feed":
        values = [term.value.lower(), fold(term.value)]
        return _OF_FEEDS.format("id = ? OR instr(title_key, ?) > 0"), values
    name = term.value.casefold().strip("/")
    condition = "folder_key = ? OR substr(folder_key, 1, ?) = ?"
    return _OF_FEEDS.format(condition), [name, len(name) + 1, f"{name}/"]


def _words(value: str) -> tuple[str, list[Any]]:
    """Match words in the title or the text, the last one by its beginning."""
    if not any(c.isalnum() for c in value):
        return "instr(title, ?) > 0", [value]
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
