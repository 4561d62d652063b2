"""Libraries to measure with, made anew in a folder that is thrown away."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from unittest.mock import patch

from reader.library import Library
from reader.model import LIBRARY_SCOPE, Record
from tests.benchmarks.articles import long_record, speakers

KUTIP = str(Path(sys.executable).with_name("kutip"))
"""The command as it was installed beside the Python that runs the benchmark."""


def environment(folder: Path) -> dict[str, str]:
    """Return what makes kutip use only ``folder``."""
    kinds = ("LIBRARY", "CONFIG", "STATE", "CACHE", "DATA")
    return {f"KUTIP_{kind}": str(folder / kind.lower()) for kind in kinds}


def make_library(folder: Path, records: Iterable[Record]) -> None:
    """Keep these articles in a new library of somebody who has taken the tour.

    It will be thrown away, so no disk is waited for.
    """
    state = Path(environment(folder)["KUTIP_STATE"], "state.json")
    state.parent.mkdir(parents=True)
    state.write_text('{"tour_done": true}')
    with patch("os.fsync", lambda file: None):
        library = Library.open(Path(environment(folder)["KUTIP_LIBRARY"]))
        library.restore_nouns(LIBRARY_SCOPE, list(speakers().values()))
        for record in records:
            library.restore_article(record.article, record.attributions, ())
        library.close()


def small_records(count: int) -> Iterator[Record]:
    """Yield so many short articles with two attributions each."""
    return (long_record(60, 2, seed) for seed in range(count))
