"""Refreshing feeds of a real server: each item once, politely, each feed for itself."""

from __future__ import annotations

import gzip
import re
from datetime import timedelta
from pathlib import Path

import pytest

from reader.feeds import taking
from reader.feeds.items import Item
from reader.feeds.subscriptions import feeds, new_feed, subscribe, unsubscribe
from reader.ingest.errors import IngestError
from reader.library import Library
from reader.model import LIBRARY_SCOPE, Article, ArticleState, now
from reader.store.protocol import BusyError
from tests.reader.feeds.conftest import FEED, Newsroom, served
from tests.reader.feeds.writing import atom, item, rss, story
from tests.servers import (
    Respond,
    answer,
    endless_headers,
    gzip_bomb,
    head,
    in_turn,
    packed,
    redirect,
)

CUT = gzip.compress(rss(item(1)))[:-20]


def test_the_items_of_a_feed_become_articles(room: Newsroom) -> None:
    feed = room.follow("/f", served(item(1, more="<dc:creator>Sari</dc:creator>"), item(2)))
    end = room.refresh()
    assert (end.new, end.failed, end.total) == (2, 0, 1)
    assert [e.event for e in room.events] == ["started", "done"]
    assert (room.last(feed).new, room.last(feed).finished) == (2, 1)
    assert room.titles(f"feed:{feed.id}") == ["Jembatan 1", "Jembatan 2"]
    view = room.view(feed)
    assert (view.articles, view.unread) == (2, 2)
    assert (view.feed.title, view.feed.site_url) == ("Kabar", "https://kabar.example/")
    (row,) = room.library.rows("title:1")
    article = room.library.read(row.id).article
    assert article.url == "https://kabar.example/berita/1"
    assert (article.authors, article.language, article.site) == (("Sari",), "id", "kabar.example")
    assert article.published and article.published.isoformat() == "2020-10-12T10:00:00+07:00"
    assert article.text.startswith("Jembatan 1\n\nDewan kota")
    room.library.set_state([row.id], ArticleState.DONE)
    assert room.view(feed).unread == 1
    assert not list(room.library.check())


def test_what_has_not_changed_is_asked_for_with_what_the_server_said(room: Newsroom) -> None:
    feed = room.follow(
        "/f",
        in_turn(
            served(item(1), ETag='W/"a,b"', Last_Modified="Sat, 28 Nov 2026 20:00:00 GMT"),
            answer(304),
        ),
    )
    room.refresh()
    end = room.refresh()
    assert (end.new, room.last(feed).event) == (0, "unchanged")
    second = room.server.asked("/f")[1].headers
    assert second["if-none-match"] == 'W/"a,b"'
    assert second["if-modified-since"] == "Sat, 28 Nov 2026 20:00:00 GMT"
    assert room.view(feed).state.etag == 'W/"a,b"'


@pytest.mark.parametrize(
    "rewritten",
    [
        item(1, link="https://kabar.example/pindah/{n}"),  # the guid stays
        item(1, guid="baru"),  # the link stays
        item(1, guid="baru", link="https://lain.example/{n}"),  # title and text stay
        item(1, guid=None, link="https://kabar.example/berita/{n}?utm_source=x#top", title="Lain"),
        item(1, title="Judul lain", html=story("yang diperbarui")),
    ],
)
def test_an_item_that_the_feed_rewrites_is_no_second_article(
    room: Newsroom, rewritten: str
) -> None:
    room.follow("/f", in_turn(served(item(1)), served(rewritten, item(2))))
    room.refresh()
    assert room.refresh().new == 1
    assert len(room.titles()) == 2


def test_an_article_of_two_feeds_is_one(room: Newsroom) -> None:
    one = room.follow("/1", served(item(1), item(2)))
    two = room.follow("/2", served(item(2, guid="anders", html=story(2) + "<p>Lagi.</p>"), item(3)))
    assert room.refresh().new == 3
    assert room.titles() == ["Jembatan 1", "Jembatan 2", "Jembatan 3"]
    assert room.view(one).articles == room.view(two).articles == 2


def test_a_deleted_article_does_not_come_back(room: Newsroom) -> None:
    room.follow("/f", served(item(1)))
    room.refresh()
    room.library.delete([row.id for row in room.library.rows()])
    room.follow("/g", served(item(1, guid="lain", link="https://lain.example/{n}")))
    assert room.refresh().new == 0
    assert not room.titles()


