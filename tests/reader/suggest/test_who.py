"""Who speaks: names, short names, pronouns, titles, and two people of one name."""

import pytest

from reader.model import SourceKind
from reader.suggest import suggest
from tests.reader.suggest.reading import speakers


def test_a_short_name_is_the_full_one() -> None:
    text = (
        "Kepala Dinas Sosial Garut Ratna Dewi mengatakan bantuan sudah dikirim.\n\n"
        '"Kami bekerja siang malam," kata Ratna.'
    )
    assert speakers(text, "id") == ["Ratna Dewi", "Ratna Dewi"]


def test_a_surname_is_the_full_name() -> None:
    text = "Transport Minister Ana Ruiz said the road was closed. “It is unsafe,” Ruiz said."
    assert speakers(text, "en") == ["Ana Ruiz", "Ana Ruiz"]


@pytest.mark.parametrize("second", ["ujarnya", "kata dia", "katanya", "kata pejabat itu"])
def test_a_pronoun_is_the_last_person_who_spoke(second: str) -> None:
    text = (
        "Ratna Dewi mengatakan jalan sudah dibuka. Pemerintah daerah menyatakan dana cukup. "
        f'"Kami bersyukur," {second}.'
    )
    assert speakers(text, "id")[-1] == "Ratna Dewi"


def test_a_pronoun_agrees_with_the_title() -> None:
    text = (
        "Mrs. Ana Ruiz said the road was closed. Mr. Sam Okafor said it was open. "
        "“It is unsafe,” she said."
    )
    assert speakers(text, "en") == ["Ana Ruiz", "Sam Okafor", "Ana Ruiz"]


def test_before_anybody_has_spoken_a_pronoun_is_whom_the_text_is_about() -> None:
    text = (
        "Petani muda Wawan Hidayat pulang ke desanya. "
        '"Saya ingin menanam kopi," kata dia. "Tanahnya subur."'
    )
    assert speakers(text, "id") == ["Wawan Hidayat", "Wawan Hidayat"]


def test_role_and_affiliation_are_read_off_the_mention() -> None:
    (found,) = suggest("Menteri Luar Negeri Armenia Ara Petrosyan mengatakan jalan dibuka.", "id")
    assert (found.speaker, found.role, found.affiliation) == (
        "Ara Petrosyan",
        "Menteri Luar Negeri",
        "Armenia",
    )


def test_role_and_affiliation_are_read_off_an_apposition() -> None:
    (found,) = suggest("“It is safe,” said Ana Ruiz, a spokeswoman for the harbour board.", "en")
    assert (found.speaker, found.role, found.affiliation) == (
        "Ana Ruiz",
        "spokeswoman",
        "harbour board",
    )


def test_two_people_of_one_name_are_not_merged_unsaid() -> None:
    text = (
        "Ana Ruiz said the road was closed. Her brother Tom Ruiz said it was open. "
        "“Nobody asked me,” Ruiz said."
    )
    found = suggest(text, "en")
    assert [s.speaker for s in found] == ["Ana Ruiz", "Tom Ruiz", "Tom Ruiz"]
    assert "two of this name" in found[2].why and "two of this name" not in found[1].why


def test_an_organization_has_its_full_name() -> None:
    text = (
        "Komisi Jalan Raya (KJR) menyatakan jembatan itu aman.\n\n"
        "KJR mengatakan pemeriksaan akan diulang."
    )
    assert speakers(text, "id") == ["Komisi Jalan Raya", "Komisi Jalan Raya"]


def test_a_title_alone_is_the_person_who_bears_it() -> None:
    text = "Bupati Rudi Salam datang. Bupati mengatakan, jalan itu akan diperbaiki."
    assert speakers(text, "id") == ["Rudi Salam"]


def test_whom_it_is_said_to_is_kept() -> None:
    (found,) = suggest("Rudi mengatakan kepada wartawan bahwa jalan itu aman.", "id")
    assert found.addressee == "wartawan"


def test_nobody_is_named_where_nobody_is() -> None:
    (found,) = suggest("Jembatan itu diduga roboh karena arus deras.", "id")
    assert (found.source_kind, found.speaker) == (SourceKind.NONE, "")


def test_a_name_behind_the_short_form_of_an_office_is_the_persons() -> None:
    text = (
        "Ketua Umum Pengurus Besar Persatuan Guru (PBPG) Ratna Dewi mengatakan, sekolah aman. "
        '"Mari kita mulai," ujarnya.'
    )
    assert speakers(text, "id") == ["Ratna Dewi", "Ratna Dewi"]


