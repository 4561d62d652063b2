"""RSS, RDF and Atom read by lxml: all authors, zones and bases kept, no more read than is used.

fastfeedparser, which is as fast, turns dates into UTC, drops those it cannot read, keeps one of
several authors and ignores ``xml:base``. Entities are never expanded and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from reader.feeds.items import MOST_ITEMS, Item, ParsedFeed
from reader.ingest.errors import IngestError
from reader.text.normalise import one_line
from reader.text.passwords import without_password

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACES = {
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dc",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "": "",
}
_ITEMS = ("item", "atom:entry", "entry")
_PEOPLE = ("dc:creator", "dc:author", "author", "atom:author", "managingEditor", "itunes:author")
_DATES = (
    *("pubDate", "atom:published", "published", "dc:date", "atom:issued", "dc:issued"),
    *("dc:created", "atom:created", "atom:updated", "updated", "atom:modified", "dc:modified"),
)
_LONG = ("content:encoded", "atom:content", "content", "fullitem", "body", "xhtml:body")
_SHORT = ("description", "atom:summary", "summary", "dc:description", "itunes:summary")
_MARKED_UP = ("html", "xhtml", "text/html", "application/xhtml+xml")
MOST_ELEMENTS = 200_000
"""A feed that has more before its items end is refused: each costs time and memory."""
_LONGEST_TITLE = 500
_LONGEST_LINK = 8_000
"""Characters of a link; a longer one is none: no server takes it, and a part leads elsewhere."""
_LONGEST_GUID = 4_000
_MOST_AUTHORS = 20
_CONTROLS = bytes(set(range(32)) - {9, 10, 13})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_MAIL = re.compile(r"[<(]?(?:mailto:)?[^\s<>()@]+@[^\s<>()@]+[>)]?")
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]\w+);", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")

Children = dict[str, list["_Element"]]

SAFELY: Mapping[str, bool] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""How lxml reads XML of strangers: no entity is expanded, nothing is fetched or without bounds."""


class UnsoundError(Exception):
    """The XML is not well-formed; what was read before the place is kept."""

    def __init__(self, so_far: ParsedFeed) -> None:
        super().__init__("not well-formed")
        self.so_far = so_far


def read_xml(data: bytes, url: str, content_type: str = "") -> ParsedFeed:
    """Return the feed in ``data``; raises UnsoundError for XML that is not well-formed."""
    from lxml import etree

    items: list[Item] = []
    head: Children = {}
    root: _Element | None = None
    try:
        for number, element in enumerate(_elements(data, content_type)):
            if number > MOST_ELEMENTS:
                raise IngestError(url, "the feed has too many elements", "tell the site")
            root = element.getroottree().getroot() if root is None else root
            if _name(element) in _ITEMS:
                if len(items) < MOST_ITEMS:
                    items.append(_item(element, url))
                _let_go(element)
            elif len(items) < MOST_ITEMS and _of_feed(element):
                head.setdefault(_name(element), []).append(element)
            if len(items) >= MOST_ITEMS:
                break
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise UnsoundError(_feed(head, items, root, url)) from error
    return _feed(head, items, root, url)


def plain_title(markup: str) -> str:
    """Return a title without markup, on one line and of bounded length."""
    import html

    text = markup[: 20 * _LONGEST_TITLE]
    if _MARKUP.search(text):
        text = html.unescape(_TAG.sub("", text))
    return one_line(text)[:_LONGEST_TITLE]


def web_link(link: str, base: str) -> str:
    """Return ``link`` as an absolute http or https address; empty for any other kind."""
    link = "".join(link[: _LONGEST_LINK + 1].split("\n")).strip()
    if not link or len(link) > _LONGEST_LINK:
        return ""
    try:
        address = without_password(urljoin(base, link))
        parts = urlsplit(address)
    except ValueError:
        return ""
    good = parts.scheme.lower() in ("http", "https") and parts.netloc
    return address if good and one_line(address) == address and " " not in address else ""


def person(text: str) -> str:
    """Return the name in an author's line, which may hold an address of mail as well."""
    name = one_line(_MAIL.sub(" ", text[:_LONGEST_TITLE])).strip("\"' ,;")
    if name.startswith("(") and name.endswith(")"):
        name = name[1:-1].strip()
    return "" if "://" in name else name


def _elements(data: bytes, content_type: str) -> Iterator[_Element]:
    from lxml import etree

    data, encoding = _readable(data, content_type)
    found = etree.iterparse(
        BytesIO(data),
        events=("end",),
        encoding=encoding,
        **SAFELY,
    )
    for _, element in found:
        yield element


def _readable(data: bytes, content_type: str) -> tuple[bytes, str | None]:
    """Return what the parser is given and the charset that is right, None for the declared one.

    What is UTF-8 throughout is that, whatever it says of itself.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        return data, None
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip().translate(None, _CONTROLS)
    declared = _DECLARED.match(data)
    if not (data.isascii() and declared and declared[1].lower().startswith(b"iso-2022")):
        try:
            data.decode()
            return data, "utf-8"
        except UnicodeDecodeError:
            pass
    charset = _CHARSET.search(content_type[:400])
    if declared is None and charset and charset[1].lower() not in ("utf-8", "utf8"):
        return data, charset[1]
    return data, None


def _name(element: _Element) -> str:
    """Return an element's name with the prefix that this module knows its namespace by."""
    tag = element.tag
    return _prefixed(tag) if isinstance(tag, str) else "?"


