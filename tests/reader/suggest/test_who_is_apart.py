"""Who speaks when a comma, a channel or an event stands between what somebody is and the name."""

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import said, speakers


@pytest.mark.parametrize(
    ("source", "speaker", "role"),
    [
        ("Pelaksana Tugas Kepala Dinas Sosial Garut, Ramdani, dalam rilisnya", "Ramdani", "Kepala"),
        ("Manager Pertamina Garut, Daniel Salam kepada wartawan", "Daniel Salam", "Manager"),
        ("rekannya, Sari", "Sari", "rekannya"),
        ("Pelatih FC Roberto Silva", "Roberto Silva", "Pelatih"),
        ("Kapolda Wirna Irjen Pol. Rudi Salam", "Rudi Salam", "Kapolda Wirna Irjen"),
    ],
)
def test_the_name_behind_what_somebody_is(source: str, speaker: str, role: str) -> None:
    [found] = suggest(f'"Jalan itu rusak," kata {source}, Senin.', "id")
    assert found.speaker == speaker
    assert role in found.role


def test_a_name_is_whole_before_a_verb_behind_its_rank() -> None:
    text = "Kapolda Wirna Irjen Pol. Rudi Salam mengatakan jalan ditutup."
    assert speakers(text, "id") == ["Rudi Salam"]


def test_a_channel_is_no_part_of_who_speaks() -> None:
    text = "Kementerian Sosial melalui akun X resminya menyatakan jalan ditutup."
    assert speakers(text, "id") == ["Kementerian Sosial"]


def test_the_fields_of_an_office_are_one_name_before_its_district() -> None:
    office = "Dinas Jalan, Pasar dan Perdagangan (Disjal), Kabupaten Wirna"
    text = f"{office}, mencatat harga cabai mengalami kenaikan."
    assert said(text, "id") == [(office, "mencatat", "harga cabai mengalami kenaikan")]


def test_who_learns_somewhere_is_meant_not_where() -> None:
    text = (
        "Tia yang sedang menempuh pendidikan di Ilmu Hewan, Fakultas Hewan, "
        "mengungkapkan bahwa limbah itu berbahaya."
    )
    [(source, _, _)] = said(text, "id")
    assert source.startswith("Tia yang sedang menempuh")


def test_an_office_with_its_holder_where_the_verb_was_forgotten() -> None:
    text = '"Laporannya tidak menyebutkan siapa," juru bicara KPK Ana Salam di Gedung KPK, Jumat.'
    assert said(text, "id") == [
        ("juru bicara KPK Ana Salam", "", '"Laporannya tidak menyebutkan siapa,"')
    ]


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("Kakak AR, Wahyu, tidak terima.", "Wahyu"),
        ("Ibu korban, Sumarni (52), menangis.", "Sumarni"),
        ("Hendra yang sejak pagi menunggu langsung bersujud.", "Hendra"),
        ("Hendra bersujud.", "Hendra"),
        ("\nKeterangan foto: Hendra Wijaya memeluk ibunya.", "Hendra Wijaya"),
    ],
)
def test_a_quotation_is_of_the_one_told_of_right_before(between: str, speaker: str) -> None:
    text = f'Ana Salam mengatakan jalan rusak. {between} "Kami bersyukur," ucapnya.'
    assert speakers(text, "id") == ["Ana Salam", speaker]


def test_an_artist_whom_a_sentence_presents_is_led_back_to() -> None:
    text = (
        "Terbaru, bintang film sekaligus penyanyi Ana Fajira baru saja merampungkan film. "
        "Artis cantik itu mengaku senang."
    )
    assert speakers(text, "id") == ["Ana Fajira"]


def test_one_name_with_what_its_bearer_acts_as_is_a_person() -> None:
    text = (
        "Budi Salam mengatakan jalan rusak. Jimmy dari Maju Corp selaku promotor mengatakan bahwa "
        "konser siap. Dia berharap konser itu sukses."
    )
    assert speakers(text, "id") == ["Budi Salam", "Jimmy", "Jimmy"]


def test_an_event_is_nobody() -> None:
    text = "Konser Rossa akan digelar di Garut. Penyanyi itu mengatakan, panggung sudah siap."
    assert speakers(text, "id") == ["Rossa"]


def test_the_arm_of_a_rank_is_no_affiliation() -> None:
    [found] = suggest("Kapolda Garut Irjen Pol Rudi Salam mengatakan jalan ditutup.", "id")
    assert (found.speaker, found.affiliation) == ("Rudi Salam", "Garut")


@pytest.mark.parametrize("again", ["Artis cantik itu", "Pelantun 'Malam' itu"])
def test_an_artist_is_led_back_to(again: str) -> None:
    text = f"Penyanyi Ana Fajira mengatakan ia lelah. {again} mengaku senang."
    assert speakers(text, "id")[-1] == "Ana Fajira"


def test_an_account_is_named_with_its_mark() -> None:
    assert said('"Jalan itu rusak parah," tulis akun @garutkini, Senin.', "id") == [
        ("akun @garutkini", "tulis", '"Jalan itu rusak parah,"')
    ]


def test_where_an_account_is_does_not_reach_over_the_full_stop() -> None:
    text = (
        '"Jalan itu rusak parah," tulis akun @garutkini di X. Akun itu juga menuding dinas lalai.'
    )
    assert [source for source, _, _ in said(text, "id")] == ["akun @garutkini di X", "Akun itu"]


def test_what_a_headline_denies_is_no_source() -> None:
    text = "Bantah Isu Kenaikan Harga, Menteri Turun ke Pasar\n\nMenteri turun ke pasar."
    assert said(text, "id") == []
