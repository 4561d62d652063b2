import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import SpeakerKind
from reader.naming import described_as, naming, several

PERSON, GROUP = SpeakerKind.PERSON, SpeakerKind.GROUP
ORGANIZATION, UNNAMED = SpeakerKind.ORGANIZATION, SpeakerKind.UNNAMED


@pytest.mark.parametrize(
    ("words", "name", "role"),
    [
        ("Presiden Azeri Ilham Aliyev", "Ilham Aliyev", "Presiden Azeri"),
        ("Aliyev", "Aliyev", ""),
        ("Menteri Luar Negeri RI Retno Marsudi", "Retno Marsudi", "Menteri Luar Negeri RI"),
        ("Gubernur DKI Jakarta Anies Baswedan", "Anies Baswedan", "Gubernur DKI Jakarta"),
        ("Kapolres Cianjur AKBP Doni Hermawan", "Doni Hermawan", "Kapolres Cianjur AKBP"),
        ("Camat Sukasenang Firman Adi", "Firman Adi", "Camat Sukasenang"),
        ("Bupati Herman Suherman", "Herman Suherman", "Bupati"),
        ("Kepala Desa Sukamaju Suparman", "Suparman", "Kepala Desa Sukamaju"),
        ("Wali Kota Bogor Bima Sakti", "Bima Sakti", "Wali Kota Bogor"),
        ("seorang warga bernama Budi", "Budi", "seorang warga"),
        ("Seorang petani, Budi", "Budi", "Seorang petani"),
        ("nelayan Budi Santoso", "Budi Santoso", "nelayan"),
        ("Budi Santoso (45)", "Budi Santoso", ""),
        ("Budi Santoso, 45, sopir", "Budi Santoso", "sopir"),
        ("Budi Santoso yang datang sore itu", "Budi Santoso", ""),
        ("Budi Santoso, ketua RT setempat", "Budi Santoso", "ketua RT setempat"),
        ("Ketua RT setempat, Rina", "Rina", "Ketua RT setempat"),
        (
            "Juru bicara nelayan Teluk Pandan, Rina Lestari",
            "Rina Lestari",
            "Juru bicara nelayan Teluk Pandan",
        ),
        ("Ekonom Universitas Maju, Profesor Rina Adi", "Rina Adi", "Ekonom Universitas Maju"),
        ("Kuasa hukum Budi Santoso, Rina Adi", "Rina Adi", "Kuasa hukum Budi Santoso"),
        ("Dr. Ani Rahma, S.H., M.Hum.", "Ani Rahma", ""),
        ("Ani Rahma S.H.", "Ani Rahma", ""),
        ("TB Santoso", "TB Santoso", ""),
        ("Kolonel IGN Santoso", "IGN Santoso", "Kolonel"),
        ("Wali Kota Rina", "Rina", "Wali Kota"),
        ("Agung Wibowo", "Agung Wibowo", ""),
        ("Agung", "Agung", ""),
        ("Jaksa Agung Budi Wibowo", "Budi Wibowo", "Jaksa Agung"),
        ("Komisaris Imam Wibowo", "Imam Wibowo", "Komisaris"),
        ("Pak Budi", "Budi", ""),
        ("Azerbaijani President Ilham Aliyev", "Ilham Aliyev", "Azerbaijani President"),
        ("U.S. Secretary of State Jane Doe", "Jane Doe", "U.S. Secretary of State"),
        ("Jane O'Neill, a teacher from Leeds", "Jane O'Neill", "a teacher from Leeds"),
        ("the head of the agency, Maria Lopez", "Maria Lopez", "head of the agency"),
        ("Gov. Ann B. Doe of Ohio", "Ann B. Doe", "Gov. of Ohio"),
        ("Doe's campaign manager Ann Roe", "Ann Roe", "Doe's campaign manager"),
        ("Sen. Ann Doe, R-Ky.", "Ann Doe", "Sen."),
        ("House Speaker Ann D. Doe", "Ann D. Doe", "House Speaker"),
        ("Police Chief Ann Jordan", "Ann Jordan", "Police Chief"),
        ("Mr. King", "King", ""),
        ("Doe's", "Doe", ""),
        ("Ursula von der Leyen", "Ursula von der Leyen", ""),
        ("Paris Hilton", "Paris Hilton", ""),
        ("Bill King", "Bill King", ""),
    ],
)
def test_a_name_is_parted_from_what_surrounds_it(words: str, name: str, role: str) -> None:
    found = naming(words)
    assert (found.name, found.role, found.kind, found.named) == (name, role, PERSON, True)


