"""Authors that a page marks for machines: links to their pages, microdata, RDFa."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from reader.ingest.byline import label_alone
from reader.ingest.byline_words import byline_words
from reader.ingest.names import is_person, names_thing
from reader.text.normalise import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_LINKS = 50
_MOST_AUTHORS = 20
_DEEPEST = 40
"""Elements around a mark that are looked at."""
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor\w{0,2}|autoren|auteurs?|profiles?|profil|penulis|reporters?|journalist\w{0,2}"
    r"|writers?|staff|contributors?|by|signataires?|columnists?|szerzok?|yazar(?:lar)?|muhabir|novinari"
    r"|skribenter?|forfatter|toimittajat?|redacteurs?|giornalist[ai]|firmas?|wartawan)/[^/]"
    r"|[/?&](?:auteur|author|autor)=?\d",
    re.IGNORECASE,
)
"""The address of a page about somebody who writes."""
_SOMEBODY_PAGE = re.compile(r"/(?:people|team|users?)/[^/]", re.IGNORECASE)
"""The address of a page about somebody, who writes when the link is in a byline, ..."""
_COLLEAGUE_PAGE = re.compile(r"/(?:team|users?)/[^/]", re.IGNORECASE)
"""... or of the house, when the link is not about a club or a button."""
_NEAR = 3
"""Elements around a link of which one says that it is in a byline."""
_AUTHOR = frozenset({"author", "schema:author", "dc:creator", "dcterms:creator", "article:author"})
BYLINE_NAME = re.compile(
    r"(?<![a-z])(?:author\w*|autor\w*|by-?line\w*|penulis|reporter|writer|entry-meta|post-meta"
    r"|article-?meta|contributor|signature|firma|auteur|verfasser|creator|szerz[oő]k?|yazar|muhabir"
    r"|författare|forfatter|skribent|kirjoittaja|toimittaja|redacteur|journaliste?n?|redattore"
    r"|giornalist[ai]|wartawan|pewarta|novinari?|written-?by)s?(?![a-z])",
    re.IGNORECASE,
)
"""What the elements around a byline are called."""
_SIGNED_NAME = re.compile(r"(?<![a-z])(?:signature|firma|creator)s?(?![a-z])", re.IGNORECASE)
"""What is called so may as well be a petition's, a firm's or a button."""
BESIDE_NAME = re.compile(
    r"author\w*?[-_]+(?:place|location|role|title|job|bio|desc\w*|date|image|photo|social|designation)"
    r"(?![a-z])",
    re.IGNORECASE,
)
"""What the elements are called that say more of an author than the name."""
_CALLED_BY = ("class", "id", "data-testid", "data-component", "data-qa")
"""The attributes that say what an element is called."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_+")
_PICTURE = re.compile(
    r"/(?:\w*(?:Image|Photo|Video|Audio|Media)\w*|Comment|Review)$", re.IGNORECASE
)
_LONGEST_NAME = 60
_MOST_IN_NAME = 12
"""Elements in one that holds a name, a picture and a button among them."""
_LONGEST_BYLINE = 200
_MOST_INSIDE = 200
"""Elements in one that is a byline."""
_UNSEEN = frozenset({"script", "style", "svg", "button", "time", "noscript"})
_ELSEWHERE = re.compile(
    r"comment|kommentar|komentar|review|related|recommend|teaser|sidebar", re.IGNORECASE
)
"""What the elements and items are called whose authors are not those of the article."""


def linked_authors(root: HtmlElement) -> tuple[str, ...]:
    """Return the texts of the first links in the page that are marked as, or lead to, authors."""
    found: dict[str, None] = {}
    for link in root.iter("a"):
        marked = "author" in (link.get("rel") or "").lower().split()
        href = (link.get("href") or "")[:300]
        if not (marked or _AUTHOR_PAGE.search(href) or _SOMEBODY_PAGE.search(href)):
            continue
        text = one_line(link.text_content()[:100])
        colleague = _COLLEAGUE_PAGE.search(href) and not names_thing(text)
        if marked or _AUTHOR_PAGE.search(href) or colleague or _is_in_byline(link):
            found[text] = None
        if len(found) >= _MOST_LINKS:
            break
    return tuple(found)


def _is_in_byline(link: HtmlElement) -> bool:
    """Return whether a link is in an element called a byline, or behind a byline's label."""
    outer, before = link.getparent(), link.getprevious()
    text = before.tail if before is not None else outer.text if outer is not None else ""
    words = f"{one_line((text or '')[-_LONGEST_BYLINE:])} "
    if label_alone(words.strip()) == "author" or byline_words().opening.fullmatch(words):
        return True
    around = islice(link.iterancestors(), _NEAR)
    return any(
        element.tag == "address" or BYLINE_NAME.search(_called(element))
        for element in (link, *around)
    )


def _called(element: HtmlElement) -> str:
    called = " ".join(element.get(key) or "" for key in _CALLED_BY)[:200]
    return _CAMEL.sub("-", called)


