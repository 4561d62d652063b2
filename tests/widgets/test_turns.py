"""What a dialog saves while it stays open takes its turn behind what is being saved."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from reader.feeds.opml import write_opml
from reader.feeds.subscriptions import feeds, new_feed
from tests.servers import LoopbackServer, answer
from tests.waiting import until
from tests.widgets.desk import TEXT, Hands, at_the_desk
from tests.widgets.feeds import rss
from tests.widgets.hosts import cells_of
from widgets.dialogs import Dialog
from widgets.screens.add import AddScreen

NEWS = "Banjir surut\n\nAir turun sejak pagi.\n"


@contextmanager
def busy(hands: Hands) -> Iterator[None]:
    """Something is being saved, and goes on until the end of the block."""
    over = threading.Event()
    hands.desk.saver.submit(lambda: until(over, "the other change"), lambda _: None)
    try:
        yield
    finally:
        over.set()


async def begin(hands: Hands, *keys: str) -> None:
    """Open the dialog that these keys open."""
    await hands.press(*keys)
    await hands.until(lambda: isinstance(hands.app.screen, Dialog) and hands.app.screen.is_mounted)
    await hands.pilot.pause()


async def name(hands: Hands, what: str) -> None:
    """Name a file or an address, and go."""
    place = hands.app.screen.query_one(Input)
    place.focus()
    place.value = what
    await hands.pilot.pause()
    await hands.press("enter")


async def paste(hands: Hands, folder: Path, server: LoopbackServer) -> None:
    await begin(hands, "g", "a")
    hands.app.post_message(events.Paste(NEWS))
    await hands.press("ctrl+s")


async def name_a_corpus(hands: Hands, folder: Path, server: LoopbackServer) -> None:
    corpus = folder / "c.jsonl"
    corpus.write_text('{"id": 1, "text": "Air turun sejak pagi."}\n')
    await begin(hands, "g", "a")
    await name(hands, str(corpus))


async def name_a_feed(hands: Hands, folder: Path, server: LoopbackServer) -> None:
    server.routes["/feed"] = answer(200, rss("Warta", "Satu"), "application/rss+xml")
    await begin(hands, "g", "a")
    await name(hands, server.url("/feed"))


async def name_a_list(hands: Hands, folder: Path, server: LoopbackServer) -> None:
    (folder / "f.opml").write_bytes(write_opml([new_feed("https://contoh.example/feed")]))
    await begin(hands, "g", "F", "i")
    await name(hands, str(folder / "f.opml"))


WAYS = [paste, name_a_corpus, name_a_feed, name_a_list]


def there(hands: Hands) -> int:
    return hands.library.counts().articles + len(feeds(hands.library))


@pytest.mark.parametrize("way", WAYS)
async def test_it_waits_for_what_is_being_saved(tmp_path: Path, way: Callable[..., object]) -> None:
    with LoopbackServer() as server:
        async with at_the_desk(tmp_path, TEXT) as hands:
            with busy(hands):
                await way(hands, tmp_path, server)  # type: ignore[misc]
                await hands.until(lambda: hands.desk.saver.state.waiting == 2)
                assert there(hands) == 1
            await hands.until(lambda: there(hands) == 2)
            await hands.until(lambda: not isinstance(hands.app.screen, Dialog))
            await hands.settle()


async def test_what_is_stopped_in_line_is_not_added_and_stays_typed(tmp_path: Path) -> None:
    with LoopbackServer() as server:
        async with at_the_desk(tmp_path, TEXT) as hands:
            with busy(hands):
                await paste(hands, tmp_path, server)
                await hands.until(lambda: hands.desk.saver.state.waiting == 2)
                await hands.press("escape")
            await hands.until(lambda: "Stopped: what you pasted" in cells_of(hands.app))
            assert there(hands) == 1
            screen = hands.app.screen
            assert isinstance(screen, Dialog) and screen.unsaved_words() == NEWS.strip()


@pytest.mark.parametrize("way", WAYS)
async def test_it_is_told_there_and_stays_typed_when_nothing_can_be_saved(
    tmp_path: Path, way: Callable[..., object]
) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    with LoopbackServer() as server:
        async with at_the_desk(tmp_path, TEXT) as hands:
            hands.desk.saver.submit(full, lambda _: None)
            await way(hands, tmp_path, server)  # type: ignore[misc]
            words = "what was done before cannot be saved: "
            await hands.until(lambda: words in " ".join(cells_of(hands.app).split()))
            assert there(hands) == 1
            screen = hands.app.screen
            assert isinstance(screen, Dialog) and screen.unsaved_words()


async def test_a_damaged_article_holds_up_no_adding(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        (row,) = hands.library.rows()
        (file,) = (tmp_path / "library").rglob(f"*{row.id}*.json")
        file.write_bytes(b"{")
        await hands.press("quotation_mark")
        await hands.until(lambda: hands.desk.saver.state.failure)
        with LoopbackServer() as server:
            await paste(hands, tmp_path, server)
        await hands.until(lambda: not isinstance(hands.app.screen, AddScreen))
        assert "Banjir surut" in [row.title for row in hands.library.rows()]
