"""Proves where in Indonesian news a sentence, a phrase and what is said in it begin and end."""

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import said, speakers


@pytest.mark.parametrize("dateline", ["GARUT - ", "Garut — ", "Garut, Kabar Pagi -- "])
def test_a_dateline_is_not_said(dateline: str) -> None:
    text = f"{dateline}Jalan itu rusak, kata Ani Warsa."
    assert said(text, "id") == [("Ani Warsa", "kata", "Jalan itu rusak")]


def test_a_dateline_is_no_part_of_what_is_held() -> None:
    text = "Garut - Jalan desa atau jalan kota dinilai rusak."
    assert said(text, "id") == [("", "dinilai", "Jalan desa atau jalan kota | rusak")]


def test_a_full_stop_between_short_forms_ends_no_sentence() -> None:
    text = "Ia menilai surat nomor 570/SK/DPP.PD/VIII/2024 itu sah."
    assert said(text, "id") == [("Ia", "menilai", "surat nomor 570/SK/DPP.PD/VIII/2024 itu sah")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Polisi menerima laporan dari warga yang mengaku kehilangan uang.", "warga"),
        ("Polisi menangkap seorang pria yang mengaku kehilangan uang.", "seorang pria"),
        ("Pengurus dari partai yang mengaku kehilangan uang.", "Pengurus dari partai"),
        ("Petugas jaga saat kejadian berlangsung, mengaku kehilangan uang.", "Petugas jaga"),
    ],
)
def test_a_verb_before_parts_who_speaks_from_another(text: str, source: str) -> None:
    assert said(text, "id") == [(source, "mengaku", "kehilangan uang")]


def test_a_passive_behind_the_source_goes_on_with_what_is_said() -> None:
    text = "Kerusuhan di kota itu menurut polisi disebabkan oleh sikap warga."
    content = "Kerusuhan di kota itu | disebabkan oleh sikap warga"
    assert said(text, "id") == [("polisi", "menurut", content)]


def test_who_is_named_first_is_no_subject_of_the_passive() -> None:
    text = "Menurut Ani, jumlah warga diprediksi akan naik."
    raised = ("", "diprediksi", "jumlah warga | akan naik")
    assert raised in said(text, "id")


def test_who_is_confident_believes_nothing() -> None:
    assert said("Rudi sangat percaya diri dan siap menutup jalan itu.", "id") == []


def test_fears_are_told() -> None:
    text = "Ia mewaspadai kebijakan itu memiliki akibat lain."
    assert said(text, "id") == [("Ia", "mewaspadai", "kebijakan itu memiliki akibat lain")]


def test_a_bank_has_a_name_before_the_name_of_who_speaks() -> None:
    text = "Ekonom Bank Bahari Rudi Salam menilai jalan itu aman."
    assert speakers(text, "id") == ["Rudi Salam"]


def test_a_form_of_address_begins_a_name() -> None:
    text = '"Langkah Pak Surya Salam mengagetkan," kata Ani Warsa. "Itu benar," kata Surya Salam.'
    assert speakers(text, "id") == ["Ani Warsa", "Surya Salam"]


def test_who_let_it_be_known_speaks() -> None:
    text = (
        "Perihal itu diungkapkan oleh Ketua Partai Maju Garut, Julham Salam. "
        "Ia mengatakan jalan itu akan ditutup."
    )
    assert speakers(text, "id") == ["Julham Salam"]