@lru_cache(maxsize=1_000)
def _prefixed(tag: str) -> str:
    space, _, local = tag[1:].partition("}") if tag.startswith("{") else ("", "}", tag)
    prefix = _NAMESPACES.get(space.lower().strip())
    if prefix is None:
        return "?"
    return f"{prefix}:{local}" if prefix else local


def _of_feed(element: _Element) -> bool:
    """Tell whether an element says something about the feed itself."""
    parent = element.getparent()
    return parent is not None and _name(parent) in ("channel", "atom:feed", "feed")


def _let_go(element: _Element) -> None:
    """Forget what an item held, and the items before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        if _name(before) not in _ITEMS:
            break
        parent.remove(before)


def _feed(head: Children, items: list[Item], root: _Element | None, url: str) -> ParsedFeed:
    language = _first(head, "language", "dc:language")
    if not language and root is not None:
        language = root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    author = _authors(head)
    if author:
        items = [item if item.authors else _with_authors(item, author) for item in items]
    site = _link(head, url, ("link",))
    return ParsedFeed(
        title=plain_title(_first(head, "title", "atom:title", "dc:title")),
        site_url=site,
        language=one_line(language)[:35],
        items=tuple(items),
    )


def _with_authors(item: Item, authors: tuple[str, ...]) -> Item:
    from dataclasses import replace

    return replace(item, authors=authors)


def _item(element: _Element, url: str) -> Item:
    children: Children = {}
    for child in element:
        children.setdefault(_name(child), []).append(child)
    base = _base(element, url)
    guid = _first(children, "guid", "atom:id", "id") or element.get(
        "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", ""
    )
    long, short = _markup(children, _LONG), _markup(children, _SHORT)
    return Item(
        guid=guid[:_LONGEST_GUID],
        link=_link(children, base, ("feedburner:origLink", "link")) or _guid_link(children, guid),
        title=plain_title(_title(children)),
        html=long or short,
        summary=short if long else "",
        authors=_authors(children),
        published=one_line(_first(children, *_DATES))[:120],
        language=one_line(_first(children, "dc:language"))[:35],
        base=base,
    )


def _base(element: _Element, url: str) -> str:
    try:
        return urljoin(url, element.base or "")
    except ValueError:
        return url


def _text(element: _Element) -> str:
    if not len(element):
        return element.text or ""
    return "".join(t for t in element.itertext() if isinstance(t, str))


def _first(children: Children, *names: str) -> str:
    for name in names:
        for element in children.get(name, ()):
            if text := _text(element).strip():
                return text
    return ""


def _title(children: Children) -> str:
    """Return a title as markup: Atom says which kind it is."""
    import html

    for element in children.get("atom:title", ()):
        marked_up = element.get("type", "text") in _MARKED_UP and not len(element)
        return _text(element) if marked_up else html.escape(_text(element), quote=False)
    return _first(children, "title", "dc:title")


def _markup(children: Children, names: tuple[str, ...]) -> str:
    """Return the first of these texts that is not empty, as markup."""
    import html

    for name in names:
        for element in children.get(name, ()):
            kind = element.get("type", "text") if name.startswith("atom:") else "html"
            if len(element) and kind in _MARKED_UP:
                found = _inner(element)
            elif kind in ("text", "text/plain"):
                found = html.escape(_text(element), quote=False)
            else:
                found = _text(element)
            if found.strip():
                return found
    return ""


def _inner(element: _Element) -> str:
    from lxml import etree

    parts = [element.text or ""]
    parts += [
        str(etree.tostring(child, encoding="unicode", method="html"))
        for child in element
        if isinstance(child.tag, str)
    ]
    return re.sub(r"(</?)\w+:(\w)", r"\1\2", "".join(parts))


def _link(children: Children, base: str, names: tuple[str, ...]) -> str:
    for name in names:
        for element in children.get(name, ()):
            if found := web_link(_text(element), base):
                return found
    for element in (*children.get("atom:link", ()), *children.get("link", ())):
        alternate = element.get("rel", "alternate") == "alternate"
        if alternate and (found := web_link(element.get("href", ""), _base(element, base))):
            return found
    return ""


def _guid_link(children: Children, guid: str) -> str:
    """Return a guid that is an address, unless it says that it is none."""
    for element in children.get("guid", ()):
        if element.get("isPermaLink", "true").lower() == "false":
            return ""
    return web_link(guid, "") if guid[:4].lower() == "http" else ""


def _authors(children: Children) -> tuple[str, ...]:
    names: list[str] = []
    for name in _PEOPLE:
        for element in children.get(name, ())[:_MOST_AUTHORS]:
            inner = [child for child in element if _name(child) in ("atom:name", "name")]
            whole = [] if len(element) else [element]
            names += [person(_text(child)) for child in inner or whole]
        if any(names):
            break
    return tuple(dict.fromkeys(name for name in names if name))
