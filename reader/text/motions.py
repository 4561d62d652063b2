"""Where a motion key takes the cursor and what a text object covers, apart from any screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from reader.model import Span
from reader.text.segment import Segments, SpanList

_MARK = re.compile("[^ \u00a0]")
_Step = Callable[[Segments, int], int]


def move(segments: Segments, offset: int, motion: str, count: int = 1) -> int:
    """Return the offset (code points) that ``count`` times ``motion`` leads to from ``offset``.

    The result is a grapheme boundary from 0 to the length of the text. Motions that find nothing
    more lead to the beginning or the end of the text. Raises KeyError for a name that is not in
    ``MOTIONS``.
    """
    step = MOTIONS[motion]
    here = segments.grapheme_start(offset)
    for _ in range(count):
        there = step(segments, here)
        if there == here:
            break
        here = there
    return here


def text_object(segments: Segments, offset: int, name: str) -> Span | None:
    """Return what the object ``name`` covers at ``offset``; in a gap, the next one.

    None where there is no such thing. Raises KeyError for a name that is not in ``OBJECTS``.
    """
    return OBJECTS[name](segments, offset)


def _text_start(segments: Segments, offset: int) -> int:
    return 0


def _text_end(segments: Segments, offset: int) -> int:
    return len(segments.text)


def _word_next(segments: Segments, offset: int) -> int:
    word = segments.word_after(offset)
    return word.start if word else len(segments.text)


def _word_previous(segments: Segments, offset: int) -> int:
    word = segments.word_before(offset)
    return word.start if word else 0


def _word_end(segments: Segments, offset: int) -> int:
    """Go to the last character of this word, or of the next when the cursor is on it already."""
    word = segments.word_at(offset)
    if word is None or segments.previous_grapheme(word.end) <= offset:
        word = segments.word_after(offset)
    return segments.previous_grapheme(word.end) if word else len(segments.text)


def _sentence_next(segments: Segments, offset: int) -> int:
    if paragraph := segments.paragraph_at(offset):
        sentences = segments.sentences(paragraph)
        index = sentences.index_after(offset)
        if index < len(sentences):
            return sentences[index].start
    return _paragraph_next(segments, offset)


def _sentence_previous(segments: Segments, offset: int) -> int:
    paragraphs = segments.paragraphs
    index = paragraphs.index_before(offset)
    return _start_before(segments.sentences(paragraphs[index]), offset) if index >= 0 else 0


def _paragraph_next(segments: Segments, offset: int) -> int:
    paragraphs = segments.paragraphs
    index = paragraphs.index_after(offset)
    return paragraphs[index].start if index < len(paragraphs) else len(segments.text)


def _paragraph_previous(segments: Segments, offset: int) -> int:
    return _start_before(segments.paragraphs, offset)


def _start_before(spans: SpanList, offset: int) -> int:
    index = spans.index_before(offset)
    return spans[index].start if index >= 0 else 0


def _word(segments: Segments, offset: int) -> Span | None:
    return segments.word_at(offset) or segments.word_after(offset) or segments.word_before(offset)


def _quotation(segments: Segments, offset: int) -> Span | None:
    """Find the innermost quotation around ``offset``, or the first that opens after it."""
    around: Span | None = None
    for quotation in segments.quotations:
        if quotation.start > offset:
            return around or Span(quotation.start, quotation.end)
        if offset < quotation.end:
            around = Span(quotation.start, quotation.end)
    return around


def clause_at(segments: Segments, offset: int) -> Span | None:
    """Return what stands between two marks of the sentence at ``offset``, a comma or another.

    A mark inside a word, as in ``5,5``, is none. None where there is no word.
    """
    sentence = segments.sentence_near(offset)
    words = segments.words(sentence) if sentence else []
    first = 0
    for index in range(1, len(words) + 1):
        whole = index == len(words)
        if not whole and not _MARK.search(segments.text, words[index - 1].end, words[index].start):
            continue
        if offset < words[index - 1].end or whole:
            return Span(words[first].start, words[index - 1].end)
        first = index
    return None


MOTIONS: Mapping[str, _Step] = {
    "char_left": Segments.previous_grapheme,
    "char_right": Segments.next_grapheme,
    "word_next": _word_next,
    "word_previous": _word_previous,
    "word_end": _word_end,
    "sentence_next": _sentence_next,
    "sentence_previous": _sentence_previous,
    "paragraph_next": _paragraph_next,
    "paragraph_previous": _paragraph_previous,
    "text_start": _text_start,
    "text_end": _text_end,
}
"""The motions by name. ``word_end`` leads onto a word's last character, where a block stands."""

OBJECTS: Mapping[str, Callable[[Segments, int], Span | None]] = {
    "word": _word,
    "sentence": Segments.sentence_at,
    "paragraph": Segments.paragraph_at,
    "quotation": _quotation,
    "clause": clause_at,
}
"""The text objects by name. A quotation comes with its marks."""
