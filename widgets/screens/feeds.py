"""The feeds of the library: what is unread in each, how each is, and everything done to them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.notifications import SeverityLevel
from textual.widgets import Static

from reader.feeds.subscriptions import edit_feed, feeds, follow, unsubscribe
from reader.keys import Hit, KeyParser, Pending
from reader.model import Feed, now
from reader.store.protocol import FeedView, StoreError
from widgets.commands import COMMANDS, FEEDS
from widgets.dialogs import AnsweredOnce
from widgets.feed_list import FeedList
from widgets.feed_words import detail_lines, query_for, title_words
from widgets.status_line import KeyHint, KeyLine, saving_words

if TYPE_CHECKING:
    from widgets.screens.desk import Desk

Kept = TypeVar("Kept")

_EMPTY = (
    "No feed is followed yet.\n\n{feeds.add} follows one by its address; {feeds.import} takes the "
    "list (OPML) that another reader has written. Then {feeds.refresh_all} brings the news."
)

_WITHOUT_FEEDS = ("feeds.add", "feeds.import", "feeds.undo", "feeds.close", "feeds.help")
"""What can be done before any feed is followed."""


class FeedsScreen(AnsweredOnce[str]):
    """Lists and changes feeds; dismissed with the query that finds a feed's articles."""

    DEFAULT_CSS = """
    FeedsScreen {
        & > #title { height: 1; padding: 0 1; color: $text-muted; }
        & > #head { height: 1; padding: 0 1; color: $text-muted; text-style: bold; }
        & > FeedList { padding: 0 1; scrollbar-gutter: stable; }
        & > #about { height: 4; padding: 0 1; color: $text-muted; }
        & > #about { border-top: solid $foreground 20%; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._library = desk.library
        self._views: Sequence[FeedView] = ()
        self._parser = KeyParser(desk.keys.tables[FEEDS])
        self._added = ""
        """The id of a feed that was followed just now, until the cursor is on it."""
        self._far = ""
        """How far a change of many articles is."""
        self._in_line: set[str] = set()
        """The ids of the feeds whose changes are not kept yet."""
        self._reads = self._shown = 0
        """How often the feeds were read, and which time is on screen."""
        self._title = Static(id="title", markup=False)
        self._head = Static(id="head", markup=False)
        self._about = Static(id="about", markup=False)
        self._key_line = KeyLine()
        self.list: FeedList = FeedList(self._tell_about)
        """The list itself, which takes the focus."""
        self.list.key_sink = self._feed_key

    def compose(self) -> ComposeResult:
        """Set title and head above the list; what is known of one feed, and the keys, below it."""
        yield self._title
        yield self._head
        yield self.list
        yield self._about
        yield self._key_line

    def on_mount(self) -> None:
        """Read the feeds, and again as a refresh changes them."""
        self.list.focus()
        self._key_line.show(self._hints(), "")
        self._desk.refresher.listener = self._refreshed
        stop = self._desk.keys.of("feeds.stop")
        self._desk.bulk.watched_on(self, self._show_far, stop)
        self._desk.saver.listener = lambda _: self._entitle()
        self.reload()

    def on_screen_resume(self) -> None:
        """Show what came in under a dialog."""
        self._desk.news.go_on()

    def on_unmount(self) -> None:
        """Listen no more."""
        self._desk.refresher.listener = None
        self._desk.bulk.watched_no_more()
        self._desk.saver.listener = None

    def on_resize(self, event: events.Resize) -> None:
        """Lay the columns out anew."""
        self._head.update(self.list.head(max(1, event.size.width - 3)), layout=False)
        self._tell_about()

    def _feed_key(self, event: events.Key) -> None:
        key = event.character if event.is_printable and event.character != " " else event.key
        assert key is not None
        was_pending = bool(self._parser.pending)
        outcome = self._parser.feed(key)
        if isinstance(outcome, Hit):
            from widgets.actions import ACTIONS

            event.stop()
            ACTIONS[outcome.command](self._desk, outcome.count)
        elif isinstance(outcome, Pending) or was_pending:
            event.stop()
        pending = self._parser.pending
        self._key_line.mode = f"{pending}…" if pending else ""

    @on(KeyLine.Pressed)
    def _key_pressed(self, message: KeyLine.Pressed) -> None:
        from widgets.actions import ACTIONS

        message.stop()
        ACTIONS[message.command](self._desk, None)

    def _hints(self) -> list[KeyHint]:
        known = [c for c in COMMANDS if FEEDS in c.where and c.footer]
        here = sorted(
            (c for c in known if self._views or c.id in _WITHOUT_FEEDS), key=lambda c: c.footer
        )
        stays = ("feeds.help", "feeds.close")
        keys = self._desk.keys
        return [KeyHint(keys.of(c.id), c.label, c.id, c.id in stays) for c in here]

    def _refreshed(self) -> None:
        """Learn that a refresh has gone a step further."""
        self._desk.news.bring("feeds", self._read, self)

    @work(exclusive=True, group="reload")
    async def reload(self) -> None:
        """Read the feeds again, at once."""
        paint = await self._read()
        paint()

    async def _read(self) -> Callable[[], None]:
        self._reads += 1
        number = self._reads
        try:
            views = await asyncio.to_thread(feeds, self._library)
        except (StoreError, OSError) as error:
            return partial(self._say, str(error), "error")
        return partial(self._show, number, views)

    def _show(self, number: int, views: Sequence[FeedView]) -> None:
        if number < self._shown or not self.is_attached:
            return
        self._shown = number
        self._views = views
        self._key_line.hints = tuple(self._hints())
        progress = self._desk.refresher.progress
        self.list.empty = self._desk.keys.named_in(_EMPTY)
        self.list.set_feeds(views, progress.under_way if progress else ())
        if self._added and self.list.show_feed(self._added):
            self._added = ""
        self._entitle()

    def _show_far(self, words: str) -> None:
        self._far = words
        self._entitle()

    def _entitle(self) -> None:
        goes_on = self._far
        if self._desk.refresher.progress:
            from widgets.refreshing import progress_words

            goes_on = progress_words(self._desk.refresher.progress)
        saving = self._desk.saver.state
        words = Content.styled(goes_on, "$text-accent")
        if saving.failure or not goes_on:
            words = saving_words(saving, self._desk.keys.of("feeds.retry"))
        _set(self._title, title_words(self._views, words, max(1, self.size.width - 2)))

    def _tell_about(self) -> None:
        view = self.list.view
        progress = self._desk.refresher.progress
        width = max(1, self.size.width - 2)
        under_way = progress.under_way if progress else ()
        lines = detail_lines(view, under_way, now(), width) if view else [Content("")]
        _set(self._about, Content("\n").join(lines))

    @on(FeedList.Chosen)
    def _chosen(self, event: FeedList.Chosen) -> None:
        self.dismiss(query_for(event.view.feed, [view.feed for view in self._views]))

    def refresh_one(self) -> None:
        """Look for what is new in the feed under the cursor, even before it is due."""
        feed = self._here()
        if feed:
            self._desk.refresher.start([feed.id], force=True)

    def refresh_all(self) -> None:
        """Look for what is new in all feeds that are due."""
        self._desk.refresher.start()

    def stop(self) -> None:
        """Stop an undo of many changes, or else the refresh."""
        if self._desk.bulk.stop():
            return
        if self._desk.refresher.progress is None:
            self._say("No refresh is under way.")
        self._desk.refresher.stop()

    def add(self) -> None:
        """Ask for a feed to follow, and read it at once."""
        from widgets.screens.feed_form import NewFeedForm

        def typed(feed: Feed | None) -> None:
            if feed is not None:
                self._do(feed, partial(follow, self._library, feed), followed)

        def followed(feed: Feed) -> None:
            self._added = feed.id
            self._desk.refresher.start([feed.id], force=True)

        self.app.push_screen(NewFeedForm(self._folders()), typed)

    def edit(self) -> None:
        """Open the form of the feed under the cursor."""
        from widgets.screens.feed_form import FeedForm

        feed = self._here()
        if feed is None or self._is_in_line(feed):
            return

        def typed(values: dict[str, Any] | None) -> None:
            if values is not None:
                self._do(feed, partial(edit_feed, self._library, feed, **values))

        self.app.push_screen(FeedForm(feed, self._folders()), typed)

    def let_go(self) -> None:
        """Follow the feed under the cursor no longer."""
        feed = self._here()
        if feed and not self._is_in_line(feed):
            name = feed.title or feed.url
            words = f"No longer followed: {name}; {self._desk.keys.of('feeds.undo')} takes it back."
            let_go = partial(unsubscribe, self._library, [feed])
            self._do(feed, let_go, lambda _: self._say(words))

    def turn(self, *, again: bool) -> None:
        """Undo, or do again, what was done to feeds, speakers and the library."""
        self._desk.bulk.turn(again, self._told)

    def bring_in(self) -> None:
        """Ask for a list of feeds to follow."""
        from widgets.screens.feed_form import OpmlInForm

        form = OpmlInForm(self._library, self._desk.saver.in_turn)
        self.app.push_screen(form, self._told)

    def take_out(self) -> None:
        """Ask where to write the list of the feeds."""
        from widgets.screens.feed_form import OpmlOutForm

        self.app.push_screen(OpmlOutForm([view.feed for view in self._views]), self._told)

    def help(self) -> None:
        """Show the keys that work here."""
        from widgets.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self._desk, FEEDS))

    def close(self) -> None:
        """Go back to the desk."""
        self.dismiss(None)

    def _told(self, words: str | None) -> None:
        if words:
            self._say(words)
        self._changed()

    def _folders(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(v.feed.folder for v in self._views if v.feed.folder))

    def _here(self) -> Feed | None:
        """Return the feed under the cursor; say so when there is none."""
        view = self.list.view
        if view is None:
            self._say(f"No feed here; {self._desk.keys.of('feeds.add')} follows one.")
            return None
        return view.feed

    def _is_in_line(self, feed: Feed) -> bool:
        """Tell whether a change of the feed is not kept yet, and say so."""
        waits = feed.id in self._in_line
        if waits:
            self._say(f"{feed.title or feed.url} is still being saved.")
        return waits

    def _do(
        self,
        feed: Feed,
        change: Callable[[], Kept],
        then: Callable[[Kept], None] = lambda kept: None,
    ) -> None:
        """Put a change of a feed in line; once it is kept, ``then`` hears its result."""
        self._in_line.add(feed.id)

        def over() -> None:
            self._in_line.discard(feed.id)
            self._changed()

        def done(kept: Kept) -> None:
            then(kept)
            over()

        self._desk.saver.submit(change, done, over)

    def _changed(self) -> None:
        if self.is_attached:
            self.reload()

    def retry(self) -> None:
        """Try again to save what could not be saved."""
        self._desk.saver.retry()

    def _say(self, words: str, severity: SeverityLevel = "information") -> None:
        self._desk.say(words, severity)


def _set(line: Static, words: Content) -> None:
    """Have a line say something; it is painted again only when that is something else."""
    said = line.content
    if not (isinstance(said, Content) and said.is_same(words)):
        line.update(words, layout=False)
