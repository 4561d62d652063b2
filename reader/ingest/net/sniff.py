"""What was fetched, by its first bytes: servers often say something else."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

from reader.ingest.decode import decode
from reader.ingest.errors import IngestError
from reader.ingest.net.errors import FetchError

_LOOKED_AT = 2_000
_ROOT = re.compile(
    r"(?>(?:<\?[^>]*>|<!--.*?-->|<!doctype[^>]*>|\s+)*)<([a-z][\w:.-]*)", re.I | re.S
)
"""What stands before the root is matched once: many comments must not be tried in every way."""
_FEEDS = frozenset({"rss", "feed", "rdf:rdf"})
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|section|main|div|p|h[1-6]|table|script)"
    r"[\s>/]",
    re.IGNORECASE,
)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org')
"""Keys come in any order, so that it may stand after a long description, or at the end."""
_CUT_LETTER = re.compile(rb"[\x80-\xff]{1,3}$")
_TEXT_TYPES = ("text/plain", "text/markdown", "text/x-markdown")


class Content(StrEnum):
    """What an answer holds."""

    PAGE = "page"
    FEED = "feed"
    OPML = "opml"
    TEXT = "text"
    UNCHANGED = "unchanged"
    """Nothing new since the last time."""


def content_of(data: bytes, content_type: str, where: str) -> Content:
    """Return what ``data`` is, whatever ``content_type`` claims.

    Raises FetchError for what is no page, feed or text: pictures, PDF, programs, data.
    """
    head = _head(data)
    if not head.strip():
        raise FetchError(where, "the answer is empty", "check the address in a browser")
    _refuse_binary(data, where)
    declared = content_type.partition(";")[0].strip().lower()
    root = _ROOT.match(head)
    name = root[1].lower() if root else ""
    if name in _FEEDS or (head.lstrip()[:1] == "{" and _JSON_FEED.search(data)):
        return Content.FEED
    if name == "opml":
        return Content.OPML
    if head.lstrip().startswith("<") or "html" in declared:
        if _PAGE.search(head) or "html" in declared:
            return Content.PAGE
        raise FetchError(where, f"this is XML ({name[:30]}), not a page", "open it in a browser")
    if head.lstrip()[:1] in "{[" and "json" in declared:
        raise FetchError(where, "this is data (JSON), not a page", "open it in a browser")
    if declared.startswith(("image/", "audio/", "video/", "font/")):
        raise FetchError(where, f"this is {declared}, not a page", "open it in a browser")
    return Content.PAGE if _PAGE.search(head) and declared not in _TEXT_TYPES else Content.TEXT


def _head(data: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF8, "utf-8"),
    ):
        if data.startswith(mark):
            return data[len(mark) : 2 * _LOOKED_AT].decode(encoding, errors="ignore")
    return data[: 2 * _LOOKED_AT].decode("latin-1")


def _refuse_binary(data: bytes, where: str) -> None:
    try:
        decode(_CUT_LETTER.sub(b"", data[:_LOOKED_AT]), where)
    except IngestError as error:
        if "not text" in error.what:
            raise FetchError(where, error.what, "open it in a browser") from error
