"""Rows of a corpus as articles: the text is the row's, and what the row says of it wins."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from reader.arrivals import Arrival, Made
from reader.ingest.corpora import CorpusOptions
from reader.ingest.corpora.date_order import Ambiguous, Told, order_of
from reader.ingest.corpora.mapping import columns_by_field, told_by_name
from reader.ingest.corpora.rows import CorpusRow, columns_of, failure, read_rows
from reader.ingest.corpora.values import (
    as_language,
    as_line,
    as_names,
    as_tags,
    as_text,
    as_time,
)
from reader.ingest.errors import IngestError
from reader.ingest.plain import article_from_text, blocks_beside, host_of
from reader.ingest.sources import Failure, Remark
from reader.languages.detect import identify
from reader.model import MAX_TEXT_BYTES, Article, Copy, article_id_of, now, sha256_of
from reader.system_faults import what_and_mend
from reader.text.normalise import normalise
from reader.text.passwords import left_out_words, without_password

_MOST_REMARKS = 5
_FORMS = 1_000
"""Sets of columns that are remembered; rows of a JSONL file may each have another."""


class Row(NamedTuple):
    """One usable row of a corpus, its text normalised."""

    source: str
    """The file and the line."""
    arrival: Arrival
    remark: str = ""
    """What could not be understood in it."""


def read_corpus_articles(
    name: str, options: CorpusOptions | None = None
) -> Iterator[Row | Remark | Failure]:
    """Yield the rows of a corpus; an article is made of one only when its ``arrival`` is asked.

    A Remark says what was not understood in the row after it; of many the first few are told and
    the others counted. Nothing is raised for a bad row or a file that is no corpus: a Failure is
    yielded.
    """
    options = options or CorpusOptions()
    try:
        if not stat.S_ISREG(Path(name).stat().st_mode):
            raise IngestError(name, "a device, pipe or socket, not a file", "save it as a file")
        columns = columns_of(name, options.delimiter)
        if not columns:
            raise IngestError(name, "there are no rows in it", "name a corpus with rows")
        columns_by_field(name, columns, options.columns)
        yield from _read(name, _Reader(name, options), options.delimiter)
    except IngestError as error:
        yield Failure(name, error)
    except OSError as error:
        what, _, mend = what_and_mend(error).partition("; ")
        yield Failure(name, IngestError(name, what, mend))


def _read(name: str, reader: _Reader, delimiter: str) -> Iterator[Row | Remark | Failure]:
    remarks = 0
    for found in read_rows(name, delimiter):
        row = reader.row(found) if isinstance(found, CorpusRow) else found
        if isinstance(row, Row) and row.remark:
            remarks += 1
            if remarks <= _MOST_REMARKS:
                yield Remark(row.source, row.remark)
        yield row
    if remarks > _MOST_REMARKS:
        what = f"in {remarks - _MOST_REMARKS} more rows the time was not understood either"
        yield Remark(name, what)
    for words in (left_out_words(reader.passwords), reader.ambiguous.words):
        if words:
            yield Remark(name, words)


class _Reader:
    """Makes articles of the rows of one file."""

    def __init__(self, name: str, options: CorpusOptions) -> None:
        self._name, self._wanted = name, options.columns
        self._retrieved = now()
        self._columns: dict[tuple[str, ...], dict[str, str]] = {}
        self.passwords = 0
        """Addresses of which a user name or a password was left out."""
        told = Told(options.dates) if options.dates else self._order(options.delimiter)
        self._dates = told.order
        self.ambiguous = Ambiguous(told)
        """The dates of which nobody knows which number is the day."""

    def _order(self, delimiter: str) -> Told:
        def published() -> Iterator[object]:
            with suppress(IngestError, OSError):  # told when the rows are read
                for row in read_rows(self._name, delimiter):
                    if isinstance(row, CorpusRow):
                        yield self._by_field(row.values).get("published")

        return order_of(published())

    def row(self, row: CorpusRow) -> Row | Failure:
        values = self._by_field(row.values)
        text = normalise(as_text(values.get("text")))
        if not text.strip():
            return failure(self._name, row.line, row.line, "there is no text", "give it a text")
        if len(text.encode()) > MAX_TEXT_BYTES:
            what = f"more than {MAX_TEXT_BYTES // 1_000_000} MB of text"
            return failure(self._name, row.line, row.line, what, "split it into articles")
        language = as_language(values.get("language"))
        given = values.get("published")
        time = as_time(given, language, self._dates)
        self.ambiguous.note(given, row.line)
        given_url = as_line(values.get("url"))
        url = without_password(given_url)
        self.passwords += url != given_url
        place = Copy(
            site=as_line(values.get("site")) or host_of(url),
            url=url,
            title=as_line(values.get("title")),
            published=time.when if time else None,
            external_id=as_line(values.get("id")),
        )
        make = partial(
            _made, text, place, language, values, self._dates, self._retrieved, row.original
        )
        found = Arrival(
            article_id_of(sha256_of(text)), place, len(row.original) + 2 * len(text), make
        )
        unread = "" if time else as_line(given)[:40]
        remark = f"added without a time, as {unread!r} is not understood" if unread else ""
        return Row(f"{self._name}, line {row.line}", found, remark)

    def _by_field(self, values: Mapping[str, object]) -> dict[str, object]:
        columns = tuple(values)
        fields = self._columns.get(columns)
        if fields is None:
            told = told_by_name(columns, taken=self._wanted.values())
            fields = {**told, **self._wanted}
            if len(self._columns) < _FORMS:
                self._columns[columns] = fields
        return {field: values.get(column) for field, column in fields.items()}


def _made(
    text: str,
    place: Copy,
    language: str,
    values: Mapping[str, object],
    dates: str,
    retrieved: datetime,
    original: bytes,
) -> Made:
    language = language or identify(text)
    if place.title:
        article = Article(
            article_id_of(sha256_of(text)),
            text,
            title=place.title,
            site=place.site,
            url=place.url,
            language=language,
            blocks=blocks_beside(text, place.title, language),
            retrieved=retrieved,
        )
    else:
        article = article_from_text(
            text, url=place.url, site=place.site, language=language, retrieved=retrieved
        )
    article = replace(
        article,
        authors=as_names(values.get("authors")) or article.authors,
        editor=", ".join(as_names(values.get("editor"))) or article.editor,
        tags=as_tags(values.get("tags")),
        external_id=place.external_id,
    )
    time = as_time(values.get("published"), language, dates)
    if time is not None:
        article = replace(
            article,
            published=time.when,
            published_precision=time.precision,
            published_zone_assumed=time.zone_assumed,
        )
    return Made(article, original)
