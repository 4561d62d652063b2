"""Which line is the headline: the one whose words the body takes up, near a byline or a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.ingest.kinds import Kind, Line

_WORD = re.compile(r"\w{4,}")
_LONGEST_WORDS = 35
_BODY_LOOKED_AT = 20_000
"""Code points of the body that a headline is compared with."""
_BYLINE_WITHIN = 6
"""Lines after a headline among which its byline is looked for."""
_FARTHEST = 60
_ENOUGH_SHARED = 0.7
"""The part of a headline's words that is found in the body when they belong together; a standfirst
shares more, so that more than this proves nothing."""


def find_headline(lines: Sequence[Line], region: range) -> int | None:
    """Return the index of the headline of the body in ``region``, None when no line can be it.

    Of the lines before the body, the one wins that shares most of its words with the body, has
    a byline or a date soon after it, and is near; of two that are as good, the first.
    """
    if not region:
        return _first_line(lines)
    spoken = _vocabulary(lines, region)
    best, best_score = None, float("-inf")
    for index in range(max(0, region.start - _FARTHEST), region.start + 1):
        if index < len(lines) and _possible(lines[index]):
            score = _score(lines, index, region.start, spoken)
            if score > best_score:
                best, best_score = index, score
    return best


def _first_line(lines: Sequence[Line]) -> int | None:
    plain = [index for index, line in enumerate(lines) if line.kind is Kind.PLAIN]
    if len(plain) < 2 or lines[plain[0]].unit.sentence:
        return None
    return plain[0]


def _possible(line: Line) -> bool:
    unit = line.unit
    if line.kind is not Kind.PLAIN or unit.bullet or unit.words > _LONGEST_WORDS:
        return False
    return not unit.text.rstrip("\"'”’ ").endswith((".", ":", ";", ","))


def _vocabulary(lines: Sequence[Line], region: range) -> frozenset[str]:
    words: set[str] = set()
    left = _BODY_LOOKED_AT
    for index in region:
        if left <= 0:
            break
        text = lines[index].unit.text[:left]
        left -= len(text)
        words.update(_WORD.findall(text.lower()))
    return frozenset(words)


def _is_furniture(line: Line) -> bool:
    return line.unit.bullet or line.kind in (Kind.BOILERPLATE, Kind.RELATED, Kind.PROMO)


def _score(lines: Sequence[Line], index: int, body: int, spoken: frozenset[str]) -> float:
    unit = lines[index].unit
    words = set(_WORD.findall(unit.text.lower()))
    shared = len(words & spoken) / len(words) if words else 0.0
    score = 4.0 * min(1.0, shared / _ENOUGH_SHARED)
    score -= 0.15 * sum(_is_furniture(line) for line in lines[index + 1 : body])
    if unit.words < 4:
        score -= 1.5 * (4 - unit.words)
    if any(line.kind is Kind.BYLINE for line in lines[index + 1 : index + 1 + _BYLINE_WITHIN]):
        score += 2.0
    if unit.heading == 1:
        score += 6.0
    return score
