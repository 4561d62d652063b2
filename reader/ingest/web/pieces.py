"""The visible text of a page in its order, cut where a browser begins a new line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SKIPPED = frozenset({
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object",
    "embed", "audio", "video", "canvas", "map", "button", "select", "option", "textarea",
    "input", "datalist", "dialog", "menu",
})  # fmt: skip
_BLOCKS = frozenset({
    "html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption",
})  # fmt: skip
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_LETTERS = re.compile(r"[\W_]+")
_EMBED = re.compile(
    r"twitter-|tweet|instagram-media|fb-post|tiktok-embed|bluesky|mastodon|telegram-post"
    r"|social-?embed|embed-?social",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?<![a-z])(?:related|recommend\w*|newsletter|promo(?:tion)?|teaser-?list|infobox|"
    r"read-?(?:more|also|next)|most-?read|trending|popular|sharing|share-?(?:bar|buttons)?|comments?"
    r"|reactions|discussion|disqus|replies|kommentare?|commentaires|comentarios|commenti|reacties|komentar"
    r"|advert\w*|cookie|consent|terkait|baca-?juga|sidebar|breadcrumbs?|outbrain|taboola|tags?"
    r"|tag-?list|author-?bio|(?!subscribers?[-_ ]?(?:only|preview|content))subscri\w+)(?![a-z])",
    re.IGNORECASE,
)
_GALLERY = re.compile(
    r"(?<![a-z])(?:\w*gallery|slide-?show|carousel|photo-?strip|lightbox)(?![a-z])", re.IGNORECASE
)
_CAPTION = re.compile(
    r"(?<![a-z])(?:\w*caption\w*|photo-?credit|image-?credit|img-?text|bildunterschrift"
    r"|foto-?(?:credit|text)|legend)(?![a-z])",
    re.IGNORECASE,
)
_NAMED_LEAD = re.compile(
    r"(?<![a-z])(?:article[-_]*)*(?:lead|lede|leadtext|intro\w*|standfirst|summary|subtitle|subline"
    r"|sub-?head(?:line)?|deck|dek|excerpt|abstract|sapo|strapline|chapo|vorspann|synopsis"
    r"|description)(?![a-z])",
    re.IGNORECASE,
)
_RUNNING = 8
"""A line of so many words counts as running text."""
_MUCH = 0.3
_DEEPEST = 20
"""Elements within each other, all beside the article or galleries, that are told apart."""
_WORDS_OF_NAME = re.compile(r"(?<=[a-z])(?=[A-Z])|_+")


class Place(NamedTuple):
    """Where a block element stands: what holds for the text in it and in what it holds."""

    asides: tuple[int, ...] = ()
    """The numbers of the elements around it that are beside the article by their name."""
    galleries: tuple[int, ...] = ()
    """The numbers of the elements around it that by their name show one picture after another."""
    caption: bool = False
    embed: bool = False
    lead: bool = False
    """Its name, or that of its parent, says that it introduces the article."""
    item: bool = False
    """It is an item of a list, or a cell of a table."""
    names: str = ""
    """Tag and class of the element and its parent: alike for the paragraphs of one article."""
    level: int = 0
    """The level of a heading, else 0."""
    main: int = 0
    """The number of the ``article`` or ``main`` element it is in, else 0."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a page."""

    text: str
    key: str
    """Its letters and digits alone, in lower case, for comparing."""
    place: Place
    links: float
    """The part of its letters that are links."""
    aside: bool = False
    """It stands beside the article: in a menu, a list of links, a form."""

    @property
    def words(self) -> int:
        """The number of words; without spaces between them, two letters count as one."""
        spaced = self.text.count(" ") + 1
        return spaced if self.text.isascii() or spaced * 12 > len(self.key) else len(self.key) // 2


def key_of(text: str) -> str:
    """Return the letters and digits of ``text`` in lower case."""
    return _LETTERS.sub("", text).lower()


