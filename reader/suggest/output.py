"""Suggestions as `kutip suggest` prints them: objects for programs, rows for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import orjson

from reader.export.cells import covered, guard, join, spans_cell
from reader.languages.detect import detect
from reader.model import Block, Spans
from reader.suggest.engine import suggest
from reader.suggest.suggestion import Suggestion

COLUMNS = (
    "id", "language", "type", "content", "content_spans", "cue", "cue_spans", "source",
    "source_spans", "source_kind", "speaker", "role", "affiliation", "addressee", "confidence",
)  # fmt: skip
"""One row a suggestion; named as in an export of annotations. ``explain`` may follow."""


class Text(NamedTuple):
    """What suggestions are to be made for."""

    id: str | int
    language: str
    """A BCP 47 code, or empty: then it is told from the text."""
    text: str
    blocks: tuple[Block, ...] | None = None
    """Without them all of the text is read but for lines that look like promos or credits."""


class Form(NamedTuple):
    """How suggestions are written."""

    format: str = "jsonl"
    """``jsonl``, an object a text, or ``csv``, a row a suggestion."""
    min_confidence: float = 0.0
    explain: bool = False
    """True to say of each which construction, cue and antecedent made it."""


def header(form: Form) -> bytes:
    """Return what stands before all texts."""
    if form.format != "csv":
        return b""
    return "\ufeff".encode() + _table([[*COLUMNS, "explain"] if form.explain else COLUMNS])


def rendered(text: Text, form: Form) -> bytes:
    """Return the suggestions for one text, as the form wants them."""
    language = text.language or detect(text.text)
    found = [
        suggestion
        for suggestion in suggest(text.text, language, text.blocks)
        if suggestion.confidence >= form.min_confidence
    ]
    if form.format == "csv":
        return _table(_cells(text, language, suggestion, form) for suggestion in found)
    value = {
        "id": text.id,
        "language": language or None,
        "text": text.text,
        "attributions": [_object(suggestion, form) for suggestion in found],
    }
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)


def explanation(suggestion: Suggestion) -> tuple[str, ...]:
    """Return what made a suggestion: the rule, the cue's entry, the antecedent, the doubts."""
    return (f"rule {suggestion.rule}", *suggestion.why)


def _source(suggestion: Suggestion) -> Spans:
    """Return where the speaker is named: in the clause of the cue, else earlier."""
    return suggestion.source or suggestion.antecedent


def _pairs(spans: Spans) -> list[tuple[int, int]]:
    return [(start, end) for start, end in spans]


def _object(suggestion: Suggestion, form: Form) -> dict[str, Any]:
    value: dict[str, Any] = {
        "content": _pairs(suggestion.content),
        "cue": _pairs(suggestion.cue),
        "source": _pairs(_source(suggestion)),
        "source_kind": str(suggestion.source_kind),
        "type": str(suggestion.type),
        "speaker": suggestion.speaker,
    }
    for name in ("role", "affiliation", "addressee"):
        given = getattr(suggestion, name)
        if given:
            value[name] = given
    value["confidence"] = suggestion.confidence
    if form.explain:
        value["explain"] = explanation(suggestion)
    return value


def _cells(text: Text, language: str, suggestion: Suggestion, form: Form) -> list[str]:
    source = _source(suggestion)
    cells = [
        str(text.id),
        language,
        str(suggestion.type),
        covered(text.text, suggestion.content),
        spans_cell(suggestion.content),
        covered(text.text, suggestion.cue),
        spans_cell(suggestion.cue),
        covered(text.text, source),
        spans_cell(source),
        str(suggestion.source_kind),
        suggestion.speaker,
        suggestion.role,
        suggestion.affiliation,
        suggestion.addressee,
        str(suggestion.confidence),
    ]
    return [*cells, join(explanation(suggestion))] if form.explain else cells


def _table(rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([guard(cell) for cell in row] for row in rows)
    return out.getvalue().encode()
