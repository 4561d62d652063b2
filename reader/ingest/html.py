"""A web page taken apart into an article, by several extractors and the page's own data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ingest.errors import IngestError
from reader.model import MAX_TEXT_BYTES, Article, BlockRole, article_id_of, now, sha256_of

if TYPE_CHECKING:
    from reader.ingest.web import facts


def article_from_html(data: bytes, url: str = "", content_type: str = "") -> Article:
    """Return the article on the page in ``data``, fetched from ``url``.

    ``content_type`` is the header it came with. Raises IngestError for a page without an article
    (a front page, one that scripts build), and for one that is too large.
    """
    from reader.ingest.web import facts
    from reader.ingest.web.choose import without_bios
    from reader.ingest.web.compose import compose

    page, title = _read(data, url, content_type)
    body = "\n".join(line.text for line in page.chosen if line.role is BlockRole.BODY)
    language = facts.language_of(page, body)
    people, moment = facts.people(page, language), facts.published(page, language)
    text, blocks = compose(without_bios(page.chosen, people.authors))
    if len(text.encode()) > MAX_TEXT_BYTES:
        raise IngestError(url or "the page", "the page is too large", "add a part of its text")
    digest = sha256_of(text)
    return Article(
        id=article_id_of(digest),
        text=text,
        title=title,
        authors=people.authors,
        editor=people.editor,
        site=facts.site_of(page),
        url=page.head.canonical or url,
        published=moment.when if moment else None,
        published_precision=moment.precision if moment else None,
        published_zone_assumed=bool(moment and moment.zone_assumed),
        language=language,
        blocks=blocks,
        retrieved=now(),
        syndicated_from=facts.syndication(page),
        sha256=digest,
    )


def _read(data: bytes, url: str, content_type: str) -> tuple[facts.Page, str]:
    """Return the page in ``data`` with the lines of its article, and the article's title."""
    from reader.ingest.web.choose import choose
    from reader.ingest.web.facts import Page, names_of_site
    from reader.ingest.web.head import marked_times, read_head
    from reader.ingest.web.marked import (
        linked_authors,
        marked_authors,
        name_runs,
        named_bylines,
    )
    from reader.ingest.web.pieces import pieces_of
    from reader.ingest.web.structured import read_structured
    from reader.ingest.web.stubs import stub_of
    from reader.ingest.web.titles import best_title, large_texts
    from reader.ingest.web.tree import parse
    from reader.ingest.web.votes import votes

    where = url or "the page"
    root = parse(data, where, content_type)
    head, pieces = read_head(root, url), pieces_of(root)
    headings = [piece.text for piece in pieces if piece.place.level == 1] or large_texts(root)
    hints = frozenset(text.lower() for text in (*head.titles, head.page_title, *headings))
    structured = read_structured(root, hints)
    names = names_of_site(head, structured, url)
    title = best_title(head.titles, structured.headline, headings, head.page_title, names)
    counted = votes(root, pieces, [structured.body])
    chosen = choose(pieces, counted, title, (*head.description, structured.description))
    body = " ".join(line.text for line in chosen if line.role is BlockRole.BODY)
    told = (title, head.page_title, *headings[:3])
    if not structured.published and (stub := stub_of(root, url, told, body)):
        raise IngestError(where, stub.what, stub.mend)
    if not body:
        raise IngestError(
            where, "there is no article on this page", "open it in a browser and add its text"
        )
    times, links, marked = marked_times(root), linked_authors(root), marked_authors(root)
    named, runs = named_bylines(root), name_runs(root)
    return Page(url, head, structured, pieces, chosen, times, links, marked, named, runs), title
