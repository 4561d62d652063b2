import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import said, speakers

DIRECT = [
    ('"Kami siap membantu warga," kata Budi.', ("Budi", "kata", '"Kami siap membantu warga,"')),
    ("”Kami siap membantu,” ujarnya.", ("", "ujarnya", "”Kami siap membantu,”")),
    (
        '"Air sudah surut," kata Kepala Desa Sukasari Wawan Hidayat di Garut, Senin (4/5/2020).',
        ("Kepala Desa Sukasari Wawan Hidayat", "kata", '"Air sudah surut,"'),
    ),
    (
        '"Apa benar begitu?" tanya Sari saat ditemui di rumahnya.',
        ("Sari", "tanya", '"Apa benar begitu?"'),
    ),
    (
        'Wawan mengatakan, "Jalan itu akan dibuka besok pagi."',
        ("Wawan", "mengatakan", '"Jalan itu akan dibuka besok pagi."'),
    ),
    (
        '"Kami tidak akan mundur, apa pun yang terjadi," Sari menegaskan.',
        ("Sari", "menegaskan", '"Kami tidak akan mundur, apa pun yang terjadi,"'),
    ),
    (
        '"Jangan lewat sini," kata dia, "jembatannya putus."',
        ("dia", "kata", '"Jangan lewat sini," | "jembatannya putus."'),
    ),
    (
        '"Kami menunggu kabar," kata petani yang sawahnya terendam sejak pekan lalu itu.',
        (
            "petani yang sawahnya terendam sejak pekan lalu itu",
            "kata",
            '"Kami menunggu kabar,"',
        ),
    ),
    (
        '"Panen gagal," ujar Ketua Kelompok Tani, Slamet Raharjo, di Tegal.',
        ("Ketua Kelompok Tani, Slamet Raharjo", "ujar", '"Panen gagal,"'),
    ),
]

