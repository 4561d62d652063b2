"""The commands that show what a library holds: `kutip list` and `kutip show`."""

from __future__ import annotations

import shutil
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

import orjson

from reader.codec import Json
from reader.commands.common import emit, opened, takes_format, takes_output, takes_query, wide
from reader.commands.tables import clean, clean_lines, table
from reader.export.cells import spans_cell
from reader.export.csv_format import published_cell
from reader.export.formats import ExportData, exported_speakers, people
from reader.export.json_format import (
    article_json,
    attribution_json,
    rejection_json,
    speaker_json,
)
from reader.library import Library
from reader.model import Article, Attribution, LinkKind, Record, now
from reader.query import Sort
from reader.store.protocol import ArticleRow, StoreError
from reader.versions import earlier_versions, later_versions

_ID_SHOWN = 10
"""Digits of an id in a table; any unambiguous beginning is taken for the whole."""

_RELATIONS = {
    LinkKind.EARLIER_VERSION: ("earlier version", "later version"),
    LinkKind.NEAR_DUPLICATE: ("near duplicate of", "near duplicate, added later"),
}
"""What an article is called that this one names, and one that names this one."""


def arguments_list(parser: ArgumentParser) -> None:
    """Say what `kutip list` takes."""
    takes_query(parser)
    takes_format(parser, "table", "json")
    parser.add_argument(
        "--sort", choices=[str(s) for s in Sort], default=str(Sort.NEWEST), help="default: newest"
    )
    takes_output(parser)


def run_list(args: Namespace) -> int:
    """Print the articles that the query finds; archived ones only when ``state:`` asks."""
    with opened(args) as library:
        rows = library.rows(" ".join(args.query), Sort(args.sort))
    if args.format == "json":
        value = orjson.dumps([_row_json(row) for row in rows], option=orjson.OPT_INDENT_2)
        emit([value, b"\n"], args.output)
        return 0
    header = ("ID", "PUBLISHED", "STATE", "QUOTES", "SITE", "TITLE")
    lines = [
        (
            row.id[:_ID_SHOWN],
            row.published.date().isoformat() if row.published else "",
            row.state,
            str(row.attributions),
            row.site,
            row.title,
        )
        for row in rows
    ]
    width = None if wide(args) else shutil.get_terminal_size().columns
    emit([table(header, lines, width, right=(3,)).encode()], args.output)
    return 0


def _row_json(row: ArticleRow) -> Json:
    return {
        "id": row.id,
        "title": row.title,
        "site": row.site,
        "url": row.url,
        "published": row.published.isoformat() if row.published else None,
        "published_precision": row.precision or None,
        "language": row.language,
        "state": row.state,
        "tags": list(row.tags),
        "attributions": row.attributions,
    }


def arguments_show(parser: ArgumentParser) -> None:
    """Say what `kutip show` takes."""
    parser.add_argument("id", metavar="ID", help="an article's id, or how it begins")
    takes_format(parser, "table", "json")
    takes_output(parser)


def run_show(args: Namespace) -> int:
    """Print one article with everything marked in it."""
    with opened(args) as library:
        record = library.read(library.find(args.id))
        if args.format == "json":
            shown = orjson.dumps(_record_json(record, library), option=orjson.OPT_INDENT_2)
        else:
            shown = "\n".join(_record_lines(record, library)).encode()
    emit([shown, b"\n"], args.output)
    return 0


def _record_json(record: Record, library: Library) -> Json:
    text = record.article.text
    used = {i for a in record.attributions for i in a.speaker_ids}
    data = ExportData((), library.speakers(), now(), everything=False)
    return {
        "article": article_json(record.article),
        "versions": {
            "earlier": earlier_versions(library, record.article),
            "later": later_versions(library, record.article.id),
        },
        "speakers": [speaker_json(s) for s in exported_speakers(data, used)],
        "attributions": [attribution_json(a, text) for a in record.attributions],
        "rejections": [rejection_json(r, text) for r in record.rejections],
    }


def _record_lines(record: Record, library: Library) -> Iterator[str]:
    article = record.article
    yield clean(article.title) or "(no title)"
    facts = (article.site, published_cell(article), ", ".join(article.authors), article.url)
    yield " · ".join(clean(f) for f in (article.id, article.state, *facts) if f)
    yield from _related_lines(article, library)
    if article.tags:
        yield "tags: " + ", ".join(map(clean, article.tags))
    if article.note:
        yield "note: " + clean(article.note)
    yield ""
    yield clean_lines(article.text)
    yield ""
    count = len(record.attributions)
    yield "1 quote" if count == 1 else f"{count} quotes"
    for attribution in record.attributions:
        yield ""
        yield from _attribution_lines(article, attribution, library)


def _related_lines(article: Article, library: Library) -> Iterator[str]:
    links = [(_RELATIONS[link.kind][0], link.article_id) for link in article.links]
    named = library.store.links_to(article.id)
    links += [(_RELATIONS[link.kind][1], link.article_id) for link in named]
    for kind, article_id in links:
        try:
            title = clean(library.read(article_id).article.title)
        except StoreError as error:
            title = clean(str(error))
        yield f"{kind}: {article_id} {title}".rstrip()
    for copy in article.also_at:
        when = copy.published.isoformat() if copy.published else ""
        facts = (copy.url or copy.site, when, copy.external_id)
        yield "same text at: " + " · ".join(clean(fact) for fact in facts if fact)


def _attribution_lines(
    article: Article, attribution: Attribution, library: Library
) -> Iterator[str]:
    speakers = people(attribution, library.speakers())
    names = ", ".join(clean(s.name or s.id) for s in speakers) or "(nobody named)"
    yield f"{names} · {attribution.type} · {spans_cell(attribution.content)}"
    yield "  " + " … ".join(clean(article.text[a:b]) for a, b in attribution.content)
    for label, spans in (("cue", attribution.cue), ("source", attribution.source)):
        if spans:
            yield f"  {label}: " + " … ".join(clean(article.text[a:b]) for a, b in spans)
    for label, value in (
        ("role", attribution.role),
        ("affiliation", attribution.affiliation),
        ("to", attribution.addressee),
        ("tags", ", ".join(attribution.tags)),
        ("note", attribution.note),
    ):
        if value:
            yield f"  {label}: {clean(value)}"
