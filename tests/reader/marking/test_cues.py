"""A letter over a word of a cue marks the cue."""

from __future__ import annotations

import pytest

from reader.marking import cue_at
from reader.model import Span
from reader.text.segment import Segments


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("Rina mengatakan jembatan aman.", "mengatakan", "mengatakan"),
        ("“Aman,” katanya lagi.", "katanya", "katanya"),
        ("The bridge is safe, according to the mayor.", "according", "according to"),
        ("The bridge is safe, according to the mayor.", "to", "according to"),
        ("The mayor went to the bridge.", "to", "to"),
        ("Rina masih ragu soal itu.", "ragu", "ragu"),
    ],
)
def test_a_cue_is_the_word_or_the_phrase_it_belongs_to(text: str, hint: str, expected: str) -> None:
    start = text.index(f" {hint}") + 1
    found = cue_at(Segments(text), Span(start, start + len(hint)))
    assert text[found.start : found.end] == expected
