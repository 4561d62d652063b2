"""A letter over any word of a source marks the whole of it."""

from __future__ import annotations

import pytest

from reader.marking import source_at
from reader.model import Span
from reader.text.segment import Segments

SOURCES = [
    "|Presiden Klub Tani Rahmat Hidayat| mengatakan panen mundur.",
    "|Kementerian luar negeri Ruritania| membantah kabar itu.",
    "Sementara itu, |kementerian sosial Ruritania| meminta waktu.",
    "“Kami siap,” kata |Wali Kota Bogorejo Siti Aminah| di Balai Kota.",
    "“Kami siap,” ujar |warga setempat|.",
    "“Kami siap,” kata |Rudi| saat dihubungi, Senin (3/4/2023).",
    "Menurut |pengamat transportasi Dewi Lestari|, tarif akan naik.",
    "|Pengamat ekonomi dari Universitas Rimba Raya, Toni Suryo|, menilai harga turun.",
    "“Belum,” kata |Ketua DPD Partai Pelita Garut, Yusuf Amir|, Kamis.",
    "Menurut |dia|, jalan itu rusak.",
    "|Ia| mengatakan jalan itu rusak.",
    "|Pasukan penjaga hutan di Rimba Utara| menuduh pembalak kembali.",
    "Dalam rapat di Balai Desa, |Marwoto| menjelaskan anggaran desa.",
    "|Wakil Ketua Komisi V yang juga politikus Partai Pelita itu| mengaku heran.",
    "|Joko dan Rina| mengatakan akan hadir.",
    "|Dokter Puskesmas (RS) Melati| mengimbau warga.",
    "|Transport Minister Ana Ruiz| said the bridge was safe.",
    "The bridge is safe, |the Ministry of Health| said.",
    "According to |the mayor’s office|, the fair was full.",
    "“We won,” said |Dale Ridge, a spokesman for the ferry workers|.",
    "|Lena Moss, the harbour master|, told reporters she was tired.",
    "|She| said the fair was full.",
    "Yesterday |she|'s said to have warned that it would rain.",
    "But |residents of the old town| warned that it would rain.",
    "|Gov. Mary Ann Cole (D-Utah)| added that it would rain.",
    "|Officials and villagers| said the road was closed.",
    "In a statement on Friday, |Northern Rail| said it would pay.",
]


@pytest.mark.parametrize("case", SOURCES)
def test_any_word_of_a_source_marks_all_of_it(case: str) -> None:
    before, expected, after = case.split("|")
    text = before + expected + after
    segments = Segments(text)
    for word in segments.words(Span(len(before), len(before + expected))):
        if text[word.start : word.end] == "yang":
            continue  # a letter over it picks the word: it may stand for the source itself
        found = source_at(segments, word)
        assert text[found.start : found.end] == expected, text[word.start : word.end]


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("Menurut warga, Ani Wijaya sudah mengatakan itu.", "warga", "warga"),
        ("Menurut Irfan, Ketua RT belum tahu.", "Irfan", "Irfan"),
        ("“Siap,” ujar Jumadi, di Pantai Selatan.", "Jumadi", "Jumadi"),
        ("“Siap,” kata Jumadi kepada wartawan.", "Jumadi", "Jumadi"),
        ("Ketua adat (Baca: Sejarah desa) Menurut Sari jelas.", "Sari", "Sari"),
        ("At a meeting in the old town hall, Ana Ruiz said so.", "Ruiz", "Ana Ruiz"),
        ("In a letter Friday, Ruiz said so.", "Ruiz", "Ruiz"),
        ("“Yes,” said Ruiz in a statement.", "Ruiz", "Ruiz"),
        ("The city sent a letter.", "city", "The city"),
        ("Mengatakan saja sulit.", "Mengatakan", "Mengatakan"),
    ],
)
def test_what_stands_beside_a_source_is_left_out(text: str, hint: str, expected: str) -> None:
    start = text.index(hint)
    found = source_at(Segments(text), Span(start, start + len(hint)))
    assert text[found.start : found.end] == expected


def test_an_endless_phrase_is_cut_and_not_explored() -> None:
    segments = Segments("Ani di " * 3000)
    word = segments.word_at(10_500)
    assert word is not None
    found = source_at(segments, word)
    assert found.start <= word.start < word.end <= found.end
