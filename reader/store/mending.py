"""Puts damaged files aside and back together from what can still be read; nothing is deleted."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson

from reader.codec import (
    Json,
    article_from,
    attribution_from,
    feed_from,
    feed_state_from,
    rejection_from,
    seen_from,
    speaker_from,
    suggestion_from,
    to_json,
)
from reader.model import Article, Attribution, Feed, FeedState, Rejection, Speaker, new_id
from reader.store.actions import action_from
from reader.store.disk import explained, make_folder, read_file, sync_folder, write_files
from reader.store.faults import sound
from reader.store.protocol import Action, Change, DamagedError, Kind, NotFoundError
from reader.store.shard import UNREADABLE, Shard, Tables, save_shard
from reader.store.writer import Writer

_READERS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    "article": lambda value: article_from({**value, "text": ""}),
    "attributions": attribution_from,
    "rejections": rejection_from,
    "suggestions": suggestion_from,
    "history": action_from,
    "speakers": speaker_from,
    "drafts": action_from,
    "settings": dict,
    "feed": feed_from,
    "state": feed_state_from,
    "items": seen_from,
    "moved": lambda value: int(value["actions"]),
}


class Mender(Writer):
    """Repairs the files of one library; each repair holds the lock and looks again first."""

    def replace(self, path: Path) -> str:
        """Put a damaged file into quarantine, what can be restored in its place; tell both."""
        with self._locked():
            try:
                sound(self._layout, path)
            except DamagedError:
                kept = self._restorable(path)
                aside = self._put_aside(path)
            else:
                return "it is sound again"
            if not kept:
                return f"moved to {aside}; {self._nothing(path)}"
            shard = Shard(path)
            for table, documents in kept.items():
                shard.insert(table, documents)
            self._scanner.write([shard])
        counts = ", ".join(f"{len(documents)} in {table}" for table, documents in kept.items())
        return f"moved to {aside}; restored what could be read ({counts}): compare the two"

    def take_out(self, path: Path, marks: Iterable[tuple[str, str]]) -> str:
        """Move marks, given by table and number, out of a record into a file in quarantine."""
        with self._locked():
            record = Shard(path)
            aside = Shard(self._free(path.with_suffix(".marks.json").name))
            for table, key in marks:
                for document in record.documents(table):
                    if document.doc_id == int(key):
                        aside.insert(table, [dict(document)])
                        record.remove(table, document)
            # First the copy, then the record without it.
            save_shard(aside)
            self._scanner.write([record])
        return f"taken out, kept in {self._layout.relative(aside.path)}"

    def unlink(self, path: Path, lost: Collection[str]) -> None:
        """Take an article's links to others that are not there out of its record."""
        with self._locked():
            record = Shard(path)
            for document in record.documents("article"):
                links = [link for link in document["links"] if link["article_id"] not in lost]
                record.replace("article", document, {**document, "links": links})
            self._scanner.write([record])

    def give_id(self, path: Path, table: str, mark_id: str) -> str:
        """Give a mark another id, in what was done to it as well; tell which."""
        fresh, kind = new_id(), table.removesuffix("s")

        def renamed(change: Json) -> Json:
            if (change["kind"], change["id"]) != (kind, mark_id):
                return change
            sides = {name: _with_id(change[name], fresh) for name in ("before", "after")}
            return {**change, "id": fresh, **sides}

        with self._locked():
            record = Shard(path)
            for document in record.documents(table):
                if document["id"] == mark_id:
                    record.replace(table, document, {**document, "id": fresh})
            for row in record.documents("history"):
                changes = [renamed(change) for change in row["changes"]]
                if changes != row["changes"]:
                    record.replace("history", row, {**row, "changes": changes})
            self._scanner.write([record])
        return f"it has the id {fresh} now"

    def restore_text(self, article: Json) -> bool:
        """Write an article's text again from its original bytes, if they still give that text."""
        from reader.text.normalise import normalise

        try:
            original, _ = read_file(self._layout.original(str(article.get("original"))))
            text = normalise(original.decode("utf-8-sig")).encode()
        except (OSError, UnicodeDecodeError, NotFoundError):
            return False
        if hashlib.sha256(text).hexdigest() != article["sha256"]:
            return False
        with self._locked():
            write_files([(self._layout.text(article["id"]), text)])
        return True

    def _restorable(self, path: Path) -> dict[str, list[Json]]:
        found = _readable(path)
        if path.parent == self._layout.speakers:
            known = {speaker["id"]: speaker for speaker in found.get("speakers", ())}
            known |= self._replayed("speaker", lambda c: self._layout.bucket(c.id) == path)
            return {"speakers": list(known.values())} if known else {}
        if path.parent == self._layout.feeds:
            feeds = {feed["id"]: feed for feed in found.get("feed", ())}
            feeds |= self._replayed("feed", lambda c: c.id == path.stem)
            return {**found, "feed": list(feeds.values())} if feeds else {}
        if path == self._layout.settings:
            settings = self._replayed("settings", lambda _: True).values()
            return {"settings": list(settings) or found.get("settings", [{}])}
        if path.parent.parent == self._layout.articles:
            articles = found.get("article", [])
            return found if len(articles) == 1 and articles[0]["id"] == path.stem else {}
        return found

    def _replayed(self, kind: Kind, wanted: Callable[[Change], bool]) -> dict[str, Json]:
        """Return nouns of the library's scope as its history leaves them."""
        nouns: dict[str, Json] = {}
        for action in self._history.actions(skip_damaged=True):
            for change in action.changes:
                if change.kind == kind and wanted(change):
                    key = kind if kind == "settings" else change.id
                    nouns[key] = _replay(nouns.get(key), action, change)
        return nouns

    def _put_aside(self, path: Path) -> str:
        aside = self._free(path.name)
        try:
            make_folder(aside.parent)
            os.replace(path, aside)  # noqa: PTH105
            sync_folder(aside.parent)
            sync_folder(path.parent)
        except OSError as error:
            raise explained(error, path) from error
        return self._layout.relative(aside)

    def _free(self, name: str) -> Path:
        stem, dot, rest = name.partition(".")
        path, number = self._layout.quarantine / name, 1
        while path.exists():
            number += 1
            path = self._layout.quarantine / f"{stem}-{number}{dot}{rest}"
        return path

    def _nothing(self, path: Path) -> str:
        if path.parent.parent == self._layout.articles:
            return "nothing in it could be restored. Its text is kept: add the same text again"
        return "nothing in it could be restored"


