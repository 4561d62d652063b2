"""Clauses without a verb, what is only so much, and places that the article itself names."""

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import said


@pytest.mark.parametrize(
    "content",
    [
        "pasar itu hanya obat sesaat",
        "pasar murah cuma hiburan",
        "pasar murah sekadar hiburan",
        "harga cabai Rp 100 ribu per kilogram",
        "jumlah korban 12 orang",
    ],
)
def test_a_number_or_a_mere_word_makes_a_clause(content: str) -> None:
    assert [c for _, _, c in said(f"Ana Ruiz menyebut {content}.", "id")] == [content]


def test_a_rise_of_so_much_is_a_thing() -> None:
    assert said("Ana Ruiz menyebut kenaikan 12 persen.", "id") == []


def test_a_place_that_the_article_names_is_no_part_of_a_name() -> None:
    text = 'Warga Kota Sarimau resah. "Kami siap," kata Kepala BPS Sarimau Lukman Hakim.'
    [found] = suggest(text, "id")
    assert (found.speaker, found.role, found.affiliation) == (
        "Lukman Hakim",
        "Kepala",
        "BPS Sarimau",
    )


def test_a_mayor_is_no_place() -> None:
    text = 'Wali Kota Bima Arya mengatakan jalan itu aman. "Kami siap," kata Bima.'
    assert [found.speaker for found in suggest(text, "id")] == ["Bima Arya", "Bima Arya"]
