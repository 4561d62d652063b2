"""Commands about what an article's page said before and says now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.actions.registry import action

if TYPE_CHECKING:
    from widgets.screens.desk import Desk


@action("article.refetch")
def refetch(desk: Desk, count: int | None) -> None:
    """Fetch the article's page again."""
    desk.opened.versions.refetch(desk.reading)


@action("article.versions")
def versions(desk: Desk, count: int | None) -> None:
    """Go to another version of the article or to a near duplicate."""
    desk.opened.versions.choose(desk.reading)
