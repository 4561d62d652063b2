"""Where kutip keeps things on this machine, and what it remembers between two sittings.

Folders follow the platform (platformdirs); ``KUTIP_LIBRARY``, ``KUTIP_CONFIG``, ``KUTIP_STATE``
and ``KUTIP_CACHE`` each name another one.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from reader.query import Sort

_MOST_LIBRARIES = 12
_MOST_PLACES = 500


def default_library() -> Path:
    """Return the folder of the library that is used when none is named."""
    named = os.environ.get("KUTIP_LIBRARY")
    return Path(named) if named else _folder("data", "KUTIP_DATA") / "library"


def keymap_file() -> Path:
    """Return the path of the file that overrides keys; it need not exist."""
    return _folder("config", "KUTIP_CONFIG") / "keymap.toml"


def state_file() -> Path:
    """Return the path of the file that remembers how things were left."""
    return _folder("state", "KUTIP_STATE") / "state.json"


@dataclass(slots=True)
class Place:
    """Where a person was in an article: cursor and top line, both as offsets in code points."""

    cursor: int = 0
    top: int = 0


@dataclass(slots=True)
class State:
    """What kutip remembers by itself; losing the file loses comfort, never work."""

    theme: str = ""
    libraries: list[str] = field(default_factory=list)
    """The folders opened before, newest first."""
    opened: dict[str, list[str]] = field(default_factory=dict)
    """By library: the ids of the articles on screen when it was left, at most two."""
    sort: str = "newest"
    suggest: str = "60"
    """The least confidence (per cent) of the suggestions that are shown, ``all`` or ``off``."""
    places: dict[str, Place] = field(default_factory=dict)
    """By article id, the newest last."""
    tour_done: bool = False
    samples_offered: bool = False
    """Whether the removal of the sample articles was offered."""

    def remember_library(self, path: Path) -> None:
        """Put a library at the head of the list."""
        others = [p for p in self.libraries if p != str(path)]
        self.libraries = [str(path), *others][:_MOST_LIBRARIES]

    def remember_place(self, article_id: str, place: Place) -> None:
        """Keep where the person was in an article."""
        self.places.pop(article_id, None)
        self.places[article_id] = place
        while len(self.places) > _MOST_PLACES:
            del self.places[next(iter(self.places))]


def load_state() -> State:
    """Return what was remembered; each part that cannot be understood counts as forgotten."""
    import orjson

    try:
        value = orjson.loads(state_file().read_bytes())
    except (OSError, ValueError):
        return State()
    return _state_from(value) if isinstance(value, dict) else State()


def save_state(state: State) -> None:
    """Remember ``state``; raises OSError when the file cannot be written."""
    import orjson

    path = state_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    temporary.write_bytes(orjson.dumps(asdict(state), option=orjson.OPT_INDENT_2))
    temporary.replace(path)


def keep_state(state: State) -> None:
    """Remember ``state`` while work goes on, so that a sudden end loses nothing that was chosen.

    The file is small and not forced to the disk; that it cannot be written is told on leaving.
    """
    with suppress(OSError):
        save_state(state)


def _state_from(value: dict[str, Any]) -> State:
    state = State()
    for f in fields(State):
        found, default = value.get(f.name), getattr(state, f.name)
        if isinstance(found, type(default)) and not isinstance(default, list | dict):
            setattr(state, f.name, found)
    if state.sort not in set(Sort):
        state.sort = State().sort
    state.libraries = _strings(value.get("libraries"))
    for folder, ids in _items(value.get("opened")):
        state.opened[folder] = _strings(ids)
    for article_id, place in _items(value.get("places")):
        found = dict(_items(place))
        cursor, top = found.get("cursor"), found.get("top")
        if isinstance(cursor, int) and isinstance(top, int):
            state.places[article_id] = Place(cursor, top)
    return state


def _strings(value: Any) -> list[str]:
    return [v for v in value if isinstance(v, str)] if isinstance(value, list) else []


def _items(value: Any) -> list[tuple[str, Any]]:
    return list(value.items()) if isinstance(value, dict) else []


def _folder(kind: str, variable: str) -> Path:
    named = os.environ.get(variable)
    if named:
        return Path(named)
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_dir")("kutip", appauthor=False))
