"""The frame that all dialogs share, and the smallest of them: a question and a menu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from textual import on
from textual.app import App, ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from reader.unsaved import Unsaved
from widgets.line_list import LineList
from widgets.phrases import ends, lines, plain

Result = TypeVar("Result")
Value = TypeVar("Value")

_KEEP_SECONDS = 1.0
"""How often what is typed is kept: a sudden end loses no more than this."""


def clear_messages(app: App[Any]) -> None:
    """Take every message off, also from the screens below, which show theirs until then."""
    app.clear_notifications()
    for screen in app.screen_stack[:-1]:
        screen.query("ToastHolder").remove()


class AnsweredOnce(Screen[Result]):
    """A screen over the desk; what it is answered with first counts, and closes nothing else.

    Keys that come in one burst have all been sent to a screen by the time the first of them
    closes it.
    """

    @property
    def is_in_front(self) -> bool:
        """Whether this is the screen that can be answered."""
        return self in self.app.screen_stack[-1:]

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result, while this is the screen in front; afterwards do nothing."""
        return super().dismiss(result) if self.is_in_front else AwaitComplete()


class Dialog(ModalScreen[Result | None], AnsweredOnce[Result | None]):
    """A framed box over the desk; Esc closes it without a result."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 50%;
        &:ansi { background: transparent; }
        & > .dialog {
            width: 76;
            max-width: 96%;
            height: auto;
            max-height: 94%;
            padding: 0 1;
            border: round $border;
            border-title-color: $foreground;
            background: $surface;
            scrollbar-size-vertical: 1;
            &:ansi { background: ansi_default; }
        }
        & .hint { color: $text-muted; width: 1fr; height: auto; margin-top: 1; }
        & .keys { dock: bottom; background: $surface; &:ansi { background: ansi_default; } }
        & .problem { color: $text-error; width: 1fr; height: auto; display: none; }
        & .problem.-shown { display: block; }
        & Input { border: none; height: 1; padding: 0 1; background: $foreground 8%; }
        & Input:focus { border: none; background-tint: $foreground 6%; }
        & Input:ansi { background: ansi_default; text-style: underline; }
        & LineList { background: $surface; height: auto; max-height: 16; }
        & LineList:ansi { background: ansi_default; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", show=False)]

    title_text: ClassVar[str] = ""
    """What stands in the frame's upper edge."""
    hint_text: ClassVar[str] = ""
    """The keys of the dialog, in its last line."""
    typed_as: ClassVar[str] = ""
    """A word for what is typed here, in the name of the file that keeps it; empty for nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._unsaved = Unsaved(self.typed_as)
        self.ends = False
        """Whether it closes because the program ends."""

    def compose(self) -> ComposeResult:
        """Frame the contents and put the keys under them."""
        # On a low screen the frame scrolls, so that no field is out of reach.
        with VerticalScroll(classes="dialog", can_focus=False) as frame:
            frame.border_title = Content(self.title_text)
            yield from self.contents()
            yield Static(classes="problem", markup=False)
            if self.hint_text:
                yield Static(self.hint_text, classes="hint keys", markup=False)

    def on_mount(self) -> None:
        """Take off what was told of what was done before: it would stand on the dialog."""
        clear_messages(self.app)
        if self.typed_as:
            self.set_interval(_KEEP_SECONDS, self.keep_typed)

    def contents(self) -> ComposeResult:
        """Yield what is in the frame."""
        raise NotImplementedError

    def set_title(self, words: str) -> None:
        """Write other words into the frame's upper edge."""
        self.query_one(".dialog").border_title = plain(words)

    def set_hint(self, words: str) -> None:
        """Write something else into the dialog's last line."""
        self.query_one(".keys", Static).update(lines(words))

    def set_problem(self, words: str) -> None:
        """Say what is wrong, in the dialog, which stays open; empty when nothing is."""
        problem = self.query_one(".problem", Static)
        problem.update(lines(words))
        problem.set_class(bool(words), "-shown")
        if words:
            self.call_after_refresh(problem.scroll_visible, animate=False)

    def action_cancel(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    def unsaved_words(self) -> str:
        """Return what was typed here by now, without passwords; empty when nothing was."""
        return ""

    def keep_typed(self) -> None:
        """Keep what was typed by now in a file, in case that kutip ends before it is saved."""
        self._unsaved.keep(self.unsaved_words())

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close; what was typed stays in its file only when the program ends without its result."""
        if self.is_in_front and (result is not None or not self.ends):
            self._unsaved.drop()
        return super().dismiss(result)

    def end(self) -> None:
        """Close because the program ends, and lose nothing that was typed."""
        self.ends = True
        self.keep_typed()
        self.close_for_good()

    def close_for_good(self) -> None:
        """Save what was typed if undo can take that back; what is left over stays in its file."""
        self.dismiss(None)


class Confirm(Dialog[bool]):
    """Asks before something is done; ``yes`` is the word for doing it.

    One that comes up by itself and would lose something is ``grave``: then ⏎, which may have been
    meant for what was in front before, does it not.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "yes(False)", "Yes", show=False),
        Binding("y", "yes", "Yes", show=False),
        Binding("n", "cancel", "No", show=False),
    ]

    def __init__(self, title: str, question: str, yes: str = "yes", *, grave: bool = False) -> None:
        super().__init__()
        self._title, self._question, self._yes = title, question, yes
        self._grave = grave

    def contents(self) -> ComposeResult:
        """Yield the question and its answers."""
        yield Static(self._question, markup=False)
        key = "y" if self._grave else "⏎"
        yield Static(f"{key} {self._yes}   Esc cancel", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Name what it is about."""
        self.set_title(self._title)

    def action_yes(self, sure: bool = True) -> None:
        """Do it; what is grave only when that was meant for sure."""
        if sure or not self._grave:
            self.dismiss(True)


@dataclass(frozen=True, slots=True)
class MenuItem(Generic[Value]):
    """One line of a menu."""

    value: Value
    label: str
    detail: str = ""


class MenuList(LineList, Generic[Value]):
    """Lines with a key 1–9, a label and a dim detail."""

    @dataclass
    class Chosen(Message):
        """A line was chosen."""

        value: Any

    def __init__(self, items: Sequence[MenuItem[Value]], start: int) -> None:
        super().__init__(id="menu")
        self.entries = items
        self.set_heights([1] * len(items), start)

    def paint(self, item: int, line: int, width: int) -> Content:
        """Paint one line."""
        entry = self.entries[item]
        dim = self.part("line-list--dim")
        key = Content.styled(f"{item + 1} " if item < 9 else "  ", dim)
        label = plain(entry.label)
        room = max(0, width - 6 - label.cell_length)
        detail = plain(entry.detail, dim).truncate(room, ellipsis=True)
        return Content.assemble(self.bar(item), key, ends(label, detail, width - 4))

    def chosen(self, item: int) -> None:
        """Tell what was chosen."""
        self.post_message(self.Chosen(self.entries[item].value))

    def clicked(self, item: int, chain: int) -> None:
        """Choose at the first click."""
        self.chosen(item)


class Menu(Dialog[Value]):
    """Choose one of a few; digits choose at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j,ctrl+n,tab", "move(1)", "Down", show=False),
        Binding("up,k,ctrl+p,shift+tab", "move(-1)", "Up", show=False),
        Binding("enter,space", "take", "Take", show=False),
        *(Binding(str(n), f"nth({n})", f"Take {n}", show=False) for n in range(1, 10)),
    ]
    hint_text = "⏎ or 1–9 take   ↑↓ move   Esc cancel"

    def __init__(
        self, title: str, items: Sequence[MenuItem[Value]], current: Value | None = None
    ) -> None:
        super().__init__()
        values = [item.value for item in items]
        start = values.index(current) if current in values else 0
        self._title = title
        self._list = MenuList(items, start)

    def contents(self) -> ComposeResult:
        """Yield the lines."""
        yield self._list

    def on_mount(self) -> None:
        """Name the menu."""
        self.set_title(self._title)

    @on(MenuList.Chosen)
    def _chosen(self, event: MenuList.Chosen) -> None:
        self.dismiss(event.value)

    def action_move(self, count: int) -> None:
        """Move the cursor."""
        self._list.move(count)

    def action_take(self) -> None:
        """Take what the cursor is on."""
        self._list.choose()

    def action_nth(self, number: int) -> None:
        """Take the nth line."""
        if number <= self._list.item_count:
            self._list.chosen(number - 1)
