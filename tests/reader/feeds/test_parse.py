"""Feeds of every kind are taken apart, and bad ones as far as they go."""

from __future__ import annotations

import io
import json

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.feeds.items import MOST_ITEMS, Item
from reader.feeds.parse import parse_feed
from reader.ingest.errors import IngestError
from reader.text.normalise import one_line, paintable
from tests.reader.feeds.writing import atom, item, rss

URL = "https://kabar.example/umpan/rss.xml"


def only(data: bytes, content_type: str = "") -> Item:
    (found,) = parse_feed(data, URL, content_type).items
    return found


def test_rss_keeps_what_the_item_says() -> None:
    found = only(
        rss(
            item(
                1,
                title="Harga <b>naik</b> &amp; turun",
                link="/berita/1?utm_source=rss",
                more="<dc:creator>Sari Dewi</dc:creator><dc:creator>Tom Reed</dc:creator>"
                "<content:encoded><![CDATA[<p>Panjang.</p>]]></content:encoded>",
            ),
            more="<language>id-ID</language>",
        )
    )
    assert found == Item(
        guid="id-1",
        link="https://kabar.example/berita/1?utm_source=rss",
        title="Harga naik & turun",
        html="<p>Panjang.</p>",
        summary=found.summary,
        authors=("Sari Dewi", "Tom Reed"),
        published="Mon, 12 Oct 2020 10:00:00 +0700",
        base=URL,
    )
    assert "jembatan nomor 1" in found.summary


def test_atom_keeps_what_the_entry_says() -> None:
    found = parse_feed(
        atom(
            "<entry><id>tag:kabar,1</id><title>A &lt; B</title>"
            '<link rel="replies" href="no"/><link href="../satu"/>'
            "<published>2020-10-12T10:00:00+07:00</published><updated>2021-01-01T00:00:00Z</updated>"
            "<author><name>Sari</name><uri>https://x.example</uri></author>"
            "<author><name>Tom</name></author>"
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Teks '
            "<em>satu</em>.</p></div></content></entry>"
        ),
        "https://lain.example/f",
    )
    assert (found.title, found.language) == ("Kabar <b>", "id")
    assert found.site_url == "https://kabar.example/"
    (entry,) = found.items
    assert (entry.guid, entry.title) == ("tag:kabar,1", "A < B")
    assert entry.link == "https://kabar.example/satu"
    assert entry.authors == ("Sari", "Tom")
    assert entry.published == "2020-10-12T10:00:00+07:00"
    assert "<p>Teks <em>satu</em>.</p>" in entry.html


def test_rdf_and_json_feeds_are_feeds_too() -> None:
    rdf = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        b'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        b'<channel rdf:about="x"><title>R</title></channel>'
        b'<item rdf:about="https://r.example/1"><title>Satu</title>'
        b"<link>https://r.example/1</link><dc:date>2020-10-12T10:00+07:00</dc:date></item></rdf:RDF>"
    )
    assert parse_feed(rdf, URL).title == "R"
    assert (only(rdf).guid, only(rdf).link) == ("https://r.example/1", "https://r.example/1")
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "J & K",
        "language": "id",
        "authors": [{"name": "Redaksi"}],
        "items": [
            {"id": 7, "url": "/tujuh", "title": "T < U", "content_text": "a <b> c"},
            {"id": "8", "external_url": "https://l.example/", "content_html": "<p>x</p>"},
            "no item",
        ],
    }
    found = parse_feed(json.dumps(value).encode(), URL)
    assert (found.title, found.language, len(found.items)) == ("J & K", "id", 2)
    first, second = found.items
    assert (first.guid, first.link, first.title) == ("7", "https://kabar.example/tujuh", "T < U")
    assert (first.html, first.authors) == ("a &lt;b&gt; c", ("Redaksi",))
    assert second.link == "https://l.example/"


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("sari@kabar.example (Sari Dewi)", "Sari Dewi"),
        ("Sari Dewi &lt;sari@kabar.example&gt;", "Sari Dewi"),
        ("Sari Dewi", "Sari Dewi"),
        ("sari@kabar.example", ""),
    ],
)
def test_an_author_is_a_name(author: str, name: str) -> None:
    assert only(rss(item(1, more=f"<author>{author}</author>"))).authors == (
        (name,) if name else ()
    )


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "exec:sh",
        "http://",
        "ht tp:",
        f"https://kabar.example/{'a' * 8_000}",
    ],
)
def test_a_link_that_is_no_web_address_is_none(link: str) -> None:
    assert only(rss(item(1, link=link))).link == ""


def test_what_a_terminal_would_act_on_is_gone() -> None:
    hostile = "a\u202eb\u009b2J&#x1b;]52;c;x&#7;"
    found = only(rss(item(1, title="X")).replace(b"<title>X", f"<title>{hostile}".encode()))
    assert found.title.startswith("ab") and found.title.endswith("]52;c;x")
    assert one_line(found.title) == paintable(found.title) == found.title


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_a_declared_charset_is_kept_to(encoding: str) -> None:
    text = rss(item(1, title="Café élan")).decode().replace("utf-8", encoding, 1)
    assert only(text.encode(encoding)).title == "Café élan"


