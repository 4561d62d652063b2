"""A time to come again is never told too early."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reader.clock import clock


def test_a_moment_is_told_by_the_clock_of_this_machine() -> None:
    moment = datetime(datetime.now().year, 3, 4, 13, 5).astimezone()
    assert clock(moment) == clock(moment.astimezone(UTC)) == moment.strftime("04 %b 13:05")
    assert clock(moment + timedelta(seconds=1)) == moment.strftime("04 %b 13:06")


@given(st.datetimes(datetime(2031, 1, 2), datetime(2031, 1, 30), timezones=st.just(UTC)))
def test_another_year_is_named_and_no_second_is_lost(moment: datetime) -> None:
    told = datetime.strptime(clock(moment), "%d %b %Y %H:%M").astimezone()
    assert moment <= told < moment + timedelta(minutes=1)
