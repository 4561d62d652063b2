"""The line patterns of all language files in one: pages in one language borrow from others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reader.ingest.dates import other_calendars
from reader.languages import languages


class Patterns(NamedTuple):
    """Compiled patterns that tell what a line is for; each is matched at the line's beginning."""

    promo: re.Pattern[str]
    credit: re.Pattern[str]
    caption: re.Pattern[str]
    boilerplate: re.Pattern[str]
    menu: re.Pattern[str]
    """Words of menus and buttons, which begin sentences as well: for lines that are none."""
    related: re.Pattern[str]
    """A heading under which other articles are listed."""
    bio: re.Pattern[str]
    """What follows the author's name where the page says who that is."""
    missing: re.Pattern[str]
    """What the title of a page says that stands where there is none."""
    barred: re.Pattern[str]
    """What the title of a page says that keeps programs out."""
    photo_credit: re.Pattern[str]
    """Searched for anywhere: whom a picture is by."""
    relative: re.Pattern[str]
    """Searched for anywhere: how long ago something was, ``3 hours ago``."""
    credit_title: re.Pattern[str]
    """Searched for anywhere: what stands before an original title."""
    credit_url: re.Pattern[str]
    """Searched for anywhere: what stands before the original's address."""
    trail: re.Pattern[str]
    """What a trail of sections begins with: ``Home``."""
    label: re.Pattern[str]
    """Searched for anywhere: a label before a value, in the group named after its kind."""
    conjunction: re.Pattern[str]
    """What stands between the names of a list."""
    particles: frozenset[str]
    titles: frozenset[str]
    calendar: frozenset[str]
    """The names of months and weekdays, which are not names by themselves."""


LABEL_KINDS = ("other", "author", "editor", "published", "updated", "signed")
"""``other`` is before whom the article is not by (``Photographs by``), ``signed`` a small word that
is before its authors in a language without a file (``von``)."""
_LABEL_BEGINS = r"(?:(?<!\w)|(?<=(?-i:[a-z]))(?=(?-i:[A-Z])))"
"""Where a word begins, or where two elements of a page were glued together (``DoePublished``)."""


@cache
def patterns() -> Patterns:
    """Return the patterns of all languages together."""
    known, elsewhere = languages(), _notices()

    def lines(kind: str) -> re.Pattern[str]:
        here = (pattern for each in known for pattern in each.lines.get(kind, ()))
        return _any((*here, *elsewhere.get(kind, ())))

    def own(kind: str) -> Iterable[str]:
        return (pattern for each in known for pattern in each.labels.get(kind, ()))

    others = other_calendars()["labels"]
    kinds = (
        f"(?P<{kind}>{_any((*others.get(kind, ()), *own(kind))).pattern})" for kind in LABEL_KINDS
    )
    joined = "|".join(re.escape(word) for each in known for word in each.conjunctions)
    return Patterns(
        promo=lines("promo"),
        credit=lines("credit"),
        caption=lines("caption"),
        boilerplate=lines("boilerplate"),
        menu=lines("menu"),
        related=lines("related"),
        bio=lines("bio"),
        missing=lines("missing"),
        barred=lines("barred"),
        photo_credit=lines("photo_credit"),
        relative=lines("relative"),
        credit_title=lines("credit_title"),
        credit_url=lines("credit_url"),
        trail=_any(
            rf"{home}(?-i:(?![a-zß-ÿ]))" for home in other_calendars()["words"]["home"].split()
        ),
        label=re.compile(
            rf"{_LABEL_BEGINS}(?:{'|'.join(kinds)})(?:\s*[:：]|(?![\w'’]))", re.IGNORECASE
        ),
        conjunction=re.compile(
            rf"\s*(?:[,;]?\s(?:{joined})\s|[,;/|&·•]|\s[-–—]\s)\s*", re.IGNORECASE
        ),
        particles=frozenset().union(*(each.name_particles for each in known)),
        titles=frozenset().union(*(each.titles for each in known)),
        calendar=frozenset().union(*({*each.months, *each.weekdays} for each in known)),
    )


def _notices() -> Mapping[str, Sequence[str]]:
    """Return the lines of languages that have no file, by their kind."""
    import tomllib

    return tomllib.loads(Path(__file__).with_name("notices.toml").read_text(encoding="utf-8"))


def _any(alternatives: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern for all ``alternatives``, the longer ones tried first."""
    ordered = sorted(set(alternatives), key=lambda pattern: (-len(pattern), pattern))
    return re.compile("|".join(f"(?:{pattern})" for pattern in ordered), re.IGNORECASE)
