"""Feeds survive damage, kills and two programs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from tinydb import TinyDB

from reader.changes import edit
from reader.model import LIBRARY_SCOPE, FeedState, Seen
from reader.store.index import index_file
from reader.store.tinydb_store import TinyStore, open_store

from .contract_feeds import READ, feed_of, follow
from .nouns import action, add, article
from .test_check import put

ROOT = Path(__file__).parents[3]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TinyStore]:
    with closing(open_store(tmp_path / "library")) as opened:
        yield opened


def file_of(store: TinyStore, feed_id: str) -> Path:
    return store.path / "feeds" / f"{feed_id}.json"


def test_a_plain_tinydb_reads_a_feed(store: TinyStore) -> None:
    feed = follow(store)
    store.save_feed_state(feed.id, READ, [Seen("k", "c", "x")])
    with TinyDB(file_of(store, feed.id), access_mode="r") as database:
        assert database.table("feed").all()[0]["url"] == feed.url
        assert database.table("state").all()[0]["etag"] == READ.etag
        assert database.table("items").all() == [{"key": "k", "content": "c", "article_id": "x"}]


def test_a_damaged_feed_is_left_out_told_and_restored(store: TinyStore) -> None:
    feed, other = follow(store), follow(store, "Lain")
    renamed = edit(feed, replace(feed, title="Baru"))
    assert renamed
    store.commit(action(LIBRARY_SCOPE, renamed))
    put(file_of(store, feed.id), file_of(store, feed.id).read_bytes()[:-40])
    assert [view.feed.id for view in store.feeds()] == [other.id]
    assert store.unreadable() == [f"feeds/{feed.id}.json"]
    assert [finding.repaired for finding in store.check()] == [False]
    (repaired,) = store.check(repair=True)
    assert repaired.repaired and "quarantine" in repaired.remedy
    assert feed_of(store, feed.id).title == "Baru"
    assert not list(store.check())


def test_what_a_repair_can_read_of_a_feed_it_keeps(store: TinyStore) -> None:
    feed, home = follow(store), add(store, article())
    store.save_feed_state(feed.id, READ, [Seen("k", "c", home.id)])
    data = file_of(store, feed.id).read_bytes()
    put(file_of(store, feed.id), data.replace(b'"failures":0', b'"failures":4'))
    assert list(store.check(repair=True))
    assert store.seen(feed.id) == [Seen("k", "c", home.id)]
    assert store.feeds()[0].state == replace(READ, failures=4)


@pytest.mark.parametrize(
    "change",
    [{"url": 3}, {"id": "0" * 26}, {"full_text": "perhaps"}, {"added": "yesterday"}],
)
def test_a_feed_of_another_form_is_not_believed(store: TinyStore, change: object) -> None:
    from reader.store.shard import pack, unpack

    feed = follow(store)
    tables, _ = unpack(file_of(store, feed.id).read_bytes(), file_of(store, feed.id))
    tables["feed"]["1"] |= change  # type: ignore[arg-type, operator]
    put(file_of(store, feed.id), pack(tables).data)
    assert store.feeds() == []
    assert len(list(store.check())) == 1


def test_lists_of_feeds_are_right_after_the_index_is_lost(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "library")) as store:
        feed, home = follow(store), add(store, article())
        store.save_feed_state(feed.id, READ, [Seen("k", "c", home.id)])
        before = store.feeds()
    index_file(tmp_path / "library").unlink()
    with closing(open_store(tmp_path / "library")) as store:
        assert store.feeds() == before


WRITER = """
import sys
from pathlib import Path
from reader.model import Seen
from reader.store.tinydb_store import open_store
from tests.reader.store.contract_feeds import READ
store = open_store(Path(sys.argv[1]))
for number in range(10_000):
    store.save_feed_state(sys.argv[2], READ, [Seen(f"{sys.argv[3]}-{number}", "", "x")])
    print(number, flush=True)
"""


@pytest.mark.slow
def test_two_killed_writers_lose_no_item_they_told_of(
    tmp_path_factory: pytest.TempPathFactory, store: TinyStore
) -> None:
    feed = follow(store)
    told: set[str] = set()
    for round_ in range(6):
        writers = {
            name: subprocess.Popen(
                [sys.executable, "-c", WRITER, store.path, feed.id, name],
                stdout=subprocess.PIPE,
                cwd=ROOT,
                env={**os.environ},
            )
            for name in (f"a{round_}", f"b{round_}")
        }
        for process in writers.values():
            assert process.stdout
            process.stdout.readline()
        time.sleep(0.03 * (round_ + 1))
        for name, process in writers.items():
            process.kill()
            out, _ = process.communicate()
            told |= {f"{name}-0", *(f"{name}-{n}" for n in out.decode().split())}
    assert told <= {seen.key for seen in store.seen(feed.id)}
    assert len(told) > 12
    assert not list(store.check())


def test_a_state_of_an_older_form_is_a_state(store: TinyStore) -> None:
    from reader.codec import feed_state_from

    feed = follow(store)
    assert store.feeds()[0].state == FeedState()
    assert feed_state_from(orjson.loads(b'{"etag": "x", "later": 1}')) == FeedState(etag="x")
    assert store.seen(feed.id) == []
