import asyncio
import json
import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.adding import add_pasted
from reader.library import Library
from reader.model import Attribution, Span, new_id
from tests.waiting import until
from tests.widgets.hosts import Host
from widgets.dialogs import Confirm
from widgets.screens.export import ExportScreen

NEWS = 'Banjir surut\n\nAir turun. "Kami lega," kata Rina.\n'


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.chdir(tmp_path)
    kept = Library.open(tmp_path / "berita")
    (article_id,) = add_pasted(kept, NEWS).ids
    start = NEWS.index('"Kami')
    kept.mark(Attribution(new_id(), article_id, (Span(start, start + 12),)))
    return kept


async def settled(pilot: Pilot[object]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def export(library: Library, *keys: str, query: str = "") -> tuple[Host, str]:
    app = Host()
    async with app.run_test(size=(140, 30)) as pilot:
        app.ask(ExportScreen(library, query))
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        return app, app.screen_text()


async def test_enter_writes_the_usual_table(library: Library, tmp_path: Path) -> None:
    app, _ = await export(library, "enter")
    path = tmp_path / "berita-attributions.csv"
    assert app.results == [path]
    assert "Kami lega" in path.read_text("utf-8-sig")


async def test_another_format_names_another_file_and_needs_no_table(
    library: Library, tmp_path: Path
) -> None:
    app, text = await export(library, "right")
    assert "berita.json" in text
    app, _ = await export(library, "right", "enter")
    assert app.results == [tmp_path / "berita.json"]
    assert json.loads((tmp_path / "berita.json").read_text())["format"] == "kutip"


async def test_table_delimiter_and_query_are_used(library: Library, tmp_path: Path) -> None:
    await export(library, "down", "right", "down", "right", "enter")
    lines = (tmp_path / "berita-articles.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert ";" in lines[0]
    await export(library, "enter", query="title:nothing")
    assert len((tmp_path / "berita-attributions.csv").read_text().splitlines()) == 1


async def test_a_name_that_was_typed_stays(library: Library, tmp_path: Path) -> None:
    keys = [*["down"] * 5, *["backspace"] * len("attributions.csv"), *"mine.csv"]
    _, text = await export(library, *keys, *["up"] * 5, "right")
    assert "berita-mine.csv" in text


async def test_a_file_is_replaced_only_after_asking(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "berita-attributions.csv"
    path.write_text("mine")
    app, text = await export(library, "enter")
    assert "is there already" in text
    app, _ = await export(library, "enter", "escape")
    assert path.read_text() == "mine"
    app, _ = await export(library, "enter", "enter")
    assert app.results == [path]
    assert path.read_text() != "mine"


def slow_look(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> tuple[threading.Event, threading.Event]:
    """Let nobody learn whether ``path`` is a file before the second event; the first one tells
    that somebody has asked.
    """
    reached, opened, whole = threading.Event(), threading.Event(), Path.is_file

    def slow(file: Path) -> bool:
        if file == path:
            reached.set()
            until(opened, "the file is looked for")
        return whole(file)

    monkeypatch.setattr(Path, "is_file", slow)
    return reached, opened


async def test_two_keys_on_a_slow_disk_ask_once(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "berita-attributions.csv"
    path.write_text("mine")
    reached, opened = slow_look(monkeypatch, path)
    app = Host()
    async with app.run_test(size=(140, 30)) as pilot:
        app.ask(ExportScreen(library))
        await pilot.pause()
        await pilot.press("enter")
        await asyncio.to_thread(until, reached, "the first key")
        await pilot.press("enter")
        opened.set()
        await settled(pilot)
        assert sum(isinstance(screen, Confirm) for screen in app.screen_stack) == 1
        await pilot.press("escape")
        assert path.read_text() == "mine"
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert app.results == [path]
    assert "Kami lega" in path.read_text("utf-8-sig")


async def test_escape_while_it_looks_for_the_file_writes_none(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "berita-attributions.csv"
    reached, opened = slow_look(monkeypatch, path)
    app = Host()
    async with app.run_test(size=(140, 30)) as pilot:
        app.ask(ExportScreen(library))
        await pilot.pause()
        await pilot.press("enter")
        await asyncio.to_thread(until, reached, "the key")
        await pilot.press("escape")
        opened.set()
        while "Stopped; no file was written." not in app.screen_text():
            await pilot.pause(0.01)
        assert not path.exists()


async def test_what_is_wrong_is_said_and_the_form_stays(library: Library, tmp_path: Path) -> None:
    app, text = await export(library, "enter", query="colour:red")
    assert "colour: is no field" in text
    app, text = await export(library, *["down"] * 5, "ctrl+u", *"no/such/folder.csv", "enter")
    assert "cannot be written" in text
    app, text = await export(library, *["down"] * 5, "ctrl+u", "enter")
    assert "File: name the file to write" in text
    assert app.results == []
