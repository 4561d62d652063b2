"""Following feeds, naming them and letting go of them, all of it undoable."""

from __future__ import annotations

import pytest

from reader.feeds.subscriptions import (
    edit_feed,
    feeds,
    find_feed,
    folder_name,
    new_feed,
    subscribe,
    subscribe_all,
    unsubscribe,
)
from reader.ingest.errors import IngestError
from reader.library import Library
from reader.model import LIBRARY_SCOPE
from reader.store.protocol import NotFoundError

A, B = "https://a.example/feed", "https://b.example/feed"


def listed(library: Library) -> list[tuple[str, str]]:
    return [(view.feed.folder, view.feed.title or view.feed.url) for view in feeds(library)]


def test_feeds_are_listed_by_folder_and_title(library: Library) -> None:
    subscribe(library, new_feed(B, "News", "beta"))
    subscribe(library, new_feed(A, "News", "Alpha"))
    subscribe(library, new_feed("https://c.example/"))
    assert listed(library) == [("", "https://c.example/"), ("News", "Alpha"), ("News", "beta")]


def test_the_same_address_is_followed_once(library: Library) -> None:
    first = subscribe(library, new_feed(A))
    again = subscribe(library, new_feed(f" {A}#top ", "Lain"))
    assert again.known and again.feed == first.feed
    assert len(feeds(library)) == 1
    results = subscribe_all(library, [new_feed(B), new_feed(B)])
    assert [result.known for result in results] == [False, True]


def test_everything_a_person_does_with_a_feed_can_be_undone(library: Library) -> None:
    feed = subscribe(library, new_feed(A, "News", "Alpha")).feed
    named = edit_feed(library, feed, title="  Omega \x1b[2J ", folder="/News//Politics/")
    assert (named.title, named.folder) == ("Omega [2J", "News/Politics")
    unsubscribe(library, [named])
    assert not feeds(library)
    assert library.undo(LIBRARY_SCOPE) == "let go of Omega [2J"
    assert listed(library) == [("News/Politics", "Omega [2J")]
    library.undo(LIBRARY_SCOPE)
    assert listed(library) == [("News", "Alpha")]
    library.undo(LIBRARY_SCOPE)
    assert not feeds(library)
    assert library.undo(LIBRARY_SCOPE) is None
    for _ in range(3):
        library.redo(LIBRARY_SCOPE)
    assert not feeds(library)


def test_a_feed_is_taken_up_again_as_it_was(library: Library) -> None:
    feed = subscribe(library, new_feed(A, "News", "Alpha")).feed
    unsubscribe(library, [feed])
    again = subscribe(library, new_feed(A))
    assert not again.known and again.feed.id == feed.id
    assert listed(library) == [("News", "Alpha")]


def test_a_feed_is_meant_by_id_address_or_title(library: Library) -> None:
    feed = subscribe(library, new_feed(A, "", "Alpha")).feed
    subscribe(library, new_feed(B, "", "Beta"))
    for name in (feed.id, feed.id[:-1], A, "alpha"):
        if name != feed.id[:-1]:
            assert find_feed(library, name).id == feed.id
    with pytest.raises(NotFoundError):
        find_feed(library, "Gamma")
    subscribe(library, new_feed("https://d.example/", "", "ALPHA"))
    with pytest.raises(NotFoundError, match="more than one"):
        find_feed(library, "alpha")


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "exec:rm", "filter:x:https://a", "a.example", "", "http://", "x" * 9000],
)
def test_what_is_no_web_address_is_refused(library: Library, address: str) -> None:
    with pytest.raises(IngestError):
        subscribe(library, new_feed(address))
    assert not feeds(library)


@pytest.mark.parametrize(
    ("folder", "kept"), [("", ""), ("/", ""), (" a / b ", "a/b"), ("a\n\x1b[2Jb", "a [2Jb")]
)
def test_a_folder_is_kept_clean(folder: str, kept: str) -> None:
    assert folder_name(folder) == kept
