import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import SpeakerKind
from reader.naming import guess_kind, naming, several

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
        ("Kepala BMKG Dwikorita Karnawati", "Dwikorita Karnawati", "Kepala BMKG"),
        ("Ketua Umum Partai Maju Rina Wulandari", "Rina Wulandari", "Ketua Umum Partai Maju"),
        ("seorang warga bernama Budi", "Budi", "seorang warga bernama"),
        ("Budi Santoso (45)", "Budi Santoso", ""),
        ("Budi Santoso, ketua RT setempat", "Budi Santoso", "ketua RT setempat"),
        ("Ketua RT setempat, Rina", "Rina", "Ketua RT setempat"),
        ("Dr. Ani Rahma, S.H., M.Hum.", "Ani Rahma", ""),
        ("Pak Budi", "Budi", ""),
        ("Azerbaijani President Ilham Aliyev", "Ilham Aliyev", "Azerbaijani President"),
        ("U.S. Secretary of State Jane Doe", "Jane Doe", "U.S. Secretary of State"),
        ("Jane O'Neill, a teacher from Leeds", "Jane O'Neill", "a teacher from Leeds"),
        ("the head of the agency, Maria Lopez", "Maria Lopez", "head of the agency"),
        ("Ursula von der Leyen", "Ursula von der Leyen", ""),
        ("Paris Hilton", "Paris Hilton", ""),
    ],
)
def test_a_name_is_parted_from_what_surrounds_it(words: str, name: str, role: str) -> None:
    found = naming(words)
    assert (found.name, found.role, found.kind, found.named) == (name, role, PERSON, True)


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("kementerian luar negeri Armenia", "kementerian luar negeri Armenia", ORGANIZATION),
        ("the Ministry of Health", "Ministry of Health", ORGANIZATION),
        ("University of Leeds", "University of Leeds", ORGANIZATION),
        ("BNPB", "BNPB", ORGANIZATION),
        ("Amerika Serikat", "Amerika Serikat", ORGANIZATION),
        ("warga setempat", "warga setempat", GROUP),
        ("residents", "residents", GROUP),
        ("juru bicara Kementerian Pertahanan", "juru bicara Kementerian Pertahanan", UNNAMED),
        ("a spokesman for the ministry", "a spokesman for the ministry", UNNAMED),
        ("sumber anonim", "sumber anonim", UNNAMED),
        ("漢字", "漢字", PERSON),
    ],
)
def test_a_source_without_a_name_keeps_its_words(words: str, name: str, kind: SpeakerKind) -> None:
    found = naming(words)
    assert (found.name, found.kind) == (name, kind)
    assert guess_kind(words) == kind


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
