"""Marked spans have a type, grow and shrink, and never cut a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.marking import content_from, cue_at, grow, guess_type, shrink, source_at
from reader.model import QuoteType, Span
from reader.text.segment import Segments
from tests.reader.text.texts import any_text


@given(any_text, st.integers(0, 150))
def test_whatever_is_marked_is_whole_clusters(text: str, offset: int) -> None:
    segments = Segments(text)
    word = segments.word_at(offset)
    if word is None:
        return
    for span in (
        content_from(segments, word.start),
        source_at(segments, word),
        cue_at(segments, word),
        grow(segments, word, 1),
        grow(segments, word, 3),
        shrink(segments, Span(0, word.end), 1),
    ):
        assert 0 <= span.start < span.end <= len(text)
        assert segments.snap(span) == span


@pytest.mark.parametrize(
    ("text", "contents", "expected"),
    [
        ("“Kami siap,” kata Rina.", ["“Kami siap,”"], QuoteType.DIRECT),
        ("“Kami siap,” kata Rina.", ["Kami siap"], QuoteType.DIRECT),
        ("“Kami,” kata Rina, “siap.”", ["“Kami,”", "“siap.”"], QuoteType.DIRECT),
        ("Rina bilang mereka siap.", ["mereka siap"], QuoteType.INDIRECT),
        ("Rina menilai itu “aman”.", ["itu “aman”"], QuoteType.MIXED),
        ("“Siap,” kata Rina, dan pergi.", ["“Siap,”", "pergi"], QuoteType.MIXED),
        ("Kata 'siap' saja.", ["Kata 'siap' saja"], QuoteType.INDIRECT),
        ("...", ["..."], QuoteType.INDIRECT),
    ],
)
def test_the_type_is_guessed_from_the_quotation_marks(
    text: str, contents: list[str], expected: QuoteType
) -> None:
    spans = tuple(Span(text.index(c), text.index(c) + len(c)) for c in contents)
    assert guess_type(text, spans) == expected


CLAUSES = "Rina bilang jembatan aman, jalan baru dibuka, dan warga lega. Selesai."


@pytest.mark.parametrize(
    ("before", "steps", "after"),
    [
        ("jembatan aman", 1, "jembatan aman, jalan"),
        ("jembatan aman, jalan", 1, "jembatan aman, jalan baru dibuka"),
        ("jembatan aman", 2, "jembatan aman, jalan baru"),
        ("jembatan", 1, "jembatan aman"),
        ("warga lega", 1, "warga lega. Selesai"),
        ("Selesai", 1, "Selesai"),
    ],
)
def test_a_span_grows_by_a_word_then_to_the_clauses_end(
    before: str, steps: int, after: str
) -> None:
    start = CLAUSES.index(before)
    found = grow(Segments(CLAUSES), Span(start, start + len(before)), steps)
    assert CLAUSES[found.start : found.end] == after


@pytest.mark.parametrize(
    ("before", "steps", "after"),
    [
        ("jembatan aman, jalan baru dibuka", 1, "jembatan aman, jalan baru"),
        ("jembatan aman, jalan baru", 1, "jembatan aman"),
        ("jembatan aman, jalan baru dibuka", 3, "jembatan aman"),
        ("jembatan aman", 1, "jembatan"),
        ("jembatan aman", 9, "jembatan"),
        ("jembatan", 1, "jembatan"),
    ],
)
def test_a_span_shrinks_by_a_word_then_to_the_clause_before(
    before: str, steps: int, after: str
) -> None:
    start = CLAUSES.index(before)
    found = shrink(Segments(CLAUSES), Span(start, start + len(before)), steps)
    assert CLAUSES[found.start : found.end] == after
