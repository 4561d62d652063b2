"""Where the clause that a person has pointed into ends, as the content of an attribution."""

from __future__ import annotations

from reader.model import Span
from reader.sentence_words import SentenceWords
from reader.text.segment import Segments


def content_from(segments: Segments, offset: int) -> Span:
    """Return the content that begins with the word at ``offset`` and runs to its clause's end."""
    words = SentenceWords(segments, offset)
    index = words.index_at(offset)
    start = words.words[index].start
    quotes = [
        q for q in segments.quotations if q.start < words.span.end and q.end > words.span.start
    ]
    for q in quotes:
        if q.inner_start == start or not segments.text[q.inner_start : start].strip():
            return Span(q.start, q.end)
    end = len(words)
    for at in range(index + 1, len(words)):
        if "," in words.gap(at) and _reports(words, at):
            end = at
            break
    last = words.words[end - 1].end
    return Span(start, last)


def _reports(words: SentenceWords, at: int) -> bool:
    return words.is_cue(at)
