"""Forms of labelled lines, in which nothing that was typed is lost by a slip of the finger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Label

from reader.text.passwords import typed_without_password
from widgets.dialogs import Dialog

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form."""

    name: str
    label: str
    hint: str = ""
    """What stands in an empty line, to show what is meant."""
    choices: tuple[str, ...] = ()
    """The values there are; none when anything may be typed."""
    suggestions: tuple[str, ...] = ()
    """What is completed as one types; the right arrow takes it."""


class Cycle(Widget, can_focus=True):
    """One of a few values, changed with the arrows, the blank or a click."""

    DEFAULT_CSS = """
    Cycle { height: 1; width: 1fr; padding: 0 1; }
    Cycle:focus { background: $foreground 12%; text-style: bold; }
    Cycle:ansi:focus { background: ansi_default; text-style: reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space,l", "step(1)", "Next value", show=False),
        Binding("left,h", "step(-1)", "Value before", show=False),
        Binding("enter", "submit", "Done", show=False),
    ]

    value: reactive[str] = reactive("")

    @dataclass
    class Changed(Message):
        """Another value was chosen."""

        cycle: Cycle
        value: str

        @property
        def control(self) -> Cycle:
            """The widget itself."""
            return self.cycle

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, choices: Sequence[str], value: str, *, id: str) -> None:
        super().__init__(id=id)
        self._choices = list(choices)
        self.set_reactive(Cycle.value, value)

    def set_choices(self, choices: Sequence[str]) -> None:
        """Offer other values; the present one stays if it is among them."""
        self._choices = list(choices)
        if self.value not in self._choices:
            self.value = self._choices[0] if self._choices else ""

    def render(self) -> Content:
        """Show the value between two arrows."""
        if len(self._choices) < 2:
            return Content(self.value or "–")
        return Content(f"‹ {self.value or '–'} ›")

    def action_step(self, count: int) -> None:
        """Choose the next value, or the one before."""
        if not self._choices:
            return
        place = self._choices.index(self.value) if self.value in self._choices else -1
        self.value = self._choices[(place + count) % len(self._choices)]
        self.post_message(self.Changed(self, self.value))

    def action_submit(self) -> None:
        """Send the form off."""
        self.post_message(self.Submitted())

    def on_click(self, event: events.Click) -> None:
        """Choose the next value."""
        event.stop()
        self.action_step(1)


class Form(Dialog[Result]):
    """Labelled lines; a subclass names its ``fields`` and says what ``save`` does with them."""

    DEFAULT_CSS = """
    Form {
        & .row { height: 1; }
        & .row:focus-within { color: $foreground; }  /* without it the label is not told */
        & .row Label { width: 16; color: $text-muted; }
        & .row:focus-within Label { color: $foreground; text-style: bold; }
        & .row Input { width: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", show=False, priority=True),
        Binding("down", "app.focus_next", "Next", show=False),
        Binding("up", "app.focus_previous", "Previous", show=False),
    ]
    hint_text = "⏎ save   Tab ↑↓ fields   Esc cancel"

    fields: tuple[Field, ...] = ()
    """The lines, in order."""
    is_kept: ClassVar[bool] = False
    """Whether what was typed is saved when the program ends while the form is open."""

    def __init__(self) -> None:
        super().__init__()
        self._before: dict[str, str] = {}
        self._warned = False

    def rows(self, values: dict[str, str]) -> ComposeResult:
        """Yield the lines, filled with ``values`` by name."""
        self._before = {f.name: values.get(f.name, "") for f in self.fields}
        for field in self.fields:
            with Horizontal(classes="row"):
                yield Label(field.label)
                yield _line(field, self._before[field.name])

    def typed(self) -> dict[str, str]:
        """Return what stands in every line, by name."""
        found = {}
        for field in self.fields:
            widget = self.query_one(f"#{field.name}")
            assert isinstance(widget, Input | Cycle)
            found[field.name] = widget.value.strip()
        return found

    @property
    def is_changed(self) -> bool:
        """Tell whether a line is not as it was."""
        return self.typed() != {name: value.strip() for name, value in self._before.items()}

    @on(Input.Submitted)
    @on(Cycle.Submitted)
    def _submitted(self, event: Message) -> None:
        event.stop()
        self.action_save()

    def propose(self, name: str, value: str) -> None:
        """Fill a line with something else, unless something was typed there."""
        line = self.query_one(f"#{name}", Input)
        if line.value.strip() == self._before[name].strip():
            line.value = value
        self._before[name] = value

    def unsaved_words(self) -> str:
        """Return the lines in which something was typed, each with its label."""
        typed = self.typed()
        changed = (
            (field.label, typed_without_password(typed[field.name]))
            for field in self.fields
            if not field.choices and typed[field.name] != self._before[field.name].strip()
        )
        return "".join(f"{label}: {value}\n" for label, value in changed)

    def action_save(self) -> None:
        """Save what was typed; the form stays open when that is not possible."""
        raise NotImplementedError

    def close_for_good(self) -> None:
        """Close because the program ends, with what was changed if it is of that kind."""
        if self.is_kept and self.is_changed:
            self.action_save()
        else:
            self.dismiss(None)

    def action_cancel(self) -> None:
        """Close without saving; what was typed goes only at the second asking."""
        if self.is_changed and not self._warned:
            self._warned = True
            self.set_problem("Not saved. ⏎ saves; Esc again throws away what you typed.")
        else:
            self.dismiss(None)


def _line(field: Field, value: str) -> Input | Cycle:
    if field.choices:
        return Cycle(field.choices, value, id=field.name)
    suggester = None
    if field.suggestions:
        suggester = SuggestFromList(field.suggestions, case_sensitive=False)
    return Input(value, field.hint, id=field.name, suggester=suggester, select_on_focus=False)
