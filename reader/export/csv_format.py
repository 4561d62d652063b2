"""Writes tidy tables for spreadsheets, R and pandas: UTF-8 with a byte-order mark, RFC 4180."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import orjson

from reader.export.cells import covered, guard, join, spans_cell
from reader.export.formats import (
    ExportData,
    Format,
    OptionError,
    Options,
    exported_speakers,
    people,
)
from reader.export.spool import Spool
from reader.model import (
    BODY_ROLES,
    Article,
    Attribution,
    Precision,
    Record,
    Span,
    Spans,
    Speaker,
    Syndication,
)
from reader.text.segment import Segments

ATTRIBUTION_COLUMNS = (
    "attribution_id", "article_id", "article_title", "article_url", "article_site",
    "article_published", "article_language", "block", "type", "content", "content_spans",
    "content_words", "cue", "cue_spans", "source", "source_spans", "source_kind", "speaker_ids",
    "speaker_names", "speaker_kinds", "speaker_genders", "role", "affiliation", "speaker_roles",
    "speaker_affiliations", "addressee", "tags", "note", "annotator", "origin", "confidence",
    "created", "modified",
)  # fmt: skip
"""One row an attribution; the variables of the codebook follow, by name."""

ARTICLE_COLUMNS = (
    "article_id", "title", "authors", "editor", "site", "url", "published",
    "published_precision", "published_zone_assumed", "language", "syndicated_site",
    "syndicated_title", "syndicated_url", "tags", "note", "state", "links", "also_at",
    "external_id", "retrieved", "sha256", "body_words", "attributions",
)  # fmt: skip
"""One row an article, also where nothing was marked; the text itself goes into JSON only."""

SPEAKER_COLUMNS = (
    "speaker_id", "name", "kind", "aliases", "role", "affiliation", "gender", "country",
    "external_id", "note", "attributions", "articles", "created", "modified",
)  # fmt: skip
"""One row a speaker, counted with everyone who was merged into it."""

_PIECE = 64_000
"""Characters that are gathered before they are handed on."""


def write(data: ExportData, options: Options) -> Iterator[bytes]:
    """Yield one table of ``data``; raises OptionError for a table or delimiter that cannot be."""
    return _encoded(_TABLES[_checked(options).table](data), options)


def _checked(options: Options) -> Options:
    if options.table not in _TABLES:
        raise OptionError(f"there is no table {options.table}; there are {', '.join(_TABLES)}")
    check_delimiter(options.delimiter)
    return options


def check_delimiter(mark: str) -> None:
    """Raise OptionError for what cannot stand between cells."""
    if len(mark) != 1 or mark in '"\r\n\ufeff\0':
        raise OptionError("the delimiter is one character, such as , or ; but no quote or newline")


def _attributions(data: ExportData) -> Iterator[Sequence[str]]:
    variables: set[str] = set()
    with Spool() as rows:
        for record in data.records:
            segments = Segments(record.article.text)
            for attribution in record.attributions:
                variables.update(attribution.codes)
                row = attribution_row(record.article, attribution, data.speakers, segments)
                rows.append(orjson.dumps([row, dict(attribution.codes)]))
        names = sorted(variables)
        yield [*ATTRIBUTION_COLUMNS, *map(_column, names)]
        for line in rows:
            row, codes = orjson.loads(line)
            yield [*row, *(codes.get(name, "") for name in names)]


def attribution_row(
    article: Article,
    attribution: Attribution,
    speakers: Mapping[str, Speaker],
    segments: Segments,
) -> list[str]:
    """Return the cells of one attribution, in the order of ``ATTRIBUTION_COLUMNS``, unguarded.

    Speakers are those that the given ones are today, after all merges.
    """
    text = article.text
    words = sum(len(segments.words(span)) for span in attribution.content)
    cells = {
        "attribution_id": attribution.id,
        "article_id": article.id,
        "article_title": article.title,
        "article_url": article.url,
        "article_site": article.site,
        "article_published": published_cell(article),
        "article_language": article.language,
        "block": join(_roles(article, attribution.content)),
        "type": attribution.type,
        "content": covered(text, attribution.content),
        "content_spans": spans_cell(attribution.content),
        "content_words": str(words),
        "cue": covered(text, attribution.cue),
        "cue_spans": spans_cell(attribution.cue),
        "source": covered(text, attribution.source),
        "source_spans": spans_cell(attribution.source),
        "source_kind": attribution.source_kind,
        **_speaker_cells(people(attribution, speakers)),
        "role": attribution.role,
        "affiliation": attribution.affiliation,
        "addressee": attribution.addressee,
        "tags": join(attribution.tags),
        "note": attribution.note,
        "annotator": attribution.annotator,
        "origin": attribution.origin,
        "confidence": "" if attribution.confidence is None else repr(attribution.confidence),
        "created": _moment(attribution.created),
        "modified": _moment(attribution.modified),
    }
    return [str(cells[name]) for name in ATTRIBUTION_COLUMNS]


def _speaker_cells(speakers: Sequence[Speaker]) -> dict[str, str]:
    return {
        "speaker_ids": join(s.id for s in speakers),
        "speaker_names": join(s.name for s in speakers),
        "speaker_kinds": join(s.kind if s.name else "" for s in speakers),
        "speaker_genders": join(s.gender for s in speakers),
        "speaker_roles": join(s.role for s in speakers),
        "speaker_affiliations": join(s.affiliation for s in speakers),
    }


def _roles(article: Article, spans: Spans) -> list[str]:
    touched = (
        str(block.role)
        for block in article.blocks
        if any(span.start < block.end and block.start < span.end for span in spans)
    )
    return list(dict.fromkeys(touched))


def _column(name: str) -> str:
    return f"code.{name}" if name in ATTRIBUTION_COLUMNS else name


def variable(column: str) -> str:
    """Return the variable of the codebook whose answers a column holds."""
    name = column.removeprefix("code.")
    return name if name in ATTRIBUTION_COLUMNS else column


def published_cell(article: Article) -> str:
    """Return the time of publication in ISO 8601, only the day when no more is known."""
    if article.published and article.published_precision == Precision.DAY:
        return article.published.date().isoformat()
    return _moment(article.published)


def _articles(data: ExportData) -> Iterator[Sequence[str]]:
    yield ARTICLE_COLUMNS
    for record in data.records:
        yield article_row(record)


def article_row(record: Record) -> list[str]:
    """Return the cells of one article, in the order of ``ARTICLE_COLUMNS``, unguarded."""
    article = record.article
    first = article.syndicated_from or Syndication()
    segments = Segments(article.text)
    body = (Span(b.start, b.end) for b in article.blocks if b.role in BODY_ROLES)
    return [
        article.id,
        article.title,
        join(article.authors),
        article.editor,
        article.site,
        article.url,
        published_cell(article),
        article.published_precision or "",
        _flag(article.published_zone_assumed),
        article.language,
        first.site,
        first.title,
        first.url,
        join(article.tags),
        article.note,
        article.state,
        join([f"{link.kind}:{link.article_id}" for link in article.links]),
        join([copy.url or copy.site or copy.external_id for copy in article.also_at]),
        article.external_id,
        _moment(article.retrieved),
        article.sha256,
        str(sum(len(segments.words(span)) for span in body)),
        str(len(record.attributions)),
    ]


def _speakers(data: ExportData) -> Iterator[Sequence[str]]:
    attributions: Counter[str] = Counter()
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for record in data.records:
        for attribution in record.attributions:
            for speaker in people(attribution, data.speakers):
                attributions[speaker.id] += 1
                articles[speaker.id].add(record.article.id)
    yield SPEAKER_COLUMNS
    for speaker in exported_speakers(data, attributions):
        if not speaker.merged_into:
            yield _speaker_row(speaker, attributions[speaker.id], len(articles[speaker.id]))


def _speaker_row(speaker: Speaker, attributions: int, articles: int) -> list[str]:
    return [
        speaker.id,
        speaker.name,
        speaker.kind,
        join(speaker.aliases),
        speaker.role,
        speaker.affiliation,
        speaker.gender,
        speaker.country,
        speaker.external_id,
        speaker.note,
        str(attributions),
        str(articles),
        _moment(speaker.created),
        _moment(speaker.modified),
    ]


def _moment(value: datetime | None) -> str:
    return value.isoformat() if value else ""


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _encoded(rows: Iterable[Sequence[str]], options: Options) -> Iterator[bytes]:
    piece = io.StringIO()
    piece.write("\ufeff")
    writer = csv.writer(piece, delimiter=options.delimiter, lineterminator="\r\n")
    for row in rows:
        writer.writerow(row if options.raw else map(guard, row))
        if piece.tell() > _PIECE:
            yield piece.getvalue().encode()
            piece.seek(0)
            piece.truncate()
    yield piece.getvalue().encode()


_TABLES: dict[str, Callable[[ExportData], Iterator[Sequence[str]]]] = {
    "attributions": _attributions,
    "articles": _articles,
    "speakers": _speakers,
}

FORMAT = Format(
    name="csv",
    tables=tuple(_TABLES),
    suffix=".csv",
    help="a table for spreadsheets, R and pandas (UTF-8 with a byte-order mark)",
    write=write,
)
