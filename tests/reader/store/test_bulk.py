"""An action over many articles lets others save in between, and tells what did not fit then."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from reader.changes import edit
from reader.model import LIBRARY_SCOPE
from reader.store.commits import HELD_AT_ONCE, Committer, next_size
from reader.store.disk import LibraryLock
from reader.store.history import History
from reader.store.index import Index, index_file
from reader.store.layout import Layout
from reader.store.protocol import Change, ConflictError
from reader.store.scan import Scanner
from reader.store.tinydb_store import TinyStore, open_store

from .nouns import action, add, article


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TinyStore]:
    with closing(open_store(tmp_path / "library")) as opened:
        yield opened


def test_what_another_saves_between_is_kept_and_told(store: TinyStore) -> None:
    homes = [add(store, article(f"Berita nomor {n}.")) for n in range(3 * HELD_AT_ONCE)]
    changes = [Change("article", h.id, {"tags": []}, {"tags": ["x"]}) for h in homes]
    layout = Layout(store.path)
    lock = LibraryLock(layout.lock)
    taken = 0

    @contextmanager
    def locked() -> Iterator[None]:
        nonlocal taken
        taken += 1
        if taken == 2:
            # All was found fit and the history is written: now somebody else comes first.
            theirs = edit(homes[7], replace(homes[7], tags=("theirs",)))
            assert theirs
            store.commit(action(LIBRARY_SCOPE, theirs))
        with lock.held():
            yield

    with closing(Index(index_file(store.path))) as index:
        committer = Committer(layout, locked, History(layout), Scanner(layout, index))
        with pytest.raises(ConflictError) as caught:
            committer.commit(whole := action(LIBRARY_SCOPE, *changes))
    assert [change.id for change in caught.value.action.changes] == [homes[7].id]
    assert caught.value.theirs is not None
    assert caught.value.theirs["tags"] == ["theirs"]
    tags = {home.id: store.read(home.id).article.tags for home in homes}
    assert tags.pop(homes[7].id) == ("theirs",)
    assert set(tags.values()) == {("x",)}
    (kept,) = (done for done in store.history(LIBRARY_SCOPE) if done.id == whole.id)
    assert {change.id for change in kept.changes} == set(tags)


def test_a_bulk_action_that_does_not_fit_at_first_changes_nothing(store: TinyStore) -> None:
    homes = [add(store, article(f"Berita nomor {n}.")) for n in range(2 * HELD_AT_ONCE)]
    changes = [Change("article", h.id, {"tags": []}, {"tags": ["x"]}) for h in homes]
    changes[20] = replace(changes[20], before={"tags": ["other"]})
    with pytest.raises(ConflictError):
        store.commit(action(LIBRARY_SCOPE, *changes))
    assert {store.read(home.id).article.tags for home in homes} == {()}
    assert not store.history(LIBRARY_SCOPE)


def test_batches_grow_while_they_are_quick_and_shrink_when_others_would_wait() -> None:
    sizes = [HELD_AT_ONCE]
    for seconds in (0.01, 0.01, 0.01, 0.01, 0.01, 0.3, 0.6, 2.0, 2.0, 2.0, 2.0, 2.0):
        sizes.append(next_size(sizes[-1], seconds))
    assert sizes == [16, 32, 64, 128, 256, 256, 256, 128, 64, 32, 16, 16, 16]


def test_what_a_killed_batch_left_is_taken_away_by_the_next(store: TinyStore) -> None:
    homes = [add(store, article(f"Berita nomor {n}.")) for n in range(2 * HELD_AT_ONCE)]
    left = store.path / ".bulk.1.abcd.tmp"
    left.mkdir()
    (left / "0").write_bytes(b"half")
    changes = [Change("article", h.id, {"tags": []}, {"tags": ["x"]}) for h in homes]
    store.commit(action(LIBRARY_SCOPE, *changes))
    assert not left.exists()
    assert {store.read(home.id).article.tags for home in homes} == {("x",)}
