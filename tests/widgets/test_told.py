"""Messages about what was done: they give way to what comes next, and faults stay longer."""

import threading
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets._toast import Toast

from reader.config import State
from reader.model import Speaker
from tests.waiting import until
from tests.widgets.desk import TEXT, Hands, at_the_desk
from widgets.screens.speakers import SpeakersScreen
from widgets.speaker_table import SpeakerTable


@pytest.mark.parametrize("opens", ["?", "A", "g x", "g n"])
async def test_no_message_stands_on_a_dialog(tmp_path: Path, opens: str) -> None:
    state = State(tour_done=True, suggest="60")
    async with at_the_desk(tmp_path, TEXT, state=state, messages=True) as hands:
        await hands.press("%")
        await hands.settle()
        assert "75 %" in hands.said
        await hands.press(*opens.replace("?", "question_mark").split())
        await hands.settle()
        assert hands.app.screen is not hands.desk
        assert hands.said == ""
        assert not hands.desk.query(Toast)


async def test_speakers_that_are_still_being_saved_are_listed_once_they_are(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        release = threading.Event()

        def save() -> Speaker:
            until(release, "the release")
            return hands.library.add_speaker(hands.library.new_speaker("Ana Ruiz"))

        hands.desk.saver.submit(save, lambda _: None)
        await hands.press("g", "s")
        assert isinstance(hands.app.screen, SpeakersScreen)
        release.set()
        await hands.settle()
        table = hands.app.screen.query_one(SpeakerTable)
        assert [s.name for s in table.speakers] == ["Ana Ruiz"]


async def test_the_palette_opens_where_its_commands_work(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await open_palette(hands)
        assert isinstance(hands.app.screen, CommandPalette)
        await hands.press("escape")
        await hands.settle()
        await hands.press("g", "n")
        await hands.settle()
        before = hands.app.screen
        await open_palette(hands)
        assert hands.app.screen is before


async def open_palette(hands: Hands) -> None:
    await hands.press("ctrl+p")
    await hands.pilot.pause()


@pytest.mark.parametrize("where", [(), ("tab",)], ids=["in-the-article", "in-the-quotes"])
async def test_deleting_what_is_only_proposed_is_told_as_rejecting(
    tmp_path: Path, where: tuple[str, ...]
) -> None:
    state = State(tour_done=True, suggest="60")
    async with at_the_desk(tmp_path, TEXT, state=state, messages=True) as hands:
        await hands.press("]", *where)
        await hands.settle()
        await hands.press("d")
        await hands.settle()
        assert hands.said == "Rejected; u brings it back."
