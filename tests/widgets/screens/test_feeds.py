import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Static

from reader.feeds.opml import write_opml
from reader.feeds.subscriptions import feeds, new_feed, subscribe
from reader.library import Library
from reader.model import FullText
from reader.turns import at_once
from tests.servers import LoopbackServer, answer, silent
from tests.waiting import GENEROUS
from tests.widgets.desk import TEXT, Hands, at_the_desk
from tests.widgets.feeds import FAR, PAST, followed, renamed, rss, some_feeds, titles
from tests.widgets.hosts import cells_of
from widgets.screens.feed_form import OpmlInForm
from widgets.screens.feeds import FeedsScreen

RSS = "application/rss+xml"


@asynccontextmanager
async def at_the_feeds(
    folder: Path, *urls: str, size: tuple[int, int] = (120, 30)
) -> AsyncIterator[Hands]:
    """Open the feeds of a library that follows these addresses, or some of every kind."""
    library = Library.open(folder / "library")
    for url in urls:
        subscribe(library, new_feed(url))
    if not urls:
        some_feeds(library)
    library.close()
    async with at_the_desk(folder, TEXT, size=size, messages=True) as hands:
        await hands.press("g", "F")
        await hands.settle()
        yield hands


def screen_of(hands: Hands) -> FeedsScreen:
    assert isinstance(hands.app.screen, FeedsScreen)
    return hands.app.screen


async def refreshed(hands: Hands) -> None:
    """Wait until the refresh that goes on has ended and everything is shown."""
    async with asyncio.timeout(GENEROUS):
        while hands.desk.refresher.progress is not None:
            await hands.pilot.pause(0.05)
    hands.desk.loader.changes()
    await hands.settle()


async def go_to(hands: Hands, title: str) -> None:
    """Put the cursor on a feed."""
    listed = screen_of(hands).list
    await hands.press("g", "g")
    for _ in range(20):
        if listed.view and listed.view.feed.title == title:
            return
        await hands.press("j")
    raise AssertionError(f"{title} is not listed")


async def test_feeds_stand_under_their_folders_with_how_they_are(tmp_path: Path) -> None:
    async with at_the_feeds(tmp_path) as hands:
        text = cells_of(hands.app)
        lines = [line.strip() for line in text.splitlines()]
        order = ["In no folder", "Belum Pernah", "Radio Lama", "Berita", "Kabar Wirna"]
        places = [next(i for i, line in enumerate(lines) if word in line) for word in order]
        assert places == sorted(places)
        signs = {"Kabar": "●", "Tajuk": "○", "Pasar": "✗", "Radio": "▪", "Belum": "○"}
        for word, sign in signs.items():
            assert f"{sign} {word}" in text
        assert "5 feeds · 2 in trouble" in text


async def test_the_feed_under_the_cursor_is_told_about_in_words(tmp_path: Path) -> None:
    async with at_the_feeds(tmp_path) as hands:
        await go_to(hands, "Pasar Banyu")
        text = cells_of(hands.app)
        assert "failed 3 times in a row" in text
        assert "the server says 500; try again later" in text
        await go_to(hands, "Kabar Wirna")
        assert "fresh until 14 Mar" in cells_of(hands.app)
        await go_to(hands, "Radio Lama")
        assert "gone for good" in cells_of(hands.app)


async def test_what_went_wrong_is_told_on_a_narrow_screen(tmp_path: Path) -> None:
    async with at_the_feeds(tmp_path, size=(80, 24)) as hands:
        await go_to(hands, "Pasar Banyu")
        assert "the server says 500; try again later" in cells_of(hands.app)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
async def test_title_and_unread_are_there_at_any_width(tmp_path: Path, width: int) -> None:
    async with at_the_feeds(tmp_path, size=(width, 24)) as hands:
        text = cells_of(hands.app)
        assert "Kabar Wirna" in text
        assert "Unread" in text
        assert ("Checked" in text) == (width >= 80)
        assert all(len(line) <= width for line in text.splitlines())


