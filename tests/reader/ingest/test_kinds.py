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
        "Get the day's most important stories in your inbox every morning.",
        "Enter your email address",
        "By entering your email you agree to our terms of use.",
        "Want more news from the coast? Our Friday newsletter brings it to you.",
        "Do you know more about this story? Write to us at tips@news.example.",
        "You can contact the reporter at budi@news.example.",
        "Subscribers have access to all articles and to our archive.",
        "First month for 1 crown, cancel at any time.",
        "We may earn a commission when you buy through links on this page.",
        "At this point you will find content of another site.",
        "This audio was generated automatically and may have mistakes.",
        "This article was translated with the help of AI.",
        "If you value our work, please support us with a donation today.",
        "Segera lengkapi data dirimu dan ikuti program apresiasi pembaca.",
        "Ringkasan ini diterjemahkan secara otomatis dan diperiksa penyunting.",
        "Yuk, ikuti obrolan pembaca kami di sini.",
        "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.",
        "Dieser Artikel ist nur für Abonnenten lesbar.",
        "La suite est réservée aux abonnés.",
        "Este contenido es exclusivo para suscriptores.",
        "Questo articolo è riservato agli abbonati.",
    ],
)
def test_pay_walls_offers_and_rules_of_comments_are_boilerplate(text: str) -> None:
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
        "The newsletter of the fishermen said that the quay would be closed.",
        '"Our newsletter had a thousand readers once," the old editor said.',
        "Get out of the harbour, the captain told them, before the storm comes.",
        "By entering your home without a warrant they broke the law, the judge said.",
        "Subscribers have complained that their papers came late this week.",
        "This article of the law was written by a machine gunner in 1918, he said.",
        "Do you have a boat? If so, the new rule concerns you, the council says.",
        "Support us and we will build the wall, the candidate told the crowd.",
        "Ich bin kein Fischer, sagte der Minister am Montag im Hafen.",
        "Yuk Lan, pemilik kedai kopi, menyambut para tamu.",
    ],
)
def test_sentences_that_begin_like_them_are_text(text: str) -> None:
    assert kind_of(text) is Kind.PLAIN
