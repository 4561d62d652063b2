"""Other versions and near duplicates of an open article: a quiet sign, and the way to them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.relatives import Relation, Relative, relatives
from reader.store.protocol import StoreError
from widgets.phrases import day_of, time_of

if TYPE_CHECKING:
    from reader.renewing import Refetched
    from widgets.reading import Reading
    from widgets.screens.desk import Desk


class Versions:
    """Looks for the relatives of open articles, and opens them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def look(self, reading: Reading) -> None:
        """Say at the edge of an article that there are other versions of it, if there are."""
        self._desk.start(partial(self._look, reading), f"relatives-{reading.article.id}")

    def choose(self, reading: Reading) -> None:
        """Ask which relative of an article is to be opened."""
        self._desk.start(partial(self._choose, reading), "relatives")

    def refetch(self, reading: Reading) -> None:
        """Fetch an article again and show what came of it."""
        from reader.refetching import refetch
        from widgets.screens.refetch import RefetchScreen

        library, article = self._desk.library, reading.article

        def done(result: Refetched | None) -> None:
            self._desk.loader.rows()
            if result is not None:
                self._desk.open_article(result.version_id)
            else:
                self.look(reading)

        versions = self._desk.keys.of("article.versions")
        fetch = partial(refetch, library, article.id, in_turn=self._desk.saver.in_turn)
        screen = RefetchScreen(fetch, article, versions)
        self._desk.app.push_screen(screen, done)

    async def _look(self, reading: Reading) -> None:
        found = await self._found(reading)
        readings = list(self._desk.readings)
        if found is not None and reading in readings:
            view = self._desk.opened.views[readings.index(reading)]
            view.set_aside(sign_of(found, self._desk.keys.of("article.versions")))

    async def _choose(self, reading: Reading) -> None:
        from widgets.dialogs import Menu, MenuItem

        found = await self._found(reading)
        if not found:
            if found is not None:
                self._desk.say(
                    "There is no other version of this article and nothing much like it."
                )
            return
        items = [MenuItem(r.article_id, _label(r), r.title) for r in found]
        chosen = await self._desk.app.push_screen_wait(Menu("Versions and copies", items))
        if chosen is not None:
            self._desk.open_article(chosen)

    async def _found(self, reading: Reading) -> Sequence[Relative] | None:
        try:
            return await asyncio.to_thread(relatives, self._desk.library, reading.article.id)
        except (StoreError, OSError) as error:
            self._desk.say(str(error), "error")
            return None


def sign_of(found: Sequence[Relative], keys: str) -> str:
    """Return the few words at the edge of an article that has relatives; ``keys`` go to them."""
    counts = Counter(relative.relation for relative in found)
    parts = [
        relation if counts[relation] == 1 else f"{counts[relation]} {relation}s"
        for relation in Relation
        if counts[relation]
    ]
    return f"{', '.join(parts)}: {keys}" if parts else ""


def _label(relative: Relative) -> str:
    if relative.relation is Relation.NEAR:
        return " · ".join(filter(None, (relative.relation, relative.site, day_of(relative.moment))))
    moment = relative.moment.astimezone() if relative.moment else None
    return " · ".join(filter(None, (relative.relation, time_of(moment, "minute"))))
