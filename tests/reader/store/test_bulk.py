"""An action over many articles lets others save in between, and tells what did not fit then."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from reader.changes import edit
from reader.model import LIBRARY_SCOPE
from reader.store.commits import HELD_AT_ONCE, Committer
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
        if taken == len(homes) + 2:
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
