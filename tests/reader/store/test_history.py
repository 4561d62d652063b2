"""The history does not make a save slower, however long it grows."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.changes import creation, removal
from reader.query import Query, Sort
from reader.store.history import KEPT_ACTIONS
from reader.store.shard import Shard
from reader.store.tinydb_store import TinyStore, open_store

from .nouns import action, add, article, attribution, mark


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TinyStore]:
    with closing(open_store(tmp_path / "library")) as opened:
        yield opened


def test_old_actions_leave_the_file_of_the_article(store: TinyStore) -> None:
    home = add(store, article())
    record = store.path / "articles" / home.id[:2] / f"{home.id}.json"
    marked = mark(store, home)
    most = 0
    for _ in range(2 * KEPT_ACTIONS):
        gone = action(home.id, removal(marked))
        store.commit(gone)
        store.commit(action(home.id, creation(marked), undoes=gone.id))
        (now,) = store.read(home.id).attributions
        assert now.revision > marked.revision
        marked = now
        most = max(most, len(Shard(record).documents("history")))
    assert most == 2 * KEPT_ACTIONS
    assert len(store.history(home.id)) == 2 + 4 * KEPT_ACTIONS
    assert list(store.check()) == []


def test_a_crash_while_old_actions_are_moved_shows_none_twice(store: TinyStore) -> None:
    home = add(store, article())
    record = store.path / "articles" / home.id[:2] / f"{home.id}.json"
    for _ in range(2 * KEPT_ACTIONS - 1):
        store.commit(action(home.id, creation(attribution(home))))
    before = record.with_suffix(".before")
    shutil.copy(record, before)
    known = [done.id for done in store.history(home.id)]
    store.commit(action(home.id, creation(attribution(home))))
    # The file with the moved actions was renamed, the article's was not.
    before.replace(record)
    assert [done.id for done in store.history(home.id)] == known
    last = action(home.id, creation(attribution(home)))
    store.commit(last)
    assert [done.id for done in store.history(home.id)] == [*known, last.id]
    assert store.rows(Query(), Sort.NEWEST)[0].attributions == 2 * KEPT_ACTIONS
    assert list(store.check()) == []
