"""Cuts phrases that are in several pieces, as a bracket inside leaves them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.suggest.draft import Run


def before(part: Sequence[Run], index: int) -> list[Run]:
    """Return what of a phrase stands before a word."""
    pieces = (Run(run.first, min(run.end, index)) for run in part)
    return [piece for piece in pieces if piece.end > piece.first]


def behind(part: Sequence[Run], index: int) -> list[Run]:
    """Return what of a phrase stands from a word on."""
    pieces = (Run(max(run.first, index), run.end) for run in part)
    return [piece for piece in pieces if piece.end > piece.first]
