"""A table of quotes comes back to its articles: nothing is lost in silence, nothing doubled."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from reader.export.csv_format import write
from reader.export.csv_reading import read_table
from reader.export.formats import ExportData, Options
from reader.export.gather import gather
from reader.library import Library
from reader.model import LIBRARY_SCOPE, Attribution, Record
from reader.restore import restore
from reader.restore_table import TableReport, restore_quotes
from tests.reader.export.nouns import BARE, BRIDGE, JOINT, RATNA, SPLIT, TEXT, article_of, exports
from tests.reader.test_restore import CONTENTS

MakeLibrary = Callable[[], Library]


@pytest.fixture
def table(make: MakeLibrary) -> bytes:
    full = make()
    restore(full, CONTENTS)
    return exported(full)


def exported(library: Library, **options: str | bool) -> bytes:
    return b"".join(write(gather(library), Options(**options)))  # type: ignore[arg-type]


def with_articles(library: Library) -> Library:
    restore(library, replace(CONTENTS, attributions=(), speakers=(), rejections=()))
    return library


def brought(library: Library, data: bytes) -> TableReport:
    return restore_quotes(library, read_table(data))


def respelled(data: bytes, number: int = 0, **cells: str) -> bytes:
    """The same table with other cells in one of its rows."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    for name, cell in cells.items():
        rows[number + 1][rows[0].index(name)] = cell
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


def test_a_library_with_the_articles_gets_the_quotes_and_their_speakers(
    make: MakeLibrary, table: bytes
) -> None:
    library = with_articles(make())
    report = brought(library, table)
    assert report.added == {"attribution": 2, "speaker": 2}
    assert not report.left_out.count and not report.by_words.count
    found = {a.id: a for a in library.read(BRIDGE.id).attributions}
    assert found[SPLIT.id] == replace(SPLIT, speaker_ids=(RATNA.id,))
    assert found[JOINT.id].content == JOINT.content
    assert library.speakers()[RATNA.id].affiliation == RATNA.affiliation
    assert exported(library) == table


def test_doing_it_again_changes_nothing(make: MakeLibrary, table: bytes) -> None:
    library = with_articles(make())
    brought(library, table)
    report = brought(library, table)
    assert not report.added.total() and report.same == {"attribution": 2}
    assert exported(library) == table


def test_into_the_library_it_came_from_it_changes_nothing(make: MakeLibrary) -> None:
    library = make()
    restore(library, CONTENTS)
    table = exported(library)
    report = brought(library, table)
    assert report.same == {"attribution": 2} and not report.left_out.count
    assert exported(library) == table


def test_articles_that_are_not_there_are_told_with_their_address(
    make: MakeLibrary, table: bytes
) -> None:
    library = make()
    report = brought(library, table)
    assert not report.added.total() and not library.speakers()
    (line,) = report.left_out.lines
    assert "line 2: 2 quotes" in line and BRIDGE.id in line and "kutip add https://" in line


def test_undo_takes_the_quotes_of_an_article_back(make: MakeLibrary, table: bytes) -> None:
    library = with_articles(make())
    brought(library, table)
    assert library.undo(BRIDGE.id) == "import"
    assert not library.read(BRIDGE.id).attributions
    assert library.undo(LIBRARY_SCOPE) == "import"
    assert not library.living_speakers()


def test_what_is_there_with_other_content_is_told_and_kept(make: MakeLibrary, table: bytes) -> None:
    library = with_articles(make())
    brought(library, table)
    report = brought(library, respelled(table, note="lain", tone="sad", type="mixed"))
    assert report.same == {"attribution": 1}
    assert report.left_out.lines == ["line 2: attribution q1: here it has another type, note, tone"]
    assert exported(library) == table


def test_a_speaker_who_is_known_otherwise_is_told_once_and_kept(
    make: MakeLibrary, table: bytes
) -> None:
    library = with_articles(make())
    library.add_speaker(replace(RATNA, name="Dewi Ratna"))
    report = brought(library, table)
    assert report.added == {"attribution": 2, "speaker": 1}
    assert report.left_out.lines == [f"line 2: speaker {RATNA.id}: here it has another name"]
    assert library.speakers()[RATNA.id].name == "Dewi Ratna"


