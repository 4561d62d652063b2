"""What a feed says, once read: itself and its items, the same for every kind of feed."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from reader.text.normalise import one_line

MOST_ITEMS = 1_000
"""No more items of a feed are looked at, the first ones; honest feeds have 10 to 200."""

_TRACKING = re.compile(
    r"utm_\w+|mtm_\w+|pk_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|"
    r"cmpid|ns_\w+|at_(?:medium|campaign|custom\d?)|ref_?src|xtor|traffic_source|_hs(?:enc|mi)",
    re.IGNORECASE,
)
"""Parameters that tell a site where a reader came from, not which page is meant."""
_KEY_DIGITS = 20
_TELLING = 200
"""Characters of text that no two items without a time share by chance."""
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed, as the feed has it: nothing in it is trusted."""

    guid: str = ""
    link: str = ""
    """Absolute, http or https; empty when there is none such."""
    title: str = ""
    """Clean, one line."""
    html: str = ""
    """Its text as markup, relative to ``base``."""
    summary: str = ""
    """A shorter text as markup, when ``html`` is a longer one."""
    authors: tuple[str, ...] = ()
    published: str = ""
    """As the feed writes it, with the zone."""
    language: str = ""
    base: str = ""


class Identified(NamedTuple):
    """An item and what tells it from others."""

    item: Item
    key: str
    """A hash of its guid, else its link, else its title and text."""
    content: str
    """A hash of title, time and text, for items whose identity changes from day to day; empty when
    too little is said for that."""
    link: str
    """The address of its page, by which other feeds name it too; empty when it has none alone."""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed that was read."""

    title: str = ""
    site_url: str = ""
    language: str = ""
    items: tuple[Item, ...] = ()
    fault: str = ""
    """What is wrong with it though items could be read; empty when nothing is."""


def plain_link(link: str) -> str:
    """Return ``link`` without fragment and tracking parameters, as two of one page compare."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    query = parts.query
    known = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in known if not _TRACKING.fullmatch(name)]
    if len(kept) < len(known):
        query = urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, query, ""))


def identified(feed: ParsedFeed) -> list[Identified]:
    """Return the items of ``feed`` with what tells them from others.

    What several items share, or the feed's own site, identifies none of them.
    """
    guids = Counter(item.guid.strip() for item in feed.items)
    plain = [plain_link(item.link) for item in feed.items]
    links = Counter(plain)
    home = plain_link(feed.site_url)
    found = []
    for item, link in zip(feed.items, plain, strict=True):
        own = link if links[link] == 1 and link != home and urlsplit(link).path.strip("/") else ""
        guid = item.guid.strip()
        content = _content(item)
        if guid and guids[guid] == 1:
            key = _hash("guid", guid)
        elif own:
            key = _hash("link", own)
        else:
            key = _hash("text", item.link, item.title, item.html)
        found.append(Identified(item, key, content, own))
    return found


def _content(item: Item) -> str:
    text = one_line(_TAG.sub(" ", item.html or item.summary))
    if not item.published and len(text) < _TELLING:
        return ""
    return _hash("content", item.title, item.published, text)


def _hash(*parts: str) -> str:
    data = "\0".join(parts).encode(errors="replace")
    return hashlib.sha256(data).hexdigest()[:_KEY_DIGITS]
