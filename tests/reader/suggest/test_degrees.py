"""Names with what they are addressed by and the degrees behind them: ``Drs. H. … , M.Si.``."""

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import speakers


@pytest.mark.parametrize(
    "source",
    [
        "Bupati Garut Drs H Sulaiman Akib MSi",
        "Bupati Garut Drs H Sulaiman Akib, MSi",
        "Bupati Garut, Drs. H. Sulaiman Akib, M.Si.,",
        "Bupati Garut H. Sulaiman Akib",
        "Bupati Garut Dr. Ir. H. Sulaiman Akib, M.M.",
        "Bupati Garut KH Sulaiman Akib SH MH",
        "Bupati Garut Prof. Dr. Sulaiman Akib, M.Sc., Ph.D.",
        "Bupati Garut Sulaiman Akib S.STP, M.Si.",
        "Bupati Garut Sulaiman Akib Lc",
        "Bupati Garut, dr Sulaiman Akib Sp.A,",
    ],
)
def test_degrees_and_forms_of_address_are_no_part_of_name_or_office(source: str) -> None:
    [found] = suggest(f"{source} mengatakan jalan itu aman.", "id")
    who = (found.speaker, found.role, found.affiliation)
    assert who == ("Sulaiman Akib", "Bupati", "Garut")


def test_an_unknown_place_before_a_form_of_address_is_no_part_of_the_name() -> None:
    assert speakers("Bupati Wirna H Sulaiman Akib mengatakan jalan itu aman.", "id") == [
        "Sulaiman Akib"
    ]


def test_who_has_a_degree_is_later_called_without() -> None:
    text = 'Sulaiman Akib SH MH mengatakan jalan itu aman. "Kami siap," kata Sulaiman.'
    assert speakers(text, "id") == ["Sulaiman Akib", "Sulaiman Akib"]


@pytest.mark.parametrize("name", ["Budi Se", "Ana Ma", "Rudi St"])
def test_a_short_name_is_no_degree(name: str) -> None:
    assert speakers(f"Bupati Garut {name} mengatakan jalan itu aman.", "id") == [name]


def test_a_form_of_address_alone_still_tells_who_it_is() -> None:
    [found] = suggest('"Kami siap," kata dr. Sulaiman Akib.', "id")
    assert (found.speaker, found.role) == ("Sulaiman Akib", "dr.")


def test_a_town_behind_a_place_is_no_part_of_the_name() -> None:
    assert speakers("Camat Garut Kota Budi Salam mengatakan jalan itu aman.", "id") == [
        "Budi Salam"
    ]


@pytest.mark.parametrize(
    "source",
    [
        "Kepala Dinas Pasar, Sulaiman Akib, S.Kom, M.H.,",
        "Kepala Dinas Pasar, Sulaiman Akib, S.Kom, M.H.",
        "Kepala Dinas Sosial Sulaiman Akib, S.E., M.M.,",
    ],
)
def test_several_degrees_belong_to_the_name_before_them(source: str) -> None:
    [found] = suggest(f"{source} mengatakan jalan itu aman.", "id")
    assert (found.speaker, found.role) == ("Sulaiman Akib", "Kepala")


@pytest.mark.parametrize("mark", [",", ".,"])
def test_who_is_stood_in_for_does_not_speak(mark: str) -> None:
    text = (
        f"Kabid Pasar, Ana Salam{mark} mendampingi Kepala Dinas Pasar Garut, Sulaiman Akib, S.Kom, "
        'M.H., mengatakan harga cabai naik. "Kami siap," kata dia.'
    )
    assert speakers(text, "id") == ["Ana Salam", "Ana Salam"]


@pytest.mark.parametrize("degree", ["Dr.", "Prof. Dr."])
def test_a_degree_before_the_name_is_no_role(degree: str) -> None:
    [found] = suggest(f'"Jalan itu rusak," kata {degree} Sulaiman Akib, S.H., M.H.', "id")
    assert (found.speaker, found.role) == ("Sulaiman Akib", "")
