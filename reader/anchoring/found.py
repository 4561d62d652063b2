"""What became of a mark in the later version of a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model import Attribution, Rejection, Span, Spans

Mark = Attribution | Rejection


class Anchor(StrEnum):
    """How a mark was found again."""

    EXACT = "exact"
    """The same words in the same place of the text, wherever that begins now."""
    MOVED = "moved"
    """The same words with the same words around them, in another place."""
    CONTEXT = "context"
    """In the same place with small edits in it: a person should look at it."""
    ORPHAN = "orphan"
    """Not found, or not for sure."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """A mark of the earlier text and where it is in the later one; an orphan has no spans there."""

    mark: Mark
    how: Anchor
    content: Spans = ()
    cue: Spans = ()
    source: Spans = ()
    doubtful: tuple[str, ...] = ()
    """``cue``, ``source`` or both: what was changed or is gone, so that a person should look."""
    score: float = 0.0
    """How much of the content is the same, from 0 to 1; 0 for an orphan."""
    reason: str = ""
    """Why it is an orphan."""
    candidate: Span | None = None
    """Where an orphan's words may stand now, for a person to look at."""
