"""Proves where Indonesian clauses begin and end around a cue whose marks or words are left out."""

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import read, said, speakers

CLAUSES = [
    (
        "Pasalnya, kata Rudi, saat ini yang wajib dijaga hanya tanggul itu.",
        ("Rudi", "kata", "saat ini yang wajib dijaga hanya tanggul itu"),
    ),
    ("Selebihnya, tambah Rudi, jalan itu aman.", ("Rudi", "tambah", "jalan itu aman")),
    (
        "Jembatan itu, Rudi melanjutkan, tidak akan dibuka pekan ini.",
        ("Rudi", "melanjutkan", "Jembatan itu | tidak akan dibuka pekan ini"),
    ),
    ("Menurut dia jalan itu segera dibuka.", ("dia", "Menurut", "jalan itu segera dibuka")),
    ("Menurutnya jalan itu segera dibuka.", ("", "Menurutnya", "jalan itu segera dibuka")),
    (
        "Menurut Bupati Rudi Salam pemerintah akan membuka jalan itu.",
        ("Bupati Rudi Salam", "Menurut", "pemerintah akan membuka jalan itu"),
    ),
    ("Sejauh ini Rudi menilai jalan itu aman.", ("Rudi", "menilai", "jalan itu aman")),
    ("Saat ini Rudi menilai jalan itu aman.", ("Rudi", "menilai", "jalan itu aman")),
    (
        "Sebelumnya diberitakan, jalan itu ditutup pada Senin.",
        ("", "diberitakan", "jalan itu ditutup pada Senin"),
    ),
    ("Seperti dikatakan Rudi, jalan itu aman.", ("Rudi", "dikatakan", "jalan itu aman")),
    (
        "Sebagaimana disampaikan Bupati Rudi Salam, jalan itu aman.",
        ("Bupati Rudi Salam", "disampaikan", "jalan itu aman"),
    ),
    (
        "Menurut Rudi, warga desa yang terluka itu telah dirawat.",
        ("Rudi", "Menurut", "warga desa yang terluka itu telah dirawat"),
    ),
    ("Menurut pengakuan Rudi, jalan itu aman.", ("Rudi", "Menurut", "jalan itu aman")),
    ("Jalan itu, klaim Rudi, sudah aman.", ("Rudi", "klaim", "Jalan itu | sudah aman")),
    ("Rudi berargumentasi jalan itu aman.", ("Rudi", "berargumentasi", "jalan itu aman")),
    ("Rudi mengamini bahwa jalan itu licin.", ("Rudi", "mengamini", "jalan itu licin")),
    ("Rudi menasehati warga agar bersabar.", ("Rudi", "menasehati", "bersabar")),
    (
        "Air sudah surut di semua desa. Hal itu dibenarkan Bupati Garut Rudi Salam.",
        ("Bupati Garut Rudi Salam", "dibenarkan", "Air sudah surut di semua desa"),
    ),
    (
        "Menurut keterangan resmi Kepolisian Garut, jalan itu aman.",
        ("Kepolisian Garut", "Menurut", "jalan itu aman"),
    ),
    ("Rudi menuturkan jalan itu licin.", ("Rudi", "menuturkan", "jalan itu licin")),
    (
        "Rudi memprediksi jembatan itu runtuh bulan depan.",
        ("Rudi", "memprediksi", "jembatan itu runtuh bulan depan"),
    ),
    ("Warga bilang air belum surut.", ("Warga", "bilang", "air belum surut")),
    (
        "Warga diminta tetap tenang.",
        ("", "diminta", "Warga | tetap tenang"),
    ),
    (
        "Bupati Garut belakangan disebut tidak suka rapat.",
        ("", "disebut", "Bupati Garut | tidak suka rapat"),
    ),
    (
        "Rudi mewanti-wanti warga agar tidak melintas.",
        ("Rudi", "mewanti-wanti", "tidak melintas"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_each_clause_is_read(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text, "id") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Rudi menjelaskan hal itu kepada wartawan.",
        "Rudi menjelaskan hal itu kemarin.",
        "Polisi mengungkap kasus itu Senin lalu.",
        "Rudi menegaskan sikap itu di depan warga.",
        "Penyanyi itu memperlihatkan kemahirannya memainkan gitar.",
        "Rudi mengklarifikasi dulu ucapannya saat memutuskan mundur.",
    ],
)
def test_a_thing_that_is_named_is_not_a_clause(text: str) -> None:
    assert said(text, "id") == []


def test_who_told_what_nobody_named_asks_is_named_behind_it() -> None:
    text = "Hotel diminta menaati aturan. Hal itu disampaikan Bupati Garut Rudi Salam."
    assert speakers(text, "id") == ["", "Rudi Salam"]


def test_a_name_before_a_description_with_commas_is_no_subject_that_is_spoken_of() -> None:
    text = "Ipah (40), tetangga Rudi, mengatakan, masih ada air di rumahnya."
    assert [content for _, _, content in said(text, "id")] == ["masih ada air di rumahnya"]


def test_an_opening_source_with_its_preposition_is_not_said_itself() -> None:
    text = "Menurut Rudi, dalam rapat hari ini, ia menjelaskan soal perbaikan jalan."
    assert [cue for _, cue, _ in said(text, "id")] == ["Menurut"]


def test_ones_own_account_is_that_of_who_was_named() -> None:
    text = "Bupati Rudi Salam datang terlambat. Menurut pengakuannya, jalan itu macet."
    assert speakers(text, "id") == ["Rudi Salam"]
    (found,) = suggest(text, "id")
    assert [text[s.start : s.end] for s in found.antecedent] == ["Rudi Salam"]


@pytest.mark.parametrize(
    "text",
    [
        "Petugas datang untuk meminta warga mengungsi.",
        "Pemerintah harus memastikan jalan itu dibuka.",
        "Warga bisa melihat langsung jalan itu rusak.",
        "Kondisi ini menunjukkan jalan itu belum aman.",
        "Penumpang wajib menunjukkan surat yang masih berlaku.",
        "Hal itu membuktikan bahwa jalan itu rusak.",
        "Rudi bersikukuh maju sebagai calon bupati.",
        "Rudi mengajak Feri dan Roni.",
        "Partai Maju meminta dua kursi pimpinan.",
        "Selama harga naik, sulit mengharapkan warga belanja.",
        "Rudi mengeluhkan berbagai masalah jalan tersebut.",
        "Polisi menjelaskan peran ketiga orang tersebut.",
    ],
)
def test_what_may_be_said_or_only_seems_so_is_not_reported(text: str) -> None:
    assert said(text, "id") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Data dinas menunjukkan jalan itu belum aman.",
            ("Data dinas", "menunjukkan", "jalan itu belum aman"),
        ),
        (
            "Rudi tidak bisa memastikan bahwa jalan itu dibuka.",
            ("Rudi", "memastikan", "jalan itu dibuka"),
        ),
        (
            "Syafrin Liputo, Kepala Dinas Jalan, hari ini menjelaskan jalan itu ditutup.",
            ("Syafrin Liputo, Kepala Dinas Jalan", "menjelaskan", "jalan itu ditutup"),
        ),
        (
            "Rudi bersama Wawan mengatakan jalan itu aman.",
            ("Rudi", "mengatakan", "jalan itu aman"),
        ),
        (
            "Bupati Garut misalnya mengatakan jalan itu licin.",
            ("Bupati Garut", "mengatakan", "jalan itu licin"),
        ),
        (
            "Rudi meminta pemilik hotel, toko, atau warung untuk tutup.",
            ("Rudi", "meminta", "tutup"),
        ),
        (
            "Pernyataan kader Partai Maju menyebutkan bahwa jalan itu rusak.",
            ("kader Partai Maju", "menyebutkan", "jalan itu rusak"),
        ),
    ],
)
def test_what_is_shown_or_stated_has_its_source(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text, "id") == [expected]


