"""Where sentences end, and where a full stop ends nothing."""

from __future__ import annotations

import pytest

from reader.text.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Harga naik menjadi Rp. 5.000 per ikat.",
        "Menurut Dr. H. Budi Santoso, S.H. itu mahal.",
        "Pasal 5 ayat 2 No. 12 Tahun 2010 berlaku.",
        "Warga Jl. Melati menunggu.",
        "Mr. Ridge met Gov. Ann Dale in the U.S. Senate on Jan. 5.",
        "She left at 9 p.m. Monday.",
        '"Kami siap. Kami maju," kata Budi.',
        '"Apa?" tanya Ani.',
        "“Mengapa! Bagaimana?” seru mereka.",
        'Ia berkata, "Kami siap. Kami maju."',
        '"Saya datang," kata Ana, "besok pagi. Tunggu!"',
        "„Satu. Dua“, ujar warga.",
    ],
)
def test_one_sentence(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    "parts",
    [
        ["Hujan turun.", "Sungai meluap!", "Siapa yang tahu?", "Belum ada..."],
        ["He lives in the U.S.", "The train left at 5 p.m.", "She missed it."],
        ["Jawabannya no.", "Lalu ia pergi."],
        ['"Kami siap."', "Budi menambahkan semua sudah pulang."],
        ["Ia menulis “tidak”.", "Lalu pergi."],
        ["東京です。", "大阪です！", "終わり"],
        ["यह सच है।", "वह गया।"],
        ["Banjir terjadi pada 2014.", "Kini kering."],
    ],
)
def test_several_sentences(parts: list[str]) -> None:
    text = " ".join(parts) if parts[0][-1] != "。" else "".join(parts)
    assert split(text) == parts


def test_a_number_that_opens_a_list_is_no_sentence() -> None:
    assert split("1. Cuci beras. 2. Masak.") == ["1. Cuci beras.", "2. Masak."]


def test_abbreviations_can_be_given() -> None:
    text = "Lihat bag. Tiga."
    assert len(sentences(text, 0, len(text))) == 2
    assert len(sentences(text, 0, len(text), {"bag"})) == 1


def test_an_unclosed_quotation_does_not_swallow_its_paragraph() -> None:
    assert len(split('Ia berkata, "Kami siap. Kami maju. Kami menang.')) == 3
