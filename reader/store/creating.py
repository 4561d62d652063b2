"""New articles get their files here: one at once, or a whole batch under one lock."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import orjson

from reader.codec import Json, to_json
from reader.model import Article, article_id_of, sha256_of
from reader.store.actions import action_json, plain
from reader.store.apply import apply
from reader.store.disk import load, write_files
from reader.store.protocol import Action, Change, StoreError
from reader.store.scan import Saving
from reader.store.shard import Shard, only
from reader.store.whole import refuse_cuts
from reader.store.writer import Writer


class Creator(Writer):
    """Adds articles to the files of one library."""

    def create(self, article: Article, original: bytes, action: Action) -> bool:
        """Do what ``Store.create`` promises."""
        article = _checked(article)
        action = plain(action)
        with self._locked():
            record = Shard(self._layout.article(article.id))
            if record.exists:
                self._heal(record, article, original)
                if self._revive(record, replace(action, scope=article.id)):
                    self._scanner.write([record])
                return False
            saving = self._saving(record, article, original, action)
            self._scanner.write([record], saving.first)
        return True

    def create_many(
        self, incoming: Sequence[tuple[Article, bytes]], action: Action
    ) -> Sequence[bool]:
        """Do what ``Store.create_many`` promises."""
        checked = [(_checked(article), original) for article, original in incoming]
        action = plain(action)
        with self._locked():
            self._scanner.sweep()
            savings: dict[str, Saving] = {}
            created, changes = [], []
            for number, (article, original) in enumerate(checked):
                own = replace(action, id=f"{action.id}-{number:04}", scope=article.id, label="")
                saving, new = self._arrived(article, original, own, savings)
                created.append(new)
                if saving:
                    savings[article.id] = saving
                    gone, here = {"deleted": True}, {"deleted": False}
                    changes.append(Change("article", article.id, gone, here, None, article.id))
            if savings:
                last = self._history.extended(replace(action, changes=tuple(changes)))
                self._scanner.write_many(list(savings.values()), [last])
        return created

    def _arrived(
        self, article: Article, original: bytes, own: Action, savings: dict[str, Saving]
    ) -> tuple[Saving | None, bool]:
        """Return what must be saved for an article, if anything, and whether it is a new one."""
        if article.id in savings:
            return None, False
        record = Shard(self._layout.article(article.id))
        if not record.exists:
            return self._saving(record, article, original, own), True
        self._heal(record, article, original)
        return (Saving(record, ()) if self._revive(record, own) else None), False

    def _saving(self, record: Shard, article: Article, original: bytes, action: Action) -> Saving:
        digest = hashlib.sha256(original).hexdigest()
        value = {k: v for k, v in to_json(article).items() if k != "text"}
        kept = value | {"original": digest, "length": len(article.text)}
        record.insert("article", [orjson.loads(orjson.dumps(kept))])
        for change in action.changes:
            if change.kind != "article":
                apply(record, action, change)
        refuse_cuts(action.changes, lambda: article.text)
        record.insert("history", [action_json(_creation(action, article.id, value))])
        return Saving(
            record,
            (
                (self._layout.original(digest), original),
                (self._layout.text(article.id), article.text.encode()),
            ),
        )

    def _heal(self, record: Shard, article: Article, original: bytes) -> None:
        """Write a text or an original again that is gone or damaged, now that it is at hand."""
        value = only(record.tables.get("article"))
        digest = str(value.get("original"))
        lost = []
        if not _is_sound(self._layout.text(article.id), article.sha256):
            lost.append((self._layout.text(article.id), article.text.encode()))
        if hashlib.sha256(original).hexdigest() == digest:
            path = self._layout.original(digest)
            if not _is_sound(path, digest):
                lost.append((path, original))
        if lost:
            write_files(lost)

    @staticmethod
    def _revive(record: Shard, action: Action) -> bool:
        """Take the deletion of an article back that was added again; False when it is none."""
        value = only(record.tables.get("article"))
        if not value.get("deleted"):
            return False
        change = Change("article", value["id"], {"deleted": True}, {"deleted": False})
        action = replace(action, changes=(change,))
        apply(record, action, change)
        record.insert("history", [action_json(action)])
        return True


def _checked(article: Article) -> Article:
    sha256 = sha256_of(article.text)
    if article.id != article_id_of(sha256):
        raise StoreError(f"article {article.id} was not saved: its id is not that of its text")
    return article if article.sha256 == sha256 else replace(article, sha256=sha256)


def _is_sound(path: Path, sha256: str) -> bool:
    try:
        return hashlib.sha256(load(path)).hexdigest() == sha256
    except FileNotFoundError:
        return False


def _creation(action: Action, article_id: str, value: Json) -> Action:
    if any(change.kind == "article" for change in action.changes):
        return action
    change = Change("article", article_id, None, value)
    return replace(action, changes=(change, *action.changes))
