"""A page's bytes as a tree of elements, bounded in size, whatever charset its makers claim."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from reader.ingest.errors import IngestError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_PAGE = 5 * 1024 * 1024
"""A page of more characters than this is refused; honest ones have up to about two million."""
MAX_ELEMENTS = 15_000
"""A page of more elements is refused, for each costs time; honest ones have up to 3,000."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_LOOKED_AT = 4096
"""Bytes at the beginning of a page among which its charset is declared (WHATWG asks for 1024)."""
_WIDENED = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}
"""Charsets that the web reads as a larger one (encoding.spec.whatwg.org, by Python's names)."""
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_TAG = re.compile(r"<[a-zA-Z]")


def decoded(data: bytes, content_type: str = "") -> str:
    """Return the text of ``data``; it never fails, for a wrong letter is better than no page.

    In this order: the byte-order mark, UTF-8 when the bytes are nothing else, the charset of the
    ``Content-Type`` header, the one in a ``<meta>``, detection, Windows-1252.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    declared = _codec(_DECLARED.search(content_type.encode(errors="replace")[:400]))
    declared = declared or _codec(_DECLARED.search(data, 0, _LOOKED_AT))
    if data.isascii() and declared.startswith("iso2022"):
        return data.decode(declared, errors="replace")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" or _nearly_utf8(data):
            return data.decode(errors="replace")
    return _legacy(data, declared)


def parse(data: bytes, where: str, content_type: str = "") -> HtmlElement:
    """Return the root of the page in ``data``; ``where`` names it in a refusal.

    Raises IngestError when it is too large or holds no element.
    """
    if len(data) > 4 * MAX_PAGE:
        raise _too_large(where)
    text = _UNSEEN.sub("", decoded(data, content_type))
    if len(text) > MAX_PAGE or len(_TAG.findall(text)) > MAX_ELEMENTS:
        raise _too_large(where)
    return parse_text(text, where)


def parse_text(text: str, where: str) -> HtmlElement:
    """Return the root of the page ``text``; raises IngestError when it holds no element."""
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, no_network=True
    )
    try:
        root = html.document_fromstring(text.encode(errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        root = None
    if root is None or not isinstance(root.tag, str):
        raise IngestError(where, "there is no page in it", "add the text copied from the page")
    return root


def _codec(match: re.Match[bytes] | None) -> str:
    """Return Python's name of a declared charset, empty for one it does not know."""
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
        "".encode(name or "utf-8")
    except (LookupError, UnicodeError):
        return ""
    return _WIDENED.get(name, name)


def _nearly_utf8(data: bytes) -> bool:
    """Return whether few enough bytes are wrong for the rest to be UTF-8 by intent."""
    text = data[:200_000].decode(errors="replace")
    wrong = text.count("\ufffd")
    return wrong * 20 < sum(1 for letter in text if letter > "\x7f") - wrong


def _legacy(data: bytes, declared: str) -> str:
    if declared and declared not in ("utf-8", "utf-8-sig"):
        text = data.decode(declared, errors="replace")
        if text.count("\ufffd") * 100 < len(text):
            return text
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000]).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")


def _too_large(where: str) -> IngestError:
    return IngestError(where, "the page is too large", "save the article's text and add that")