def test_a_wrong_charset_is_seen_through() -> None:
    assert only(rss(item(1, title="Café")).replace(b"utf-8", b"iso-8859-1")).title == "Café"
    latin = rss(item(1, title="Café")).decode().encode("cp1252")
    assert only(latin).title == "Café"
    bare = latin.replace(b'<?xml version="1.0" encoding="utf-8"?>', b"")
    assert only(bare, "text/xml; charset=windows-1252").title == "Café"


def test_damage_costs_no_item_that_can_be_had() -> None:
    damaged = rss(item(1), item(2, title="B"), item(3)).replace(b"<title>B", b"<title>A & B&nbsp;")
    found = parse_feed(damaged, URL)
    assert [i.guid for i in found.items] == ["id-1", "id-2", "id-3"]
    assert found.items[1].title == "A & B"


def test_of_a_feed_that_breaks_off_the_whole_items_are_taken() -> None:
    whole = rss(*(item(n) for n in range(4)))
    found = parse_feed(whole[: whole.rindex(b"<description>") + 300], URL)
    assert [i.guid for i in found.items] == ["id-0", "id-1", "id-2"]
    assert "breaks off" in found.fault


@pytest.mark.parametrize(
    "data",
    [b"<rss><channel>", b"<html><body>hi</body></html>", b"{", b'{"items": 3}', b"", b"\0" * 50],
)
def test_what_is_no_feed_is_refused_in_a_line(data: bytes) -> None:
    with pytest.raises(IngestError) as refused:
        parse_feed(data, URL)
    assert str(refused.value).startswith(URL) and "\n" not in str(refused.value)


def test_entities_are_neither_expanded_nor_read() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    head = f'<!DOCTYPE rss [{laughs}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    data = rss(item(1, title="T"), head=head).replace(b"<title>T", b"<title>T &l11; &x;")
    found = only(data)
    assert found.title.startswith("T") and len(found.title) < 100
    assert "root:" not in found.title and "haha" not in found.title


def test_what_is_too_much_is_cut() -> None:
    many = parse_feed(rss(*(f"<item><guid>{n}</guid></item>" for n in range(100_000))), URL)
    assert len(many.items) == MOST_ITEMS and not many.fault
    assert len(only(rss(item(1, title="x" * 9_000_000))).title) <= 500
    with pytest.raises(IngestError, match="too large to be mended"):
        parse_feed(rss(item(1, title="x" * 11_000_000)), URL)


@pytest.mark.parametrize(
    "data",
    [
        b"<rss><channel>" + b"<a/>" * 300_000 + b"</channel></rss>",
        atom(f"<entry><content type='xhtml'>{'<b>x</b>' * 300_000}</content></entry>"),
        b'{"items":[' + b"[]," * 2_000_000 + b"[]]}",
    ],
    ids=["elements", "inside an item", "json"],
)
def test_what_costs_too_much_is_refused(data: bytes) -> None:
    with pytest.raises(IngestError, match=r"too many elements|too large"):
        parse_feed(data, URL)


def test_what_is_nested_deep_is_read_or_refused() -> None:
    deep = rss(item(1)).replace(b"<description>", b"<description>" + b"<a>" * 5_000)
    try:
        found = parse_feed(deep, URL)
    except IngestError:
        return
    assert len(found.items) == 1


FEEDS = [
    rss(item(1, more="<dc:creator>Tom</dc:creator>"), item(2, guid=None, link="/x")),
    atom("<entry><id>1</id><title>A</title><link href='x'/><updated>2020-01-01</updated></entry>"),
]


@pytest.mark.parametrize("data", FEEDS, ids=["rss", "atom"])
def test_the_two_parsers_agree(data: bytes) -> None:
    ours = parse_feed(data, URL).items
    theirs = feedparser.parse(
        io.BytesIO(data),
        response_headers={"content-location": URL},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    assert [i.title for i in ours] == [e.title for e in theirs.entries]
    assert [i.link for i in ours] == [e.link for e in theirs.entries]
    names = [tuple(a.name for a in e.get("authors", ())) for e in theirs.entries]
    assert [i.authors for i in ours] == names


@given(st.data())
def test_a_feed_with_a_few_bytes_changed_never_raises_anything_else(data: st.DataObject) -> None:
    changed = bytearray(FEEDS[0][:2_000] + b"</description></item></channel></rss>")
    for _ in range(data.draw(st.integers(1, 6))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = parse_feed(bytes(changed), URL)
    except IngestError:
        return
    assert found.title or found.items


def test_a_damaged_item_with_an_empty_time_is_read() -> None:
    whole = rss(item(1, date=""), item(2))
    found = parse_feed(whole.replace(b"</item>", b"</itom>", 1), "https://kabar.example/f")
    assert found.items and found.items[0].published == ""
