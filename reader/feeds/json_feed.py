"""JSON Feed (jsonfeed.org, 1 and 1.1) as the same items that XML feeds have."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from reader.feeds.items import MOST_ITEMS, Item, ParsedFeed
from reader.feeds.xml_feed import person, plain_title, web_link
from reader.ingest.errors import IngestError
from reader.text.normalise import one_line

_LARGEST = 5 * 1024 * 1024
"""Bytes: in memory it takes up to twenty times as many."""


def is_json(data: bytes) -> bool:
    """Tell whether ``data`` begins as a JSON object does."""
    return data[:100].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def read_json(data: bytes, url: str) -> ParsedFeed:
    """Return the feed in ``data``; raises IngestError."""
    import orjson

    if len(data) > _LARGEST:
        raise IngestError(url, "the feed is too large (JSON)", "tell the site")
    try:
        value = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except ValueError as error:
        raise IngestError(url, "the feed is damaged (JSON)", "tell the site") from error
    items = value.get("items")
    if not isinstance(items, list):
        raise IngestError(url, "there is no feed in it", "give the address of the feed")
    language = _text(value, "language")
    shared = _authors(value)
    return ParsedFeed(
        title=plain_title(html.escape(_text(value, "title"), quote=False)),
        site_url=web_link(_text(value, "home_page_url"), url),
        language=one_line(language)[:35],
        items=tuple(
            _item(item, url, shared) for item in items[:MOST_ITEMS] if isinstance(item, Mapping)
        ),
    )


def _item(value: Mapping[str, Any], url: str, shared: tuple[str, ...]) -> Item:
    plain = html.escape(_text(value, "content_text"), quote=False)
    summary = html.escape(_text(value, "summary"), quote=False)
    long = _text(value, "content_html") or plain
    guid = value.get("id", "")
    return Item(
        guid=str(guid)[:4_000] if isinstance(guid, str | int | float) else "",
        link=web_link(_text(value, "url") or _text(value, "external_url"), url),
        title=plain_title(html.escape(_text(value, "title"), quote=False)),
        html=long or summary,
        summary=summary if long else "",
        authors=_authors(value) or shared,
        published=one_line(_text(value, "date_published") or _text(value, "date_modified"))[:120],
        language=one_line(_text(value, "language"))[:35],
        base=url,
    )


def _authors(value: Mapping[str, Any]) -> tuple[str, ...]:
    listed = value.get("authors")
    people = listed if isinstance(listed, list) else [value.get("author")]
    names = [person(_text(one, "name")) for one in people[:20] if isinstance(one, Mapping)]
    return tuple(dict.fromkeys(name for name in names if name))


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""
