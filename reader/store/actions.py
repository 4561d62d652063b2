"""Actions as the files keep them, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
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
    if action.partial:
        value["partial"] = True
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
        partial=value.get("partial") is True,
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


def part_of(action: Action, changes: Sequence[Change]) -> Action:
    """Return an action with some of its changes; a number of them in its label says so."""
    whole, kept = len(action.changes), tuple(changes)
    if len(kept) == whole:
        return action
    number = re.compile(rf"\b{whole}(?: of (\d+))?\b")
    label = number.sub(lambda m: f"{len(kept)} of {m[1] or whole}", action.label, count=1)
    return replace(action, label=label, changes=kept)


def plain(action: Action) -> Action:
    """Return the action with nothing but JSON values in it, as it will be read back."""
    return action_from(action_json(action))
