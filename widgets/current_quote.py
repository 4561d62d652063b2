"""Which quote a command means: the one that is taken up, until the cursor leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Attribution, Span
from widgets.commands import ARTICLE, QUOTES, VISUAL

if TYPE_CHECKING:
    from widgets.screens.desk import Desk


class CurrentQuote:
    """Looks at cursor, selection and list of the desk; what is taken up is the reading's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(self) -> Attribution | None:
        """Return the quote that is worked on, or else the one under the cursor.

        A selection means the quote that was worked on when it began, or else the one of which it
        holds most: its end may reach into another.
        """
        desk = self._desk
        if not desk.readings:
            return None
        if desk.pane == QUOTES:
            return desk.quotes_pane.attribution
        if desk.pane == VISUAL:
            return desk.reading.active or self._overlapped()
        under = desk.view.attribution_at(desk.view.cursor)
        if desk.reading.works_at(desk.view.cursor, under):
            return desk.reading.active
        return desk.reading.find(under)

    def is_taken_up(self) -> bool:
        """Tell whether a quote is worked on where the cursor is."""
        desk = self._desk
        if not desk.readings or desk.reading.active is None:
            return False
        under = desk.view.attribution_at(desk.view.cursor)
        return desk.pane != ARTICLE or desk.reading.works_at(desk.view.cursor, under)

    def let_go(self) -> None:
        """Take up no quote any more once the cursor of the article has left it.

        The list of quotes points at the one where the cursor is.
        """
        desk = self._desk
        if not desk.readings or desk.pane != ARTICLE:
            return
        if desk.reading.active_id and not self.is_taken_up():
            desk.reading.leave()
        here = self.find()
        if here is not None:
            desk.quotes_pane.point_at(here.id)

    def stay(self, attribution: Attribution) -> None:
        """Keep the cursor on a quote whose content has just become another."""
        view = self._desk.view
        spans = (*attribution.content, *attribution.cue, *attribution.source)
        if not any(s.start <= view.cursor < s.end for s in spans):
            last = attribution.content[-1]
            view.go_to(max(last.start, min(view.cursor, last.end - 1)))

    def _overlapped(self) -> Attribution | None:
        selection = self._desk.view.selection
        assert selection is not None
        shared = ((_shared(a, selection), a) for a in self._desk.reading.marked)
        most = max(shared, key=lambda found: found[0], default=None)
        return most[1] if most and most[0] else None


def _shared(attribution: Attribution, selection: Span) -> int:
    """Return how many characters of a content are selected."""
    return sum(
        max(0, min(s.end, selection.end) - max(s.start, selection.start))
        for s in attribution.content
    )