def test_a_small_word_with_a_capital_is_a_part_of_a_title() -> None:
    text = "Kemarin Menteri Dalam Negeri Ratna Dewi mengatakan bahwa desa itu aman."
    (found,) = suggest(text, "id")
    assert (found.speaker, found.role) == ("Ratna Dewi", "Menteri Dalam Negeri")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Sekretaris Badan Air Bersih (Babersih) Provinsi Papua Yohana Tirta", "Yohana Tirta"),
        ("Kepala Pusat Sungai (Pusai) Polri Brigadir Jenderal (Pol) Rudi Salam", "Rudi Salam"),
        ("Direktur Utama PT Kapal Biru (Persero) Tbk Ratna Dewi", "Ratna Dewi"),
        ("Menteri Koordinator Bidang Kepulauan dan Investasi Rudi Salam", "Rudi Salam"),
        ("Ketua Yayasan Pohon Palembang Kiagus Ahmad Salam", "Kiagus Ahmad Salam"),
        ("Ketua BK Muhammad Salam", "Muhammad Salam"),
        ("KH Ahmad Salam", "Ahmad Salam"),
        ("Prof. Dr. Rudi Salam", "Rudi Salam"),
        ("Ketua Umum Himpunan Tani Daeng Rusdi", "Daeng Rusdi"),
        ("Direktur Buah Segar Tubagus Utama", "Tubagus Utama"),
        ("Menteri Sosial Agung Salam", "Agung Salam"),
        ("Wali Kota Ratna", "Ratna"),
        ("Pembina Kampus Universitas Gadjah Mada Rudi Salam", "Rudi Salam"),
        ("Bupati Garut Ratna Dewi di Bandung", "Ratna Dewi"),
        ("Bupati Garut Ratna Dewi misalnya", "Ratna Dewi"),
        ("Sekretaris Fraksi PKT DPR RI Abdul Hakim", "Abdul Hakim"),
        ("Hakim Albertina Dewi", "Albertina Dewi"),
        ("Kepala Penerangan Kolonel (Czi) IGN Salam", "IGN Salam"),
        ("Rektor Unaga Prof Ratna Dewi", "Ratna Dewi"),
        ("Ratna Dewi selaku Ketua PD Pasar Baru", "Ratna Dewi"),
        ("Ketua Pengawas La Ode Rudi Salam", "La Ode Rudi Salam"),
        ("Direktur Utama Alfatih Timur", "Alfatih Timur"),
    ],
)
def test_a_name_is_parted_from_office_and_organization(source: str, name: str) -> None:
    text = f"Kemarin siang {source} mengatakan bahwa jalan itu aman."
    assert speakers(text, "id") == [name]


@pytest.mark.parametrize(
    "source", ["data Badan Penanaman Pohon", "nelayan Teluk Wirasa", "warga Cipayung"]
)
def test_things_and_groups_are_nobodys_name(source: str) -> None:
    assert speakers(f"Menurut {source}, jalan itu aman.", "id") == [source]


def test_what_stands_apart_in_the_article_is_no_part_of_a_name() -> None:
    text = (
        "Kereta Larimas melaju cepat. Larimas membuka jalur baru. "
        "Direktur Larimas Sekar Wulandari mengatakan, tiket sudah dijual."
    )
    assert speakers(text, "id") == ["Sekar Wulandari"]


def test_a_surname_shows_where_an_organization_before_the_name_ends() -> None:
    text = (
        "Direktur Eksekutif Suara Barometa M Salam mengatakan, jalan aman. Salam menambahkan, "
        "jalan dibuka. Suara Barometa menyebut, jalan itu ramai."
    )
    assert speakers(text, "id") == ["M Salam", "M Salam", "Suara Barometa"]


@pytest.mark.parametrize("thing", ["Langkah itu", "Kondisi ini", "Perusahaan tersebut"])
def test_a_thing_points_back_to_nobody(thing: str) -> None:
    text = f"Bupati Ratna Dewi mengatakan, jalan dibuka. {thing} memastikan bahwa jalan aman."
    assert speakers(text, "id") == ["Ratna Dewi", thing]


def test_two_people_with_a_hyphen_between_them_are_nobodys_full_name() -> None:
    text = (
        'Pasangan Ratna Dewi Salam-Rudi Banyu Asmoro menang di Garut. "Kami bersyukur," kata Ratna.'
    )
    assert speakers(text, "id") == ["Ratna"]


def test_a_title_with_a_relative_clause_is_the_person_who_bears_it() -> None:
    text = (
        "Bupati Rudi Salam datang. Bupati yang datang sore itu mengatakan, jalan akan diperbaiki."
    )
    assert speakers(text, "id") == ["Rudi Salam"]


def test_two_who_speak_together_are_both_named_in_full() -> None:
    text = "Ratna Dewi dan Rudi Salam bertemu di Garut. Ratna dan Rudi mengatakan jalan itu aman."
    assert speakers(text, "id") == ["Ratna Dewi dan Rudi Salam"]


