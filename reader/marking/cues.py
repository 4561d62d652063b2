"""Makes a whole cue of the one word of it that a person has pointed at."""

from __future__ import annotations

from reader.marking.sentence_words import SentenceWords
from reader.model import Span
from reader.text.segment import Segments

_LONGEST = 4
"""Words that a cue has at most."""


def cue_at(segments: Segments, word: Span) -> Span:
    """Return the cue of a hint's word: the word itself, or all of ``according to``."""
    words = SentenceWords(segments, word.start)
    if words.words:
        index = words.index_at(word.start)
        for first in range(max(0, index - _LONGEST + 1), index + 1):
            end = first + words.cue_length(first)
            if first <= index < end:
                return segments.snap(Span(words.words[first].start, words.words[end - 1].end))
    return segments.snap(word)
