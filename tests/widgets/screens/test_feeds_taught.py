"""What the screen of the feeds teaches to those who are new to it."""

import threading
from collections.abc import Iterable
from pathlib import Path

from textual.widgets import Static

from reader.feeds.subscriptions import feeds, new_feed, subscribe
from tests.servers import LoopbackServer, Request, answer
from tests.waiting import GENEROUS
from tests.widgets.desk import at_the_desk
from tests.widgets.screens.test_feeds import at_the_feeds, refreshed
from widgets.screens.feeds import FeedsScreen
from widgets.status_line import KeyLine


async def test_without_feeds_the_last_line_teaches_how_to_follow_one(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, size=(80, 24)) as hands:
        await hands.press("g", "F")
        await hands.settle()
        screen = hands.app.screen
        assert isinstance(screen, FeedsScreen)
        taught = screen.query_one(KeyLine).hints
        assert [h.label for h in taught] == ["add", "undo", "import", "back", "keys"]
        subscribe(hands.library, new_feed("https://example.com/rss"))
        screen.reload()
        await hands.settle()
        assert "read" in [h.label for h in screen.query_one(KeyLine).hints]


async def test_the_cursor_goes_to_the_feed_that_was_followed_just_now(tmp_path: Path) -> None:
    with LoopbackServer() as server:
        server.routes["/none"] = answer(404, b"", "text/plain")
        async with at_the_feeds(
            tmp_path, "https://zzz.example/rss", "https://aaa.example/"
        ) as hands:
            await hands.press("a", *server.url("/none"), "enter")
            await hands.settle()
            await refreshed(hands)
            screen = hands.app.screen
            assert isinstance(screen, FeedsScreen)
            assert screen.list.view is not None
            assert screen.list.view.feed.url == server.url("/none")
            assert "404" in str(screen.query_one("#about", Static).content)
            await hands.press("G")
            screen.reload()
            await hands.settle()
            assert screen.list.view.feed.url == "https://zzz.example/rss"


async def test_a_password_in_an_address_is_left_out_and_that_is_said(tmp_path: Path) -> None:
    seen = threading.Event()  # what the refresh says takes older messages away

    def once_seen(request: Request) -> Iterable[bytes]:
        seen.wait(GENEROUS)
        return answer(404)(request)

    with LoopbackServer({"/feed": once_seen}) as server:
        async with at_the_desk(tmp_path, messages=True) as hands:
            await hands.press("g", "F", "a", *server.url("/feed").replace("//", "//me:hemlig@"))
            await hands.press("enter")
            await hands.until(lambda: "The user name and password" in hands.said)
            seen.set()
            await refreshed(hands)
            assert [view.feed.url for view in feeds(hands.library)] == [server.url("/feed")]
