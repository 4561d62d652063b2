"""The main screen: library, one or two articles, their quotes, and the keys that work on them."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from reader.config import State
from reader.model import Article, Attribution, Speaker
from reader.query import Sort
from reader.speakers import SpeakerIndex, canonical
from reader.store.protocol import ArticleRow, Counts, StoreError
from widgets.asking import Dialogs
from widgets.attribution_pane import AttributionPane
from widgets.bulk import Bulk
from widgets.commands import ARTICLE, LIBRARY, QUOTES, VISUAL, Keys
from widgets.current_quote import CurrentQuote
from widgets.keyboard import Keyboard
from widgets.library_pane import LibraryPane
from widgets.line_list import LineList
from widgets.loading import Loader
from widgets.messages import (
    ArticleChosen,
    AttributionChosen,
    AttributionPressed,
    CursorMoved,
    FilterChanged,
    SelectionDropped,
    SelectionMade,
)
from widgets.news import News
from widgets.open_articles import OpenArticles
from widgets.saver import Saver, SaveState
from widgets.status_line import KeyLine, TopLine

if TYPE_CHECKING:
    from reader.library import Library
    from widgets.app import KutipApp
    from widgets.article_view import ArticleView
    from widgets.first_look import FirstLook
    from widgets.reading import Reading
    from widgets.refreshing import Refresher
    from widgets.search_line import SearchLine
    from widgets.tour import TourLine

_NO_ARTICLE = "No article is open.\n\n{library.open} opens a listed one.\n{desk.add} adds one."

_POLL_SECONDS = 0.5
"""How often others' saves are looked for; they must show within a second."""


