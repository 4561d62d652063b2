"""Undo and redo worked out from the saved history alone, so that they survive a restart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.codec import Json
from reader.model import new_id, now
from reader.store.actions import part_of
from reader.store.protocol import Action, Change, ConflictError

_ALREADY = {False: "nothing of it was there", True: "all of it was there"}
"""What is told of an action, taken back or done again, when nothing had to be changed for it."""

_FOLLOWS_FROM_SAVING = ("revision", "modified")


class Stacks(NamedTuple):
    """What one annotator can take back and do again, the next one last."""

    undoable: tuple[Action, ...]
    redoable: tuple[Action, ...]


def stacks(actions: Sequence[Action], annotator: str) -> Stacks:
    """Replay ``actions`` (oldest first) and return what ``annotator`` can undo and redo.

    An action without a label is automatic (an article opened) and one without changes changed
    nothing; neither is ever offered. Of one that was taken back in part both parts are offered,
    each to where it can go.
    """
    undoable: list[Action] = []
    redoable: list[Action] = []
    wholes: dict[str, Action] = {}
    for action in actions:
        if action.annotator != annotator or not action.label:
            continue
        if action.undoes:
            _move(action, wholes, undoable, redoable)
        elif action.redoes:
            _move(action, wholes, redoable, undoable)
        elif action.changes:
            wholes[action.id] = action
            undoable.append(action)
            redoable.clear()
    return Stacks(tuple(undoable), tuple(redoable))


def turn(
    actions: Sequence[Action], annotator: str, commit: Callable[[Action], Action], again: bool
) -> str | None:
    """Take the newest action of ``actions`` back, or do it again; its label, None for nothing.

    The label tells how much of it was done. What somebody else has changed since stays as it is:
    the action is passed over, so that those before it can still be reached, and the label says so.
    """
    found = stacks(actions, annotator)
    waiting = found.redoable if again else found.undoable
    if not waiting:
        return None
    action = waiting[-1]
    step = redoing(action, annotator) if again else undoing(action, annotator)
    try:
        kept = commit(step)
    except ConflictError as conflict:
        commit(replace(step, changes=()))
        left = _keys(conflict.action)
        done = [change for change in step.changes if (change.kind, change.id) not in left]
        theirs = "left as it is: somebody else changed it since"
        return f"{part_of(step, done).label} ({'the rest is ' if done else ''}{theirs})"
    if kept.changes or not step.changes:
        return kept.label
    return f"{action.label} ({_ALREADY[again]})"


def undoing(action: Action, annotator: str) -> Action:
    """Return the action that takes ``action`` back."""
    changes = tuple(
        Change(c.kind, c.id, _settled(c.after), _settled(c.before), article_id=c.article_id)
        for c in reversed(action.changes)
    )
    return Action(new_id(), action.scope, action.label, annotator, now(), changes, undoes=action.id)


def redoing(action: Action, annotator: str) -> Action:
    """Return the action that does ``action`` again."""
    changes = tuple(
        Change(c.kind, c.id, _settled(c.before), _settled(c.after), article_id=c.article_id)
        for c in action.changes
    )
    return Action(new_id(), action.scope, action.label, annotator, now(), changes, redoes=action.id)


def _move(
    step: Action, wholes: Mapping[str, Action], source: list[Action], target: list[Action]
) -> None:
    """Move an action, or so much of it as a ``step`` that was cut short came to, to ``target``."""
    name = step.undoes or step.redoes
    at = _place(source, name)
    if at is None:
        return
    found, whole = source.pop(at), wholes[name]
    moved = _keys(step) & _keys(found) if step.partial else _keys(found)
    if rest := _keys(found) - moved:
        source.insert(at, _part(whole, rest))
    if not moved:
        return
    there = _place(target, name)
    if there is None:
        target.append(_part(whole, moved))
    else:
        target[there] = _part(whole, moved | _keys(target[there]))


def _place(actions: Sequence[Action], action_id: str) -> int | None:
    """Return where an action is, the newest first."""
    return next((n for n in reversed(range(len(actions))) if actions[n].id == action_id), None)


def _keys(action: Action) -> set[tuple[str, str]]:
    return {(change.kind, change.id) for change in action.changes}


def _part(whole: Action, keys: set[tuple[str, str]]) -> Action:
    return part_of(whole, [c for c in whole.changes if (c.kind, c.id) in keys])


def _settled(value: Json | None) -> Json | None:
    """Leave out what saving itself changes: it must not stand in the way of an undo."""
    if value is None:
        return None
    return {k: v for k, v in value.items() if k not in _FOLLOWS_FROM_SAVING}
