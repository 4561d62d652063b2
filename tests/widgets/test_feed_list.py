from dataclasses import replace
from pathlib import Path

from textual.content import Content

from reader.feeds.subscriptions import feeds
from reader.library import Library
from tests.widgets.feeds import some_feeds
from tests.widgets.hosts import Host
from widgets.feed_list import FeedList


class Watched(FeedList):
    """Knows which of its lines were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: set[int] = set()

    def paint(self, item: int, line: int, width: int) -> Content:
        self.painted.add(item)
        return super().paint(item, line, width)


async def test_only_what_looks_different_is_painted_again(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    some_feeds(library)
    views = feeds(library)
    library.close()
    listed = Watched()
    async with Host(listed).run_test(size=(100, 20)) as pilot:
        listed.set_feeds(views, ())
        await pilot.pause()
        everything = len(listed.painted)
        assert everything > len(views)

        listed.painted.clear()
        listed.set_feeds(views, ())
        await pilot.pause()
        assert not listed.painted

        listed.set_feeds(views, [views[1].feed.id])
        await pilot.pause()
        (one,) = listed.painted
        assert listed.paint(one, 0, 100).plain.strip().startswith("↻")

        listed.painted.clear()
        renamed = views[0]._replace(feed=replace(views[0].feed, folder="Lain", id="another"))
        listed.set_feeds([*views[1:], renamed], [views[1].feed.id])
        await pilot.pause()
        assert len(listed.painted) == everything + 1


async def test_where_the_cursor_stands_is_told_in_the_same_turn(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    some_feeds(library)
    views = feeds(library)
    library.close()
    told: list[str] = []
    listed = FeedList(lambda: told.append(listed.view.feed.id if listed.view else ""))
    async with Host(listed).run_test(size=(100, 20)):
        listed.set_feeds(views, ())
        told.clear()
        listed.move(1)  # no turn of the loop until it is told: one frame shows both
        assert told == [listed.view.feed.id if listed.view else None]
