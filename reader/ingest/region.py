"""Where in a text the running body of the article is, between menus above and links below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from reader.ingest.kinds import Kind, Line, heads_a_list

_MOST_PER_LINE = 60.0
_WEIGHTS = {
    Kind.BOILERPLATE: -12.0,
    Kind.RELATED: -25.0,
    Kind.PROMO: -3.0,
    Kind.CREDIT: -4.0,
    Kind.EDITOR: -4.0,
    Kind.BYLINE: -4.0,
    Kind.CAPTION: -3.0,
}
_NOTICE = -6.0
"""What an offer or a notice in whole sentences counts: they stand amid the body as well."""
_ITEM = -8.0
_FRAGMENT = -7.0
_ELSEWHERE = 0.5
"""What a paragraph counts that is not indented as most are: a page rendered to text keeps the
paragraphs of the article at one indentation, and teasers at others."""


_REFRAIN = -3.0
_REFRAIN_WORDS, _REFRAIN_TIMES = 4, 4
_FEWEST_TEASERS = 3
_TITLE = 3
"""Words that the title of another article has at least."""
_MOST_OF_OTHERS = 0.6
"""The part of a text's words that the teasers below it may have."""
_DIGITS = re.compile(r"\d+")
_FARTHEST_BEGINNING = 150
"""Lines above the heaviest run of paragraphs among which the article may begin."""
_PAIRED = 10
"""How many times as much a paragraph's words count that follows another one so indented."""


def body_region(lines: Sequence[Line]) -> range:
    """Return the indices of the lines from the first to the last of the body.

    The region is the run of lines with the greatest sum of weights (Kadane's algorithm): a
    paragraph weighs as many points as it has words, what does not read like one weighs less than
    nothing. It is empty when no line reads like running text.
    """
    best, best_range = 0.0, range(0)
    total, start = 0.0, 0
    indent, refrains = usual_indent(lines), refrains_of(lines)
    for index, line in enumerate(lines):
        if total <= 0:
            total, start = 0.0, index
        total += _REFRAIN if line.unit.text in refrains else _weight(line, indent)
        if total > best:
            best, best_range = total, range(start, index + 1)
    whole = _with_beginning(lines, best_range, indent, refrains)
    return range(whole.start, _list_of_others(lines, whole))


def _list_of_others(lines: Sequence[Line], region: range) -> int:
    """Return where in ``region`` a list of other articles begins that goes on to its end.

    Under its heading every paragraph has a title of its own; else the region ends where it does.
    """
    titled = words = 0
    total = sum(lines[index].unit.words for index in region)
    for index in range(region.stop - 1, region.start, -1):
        line, above = lines[index], lines[index - 1]
        words += line.unit.words
        if words > _MOST_OF_OTHERS * total:
            break
        if (line.kind is Kind.RELATED or heads_a_list(line)) and titled >= _FEWEST_TEASERS:
            return index
        if line.kind is Kind.PLAIN and line.unit.prose:
            if above.kind is not Kind.PLAIN or above.unit.sentence or above.unit.words < _TITLE:
                break
            titled += 1
    return region.stop


def _with_beginning(
    lines: Sequence[Line], region: range, indent: int, refrains: Collection[str]
) -> range:
    """Return ``region`` from where the article begins when a long insert had cut that off.

    An offer to subscribe or a list of links in mid-article is indented otherwise than the
    paragraphs are: upwards of the region such lines count nothing, until a dated byline.
    """
    best, total, start = 0.0, 0.0, region.start
    signed, paragraphs = False, 0
    for index in range(region.start - 1, max(-1, region.start - _FARTHEST_BEGINNING), -1):
        line = lines[index]
        signed = line.byline is not None and line.byline.dated
        if signed:
            break
        if line.unit.indent == indent:
            total += _REFRAIN if line.unit.text in refrains else _weight(line, indent)
            paragraphs += line.kind is Kind.PLAIN and line.unit.prose
        if total > best:
            best, start = total, index
    return range(start, region.stop) if signed and paragraphs > 1 else region


def refrains_of(lines: Sequence[Line]) -> frozenset[str]:
    """Return the short lines that are there again and again: the buttons, the advertisements'.

    Those that differ in their figures alone are the same: the hours of a live report.
    """
    short = [line for line in lines if line.unit.words <= _REFRAIN_WORDS]
    times = Counter(map(_shape, short))
    return frozenset(line.unit.text for line in short if times[_shape(line)] >= _REFRAIN_TIMES)


def _shape(line: Line) -> str:
    """Return what makes two short lines the same: a stamp's or notice's words without figures."""
    text = line.unit.text
    return _DIGITS.sub("0", text) if line.kind in (Kind.BOILERPLATE, Kind.BYLINE) else text


def usual_indent(lines: Sequence[Line]) -> int:
    """Return the indentation that most words of running text have.

    Paragraphs with one like them beside them count most, since teasers stand by themselves; a
    button or notice that comes again and again between the paragraphs is passed over.
    """
    words: Counter[int] = Counter()
    before: Line | None = None
    refrains = refrains_of(lines)
    for line in lines:
        if line.unit.text in refrains:
            continue
        if line.kind is Kind.PLAIN and line.unit.prose:
            paired = before is not None and before.unit.indent == line.unit.indent
            words[line.unit.indent] += line.unit.words * (_PAIRED if paired else 1)
            before = line
        else:
            before = None
    return max(words, key=words.__getitem__, default=0)


def _weight(line: Line, indent: int) -> float:
    """Return how much ``line`` speaks for the body: its words, or less than nothing."""
    if line.kind is Kind.BOILERPLATE and line.unit.prose:
        return _NOTICE
    if line.kind is not Kind.PLAIN:
        return _WEIGHTS[line.kind]
    unit = line.unit
    if unit.prose or unit.sentence:
        share = 0.5 if unit.bullet else 1.0
        share *= 1.0 if unit.indent == indent else _ELSEWHERE
        return min(unit.words * share, _MOST_PER_LINE)
    return _ITEM if unit.bullet and unit.words < 12 else _FRAGMENT
