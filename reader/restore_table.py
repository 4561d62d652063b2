"""Brings an exported table of quotes back into a library that has the articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader.anchoring.by_words import place
from reader.export.csv_format import ATTRIBUTION_COLUMNS, attribution_row
from reader.export.csv_reading import QuoteRow, Table, Told
from reader.export.gather import found as all_rows
from reader.model import LIBRARY_SCOPE, Article, Attribution, Record, Speaker, now
from reader.query import Query
from reader.store.protocol import NotFoundError, Progress, StoreError
from reader.text.segment import Segments

if TYPE_CHECKING:
    from reader.library import Library

_OWN = (
    "type", "content_spans", "cue_spans", "source_spans", "source_kind", "speaker_ids", "role",
    "affiliation", "addressee", "tags", "note", "annotator", "origin", "confidence", "created",
)  # fmt: skip
"""The columns that make an attribution another one; when it was modified follows from saving."""

_OF_SPEAKERS = ("name", "kind", "gender", "role", "affiliation")


@dataclass(slots=True)
class TableReport:
    """What the import of a table did."""

    added: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    """How many were there already, with the same content."""
    left_out: Told = field(default_factory=Told)
    by_words: Told = field(default_factory=Told)
    """What was found again by its words, as it does not stand where its spans say."""


def restore_quotes(library: Library, table: Table, progress: Progress | None = None) -> TableReport:
    """Add the quotes of ``table`` that are new; report what is there otherwise, or has no place.

    Nothing is saved before every row has been looked at; then speakers come first, so an import
    that was interrupted can be run again. Raises StoreError when the library cannot be written.
    """
    report = TableReport()
    by_article: defaultdict[str, list[QuoteRow]] = defaultdict(list)
    for row in table.quotes:
        by_article[row.attribution.article_id].append(row)
    speakers = _Speakers(library.speakers(), report)
    new: dict[str, list[Attribution]] = {}
    everywhere = _Everywhere(library)
    for done, (article_id, rows) in enumerate(by_article.items(), 1):
        if record := _home(library, article_id, rows, report):
            elsewhere = _elsewhere(library, record.article)
            found = _new(record, rows, elsewhere, everywhere, speakers, report)
            new.setdefault(record.article.id, []).extend(found)
        if progress:
            progress(done, 2 * len(by_article))
    library.restore_nouns(LIBRARY_SCOPE, speakers.new)
    report.added["speaker"] = len(speakers.new)
    for done, (article_id, nouns) in enumerate(new.items(), 1):
        library.restore_nouns(article_id, nouns)
        report.added["attribution"] += len(nouns)
        if progress:
            progress(len(by_article) + done, len(by_article) + len(new))
    return report


def _home(
    library: Library, article_id: str, rows: Sequence[QuoteRow], report: TableReport
) -> Record | None:
    """Return the article that rows are about: by its id, else the newest one of its address."""
    row = rows[0]
    try:
        if article_id in library.store.known([article_id]):
            return library.read(article_id)
        earlier = library.store.superseded()
        others = [i for i in library.store.from_url(row.url) if i not in earlier]
        if others:
            record = library.read(others[0])
            what = f"its address has another text here, {others[0]}; quotes are found by words"
            report.by_words.add(f"article {article_id}: {what}", row.line)
            return record
    except NotFoundError:  # somebody took it away meanwhile
        pass
    except StoreError as error:
        report.left_out.add(f"article {article_id} {_quotes(rows)}: {error}", row.line)
        return None
    title = f" “{row.title}”" if row.title else ""
    mend = f"`kutip add {row.url}`" if row.url else "add it"
    what = f"article {article_id}{title} is not here; {mend} first"
    report.left_out.add(f"{_quotes(rows)}: {what}", row.line)
    return None


def _quotes(rows: Sequence[QuoteRow]) -> str:
    return "1 quote" if len(rows) == 1 else f"{len(rows)} quotes"


def _elsewhere(library: Library, article: Article) -> dict[str, str]:
    """Return where attributions are in other texts from the article's address, by their id."""
    found: dict[str, str] = {}
    for other in library.store.from_url(article.url):
        if other != article.id:
            with suppress(StoreError):  # what cannot be read is told by every list
                found |= {a.id: other for a in library.read(other).attributions}
    return found


