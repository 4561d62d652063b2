"""Paragraphs, sentences, words and grapheme clusters of one text, each found when first asked for,
so that a key costs as much as the paragraph under the cursor and not as the article.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import overload

from reader.model import Span
from reader.text.graphemes import Graphemes
from reader.text.quotations import Quotation, quotations
from reader.text.sentences import sentences
from reader.text.words import words

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")
_GAP = re.compile("[ \n\u3001\u3002\uff0c\uff0e]")
"""Characters that no word has inside: blanks and the commas and full stops of text without any."""
_STRIDE = 4096
"""Code points of text around an offset that are searched for words at once."""


_NEAR = 10_000
"""Code points on either side of an offset that are looked at in a sentence longer than that."""


class SpanList(Sequence[Span]):
    """Spans in the order of the text that never overlap, held as two arrays."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts, self._ends = array("L"), array("L")
        for start, end in spans:
            self._starts.append(start)
            self._ends.append(end)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> list[Span]: ...
    def __getitem__(self, index: int | slice) -> Span | list[Span]:
        if isinstance(index, slice):
            return list(map(Span, self._starts[index], self._ends[index]))
        return Span(self._starts[index], self._ends[index])

    def index_at(self, offset: int) -> int:
        """Return the index of the span that holds ``offset`` or, if none does, of the next one.

        The number of spans when all of them end at or before ``offset``.
        """
        return bisect_right(self._ends, offset)

    def index_after(self, offset: int) -> int:
        """Return the index of the first span that starts after ``offset``, or their number."""
        return bisect_right(self._starts, offset)

    def index_before(self, offset: int) -> int:
        """Return the index of the last span that starts before ``offset``, -1 without one."""
        return bisect_left(self._starts, offset) - 1

    def at(self, offset: int) -> Span | None:
        """Return the span that holds ``offset``, else the next one, else the last, else None."""
        return self[min(self.index_at(offset), len(self) - 1)] if self else None


class Segments:
    """The segments of ``text``, which must be normalised; offsets are its code points."""

    def __init__(self, text: str, abbreviations: Collection[str] | None = None) -> None:
        self.text = text
        self._abbreviations = abbreviations
        self._graphemes = Graphemes(text)
        self._sentences: dict[int, SpanList] = {}
        self._words_between = lru_cache(maxsize=64)(self._find_words)

    @cached_property
    def paragraphs(self) -> SpanList:
        """The stretches between line breaks, without blanks around them and without empty ones."""
        found = (Span(*match.span()) for match in _PARAGRAPH.finditer(self.text))
        return SpanList(map(self.snap, found))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of the whole text, in the order of their opening marks."""
        return tuple(quotations(self.text))

    def paragraph_at(self, offset: int) -> Span | None:
        """Return the paragraph at ``offset``, in a gap the next, behind the last that one.

        None when the text is blank.
        """
        return self.paragraphs.at(offset)

    def sentences(self, paragraph: Span) -> SpanList:
        """Return the sentences of a paragraph, one of ``paragraphs``."""
        if paragraph.start not in self._sentences:
            found = sentences(self.text, paragraph.start, paragraph.end, self._abbreviations)
            self._sentences[paragraph.start] = SpanList(map(self.snap, found))
        return self._sentences[paragraph.start]

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence at ``offset``, in a gap the next, behind the last that one."""
        paragraph = self.paragraph_at(offset)
        return self.sentences(paragraph).at(offset) if paragraph else None

    def sentence_near(self, offset: int) -> Span | None:
        """Return the sentence at ``offset``, of a monstrous one only what is near, cut at a blank.

        That is about 10,000 code points to either side.
        """
        sentence = self.sentence_at(offset)
        if sentence is None or sentence.end - sentence.start <= _NEAR:
            return sentence
        start, end = sentence
        if start < offset - _NEAR:
            start = self._reach(offset - _NEAR)[0]
        if end > offset + _NEAR:
            end = self._reach(offset + _NEAR)[1]
        return Span(max(start, sentence.start), min(end, sentence.end))

    def words(self, span: Span) -> list[Span]:
        """Return the words inside ``span``."""
        return list(self._whole(words(self.text, span.start, span.end)))

    def word_at(self, offset: int) -> Span | None:
        """Return the word that holds ``offset``."""
        found = self._words_between(*self._reach(offset))
        word = found.at(offset)
        return word if word and word.start <= offset < word.end else None

    def word_after(self, offset: int) -> Span | None:
        """Return the first word that starts after ``offset``."""
        at = offset
        while at < len(self.text):
            start, end = self._reach(at)
            found = self._words_between(start, end)
            index = found.index_after(offset)
            if index < len(found):
                return found[index]
            at = end + 1
        return None

    def word_before(self, offset: int) -> Span | None:
        """Return the last word that starts before ``offset``."""
        at = offset
        while at >= 0:
            start, end = self._reach(at)
            found = self._words_between(start, end)
            index = found.index_before(offset)
            if index >= 0:
                return found[index]
            at = start - 1
        return None

    def grapheme_start(self, offset: int) -> int:
        """Return the boundary of a grapheme cluster at or before ``offset``."""
        return self._graphemes.start(offset)

    def next_grapheme(self, offset: int) -> int:
        """Return the next boundary after ``offset``, at the end of the text the end."""
        return self._graphemes.following(offset)

    def previous_grapheme(self, offset: int) -> int:
        """Return the last boundary before ``offset``, at the beginning 0."""
        return self._graphemes.preceding(offset)

    def snap(self, span: Span) -> Span:
        """Return ``span`` grown outward to grapheme boundaries; an empty one stays empty."""
        return self._graphemes.snap(span)

    def _reach(self, offset: int) -> tuple[int, int]:
        """Return a stretch around ``offset`` that cuts no word, of about 4,096 code points.

        Offsets near each other get the same one, so that its words are found once.
        """
        grid = offset - offset % _STRIDE
        end = _GAP.search(self.text, max(offset, min(grid + _STRIDE, len(self.text))))
        return _after_last_gap(self.text, grid), end.start() if end else len(self.text)

    def _find_words(self, start: int, end: int) -> SpanList:
        return SpanList(self._whole(words(self.text, start, end)))

    def _whole(self, found: Iterable[Span]) -> Iterable[Span]:
        """Grow words to grapheme boundaries; those that then meet are one."""
        if self._graphemes.lone:
            return found
        out: list[Span] = []
        for span in map(self.snap, found):
            if out and span.start < out[-1].end:
                out[-1] = Span(out[-1].start, max(span.end, out[-1].end))
            else:
                out.append(span)
        return out


def _after_last_gap(text: str, offset: int) -> int:
    """Return the offset behind the last gap before ``offset``, or 0."""
    size = 64
    while offset > 0:
        start = max(0, offset - size)
        ends = [match.end() for match in _GAP.finditer(text, start, offset)]
        if ends or start == 0:
            return ends[-1] if ends else 0
        size *= 8
    return 0
