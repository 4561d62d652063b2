"""Brings what the library holds onto the desk without ever waiting for a disk on its thread."""

from __future__ import annotations

import asyncio
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual.worker import Worker, WorkerCancelled

from reader.library import Library
from reader.listing import listed
from reader.model import ArticleState, Record, Speaker
from reader.query import Query, QueryError, Sort, Term
from reader.speakers import SpeakerIndex, uses_by_canonical
from reader.store.protocol import Changed, StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from widgets.news import Paint
    from widgets.reading import Reading
    from widgets.screens.desk import Desk


_REST = 9
"""The list is not read again, for what others saved, before it has rested so many times as long
as reading it took."""


class Loader:
    """Reads in threads and hands the results to the desk on its own thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._looking = False
        self._stale = False
        self._rested_at = 0.0

    @property
    def _library(self) -> Library:
        return self._desk.library

    def rows(self) -> None:
        """List the articles that the filter finds; an older request still under way is dropped."""
        self._desk.start(self._load_rows, "rows")

    def row(self, article_id: str) -> None:
        """Show in the list what has changed in one article."""
        self._desk.start(partial(self._load_row, article_id), f"row-{article_id}")

    def speakers(self) -> None:
        """Read who there is."""
        self._desk.start(self._load_speakers, "speakers")

    def article(self, article_id: str, beside: bool) -> None:
        """Read an article to be opened; if several are asked for, the last one wins."""
        self._desk.start(
            partial(self.load_article, article_id, beside), "open", exclusive=not beside
        )

    def again(self, article_id: str) -> None:
        """Read an open article again, because its file has changed."""
        self._desk.start(partial(self._reload, article_id), f"again-{article_id}")

    def suggestions(self, reading: Reading) -> None:
        """Look for what can be proposed in an open article; what an older look finds is dropped."""
        self._desk.start(partial(self._suggest, reading), f"suggest-{reading.article.id}")

    def changes(self) -> None:
        """Look for what others saved, unless a look is under way or another screen is in front.

        Under another screen each message to the desk would have all of both painted again.
        """
        if not self._looking and self._desk.app.screen is self._desk:
            self._looking = True
            self._desk.start(self._look, "changes")

    async def load_unread(self, query: str) -> None:
        """List what ``query`` finds and put the cursor on the first that nobody has begun."""
        await self._load_rows()
        desk = self._desk
        if desk.library_pane.filter_text == query:
            unread = (r.id for r in desk.library_pane.rows if r.state == ArticleState.UNREAD)
            desk.library_pane.select(next(unread, ""))
            desk.focus_on(desk.library_pane.list)

    async def _load_rows(self) -> None:
        paint = await self._read_rows()
        if paint is not None:
            paint()

    async def _read_others_rows(self) -> Paint | None:
        worker: Worker[Paint | None] = self._desk.run_worker(
            self._read_rows, group="rows", exclusive=True
        )
        try:
            return await worker.wait()
        except WorkerCancelled:  # a person wants to see other rows
            return None

    async def _read_rows(self) -> Paint | None:
        began = monotonic()
        try:
            return await self._rows_read()
        finally:
            # News may come in all the time: listing it takes a small part of the machine.
            self._rested_at = monotonic() + _REST * (monotonic() - began)

    async def _rows_read(self) -> Paint | None:
        desk = self._desk
        query, sort = desk.library_pane.filter_text, Sort(desk.state.sort)
        try:
            rows, counts = await asyncio.to_thread(listed, self._library, query, sort)
        except QueryError as error:
            return partial(desk.library_pane.set_problem, str(error))
        except (StoreError, OSError) as error:
            return partial(desk.say, str(error), "error")
        return partial(desk.show_rows, rows, counts)

    async def _load_row(self, article_id: str) -> None:
        query = Query((Term("id", article_id),))
        try:
            rows, counts = await asyncio.to_thread(listed, self._library, query, Sort.NEWEST)
        except (StoreError, OSError) as error:
            self._desk.say(str(error), "error")
        else:
            self._desk.show_row(rows, counts)

    async def _load_speakers(self) -> None:
        try:
            names, speakers, index = await asyncio.to_thread(_people, self._library)
        except (StoreError, OSError) as error:
            self._desk.say(str(error), "error")
        else:
            self._desk.named(names)
            self._desk.show_speakers(speakers, index)

    async def load_article(self, article_id: str, beside: bool) -> None:
        """Read an article and show it."""
        record = await self._read(article_id)
        if record is not None:
            self._desk.opened.show(record, beside)

    async def _reload(self, article_id: str) -> None:
        record = await self._read(article_id)
        if record is not None and record.article.deleted:
            # What is marked in it would be seen by nobody.
            self._desk.opened.close([article_id])
            return
        for reading in self._desk.readings:
            if record is not None and reading.article.id == article_id:
                reading.adopt(record)

    async def _suggest(self, reading: Reading) -> None:
        from reader.suggesting import read_suggestions

        found = await asyncio.to_thread(read_suggestions, reading.article)
        if reading in self._desk.readings:
            reading.suggested.take(found)
            self._desk.opened.show_one_again(reading)

    async def _read(self, article_id: str) -> Record | None:
        try:
            return await asyncio.to_thread(self._library.read, article_id)
        except (StoreError, OSError) as error:
            self._desk.say(str(error), "error")
            return None

    async def _look(self) -> None:
        try:
            changed = await asyncio.to_thread(self._library.changed)
        except (StoreError, OSError):
            changed = Changed()  # the next save will say what is wrong with the folder
        finally:
            self._looking = False
        for reading in self._desk.readings:
            if reading.article.id in changed.articles:
                self.again(reading.article.id)
        if changed.speakers or changed.settings:
            self.speakers()
        self._stale |= bool(changed.articles or changed.speakers or changed.settings)
        if self._stale and monotonic() >= self._rested_at:
            self._stale = False
            self._desk.news.bring("rows", self._read_others_rows)


def _people(
    library: Library,
) -> tuple[tuple[str, str], Mapping[str, Speaker], SpeakerIndex]:
    """Read what the library is called and who marks, and who speaks in it."""
    speakers = dict(library.speakers())
    uses = uses_by_canonical(library.speaker_uses(), speakers)
    names = (library.name, library.annotator)
    return names, speakers, SpeakerIndex(speakers.values(), uses)
