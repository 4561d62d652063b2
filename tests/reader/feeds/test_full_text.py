"""Stubs of a feed give way to their pages, where that may be and is better."""

from __future__ import annotations

import pytest

from reader.feeds.subscriptions import edit_feed
from reader.feeds.taking import MOST_PAGES, MOST_TRIES
from reader.model import LIBRARY_SCOPE, ArticleState, FullText
from tests.reader.feeds.conftest import Newsroom, served
from tests.reader.feeds.writing import item
from tests.servers import Respond, answer, in_turn


def page(n: int, paragraphs: int = 8) -> bytes:
    text = "".join(
        f"<p>Jembatan {n}: dewan kota membahas biayanya dan menunda keputusan nomor {k}, yang "
        "ditunggu warga sejak tahun lalu.</p>"
        for k in range(paragraphs)
    )
    return (
        f'<html lang="id"><head><title>Jembatan {n}</title></head><body>'
        f"<article><h1>Jembatan {n}</h1>{text}</article></body></html>"
    ).encode()


def test_a_stub_is_replaced_by_its_page(room: Newsroom) -> None:
    stub = "Jembatan 1: dewan kota membahas biayanya dan menunda keputusan…"
    feed = room.follow("/f", served(item(1, html=stub, link=room.server.url("/a/1"))))
    room.server.routes["/a/1"] = answer(200, page(1))
    assert room.refresh().new == 1
    (row,) = room.library.rows()
    article = room.library.read(row.id).article
    assert "nomor 7" in article.text
    assert article.published and article.published.hour == 10
    assert room.server.asked("/robots.txt")
    assert room.library.original(row.id) == page(1)
    assert room.view(feed).articles == 1


def test_a_summary_in_other_words_gives_way_to_the_page_of_its_headline(room: Newsroom) -> None:
    stub = "Mengapa penyeberangan baru belum juga berdiri? Simak ulasan kami."
    room.follow("/f", served(item(1, html=stub, link=room.server.url("/a/1"))))
    room.server.routes["/a/1"] = answer(200, page(1))
    room.refresh()
    (row,) = room.library.rows()
    assert "nomor 7" in room.library.read(row.id).article.text


def test_a_page_cannot_pass_for_that_of_another_site(room: Newsroom) -> None:
    stub = "Jembatan 1: dewan kota membahas biayanya dan menunda keputusan…"
    room.follow("/f", served(item(1, html=stub, link=room.server.url("/a/1"))))
    canonical = b'<link rel="canonical" href="https://kabar.example/besar"></head>'
    room.server.routes["/a/1"] = answer(200, page(1).replace(b"</head>", canonical))
    room.refresh()
    (row,) = room.library.rows()
    assert "nomor 7" in room.library.read(row.id).article.text
    assert row.url == room.server.url("/a/1")
    assert not room.library.store.from_url("https://kabar.example/besar")


@pytest.mark.parametrize(
    ("respond", "trouble"),
    [
        (answer(404), "no such page"),
        (answer(200, b"<html><body><p>Accept all cookies to go on.</p></body></html>"), ""),
        (answer(200, page(99).replace(b"Jembatan", b"Lowongan")), ""),
    ],
)
def test_a_page_that_is_no_better_leaves_the_item_as_it_is(
    room: Newsroom, respond: Respond, trouble: str
) -> None:
    stub = "Pasar induk terbakar semalam, pedagang kehilangan lapak mereka..."
    feed = room.follow("/f", served(item(1, html=stub, link=room.server.url("/a/1"))))
    room.server.routes["/a/1"] = respond
    assert room.refresh().new == 1
    (row,) = room.library.rows()
    assert "Pasar induk" in room.library.read(row.id).article.text
    assert trouble in room.last(feed).error
    assert room.view(feed).state.error == ""


def test_robots_and_the_wish_of_a_person_are_kept_to(room: Newsroom) -> None:
    stub = "Jembatan 1: dewan kota membahas biayanya…"
    room.server.routes["/robots.txt"] = answer(200, b"User-agent: *\nDisallow: /a/", "text/plain")
    room.server.routes["/a/1"] = answer(200, page(1))
    forbidden = room.follow("/f", served(item(1, html=stub, link=room.server.url("/a/1"))))
    room.refresh()
    assert not room.server.asked("/a/1")
    assert "leave it alone" in room.last(forbidden).error
    never = room.follow("/g", served(item(2, html=stub, link=room.server.url("/b/2"))))
    edit_feed(room.library, never, full_text=FullText.NEVER)
    always = room.follow("/h", served(item(3, link=room.server.url("/b/3"))))
    edit_feed(room.library, always, full_text=FullText.ALWAYS)
    room.refresh()
    assert not room.server.asked("/b/2") and room.server.asked("/b/3")


