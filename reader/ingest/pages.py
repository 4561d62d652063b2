"""Web pages as sources: saved ones, packed or not, and addresses."""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from reader.ingest.errors import IngestError
from reader.model import Reach

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ingest.fetch import Fetched
    from reader.ingest.net.body import Progress
    from reader.model import Article

PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")
"""What the names of saved pages end in."""
MAX_PAGE_BYTES = 10 * 1024 * 1024
"""A saved page of more bytes, packed or not, is refused."""
_PAGE_BEGINS = (b"<!doctype html", b"<html", b"<?xml", b"<opml")
_GZIP = b"\x1f\x8b"
_HOST = re.compile(r"(?:localhost|(?:[\w-]+\.)+[^\W\d_]{2,}|\d+(?:\.\d+){3})(?::\d{1,5})?")
FILES = (
    *PAGE_SUFFIXES, ".txt", ".md", ".csv", ".tsv", ".gz", ".json", ".jsonl", ".opml", ".xml",
    ".pdf", ".docx", ".doc", ".odt", ".rtf", ".epub", ".zip",
)  # fmt: skip
"""What is a file's name rather than a host's when it stands alone."""
_LONGEST_BARE = 300
_TAG = re.compile(
    rb"<(?:!doctype|html|head|body|title|meta|article|section|main|div|p|h[1-6])[\s>/]", re.I
)
_LIST_OF_FEEDS = re.compile(rb"<opml[\s>]", re.IGNORECASE)


class FeedError(IngestError):
    """The address is a feed's: it can be followed, but it is no article."""

    def __init__(self, where: str, reach: Reach = Reach.UNKNOWN) -> None:
        super().__init__(where, "this is a feed, not an article", "follow it: kutip add ADDRESS")
        self.reach = reach
        """What the address turned out to be when it was fetched."""


def is_address(source: str) -> bool:
    """Return whether ``source`` is the address of something on the web."""
    return source[:8].lower().startswith(("http://", "https://"))


def is_bare_address(source: str) -> bool:
    """Return whether ``source`` may well be an address without its ``https://``."""
    host, _, rest = source.partition("/")
    named = not rest and host.lower().endswith(FILES)
    return len(source) <= _LONGEST_BARE and bool(_HOST.fullmatch(host)) and not named


def with_scheme(source: str) -> str:
    """Return ``source``, with ``https://`` before it when it begins with ``www.``, as people type.

    A file or folder of that name stays what it is.
    """
    bare = source[:4].lower() == "www." and not Path(source).exists()
    return f"https://{source}" if bare else source


def is_page(data: bytes, source: str) -> bool:
    """Return whether ``data`` is a web page, by the name of ``source`` or by how it begins."""
    if source.lower().endswith(PAGE_SUFFIXES):
        return True
    head = data[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return head.startswith(_PAGE_BEGINS)


def page_article(data: bytes, name: str) -> Article:
    """Return the article of the saved page in ``data``; raises IngestError, with ``name`` in it."""
    from reader.ingest.decode import refuse_binary
    from reader.ingest.html import article_from_html

    page = _unpacked(data, name) if data.startswith(_GZIP) else data
    refuse_binary(page, name, known=bool(_TAG.search(page[:4_000].replace(b"\0", b""))))
    if _LIST_OF_FEEDS.search(page, 0, 4_000):
        mend = "follow its feeds with `kutip import`, or by i among the feeds (gF)"
        raise IngestError(name, "this is a list of feeds (OPML), no article", mend)
    try:
        return article_from_html(page)
    except IngestError as error:
        raise IngestError(name, error.what, error.mend) from error


def fetch_article(
    url: str, cancel: Callable[[], bool] | None = None, progress: Progress | None = None
) -> tuple[Article, bytes]:
    """Return the article at ``url``, which a person typed, and the bytes it was made of.

    Raises IngestError for what cannot be fetched, is no article, or is a feed.
    """
    from reader.ingest.fetch import fetch

    return fetched_article(fetch(url, typed=True, cancel=cancel, progress=progress), url)


def fetched_article(found: Fetched, url: str) -> tuple[Article, bytes]:
    """Return the article in what was fetched from ``url``, and its bytes; raises IngestError."""
    from reader.ingest.decode import decode
    from reader.ingest.fetch import Content
    from reader.ingest.html import article_from_html
    from reader.ingest.plain import article_from_text
    from reader.ingest.web.stubs import stub_in_text

    if found.content is Content.PAGE:
        return article_from_html(found.data, found.url, found.content_type), found.data
    if found.content is Content.FEED:
        raise FeedError(url, Reach.LOCAL if found.local else Reach.PUBLIC)
    if found.content is not Content.TEXT:
        what = "this is a list of feeds, not an article"
        raise IngestError(url, what, "save it and bring it in: kutip import FILE.opml")
    text = decode(found.data, url)
    article = article_from_text(text, url=found.url, retrieved=found.retrieved)
    if stub := stub_in_text(article):
        raise IngestError(url, stub.what, stub.mend)
    return article, found.data


def _unpacked(data: bytes, name: str) -> bytes:
    """Return what a gzip file holds, never unpacking more than a page may have."""
    stream = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        page = stream.decompress(data, MAX_PAGE_BYTES + 1)
    except zlib.error as error:
        raise IngestError(name, "its packing is damaged (gzip)", "pack the page again") from error
    if len(page) > MAX_PAGE_BYTES:
        raise IngestError(name, "the page is too large", "save the article's text and add that")
    if not stream.eof:
        raise IngestError(name, "its packing breaks off (gzip)", "pack the page again")
    return page
