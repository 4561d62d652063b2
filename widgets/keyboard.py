"""Turns keys into commands: sequences, counts, letters over words, and what is possible now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

from reader.keys import Hit, KeyParser, Pending
from widgets.commands import (
    BY_ID,
    COMMANDS,
    DESK,
    LIBRARY,
    VISUAL,
    Command,
    Keys,
    readable,
)
from widgets.footer import taught_first
from widgets.status_line import KeyHint

if TYPE_CHECKING:
    from reader.model import Attribution
    from widgets.actions.marking import Hinting
    from widgets.screens.desk import Desk


_OPEN_AN_INPUT = ("search.open", "library.filter", "desk.filter")
_WAIT_SECONDS, _MOST_WAITS = 0.02, 50

_STAYING = ("desk.next_pane", "desk.help")
"""What the last line teaches however little room there is."""

_MODES: Mapping[str, str] = {VISUAL: "SELECT", LIBRARY: ""}
"""What the screen is doing in a pane where no quote is worked on."""

_ROOM_FOR_WHAT = 90
"""The width in cells from which it says what it counts beside the keys that mend a suggestion."""

_ROOM_FOR_MORE = 100
"""The width in cells from which the last line says how sure suggestions must be."""


class Keyboard:
    """What was typed so far, and what it means to the focused pane."""

    def __init__(self, desk: Desk, keys: Keys) -> None:
        self._desk = desk
        self._keys = keys
        self._parsers = {pane: KeyParser(table) for pane, table in keys.tables.items()}
        self.hinting: Hinting | None = None
        """The letters that wait for one to be pressed."""
        self._opens_input = False
        self._held: list[tuple[str, str | None]] = []
        """Keys typed ahead, until the input that they are meant for has the focus."""
        self._waited_enough = False

    def possible(self, command: Command) -> bool:
        """Tell whether a command's condition holds."""
        return self._holds(command.when)

    def _holds(self, condition: str) -> bool:
        conditions: dict[str, Callable[[], bool]] = {
            "": lambda: True,
            "article": lambda: bool(self._desk.readings),
            "active": lambda: self._desk.quote_here() is not None,
            "quotes": lambda: bool(self._desk.readings and self._desk.reading.has_marks),
            "suggestion": lambda: self._suggestion is not None,
            "suggestions": lambda: bool(self._desk.readings and self._desk.reading.suggested.open),
            "row": lambda: self._desk.library_pane.row is not None,
            "unsaved": lambda: bool(self._desk.saver.state.failure),
            "drafts": lambda: bool(self._desk.dialogs.drafts),
            "bulk": lambda: self._desk.bulk.can_stop,
            "url": lambda: bool(self._desk.readings and self._desk.reading.article.url),
        }
        return conditions[condition]()

    def works_here(self, command: Command) -> bool:
        """Tell whether a command belongs to the focused pane and its condition holds."""
        return bool(self._working([command]))

    def _working(self, commands: Iterable[Command]) -> list[Command]:
        """Return those that work here; asked at each key, so each condition is looked at once."""
        panes, holds = {self._desk.pane, DESK}, cache(self._holds)
        return [c for c in commands if not panes.isdisjoint(c.where) and holds(c.when)]

    def run(self, command_id: str, count: int | None = None) -> None:
        """Carry a command out, or say why it is not possible now."""
        from widgets.actions import ACTIONS

        if self.possible(BY_ID[command_id]):
            if BY_ID[command_id].group != "Move":
                self._desk.top_line.forget()  # it was about what was done before
            ACTIONS[command_id](self._desk, count)
            self._opens_input = command_id in _OPEN_AN_INPUT
            if self._opens_input and not self._held:
                self._hand_over(_MOST_WAITS)
        elif words := self.why_not(BY_ID[command_id].when):
            self._desk.say(words)
        self._desk.show_lines()

    def why_not(self, condition: str) -> str:
        """Return what to say when the condition of a command does not hold."""
        desk = self._desk
        if condition in _READ_FOR and desk.readings and desk.reading.suggested.awaited:
            return desk.keys.named_in(_BEING_READ)
        return desk.keys.named_in(_WHY_NOT[condition])

    def feed(self, event: events.Key) -> None:
        """Take one key: for the letters on screen, or for the parser of the focused pane."""
        if self._is_early(event):
            return
        key = event.character if event.is_printable and event.character != " " else event.key
        assert key is not None
        if self.hinting is not None:
            event.stop()
            self._hint(key)
            return
        parser = self._parsers[self._desk.pane]
        was_pending = bool(parser.pending)
        outcome = parser.feed(key)
        if isinstance(outcome, Hit):
            event.stop()
            self.run(outcome.command, outcome.count)
        elif isinstance(outcome, Pending) or was_pending:
            event.stop()
            self._desk.show_lines()

    def _is_early(self, event: events.Key) -> bool:
        """Hold a key that was typed ahead for an input that does not have the focus yet.

        Or for the quote that an undo is about to bring back.

        The terminal hands over what was typed fast, or came late over the net, in one piece; all
        of it has been sent to the pane by the time its first key opens an input.
        """
        waits = self._opens_input or self._waits_for_undo() or self._held
        if self._desk.app.screen is self._desk and not waits:
            return False
        event.stop()
        self._held.append((event.key, event.character))
        if len(self._held) == 1:
            self._hand_over(_MOST_WAITS)
        return True

    def _hand_over(self, waits: int) -> None:
        """Send the held keys to the input once it has the focus, or when it never gets it."""
        if not self._is_ready() and waits:
            self._desk.app.set_timer(_WAIT_SECONDS, lambda: self._hand_over(waits - 1))
            return
        self._waited_enough = self._waits_for_undo()
        held, self._held, self._opens_input = self._held, [], False
        for key, character in held:
            self._desk.app.post_message(events.Key(key, character))

    def _is_ready(self) -> bool:
        """Tell whether what held keys are meant for is there."""
        screen = self._desk.app.screen
        if screen is not self._desk:
            return screen.focused is not None
        return (
            isinstance(screen.focused, Input) if self._opens_input else not self._waits_for_undo()
        )

    def _waits_for_undo(self) -> bool:
        """Tell whether an undo is under way that keys wait for; not for long where a disk hangs.

        Once it is over, keys wait for the next one again.
        """
        turning = bool(self._desk.readings and self._desk.reading.turning)
        self._waited_enough = self._waited_enough and turning
        return turning and not self._waited_enough

    def ask(self, hinting: Hinting) -> None:
        """Put letters over words and wait for one."""
        self.hinting = hinting
        self._desk.view.show_hints({span.start: letter for letter, span in hinting.words.items()})
        self._desk.show_lines()

    def drop_hints(self) -> None:
        """Take the letters off: the focus has moved, and they meant another text."""
        if self.hinting is not None:
            self.hinting = None
            for view in self._desk.opened.shown_views:
                view.show_hints(None)

    def _hint(self, key: str) -> None:
        hinting, self.hinting = self.hinting, None
        assert hinting is not None
        self._desk.view.show_hints(None)
        if key in hinting.words:
            hinting.pick(hinting.words[key])
        elif key in hinting.objects:
            self._take_object(hinting, hinting.objects[key])
        elif key != "escape":
            self._desk.say(f"No word has the letter {key}.")
        self._desk.show_lines()

    def _take_object(self, hinting: Hinting, name: str) -> None:
        from widgets.actions.marking import object_at

        span = object_at(self._desk.reading, self._desk.view.cursor, name)
        if span is None:
            self._desk.say(f"No {name} from here on.")
        elif hinting.take is not None:
            hinting.take(span)

    def mode_changed(self) -> None:
        """Take note that a selection began or ended."""
        self._parsers[VISUAL].reset()
        self._desk.show_lines()

    def hints(self) -> list[KeyHint]:
        """Return the keys that the last line teaches here."""
        if isinstance(self._desk.focused, Input):
            return [KeyHint("⏎", "keep", ""), KeyHint("Esc", "give up", "")]
        if self.hinting is not None:
            objects = [KeyHint(key, name, "") for key, name in self.hinting.objects.items()]
            return [*objects, KeyHint("Esc", "give up", "")]
        if following := self._parsers[self._desk.pane].following:
            begun = [(" ".join(keys), BY_ID[command]) for keys, command in following.items()]
            begun.sort(key=lambda key_and_command: DESK not in key_and_command[1].where)
            return [KeyHint(readable(k), c.label, c.id) for k, c in begun if self.possible(c)]
        quote, keys = self._desk.quote_here(), self._keys
        first = taught_first(self._desk.pane, quote is not None, self._suggestion is not None)
        here = self._working(c for c in COMMANDS if c.footer or c.id in first)
        places = {command: place - len(first) for place, command in enumerate(first)}
        here.sort(key=lambda c: places.get(c.id, c.footer))
        return [
            KeyHint(keys.of(c.id), first.get(c.id, c.label), c.id, c.id in _STAYING)
            for c in here
            if keys.of(c.id)
        ]

    @property
    def _suggestion(self) -> Attribution | None:
        """The suggestion that a command means now."""
        quote = self._desk.quote_here()
        return self._desk.reading.suggested.find(quote.id) if quote else None

    def mode(self) -> str:
        """Return what the screen is doing, for the end of the last line."""
        if self.hinting is not None:
            return self.hinting.asks
        pending = self._parsers[self._desk.pane].pending
        if pending:
            return pending + "…"
        if self._desk.pane in _MODES:
            return _MODES[self._desk.pane]
        search = self._desk.search
        sought = search.words(self._desk.view) if search is not None else ""
        return (
            sought or self._suggestions() or ("QUOTE" if self._desk.current.is_taken_up() else "")
        )

    def _suggestions(self) -> str:
        """Say where among the suggestions the cursor is, or how many there are."""
        here = self._suggestion
        if not self._desk.readings or (here is None and self._desk.current.is_taken_up()):
            return ""
        from widgets.suggested import phrase

        suggested, shown = self._desk.reading.suggested, phrase(self._desk.state.suggest)
        number, room = f"{len(suggested.open):,}", self._desk.size.width
        if here is not None:
            words = f"{suggested.number(here.id):,} of {number}"
            if room >= _ROOM_FOR_WHAT:
                words = f"suggestion {words}"
            return f"{words} · {shown}" if room >= _ROOM_FOR_MORE else words
        return f"{number} suggested {shown}" if suggested.open else ""


_READ_FOR = ("quotes", "suggestion", "suggestions")
"""The conditions that may hold as soon as an article has been read for suggestions."""

_BEING_READ = (
    "The article is being read for suggestions; {quote.next} goes to the first of them soon."
)

_WHY_NOT: Mapping[str, str] = {
    "article": "No article is open; {library.open} opens the one that is listed.",
    "active": "No quote here. {mark.quotation} marks the quotation, {mark.content} marks from a "
    "word, {mark.select} selects.",
    "quotes": "Nothing is marked or proposed here yet; {mark.quotation} marks the quotation.",
    "suggestion": "No suggestion here; {quote.next} goes to the next.",
    "suggestions": "Nothing is suggested at this confidence; {suggest.threshold} shows others.",
    "row": "No article is listed here.",
    "unsaved": "Everything is saved.",
    "drafts": "No conflict waits for a choice.",
    "bulk": "",  # Esc is pressed to be on the safe side, and must not be answered
    "url": "The article names no web address; {article.fields} corrects it.",
}
