"""What was done, kept in pieces small enough to be rewritten at every action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reader.store.actions import action_from, action_json
from reader.store.disk import Stamp, stamp_of
from reader.store.layout import Layout
from reader.store.protocol import Action, DamagedError
from reader.store.shard import UNREADABLE, Shard, damaged, save_shard

SEGMENT_ACTIONS = 200
"""A segment holds no more actions than this."""

KEPT_ACTIONS = 100
"""An article's own file keeps at least so many of its newest actions and at most twice as many."""

_SEGMENT_BYTES = 200_000
"""A segment larger than this gets no more actions."""


class History:
    """The actions of a library: those of its own scope, and those of each article."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._folder = layout.history
        self._read: dict[Path, tuple[Stamp, tuple[Action, ...]]] = {}

    def actions(self, skip_damaged: bool = False) -> list[Action]:
        """Return the library's actions, oldest first; raises DamagedError unless told to skip."""
        found: list[Action] = []
        for path in self._segments():
            try:
                found += self._segment(path)
            except DamagedError:
                if not skip_damaged:
                    raise
        return found

    def append(self, action: Action) -> None:
        """Keep an action of the library, unless it is kept already; call it under the lock."""
        shard = self._appended(action)
        if shard.changed:
            save_shard(shard)

    def appended(self, action: Action) -> list[tuple[Path, bytes]]:
        """Return the file to write to keep an action of the library, none when it is kept already.

        Call it under the lock.
        """
        shard = self._appended(action)
        return [(shard.path, shard.packed().data)] if shard.changed else []

    def _appended(self, action: Action) -> Shard:
        segments = self._segments()
        number = int(segments[-1].stem) if segments else 1
        shard = Shard(self._path(number))
        if shard.find("history", action.id) is not None:
            return shard
        if self._is_full(shard):
            shard = Shard(self._path(number + 1))
        shard.insert("history", [action_json(action)])
        return shard

    def extended(self, action: Action) -> tuple[Path, bytes]:
        """Return the file to write to keep an action of the library; call it under the lock.

        When it is kept already, its changes are put behind those that it has.
        """
        segments = self._segments()
        number = int(segments[-1].stem) if segments else 1
        shard = Shard(self._path(number))
        known = shard.find("history", action.id)
        if known is not None:
            before = action_from(known).changes
            action = replace(action, changes=(*before, *action.changes))
            shard.replace("history", known, action_json(action))
        else:
            if self._is_full(shard):
                shard = Shard(self._path(number + 1))
            shard.insert("history", [action_json(action)])
        return shard.path, shard.packed().data

    def amend(self, action: Action) -> None:
        """Put an action in the place of the one with its id; call it under the lock."""
        for path in reversed(self._segments()):
            shard = Shard(path)
            known = shard.find("history", action.id)
            if known is not None:
                shard.replace("history", known, action_json(action))
                save_shard(shard)
                return

    def of_article(self, record: Shard) -> list[Action]:
        """Return the actions of an article, oldest first; raises DamagedError."""
        own = _actions(record)
        older = [a for path in self._moved(record) for a in self._segment(path)]
        # After a crash an action may be there twice, moved and not yet taken out.
        return list({action.id: action for action in (*own[:1], *older, *own[1:])}.values())

    def relieve(self, record: Shard) -> list[tuple[Path, bytes]]:
        """Move old actions out of an article's file when it has too many of them.

        The first stays, as it tells when the article was added. Returns the file with the moved
        ones, which must be written before the article's.
        """
        rows = record.documents("history")
        if len(rows) <= 2 * KEPT_ACTIONS:
            return []
        old = rows[1:-KEPT_ACTIONS]
        segment = Shard(self._layout.moved(record.path.stem, len(self._moved(record)) + 1))
        segment.insert("history", map(dict, old))
        record.remove("history", *old)
        counted = record.documents("moved")
        number = {"actions": len(old) + sum(count["actions"] for count in counted)}
        if counted:
            record.replace("moved", counted[0], number)
        else:
            record.insert("moved", [number])
        return [(segment.path, segment.packed().data)]

    def _moved(self, record: Shard) -> Sequence[Path]:
        first = self._layout.moved(record.path.stem, 1)
        return sorted(first.parent.glob(f"{record.path.stem}-*.json"))

    def _segment(self, path: Path) -> tuple[Action, ...]:
        stamp = stamp_of(path.stat())
        known = self._read.get(path)
        if known is None or known[0] != stamp:
            known = self._read[path] = (stamp, _actions(Shard(path)))
        return known[1]

    def _segments(self) -> Sequence[Path]:
        return sorted(self._folder.glob("[0-9]*.json"), key=lambda path: int(path.stem))

    @staticmethod
    def _is_full(shard: Shard) -> bool:
        many = len(shard.documents("history")) >= SEGMENT_ACTIONS
        return many or (shard.exists and shard.path.stat().st_size > _SEGMENT_BYTES)

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:06}.json"


def _actions(shard: Shard) -> tuple[Action, ...]:
    try:
        return tuple(action_from(row) for row in shard.documents("history"))
    except UNREADABLE as error:
        raise damaged(shard.path, f"an action in it is malformed: {error!r}") from None
