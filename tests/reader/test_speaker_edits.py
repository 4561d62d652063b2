import pytest

from reader.model import Speaker, SpeakerKind
from reader.speaker_edits import NameMissingError, edited, merge_preview, speaker_values

RINA = Speaker("r", "Rina Wulandari", aliases=("Bu Rina",), note="dua\nbaris", gender="female")


def changed(**typed: str) -> Speaker:
    return edited(RINA, {**speaker_values(RINA), **typed})


def test_nothing_typed_changes_nothing() -> None:
    assert changed() == RINA


def test_a_new_name_keeps_the_old_one_as_an_alias() -> None:
    after = changed(name="Rina W. Santoso")
    assert after.aliases == ("Bu Rina", "Rina Wulandari")
    assert changed(name="RINA WULANDARI").aliases == ("Bu Rina",)
    assert changed(name="Bu Rina").aliases == ("Rina Wulandari",)


def test_aliases_and_kind_are_read() -> None:
    after = changed(aliases=" Rin ;; Mak\nRin; Rin", kind="group", role=" Lurah ")
    assert (after.aliases, after.kind, after.role) == (
        ("Rin", "Mak Rin"),
        SpeakerKind.GROUP,
        "Lurah",
    )


def test_a_speaker_needs_a_name() -> None:
    with pytest.raises(NameMissingError, match="Name"):
        changed(name=" \x1b ")


def test_the_preview_of_a_merge_says_what_will_be() -> None:
    words = merge_preview([RINA], Speaker("w", "R. Wulandari"), {"r": 1})
    assert "“Rina Wulandari” will be the same as “R. Wulandari”." in words
    assert "1 quote will be shown" in words
    assert "Also known as: Rina Wulandari; Bu Rina." in words
