"""Saving an action: what others saved is read first, then all of it is written or nothing."""

from __future__ import annotations

import re
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from operator import itemgetter
from pathlib import Path

from reader.model import LIBRARY_SCOPE
from reader.store.actions import action_json
from reader.store.apply import apply
from reader.store.disk import explained
from reader.store.protocol import (
    Action,
    Change,
    ConflictError,
    NotFoundError,
    Progress,
    StoreError,
)
from reader.store.scan import Saving
from reader.store.shard import UNREADABLE, Shard, damaged
from reader.store.whole import refuse_cuts, text_of
from reader.store.writer import Writer

HELD_AT_ONCE = 16
"""An action over at most this many files is saved under one lock, so that it is all or nothing."""

_MOST_AT_ONCE = 256
"""An action over more files than HELD_AT_ONCE is saved in batches that grow up to this."""

_QUICK = 0.25
"""Seconds; a batch that took less is followed by a larger one."""

_GIVE_WAY = 0.005
"""Seconds between two batches: others look for the lock more often than that."""

_Work = tuple[Path, tuple[Change, ...]]


class Committer(Writer):
    """Applies actions to the files of one library."""

    def commit(self, action: Action, progress: Progress | None = None) -> None:
        """Save an action in JSON values; raises what ``Store.commit`` raises."""
        work = self._by_file(action)
        if action.scope != LIBRARY_SCOPE:
            self._commit_article(action, work)
        elif len(work) <= HELD_AT_ONCE:
            with self._locked():
                shards = [self._applied(action, *item, lenient=True) for item in work]
                self._history.append(action)
                self._scanner.write(shards)
        else:
            self._commit_bulk(action, sorted(work, key=itemgetter(0)), progress or _untold)

    def _commit_article(self, action: Action, work: Sequence[_Work]) -> None:
        home = self._layout.article(action.scope)
        with self._locked():
            record = self._opened(home)
            if record.find("history", action.id) is not None:
                return
            others = []
            for path, changes in work:
                if path == home:
                    _apply_all(record, action, changes, lenient=False)
                else:
                    others.append(self._applied(action, path, changes, lenient=True))
            record.insert("history", [action_json(action)])
            self._scanner.write([*others, record], self._relieved(record))

    def _relieved(self, record: Shard) -> list[tuple[Path, bytes]]:
        try:
            return self._history.relieve(record)
        except UNREADABLE as error:
            raise damaged(record.path, f"it is malformed: {error!r}") from error

    def _commit_bulk(self, action: Action, work: Sequence[_Work], progress: Progress) -> None:
        """Save an action over many files; the lock is free between batches for others to save."""
        for item in work:  # files are replaced whole, so they may be read without the lock
            self._applied(action, *item, lenient=True)
            progress(0, len(work))
        with self._locked():
            self._scanner.sweep()
            self._history.append(action)
        conflicts: list[ConflictError] = []
        done, size = 0, HELD_AT_ONCE
        while batch := work[done : done + size]:
            began = time.monotonic()
            try:
                with self._locked():
                    self._scanner.write_many(list(self._fitting(action, batch, conflicts)))
            except StoreError as error:
                left = self._not_done(action, batch) | {path for path, _ in work[done + size :]}
                raise self._broken_off(action, work, left, conflicts, error) from error.__cause__
            done += len(batch)
            size = next_size(size, time.monotonic() - began)
            try:
                progress(done, len(work))
            except Exception:
                self._amend(action, {path for path, _ in work[done:]}, conflicts)
                raise
            time.sleep(_GIVE_WAY)
        if conflicts:
            self._leave_out(action, conflicts)

    def _not_done(self, action: Action, batch: Sequence[_Work]) -> set[Path]:
        """Return the files of a batch that broke off which are as they were."""
        left = set()
        for path, changes in batch:
            try:
                if self._applied(action, path, changes, lenient=True).changed:
                    left.add(path)
            except StoreError:
                left.add(path)
        return left

    def _broken_off(
        self,
        action: Action,
        work: Sequence[_Work],
        left: Collection[Path],
        conflicts: Sequence[ConflictError],
        error: StoreError,
    ) -> StoreError:
        """Keep as history what was changed before ``error``; return the error that tells it.

        Where that cannot be kept, all is named there: an undo passes over what was not changed.
        """
        with suppress(StoreError):
            self._amend(action, left, conflicts)
        cause, changed = error.__cause__, len(work) - len(left)
        if not changed or not isinstance(cause, OSError):
            return error
        back = "redo brings" if action.undoes else "undo takes"
        words = f"{changed:,} of {len(work):,} files were changed, which {back} back"
        return explained(cause, min(left, default=work[-1][0]), words)

    def _fitting(
        self, action: Action, work: Sequence[_Work], conflicts: list[ConflictError]
    ) -> Iterator[Saving]:
        for path, changes in work:
            try:
                shard = self._applied(action, path, changes, lenient=True)
            except ConflictError as conflict:
                conflicts.append(conflict)
            else:
                if shard.changed:
                    yield Saving(shard)

    def _leave_out(self, action: Action, conflicts: Sequence[ConflictError]) -> None:
        """Keep as history what was done, and raise a conflict about the rest."""
        paths = {self._path(conflict.change) for conflict in conflicts}
        left = tuple(change for change in action.changes if self._path(change) in paths)
        self._amend(action, (), conflicts)
        first = conflicts[0]
        raise ConflictError(replace(action, changes=left), first.change, first.theirs)

    def _amend(
        self, action: Action, left: Collection[Path], conflicts: Sequence[ConflictError]
    ) -> None:
        """Keep as history that the changes to some files were not made."""
        undone = {*left, *(self._path(conflict.change) for conflict in conflicts)}
        done = tuple(change for change in action.changes if self._path(change) not in undone)
        with self._locked():
            self._history.amend(_part_of(action, done))

    def _applied(
        self, action: Action, path: Path, changes: Sequence[Change], lenient: bool
    ) -> Shard:
        shard = self._opened(path)
        _apply_all(shard, action, changes, lenient)
        return shard

    def _opened(self, path: Path) -> Shard:
        shard = Shard(path)
        if not shard.exists and path.parent.parent == self._layout.articles:
            raise NotFoundError(f"there is no article {path.stem} in {self._layout.root}")
        return shard

    def _by_file(self, action: Action) -> list[_Work]:
        """Return the changes by file, the files in the order in which the action names them."""
        found: dict[Path, list[Change]] = {}
        for change in action.changes:
            found.setdefault(self._path(change), []).append(change)
        return [(path, tuple(changes)) for path, changes in found.items()]

    def _path(self, change: Change) -> Path:
        if change.kind == "article":
            return self._layout.article(change.id)
        if change.kind == "speaker":
            return self._layout.bucket(change.id)
        if change.kind == "feed":
            return self._layout.feed(change.id)
        if change.kind == "settings":
            return self._layout.settings
        return self._layout.article(change.article_id)


def _untold(done: int, total: int) -> None:
    """Tell nobody how far an action is."""


def _part_of(action: Action, changes: tuple[Change, ...]) -> Action:
    """Return an action of which only these changes were made; a number in its label says so."""
    whole = str(len(action.changes))
    label = re.sub(rf"\b{whole}\b", f"{len(changes)} of {whole}", action.label, count=1)
    return replace(action, label=label, changes=changes)


def _apply_all(shard: Shard, action: Action, changes: Sequence[Change], lenient: bool) -> None:
    try:
        for change in changes:
            apply(shard, action, change, lenient)
    except UNREADABLE as error:
        raise damaged(shard.path, f"it is malformed: {error!r}") from error
    if not (action.undoes or action.redoes):  # what was there comes back as it was
        refuse_cuts(changes, partial(text_of, shard))


def next_size(size: int, seconds: float) -> int:
    """Return how many files to save at once after so many took so long.

    As many as can be while others wait for the lock no longer than a person would notice.
    """
    wanted = 2 * size if seconds < _QUICK else size // 2 if seconds > 2 * _QUICK else size
    return max(HELD_AT_ONCE, min(wanted, _MOST_AT_ONCE))
