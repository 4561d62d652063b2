"""Proves by what other names Indonesian news calls who speaks, and whom it introduces."""

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import said, speakers


@pytest.mark.parametrize(
    ("full", "short"),
    [("Tara Widarsa", "Tarawi"), ("Zulfikar Hasbun", "Zulhas"), ("Suta Purna Dirja", "Sudir")],
)
def test_a_name_is_blended_from_the_beginnings_of_its_words(full: str, short: str) -> None:
    text = f'Bupati Garut {full} meninjau jalan itu.\n\n"Kami siap," kata {short} di Garut.'
    assert speakers(text, "id") == [full]


def test_a_blended_name_that_two_can_have_stays_as_it_is() -> None:
    text = (
        'Bupati Garut Tara Widarsa bertemu Camat Tara Winata.\n\n"Kami siap," kata Tarawi di Garut.'
    )
    assert speakers(text, "id") == ["Tarawi"]


def test_a_name_that_is_misspelt_once_is_the_one_that_stands_more_often() -> None:
    text = (
        "Bupati Garut Fadli Warsa menilai jalan itu aman. Fadli sudah meninjaunya.\n\n"
        '"Kami siap," kata Fadil Warsa di Garut.'
    )
    assert speakers(text, "id") == ["Fadli Warsa", "Fadli Warsa"]


def test_two_people_of_one_family_stay_two() -> None:
    text = (
        "Bupati Garut Anton Warsa menilai jalan itu aman. Kemarin Anton Warsa meninjaunya.\n\n"
        '"Kami siap," kata Anita Warsa di Garut.'
    )
    assert speakers(text, "id") == ["Anton Warsa", "Anita Warsa"]


def test_a_name_between_commas_is_a_name_from_its_first_word() -> None:
    text = (
        "Wakil Ketua Komisi II DPR dari Partai Maju, Salman Umam Wirasta, mengatakan jalan itu "
        'aman.\n\n"Kami siap," kata Umam di Garut.'
    )
    assert speakers(text, "id") == ["Salman Umam Wirasta"] * 2


@pytest.mark.parametrize(
    "opening",
    [
        "Pada 10 Oktober, Sekretaris Jenderal Partai Maju Bersama atau PMB Hasan Wirya mengecam",
        "Wakil Ketua Umum Partai Golkar Habibwirya menyatakan keberatan terhadap",
    ],
)
def test_who_is_introduced_with_a_title_goes_on_speaking(opening: str) -> None:
    name = "Hasan Wirya" if "Hasan" in opening else "Habibwirya"
    text = (
        f'"Kami siap," kata Bupati Garut Ana Dharma.\n\n{opening} rencana itu. '
        "Menurutnya, jalan itu tidak aman."
    )
    assert speakers(text, "id") == ["Ana Dharma", name]


def test_a_relative_clause_with_a_nickname_belongs_to_the_name_before_it() -> None:
    text = (
        "Bupati Garut, Rudi A Salam, yang akrab disapa Asep mengungkapkan, jalan itu aman.\n\n"
        '"Kami siap," kata Asep.'
    )
    assert speakers(text, "id") == ["Rudi A Salam"] * 2
    assert said(text, "id")[0][0] == "Bupati Garut, Rudi A Salam, yang akrab disapa Asep"


def test_a_title_with_short_forms_in_brackets_reaches_to_the_comma_behind_the_name() -> None:
    text = (
        "Bakal calon presiden (capres) dari Partai Maju (PM) Rudi Salam, meminta warga untuk "
        "membuka jalan itu."
    )
    assert speakers(text, "id") == ["Rudi Salam"]


def test_what_may_not_be_said_is_no_turn_of_a_speaker() -> None:
    text = (
        "Ketua Dewan Rudi Salam menilai jalan itu aman.\n\nSoal jembatan itu, apakah menunjukkan "
        "bahwa desa lupa, Bupati Garut Ana Dharma mengatakan jembatan itu aman.\n\n"
        '"Kami siap," katanya.'
    )
    assert speakers(text, "id")[-1] == "Ana Dharma"


def test_own_words_about_a_party_are_not_part_of_its_name() -> None:
    text = "Rudi menilai jalan itu aman. Partai Maju sendiri, kata dia, yakin warga akan datang."
    assert "Partai Maju" in speakers(text, "id")


def test_a_survey_speaks_for_itself_whoever_cites_it() -> None:
    text = "Sebuah survei yang dikutip oleh Koran Maju mengatakan, warga akan pindah."
    assert speakers(text, "id") == ["Sebuah survei yang dikutip oleh Koran Maju"]


def test_a_head_with_a_list_of_fields_is_one_source() -> None:
    text = (
        "Kepala Pusat Data, Informasi, dan Komunikasi Bencana BNPB Rudi Salam menyampaikan bahwa "
        "jalan itu aman."
    )
    assert speakers(text, "id") == ["Rudi Salam"]
    assert said(text, "id")[0][0].startswith("Kepala Pusat Data, Informasi")


