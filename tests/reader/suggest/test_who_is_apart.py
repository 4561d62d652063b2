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
        ("\nKeterangan foto: Hendra Wijaya memeluk ibunya.", "Hendra Wijaya"),
    ],
)
def test_a_quotation_is_of_the_one_told_of_right_before(between: str, speaker: str) -> None:
    text = f'Ana Salam mengatakan jalan rusak. {between} "Kami bersyukur," ucapnya.'
    assert speakers(text, "id") == ["Ana Salam", speaker]


@pytest.mark.parametrize("again", ["Artis cantik itu", "Pelantun 'Malam' itu"])
def test_an_artist_is_led_back_to(again: str) -> None:
    text = f"Penyanyi Ana Fajira mengatakan ia lelah. {again} mengaku senang."
    assert speakers(text, "id")[-1] == "Ana Fajira"