async def test_without_a_feed_the_screen_says_what_to_do(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, messages=True) as hands:
        await hands.press("g", "F")
        await hands.settle()
        text = cells_of(hands.app)
        assert "No feed is followed yet" in text
        assert "a follows one" in text
        await hands.press("e", "d", "r")
        await hands.settle()
        assert "No feed here; a follows one." in hands.said
        await hands.press("q")
        assert hands.app.screen is hands.desk


async def test_a_feed_is_edited_let_go_and_brought_back(tmp_path: Path) -> None:
    async with at_the_feeds(tmp_path) as hands:
        await go_to(hands, "Kabar Wirna")
        await hands.press("e", "end", "x", "tab", "end", *"/Kota", "tab", "right", "enter")
        await hands.settle()
        (view,) = [v for v in feeds(hands.library) if v.feed.title == "Kabar Wirnax"]
        assert view.feed.folder == "Berita/Kota"
        assert view.feed.full_text is FullText.ALWAYS
        await go_to(hands, "Kabar Wirnax")
        await hands.press("d")
        await hands.settle()
        assert "Kabar Wirnax" not in titles(hands.library)
        await hands.press("u")
        await hands.settle()
        assert "Kabar Wirnax" in titles(hands.library)
        assert "Kabar Wirnax" in cells_of(hands.app)


async def test_the_list_shows_what_another_window_changed(tmp_path: Path) -> None:
    async with at_the_feeds(tmp_path) as hands:
        other = Library.open(hands.library.path)
        renamed(other, "Kabar Wirna", "Kabar Baru")
        other.close()
        screen_of(hands).reload()
        await hands.settle()
        assert "Kabar Baru" in cells_of(hands.app)


async def test_a_feed_is_followed_and_read_at_once(tmp_path: Path) -> None:
    with LoopbackServer() as server:
        server.routes["/feed"] = answer(200, rss("Warta Hulu", "Air naik"), RSS)
        async with at_the_desk(tmp_path, TEXT, messages=True) as hands:
            await hands.press("g", "F", "a", *server.url("/feed"), "enter")
            await hands.settle()
            await refreshed(hands)
            assert titles(hands.library) == ["Warta Hulu"]
            assert "1 new article in 1 feed." in hands.said
            await hands.press("enter")
            await hands.settle()
            assert hands.app.screen is hands.desk
            pane = hands.desk.library_pane
            assert pane.filter_text == 'feed:"Warta Hulu"'
            assert [row.title for row in pane.rows] == ["Air naik"]
            assert hands.desk.focused is pane.list
            await hands.press("enter")
            await hands.settle()
            assert hands.desk.reading.article.title == "Air naik"
            assert [view.unread for view in feeds(hands.library)] == [0]


async def test_an_address_that_is_none_keeps_the_form_open(tmp_path: Path) -> None:
    async with at_the_feeds(tmp_path) as hands:
        await hands.press("a", *"ftp://a", "enter")
        await hands.settle()
        assert "Not saved: ftp://a" in cells_of(hands.app)
        assert len(titles(hands.library)) == 5


async def test_lists_come_in_and_go_out(tmp_path: Path) -> None:
    file = tmp_path / "f.opml"
    async with at_the_feeds(tmp_path) as hands:
        await hands.press("o", "ctrl+u", *str(file), "enter")
        await hands.settle()
        assert b'text="Kabar Wirna"' in file.read_bytes()
        assert f"5 feeds written to {file}" in hands.said
        await hands.press("o", "ctrl+u", *str(file), "enter")
        await hands.settle()
        problem = hands.app.screen.query_one(".problem", Static)
        assert "is there already; ⏎ again replaces it" in str(problem.render())
        await hands.press("enter")
        await hands.settle()
        await go_to(hands, "Radio Lama")
        await hands.press("d")
        await hands.settle()
        await hands.press("i", *str(file), "enter")
        await hands.settle()
        assert "Radio Lama" in titles(hands.library)
        assert "1 feed followed; 4 followed already" in hands.said