@pytest.mark.parametrize("title", ["sang menteri", "Sang menteri", "menteri itu", "Menteri"])
def test_a_title_alone_is_who_was_named_with_it(title: str) -> None:
    text = (
        f"Menteri Perhubungan Budi Dharma meninjau jalan itu.\n\nMenurut {title}, jalan itu aman."
    )
    assert speakers(text, "id") == ["Budi Dharma"]


def test_what_points_back_has_no_apposition() -> None:
    text = "Rudi Salam menilai jalan itu aman. Menurut anggota DPR ini, warga akan pindah."
    assert speakers(text, "id") == ["Rudi Salam", "Rudi Salam"]


@pytest.mark.parametrize(
    "second", ["Ketua KPU Ana Dharma", "Wakil Bupati Garut Ana Dharma", "Ana Dharma"]
)
def test_two_with_titles_who_speak_together_are_both_named(second: str) -> None:
    text = f"Direktur Lembaga Survei Garut (LSG) Igor Wirya dan {second} menilai jalan itu aman."
    assert speakers(text, "id") == ["Igor Wirya dan Ana Dharma"]


@pytest.mark.parametrize(
    "titled",
    [
        "Menteri Hukum dan Hak Asasi Manusia Rudi Salam",
        "Ketua Umum dan Sekretaris Jenderal Partai Maju Rudi Salam",
    ],
)
def test_two_titles_are_not_two_people(titled: str) -> None:
    assert speakers(f"{titled} menilai jalan itu aman.", "id") == ["Rudi Salam"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Kepala Seksi Profesi Polres Garut Kompol Busran, pada wartawan menyebutkan bahwa "
            "jalan itu aman.",
            "Busran",
        ),
        ('"Kami siap," ujar Akbar singkat.', "Akbar"),
        ("Fraksi-fraksi di Garut sebenarnya sudah sepakat bahwa jalan itu aman.", "Fraksi-fraksi"),
        ("Irjen Pol Fakhrizal menilai jalan itu aman.", "Fakhrizal"),
    ],
)
def test_what_stands_behind_or_before_a_name_is_no_part_of_it(text: str, name: str) -> None:
    (speaker,) = speakers(text, "id")
    assert speaker.removesuffix(" di Garut") == name


def test_a_company_between_a_title_and_a_name_is_no_part_of_the_name() -> None:
    text = (
        '"Kami siap," kata juru bicara Gugel Jose Castaneda. Castaneda menilai jalan itu aman. '
        "Kemarin Gugel menutup jalan itu. CEO Gugel Erik Yuana mengatakan warga akan pindah."
    )
    assert speakers(text, "id") == ["Jose Castaneda", "Jose Castaneda", "Erik Yuana"]


def test_a_blended_name_behind_an_adjunct_is_whom_the_text_is_about() -> None:
    text = (
        "Presiden Tara Widarsa terbang ke Garut. Hadir juga Mayjen Andika Perkasa.\n\n"
        "Sebelum terbang, Tarawi sempat ditemui warga. Dia mengatakan, jalan itu aman."
    )
    assert speakers(text, "id") == ["Tara Widarsa"]


def test_who_is_introduced_behind_a_dateline_speaks() -> None:
    text = (
        "GARUT - Wakil Ketua DPR, Fahri Warsa, menanggapi pertemuan bupati dengan bos Gugel, "
        "Mark Salam, hari ini. Ia mengatakan, jalan itu aman."
    )
    assert speakers(text, "id") == ["Fahri Warsa"]


@pytest.mark.parametrize(
    ("opening", "role", "affiliation"),
    [
        ("Wali Kota Garut Budi Santoso datang ke pasar.", "Wali Kota", "Garut"),
        ("Budi Santoso, ketua Partai Maju, datang ke pasar.", "ketua", "Partai Maju"),
        ("Polisi menangkap Budi Santoso di Garut.", "", ""),
    ],
)
def test_the_role_is_read_where_the_text_first_names_the_speaker(
    opening: str, role: str, affiliation: str
) -> None:
    (found,) = suggest(f"{opening} Budi mengatakan jalan itu rusak.", "id")
    assert (found.speaker, found.role, found.affiliation) == ("Budi Santoso", role, affiliation)


@pytest.mark.parametrize(
    "who",
    [
        "Seorang pejabat dinas yang menolak disebutkan namanya",
        "Petugas patroli yang enggan disebut namanya",
    ],
)
def test_who_does_not_want_to_be_named_is_the_whole_phrase(who: str) -> None:
    text = f"{who} mengatakan jalan itu rusak."
    assert said(text, "id") == [(who, "mengatakan", "jalan itu rusak")]


def test_both_of_two_are_named() -> None:
    text = (
        '"Kami siap," kata Bupati Lukman Hadi. "Kami juga," kata Ketua Endang Wirasti.\n\n'
        "Baik Lukman maupun Endang mengatakan jalan itu rusak."
    )
    assert speakers(text, "id")[-1] == "Lukman Hadi maupun Endang Wirasti"


def test_a_preposition_behind_a_short_form_is_no_part_of_a_name() -> None:
    text = (
        "Ketua Dewan Edison Salam mengatakan warga diawasi RT dan RW. Menurut Edison, itu baru. "
        '"Kini lebih kuat," ujarnya.'
    )
    assert speakers(text, "id") == ["Edison Salam"] * 3
