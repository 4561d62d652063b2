"""What holds for all tests of the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from reader.library import Library

settings.register_profile("reader", deadline=None)
settings.load_profile("reader")


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[[], Library]]:
    """Return what makes one empty library after the other."""
    libraries: list[Library] = []

    def new() -> Library:
        libraries.append(Library.open(tmp_path / f"library{len(libraries)}"))
        return libraries[-1]

    yield new
    for library in libraries:
        library.close()