def test_what_a_refresh_brings_is_nothing_to_undo(room: Newsroom) -> None:
    feed = room.follow("/f", served(item(1)))
    room.refresh()
    assert room.library.undo(LIBRARY_SCOPE) == "follow a feed"
    assert room.titles() == ["Jembatan 1"]
    assert not feeds(room.library)
    room.library.redo(LIBRARY_SCOPE)
    assert (room.view(feed).articles, room.view(feed).feed.title) == (1, "Kabar")


def test_a_list_may_not_follow_what_a_person_may(room: Newsroom) -> None:
    with pytest.raises(IngestError, match="links may not lead to port"):
        subscribe(room.library, new_feed(room.server.url("/f"), typed=False))


def test_a_feed_rests_until_its_time_has_come(room: Newsroom) -> None:
    feed = room.follow("/f", served(item(1)))
    room.refresh(force=False)
    state = room.view(feed).state
    assert state.checked and state.next_due
    assert state.next_due - state.checked >= timedelta(minutes=60)
    room.refresh(force=False)
    assert room.last(feed).event == "skipped" and "not due" in room.last(feed).error
    assert len(room.server.asked("/f")) == 1
    room.refresh()
    assert len(room.server.asked("/f")) == 2


def test_a_site_that_asks_to_wait_is_left_alone_even_when_forced(room: Newsroom) -> None:
    busy = answer(503, b"", Retry_After="7200")
    feed = room.follow("/f", in_turn(busy, served(item(1))))
    assert room.refresh().failed == 1
    state = room.view(feed).state
    assert state.wait_until and state.wait_until - now() > timedelta(minutes=110)
    assert room.refresh().failed == 0
    assert room.last(feed).event == "skipped" and "asks to wait" in room.last(feed).error
    assert len(room.server.asked("/f")) == 1


def test_a_feed_that_has_moved_is_asked_at_its_new_address(room: Newsroom) -> None:
    feed = room.follow("/f", redirect("/baru", 301))
    room.server.routes["/baru"] = served(item(1))
    room.refresh()
    assert room.view(feed).feed.url == room.server.url("/baru")
    room.refresh()
    assert len(room.server.asked("/f")) == 1
    assert room.library.undo(LIBRARY_SCOPE) == "follow a feed"


def test_a_feed_that_moves_onto_another_becomes_one_with_it(room: Newsroom) -> None:
    kept = room.follow("/baru", served(item(1), item(2)))
    old = subscribe(room.library, new_feed(room.server.url("/f"), "Berita/Daerah")).feed
    room.server.routes["/f"] = in_turn(served(item(2), item(3)), redirect("/baru", 301))
    room.refresh()
    room.library.set_state([room.library.rows("title:3")[0].id], ArticleState.DONE)
    end = room.refresh()
    assert (end.new, end.failed) == (0, 0)
    assert "has moved to" in room.last(old).error and "are one now" in room.last(old).error
    (view,) = feeds(room.library)
    assert (view.feed.id, view.feed.folder, view.feed.title) == (kept.id, "Berita/Daerah", "Kabar")
    assert (view.articles, view.unread) == (3, 2)
    room.server.routes["/baru"] = served(item(1), item(2), item(3))
    assert room.refresh().new == 0 and len(room.titles()) == 3
    assert not list(room.library.check())
    again = subscribe(room.library, new_feed(kept.url))
    assert again.known and again.feed.id == kept.id


def test_two_feeds_that_move_to_one_address_are_one(room: Newsroom) -> None:
    one, two = (room.follow(f"/{n}", redirect("/baru", 308)) for n in (1, 2))
    room.server.routes["/baru"] = served(item(1))
    assert room.refresh().new == 1
    (view,) = feeds(room.library)
    assert view.feed.id in (one.id, two.id) and view.feed.url == room.server.url("/baru")
    assert view.articles == 1


def test_a_feed_may_move_to_where_one_was_that_is_followed_no_more(room: Newsroom) -> None:
    gone = room.follow("/baru", served(item(1)))
    unsubscribe(room.library, [gone])
    feed = room.follow("/f", redirect("/baru", 301))
    assert room.refresh().new == 1
    assert [view.feed.id for view in feeds(room.library)] == [feed.id]
    again = subscribe(room.library, new_feed(gone.url))
    assert again.known and again.feed.id == feed.id


