"""The feeds as lines under their folders: how each is, what is unread, when it was looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from textual.content import Content
from textual.message import Message

from reader.model import now
from reader.store.protocol import FeedView
from widgets.line_list import LineList
from widgets.phrases import ends, plain, when_of

_UNREAD, _ALL, _WHEN = 8, 7, 9
"""Cells of the columns after the title, the blank before them counted."""
_ROOM_FOR_ALL, _ROOM_FOR_WHEN = 46, 64
"""From so many cells on there are the number of articles, and the times."""


class FeedSign(StrEnum):
    """How a feed is, as one cell."""

    FRESH = "●"
    DUE = "○"
    UNDER_WAY = "↻"
    FAILED = "✗"
    GONE = "▪"


def sign_of(view: FeedView, under_way: Collection[str], at: datetime) -> FeedSign:
    """Return how a feed is at a moment; ``under_way`` are the ids of those that are being read."""
    state = view.state
    if view.feed.id in under_way:
        return FeedSign.UNDER_WAY
    if state.gone:
        return FeedSign.GONE
    if state.error:
        return FeedSign.FAILED
    if state.next_due is not None and at < state.next_due:
        return FeedSign.FRESH
    return FeedSign.DUE


class _Folder(NamedTuple):
    """A heading: feeds of one folder follow."""

    name: str
    unread: int


class _Look(NamedTuple):
    """What a line shows: when it is the same, it is not painted again."""

    sign: str
    title: str
    unread: int
    articles: int = 0
    checked: str = ""
    due: str = ""


class FeedList(LineList):
    """The feeds, one line each, below the headings of their folders."""

    DEFAULT_CSS = """
    FeedList { padding: 0; }
    """

    @dataclass
    class Chosen(Message):
        """The articles of a feed are to be read."""

        view: FeedView

    def __init__(self, told: Callable[[], None] = lambda: None) -> None:
        super().__init__(id="feeds")
        self._told = told
        """Is called when the cursor stands on another feed, or its feed has changed: at once, so
        that what is told of it is painted in one frame with the list."""
        self._items: list[_Folder | FeedView] = []
        self._under_way: Collection[str] = ()
        self._at = now()
        self._looks: list[_Look] = []

    @property
    def view(self) -> FeedView | None:
        """The feed under the cursor."""
        item = self._items[self.cursor] if 0 <= self.cursor < len(self._items) else None
        return item if isinstance(item, FeedView) else None

    def set_feeds(self, views: Sequence[FeedView], under_way: Collection[str]) -> None:
        """List feeds, in the order of their folders; the cursor stays on its feed.

        Where the same feeds are listed in the same order, only those that look different are
        painted again.
        """
        names_before, looks_before = self._names(), self._looks
        current, top = self.view, self.first_in_sight
        in_sight = self._name_of(top)
        self._at, self._under_way = now(), under_way
        self._items = _under_headings(views)
        self._looks = [self._look(item) for item in self._items]
        self._told()
        if self._names() == names_before:
            for item, (look, before) in enumerate(zip(self._looks, looks_before, strict=True)):
                if look != before:
                    self.repaint_item(item)
            return
        names = {name: place for place, name in enumerate(self._names())}
        place = names.get(current.feed.id) if current else None
        if place is None:
            place = self._near(max(0, self.cursor))
        held = (top, names[in_sight]) if in_sight in names else None
        self.set_heights([1] * len(self._items), place, held)

    def show_feed(self, feed_id: str) -> bool:
        """Put the cursor on a feed; False when it is not listed."""
        names = self._names()
        if feed_id not in names:
            return False
        self.cursor = names.index(feed_id)
        self.reveal()
        return True

    def can_stand(self, item: int) -> bool:
        """Refuse headings."""
        return isinstance(self._items[item], FeedView)

    def watch_cursor(self, old: int, new: int) -> None:
        """Tell that the cursor stands on another feed."""
        super().watch_cursor(old, new)
        self._told()

    def chosen(self, item: int) -> None:
        """Tell that the articles of a feed are to be read."""
        view = self._items[item]
        if isinstance(view, FeedView):
            self.post_message(self.Chosen(view))

    def head(self, width: int) -> Content:
        """Return the line above the list."""
        labels = [f"{'Unread':>{_UNREAD}}"]
        labels += [f"{'All':>{_ALL}}"] if width >= _ROOM_FOR_ALL else []
        labels += [f"{'Checked':>{_WHEN}}", f"{'Due':>{_WHEN}}"] if width >= _ROOM_FOR_WHEN else []
        return ends(Content("    Title"), Content("".join(labels)), width)

    def paint(self, item: int, line: int, width: int) -> Content:
        """Paint a heading or a feed."""
        entry = self._items[item]
        if isinstance(entry, _Folder):
            dim = self.part("line-list--dim")
            name = plain(entry.name or "In no folder", dim)
            unread = Content.styled(f"{entry.unread or '':>{_UNREAD}}", dim)
            rest = Content(" " * (_right(width) - _UNREAD))
            return ends(Content.assemble(" ", name), Content.assemble(unread, rest), width)
        sign = sign_of(entry, self._under_way, self._at)
        shown = Content.styled(sign, _STYLES.get(sign, ""))
        title = plain(entry.feed.title or entry.feed.url, "bold" if entry.unread else "")
        left = Content.assemble(self.bar(item), " ", shown, " ", title)
        return ends(left, self._numbers(entry, width), width)

    def _numbers(self, view: FeedView, width: int) -> Content:
        dim = self.part("line-list--dim")
        parts = [Content.styled(f"{view.unread or '':>{_UNREAD}}", "bold")]
        if width >= _ROOM_FOR_ALL:
            parts.append(Content.styled(f"{view.articles or '':>{_ALL}}", dim))
        if width >= _ROOM_FOR_WHEN:
            checked = when_of(view.state.checked, self._at) or "never"
            parts.append(Content.styled(f"{checked:>{_WHEN}}", dim))
            parts.append(Content.styled(f"{due_words(view, self._at):>{_WHEN}}", dim))
        return Content("").join(parts)

    def _look(self, item: _Folder | FeedView) -> _Look:
        if isinstance(item, _Folder):
            return _Look("", item.name, item.unread)
        checked, due = when_of(item.state.checked, self._at), due_words(item, self._at)
        sign = sign_of(item, self._under_way, self._at)
        title = item.feed.title or item.feed.url
        return _Look(sign, title, item.unread, item.articles, checked, due)

    def _names(self) -> list[str]:
        return [self._name_of(place) for place in range(len(self._items))]

    def _name_of(self, place: int) -> str:
        if not 0 <= place < len(self._items):
            return ""
        item = self._items[place]
        return item.feed.id if isinstance(item, FeedView) else f"/{item.name}"

    def _near(self, place: int) -> int:
        """Return the feed at a place or the next one to it, 0 when there is none."""
        feeds = [i for i, item in enumerate(self._items) if isinstance(item, FeedView)]
        return min(feeds, key=lambda i: (abs(i - place), -i), default=-1)


def _right(width: int) -> int:
    """Return how many cells the columns after the title take."""
    return _UNREAD + _ALL * (width >= _ROOM_FOR_ALL) + 2 * _WHEN * (width >= _ROOM_FOR_WHEN)


_STYLES = {
    FeedSign.FAILED: "$text-error",
    FeedSign.UNDER_WAY: "$text-accent",
    FeedSign.DUE: "dim",
    FeedSign.GONE: "dim",
}


def due_words(view: FeedView, at: datetime) -> str:
    """Say when a feed is due, in at most eight cells."""
    if view.state.gone:
        return "gone"
    due = view.state.next_due
    return when_of(due, at) if due is not None and due > at else "now"


def _under_headings(views: Sequence[FeedView]) -> list[_Folder | FeedView]:
    """Put feeds that are sorted by folder under headings; without folders there are none."""
    if not any(view.feed.folder for view in views):
        return list(views)
    unread: Counter[str] = Counter()
    for view in views:
        unread[view.feed.folder.casefold()] += view.unread
    items: list[_Folder | FeedView] = []
    for folder, inside in groupby(views, key=lambda view: view.feed.folder.casefold()):
        first, *others = inside
        items += [_Folder(first.feed.folder, unread[folder]), first, *others]
    return items
