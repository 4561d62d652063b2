"""Who speaks where others are named beside: names behind ranks, and pronouns."""

import pytest

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