def test_a_passive_may_say_by_whom() -> None:
    text = "Kemarin dilaporkan oleh Bupati Ratna Dewi bahwa jalan itu aman."
    (found,) = suggest(text, "id")
    assert (found.speaker, found.source_kind) == ("Ratna Dewi", SourceKind.EXPLICIT)


def test_an_act_done_by_somebody_says_nothing() -> None:
    assert speakers("Bupati Rudi Salam dilaporkan oleh warga ke polisi.", "id") == []


@pytest.mark.parametrize("short", ["RBS", "Presiden RBS", "BS"])
def test_a_persons_initials_are_the_person(short: str) -> None:
    text = f"Presiden Rudi Banyu Salam datang. Kemarin {short} mengatakan bahwa jalan itu aman."
    assert speakers(text, "id") == ["Rudi Banyu Salam"]


def test_the_initials_of_an_organization_are_no_persons() -> None:
    text = (
        "Badan Sungai rapat. Kemarin Bupati Budi Salam datang. Kemarin BS menilai jalan itu aman."
    )
    assert speakers(text, "id") == ["Badan Sungai"]


def test_a_nickname_may_come_first() -> None:
    text = (
        "Bupati Ratna Puspita Salam datang ke Garut. "
        '"Jalan itu aman," kata Dewi, sapaan akrab Ratna. Dewi menilai jalan itu sudah ramai.'
    )
    assert speakers(text, "id") == ["Ratna Puspita Salam", "Ratna Puspita Salam"]


@pytest.mark.parametrize("called", ["alias Dewi", "yang akrab disapa Dewi", "(Dewi)"])
def test_a_nickname_is_the_person(called: str) -> None:
    text = f"Bupati Ratna Puspita Salam {called} datang ke Garut. Dewi menilai jalan itu aman."
    assert speakers(text, "id") == ["Ratna Puspita Salam"]


def test_a_short_name_in_small_letters_is_the_organization() -> None:
    text = (
        "Menurut Ketua Badan Air Bersih (Babersih) Rudi, aman. Babersih menilai sungai sudah kotor."
    )
    assert speakers(text, "id") == ["Rudi", "Badan Air Bersih"]


def test_an_organization_before_a_name_is_not_that_person() -> None:
    text = "Menurut peneliti SAJ Ratna Dewi, jalan aman. Kemarin SAJ menilai jalan rusak."
    assert speakers(text, "id") == ["Ratna Dewi", "SAJ"]


def test_a_title_within_that_of_another_is_not_that_person() -> None:
    text = (
        "Kepala Sekretariat Presiden Rudi Salam datang. Presiden Ratna Dewi datang. "
        "Kepala Kantor Presiden Banyu Asmoro datang. Presiden menilai jalan itu aman."
    )
    assert speakers(text, "id") == ["Ratna Dewi"]


def test_a_title_alone_is_the_person_of_one_name() -> None:
    text = "Presiden Rudi datang ke Garut. Presiden menilai jalan itu aman."
    assert speakers(text, "id") == ["Rudi"]


@pytest.mark.parametrize("source", ["Reksa", "Reksa dari PT Kayu Jati"])
def test_one_name_at_the_head_of_sentences_is_a_persons(source: str) -> None:
    text = (
        f'"Jalan licin," kata Ratna Dewi. {source} mengatakan, pesanan turun. '
        'Reksa menambahkan, harga naik. "Kami rugi," ujarnya.'
    )
    assert speakers(text, "id")[-1] == "Reksa"


def test_who_is_not_named_may_go_on() -> None:
    text = (
        '"Jalan licin," kata Ratna Dewi. Seorang guru mengatakan, sekolah ditutup. '
        '"Kami menunggu," ujarnya.'
    )
    assert speakers(text, "id")[-1] == "Seorang guru"


@pytest.mark.parametrize("title", ["Gubernur Papua", "Menteri Perindustrian"])
def test_an_office_with_its_place_or_field_is_who_holds_it(title: str) -> None:
    text = f"{title} Rudi Salam datang ke Garut. {title} menilai jalan itu aman."
    assert speakers(text, "id") == ["Rudi Salam"]


def test_the_short_form_of_an_office_is_who_holds_it() -> None:
    text = "Wakil Presiden Rudi Salam datang ke Garut. Wapres menilai jalan itu aman."
    assert speakers(text, "id") == ["Rudi Salam"]


def test_a_name_that_is_written_like_a_thing_is_the_persons() -> None:
    text = 'Bupati Uu Salam datang ke Garut. "Jalan itu aman," kata Uu.'
    assert speakers(text, "id") == ["Uu Salam"]


def test_no_name_ends_with_a_form_of_address() -> None:
    text = "Kemarin Ratna Bu datang. Ratna menilai jalan itu aman."
    assert speakers(text, "id") == ["Ratna"]


