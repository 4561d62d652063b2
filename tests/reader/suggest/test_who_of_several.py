"""Who speaks where others are named beside: names behind ranks, and pronouns."""

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import speakers


@pytest.mark.parametrize(
    ("rank", "name"),
    [
        ("Letnan Kolonel (Inf)", "Warta Nusantara Salam"),
        ("Letkol", "Budi Nusantara"),
        ("Komisaris Besar", "Ana Papua Wirna"),
    ],
)
def test_a_name_behind_a_rank_goes_on_over_the_name_of_a_place(rank: str, name: str) -> None:
    text = f"Komandan Kodim {rank} {name} menyampaikan, ada dua jalan yang ditutup."
    assert speakers(text, "id") == [name]


def test_a_pronoun_stands_for_who_spoke_and_not_for_whom_he_spoke_of() -> None:
    text = (
        "Wakil Ketua Partai Maju, Rudi Salam, menyatakan ketua partainya, Budi Dharma, kerap "
        "bertemu warga. Ia pun mengklaim jalan itu aman."
    )
    assert speakers(text, "id") == ["Rudi Salam", "Rudi Salam"]


@pytest.mark.parametrize(
    "described",
    [
        "mantan Kepala Staf Angkatan Darat (KSAD) ini",
        "putra pemilik toko Murah di Garut ini",
        "politikus Partai Maju itu",
        "putra bungsu Bupati Ana Dharma tersebut",
    ],
)
def test_a_description_that_points_back_names_nobody_new(described: str) -> None:
    text = f'Ketua Dewan Rudi Salam menilai jalan itu aman. "Kami siap," kata {described}.'
    assert speakers(text, "id") == ["Rudi Salam", "Rudi Salam"]


def test_a_name_right_behind_its_title_is_the_speaker_also_where_a_place_is_pointed_at() -> None:
    text = (
        "Ketua Dewan Rudi Salam menilai jalan itu aman. "
        '"Kami siap," kata dokter Budi Dharma di gedung ini.'
    )
    assert speakers(text, "id") == ["Rudi Salam", "Budi Dharma"]


def test_a_name_is_also_called_by_its_beginning() -> None:
    text = (
        "Istri aktivis Rudi Salam, Suciwati, menilai jalan itu aman.\n\n"
        '"Kami siap," kata Suci di kantornya.'
    )
    assert speakers(text, "id") == ["Suciwati", "Suciwati"]


def test_a_name_is_called_by_its_beginning_also_where_no_title_stood() -> None:
    text = (
        "Garut, Warta -- Istri petani Rudi Salam, Suciwati menilai jalan itu aman. "
        '"Kami siap," kata Suci.'
    )
    assert speakers(text, "id") == ["Suciwati", "Suciwati"]


def test_two_people_are_told_apart_though_one_name_begins_the_other() -> None:
    text = (
        "Camat Budiman menilai jalan itu aman. Lurah Budi mengatakan pasar itu ramai. "
        '"Kami siap," kata Budi.'
    )
    assert speakers(text, "id") == ["Budiman", "Budi", "Budi"]


def test_a_pronoun_is_whom_the_sentence_before_turned_to() -> None:
    text = (
        "Calon bupati Ana Ruiz tidak terlibat. Hal itu diungkap oleh Ketua Dewan Rudi Salam.\n\n"
        '"Saya tidak terlibat," kata Ana. Sebelumnya diberitakan, Rudi Salam terus terang tentang '
        "rapat itu. Dia menyebut jalan itu aman."
    )
    assert speakers(text, "id")[-1] == "Rudi Salam"


def test_a_short_name_behind_an_adjunct_is_whom_the_text_is_about() -> None:
    text = (
        "Petani Muhammad Wawan mengalahkan Ketua Partai Kuat, Rudi Akbar Salam. Rudi masih muda. "
        "Saat berbincang dengan Warta, Wawan awalnya tak tertarik dengan pasar. "
        "“Di pikiran saya dulu pasar itu sepi,” kata dia."
    )
    assert speakers(text, "id")[-1] == "Muhammad Wawan"


def test_an_adverb_of_seeming_is_no_part_of_the_name() -> None:
    assert speakers("Rudi Salam seolah memaklumi bahwa jalan itu rusak.", "id") == ["Rudi Salam"]


def test_a_university_with_a_name_of_its_own_is_no_part_of_the_speaker() -> None:
    text = "Pengamat dari Universitas Jenderal Soedirman Budi Salam Dharma menilai jalan itu aman."
    assert speakers(text, "id") == ["Budi Salam Dharma"]


