"""What every store must do with feeds; a store's own tests inherit these."""

from dataclasses import replace
from datetime import timedelta

import pytest

from reader.changes import creation, edit
from reader.model import LIBRARY_SCOPE, ArticleState, Feed, FeedState, FullText, Seen, new_id
from reader.query import Sort, parse_query
from reader.store.protocol import BusyError, ConflictError, NotFoundError, Store

from .contract import Open
from .nouns import START, action, add, article

READ = FeedState(
    etag='"Zß"',
    last_modified="Sat, 28 Nov 2026 20:00:00 GMT",
    checked=START,
    next_due=START + timedelta(hours=1),
)


def follow(store: Store, name: str = "Kabar", **fields: object) -> Feed:
    feed = Feed(new_id(), f"https://{name.lower()}.example/feed", name, added=START)
    feed = replace(feed, **fields)  # type: ignore[arg-type]
    store.commit(action(LIBRARY_SCOPE, creation(feed)))
    return feed


def feed_of(store: Store, feed_id: str) -> Feed:
    return next(view.feed for view in store.feeds() if view.feed.id == feed_id)


def found(store: Store, query: str) -> set[str]:
    return {row.title for row in store.rows(parse_query(query), Sort.NEWEST)}


class FeedsContract:
    """Needs a fixture ``open_again: Open``; ``store`` is the library opened once."""

    @pytest.fixture
    def store(self, open_again: Open) -> Store:
        return open_again()

    def test_a_feed_comes_back_as_it_was_kept(self, open_again: Open) -> None:
        feed = follow(open_again(), folder="Berita/Daerah", full_text=FullText.NEVER, typed=True)
        store = open_again()
        assert [view.feed for view in store.feeds()] == [feed]
        assert not list(store.check())

    def test_a_feed_that_is_let_go_of_comes_back_with_its_articles(self, store: Store) -> None:
        feed, home = follow(store), add(store, article(title="Satu"))
        store.save_feed_state(feed.id, READ, [Seen("k", "c", home.id)])
        gone = edit(feed, replace(feed, deleted=True))
        assert gone
        store.commit(action(LIBRARY_SCOPE, gone))
        assert feed_of(store, feed.id).deleted
        store.commit(action(LIBRARY_SCOPE, replace(gone, before=gone.after, after=gone.before)))
        assert not feed_of(store, feed.id).deleted
        assert store.seen(feed.id) == [Seen("k", "c", home.id)]

    def test_two_people_correct_two_fields_of_a_feed(self, store: Store) -> None:
        feed = follow(store)
        for values in ({"title": "Lain"}, {"folder": "Daerah"}):
            change = edit(feed, replace(feed, **values))  # type: ignore[arg-type]
            assert change
            store.commit(action(LIBRARY_SCOPE, change))
        now = feed_of(store, feed.id)
        assert (now.title, now.folder, now.revision) == ("Lain", "Daerah", 3)
        again = edit(feed, replace(feed, title="Ketiga"))
        assert again
        with pytest.raises(ConflictError):
            store.commit(action(LIBRARY_SCOPE, again))

    def test_what_a_refresh_found_is_kept_and_is_no_action(self, open_again: Open) -> None:
        store = open_again()
        feed = follow(store)
        store.save_feed_state(feed.id, READ, [Seen("a", "1", "x"), Seen("b", "2", "y")])
        store.save_feed_state(feed.id, replace(READ, error="no"), [Seen("a", "3", "z")])
        again = open_again()
        assert again.feeds()[0].state == replace(READ, error="no")
        assert again.seen(feed.id) == [Seen("a", "1", "x"), Seen("b", "2", "y")]
        assert len(again.history(LIBRARY_SCOPE)) == 1
        assert not list(again.check())

    def test_the_oldest_items_are_forgotten_beyond_the_bound(self, store: Store) -> None:
        feed = follow(store)
        store.save_feed_state(feed.id, READ, [Seen(f"{n}", f"c{n}", "x") for n in range(7)], most=5)
        store.save_feed_state(feed.id, READ, [Seen("9", "c9", "x")], most=5)
        assert [seen.key for seen in store.seen(feed.id)] == ["3", "4", "5", "6", "9"]

    def test_the_articles_of_a_feed_are_counted_and_found(self, store: Store) -> None:
        first, second = follow(store, "Kabar", folder="Berita/Daerah"), follow(store, "Ekonomi")
        homes = [add(store, article(f"Berita {n}.", title=f"T{n}")) for n in range(4)]
        add(store, article("Bukan dari umpan.", title="sendiri"))
        store.save_feed_state(first.id, READ, [Seen(h.id, h.id, h.id) for h in homes[:3]])
        store.save_feed_state(second.id, READ, [Seen(h.id, h.id, h.id) for h in homes[2:]])
        for home, values in (
            (homes[0], {"state": ArticleState.DONE}),
            (homes[1], {"deleted": True}),
        ):
            change = edit(home, replace(home, **values))  # type: ignore[arg-type]
            assert change
            store.commit(action(LIBRARY_SCOPE, change))
        counted = {view.feed.id: (view.articles, view.unread) for view in store.feeds()}
        assert counted == {first.id: (2, 1), second.id: (2, 2)}
        assert found(store, f"feed:{first.id}") == {"T0", "T2"}
        assert found(store, "feed:ekon state:unread") == {"T2", "T3"}
        assert found(store, "folder:berita") == found(store, "folder:Berita/Daerah")
        assert found(store, "folder:berita") == {"T0", "T2"}
        assert not found(store, "folder:ber")
        assert found(store, "-feed:kabar") == {"T3", "sendiri"}

    def test_what_another_did_with_feeds_is_noticed(self, open_again: Open) -> None:
        store, other = open_again(), open_again()
        feed = follow(other)
        changed = store.changed()
        assert changed.feeds and not changed.articles and not changed.settings
        assert not store.changed()
        other.save_feed_state(feed.id, READ)
        assert store.changed().feeds
        store.save_feed_state(feed.id, READ, [Seen("k", "c", "x")])
        assert not store.changed()
        assert other.seen(feed.id)

    def test_one_refreshes_at_a_time(self, open_again: Open) -> None:
        store, other = open_again(), open_again()
        with store.refreshing(), pytest.raises(BusyError, match="another program"):  # noqa: SIM117
            with other.refreshing():
                raise AssertionError("both refresh")
        with other.refreshing():
            pass

    def test_what_is_no_feed_is_not_found(self, store: Store) -> None:
        for feed_id in (new_id(), "../../x", ""):
            with pytest.raises(NotFoundError):
                store.save_feed_state(feed_id, READ)
            with pytest.raises(NotFoundError):
                store.seen(feed_id)
