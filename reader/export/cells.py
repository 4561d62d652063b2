"""How values become cells of a CSV file and come back, since a cell holds only one text.

Several values are joined by ``;``; a ``;`` or a backslash inside a value is written with a
backslash before it. Which first characters run as a formula: OWASP ASVS 5.0, 1.2.10, and the
full-width forms that spreadsheets in East Asian locales also take.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.model import Spans

_RUNS = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")
_PART = re.compile(r"((?:[^;\\]|\\.)*)(;|\Z)", re.DOTALL)
_SPECIAL = re.compile(r"([;\\])")


def guard(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet runs it: an apostrophe goes before what it would run.

    What already looks guarded gets one more, so that ``unguard`` always takes off what was put on.
    """
    return "'" + cell if _RUNS.match(cell) else cell


def unguard(cell: str) -> str:
    """Return what ``guard`` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def join(values: Iterable[str]) -> str:
    """Return several values as one cell."""
    return ";".join(_SPECIAL.sub(r"\\\1", value) for value in values)


def split(cell: str) -> tuple[str, ...]:
    """Return the values that ``join`` was given; an empty cell holds none.

    (So one empty value alone does not come back.) A backslash before any other character, or at
    the end, stands for itself.
    """
    if not cell:
        return ()
    values, position = [], 0
    while True:
        part = _PART.match(cell, position)
        if part is None:  # only a lone backslash at the end does not match
            values.append(_unescaped(cell[position:]))
            return tuple(values)
        values.append(_unescaped(part[1]))
        if not part[2]:
            return tuple(values)
        position = part.end()


def spans_cell(spans: Spans) -> str:
    """Return spans as ``30-44;81-92``: half-open, in code points."""
    return ";".join(f"{span.start}-{span.end}" for span in spans)


def covered(text: str, spans: Spans) -> str:
    """Return the text of the fragments joined by ``;``, as it stands.

    Nothing is escaped here: a quote must stay readable, and the spans tell where each one ends.
    """
    return ";".join(text[span.start : span.end] for span in spans)


def _unescaped(value: str) -> str:
    return re.sub(r"\\([;\\])", r"\1", value)
