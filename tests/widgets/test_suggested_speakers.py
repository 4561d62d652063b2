"""Whom a suggestion names: first in the picker, gone with an accept that is taken back."""

from dataclasses import replace
from pathlib import Path

from reader.model import SpeakerKind
from tests.widgets.desk import Hands, at_the_desk
from tests.widgets.test_suggestions import suggesting_state
from widgets.speaker_picker import CandidateList, SpeakerPicker

PRONOUNS = (
    "Jembatan Sungai Ranu Dibuka\n\n"
    '"Kami menunggu sepuluh tahun," kata Kepala Dinas Pekerjaan Umum Laras Wening, Senin.\n\n'
    '"Jembatan ini kuat sekali," katanya.\n\n'
    "Ia mengatakan jembatan itu sanggup menahan truk besar.\n"
)


async def test_the_speaker_proposed_is_the_first_in_the_picker(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, PRONOUNS, state=suggesting_state()) as hands:
        for number in range(3):
            await hands.press("]", "p")
            await hands.until(lambda: hands.stands_before(SpeakerPicker))
            listed = hands.app.screen.query_one(CandidateList)
            candidate = listed.candidate
            assert candidate is not None
            assert (candidate.speaker.name, candidate.is_new) == ("Laras Wening", number == 0)
            await hands.press("enter")
            await hands.settle()
        assert [s.name for s in hands.library.living_speakers()] == ["Laras Wening"]
        await hands.press("g", "g", "]", "enter", "enter", "enter")
        await hands.settle()
        assert [hands.names(a) for a in hands.marked()] == [["Laras Wening"]] * 3


async def test_an_accept_that_is_taken_back_takes_its_speaker_along(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, PRONOUNS, state=suggesting_state()) as hands:
        first, *_ = hands.desk.reading.suggested.open
        await hands.press("]", "enter")
        await hands.settle()
        assert [s.name for s in hands.library.living_speakers()] == ["Laras Wening"]
        await hands.press("G", "u")
        await hands.settle()
        assert hands.library.living_speakers() == []
        assert hands.desk.speaker_index.speakers == []
        assert hands.desk.view.cursor == first.content[0].start
        assert hands.desk.reading.active_id == first.id
        await hands.press("ctrl+r")
        await hands.settle()
        assert [s.name for s in hands.library.living_speakers()] == ["Laras Wening"]
        assert [hands.names(a) for a in hands.marked()] == [["Laras Wening"]]
        await hands.press("u", "enter")
        await hands.settle()
        assert [hands.names(a) for a in hands.marked()] == [["Laras Wening"]]
        assert [s.name for s in hands.library.living_speakers()] == ["Laras Wening"]


async def test_a_reject_that_is_taken_back_leads_to_its_suggestion(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, PRONOUNS, state=suggesting_state()) as hands:
        first, *_ = hands.desk.reading.suggested.open
        await hands.press("]", "x", "G", "u")
        await hands.settle()
        assert hands.desk.view.cursor == first.content[0].start
        assert hands.desk.reading.active_id == first.id


async def choose(hands: Hands, name: str) -> None:
    await hands.press("p")
    await hands.until(lambda: hands.stands_before(SpeakerPicker))
    await hands.settle()
    await hands.press(*name, "enter")
    await hands.settle()


def living(hands: Hands) -> list[str]:
    return [s.name for s in hands.library.living_speakers()]


async def test_a_speaker_made_by_an_accept_goes_with_the_quote_that_is_given_to_another(
    tmp_path: Path,
) -> None:
    async with at_the_desk(tmp_path, PRONOUNS, state=suggesting_state()) as hands:
        await hands.press("]", "enter", "enter", "[")
        await hands.settle()
        await choose(hands, "Hendra")
        assert living(hands) == ["Hendra", "Laras Wening"]
        await hands.press("[")
        await choose(hands, "Hendra")
        assert living(hands) == ["Hendra"]
        await hands.press("u")
        await hands.settle()
        assert living(hands) == ["Hendra", "Laras Wening"]
        assert [hands.names(a) for a in hands.marked()] == [["Laras Wening"], ["Hendra"]]
        await hands.press("ctrl+r")
        await hands.settle()
        assert living(hands) == ["Hendra"]
        assert [hands.names(a) for a in hands.marked()] == [["Hendra"], ["Hendra"]]
        assert list(hands.library.check()) == []


async def test_a_speaker_whom_somebody_described_stays(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, PRONOUNS, state=suggesting_state()) as hands:
        await hands.press("]", "enter", "[")
        await hands.settle()
        (made,) = hands.library.living_speakers()
        hands.library.edit_speaker(made, replace(made, gender="f"))
        await choose(hands, "Hendra")
        assert living(hands) == ["Hendra", "Laras Wening"]


async def test_what_a_speaker_belongs_to_is_an_organization(tmp_path: Path) -> None:
    text = (
        "River Dredged\n\n"
        '"The work ends next week," said Ann Hale, a spokeswoman for Brightwater Dredging.\n\n'
        "Brightwater Dredging said it would pay for the damage.\n"
    )
    async with at_the_desk(tmp_path, text, state=suggesting_state("all")) as hands:
        await hands.press("]", "enter", "enter")
        await hands.settle()
        kinds = {s.name: s.kind for s in hands.library.living_speakers()}
        assert kinds == {
            "Ann Hale": SpeakerKind.PERSON,
            "Brightwater Dredging": SpeakerKind.ORGANIZATION,
        }
