"""The file of a feed: the feed as its people want it, and what refreshing left behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from reader.codec import seen_from, to_json
from reader.model import FeedState, Seen
from reader.store.disk import explained
from reader.store.protocol import BusyError, NotFoundError
from reader.store.shard import UNREADABLE, Shard, damaged


def seen_in(path: Path) -> list[Seen]:
    """Return the items in a feed's file, oldest first; raises NotFoundError, DamagedError."""
    shard = _existing(path)
    try:
        return [seen_from(value) for value in shard.documents("items")]
    except UNREADABLE as error:
        raise damaged(path, f"it is malformed: {error}") from None


def refreshed(path: Path, state: FeedState, seen: Sequence[Seen], most: int) -> Shard:
    """Return a feed's file with a new state and more items, of which the newest ``most`` stay.

    Call it under the lock. Raises NotFoundError, DamagedError.
    """
    shard = _existing(path)
    states = shard.documents("state")
    if states:
        shard.replace("state", states[0], to_json(state))
    else:
        shard.insert("state", [to_json(state)])
    rows = shard.documents("items")
    known = {row["key"] for row in rows}
    fresh = [item for item in dict((item.key, item) for item in seen).values()]
    shard.insert("items", [item._asdict() for item in fresh if item.key not in known])
    rows = shard.documents("items")
    if len(rows) > most:
        shard.remove("items", *rows[: len(rows) - most])
    return shard


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock of refreshing, which ends with its program; raises BusyError."""
    from filelock import FileLock, Timeout

    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise BusyError(
            f"another program is refreshing the feeds of {path.parent}; wait for it or end it"
        ) from None
    except OSError as error:
        raise explained(error, path) from error
    try:
        yield
    finally:
        lock.release()


def _existing(path: Path) -> Shard:
    shard = Shard(path)
    if not shard.exists:
        raise NotFoundError(f"there is no feed {path.stem}")
    return shard
