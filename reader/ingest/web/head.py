"""What a page says of itself in its ``<meta>``, ``<link>``, ``<title>`` and marked-up times."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from reader.ingest.byline import label_alone
from reader.text.normalise import one_line
from reader.text.passwords import without_password

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_METAS = 500
_MOST_LABELS = 5
_LONGEST = 2_000
"""Characters of a value that are looked at."""
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
_SITES = ("og:site_name", "application-name", "al:android:app_name", "publisher", "dc.publisher")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "sailthru.date", "dc.date.issued", "dcterms.created",
    "pubdate", "publishdate", "publish-date", "published_at", "date", "dc.date",
    "article.published", "originalpublicationdate", "citation_publication_date", "og:pubdate",
    "content_publisheddate",
    "prism.publicationdate", "uploaddate", "datecreated", "date.created", "date.available",
    "iso-8601-publish-date",
)  # fmt: skip
_AUTHORS = (
    "article:author_name", "parsely-author", "sailthru.author", "author", "article:author",
    "og:article:author", "cxenseparse:author", "byl", "dc.creator", "dcterms.creator",
    "citation_author", "content_author", "authors", "author_name", "article.author", "byline",
    "article:author:name", "shareaholic:article_author_name", "article_author",
)  # fmt: skip
_PUBLISHED = frozenset({"published", "dtpublished", "dt-published"})
"""Classes of the microformats for when something came out."""
_EDITORS = ("editor", "content_editor")
_LANGUAGES = ("og:locale", "content-language", "dc.language", "language")


class Head(NamedTuple):
    """The values a page gives outside of its text, the likeliest first."""

    titles: tuple[str, ...]
    """The titles for sharing, one as often as it is given."""
    page_title: str
    description: tuple[str, ...]
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    dates: tuple[str, ...]
    site: str
    languages: tuple[str, ...]
    canonical: str
    original: str
    """The address that the page names as its original's."""


def read_head(root: HtmlElement, url: str) -> Head:
    """Return what the page at ``url`` says in its elements for machines."""
    metas = _metas(root)
    return Head(
        titles=tuple(title for name in _TITLES for title in metas.get(name, ())),
        page_title=one_line("".join(root.xpath("string(.//title)"))[:_LONGEST]),
        description=_first(metas, ("og:description", "description", "twitter:description")),
        authors=(*_first(metas, _AUTHORS), *_labelled(metas), *_counted(metas)),
        editors=_first(metas, _EDITORS),
        dates=_first(metas, _DATES),
        site=next(iter(_first(metas, _SITES)), ""),
        languages=(one_line(root.get("lang") or ""), *_first(metas, _LANGUAGES)),
        canonical=_canonical(root, metas, url),
        original=without_password(
            next(iter(_first(metas, ("original-source", "syndication-source"))), "")
        ),
    )


def marked_times(root: HtmlElement) -> list[str]:
    """Return the first times in the page's text that machines can read."""
    found: list[str] = []
    for element in root.iter("time", "span", "div", "abbr", "p"):
        value = element.get("datetime") if element.tag == "time" else None
        if (element.get("itemprop") or "").lower() == "datepublished":
            value = element.get("content") or element.get("datetime") or element.text
            if value:
                found.insert(0, one_line(value[:100]))
        elif element.tag == "abbr" and _PUBLISHED.intersection(
            (element.get("class") or "").split()
        ):
            found.append(one_line((element.get("title") or "")[:100]))
        elif value:
            found.append(one_line(value[:100]))
        if len(found) >= 20:
            break
    return found


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for number, meta in enumerate(root.iter("meta")):
        if number >= _MOST_METAS:
            break
        content = one_line((meta.get("content") or "")[:_LONGEST])
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and content and content not in found.setdefault(name, []):
                found[name].append(content)
    return found


def _first(metas: dict[str, list[str]], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for name in names for value in metas.get(name, ())))


def _labelled(metas: dict[str, list[str]]) -> Iterator[str]:
    """Yield the authors on the card for sharing, which has values with a label each."""
    for number in range(1, _MOST_LABELS):
        labels = metas.get(f"twitter:label{number}", ())
        if any(label_alone(label) == "author" for label in labels):
            yield from metas.get(f"twitter:data{number}", ())


def _counted(metas: dict[str, list[str]]) -> Iterator[str]:
    """Yield the authors in what an old way of counting readers wants: JSON in a ``<meta>``."""
    for value in metas.get("parsely-page", ()):
        try:
            page = json.loads(value)
        except (ValueError, RecursionError):
            continue
        named = [page.get(key) for key in ("author", "authors")] if isinstance(page, dict) else []
        for each in named:
            yield from (name for name in [each, *_list(each)] if isinstance(name, str))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _canonical(root: HtmlElement, metas: dict[str, list[str]], url: str) -> str:
    links = [link.get("href") for link in root.iter("link") if _is_canonical(link.get("rel"))]
    for value in (*links, *metas.get("og:url", ())):
        try:
            joined = urljoin(url, (value or "").strip())
            parts = urlsplit(joined)
        except ValueError:
            continue
        told = parts.scheme in ("http", "https") and parts.hostname and parts.path.strip("/")
        if told and len(joined) <= _LONGEST:
            return one_line(without_password(joined))
    return ""


def _is_canonical(rel: str | None) -> bool:
    return "canonical" in (rel or "").lower().split()
