"""Shows what would be accepted at once, so that nobody accepts unseen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from reader.annotating import covered
from reader.model import Attribution
from widgets.dialogs import Dialog
from widgets.line_list import LineList
from widgets.phrases import count_of, ends, plain

_MAX_WORDS = 200
"""More code points of a content than this are never on one line."""


class Preview(LineList):
    """One line for each suggestion: whether it is in view, who speaks, what, how sure it is."""

    def __init__(
        self, text: str, suggestions: Sequence[Attribution], names: Mapping[str, str]
    ) -> None:
        super().__init__(id="preview")
        self._text, self._suggestions = text, suggestions
        self._names = {a.id: names[a.id] or "nobody" for a in suggestions}
        self._longest = max((plain(n).cell_length for n in self._names.values()), default=0)
        self.set_heights([1] * len(suggestions), 0)

    def paint(self, item: int, line: int, width: int) -> Content:
        """Paint one line."""
        shown = self._suggestions[item]
        dim = self.part("line-list--dim")
        name = self._who(shown, min(self._longest, width // 3))
        words = plain(covered(self._text, shown.content)[:_MAX_WORDS], dim)
        sure = Content.styled(f"{shown.confidence or 0:.0%}".replace("%", " %"), dim)
        return Content.assemble(
            self.bar(item), ends(Content("  ").join([name, words]), sure, width - 2)
        )

    def _who(self, suggestion: Attribution, cells: int) -> Content:
        return ends(plain(self._names[suggestion.id], "bold"), Content(""), cells)

    def chosen(self, item: int) -> None:
        """Do nothing: the dialog's keys answer for all."""

    def clicked(self, item: int, chain: int) -> None:
        """Do nothing: the dialog's keys answer for all."""


class AcceptAll(Dialog[frozenset[str]]):
    """Lists suggestions; the result are the ids of those to accept, all or those in view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "all", "Accept all", show=False),
        Binding("v", "in_view", "Accept those in view", show=False),
        Binding("n", "cancel", "No", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("up,k", "move(-1)", "Up", show=False),
    ]

    def __init__(
        self,
        text: str,
        suggestions: Sequence[Attribution],
        names: Mapping[str, str],
        in_view: Collection[str],
        threshold: str,
        left: int,
    ) -> None:
        super().__init__()
        self._list = Preview(text, suggestions, names)
        self._ids = frozenset(a.id for a in suggestions)
        self._in_view = frozenset(in_view)
        self._threshold, self._left = threshold, left

    def contents(self) -> ComposeResult:
        """Yield the list, what is left out of it, and the keys."""
        yield self._list
        if self._left:
            words = f"{self._left:,} more need a speaker first and stay suggestions."
            yield Static(words, classes="hint", markup=False)
        view = f"   v {len(self._in_view):,} in view" if self._in_view else ""
        yield Static(
            f"⏎ accept {len(self._ids):,}{view}   ↑↓ look   Esc cancel",
            classes="hint",
            markup=False,
        )

    def on_mount(self) -> None:
        """Say how many they are and how sure."""
        self.set_title(f"Accept {count_of(len(self._ids), 'suggestion')}, {self._threshold}")

    def action_all(self) -> None:
        """Accept all of them."""
        self.dismiss(self._ids)

    def action_in_view(self) -> None:
        """Accept those whose beginning is on screen."""
        if self._in_view:
            self.dismiss(self._in_view)

    def action_move(self, count: int) -> None:
        """Move through the list."""
        self._list.move(count)
