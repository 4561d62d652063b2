"""What a table says was marked is found where its spans or its words say, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.anchoring.by_words import Placed, Words, place
from reader.model import Span, Spans
from reader.text.segment import Segments

TEXT = (
    'Budi menolak. "Kami siap," kata Ani; ia pergi.\n\n'
    '"Kami siap," ujar Budi kepada kami.\n\nSaya yakin, kata Ani. Ya\u0301, kata Ani.'
)
NONE = Words("", ())


def span(words: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def found(content: Words, cue: Words = NONE, source: Words = NONE) -> Placed:
    return place(Segments(TEXT), content, cue, source)


def lost(words: str, spans: Spans = ()) -> Words:
    return Words(words, spans)


def test_spans_that_cover_their_words_stay() -> None:
    second = (span("Kami siap", 1),)
    placed = found(Words("Kami siap", second), Words("kata", (span("kata"),)))
    assert placed == Placed(second, (span("kata"),))


@pytest.mark.parametrize("wrong", [(), (Span(1, 10),), (Span(0, 9_999_999),)])
def test_words_that_stand_once_are_found_without_spans(wrong: Spans) -> None:
    placed = found(lost("Saya yakin", wrong))
    assert placed.content == (span("Saya yakin"),) and placed.by_words == ("content",)


def test_words_that_stand_twice_are_told_apart_by_what_is_beside_them() -> None:
    placed = found(lost("Kami siap"), lost("ujar"), lost("kepada kami"))
    assert placed.content == (span("Kami siap", 1),) and placed.cue == (span("ujar"),)
    exact = Words("Ani", (span("Ani"),))
    assert found(lost("Kami siap"), source=exact).content == (span("Kami siap"),)


def test_words_that_stand_twice_are_lost_when_both_places_are_as_good() -> None:
    assert "more than once" in found(lost("Kami siap"), lost("Budi")).reason
    far = Words("Ani", (span("Ani", 2),))
    assert "more than once" in found(lost("kata"), source=far).reason


def test_what_is_in_the_next_paragraph_tells_two_places_apart_when_nothing_nearer_does() -> None:
    placed = found(lost("Kami siap"), source=lost("Saya yakin"))
    assert placed.content == (span("Kami siap", 1),) and placed.source == (span("Saya yakin"),)


def test_words_that_stand_twice_with_nothing_beside_them_are_lost() -> None:
    assert "more than once" in found(lost("Kami siap")).reason


def test_what_is_not_there_is_lost_with_the_name_of_its_part() -> None:
    assert found(lost("Kami takut")).reason == "its content is not in the article"
    assert "its source" in found(lost("Saya yakin"), source=lost("Sari")).reason
    assert "its cue" in found(Words("Saya yakin", (span("Saya yakin"),)), lost("tutur")).reason


def test_no_word_and_no_character_is_cut() -> None:
    assert found(lost("yakin")).content == (span("yakin"),)
    assert "not in" in found(lost("aki")).reason
    assert "not in" in found(lost("Ya")).reason  # the accent would be left behind


def test_a_cue_is_the_one_nearest_to_its_content() -> None:
    placed = found(lost("Saya yakin"), lost("kata"))
    assert placed.cue == (span("kata", 1),) and placed.by_words == ("content", "cue")


def test_fragments_are_found_one_after_the_other() -> None:
    placed = found(lost("Budi menolak;ia pergi"))
    assert placed.content == (span("Budi menolak"), span("ia pergi"))
    assert found(lost("kata Ani; ia pergi")).content == (span("kata Ani; ia pergi"),)
    assert "not in" in found(lost("ia pergi;Budi menolak")).reason
    lengths = (Span(0, 12), Span(20, 28))
    assert found(lost("Budi menolak;ia pergi", lengths)).content == placed.content


@pytest.mark.parametrize(
    ("text", "content", "beside"),
    [
        ("ab " * 300_000, "ab;zq", ""),
        ("ab " * 300_000 + "cd ef", "ab;cd;ef;zq", ""),
        ("ab xzq " * 60_000, "ab;zq", ""),
        ("cd. " * 60 + "ab xzq " * 60_000, "cd", "ab;zq"),
    ],
    ids=["missing", "missing last", "within a word", "beside"],
)
def test_words_that_stand_in_a_thousand_places_are_looked_for_in_linear_time(
    text: str, content: str, beside: str
) -> None:
    placed = place(Segments(text), lost(content), lost(beside), NONE)
    assert placed.reason and not placed.content


def test_fragments_that_begin_at_many_places_are_found_where_the_rest_follows() -> None:
    segments = Segments("ab " * 2_000 + "\n\nab\n\nzq\n\nab")
    first = segments.text.index("\nab") + 1
    content = (Span(first, first + 2), Span(first + 4, first + 6))
    assert place(segments, lost("ab;zq"), NONE, NONE).content == content


@given(
    st.text("ab ;\n", min_size=1, max_size=40),
    st.lists(st.text("ab ;", max_size=6), min_size=3, max_size=3),
    st.lists(st.integers(0, 45), max_size=4, unique=True).map(sorted),
)
def test_whatever_is_found_covers_the_words(text: str, parts: list[str], cuts: list[int]) -> None:
    spans = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    placed = place(Segments(text), *(Words(part, spans) for part in parts))
    if not placed.reason:
        for where, words in zip((placed.content, placed.cue, placed.source), parts, strict=True):
            assert ";".join(text[s.start : s.end] for s in where) == words
