"""What kutip itself wrote is no article: it is told by its form and sent to ``kutip import``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from shlex import quote

from reader.ingest.errors import IngestError

_TABLES = (
    (frozenset({"attribution_id", "content_spans"}), "quotes", "brings it back to its articles"),
    (frozenset({"speaker_id", "external_id", "aliases"}), "speakers", "brings it back"),
)
"""The columns by which kutip's own tables are known; their ``content`` is no article."""
_ARTICLES = frozenset({"article_id", "published_precision", "body_words"})
"""The columns by which the table of articles is known, which has no texts."""
_JSON_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_JSON_FORMAT = re.compile(rb'"format"\s*:\s*"kutip"')
_CELL = re.compile(r"\w+")
_HEADER_WITHIN = 10_000


def refuse_export(data: bytes, where: str, file: str) -> None:
    """Raise IngestError, about ``where``, when ``data`` is what kutip exported, or begins so.

    ``file`` is what `kutip import` has to be given.
    """
    if _JSON_BEGINS.match(data) and _JSON_FORMAT.search(data):
        mend = f"`kutip import {quote(file)}` brings it back"
        raise IngestError(where, "it is a library that kutip exported, no article", mend)
    header, _, _ = data[:_HEADER_WITHIN].partition(b"\n")
    refuse_table(where, _CELL.findall(header.decode("utf-8", "replace")), file)


def refuse_table(where: str, columns: Iterable[str], file: str = "") -> None:
    """Raise IngestError when ``columns`` are those of a table that kutip exported."""
    present = set(columns)
    for own, what, brings in _TABLES:
        if own <= present:
            mend = f"`kutip import {quote(file or where)}` {brings}"
            raise IngestError(where, f"it is a table of {what} that kutip exported", mend)
    if present >= _ARTICLES:
        what = "it is a table of articles that kutip exported, which has no texts"
        mend = "`kutip export --format json -o FILE` writes them too, `kutip import FILE` reads it"
        raise IngestError(where, what, mend)
