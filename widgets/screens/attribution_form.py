"""A form with what an article says about a quote's speaker, and the person's own words on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Label, Static

from reader.model import Attribution, QuoteType
from reader.text.normalise import one_line
from widgets.dialogs import Dialog
from widgets.phrases import plain

_LABELS: Mapping[str, tuple[str, str]] = {
    "type": ("Type", "direct, indirect or mixed"),
    "role": ("Role", "as this article gives it: Minister of Transport"),
    "affiliation": ("Affiliation", "as this article gives it: Ministry of Transport"),
    "addressee": ("Addressee", "to whom it was said"),
    "tags": ("Tags", "parted by commas"),
    "note": ("Note", "your own words"),
}


class AttributionForm(Dialog[Attribution]):
    """Edits what is written about a quote; spans and speaker have their keys in the text."""

    FIELDS: ClassVar[tuple[str, ...]] = tuple(_LABELS)
    """The fields of an attribution that the form can change."""

    DEFAULT_CSS = """
    AttributionForm {
        & Horizontal { height: 1; margin-top: 1; }
        & Label { width: 13; color: $text-muted; }
        & Input { width: 1fr; }
        & .quoted { color: $text-muted; max-height: 3; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "save", "Save", show=False, priority=True),
        Binding("down", "app.focus_next", "Next", show=False),
        Binding("up", "app.focus_previous", "Previous", show=False),
    ]
    title_text = "The quote"
    hint_text = "⏎ save   Tab ↑↓ fields   Esc cancel"

    def __init__(self, attribution: Attribution, words: str) -> None:
        super().__init__()
        self._attribution = attribution
        self._words = words

    def contents(self) -> ComposeResult:
        """Yield the quote's words and a line for each field."""
        yield Static(plain(self._words), classes="quoted")
        for name, (label, hint) in _LABELS.items():
            with Horizontal():
                yield Label(label)
                yield Input(_shown(getattr(self._attribution, name)), placeholder=hint, id=name)

    def on_mount(self) -> None:
        """Begin with the role: the type has a key of its own."""
        self.query_one("#role", Input).focus()

    def action_save(self) -> None:
        """Close with the quote as it was edited; say what is wrong when it cannot be so."""
        typed = {name: one_line(self.query_one(f"#{name}", Input).value) for name in _LABELS}
        if typed["type"] not in list(QuoteType):
            self.set_problem("Type: write direct, indirect or mixed")
            return
        values: dict[str, Any] = {
            **typed,
            "type": QuoteType(typed["type"]),
            "tags": tuple(dict.fromkeys(filter(None, map(str.strip, typed["tags"].split(","))))),
        }
        if values["note"] == one_line(self._attribution.note):
            del values["note"]  # several lines stay several lines unless they were edited
        self.dismiss(replace(self._attribution, **values))


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else one_line(str(value))
