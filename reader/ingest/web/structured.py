"""What a page says of itself in JSON-LD, as publishers write it for search engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:article|posting|report|news)$", re.IGNORECASE)
_LARGEST = 2_000_000
"""A script of more characters is passed over."""
_MOST_NODES = 20_000
"""Objects and lists of one script that are looked at."""
_COMMENTS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_MARKUP = re.compile(r"<[a-z/][^<>]{0,300}>")
_HOLLOW = re.compile(r",(?=\s*[}\]])")


class Person(NamedTuple):
    """Whom a page names as its author, editor or publisher."""

    name: str
    organization: bool


class Structured(NamedTuple):
    """The fields of the article that the page's JSON-LD is about; what is missing is empty."""

    headline: str = ""
    description: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    published: tuple[str, ...] = ()
    language: str = ""
    publisher: str = ""
    body: str = ""
    url: str = ""


def read_structured(root: HtmlElement, hints: frozenset[str] = frozenset()) -> Structured:
    """Return what the JSON-LD of a page says of its article.

    Of several articles the one is taken whose headline is among ``hints`` (in lower case), else
    the first. A script that is no JSON, or is nested too deep, is passed over.
    """
    nodes = [node for script in root.iter("script") for node in _nodes(script)]
    known = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1
    }
    articles = [node for node in nodes if _is_article(node)]
    if not articles:
        return Structured(authors=_authors_of_page(nodes, known))
    named = [node for node in articles if _text(node.get("headline")).lower() in hints]
    return _read((named or articles)[0], known)


def _nodes(script: HtmlElement) -> Iterator[dict[str, Any]]:
    if "ld+json" not in (script.get("type") or "").lower():
        return
    stack: list[Any] = [_loads(script.text or "")]
    for _ in range(_MOST_NODES):
        if not stack:
            return
        value = stack.pop()
        if isinstance(value, dict):
            yield value
            stack.extend(reversed(value.values()))
        elif isinstance(value, list):
            stack.extend(reversed(value))


def _loads(text: str) -> Any:
    if len(text) > _LARGEST:
        return None
    text = _COMMENTS.sub("", text)
    for attempt in (text, _HOLLOW.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    named = any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds)
    return named and any(node.get(key) for key in ("headline", "datePublished", "articleBody"))


def _read(node: dict[str, Any], known: dict[str, dict[str, Any]]) -> Structured:
    publisher = _people(node.get("publisher"), known)
    main = node.get("mainEntityOfPage")
    main = main.get("@id") if isinstance(main, dict) else main
    return Structured(
        headline=_text(node.get("headline")),
        description=_text(node.get("description")),
        authors=_people(node.get("author") or node.get("creator"), known),
        editors=_people(node.get("editor"), known),
        published=tuple(
            text for key in ("datePublished", "dateCreated") if (text := _text(node.get(key)))
        ),
        language=_text(node.get("inLanguage")),
        publisher=publisher[0].name if publisher else "",
        body=_body(node.get("articleBody")),
        url=_text(node.get("url")) or _text(main),
    )


def _authors_of_page(
    nodes: Iterable[dict[str, Any]], known: dict[str, dict[str, Any]]
) -> tuple[Person, ...]:
    """Return the authors of a page that is not called an article."""
    pages = (node for node in nodes if str(node.get("@type")).endswith("Page"))
    return next((found for node in pages if (found := _people(node.get("author"), known))), ())


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("@id")
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def _body(value: Any) -> str:
    """Return an ``articleBody`` as lines; some hold escaped markup."""
    if not isinstance(value, str):
        return ""
    text = re.sub(r"<(?:/p|br|/div|/h\d)[^<>]{0,200}>", "\n", unescape(value))
    return re.sub(r"<[a-z/][^<>]{0,500}>", "", text)


def _people(value: Any, known: dict[str, dict[str, Any]]) -> tuple[Person, ...]:
    found: dict[str, Person] = {}
    stack, left = [value], 100
    while stack and left:
        left -= 1
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value))
            continue
        if isinstance(value, dict) and not value.get("name"):
            value = known.get(str(value.get("@id")), value)
        if isinstance(value, dict) and isinstance(value.get("name"), list):
            stack.extend(reversed(value["name"]))
            continue
        name = _name(value)
        if name:
            kind = str(value.get("@type")) if isinstance(value, dict) else ""
            found.setdefault(name, Person(name, "Organization" in kind))
    return tuple(found.values())


def _name(value: Any) -> str:
    if not isinstance(value, dict):
        return _text(value)
    given, family = _text(value.get("givenName")), _text(value.get("familyName"))
    return _MARKUP.sub("", _text(value.get("name"))).strip() or f"{given} {family}".strip()
