from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from reader.library import Library
from tests.widgets.hosts import Host
from widgets.screens.add import AddScreen

NEWS = 'Banjir surut\n\nAir turun. "Kami lega," kata Rina.\n'


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library")


async def settled(pilot: Pilot[object]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def add(library: Library, pasted: str, *keys: str) -> tuple[Host, str]:
    app = Host()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        app.ask(AddScreen(library))
        await pilot.pause()
        if pasted:
            assert app.focused is not None
            app.focused.post_message(events.Paste(pasted))
            await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        return app, app.screen_text()


async def test_a_pasted_text_becomes_an_article(library: Library) -> None:
    app, text = await add(library, NEWS, "ctrl+s")
    (ids,) = app.results
    assert library.read(ids[0]).article.title == "Banjir surut"
    assert "Added 1 article." in text
    again, text = await add(library, NEWS, "ctrl+s")
    assert again.results == [ids]
    assert "1 article there already." in text


async def test_a_file_is_named(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS)
    app, _ = await add(library, "", "tab", *str(tmp_path / "a.txt"), "enter")
    (ids,) = app.results
    assert library.read(ids[0]).article.text == NEWS


async def test_what_cannot_be_read_is_said_and_the_rest_is_kept(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "good.txt").write_text(NEWS)
    (folder / "bad.txt").write_bytes(b"\x00\xff\x01")
    app, text = await add(library, "", "tab", *str(folder), "enter")
    assert app.results == []
    assert "Added 1 article" in text
    assert "bad.txt" in text
    app, _ = await add(library, "", "tab", *str(folder), "enter", "escape")
    assert len(app.results[0]) == 1


async def test_nothing_to_add_is_said(library: Library) -> None:
    app, text = await add(library, "", "ctrl+s")
    assert "Paste a text or name a file first." in text
    app, _ = await add(library, "", "escape")
    assert app.results == [None]


async def test_what_was_pasted_is_not_thrown_away_at_once(library: Library) -> None:
    app, text = await add(library, NEWS, "escape")
    assert app.results == []
    assert "Esc again throws away" in text
    app, _ = await add(library, NEWS, "escape", "escape")
    assert app.results == [None]


async def test_a_library_that_cannot_be_written_keeps_the_text(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(library.store, "create_many", full)
    app, text = await add(library, NEWS, "ctrl+s")
    assert app.results == []
    assert "No space left" in text
    assert "Kami lega" in text
