"""What the index keeps of a feed's file: enough to list it, and which articles came from it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import orjson

from reader.codec import MalformedError, feed_from, feed_state_from, seen_from
from reader.speakers import fold
from reader.store.shard import Tables, only


def verify_feed(name: str, tables: Tables) -> None:
    """Raise ValueError, KeyError, TypeError or AttributeError unless this is a feed of ours."""
    feed = feed_from(only(tables["feed"]))
    if feed.id != Path(name).stem:
        raise MalformedError(f"it holds feed {feed.id}")
    feed_state_from(only(tables.get("state")))
    for value in tables.get("items", {}).values():
        seen_from(value)


def put_feed(connection: sqlite3.Connection, feed_id: str, tables: Tables) -> None:
    """Index a feed in the place of what was known of it."""
    feed, state = only(tables["feed"]), only(tables.get("state"))
    row = (feed_id, fold(feed["title"]), feed["folder"].casefold())
    connection.execute(
        "INSERT OR REPLACE INTO feeds VALUES(?, ?, ?, ?, ?)",
        (*row, orjson.dumps(feed), orjson.dumps(state)),
    )
    connection.execute("DELETE FROM feed_items WHERE feed_id = ?", (feed_id,))
    connection.executemany(
        "INSERT OR IGNORE INTO feed_items VALUES(?, ?)",
        [(feed_id, item["article_id"]) for item in tables.get("items", {}).values()],
    )


def drop_feed(connection: sqlite3.Connection, feed_id: str) -> None:
    """Forget a feed whose file is gone or damaged."""
    connection.execute("DELETE FROM feeds WHERE id = ?", (feed_id,))
    connection.execute("DELETE FROM feed_items WHERE feed_id = ?", (feed_id,))
