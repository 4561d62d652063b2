"""A form with what an article says about a quote's speaker; notes have a dialog of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.widgets import Input, Static

from reader.model import Attribution, QuoteType, SourceKind
from reader.text.normalise import one_line
from widgets.forms import Field, Form
from widgets.phrases import plain


class AttributionForm(Form[Attribution]):
    """Edits what is written about a quote; spans and speaker have their keys in the text."""

    DEFAULT_CSS = """
    AttributionForm .quoted { color: $text-muted; height: auto; max-height: 3; margin-bottom: 1; }
    """
    title_text = "Quote"
    typed_as = "quote"
    is_kept = True
    fields = (
        Field("type", "Type", choices=tuple(str(kind) for kind in QuoteType)),
        Field("role", "Role", "e.g. Minister of Transport"),
        Field("affiliation", "Affiliation", "e.g. Ministry of Transport"),
        Field("addressee", "Addressee", "to whom it was said"),
        Field("tags", "Tags", "parted by commas"),
        Field("source_kind", "Speaker named", choices=tuple(str(kind) for kind in SourceKind)),
    )
    FIELDS: ClassVar[tuple[str, ...]] = tuple(field.name for field in fields)
    """The fields of an attribution that the form can change."""

    def __init__(self, attribution: Attribution, words: str) -> None:
        super().__init__()
        self._attribution = attribution
        self._words = words

    def contents(self) -> ComposeResult:
        """Yield the quote's words and a line for each field."""
        yield Static(plain(self._words), classes="quoted")
        yield from self.rows({n: _shown(getattr(self._attribution, n)) for n in self.FIELDS})

    def on_mount(self) -> None:
        """Begin with the role: the type has a key of its own."""
        self.query_one("#role", Input).focus()

    def action_save(self) -> None:
        """Close with the quote as it was edited."""
        typed = {name: one_line(value) for name, value in self.typed().items()}
        values: dict[str, Any] = {
            **typed,
            "type": QuoteType(typed["type"]),
            "source_kind": SourceKind(typed["source_kind"]),
            "tags": tuple(dict.fromkeys(filter(None, map(str.strip, typed["tags"].split(","))))),
        }
        self.dismiss(replace(self._attribution, **values))


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else one_line(str(value))
