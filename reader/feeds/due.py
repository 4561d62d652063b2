"""When a feed may be asked again: at most hourly, spread out, and never while its site says no.

Source: rachelbythebay.com's feed reader score, RFC 9110 (Retry-After).
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

from reader.clock import clock
from reader.ingest.net.errors import FetchError
from reader.model import FeedState

INTERVAL = timedelta(minutes=60)
"""The least time between two looks at a feed."""
_JITTER = 0.25
"""So much of the interval is added by chance, so that feeds do not all fall due at once."""
_LONGEST_REST = timedelta(days=1)
_LONGEST = timedelta(days=7)
_GONE = 410


def why_not(state: FeedState, at: datetime, force: bool) -> str:
    """Tell why a feed is not asked for now; empty when it may be.

    A time that lies too far ahead was written while the clock went wrong, and is not believed.
    """
    if state.wait_until and at < state.wait_until <= at + _LONGEST:
        return f"the site asks to wait until {clock(state.wait_until)}"
    if force:
        return ""
    if state.gone:
        return "the site says that it is gone for good"
    if state.next_due and at < state.next_due <= at + 2 * _LONGEST_REST:
        return f"not due before {clock(state.next_due)}"
    return ""


def succeeded(at: datetime, etag: str, last_modified: str, fresh: float = 0.0) -> FeedState:
    """Return the state of a feed that was read, or is as it was.

    ``fresh`` are the seconds for which its site expects nothing new.
    """
    rest = max(INTERVAL, min(timedelta(seconds=fresh), _LONGEST_REST))
    return FeedState(etag=etag, last_modified=last_modified, checked=at, next_due=_after(at, rest))


def failed(state: FeedState, at: datetime, error: Exception, line: str) -> FeedState:
    """Return the state of a feed that could not be read; the more often, the longer it rests."""
    status = error.status if isinstance(error, FetchError) else 0
    wait = error.retry_after if isinstance(error, FetchError) else None
    until = at + min(timedelta(seconds=wait), _LONGEST) if wait else None
    return replace(
        state,
        checked=at,
        next_due=_after(at, min(INTERVAL * 2.0 ** min(state.failures, 8), _LONGEST_REST)),
        wait_until=until,
        error=line,
        failures=state.failures + 1,
        gone=status == _GONE,
    )


def _after(at: datetime, rest: timedelta) -> datetime:
    return at + rest * (1 + _JITTER * random.random())
