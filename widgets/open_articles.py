"""Which articles are open, in which view, and which of them commands mean."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from reader.config import Place, keep_state
from reader.model import ArticleState, Record, Speaker
from widgets.asking import AT_REST

if TYPE_CHECKING:
    from textual.widget import Widget

    from widgets.article_view import ArticleView
    from widgets.reading import Reading
    from widgets.screens.desk import Desk
    from widgets.versions import Versions

_IDS = ("left", "right")
_KEEP_SECONDS = 2.0
"""How often it is looked whether a person reads elsewhere than before."""


class OpenArticles:
    """At most two articles, side by side; the front one is what had the focus last."""

    def __init__(self, desk: Desk) -> None:
        self.views: list[ArticleView] = []
        """Made when they are needed: loading them takes as long as the rest of the desk."""
        self.readings: list[Reading] = []
        self._desk = desk
        self._front = 0
        self._left: dict[str, Reading] = {}
        self._parts: list[Mapping[str, Speaker]] = []
        self._everybody: dict[str, Speaker] = {}

    @cached_property
    def versions(self) -> Versions:
        """What knows of other versions of open articles; it is made with the first article."""
        from widgets.versions import Versions

        return Versions(self._desk)

    @property
    def reading(self) -> Reading:
        """The article in front; there must be one."""
        return self.readings[self._front]

    @property
    def view(self) -> ArticleView:
        """The view of the article in front; there must be one."""
        return self.views[self._front]

    @property
    def speakers(self) -> Mapping[str, Speaker]:
        """Everybody by id: the library's, and those whom only suggestions name."""
        known = self._desk.speakers
        parts = [known, *(r.suggested.new for r in self.readings if r.suggested.new)]
        if len(parts) == 1:
            return known
        if len(parts) != len(self._parts) or not all(map(operator.is_, parts, self._parts)):
            self._parts, self._everybody = parts, {}
            for part in reversed(parts):
                self._everybody.update(part)
        return self._everybody

    @property
    def shown_views(self) -> list[ArticleView]:
        """The views that show an article."""
        return list(self.views[: len(self.readings)])

    def to_front(self, focused: Widget) -> None:
        """Let commands mean the article of the view that has the focus, if it is one."""
        for place, view in enumerate(self.shown_views):
            if view is focused and place != self._front:
                self._front = place
                self._desk.show_quotes()

    def go_to(self, article_id: str) -> bool:
        """Give the focus to an article that is open; False when it is not."""
        for reading, view in zip(self.readings, self.views, strict=False):
            if reading.article.id == article_id:
                self._desk.focus_on(view)
                return True
        return False

    def show(self, record: Record, beside: bool) -> None:
        """Show an article in place of the front one, or beside it while there is room."""
        if self.go_to(record.article.id):
            return
        reading = self._left.pop(record.article.id, None)
        if reading is None or not reading.pending:
            reading = self._made(record)
        if beside and 0 < len(self.readings) < len(_IDS):
            self.readings.append(reading)
            self._front = len(self.readings) - 1
        elif self.readings:
            self.remember_places()
            self._leave(self.readings[self._front])
            self.readings[self._front] = reading
        else:
            self.readings.append(reading)
        self._lay_out()
        if record.article.state == ArticleState.UNREAD:
            reading.correct(replace(record.article, state=ArticleState.READING), "")

    def close(self, article_ids: Iterable[str]) -> None:
        """Close those of these articles that are open."""
        self.remember_places()
        gone = set(article_ids)
        kept = [r for r in self.readings if r.article.id not in gone]
        if len(kept) < len(self.readings):
            for reading in self.readings:
                if reading.article.id in gone:
                    self._leave(reading)
            self.readings, self._front = kept, 0
            self._lay_out()

    def _made(self, record: Record) -> Reading:
        from widgets.reading import Reading

        desk = self._desk
        reading = Reading(
            desk.library,
            desk.saver,
            record,
            lambda: self._changed(reading),
            lambda: desk.annotator,
            desk.say,
        )
        return reading

    def _leave(self, reading: Reading) -> None:
        """Keep what is closed while its changes are in line: opened again it must show them."""
        self._left = {i: r for i, r in self._left.items() if r.pending}
        if reading.pending:
            self._left[reading.article.id] = reading

    def remember_places(self) -> None:
        """Keep where the person is in each open article."""
        state = self._desk.state
        for reading, view in zip(self.readings, self.views, strict=False):
            state.remember_place(reading.article.id, Place(view.cursor, view.top))
        state.opened[str(self._desk.library.path)] = [r.article.id for r in self.readings]

    def keep_places(self) -> None:
        """Keep on disk where the person reads, once hands rest, so that a sudden end forgets none.

        Never at a key: it writes a file, though a small one.
        """
        state = self._desk.state
        if monotonic() - self._desk.app.last_key < AT_REST:
            return
        for reading, view in zip(self.readings, self.views, strict=False):
            if state.places.get(reading.article.id, Place()) != Place(view.cursor, view.top):
                self.remember_places()
                keep_state(state)
                return

    def show_again(self) -> None:
        """Paint what is open again, because speakers have other names."""
        for reading in self.readings:
            self._changed(reading)

    def show_one_again(self, reading: Reading) -> None:
        """Paint an open article again, because something else is proposed in it."""
        self._changed(reading)

    def _lay_out(self) -> None:
        """Put every article into its view; the one in front gets the focus."""
        desk = self._desk
        while len(self.views) < len(self.readings):
            self._add_view()
        desk.set_class(len(self.readings) > 1, "-two-articles")
        desk.set_class(bool(self.readings), "-reading")
        for reading, view in zip(self.readings, self.views, strict=False):
            if view.article is None or view.article.id != reading.article.id:
                place = desk.state.places.get(reading.article.id, Place())
                reading.shown = (reading.record, self.speakers, reading.suggested.open)
                record, speakers, suggestions = reading.shown
                view.show(record, speakers, place.cursor, place.top, suggestions)
                view.set_aside("")
                desk.call_after_refresh(self.versions.look, reading)
        for view in self.views[len(self.readings) :]:
            view.clear()
        desk.library_pane.set_open(self.reading.article.id if self.readings else "")
        if self.readings:
            desk.library_pane.select(self.reading.article.id)
            desk.focus_on(self.view)
            self._changed(self.reading)
        else:
            desk.show_quotes()
            desk.focus_on(desk.library_pane.list)
        desk.state.opened[str(desk.library.path)] = [r.article.id for r in self.readings]
        keep_state(desk.state)

    def _add_view(self) -> None:
        from widgets.article_view import ArticleView

        if not self.views:
            self._desk.set_interval(_KEEP_SECONDS, self.keep_places)
        view = ArticleView(id=_IDS[len(self.views)])
        view.key_sink = self._desk.keyboard.feed
        self.views.append(view)
        self._desk.query_one("#articles").mount(view)

    def _changed(self, reading: Reading) -> None:
        if reading not in self.readings:
            return
        from widgets.suggested import THRESHOLDS

        desk, view = self._desk, self.views[self.readings.index(reading)]
        reading.suggested.link(reading.record, desk.speaker_index, desk.speakers)
        reading.suggested.filter(reading.record, THRESHOLDS.get(desk.state.suggest))
        shown = (reading.record, self.speakers, reading.suggested.open)
        if reading.shown is None or not all(map(operator.is_, shown, reading.shown)):
            view.update_record(*shown)
            reading.shown = shown
        view.active = reading.active_id
        self._suggest(reading)
        if reading is self.reading:
            desk.show_quotes()
        desk.show_lines()

    def _suggest(self, reading: Reading) -> None:
        """Have an article read for suggestions once it is on screen, or its blocks change."""
        from widgets.suggested import OFF

        basis = (reading.article.blocks, reading.article.language)
        if self._desk.state.suggest != OFF and reading.suggested.basis != basis:
            reading.suggested.basis, reading.suggested.awaited = basis, True
            self._desk.call_after_refresh(self._desk.loader.suggestions, reading)
