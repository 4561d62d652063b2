"""The rules that let one letter mark a whole content, cue or source by hand."""

from __future__ import annotations

import re

from reader.clauses import content_from as content_from
from reader.model import QuoteType, Span, Spans
from reader.noun_phrases import NounPhrases
from reader.sentence_words import SentenceWords
from reader.text.motions import clause_at
from reader.text.quotations import quotations
from reader.text.segment import Segments

HINT_LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM1234567890"
"""The letters over the words, the easiest to reach first."""

_CLOSING = re.compile(r"\.?\)")
_DIRECT = 0.95
_INDIRECT = 0.05


def hint_words(
    segments: Segments, cursor: int, avoid: Spans = (), reserved: str = ""
) -> list[tuple[str, Span]]:
    """Return a letter for each word that a hint may pick, in the order of the text.

    The words are those of the sentence at ``cursor`` and of the sentences that the spans to
    ``avoid`` touch, but not those inside these spans unless there are no others. The words nearest
    to the cursor or to an edge of a span get the easiest letters, ``reserved`` ones stay free, and
    when letters run out the farthest words have none.
    """
    offsets = {cursor, *(offset for span in avoid for offset in (span.start, span.end - 1))}
    scope = sorted({found for offset in offsets if (found := segments.sentence_at(offset))})
    every = [word for sentence in scope for word in segments.words(sentence)]
    words = [w for w in every if not any(w.start < end and start < w.end for start, end in avoid)]
    words = words or every
    words.sort(key=lambda word: min(_distance(word, offset) for offset in offsets))
    letters = [letter for letter in HINT_LETTERS if letter not in reserved]
    return sorted(zip(letters, words, strict=False), key=lambda hint: hint[1])


def _distance(word: Span, offset: int) -> int:
    return max(word.start - offset, offset - word.end, 0)


def cue_at(segments: Segments, word: Span) -> Span:
    """Return the cue that a hint's word is, which is the word itself."""
    return segments.snap(word)


def source_at(segments: Segments, word: Span) -> Span:
    """Return the name or noun phrase around a hint's word."""
    words = SentenceWords(segments, word.start)
    if not words.words:
        return word
    first, end = NounPhrases(words).around(words.index_at(word.start))
    return segments.snap(Span(words.words[first].start, _phrase_end(words, first, end)))


def _phrase_end(words: SentenceWords, first: int, end: int) -> int:
    """Return the offset behind the phrase: with its bracket or full stop, without ``'s`` for is."""
    text, start, stop = words.text, words.words[first].start, words.words[end - 1].end
    if end - first == 1 and words.among_bases(first, "pronouns"):
        return start + len(words.base(first))
    dotted = "." in words.lower[end - 1] or (
        stop + 1 < words.span.end and words.is_abbreviation(end - 1)
    )
    if dotted and text.startswith(".", stop):
        stop += 1
    if text.count("(", start, stop) <= text.count(")", start, stop):
        return stop
    closing = _CLOSING.match(text, stop)
    return (
        closing.end()
        if closing
        else start + len(text[start : text.rfind("(", start, stop)].rstrip())
    )


def guess_type(text: str, content: Spans) -> QuoteType:
    """Return the type by the share of the content's letters and digits in quotation marks.

    At least 95 % is direct, at most 5 % indirect.
    """
    total = quoted = 0
    for start, end in content:
        total += sum(map(str.isalnum, text[start:end]))
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        for quotation in quotations(text, first, len(text) if last < 0 else last):
            if quotation.depth == 0:
                inside = text[max(start, quotation.start) : min(end, quotation.end)]
                quoted += sum(map(str.isalnum, inside))
    if not total or quoted <= _INDIRECT * total:
        return QuoteType.INDIRECT
    return QuoteType.DIRECT if quoted >= _DIRECT * total else QuoteType.MIXED


def grow(segments: Segments, span: Span, steps: int = 1) -> Span:
    """Move the end of ``span`` on: one word, from inside a further clause to that clause's end.

    More ``steps`` than one are as many words.
    """
    clause = _entered(segments, span) if steps == 1 else None
    if clause:
        return Span(span.start, clause.end)
    for _ in range(steps):
        word = segments.word_at(span.end) or segments.word_after(span.end)
        if word is None:
            break
        span = Span(span.start, word.end)
    return span


def shrink(segments: Segments, span: Span, steps: int = 1) -> Span:
    """Move the end of ``span`` back: one word, from inside a further clause to the one before.

    More ``steps`` than one are as many words; one word is always left.
    """
    clause = _entered(segments, span) if steps == 1 else None
    last = segments.word_before(clause.start if clause else span.end)
    for _ in range(0 if clause else steps):
        before = segments.word_before(last.start) if last else None
        if before is None or before.end <= span.start:
            break
        last = before
    return Span(span.start, last.end) if last and last.end > span.start else span


def _entered(segments: Segments, span: Span) -> Span | None:
    """Return the clause that ``span`` ends inside of but does not begin in."""
    clause = clause_at(segments, span.end - 1)
    return clause if clause and span.start < clause.start < span.end < clause.end else None
