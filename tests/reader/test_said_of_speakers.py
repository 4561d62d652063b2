"""Role and affiliation of a quote are those of its speaker, not of the one before."""

from dataclasses import replace

import pytest

from reader.model import Attribution, Span, Speaker
from reader.said_of_speakers import with_others

QUOTE = Attribution(
    "a", "x", (Span(0, 4),), speaker_ids=("ratna",), role="Ketua", affiliation="Majelis"
)
HENDRA = Speaker("hendra", "Hendra Wijaya")
OTHER = replace(QUOTE, id="b", speaker_ids=("hendra",), role="Pengacara", affiliation="Kantor Arta")


@pytest.mark.parametrize(
    ("speaker", "given", "marked", "told"),
    [
        (HENDRA, ("", ""), [], ("", "")),
        (replace(HENDRA, role="Dosen"), ("", ""), [], ("Dosen", "")),
        (replace(HENDRA, role="Dosen"), ("", ""), [OTHER], ("Pengacara", "Kantor Arta")),
        (HENDRA, ("Saksi", ""), [OTHER], ("Saksi", "")),
    ],
)
def test_another_speaker_has_a_role_of_his_own(
    speaker: Speaker, given: tuple[str, str], marked: list[Attribution], told: tuple[str, str]
) -> None:
    after = with_others(QUOTE, [speaker], ["ratna"], given, marked)
    assert (after.speaker_ids, after.role, after.affiliation) == (("hendra",), *told)


def test_the_same_speaker_keeps_it_and_nobody_before_leaves_it() -> None:
    same = with_others(QUOTE, [Speaker("ratna", "Ratna")], ["ratna"], ("", ""), [])
    assert (same.role, same.affiliation) == ("Ketua", "Majelis")
    unclear = replace(QUOTE, speaker_ids=())
    found = with_others(unclear, [HENDRA], [], ("", ""), [])
    assert (found.speaker_ids, found.role) == (("hendra",), "Ketua")


def test_nothing_is_said_of_several() -> None:
    both = [HENDRA, Speaker("ratna", "Ratna", role="Ketua")]
    after = with_others(QUOTE, both, ["ratna"], ("", ""), [OTHER])
    assert (after.role, after.affiliation) == ("", "")
