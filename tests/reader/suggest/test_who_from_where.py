"""Indonesian sources with places behind commas, people introduced without speaking, short names."""

import pytest

from tests.reader.suggest.reading import said, speakers


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Wali murid SD Tunas Harapan, Bekasi", "Wali murid SD Tunas Harapan"),
        (
            "Sarmini (47), salah satu pedagang asal Desa Pagak, Kecamatan Semanu yang buta huruf",
            "Sarmini",
        ),
        ("Raka Wijaya Putra (8), seorang penari cilik,", "Raka Wijaya Putra"),
        ("Warga Desa Sumber, Kecamatan Wates, Rahimun Saleh", "Rahimun Saleh"),
        ("Warga Desa Sumber, Pulau Karang ini, Rahimun,", "Rahimun"),
    ],
)
def test_a_place_behind_a_comma_belongs_to_who_speaks(source: str, speaker: str) -> None:
    text = f"{source} mengaku tidak sanggup membayar."
    assert said(text, "id") == [(source.rstrip(","), "mengaku", "tidak sanggup membayar")]
    assert speakers(text, "id") == [speaker]


@pytest.mark.parametrize("place", ["Di Desa Sumber, Kecamatan Wates", "Di Garut, Jawa Barat"])
def test_where_it_happens_is_no_source(place: str) -> None:
    text = f"{place}, Rahimun Saleh mengatakan sawah itu kering."
    assert said(text, "id") == [("Rahimun Saleh", "mengatakan", "sawah itu kering")]


def test_places_alone_are_whom_the_sentence_before_introduced() -> None:
    text = (
        "Sarmini, warga Dusun Krajan, Kecamatan Semanu. Wonosobo, Jawa Tengah membenarkan jika "
        'rumahnya roboh. "Kami tidur di tenda," ujarnya.'
    )
    assert speakers(text, "id") == ["Sarmini", "Sarmini"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lain halnya dengan Rahimun.",
        "Penolong pertama adalah nelayan Rahimun.",
        "Perahu itu lalu ditarik oleh Rahimun.",
    ],
)
def test_who_ends_a_sentence_may_be_whom_the_next_is_about(sentence: str) -> None:
    text = (
        "Kepala Desa Sumber, Tarjo Wibisono, mengatakan air sudah surut. "
        f"{sentence} Ia mengaku tidak melihat apa-apa."
    )
    assert speakers(text, "id") == ["Tarjo Wibisono", "Rahimun"]


def test_with_whom_somebody_met_is_not_whom_the_next_sentence_is_about() -> None:
    text = (
        "Kepala Desa Sumber, Tarjo Wibisono, mengatakan air sudah surut. "
        "Ia bertemu dengan Rahimun. Ia mengaku tidak melihat apa-apa."
    )
    assert speakers(text, "id") == ["Tarjo Wibisono", "Tarjo Wibisono"]


def test_who_lives_there_is_who_was_introduced_last() -> None:
    text = (
        "Tarjo (51) mengatakan air sudah surut. Lain halnya dengan Rahimun. "
        "Warga Dusun Krajan, Desa Sumber, Kecamatan Wates ini mengaku air belum surut."
    )
    assert speakers(text, "id") == ["Tarjo", "Rahimun"]


def test_what_makes_somebody_afraid_does_not_speak() -> None:
    text = "Berita itu membuat takut pedagang dan memilih pulang."
    assert said(text, "id") == []


def test_a_short_name_may_be_the_end_of_a_name() -> None:
    text = (
        "Kapolres Garut AKBP Sunaryo mengatakan pelaku sudah ditangkap.\n\n"
        '"Dia sendirian," kata Naryo.'
    )
    assert speakers(text, "id") == ["Sunaryo", "Sunaryo"]


def test_who_has_an_age_of_his_own_is_no_short_name() -> None:
    text = (
        "Kapolres Garut AKBP Sunaryo mengatakan pelaku sudah ditangkap.\n\n"
        '"Dia sendirian," kata Naryo (34).'
    )
    assert speakers(text, "id") == ["Sunaryo", "Naryo"]


def test_a_clause_behind_the_speaker_is_what_is_said() -> None:
    text = "Saat diperiksa, kata Wirno, perempuan itu berusaha menelan surat."
    assert said(text, "id") == [
        ("Wirno", "kata", "Saat diperiksa | perempuan itu berusaha menelan surat")
    ]


def test_a_connective_is_no_part_of_a_name() -> None:
    text = (
        'Jadi Ibu Tarmi pulang lebih awal. "Saya lelah," kata Tarmi. '
        "Apalagi Tarmi mengaku sedang sakit."
    )
    assert speakers(text, "id") == ["Tarmi", "Tarmi"]


@pytest.mark.parametrize("phrase", ["pria yang karib disapa Wisa", "pria akrab dipanggil Wisa"])
def test_a_nickname_is_that_of_who_was_introduced_last(phrase: str) -> None:
    text = (
        "Pelatih Garuda FC, Wirno Lukito, mengatakan timnya sudah lelah.\n\n"
        f'"Kami kalah," kata {phrase}.\n\nWisa mengatakan wasit keliru.'
    )
    assert speakers(text, "id") == ["Wirno Lukito"] * 3


def test_whom_a_quotation_names_does_not_speak_it() -> None:
    text = (
        "Seorang pedagang mengaku tidak sanggup membayar. Bu Tarmi menyebut iuran itu wajib. "
        '"Bu Tarmi memaksa kami," kata dia. "Kami keberatan," sambungnya.'
    )
    assert speakers(text, "id") == ["Seorang pedagang", "Tarmi", *["Seorang pedagang"] * 2]