def test_who_says_it_stands_before_the_clause_that_says_so() -> None:
    text = "Dinas Jalan, lanjut Rudi, juga meminta warga bersabar."
    assert ("Dinas Jalan", "meminta", "warga bersabar") in said(text, "id")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Oleh Partai Maju, sikap warga itu dinilai terlalu keras.",
            ("Partai Maju", "dinilai", "sikap warga itu | terlalu keras"),
        ),
        (
            "Langkah bupati itu oleh Ratna Dewi dinilai terlalu lambat.",
            ("Ratna Dewi", "dinilai", "Langkah bupati itu | terlalu lambat"),
        ),
        (
            "Rudi mengatakan larangan itu berlaku bagi truk yang tidak sah menurut pemerintah.",
            (
                "Rudi",
                "mengatakan",
                "larangan itu berlaku bagi truk yang tidak sah menurut pemerintah",
            ),
        ),
        ("Biasanya warga menilai jalan itu aman.", ("warga", "menilai", "jalan itu aman")),
    ],
)
def test_whose_opinion_it_is_may_stand_anywhere(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text, "id") == [expected]


def test_an_amount_is_named_without_the_word_before_it() -> None:
    assert speakers("Sebanyak 70 persen warga menilai jalan itu aman.", "id") == ["70 persen warga"]


def test_who_only_wants_to_say_something_can_be_whom_a_pronoun_stands_for() -> None:
    text = (
        "Ratna Dewi mengatakan, air surut. Bupati Rudi Salam ingin memastikan jalan dibuka. "
        "Ia menilai jalan itu aman."
    )
    assert speakers(text, "id") == ["Ratna Dewi", "Rudi Salam"]


@pytest.mark.parametrize(
    ("before", "again", "name"),
    [
        ("Partai Maju menilai jalan itu aman.", "Partai tersebut", "Partai Maju"),
        (
            "Juru Bicara Kementerian Jalan, Rudi Salam, mengatakan jalan itu aman.",
            "Kementerian itu",
            "Kementerian Jalan",
        ),
        ("Rudi mengatakan jalan itu aman.", "Partai itu", "Partai itu"),
    ],
)
def test_an_organization_points_back_to_the_one_of_its_kind(
    before: str, again: str, name: str
) -> None:
    assert speakers(f"{before} {again} meminta jalan lain ditutup.", "id")[-1] == name


