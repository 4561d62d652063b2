"""A feed taken apart, whatever kind it is: quickly when it is sound, tolerantly when it is not."""

from __future__ import annotations

from reader.feeds.items import ParsedFeed
from reader.ingest.errors import IngestError


def parse_feed(data: bytes, url: str, content_type: str = "") -> ParsedFeed:
    """Return the feed in ``data``, which came from ``url``; raises IngestError.

    One that breaks off or is damaged gives the items that can be had and says so in ``fault``.
    """
    from reader.feeds.json_feed import is_json, read_json
    from reader.feeds.tolerant import read_tolerantly
    from reader.feeds.xml_feed import UnsoundError, read_xml

    if is_json(data):
        return read_json(data, url)
    try:
        parsed = read_xml(data, url, content_type)
    except UnsoundError as unsound:
        return read_tolerantly(data, url, content_type, unsound.so_far)
    if not parsed.items and not parsed.title:
        raise IngestError(url, "there is no feed in it", "give the address of the feed")
    return parsed
