"""Commands about feeds: from the desk, and on the screen that lists them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from widgets.actions.registry import action

if TYPE_CHECKING:
    from widgets.screens.desk import Desk
    from widgets.screens.feeds import FeedsScreen


@action("desk.feeds")
def feeds(desk: Desk, count: int | None) -> None:
    """Open the feeds."""
    desk.dialogs.feeds()


@action("desk.refresh")
def refresh(desk: Desk, count: int | None) -> None:
    """Look for what is new in the feeds that are due."""
    desk.refresher.start()


def _on_screen(command: str, act: Callable[[FeedsScreen, int], None]) -> None:
    """Say what a command does on the screen of the feeds, given the count."""

    @action(command)
    def carry_out(desk: Desk, count: int | None) -> None:
        from widgets.screens.feeds import FeedsScreen

        screen = desk.app.screen
        if isinstance(screen, FeedsScreen):
            act(screen, count or 1)


_on_screen("feeds.open", lambda screen, count: screen.list.choose())
_on_screen("feeds.refresh", lambda screen, count: screen.refresh_one())
_on_screen("feeds.refresh_all", lambda screen, count: screen.refresh_all())
_on_screen("feeds.stop", lambda screen, count: screen.stop())
_on_screen("feeds.add", lambda screen, count: screen.add())
_on_screen("feeds.edit", lambda screen, count: screen.edit())
_on_screen("feeds.remove", lambda screen, count: screen.let_go())
_on_screen("feeds.undo", lambda screen, count: screen.turn(again=False))
_on_screen("feeds.redo", lambda screen, count: screen.turn(again=True))
_on_screen("feeds.retry", lambda screen, count: screen.retry())
_on_screen("feeds.import", lambda screen, count: screen.bring_in())
_on_screen("feeds.export", lambda screen, count: screen.take_out())
_on_screen("feeds.down", lambda screen, count: screen.list.move(count))
_on_screen("feeds.up", lambda screen, count: screen.list.move(-count))
_on_screen("feeds.page_down", lambda screen, count: screen.list.page(count))
_on_screen("feeds.page_up", lambda screen, count: screen.list.page(-count))
_on_screen("feeds.first", lambda screen, count: screen.list.first())
_on_screen("feeds.last", lambda screen, count: screen.list.last())
_on_screen("feeds.help", lambda screen, count: screen.help())
_on_screen("feeds.close", lambda screen, count: screen.close())
