"""Every motion from anywhere in any text stays on a boundary, and counts add up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.motions import MOTIONS, OBJECTS, clause_at, move, text_object
from reader.text.segment import Segments
from tests.reader.text.texts import any_text

motions = st.sampled_from(sorted(MOTIONS))
offsets = st.integers(-3, 150)

TEXT = (
    "Banjir melanda Kota Lama, kata Rini. Warga mengungsi!\n\n"
    "“Air setinggi dada,” ujar Joko, “dan terus naik.”"
)


@given(any_text, motions, offsets, st.integers(0, 12))
def test_a_motion_ends_on_a_boundary_of_the_text(
    text: str, motion: str, offset: int, count: int
) -> None:
    segments = Segments(text)
    there = move(segments, offset, motion, count)
    assert 0 <= there <= len(text)
    assert segments.grapheme_start(there) == there


@given(any_text, motions, offsets, st.integers(0, 6), st.integers(0, 6))
def test_counts_add_up(text: str, motion: str, offset: int, one: int, more: int) -> None:
    segments = Segments(text)
    halfway = move(segments, offset, motion, one)
    assert move(segments, halfway, motion, more) == move(segments, offset, motion, one + more)


@given(any_text, offsets)
def test_motions_go_their_own_way(text: str, offset: int) -> None:
    segments = Segments(text)
    here = segments.grapheme_start(offset)
    for motion in MOTIONS:
        there = move(segments, here, motion)
        if motion.endswith(("_next", "_right", "_end")):
            assert there > here or there == here == len(text)
        else:
            assert there < here or there == here == 0


@pytest.mark.parametrize("unit", ["word", "sentence", "paragraph"])
@given(text=any_text, offset=offsets)
def test_back_from_the_next_is_this_one_or_its_start(unit: str, text: str, offset: int) -> None:
    segments = Segments(text)
    here = segments.grapheme_start(offset)
    following = move(segments, here, f"{unit}_next")
    assert move(segments, following, f"{unit}_previous") <= here or here == following
    if following < len(text):
        previous = move(segments, following, f"{unit}_previous")
        assert move(segments, previous, f"{unit}_next") == following or previous == 0


@given(any_text, offsets)
def test_characters_go_forth_and_back(text: str, offset: int) -> None:
    segments = Segments(text)
    here = segments.grapheme_start(offset)
    there = move(segments, here, "char_right")
    assert there == here or move(segments, there, "char_left") == here


@given(any_text, st.sampled_from(sorted(OBJECTS)), st.integers(0, 150))
def test_an_object_is_whole_clusters(text: str, name: str, offset: int) -> None:
    segments = Segments(text)
    span = text_object(segments, min(offset, len(text)), name)
    if span is not None:
        assert 0 <= span.start < span.end <= len(text)
        assert segments.snap(span) == span


@pytest.mark.parametrize(
    ("motion", "count", "lands_on"),
    [
        ("word_next", 1, "melanda"),
        ("word_next", 4, "kata"),
        ("word_end", 1, "r melanda"),
        ("word_end", 2, "a Kota"),
        ("sentence_next", 1, "Warga"),
        ("sentence_next", 2, "“Air"),
        ("paragraph_next", 1, "“Air"),
        ("char_right", 3, "jir"),
    ],
)
def test_from_the_beginning(motion: str, count: int, lands_on: str) -> None:
    assert TEXT[move(Segments(TEXT), 0, motion, count) :].startswith(lands_on)


@pytest.mark.parametrize(
    ("motion", "count", "lands_on"),
    [
        ("word_previous", 1, "naik"),
        ("sentence_previous", 1, "“Air"),
        ("sentence_previous", 2, "Warga"),
        ("paragraph_previous", 2, "Banjir"),
        ("text_start", 1, "Banjir"),
        ("char_left", 1, "”"),
    ],
)
def test_from_the_end(motion: str, count: int, lands_on: str) -> None:
    assert TEXT[move(Segments(TEXT), len(TEXT), motion, count) :].startswith(lands_on)


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        move(Segments(TEXT), 0, "sideways")


@pytest.mark.parametrize(
    ("at", "name", "covered"),
    [
        ("elanda", "word", "melanda"),
        (" melanda", "word", "melanda"),
        ("Rini", "sentence", "Banjir melanda Kota Lama, kata Rini."),
        ("Warga", "paragraph", "Banjir melanda Kota Lama, kata Rini. Warga mengungsi!"),
        ("Warga", "quotation", "“Air setinggi dada,”"),
        ("dada", "quotation", "“Air setinggi dada,”"),
        ("ujar", "quotation", "“dan terus naik.”"),
        ("Kota", "clause", "Banjir melanda Kota Lama"),
        ("Rini", "clause", "kata Rini"),
    ],
)
def test_objects(at: str, name: str, covered: str) -> None:
    span = text_object(Segments(TEXT), TEXT.index(at), name)
    assert span is not None
    assert TEXT[span.start : span.end] == covered


def test_an_object_inside_of_another_is_the_inner_one() -> None:
    text = "“Ia bilang ‘besok pagi’ kepada kami,” ujar Tono."
    span = text_object(Segments(text), text.index("besok"), "quotation")
    assert span is not None
    assert text[span.start : span.end] == "‘besok pagi’"


def test_behind_the_last_quotation_there_is_none() -> None:
    text = "“Ada,” katanya. Selesai."
    assert text_object(Segments(text), text.index("Selesai"), "quotation") is None


def test_a_number_is_no_end_of_a_clause() -> None:
    text = "Sebanyak 5,5 juta warga, kata dia, pindah."
    clause = clause_at(Segments(text), 0)
    assert clause is not None
    assert text[clause.start : clause.end] == "Sebanyak 5,5 juta warga"