@pytest.mark.parametrize(
    ("words", "name", "role", "affiliation"),
    [
        ("Kepala BMKG Dwikorita Karnawati", "Dwikorita Karnawati", "Kepala", "BMKG"),
        ("Ketua Umum Partai Maju Rina Wulandari", "Rina Wulandari", "Ketua Umum", "Partai Maju"),
        ("Direktur RSUD Tirta Andini Puspita", "Andini Puspita", "Direktur", "RSUD Tirta"),
        ("Ketua Persatuan Petani Jati Budi Adi", "Budi Adi", "Ketua", "Persatuan Petani Jati"),
        ("Rina, peneliti dari Universitas Maju", "Rina", "peneliti", "Universitas Maju"),
        ("Menteri Luar Negeri Azeri Jeyhun Bayramov", "Jeyhun Bayramov", None, ""),
        ("Kepala BNPB Letjen Budi", "Budi", "Kepala BNPB Letjen", ""),
        ("Ann Doe, director of the Tidal Institute", "Ann Doe", "director", "Tidal Institute"),
        ("NASA director Ann Doe", "Ann Doe", "director", "NASA"),
        ("Ann Doe of the Otter Club", "Ann Doe", "", "Otter Club"),
    ],
)
def test_an_affiliation_is_parted_from_an_office(
    words: str, name: str, role: str | None, affiliation: str
) -> None:
    found = naming(words)
    assert (found.name, found.affiliation) == (name, affiliation)
    assert role is None or found.role == role


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("kementerian luar negeri Armenia", ORGANIZATION),
        ("Dinas Kelautan Provinsi Pandan", ORGANIZATION),
        ("University of Leeds", ORGANIZATION),
        ("Partai Maju Sentosa", ORGANIZATION),
        ("Doe campaign", ORGANIZATION),
        ("BNPB", ORGANIZATION),
        ("Amerika Serikat", ORGANIZATION),
        ("warga setempat", GROUP),
        ("Warga Sukasenang", GROUP),
        ("Kedua belah pihak", GROUP),
        ("kedua kubu", GROUP),
        ("pasukan etnis Armenia di Karabakh", GROUP),
        ("kelompok nelayan Teluk Pandan", GROUP),
        ("Nelayan Pandan", GROUP),
        ("Sejumlah ahli", GROUP),
        ("residents", GROUP),
        ("Doe's aides", GROUP),
        ("juru bicara Kementerian Pertahanan", UNNAMED),
        ("Seorang petugas patroli", UNNAMED),
        ("a spokesman for the ministry", UNNAMED),
        ("istri Budi Santoso", UNNAMED),
        ("hasil survei", UNNAMED),
        ("sumber anonim", UNNAMED),
        ("漢字", PERSON),
    ],
)
def test_a_source_without_a_name_keeps_its_words(words: str, kind: SpeakerKind) -> None:
    found = naming(words)
    assert (found.name, found.kind, found.role, found.named) == (words, kind, "", True)


def test_an_article_and_an_apposition_are_left_out() -> None:
    assert naming("the Ministry of Health").name == "Ministry of Health"
    assert naming("The Tidal Fund, which was founded in May", "en").name == "Tidal Fund"
    assert naming("The Daily Otter", "en").kind == ORGANIZATION


