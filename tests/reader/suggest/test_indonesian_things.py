"""Things that are only named, seen or led up to, so that nobody says anything, in Indonesian."""

import pytest

from tests.reader.suggest.reading import said


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz menegaskan pentingnya vaksinasi yang dilakukan rutin untuk mencegah wabah.",
        "Ana Ruiz menyoroti pentingnya vaksinasi tidak hanya pada anak tetapi juga orang tua.",
        "Ana Ruiz mengungkapkan pengalaman tak terlupakan ketika mendaki gunung itu.",
        "Ana Ruiz menjanjikan konsep baru dan pertama kali dilakukan di Garut.",
        "Ia mempertanyakan logika pengelola pasar yang berubah setiap pekan.",
        "Tak hanya itu, petugas menemukan lagi dua kantong berisi beras curian dari gudang.",
        "Warga melihat seekor buaya kelaparan dan terluka di sungai.",
        "Dinas Pasar menemukan pelanggaran yang dilakukan oleh pedagang dengan menggelar lapak.",
        "Film 'Malam Sepi' bercerita tentang dua pelajar, yakni Adi (Budi) dan Eka (Rudi).",
        "Seperti diketahui bahwa salah satu tugas dinas adalah menjaga harga.",
        "Karena itu, ia melaporkan kejadian tersebut kepada Dinas Pasar untuk ditindaklanjuti.",
        "Melihat Ana bertingkah aneh, para pedagang lain panik.",
    ],
)
def test_what_is_only_named_or_seen_is_not_said(text: str) -> None:
    assert said(text, "id") == []


@pytest.mark.parametrize(
    "content",
    ["konsep itu sudah matang", "pengalaman itu membuatnya kuat", "kisah ini akan difilmkan"],
)
def test_what_is_said_of_such_a_thing_is_content(content: str) -> None:
    assert said(f"Ana Ruiz mengatakan {content}.", "id") == [("Ana Ruiz", "mengatakan", content)]


def test_what_nobody_foresaw_is_no_forecast() -> None:
    text = "Ia menjelaskan, ambruknya atap pasar itu tidak diprediksi sebelumnya karena kokoh."
    assert [cue for _, cue, _ in said(text, "id")] == ["menjelaskan"]


def test_words_that_lead_to_a_sentence_are_no_content() -> None:
    assert said("Sependapat, Ana Ruiz mengatakan jalan itu aman.", "id") == [
        ("Ana Ruiz", "mengatakan", "jalan itu aman")
    ]
    assert said("Artinya, kata dia, warga harus bisa menjaga diri.", "id") == [
        ("dia", "kata", "warga harus bisa menjaga diri")
    ]


def test_what_is_so_now_is_said() -> None:
    content = "saat ini harga cabai berada di angka Rp 17 ribu"
    assert said(f"Pedagang di pasar mengatakan {content}.", "id") == [
        ("Pedagang di pasar", "mengatakan", content)
    ]


def test_a_pointer_ends_what_a_forecast_is_about() -> None:
    content = "banjir yang merendam rumah warga di wilayah ini paling cepat surut pada Senin"
    assert said(f"Ia memperkirakan {content}.", "id") == [("Ia", "memperkirakan", content)]


def test_an_adjunct_with_its_comma_is_a_part_of_the_view() -> None:
    text = "Dari data tersebut, menurutnya Dinas Jalan memprogramkan 14 pelintasan."
    assert said(text, "id") == [
        ("", "menurutnya", "Dari data tersebut | Dinas Jalan memprogramkan 14 pelintasan")
    ]


@pytest.mark.parametrize("opener", [",", " bahwa"])
def test_whose_word_another_has_it_on(opener: str) -> None:
    text = f"Bima menjelaskan{opener} berdasarkan keterangan saksi, tabrakan itu berawal di pasar."
    assert said(text, "id")[1:] == [("saksi", "berdasarkan", "tabrakan itu berawal di pasar")]


def test_a_number_may_end_who_speaks() -> None:
    text = "Dinas Jalan Wilayah 2 mengingatkan kepada warga agar tidak bermain di rel."
    assert said(text, "id") == [("Dinas Jalan Wilayah 2", "mengingatkan", "tidak bermain di rel")]
