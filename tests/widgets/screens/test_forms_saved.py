"""The forms of speakers and feeds: what was typed is saved once, and not lost on a full disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from reader.feeds.subscriptions import new_feed, subscribe
from reader.library import Library
from reader.model import LIBRARY_SCOPE
from tests.disks import no_room
from tests.widgets.desk import TEXT, Hands, at_the_desk
from tests.widgets.feeds import renamed, titles
from tests.widgets.hosts import cells_of
from widgets.screens.conflict import ConflictScreen

FORMS = {
    "a speaker": (("g", "s"), "enter", "edit Ani"),
    "a new speaker": (("g", "s"), "n", "add x"),
    "a feed": (("g", "F"), "e", "edit a feed"),
}


@pytest.fixture(autouse=True)
def kept(tmp_path: Path) -> None:
    """Keep a speaker and a feed in the library that the desk will open."""
    library = Library.open(tmp_path / "library")
    library.add_speaker(library.new_speaker("Ani"))
    subscribe(library, new_feed("https://contoh.example/feed.xml", "", "Ani"))
    library.close()


@contextmanager
def slow_disk(folder: Path) -> Iterator[None]:
    """Let nothing be saved meanwhile."""
    with FileLock(folder / "library" / ".lock"):
        yield


def labels(hands: Hands) -> list[str]:
    return [action.label for action in hands.library.history(LIBRARY_SCOPE) if action.label]


async def at_the_form(hands: Hands, keys: tuple[str, ...], opens: str) -> None:
    """Open a form over the list, in its first line."""
    await hands.press(*keys)
    await hands.settle()
    await hands.press(opens)
    await hands.until(lambda: len(hands.app.screen_stack) == 3 and hands.app.screen.is_mounted)
    await hands.settle()
    await hands.press("end", "x")


@pytest.mark.parametrize(("keys", "opens", "label"), FORMS.values(), ids=FORMS)
async def test_what_is_typed_is_saved_once_however_slow_the_disk(
    tmp_path: Path, keys: tuple[str, ...], opens: str, label: str
) -> None:
    async with at_the_desk(tmp_path, TEXT, messages=True) as hands:
        await at_the_form(hands, keys, opens)
        with slow_disk(tmp_path):
            await hands.press("enter", "enter")
        await hands.settle()
        assert labels(hands).count(label) == 1


@pytest.mark.parametrize(("keys", "opens", "label"), FORMS.values(), ids=FORMS)
async def test_what_is_typed_stays_in_line_while_the_disk_is_full(
    tmp_path: Path, keys: tuple[str, ...], opens: str, label: str
) -> None:
    async with at_the_desk(tmp_path, TEXT, messages=True) as hands:
        await at_the_form(hands, keys, opens)
        with no_room():
            await hands.press("enter")
            await hands.until(lambda: "✗ 1 change not saved" in cells_of(hands.app))
            assert "disk full" in hands.said
        await hands.press("ctrl+s")
        await hands.settle()
        assert label in labels(hands)
        assert "not saved" not in cells_of(hands.app)


async def test_what_is_still_being_saved_is_not_changed_again(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, messages=True) as hands:
        await at_the_form(hands, ("g", "F"), "e")
        with slow_disk(tmp_path):
            await hands.press("enter", "d")
            assert "Ani is still being saved." in hands.said
            await hands.press("e")
            assert len(hands.app.screen_stack) == 2
        await hands.settle()
        assert titles(hands.library) == ["Anix"]


async def test_an_address_that_is_none_keeps_the_form_and_what_was_typed(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, messages=True) as hands:
        await hands.press("g", "F", "a", *"ftp://contoh.example/", "enter")
        await hands.settle()
        assert "Not saved: " in cells_of(hands.app)
        assert "ftp://contoh.example/" in cells_of(hands.app)
        await hands.press("escape", "escape")
        assert titles(hands.library) == ["Ani"]


async def test_a_feed_that_another_has_renamed_is_asked_about(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, messages=True) as hands:
        await at_the_form(hands, ("g", "F"), "e")
        other = Library.open(hands.library.path)
        renamed(other, "Ani", "Budi")
        other.close()
        await hands.press("enter")
        await hands.settle()
        assert "was changed by someone else" in hands.said
        await hands.press("q")
        await hands.until(lambda: hands.stands_before(ConflictScreen))
        await hands.until(lambda: "Anix" in cells_of(hands.app))
        assert "Budi" in cells_of(hands.app)
        await hands.press("1")
        await hands.settle()
        assert titles(hands.library) == ["Anix"]
        assert hands.library.drafts() == []
