"""Lines up columns of text that strangers wrote; none of it reaches a terminal as a command."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wcwidth import iter_graphemes, wcswidth

from reader.text.normalise import one_line, paintable

_GAP = "  "
_NARROWEST = 8
"""Cells that are left of a column that was cut."""


def table(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    width: int | None,
    right: Sequence[int],
    giving: Sequence[int] = (-1,),
) -> str:
    """Return a table whose columns ``giving`` are cut so that a line fits ``width`` cells.

    The widest gives first, none more than all but a few cells. Without a width nothing is cut.
    ``right`` are the columns that stand at their right edge.
    """
    lines = [[clean(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    if width is not None:
        over = sum(widths) + len(_GAP) * (len(widths) - 1) - width
        for _ in range(over):
            widest = max(giving, key=lambda column: widths[column])
            widths[widest] = max(_NARROWEST, widths[widest] - 1)
    return "".join(_line(line, widths, right) + "\n" for line in lines)


def clean(text: str) -> str:
    """Return ``text`` on one line, without anything that a terminal could act on."""
    return paintable(one_line(text))


def clean_lines(text: str) -> str:
    """Return ``text`` with its line breaks, without anything else a terminal could act on."""
    return "\n".join(map(paintable, text.split("\n")))


def cells(text: str) -> int:
    """Return how many cells of a terminal clean text takes."""
    return max(0, wcswidth(text))


def cut(text: str, width: int) -> str:
    """Return clean text, with an ellipsis when it had to be cut to ``width`` cells."""
    if cells(text) <= width:
        return text
    kept, used = [], 0
    for grapheme in iter_graphemes(text):
        used += cells(grapheme)
        if used > width - 1:
            break
        kept.append(grapheme)
    return "".join(kept) + "…"


def _line(line: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> str:
    parts = []
    for number, (cell, width) in enumerate(zip(line, widths, strict=True)):
        shown = cut(cell, width)
        space = " " * (width - cells(shown))
        parts.append(space + shown if number in right else shown + space)
    return _GAP.join(parts).rstrip()
