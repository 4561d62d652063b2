"""What a refresh tells while it runs: one event a feed and one at the end, the same everywhere."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class What(StrEnum):
    """What has become of a feed."""

    STARTED = "started"
    UNCHANGED = "unchanged"
    """It holds nothing new, or the site says so."""
    DONE = "done"
    """It was read; ``new`` articles came in."""
    FAILED = "failed"
    """It could not be read, or not as a whole: ``error`` says why. ``new`` may still be some."""
    SKIPPED = "skipped"
    """It was not asked for: its time has not come, the site asked to wait, or it is gone."""


@dataclass(frozen=True, slots=True)
class Event:
    """One step of a refresh."""

    event: What
    feed: str
    """The id of the feed."""
    title: str
    """Its title, its address when it has none yet."""
    new: int = 0
    """Articles that came in from it."""
    error: str = ""
    """One line; of a skipped feed, why."""
    finished: int = 0
    """Feeds that are through with, this one included."""
    total: int = 0
    """Feeds that are asked for in this refresh."""


@dataclass(frozen=True, slots=True)
class End:
    """The last step of a refresh."""

    new: int = 0
    failed: int = 0
    total: int = 0
    event: str = "end"


def read_event(line: bytes) -> Event | End | None:
    """Return the event on a line of ``kutip refresh --format jsonl``; None when it is none."""
    import orjson

    try:
        values = orjson.loads(line)
        if values["event"] == End().event:
            return End(**values)
        return Event(**{**values, "event": What(values["event"])})
    except (ValueError, TypeError, KeyError):
        return None


def event_json(event: Event | End) -> dict[str, Any]:
    """Return an event as the JSON lines of ``kutip refresh --format jsonl`` have it."""
    value = asdict(event)
    return {"event": value.pop("event"), **value}
