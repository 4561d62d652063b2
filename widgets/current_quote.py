"""Which quote a command means: the one that is taken up, until the cursor leaves it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.layers import Layer, Layers
from reader.model import Attribution, Span
from widgets.commands import ARTICLE, QUOTES, VISUAL

if TYPE_CHECKING:
    from widgets.screens.desk import Desk


class CurrentQuote:
    """Looks at cursor, selection and list of the desk; what is taken up is the reading's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._looked_at: tuple[Span, Layers, str] | None = None
        """A selection, the marks it was on, and the quote of which it holds most."""

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
        """Take up no quote any more once the cursor of the article has left it."""
        desk = self._desk
        if not desk.readings or desk.pane != ARTICLE or not desk.reading.active_id:
            return
        if not self.is_taken_up():
            desk.reading.leave()

    def stay(self, attribution: Attribution) -> None:
        """Keep the cursor on a quote whose content has just become another."""
        view = self._desk.view
        spans = (*attribution.content, *attribution.cue, *attribution.source)
        if not any(s.start <= view.cursor < s.end for s in spans):
            last = attribution.content[-1]
            view.go_to(max(last.start, min(view.cursor, last.end - 1)))

    def _overlapped(self) -> Attribution | None:
        """Return the quote of whose content most is selected; asked several times for each key."""
        selection, marks = self._desk.view.selection, self._desk.view.marks
        assert selection is not None
        if self._looked_at is None or self._looked_at[:2] != (selection, marks):
            shared: Counter[str] = Counter()
            for mark in marks.covering(selection.start, selection.end):
                if mark.kind is Layer.CONTENT:
                    shared[mark.attribution_id] += min(mark.end, selection.end) - max(
                        mark.start, selection.start
                    )
            most = shared.most_common(1)
            self._looked_at = (selection, marks, most[0][0] if most else "")
        return self._desk.reading.find(self._looked_at[2])
