"""What undo does with the speakers that an action on an article made: they go and come with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.codec import to_json
from reader.model import LIBRARY_SCOPE, Attribution, Record, Speaker
from reader.store.protocol import Action, Change, ConflictError

if TYPE_CHECKING:
    from reader.library import Library

_FOLLOWING = ("revision", "modified")
"""Fields that follow from saving."""


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


def reassign(library: Library, before: Attribution, after: Attribution, label: str) -> Record:
    """Change a quote, and take the speakers along whom it no longer names and nothing else does.

    Only those whom suggestions of its article made. Raises what ``Library`` raises.
    """
    from reader.changes import edit

    change = edit(before, after)
    alone = left_alone(library, before.article_id, before.speaker_ids, after.speaker_ids, 1)
    if change is None or not alone:
        return library.edit(before, after, label)
    try:
        library.commit(before.article_id, label, [change, *alone])
    except ConflictError:
        return library.edit(before, after, label)  # it keeps ours as a draft
    return library.read(before.article_id)


def left_alone(
    library: Library, article_id: str, were: Iterable[str], are: Iterable[str], uses: int = 0
) -> list[Change]:
    """Return the changes that hide who is named no longer, unless something else needs them.

    They were made together with something in the article, are as they were made, and no more than
    ``uses`` quotes name them, which is what is about to be changed.
    """
    from reader.changes import edit

    gone = set(were) - set(are)
    if not gone:
        return []
    made = {
        change.id: change
        for action in library.history(article_id)
        for change in action.changes
        if change.kind == "speaker" and change.before is None and change.id in gone
    }
    if not made:
        return []
    known, used = library.speakers(), library.speaker_uses(versions=True)
    needed_here = {i for s in library.read(article_id).suggestions for i in s.speaker_ids}
    winners = {speaker.merged_into for speaker in known.values()}
    hidden = (
        edit(known[i], replace(known[i], deleted=True))
        for i, change in made.items()
        if i in known
        and i not in winners | needed_here
        and used.get(i, 0) <= uses
        and _is_still(known[i], replace(change, before=change.after))
    )
    return [change for change in hidden if change is not None]


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
    """Return how many quotes name a speaker until a step takes them, or the name in them, away."""
    quotes = [c for c in step.changes if c.kind == "attribution"]
    named = sum(speaker_id in (c.before or {}).get("speaker_ids", ()) for c in quotes)
    return named - sum(speaker_id in (c.after or {}).get("speaker_ids", ()) for c in quotes)


def _is_still(here: Speaker, change: Change) -> bool:
    now = to_json(here)
    made = (change.before or {}).items()
    return all(now.get(name) == value for name, value in made if name not in _FOLLOWING)
