"""Which line is the headline: the one whose words the body takes up, near a byline or a date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.ingest.kinds import Kind, Line
from reader.ingest.patterns import patterns
from reader.ingest.region import usual_indent

_WORD = re.compile(r"\w{4,}")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LONGEST_WORDS = 35
_BODY_LOOKED_AT = 20_000
"""Code points of the body that a headline is compared with."""
_BYLINE_WITHIN = 6
"""Lines after a headline among which its byline is looked for, furniture not counted."""
_BYLINE_LOOKED_AT = 20
_FARTHEST = 100
_ENOUGH_SHARED = 0.6
"""The part of a headline's words that is found in the body when they belong together; a standfirst
shares more, so that more than this proves nothing."""
_SHARED, _SIGNED, _OUTDENTED, _REPEATED = 4.0, 2.0, 0.7, 0.7
_DATED, _TRAILED = 1.0, 1.5
_CONTINUES = 2.0
_PER_FURNITURE, _MOST_FURNITURE = 0.15, 2.0
_PER_MISSING_WORD, _PER_WORD_TOO_MANY = 1.5, 0.1
_USUAL_WORDS = range(4, 19)
_LEAD = 0.2
"""How much better a line must score than one a few lines above it to be the headline instead."""
_SUMMARY_WORDS = 12
_SUMMARY_LEAD = 1.5
"""How much better a line may score than the one above it and still be its summary."""
_UNDER_A_TRAIL, _TRAIL_LEAD = 3, 2.0
"""Lines under the end of a trail of sections among which the headline may be, and how much worse it
may score than that end."""


class _Body(NamedTuple):
    """What a headline is compared with."""

    start: int
    words: frozenset[str]
    indent: int
    times: Mapping[str, int]
    """How often each line of the text is there."""
    trailed: frozenset[str]
    """The lines right under a trail of sections that ends with them: ``News World TITLE``."""


def find_headline(lines: Sequence[Line], region: range) -> int | None:
    """Return the index of the headline of the body in ``region``, None when no line can be it.

    Of the lines before the body, the one wins that shares most of its words with the body, has
    a byline or a date soon after it, and is near; of two that are as good, the first.
    """
    if not region:
        return _first_line(lines)
    body = _Body(
        region.start,
        _vocabulary(lines, region),
        usual_indent(lines),
        Counter(line.unit.text for line in lines),
        frozenset(below.unit.text for above, below in pairwise(lines) if _is_trail(above, below)),
    )
    scores = {
        index: _score(lines, index, body)
        for index in range(max(0, region.start - _FARTHEST), region.start + 1)
        if _possible(lines, index)
    }
    if not scores:
        return None
    scores = _without_trails(lines, scores)
    best = max(scores, key=lambda index: (scores[index], -index))
    best = min(
        i for i in scores if best - _BYLINE_WITHIN <= i and scores[i] >= scores[best] - _LEAD
    )
    best = _above_summary(lines, scores, best)
    return _below_trail(lines, scores, best)


def _first_line(lines: Sequence[Line]) -> int | None:
    plain = [index for index, line in enumerate(lines) if line.kind is Kind.PLAIN]
    if len(plain) < 2 or lines[plain[0]].unit.sentence:
        return None
    return plain[0]


def _possible(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    unit = line.unit
    if line.kind is Kind.CAPTION:  # a gallery's headline may begin like a caption: "FOTO: …"
        following = lines[index + 1].byline if index + 1 < len(lines) else None
        if following is None or not following.dated:
            return False
    elif line.kind is not Kind.PLAIN or _is_framed(lines, index):
        return False
    if unit.bullet or unit.words > _LONGEST_WORDS or not _LETTERS.search(unit.text):
        return False
    return not unit.text.rstrip("\"'”’ ").endswith((".", ":", ";", ",", "。"))


def _is_framed(lines: Sequence[Line], index: int) -> bool:
    """Return whether a line stands between a picture's credit and the same again: its caption."""
    if not 0 < index < len(lines) - 1:
        return False
    above, below = lines[index - 1], lines[index + 1]
    return above.kind is Kind.BOILERPLATE and above.unit.text == below.unit.text


def _is_trail(above: Line, below: Line) -> bool:
    title = below.unit.text
    return below.unit.words >= _USUAL_WORDS.start and above.unit.text.endswith(" " + title)


