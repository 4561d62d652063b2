"""CSV rows are read whatever is wrong with the rows around them, in bounded memory."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.corpora import csv_rows
from reader.ingest.corpora.csv_rows import Broken, Cells, read_cells


def read(text: str, delimiter: str = "") -> list[Cells | Broken]:
    return list(read_cells(io.StringIO(text, newline=""), delimiter))


def cells(text: str, delimiter: str = "") -> list[list[str]]:
    return [found.cells for found in read(text, delimiter) if isinstance(found, Cells)]


def broken(text: str) -> list[tuple[int, int]]:
    return [(found.line, found.last) for found in read(text) if isinstance(found, Broken)]


@pytest.mark.parametrize("mark", list(",;\t|"))
def test_the_header_tells_what_parts_cells(mark: str) -> None:
    text = f"id{mark}text\r\n1{mark}satu, dua; tiga\r\n" if mark not in ",;" else f"id{mark}text\n"
    assert cells(text)[0] == ["id", "text"]


def test_a_delimiter_that_is_given_wins() -> None:
    assert cells("a,b|c\n1,2|3\n", "|") == [["a,b", "c"], ["1,2", "3"]]


def test_a_row_is_told_by_the_line_on_which_it_begins() -> None:
    found = read('id,text\n1,"satu\ndua\r\ntiga"\n\n2,empat\n')
    assert [row.line for row in found] == [1, 2, 6]
    assert found[1].cells[1] == "satu\ndua\r\ntiga"  # type: ignore[union-attr]


def test_a_row_of_another_width_is_told_and_left_out() -> None:
    text = "id,text\n1,satu\n2\n3,tiga,lebih\n4,empat\n"
    assert [row[0] for row in cells(text)] == ["id", "1", "4"]
    assert broken(text) == [(3, 3), (4, 4)]


def test_a_mark_inside_a_cell_costs_its_own_row() -> None:
    text = 'id,text\n1,"dia bilang "ya" lalu pergi"\n2,dua\n'
    assert [row[0] for row in cells(text)] == ["id", "2"]
    assert broken(text) == [(2, 2)]
    (found,) = (f for f in read(text) if isinstance(f, Broken))
    assert "not doubled" in found.what


def test_a_mark_that_is_never_closed_costs_its_own_row() -> None:
    rows = "".join(f"{n},baris {n}\n" for n in range(2, 500))
    text = f'id,text\n1,"dibuka\n{rows}'
    assert [row[0] for row in cells(text)] == ["id", *map(str, range(2, 500))]
    assert broken(text) == [(2, 2)]


def test_a_mark_closed_by_the_next_row_s_costs_no_more_than_its_own() -> None:
    text = 'id,text\n1,"dibuka\n2,"dua"\n3,"tiga"\n'
    assert [row[0] for row in cells(text)] == ["id", "2", "3"]


def test_lines_of_a_broken_row_are_no_rows() -> None:
    text = 'id,text\n1,"satu "dua"\nsisa tanpa tanda\nsisa lagi"\n5,lima\n'
    assert [row[0] for row in cells(text)] == ["id", "5"]
    assert broken(text) == [(2, 4)]


def test_every_line_that_is_no_row_is_told() -> None:
    text = "id,text\n" + "".join(f'{n},"dibuka {n}, ""lagi"" \n' for n in range(50)) + "a,b\n"
    assert cells(text) == [["id", "text"], ["a", "b"]]
    assert broken(text) == [(2, 51)]


def test_long_cells_and_null_bytes_come_in() -> None:
    long = "x" * 200_000
    assert cells(f"id,text\n1,{long}\n2,a\0b\n") == [["id", "text"], ["1", long], ["2", "a\0b"]]


def test_a_row_without_end_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "_LONGEST_ROW", 10_000)
    monkeypatch.setattr(csv_rows, "_SHORTEST_ROW", 1_000)
    asked: list[int] = []

    class Counting(io.StringIO):
        def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
            line = super().readline(-1 if size is None else size)
            asked.append(len(line))
            return line

    rows = "".join(f"{n},baris\n" for n in range(9_000))
    text = f'id,text\nx,"dibuka\n{rows}y,"lagi\n{rows}z,{"u" * 30_000}\nakhir,1\n'
    found = []
    most = 0
    for row in read_cells(Counting(text, newline="")):
        most = max(most, sum(asked))
        asked.clear()
        found.append(row)
    assert len([f for f in found if isinstance(f, Cells)]) == 18_002
    assert [f.line for f in found if isinstance(f, Broken)] == [2, 9_003, 18_004]
    assert most <= 31_000


ROWS = st.lists(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=3, max_size=3
    ),
    min_size=1,
    max_size=8,
)


@given(ROWS)
def test_what_csv_writes_is_read_back(rows: list[list[str]]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    assert cells(file.getvalue(), ",") == rows


@given(st.text('ab,"\n\r;', max_size=200))
def test_nothing_raises_and_no_line_is_told_twice(text: str) -> None:
    lines = [found.line for found in read(text)]
    assert lines == sorted(set(lines))


def test_the_end_of_a_line_that_is_longer_than_a_row_is_no_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(csv_rows, "_LONGEST_ROW", 1_000)
    found = read(f"id,text\n{'x' * 1_003},text\n2,dua\n")
    assert [row.cells for row in found if isinstance(row, Cells)] == [["id", "text"], ["2", "dua"]]
    assert [row.line for row in found] == [1, 2, 3]


def test_of_too_many_lines_without_a_row_the_first_is_told_and_no_more_read() -> None:
    text = 'id,text\n1,"dibuka\n' + "a,b,c\n" * 40 + "2,dua\n"
    found = list(read_cells(io.StringIO(text, newline=""), most_broken=20))
    assert found[1:] == [Broken(2, 22, "a quotation mark is opened and not closed")]


def test_lines_that_can_be_no_row_are_passed_over_to_the_next_row() -> None:
    text = 'id,text\n1,"dibuka\n' + "kata\n\n" * 40 + "2,dua\n"
    assert cells(text) == [["id", "text"], ["2", "dua"]]
    assert broken(text) == [(2, 81)]
