"""Carries marks from one version of a text to the next; who says it must still be the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.anchoring.align import Alignment, Hunk
from reader.anchoring.content import Contents, Place, orphan
from reader.anchoring.edits import arrow, names
from reader.anchoring.found import Anchor, Anchored, Mark
from reader.anchoring.tokens import Tokens
from reader.languages import function_words, negations
from reader.model import Span, Spans
from reader.text.graphemes import Graphemes

_WINDOW = 3
"""Tokens beside a quote in which a "not" that came or went turns it round."""
_BEFORE = 80
"""Tokens before a quote in which the name is looked for that a pronoun stands for."""
_LEANS_ON = 2
"""Sentences before a quote that was moved whose names must have come along."""
_QUOTES = frozenset("\"“”„«»‘’'「」『』")


def reanchor(old_text: str, new_text: str, marks: Sequence[Mark]) -> list[Anchored]:
    """Return, for each of ``marks`` in ``old_text``, where it is in ``new_text``.

    The time grows with the length of the texts, not with its square, also when they only repeat
    themselves or have nothing in common.
    """
    if not marks:
        return []
    anchorer = _Anchorer(Alignment(old_text, new_text))
    return [anchorer.anchored(mark) for mark in marks]


def _named_before(text: Tokens, start: int, sentences: int = 0) -> list[str]:
    """Return the names before a place, which a pronoun there may mean; of so many sentences."""
    end = text.within(start, start + 1)[0]
    first = max(0, end - _BEFORE)
    if sentences and end:
        last = text.piece_number(end - 1)
        first = max(first, text.pieces[max(0, last - sentences + 1)][0])
    words = text.words(first, end)
    return [word for word in words if names([word]) and word.lower() not in function_words()]


def _named_about(text: Tokens, rows: Sequence[tuple[int, int]]) -> list[str]:
    """Return the names in the sentences of some rows of tokens, but not in the rows themselves."""
    if not rows:
        return []
    first = text.piece(min(row[0] for row in rows))[0]
    last = text.piece(max(row[1] for row in rows) - 1)[1]
    about = (n for n in range(first, last) if not any(a <= n < b for a, b in rows))
    return [word for n in about if names([word := text.word(n)])]


class _Edit(NamedTuple):
    """Words that were taken out and words that were put in their place."""

    old: list[str]
    new: list[str]


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
            source, cue = self._source(mark), self._cue(mark)
            reason = self._turned(mark) or self._said_by_others(mark)
            reason = reason or source.reason or cue.reason
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
        moved = place.how is Anchor.MOVED
        if "source" not in doubtful and self._means_another(mark, content, moved=moved):
            doubtful.append("source")
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

    def _source(self, mark: Mark) -> _Part:
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
                gained = [word for edit in self._beside(mark) for word in edit.new]
                if any(word[0].isalnum() for word in gained):
                    return _Part(reason=f"who says it has changed: {arrow(old, gained)}")
                doubtful = True
                continue
            new = self._new.words(*edges)
            if not self._both.intact(first, last):
                shared = names(old) & names(new)
                if not shared or not (names(old) <= names(new) or names(new) <= names(old)):
                    return _Part(reason=f"who says it has changed: {arrow(old, new)}")
                doubtful = True
            doubtful = doubtful or self._joined_by_words(first, last, mark)
            spans.append(self._contents.span_of((first, last), span, *edges))
        return _Part(tuple(sorted(spans)), doubtful)

    def _beside(self, mark: Mark, window: int = 0) -> Iterator[_Edit]:
        """Yield what was changed in the sentences of a mark, but not in its content.

        With a ``window`` only so many tokens before and after the content and the cue.
        """
        inside = [self._old.within(*span) for span in mark.content]
        spans = (*mark.content, *mark.cue, *mark.source)
        rows = [row for row in (self._old.within(*span) for span in spans) if row[0] < row[1]]
        low = self._old.piece(min(first for first, _ in rows))[0]
        high = self._old.piece(max(last for _, last in rows) - 1)[1]
        kept = [place for row in rows for place in self._contents.edges(*row) or ()]
        new_low, new_high = self._new.piece(min(kept))[0], self._new.piece(max(kept) - 1)[1]
        near = [*inside, *(self._old.within(*span) for span in mark.cue)]
        for hunk in self._both.touching(low, high):
            if any(a < hunk.a1 and hunk.a0 < b for a, b in inside if hunk.a0 < hunk.a1) or any(
                a < hunk.a0 == hunk.a1 < b for a, b in inside
            ):
                continue
            if window and not any(hunk.a0 <= b + window and hunk.a1 >= a - window for a, b in near):
                continue
            old = self._old.words(max(low, hunk.a0), min(high, hunk.a1))
            new = self._new.words(max(new_low, hunk.b0), min(new_high, hunk.b1))
            yield _Edit(old, new)

    def _said_by_others(self, mark: Mark) -> str:
        """Return how names were changed in the sentences of a mark without a source."""
        if mark.source:
            return ""
        inside = [self._old.within(*span) for span in mark.content]
        now = [edges for row in inside if (edges := self._contents.edges(*row))]
        before, after = _named_about(self._old, inside), _named_about(self._new, now)
        if names(before) != names(after):
            return f"who says it may have changed: {arrow(before, after)}"
        return ""

    def _means_another(self, mark: Mark, content: Spans, *, moved: bool) -> bool:
        """Tell whether another name stands before a quote whose speaker is named before it."""
        named = any(names(self._old.words(*self._old.within(*span))) for span in mark.source)
        if named or not getattr(mark, "speaker_ids", ()):
            return False
        there, here = mark.content[0].start, content[0].start
        if _named_before(self._old, there)[-1:] != _named_before(self._new, here)[-1:]:
            return True
        meant = _named_before(self._old, there, _LEANS_ON) if moved else []
        return not set(meant) <= set(_named_before(self._new, here, _LEANS_ON))

    def _turned(self, mark: Mark) -> str:
        """Return how a "not" beside the content or the cue came or went."""
        for old, new in self._beside(mark, _WINDOW):
            if ({w.lower() for w in old} ^ {w.lower() for w in new}) & negations():
                return f"it says something else now: {arrow(old, new)}"
        return ""

    def _joined_by_words(self, first: int, last: int, mark: Mark) -> bool:
        """Tell whether words came right before or after a source: ``the lawyer of Budi``."""
        cues = [self._old.within(*span) for span in mark.cue]
        return any(
            word[0].isalpha() and word.lower() not in function_words()
            for hunk in self._both.touching(first, last)
            if (hunk.a0, hunk.a1) not in cues or hunk.b1 - hunk.b0 != hunk.a1 - hunk.a0
            for word in self._joining(hunk, first, last)
        )

    def _joining(self, hunk: Hunk, first: int, last: int) -> list[str]:
        if hunk.a1 == first:
            gone = self._old.words(max(hunk.a0, first - 2), first)
            return [*gone, *self._new.words(max(hunk.b0, hunk.b1 - 2), hunk.b1)]
        if hunk.a0 == last:
            return self._new.words(hunk.b0, min(hunk.b1, hunk.b0 + 1))
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
