"""Actions as the files keep them, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson

from reader.codec import Json
from reader.store.protocol import Action, Change


def action_json(action: Action) -> Json:
    """Return an action as JSON values; an article's text, which is kept once, is left out."""
    value: Json = {
        "id": action.id,
        "scope": action.scope,
        "label": action.label,
        "annotator": action.annotator,
        "at": action.at.isoformat(),
        "changes": [_change_json(change) for change in action.changes],
    }
    if action.undoes:
        value["undoes"] = action.undoes
    if action.redoes:
        value["redoes"] = action.redoes
    plain: Json = orjson.loads(orjson.dumps(value))
    return plain


def _change_json(change: Change) -> Json:
    return {
        "kind": change.kind,
        "id": change.id,
        "before": _without_text(change, change.before),
        "after": _without_text(change, change.after),
        "revision": change.revision,
        "article_id": change.article_id,
    }


def _without_text(change: Change, value: Json | None) -> Json | None:
    if change.kind != "article" or value is None:
        return value
    return {name: field for name, field in value.items() if name != "text"}


def action_from(value: Mapping[str, Any]) -> Action:
    """Return the action that a file keeps; raises KeyError, TypeError or ValueError."""
    return Action(
        id=_string(value["id"]),
        scope=_string(value["scope"]),
        label=_string(value["label"]),
        annotator=_string(value["annotator"]),
        at=datetime.fromisoformat(value["at"]),
        changes=tuple(map(_change_from, value["changes"])),
        undoes=_string(value.get("undoes", "")),
        redoes=_string(value.get("redoes", "")),
    )


def _change_from(value: Mapping[str, Any]) -> Change:
    return Change(
        value["kind"],
        _string(value["id"]),
        value["before"],
        value["after"],
        value["revision"],
        _string(value["article_id"]),
    )


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected a text, got {type(value).__name__}")
    return value


def plain(action: Action) -> Action:
    """Return the action with nothing but JSON values in it, as it will be read back."""
    return action_from(action_json(action))
