"""What the feeds look like: pictures that a change must not alter unseen."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.config import State
from reader.library import Library
from tests.widgets.desk import settled
from tests.widgets.feeds import some_feeds
from widgets.app import KutipApp
from widgets.commands import bind
from widgets.screens.desk import Desk

Compare = Callable[..., bool]


@pytest.fixture
def desk(tmp_path: Path) -> Iterable[Callable[..., KutipApp]]:
    """An app on a library that follows the same feeds every time."""
    library = Library.open(tmp_path / "library")

    def make(theme: str = "textual-dark", *, followed: bool = True) -> KutipApp:
        if followed:
            some_feeds(library)
        return KutipApp(library, State(tour_done=True, theme=theme), bind({}))

    yield make
    library.close()


async def at_a_failed_feed(pilot: Pilot[None]) -> None:
    desk = pilot.app.screen
    assert isinstance(desk, Desk)
    await settled(pilot, desk)
    await pilot.press("g", "F")
    await settled(pilot, desk)
    await pilot.press("G", "k")
    await settled(pilot, desk)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
def test_themes(desk: Callable[..., KutipApp], snap_compare: Compare, theme: str) -> None:
    assert snap_compare(desk(theme), terminal_size=(100, 24), run_before=at_a_failed_feed)


def test_without_colour(
    desk: Callable[..., KutipApp], snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(desk(), terminal_size=(100, 24), run_before=at_a_failed_feed)


@pytest.mark.parametrize("width", [60, 160])
def test_room(desk: Callable[..., KutipApp], snap_compare: Compare, width: int) -> None:
    assert snap_compare(desk(), terminal_size=(width, 20), run_before=at_a_failed_feed)


def test_no_feed(desk: Callable[..., KutipApp], snap_compare: Compare) -> None:
    app = desk(followed=False)
    assert snap_compare(app, terminal_size=(80, 20), run_before=at_a_failed_feed)
