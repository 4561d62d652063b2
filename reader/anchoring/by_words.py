"""Finds what a table says was marked: where its spans say, else by the words and what is beside.

A mark is never put on words that merely look alike: where two places are as good as each other,
it has none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from reader.export.cells import covered
from reader.model import Span, Spans
from reader.text.segment import Segments

MOST_PLACES = 64
"""Words that stand at more places than this are not looked at one by one."""

_PARTS_BESIDE = ("cue", "source")
_JOINED = re.compile(r"(?<=[^\W_])(?=[^\W_])")


class Words(NamedTuple):
    """The words of a content, cue or source, fragments joined by ``;``, and where they stood."""

    words: str
    spans: Spans
    """Empty when there is none, or when it is not known."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the parts of one mark stand; ``reason`` says why there is no place for it."""

    content: Spans = ()
    cue: Spans = ()
    source: Spans = ()
    by_words: tuple[str, ...] = ()
    """The parts that do not stand where their spans said, and were found by their words."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Search:
    """A text in which the parts of one mark are looked for, and what was found of them so far."""

    segments: Segments
    standing: dict[str, list[Span]] = field(default_factory=dict)
    """Where words stand whole in the text."""
    near: dict[tuple[Words, Span], bool] = field(default_factory=dict)
    """Whether a part stands within a stretch of the text."""


def place(segments: Segments, content: Words, cue: Words, source: Words) -> Placed:
    """Return where a mark stands in a text; all of its parts must be found."""
    beside = (cue, source)
    exact = _exact(segments, content)
    if exact:
        return _with_beside(_Search(segments), exact, beside)
    search = _Search(segments)
    places = list(islice(_places(search, content), MOST_PLACES + 1))
    if not places:
        return Placed(reason="its content is not in the article")
    if len(places) == 1:
        return _with_beside(search, places[0], beside, ("content",))
    known = [part for part in beside if part.words]
    if known and len(places) <= MOST_PLACES:
        for reach in (0, 1):
            near = [spans for spans in places if _all_near(search, spans, known, reach)]
            if len(near) == 1:
                return _with_beside(search, near[0], beside, ("content",))
            if near:
                break
    return Placed(reason="its content stands in the article more than once")


def _exact(segments: Segments, part: Words) -> Spans | None:
    """Return the spans of a part when they cover its words and cut no character."""
    text, spans = segments.text, part.spans
    if not part.words and not spans:
        return ()
    if not spans or spans[-1].end > len(text) or covered(text, spans) != part.words:
        return None
    if any(segments.grapheme_start(edge) != edge for span in spans for edge in span):
        return None
    return spans


def _with_beside(
    search: _Search, content: Spans, beside: Sequence[Words], by_words: tuple[str, ...] = ()
) -> Placed:
    found: list[Spans] = []
    for name, part in zip(_PARTS_BESIDE, beside, strict=True):
        spans = _exact(search.segments, part)
        if spans is None:
            spans = _nearest(search, part, content)
            by_words += (name,)
        if spans is None:
            return Placed(reason=f"its {name} is not beside its content, or not for sure")
        found.append(spans)
    cue, source = found
    return Placed(content, cue, source, by_words)


def _all_near(search: _Search, content: Spans, parts: Sequence[Words], reach: int) -> bool:
    around = _around(search.segments, content, reach)
    return all(_is_near(search, part, around) for part in parts)


def _is_near(search: _Search, part: Words, around: Span) -> bool:
    exact = _exact(search.segments, part)
    if exact is not None:
        return around.start <= exact[0].start and exact[-1].end <= around.end
    if (part, around) not in search.near:
        search.near[part, around] = next(_places(search, part, around), None) is not None
    return search.near[part, around]


def _nearest(search: _Search, part: Words, content: Spans) -> Spans | None:
    """Return the one place of a cue or source that is nearest to its content, if it is one."""
    around = _around(search.segments, content)
    places = list(islice(_places(search, part, around), MOST_PLACES))
    if not places:
        return None

    def distance(spans: Spans) -> int:
        return min(max(a.start - b.end, b.start - a.end, 0) for a in spans for b in content)

    places.sort(key=distance)
    tie = any(distance(a) == distance(b) for a, b in pairwise(places[:2]))
    return None if tie else places[0]


def _around(segments: Segments, spans: Spans, reach: int = 1) -> Span:
    """Return the paragraphs of some spans with as many as ``reach`` on either side."""
    paragraphs = segments.paragraphs
    first = max(0, paragraphs.index_at(spans[0].start) - reach)
    last = min(len(paragraphs) - 1, paragraphs.index_at(spans[-1].end - 1) + reach)
    return Span(paragraphs[first].start, paragraphs[last].end)


def _places(search: _Search, part: Words, within: Span | None = None) -> Iterator[Spans]:
    """Yield where the words of a part stand, its fragments one after the other.

    The lengths of the spans tell the fragments, when they are right; else there is one, and only
    where that stands nowhere a ``;`` parts two.
    """
    whole = within or Span(0, len(search.segments.text))
    if fragments := _fragments(part):
        yield from _in_order(search, fragments, whole)
        return
    found = False
    for span in _standing(search, part.words, whole):
        found = True
        yield (span,)
    if not found and ";" in part.words:
        yield from _in_order(search, part.words.split(";"), whole)


def _fragments(part: Words) -> list[str]:
    """Return the fragments that are as long as the spans; none when the lengths are not right."""
    lengths = [span.end - span.start for span in part.spans]
    if len(part.words) != sum(lengths) + len(lengths) - 1:
        return []
    found, at = [], 0
    for length in lengths:
        found.append(part.words[at : at + length])
        at += length + 1
    return found


def _in_order(search: _Search, fragments: Sequence[str], within: Span) -> Iterator[Spans]:
    lost: set[tuple[int, int, int]] = set()
    for first in _standing(search, fragments[0], within):
        if (rest := _following(search, fragments[1:], first, lost)) is not None:
            yield (first, *rest)


def _following(
    search: _Search, fragments: Sequence[str], first: Span, lost: set[tuple[int, int, int]]
) -> Spans | None:
    """Return the fragments after the first one, each near it and standing there only once.

    ``lost`` holds from where to where which fragments and those after them were not found.
    """
    spans: list[Span] = []
    end = first.end
    far = _around(search.segments, (first,)).end
    looked: list[tuple[int, int, int]] = []
    for number, fragment in enumerate(fragments):
        looked.append((number, end, far))
        places = list(islice(_standing(search, fragment, Span(end, max(end, far))), 2))
        if looked[-1] in lost or len(places) != 1:
            lost.update(looked)
            return None
        spans.append(places[0])
        end = places[0].end
    return tuple(spans)


def _standing(search: _Search, words: str, within: Span) -> Iterator[Span]:
    """Yield where some words stand whole: no word and no character is cut."""
    if words not in search.standing:
        search.standing[words] = list(_whole(search.segments, words))
    places = search.standing[words]
    first = bisect_left(places, within.start, key=lambda span: span.start)
    return takewhile(lambda span: span.end <= within.end, islice(places, first, None))


def _whole(segments: Segments, words: str) -> Iterator[Span]:
    text = segments.text
    at = text.find(words) if words.strip() else -1
    while at >= 0:
        span = Span(at, at + len(words))
        if segments.snap(span) == span and not any(_cuts(text, edge) for edge in span):
            yield span
        at = text.find(words, at + 1)


def _cuts(text: str, edge: int) -> bool:
    """Tell whether a place is inside a word, in scripts that put blanks between words."""
    pair = text[edge - 1 : edge + 1] if edge else ""
    return len(pair) == 2 and max(pair) < "\u2e80" and _JOINED.search(pair) is not None
