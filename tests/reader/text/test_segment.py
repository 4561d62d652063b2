"""Paragraphs, words and grapheme clusters, for prose and for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from reader.model import Span
from reader.text.segment import Segments
from tests.reader.text.texts import any_text

TEXT = "Kepala desa datang.\n\n  Ia membawa 5.000 bibit. Warga senang. \n\n\nSelesai"


def boundaries(text: str) -> set[int]:
    """Return the grapheme boundaries of a text, line by line, as the standard counts them."""
    found, at = {0}, 0
    for cluster in iter_graphemes(text):
        at += len(cluster)
        found.add(at)
    return found


def covered(segments: Segments, spans: list[Span]) -> list[str]:
    return [segments.text[start:end] for start, end in spans]


@given(any_text)
def test_boundaries_are_those_of_the_standard(text: str) -> None:
    segments, expected = Segments(text), boundaries(text)
    for offset in range(len(text) + 1):
        before = max(b for b in expected if b <= offset)
        after = min(b for b in expected if b >= offset)
        assert segments.grapheme_start(offset) == before
        assert segments.next_grapheme(offset - 1) == after


@given(any_text, st.integers(-5, 200), st.integers(-5, 200))
def test_a_snapped_span_grows_to_boundaries(text: str, one: int, other: int) -> None:
    segments, expected = Segments(text), boundaries(text)
    start, end = segments.snap(Span(min(one, other), max(one, other)))
    assert {start, end} <= expected
    assert start <= max(0, min(one, other, len(text)))
    assert segments.snap(Span(start, end)) == (start, end)


@given(any_text)
def test_paragraphs_cover_what_is_not_blank(text: str) -> None:
    segments, expected = Segments(text), boundaries(text)
    inside = set[int]()
    for start, end in segments.paragraphs:
        assert start < end
        assert {start, end} <= expected
        assert "\n" not in text[start:end]
        inside |= set(range(start, end))
    assert all(text[i].isspace() for i in range(len(text)) if i not in inside)


@given(any_text)
def test_sentences_cover_their_paragraph(text: str) -> None:
    segments = Segments(text)
    for paragraph in segments.paragraphs:
        sentences = list(segments.sentences(paragraph))
        assert sentences[0].start == paragraph.start
        assert sentences[-1].end == paragraph.end
        for one, following in pairwise(sentences):
            assert one.start < one.end <= following.start
            assert not text[one.end : following.start].strip()


@given(any_text)
def test_words_are_whole_clusters_in_order(text: str) -> None:
    segments, expected = Segments(text), boundaries(text)
    at = 0
    for start, end in segments.words(Span(0, len(text))):
        assert at <= start < end
        assert {start, end} <= expected
        at = end


@given(any_text, st.integers(0, 120))
def test_a_word_is_found_from_anywhere(text: str, offset: int) -> None:
    segments = Segments(text)
    words = segments.words(Span(0, len(text)))
    here = next((w for w in words if w.start <= offset < w.end), None)
    after = next((w for w in words if w.start > offset), None)
    before = next((w for w in reversed(words) if w.start < offset), None)
    assert segments.word_at(offset) == here
    assert segments.word_after(offset) == after
    assert segments.word_before(offset) == before


def test_paragraphs_are_without_the_blanks_around_them() -> None:
    segments = Segments(TEXT)
    assert covered(segments, list(segments.paragraphs)) == [
        "Kepala desa datang.",
        "Ia membawa 5.000 bibit. Warga senang.",
        "Selesai",
    ]


@pytest.mark.parametrize(("offset", "paragraph"), [(0, 0), (19, 1), (21, 1), (60, 2), (999, 2)])
def test_an_offset_in_a_gap_is_in_the_next_paragraph(offset: int, paragraph: int) -> None:
    segments = Segments(TEXT)
    assert segments.paragraph_at(offset) == segments.paragraphs[paragraph]


def test_a_blank_text_has_no_segments() -> None:
    segments = Segments(" \n\n ")
    assert segments.paragraph_at(1) is None
    assert segments.sentence_at(1) is None
    assert segments.word_after(0) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jum'at ini, kata-kata itu", ["Jum'at", "ini", "kata-kata", "itu"]),
        ("Rp5.000,50 (12/4/2021) pukul 11:58", ["Rp5.000,50", "12/4/2021", "pukul", "11:58"]),
        ("AT&T di Kompas.com: U.S. kuat", ["AT&T", "di", "Kompas.com", "U.S", "kuat"]),
        ("'kutipan' “miring” – selesai", ["kutipan", "miring", "selesai"]),
        ("selesai.Lalu", ["selesai", "Lalu"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("東京です", ["東", "京", "で", "す"]),
        ("siap 💪🏽! 🇮🇩🇲🇾", ["siap", "💪🏽", "🇮🇩", "🇲🇾"]),
    ],
)
def test_words_as_a_person_counts_them(text: str, words: list[str]) -> None:
    segments = Segments(text)
    assert covered(segments, segments.words(Span(0, len(text)))) == words


@settings(max_examples=5)
@given(st.sampled_from(["a" * 20_000, "漢" * 20_000, "e\u0301" * 10_000, "🇮🇩" * 10_000]))
def test_a_very_long_line_without_blanks_is_no_trouble(text: str) -> None:
    segments = Segments(text)
    middle = len(text) // 2 + 1
    assert segments.grapheme_start(middle) in (middle, middle - 1)
    assert segments.sentence_at(middle) == (0, len(text))
    assert segments.word_at(middle) is not None


def test_words_far_apart_are_still_found() -> None:
    segments = Segments("awal" + " " * 30_000 + "akhir")
    assert segments.word_after(0) == (30_004, 30_009)
    assert segments.word_before(30_004) == (0, 4)
