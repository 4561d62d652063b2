"""What every store must do with many new articles at once; a store's own tests inherit these."""

from dataclasses import replace

import pytest

from reader.model import LIBRARY_SCOPE
from reader.query import Query, Sort, parse_query
from reader.store.protocol import Change, NotFoundError, Store, StoreError

from .contract import Open
from .nouns import action, add, article, mark

NEWS = [article(f"Berita nomor {n} tentang sungai.", title=f"Judul {n}") for n in range(40)]
BATCH = [(home, f"baris {n}".encode()) for n, home in enumerate(NEWS)]


class BulkContract:
    """Needs a fixture ``open_again: Open``; ``store`` is the library opened once."""

    @pytest.fixture
    def store(self, open_again: Open) -> Store:
        return open_again()

    def test_many_articles_come_back_as_they_were_added(self, open_again: Open) -> None:
        assert open_again().create_many(BATCH, action(LIBRARY_SCOPE)) == [True] * 40
        store = open_again()
        for home, original in BATCH:
            assert store.read(home.id).article == home
            assert store.original(home.id) == original
        assert set(store.article_ids()) == {home.id for home in NEWS}
        assert [r.id for r in store.rows(parse_query('"nomor 7"'), Sort.NEWEST)] == [NEWS[7].id]
        assert not list(store.check())

    def test_many_come_in_their_order(self, store: Store) -> None:
        store.create_many(BATCH, action(LIBRARY_SCOPE))
        assert [r.id for r in store.rows(Query(), Sort.ADDED)] == [h.id for h in reversed(NEWS)]

    def test_of_many_the_same_text_is_kept_once(self, store: Store) -> None:
        home = add(store, article(title="Pertama"), b"first")
        marked = mark(store, home)
        twice = [(replace(home, title="Kedua"), b""), BATCH[0], BATCH[1], BATCH[0]]
        assert store.create_many(twice, action(LIBRARY_SCOPE)) == [False, True, True, False]
        assert store.read(home.id).article.title == "Pertama"
        assert store.read(home.id).attributions == (marked,)
        assert store.counts().articles == 3

    def test_the_action_of_many_names_what_is_new(self, store: Store) -> None:
        add(store, NEWS[3])
        added = action(LIBRARY_SCOPE)
        store.create_many(BATCH[:4], added)
        (kept,) = store.history(LIBRARY_SCOPE)
        assert [change.id for change in kept.changes] == [home.id for home in NEWS[:3]]
        back = [replace(c, before=c.after, after=c.before) for c in kept.changes]
        store.commit(action(LIBRARY_SCOPE, *back, undoes=added.id))
        assert list(store.article_ids()) == [NEWS[3].id]

    def test_the_action_of_many_goes_on(self, store: Store) -> None:
        added = action(LIBRARY_SCOPE)
        store.create_many(BATCH[:2], added)
        store.create_many(BATCH[1:5], replace(added, label="more"))
        (kept,) = store.history(LIBRARY_SCOPE)
        assert kept.label == "more"
        assert [change.id for change in kept.changes] == [home.id for home in NEWS[:5]]

    def test_nothing_new_is_no_action(self, store: Store) -> None:
        add(store, NEWS[0])
        assert store.create_many(BATCH[:1], action(LIBRARY_SCOPE)) == [False]
        assert store.create_many([], action(LIBRARY_SCOPE)) == []
        assert not store.history(LIBRARY_SCOPE)

    def test_of_many_a_deleted_one_comes_back(self, store: Store) -> None:
        home = add(store, NEWS[0])
        marked = mark(store, home)
        hide = Change("article", home.id, {"deleted": False}, {"deleted": True})
        store.commit(action(LIBRARY_SCOPE, hide))
        assert store.create_many(BATCH[:2], action(LIBRARY_SCOPE)) == [False, True]
        assert not store.read(home.id).article.deleted
        assert store.read(home.id).attributions == (marked,)
        assert len(store.history(LIBRARY_SCOPE)[-1].changes) == 2

    def test_many_with_a_wrong_id_among_them_change_nothing(self, store: Store) -> None:
        wrong = replace(NEWS[1], text="Teks lain.")
        with pytest.raises(StoreError, match="not that of its text"):
            store.create_many([BATCH[0], (wrong, b"")], action(LIBRARY_SCOPE))
        with pytest.raises(NotFoundError):
            store.read(NEWS[0].id)

    def test_two_programs_add_many_at_once(self, open_again: Open) -> None:
        ours, theirs = open_again(), open_again()
        ours.create_many(BATCH[:30], action(LIBRARY_SCOPE))
        assert theirs.create_many(BATCH[20:], action(LIBRARY_SCOPE)) == [False] * 10 + [True] * 10
        assert ours.counts() == theirs.counts()
        assert ours.changed().articles == {home.id for home in NEWS[30:]}
