"""When an article came out, agreed from what a page says to machines and to people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from reader.ingest.dates import Moment, find_moments, zone_of_country
from reader.model import Precision

_UNIX = re.compile(
    r"(?:[A-Z][a-z]{2},? )?([A-Z][a-z]{2}) (\d{1,2}) ([\d:]{5,8}) ([A-Z]{2,5}) (\d{4})"
)
"""The order of ``date(1)``: ``Fri Apr 28 19:20:36 CEST 2023``."""
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?")
_LONGEST = 120
_IN_ADDRESS = re.compile(r"/(20\d\d|19\d\d)/(\d{1,2})/(\d{1,2})(?=/|-|$)")
_ZONES = timedelta(hours=14)


def agreed_time(values: Iterable[str], visible: Iterable[Moment], code: str) -> Moment | None:
    """Return the moment that the first of ``values`` (by machines) or ``visible`` says.

    A day gives way to a time on that day, a time without a zone to the same with one. ``code`` is
    the article's language, whose usual zone a time without any is in.
    """
    moments = [m for value in values if (m := read_moment(value, code))]
    moments += visible
    if not moments:
        return None
    first = moments[0]
    if first.precision is Precision.DAY:
        timed = (m for m in moments if m.precision is Precision.MINUTE and _same_day(m, first))
        first = next(timed, first)
    if first.zone_assumed and first.precision is Precision.MINUTE:
        zoned = (m for m in moments if not m.zone_assumed and _same_clock(m, first))
        first = next(zoned, first)
    return first


def in_country(moment: Moment, host: str, tags: Iterable[str]) -> Moment:
    """Return ``moment``, its clock that of the site's country when nothing says which it is.

    The country is told by the end of the ``host``, else by the first of the languages that the page
    declares (``en-NZ``); some declare ``en-US`` anywhere.
    """
    if not moment.zone_assumed:
        return moment
    first = next((tag for tag in tags if tag), "")
    regions = (host.rpartition(".")[2], first.replace("_", "-").partition("-")[2])
    local = moment.when.replace(tzinfo=None)
    zone = next((zone for region in regions if (zone := zone_of_country(region, local))), None)
    return moment._replace(when=local.replace(tzinfo=zone)) if zone else moment


def read_moment(value: str, code: str) -> Moment | None:
    """Return the moment in a value made by a machine, None when there is none."""
    value = value[:_LONGEST].strip()
    if epoch := _EPOCH.fullmatch(value):
        when = datetime.fromtimestamp(int(epoch[1]), UTC)
        return Moment(when, Precision.MINUTE, False, 0, len(value))
    if unix := _UNIX.match(value):
        month, day, clock, zone, year = unix.groups()
        value = f"{day} {month} {year} {clock} {zone}"
    return next(find_moments(value, code), None)


def address_day(url: str, code: str) -> Moment | None:
    """Return the day that an address holds, as in ``/2020/10/11/``."""
    found = _IN_ADDRESS.search(url[:2000])
    return read_moment("-".join(found.groups()), code) if found else None


def _same_day(timed: Moment, day: Moment) -> bool:
    return timed.when.date() == day.when.date()


def _same_clock(zoned: Moment, other: Moment) -> bool:
    """Return whether two moments are the same but for a zone's whole quarters of an hour."""
    if zoned.precision is not Precision.MINUTE:
        return False
    apart = zoned.when.replace(tzinfo=UTC) - other.when.replace(tzinfo=UTC)
    minutes = abs(apart.total_seconds()) / 60
    return abs(apart) <= _ZONES and min(minutes % 15, 15 - minutes % 15) <= 1
