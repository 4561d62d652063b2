"""Finds the content of one mark again: in its place, moved with its source, edited, or not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from reader.anchoring.align import Alignment, Hunk
from reader.anchoring.edits import arrow, swapped, too_much, weighty_edit
from reader.anchoring.found import Anchor, Mark
from reader.anchoring.places import MOST, TELLING, Places, around
from reader.model import Span, Spans

_LEAST_SAME = 0.7
"""The share of the content's tokens that must be the same, counted over both texts."""
_MOST_EDITS = 40
"""A content with more changes than this is another one, however long it is."""
_ENOUGH = 6
"""Tokens, of a content or around it, that do not stand together by chance."""
_LONGEST_UNIT = 2_000
"""A quote that stretches with its source over more tokens than this is not looked for elsewhere."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a content is now, or why not."""

    how: Anchor
    spans: Spans = ()
    shift: int | None = None
    """Of what was moved: by how many tokens."""
    score: float = 1.0
    reason: str = ""
    candidate: Span | None = None


def orphan(reason: str, candidate: Span | None = None) -> Place:
    """Return the place of what is not found for sure."""
    return Place(Anchor.ORPHAN, score=0.0, reason=reason, candidate=candidate)


class Contents:
    """Looks for contents in the later of two aligned texts."""

    def __init__(self, alignment: Alignment) -> None:
        self._both = alignment
        self._old, self._new = alignment.old, alignment.new

    def find(self, mark: Mark) -> Place:
        """Return where the content of ``mark`` is now."""
        rows = [self._old.within(*span) for span in mark.content]
        if not rows or any(first >= last for first, last in rows):
            return orphan("it covers no words")
        both = list(zip(rows, mark.content, strict=True))
        unit = self._unit(mark)
        if all(self._both.intact(*row) for row in rows):
            return _joined([self._in_place(row, span, unit) for row, span in both])
        moved = self._moved(mark, unit)
        return moved or _joined([self._edited(row, span) for row, span in both])

    def _unit(self, mark: Mark) -> tuple[int, int]:
        """Return the sentences, roughly, that hold a mark's content, cue and source."""
        spans = (*mark.content, *mark.cue, *mark.source)
        first, last = self._old.within(min(s.start for s in spans), max(s.end for s in spans))
        return self._old.piece(first)[0], self._old.piece(last - 1)[1]

    def span_of(self, row: tuple[int, int], span: Span, x: int, y: int) -> Span:
        """Return ``span``, which covers ``row``, in the later text, where ``[x, y)`` is its row.

        A span that begins or ends inside a word does so there, too.
        """
        first, last = row
        head = max(0, span.start - self._old.starts[first])
        tail = max(0, self._old.ends[last - 1] - span.end)
        start, end = self._new.starts[x] + head, self._new.ends[y - 1] - tail
        return Span(start, end) if start < end else Span(self._new.starts[x], self._new.ends[y - 1])

    @cached_property
    def _gained(self) -> Places:
        return Places(self._new, ((h.b0, h.b1) for h in self._both.hunks))

    @cached_property
    def _lost(self) -> Places:
        return Places(self._old, ((h.a0, h.a1) for h in self._both.hunks))

    def _row(self, first: int, last: int) -> bytes:
        return self._old.ids[first:last].tobytes()

    def _in_place(self, row: tuple[int, int], span: Span, unit: tuple[int, int]) -> Place:
        first, last = row
        x, y = self._both.to_new[first], self._both.to_new[last - 1] + 1
        found = self.span_of(row, span, x, y)
        pinned = True
        if self._both.intact(*unit):
            pinned = self._both.pinned(*unit)
        else:
            unit = row
        if not pinned or self._both.slides(*unit) or self._has_rival(unit):
            return orphan("the same words stand there twice", found)
        changes = self._both.touching(first, last)
        alone = any(h.a1 == first for h in changes) and any(h.a0 == last for h in changes)
        if alone and last - first < _ENOUGH:
            return orphan("all that stood around these few words has changed", found)
        return Place(Anchor.EXACT, (found,))

    def _has_rival(self, unit: tuple[int, int]) -> bool:
        """Tell whether another place would do as well as the one where ``unit`` is intact."""
        first, last = unit
        x, count = self._both.to_new[first], last - first
        near = around(self._old, first, last, self._new, x, x + count)
        row = self._row(first, last)
        news, olds = self._gained.of(row), self._lost.of(row)
        if len(news) > MOST or len(olds) > MOST:
            return True
        left = near.left >= TELLING or first == x == 0
        right = near.right >= TELLING or (last, x + count) == (len(self._old), len(self._new))
        if news and not (left and right):
            return True
        rivals = [around(self._old, first, last, self._new, n, n + count) for n in news]
        rivals += [around(self._old, o, o + count, self._new, x, x + count) for o in olds]
        return any(rival.rivals(near) for rival in rivals)

    def _moved(self, mark: Mark, unit: tuple[int, int]) -> Place | None:
        """Look for the whole sentence, with who says it, among what is new."""
        first, last = unit
        count = last - first
        if count > _LONGEST_UNIT or self._both.kept(first, last) * 2 > count:
            return None
        row = self._row(first, last)
        news, olds = self._gained.of(row), self._lost.of(row)
        if len(news) != 1 or len(olds) > 1 or not self._both.unmistakable(first, last):
            return None
        near = around(self._old, first, last, self._new, news[0], news[0] + count)
        if near.total + count < _ENOUGH:
            return None
        shift = news[0] - first
        return Place(Anchor.MOVED, self.shifted(mark.content, shift), shift)

    def shifted(self, spans: Spans, shift: int) -> Spans:
        """Return spans of the earlier text so many tokens on in the later one."""
        found = []
        for span in spans:
            row = self._old.within(*span)
            found.append(self.span_of(row, span, row[0] + shift, row[1] + shift))
        return tuple(found)

    def _edited(self, row: tuple[int, int], span: Span) -> Place:
        """Return where the content is when its edges are known, with small edits in it."""
        first, last = row
        edges = self.edges(first, last)
        if edges is None:
            return orphan("its words are gone", self._elsewhere(row, span))
        x, y = edges
        found = self.span_of(row, span, x, y)
        kept = self._both.kept(first, last)
        score = 2 * kept / (last - first + y - x)
        changes = [h for h in self._both.touching(first, last) if h.a0 < last and h.a1 > first]
        if score < _LEAST_SAME or len(changes) > _MOST_EDITS:
            return orphan("its words were changed", found)
        reason = self._another_statement(changes, first, last)
        if reason:
            return orphan(f"it says something else now: {reason}", found)
        near = around(self._old, first, last, self._new, x, y)
        if near.total < 2 or kept < _ENOUGH - 1 or self._both.slides(first, last):
            return orphan("what stood around it has changed, too", found)
        return Place(Anchor.CONTEXT, (found,), score=round(score, 3))

    def edges(self, first: int, last: int) -> tuple[int, int] | None:
        """Return what stands now where ``[first, last)`` stood; None when nothing of it does."""
        to_new = self._both.to_new
        kept = [n for n in (first, last - 1) if to_new[n] >= 0]
        if len(kept) == 2:
            return to_new[first], to_new[last - 1] + 1
        if not self._both.kept(first, last):
            return None
        start, end = first, last - 1
        while to_new[start] < 0:
            start += 1
        while to_new[end] < 0:
            end -= 1
        x, y = to_new[start], to_new[end] + 1
        if start > first and first and to_new[first - 1] >= 0:
            x = to_new[first - 1] + 1
        if end < last - 1 and last < len(to_new) and to_new[last] >= 0:
            y = to_new[last]
        return x, y

    def _another_statement(self, changes: list[Hunk], first: int, last: int) -> str:
        swaps = 0
        for hunk in changes:
            old = self._old.words(max(first, hunk.a0), min(last, hunk.a1))
            new = self._new.words(hunk.b0, hunk.b1)
            weighty = weighty_edit(old, new)
            if weighty:
                return weighty
            swaps += swapped(old, new)
        if too_much(swaps, last - first):
            return "; ".join(
                arrow(self._old.words(h.a0, h.a1), self._new.words(h.b0, h.b1)) for h in changes[:3]
            )
        return ""

    def _elsewhere(self, row: tuple[int, int], span: Span) -> Span | None:
        """Return where the very words stand among what is new, for a person to look at."""
        first, last = row
        found = self._gained.of(self._row(first, last))
        return self.span_of(row, span, found[0], found[0] + last - first) if found else None


def _joined(places: list[Place]) -> Place:
    """Return the place of all fragments; of the first that is lost when one is."""
    for place in places:
        if place.how is Anchor.ORPHAN:
            return place
    spans = tuple(span for place in places for span in place.spans)
    edited = [place for place in places if place.how is Anchor.CONTEXT]
    if any(a.end > b.start for a, b in pairwise(spans)):
        return orphan("its parts are no longer apart", Span(spans[0].start, spans[-1].end))
    worst = min(edited, key=lambda place: place.score) if edited else places[0]
    return replace(worst, spans=spans)
