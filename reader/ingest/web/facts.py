"""The fields of an article that its page gives: people, time, site, language and origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.ingest.byline import Byline, read_byline
from reader.ingest.credit import read_credit
from reader.ingest.dates import Moment, find_moments
from reader.ingest.names import is_masthead, is_name
from reader.ingest.patterns import patterns
from reader.ingest.web.choose import Chosen
from reader.ingest.web.head import Head
from reader.ingest.web.people import People, people_of
from reader.ingest.web.pieces import Piece, key_of
from reader.ingest.web.structured import Structured
from reader.ingest.web.times import address_day, agreed_time, read_moment
from reader.languages import languages
from reader.languages.detect import detect, identify
from reader.model import BlockRole, Syndication
from reader.text.normalise import one_line

_BEFORE, _AFTER = 14, 6
"""Lines before the text, and after its beginning and its end, where a byline may be."""
_BYLINE_NAME = re.compile(
    r"(?<![a-z])(?:author\w*|autor\w*|by-?line|penulis|reporter|writer|entry-meta|post-meta"
    r"|article-?meta|contributor)s?(?![a-z])",
    re.IGNORECASE,
)
"""What the elements around a byline are called."""
_BYLINE_WORDS = 14
_APART = 3
"""Lines from one author to the next at most."""
_PARTS = re.compile(r"\s*[|•·,/]\s*|\s[-–—]\s|\s\d[^|•·,/]*")
_BY = re.compile(r"^(?:von|par|por|di|door|av|af|od|przez|by|oleh)\s+", re.IGNORECASE)
"""``By`` in languages without a file here."""
_AFTER_TITLE = re.compile(r"\s*[-–—|:•·»]\s*([^-–—|:•·»]{2,40})")
_EDGES = " \u00a0.,;:()"
_SHORT_TEXT = 150
"""Words below which a page's own word on its language is believed."""


class Page(NamedTuple):
    """A page read: everything that its fields are found in."""

    url: str
    head: Head
    structured: Structured
    pieces: Sequence[Piece]
    chosen: Sequence[Chosen]
    times: Sequence[str]
    """The times marked up in its text."""
    writers: Sequence[str]
    """What its links to authors say."""


