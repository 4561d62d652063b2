"""Whole corpora as sources: files with a text a row, read without holding more than one of them."""

from __future__ import annotations

SUFFIXES = (".jsonl", ".ndjson", ".csv", ".tsv")
"""What the names of corpora end in, each also with ``.gz`` behind it."""


def is_corpus(source: str) -> bool:
    """Return whether ``source`` is the name of a corpus rather than of one article."""
    return source.lower().removesuffix(".gz").endswith(SUFFIXES)
