"""Feeds that are no sound XML, read by feedparser, which forgives more and takes its time for it.

It is given bytes alone, as it takes any text for the name of a file or an address, and neither
cleans nor resolves anything: that is done here, by what cleans every page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from reader.feeds.items import MOST_ITEMS, Item, ParsedFeed
from reader.feeds.xml_feed import person, plain_title, web_link
from reader.ingest.errors import IngestError
from reader.text.normalise import one_line

_LARGEST = 1024 * 1024
"""Bytes of a damaged feed beyond which it is not mended: made to be slow, one takes seconds."""
_CLOSED = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>?\s*(?:<!--.{0,500}-->\s*)?$", re.I | re.S)


def read_tolerantly(data: bytes, url: str, content_type: str, so_far: ParsedFeed) -> ParsedFeed:
    """Return a feed that is not well-formed; ``so_far`` is what was read before the fault.

    Of one that breaks off only what came before is taken, as its last item may be cut in two.
    Raises IngestError when there is nothing in it.
    """
    from dataclasses import replace

    if not _CLOSED.search(data[-1_000:]):
        fault = "the feed breaks off in the middle"
        return _with_items(replace(so_far, fault=fault), url, fault)
    if len(data) > _LARGEST:
        fault = "the feed is damaged (XML) and too large to be mended"
        return _with_items(replace(so_far, fault=fault), url, fault)
    found = _parsed(data, url, content_type)
    best = found if len(found.items) >= len(so_far.items) else so_far
    return _with_items(best, url, "the feed is damaged (XML)")


def _with_items(feed: ParsedFeed, url: str, why: str) -> ParsedFeed:
    if not feed.items:
        raise IngestError(url, why, "tell the site")
    return feed


def _parsed(data: bytes, url: str, content_type: str) -> ParsedFeed:
    import feedparser

    headers = {"content-location": url}
    if content_type:
        headers["content-type"] = content_type
    try:
        found = feedparser.parse(
            BytesIO(data),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # it raises whatever its many parts raise
        raise IngestError(url, "the feed cannot be read", "tell the site") from error
    about = found.get("feed", {})
    return ParsedFeed(
        title=plain_title(_text(about, "title")),
        site_url=web_link(_text(about, "link"), url),
        language=one_line(_text(about, "language"))[:35],
        items=tuple(_item(entry, url) for entry in found.get("entries", ())[:MOST_ITEMS]),
    )


def _item(entry: Mapping[str, Any], url: str) -> Item:
    contents = [c.get("value") or "" for c in entry.get("content") or ()]
    long = max(contents, key=len, default="")
    short = _text(entry, "summary")
    names = [person(_text(one, "name")) for one in entry.get("authors") or () if one]
    # Asked for an ``updated`` that is not there, feedparser warns of its own mapping.
    dates = (_text(entry, n) for n in ("published", "created", "updated") if n in entry)
    link = web_link(_text(entry, "feedburner_origlink") or _text(entry, "link"), url)
    return Item(
        guid=_text(entry, "id")[:4_000],
        link=link,
        title=plain_title(_text(entry, "title")),
        html=long or short,
        summary=short if long and long != short else "",
        authors=tuple(dict.fromkeys(name for name in names[:20] if name)),
        published=one_line(next(filter(None, dates), ""))[:120],
        language="",
        base=url,
    )


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""