def _with_id(noun: Json | None, fresh: str) -> Json | None:
    return {**noun, "id": fresh} if noun and "id" in noun else noun


def _readable(path: Path) -> dict[str, list[Json]]:
    """Return the documents of a damaged file that are nouns of ours all the same."""
    try:
        tables: Tables = orjson.loads(read_file(path)[0])
        found = {name: [_read(name, v) for v in tables[name].values()] for name in _known(tables)}
    except (OSError, *UNREADABLE):
        return {}
    sound = {name: [v for v in values if v is not None] for name, values in found.items()}
    return {name: values for name, values in sound.items() if values}


def _known(tables: Tables) -> list[str]:
    return [name for name in tables if name in _READERS]


def _read(table: str, value: Json) -> Json | None:
    """Return a document with every field that its noun has, None when it is no noun of ours."""
    try:
        noun = _READERS[table](value)
    except UNREADABLE:
        return None
    if not isinstance(noun, Article | Attribution | Rejection | Speaker | Feed | FeedState):
        return value
    whole = to_json(noun)
    return {name: value.get(name, whole.get(name)) for name in {**whole, **value} if name != "text"}


def _replay(noun: Json | None, action: Action, change: Change) -> Json:
    if change.kind == "settings":
        after = change.after or dict.fromkeys(change.before or {})
        new = {**(noun or {}), **after, "revision": (noun or {}).get("revision", 0) + 1}
        return {name: value for name, value in new.items() if value is not None}
    if noun is None:
        return dict(change.after or {})
    after = {"deleted": True} if change.after is None else change.after
    revision = noun.get("revision", 0) + 1
    return {**noun, **after, "revision": revision, "modified": action.at.isoformat()}
