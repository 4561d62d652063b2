"""What the index keeps of a file, taken from the file's tables."""

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from reader.codec import (
    Json,
    MalformedError,
    article_from,
    attribution_from,
    speaker_from,
    to_json,
)
from reader.model import BODY_ROLES, Article, Attribution
from reader.speakers import fold
from reader.store.indexing_feeds import verify_feed
from reader.store.shard import Tables, only

VISIBLE, ARCHIVED, DELETED = 0, 1, 2
"""The shelf on which an article stands; the lists show the first."""

_ARTICLE, _ATTRIBUTION = to_json(Article("", "")), to_json(Attribution("", "", ()))
"""What a field is that a file does not tell, as reading a noun takes it."""

_RANKS = {"unread": 0, "reading": 1, "done": 2, "archived": 3}
_INSERT = """
INSERT INTO articles(id, shelf, title, title_key, site, site_key, url, published, moment, precision,
  state, rank, language, authors_key, tags, attributions, copies,
  external_id, added)
VALUES(:id, :shelf, :title, :title_key, :site, :site_key, :url, :published, :moment, :precision,
  :state, :rank, :language, :authors_key, :tags, :attributions, :copies,
  :external_id, :added)
ON CONFLICT(id) DO UPDATE SET shelf=excluded.shelf, title=excluded.title,
  title_key=excluded.title_key, site=excluded.site, site_key=excluded.site_key, url=excluded.url,
  published=excluded.published, moment=excluded.moment, precision=excluded.precision,
  state=excluded.state, rank=excluded.rank, language=excluded.language,
  authors_key=excluded.authors_key, tags=excluded.tags, attributions=excluded.attributions,
  copies=excluded.copies, external_id=excluded.external_id, added=excluded.added
"""


def verify(name: str, tables: Tables) -> None:
    """Raise ValueError, KeyError, TypeError or AttributeError unless these are nouns of ours."""
    if name.startswith("articles/"):
        article = article_from({**only(tables["article"]), "text": ""})
        if article.id != Path(name).stem:
            raise MalformedError(f"it holds article {article.id}")
        for value in tables.get("attributions", {}).values():
            attribution_from(value)
    elif name.startswith("speakers/"):
        for value in tables.get("speakers", {}).values():
            speaker_from(value)
    elif name.startswith("feeds/"):
        verify_feed(name, tables)


def put_article(connection: sqlite3.Connection, tables: Tables, text_file: Path) -> None:
    """Index an article; its text is read only when the article is new to the index."""
    article = {**_ARTICLE, **only(tables["article"])}
    attributions = [{**_ATTRIBUTION, **a} for a in tables.get("attributions", {}).values()]
    row = _article_row(article, len(attributions), _added(tables))
    known = connection.execute(
        "SELECT n, title FROM articles WHERE id = ?", (row["id"],)
    ).fetchone()
    written = connection.execute(_INSERT, row)
    if known is None:
        n = int(written.lastrowid or 0)
        _insert_text(connection, n, article, text_file)
        connection.execute("INSERT INTO titles(rowid, title) VALUES(?, ?)", (n, row["title"]))
    else:
        n, title = known
        _replace_title(connection, n, title, row["title"])
    _put_details(connection, n, article, attributions, fresh=known is None)


