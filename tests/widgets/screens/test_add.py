from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from reader.feeds.subscriptions import feeds
from reader.ingest.pages import with_scheme
from reader.library import Library
from reader.turns import at_once
from tests.servers import LoopbackServer, answer, silent
from tests.waiting import GENEROUS
from tests.widgets.desk import at_the_desk
from tests.widgets.feeds import rss
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
        app.ask(AddScreen(library, at_once))
        await pilot.pause()
        if pasted:
            assert app.focused is not None
            app.post_message(events.Paste(pasted))  # as the terminal does: once
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
    assert "Paste a text, or name an address or a file first." in text
    app, _ = await add(library, "", "escape")
    assert app.results == [None]


async def test_an_address_is_fetched_and_a_feeds_is_followed(library: Library) -> None:
    told = (
        f"<p>Air di hilir surut sejak hari ke-{n}, dan warga mulai pulang.</p>" for n in range(9)
    )
    article = f"<article><h1>Air surut</h1>{''.join(told)}</article>"
    page = f"<!doctype html><title>Air surut</title><body>{article}</body>".encode()
    followed: list[str] = []
    with LoopbackServer() as server:
        server.routes["/page"] = answer(200, page)
        server.routes["/feed"] = answer(200, rss("Warta", "Satu"), "application/rss+xml")
        app, text = await add(library, "", "tab", *server.url("/page"), "enter")
        assert "Added 1 article" in text
        (ids,) = app.results
        assert library.read(ids[0]).article.url == server.url("/page")
        app = Host()
        async with app.run_test(size=(100, 30), notifications=True) as pilot:
            app.ask(
                AddScreen(library, at_once, lambda feeds: followed.extend(f.url for f in feeds))
            )
            await pilot.pause()
            await pilot.press("tab", *server.url("/feed"), "enter")
            await settled(pilot)
            assert f"Now followed: {server.url('/feed')}" in app.screen_text()
        assert app.results == [[]]
        assert followed == [view.feed.url for view in feeds(library)] == [server.url("/feed")]


async def test_an_address_alone_where_a_text_is_pasted_is_fetched(library: Library) -> None:
    with LoopbackServer() as server:
        server.routes["/feed"] = answer(200, rss("Warta", "Satu"), "application/rss+xml")
        _, text = await add(library, "", *server.url("/feed"), "ctrl+s")
        assert "Now followed" in text
        assert [view.feed.url for view in feeds(library)] == [server.url("/feed")]
    assert library.counts().articles == 0


async def test_a_fetch_that_takes_long_is_stopped(library: Library) -> None:
    with LoopbackServer() as server:
        server.routes["/page"] = silent(GENEROUS)
        app = Host()
        async with app.run_test(size=(100, 30)) as pilot:
            app.ask(AddScreen(library, at_once))
            await pilot.pause()
            await pilot.press("tab", *server.url("/page"), "enter", "escape")
            await settled(pilot)
        assert library.counts().articles == 0
        assert app.results == [[]]


async def test_a_corpus_is_taken_in_and_its_bad_rows_are_named(
    library: Library, tmp_path: Path
) -> None:
    rows = [f'{{"id": {n}, "text": "Berita {n} tentang air sungai."}}' for n in range(300)]
    rows[7] = "{"
    (tmp_path / "c.jsonl").write_text("\n".join(rows), "utf-8")
    _, text = await add(library, "", "tab", *str(tmp_path / "c.jsonl"), "enter")
    assert library.counts().articles == 299
    assert "Added 299 articles" in text
    assert "line 8" in " ".join(text.split())


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
    assert "Not added: The disk is full; make room and try again" in text
    assert "Kami lega" in text


async def test_an_error_stands_alone_when_nothing_was_added(
    library: Library, tmp_path: Path
) -> None:
    _, text = await add(library, "", "tab", *str(tmp_path / "none.txt"), "enter")
    assert "none.txt" in text
    assert "Added" not in text


async def test_remarks_on_rows_are_told(library: Library, tmp_path: Path) -> None:
    rows = [
        f'{{"id": {n}, "text": "Berita {n} tentang air.", "date": "kapan-kapan {n}"}}'
        for n in range(5)
    ]
    (tmp_path / "c.jsonl").write_text("\n".join(rows), "utf-8")
    app, text = await add(library, "", "tab", *str(tmp_path / "c.jsonl"), "enter")
    assert "Added 5 articles" in text
    assert "5 remarks on what was added:" in text
    assert "kapan-kapan 0" in text
    assert "and 2 more" in text
    assert app.results == []


def test_an_address_without_its_scheme_gets_one_unless_it_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "www.txt").write_text("x")
    assert with_scheme("www.example.org/a") == "https://www.example.org/a"
    assert with_scheme("http://www.example.org") == "http://www.example.org"
    assert with_scheme("www.txt") == "www.txt"
    assert with_scheme("~/www.example.org") == "~/www.example.org"


async def test_a_file_named_where_a_text_is_pasted_is_read(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(NEWS)
    app, _ = await add(library, str(tmp_path / "a.txt"), "ctrl+s")
    (ids,) = app.results
    assert library.read(ids[0]).article.text == NEWS


@pytest.mark.parametrize("words", ["~nobody-of-that-name rang", "/ is no file", "about a.txt"])
async def test_what_only_looks_like_a_file_is_a_text(library: Library, words: str) -> None:
    app, _ = await add(library, words, "ctrl+s")
    (ids,) = app.results
    assert library.read(ids[0]).article.text.strip() == words


@pytest.mark.parametrize("name", ["nofile.txt", "my news.txt", "nofolder"])
async def test_a_mistyped_name_of_a_file_is_no_article(
    library: Library, tmp_path: Path, name: str
) -> None:
    app, text = await add(library, str(tmp_path / name), "ctrl+s")
    assert "there is no such file" in " ".join(text.replace("│", " ").split())
    assert app.results == [] and not library.rows("")


async def test_what_is_pasted_at_the_desk_is_offered_to_be_added(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, "Judul\n\nIsi.\n") as hands:
        hands.app.post_message(events.Paste(" \n"))
        hands.app.post_message(events.Paste(NEWS))
        await hands.until(lambda: hands.stands_before(AddScreen))
        assert hands.app.screen.query_one(TextArea).text == NEWS
        await hands.press("ctrl+s")
        await hands.until(lambda: not isinstance(hands.app.screen, AddScreen))
        await hands.settle()
        assert hands.text == NEWS


async def test_what_is_pasted_into_the_filter_stays_there(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, "Judul\n\nIsi.\n", opened=False) as hands:
        await hands.press("&")
        await hands.until(lambda: isinstance(hands.app.focused, Input))
        hands.app.post_message(events.Paste("site:koran"))
        await hands.until(lambda: hands.desk.library_pane.filter_text == "site:koran")
        assert hands.app.screen is hands.desk
