"""What the screen of the feeds teaches to those who are new to it."""

from pathlib import Path

from textual.widgets import Static

from reader.feeds.subscriptions import new_feed, subscribe
from tests.servers import LoopbackServer, answer
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
