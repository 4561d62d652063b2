"""Choosing between two versions that two people saved of the same quote or speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.codec import Json
from reader.conflict import theirs
from reader.differences import Difference, differences
from reader.library import Library
from reader.store.protocol import Action, Change, StoreError
from widgets.dialogs import Dialog

_CHOICES = (
    ("mine", "1 mine", "yours takes the place of theirs"),
    ("theirs", "2 theirs", "yours is thrown away"),
    ("both", "3 both", "theirs stays, yours is kept beside it as a copy"),
)


class ConflictScreen(Dialog[str]):
    """Shows where the versions differ; dismissed with ``mine``, ``theirs`` or ``both``.

    Esc puts the choice off: the draft stays.
    """

    DEFAULT_CSS = """
    ConflictScreen {
        & > .dialog { width: 96; }
        & #differences { height: auto; max-height: 14; margin: 1 0; }
        & .choice { height: 1; }
        & .choice:hover { text-style: underline; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1,m", "take('mine')", "Mine", show=False),
        Binding("2,t", "take('theirs')", "Theirs", show=False),
        Binding("3,b", "take('both')", "Both", show=False),
    ]
    title_text = "Two versions"
    hint_text = "1 2 3 or m t b choose   ↑↓ scroll   Esc later"

    def __init__(self, library: Library, draft: Action) -> None:
        super().__init__()
        self._library = library
        self._draft = draft
        self._shown = Static("…", markup=False)
        self.seen: dict[str, Json | None] = {}
        """Their versions as they are shown, by id: the choice holds for no other."""

    def contents(self) -> ComposeResult:
        """Yield what happened, the differences and the choices."""
        words = f"You did: {self._draft.label}. Meanwhile somebody else changed the same."
        yield Static(words, markup=False)
        with VerticalScroll(id="differences"):
            yield self._shown
        for _, key, meaning in _CHOICES:
            yield Static(Content.assemble((f"{key:<9}", "bold"), meaning), classes="choice")

    def on_mount(self) -> None:
        """Read the other version."""
        self._compare()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _compare(self) -> None:
        try:
            found = [d for change in self._draft.changes for d in self._differences(change)]
        except (StoreError, OSError) as error:
            self.app.call_from_thread(self.set_problem, str(error))
        else:
            self.app.call_from_thread(self._show, found)

    def _differences(self, change: Change) -> list[Difference]:
        text = self._library.read(change.article_id).article.text if change.article_id else ""
        current = self.seen[change.id] = theirs(self._library.store, change)
        mine = {**(current or {}), **(change.after or {})}
        return differences(mine, current, text, self._library.speakers())

    def _show(self, found: Sequence[Difference]) -> None:
        parts: list[Content] = []
        for difference in found:
            parts.append(Content.styled(difference.label, "bold"))
            parts.append(Content.assemble(("  mine    ", "dim"), difference.mine))
            parts.append(Content.assemble(("  theirs  ", "dim"), difference.theirs))
        self._shown.update(Content("\n").join(parts) if parts else "Both are the same by now.")

    def action_take(self, choice: str) -> None:
        """Close with the choice."""
        self.dismiss(choice)
