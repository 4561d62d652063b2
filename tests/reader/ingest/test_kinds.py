"""What a line is by its own words: pay walls and rules of comments are no news, and news is."""

from __future__ import annotations

import pytest

from reader.ingest.kinds import Kind, read_line
from reader.ingest.lines import units


def kind_of(text: str) -> Kind:
    return read_line(units(text)[0], "").kind


@pytest.mark.parametrize(
    "text",
    [
        "This article is available only to subscribers.",
        "To continue reading, take out a subscription for a month.",
        "You have reached your limit of free articles this month.",
        "You’ve read all your free articles.",
        "Sign in to read this article in full.",
        "Want to read more? A trial month costs one crown.",
        "Comments are moderated before they are published.",
        "The views expressed in this column are those of its author.",
        "Artikel ini khusus untuk pelanggan.",
        "Untuk membaca artikel ini selengkapnya, silakan berlangganan.",
        "Sudah berlangganan? Masuk di sini.",
        "Anda telah mencapai batas artikel gratis bulan ini.",
        "Komentar sepenuhnya menjadi tanggung jawab penulisnya.",
        "Isi tulisan ini tidak mencerminkan sikap redaksi.",
    ],
)
def test_pay_walls_and_rules_of_comments_are_boilerplate(text: str) -> None:
    assert kind_of(text) is Kind.BOILERPLATE


@pytest.mark.parametrize(
    "text",
    [
        "This article of the treaty is for the courts to read, the judge said.",
        "To continue the talks, both sides met in Port Laras on Monday.",
        "You have reached a point of no return, the mayor told the council.",
        "Comments by the minister on Monday angered the fishermen.",
        "Views expressed at the meeting differed widely.",
        "Untuk membaca peta itu, nelayan masuk ke kantor pelabuhan.",
        "Artikel ini ditulis warga desa untuk koran sekolah mereka.",
        "Komentar wali kota tentang tanggul itu menuai protes.",
        "Anda telah mencapai puncak, kata pemandu kepada para pendaki.",
    ],
)
def test_sentences_that_begin_like_them_are_text(text: str) -> None:
    assert kind_of(text) is Kind.PLAIN