class _Everywhere:
    """In which article an attribution is, of all that the library has; read when first asked."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def article_of(self, name: str) -> str:
        return self._articles.get(name, "")

    @cached_property
    def _articles(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for row in all_rows(self._library, Query(), versions=True):
            if row.attributions:
                with suppress(StoreError):  # what cannot be read is told by every list
                    record = self._library.read(row.id)
                    found |= dict.fromkeys((a.id for a in record.attributions), row.id)
        return found


def _new(
    record: Record,
    rows: Iterable[QuoteRow],
    elsewhere: Mapping[str, str],
    everywhere: _Everywhere,
    speakers: _Speakers,
    report: TableReport,
) -> list[Attribution]:
    article = record.article
    segments = Segments(article.text)
    here = {a.id: a for a in record.attributions}
    new = []
    for row in rows:
        name = row.attribution.id
        if name in elsewhere and name not in here:
            what = f"it is in article {elsewhere[name]}, from the same address"
            report.left_out.add(f"attribution {name}: {what}", row.line)
            continue
        if name not in here and (other_article := everywhere.article_of(name)):
            what = f"it is in article {other_article}, and the table has it in {article.id}"
            report.left_out.add(f"attribution {name}: {what}", row.line)
            continue
        placed = place(segments, row.content, row.cue, row.source)
        if placed.reason:
            report.left_out.add(f"attribution {name} is an orphan: {placed.reason}", row.line)
            continue
        found = replace(
            row.attribution,
            article_id=article.id,
            content=placed.content,
            cue=placed.cue,
            source=placed.source,
        )
        if name not in here:
            speakers.name(row)
            here[name] = found
            new.append(found)
            if placed.by_words:
                parts = ", ".join(placed.by_words)
                report.by_words.add(f"attribution {name}: {parts} found by words", row.line)
        elif other := _differing(article, here[name], found, speakers.known, segments):
            report.left_out.add(
                f"attribution {name}: here it has another {', '.join(other)}", row.line
            )
        else:
            speakers.name(row)
            report.same["attribution"] += 1
    return new


def _differing(
    article: Article,
    here: Attribution,
    found: Attribution,
    speakers: Mapping[str, Speaker],
    segments: Segments,
) -> list[str]:
    """Return the columns in which two attributions would be written differently."""
    one, other = (
        dict(zip(ATTRIBUTION_COLUMNS, attribution_row(article, a, speakers, segments), strict=True))
        for a in (here, found)
    )
    codes = {**here.codes, **found.codes}
    return [
        *(column for column in _OWN if one[column] != other[column]),
        *(n for n in sorted(codes) if here.codes.get(n, "") != found.codes.get(n, "")),
    ]


class _Speakers:
    """Who is known: those of the library, and new ones of the rows that come in."""

    def __init__(self, here: Mapping[str, Speaker], report: TableReport) -> None:
        self._here = here
        self.known = dict(here)
        self.new: list[Speaker] = []
        self._report = report
        self._told: set[str] = set()

    def name(self, row: QuoteRow) -> None:
        """Note the speakers of a row; one that is known otherwise is told and stays as it is."""
        for speaker in row.speakers:
            known = self.known.get(speaker.id)
            if known is None and speaker.name.strip():
                moment = now()
                found = replace(speaker, created=moment, modified=moment)
                self.known[speaker.id] = found
                self.new.append(found)
                continue
            what = self._wrong(speaker, known)
            if what and speaker.id not in self._told:
                self._told.add(speaker.id)
                self._report.left_out.add(f"speaker {speaker.id}: {what}", row.line)

    def _wrong(self, speaker: Speaker, known: Speaker | None) -> str:
        if known is None:
            return "attributions name this speaker, but neither the file nor the library has it"
        if known.deleted:
            return "it was deleted here; attributions name it all the same"
        parts = [n for n in _OF_SPEAKERS if getattr(speaker, n) != getattr(known, n)]
        if not parts or not speaker.name.strip():
            return ""
        where = "here" if speaker.id in self._here else "on an earlier line"
        return f"{where} it has another {', '.join(parts)}"