def test_a_page_that_asks_to_log_in_is_no_new_home_of_a_feed(room: Newsroom) -> None:
    feed = room.follow("/f", redirect("/masuk", 301))
    room.server.routes["/masuk"] = answer(200, b"<html><body><p>Log in to go on.</p></body></html>")
    assert room.refresh().failed == 1
    assert room.view(feed).feed.url == room.server.url("/f")


def test_a_feed_that_fails_in_an_unforeseen_way_holds_up_no_other(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = taking.own_article

    def failing(found: Item, *known: str) -> tuple[Article, bytes]:
        if found.title == "Bersama":
            raise ArithmeticError("unforeseen")
        return bodies(found, *known)

    monkeypatch.setattr(taking, "own_article", failing)
    for path in ("/f", "/g"):
        both = item(1, title="Bersama"), item(path.strip("/"), title="Sendiri")
        room.follow(path, served(*both))
    assert room.refresh().failed == 2
    monkeypatch.undo()
    assert room.refresh().failed == 0
    assert {row.title for row in room.library.rows()} == {"Bersama", "Sendiri"}


def test_a_feed_that_has_moved_for_now_is_not(room: Newsroom) -> None:
    feed = room.follow("/f", redirect("/baru", 302))
    room.server.routes["/baru"] = served(item(1))
    room.refresh()
    assert room.view(feed).feed.url == room.server.url("/f")


def test_a_feed_that_is_gone_is_not_asked_again(room: Newsroom) -> None:
    feed = room.follow("/f", answer(410))
    assert room.refresh(force=False).failed == 1
    assert room.view(feed).state.gone
    room.refresh(force=False)
    assert "gone for good" in room.last(feed).error
    assert len(room.server.asked("/f")) == 1


def test_failures_are_counted_and_forgotten_after_a_success(room: Newsroom) -> None:
    feed = room.follow("/f", in_turn(answer(404), answer(404), served(item(1))))
    room.refresh()
    first = room.view(feed).state
    room.refresh()
    second = room.view(feed).state
    assert (first.failures, second.failures) == (1, 2)
    assert "no such page" in second.error and second.next_due and first.next_due
    assert second.next_due > first.next_due
    room.refresh()
    assert room.view(feed).state.failures == 0 and room.view(feed).state.error == ""


def test_a_bad_feed_does_not_keep_the_others(room: Newsroom) -> None:
    bad = room.follow("/bad", lambda _: [head(200, {"Content-Length": "5000"}), b"<rss>"])
    good = [room.follow(f"/{n}", served(item(n))) for n in range(3)]
    end = room.refresh()
    assert (end.new, end.failed, end.total) == (3, 1, 4)
    assert room.last(bad).event == "failed"
    assert [room.last(feed).event for feed in good] == ["done"] * 3


def test_only_the_feeds_that_are_named_are_asked(room: Newsroom) -> None:
    one, two = (room.follow(f"/{n}", served(item(n))) for n in (1, 2))
    unsubscribe(room.library, [one])
    assert room.refresh(one).total == 0
    assert room.refresh(two).total == 1


def test_two_programs_do_not_refresh_at_once(room: Newsroom, tmp_path: Path) -> None:
    room.follow("/f", served(item(1)))
    other = Library.open(tmp_path / "library")
    try:
        with other.store.refreshing(), pytest.raises(BusyError):
            room.refresh()
    finally:
        other.close()
    assert room.refresh().new == 1


def test_an_atom_feed_gives_its_authors_to_its_entries(room: Newsroom) -> None:
    entry = f"<entry><id>1</id><title>S</title><content type='html'>{story(1)}</content></entry>"
    entry = entry.replace("<p>", "&lt;p>").replace("</p>", "&lt;/p>")
    room.follow("/f", answer(200, atom(entry, more="<author><name>Redaksi</name></author>")))
    room.refresh()
    (row,) = room.library.rows("author:redaksi")
    assert row.title == "S"


def test_items_that_share_a_link_a_title_or_nothing_at_all_are_articles_each(
    room: Newsroom,
) -> None:
    changes = [item(n, link="https://kabar.example/perubahan#v{n}") for n in range(3)]
    home = [item(f"h{n}", link="https://kabar.example/", guid=None) for n in range(2)]
    daily = [
        item(
            f"d{n}", title="Buletin", html="Dengarkan buletin.", date=f"Mon, {n} Feb 2021 06:00 WIB"
        )
        for n in (1, 2)
    ]
    bare = [item(f"b{n}", html="") for n in range(2)]
    room.follow("/f", served(*changes, *home, *daily, *bare))
    assert room.refresh().new == 8  # the two bulletins say the same
    assert room.refresh().new == 0
    assert len(room.titles()) == 8


def test_a_site_may_ask_to_be_asked_less_often(room: Newsroom) -> None:
    feed = room.follow("/f", served(item(1), Cache_Control="public, max-age=36000"))
    room.refresh()
    state = room.view(feed).state
    assert state.checked and state.next_due
    assert timedelta(hours=10) <= state.next_due - state.checked <= timedelta(hours=25)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Mon, 12 Oct 20 10:00:00 GMT", "2020-10-12T10:00:00+00:00"),
        ("20201012T100000Z", "2020-10-12T10:00:00+00:00"),
        ("2020-10-12T10:00:00.5+07:00", "2020-10-12T10:00:00+07:00"),
        ("Senin, 12 Okt 2020 10:00 WIB", "2020-10-12T10:00:00+07:00"),
        ("Mon, 12 Oct 2020 10:00:00 EST", "2020-10-12T10:00:00-05:00"),
        ("tomorrow", None),
        ("Mon, 99 Foo 2020", None),
    ],
)
def test_the_time_of_an_item_keeps_its_zone(
    room: Newsroom, written: str, meant: str | None
) -> None:
    room.follow("/f", served(item(1, date=written)))
    room.refresh()
    (row,) = room.library.rows()
    assert (row.published.isoformat() if row.published else None) == meant