INDIRECT = [
    (
        "Air sudah surut di semua desa. Hal itu disampaikan Bupati Garut Rudi Salam.",
        ("Bupati Garut Rudi Salam", "disampaikan", "Air sudah surut di semua desa"),
    ),
    (
        "Bupati Rudi Salam, Senin (4/5/2020) malam mengatakan, air sudah surut.",
        ("Bupati Rudi Salam", "mengatakan", "air sudah surut"),
    ),
    (
        "Bupati Rudi Salam dalam rapat di Garut, Senin (4/5/2020), mengatakan, air sudah surut.",
        ("Bupati Rudi Salam", "mengatakan", "air sudah surut"),
    ),
    (
        "Rudi mengatakan, pemerintah akan memantau stok dan memastikan beras tetap murah.",
        ("Rudi", "mengatakan", "pemerintah akan memantau stok dan memastikan beras tetap murah"),
    ),
    (
        "Rudi membantah warga yang mengungsi itu akan pulang.",
        ("Rudi", "membantah", "warga yang mengungsi itu akan pulang"),
    ),
    (
        "Kembali dia tegaskan, bahwa air sudah surut.",
        ("dia", "tegaskan", "air sudah surut"),
    ),
    (
        "Rudi mengatakan saat ini belum ada warga yang mengungsi.",
        ("Rudi", "mengatakan", "saat ini belum ada warga yang mengungsi"),
    ),
    ("Diakui Rudi, jembatan itu rapuh.", ("Rudi", "Diakui", "jembatan itu rapuh")),
    ("Dikatakan oleh Rudi, jembatan itu rapuh.", ("Rudi", "Dikatakan", "jembatan itu rapuh")),
    (
        "Di sisi lain, kata Rudi, jembatan itu rapuh.",
        ("Rudi", "kata", "jembatan itu rapuh"),
    ),
    (
        "(Baca: Banjir di Garut Meluas) Menurut Rudi, jembatan itu rapuh.",
        ("Rudi", "Menurut", "jembatan itu rapuh"),
    ),
    (
        "Rudi tidak memungkiri jembatan itu akan rapuh.",
        ("Rudi", "memungkiri", "jembatan itu akan rapuh"),
    ),
    (
        "Pengadilan memutuskan penetapan tersangka itu tidak sah.",
        ("Pengadilan", "memutuskan", "penetapan tersangka itu tidak sah"),
    ),
    (
        "Harga beras dalam negeri diperkirakan akan naik.",
        ("", "diperkirakan", "Harga beras dalam negeri | akan naik"),
    ),
    (
        "Menurut ahli gizi Universitas Tirta, Sri Lestari Wardani, menu itu kurang protein.",
        ("ahli gizi Universitas Tirta, Sri Lestari Wardani", "Menurut", "menu itu kurang protein"),
    ),
    (
        "Wati (37), warga Desa Tegal, Kecamatan Mojo, misalnya, mengira bantuan itu sudah habis.",
        (
            "Wati (37), warga Desa Tegal, Kecamatan Mojo",
            "mengira",
            "bantuan itu sudah habis",
        ),
    ),
    (
        "Marsudi (60), penjual air menuturkan, sumur itu kering sejak Juli.",
        ("Marsudi (60), penjual air", "menuturkan", "sumur itu kering sejak Juli"),
    ),
    (
        "Diberitakan sebelumnya, jembatan itu akan ditutup.",
        ("", "Diberitakan", "jembatan itu akan ditutup"),
    ),
    (
        "Sebab, kata Rudi, permintaan itu sah.",
        ("Rudi", "kata", "permintaan itu sah"),
    ),
    (
        '"Menteri fokus bekerja," tegas Agung kepada wartawan, di Kompleks Istana, Selasa.',
        ("Agung", "tegas", '"Menteri fokus bekerja,"'),
    ),
    (
        "Bupati Garut Rudi Salam mengatakan bahwa bantuan sudah dikirim.",
        ("Bupati Garut Rudi Salam", "mengatakan", "bantuan sudah dikirim"),
    ),
    (
        "Rudi menilai, pembangunan bendungan itu terlalu mahal.",
        ("Rudi", "menilai", "pembangunan bendungan itu terlalu mahal"),
    ),
    ("Menurut Rudi, harga akan turun.", ("Rudi", "Menurut", "harga akan turun")),
    ("Menurutnya, harga akan turun.", ("", "Menurutnya", "harga akan turun")),
    (
        "Harga beras, kata Rudi, akan turun pekan depan.",
        ("Rudi", "kata", "Harga beras | akan turun pekan depan"),
    ),
    (
        "Keputusan itu, lanjut dia, sudah dibahas dengan warga.",
        ("dia", "lanjut", "Keputusan itu | sudah dibahas dengan warga"),
    ),
    (
        "Dengan demikian, menurut Rudi, warga tidak perlu khawatir lagi.",
        ("Rudi", "menurut", "warga tidak perlu khawatir lagi"),
    ),
    (
        "Pengamat pangan dari Bandung, Dewi Lestari, memperkirakan stok cukup sampai Juni.",
        ("Pengamat pangan dari Bandung, Dewi Lestari", "memperkirakan", "stok cukup sampai Juni"),
    ),
    (
        "Dalam rapat di Garut, Rudi mengaku belum menerima laporan.",
        ("Rudi", "mengaku", "belum menerima laporan"),
    ),
    (
        "Kepala Dinas Sosial Ratna Dewi, Selasa (5/5/2020), mengatakan, dapur umum ditutup.",
        ("Kepala Dinas Sosial Ratna Dewi", "mengatakan", "dapur umum ditutup"),
    ),
    (
        "Rudi meminta warga untuk mengungsi ke balai desa.",
        ("Rudi", "meminta", "mengungsi ke balai desa"),
    ),
    (
        "Rudi meminta pemerintah memperbaiki tanggul.",
        ("Rudi", "meminta", "pemerintah memperbaiki tanggul"),
    ),
    (
        "Rudi berjanji akan memperbaiki jalan itu.",
        ("Rudi", "berjanji", "akan memperbaiki jalan itu"),
    ),
    (
        "Warga yang rumahnya rusak mengaku belum mendapat bantuan.",
        ("Warga yang rumahnya rusak", "mengaku", "belum mendapat bantuan"),
    ),
    ("Kata Rudi, jalan itu sudah aman.", ("Rudi", "Kata", "jalan itu sudah aman")),
    (
        "Seperti diberitakan, jembatan itu roboh pekan lalu.",
        ("", "diberitakan", "jembatan itu roboh pekan lalu"),
    ),
    (
        "Dikatakannya, tanggul itu dibangun tahun lalu.",
        ("", "Dikatakannya", "tanggul itu dibangun tahun lalu"),
    ),
    (
        "Dikutip dari Harian Pagi, tanggul itu dibangun tahun lalu.",
        ("Harian Pagi", "Dikutip dari", "tanggul itu dibangun tahun lalu"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), DIRECT + INDIRECT)
def test_each_construction_is_read(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text, "id") == [expected]


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    text = "Rudi mengatakan jalan itu sudah aman, tetapi menyarankan warga tetap berhati-hati."
    assert said(text, "id") == [
        ("Rudi", "mengatakan", "jalan itu sudah aman"),
        ("Rudi", "menyarankan", "warga tetap berhati-hati"),
    ]


def test_two_clauses_with_subjects_of_their_own_are_two() -> None:
    text = "Pihak desa menuduh pabrik membuang limbah, sementara pabrik menuduh warga berbohong."
    assert said(text, "id") == [
        ("Pihak desa", "menuduh", "pabrik membuang limbah"),
        ("pabrik", "menuduh", "warga berbohong"),
    ]


def test_what_a_speaker_says_that_others_say_is_inside() -> None:
    text = "Ratna mengatakan Rudi membantah telah menerima suap."
    assert said(text, "id") == [
        ("Ratna", "mengatakan", "Rudi membantah telah menerima suap"),
        ("Rudi", "membantah", "telah menerima suap"),
    ]


def test_an_agentless_passive_has_no_source_and_its_subject_is_said() -> None:
    text = "Jembatan itu diduga roboh karena arus deras."
    assert said(text, "id") == [("", "diduga", "Jembatan itu | roboh karena arus deras")]


def test_a_quotation_goes_on_without_a_cue() -> None:
    text = '"Kami lelah," kata Sari. "Sudah tiga hari kami tidak tidur."'
    found = suggest(text, "id")
    assert [s.source_kind.value for s in found] == ["explicit", "antecedent"]
    assert found[1].source == () and found[1].speaker == "Sari"
    assert [text[s.start : s.end] for s in found[1].antecedent] == ["Sari"]


@pytest.mark.parametrize(
    "text",
    [
        'Film "Malam di Kota" diputar kembali.',
        'Ia dijuluki "Si Kancil" oleh temannya.',
        "Rapat itu membahas anggaran.",
        "Rudi ingin pulang dan akan berangkat besok.",
        "Kata kunci itu sudah diganti.",
        "Polisi menyita uang yang diduga hasil suap.",
        "Rudi memutuskan pulang ke desa.",
        "Rudi menyatakan dukungan kepada petani.",
        "Menurut rencana, jembatan itu dibuka besok.",
        "Air sudah surut. Hal senada disampaikan Rudi.",
        "Baca juga: Wali Kota Mengatakan Banjir Surut",
    ],
)
def test_what_nobody_says_is_not_suggested(text: str) -> None:
    assert said(text, "id") == []


@pytest.mark.parametrize(
    "opening",
    [
        "Menurut Rudi Salam, ",
        "Rudi Salam mengatakan, ",
        "Rudi Salam menilai, ",
        "Kata Rudi Salam, ",
    ],
)
def test_the_day_of_saying_is_no_part_of_what_is_said(opening: str) -> None:
    (found,) = said(f"{opening}Rabu (29/4/2020), jalan itu perlu ditutup.", "id")
    assert found[2] == "jalan itu perlu ditutup"
    (found,) = said(f"{opening}Rabu depan jalan itu ditutup.", "id")
    assert found[2] == "Rabu depan jalan itu ditutup"


def test_a_day_that_stands_before_the_cue_belongs_to_what_is_said() -> None:
    (found,) = said("Rabu (29/4/2020), jalan itu ditutup, kata Rudi Salam.", "id")
    assert found[2] == "Rabu (29/4/2020), jalan itu ditutup"


@pytest.mark.parametrize(
    "text",
    [
        "Budi Santoso mengingatkan, agar semua warga mendukung putusan itu.",
        "Budi Santoso memerintahkan kepada petugas agar semua warga mendukung putusan itu.",
    ],
)
def test_an_order_may_stand_behind_a_comma_or_behind_whom_it_is_given_to(text: str) -> None:
    (found,) = said(text, "id")
    assert found[0] == "Budi Santoso" and found[2] == "semua warga mendukung putusan itu"


def test_usual_given_names_and_initials_belong_to_the_name() -> None:
    text = (
        "Inspektur Jenderal Abdul Rahman Basri mengatakan, air surut. Rahman menilai, jalan aman."
    )
    assert {s.speaker for s in suggest(text, "id")} == {"Abdul Rahman Basri"}


def test_when_and_where_may_stand_behind_commas_of_their_own() -> None:
    text = "Karena itu, kata Ratna Dewi, di Garut, Sabtu (2/1/2021), jalan itu akan ditutup."
    assert said(text, "id") == [("Ratna Dewi", "kata", "jalan itu akan ditutup")]


def test_a_verb_that_opens_the_sentence_tells_why_somebody_speaks() -> None:
    text = "Melihat kerusakan itu, Bupati Ratna Dewi mengatakan jalan akan ditutup."
    assert said(text, "id") == [("Bupati Ratna Dewi", "mengatakan", "jalan akan ditutup")]


def test_a_reminder_may_stand_behind_a_comma() -> None:
    text = "Bupati Ratna Dewi mengingatkan, jalan itu masih licin."
    assert said(text, "id") == [("Bupati Ratna Dewi", "mengingatkan", "jalan itu masih licin")]


def test_several_adjuncts_stand_between_the_speaker_and_the_verb() -> None:
    text = "Bupati Ratna Dewi dalam rapat di Garut dengan warga mengatakan, jalan itu aman."
    assert speakers(text, "id") == ["Ratna Dewi"]


def test_a_second_verb_behind_a_comma_has_the_subject_of_the_first() -> None:
    text = "Partai Maju mendukung rencana itu, bahkan selalu mendesak agar jalan dibuka."
    assert speakers(text, "id") == ["Partai Maju"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Langkah bupati itu dinilai Ratna Dewi terlalu lambat.",
            ("Ratna Dewi", "dinilai", "Langkah bupati itu | terlalu lambat"),
        ),
        (
            "Denda itu diprediksi Rp 8 juta per rumah.",
            ("", "diprediksi", "Denda itu | Rp 8 juta per rumah"),
        ),
        (
            "Warga baru, menurut Ratna Dewi harus melapor ke balai desa.",
            ("Ratna Dewi", "menurut", "Warga baru | harus melapor ke balai desa"),
        ),
        (
            "Ratna Dewi pernah menilainya tidak mampu mengurus jalan.",
            ("Ratna Dewi", "menilainya", "tidak mampu mengurus jalan"),
        ),
    ],
)
def test_who_holds_an_opinion_may_stand_inside_of_it(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert said(text, "id") == [expected]


def test_what_is_not_told_is_not_suggested() -> None:
    text = '"Saya pulang dulu," kata Rudi tanpa menjelaskan lebih jauh alasannya.'
    assert [content for _, _, content in said(text, "id")] == ['"Saya pulang dulu,"']


def test_what_is_done_by_the_rules_is_not_said_by_them() -> None:
    text = "Rudi mengaku sudah menutup jalan itu menurut ketentuan yang berlaku."
    assert [source for source, _, _ in said(text, "id")] == ["Rudi"]
