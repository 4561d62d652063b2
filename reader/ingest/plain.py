"""A text scrape taken apart into an article: its fields, and the role of every line."""

from __future__ import annotations

from datetime import datetime

from reader.ingest.blocks import blocks_of, lay_body, lay_out, without_bios
from reader.ingest.facts import read_facts
from reader.ingest.kinds import read_line
from reader.ingest.lines import units
from reader.languages.detect import identify
from reader.model import Article, Block, article_id_of, sha256_of
from reader.text.normalise import normalise, one_line


def article_from_text(
    raw: str,
    *,
    title: str = "",
    url: str = "",
    site: str = "",
    language: str = "",
    markdown: bool = False,
    retrieved: datetime | None = None,
) -> Article:
    """Return the article that ``raw`` holds.

    ``title``, ``site`` and ``language`` (BCP 47) win over what the text says. With ``markdown``,
    ``#`` lines are headings; the text is kept as it is either way, so that offsets into it hold.
    """
    text = normalise(raw)
    language = language or identify(text)
    layout = lay_out([read_line(unit, language) for unit in units(text, markdown=markdown)])
    facts = read_facts(layout, language)
    digest = sha256_of(text)
    return Article(
        id=article_id_of(digest),
        text=text,
        title=one_line(title) or facts.title,
        authors=facts.authors,
        editor=facts.editor,
        site=one_line(site) or facts.site or host_of(url),
        url=url,
        published=facts.moment.when if facts.moment else None,
        published_precision=facts.moment.precision if facts.moment else None,
        published_zone_assumed=bool(facts.moment and facts.moment.zone_assumed),
        language=language,
        blocks=blocks_of(without_bios(layout, facts.authors)),
        retrieved=retrieved,
        syndicated_from=facts.syndicated_from,
        sha256=digest,
    )


def host_of(url: str) -> str:
    """Return the host that ``url`` names, without ``www.``."""
    host = url.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]
    return host.lower().removeprefix("www.")


def blocks_beside(text: str, title: str, language: str) -> tuple[Block, ...]:
    """Return the blocks of a normalised text whose headline, byline and date are kept apart."""
    return blocks_of(lay_body([read_line(unit, language) for unit in units(text)], title))
