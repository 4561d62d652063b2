"""Columns are recognised by their names, and their values become what an article keeps."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.corpora import FIELDS
from reader.ingest.corpora.mapping import columns_by_field, known_names, parse_map
from reader.ingest.corpora.values import as_language, as_line, as_names, as_tags, as_text, as_time
from reader.ingest.errors import IngestError
from reader.model import Precision

WIB = timezone(timedelta(hours=7))


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (["text"], {"text": "text"}),
        (["Headline", "CONTENT"], {"title": "Headline", "text": "CONTENT"}),
        (["judul", "isi", "tgl"], {"title": "judul", "text": "isi", "published": "tgl"}),
        (["body", "text"], {"text": "text"}),
        (
            ["Published At", "source_url", "body", "Publisher"],
            {
                "published": "Published At",
                "url": "source_url",
                "text": "body",
                "site": "Publisher",
            },
        ),
        (
            ["ID", "lang", "author", "kategori", "article"],
            {
                "id": "ID",
                "language": "lang",
                "authors": "author",
                "tags": "kategori",
                "text": "article",
            },
        ),
    ],
)
def test_columns_are_known_by_name(columns: list[str], expected: dict[str, str]) -> None:
    assert columns_by_field("a.csv", columns, {}) == expected


def test_what_a_person_says_wins() -> None:
    found = columns_by_field("a.csv", ["text", "title", "lead"], parse_map(["text=lead"]))
    assert found == {"text": "lead", "title": "title"}
    assert columns_by_field("a.csv", ["text", "x"], {"title": "text", "text": "x"}) == {
        "title": "text",
        "text": "x",
    }


def test_columns_that_are_not_there_are_named_with_those_that_are() -> None:
    with pytest.raises(IngestError, match=r"no column is called isi, tgl; there are a, b"):
        columns_by_field("a.csv", ["a", "b"], {"text": "isi", "published": "tgl"})
    with pytest.raises(IngestError, match="no column is known to be the text"):
        columns_by_field("a.csv", ["title"], {})


def test_every_field_has_names_that_are_known() -> None:
    assert tuple(known_names()) == FIELDS
    assert all(names for names in known_names().values())


@pytest.mark.parametrize("wrong", ["text", "text=", "size=a", "text=a,text=b", ""])
def test_a_map_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"field|given two"):
        parse_map([wrong])


def test_maps_add_up() -> None:
    assert parse_map(["text=isi , title=judul", "url=tautan"]) == {
        "text": "isi",
        "title": "judul",
        "url": "tautan",
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-04T10:00:00+07:00", datetime(2024, 3, 4, 10, tzinfo=WIB)),
        ("2024-03-04T03:00:00.123Z", datetime(2024, 3, 4, 3, tzinfo=UTC)),
        ("2024-03-04 10:00:00", datetime(2024, 3, 4, 10, tzinfo=WIB)),
        ("Senin, 4 Maret 2024 | 10:00 WIB", datetime(2024, 3, 4, 10, tzinfo=WIB)),
        ("Mon, 04 Mar 2024 03:00:00 GMT", datetime(2024, 3, 4, 3, tzinfo=UTC)),
        (1_709_521_200, datetime(2024, 3, 4, 3, tzinfo=UTC)),
        ("1709521200", datetime(2024, 3, 4, 3, tzinfo=UTC)),
        (1_709_521_200_500, datetime(2024, 3, 4, 3, tzinfo=UTC)),
        (1_709_521_200.5, datetime(2024, 3, 4, 3, tzinfo=UTC)),
    ],
)
def test_times_of_every_form(value: object, expected: datetime) -> None:
    time = as_time(value, "id")
    assert time is not None
    assert (time.when, time.precision) == (expected, Precision.MINUTE)
    assert time.when.utcoffset() == expected.utcoffset()


def test_a_day_is_only_a_day() -> None:
    for value in ("2024-03-04", "20240304", 20240304, "4/3/2024"):
        time = as_time(value, "id")
        assert time is not None
        assert (time.when.date().isoformat(), time.precision) == ("2024-03-04", Precision.DAY)


@pytest.mark.parametrize("value", [None, "", "kemarin", True, 7, "12", {}, [], "9" * 30, 1e300])
def test_what_is_no_time_is_none(value: object) -> None:
    assert as_time(value, "id") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ana Ruiz", ("Ana Ruiz",)),
        ("Ana Ruiz; Tom Reed", ("Ana Ruiz", "Tom Reed")),
        ("Ana Ruiz, Tom Reed", ("Ana Ruiz", "Tom Reed")),
        ("Ruiz, Ana", ("Ruiz, Ana",)),
        (["Ana Ruiz", {"name": "Tom Reed"}, None, ""], ("Ana Ruiz", "Tom Reed")),
        ("['Ana Ruiz', 'Tom Reed']", ("Ana Ruiz", "Tom Reed")),
        ("Ana\x1b[31m Ruiz\n", ("Ana[31m Ruiz",)),
        (None, ()),
    ],
)
def test_names_are_parted(value: object, expected: tuple[str, ...]) -> None:
    assert as_names(value) == expected


def test_tags_lines_and_texts() -> None:
    assert as_tags("banjir, desa;banjir") == ("banjir", "desa")
    assert as_line({"id": None, "name": "Warta"}) == "Warta"
    assert as_line(12) == "12"
    assert as_line(True) == as_line(None) == as_line([1]) == ""
    assert as_text(["satu", "dua", 3]) == "satu\n\ndua"


@pytest.mark.parametrize(
    ("value", "code"),
    [("id", "id"), ("EN_us", "en-us"), ("English", "en"), ("??", ""), (None, ""), (3, "")],
)
def test_languages(value: object, code: str) -> None:
    assert as_language(value).lower() == code


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@given(JSON)
def test_no_value_raises(value: object) -> None:
    for read in (as_line, as_text, as_names, as_tags, as_language):
        read(value)
    as_time(value, "id")