def _vocabulary(lines: Sequence[Line], region: range) -> frozenset[str]:
    words: set[str] = set()
    left = _BODY_LOOKED_AT
    for index in region:
        if left <= 0:
            break
        text = lines[index].unit.text[:left]
        left -= len(text)
        words.update(_words(text, lines[index].unit.words))
    return frozenset(words)


def _words(text: str, count: int) -> set[str]:
    """Return the longer words of ``text``, or its pairs of letters in a script without spaces."""
    if count <= len(text.split()):
        return set(_WORD.findall(text.lower()))
    return {text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalpha()}


def _score(lines: Sequence[Line], index: int, body: _Body) -> float:
    unit = lines[index].unit
    words = _words(unit.text, unit.words)
    shared = len(words & body.words) / len(words) if words else 0.0
    furniture = sum(_is_furniture(line) for line in lines[index + 1 : body.start])
    following = _following(lines, index)
    score = _SHARED * min(1.0, shared / _ENOUGH_SHARED)
    score -= min(_MOST_FURNITURE, _PER_FURNITURE * furniture)
    score -= _PER_MISSING_WORD * max(0, _USUAL_WORDS.start - unit.words)
    score -= _PER_WORD_TOO_MANY * max(0, unit.words - _USUAL_WORDS.stop + 1)
    score -= _CONTINUES * (unit.text[0] == "…" or unit.text[0].islower())
    score += _SIGNED * any(line.kind is Kind.BYLINE for line in following)
    score += _DATED * any(line.byline is not None and line.byline.dated for line in following)
    score += _OUTDENTED * (unit.indent <= body.indent)
    score += _REPEATED * (body.times[unit.text] > 1)
    score += _TRAILED * (unit.text in body.trailed)
    return score + 6.0 * (unit.heading == 1)


def _following(lines: Sequence[Line], index: int) -> Sequence[Line]:
    """Return the lines below the one at ``index`` among which its byline is looked for."""
    below = lines[index + 1 : index + 1 + _BYLINE_LOOKED_AT]
    return [line for line in below if not _is_furniture(line)][:_BYLINE_WITHIN]


def _is_furniture(line: Line) -> bool:
    return line.unit.bullet or line.kind in (Kind.BOILERPLATE, Kind.RELATED, Kind.PROMO)


def _without_trails(lines: Sequence[Line], scores: Mapping[int, float]) -> dict[int, float]:
    """Return ``scores`` without those of the lines that hold another one and more.

    ``Home News TITLE`` is the trail above a headline, ``TITLE | SITE`` the title of the window.
    """
    texts = {lines[index].unit.text for index in scores if lines[index].unit.words >= 4}

    def holds_another(text: str) -> bool:
        return any(
            len(other) < len(text) and (text.startswith(other) or text.endswith(other))
            for other in texts
        )

    return {i: score for i, score in scores.items() if not holds_another(lines[i].unit.text)}


def _above_summary(lines: Sequence[Line], scores: Mapping[int, float], best: int) -> int:
    """Return the line above ``best`` when ``best`` looks like the summary of it."""
    above = best - 1
    while above in scores and lines[above].unit.words >= _USUAL_WORDS.start:
        near = scores[above] >= scores[best] - _SUMMARY_LEAD
        longer = lines[best].unit.words >= _SUMMARY_WORDS
        if not (near and longer) or lines[above].unit.indent > lines[best].unit.indent:
            break
        best, above = above, above - 1
    return best


def _below_trail(lines: Sequence[Line], scores: Mapping[int, float], best: int) -> int:
    """Return the line below ``best`` that is the headline when ``best`` ends a trail of sections.

    ``Home News SHORT TITLE`` often ends with the page's title in other words than its headline,
    which stands under it, perhaps with a kicker between the two.
    """
    if not best or not patterns().trail.match(lines[best - 1].unit.text):
        return best
    words = _words(lines[best].unit.text, lines[best].unit.words)
    below = range(best + 1, best + 1 + _UNDER_A_TRAIL)
    again = (
        index
        for index in below
        if index in scores
        and lines[index].unit.words in _USUAL_WORDS
        and scores[index] >= scores[best] - _TRAIL_LEAD
        and words & _words(lines[index].unit.text, lines[index].unit.words)
    )
    return max(again, default=best)
