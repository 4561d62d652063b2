"""Undo and redo worked out from the saved history alone, so that they survive a restart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.codec import Json
from reader.model import new_id, now
from reader.store.protocol import Action, Change, ConflictError

_FOLLOWS_FROM_SAVING = ("revision", "modified")


class Stacks(NamedTuple):
    """What one annotator can take back and do again, the next one last."""

    undoable: tuple[Action, ...]
    redoable: tuple[Action, ...]


def stacks(actions: Sequence[Action], annotator: str) -> Stacks:
    """Replay ``actions`` (oldest first) and return what ``annotator`` can undo and redo.

    An action without a label is automatic (an article opened) and one without changes changed
    nothing; neither is ever offered.
    """
    undoable: list[Action] = []
    redoable: list[Action] = []
    for action in actions:
        if action.annotator != annotator or not action.label:
            continue
        if action.undoes:
            _move(action.undoes, undoable, redoable)
        elif action.redoes:
            _move(action.redoes, redoable, undoable)
        elif action.changes:
            undoable.append(action)
            redoable.clear()
    return Stacks(tuple(undoable), tuple(redoable))


def turn(
    actions: Sequence[Action], annotator: str, commit: Callable[[Action], None], again: bool
) -> str | None:
    """Take the newest action of ``actions`` back, or do it again; its label, None for nothing.

    What somebody else has changed since stays as it is: the action is passed over, so that those
    before it can still be reached, and the label says so.
    """
    found = stacks(actions, annotator)
    waiting = found.redoable if again else found.undoable
    if not waiting:
        return None
    action = waiting[-1]
    step = redoing(action, annotator) if again else undoing(action, annotator)
    try:
        commit(step)
    except ConflictError:
        commit(replace(step, changes=()))
        return f"{action.label} (left as it is: somebody else changed it since)"
    return action.label


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


def _move(action_id: str, source: list[Action], target: list[Action]) -> None:
    for action in reversed(source):
        if action.id == action_id:
            source.remove(action)
            target.append(action)
            return


def _settled(value: Json | None) -> Json | None:
    """Leave out what saving itself changes: it must not stand in the way of an undo."""
    if value is None:
        return None
    return {k: v for k, v in value.items() if k not in _FOLLOWS_FROM_SAVING}
