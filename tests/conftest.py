from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes what belongs to the person who runs it."""
    home: Path = tmp_path_factory.mktemp("home")
    for variable in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"KUTIP_{variable}", str(home / variable.lower()))
    monkeypatch.delenv("KUTIP_LIBRARY", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
