"""The JSON export has the published form, a steady order, and reads back as what it was."""

from __future__ import annotations

import copy
import json
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

import reader.export
from reader.export.formats import ExportData, Options
from reader.export.json_format import write
from reader.export.json_reading import Contents, read_export
from reader.model import Block, BlockRole, Record
from tests.reader.export.nouns import (
    BARE,
    BRIDGE,
    JOINT,
    RECORD,
    REFUSED,
    SPLIT,
    TEXT,
    article_of,
    data_of,
    exports,
)

SCHEMA_FILE = Path(reader.export.__file__).with_name("kutip.schema.json")
SCHEMA = json.loads(SCHEMA_FILE.read_text("utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA)


def written(data: ExportData) -> bytes:
    return b"".join(write(data, Options()))


def parsed(data: ExportData | None = None) -> dict[str, Any]:
    value = json.loads(written(data or data_of()))
    assert isinstance(value, dict)
    return value


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_an_export_has_the_published_form() -> None:
    VALID.validate(parsed())
    VALID.validate(parsed(data_of([])))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.pop("offset_unit"),
        lambda d: d.update(version=2),
        lambda d: d.update(extra=1),
        lambda d: d["articles"][0].pop("blocks"),
        lambda d: d["articles"][0].update(published="2024-03-04"),
        lambda d: d["articles"][0]["blocks"][0].update(role="poem"),
        lambda d: d["attributions"][0].update(content=[]),
        lambda d: d["attributions"][0].update(confidence=2),
        lambda d: d["attributions"][0]["cue"][0].pop("exact"),
        lambda d: d["speakers"][0].update(kind="robot"),
        lambda d: d["rejections"][0].update(id="../x"),
    ],
)
def test_the_schema_refuses_what_is_none(spoil: Callable[[Any], object]) -> None:
    value = copy.deepcopy(parsed())
    spoil(value)
    assert not VALID.is_valid(value)


def test_the_object_says_what_it_is() -> None:
    value = parsed()
    assert list(value) == [
        "format", "version", "exported", "offset_unit",
        "articles", "speakers", "attributions", "rejections",
    ]  # fmt: skip
    assert (value["format"], value["version"]) == ("kutip", 1)
    assert value["exported"] == "2024-03-05T09:30:00+00:00"
    assert value["offset_unit"] == "codepoint"


def test_spans_are_written_out_with_their_surroundings() -> None:
    (span,) = parsed()["attributions"][0]["cue"]
    start = TEXT.index("kata")
    assert span == {
        "start": start,
        "end": start + 4,
        "exact": "kata",
        "prefix": TEXT[start - 32 : start],
        "suffix": TEXT[start + 4 : start + 36],
    }
    first = parsed()["rejections"][0]["content"][0]
    assert first["prefix"] == TEXT[: first["start"]][-32:]


def test_articles_keep_their_order_and_speakers_stand_by_id() -> None:
    value = parsed()
    assert [a["id"] for a in value["articles"]] == [BRIDGE.id, BARE.article.id]
    assert [s["id"] for s in value["speakers"]] == ["01ratna", "02other", "03warga", "04unheard"]
    assert value["speakers"][1]["merged_into"] == "01ratna"
    assert [a["id"] for a in value["attributions"]] == ["q1", "q2"]
    assert value["attributions"][0]["speaker_ids"] == ["02other"]


def test_a_query_takes_the_named_speakers_and_whom_they_were_merged_into() -> None:
    quoting = replace(RECORD, attributions=(SPLIT,))
    value = parsed(data_of([quoting], everything=False))
    assert [s["id"] for s in value["speakers"]] == ["01ratna", "02other"]


def test_one_noun_stands_on_each_line() -> None:
    lines = written(data_of()).decode().splitlines()
    assert sum(line.startswith('{"id":') for line in lines) == 2 + 4 + 2 + 1


def test_reading_gives_back_what_was_written() -> None:
    contents = read_export(written(data_of()))
    assert contents.articles == (BRIDGE, BARE.article)
    assert contents.attributions == (SPLIT, JOINT)
    assert contents.rejections == (REFUSED,)


def back(contents: Contents, like: ExportData) -> ExportData:
    """What was read, as data that can be written again."""
    records = [
        Record(
            article,
            tuple(a for a in contents.attributions if a.article_id == article.id),
            tuple(r for r in contents.rejections if r.article_id == article.id),
        )
        for article in contents.articles
    ]
    return ExportData(records, {s.id: s for s in contents.speakers}, like.exported)


@settings(max_examples=100, deadline=None)
@given(exports())
def test_export_import_export_is_the_same_to_the_byte(data: ExportData) -> None:
    first = written(data)
    VALID.validate(json.loads(first))
    contents = read_export(first)
    assert contents.articles == tuple(r.article for r in data.records)
    assert contents.attributions == tuple(a for r in data.records for a in r.attributions)
    assert contents.rejections == tuple(x for r in data.records for x in r.rejections)
    assert written(back(contents, data)) == first


def test_the_writer_needs_no_more_memory_for_a_hundred_times_the_articles() -> None:
    def peak(articles: int) -> int:
        tracemalloc.start()
        for _ in write(ExportData(many(articles), {}, data_of().exported), Options()):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    def many(articles: int) -> Iterator[Record]:
        for number in range(articles):
            text = f"Berita {number}. " + "Hujan turun lagi di kota itu. " * 700
            article = article_of(text, blocks=(Block(BlockRole.BODY, 0, len(text)),))
            yield Record(article, (replace(JOINT, article_id=article.id),))

    peak(1)
    assert peak(500) < 20 * peak(5) + 5_000_000  # the texts alone are 10 MB