def test_a_link_of_a_feed_does_not_reach_this_machine(room: Newsroom) -> None:
    stub = "Jembatan 1: dewan kota membahas biayanya…"
    with_port = room.server.port + 1 if room.server.port < 65_000 else room.server.port - 1
    links = (f"http://127.0.0.1:{with_port}/a", "http://localhost/a", "http://10.0.0.1/a")
    items = (item(n, html=stub + str(n), link=link) for n, link in enumerate(links))
    feed = room.follow("/f", served(*items))
    assert room.refresh().new == 3
    assert "3 pages could not be had" in room.last(feed).error


def test_no_more_than_so_many_pages_of_a_feed_are_fetched_at_once(room: Newsroom) -> None:
    stub = "Jembatan {n}: dewan kota membahas biayanya dan menunda keputusan…"
    names = [f"n{n}" for n in range(MOST_PAGES + 10)]
    items = (item(name, html=stub.format(n=name), link=room.server.url("/a/{n}")) for name in names)
    room.follow("/f", served(*items))
    room.server.routes |= {f"/a/{name}": answer(200, page(n)) for n, name in enumerate(names)}
    assert room.refresh().new == len(names)
    asked = [name for name in names if room.server.asked(f"/a/{name}")]
    assert asked == names[:MOST_PAGES]  # the newest stand first


STUB = "Jembatan 1: dewan kota membahas biayanya dan menunda keputusan…"


def test_a_page_that_could_not_be_had_is_tried_again(room: Newsroom) -> None:
    stub = item(1, html=STUB, link=room.server.url("/a/1"))
    feed = room.follow("/f", in_turn(served(stub, ETag="1"), answer(304)))
    room.server.routes["/a/1"] = in_turn(answer(500), answer(500), answer(200, page(1)))
    assert room.refresh().new == 1
    (first,) = room.library.rows()
    assert "nomor 7" not in room.library.read(first.id).article.text
    room.refresh()  # the feed has nothing new, the page is still not to be had
    assert [row.id for row in room.library.rows()] == [first.id]
    room.refresh()
    (row,) = room.library.rows()
    version = room.library.read(row.id).article
    assert "nomor 7" in version.text and version.links[0].article_id == first.id
    assert (room.view(feed).articles, room.view(feed).unread) == (1, 1)
    assert version.published and version.published.hour == 10
    asked = len(room.server.asked("/a/1"))
    room.refresh()
    assert len(room.server.asked("/a/1")) == asked
    assert room.library.undo(LIBRARY_SCOPE) == "follow a feed"
    assert not list(room.library.check())


@pytest.mark.parametrize(("status", "refreshes"), [(500, MOST_TRIES), (404, 1)])
def test_a_page_that_cannot_be_had_is_not_tried_for_ever(
    room: Newsroom, status: int, refreshes: int
) -> None:
    feed = room.follow("/f", served(item(1, html=STUB, link=room.server.url("/a/1"))))
    room.server.routes["/a/1"] = answer(status)
    for _ in range(MOST_TRIES + 2):
        room.refresh()
    assert len(room.server.asked("/a/1")) == refreshes
    assert room.view(feed).articles == 1 and not room.view(feed).state.waiting


def test_an_item_without_a_text_waits_for_its_page(room: Newsroom) -> None:
    bare = item(1, html="", title="", link=room.server.url("/a/1"))
    feed = room.follow("/f", served(bare, ETag="1"))
    room.server.routes["/a/1"] = in_turn(answer(500), answer(200, page(1)))
    assert room.refresh().new == 0
    assert room.refresh().new == 1
    assert "if-none-match" not in room.server.asked("/f")[1].headers
    assert room.titles() == ["Jembatan 1"] and not room.view(feed).state.waiting
    room.refresh()
    assert room.server.asked("/f")[2].headers["if-none-match"] == "1"


def test_a_stub_that_was_deleted_or_marked_is_respected(room: Newsroom) -> None:
    stubs = [
        item(n, html=STUB.replace("1", str(n)), link=room.server.url(f"/a/{n}")) for n in (1, 2)
    ]
    room.follow("/f", served(*stubs))
    for n in (1, 2):
        room.server.routes[f"/a/{n}"] = in_turn(answer(500), answer(200, page(n)))
    assert room.refresh().new == 2
    gone, read = (room.library.rows(f"title:{n}")[0].id for n in (1, 2))
    room.library.delete([gone])
    room.library.set_state([read], ArticleState.DONE)
    room.library.tag([read], ["jembatan"])
    room.refresh()
    (row,) = room.library.rows()
    assert (row.title, row.state, row.tags) == ("Jembatan 2", "done", ("jembatan",))
    assert row.id != read