def drop_article(connection: sqlite3.Connection, article_id: str) -> None:
    """Forget an article whose file is gone or damaged."""
    known = connection.execute(
        "SELECT n, title FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    if known is not None:
        # Its words stay in texts: n is never given again, so no list can find them.
        _replace_title(connection, known[0], known[1], None)
        _clear_details(connection, known[0])
        connection.execute("DELETE FROM articles WHERE n = ?", (known[0],))


def put_speakers(connection: sqlite3.Connection, path: str, tables: Tables) -> None:
    """Index the speakers of one bucket in the place of what it held before."""
    drop_speakers(connection, path)
    connection.executemany(
        "INSERT OR REPLACE INTO speakers VALUES(?, ?, ?, ?, ?, ?)",
        [
            (
                speaker["id"],
                path,
                "\n".join(fold(name) for name in (speaker["name"], *speaker.get("aliases", ()))),
                speaker.get("merged_into", ""),
                bool(speaker.get("deleted")),
                orjson.dumps(speaker),
            )
            for speaker in tables.get("speakers", {}).values()
        ],
    )


def drop_speakers(connection: sqlite3.Connection, path: str) -> None:
    """Forget the speakers of a bucket."""
    connection.execute("DELETE FROM speakers WHERE path = ?", (path,))


def _article_row(article: Json, attributions: int, added: str) -> dict[str, Any]:
    published = article.get("published")
    state, title, site = article["state"], article["title"], article["site"]
    shelf = ARCHIVED if state == "archived" else VISIBLE
    return {
        "id": article["id"],
        "shelf": DELETED if article.get("deleted") else shelf,
        "title": title,
        "title_key": fold(title),
        "site": site,
        "site_key": fold(site),
        "url": article["url"],
        "published": published,
        "moment": int(datetime.fromisoformat(published).timestamp()) if published else None,
        "precision": article.get("published_precision") or "",
        "state": state,
        "rank": _RANKS.get(state, len(_RANKS)),
        "language": article["language"],
        "authors_key": fold("\n".join(article["authors"])),
        "tags": orjson.dumps(article["tags"]).decode(),
        "attributions": attributions,
        "external_id": article.get("external_id", ""),
        "copies": len(article.get("also_at", ())),
        "added": added,
    }


def _added(tables: Tables) -> str:
    first = next(iter(tables.get("history", {}).values()), {})
    return f"{first.get('at', '')} {first.get('id', '')}"


def _insert_text(connection: sqlite3.Connection, n: int, article: Json, text_file: Path) -> None:
    from reader.text.shingles import sketch_of

    try:
        text = text_file.read_bytes().decode(errors="replace")
    except OSError:
        return
    connection.execute("INSERT INTO texts(rowid, text) VALUES(?, ?)", (n, text))
    body = [text[b["start"] : b["end"]] for b in article["blocks"] if b["role"] in BODY_ROLES]
    connection.executemany(
        "INSERT OR IGNORE INTO shingles VALUES(?, ?)",
        [(number, n) for number in sketch_of(body or [text])],
    )


def _replace_title(connection: sqlite3.Connection, n: int, old: str, new: str | None) -> None:
    if old == new:
        return
    connection.execute("INSERT INTO titles(titles, rowid, title) VALUES('delete', ?, ?)", (n, old))
    if new is not None:
        connection.execute("INSERT INTO titles(rowid, title) VALUES(?, ?)", (n, new))


def _clear_details(connection: sqlite3.Connection, n: int) -> None:
    for table in ("tags", "types", "uses", "links", "places"):
        connection.execute(f"DELETE FROM {table} WHERE n = ?", (n,))


def _put_details(
    connection: sqlite3.Connection, n: int, article: Json, attributions: list[Json], fresh: bool
) -> None:
    if not fresh:
        _clear_details(connection, n)
    uses = Counter(speaker for a in attributions for speaker in dict.fromkeys(a["speaker_ids"]))
    rows: dict[str, list[tuple[object, ...]]] = {
        "INSERT INTO tags VALUES(?, ?)": [(n, t) for t in {t.casefold() for t in article["tags"]}],
        "INSERT INTO types VALUES(?, ?)": [(n, kind) for kind in {a["type"] for a in attributions}],
        "INSERT OR IGNORE INTO links VALUES(?, ?, ?)": [
            (n, link["kind"], link["article_id"]) for link in article.get("links", ())
        ],
        "INSERT OR IGNORE INTO places VALUES(?, ?)": [
            (copy["url"], n) for copy in article.get("also_at", ()) if copy.get("url")
        ],
        "INSERT INTO uses VALUES(?, ?, ?)": [(speaker, n, k) for speaker, k in uses.items()],
    }
    for statement, values in rows.items():
        if values:
            connection.executemany(statement, values)
