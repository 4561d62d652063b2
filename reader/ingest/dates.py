"""Dates and times as newspapers write them, in the words of every language file.

A grammar of our own rather than a library: general parsers fail on ``Jum'at`` and on
``Kompas.com - 11/10/2020, 11:58 WIB`` and take ``5 menit`` for a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reader.languages import Language, UnknownLanguageError, language, languages
from reader.model import Precision

_FIRST_YEAR, _LAST_YEAR = 1700, 2199
_TWO_DIGIT_PIVOT = 69
"""A year of two digits is of the 2000s below this, else of the 1900s (as POSIX has it)."""

_CLOCK = r"""
    (?<![\d:.,/-])
    (?:(?P<hour>[01]?\d|2[0-3]|24(?=[:.]00))(?::|[.h](?=\d\d(?!\d))|\s?[時시]\s?(?=\d\d?\s?[分분]))(?P<minute>[0-5]?\d)[分분]?
        (?:[:.](?P<second>[0-5]\d)(?:[.,]\d+)?)?
        (?:\s*(?P<half>[ap])\.?\s?m\b\.?)?
      |(?P<bare_hour>1[0-2]|0?[1-9])\s*(?P<bare_half>[ap])\.?\s?m\b\.?
      |(?P<hhmm>[012]\d[0-5]\d)(?=\s*(?:ZONES)\b))
    (?![\d/])
    (?:\s?(?:BEHIND)(?!\w))?
    (?:\s*\(?(?P<zone>(?:ZONES)\b|Z\b)(?:\s*(?P<from_zone>[+-](?:1[0-4]|0?\d)(?::?[0-5]\d)?)(?!\d))?\)?)?
    (?:\s*\(?(?P<offset>[+-](?:0\d|1[0-4]):?[0-5]\d)(?!\d)\)?)?
