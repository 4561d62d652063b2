"""Choosing who said it, in one key when the speaker is known and few when not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.candidates import Candidate, Candidates, Choice, next_kind
from widgets.dialogs import Dialog
from widgets.line_list import LineList
from widgets.phrases import KIND_SIGNS, ends, plain

_MOST_LINES = 12
_WIDEST_NAME = 36
"""Cells; a longer name is cut so that what is known of the speakers stands in one column."""


class CandidateList(LineList):
    """The candidates, one line each: key, kind, name, what is known of them, number of quotes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"candidate--match", "candidate--new"}
    DEFAULT_CSS = """
    CandidateList {
        & > .candidate--match { text-style: underline; }
        & > .candidate--new { color: $text-accent; }
        & > .line-list--cursor { background: $foreground 12%; }
        & > .line-list--bar { color: $accent; }
        &:ansi > .line-list--cursor { background: ansi_default; text-style: bold; }
    }
    """
    can_focus = False

    def __init__(self, uses: Mapping[str, int]) -> None:
        super().__init__(id="candidates")
        self.candidates: list[Candidate] = []
        self.marked: dict[str, Candidate] = {}
        self._uses = uses
        self._column = 0

    @property
    def candidate(self) -> Candidate | None:
        """The candidate under the cursor."""
        return self.candidates[self.cursor] if 0 <= self.cursor < len(self.candidates) else None

    def set_candidates(self, candidates: Iterable[Candidate], cursor: int = 0) -> None:
        """List others, with the cursor on the first."""
        self.candidates = list(candidates)
        widest = max((self._named(c).cell_length for c in self.candidates), default=0)
        self._column = min(widest, _WIDEST_NAME)
        self.set_heights([1] * len(self.candidates), cursor)

    def paint(self, item: int, line: int, width: int) -> Content:
        """Paint one candidate."""
        candidate = self.candidates[item]
        speaker = candidate.speaker
        dim = self.part("line-list--dim")
        mark = "✓" if speaker.id in self.marked else " "
        digit = Content.styled(str(candidate.digit or " "), dim)
        known = plain(self._known(candidate), dim)
        left = Content.assemble(
            ends(self._named(candidate), Content(""), self._column), "  ", known
        )
        uses = self._uses.get(speaker.id, 0)
        line_content = ends(left, Content.styled(str(uses) if uses else "", dim), width - 8)
        sign = KIND_SIGNS[speaker.kind]
        return Content.assemble(self.bar(item), mark, digit, " ", sign, " ", line_content)

    def _named(self, candidate: Candidate) -> Content:
        name = plain(candidate.speaker.name)
        if candidate.is_new:
            return Content.assemble(
                Content.styled("new speaker ", self.part("candidate--new")), "“", name, "”"
            )
        if name.plain == candidate.speaker.name:
            for position in candidate.positions:
                name = name.stylize(self.part("candidate--match"), position, position + 1)
        return name

    def _known(self, candidate: Candidate) -> str:
        speaker = candidate.speaker
        facts = [f"= {candidate.alias}"] if candidate.alias else []
        if candidate.is_new:
            facts.append(str(speaker.kind))
        return " · ".join(filter(None, (*facts, speaker.role, speaker.affiliation)))

    def clicked(self, item: int, chain: int) -> None:
        """Take the candidate at the first click."""
        self.post_message(self.Taken())

    class Taken(Message):
        """A candidate was clicked."""


class PickerInput(Input):
    """The words that the candidates are found by; untouched, digits and blanks are commands."""

    class Pressed(Message):
        """A key that is a command while nothing has been typed."""

        def __init__(self, key: str) -> None:
            self.key = key
            super().__init__()

    def __init__(self, words: str) -> None:
        super().__init__(words, placeholder="type a name", id="name")
        self._prefill = words

    @property
    def is_typed(self) -> bool:
        """Tell whether there is something of the person's own in it."""
        return self.value not in ("", self._prefill)

    def on_key(self, event: events.Key) -> None:
        """Let digits pick and blanks mark while nothing is typed."""
        if not self.is_typed and (event.key == "space" or event.key in "123456789"):
            event.prevent_default()
            event.stop()
            self.post_message(self.Pressed(event.key))