def test_the_language_of_a_feed_is_what_its_words_say(room: Newsroom) -> None:
    declared = rss(item(1), more="<language>en-us</language>")
    room.follow("/f", answer(200, declared, FEED))
    french = item(2, html="<p>Le conseil municipal a reporté sa décision sur le pont.</p>" * 3)
    room.follow("/g", answer(200, rss(french, more="<language>fr-FR</language>"), FEED))
    room.refresh()
    assert {row.title: row.language for row in room.library.rows()} == {
        "Jembatan 1": "id",
        "Jembatan 2": "fr-FR",
    }


def test_much_the_same_story_of_another_feed_is_linked_to_the_first(room: Newsroom) -> None:
    words = [f"kata{n}" for n in range(300)]
    wire = "<p>" + " ".join(words) + ".</p>"
    room.follow("/f", served(item(1, html=wire)))
    room.refresh()
    (first,) = room.library.rows()
    room.follow("/g", served(item(2, html="<p>Redaksi menulis begini.</p>" + wire)))
    room.refresh()
    (second,) = room.library.rows("title:2")
    assert [tuple(link) for link in room.library.read(second.id).article.links] == [
        ("near-duplicate", first.id)
    ]


@pytest.mark.parametrize(
    ("respond", "said"),
    [
        (gzip_bomb(1024**3), "times its size|larger than"),
        (packed(rss(item(1)), "br"), "packed with 'br'"),
        (
            answer(200, gzip.compress(rss(item(1)))[:-200], FEED, Content_Encoding="gzip"),
            "broke off",
        ),
        (endless_headers, "is no HTTP"),
        (answer(200, b"\x89PNG\r\n\x1a\n" + bytes(300), FEED), "not text|no feed"),
        (answer(200, b"", FEED), "empty"),
        (redirect("file:///etc/passwd"), "file: is not fetched"),
    ],
    ids=["bomb", "br", "cut gzip", "headers", "picture", "empty", "file"],
)
def test_hostile_answers_are_told_in_a_line(room: Newsroom, respond: Respond, said: str) -> None:
    bad, good = room.follow("/bad", respond), room.follow("/good", served(item(2)))
    end = room.refresh()
    assert (end.new, end.failed) == (1, 1)
    error = room.last(bad).error
    assert re.search(said, error) and "\n" not in error and "fault in kutip" not in error
    assert room.view(bad).state.error == error
    assert room.last(good).event == "done"
