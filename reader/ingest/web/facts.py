"""The fields of an article that its page gives: people, time, site, language and origin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.ingest.credit import read_credit
from reader.ingest.dates import Moment
from reader.ingest.web.choose import Chosen
from reader.ingest.web.head import Head
from reader.ingest.web.people import People, people_of
from reader.ingest.web.pieces import Piece
from reader.ingest.web.structured import Person, Structured
from reader.ingest.web.times import address_day, agreed_time, in_country, read_moment
from reader.ingest.web.writers import bylines, writers
from reader.languages import languages
from reader.languages.detect import detect, identify
from reader.model import BlockRole, Syndication
from reader.text.normalise import one_line

_AFTER_TITLE = re.compile(r"\s*[-–—|:•·»]\s*([^-–—|:•·»]{2,40})")
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
    marked: Sequence[str]
    """Whom its text marks as authors for machines."""
    named: Sequence[Sequence[str]]
    """The texts in its elements that are called bylines."""
    runs: Sequence[Sequence[str]]
    """The names in elements that follow each other and are alike."""


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
    """Return the authors and the editor."""
    named = writers(page, language)
    found = people_of(
        page.structured.authors,
        (*page.structured.editors, *(Person(name, False) for name in page.head.editors)),
        page.head.authors,
        page.marked,
        named,
        names_of_site(page.head, page.structured, page.url),
    )
    editors = (name for name in named.editors if name not in found.authors)
    return People(found.authors, found.editor or next(editors, ""))


def published(page: Page, language: str) -> Moment | None:
    """Return when the article came out."""
    seen = [m for byline in bylines(page, language) if (m := byline.published)]
    seen += [m for m in [address_day(page.head.canonical or page.url, language)] if m]
    seen += [m for value in page.times if (m := read_moment(value, language))]
    moment = agreed_time((*page.structured.published, *page.head.dates), seen, language)
    host = host_of(page.head.canonical) or host_of(page.url)
    return moment and in_country(moment, host, page.head.languages)


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
