"""Whole corpora as sources: files with a text a row, read without holding more than one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

SUFFIXES = (".jsonl", ".ndjson", ".csv", ".tsv")
"""What the names of corpora end in, each also with ``.gz`` behind it."""

FIELDS = (
    "text", "title", "authors", "editor", "published", "url", "site", "language", "id", "tags",
)  # fmt: skip
"""What a column of a corpus may be for an article."""


class CorpusOptions(NamedTuple):
    """How a person says that a corpus is to be read."""

    columns: Mapping[str, str] = {}
    """The columns of fields, which win over what their names tell."""
    delimiter: str = ""
    """What parts the cells of a CSV file; empty: told by the header."""
    dates: Literal["", "dmy", "mdy"] = ""
    """In which order dates of numbers alone are written; empty: told by the rows."""


def is_corpus(source: str) -> bool:
    """Return whether ``source`` is the name of a corpus rather than of one article."""
    return source.lower().removesuffix(".gz").endswith(SUFFIXES)
