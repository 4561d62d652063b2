"""Messages about what was done: they give way to what comes next, and faults stay longer."""

import re
import threading
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from string import ascii_letters

import pytest
from textual.command import CommandPalette
from textual.widgets._toast import Toast

from reader.config import State
from reader.model import Speaker
from tests.waiting import until
from tests.widgets.desk import TEXT, Hands, at_the_desk
from tests.widgets.hosts import cells_of
from widgets.dialogs import Dialog
from widgets.screens.settings import SettingsScreen
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


async def test_what_was_just_done_covers_nothing_and_goes_by_itself(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(80, 24), messages=True) as hands:
        line = hands.desk.top_line
        await hands.press("D")
        await hands.settle()
        said = str(line.render())
        assert "kutip" in said and "The article is done." in said and said.endswith("● saved")
        assert not hands.desk.query(Toast)
        line.tell("Soon gone.", 0.01)
        await hands.until(lambda: not hands.said)
        assert "Soon gone." not in str(line.render())


@pytest.mark.parametrize(
    ("words", "severity"),
    [("x" * 70, "information"), ("two\nlines", "information"), ("A fault.", "error")],
)
async def test_what_has_no_room_there_and_faults_stand_above_the_keys(
    tmp_path: Path, words: str, severity: str
) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(80, 24), messages=True) as hands:
        hands.desk.say("Done before.")
        hands.desk.say(words, severity)
        await hands.until(lambda: hands.desk.query(Toast))
        await hands.settle()
        toast = hands.desk.query(Toast).last()
        assert words in hands.said
        assert toast.region.bottom == hands.desk.key_line.region.y
        assert toast.region.right <= 80


def long_words(*lengths: int) -> Iterator[str]:
    """Messages with the name of a file that is so long, at the end and before something else."""
    for length in lengths:
        path = "/" + "".join(islice(cycle(ascii_letters), length - 1))
        yield path
        yield f"{path}; `kutip check` tells more"
        yield f"Typed and not saved: unsaved-note-1.txt in {path}. Try again when it is there."


def on_screen(hands: Hands) -> str:
    """Every letter that stands on the screen, without frames and blanks."""
    return "".join(re.sub(r"[▌─-╿\s]", "", cells_of(hands.app)))


@pytest.mark.parametrize("opens", ["", "g F", "g s"])
async def test_no_letter_of_a_long_word_is_cut_off(tmp_path: Path, opens: str) -> None:
    async with at_the_desk(tmp_path, size=(80, 24), messages=True) as hands:
        await hands.press(*opens.split())
        for words in long_words(40, 60, 61, 77, 78, 100, 120, 150, 200):
            hands.app.clear_notifications()
            await hands.until(lambda: not hands.app.screen.query(Toast))
            hands.app.notify(words, severity="error")
            await hands.until(lambda: hands.app.screen.query(Toast))
            await hands.settle()
            assert re.sub(r"\s", "", words) in on_screen(hands)


@pytest.mark.parametrize("opens", ["g a", "g n", "g x"])
async def test_no_letter_of_what_is_wrong_in_a_dialog_is_cut_off(
    tmp_path: Path, opens: str
) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(80, 24)) as hands:
        await hands.press(*opens.split())
        await hands.until(lambda: hands.app.screen.query(".problem"))
        dialog = hands.app.screen
        assert isinstance(dialog, Dialog)
        for words in long_words(60, 70, 71, 72, 73, 74, 75, 90, 91, 92, 93, 94, 200):
            dialog.set_problem(words)
            await hands.settle()
            assert re.sub(r"\s", "", words) in on_screen(hands)


async def test_what_is_told_under_a_dialog_waits_until_it_closes(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, messages=True) as hands:
        await hands.press("g", "n")
        await hands.until(lambda: hands.stands_before(SettingsScreen))
        for _ in range(3):
            hands.desk.say("The disk is full.", "error")
        hands.desk.say("Done meanwhile.")
        await hands.settle()
        assert not any(screen.query(Toast) for screen in hands.app.screen_stack)
        await hands.press("escape")
        await hands.until(lambda: hands.app.screen is hands.desk)
        await hands.until(lambda: hands.said.count("The disk is full.") == 1)
        await hands.until(lambda: "Done meanwhile." in hands.said)


async def test_how_to_quit_is_said_in_the_dialog_that_is_open(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(80, 24), messages=True) as hands:
        await hands.press("g", "n")
        await hands.until(lambda: hands.stands_before(SettingsScreen))
        await hands.press("ctrl+q")
        await hands.settle()
        assert "Esc closes this first" in str(hands.app.screen.query_one(".problem").render())
        assert hands.said == ""


@pytest.mark.parametrize(("width", "seen"), [(120, "1 article"), (80, "● saved")])
async def test_the_counts_give_way_to_what_was_done(tmp_path: Path, width: int, seen: str) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(width, 24), messages=True) as hands:
        hands.desk.say("x" * 55)
        said = str(hands.desk.top_line.render())
        assert "x" * 55 in said and seen in said
        assert ("1 article" in said) == (width == 120)


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
