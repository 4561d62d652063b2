"""Feeds as sites write them, for the tests."""

from __future__ import annotations

from html import escape

SENTENCE = "Dewan kota membahas jembatan nomor {n} pada hari Senin dan menunda keputusannya. "


def story(n: int | str, sentences: int = 30) -> str:
    """Text long enough to be no stub, different for each ``n``."""
    paragraph = "<p>" + SENTENCE.format(n=n) * 5 + "</p>"
    return paragraph * (sentences // 5)


def item(
    n: int | str,
    *,
    guid: str | None = "",
    link: str = "https://kabar.example/berita/{n}",
    title: str = "Jembatan {n}",
    html: str | None = None,
    date: str = "Mon, 12 Oct 2020 10:00:00 +0700",
    more: str = "",
) -> str:
    """Return an item of RSS; ``guid`` None leaves it out."""
    identity = "" if guid is None else f'<guid isPermaLink="false">{guid or f"id-{n}"}</guid>'
    address = f"<link>{escape(link.format(n=n))}</link>" if link else ""
    text = escape(story(n) if html is None else html)
    return (
        f"<item>{identity}{address}<title>{escape(title.format(n=n))}</title>"
        f"<pubDate>{date}</pubDate><description>{text}</description>{more}</item>"
    )


def rss(*items: str, title: str = "Kabar", more: str = "", head: str = "") -> bytes:
    """Return an RSS feed of these items."""
    text = (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{escape(title)}</title><link>https://kabar.example/</link>{more}{''.join(items)}"
        "</channel></rss>"
    )
    return text.encode()


def atom(*entries: str, more: str = "") -> bytes:
    """Return an Atom feed of these entries."""
    text = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id" '
        'xml:base="https://kabar.example/umpan/"><title type="html">Kabar &amp;lt;b&amp;gt;</title>'
        f'<link rel="self" href="atom.xml"/><link href="/"/>{more}{"".join(entries)}</feed>'
    )
    return text.encode()
