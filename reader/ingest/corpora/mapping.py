"""Which column of a corpus is which part of an article: told by its name, or by a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from reader.ingest.corpora import FIELDS
from reader.ingest.errors import IngestError
from reader.ingest.exports import refuse_table
from reader.text.normalise import one_line

_MOST_NAMED = 30
"""A refusal names no more columns than this."""


@cache
def known_names() -> Mapping[str, tuple[str, ...]]:
    """Return the names that are recognised, by field: ``text``, ``title``, ``published``…"""
    import tomllib

    table = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))
    return {field: tuple(names) for field, names in table.items()}


def parse_map(given: Sequence[str]) -> dict[str, str]:
    """Return columns by field from ``["title=judul,text=isi", …]``; raises ValueError."""
    found: dict[str, str] = {}
    for pair in (part for one in given for part in one.split(",")):
        field, sign, column = (part.strip() for part in pair.partition("="))
        if not sign or not column:
            raise ValueError(f"{pair!r} is no field=column, such as title=judul")
        if field not in FIELDS:
            raise ValueError(f"{field!r} is no field; there are {', '.join(FIELDS)}")
        if found.setdefault(field, column) != column:
            raise ValueError(f"{field} is given two columns")
    return found


def columns_by_field(
    name: str, columns: Iterable[str], wanted: Mapping[str, str]
) -> dict[str, str]:
    """Return the column of each field that is there; ``wanted`` wins over what names tell.

    Raises IngestError, about the corpus ``name``, for a wanted column that is not among
    ``columns`` and when none of them is the text.
    """
    present = list(columns)
    if "text" not in wanted:
        refuse_table(name, present)
    missing = [column for column in wanted.values() if column not in present]
    if missing:
        what = f"no column is called {', '.join(missing)}"
        raise IngestError(name, what, f"there are {_listed(present)}")
    found = {**told_by_name(present, taken=wanted.values()), **wanted}
    if "text" not in found:
        mend = f"say which with --map text=COLUMN; there are {_listed(present)}"
        raise IngestError(name, "no column is known to be the text", mend)
    return found


def told_by_name(columns: Sequence[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """Return the column of each field whose name is known; those ``taken`` are left alone."""
    free = [column for column in columns if column not in set(taken)]
    by_key = {_key(column): column for column in reversed(free)}
    found = {}
    for field, names in known_names().items():
        column = next((by_key[n] for n in names if n in by_key), None)
        if column is not None:
            found[field] = column
    return found


def _key(column: str) -> str:
    return "".join(c for c in column.casefold() if c.isalnum())


def _listed(columns: Sequence[str]) -> str:
    shown = [one_line(column)[:60] or '""' for column in columns[:_MOST_NAMED]]
    more = len(columns) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