def named_bylines(root: HtmlElement) -> tuple[tuple[str, ...], ...]:
    """Return the texts in the first elements that are called a byline, as they are marked apart.

    ``<p class="byline">By <b>Ani Laras</b> <b>Budi Karsa</b></p>`` has three.
    """
    found: list[tuple[str, ...]] = []
    seen: set[HtmlElement] = set()
    named = " or ".join(f"@{key}" for key in _CALLED_BY)
    for element in root.xpath(f"//body//*[{named}]"):
        outer = element.getparent()
        if outer in seen:
            seen.add(element)
            continue
        called = _called(element)
        beside = BESIDE_NAME.search(called) or is_signed_only(called)
        if not BYLINE_NAME.search(called) or beside or _is_elsewhere(element):
            continue
        texts = () if _is_large(element) else tuple(_texts(element))
        if texts and sum(map(len, texts)) <= _LONGEST_BYLINE:
            seen.add(element)
            found.append(texts)
        if len(found) >= _MOST_LINKS:
            break
    return tuple(found)


def name_runs(root: HtmlElement) -> tuple[tuple[str, ...], ...]:
    """Return the first runs of elements that are called the same and hold a person's name each."""
    found: list[tuple[str, ...]] = []
    for outer in root.iter("div", "p", "span", "ul", "li"):
        inner = list(islice(outer.iterchildren("span", "a", "div", "li"), _MOST_AUTHORS + 1))
        if not 1 < len(inner) <= _MOST_AUTHORS or len({each.get("class") for each in inner}) > 1:
            continue
        texts = [_short_text(each) for each in inner]
        if all(map(is_person, texts)):
            found.append(tuple(texts))
        if len(found) >= _MOST_LINKS:
            break
    return tuple(found)


def _short_text(element: HtmlElement) -> str:
    """Return the text of an element, nothing when it is longer than a name."""
    inner = list(islice(element.iter(), _MOST_IN_NAME + 1))
    if len(inner) > _MOST_IN_NAME:
        return ""
    text = element.text_content()
    return one_line(text).strip(" ,;|/·•&") if len(text) <= _LONGEST_NAME else ""


def is_signed_only(called: str) -> bool:
    """Return whether what an element is called says that somebody signed, but not a writer."""
    rest, signed = _SIGNED_NAME.subn(" ", called)
    return bool(signed) and BYLINE_NAME.search(rest) is None


def _is_large(element: HtmlElement) -> bool:
    """Return whether there is more in an element than in a byline, without reading all of it."""
    length = 0
    for number, inner in enumerate(element.iter()):
        length += len(inner.text or "") + len((inner.tail if number else "") or "")
        if number > _MOST_INSIDE or length > 2 * _LONGEST_BYLINE:
            return True
    return False


def _texts(element: HtmlElement) -> Iterator[str]:
    """Yield the texts in an element one by one, those unseen and of dates left out."""
    for text in element.xpath(".//text()"):
        holder = text.getparent() if not text.is_tail else text.getparent().getparent()
        if holder is not None and holder.tag not in _UNSEEN and text.strip():
            yield one_line(str(text))


def marked_authors(root: HtmlElement) -> tuple[str, ...]:
    """Return whom microdata or RDFa in the page's text name as authors.

    Those of the item that the first of them belongs to: others are of other articles.
    """
    found: dict[str, None] = {}
    items: list[HtmlElement | None] = []
    for element in root.xpath("//body//*[@itemprop or @property]"):
        marks = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower().split()
        if not _AUTHOR.intersection(marks) or _is_elsewhere(element):
            continue
        if _is_of_picture(_item(element)):
            continue
        items = items or [_item(element)]
        name = _name(element)
        if name and _item(element) is items[0]:
            found[name] = None
        if len(found) >= _MOST_AUTHORS:
            break
    return tuple(found)


def _is_elsewhere(element: HtmlElement) -> bool:
    for number, outer in enumerate(element.iterancestors()):
        if number > _DEEPEST or outer.tag in ("body", "html"):
            return False
        named = " ".join(outer.get(key) or "" for key in ("class", "itemtype", "itemprop"))[:300]
        if outer.tag not in ("article", "main") and _ELSEWHERE.search(named):
            return True
    return False


def _item(element: HtmlElement) -> HtmlElement | None:
    """Return the element whose item ``element`` is a property of."""
    return next((e for e in element.iterancestors() if e.get("itemscope") is not None), None)


def _is_of_picture(item: HtmlElement | None) -> bool:
    """Return whether an item is a picture, a film or a remark, whose author made only that."""
    return item is not None and _PICTURE.search((item.get("itemtype") or "")[:200]) is not None


def _name(element: HtmlElement) -> str:
    """Return the name in an element that is marked as an author."""
    inner = element.xpath(".//*[@itemprop='name' or @property='name' or @property='schema:name']")
    for each in (*inner[:1], element):
        value = each.get("content") or each.text_content()
        if value.strip():
            return one_line(value[:200])
    return ""
