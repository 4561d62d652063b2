from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from widgets.phrases import at_edge, count_of, day_of, ends, plain, time_of

MOMENT = datetime(2020, 3, 1, 9, 5, tzinfo=UTC)


def test_days_and_times_are_the_same_in_every_locale() -> None:
    assert day_of(MOMENT) == "1 Mar 2020"
    assert time_of(MOMENT, "minute") == "1 Mar 2020 09:05"
    assert time_of(MOMENT, "day") == "1 Mar 2020"
    assert time_of(None, "minute") == ""


def test_numbers_are_counted_in_words() -> None:
    assert [count_of(n, "quote") for n in (0, 1, 1204)] == ["0 quotes", "1 quote", "1,204 quotes"]


@given(st.text(max_size=30), st.text(max_size=10), st.integers(1, 40))
def test_two_texts_never_take_more_than_the_line(left: str, right: str, width: int) -> None:
    line = ends(plain(left), plain(right), width)
    assert line.cell_length <= width
    assert not any(ord(c) < 32 for c in line.plain)


def test_a_line_is_cut_with_a_sign() -> None:
    assert ends(Content("a long title"), Content("12"), 10).plain == "a long… 12"
    assert ends(Content("title"), Content("12"), 10).plain == "title   12"


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (40, "zone assumed · older version: gv · 33 %"),
        (30, "older version: gv · 33 %"),
        (12, "33 %"),
        (2, "33 %"),
    ],
)
def test_of_what_stands_at_an_edge_the_last_stays_whole(width: int, said: str) -> None:
    assert at_edge(["zone assumed", "", "older version: gv", "33 %"], width) == said
