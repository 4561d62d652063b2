"""Makes a whole source of the one word of it that a person has pointed at."""

from __future__ import annotations

import re

from reader.marking.noun_phrases import NounPhrases, Phrase
from reader.marking.sentence_words import SentenceWords
from reader.model import Span
from reader.text.segment import Segments

_CLOSING = re.compile(r"\.?\)")


def source_at(segments: Segments, word: Span) -> Span:
    """Return the name or noun phrase around a hint's word."""
    words = SentenceWords(segments, word.start)
    if not words.words:
        return word
    phrase = NounPhrases(words).around(words.index_at(word.start))
    return segments.snap(Span(words.words[phrase.first].start, _end(words, phrase)))


def _end(words: SentenceWords, phrase: Phrase) -> int:
    """Return the offset behind the phrase: with its bracket or full stop, without ``'s`` for is."""
    text, (first, end) = words.text, phrase
    start, stop = words.words[first].start, words.words[end - 1].end
    if end - first == 1 and words.base(first) in words.grammar.set("pronouns"):
        return start + len(words.base(first))
    in_midst = stop + 1 < words.span.end
    if text.startswith(".", stop) and words.is_abbreviation(end - 1, dotted=not in_midst):
        stop += 1
    if text.count("(", start, stop) <= text.count(")", start, stop):
        return stop
    if closing := _CLOSING.match(text, stop):
        return closing.end()
    return start + len(text[start : text.rfind("(", start, stop)].rstrip())
