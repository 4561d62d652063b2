"""What a feed says, once read: itself and its items, the same for every kind of feed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
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

    @property
    def key(self) -> str:
        """A hash of what identifies it: its guid, else its link, else its title and text."""
        if self.guid.strip():
            return _hash("guid", self.guid.strip())
        link = plain_link(self.link)
        return _hash("link", link) if link else _hash("text", self.content)

    @property
    def content(self) -> str:
        """A hash of its title and text, for items whose identity changes from day to day."""
        return _hash("content", self.title, one_line(_TAG.sub(" ", self.html or self.summary)))


_TAG = re.compile(r"<[^<>]*>")


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


def _hash(*parts: str) -> str:
    data = "\0".join(parts).encode(errors="replace")
    return hashlib.sha256(data).hexdigest()[:_KEY_DIGITS]