def test_a_quote_whose_spans_a_spreadsheet_made_a_date_is_found_by_its_words(
    make: MakeLibrary, table: bytes
) -> None:
    library = with_articles(make())
    report = brought(library, respelled(table, cue_spans="Jan-47", content_spans="01/02/2044"))
    assert report.by_words.lines == ["line 2: attribution q1: content, cue found by words"]
    assert exported(library) == table


def test_a_quote_that_is_not_in_the_article_is_an_orphan(make: MakeLibrary, table: bytes) -> None:
    library = with_articles(make())
    report = brought(library, respelled(table, 1, content="sudah menunggu; mereka senang"))
    assert report.added["attribution"] == 1
    assert report.left_out.lines == [
        "line 3: attribution q2 is an orphan: its content is not in the article"
    ]


def test_an_address_with_another_text_takes_the_quotes_whose_words_it_has(
    make: MakeLibrary, table: bytes
) -> None:
    library = make()
    other = replace(BRIDGE, links=())
    text = f"Pembaruan.\n\n{TEXT}".replace("mereka lelah", "mereka senang")
    there = article_of(text, url=other.url)
    library.add(there, b"")
    report = brought(library, table)
    assert report.added["attribution"] == 1
    (kept,) = library.read(there.id).attributions
    assert [text[s.start : s.end] for s in kept.content] == [
        "Kami perbaiki pekan ini",
        "lalu kami buka",
    ]
    assert kept.article_id == there.id
    assert any(there.id in line for line in report.by_words.lines)
    assert ["q2" in line for line in report.left_out.lines] == [True]
    again = brought(library, table)
    assert again.same == {"attribution": 1} and not again.added.total()
    library.add(BRIDGE, b"")  # now the text of the table is here, too
    last = brought(library, table)
    assert last.added["attribution"] == 1  # the one that was an orphan
    assert [f"it is in article {there.id}" in line for line in last.left_out.lines] == [True]


def test_a_quote_that_the_table_has_in_another_article_is_told_and_left_where_it_is(
    make: MakeLibrary, table: bytes
) -> None:
    library = with_articles(make())
    brought(library, table)
    blank = dict.fromkeys(
        ("article_url", "content_spans", "cue", "cue_spans", "source", "source_spans"), ""
    )
    bare = BARE.article.id
    moved = respelled(table, article_id=bare, content="Tidak ada kutipan", **blank)
    report = brought(library, moved)
    assert report.left_out.lines == [
        f"line 2: attribution q1: it is in article {BRIDGE.id}, and the table has it in {bare}"
    ]
    assert report.same == {"attribution": 1} and not library.read(bare).attributions
    assert exported(library) == table
    there = with_articles(make())
    assert brought(there, moved).added["attribution"] == 2


def test_an_article_that_was_deleted_here_is_told(make: MakeLibrary, table: bytes) -> None:
    library = with_articles(make())
    library.delete([BRIDGE.id])
    report = brought(library, table)
    assert not report.added.total() and report.left_out.count == 1


def in_a_table(attribution: Attribution) -> Attribution:
    """What of a random attribution one cell can hold: no empty tag alone, no nameless answer."""
    codes = {n: v for n, v in attribution.codes.items() if n and v and not n.startswith("code.")}
    tags = () if attribution.tags == ("",) else attribution.tags
    return replace(attribution, codes=codes, tags=tags)


@settings(max_examples=25, deadline=None)
@given(exports())
def test_any_table_survives_the_way_out_and_back(data: ExportData) -> None:
    records = [
        Record(r.article, tuple(map(in_a_table, r.attributions)), r.rejections)
        for r in data.records
    ]
    with TemporaryDirectory() as folder:
        first = Library.open(Path(folder) / "first")
        second = Library.open(Path(folder) / "second")
        first.keep(LIBRARY_SCOPE, "import", list(data.speakers.values()))
        for record in records:
            first.restore_article(record.article, record.attributions, record.rejections)
            second.add(record.article, b"")
        for raw in (False, True):
            taken = exported(first, raw=raw)
            report = restore_quotes(second, read_table(taken, raw=raw))
            assert not report.left_out.count and not report.by_words.count
            assert exported(second, raw=raw) == taken
        first.close()
        second.close()
