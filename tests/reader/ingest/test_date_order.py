"""One order of day and month holds for a column, as soon as one row tells it."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.corpora.date_order import Told, order_of
from reader.ingest.corpora.values import as_time

DAYS = st.dates().filter(lambda day: day.year > 1900)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (["03/11/2026", "25/11/2026"], Told("dmy")),
        (["03.11.26", "11.25.26 10:00"], Told("mdy")),
        (["03/11/2026", "04/11/2026"], Told()),
        (["25/12/2026", "12/25/2026"], Told(mixed=True)),
        (["2026-11-25", "25 Nov 2026", None, 7, "13/13/2026", "1.2.3.2026", "05/05/2026"], Told()),
    ],
)
def test_what_rows_tell(values: list[object], told: Told) -> None:
    assert order_of(values) == told


def test_a_column_without_such_dates_is_not_read_to_its_end() -> None:
    asked = 0

    def values() -> Iterator[str]:
        nonlocal asked
        while True:
            asked += 1
            yield "2026-11-03"

    assert order_of(values()) == Told()
    assert asked < 1_000


@given(DAYS)
def test_each_order_is_read_back(day: object) -> None:
    for order, form in (("dmy", "%d/%m/%Y"), ("mdy", "%m/%d/%Y"), ("mdy", "%m-%d-%Y")):
        for language in ("id", "en", ""):
            time = as_time(f"{day:{form}}", language, order)
            if 1700 <= day.year <= 2199:  # type: ignore[attr-defined]
                assert time is not None and time.when.date() == day
