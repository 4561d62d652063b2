"""Which number of ``03/11/2026`` is the day: one order holds for a whole column of a corpus."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from reader.ingest.corpora.values import as_line

Order = Literal["", "dmy", "mdy"]

_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d|[/-]\d)")
_MOST_ROWS, _ENOUGH = 20_000, 100
"""So many rows are looked at, or fewer once so many have told the order."""
_WITHOUT = 500
"""When so many rows at the beginning hold no such date, the column is taken to have none."""


class Told(NamedTuple):
    """What the rows of a column tell."""

    order: Order = ""
    """Empty when no row tells it, or one tells one order and one the other."""
    mixed: bool = False


@dataclass(slots=True)
class Ambiguous:
    """The dates that may be read in either order, although all was looked at."""

    told: Told
    count: int = 0
    first: str = ""
    where: list[int] = field(default_factory=list)

    def note(self, value: object, line: int) -> None:
        """Take in the value of a row."""
        if not self.told.order and _order_in(value) == "either":
            self.count += 1
            if self.count == 1:
                self.first, self.where = as_line(value)[:40], [line]

    @property
    def words(self) -> str:
        """How they were read, and what says how they are to be read; empty when there are none."""
        if not self.count:
            return ""
        if self.count == 1:
            has, are, they = "1 row has a date", "is", "it was"
        else:
            has, are, they = f"{self.count:,} rows have dates", "are", "they were"
        why = "other rows have both orders" if self.told.mixed else "no row tells which is the day"
        return (
            f"{has} such as {self.first!r} (line {self.where[0]}) that {are} ambiguous, as {why}; "
            f"{they} read with the month first in English texts, else the day first: --dates dmy "
            "or --dates mdy says which is right"
        )


def order_of(values: Iterable[object]) -> Told:
    """Return the order of the dates in a column, as the first thousands of its rows tell it."""
    seen = {"dmy": 0, "mdy": 0, "either": 0}
    for number, value in enumerate(values, 1):
        if found := _order_in(value):
            seen[found] += 1
        told = seen["dmy"] + seen["mdy"]
        nothing = number == _WITHOUT and not told + seen["either"]
        if number >= _MOST_ROWS or told >= _ENOUGH or nothing:
            break
    if seen["dmy"] and seen["mdy"]:
        return Told(mixed=True)
    return Told("dmy" if seen["dmy"] else "mdy" if seen["mdy"] else "")


def _order_in(value: object) -> str:
    """Return ``dmy`` or ``mdy`` for a date that tells it, ``either`` for one that does not."""
    found = _NUMBERS.search(value[:200]) if isinstance(value, str) else None
    if found is None:
        return ""
    first, second = int(found[1]), int(found[3])
    if not (0 < first <= 31 and 0 < second <= 31) or first == second:
        return ""
    if first > 12:
        return "dmy" if second <= 12 else ""
    return "mdy" if second > 12 else "either"
