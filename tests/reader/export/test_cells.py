"""A cell gives back what was put in, and no cell runs in a spreadsheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.cells import covered, guard, join, spans_cell, split, unguard
from reader.model import Span

RUNS = "=+-@\t\r\n＝＋－＠"
TRICKY = st.text(st.sampled_from([*RUNS, "'", ";", "\\", "a", "1"]) | st.characters())


@pytest.mark.parametrize("first", RUNS)
def test_what_a_spreadsheet_would_run_is_guarded(first: str) -> None:
    assert guard(f"{first}cmd|'/c calc'!A1") == f"'{first}cmd|'/c calc'!A1"


def test_what_looks_guarded_is_guarded_once_more() -> None:
    assert guard("'=1") == "''=1"
    assert guard("''=1") == "'''=1"


@pytest.mark.parametrize("cell", ["", "kata", "'Rusia Tidak Bisa Mundur'", "''", "1-2", " =1"])
def test_everything_else_stays(cell: str) -> None:
    assert guard(cell) == unguard(cell) == cell


@given(TRICKY)
def test_unguard_takes_off_exactly_what_guard_put_on(cell: str) -> None:
    guarded = guard(cell)
    assert unguard(guarded) == cell
    assert not guarded or guarded[0] not in RUNS


@given(TRICKY, TRICKY)
def test_no_two_cells_are_guarded_alike(one: str, other: str) -> None:
    assert (guard(one) == guard(other)) == (one == other)


def test_values_are_joined_by_semicolons_and_theirs_are_escaped() -> None:
    assert join(["Ani", "Budi"]) == "Ani;Budi"
    assert join(["a;b", "c\\d"]) == "a\\;b;c\\\\d"
    assert join([]) == "" and split("") == ()
    assert join(["", "menteri"]) == ";menteri" and split(";menteri") == ("", "menteri")


@given(st.lists(TRICKY, max_size=4).filter(lambda values: values != [""]))
def test_split_gives_back_what_was_joined(values: list[str]) -> None:
    assert split(join(values)) == tuple(values)


@pytest.mark.parametrize(
    ("cell", "values"), [("a\\", ("a\\",)), ("a\\b;c", ("a\\b", "c")), ("\\", ("\\",))]
)
def test_a_backslash_before_anything_else_stands_for_itself(
    cell: str, values: tuple[str, ...]
) -> None:
    assert split(cell) == values


def test_spans_are_pairs_joined_by_semicolons() -> None:
    spans = (Span(30, 44), Span(81, 92))
    assert spans_cell(spans) == "30-44;81-92"
    assert spans_cell(()) == ""


def test_covered_text_is_cut_by_its_spans_even_around_semicolons() -> None:
    text, spans = "ya; tidak; mungkin", (Span(0, 3), Span(4, 9))
    joined = covered(text, spans)
    assert joined == "ya;;tidak"
    first = spans[0].end - spans[0].start
    assert (joined[:first], joined[first + 1 :]) == ("ya;", "tidak")
