"""An item of a feed as an article: its own text, or that of its page when it holds a stub only."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from reader.feeds.items import Item, plain_link
from reader.ingest.dates import Moment
from reader.ingest.decode import too_large
from reader.ingest.errors import IngestError
from reader.ingest.web.times import read_moment
from reader.languages.detect import detect, identify
from reader.model import (
    MAX_TEXT_BYTES,
    Article,
    Block,
    BlockRole,
    FullText,
    Precision,
    article_id_of,
    now,
    sha256_of,
)

_STUB_WORDS = 150
"""An item of fewer words is taken for the beginning of its article."""
_CUT = re.compile(
    r"(?:\.\.\.|…|\[(?:\.\.\.|…)\]|»|→|(?:read|continue|keep) \w+|selengkapnya|baca \w+)\W*$",
    re.IGNORECASE,
)
_ENOUGH_SHARED = 0.5
"""The part of an item's words that its page must hold to be the same article."""
_SAME_HEADLINE = 0.8
"""The part of the words of an item's title that are in its page's headline when it is the same;
the item's summary need not stand in the article then."""
_TAG = re.compile(r"<[a-zA-Z!/][^<>]*>")
_WORD = re.compile(r"\w+")


def own_article(item: Item, site: str = "", language: str = "") -> tuple[Article, bytes]:
    """Return the article that ``item`` itself holds, and the markup it was made of.

    ``site`` and ``language`` are the feed's. Raises IngestError when there is no text in it.
    """
    page = _page(item)
    text, blocks = _text(item, page)
    if not text:
        raise IngestError(item.link or "an item", "there is no text in it", "open it in a browser")
    if len(text.encode()) > MAX_TEXT_BYTES:
        raise too_large(item.link or "an item")
    # Many feeds declare English and are not.
    language = detect(text) or item.language or language or identify(text)
    moment = item_moment(item, language)
    digest = sha256_of(text)
    article = Article(
        id=article_id_of(digest),
        text=text,
        title=item.title,
        authors=item.authors,
        site=site,
        url=plain_link(item.link),
        published=moment.when if moment else None,
        published_precision=moment.precision if moment else None,
        published_zone_assumed=bool(moment and moment.zone_assumed),
        language=language,
        blocks=blocks,
        retrieved=now(),
        sha256=digest,
    )
    return article, page.encode(errors="replace")


def item_moment(item: Item, language: str) -> Moment | None:
    """Return when ``item`` came out, in the zone that it says."""
    if found := read_moment(item.published, language):
        return found
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            when = read(item.published)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        assumed = when.tzinfo is None
        when = when.replace(tzinfo=UTC) if assumed else when
        return Moment(when, Precision.MINUTE, assumed, 0, len(item.published))
    return None


def wants_page(item: Item, own: Article | None, full_text: FullText) -> bool:
    """Tell whether the page of ``item`` is to be fetched for its text."""
    if not item.link or full_text is FullText.NEVER:
        return False
    if own is None or full_text is FullText.ALWAYS:
        return True
    text = _body(own).rstrip()
    return len(text.split()) < _STUB_WORDS or _CUT.search(text[-60:]) is not None


def better(own: Article | None, page: Article, item: Item, fetched: str = "") -> Article | None:
    """Return the article of the page with what the item knows better; None when ``own`` is better.

    A page that is shorter, or has neither the item's headline nor enough of its words, is another
    thing: a wall that asks for consent, a front page, a video. What a page says of its address is
    believed within the site that the item or ``fetched``, the address that answered, names: else
    one site could pass for another.
    """
    if own is not None:
        if len(_body(page)) <= len(_body(own)):
            return None
        headed = _shared(item.title, page.title) >= _SAME_HEADLINE
        if not headed and _shared(_body(own), page.text) < _ENOUGH_SHARED:
            return None
    elif item.title and not _shared(item.title, page.text):
        return None
    values: dict[str, object] = {}
    if not any(_same_site(page.url, known) for known in (item.link, fetched)):
        values["url"] = plain_link(fetched or item.link)
    if not page.title:
        values["title"] = item.title
    if not page.authors:
        values["authors"] = item.authors
    moment = item_moment(item, page.language)
    if moment and (page.published is None or _finer(moment.precision, page)):
        values["published"] = moment.when
        values["published_precision"] = moment.precision
        values["published_zone_assumed"] = moment.zone_assumed
    return replace(page, **values)  # type: ignore[arg-type]


def _same_site(one: str, other: str) -> bool:
    """Tell whether two addresses have one host, or one's is below the other's."""
    a, b = _host(one), _host(other)
    return a == b or a.endswith(f".{b}") or b.endswith(f".{a}")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _finer(precision: Precision, page: Article) -> bool:
    day = page.published_precision is Precision.DAY or page.published_zone_assumed
    return day and precision is Precision.MINUTE


def _body(article: Article) -> str:
    parts = (article.text[b.start : b.end] for b in article.blocks if b.role is BlockRole.BODY)
    return "\n".join(parts)


def _shared(text: str, other: str) -> float:
    """Return the part of the words of ``text`` that are in ``other``, from 0 to 1."""
    words = _words(text)
    return len(words & _words(other)) / len(words) if words else 0.0


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text[:20_000].lower()))


def _page(item: Item) -> str:
    """Return the markup of ``item`` as a page, of which its extractors make lines."""
    markup = item.html or item.summary
    if not _TAG.search(markup):
        parts = re.split(r"\n\s*\n", html.unescape(markup))
        markup = "".join(f"<p>{html.escape(part)}</p>" for part in parts)
    return f'<!doctype html><html><head><meta charset="utf-8"></head><body>{markup}</body></html>'


def _text(item: Item, page: str) -> tuple[str, tuple[Block, ...]]:
    from reader.ingest.web.choose import BY_KIND, Chosen, kind_of
    from reader.ingest.web.compose import compose
    from reader.ingest.web.pieces import key_of, pieces_of
    from reader.ingest.web.tree import parse

    title = key_of(item.title)
    chosen = [Chosen(BlockRole.HEADLINE, item.title, -1)] if item.title else []
    for piece in pieces_of(parse(page.encode(errors="replace"), item.link or "an item")):
        if chosen and key_of(piece.text) == title:
            continue
        role = BY_KIND.get(kind_of(piece), BlockRole.BODY)
        if piece.place.caption:
            role = BlockRole.CAPTION
        elif piece.place.level and role is BlockRole.BODY:
            role = BlockRole.SUBHEADING
        chosen.append(Chosen(role, piece.text, -1))
    return compose(chosen)