def test_both_are_the_last_two_who_spoke() -> None:
    text = (
        "Ketua Dewan Rudi Salam mengatakan jalan itu aman. Sekretaris Ana Ruiz menilai pasar itu "
        "ramai. Keduanya sepakat bahwa warga harus pindah."
    )
    assert speakers(text, "id") == ["Rudi Salam", "Ana Ruiz", "Rudi Salam dan Ana Ruiz"]


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("City Knew of Danger, Records Show", "Records"),
        ("Bridge Must Close, Union Says", "Union"),
        ("Ana Ruiz Says Bridge Must Close", "Ana Ruiz"),
    ],
)
def test_the_verb_of_a_headline_is_no_part_of_a_name(headline: str, speaker: str) -> None:
    assert speakers(f"{headline}\n\nThe bridge is old.", "en") == [speaker]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Engineer Paul Moss of the union", ("Paul Moss", "Engineer", "union")),
        ("Senator Ana Ruiz of Wirna", ("Ana Ruiz", "Senator", "Wirna")),
        ("Paul Moss of Leeds", ("Paul Moss", "", "Leeds")),
        ("Royal Bank of Wirna", ("Royal Bank of Wirna", "", "")),
        ("Bishop of Leeds", ("Bishop of Leeds", "", "")),
    ],
)
def test_a_person_is_told_from_whom_he_is_of(source: str, expected: tuple[str, str, str]) -> None:
    (found,) = suggest(f"The bridge is a wreck, said {source}.", "en")
    assert (found.speaker, found.role, found.affiliation) == expected


def test_a_usual_given_name_begins_a_name_that_a_sentence_begins_with() -> None:
    text = "Paul Moss left the bridge to the town. “It will hold,” Moss said."
    assert speakers(text, "en") == ["Paul Moss"]


def test_who_denies_it_is_the_one_behind_the_office_and_its_comma() -> None:
    text = (
        "Pernyataan itu dibantah Direktur Wahana Pesisir, Yosef Manggala. Ia menilai dokumen itu "
        'cacat. "Itu salinan," sebut Yosef.'
    )
    found = suggest(text, "id")
    assert [f.speaker for f in found] == ["Yosef Manggala"] * 2
    assert {f.role for f in found} == {"Direktur Wahana Pesisir"}


@pytest.mark.parametrize(
    "described",
    ["Eks pelatih Persela itu", "Ayah dua anak ini", "Lulusan kampus itu"],
)
def test_who_is_described_again_is_who_spoke(described: str) -> None:
    text = (
        f"Pelatih Garuda Rahmat Sudirja mengakui timnya kalah. {described} mengatakan timnya siap."
    )
    assert speakers(text, "id") == ["Rahmat Sudirja", "Rahmat Sudirja"]


def test_a_title_that_a_comma_parts_from_its_name_stands_for_it_later() -> None:
    text = (
        "Jaksa KPK, Rudi Salam, menanyakan siapa yang menyuruh saksi. "
        '"Siapa yang menyuruh?" tanya jaksa.'
    )
    assert speakers(text, "id") == ["Rudi Salam", "Rudi Salam"]


def test_a_pronoun_is_whom_the_sentence_before_is_about_when_the_text_named_him_before() -> None:
    text = (
        "Saksi bernama Ana Ruiz mengaku menyetor uang kepada kepala dinas, Budi Santoso.\n\n"
        "Mendengar kesaksian itu, Budi Santoso membantah. Ia merasa difitnah."
    )
    assert speakers(text, "id")[-1] == "Budi Santoso"


def test_an_organization_keeps_the_fields_of_its_name() -> None:
    text = (
        "Badan Meteorologi, Klimatologi, dan Geofisika (BMKG) mengimbau nelayan mewaspadai ombak."
    )
    assert speakers(text, "id") == ["Badan Meteorologi, Klimatologi, dan Geofisika"]


def test_who_acts_behind_a_time_and_a_dateline_speaks_behind() -> None:
    text = (
        "Kisah Guru Honorer di Pulau Terluar\n\n"
        "TIMUR, Kupang - Setiap Senin subuh Maria Goreti mendayung dua jam.\n\n"
        '"Kalau ombak besar, saya menangis," katanya.'
    )
    assert speakers(text, "id") == ["Maria Goreti"]