async def test_a_list_that_comes_in_tells_how_far_it_is_and_can_be_stopped(
    tmp_path: Path,
) -> None:
    file = tmp_path / "f.opml"
    many = [new_feed(f"https://{n}.contoh.example/feed") for n in range(250)]
    file.write_bytes(write_opml(many))
    told: list[str] = []

    class Watched(OpmlInForm):
        def set_hint(self, words: str) -> None:
            told.append(words)
            super().set_hint(words)
            if words == self.stop_at:
                self.action_cancel()

        stop_at = "100 of 250 feeds …   Esc stop"

    async with at_the_feeds(tmp_path) as hands:
        form = Watched(hands.library, at_once)
        hands.app.push_screen(form)
        await hands.settle()
        await hands.press(*str(file), "enter")
        await hands.settle()
        assert hands.app.screen is form
        assert "Stopped; nothing is changed." in cells_of(hands.app)
        assert len(titles(hands.library)) == 5
        form.stop_at = ""
        await hands.press("enter")
        await hands.settle()
        assert told[-1] == "following them …"
        assert len(titles(hands.library)) == 255


async def test_a_refresh_is_stopped_and_its_program_ends(tmp_path: Path) -> None:
    with LoopbackServer() as server:
        server.routes["/feed"] = silent(GENEROUS)
        async with at_the_feeds(tmp_path, server.url("/feed")) as hands:
            await hands.press("R")
            async with asyncio.timeout(GENEROUS):
                while not (progress := hands.desk.refresher.progress) or not progress.under_way:
                    await hands.pilot.pause(0.05)
            screen_of(hands).reload()
            await hands.settle()
            assert "↻" in cells_of(hands.app)
            assert "feeds 0 of 1" in cells_of(hands.app)
            await hands.press("x")
            await refreshed(hands)
            assert "Stopped; what came until then is in the library." in hands.said


async def test_a_refresh_is_stopped_while_its_program_starts(tmp_path: Path) -> None:
    with LoopbackServer() as server:
        server.routes["/feed"] = silent(GENEROUS)
        async with at_the_feeds(tmp_path, server.url("/feed")) as hands:
            hands.desk.refresher.start()
            assert hands.desk.refresher.process is None
            hands.desk.refresher.stop()
            await refreshed(hands)
            assert "Stopped; what came until then is in the library." in hands.said


async def test_a_refresh_hears_that_its_screen_is_gone(tmp_path: Path) -> None:
    with LoopbackServer() as server:
        server.routes["/feed"] = silent(GENEROUS)
        async with at_the_feeds(tmp_path, server.url("/feed")) as hands:
            await hands.press("R")
            refresher = hands.desk.refresher
            async with asyncio.timeout(GENEROUS):
                while not (progress := refresher.progress) or not progress.under_way:
                    await hands.pilot.pause(0.05)
            process = refresher.process
            assert process is not None and process.stdin is not None
            process.stdin.close()
            assert await process.wait() == 130


async def test_what_the_feeds_cover_is_not_painted_beneath_them(tmp_path: Path) -> None:
    async with at_the_feeds(tmp_path) as hands:
        assert not hands.desk.is_current
        await hands.press("q", "g", "a")
        assert hands.app.screen is not hands.desk and hands.desk.is_current
        await hands.press("escape")
        assert hands.app.screen is hands.desk and hands.desk.is_current


