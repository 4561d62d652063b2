"""Proves that what others say within a quotation is read, and what is no speech there is not."""

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import read, said, speakers

QUOTED = [
    (
        "Pengadilan menyatakan mereka bersalah",
        ("Pengadilan", "menyatakan", "mereka bersalah"),
    ),
    (
        "Publik masih melihat bahwa jalan itu belum selesai",
        ("Publik", "melihat", "jalan itu belum selesai"),
    ),
    (
        "Kami lelah. Sebanyak 84 warga juga mengaku akan pindah",
        ("Sebanyak 84 warga", "mengaku", "akan pindah"),
    ),
    (
        "Kepolisian memerintahkan warga untuk pulang",
        ("Kepolisian", "memerintahkan", "pulang"),
    ),
    (
        "Lurah mengatakan bahwa jalan itu akan ditutup, tetapi kami akan melawan",
        ("Lurah", "mengatakan", "jalan itu akan ditutup"),
    ),
    (
        "Camat Budi Dharma bilang jalan itu akan ditutup",
        ("Camat Budi Dharma", "bilang", "jalan itu akan ditutup"),
    ),
]


@pytest.mark.parametrize(("quoted", "inner"), QUOTED)
def test_what_another_says_is_read_within_a_quotation(
    quoted: str, inner: tuple[str, str, str]
) -> None:
    text = f'"{quoted}," kata Rudi.'
    assert said(text, "id") == [("Rudi", "kata", f'"{quoted},"'), inner]


@pytest.mark.parametrize(
    "quoted",
    [
        "Saya mengatakan bahwa jalan itu aman",
        "Warga jangan bilang jalan itu akan ditutup",
        "Kalau warga mengaku jalan itu rusak, kami datang",
        "Apakah warga menilai jalan itu aman? Kami ragu",
        "Tim kami bergerak memastikan warga sudah pulang",
        "Ini menunjukkan bahwa jalan itu aman",
        "Warga sudah mengaku",
        "Seandainya bupati mengatakan jalan itu aman, warga senang",
        "Kami ingin bupati mengatakan jalan itu aman",
    ],
)
def test_what_is_no_speech_of_another_is_not(quoted: str) -> None:
    text = f'"{quoted}," kata Rudi.'
    assert [cue for _, cue, _ in said(text, "id")] == ["kata"]


def test_who_is_quoted_within_a_quotation_does_not_go_on_speaking() -> None:
    text = (
        'Ketua Dewan Rudi Salam menilai jalan itu aman. "Camat Budi Dharma bilang jalan itu akan '
        'ditutup," kata Rudi. "Kami siap," katanya.'
    )
    assert speakers(text, "id") == ["Rudi Salam", "Rudi Salam", "Budi Dharma", "Rudi Salam"]


def test_the_marks_of_the_quotation_stand_where_they_stood() -> None:
    text = "Rudi berkata, “Kami siap. Warga desa menyatakan jalan itu rusak. Kami datang.”"
    found = [read(text, one) for one in suggest(text, "id")]
    assert ("Warga desa", "menyatakan", "jalan itu rusak") in [one[:3] for one in found]


def test_another_language_reads_no_speech_within_a_quotation_again() -> None:
    text = '"The court said that they are guilty," Ana said.'
    assert [cue for _, cue, _ in said(text, "en")] == ["said"]