def host_of(url: str) -> str:
    """Return the host of an address without ``www.``, empty when it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def names_of_site(head: Head, structured: Structured, url: str) -> tuple[str, ...]:
    """Return what the site is called: its names, its host and the parts of that."""
    host = host_of(head.canonical) or host_of(url)
    labels = [label for label in host.split(".")[:-1] if len(label) > 1]
    return tuple(name for name in (head.site, structured.publisher, host, *labels) if name)


def site_of(page: Page) -> str:
    """Return the name that the site gives itself, else its host, else what follows the title in
    the browser's tab.
    """
    named = page.head.site or page.structured.publisher
    named = "" if named.startswith(("http:", "https:")) else named
    found = one_line(named)[:100] or host_of(page.head.canonical) or host_of(page.url)
    title = next((line.text for line in page.chosen if line.role is BlockRole.HEADLINE), "")
    rest = page.head.page_title.partition(title)[2] if title else ""
    tail = _AFTER_TITLE.fullmatch(rest)
    return found or (tail[1] if tail else "")


def language_of(page: Page, text: str) -> str:
    """Return the BCP 47 code of the language of ``text``: as its words tell, else as declared.

    Many pages declare English and are not, so what has a file here is told by its words; a page
    that declares nothing fit is told by a model.
    """
    if told := detect(text):
        return told
    known = {language.code for language in languages()}
    for value in (*page.head.languages, page.structured.language):
        code = value.replace("_", "-").split(",")[0].strip()[:12]
        primary = code.partition("-")[0].lower()
        if not (primary.isascii() and primary.isalpha() and len(primary) in (2, 3)):
            continue
        if primary not in known or len(text.split()) < _SHORT_TEXT:
            return code
    return identify(text)


def people(page: Page, language: str) -> People:
    """Return the authors and the editor.

    A name alone above the text is an author's, one alone below it an editor's, or the author's
    when nobody else is named. What a menu holds too is a section, unless a label says otherwise.
    """
    bylines = list(_bylines(page, language))
    menus = {piece.key for piece in page.pieces if piece.aside}

    def apart(names: Iterable[str]) -> list[str]:
        return [name for name in names if key_of(name) not in menus]

    below = _alone(page, BlockRole.EDITOR)
    found = people_of(
        page.structured.authors,
        page.structured.editors,
        page.head.authors,
        [
            _linked(page),
            *(b.authors if b.labelled else apart(b.authors) for b in bylines),
            *map(apart, _placed(page)),
            _alone(page, BlockRole.BYLINE),
            below,
        ],
        names_of_site(page.head, page.structured, page.url),
    )
    editors = [*(b.editor for b in bylines), *(n for n in below if n not in found.authors)]
    return People(found.authors, found.editor or next(filter(None, editors), ""))


def _linked(page: Page) -> tuple[str, ...]:
    """Return the names that link to their author's page where a byline may be.

    Those far from the first of them are of other articles, unless they stand as it does.
    """
    bare = (_BY.sub("", name) for name in page.writers)
    names = [name for name in bare if is_name(name) and not is_masthead(name)]
    found: dict[str, None] = {}
    place, reached = "", 0
    for index, piece in enumerate(_candidates(page) if names else ()):
        held = [n for n in names if n in piece.text and piece.words <= 2 * _BYLINE_WORDS]
        if held and (not found or piece.place.names == place or index <= reached + _APART):
            place, reached = piece.place.names, index
            found |= dict.fromkeys(held)
    return tuple(found)


def _placed(page: Page) -> Iterator[tuple[str, ...]]:
    """Yield the names in lines whose element is called a byline, whatever language they are in."""
    for piece in _candidates(page):
        if piece.words > _BYLINE_WORDS:
            continue
        if _BYLINE_NAME.search(piece.place.names) or any(find_moments(piece.text)):
            parts = (_BY.sub("", _without_month(part)) for part in _PARTS.split(piece.text))
            yield tuple(part for part in parts if is_name(part) and not is_masthead(part))


def _without_month(text: str) -> str:
    """Return the text without the month or weekday of a date that stood behind it."""
    words = text.strip(_EDGES).split()
    while words and words[-1].strip(_EDGES).lower() in patterns().calendar:
        words.pop()
    return " ".join(words).strip(_EDGES)


def _alone(page: Page, role: BlockRole) -> tuple[str, ...]:
    """Return the names that stand alone on lines of ``role``."""
    lines = (line.text.strip(_EDGES) for line in page.chosen if line.role is role)
    return tuple(text for text in lines if is_name(text))


def published(page: Page, language: str) -> Moment | None:
    """Return when the article came out."""
    seen = [m for byline in _bylines(page, language) if (m := byline.published)]
    seen += [m for m in [address_day(page.head.canonical or page.url, language)] if m]
    seen += [m for value in page.times if (m := read_moment(value, language))]
    return agreed_time((*page.structured.published, *page.head.dates), seen, language)


def syndication(page: Page) -> Syndication | None:
    """Return where the article first appeared, by its credit line or the page's own data."""
    for line in page.chosen:
        if line.role is BlockRole.CREDIT:
            credit = read_credit(line.text)
            if credit and (credit.site or credit.title or credit.url):
                return credit
    for address in (page.head.original, page.head.canonical):
        host, own = host_of(address), host_of(page.url)
        if host and own and not _same_site(host, own):
            return Syndication(site=host, url=address)
    return None


def _same_site(host: str, other: str) -> bool:
    """Return whether two hosts are one site's: ``m.example.com`` and ``www.example.com``."""
    return host.split(".")[-2:] == other.split(".")[-2:]


def _bylines(page: Page, language: str) -> Iterator[Byline]:
    """Yield the bylines: around the beginning of the text, the nearer to the headline first."""
    for piece in _candidates(page):
        if byline := read_byline(piece.text, language):
            yield byline


def _candidates(page: Page) -> Iterator[Piece]:
    """Yield the lines in which a byline may be."""
    indices = [line.at for line in page.chosen if line.role is BlockRole.BODY]
    headline = next((c.at for c in page.chosen if c.role is BlockRole.HEADLINE), -1)
    first, last = min(indices), max(indices)
    top = headline if headline >= 0 else max(0, first - _BEFORE)
    end = len(page.pieces)
    order = (
        *range(top + 1, min(end, first + _AFTER)),
        *range(top - 1, max(-1, top - _BEFORE), -1),
        *range(last, min(end, last + _AFTER)),
    )
    return (page.pieces[index] for index in order if not page.pieces[index].place.caption)
