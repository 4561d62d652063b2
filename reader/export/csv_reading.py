"""Reads tables that `kutip export` wrote and that a spreadsheet, or a stranger, may have changed.

A wrong file is refused as a whole; a wrong row is told with its line, and the others are read.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader.anchoring.by_words import Words
from reader.codec import MalformedError, attribution_from, speaker_from
from reader.export.cells import split, unguard
from reader.export.checks import (
    MAX_BYTES,
    ImportRefusedError,
    can_be_article_id,
    check_id,
    check_speaker,
    cleaned,
)
from reader.export.csv_format import ARTICLE_COLUMNS, ATTRIBUTION_COLUMNS, SPEAKER_COLUMNS, variable
from reader.ingest.corpora.csv_rows import Broken, Cells, read_cells
from reader.model import Attribution, Span, Spans, Speaker, SpeakerKind
from reader.store.protocol import Progress
from reader.text.normalise import one_line

DERIVED = frozenset(
    {
        "article_title", "article_url", "article_site", "article_published", "article_language",
        "block", "content_words", "attributions", "articles",
    }
)  # fmt: skip
"""Columns that follow from the others, or only say where they belong: a file may lack them."""

_SPEAKER_PARTS = {
    "speaker_names": "name",
    "speaker_kinds": "kind",
    "speaker_genders": "gender",
    "speaker_roles": "role",
    "speaker_affiliations": "affiliation",
}
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_NEW = "export it anew with `kutip export`"
_CHANGED = "a spreadsheet may have changed it, so take the file as kutip wrote it"
_MOST_TOLD = 20
_MOST_BROKEN = 200_000
"""More lines than this in which there is no row are no table: reading them would take minutes."""
_PIECE = 1_000_000
_LONGEST = 2_000
"""Characters of a title or an address that are told."""


@dataclass(slots=True)
class Told:
    """What has to be told of a file's rows; only the first few are kept, all are counted."""

    lines: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, what: str, line: int = 0) -> None:
        """Remember one thing about a row."""
        self.count += 1
        if len(self.lines) < _MOST_TOLD:
            self.lines.append(f"line {line}: {what}" if line else what)


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One usable row of the attributions table."""

    line: int
    attribution: Attribution
    """With its speakers' ids and everything else; where its parts stand is not verified."""
    content: Words
    cue: Words
    source: Words
    speakers: tuple[Speaker, ...]
    """As far as the row knows them; one that nobody knew has no name."""
    title: str
    """The title of the article, and its address, as the row has them."""
    url: str


@dataclass(slots=True)
class Table:
    """What a file holds: quotes or speakers."""

    quotes: list[QuoteRow] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    bad: Told = field(default_factory=Told)
    """The rows that are left out."""


def read_table(
    data: bytes, delimiter: str = "", *, raw: bool = False, progress: Progress | None = None
) -> Table:
    """Return the rows of an exported table of attributions or speakers.

    Without a ``delimiter`` the header tells it; ``raw`` is for a table that was written so;
    ``progress`` counts lines. Raises ImportRefusedError for a file that is no such table or has no
    usable row, and for one in which too many lines in a row are none.
    """
    rows = read_cells(_characters(data), delimiter, _MOST_BROKEN)
    header = next(rows, None)
    if not isinstance(header, Cells):
        raise ImportRefusedError(f"it is no export of kutip, neither a table nor JSON; {_NEW}")
    take = str if raw else unguard
    names = [take(cell.removeprefix("\ufeff")) for cell in header.cells]
    read = _reader(names)
    table = Table()
    lines: dict[str, int] = {}
    count = data.count(b"\n")
    for row in rows:
        if progress:
            progress(row.line, max(count, row.line))
        if isinstance(row, Broken):
            _check_broken(row)
            table.bad.add(row.what, row.line)
            continue
        try:
            _keep(table, lines, row.line, read(row.line, _named(names, map(take, row.cells))))
        except MalformedError as error:
            table.bad.add(str(error), row.line)
    if table.bad.count and not lines:
        raise ImportRefusedError(f"none of its rows can be read, as in {table.bad.lines[0]}")
    return table


def _check_broken(row: Broken) -> None:
    if row.last - row.line >= _MOST_BROKEN:
        raise ImportRefusedError(
            f"line {row.line}: {row.what}, and no line up to {row.last:,} is a row; close the cell"
        )


def _characters(data: bytes) -> io.TextIOWrapper:
    if len(data) > MAX_BYTES:
        raise ImportRefusedError(
            f"it is larger than {MAX_BYTES // 1_000_000} MB; export in parts, each with a query"
        )
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    decoder = codecs.getincrementaldecoder(encoding)()
    for start in range(0, len(data) + 1, _PIECE):
        piece = data[start : start + _PIECE]
        try:
            decoder.decode(piece, final=start + _PIECE > len(data))
        except UnicodeDecodeError as error:
            # What a piece left over stands before the next one in what the error is about.
            wrong = start + len(piece) - len(error.object) + error.start
            number = 1 + data.count(b"\n", 0, max(wrong, 0))
            raise ImportRefusedError(
                f"line {number} is no UTF-8; save it as CSV in UTF-8, or {_NEW}"
            ) from None
    return io.TextIOWrapper(io.BytesIO(data), encoding, newline="")


Values = dict[str, str]


