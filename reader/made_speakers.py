"""What undo does with the speakers that an action on an article made: they go and come with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.codec import to_json
from reader.model import LIBRARY_SCOPE, Speaker
from reader.store.protocol import Action, Change

if TYPE_CHECKING:
    from reader.library import Library


def needed(library: Library, ids: Iterable[str], new: Iterable[Speaker]) -> list[Change]:
    """Return the changes after which the library has all of ``ids``, of whom ``new`` are known."""
    from reader.changes import creation, edit

    known, offered = library.speakers(), {speaker.id: speaker for speaker in new}
    found: list[Change] = []
    for speaker_id in sorted(set(ids)):
        here = known.get(speaker_id)
        if here is None and speaker_id in offered:
            found.append(creation(offered[speaker_id]))
        elif here is not None and here.deleted:
            found += filter(None, [edit(here, replace(here, deleted=False))])
    return found


def fitting(library: Library, step: Action) -> Action:
    """Return a step of undo or redo without the speakers whom it must leave as they are.

    Those stay whom a quote elsewhere names, into whom another was merged, or who were edited.
    """
    if step.scope == LIBRARY_SCOPE or all(c.kind != "speaker" for c in step.changes):
        return step
    known, uses = library.speakers(), library.speaker_uses(versions=True)
    winners = {speaker.merged_into for speaker in known.values()}

    def fits(change: Change) -> bool:
        if change.kind != "speaker":
            return True
        here = known.get(change.id)
        if change.after is not None and not change.after.get("deleted"):
            return here is None or here.deleted
        return (
            here is not None
            and change.id not in winners
            and uses.get(change.id, 0) <= _named_in(step, change.id)
            and _is_still(here, change)
        )

    return replace(step, changes=tuple(filter(fits, step.changes)))


def _named_in(step: Action, speaker_id: str) -> int:
    """Return how many of the quotes that a step takes away name a speaker."""
    gone = (c.before or {} for c in step.changes if c.kind == "attribution" and c.after is None)
    return sum(speaker_id in quote.get("speaker_ids", ()) for quote in gone)


def _is_still(here: Speaker, change: Change) -> bool:
    now = to_json(here)
    return all(now.get(name) == value for name, value in (change.before or {}).items())
