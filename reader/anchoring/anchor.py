"""Carries marks from one version of a text to the next; who says it must still be the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.anchoring.align import Alignment
from reader.anchoring.content import Contents, Place, orphan
from reader.anchoring.edits import arrow, names
from reader.anchoring.found import Anchor, Anchored, Mark
from reader.languages import function_words, negations
from reader.model import Span, Spans
from reader.text.graphemes import Graphemes

_WINDOW = 3
"""Tokens beside a quote in which a "not" that came or went turns it round."""
_QUOTES = frozenset("\"“”„«»‘’'")
_ENDS = frozenset('.!?…"”»')


def reanchor(old_text: str, new_text: str, marks: Sequence[Mark]) -> list[Anchored]:
    """Return, for each of ``marks`` in ``old_text``, where it is in ``new_text``.

    The time grows with the length of the texts, not with its square, also when they only repeat
    themselves or have nothing in common.
    """
    if not marks:
        return []
    anchorer = _Anchorer(Alignment(old_text, new_text))
    return [anchorer.anchored(mark) for mark in marks]


class _Part(NamedTuple):
    """The cue or the source of a mark in the later text."""

    spans: Spans = ()
    doubtful: bool = False
    """True when it was changed or is gone, and the quote is kept all the same."""
    reason: str = ""
    """Why the quote cannot be kept."""


class _Anchorer:
    def __init__(self, alignment: Alignment) -> None:
        self._both = alignment
        self._old, self._new = alignment.old, alignment.new
        self._contents = Contents(alignment)
        self._graphemes = Graphemes(alignment.new.text)

    def anchored(self, mark: Mark) -> Anchored:
        place = self._contents.find(mark)
        cue = source = _Part()
        if place.shift is not None:
            cue = _Part(self._contents.shifted(mark.cue, place.shift))
            source = _Part(self._contents.shifted(mark.source, place.shift))
        elif place.how is not Anchor.ORPHAN:
            source, cue = self._source(mark, place), self._cue(mark)
            reason = self._turned(mark) or source.reason or cue.reason
            if reason:
                place = orphan(reason, Span(place.spans[0].start, place.spans[-1].end))
        if place.how is Anchor.ORPHAN:
            found = place.candidate and self._graphemes.snap(place.candidate)
            return Anchored(mark, place.how, reason=place.reason, candidate=found)
        return self._whole(mark, place, cue, source)

    def _whole(self, mark: Mark, place: Place, cue: _Part, source: _Part) -> Anchored:
        content = self._snapped(place.spans)
        if content != place.spans and place.how is not Anchor.CONTEXT:
            place = replace(place, how=Anchor.CONTEXT, score=min(place.score, 0.99))
        doubtful = [n for n, part in (("cue", cue), ("source", source)) if part.doubtful]
        return Anchored(
            mark,
            place.how,
            content,
            self._snapped(cue.spans),
            self._snapped(source.spans),
            tuple(doubtful),
            place.score,
        )

    def _snapped(self, spans: Spans) -> Spans:
        found: list[Span] = []
        for span in map(self._graphemes.snap, spans):
            if not found or span.start >= found[-1].end:
                found.append(span)
            else:
                found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        return tuple(found)

    def _source(self, mark: Mark, place: Place) -> _Part:
        """Return the source; a quote whose source is somebody else now cannot be kept."""
        spans: list[Span] = []
        doubtful = False
        for span in mark.source:
            first, last = self._old.within(*span)
            if first >= last:
                continue
            edges = self._contents.edges(first, last)
            old = self._old.words(first, last)
            if edges is None:
                gained = self._gained_beside(first, mark)
                if gained:
                    return _Part(reason=f"who says it has changed: {arrow(old, gained)}")
                doubtful = True
                continue
            new = self._new.words(*edges)
            if not self._both.intact(first, last):
                shared = names(old) & names(new)
                if not shared or not (names(old) <= names(new) or names(new) <= names(old)):
                    return _Part(reason=f"who says it has changed: {arrow(old, new)}")
                doubtful = True
            doubtful = doubtful or self._joined_by_words(first, last)
            spans.append(self._contents.span_of((first, last), span, *edges))
        return _Part(tuple(sorted(spans)), doubtful)

    def _gained_beside(self, first: int, mark: Mark) -> list[str]:
        """Return the words that the sentence of a mark gained outside of its content."""
        rows = [self._old.within(*span) for span in mark.content]
        low = self._sentence_start(min(first, *(row[0] for row in rows)))
        high = self._sentence_end(max(first + 1, *(row[1] for row in rows)))
        found: list[str] = []
        for hunk in self._both.touching(low, high):
            if not any(a < hunk.a0 and hunk.a1 < b for a, b in rows):
                found += self._new.words(hunk.b0, min(hunk.b1, hunk.b0 + 2 * _WINDOW))
        return [word for word in found if word[0].isalnum()]

    def _joined_by_words(self, first: int, last: int) -> bool:
        """Tell whether words came right before or after a source: ``the lawyer of Budi``."""
        return any(
            word[0].isalpha() and word.lower() not in function_words()
            for hunk in self._both.touching(first, last)
            for word in self._beside(hunk.a0, hunk.a1, hunk.b0, hunk.b1, first, last)
        )

    def _beside(self, a0: int, a1: int, b0: int, b1: int, first: int, last: int) -> list[str]:
        if a1 == first:
            return [*self._new.words(max(b0, b1 - 2), b1), *self._old.words(max(a0, a1 - 2), a1)]
        if a0 == last:
            return self._new.words(b0, min(b1, b0 + 1))
        return []

    def _cue(self, mark: Mark) -> _Part:
        """Return the cue; only what stands in quotation marks can do without it."""
        rows = [self._old.within(*span) for span in mark.cue]
        whole = all(first < last and self._both.intact(first, last) for first, last in rows)
        if whole:
            to_new = self._both.to_new
            spans = [
                self._contents.span_of(row, span, to_new[row[0]], to_new[row[1] - 1] + 1)
                for row, span in zip(rows, mark.cue, strict=True)
            ]
            return _Part(tuple(spans))
        if self._is_quoted(mark):
            return _Part(doubtful=True)
        words = [word for row in rows for word in self._old.words(*row)]
        return _Part(reason=f"how it is reported has changed: {' '.join(words)} is gone")

    def _is_quoted(self, mark: Mark) -> bool:
        text = self._old.text
        start, end = mark.content[0].start, mark.content[-1].end
        return bool(_QUOTES & {*text[max(0, start - 1) : start + 1], *text[end - 1 : end + 1]})

    def _turned(self, mark: Mark) -> str:
        """Return how a "not" beside the content, the cue or the source came or went."""
        inside = [self._old.within(*span) for span in mark.content]
        for first, last in (*inside, *(self._old.within(*span) for span in mark.cue)):
            low = max(self._sentence_start(first), first - _WINDOW)
            high = min(self._sentence_end(last), last + _WINDOW)
            for hunk in self._both.touching(low, high):
                if any(a < hunk.a0 and hunk.a1 < b for a, b in inside):
                    continue
                old = self._old.words(max(low, hunk.a0), min(high, hunk.a1))
                new = self._new.words(hunk.b0, min(hunk.b1, hunk.b0 + 2 * _WINDOW))
                if not self._starts_sentence(hunk.a0, low) and _negated(old, new):
                    return f"it says something else now: {arrow(old, new)}"
        return ""

    def _starts_sentence(self, number: int, low: int) -> bool:
        return number > low and self._old.word(number - 1) in _ENDS

    def _sentence_start(self, number: int) -> int:
        low = max(0, number - 40)
        while number > low and self._old.word(number - 1) not in ".!?…":
            number -= 1
        return number

    def _sentence_end(self, number: int) -> int:
        high = min(len(self._old), number + 40)
        while number < high and self._old.word(number) not in ".!?…":
            number += 1
        return number


def _negated(old: Sequence[str], new: Sequence[str]) -> bool:
    return bool(({w.lower() for w in old} ^ {w.lower() for w in new}) & negations())
