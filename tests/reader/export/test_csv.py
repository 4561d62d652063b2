"""The tables hold what was marked, in the promised columns, and any CSV reader gets it back."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from reader.export.cells import split, unguard
from reader.export.csv_format import (
    ARTICLE_COLUMNS,
    ATTRIBUTION_COLUMNS,
    SPEAKER_COLUMNS,
    write,
)
from reader.export.formats import ExportData, OptionError, Options
from reader.model import Precision, Record
from tests.reader.export.nouns import (
    BARE,
    BODY,
    BRIDGE,
    GONE,
    JOINT,
    RECORD,
    SPEAKERS,
    SPLIT,
    WIB,
    data_of,
    exports,
)


def text_of(data: ExportData, **options: object) -> str:
    return b"".join(write(data, Options(**options))).decode()  # type: ignore[arg-type]


def rows_of(data: ExportData, delimiter: str = ",", **options: object) -> list[dict[str, str]]:
    text = text_of(data, delimiter=delimiter, **options).removeprefix("\ufeff")
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return [{key: value for key, value in row.items()} for row in reader]


def test_the_columns_are_the_promised_ones_then_the_codebook() -> None:
    promised = (
        "attribution_id, article_id, article_title, article_url, article_site, "
        "article_published, article_language, block, type, content, content_spans, "
        "content_words, cue, cue_spans, source, source_spans, source_kind, speaker_ids, "
        "speaker_names, speaker_kinds, speaker_genders, role, affiliation, speaker_roles, "
        "speaker_affiliations, addressee, tags, note, annotator, origin, confidence, created, "
        "modified"
    )
    header = text_of(data_of()).splitlines()[0].removeprefix("\ufeff")
    assert header == promised.replace(" ", "") + ",code.note,tone"


def test_the_file_is_utf8_with_a_byte_order_mark_and_crlf() -> None:
    data = b"".join(write(data_of(), Options()))
    assert data.startswith(b"\xef\xbb\xbfattribution_id,")
    assert data.count(b"\r\n") == 3
    assert data.endswith(b"\r\n")


def test_a_row_says_who_said_what() -> None:
    row, _ = rows_of(data_of())
    assert row["article_id"] == BRIDGE.id
    assert row["article_published"] == "2024-03-04"
    assert row["block"] == "body"
    assert row["type"] == "direct"
    assert row["content"] == "Kami perbaiki pekan ini;lalu kami buka"
    assert row["content_words"] == "7"
    assert row["cue"] == "kata" and row["source"] == "Wali Kota Ratna Dewi"
    assert row["source_kind"] == "explicit" and row["role"] == "Wali Kota"
    assert split(row["tags"]) == SPLIT.tags
    assert row["created"] == "2024-03-05T09:30:00+00:00"
    assert row["confidence"] == ""
    for cell, spans in (("content_spans", SPLIT.content), ("source_spans", SPLIT.source)):
        assert row[cell] == ";".join(f"{a}-{b}" for a, b in spans)


def test_merged_speakers_are_who_they_are_today_each_once() -> None:
    split_quote, joint = rows_of(data_of())
    assert split_quote["speaker_ids"] == "01ratna"
    assert split_quote["speaker_names"] == "Ratna Dewi"
    assert joint["speaker_ids"] == "03warga;01ratna"
    assert joint["speaker_kinds"] == "group;person"
    assert joint["speaker_genders"] == ";female"
    assert joint["speaker_roles"] == ";wali kota"
    assert split(joint["speaker_affiliations"]) == ("", "Pemkot; Balai Kota")


def test_a_speaker_nobody_knows_keeps_its_id() -> None:
    lost = replace(JOINT, speaker_ids=("lost",))
    (row,) = rows_of(data_of([replace(RECORD, attributions=(lost,))]))
    assert (row["speaker_ids"], row["speaker_names"], row["speaker_kinds"]) == ("lost", "", "")


def test_codes_stand_in_their_columns_and_are_empty_elsewhere() -> None:
    first, second = rows_of(data_of())
    assert (first["tone"], first["code.note"]) == ("hopeful", "'=1+1")
    assert (second["tone"], second["code.note"]) == ("", "")


def test_a_time_is_told_as_exactly_as_it_is_known() -> None:
    exact = replace(
        BRIDGE,
        published_precision=Precision.MINUTE,
        published=BRIDGE.published and BRIDGE.published.replace(hour=11, minute=58, tzinfo=WIB),
    )
    row, _ = rows_of(data_of([Record(exact, RECORD.attributions)]))
    assert row["article_published"] == "2024-03-04T11:58:00+07:00"


def test_the_articles_table_also_lists_articles_without_a_quote() -> None:
    first, second = rows_of(data_of(), table="articles")
    assert tuple(first) == ARTICLE_COLUMNS
    assert split(first["authors"]) == BRIDGE.authors
    assert first["note"] == "'=catatan"
    assert first["syndicated_site"] == "kabar.example"
    assert first["published_zone_assumed"] == "true"
    assert first["attributions"] == "2"
    assert first["body_words"] == str(len(BODY.replace("🌧️", "x").split()))
    assert second["article_id"] == BARE.article.id
    assert (second["attributions"], second["title"]) == ("0", "'-Tanpa kutipan")


def test_the_speakers_table_counts_the_merged_with_their_speaker() -> None:
    rows = rows_of(data_of(), table="speakers")
    assert tuple(rows[0]) == SPEAKER_COLUMNS
    found = {r["speaker_id"]: (r["attributions"], r["articles"]) for r in rows}
    assert found == {"01ratna": ("2", "1"), "03warga": ("1", "1"), "04unheard": ("0", "0")}


def test_a_query_takes_only_the_speakers_who_speak() -> None:
    rows = rows_of(data_of(everything=False), table="speakers")
    assert [r["speaker_id"] for r in rows] == ["01ratna", "03warga"]


def test_a_deleted_speaker_is_listed_only_while_somebody_quotes_it() -> None:
    quoting = replace(JOINT, speaker_ids=(GONE.id,))
    rows = rows_of(data_of([replace(RECORD, attributions=(quoting,))], SPEAKERS), table="speakers")
    assert GONE.id in [r["speaker_id"] for r in rows]


def test_raw_guards_nothing() -> None:
    row, _ = rows_of(data_of(), table="articles", raw=True)
    assert row["note"] == "=catatan"


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_another_delimiter_changes_nothing_in_the_cells(delimiter: str) -> None:
    assert rows_of(data_of(), delimiter=delimiter) == rows_of(data_of())


@pytest.mark.parametrize("options", [{"table": "words"}, {"delimiter": "::"}, {"delimiter": '"'}])
def test_what_cannot_be_written_is_refused_before_anything_is_read(
    options: dict[str, str],
) -> None:
    def untouched() -> object:
        raise AssertionError("read")
        yield

    with pytest.raises(OptionError):
        write(ExportData(untouched(), {}, data_of().exported), Options(**options))  # type: ignore[arg-type]


def test_every_column_is_described() -> None:
    described = (Path(__file__).parents[3] / "docs" / "exports.md").read_text("utf-8")
    words = set(re.findall(r"[a-z][a-z_0-9]+", described))
    assert words >= {*ATTRIBUTION_COLUMNS, *ARTICLE_COLUMNS, *SPEAKER_COLUMNS}


def test_an_empty_library_still_has_a_header() -> None:
    assert text_of(data_of([])) == "\ufeff" + ",".join(ATTRIBUTION_COLUMNS) + "\r\n"


@settings(max_examples=60, deadline=None)
@given(exports())
def test_any_csv_reader_gets_the_cells_back(data: ExportData) -> None:
    rows = rows_of(data)
    marked = [(r.article, a) for r in data.records for a in r.attributions]
    assert len(rows) == len(marked)
    for row, (article, attribution) in zip(rows, marked, strict=True):
        assert unguard(row["note"]) == attribution.note
        assert unguard(row["article_title"]) == article.title
        pieces = [article.text[a:b] for a, b in attribution.content]
        assert unguard(row["content"]) == ";".join(pieces)
        if attribution.tags != ("",):
            assert split(unguard(row["tags"])) == attribution.tags
