"""The guided tour: one sentence at a time, from the first article to the first exported quote."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from reader.config import keep_state

if TYPE_CHECKING:
    from widgets.screens.desk import Desk


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next, and how to tell that it was done."""

    words: str
    found: Callable[[Desk], Set[object]]
    """What there is of it, on the desk: it is done when there is more than at first."""


def _has(part: str) -> Callable[[Desk], Set[object]]:
    """Return what tells which quotes that are kept, not only proposed, have this part."""

    def found(desk: Desk) -> Set[object]:
        marked = desk.reading.record.attributions if desk.readings else ()
        return {attribution.id for attribution in marked if getattr(attribution, part)}

    return found


def _exports(desk: Desk) -> Set[object]:
    return set(range(desk.exports))


STEPS = (
    Step(
        "Welcome to kutip. {list.down} and {list.up} move, {library.open} opens the article; "
        "{desk.tour} ends this.",
        lambda desk: {reading.article.id for reading in desk.readings},
    ),
    Step(
        "Mark who said what: {mark.quotation} marks the quotation at or after the cursor; or "
        "{quote.next} goes to what is proposed and {mark.finish} accepts it.",
        _has("content"),
    ),
    Step(
        "{mark.cue}, then the letter over the word that signals it (said, kata), marks the cue.",
        _has("cue"),
    ),
    Step(
        "{mark.source}, then the letter over the name, marks the source. ⏎ takes the speaker.",
        _has("speaker_ids"),
    ),
    Step(
        "It is saved already. {desk.export}, then ⏎, exports the quotes to a file.",
        _exports,
    ),
    Step(
        "Your first quote is out. {desk.help} shows all keys, {desk.undo} undoes, {desk.add} adds "
        "your own article or follows a feed. {desk.tour} ends the tour.",
        lambda desk: set(),
    ),
)


class TourLine(Static):
    """The line above the keys that says what to do next; it watches, it never asks."""

    DEFAULT_CSS = """
    TourLine {
        display: none; height: auto; padding: 0 1;
        background: $foreground 12%; color: $foreground;
        &.-open { display: block; }
        &:ansi { background: ansi_default; text-style: reverse; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="tour", markup=False)
        self._step = 0
        self._before: list[Set[object]] = []
        """What there was of each step when the tour began."""
        self._begun_at = 0
        """The step that it began with, as the others were done long ago; 0 is the first."""
        self._told = ""

    @property
    def is_open(self) -> bool:
        """Whether the tour is under way."""
        return self.has_class("-open")

    def toggle(self, desk: Desk, step: int | None = None) -> None:
        """Begin the tour where the person is, or at a ``step`` from 1; without one, end it."""
        self._step = min(step or 1, len(STEPS)) - 1
        self._before = [s.found(desk) if step or s.found is _exports else set() for s in STEPS]
        self.set_class(step is not None or not self.is_open, "-open")
        desk.state.tour_done = True
        keep_state(desk.state)
        self._begun_at = 0
        self.look(desk)
        if self.is_open and step is None and self._step:
            self._begun_at = self._step
            self.look(desk)

    def look(self, desk: Desk) -> None:
        """Go on to the first step that is not done yet."""
        if not self.is_open:
            return
        while self._step < len(STEPS) - 1 and (
            STEPS[self._step].found(desk) - self._before[self._step]
        ):
            self._step += 1
        words = STEPS[self._step].words
        if self._begun_at == self._step > 0:
            words += " (1{desk.tour} begins at the first step.)"
        words = desk.keys.named_in(words)
        number = f"{self._step + 1}/{len(STEPS)}"
        if (told := f"{number}  {words}") != self._told:  # an update lays the screen out anew
            self._told = told
            self.update(Content.assemble((number, "bold $text-accent"), "  ", words))


def toggle_tour(desk: Desk, step: int | None) -> None:
    """Begin the tour, at a ``step`` if there is one, or end it."""
    if desk.tour is None:
        desk.tour = TourLine()
        desk.mount(desk.tour, before=desk.key_line)
    desk.tour.toggle(desk, step)
