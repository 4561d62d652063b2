"""Whatever dialog is open when kutip ends, what was typed into it is in a file."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from textual.widgets import Input, TextArea

from reader.config import state_file
from tests.waiting import until
from tests.widgets.desk import TEXT, Hands, at_the_desk
from tests.widgets.test_answered_once import SCREENS
from widgets.dialogs import Dialog
from widgets.screens.add import AddScreen

T = TypeVar("T")

DIALOGS = [kind for kind in SCREENS if issubclass(kind, Dialog)]
WORDS = "zaitun zamrud"


def kept() -> list[str]:
    """What is kept of what is being typed in this process."""
    return [path.read_text() for path in state_file().parent.glob("*.[0-9]*.txt")]


async def opened(hands: Hands, kind: type[Dialog[object]]) -> Dialog[object]:
    screen = SCREENS[kind](hands)
    assert isinstance(screen, Dialog)
    hands.app.push_screen(screen)
    await hands.until(lambda: hands.app.screen is screen and screen.is_mounted)
    await hands.pilot.pause()
    return screen


def type_into(place: Input | TextArea, words: str) -> None:
    if isinstance(place, TextArea):
        place.insert(words)
    else:
        place.value = words


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
async def test_every_place_to_type_is_kept_until_it_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[Dialog[object]]
) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_the_desk(tmp_path, TEXT) as hands:
        screen = await opened(hands, kind)
        screen.keep_typed()
        assert kept() == ([] if kind.__name__ != "AddScreen" else ["Judul\n\nAir turun."])
        places = [*screen.query(Input), *screen.query(TextArea)]
        for number, place in enumerate(places):
            type_into(place, f"{WORDS} {number}")
        await hands.pilot.pause()
        screen.keep_typed()
        assert bool(kept()) == bool(places)
        for number in range(len(places)):
            assert f"{WORDS} {number}" in "".join(kept())
        screen.dismiss(None)
        await hands.until(lambda: hands.app.screen is hands.desk)
        assert kept() == []


async def test_what_is_typed_is_kept_while_one_types(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await hands.press("g", "a")
        await hands.until(lambda: isinstance(hands.app.screen, Dialog))
        await hands.until(lambda: hands.app.screen.query(TextArea))
        hands.app.screen.query_one(TextArea).insert("Berita\n\nbaru")
        await hands.until(lambda: kept() == ["Berita\n\nbaru"])


@pytest.mark.parametrize("address", ["https://rina:rahasia@koran.example/a", "rina:rahasia@koran"])
async def test_no_password_is_kept(tmp_path: Path, address: str) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        for kind in DIALOGS:
            if kind.__name__ not in ("AddScreen", "NewFeedForm", "ArticleForm", "OpmlInForm"):
                continue
            screen = await opened(hands, kind)
            for area in screen.query(TextArea):
                area.text = address
            for place in screen.query(Input):
                place.value = address
            await hands.pilot.pause()
            screen.keep_typed()
            assert "koran" in "".join(kept())
            assert "rahasia" not in "".join(kept())
            screen.dismiss(None)
            await hands.until(lambda: hands.app.screen is hands.desk)


class Gate:
    """A turn that comes when it is opened."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()

    def __call__(self, change: Callable[[], T]) -> T:
        self.reached.set()
        until(self.opened, "the turn")
        return change()


@pytest.mark.parametrize(
    ("typed", "named", "left"), [("Berita\n\nbaru.\n", "", []), ("", "folder", ["{folder}"])]
)
async def test_an_end_while_articles_are_added_keeps_what_is_not_added_whole(
    tmp_path: Path, typed: str, named: str, left: list[str]
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("Kabar\n\nlama.\n")
    async with at_the_desk(tmp_path, TEXT) as hands:
        gate = Gate()
        screen = AddScreen(hands.library, gate, pasted=typed)
        hands.app.push_screen(screen)
        await hands.until(lambda: hands.app.screen is screen and screen.is_mounted)
        screen.query_one(Input).value = named and str(folder)
        await hands.press("ctrl+s")
        await hands.until(gate.reached.is_set)
        screen.end()
        gate.opened.set()
        await hands.until(lambda: hands.app.screen is hands.desk)
        assert kept() == [words.format(folder=folder) for words in left]
        assert hands.library.counts().articles == 2 - len(left)