"""
_DATE = r"""
    (?:(?<!\w)(?:WEEKDAYS)(?!\w)[.,]?\s*[,/|(-]?\s*)?
    (?<![\d./_-])(?<!(?-i:[A-Z]))(?:
        (?P<day>\d{1,2})(?:SUFFIXES)?\.?\s*[/-]?\s*(?:(?:OF)\s+)?(?P<month>MONTHS)(?!\w)\.?,?
            \s*[/-]?\s*(?:(?:OF)\s+)?(?P<year>\d{4}|(?<=[/-])\d{2}|['’]\d{2})
      |(?P<month2>MONTHS)(?!\w)\.?\s*(?P<day2>\d{1,2})(?:SUFFIXES)?\.?,?\s+(?P<year2>\d{4})
      |(?P<year3>\d{4})(?P<mark>[-/.])(?P<month3>\d{1,2})(?P=mark)(?P<day3>\d{1,2})(?:\.(?=\s*\d{1,2}:))?
      |(?P<year5>\d{4})\s?[年년]\s?(?P<month5>\d{1,2})\s?[月월]\s?(?P<day5>\d{1,2})\s?[日일]
      |(?P<first>\d{1,2})(?P<mark2>[/.-])(?P<second_part>\d{1,2})(?P=mark2)(?P<year4>\d{4}|\d{2})
    )(?!\d|[/-]\d)
"""
_BETWEEN = r"(?:[\s|,;·•–—/()-]|T(?=\d)|(?:CLOCK_WORDS)(?!\w)[.:]?)*"
_DIGIT = re.compile(r"\d")


class Moment(NamedTuple):
    """A date, perhaps with a time, found in a line."""

    when: datetime
    """Aware; 00:00 when only the day is known."""
    precision: Precision
    zone_assumed: bool
    start: int
    """Where it begins in the searched text, in code points, with a weekday before it."""
    end: int
    """Where it ends, with its time and zone."""


class _Grammar(NamedTuple):
    date: re.Pattern[str]
    clock: re.Pattern[str]
    between: re.Pattern[str]
    months: Mapping[str, int]
    zones: Mapping[str, str]


def find_moments(text: str, code: str = "", order: str = "") -> Iterator[Moment]:
    """Yield the dates in ``text``, a line or a little more, in their order.

    ``code`` is the language of the article: it decides how ``3/4/2020`` is read and which zone a
    time without one is in (UTC when the language is unknown). ``order``, ``dmy`` or ``mdy``, says
    how such dates are read whatever the language. An impossible date is no date.
    """
    if not _DIGIT.search(text):
        return
    grammar, usual = _grammar(), _usual(code)
    reached = 0
    for match in grammar.date.finditer(text):
        # No language writes the month first but before a slash.
        own = usual.numeric_dates if usual and match["mark2"] == "/" else "dmy"
        day = _day_of(match, grammar, order or own)
        if day is None:
            continue
        clock, start, end = _clock_beside(text, match, reached, grammar)
        zone = _zone_of(clock, grammar, day) if clock else None
        when = _at(day, clock)
        yield Moment(
            when.replace(tzinfo=zone or _usual_zone(usual, code, when)),
            Precision.MINUTE if clock else Precision.DAY,
            zone is None,
            start,
            end,
        )
        reached = end


def clock_only(text: str) -> bool:
    """Return whether ``text`` is a time of day and nothing else: ``Pukul 14:38 WIB``."""
    grammar, bare = _grammar(), text.strip(" |,;()*•·-–—")
    words = grammar.between.match(bare)
    return grammar.clock.fullmatch(bare, words.end() if words else 0) is not None


@cache
def _grammar() -> _Grammar:
    known = languages()
    others = other_calendars()
    months = _other_months(others["months"].values())
    months |= {name: number for each in known for name, number in each.months.items()}
    zones = {name.upper(): value for each in reversed(known) for name, value in each.zones.items()}
    words = {
        "MONTHS": _either(months),
        "WEEKDAYS": _either(name for each in known for name in each.weekdays).replace(
            "'", "['’‘`]"
        ),
        "SUFFIXES": _either(name for each in known for name in each.day_suffixes),
        "CLOCK_WORDS": _either(
            (*(n for each in known for n in each.clock_words), *others["words"]["clock"].split())
        ),
        "BEHIND": _either(others["words"]["behind"].split()),
        "OF": _either(others["words"]["of"].split()),
        "ZONES": _either(zones),
    }
    return _Grammar(
        _filled(_DATE, words), _filled(_CLOCK, words), _filled(_BETWEEN, words), months, zones
    )


@cache
def other_calendars() -> dict[str, Any]:
    """Return the words around dates in languages that have no file of their own."""
    import tomllib

    path = Path(__file__).with_name("calendar.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _other_months(calendars: Iterable[list[str]]) -> dict[str, int]:
    return {
        name: number
        for calendar in calendars
        for number, names in enumerate(calendar, 1)
        for name in names.split()
    }


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


def _filled(pattern: str, words: Mapping[str, str]) -> re.Pattern[str]:
    for name, alternatives in words.items():
        pattern = pattern.replace(f"(?:{name})", f"(?:{alternatives})")
        pattern = pattern.replace(f">{name})", f">{alternatives})")
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


@cache
def _usual(code: str) -> Language | None:
    try:
        return language(code)
    except UnknownLanguageError:
        return None


def _usual_zone(usual: Language | None, code: str, local: datetime) -> tzinfo:
    if usual is not None:
        return _fixed(_grammar().zones[usual.zone])
    zone = other_calendars()["zones"].get(code.partition("-")[0].lower())
    return (_named(zone, local) if zone else None) or UTC


def zone_of_country(code: str, local: datetime) -> tzinfo | None:
    """Return the offset at ``local`` of a country with one clock (ISO 3166), None for others."""
    zone = other_calendars()["countries"].get(code.lower()[:3])
    return _named(zone, local) if zone else None


def _day_of(match: re.Match[str], grammar: _Grammar, order: str) -> datetime | None:
    part = match.groupdict()
    if name := part["month"] or part["month2"]:
        month, day = grammar.months[name.lower()], int(part["day"] or part["day2"])
        year = part["year"] or part["year2"]
    elif year := part["year3"] or part["year5"]:
        month, day = int(part["month3"] or part["month5"]), int(part["day3"] or part["day5"])
    else:
        year = part["year4"]
        day, month = int(part["first"]), int(part["second_part"])
        if month > 12 or (order == "mdy" and day <= 12):
            day, month = month, day
    try:
        found = datetime(_full_year(year), month, day)
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _full_year(digits: str) -> int:
    year = int(digits.lstrip("'’"))
    if year >= 100:
        return year
    return year + (2000 if year < _TWO_DIGIT_PIVOT else 1900)


def _clock_beside(
    text: str, date: re.Match[str], reached: int, grammar: _Grammar
) -> tuple[re.Match[str] | None, int, int]:
    """Return the time right after ``date`` or right before it, and where the two begin and end."""
    gap = grammar.between.match(text, date.end())
    after = grammar.clock.match(text, gap.end() if gap else date.end())
    if after:
        return after, date.start(), after.end()
    earlier = [m for m in grammar.clock.finditer(text, reached, date.start()) if m]
    if earlier and grammar.between.fullmatch(text, earlier[-1].end(), date.start()):
        return earlier[-1], earlier[-1].start(), date.end()
    return None, date.start(), date.end()


def _at(day: datetime, clock: re.Match[str] | None) -> datetime:
    if clock is None:
        return day
    part = clock.groupdict()
    if part["hhmm"]:
        hour, minute = int(part["hhmm"][:2]), int(part["hhmm"][2:])
    else:
        hour, minute = int(part["hour"] or part["bare_hour"]), int(part["minute"] or 0)
    half = (part["half"] or part["bare_half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return day + timedelta(hours=hour, minutes=minute, seconds=int(part["second"] or 0))


def _zone_of(clock: re.Match[str], grammar: _Grammar, day: datetime) -> tzinfo | None:
    name, offset = (clock["zone"] or "").upper(), clock["from_zone"] or clock["offset"]
    if offset:
        return _fixed(offset)
    if name == "Z":
        return UTC
    return _named(grammar.zones[name], _at(day, clock)) if name else None


def _named(value: str, local: datetime) -> tzinfo | None:
    """Return the offset that a zone of the language files has at ``local``."""
    if value[0] in "+-":
        return _fixed(value)
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        offset = local.replace(tzinfo=ZoneInfo(value)).utcoffset()
    except ZoneInfoNotFoundError:  # a system without the time zone database
        return None
    return timezone(offset) if offset is not None else None


def _fixed(offset: str) -> tzinfo:
    digits = offset[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    delta = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-delta if offset[0] == "-" else delta) if delta else UTC
