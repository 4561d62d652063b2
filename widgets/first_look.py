"""What the first frame shows, read before the screen is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.config import State
from reader.library import Library
from reader.listing import listed
from reader.query import Sort
from reader.store.protocol import ArticleRow, Counts

_ROWS = 200
"""So many articles are listed with the first frame; the rest follow from a worker."""


class FirstLook(NamedTuple):
    """The beginning of the list, how much there is, and the name of the library."""

    rows: Sequence[ArticleRow]
    counts: Counts
    name: str


def first_look(library: Library, state: State) -> FirstLook:
    """Read what the first frame shows; may wait for the disk."""
    rows, counts = listed(library, "", Sort(state.sort), _ROWS)
    return FirstLook(rows, counts, library.name)
