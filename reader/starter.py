"""The sample articles that a new library starts with, so that there is something to try."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.query import parse_query

if TYPE_CHECKING:
    from reader.library import Library

SAMPLE_TAG = "sample"


def sample_files() -> list[Path]:
    """Return the files of the sample articles, inside the package or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    for folder in (package / "samples", package.parent / "sample_articles"):
        if folder.is_dir():
            return sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".md"))
    return []


def is_new(library: Library) -> bool:
    """Tell whether nothing was ever added to ``library``."""
    return library.store.is_new()


def add_samples(library: Library) -> list[str]:
    """Add the sample articles, tagged ``sample``, and return their ids."""
    from dataclasses import replace

    from reader.ingest.sources import Incoming, read_sources

    incoming = []
    for found in read_sources([str(path) for path in sample_files()]):
        if isinstance(found, Incoming):
            article = replace(found.article, tags=(SAMPLE_TAG,))
            incoming.append((article, found.original))
    return [added.article_id for added in library.add_all(incoming)]


def remove_samples(library: Library) -> int:
    """Delete the sample articles, with all that was marked in them; return how many there were."""
    tagged = f"tag:{SAMPLE_TAG}"
    archived = f"{tagged} state:archived"
    ids = [row.id for query in (tagged, archived) for row in library.rows(parse_query(query))]
    if ids:
        library.delete(list(dict.fromkeys(ids)))
    return len(ids)