def test_who_says_his_own_name_speaks() -> None:
    text = 'Wirno Lukito mengatakan jalan itu rusak. "Saya Wirno, orang sini," katanya.'
    assert speakers(text, "id") == ["Wirno Lukito", "Wirno Lukito"]


def test_a_name_ends_before_what_its_bearer_does() -> None:
    text = '"Saya lupa," kata Yoyok duduk di kursi depan.'
    assert speakers(text, "id") == ["Yoyok"]


def test_a_school_with_a_number_is_no_person() -> None:
    text = "Wali murid SMPN 2 Tunas Mulya mengeluhkan adanya pungutan."
    assert speakers(text, "id") == ["Wali murid SMPN 2 Tunas Mulya"]


@pytest.mark.parametrize("opening", ["Apalagi lanjut Eko", "Untuk itu kata Eko"])
def test_a_connective_may_stand_before_who_says_it(opening: str) -> None:
    cue = opening.split()[-2]
    text = f"{opening}, saat ini kedelai sudah berbunga."
    assert said(text, "id") == [("Eko", cue, "saat ini kedelai sudah berbunga")]


def test_an_office_in_a_district_has_it_in_its_name() -> None:
    text = (
        "Badan Pengairan Daerah (BPD) Kabupaten Wirna melaporkan dua tanggul sudah jebol.\n\n"
        "BPD mengimbau warga tetap tenang."
    )
    assert speakers(text, "id")[-1] == "Badan Pengairan Daerah (BPD) Kabupaten Wirna"


def test_a_short_title_with_a_short_field_is_the_only_one_of_that_title() -> None:
    text = (
        "Menteri Koordinator Bidang Pembangunan Manusia dan Kebudayaan Wirno Lukito menyatakan "
        'sekolah sudah aman.\n\n"Guru cukup," kata Menko PMK.'
    )
    assert speakers(text, "id") == ["Wirno Lukito", "Wirno Lukito"]


def test_two_who_play_together_speak_together() -> None:
    text = (
        "Pasangan ganda putri Rani Kusuma/Tia Lestari mengaku belum puas.\n\n"
        'Rani/Tia mengatakan lawan terlalu cepat. "Kami lelah," kata Tia.'
    )
    pair = "Rani Kusuma/Tia Lestari"
    assert speakers(text, "id") == [pair, pair, "Tia Lestari"]


def test_what_stands_behind_for_is_no_person() -> None:
    text = (
        "Peneliti Lena Vogt dari Hale Centre for Coastal Ecology di Jerman mengatakan laut itu "
        "makin hangat."
    )
    assert speakers(text, "id") == ["Lena Vogt"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Camat Wates, Hj. Rusmini, SE,", "Rusmini"),
        ("Korban, Sulastri,", "Sulastri"),
        ("Warga Desa Sumber bernama Ngatini", "Ngatini"),
    ],
)
def test_one_word_may_be_a_name_behind_what_its_bearer_is(source: str, speaker: str) -> None:
    assert speakers(f"{source} mengatakan jalan sudah dibuka.", "id") == [speaker]


def test_who_ends_a_recap_is_whom_the_next_sentence_is_about() -> None:
    text = (
        'Ujang (53) mengaku tidak punya air. "Sumur saya kering," kata dia. Hal senada '
        'disampaikan Entin. Perempuan 41 tahun itu menyebut sumurnya keruh. "Bau," tuturnya.'
    )
    assert speakers(text, "id") == ["Ujang", "Ujang", "Entin", "Entin"]


def test_a_grandmother_of_three_is_who_was_named_last() -> None:
    text = (
        "Korban, Sulastri, mengatakan gelangnya hilang. "
        "Nenek tiga cucu itu berharap gelangnya kembali."
    )
    assert speakers(text, "id") == ["Sulastri", "Sulastri"]


def test_a_minister_is_the_one_of_that_title_not_who_spoke_last() -> None:
    text = (
        'Menteri Perhubungan (Menhub) Arifin Halim meninjau dermaga. "Antre," kata Menhub. '
        "Direktur Utama PT ASDP Nugroho Setiadi mengatakan 12 kapal sudah disiapkan. "
        "Menteri asal Garut itu mengingatkan warga agar tidak memaksakan diri."
    )
    assert speakers(text, "id") == ["Arifin Halim", "Nugroho Setiadi", "Arifin Halim"]


def test_what_somebody_does_in_commas_does_not_speak() -> None:
    text = "Yudi, mewakili pemerintah kota, mengatakan stok sudah aman."
    assert said(text, "id") == [("Yudi", "mengatakan", "stok sudah aman")]


def test_a_name_may_hold_its_own_initials() -> None:
    text = (
        'Pengacara Otto Karel (OK) Lukito menggugat. "Saya yakin," kata Lukito. '
        '"Kami menang," kata OK Lukito.'
    )
    assert speakers(text, "id") == ["Otto Karel (OK) Lukito"] * 2


def test_one_of_many_is_not_who_is_named_only_later() -> None:
    text = '"Berkasnya lengkap," kata jaksa. Seusai sidang, jaksa Wirno Lukito mengaku sudah puas.'
    assert speakers(text, "id") == ["jaksa", "Wirno Lukito"]


def test_acts_that_are_listed_are_not_said() -> None:
    text = "Panitia bekerja, mulai dari memastikan jalan aman hingga memastikan air cukup."
    assert said(text, "id") == []
