"""The speakers of the library in one table: to be renamed, described, merged and parted again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar, Protocol

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.notifications import SeverityLevel
from textual.widgets import Input, Static

from reader.library import Library
from reader.model import Speaker
from reader.speaker_edits import merge_preview
from reader.speakers import SpeakerIndex, uses_by_canonical
from reader.store.protocol import StoreError
from widgets.dialogs import AnsweredOnce, Confirm
from widgets.faults import fault_words
from widgets.phrases import count_of, ends, plain
from widgets.saver import Saver
from widgets.screens.speaker_form import SpeakerForm
from widgets.speaker_table import SpeakerTable
from widgets.status_line import KeyHint, KeyLine, saving_words

_EMPTY = (
    "No speaker yet. Whoever you name as the speaker of a quote stands here.\n\nn makes one ahead "
    "of that; q goes back to the quotes."
)
_NO_MATCH = "Nobody matches. Esc shows everyone."
_KEYS = (
    KeyHint("⏎", "edit", "edit"),
    KeyHint("n", "new", "new"),
    KeyHint("Space", "pick", "pick"),
    KeyHint("m", "merge here", "merge"),
    KeyHint("d", "delete", "delete"),
    KeyHint("u", "undo", "turn(False)"),
    KeyHint("/", "filter", "filter"),
    KeyHint("?", "keys", "help", stays=True),
    KeyHint("q", "back", "close", stays=True),
)


class Turning(Protocol):
    """Takes back what was done to the library last, or does it again."""

    def turn(self, again: bool, told: Callable[[str], None]) -> None:
        """Do so, and tell what it was."""

    def stop(self) -> bool:
        """Stop that; False when nothing is under way."""


class SpeakersScreen(AnsweredOnce[None]):
    """Lists, filters and edits speakers; what is changed goes through ``saver``.

    ``behind`` is called when something is kept after this screen was left.
    """

    DEFAULT_CSS = """
    SpeakersScreen {
        & > #title { height: 1; padding: 0 1; color: $text-muted; }
        & > #head { height: 1; padding: 0 1; color: $text-muted; text-style: bold; }
        & > #speaker-filter { border: none; height: 1; padding: 0 1; display: none; }
        &.-filtering > #speaker-filter { display: block; background: $foreground 8%; }
        & > SpeakerTable { padding: 0 1; scrollbar-gutter: stable; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("pagedown,ctrl+d", "leaf(1)", "Page down", show=False),
        Binding("pageup,ctrl+u", "leaf(-1)", "Page up", show=False),
        Binding("home,g", "first", "First", show=False),
        Binding("end,G", "last", "Last", show=False),
        Binding("enter,e", "edit", "Edit", show=False),
        Binding("n", "new", "New", show=False),
        Binding("space", "pick", "Pick", show=False),
        Binding("m", "merge", "Merge", show=False),
        Binding("d,delete", "delete", "Delete", show=False),
        Binding("u", "turn(False)", "Undo", show=False),
        Binding("ctrl+r", "turn(True)", "Redo", show=False),
        Binding("slash,ampersand", "filter", "Filter", show=False),
        Binding("ctrl+s", "retry", "Save again", show=False),
        Binding("question_mark,f1", "help", "Keys", show=False),
        Binding("escape", "stop_or_close", "Stop, or back", show=False),
        Binding("q", "close", "Back", show=False),
    ]

    def __init__(
        self,
        library: Library,
        saver: Saver,
        turning: Turning,
        behind: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self._library, self._saver = library, saver
        self._turning, self._behind = turning, behind
        self._in_line: set[str] = set()
        """Whose changes are not kept yet."""
        self._narrowed = self._far = ""
        self._index = SpeakerIndex(())
        self._named: Mapping[str, int] = {}
        """How many quotes name each speaker, those of earlier versions counted."""
        self._title = Static(id="title", markup=False)
        self._head = Static(id="head", markup=False)
        self._filter = Input(placeholder="name, role, …", id="speaker-filter")
        self._table = SpeakerTable()
        self._key_line = KeyLine()

    def compose(self) -> ComposeResult:
        """Set title, filter and head above the table, the keys below it."""
        yield self._title
        yield self._filter
        yield self._head
        yield self._table
        yield self._key_line

    def on_mount(self) -> None:
        """Read the speakers."""
        self._table.focus()
        self._key_line.show(_KEYS, "")
        self._saver.listener = lambda _: self._entitle()
        self.reload()

    def on_unmount(self) -> None:
        """Listen no more."""
        self._saver.listener = None

    @on(KeyLine.Pressed)
    async def _key_pressed(self, message: KeyLine.Pressed) -> None:
        message.stop()
        await self.run_action(message.command)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the columns out anew."""
        self._head.update(self._table.head(event.size.width - 3))

    @work(thread=True, exclusive=True, group="reload", exit_on_error=False)
    def reload(self) -> None:
        """Read the speakers and the number of their quotes again."""
        try:
            speakers, everyone = self._library.living_speakers(), self._library.speakers()
            uses = uses_by_canonical(self._library.speaker_uses(), everyone)
            named = uses_by_canonical(self._library.speaker_uses(versions=True), everyone)
        except (StoreError, OSError) as error:
            self.app.call_from_thread(self._say, fault_words(error), "error")
            return
        self.app.call_from_thread(self._show, SpeakerIndex(speakers, uses), named)

    def _show(self, index: SpeakerIndex, named: Mapping[str, int]) -> None:
        self._index, self._named = index, named
        self._table.picked &= index.by_id.keys()
        self._find()

    @on(Input.Changed, "#speaker-filter")
    def _find(self) -> None:
        words = self._filter.value.strip()
        if words:
            wanted = [m.speaker for m in self._index.rank(words, limit=500)]
            known = {speaker.id for speaker in wanted}
            folded = words.casefold()
            wanted += [
                s
                for s in self._index.speakers
                if s.id not in known
                and folded in f"{s.role} {s.affiliation} {s.country}".casefold()
            ]
        else:
            wanted = list(self._index.speakers)
        self._table.empty = _NO_MATCH if words else _EMPTY
        self._table.set_speakers(wanted, self._index.uses)
        self._narrowed = f" · {len(wanted):,} shown" if words else ""
        self._entitle()

    def show_far(self, words: str) -> None:
        """Tell how far a change of many articles is."""
        self._far = words
        self._entitle()

    def _entitle(self) -> None:
        total = count_of(len(self._index.speakers), "speaker")
        picked = f" · {len(self._table.picked)} picked" if self._table.picked else ""
        name = ("Speakers", "bold $foreground")
        left = Content.assemble(name, f"   {total}{self._narrowed}{picked}")
        saving = saving_words(self._saver.state, "^s")
        failed = self._far and not self._saver.state.failure
        right = Content.styled(self._far, "$text-accent") if failed else saving
        if right:
            left = ends(left, right, max(1, self.size.width - 2))
        self._title.update(left)

    @on(Input.Submitted, "#speaker-filter")
    def _leave_filter(self) -> None:
        self._table.focus()

    @on(SpeakerTable.Chosen)
    def _chosen(self, event: SpeakerTable.Chosen) -> None:
        if not self._are_in_line(event.speaker):
            self._edit(event.speaker, partial(self._library.edit_speaker, event.speaker))

    def action_move(self, count: int) -> None:
        """Go up or down."""
        if self._filter.has_focus:
            self._table.focus()
        self._table.move(count)

    def action_leaf(self, count: int) -> None:
        """Go a page up or down."""
        self._table.page(count)

    def action_first(self) -> None:
        """Go to the first speaker."""
        self._table.first()

    def action_last(self) -> None:
        """Go to the last speaker."""
        self._table.last()

    def action_edit(self) -> None:
        """Edit the speaker under the cursor."""
        self._table.choose()

    def action_new(self) -> None:
        """Make a new speaker."""
        self._edit(self._library.new_speaker(""), self._library.add_speaker)

    def action_pick(self) -> None:
        """Pick the speaker to be merged into another one, or let it go."""
        speaker = self._table.speaker
        if speaker:
            self._table.picked ^= {speaker.id}
            self._find()
            self._table.move(1)

    def action_merge(self) -> None:
        """Merge the picked speakers into the one under the cursor, after a look at the outcome."""
        winner = self._table.speaker
        by_id = self._index.by_id
        losers = [by_id[i] for i in self._table.picked if winner and i != winner.id]
        if winner is None or not losers:
            self._say("Pick with Space whom to merge, then go to the other name and press m.")
            return
        if self._are_in_line(winner, *losers):
            return
        losers.sort(key=lambda s: s.name)
        question = merge_preview(losers, winner, self._index.uses)
        ids = [s.id for s in losers]

        def answered(yes: bool | None) -> None:
            if yes:
                self._table.picked.clear()
                merge = partial(self._merge, ids, winner.id)
                self._do([*ids, winner.id], merge, "Merged; u parts them again.")

        self.app.push_screen(Confirm("Merge", question, "merge"), answered)

    def _merge(self, ids: Sequence[str], into: str) -> None:
        for speaker_id in ids:
            self._library.merge(speaker_id, into)

    def action_delete(self) -> None:
        """Delete the speaker under the cursor, if no quote names it."""
        speaker = self._table.speaker
        if speaker is None or self._are_in_line(speaker):
            return
        quotes = self._named.get(speaker.id, 0)
        if quotes:
            old = "" if self._index.uses.get(speaker.id) else " in earlier versions"
            named = f"{plain(speaker.name).plain} has {count_of(quotes, 'quote')}{old}"
            self._say(f"{named}; merge it into another one instead.")
            return
        remove = partial(self._library.remove_speaker, speaker)
        self._do([speaker.id], remove, "Deleted; u brings it back.")

    def action_turn(self, again: bool) -> None:
        """Undo, or do again, what was done to the speakers and the library."""
        self._turning.turn(again, self._turned)

    def _turned(self, words: str) -> None:
        self._say(words)
        if self.is_attached:
            self.reload()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.add_class("-filtering")
        self._filter.focus()

    def action_help(self) -> None:
        """Show the keys that work here."""
        from widgets.screens.speaker_keys import SpeakerKeys

        self.app.push_screen(SpeakerKeys())

    def action_stop_or_close(self) -> None:
        """Stop an undo of many changes; when there is none, leave."""
        if not self._turning.stop():
            self.action_close()

    def action_close(self) -> None:
        """Leave the filter, then the picked ones, then the screen."""
        if self.has_class("-filtering"):
            self._filter.value = ""
            self.remove_class("-filtering")
            self._table.focus()
        elif self._table.picked:
            self._table.picked.clear()
            self._find()
        else:
            self.dismiss(None)

    def _edit(self, speaker: Speaker, save: Callable[[Speaker], Speaker]) -> None:
        def typed(after: Speaker | None) -> None:
            if after is not None:
                self._do([after.id], partial(save, after))

        self.app.push_screen(SpeakerForm(speaker), typed)

    def _are_in_line(self, *speakers: Speaker) -> bool:
        """Tell whether a change of one of them is not kept yet, and say so."""
        waiting = [s for s in speakers if s.id in self._in_line]
        if waiting:
            self._say(f"{plain(waiting[0].name).plain} is still being saved.")
        return bool(waiting)

    def _do(self, ids: Sequence[str], change: Callable[[], object], told: str = "") -> None:
        """Put a change of these speakers in line; ``told`` is said once it is kept."""
        self._in_line.update(ids)

        def over(words: str = "") -> None:
            self._in_line.difference_update(ids)
            if words:
                self._say(words)
            if self.is_attached:
                self.reload()
            else:
                self._behind()

        self._saver.submit(change, lambda _: over(told), over)

    def action_retry(self) -> None:
        """Try again to save what could not be saved."""
        self._saver.retry()

    def _say(self, words: str, severity: SeverityLevel = "information") -> None:
        self.app.clear_notifications()  # they are about what was just done, and no pile
        self.notify(words, severity=severity, markup=False)
