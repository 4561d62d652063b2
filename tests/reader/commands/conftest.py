"""A place to run the command in, empty or with the articles that the tests know."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library
from reader.restore import restore
from tests.reader.commands.shell import (
    Kutip,
)
from tests.reader.test_restore import CONTENTS


@pytest.fixture
def kutip(tmp_path: Path) -> Kutip:
    return Kutip(tmp_path)


@pytest.fixture
def filled(kutip: Kutip, monkeypatch: pytest.MonkeyPatch) -> Kutip:
    monkeypatch.setenv("KUTIP_CACHE", kutip.env["KUTIP_CACHE"])
    library = Library.open(kutip.library)
    restore(library, CONTENTS)
    library.close()
    return kutip
