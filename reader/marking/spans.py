"""What becomes of a span that is marked by hand: its type, its growing and shrinking by a key."""

from __future__ import annotations

from reader.model import QuoteType, Span, Spans
from reader.text.motions import clause_at
from reader.text.quotations import quotations
from reader.text.segment import Segments

_DIRECT = 0.95
_INDIRECT = 0.05
_CONTEXT = 20_000
"""Code points on either side of a content in which its quotation marks are looked for."""


def guess_type(text: str, content: Spans) -> QuoteType:
    """Return the type by the share of the content's letters and digits in quotation marks.

    At least 95 % is direct, at most 5 % indirect.
    """
    total = sum(_letters(text, start, end) for start, end in content)
    quoted = sum(
        _letters(text, max(start, found.start), min(end, found.end))
        for start, end in content
        for found in quotations(text, *_paragraphs(text, start, end))
        if found.depth == 0
    )
    if not total or quoted <= _INDIRECT * total:
        return QuoteType.INDIRECT
    return QuoteType.DIRECT if quoted >= _DIRECT * total else QuoteType.MIXED


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def _paragraphs(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the paragraphs of a span begin and end, of long ones what is near."""
    near, far = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    line_end = text.find("\n", end, far)
    return max(near, text.rfind("\n", near, start) + 1), far if line_end < 0 else line_end


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