class SpeakerPicker(Dialog[Choice]):
    """Asks who speaks; dismissed with a Choice, or None when the person gave up."""

    DEFAULT_CSS = """
    SpeakerPicker {
        align: center bottom;
        background: transparent;
        & > .dialog { margin-bottom: 1; }
        & #marked { display: none; color: $text-accent; }
        & #marked.-shown { display: block; }
        & CandidateList { margin-top: 1; height: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", "Down", show=False),
        Binding("up,ctrl+p", "move(-1)", "Up", show=False),
        Binding("tab", "mark", "Mark one more", show=False),
        Binding("ctrl+k", "kind", "Other kind", show=False, priority=True),
    ]
    title_text = "Who says it?"
    hint_text = "⏎ take   1–9 this article's   Tab one more   ^k kind   Esc cancel"
    typed_as = "speaker"

    def __init__(self, candidates: Candidates) -> None:
        super().__init__()
        self._candidates = candidates
        self._input = PickerInput(candidates.words)
        self._list = CandidateList(candidates.uses)
        self._marked = Static(id="marked", markup=False)
        self._typed_since_mark = False
        self._marks_are_guessed = False

    def contents(self) -> ComposeResult:
        """Yield the input, who is marked, and the candidates."""
        yield self._input
        yield self._marked
        yield self._list

    def on_mount(self) -> None:
        """List the candidates for the words of the source."""
        for candidate in self._candidates.jointly():
            self._list.marked[candidate.speaker.id] = candidate
        self._marks_are_guessed = bool(self._list.marked)
        self._find()
        self._show_marked()
        self._input.focus()

    def unsaved_words(self) -> str:
        """Return the name that was typed."""
        return self._input.value if self._input.is_typed else ""

    @on(Input.Changed, "#name")
    def _typed(self) -> None:
        self._typed_since_mark = self._input.is_typed
        if self._input.is_typed:
            self._drop_guesses()
        self._find()

    @on(Input.Submitted, "#name")
    @on(CandidateList.Taken)
    def _take(self) -> None:
        picked = list(self._list.marked.values())
        candidate = self._list.candidate
        # What was typed after the last mark is meant, too: nothing typed is dropped.
        if candidate and (not picked or self._typed_since_mark):
            picked.append(candidate)
        if picked:
            self.dismiss(self._candidates.choice(picked))

    @on(PickerInput.Pressed)
    def _pressed(self, event: PickerInput.Pressed) -> None:
        if event.key == "space":
            self.action_mark()
            return
        number = int(event.key)
        found = [c for c in self._candidates.for_words() if c.digit == number]
        if found:
            self._drop_guesses()
            self.dismiss(self._candidates.choice([*self._list.marked.values(), *found]))

    def action_move(self, count: int) -> None:
        """Move the cursor; above the first is the last."""
        if self._list.item_count:
            self._list.go_to((self._list.cursor + count) % self._list.item_count)

    def action_mark(self) -> None:
        """Mark the candidate as one of several, or let it go; then another name can be typed."""
        candidate = self._list.candidate
        if candidate is None:
            return
        if self._list.marked.pop(candidate.speaker.id, None) is None:
            self._list.marked[candidate.speaker.id] = candidate
        self._marks_are_guessed = False
        place = self._list.cursor
        if self._input.is_typed:
            self._input.value = ""
        else:
            self._list.repaint_item(place)
            self.action_move(1)
        self._typed_since_mark = False
        self._show_marked()

    def action_kind(self) -> None:
        """Give a new speaker the next kind."""
        candidate = self._list.candidate
        if candidate is None or not candidate.is_new:
            return
        kind = next_kind(candidate.speaker.kind)
        changed = replace(candidate, speaker=replace(candidate.speaker, kind=kind))
        self._candidates.keep(changed.speaker)
        self._list.candidates[self._list.cursor] = changed
        if changed.speaker.id in self._list.marked:
            self._list.marked[changed.speaker.id] = changed
        self._list.repaint_item(self._list.cursor)

    def _find(self) -> None:
        typed = self._input.is_typed
        found = (
            self._candidates.for_typing(self._input.value)
            if typed
            else self._candidates.for_words()
        )
        self._list.set_candidates(found)
        self._list.styles.height = max(1, min(_MOST_LINES, len(found)))

    def _drop_guesses(self) -> None:
        """Let go whom the words suggested: the person has begun to say otherwise."""
        if self._marks_are_guessed:
            self._marks_are_guessed = False
            self._list.marked.clear()
            self._show_marked()

    def _show_marked(self) -> None:
        names = [candidate.speaker.name for candidate in self._list.marked.values()]
        self._marked.update(plain("✓ " + "  ✓ ".join(names)))
        self._marked.set_class(bool(names), "-shown")