def test_a_degree_is_no_name() -> None:
    text = "Menurut Ketua Partai Sungai Ir H Ratna Dewi, MSi, jalan itu aman."
    assert speakers(text, "id") == ["Ratna Dewi"]


def test_a_name_may_have_two_appositions() -> None:
    text = "Ratna Dewi, peneliti senior di Balai Air, lembaga milik Garut, mengatakan, sungai aman."
    assert speakers(text, "id") == ["Ratna Dewi"]


def test_a_rank_is_no_part_of_an_affiliation() -> None:
    (found,) = suggest(
        "Kepala Humas Polda Papua Komisaris Besar Rudi Salam mengatakan jalan dibuka.", "id"
    )
    assert (found.role, found.affiliation) == ("Kepala Humas", "Polda Papua")


def test_an_age_is_no_role() -> None:
    (found,) = suggest('"Jalan ini licin," kata Ratna Dewi (41), petani jagung.', "id")
    assert (found.speaker, found.role) == ("Ratna Dewi", "petani jagung")


def test_who_is_quoted_within_the_words_of_another_does_not_go_on() -> None:
    text = (
        "Ratna Dewi mengatakan, Bupati Rudi Salam memerintahkan agar jalan itu ditutup. "
        '"Besok kami mulai," ujarnya.'
    )
    assert speakers(text, "id") == ["Ratna Dewi", "Rudi Salam", "Ratna Dewi"]


@pytest.mark.parametrize(
    "presented",
    [
        "Bupati Rudi Salam menyambut baik rencana itu.",
        "Rudi Salam (52) ikut membersihkan sungai.",
        "Hal senada disampaikan Bupati Rudi Salam.",
        "Hal senada dikemukakan Ketua Badan Air Bersih (BAB) Garut Rudi Salam.",
        "Salah satunya Rudi Salam (21), pelajar.",
        "Ketua Fraksi Sungai, Rudi Salam, sepakat.",
        "Rudi Salam, petani jagung, ikut membersihkan sungai.",
        "Secara terpisah, Bupati Rudi Salam menyambut baik rencana itu.",
        "Pengamat jalan dari Garut, Rudi Salam, mengkritik rencana itu.",
        "Ketua sekaligus pendiri Komunitas Sungai, Rudi Salam, mendukung rencana itu.",
        "Bupati Rudi Salam menyambut baik rencana itu. Saat itu dia kaget melihat ada ular.",
    ],
)
def test_who_is_presented_behind_the_last_words_speaks_next(presented: str) -> None:
    text = f'"Jalan ini licin," kata Ratna Dewi. {presented} "Kami siap membantu," ujarnya.'
    assert speakers(text, "id")[-1] == "Rudi Salam"


def test_who_has_spoken_before_speaks_again_as_the_subject() -> None:
    text = (
        'Bupati Rudi Salam datang. "Saya tidak tahu," kata Rudi. Menurut Ratna Dewi, ia tahu. '
        'Rudi membantah tudingan itu. "Itu fitnah," ujarnya.'
    )
    assert speakers(text, "id") == ["Rudi Salam", "Ratna Dewi", "Rudi Salam"]


def test_what_is_presented_without_a_title_takes_no_turn() -> None:
    text = '"Jalan ini licin," kata Ratna Dewi. Tirta Jaya ramai sejak pagi. "Kami siap," ujarnya.'
    assert speakers(text, "id")[-1] == "Ratna Dewi"


def test_a_hyphen_shortens_the_last_word_of_a_name() -> None:
    text = "Rapat SDI Perjuangan berlangsung di Garut. SDI-P mengatakan jalan itu aman."
    assert speakers(text, "id") == ["SDI Perjuangan"]


def test_a_title_that_points_back_passes_over_who_was_only_named() -> None:
    text = (
        'Wakil Ketua Dewan Rudi Salam datang. "Jalan ini licin," kata Rudi. '
        "Terdakwa dari Garut, Ratna Dewi, mengikuti sidang itu. "
        '"Ini harus cepat selesai," ucap politisi itu.'
    )
    assert speakers(text, "id")[-1] == "Rudi Salam"
    named = text.replace("Terdakwa", "Politisi")
    assert speakers(named, "id")[-1] == "Ratna Dewi"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tetangga lain yang bernama Ratna Dewi mengatakan bahwa jalan itu licin.", "Ratna Dewi"),
        ('"Jalan ini licin," kata seorang warga yang bernama Rudi.', "Rudi"),
        ('Presiden River Academy Rudi Salam datang. "Bagus," kata Salam.', "Rudi Salam"),
    ],
)
def test_a_name_may_be_told_by_what_stands_before_it(text: str, name: str) -> None:
    assert speakers(text, "id") == [name]
