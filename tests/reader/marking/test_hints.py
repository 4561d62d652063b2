"""Which words have letters, and which letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.marking import HINT_LETTERS, hint_words
from reader.model import Span
from reader.text.segment import Segments
from tests.reader.text.texts import any_text

HINTED = "Rina mengatakan jembatan aman. Warga lega. Toni diam."


def test_letters_stand_over_the_words_of_the_sentence_at_the_cursor() -> None:
    segments = Segments(HINTED)
    hints = hint_words(segments, HINTED.index("Warga"))
    assert [HINTED[start:end] for _, (start, end) in hints] == ["Warga", "lega"]
    assert dict(hints)[HINT_LETTERS[0]] == segments.word_at(HINTED.index("Warga"))


def test_letters_also_stand_over_the_sentence_of_the_content_but_not_inside_of_it() -> None:
    segments = Segments(HINTED)
    start = HINTED.index("jembatan")
    content = Span(start, HINTED.index("."))
    hints = hint_words(segments, HINTED.index("Toni"), (content,))
    assert [HINTED[a:b] for _, (a, b) in hints] == ["Rina", "mengatakan", "Toni", "diam"]


def test_when_the_content_is_all_there_is_its_words_have_letters() -> None:
    segments = Segments("Warga lega.")
    assert len(hint_words(segments, 0, (Span(0, 10),))) == 2


def test_reserved_letters_are_left_to_others() -> None:
    segments = Segments("satu " * 80)
    letters = [letter for letter, _ in hint_words(segments, 100, reserved='"sp')]
    assert len(letters) == len(set(letters)) == len(HINT_LETTERS) - 2
    assert not set(letters) & set('"sp')


def test_letters_are_ones_that_a_keyboard_has() -> None:
    assert HINT_LETTERS.isalnum() and HINT_LETTERS.isascii()
    assert len(set(HINT_LETTERS)) == len(HINT_LETTERS)


@given(any_text, st.integers(0, 150))
def test_each_letter_stands_over_one_word(text: str, cursor: int) -> None:
    hints = hint_words(Segments(text), cursor)
    assert len({letter for letter, _ in hints}) == len(hints)
    assert [span for _, span in hints] == sorted({span for _, span in hints})