class Desk(Screen[None]):
    """Routes keys to commands and facts to panes; owns what is open and nothing else."""

    app: KutipApp

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (80, "-two"), (120, "-three"), (164, "-wide")]  # noqa: RUF012

    def __init__(self, library: Library, first: FirstLook, state: State, keys: Keys) -> None:
        super().__init__(classes=self._classes_at_first())
        self.library = library
        self.state = state
        self.keys = keys
        self.speakers: Mapping[str, Speaker] = {}
        self.speaker_index = SpeakerIndex(())
        self.annotator = ""
        self.last_speakers: tuple[str, ...] = ()
        self._on_their_way: dict[str, Speaker] = {}
        """The speakers that the library does not have yet."""
        self.saver = Saver(self._saving, self._refused)
        self.keyboard = Keyboard(self, keys)
        self.dialogs = Dialogs(self)
        self.loader = Loader(self)
        self.news = News(self)
        self.top_line = TopLine()
        self.key_line = KeyLine()
        self.tour: TourLine | None = None
        """The line of the guided tour, once one has begun."""
        self.search: SearchLine | None = None
        """The line in which a person types what to search for, once one has searched."""
        self.bulk = Bulk(self)
        self.exports: int = 0
        """How many exports were made from this screen."""
        self.library_pane = LibraryPane(keys, id="library")
        self.opened = OpenArticles(self)
        self.current = CurrentQuote(self)
        self.quotes_pane = AttributionPane(id="quotes")
        for pane in (self.library_pane.list, self.quotes_pane.list):
            pane.key_sink = self.keyboard.feed
        self._first = first
        self._counts = first.counts

    def compose(self) -> ComposeResult:
        """Set the panes between the two lines."""
        yield self.top_line
        with Horizontal(id="panes"):
            yield self.library_pane
            with Horizontal(id="articles"):
                yield Static(self.keys.named_in(_NO_ARTICLE), id="nothing-open", markup=False)
            yield self.quotes_pane
        yield self.key_line

    def on_mount(self) -> None:
        """Show the first rows."""
        self.top_line.name_of_library = self._first.name
        self.library_pane.set_rows(self._first.rows, self._counts.articles)
        self.focus_on(self.library_pane.list)
        self.show_lines()
        if not self.state.tour_done:
            self.dialogs.tour()
        self.call_after_refresh(self._begin)

    def on_screen_resume(self) -> None:
        """Show what came in under a dialog."""
        self.news.go_on()

    def _begin(self) -> None:
        """Begin what the first frame need not wait for: look for the rest and for what was open."""
        self.start(self.saver.run, "saver")
        self.set_interval(_POLL_SECONDS, self.loader.changes)
        self.loader.speakers()
        if self._counts.articles > len(self._first.rows):
            self.loader.rows()
        self.start(self._open_as_left, "open")

    async def _open_as_left(self) -> None:
        for article_id in self.state.opened.get(str(self.library.path), []):
            await self.loader.load_article(article_id, beside=True)
        await self.dialogs.count_drafts()
        await self.dialogs.offer_to_remove_samples()

    def _classes_at_first(self) -> str:
        """Return what ``on_mount`` and the first resize would set, so that no style is redone."""
        width = self.app.size.width
        fitting = [name for least, name in self.HORIZONTAL_BREAKPOINTS if width >= least]
        return f"-in-library {fitting[-1]}"

    @cached_property
    def refresher(self) -> Refresher:
        """What looks for news in the feeds; it is made when first wanted."""
        from widgets.refreshing import Refresher

        return Refresher(self)

    @property
    def is_current(self) -> bool:
        """Whether it is seen: Textual counts a screen under one that fills the terminal, too.

        With each message that came to the one below it would paint the whole of both.
        """
        return super().is_current and (self.app.screen is self or self.app.screen.is_modal)

    @property
    def pane(self) -> str:
        """Which keys hold: those of the focused pane, or of a selection in the article."""
        focused = self.focused
        if focused is self.library_pane.list or not self.readings:
            return LIBRARY
        if focused is self.quotes_pane.list:
            return QUOTES
        return VISUAL if self.readings and self.view.selection is not None else ARTICLE

    @property
    def readings(self) -> Sequence[Reading]:
        """The articles that are open, from left to right."""
        return self.opened.readings

    @property
    def reading(self) -> Reading:
        """The article that commands mean. There must be one: their condition says so."""
        return self.opened.reading

    @property
    def view(self) -> ArticleView:
        """The view that shows ``reading``."""
        return self.opened.view

    @property
    def focused_list(self) -> LineList:
        """The list that has the focus."""
        return self.quotes_pane.list if self.pane == QUOTES else self.library_pane.list

    def on_key(self, event: events.Key) -> None:
        """Take the keys that no pane has the focus for."""
        if self.focused is None:
            self.keyboard.feed(event)

    def active_or_here(self) -> Attribution | None:
        """Return the quote that a command means, taken up; say so when there is none."""
        attribution = self.quote_here()
        if attribution is None:
            self.say(self.keyboard.why_not("active"))
        elif attribution.id != self.reading.active_id:
            self.reading.take_up(attribution.id)
        return attribution

    def quote_here(self) -> Attribution | None:
        """Return the quote that is worked on, or else the one under the cursor."""
        return self.current.find()

    def start(
        self, work: Callable[[], Coroutine[Any, Any, None]], group: str, exclusive: bool = True
    ) -> None:
        """Do something in the background; what is under way in an exclusive group is given up.

        It takes a function: a coroutine that is replaced before it starts is never awaited.
        """
        self.run_worker(work, group=group, exclusive=exclusive)  # type: ignore[arg-type]

    def say(self, words: str, severity: str = "information") -> None:
        """Tell the person something, briefly."""
        if severity == "information":
            self.app.clear_notifications()  # they are about what was just done, and no pile
        timeout = 4 if severity == "information" else 10  # there is more to read
        self.notify(words, severity=severity, markup=False, timeout=timeout)  # type: ignore[arg-type]

    def speaker_name(self, speaker_id: str) -> str:
        """Return the name of a speaker as it is today."""
        found = canonical(speaker_id, self.opened.speakers)
        return found.name if found else "?"

    def canonical_ids(self, speaker_ids: Iterable[str]) -> list[str]:
        """Return whom these ids name today, merges followed; unknown ones as they are."""
        found = ((i, canonical(i, self.speakers)) for i in speaker_ids)
        return [speaker.id if speaker else i for i, speaker in found]

    def step_pane(self, step: int) -> None:
        """Give the focus to the next pane that can have it."""
        views = self.opened.shown_views
        panes = [self.library_pane.list, *views, *([self.quotes_pane.list] if views else [])]
        here = panes.index(self.focused) if self.focused in panes else 0
        self.focus_on(panes[(here + step) % len(panes)])

    def focus_on(self, pane: Widget) -> None:
        """Give the focus to a list or an article, which may have been hidden for want of room."""
        self._show_side(pane)
        self.call_after_refresh(pane.focus)

    def _show_side(self, pane: Widget) -> None:
        within = pane.ancestors_with_self
        self.set_class(self.library_pane in within, "-in-library")
        self.set_class(self.quotes_pane in within, "-in-quotes")

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        self.keyboard.drop_hints()
        if self.focused is not None:
            self.opened.to_front(self.focused)
            self._show_side(self.focused)
        self.current.let_go()
        self.show_lines()

    @on(CursorMoved)
    def _cursor_moved(self) -> None:
        self.current.let_go()

    @on(ArticleChosen)
    def _chosen(self, message: ArticleChosen) -> None:
        self.open_article(message.article_id)

    @on(FilterChanged)
    def _filtered(self) -> None:
        self.loader.rows()

    @on(SelectionMade)
    @on(SelectionDropped)
    def _selected(self) -> None:
        self.keyboard.mode_changed()

    @on(AttributionPressed)
    def _pressed(self, message: AttributionPressed) -> None:
        self.reading.take_up(message.attribution_id)

    @on(AttributionChosen)
    def _quote_chosen(self, message: AttributionChosen) -> None:
        attribution = self.reading.find(message.attribution_id)
        if attribution is not None:
            self.reading.take_up(attribution.id)
            self.view.go_to(attribution.content[0].start, center=True)
            self.focus_on(self.view)

    def open_article(self, article_id: str, beside: bool = False) -> None:
        """Open an article, or go to it when it is open."""
        if not self.opened.go_to(article_id):
            self.loader.article(article_id, beside)

    def show_rows(self, rows: Sequence[ArticleRow], counts: Counts) -> None:
        """List what was read from the library."""
        self._counts = counts
        self.library_pane.set_rows(rows, counts.articles)
        self.show_lines()

    def show_row(self, rows: Sequence[ArticleRow], counts: Counts) -> None:
        """Show in the list how one article is now."""
        self._counts = counts
        for row in rows:
            self.library_pane.list.update_row(row)
        self.show_lines()

    def show_speakers(self, speakers: Mapping[str, Speaker], index: SpeakerIndex) -> None:
        """Show the names that were read from the library."""
        self._on_their_way = {i: s for i, s in self._on_their_way.items() if i not in speakers}
        self.speakers, self.speaker_index = {**speakers, **self._on_their_way}, index
        for speaker in self._on_their_way.values():
            index.add(speaker)
        self.opened.show_again()

    def named(self, names: tuple[str, str]) -> None:
        """Show what the library is called; remember who marks in it."""
        self.top_line.name_of_library, self.annotator = names

    def know(self, speakers: Iterable[Speaker]) -> None:
        """Show speakers that are on their way to the library."""
        new = {s.id: s for s in speakers}
        if new:
            self._on_their_way |= new
            self.speakers = {**self.speakers, **new}
            for speaker in new.values():
                self.speaker_index.add(speaker)

    def correct(self, before: Article, after: Article) -> None:
        """Correct an article that is not open."""
        from widgets.reading import changed_fields

        values = changed_fields(before, after)
        edit = partial(self.library.edit_article, before, "correct the article", **values)
        self.saver.submit(edit, lambda _: self.loader.rows(), about=before.id)

    def sort_by(self, sort: str) -> None:
        """List the articles in another order."""
        self.state.sort = Sort(sort).value
        self.loader.rows()

    def refresh_all(self) -> None:
        """Read again everything that is shown, after an action on many things."""
        self.loader.rows()
        self.loader.speakers()
        for reading in self.readings:
            self.loader.again(reading.article.id)

    @work
    async def leave(self) -> None:
        """Leave kutip when everything is saved; when that cannot be, ask."""
        saved = await self.saver.drained()
        if not saved and not await self.dialogs.lose_unsaved(self.saver.state):
            return
        self.bulk.stop()
        self.opened.remember_places()
        self.app.exit()

    def show_quotes(self) -> None:
        """List the quotes of the article in front, or of none."""
        if not self.readings:
            self.quotes_pane.clear()
            return
        reading = self.reading
        self.quotes_pane.set_quotes(
            reading.article.text,
            reading.record.attributions,
            self.opened.speakers,
            self.view.marks.slots,
            reading.suggested.open,
        )
        self.quotes_pane.set_active(reading.active_id)

    def _saving(self, state: SaveState) -> None:
        known, self.top_line.saving = self.top_line.saving.failure, state
        if state.failure and state.failure != known:
            keys = self.keys.of("desk.retry")
            self.say(f"Not saved: {state.failure}. {keys} tries again.", "error")
        elif not state.waiting:
            for reading in self.readings:
                self.loader.row(reading.article.id)

    def _refused(self, error: StoreError) -> None:
        self.say(str(error), "warning")
        for reading in self.readings:
            self.loader.again(reading.article.id)
        self.dialogs.ask_when_free()

    def show_lines(self) -> None:
        """Bring the first and the last line up to date."""
        self.top_line.counts = self._counts
        self.top_line.drafts = len(self.dialogs.drafts)
        self.key_line.show(self.keyboard.hints(), self.keyboard.mode())
        if self.tour is not None:
            self.tour.look(self)

    @on(KeyLine.Pressed)
    def _key_pressed(self, message: KeyLine.Pressed) -> None:
        self.keyboard.run(message.command)
