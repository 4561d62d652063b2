"""Proves what Indonesian verbs of saying do not say, and where what they say ends or begins."""

import pytest

from tests.reader.suggest.reading import said


@pytest.mark.parametrize(
    "text",
    [
        "Rudi enggan mengungkap siapa warga yang dimaksudnya.",
        "Namun Rudi belum memastikan warga akan pindah ke mana.",
        "Rudi tidak merinci lebih lanjut soal jalan mana yang akan ditutup.",
        "Rudi urung menyebutkan berapa jalan yang akan ditutup.",
        "Rudi mengatakan hal tersebut saat meninjau desa yang akan pindah.",
        "Rudi menyampaikan hal itu dalam rapat yang akan ditutup besok.",
        "Rudi belum memutuskan akan pindah ke desa mana.",
        "Warga merasa kecewa dengan bupati yang tidak datang.",
        "Warga merasa terlalu takut untuk melawan lurah yang berkuasa.",
        "Warga sepakat karena kedua jalan itu akan ditutup.",
        "Rudi menyinggung 'lurah baru'.",
        "Saat mengetahui jalan itu ditutup, warga pulang.",
        "Kenyataan di desa menunjukkan bahwa jalan itu licin.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert said(text, "id") == []


CLAUSES = [
    ("Rudi meminta kepada warga untuk pulang.", ("Rudi", "meminta", "pulang")),
    (
        "Rudi meminta Ketua Gerakan Maju untuk Desa Budi Dharma untuk pulang.",
        ("Rudi", "meminta", "pulang"),
    ),
    (
        "Rudi memastikan jika jalan itu akan dibuka besok.",
        ("Rudi", "memastikan", "jalan itu akan dibuka besok"),
    ),
    ("Rudi setuju jika jalan itu ditutup.", ("Rudi", "setuju", "jalan itu ditutup")),
    (
        "Jika air surut, Rudi menilai jalan itu aman.",
        ("Rudi", "menilai", "Jika air surut | jalan itu aman"),
    ),
    (
        "Rudi melanjutkan para korban merupakan warga Garut.",
        ("Rudi", "melanjutkan", "para korban merupakan warga Garut"),
    ),
    (
        "Rudi juga menyampaikan semua desa akan pindah.",
        ("Rudi", "menyampaikan", "semua desa akan pindah"),
    ),
    (
        "Rudi mengatakan ancaman, tekanan, dan hujan semakin kencang.",
        ("Rudi", "mengatakan", "ancaman, tekanan, dan hujan semakin kencang"),
    ),
    (
        "Lurah yang mengancam mengundurkan diri itu datang ke Garut.",
        ("Lurah", "mengancam", "mengundurkan diri"),
    ),
    (
        "Langkah Partai Maju memilih Rudi sebagai calon dinilai terlalu cepat.",
        ("", "dinilai", "Langkah Partai Maju memilih Rudi sebagai calon | terlalu cepat"),
    ),
    (
        "Upaya dan langkah dalam menjaga jalan itu dianggap kurang.",
        ("", "dianggap", "Upaya dan langkah dalam menjaga jalan itu | kurang"),
    ),
    (
        "Gerakan yang berisi Partai Maju, Partai Desa, dan Partai Kota pun disebut tinggal nama.",
        (
            "",
            "disebut",
            "Gerakan yang berisi Partai Maju, Partai Desa, dan Partai Kota pun | tinggal nama",
        ),
    ),
    (
        "Nasib warga disebut Rudi seperti perahu tanpa layar.",
        ("Rudi", "disebut", "Nasib warga | seperti perahu tanpa layar"),
    ),
    ("Maka itu menurutnya, jalan itu aman.", ("", "menurutnya", "jalan itu aman")),
    ("Sehingga, lanjut Rudi, jalan itu aman.", ("Rudi", "lanjut", "jalan itu aman")),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_each_clause_is_read(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text, "id") == [expected]


def test_a_second_verb_with_its_object_begins_what_is_said_besides() -> None:
    text = "Rudi mengaku baru membaca surat itu dan menilainya sebagai lelucon."
    assert said(text, "id") == [
        ("Rudi", "mengaku", "baru membaca surat itu"),
        ("Rudi", "menilainya", "sebagai lelucon"),
    ]


def test_a_pointer_in_what_is_said_does_not_end_it() -> None:
    text = "Warga yang mengatakan jalan itu akan ditutup sudah pulang."
    assert said(text, "id")[0][2].startswith("jalan itu akan ditutup")


@pytest.mark.parametrize(
    "text",
    [
        "Rudi menyampaikan terima kasih kepada warga yang akan pindah.",
        "Rudi menyampaikan rasa duka mendalam kepada warga.",
        "Bupati menegaskan komitmennya dalam menjaga jalan itu.",
    ],
)
def test_a_mere_object_is_not_said(text: str) -> None:
    assert said(text, "id") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rudi menyampaikan angka korban pada April naik cukup tajam.",
            ("Rudi", "menyampaikan", "angka korban pada April naik cukup tajam"),
        ),
        (
            "Rudi menyampaikan para petani sekuat tenaga mempertahankan usaha.",
            ("Rudi", "menyampaikan", "para petani sekuat tenaga mempertahankan usaha"),
        ),
        (
            "Rudi menganggap jumlah korban yang naik di Garut tersebut tidak benar.",
            ("Rudi", "menganggap", "jumlah korban yang naik di Garut tersebut tidak benar"),
        ),
        (
            "Polisi juga diperintahkan menjaga jalan.",
            ("", "diperintahkan", "Polisi | menjaga jalan"),
        ),
        ("Pun, kata Rudi, jalan itu aman.", ("Rudi", "kata", "jalan itu aman")),
        (
            "Jalan itu sudah aman. Fakta tersebut diungkapkan oleh Kapolsek Rudi Salam.",
            ("Kapolsek Rudi Salam", "diungkapkan", "Jalan itu sudah aman"),
        ),
        (
            "Badan Jalan, Sungai, dan Jembatan (BJSJ) memprediksi jalan itu rusak.",
            ("Badan Jalan, Sungai, dan Jembatan (BJSJ)", "memprediksi", "jalan itu rusak"),
        ),
        (
            "Diberitakan sebelumnya, Dinas Jalan, Sungai, dan Jembatan menutup desa itu.",
            ("", "Diberitakan", "Dinas Jalan, Sungai, dan Jembatan menutup desa itu"),
        ),
        (
            "Lurah berusia 44 tahun itu berbicara di Garut, berjanji untuk membuka jalan.",
            ("Lurah berusia 44 tahun itu", "berjanji", "membuka jalan"),
        ),
    ],
)
def test_a_clause_without_an_opener_is_read(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text, "id") == [expected]


def test_a_recap_of_who_acted_in_the_sentence_before_adds_nothing() -> None:
    text = "Bupati Rudi Salam memuji warga desa. Hal ini dikatakan Rudi di Garut."
    assert said(text, "id") == []


def test_a_thing_that_is_only_called_so_is_no_speech_of_its_own() -> None:
    text = "Rudi mengatakan bahwa desa itu menolak apa yang disebutnya sebagai jalan baru."
    assert [cue for _, cue, _ in said(text, "id")] == ["mengatakan"]


def test_a_relative_clause_with_a_cue_ends_at_the_comma_before_the_main_verb() -> None:
    text = "Rudi Salam, yang mengatakan jalan itu aman, menambahkan warga akan pindah."
    assert said(text, "id") == [
        ("Rudi Salam", "mengatakan", "jalan itu aman"),
        ("Rudi Salam", "menambahkan", "warga akan pindah"),
    ]


@pytest.mark.parametrize("denied", ["tidak meminta", "tidak pernah mengajak", "belum mengimbau"])
def test_whom_nobody_asked_nothing_was_said_to(denied: str) -> None:
    assert said(f"Dinas itu {denied} warga menjaga jalan.", "id") == []
