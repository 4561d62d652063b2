"""Shows suggestions as the words they cover, so that a test can be read beside its text."""

from __future__ import annotations

from typing import NamedTuple

from reader.model import Spans
from reader.suggest import Suggestion, suggest


class Read(NamedTuple):
    """A suggestion in words; fragments of one part are joined by `` | ``."""

    source: str
    cue: str
    content: str
    type: str = ""
    speaker: str = ""


def words(text: str, spans: Spans) -> str:
    return " | ".join(text[span.start : span.end] for span in spans)


def read(text: str, suggestion: Suggestion) -> Read:
    return Read(
        words(text, suggestion.source),
        words(text, suggestion.cue),
        words(text, suggestion.content),
        suggestion.type.value,
        suggestion.speaker,
    )


def said(text: str, language: str) -> list[tuple[str, str, str]]:
    """Return source, cue and content of all that is suggested."""
    return [read(text, found)[:3] for found in suggest(text, language)]


def speakers(text: str, language: str) -> list[str]:
    return [found.speaker for found in suggest(text, language)]
