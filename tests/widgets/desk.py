"""A real library and the real app for tests that press keys."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets._toast import Toast
from textual.worker import WorkerCancelled

from reader.config import State
from reader.ingest.plain import article_from_text
from reader.library import Library
from reader.model import Attribution
from tests.waiting import GENEROUS
from widgets.app import KutipApp
from widgets.commands import Keys, bind
from widgets.screens.desk import Desk

TEXT = (
    "Tanggul Sungai Wirna Selesai\n\n"
    '"Air tidak akan naik lagi," kata Wali Kota Sari Dewi, Senin.\n\n'
    'Dewi menambahkan, "kami akan tetap berjaga."\n\n'
    "Warga setempat berharap janji itu ditepati.\n"
)

KEY_NAMES = {
    '"': "quotation_mark",
    "+": "plus",
    ">": "greater_than_sign",
    "]": "right_square_bracket",
    "[": "left_square_bracket",
    "%": "percent_sign",
    " ": "space",
}


_OWN_PACE = ("saver", "changes", "refresh")
"""The workers that go on by themselves."""


async def settled(pilot: Pilot[None], desk: Desk) -> None:
    """Wait until everything is saved and shown."""
    await pilot.pause()
    assert await desk.saver.drained(20)
    while under_way := [
        w for w in pilot.app.workers if w.group not in _OWN_PACE and not w.is_finished
    ]:
        with suppress(WorkerCancelled):  # a form that closes gives up what is left of its own
            await under_way[0].wait()
        await pilot.pause()
    assert await desk.saver.drained(20)
    await pilot.pause()


@dataclass
class Hands:
    """A person at the keyboard, with every key counted."""

    pilot: Pilot[None]
    app: KutipApp
    library: Library
    pressed: int = 0

    @property
    def desk(self) -> Desk:
        desk = self.app.screen_stack[0]
        assert isinstance(desk, Desk)
        return desk

    @property
    def text(self) -> str:
        return self.desk.reading.article.text

    @property
    def said(self) -> str:
        """What messages on screen say; there are none unless they were asked for."""
        toasts = [str(toast.render()) for toast in self.app.screen.query(Toast)]
        notice = self.desk.top_line.notice if self.app.screen is self.desk else ""
        return " ".join(filter(None, [notice, *toasts]))

    async def press(self, *keys: str) -> None:
        """Press keys one after another."""
        for key in keys:
            self.pressed += 1
            await self.pilot.press(KEY_NAMES.get(key, key))

    async def type(self, words: str) -> None:
        """Type words letter by letter."""
        await self.press(*words)

    async def pick(self, word: str) -> None:
        """Press the letter over the first word that reads so."""
        hinting = self.desk.keyboard.hinting
        assert hinting is not None, "no letters are on screen"
        found = [k for k, s in hinting.words.items() if self.text[s.start : s.end] == word]
        assert found, f"no letter over {word}"
        await self.press(found[0])

    async def settle(self) -> None:
        """Wait until everything is saved and shown."""
        await settled(self.pilot, self.desk)

    async def until(self, happened: Callable[[], object]) -> None:
        """Wait until something has happened; raises TimeoutError when it never does."""
        async with asyncio.timeout(GENEROUS):
            while not happened():
                await self.pilot.pause(0.01)

    def stands_before(self, screen: type[Screen[Any]]) -> bool:
        """Tell whether this is the screen that takes the keys, mounted and all."""
        return isinstance(self.app.screen, screen) and self.app.screen.is_mounted

    def stand_in(self, words: str) -> None:
        """Put the cursor on the first place where these words stand."""
        self.desk.view.go_to(self.text.index(words))

    def marked(self) -> list[Attribution]:
        """What the library holds for the open article."""
        return list(self.library.read(self.desk.reading.article.id).attributions)

    def covered(self, spans: Iterable[tuple[int, int]]) -> list[str]:
        """The words that spans cover."""
        return [self.text[start:end] for start, end in spans]

    def names(self, attribution: Attribution) -> list[str]:
        """The names of an attribution's speakers, from the library."""
        return [self.library.speaker(i).name for i in attribution.speaker_ids]


@asynccontextmanager
async def at_the_desk(
    folder: Path,
    *texts: str,
    size: tuple[int, int] = (160, 45),
    state: State | None = None,
    opened: bool = True,
    messages: bool = False,
    keys: Keys | None = None,
) -> AsyncIterator[Hands]:
    """Open the app on a library of these texts, the first of them opened.

    Nothing is suggested unless ``state`` says so: hands alone are at work.
    """
    library = Library.open(folder / "library")
    ids = [library.add(article_from_text(t), t.encode()).article_id for t in texts]
    state = state or State(tour_done=True, suggest="off")
    if opened and ids:
        state.opened[str(library.path)] = ids[:1]
    app = KutipApp(library, state, keys or bind({}))
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=messages) as pilot:
        hands = Hands(pilot, app, library)
        await hands.settle()
        yield hands
    library.close()


async def mark_first(hands: Hands) -> None:
    """Mark the first quotation of ``TEXT`` with cue, source and speaker, and leave it."""
    await hands.press('"', "c")
    await hands.pick("kata")
    await hands.press("s")
    await hands.pick("Dewi")
    await hands.press("enter", "enter")
    await hands.settle()
