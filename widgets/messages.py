"""What has happened in a pane, told upwards: panes know no siblings, the desk draws conclusions."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from reader.model import Span


@dataclass
class CursorMoved(Message):
    """The cursor of an article in which a quote is taken up has moved, whatever moved it."""

    view: Widget

    @property
    def control(self) -> Widget:
        """The article view."""
        return self.view


@dataclass
class SelectionMade(Message):
    """Text was selected with the mouse: dragged over, or a word or sentence clicked."""

    view: Widget
    span: Span

    @property
    def control(self) -> Widget:
        """The article view."""
        return self.view


@dataclass
class SelectionDropped(Message):
    """The mouse was pressed somewhere, so that nothing is selected any more."""

    view: Widget

    @property
    def control(self) -> Widget:
        """The article view."""
        return self.view


@dataclass
class AttributionPressed(Message):
    """The mouse was clicked on a marked stretch: on the innermost attribution there."""

    view: Widget
    attribution_id: str

    @property
    def control(self) -> Widget:
        """The article view."""
        return self.view


@dataclass
class ArticleChosen(Message):
    """An article of the library list is to be read: Enter or a double click."""

    article_id: str


@dataclass
class FilterChanged(Message):
    """Other words stand in the filter of the library list; empty finds every article."""

    text: str


@dataclass
class AttributionChosen(Message):
    """A quote of the list is to be gone to in the text: Enter or a click."""

    attribution_id: str


class TerminalGone(Message):
    """Nothing can be read from the terminal any more."""
