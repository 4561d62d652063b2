"""An attribution while the rules are still at work on it, in numbers of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.model import SourceKind
from reader.suggest.lexicon import Cue


class Run(NamedTuple):
    """The words from ``first`` up to the one before ``end``."""

    first: int
    end: int


class Found(NamedTuple):
    """A cue at its place."""

    cue: Cue
    first: int
    end: int


@dataclass(slots=True)
class Draft:
    """What one rule found; the speaker is looked up when all rules are through."""

    rule: str
    content: list[Run]
    cue: Found | None = None
    source: Run | None = None
    source_kind: SourceKind = SourceKind.ANTECEDENT
    addressee: Run | None = None
    confidence: float = 0.5
    antecedent: Run | None = None
    """The earlier mention of the speaker, where the source is no name or there is none."""
    doubts: tuple[str, ...] = ()
    silent: bool = False
    """Not proposed: nothing is said. Who is named in it may still be whom a pronoun stands for."""

    def doubt(self, why: str, factor: float) -> None:
        """Lower the confidence for a reason that is shown to who asks."""
        self.confidence *= factor
        self.doubts += (why,)

    @property
    def first(self) -> int:
        """The first word of all that belongs to it."""
        first = min(self.content).first
        if self.cue and self.cue.first < first:
            first = self.cue.first
        return self.source.first if self.source and self.source.first < first else first


def before(part: Sequence[Run], index: int) -> list[Run]:
    """Return what of a phrase stands before a word."""
    pieces = (Run(run.first, min(run.end, index)) for run in part)
    return [piece for piece in pieces if piece.end > piece.first]


def behind(part: Sequence[Run], index: int) -> list[Run]:
    """Return what of a phrase stands from a word on."""
    pieces = (Run(max(run.first, index), run.end) for run in part)
    return [piece for piece in pieces if piece.end > piece.first]
