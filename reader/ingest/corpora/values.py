"""Values of a corpus's columns as an article keeps them: names, times, languages, tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from reader.ingest.dates import find_moments
from reader.languages import languages
from reader.model import Precision
from reader.text.normalise import one_line

_BCP_47 = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")
_COMPACT_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")
_EPOCH = range(-2_208_988_800, 7_258_118_400)
"""Seconds since 1970 of the years 1900 to 2199."""
_MILLISECONDS = 100_000_000_000
"""A larger number than this counts milliseconds: as seconds it would be the year 5138."""
_NAME_KEYS = ("name", "title", "label", "value")


class Time(NamedTuple):
    """When something was published."""

    when: datetime
    precision: Precision
    zone_assumed: bool


def as_line(value: object) -> str:
    """Return a value as one line: a text, a number, the name in an object; else nothing."""
    if isinstance(value, dict):
        value = next((value[key] for key in _NAME_KEYS if value.get(key)), "")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return one_line(str(value))


def as_text(value: object) -> str:
    """Return a text; a list of paragraphs becomes one."""
    if isinstance(value, list):
        return "\n\n".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def as_names(value: object) -> tuple[str, ...]:
    """Return the names in a list or a line: parted by ``;`` ``|``, and by commas if all are full.

    ``Doe, Jane`` stays one name.
    """
    return _several(value, ";|\n", lambda parts: all(" " in part for part in parts))


def as_tags(value: object) -> tuple[str, ...]:
    """Return the tags in a list or a line, where a comma, ``;`` or ``|`` parts them."""
    return _several(value, ";|\n", lambda parts: True)


def as_language(value: object) -> str:
    """Return a BCP 47 code from a code or a language's name; empty when it is neither."""
    line = as_line(value)
    if named := _codes_by_name().get(line.casefold()):
        return named
    if not _BCP_47.fullmatch(line):
        return ""
    code, *rest = line.replace("_", "-").split("-")
    return "-".join([code.lower(), *rest])


def as_time(value: object, language: str, order: str = "") -> Time | None:
    """Return the time that a value tells, None when it tells none.

    Numbers are seconds or milliseconds since 1970; ``language`` decides the usual zone, and how
    ``3/4/2020`` is read unless ``order`` (``dmy``, ``mdy``) says it.
    """
    if isinstance(value, float):
        return _from_number(value)
    line = as_line(value)
    if line.isascii() and line.isdecimal():
        if day := _COMPACT_DAY.fullmatch(line):
            line = "-".join(day.groups())
        else:
            return _from_number(int(line)) if len(line) < 20 else None
    if len(line) > 19 and (line[-1] == "Z" or line[-6] in "+-"):  # quicker than the grammar
        with suppress(ValueError):
            moment = datetime.fromisoformat(line).replace(microsecond=0)
            return Time(moment, Precision.MINUTE, zone_assumed=False)
    found = next(find_moments(line[:200], language, order), None)
    return Time(found.when, found.precision, found.zone_assumed) if found else None


def _from_number(value: float) -> Time | None:
    seconds = value / 1000 if abs(value) > _MILLISECONDS else value
    if not (_EPOCH.start <= seconds < _EPOCH.stop) or abs(seconds) < 10_000:
        return None
    when = datetime.fromtimestamp(int(seconds), UTC)
    return Time(when, Precision.MINUTE, zone_assumed=False)


def _several(value: object, marks: str, by_comma: Callable[[list[str]], bool]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in _parts(value, marks, by_comma) if name))


def _parts(value: object, marks: str, by_comma: Callable[[list[str]], bool]) -> Iterator[str]:
    if isinstance(value, list):
        yield from map(as_line, value)
        return
    if isinstance(value, str) and value[:1] == "[" and value[-1:] == "]":
        # A list that was written into a cell: ["a", "b"], or as Python shows it.
        value = ";".join(part.strip("\"' ") for part in value[1:-1].split(","))
    text = value if isinstance(value, str) else as_line(value)
    parts = [one_line(part) for part in re.split(f"[{re.escape(marks)}]", text)]
    for part in parts:
        smaller = [piece.strip() for piece in part.split(",")]
        yield from smaller if by_comma(smaller) else [part]


@cache
def _codes_by_name() -> dict[str, str]:
    return {each.name.casefold(): each.code for each in languages()}