def test_a_clause_is_left_out_where_it_only_tells_more() -> None:
    assert naming("Seorang penjaga yang enggan disebut namanya", "id").name == "Seorang penjaga"
    assert naming("a clerk who asked not to be named", "en").name == "a clerk"
    assert naming("pihak yang bertikai", "id").name == "pihak yang bertikai"


def test_a_branch_of_a_country_is_an_organization_in_indonesian() -> None:
    assert naming("Lautkita Indonesia", "id").kind == ORGANIZATION
    assert naming("Ann Ireland", "en").kind == PERSON


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("politisi Partai Maju itu", UNNAMED),
        ("Presiden", UNNAMED),
        ("kementerian tersebut", ORGANIZATION),
        ("partai kami", ORGANIZATION),
        ("the former governor", UNNAMED),
        ("The bank", ORGANIZATION),
    ],
)
def test_a_description_that_points_back_names_nobody_new(words: str, kind: SpeakerKind) -> None:
    found = naming(words)
    assert (found.named, found.kind) == (False, kind)


def test_the_words_that_describe_somebody_are_compared_without_the_pointer() -> None:
    assert described_as("Gubernur itu", "id") == ["gubernur"]
    assert described_as("dia", "id") == []


@pytest.mark.parametrize("words", ["dia", "Ia", "He", "they", "", "  ", "'"])
def test_a_pronoun_names_nobody(words: str) -> None:
    assert not naming(words).named


def test_the_words_of_another_language_are_not_asked() -> None:
    assert naming("dia", "id").named is False
    assert naming("Dia", "en").named is True
    assert naming("Presiden Ani Rahma", "xx").name == "Ani Rahma"


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Nikol Pashinyan dan Ilham Aliyev", ["Nikol Pashinyan", "Ilham Aliyev"]),
        ("Smith and Jones", ["Smith", "Jones"]),
        ("Armenia dan Azerbaijan", ["Armenia", "Azerbaijan"]),
        ("Ani Rahma, Budi dan Rina", ["Ani Rahma", "Budi", "Rina"]),
        ("Sen. Ann Doe, R-Ky., and Bo Roe (D-Ohio)", ["Sen. Ann Doe", "Bo Roe"]),
        ("Kementerian Pendidikan dan Seni", ["Kementerian Pendidikan dan Seni"]),
        (
            "Menteri Pendidikan dan Kebudayaan Ani Rahma",
            ["Menteri Pendidikan dan Kebudayaan Ani Rahma"],
        ),
        ("warga dan polisi", ["warga dan polisi"]),
        ("Budi", ["Budi"]),
    ],
)
def test_only_names_are_parted(words: str, parts: list[str]) -> None:
    assert several(words) == parts


@given(st.text(max_size=80), st.sampled_from(["", "id", "en"]))
@settings(max_examples=200, deadline=None)
def test_any_words_give_a_name_in_one_line(words: str, code: str) -> None:
    found = naming(words, code)
    assert "\n" not in found.name + found.role
    assert found.name or not found.named
    assert several(words, code)


@pytest.mark.parametrize(
    ("words", "code", "name", "role"),
    [
        ("Bupati Garut Drs H Sulaiman Akib MSi", "id", "Sulaiman Akib", "Bupati Garut"),
        ("Sulaiman Akib, S.H., M.H.", "id", "Sulaiman Akib", ""),
        ("Camat Garut Kota Budi Salam SSTP", "id", "Budi Salam", "Camat Garut Kota"),
        ("Budi Se", "id", "Budi Se", ""),
        ("Tom Ridley MP", "en", "Tom Ridley", "MP"),
        ("Eyewitness Tom Ridley", "en", "Tom Ridley", "Eyewitness"),
        ("Det Insp Ines Calder", "en", "Ines Calder", "Det Insp"),
    ],
)
def test_degrees_are_no_part_of_a_name_and_trades_are_roles(
    words: str, code: str, name: str, role: str
) -> None:
    found = naming(words, code)
    assert (found.name, found.role) == (name, role)
