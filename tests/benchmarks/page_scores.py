"""What is counted when an article that was read is compared with its gold."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from babel.dates import get_month_names

from reader.model import BODY_ROLES, Article

_WORD = re.compile(r"\w+")
_QUOTES = str.maketrans("‘’“”–`", "''\"\"-'")
_GRAM = 4
# fmt: off
_LOCALES = (
    "en", "id", "ms", "de", "fr", "es", "it", "pt", "nl", "da", "sv", "nb", "fi", "pl", "cs", "sk",
    "sl", "hr", "hu", "ro", "tr", "el", "uk", "ru", "bg", "vi", "ca", "lt", "lv", "et",
)  # fmt: skip
_NEAR = 60
"""Code points around a day within which a time is that of the article."""
FIELDS = ("title", "authors", "day", "instant")


class Result(NamedTuple):
    """How one page was read."""

    precision: float
    recall: float
    right: dict[str, bool]
    """By field, those that the gold has."""
    seconds: float
    told: str
    """What was read for the fields, or why nothing was."""

    @property
    def f1(self) -> float:
        """The harmonic mean of the page's precision and recall."""
        return f1(self.precision, self.recall)


def result_of(gold: dict[str, Any], article: Article, seconds: float) -> Result:
    """Return how ``article`` agrees with ``gold``."""
    body = "\n".join(article.text[b.start : b.end] for b in article.blocks if b.role in BODY_ROLES)
    told = f"{article.title} | {', '.join(article.authors)} | {article.published}"
    return Result(*_overlap(gold["text"], body), _fields(gold, article), seconds, told)


def failed(gold: dict[str, Any], why: str, seconds: float) -> Result:
    """Return the result of a page that was refused."""
    return Result(0.0, 0.0, {field: False for field in FIELDS if field in gold}, seconds, why)


def standing(gold: dict[str, Any], text: str) -> frozenset[str]:
    """Return which fields of ``gold`` stand in ``text`` literally, as a person would find them.

    ``title``: as a whole line; ``day``: the gold's day in the gold's zone, in
    figures or with the month's name in any language that is known, with its year; ``minute``: the
    gold's clock in its own zone within 60 characters of such a day.
    """
    plain = _plain(text)
    lines = {_plain(line.lstrip(" *#>")) for line in text.split("\n")}
    found = {"title"} if _plain(gold["title"]) in lines else set()
    if gold.get("published"):
        when = datetime.fromisoformat(gold["published"])
        days = [match.span() for match in _days(when).finditer(plain)]
        found |= {"day"} if days else set()
        around = (plain[max(0, start - _NEAR) : end + _NEAR] for start, end in days)
        if any(_clock(when).search(near) for near in around):
            found.add("minute")
    return frozenset(found)


def same_clock(gold: dict[str, Any], article: Article) -> bool:
    """Return whether the article's clock shows the gold's minute, or its instant is the same.

    A clock in a text has no zone as a rule, so that the zone is not asked for.
    """
    wanted, found = datetime.fromisoformat(gold["published"]), article.published
    if found is None:
        return False
    walls = (wanted.replace(tzinfo=None), found.replace(tzinfo=None))
    same = abs((walls[0] - walls[1]).total_seconds()) <= 60
    return same or (bool(wanted.tzinfo) and abs((wanted - found).total_seconds()) <= 60)


def mean(values: Iterable[float]) -> float:
    """Return the mean of ``values``, 0 for none."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of the two."""
    return 2 * precision * recall / (precision + recall or 1)


def row(name: str, results: Sequence[Result]) -> str:
    """Return a line of the table: the body's figures, the fields, milliseconds a page."""
    told = [result for result in results if result.recall >= 0]
    precision = mean(result.precision for result in told)
    recall = mean(result.recall for result in told)
    cells = [f"{name:22}", f"{len(results):5}", *(f"{x:6.3f}" for x in (precision, recall))]
    cells.append(f"{f1(precision, recall):6.3f}")
    for field in FIELDS:
        right = [result.right[field] for result in results if field in result.right]
        cells.append(f"{sum(right):>4}/{len(right):<4}" if right else " " * 9)
    cells.append(f"{1000 * mean(result.seconds for result in results):4.0f}")
    return " ".join(cells)


@cache
def _month_names(month: int) -> tuple[str, ...]:
    """Return the names of a month in many languages, by CLDR, the longest first."""
    found = {
        get_month_names(width, context, locale)[month].rstrip(".").casefold()
        for locale in _LOCALES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
    }
    return tuple(sorted((n for n in found if not n.isdecimal()), key=len, reverse=True))


def _days(when: datetime) -> re.Pattern[str]:
    year, month, day = rf"(?:{when.year}|'?{when.year % 100:02})", when.month, when.day
    m, d = rf"0?{month}", rf"0?{day}"
    named = "|".join(map(re.escape, _month_names(month)))
    names = rf"(?:{named})\.?"
    gap = r"[\s.,/-]{1,3}(?:(?:de|of|del)\s)?"
    forms = (
        rf"{d}(?:st|nd|rd|th|er|º|ª|e)?{gap}{names}{gap}{year}",
        rf"{names}{gap}{d}(?:st|nd|rd|th)?{gap}{year}",
        rf"{d}[./-]\s?{m}[./-]\s?{year}",
        rf"{m}[./-]{d}[./-]{year}",
        rf"{when.year}[./-]\s?{m}[./-]\s?{d}",
        rf"{when.year}\s?[年년]\s?{m}\s?[月월]\s?{d}\s?[日일]",
    )
    return re.compile("|".join(rf"(?<!\d)(?:{form})(?!\d)" for form in forms))


def _clock(when: datetime) -> re.Pattern[str]:
    half = when.hour % 12 or 12
    full = rf"0?{when.hour}\s?[:.h時시]\s?{when.minute:02}(?!\d)"
    return re.compile(rf"(?<!\d)(?:{full}|0?{half}[:.]{when.minute:02}\s?[ap]\.?m)")


def _fields(gold: dict[str, Any], article: Article) -> dict[str, bool]:
    right = {"title": _plain(gold["title"]) == _plain(article.title)}
    if gold.get("authors") is not None:
        right["authors"] = {*map(_plain, gold["authors"])} == {*map(_plain, article.authors)}
    if gold.get("published"):
        wanted, found = datetime.fromisoformat(gold["published"]), article.published
        local = found.astimezone(wanted.tzinfo) if found and wanted.tzinfo else found
        days = {moment.date() for moment in (found, local) if moment}
        right["day"] = wanted.date() in days
        apart = (found - wanted).total_seconds() if found and wanted.tzinfo else 1e9
        right["instant"] = abs(apart) <= 60
    return right


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return " ".join(text.split()).casefold()


def _overlap(gold: str, found: str) -> tuple[float, float]:
    """Return precision and recall; -1 both where the gold has no body, which is not counted."""
    if not gold:
        return -1.0, -1.0
    wanted, got = _grams(gold), _grams(found)
    common = (wanted & got).total()
    return common / (got.total() or 1), common / (wanted.total() or 1)


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(unicodedata.normalize("NFKC", text))
    size = min(_GRAM, len(words)) or 1
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))