async def test_a_message_covers_no_number(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    for n in range(40):
        followed(library, f"Kabar {n:02}", checked=PAST, next_due=FAR)
    library.close()
    async with at_the_desk(tmp_path, TEXT, size=(80, 24), messages=True) as hands:
        await hands.press("g", "F")
        await hands.settle()
        listed = screen_of(hands).list

        def numbers() -> list[str]:
            return cells_of(hands.app).splitlines()[: listed.region.bottom]

        before = numbers()
        hands.desk.say("2 new articles in 40 feeds; 3 feeds could not be read, gF shows why. " * 2)
        await hands.settle()
        assert numbers() == before
        assert "40 feeds; 3 feeds could not be read" in cells_of(hands.app)


async def test_a_failed_feed_is_told_once_and_shown(tmp_path: Path) -> None:
    with LoopbackServer() as server:
        server.routes["/good"] = answer(200, rss("Baik", "Satu", "Dua"), RSS)
        server.routes["/bad"] = answer(404, b"gone fishing")
        async with at_the_feeds(tmp_path, server.url("/good"), server.url("/bad")) as hands:
            await hands.press("q", "g", "r")
            await refreshed(hands)
            text = cells_of(hands.app)
            assert (
                "2 new articles in 2 feeds; 1 feed could not be read, gF shows why"
                in (" ".join(text.split()))
                or "1 feed could not be read" in text
            )
            await hands.press("g", "F")
            await hands.settle()
            text = cells_of(hands.app)
            assert "1 in trouble" in text
            assert "✗" in text


async def test_nothing_is_asked_before_it_is_due(tmp_path: Path) -> None:
    with LoopbackServer() as server:
        server.routes["/feed"] = answer(200, rss("Baik", "Satu"), RSS)
        async with at_the_feeds(tmp_path, server.url("/feed")) as hands:
            for key, times in (("R", 1), ("R", 1), ("r", 2)):
                await hands.press(key)
                await refreshed(hands)
                assert len(server.asked("/feed")) == times


async def test_what_is_read_stays_where_it_is_while_news_comes_in(tmp_path: Path) -> None:
    many = [f"Judul {n:02}\n\nIsi berita nomor {n} tentang sungai.\n" for n in range(40)]
    with LoopbackServer() as server:
        news = [f"Kabar nomor {n}" for n in range(8)]
        server.routes["/feed"] = answer(200, rss("Warta", *news), RSS)
        async with at_the_desk(tmp_path, *many, size=(140, 24)) as hands:
            subscribe(hands.library, new_feed(server.url("/feed")))
            pane, view = hands.desk.library_pane, hands.desk.view
            await hands.press("tab", "tab", "G", "k", "k")
            await hands.settle()

            def seen() -> tuple[object, ...]:
                listed = pane.list
                row, line = pane.row, listed.first_in_sight
                assert row is not None and line == listed.cursor
                on_screen = listed.cursor * 2 - listed.scroll_offset.y
                return row.id, on_screen, hands.desk.focused, view.cursor, view.top

            before, count = seen(), len(pane.rows)
            hands.desk.keyboard.run("desk.refresh")
            await refreshed(hands)
            assert len(pane.rows) == count + len(news)
            assert seen() == before


async def test_kutip_ending_ends_the_refresh(tmp_path: Path) -> None:
    with LoopbackServer() as server:
        server.routes["/feed"] = silent(GENEROUS)
        async with at_the_feeds(tmp_path, server.url("/feed")) as hands:
            await hands.press("R")
            refresher = hands.desk.refresher
            async with asyncio.timeout(GENEROUS):
                while refresher.process is None:
                    await hands.pilot.pause(0.05)
            process = refresher.process
        assert await asyncio.wait_for(process.wait(), GENEROUS)


@pytest.mark.parametrize("count", [2, 40], ids=["with-room", "with-a-scrollbar"])
async def test_numbers_stand_whole_below_what_they_are(tmp_path: Path, count: int) -> None:
    urls = [f"https://pos{number}.example/rss" for number in range(count)]
    async with at_the_feeds(tmp_path, *urls, size=(80, 24)) as hands:
        lines = cells_of(hands.app).split("\n")
        head = next(line for line in lines if line.rstrip().endswith("Due"))
        row = next(line for line in lines if "pos0.example" in line)
        assert row.index("now") == head.index("Due")
        assert row.index("never") + 5 == head.index("Checked") + 7