@pytest.mark.parametrize("cue", ["menyatakan", "mengatakan"])
def test_the_subject_of_what_is_said_may_have_a_name_beside_it(cue: str) -> None:
    text = f"Rudi Salam {cue} ketua partainya, Ana Dewi, akan datang. Ia menilai jalan itu aman."
    found = suggest(text, "id")
    assert [read(text, one)[:3] for one in found] == [
        ("Rudi Salam", cue, "ketua partainya, Ana Dewi, akan datang"),
        ("Ia", "menilai", "jalan itu aman"),
    ]
    assert [one.speaker for one in found] == ["Rudi Salam", "Rudi Salam"]


def test_what_somebody_believes_is_his_own() -> None:
    text = '"Kami siap," kata Rudi Salam. Menurut keyakinannya, jalan itu aman.'
    assert speakers(text, "id") == ["Rudi Salam", "Rudi Salam"]


def test_how_often_is_no_part_of_who_says_it() -> None:
    text = "Bupati Garut beberapa kali pernah menyebutkan bahwa jalan itu aman."
    assert said(text, "id") == [("Bupati Garut", "menyebutkan", "jalan itu aman")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rudi Salam menilai jalan, gang, dan pasar di Garut merugikan warga.", ""),
        ("Rudi Salam meyakinkan para warga bahwa jalan itu aman.", "jalan itu aman"),
        ("Rudi Salam menyatakan keyakinannya bahwa jalan itu aman.", "jalan itu aman"),
        ("Rudi Salam menafsirkan jalan ini dibangun agar pasar sepi.", ""),
    ],
)
def test_what_is_said_begins_behind_whom_it_is_said_to_and_may_have_a_list(
    text: str, content: str
) -> None:
    cue = text.split()[2]
    whole = content or text.split(f"{cue} ")[1].rstrip(".")
    assert [one[2] for one in said(text, "id")] == [whole]


def test_what_is_done_by_saying_something_is_said() -> None:
    text = "Partai Maju melunak dengan menyatakan jalan itu aman."
    assert said(text, "id") == [("Partai Maju", "menyatakan", "jalan itu aman")]


@pytest.mark.parametrize(
    "text",
    [
        "Rudi Salam cukup puas dengan melihat warga dari jauh dan mengamati pasar.",
        "Rudi Salam dilaporkan ke Komisi Jalan atas ucapannya.",
        "Hujan di Garut memang sulit diprediksi dan berbahaya.",
        "Jalan itu akan dinilai lagi besok.",
    ],
)
def test_what_is_done_or_can_be_done_is_not_said(text: str) -> None:
    assert said(text, "id") == []


def test_a_predicate_goes_on_behind_according_to_him_without_a_comma() -> None:
    text = "Rudi Salam menyebut jalan itu rusak. Warga menurutnya juga menolak pasar baru."
    assert said(text, "id")[-1] == ("", "menurutnya", "Warga | juga menolak pasar baru")


def test_by_whom_something_is_deemed_is_not_what_is_deemed() -> None:
    text = "Ana Ruiz menilai pembentukan tim jalan oleh Badan Jalan dinilai penting."
    assert [one[1] for one in said(text, "id")] == ["menilai"]


@pytest.mark.parametrize(
    "text",
    [
        "Badan Jalan melaporkan Rudi Salam karena menjual pasar.",
        "Jalan itu ditutup karena dianggap membahayakan warga.",
        "Rudi Salam dilaporkan atas ucapannya tentang warga.",
    ],
)
def test_a_reason_is_not_what_is_reported(text: str) -> None:
    assert said(text, "id") == []


def test_a_lone_conjunction_before_according_to_is_not_said() -> None:
    text = "Pasar itu sepi. Meski, menurut Ana Ruiz, jalan itu ramai."
    assert said(text, "id") == [("Ana Ruiz", "menurut", "jalan itu ramai")]


def test_several_who_are_told_to_do_something_are_in_what_is_ordered() -> None:
    text = "Hakim memerintahkan Rudi Salam, Ana Ruiz, dan pengacara Budi hadir di sidang."
    content = "Rudi Salam, Ana Ruiz, dan pengacara Budi hadir di sidang"
    assert said(text, "id") == [("Hakim", "memerintahkan", content)]


def test_a_source_goes_on_over_a_clause_that_a_pointer_closes() -> None:
    source = "Menteri Rudi Salam yang baru mundur dari jabatan ketua dan bendahara ini"
    assert said(f"{source} menilai jalan itu aman.", "id") == [
        (source, "menilai", "jalan itu aman")
    ]


@pytest.mark.parametrize(
    "clause", ["panitia kewalahan", "900 anak ikut belajar", "warga sepakat", "jembatan itu roboh"]
)
def test_a_clause_has_a_predicate_that_is_no_verb_by_its_form(clause: str) -> None:
    assert said(f"Melati mengakui {clause}.", "id") == [("Melati", "mengakui", clause)]
