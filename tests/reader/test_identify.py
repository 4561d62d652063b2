"""The language of a text that has no language file is told all the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.plain import article_from_text
from reader.languages.detect import identify


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Air naik sejak pagi dan warga mengungsi ke balai desa yang belum selesai.", "id"),
        ("The water rose in the morning and people moved to the hall.", "en"),
        ("Das Wasser stieg am Morgen, und die Leute zogen in die Halle der Schule.", "de"),
        ("El agua subió por la mañana y la gente se fue a la escuela del pueblo.", "es"),
        ("朝から水位が上がり、住民は村の集会所に避難した。まだ工事は終わっていない。", "ja"),
    ],
)
def test_any_language_is_told(text: str, code: str) -> None:
    assert identify(text) == code


@pytest.mark.parametrize("text", ["", "Banjir", "Ana Ruiz", "12345 67890 !!!", "\x00\ufffd" * 99])
def test_what_is_in_no_language_is_left_open(text: str) -> None:
    assert identify(text) == ""


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    assert len(identify(text)) <= 3


def test_an_article_carries_the_language_that_was_told() -> None:
    text = "Das Wasser steigt\n\nDas Wasser stieg am Morgen, und die Leute zogen in die Schule."
    assert article_from_text(text).language == "de"
