"""The guided tour: one sentence at a time, from the first article to the first exported quote."""

from __future__ import annotations

from collections.abc import Callable
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
    done: Callable[[Desk, int], bool]
    """Takes the desk and how many exports there were when the tour began."""


def _has(part: str) -> Callable[[Desk, int], bool]:
    """Return what tells whether a quote that is kept, not only proposed, has this part."""

    def done(desk: Desk, exports: int) -> bool:
        marked = desk.reading.record.attributions if desk.readings else ()
        return any(getattr(attribution, part) for attribution in marked)

    return done


STEPS = (
    Step(
        "Welcome to kutip. {list.down} and {list.up} move, {library.open} opens the article; "
        "{desk.tour} ends this.",
        lambda desk, exports: bool(desk.readings),
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
        lambda desk, exports: desk.exports > exports,
    ),
    Step(
        "Your first quote is out. {desk.help} shows all keys, {desk.undo} undoes, {desk.add} adds "
        "your own article or follows a feed. {desk.tour} ends the tour.",
        lambda desk, exports: False,
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
        self._exports = 0
        self._told = ""

    @property
    def is_open(self) -> bool:
        """Whether the tour is under way."""
        return self.has_class("-open")

    def toggle(self, desk: Desk) -> None:
        """Begin the tour, or end it."""
        self._step, self._exports = 0, desk.exports
        self.toggle_class("-open")
        desk.state.tour_done = True
        keep_state(desk.state)
        self.look(desk)

    def look(self, desk: Desk) -> None:
        """Go on to the first step that is not done yet."""
        if not self.is_open:
            return
        while self._step < len(STEPS) - 1 and STEPS[self._step].done(desk, self._exports):
            self._step += 1
        words = desk.keys.named_in(STEPS[self._step].words)
        number = f"{self._step + 1}/{len(STEPS)}"
        if (told := f"{number}  {words}") != self._told:  # an update lays the screen out anew
            self._told = told
            self.update(Content.assemble((number, "bold $text-accent"), "  ", words))
