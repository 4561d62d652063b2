"""How a conflict between two people's changes to one noun ends, once a person has chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reader.codec import Json, to_json
from reader.model import Record, new_id
from reader.store.protocol import Action, Change, ConflictError, NotFoundError, Store

_BY_FIELD = ("article", "feed")
"""What is compared field by field, and is there once."""
_KEPT = ("id", "revision", "created", "modified")


def theirs(store: Store, change: Change) -> Json | None:
    """Return the noun of ``change`` as the store has it now; None when it is gone."""
    if change.kind == "speaker":
        speaker = store.speakers().get(change.id)
        return to_json(speaker) if speaker else None
    if change.kind == "feed":
        feed = next((v.feed for v in store.feeds() if v.feed.id == change.id), None)
        return to_json(feed) if feed else None
    try:
        record: Record = store.read(change.article_id)
    except NotFoundError:
        return None
    if change.kind == "article":
        return to_json(record.article)
    nouns = record.suggestions if change.kind == "suggestion" else record.attributions
    found = next((noun for noun in nouns if noun.id == change.id), None)
    return to_json(found) if found else None


def resolution(store: Store, draft: Change, copy: bool) -> Change:
    """Return the change that puts our version in place of theirs, or beside it as a copy.

    ``draft`` holds the noun before and after, as it was when the conflict was met. There is never
    a second copy of an article or a feed. Raises NotFoundError when that is gone.
    """
    assert draft.before is not None and draft.after is not None
    current = theirs(store, draft)
    once = draft.kind in _BY_FIELD
    if once and current is None:
        raise NotFoundError(f"{draft.kind} {draft.id} is gone; the draft stays")
    if current is None or (copy and not once):
        own_id = new_id() if copy else draft.id
        return replace(draft, id=own_id, before=None, after={**draft.after, "id": own_id})
    ours = {
        k: v
        for k, v in draft.after.items()
        if k not in _KEPT and v != draft.before.get(k) and v != current.get(k)
    }
    before = {k: current.get(k) for k in ours}
    revision = None if once else int(current["revision"])
    return replace(draft, before=before, after=ours, revision=revision)


def still_seen(store: Store, draft: Action, seen: Mapping[str, Json | None]) -> None:
    """Raise ConflictError when theirs is no longer the version that a person has ``seen``."""
    for change in draft.changes:
        if change.id in seen and theirs(store, change) != seen[change.id]:
            raise ConflictError(draft, change, theirs(store, change))
