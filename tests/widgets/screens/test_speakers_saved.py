"""What is done to speakers is saved like everything else: in line, and told once it is kept."""

from pathlib import Path

import pytest
from filelock import FileLock

from reader.library import Library
from tests.disks import no_room
from tests.widgets.desk import TEXT, Hands, at_the_desk
from tests.widgets.hosts import cells_of
from widgets.screens.speakers import SpeakersScreen


@pytest.fixture(autouse=True)
def three(tmp_path: Path) -> None:
    """Keep three speakers in the library that the desk will open."""
    library = Library.open(tmp_path / "library")
    for name in ("Ani", "Budi", "Cahya"):
        library.add_speaker(library.new_speaker(name))
    library.close()


def names(hands: Hands) -> list[str]:
    other = Library.open(hands.library.path)
    found = [speaker.name for speaker in other.living_speakers()]
    other.close()
    return found


async def at_the_speakers(hands: Hands) -> None:
    await hands.press("g", "s")
    await hands.until(lambda: hands.stands_before(SpeakersScreen))
    await hands.until(lambda: "Cahya" in cells_of(hands.app))


@pytest.mark.parametrize(
    ("keys", "told", "left"),
    [
        (("d",), "Deleted", ["Budi", "Cahya"]),
        (("space", "m", "enter"), "Merged", ["Budi", "Cahya"]),
    ],
    ids=["delete", "merge"],
)
async def test_a_full_disk_is_told_and_nothing_is_lost(
    tmp_path: Path, keys: tuple[str, ...], told: str, left: list[str]
) -> None:
    async with at_the_desk(tmp_path, TEXT, messages=True) as hands:
        await at_the_speakers(hands)
        with no_room():
            await hands.press(*keys)
            await hands.until(lambda: hands.desk.saver.state.failure)
            await hands.until(lambda: "✗ 1 change not saved" in cells_of(hands.app))
            assert "disk full" in hands.said
            assert told not in hands.said
            assert names(hands) == ["Ani", "Budi", "Cahya"]
        await hands.press("ctrl+s")
        await hands.settle()
        assert told in hands.said
        assert names(hands) == left
        assert "not saved" not in cells_of(hands.app)


async def test_what_could_not_be_saved_there_is_saved_from_the_desk(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, messages=True) as hands:
        await at_the_speakers(hands)
        with no_room():
            await hands.press("d")
            await hands.until(lambda: hands.desk.saver.state.failure)
            await hands.press("q")
            await hands.until(lambda: hands.app.screen is hands.desk)
        await hands.press("ctrl+s")
        await hands.settle()
        assert names(hands) == ["Budi", "Cahya"]
        assert {s.name for s in hands.desk.speaker_index.speakers} == {"Budi", "Cahya"}


async def test_a_second_key_while_it_is_saved_does_nothing_twice(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, messages=True) as hands:
        await at_the_speakers(hands)
        with FileLock(tmp_path / "library" / ".lock"):
            await hands.press("d", "d")
            assert "Ani is still being saved." in hands.said
            assert "Deleted" not in hands.said
            assert "○ saving" in cells_of(hands.app)
        await hands.settle()
        assert "Deleted" in hands.said
        assert names(hands) == ["Budi", "Cahya"]
        await hands.press("u")
        await hands.settle()
        assert names(hands) == ["Ani", "Budi", "Cahya"]


async def test_leaving_waits_for_a_merge_that_is_being_saved(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await at_the_speakers(hands)
        with FileLock(tmp_path / "library" / ".lock"):
            await hands.press("space", "m", "enter", "q")
            await hands.until(lambda: hands.app.screen is hands.desk)
            await hands.press("q")
        await hands.until(lambda: not hands.app.is_running)
    library = Library.open(tmp_path / "library")
    assert [speaker.name for speaker in library.living_speakers()] == ["Budi", "Cahya"]
    library.close()
