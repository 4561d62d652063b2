"""The first and the last line: what this is and whether it is saved; which keys work here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from reader.store.protocol import Counts
from widgets.phrases import count_of, ends, plain
from widgets.saver import SaveState

_NAME = Content.styled("kutip", "bold $foreground")


class TopLine(Widget):
    """Names the library, counts what is in it and says whether everything is saved."""

    DEFAULT_CSS = """
    TopLine { height: 1; padding: 0 1; color: $text-muted; }
    """

    name_of_library: reactive[str] = reactive("")
    counts: reactive[Counts | None] = reactive(None)
    saving: reactive[SaveState] = reactive(SaveState())
    drafts: reactive[int] = reactive(0)
    news: reactive[str] = reactive("")
    """How far the refresh of the feeds is; empty when there is none."""

    bulk: reactive[str] = reactive("")
    """How far a change of many articles is; empty when there is none."""

    notice: reactive[str] = reactive("")
    """What was just done; here it covers nothing that is being read."""

    def __init__(self) -> None:
        super().__init__()
        self._until: Timer | None = None
        """What takes the notice away again."""

    def tell(self, words: str, seconds: float) -> bool:
        """Show a notice for a while instead of the one before; False when it has no room."""
        if self._until is not None:
            self._until.stop()
        room = self.size.width - _NAME.cell_length - self._state().cell_length - 4
        fits = "\n" not in words and plain(words).cell_length <= room
        self.notice = words if fits else ""
        if fits:
            self._until = self.set_timer(seconds, self.forget)
        return fits

    def forget(self) -> None:
        """Take the notice away."""
        self.notice = ""

    def render(self) -> Content:
        """Set name and notice at the left, the state of saving at the right, the counts before it.

        Where there is little room, what goes on is news; the counts and the name are known.
        """
        notice = plain(self.notice, "$text-accent")
        left = Content("  ").join(filter(None, [_NAME, plain(self.name_of_library), notice]))
        counted = self._counted()
        if (self.news or self.bulk) and self.size.width < 100:
            counted = Content("")
        if notice and left.cell_length + self._right(counted).cell_length + 2 > self.size.width:
            counted = Content("")
        right = self._right(counted)
        if notice and left.cell_length + right.cell_length + 2 > self.size.width:
            left, right = Content.assemble(_NAME, "  ", notice), self._state()
        return ends(left, right, self.size.width)

    def _right(self, counted: Content) -> Content:
        parts = [Content.styled(self.news, "$text-accent"), counted, self._state()]
        return Content("  ").join(filter(None, parts))

    def _counted(self) -> Content:
        counts = self.counts
        if counts is None:
            return Content("")
        parts = (
            count_of(counts.articles, "article"),
            count_of(counts.attributions, "quote"),
            count_of(counts.speakers, "speaker"),
        )
        words = " · ".join(parts if self.size.width >= 100 else parts[:2])
        return Content(words)

    def _state(self) -> Content:
        if self.saving.failure:
            return saving_words(self.saving)
        if self.drafts:
            return Content.styled(f"! {count_of(self.drafts, 'conflict')}", "$warning")
        if self.bulk:
            return Content.styled(f"○ {self.bulk}", "$text-accent")
        return saving_words(self.saving) or Content("● saved")


def saving_words(saving: SaveState, key: str = "") -> Content:
    """Say that something is not saved yet, and which ``key`` tries again; empty when all is."""
    if saving.failure:
        again = f" · {key} saves again" if key else ""
        words = f"✗ {count_of(saving.waiting, 'change')} not saved{again}"
        return Content.styled(words, "$error")
    return Content("○ saving" if saving.waiting else "")


class KeyHint(NamedTuple):
    """One entry of the last line."""

    keys: str
    label: str
    """What it does; empty when the next one says it for both."""

    command: str
    """What the mouse does with it; empty for nothing."""
    stays: bool = False
    """Whether it is shown however little room there is."""


class KeyLine(Widget):
    """Teaches the keys of the focused pane; the mouse can press them, too."""

    DEFAULT_CSS = """
    KeyLine { height: 1; padding: 0 1; color: $text-muted; }
    """

    hints: reactive[tuple[KeyHint, ...]] = reactive(())
    mode: reactive[str] = reactive("")
    """At the right end: READ or SELECT, or what was typed and waits for more."""

    @dataclass
    class Pressed(Message):
        """A key was pressed with the mouse."""

        command: str

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._places: list[tuple[int, int, str]] = []
        """Where the keys begin and end on the line, and their commands."""

    def show(self, hints: Sequence[KeyHint], mode: str) -> None:
        """Show other keys, and what the screen is doing."""
        self.hints, self.mode = tuple(hints), mode

    def render(self) -> Content:
        """Set as many keys as there is room for; those that stay and the mode at the right end."""
        staying = [hint for hint in self.hints if hint.stays]
        mode = Content.styled(self.mode, "bold")
        right = Content("  ").join(filter(None, [*map(_shown, staying), mode]))
        room = self.size.width - right.cell_length - 2
        self._places, used = [], 0
        parts: list[Content] = []
        for together in _groups(hint for hint in self.hints if not hint.stays):
            part = Content("").join(map(_shown, together))
            if used + part.cell_length <= room:
                parts.append(part)
                used = self._place(together, used)
        self._place(staying, self.size.width - right.cell_length)
        return ends(Content("  ").join(parts), right, self.size.width)

    def _place(self, hints: Iterable[KeyHint], start: int) -> int:
        """Note where keys are shown; return where the next one begins."""
        for hint in hints:
            end = start + _shown(hint).cell_length
            self._places.append((start, end, hint.command))
            start = end + (2 if hint.label else 0)
        return start

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for start, end, command in self._places:
            if command and start <= offset.x < end:
                self.post_message(self.Pressed(command))
                return


def _groups(hints: Iterable[KeyHint]) -> Iterator[list[KeyHint]]:
    """Put keys that have one label together."""
    group: list[KeyHint] = []
    for hint in hints:
        group.append(hint)
        if hint.label:
            yield group
            group = []


def _shown(hint: KeyHint) -> Content:
    keys = Content.styled(hint.keys, "bold $foreground")
    return Content.assemble(keys, " ", hint.label) if hint.label else keys