def pieces_of(root: HtmlElement) -> list[Piece]:
    """Return the lines of a page, in its order, those without a letter left out.

    An element that by its name is beside the article, or a gallery, is not, when it holds much of
    the page's running text: many pages have a ``comments`` or a ``sidebar`` around everything.
    """
    pieces = [piece for piece in _walk(root) if piece.key]
    held: Counter[int] = Counter()
    total = 0
    for piece in pieces:
        if piece.words >= _RUNNING and piece.links < 0.5:
            total += len(piece.key)
            numbers = (*piece.place.asides, *piece.place.galleries)
            held.update(dict.fromkeys(numbers, len(piece.key)))
    around = {number for number, letters in held.items() if letters > _MUCH * total}
    return [_seen_from(piece, around) for piece in pieces]


def _seen_from(piece: Piece, around: Set[int]) -> Piece:
    """Return the piece with what the elements about it say that are not ``around`` everything."""
    if set(piece.place.asides) - around:
        piece = replace(piece, aside=True)
    if set(piece.place.galleries) - around:
        piece = replace(piece, place=piece.place._replace(caption=True))
    return piece


def _is_glued(before: str, behind: str) -> bool:
    """Tell whether only the layout parts two elements of a line: ``<b>By</b><a>Ana</a>``.

    The first letter of a paragraph, ``<b>T</b>he``, belongs to its word.
    """
    ends = before[-1:].islower() or before[-1:].isdigit() or before[-1:] == "."
    return ends and len(before) > 1 and behind[:1].isupper()


class _Line:
    """The text that has been seen since the last line break."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.linked = 0

    def add(self, text: str | None, *, link: bool) -> None:
        if text:
            if self.parts and _is_glued(self.parts[-1], text):
                self.parts.append(" ")
            self.parts.append(text)
            if link:
                self.linked += len(key_of(text))

    def take(self, place: Place) -> Piece:
        text = _BLANKS.sub(" ", "".join(self.parts)).strip(" \u00a0\u3000")
        key = key_of(text)
        piece = Piece(text, key, place, self.linked / len(key) if key else 0.0)
        self.parts, self.linked = [], 0
        return piece


def _walk(root: HtmlElement) -> Iterator[Piece]:
    from lxml import etree

    line, places, links, articles, blocks = _Line(), [Place()], 0, 0, 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else "script"
        if event == "start":
            if tag in _SKIPPED:
                walker.skip_subtree()
                continue
            links += tag == "a"
            if tag in _BLOCKS:
                yield line.take(places[-1])
                articles += tag in ("article", "main")
                blocks += 1
                places.append(_place(element, tag, places[-1], articles, blocks))
            elif tag == "br":
                yield line.take(places[-1])
            line.add(element.text, link=links > 0)
            continue
        if tag in _BLOCKS:
            yield line.take(places[-1])
            places.pop()
        links -= tag == "a"
        if element is not root:
            line.add(element.tail, link=links > 0)
    yield line.take(places[-1])


def _with(numbers: tuple[int, ...], number: int) -> tuple[int, ...]:
    return (*numbers, number) if len(numbers) < _DEEPEST else numbers


def _place(element: HtmlElement, tag: str, outer: Place, articles: int, number: int) -> Place:
    name = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    name = _WORDS_OF_NAME.sub("-", name)
    whole = tag in ("html", "body", "main", "article")
    aside = tag in ("aside", "nav", "footer", "form") or (not whole and _ASIDE.search(name))
    gallery = not whole and _GALLERY.search(name)
    caption = tag in ("figcaption", "figure", "caption") or _CAPTION.search(name)
    outer_name = outer.names.rpartition(">")[2]
    return Place(
        asides=_with(outer.asides, number) if aside else outer.asides,
        galleries=_with(outer.galleries, number) if gallery else outer.galleries,
        caption=outer.caption or bool(caption and not whole),
        embed=outer.embed or bool(_EMBED.search(name)),
        lead=bool(not whole and _NAMED_LEAD.search(name))
        or (outer.lead and tag in ("p", "div", "strong", "h2")),
        item=tag in ("li", "td", "th", "dt", "dd") or (outer.item and tag in ("p", "div", "h3")),
        names=f"{outer_name}>{tag}.{(element.get('class') or '')[:80]}",
        level=int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else 0,
        main=articles if tag in ("article", "main") else outer.main,
    )
