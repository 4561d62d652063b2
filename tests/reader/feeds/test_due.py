"""When a feed may be asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.feeds.due import INTERVAL, failed, succeeded, why_not
from reader.ingest.net.errors import FetchError
from reader.model import FeedState

AT = datetime(2024, 3, 1, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def trouble(status: int = 0, retry_after: float | None = None) -> FetchError:
    return FetchError("x", "no", "try", status=status, retry_after=retry_after)


@given(st.floats(0, 1e9))
def test_a_feed_that_was_read_rests_an_hour_or_as_its_site_says(fresh: float) -> None:
    state = succeeded(AT, "e", "m", fresh)
    assert state.next_due
    rest = state.next_due - AT
    assert max(INTERVAL, min(timedelta(seconds=fresh), timedelta(days=1))) <= rest
    assert rest <= timedelta(hours=30)
    assert why_not(state, AT, force=False) and not why_not(state, AT, force=True)
    assert not why_not(state, state.next_due, force=False)


@given(st.integers(0, 10_000))
def test_a_feed_that_fails_again_and_again_rests_longer_but_is_never_given_up(times: int) -> None:
    before = FeedState(etag="e", failures=times)
    state = failed(before, AT, trouble(), "line")
    assert state.next_due and INTERVAL <= state.next_due - AT <= timedelta(hours=30)
    assert (state.failures, state.error, state.etag) == (times + 1, "line", "e")


def test_feeds_do_not_all_fall_due_at_once() -> None:
    assert len({succeeded(AT, "", "").next_due for _ in range(20)}) > 10


def test_only_a_site_that_asks_to_wait_stops_a_person() -> None:
    state = failed(FeedState(), AT, trouble(503, retry_after=7200), "busy")
    assert "asks to wait" in why_not(state, AT + HOUR, force=True)
    assert not why_not(state, AT + 2 * HOUR, force=True)
    week = failed(FeedState(), AT, trouble(429, retry_after=9e8), "busy")
    assert week.wait_until == AT + timedelta(days=7)


def test_gone_is_gone_until_a_person_asks_or_it_is_back() -> None:
    state = failed(FeedState(), AT, trouble(410), "gone")
    assert "gone" in why_not(state, AT + timedelta(days=400), force=False)
    assert not why_not(state, AT, force=True)
    assert not failed(state, AT, trouble(404), "no").gone


@pytest.mark.parametrize("name", ["next_due", "wait_until"])
def test_a_clock_that_went_wrong_does_not_silence_a_feed(name: str) -> None:
    state = replace(FeedState(), **{name: AT + timedelta(days=20_000)})
    assert not why_not(state, AT, force=False)
