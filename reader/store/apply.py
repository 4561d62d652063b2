"""How a change meets the noun as it is now: it applies, is done already, or is a conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from reader.codec import (
    Json,
    MalformedError,
    article_from,
    attribution_from,
    feed_from,
    rejection_from,
    speaker_from,
    suggestion_from,
)
from reader.model import Attribution, Rejection
from reader.store.protocol import Action, Change, ConflictError, Kind, StoreError
from reader.store.shard import Shard, only
from reader.store.whole import text_of

TABLES: Mapping[Kind, str] = {
    "article": "article",
    "attribution": "attributions",
    "rejection": "rejections",
    "suggestion": "suggestions",
    "speaker": "speakers",
    "settings": "settings",
    "feed": "feed",
}
"""The table in which a kind of noun is kept."""

_HIDDEN_NOT_GONE = ("article", "speaker", "feed")
_FOLLOWING = ("revision", "modified", "text")
"""Fields that are not compared: they follow from saving, or are kept elsewhere."""

_BUILD: Mapping[Kind, Callable[[Mapping[str, Any]], object]] = {
    "article": lambda value: article_from({**value, "text": ""}),
    "attribution": attribution_from,
    "rejection": rejection_from,
    "suggestion": suggestion_from,
    "speaker": speaker_from,
    "settings": lambda value: value,
    "feed": feed_from,
}


def apply(shard: Shard, action: Action, change: Change, lenient: bool = False) -> bool:
    """Apply one change to a file in memory; raises ConflictError when it does not fit.

    Returns whether it changed anything. With ``lenient`` a change that is done already is passed
    over: an action over several files may be run again after a crash.
    """
    if change.kind == "settings":
        return _apply_settings(shard, action, change, lenient)
    if change.before is None:
        return _create(shard, action, change)
    if change.after is None and change.kind not in _HIDDEN_NOT_GONE:
        return _remove(shard, action, change, lenient)
    return _edit(shard, action, change, lenient)


def holds(document: Json | None, fields: Json) -> bool:
    """Tell whether a noun has these values, but for what follows from saving."""
    return document is not None and all(
        name in document and document[name] == value
        for name, value in fields.items()
        if name not in _FOLLOWING
    )


def _create(shard: Shard, action: Action, change: Change) -> bool:
    table = TABLES[change.kind]
    after = {k: v for k, v in (change.after or {}).items() if k != "text"}
    now = shard.find(table, change.id)
    if now is None:
        after.setdefault("revision", 1)
        if action.undoes or action.redoes:
            # It was here before: a copy that somebody still holds must not pass for this one.
            after["revision"] += _changes_of(shard, change.id)
            _touch(after, action, change)
        shard.insert(table, [_checked(shard, change, after)])
    elif now.get("deleted") is True and holds({**now, "deleted": False}, after):
        after = {**now, "deleted": False, "revision": now["revision"] + 1}
        _touch(after, action, change)
        shard.replace(table, now, after)
    elif not holds(now, after):
        raise ConflictError(action, change, dict(now))
    else:
        return False
    return True


def _remove(shard: Shard, action: Action, change: Change, lenient: bool) -> bool:
    table = TABLES[change.kind]
    now = shard.find(table, change.id)
    if now is None and lenient:
        return False
    if now is None or not _unchanged(now, change):
        raise ConflictError(action, change, None if now is None else dict(now))
    shard.remove(table, now)
    return True


def _edit(shard: Shard, action: Action, change: Change, lenient: bool) -> bool:
    table = TABLES[change.kind]
    now = shard.find(table, change.id)
    after = {"deleted": True} if change.after is None else change.after
    if lenient and holds(now, after):
        return False
    if now is None or not _unchanged(now, change):
        raise ConflictError(action, change, None if now is None else dict(now))
    new = {**now, **{k: v for k, v in after.items() if k not in _FOLLOWING}}
    new["revision"] = now["revision"] + 1
    _touch(new, action, change)
    shard.replace(table, now, _checked(shard, change, new))
    return True


def _apply_settings(shard: Shard, action: Action, change: Change, lenient: bool) -> bool:
    table = TABLES["settings"]
    documents = shard.documents(table)
    now: Json = dict(documents[0]) if documents else {}
    before, after = change.before or {}, change.after or dict.fromkeys(change.before or {})
    if lenient and _settings_hold(now, after):
        return False
    if not _settings_hold(now, before) or change.revision not in (None, now.get("revision", 0)):
        raise ConflictError(action, change, now)
    new = {**now, **after, "revision": now.get("revision", 0) + 1}
    new = {name: value for name, value in new.items() if value is not None}
    if documents:
        shard.replace(table, documents[0], new)
    else:
        shard.insert(table, [new])
    return True


def _settings_hold(now: Json, fields: Json) -> bool:
    return all(now.get(k) == v for k, v in fields.items() if k not in _FOLLOWING)


def _unchanged(now: Json, change: Change) -> bool:
    same = change.revision is None or change.revision == now.get("revision")
    return same and holds(now, change.before or {})


def _changes_of(shard: Shard, noun_id: str) -> int:
    # What was moved out of the file is not looked at: too high a number does no harm.
    moved = sum(int(count["actions"]) for count in shard.documents("moved"))
    return moved + shard.counted("history", _named)[noun_id]


def _named(history: Iterable[Json]) -> Counter[str]:
    """Count the changes of each noun."""
    return Counter(change["id"] for row in history for change in row["changes"])


def _touch(document: Json, action: Action, change: Change) -> None:
    if change.kind in ("attribution", "suggestion", "speaker"):
        document["modified"] = action.at.isoformat()


def _checked(shard: Shard, change: Change, document: Json) -> Json:
    if document.get("id") != change.id:
        raise StoreError(f"{change.kind} {change.id} was not saved: its id does not match")
    if document.get("article_id", change.article_id) != change.article_id:
        raise StoreError(f"{change.kind} {change.id} was not saved: it names another article")
    try:
        noun = _BUILD[change.kind](document)
    except MalformedError as error:
        raise StoreError(f"{change.kind} {change.id} was not saved: {error}") from error
    if isinstance(noun, Attribution | Rejection):
        _check_within(shard, change, noun)
    return document


def _check_within(shard: Shard, change: Change, mark: Attribution | Rejection) -> None:
    end = max((span.end for span in (*mark.content, *mark.cue, *mark.source)), default=0)
    length = _length(shard)
    if end > length:
        raise StoreError(
            f"{change.kind} {change.id} was not saved: it ends at {end}, beyond the end of the "
            f"text at {length}. Mark it again"
        )


def _length(shard: Shard) -> int:
    """Return how many code points the article's text has; raises DamagedError."""
    article = only(shard.tables.get("article"))
    if "length" in article:
        return int(article["length"])
    return len(text_of(shard))  # records of earlier versions do not tell
