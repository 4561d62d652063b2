"""Saving an action: what others saved is read first, then all of it is written or nothing."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from operator import itemgetter
from pathlib import Path

from reader.model import LIBRARY_SCOPE
from reader.store.actions import action_json, part_of
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


@dataclass
class _Course:
    """How far an action over many files has come."""

    action: Action
    work: Sequence[_Work]
    made: list[Change] = field(default_factory=list)
    """The changes that were not so already."""
    conflicts: list[ConflictError] = field(default_factory=list)

    @property
    def turns(self) -> bool:
        """Whether it takes another action back, or does it again."""
        return bool(self.action.undoes or self.action.redoes)


class Committer(Writer):
    """Applies actions to the files of one library."""

    def commit(self, action: Action, progress: Progress | None = None) -> Action:
        """Save an action in JSON values; returns and raises what ``Store.commit`` does."""
        work = self._by_file(action)
        if action.scope != LIBRARY_SCOPE:
            self._commit_article(action, work)
            return action
        if len(work) <= HELD_AT_ONCE:
            return self._commit_few(action, work)
        course = _Course(action, sorted(work, key=itemgetter(0)))
        return self._commit_bulk(course, progress or _untold)

    def _commit_few(self, action: Action, work: Sequence[_Work]) -> Action:
        course = _Course(action, work)
        with self._locked():
            shards = [self._taken(course, *item) for item in work]
            kept = self._kept(course, ())
            if any(shard.changed for shard in shards):
                # In one go, so that a full disk leaves no history of what was not done.
                self._scanner.write(shards, self._history.appended(kept))
            elif course.turns or not action.changes:
                self._history.append(kept)
            # Else all of it was so already, as when it is tried again: nothing to take back.
        return kept

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

    def _commit_bulk(self, course: _Course, progress: Progress) -> Action:
        """Save an action over many files; the lock is free between batches for others to save.

        History tells of it before it begins: of an action all, so that undo can take back what a
        crash leaves; of a step of undo nothing yet, so that the next goes on with what it leaves.
        """
        action, work = course.action, course.work
        for path, changes in work:  # files are replaced whole, so they may be read unlocked
            self._applied(action, path, changes, lenient=True)
            progress(0, len(work))
        with self._locked():
            self._scanner.sweep()
            begun = replace(action, changes=(), partial=True) if course.turns else action
            self._history.append(begun)
        done, size = 0, HELD_AT_ONCE
        while batch := work[done : done + size]:
            began = time.monotonic()
            try:
                with self._locked():
                    self._scanner.write_many(list(self._fitting(course, batch)))
            except StoreError as error:
                left = self._not_done(action, batch) | {path for path, _ in work[done + size :]}
                raise self._broken_off(course, left, error) from error.__cause__
            done += len(batch)
            size = next_size(size, time.monotonic() - began)
            try:
                progress(done, len(work))
            except Exception:
                self._amend(course, {path for path, _ in work[done:]})
                raise
            time.sleep(_GIVE_WAY)
        if course.turns or course.conflicts:
            action = self._amend(course, ())
        if course.conflicts:
            raise self._left_out(course)
        return action

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

    def _broken_off(self, course: _Course, left: Collection[Path], error: StoreError) -> StoreError:
        """Keep as history what was changed before ``error``; return the error that tells it.

        Where that cannot be kept, all is named there, of a step of undo nothing: an undo passes
        over what is so already.
        """
        with suppress(StoreError):
            self._amend(course, left)
        work = course.work
        cause, changed = error.__cause__, len(work) - len(left)
        if not changed or not isinstance(cause, OSError):
            return error
        back = "redo brings" if course.action.undoes else "undo takes"
        words = f"{changed:,} of {len(work):,} files were changed, which {back} back"
        return explained(cause, min(left, default=work[-1][0]), words)

    def _fitting(self, course: _Course, batch: Sequence[_Work]) -> Iterator[Saving]:
        for path, changes in batch:
            try:
                shard = self._taken(course, path, changes)
            except ConflictError as conflict:
                course.conflicts.append(conflict)
            else:
                if shard.changed:
                    yield Saving(shard)

    def _left_out(self, course: _Course) -> ConflictError:
        """Return the first conflict, as one about all that did not fit."""
        paths = {self._path(conflict.change) for conflict in course.conflicts}
        left = tuple(change for change in course.action.changes if self._path(change) in paths)
        first = course.conflicts[0]
        return ConflictError(replace(course.action, changes=left), first.change, first.theirs)

    def _amend(self, course: _Course, left: Collection[Path]) -> Action:
        """Keep as history, and return, the action without the files that were ``left``."""
        kept = self._kept(course, left)
        with self._locked():
            self._history.amend(kept)
        return kept

    def _kept(self, course: _Course, left: Collection[Path]) -> Action:
        """Return the action as history shall tell it: of a step of undo what it did change."""
        undone = {*left, *(self._path(conflict.change) for conflict in course.conflicts)}
        made = {id(change) for change in course.made}
        done = [
            change
            for change in course.action.changes
            if (not course.turns or id(change) in made) and self._path(change) not in undone
        ]
        return replace(part_of(course.action, done), partial=bool(left) and course.turns)

    def _taken(self, course: _Course, path: Path, changes: Sequence[Change]) -> Shard:
        """Apply the changes of one file, noting those that were not so already."""
        shard = self._opened(path)
        course.made += _apply_all(shard, course.action, changes, lenient=True)
        return shard

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


def _apply_all(
    shard: Shard, action: Action, changes: Sequence[Change], lenient: bool
) -> list[Change]:
    """Apply changes to a file in memory; those that were not so already."""
    try:
        made = [change for change in changes if apply(shard, action, change, lenient)]
    except UNREADABLE as error:
        raise damaged(shard.path, f"it is malformed: {error!r}") from error
    if not (action.undoes or action.redoes):  # what was there comes back as it was
        refuse_cuts(changes, partial(text_of, shard))
    return made


def next_size(size: int, seconds: float) -> int:
    """Return how many files to save at once after so many took so long.

    As many as can be while others wait for the lock no longer than a person would notice.
    """
    wanted = 2 * size if seconds < _QUICK else size // 2 if seconds > 2 * _QUICK else size
    return max(HELD_AT_ONCE, min(wanted, _MOST_AT_ONCE))
