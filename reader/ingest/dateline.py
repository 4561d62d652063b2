"""The place, and often the agency, that stands before the first sentence of a report."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.ingest.dates import clock_only
from reader.ingest.names import DOMAIN, is_masthead
from reader.ingest.patterns import patterns

_LONGEST = 90
_DASH = re.compile(r"\s*(?:(?<=\s)-{1,3}|[–—]|--)\s+(?=\S)")
_LAST_DASH = re.compile(r"\s*(?:-{1,3}|[–—])\s*$")
_ASIDE = re.compile(r"\s*\([^()]{2,40}\)\s*$")
_PLACE_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’/-]*$")
_DAY = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.? )?\d{1,2}(?:[/.]\d{1,2}(?:[/.]\d{2,4})?)?(?: [A-Z]\w+)?(?: \d{4})?$"
)
_MOST_WORDS = 4


class Dateline(NamedTuple):
    """The beginning of a paragraph up to and with its dash; lengths in code points."""

    length: int
    """Up to the dash, included."""
    skip: int
    """Up to the first letter after it."""
    site: str = ""


def read_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that ``paragraph`` begins with, None when it begins with none.

    ``JAKARTA, KOMPAS.com -``, ``BAKU (Reuters) —``, ``LONDON, Oct 11 (Reuters) -``. A place that
    is neither in capitals nor followed by a medium counts only before a capital letter, so that
    ``Putin — who spoke first —`` is left alone.
    """
    dash = _DASH.search(paragraph, 0, _LONGEST)
    if dash is None or dash.start() == 0:
        return None
    head = paragraph[: dash.start()].strip(" *_")
    aside = _ASIDE.search(head)
    places = [part.strip() for part in (head[: aside.start()] if aside else head).split(",")]
    if not all(_is_part(part) for part in places) or clock_only(head):
        return None
    medium = next((part for part in places if is_masthead(part) and not _shouted(part)), "")
    site = medium if DOMAIN.fullmatch(medium) else ""
    sure = aside or medium or any(_shouted(part) for part in places)
    following = paragraph[dash.end() : dash.end() + 2].lstrip("\"'“‘")
    if not sure and (not following[:1].isupper() or _names_a_person(head)):
        return None
    return Dateline(len(paragraph[: dash.end()].rstrip()), dash.end(), site)


def lone_dateline(line: str) -> Dateline | None:
    """Return the dateline that ``line`` is and nothing else, None when it is none.

    ``JAKARTA, KOMPAS.com -``, ``LONDON, Oct 11 (Reuters)``. Without a dash a medium or a day must
    tell it from the name of a person or a section.
    """
    if len(line) > _LONGEST:
        return None
    dash = _LAST_DASH.search(line)
    head = (line[: dash.start()] if dash else line).strip(" *_")
    aside = _ASIDE.search(head)
    places = [part.strip() for part in (head[: aside.start()] if aside else head).split(",")]
    if not all(_is_part(part) for part in places) or _names_a_person(head) or clock_only(head):
        return None
    medium = next((part for part in places if is_masthead(part) and not _shouted(part)), "")
    dated = any(_DAY.fullmatch(part) for part in places[1:])
    credited = aside is not None and aside[0].strip(" ()").istitle() | aside[0].isupper()
    told = _shouted(places[0]) and (dated or credited or medium)
    told = told or (medium != "" and len(places) > 1 and " " not in places[0])
    if not dash and not told:
        return None
    return Dateline(len(line), len(line), medium if DOMAIN.fullmatch(medium) else "")


def _is_part(part: str) -> bool:
    words = part.split()
    if not words or len(words) > _MOST_WORDS:
        return False
    return (
        all(_PLACE_WORD.match(word) for word in words)
        or is_masthead(part)
        or _DAY.fullmatch(part) is not None
    )


def _names_a_person(head: str) -> bool:
    return any(word.lower() in patterns().titles for word in head.split())


def _shouted(part: str) -> bool:
    return part.isupper() and not DOMAIN.fullmatch(part)