def _reader(names: Sequence[str]) -> Callable[[int, Values], QuoteRow | Speaker]:
    """Return what reads the rows under a header; raises ImportRefusedError."""
    wanted: tuple[str, ...]
    read: Callable[[int, Values], QuoteRow | Speaker]
    if "attribution_id" in names:
        wanted, read = ATTRIBUTION_COLUMNS, _quote
    elif "speaker_id" in names:
        wanted, read = SPEAKER_COLUMNS, _speaker
    elif {*ARTICLE_COLUMNS[:3]} <= {*names}:
        raise ImportRefusedError(
            "it is a table of articles, which has no texts; `kutip export --format json` has them"
        )
    else:
        raise ImportRefusedError(f"it is no export of kutip, neither a table nor JSON; {_NEW}")
    missing = [name for name in wanted if name not in names and name not in DERIVED]
    if missing:
        raise ImportRefusedError(f"it lacks the columns {', '.join(missing)}; {_NEW}")
    twice = [a for a, b in pairwise(sorted(filter(None, names))) if a == b]
    if twice:
        raise ImportRefusedError(f"the column {one_line(twice[0])[:40]} stands twice; {_NEW}")
    return read


def _named(names: Sequence[str], cells: Iterable[str]) -> Values:
    found: Values = {}
    for name, cell in zip(names, cells, strict=True):
        if name:
            found[name] = cell
        elif cell.strip():
            raise MalformedError(f"{one_line(cell)[:40]!r} stands under no column")
    return found


def _keep(table: Table, lines: dict[str, int], line: int, found: QuoteRow | Speaker) -> None:
    noun = found.attribution if isinstance(found, QuoteRow) else found
    if first := lines.setdefault(noun.id, 0):
        raise MalformedError(f"{noun.id} stands on line {first} already")
    lines[noun.id] = line
    if isinstance(found, QuoteRow):
        table.quotes.append(found)
    else:
        table.speakers.append(found)


def _quote(line: int, values: Values) -> QuoteRow:
    article_id = values["article_id"]
    if not can_be_article_id(article_id):
        raise MalformedError(f"article_id: {article_id!r:.40} cannot be one; {_CHANGED}")
    content, cue, source = (_words(values, name) for name in ("content", "cue", "source"))
    if not content.words:
        raise MalformedError("content: it is empty")
    speakers = _speakers(values)
    texts = ("type", "source_kind", "role", "affiliation", "addressee", "note", "annotator")
    noun = attribution_from(
        {
            **{name: values[name] for name in texts},
            "id": values["attribution_id"],
            "article_id": article_id,
            "content": (),
            "speaker_ids": [speaker.id for speaker in speakers],
            "tags": split(values["tags"]),
            "codes": _codes(values),
            "origin": values["origin"] or "manual",
            "confidence": _number(values["confidence"]),
            "created": values["created"] or None,
            "modified": values["modified"] or None,
        }
    )
    check_id(noun.id)
    title, url = (one_line(values.get(f"article_{n}", ""))[:_LONGEST] for n in ("title", "url"))
    return QuoteRow(line, cleaned(noun), content, cue, source, speakers, title, url)


def _words(values: Mapping[str, str], name: str) -> Words:
    """Return a part with the line breaks that a text has, whatever program saved the file."""
    words = values[name].replace("\r\n", "\n").replace("\r", "\n")
    return Words(words, _spans(values[f"{name}_spans"]))


def _spans(cell: str) -> Spans:
    """Return the spans of a cell; none when it is not as kutip wrote it."""
    found = [_SPAN.fullmatch(part) for part in cell.split(";")]
    spans = tuple(Span(int(m[1]), int(m[2])) for m in found if m)
    order = [edge for span in spans for edge in span]
    if len(spans) < len(found) or order != sorted(order) or any(a == b for a, b in spans):
        return ()
    return spans


def _codes(values: Mapping[str, str]) -> dict[str, str]:
    own = {variable(name): cell for name, cell in values.items() if name not in ATTRIBUTION_COLUMNS}
    return {name: cell for name, cell in own.items() if cell}


def _number(cell: str) -> float | None:
    """Return a confidence, also with the decimal comma of a spreadsheet."""
    try:
        return float(cell.replace(",", ".")) if cell else None
    except ValueError:
        raise MalformedError(f"confidence: {cell!r:.40} is no number") from None


def _speakers(values: Mapping[str, str]) -> tuple[Speaker, ...]:
    ids = split(values["speaker_ids"])
    columns: dict[str, Sequence[str]] = {}
    for column, name in _SPEAKER_PARTS.items():
        columns[name] = split(values[column]) or ("",) * min(1, len(ids))
        if len(columns[name]) != len(ids):
            raise MalformedError(
                f"{column}: it has {len(columns[name])} values, speaker_ids has {len(ids)}"
            )
    found = []
    for number, speaker_id in enumerate(ids):
        check_id(speaker_id)
        texts = {name: of[number] for name, of in columns.items()}
        texts["kind"] = texts["kind"] or SpeakerKind.PERSON
        found.append(cleaned(speaker_from({**texts, "id": speaker_id})))
    return tuple(found)


def _speaker(line: int, values: Values) -> Speaker:
    texts = ("name", "kind", "role", "affiliation", "gender", "country", "external_id", "note")
    found = cleaned(
        speaker_from(
            {
                **{name: values[name] for name in texts},
                "id": values["speaker_id"],
                "aliases": split(values["aliases"]),
                "created": values["created"] or None,
                "modified": values["modified"] or None,
            }
        )
    )
    check_id(found.id)
    check_speaker(found)
    return found
