"""Pages that stand where an article should: missing, barred, or leading on to another one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from reader.ingest.patterns import patterns
from reader.text.normalise import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from reader.model import Article

_FEW_WORDS = 120
"""A page with more words of running text is an article, whatever it is called."""
_FIRST_LINES = 5
_SOON = 30
"""Seconds after which a page that leads on to another has nothing to read itself."""
_LONGEST = 2_000
_REFRESH = re.compile(r"\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?['\"]?\s*([^'\"\s]+)", re.I)


class Stub(NamedTuple):
    """Why a page is no article, and what to do about it."""

    what: str
    mend: str


def stub_of(root: HtmlElement, url: str, titles: Iterable[str], text: str) -> Stub | None:
    """Return what the page at ``url`` is instead of an article, None when it may be one.

    ``text`` is what would be the article's body: a long one is none of a page that only says that
    there is nothing, or where to go.
    """
    if len(text.split()) > _FEW_WORDS:
        return None
    if target := _leads_to(root, url):
        return Stub(f"the page only leads on to {target}", "add that address")
    return _said(titles)


def stub_in_text(article: Article) -> Stub | None:
    """Return what a text is that was copied from such a page, None when it may be an article."""
    body = sum(len(article.text[b.start : b.end].split()) for b in article.blocks)
    if body > _FEW_WORDS or article.published or article.authors:
        return None
    return _said([article.title, *article.text[:_LONGEST].splitlines()[:_FIRST_LINES]])


def _said(titles: Iterable[str]) -> Stub | None:
    known = patterns()
    said = [title.strip() for title in titles if title]
    if any(known.missing.match(title) for title in said):
        return Stub("the site says that there is no such page", "look for the article on its site")
    if any(known.barred.match(title) for title in said):
        return Stub("the site lets only browsers in", "open it in a browser and add its text")
    return None


def _leads_to(root: HtmlElement, url: str) -> str:
    """Return the other address that a browser goes to by itself, empty for none."""
    for meta in root.iter("meta"):
        if (meta.get("http-equiv") or "").strip().lower() != "refresh":
            continue
        found = _REFRESH.match((meta.get("content") or "")[:_LONGEST])
        if not found or int(found[1]) > _SOON:
            continue
        try:
            target = urljoin(url, found[2])
            parts = urlsplit(target)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and target != url:
            return one_line(target)
    return ""
