"""What a line is by its own words, before its place among the others is looked at."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from reader.ingest.byline import Byline, read_byline
from reader.ingest.dates import clock_only
from reader.ingest.lines import Unit
from reader.ingest.patterns import patterns

_LONGEST = 600
"""A longer line (code points) is taken for text whatever it begins with."""
_MARKUP = " *_>([•-"
_MENU_WORDS = 14
_CAPTION_WORDS = 70
_CREDIT_WITHIN = 120
"""The end of a caption (code points) in which the credit of its picture stands."""
_RULE = re.compile(r"[\s_=*~#.·•—–+|/\\<>-]+")
_INSERT = re.compile(r"\[[^\[\]]{1,60}\]")
"""What a page puts in place of a picture or a film: ``[Gambas: Video]``."""
_INITIALS = re.compile(r"\([a-z]{2,5}(?:/[a-z]{2,5}){0,3}\)", re.IGNORECASE)
"""The initials of reporter and editor under an Indonesian report: ``(abc/def)``."""


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
    if unit.end - unit.start > _LONGEST:
        return Line(unit, Kind.PLAIN)
    if (kind := _by_beginning(unit)) is not None:
        return Line(unit, kind)
    if not unit.heading and (byline := read_byline(unit.text, code)):
        only_editor = byline.editor and not byline.dated
        return Line(unit, Kind.EDITOR if only_editor else Kind.BYLINE, byline)
    return Line(unit, _menu_kind(unit))


def heads_a_list(line: Line) -> bool:
    """Return whether a promo says no more than that others follow: ``Baca juga:``."""
    text = line.unit.text.lstrip(_MARKUP)
    match = patterns().promo.match(text)
    return match is not None and not text[match.end() :].strip(" :*_-–—»>)")


def _by_beginning(unit: Unit) -> Kind | None:
    """Return the kind that a line's first words, or its shape, leave no doubt of."""
    known, text = patterns(), unit.text.lstrip(_MARKUP)
    if _INITIALS.fullmatch(unit.text):
        return Kind.EDITOR
    if known.credit.match(text):
        return Kind.CREDIT
    if promo := known.promo.match(text):
        alone = not text[promo.end() :].strip(" :") and known.related.match(text)
        return Kind.RELATED if alone else Kind.PROMO
    insert = _INSERT.fullmatch(unit.text) and not unit.sentence
    if insert or _RULE.fullmatch(unit.text) or known.boilerplate.match(text):
        return Kind.BOILERPLATE
    return Kind.CAPTION if _is_caption(unit, text) else None


def _menu_kind(unit: Unit) -> Kind:
    known, text = patterns(), unit.text.lstrip(_MARKUP)
    if unit.sentence or unit.words > _MENU_WORDS:
        return Kind.PLAIN
    if known.related.match(text):
        return Kind.RELATED
    return Kind.BOILERPLATE if known.menu.match(text) or clock_only(text) else Kind.PLAIN


def _is_caption(unit: Unit, text: str) -> bool:
    if text.startswith("![") or unit.text.startswith("!["):
        return True
    if unit.bullet or not 2 <= unit.words <= _CAPTION_WORDS:
        return False
    known, end = patterns(), text[-_CREDIT_WITHIN:]
    return known.caption.match(text) is not None or known.photo_credit.search(end) is not None
