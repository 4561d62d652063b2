import re
from pathlib import Path

from textual.pilot import Pilot

from reader.library import Library
from tests.widgets.hosts import Host
from widgets.screens.libraries import FolderList, LibrariesScreen


async def settled(pilot: Pilot[object]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def switch(current: Path, recent: list[str], *keys: str) -> tuple[Host, str]:
    app = Host()
    async with app.run_test(size=(120, 24)) as pilot:
        app.ask(LibrariesScreen(current, recent))
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        return app, re.sub(r"[│\s]+", " ", app.screen_text())


def made(path: Path) -> Path:
    Library.open(path).close()
    return path


async def test_another_library_is_chosen(tmp_path: Path) -> None:
    one, two = made(tmp_path / "one"), made(tmp_path / "two")
    app, _ = await switch(one, [str(one), str(two)], "enter")
    assert app.results == [two]
    app, _ = await switch(one, [str(one), str(two)], "2")
    assert app.results == [two]
    app, text = await switch(one, [str(one), str(two)])
    assert "one · open" in text
    assert "2 two" in text


async def test_the_open_one_is_no_change(tmp_path: Path) -> None:
    one = made(tmp_path / "one")
    app, _ = await switch(one, [], "enter")
    assert app.results == [None]


async def test_a_new_library_is_made(tmp_path: Path) -> None:
    one = made(tmp_path / "one")
    app, _ = await switch(one, [], "tab", *str(tmp_path / "new"), "enter")
    assert app.results == [tmp_path / "new"]
    Library.open(tmp_path / "new", create=False).close()


async def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    one = made(tmp_path / "one")
    app, text = await switch(one, [str(tmp_path / "gone")], "enter")
    assert "there is no library" in text
    assert not (tmp_path / "gone").exists()
    (tmp_path / "file").write_text("x")
    app, text = await switch(one, [], "down", *str(tmp_path / "file"), "enter", "enter")
    assert app.results == []
    assert "is a file" in text
    app, _ = await switch(one, [], "escape")
    assert app.results == [None]


async def test_a_click_opens(tmp_path: Path) -> None:
    one, two = made(tmp_path / "one"), made(tmp_path / "two")
    app = Host()
    async with app.run_test(size=(120, 24)) as pilot:
        app.ask(LibrariesScreen(one, [str(two)]))
        await pilot.pause()
        await pilot.click(FolderList, offset=(4, 1))
        await settled(pilot)
        assert app.results == [two]
