"""How a conflict between two people's changes to one noun ends, once a person has chosen."""

from __future__ import annotations

from dataclasses import replace

from reader.codec import Json, to_json
from reader.model import Record, new_id
from reader.store.protocol import Change, NotFoundError, Store

_KEPT = ("id", "revision", "created", "modified")


def theirs(store: Store, change: Change) -> Json | None:
    """Return the noun of ``change`` as the store has it now; None when it is gone."""
    if change.kind == "speaker":
        speaker = store.speakers().get(change.id)
        return to_json(speaker) if speaker else None
    try:
        record: Record = store.read(change.article_id)
    except NotFoundError:
        return None
    found = next((a for a in record.attributions if a.id == change.id), None)
    return to_json(found) if found else None


def resolution(store: Store, draft: Change, copy: bool) -> Change:
    """Return the change that puts our version in place of theirs, or beside it as a copy.

    ``draft`` holds the whole noun before and after, as it was when the conflict was met.
    """
    assert draft.before is not None and draft.after is not None
    current = theirs(store, draft)
    if copy or current is None:
        own_id = new_id() if copy else draft.id
        return replace(draft, id=own_id, before=None, after={**draft.after, "id": own_id})
    ours = {
        k: v
        for k, v in draft.after.items()
        if k not in _KEPT and v != draft.before.get(k) and v != current.get(k)
    }
    before = {k: current.get(k) for k in ours}
    return replace(draft, before=before, after=ours, revision=int(current["revision"]))
