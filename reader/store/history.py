"""The history of the library's scope, in segments small enough to be rewritten at every action."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.store.actions import action_from, action_json
from reader.store.disk import Stamp, stamp_of
from reader.store.layout import Layout
from reader.store.protocol import Action, DamagedError
from reader.store.shard import UNREADABLE, Shard, damaged, save_shard

SEGMENT_ACTIONS = 200
"""A segment holds no more actions than this."""

_SEGMENT_BYTES = 200_000
"""A segment larger than this gets no more actions."""


class History:
    """The actions on speakers, settings and many articles at once, oldest first."""

    def __init__(self, layout: Layout) -> None:
        self._folder = layout.history
        self._read: dict[Path, tuple[Stamp, tuple[Action, ...]]] = {}

    def actions(self, skip_damaged: bool = False) -> list[Action]:
        """Return every action; raises DamagedError unless what is damaged may be left out."""
        found: list[Action] = []
        for path in self._segments():
            try:
                found += self._segment(path)
            except DamagedError:
                if not skip_damaged:
                    raise
        return found

    def append(self, action: Action) -> None:
        """Keep an action durably, unless it is kept already; call it under the lock."""
        segments = self._segments()
        number = int(segments[-1].stem) if segments else 1
        shard = Shard(self._path(number))
        if shard.find("history", action.id) is not None:
            return
        full = len(shard.documents("history")) >= SEGMENT_ACTIONS
        if full or (shard.exists and shard.path.stat().st_size > _SEGMENT_BYTES):
            shard = Shard(self._path(number + 1))
        shard.insert("history", [action_json(action)])
        save_shard(shard)

    def amend(self, action: Action) -> None:
        """Put an action in the place of the one with its id; call it under the lock."""
        for path in reversed(self._segments()):
            shard = Shard(path)
            known = shard.find("history", action.id)
            if known is not None:
                shard.replace("history", known, action_json(action))
                save_shard(shard)
                return

    def _segment(self, path: Path) -> tuple[Action, ...]:
        stamp = stamp_of(path.stat())
        known = self._read.get(path)
        if known is None or known[0] != stamp:
            try:
                actions = tuple(action_from(row) for row in Shard(path).documents("history"))
            except UNREADABLE as error:
                raise damaged(path, f"an action in it is malformed: {error!r}") from None
            known = self._read[path] = (stamp, actions)
        return known[1]

    def _segments(self) -> Sequence[Path]:
        return sorted(self._folder.glob("[0-9]*.json"), key=lambda path: int(path.stem))

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:06}.json"
