"""A table from anywhere is read row by row, or refused in one line that says why."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export import csv_reading
from reader.export.checks import ImportRefusedError
from reader.export.csv_format import ATTRIBUTION_COLUMNS, write
from reader.export.csv_reading import Table, read_table
from reader.export.formats import Options
from tests.reader.export.nouns import GONE, OTHER, SPEAKERS, SPLIT, data_of

TABLE = b"".join(write(data_of(), Options()))
PEOPLE = b"".join(write(data_of(), Options("speakers")))
TEXT = TABLE.decode("utf-8-sig")


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def as_table(rows: list[list[str]], delimiter: str = ",", ends: str = "\r\n") -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator=ends).writerows(rows)
    return written.getvalue().encode()


def spoilt(**cells: str) -> bytes:
    """The table with other cells in its first row."""
    rows = rows_of(TABLE)
    for name, cell in cells.items():
        rows[1][rows[0].index(name)] = cell
    return as_table(rows)


def without(*columns: str) -> bytes:
    rows = rows_of(TABLE)
    kept = [n for n, name in enumerate(rows[0]) if name not in columns]
    return as_table([[row[n] for n in kept] for row in rows])


def refusal(data: bytes) -> str:
    with pytest.raises(ImportRefusedError) as caught:
        read_table(data)
    message = str(caught.value)
    assert "\n" not in message and len(message) < 400
    return message


def ids(table: Table) -> list[str]:
    return [row.attribution.id for row in table.quotes]


@pytest.mark.parametrize(
    "data",
    [
        TABLE,
        TABLE.removeprefix(b"\xef\xbb\xbf"),
        TEXT.replace("\r\n", "\n").encode(),
        TEXT.encode("utf-16"),
        as_table(rows_of(TABLE), ";"),
        as_table(rows_of(TABLE), "\t", "\n"),
        as_table([row[::-1] for row in rows_of(TABLE)]),
        as_table([[*row, "", ""] for row in rows_of(TABLE)]),
        without("article_title", "article_url", "block", "content_words"),
    ],
    ids=[
        "as-written",
        "no-bom",
        "lf",
        "utf-16",
        "semicolon",
        "tabs",
        "reversed",
        "empty-columns",
        "derived-gone",
    ],
)
def test_whatever_program_saved_it_the_rows_are_the_same(data: bytes) -> None:
    table = read_table(data)
    assert not table.bad.count
    assert [r.attribution for r in table.quotes] == [
        r.attribution for r in read_table(TABLE).quotes
    ]
    first = table.quotes[0]
    assert first.attribution.tags == SPLIT.tags and first.attribution.codes == SPLIT.codes
    assert first.content.spans == SPLIT.content and first.source.words == "Wali Kota Ratna Dewi"


def test_a_confidence_with_a_decimal_comma_is_one() -> None:
    assert read_table(spoilt(confidence="0,5")).quotes[0].attribution.confidence == 0.5


def test_the_speakers_of_a_table_are_those_of_the_library() -> None:
    whole = {s.id: s for s in SPEAKERS.values() if s not in (GONE, OTHER)}
    assert {s.id: s for s in read_table(PEOPLE).speakers} == whole


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no export"),
        (b"\xef\xbb\xbf", "no export"),
        (b"\xff\x00\x80", "UTF-8"),
        (TEXT.replace("Ratna", "Rätna").encode("cp1252"), "UTF-8"),
        (b"\xff\xfe" + b"a", "UTF-8"),
        (b"name,text\r\na,b\r\n", "no export"),
        (b'"' + b"a" * 8_000_000, "no export"),
        (b"\0" * 1_000_000, "no export"),
        (without("cue", "created"), "lacks the columns cue, created"),
        (as_table([[*row, row[0]] for row in rows_of(TABLE)]), "attribution_id stands twice"),
        (b"".join(write(data_of(), Options("articles"))), "--format json"),
        (spoilt(type="shouted").splitlines(True)[0] + b"x,y\r\n", "line 2: it has 2 cells"),
    ],
    ids=range(12),
)
def test_what_is_no_table_of_ours_is_refused_in_one_line(data: bytes, why: str) -> None:
    assert why in refusal(data)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"attribution_id": ""}, "id: '' cannot be an id"),
        ({"attribution_id": "../../x"}, "cannot be an id"),
        ({"article_id": "1.23457E+19"}, "a spreadsheet may have changed it"),
        ({"content": ""}, "content: it is empty"),
        ({"type": "shouted"}, "expected one of direct"),
        ({"confidence": "sure"}, "confidence: 'sure' is no number"),
        ({"confidence": "7"}, "from 0 to 1"),
        ({"created": "05/03/2024 09:30"}, "ISO 8601"),
        ({"speaker_names": "A;B"}, "speaker_names: it has 2 values, speaker_ids has 1"),
        ({"speaker_kinds": "animal"}, "expected one of person"),
        ({"note": "x" * 200_001}, "note: longer than"),
        ({"attribution_id": "q2"}, ""),
    ],
)
def test_a_wrong_row_is_told_with_its_line_and_the_rest_goes_on(
    cells: dict[str, str], why: str
) -> None:
    table = read_table(spoilt(**cells))
    if why:
        assert ids(table) == ["q2"]
        assert table.bad.lines[0].startswith("line 2: ") and why in table.bad.lines[0]
    else:
        assert table.bad.lines == ["line 3: q2 stands on line 2 already"]


def test_ragged_rows_and_cells_of_a_gigantic_size_cost_only_themselves() -> None:
    head, one, two = rows_of(TABLE)
    ragged = as_table([head, one[:-1], two])
    assert ids(read_table(ragged)) == ["q2"]
    gigantic = as_table([head, ["x" * 8_000_000, *one[1:]], two])
    table = read_table(gigantic)
    assert ids(table) == ["q2"] and table.bad.count == 1


def test_a_row_that_stands_apart_from_all_columns_is_told() -> None:
    head, one, two = rows_of(TABLE)
    table = read_table(as_table([[*head, ""], [*one, "stray"], [*two, ""]]))
    assert ids(table) == ["q2"] and "'stray' stands under no column" in table.bad.lines[0]


def test_of_many_wrong_rows_the_first_are_told_and_all_are_counted() -> None:
    bad = b"x\r\n" * 1_000
    table = read_table(TABLE + bad)
    assert ids(table) == ["q1", "q2"]
    assert table.bad.count == 1_000 and len(table.bad.lines) == 20


def test_formulas_come_back_as_they_were() -> None:
    head = [*ATTRIBUTION_COLUMNS, "'=skor"]
    row = rows_of(spoilt(note="'=1+1", role="''@x"))[1]
    (found,) = read_table(as_table([head, [*row[: len(ATTRIBUTION_COLUMNS)], "'-5"]])).quotes
    noun = found.attribution
    assert (noun.note, noun.role, noun.codes) == ("=1+1", "'@x", {"=skor": "-5"})
    raw = as_table([rows_of(TABLE)[0], rows_of(spoilt(note="'=1+1"))[1]])
    assert read_table(raw, raw=True).quotes[0].attribution.note == "'=1+1"


def test_a_file_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_reading, "MAX_BYTES", 1_000)
    assert "in parts" in refusal(TABLE)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_file_makes_it_fall(data: st.DataObject) -> None:
    spoiled = bytearray(TABLE)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(spoiled) - 1))
        spoiled[at : at + data.draw(st.integers(0, 5))] = data.draw(st.binary(max_size=5))
    try:
        table = read_table(bytes(spoiled))
    except ImportRefusedError as error:
        assert str(error)
    else:
        assert len(table.quotes) + table.bad.count <= 10


def test_a_cell_that_is_never_closed_is_told_with_its_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(csv_reading, "_MOST_BROKEN", 100)
    rows = rows_of(TABLE)
    table = as_table(rows) + b'"dibuka\r\n' + b"a,b\r\n" * 200
    lines = len(as_table(rows).splitlines())
    message = refusal(table)
    assert message.startswith(f"line {lines + 1}: a quotation mark is opened and not closed")
    assert "is a row; close the cell" in message


@pytest.mark.parametrize("before", [0, 7, 4094, 4095, 4096, 4097])
def test_bytes_that_are_no_utf_8_are_told_with_their_line(
    monkeypatch: pytest.MonkeyPatch, before: int
) -> None:
    monkeypatch.setattr(csv_reading, "_PIECE", 4096)
    text = TABLE + b"x" * before + "é".encode() * 3 + b"\n\xe9\n" + b"y" * 9000
    assert f"line {text[: text.index(bytes([0xE9, 10]))].count(10) + 1} is no UTF-8" in refusal(
        text
    )


def test_reading_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    read_table(TABLE, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] <= told[-1][1]
    assert len(told) == len(rows_of(TABLE)) - 1
