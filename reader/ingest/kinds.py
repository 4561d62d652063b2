"""What a line is by its own words, before its place among the others is looked at."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from reader.ingest.byline import Byline, read_byline
from reader.ingest.lines import Unit
from reader.ingest.patterns import patterns

_LONGEST = 600
"""A longer line (code points) is taken for text whatever it begins with."""
_MARKUP = " *_>([•-"
_MENU_WORDS = 14
_CAPTION_WORDS = 70


class Kind(Enum):
    """What a line's own words make it."""

    PLAIN = auto()
    BYLINE = auto()
    EDITOR = auto()
    PROMO = auto()
    CREDIT = auto()
    CAPTION = auto()
    RELATED = auto()
    """The heading of a list of other articles."""
    BOILERPLATE = auto()


class Line(NamedTuple):
    """A unit of the text and its kind."""

    unit: Unit
    kind: Kind
    byline: Byline | None = None


def read_line(unit: Unit, code: str) -> Line:
    """Return what ``unit`` is; ``code`` is the language of the article, for its dates."""
    known, text = patterns(), unit.text.lstrip(_MARKUP)
    if not text or unit.end - unit.start > _LONGEST:
        return Line(unit, Kind.PLAIN)
    if known.credit.match(text):
        return Line(unit, Kind.CREDIT)
    if promo := known.promo.match(text):
        heads_a_list = not text[promo.end() :].strip(" :") and known.related.match(text)
        return Line(unit, Kind.RELATED if heads_a_list else Kind.PROMO)
    if known.boilerplate.match(text) or not any(letter.isalnum() for letter in text):
        return Line(unit, Kind.BOILERPLATE)
    if _is_caption(unit, text):
        return Line(unit, Kind.CAPTION)
    if not unit.heading and (byline := read_byline(unit.text, code)):
        only_editor = byline.editor and not byline.published
        return Line(unit, Kind.EDITOR if only_editor else Kind.BYLINE, byline)
    if not unit.sentence and unit.words <= _MENU_WORDS:
        if known.related.match(text):
            return Line(unit, Kind.RELATED)
        if known.menu.match(text):
            return Line(unit, Kind.BOILERPLATE)
    return Line(unit, Kind.PLAIN)


def _is_caption(unit: Unit, text: str) -> bool:
    if text.startswith("![") or unit.text.startswith("!["):
        return True
    if unit.bullet or not 2 <= unit.words <= _CAPTION_WORDS:
        return False
    known = patterns()
    return known.caption.match(text) is not None or known.photo_credit.search(text) is not None