@pytest.mark.parametrize(
    ("whom", "name"),
    [
        ("pria yang juga memiliki toko", "Rudi Salam"),
        ("pria yang memiliki toko", "pria yang memiliki toko"),
    ],
)
def test_what_somebody_does_also_is_told_of_one_known(whom: str, name: str) -> None:
    text = f'"Kami siap," kata Rudi Salam. "Jalan itu aman," ujar {whom}.'
    assert speakers(text, "id") == ["Rudi Salam", name]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ('"Saya cabut," tegas Sulaiman disambut tepuk tangan.', "Sulaiman", "tegas"),
        ('"Saya cabut," begitu kata Sulaiman.', "Sulaiman", "kata"),
        ('"Saya cabut," demikian Sulaiman.', "Sulaiman", "demikian"),
        ("Di mata Sulaiman, jalan itu aman.", "Sulaiman", "Di mata"),
        ("Merujuk data kota, jalan itu aman.", "data kota", "Merujuk"),
        ("Seperti dikutip Antara, jalan itu aman.", "Antara", "Seperti dikutip"),
        ("Meski demikian, Sulaiman mengatakan jalan itu aman.", "Sulaiman", "mengatakan"),
    ],
)
def test_so_and_firmly_and_in_the_eyes_of(text: str, source: str, cue: str) -> None:
    [(found, by, _)] = said(text, "id")
    assert (found, by) == (source, cue)


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Harga Cabai Naik, Pedagang: Pembeli Pindah", "Pedagang", "Pembeli Pindah"),
        ("DPR Minta Tarif Ditunda, Menhub: Masih Dikaji", "Menhub", "Masih Dikaji"),
        ("Bupati: Jalan Itu Aman", "Bupati", "Jalan Itu Aman"),
    ],
)
def test_a_label_in_a_headline_says_what_stands_behind_it(
    headline: str, source: str, content: str
) -> None:
    found = said(f"{headline}\n\nJakarta - Jalan itu ramai.", "id")
    assert (source, "", content) in found
    assert all("Masih" not in c for s, _, c in found if s != "Menhub")


def test_the_base_of_any_verb_behind_a_quotation_names_who_speaks() -> None:
    assert said('"Kami siap," dendang Ana Ruiz.', "id") == [("Ana Ruiz", "dendang", '"Kami siap,"')]


@pytest.mark.parametrize("rest", ["dengan Budi di sana.", "Senin."])
def test_a_preposition_or_a_day_is_no_base(rest: str) -> None:
    assert all(not source for source, _, _ in said(f'"Kami siap," {rest}', "id"))


def test_where_somebody_is_from_belongs_to_the_source() -> None:
    source = "Wakil Ketua Komisi V DPR dari Fraksi Partai Karya, Ana Ruiz"
    text = f'"Kami siap," kata {source}.'
    assert said(text, "id") == [(source, "kata", '"Kami siap,"')]
    assert speakers(text, "id") == ["Ana Ruiz"]


def test_what_somebody_just_did_is_no_role() -> None:
    [found] = suggest('"Kami siap," kata Ana Ruiz, yang disambut riuh.', "id")
    assert (found.speaker, found.role) == ("Ana Ruiz", "")


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Menhub Pastikan Tarif Tidak Naik", "Menhub", "Tarif Tidak Naik"),
        ("Harga Minyak Naik, Menkeu Pastikan BBM Tetap", "Menkeu", "BBM Tetap"),
        ("Pelatih Garuda Akui Timnya Kalah", "Pelatih Garuda", "Timnya Kalah"),
    ],
)
def test_the_base_of_a_verb_reports_in_a_headline(headline: str, source: str, content: str) -> None:
    found = suggest(f"{headline}\n\nJakarta - Jalan itu ramai.", "id")
    assert [f.speaker for f in found] == [source]
    assert said(f"{headline}\n\nJakarta - Jalan itu ramai.", "id")[0][2] == content


@pytest.mark.parametrize(
    "headline", ["Gubernur Jabar Budi Salam Minta Maaf", "Warga yang Minta Jalan Baru Berkumpul"]
)
def test_a_headline_without_what_is_said_reports_nothing(headline: str) -> None:
    assert said(f"{headline}\n\nJakarta - Jalan itu ramai.", "id") == []


def test_the_topic_of_a_headline_is_not_who_says_it() -> None:
    text = "Sidang Korupsi: Saksi Sebut Ada Setoran\n\nJakarta - Sidang itu ramai."
    assert [(s, c) for s, _, c in said(text, "id")] == [("Saksi", "Ada Setoran")]
