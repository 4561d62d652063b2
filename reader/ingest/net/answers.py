"""What an answer's status, or none at all, means for the person who asked."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from reader.clock import clock
from reader.ingest.net.errors import FetchError

if TYPE_CHECKING:
    import httpx

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
_RETRIED = frozenset({429, 502, 503, 504})
_MAX_AGE = re.compile(r"(?<![\w-])max-age\s*=\s*\"?(\d{1,9})(?!\d)", re.IGNORECASE)
_YEAR = 366 * 86_400.0
_SAID = {
    401: ("it asks for a password, and kutip sends none", "open it in a browser and add its text"),
    402: ("it asks for payment", "open it in a browser and add its text"),
    403: ("the site refuses", "open it in a browser and add its text"),
    404: ("there is no such page", "check the address"),
    410: ("the page is gone for good", "remove the address"),
    429: ("the site asks to slow down", "try again later"),
    451: ("it is withheld for legal reasons", "look for it elsewhere"),
}


def refuse_status(response: httpx.Response, where: str) -> None:
    """Raise FetchError unless ``response`` has a body to read."""
    status = response.status_code
    if 200 <= status < 300:
        return
    if status in _SAID:
        what, mend = _SAID[status]
    elif status >= 500:
        what, mend = "the site has trouble", "try again later"
    else:
        what, mend = "an answer that is no page", "open it in a browser"
    wait = retry_after(response.headers.get("retry-after", ""))
    if wait:
        mend = f"try again after {clock(datetime.now(UTC) + timedelta(seconds=wait))}"
    retried = status in _RETRIED and (status != 429 or wait is not None)
    raise FetchError(
        where, f"{what} ({status})", mend, status=status, retry_after=wait, transient=retried
    )


def retry_after(value: str) -> float | None:
    """Return the seconds in a ``Retry-After``, which may be a date; None when there is none.

    They are never more than a year: a longer wish is a mistake.
    """
    value = value.strip()
    if value.isascii() and value.isdigit() and len(value) < 10:
        return min(float(value), _YEAR)
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return min(max(0.0, (when - datetime.now(UTC)).total_seconds()), _YEAR)


def fresh_for(value: str) -> float:
    """Return the seconds of ``max-age`` in a ``Cache-Control``, 0 when it has none."""
    found = _MAX_AGE.search(value[:1_000])
    return float(found[1]) if found else 0.0


def no_answer(error: Exception, where: str) -> FetchError:
    """Return what ``error`` of the connection means."""
    import httpcore

    from reader.ingest.net.addresses import blocked
    from reader.ingest.net.transport import NoSuchHostError, NotPublicError

    if isinstance(error, NotPublicError):
        return blocked(where)
    if isinstance(error, NoSuchHostError):
        mend = "check its spelling and the connection"
        return FetchError(where, "there is no such host", mend, transient=error.transient)
    if isinstance(error, httpcore.ConnectTimeout):
        return FetchError(where, "no connection in time", "try again later", transient=True)
    if isinstance(error, httpcore.TimeoutException):
        return FetchError(where, "the site stopped answering", "try again later")
    if isinstance(error, httpcore.ConnectError):
        if "certificate" in str(error).lower() or "ssl" in str(error).lower():
            return FetchError(where, "no safe connection (its certificate)", "check the address")
        return FetchError(where, "no connection", "check the address and try again", transient=True)
    if "complete message body" in str(error):
        return FetchError(where, "the answer broke off", "try again")
    transient = "disconnected without" in str(error)
    return FetchError(where, "the answer is no HTTP", "try again later", transient=transient)
