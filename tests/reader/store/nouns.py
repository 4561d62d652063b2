"""Small nouns and actions for the tests of stores."""

from datetime import UTC, datetime, timedelta
from typing import Any

from reader.changes import creation
from reader.model import (
    LIBRARY_SCOPE,
    Article,
    Attribution,
    Span,
    Speaker,
    article_id_of,
    new_id,
    sha256_of,
)
from reader.store.protocol import Action, Change, Store

START = datetime(2024, 3, 1, 8, 0, tzinfo=UTC)
TEXT = 'Air sungai naik lagi. "Kami mengungsi sejak subuh," kata Ratna. Posko dibuka di balai desa.'


def article(text: str = TEXT, **fields: Any) -> Article:
    sha256 = sha256_of(text)
    return Article(article_id_of(sha256), text, sha256=sha256, **fields)


def attribution(home: Article, start: int = 0, end: int = 9, **fields: Any) -> Attribution:
    fields = {"created": START, "modified": START, **fields}
    return Attribution(new_id(), home.id, (Span(start, end),), **fields)


def speaker(name: str, **fields: Any) -> Speaker:
    return Speaker(new_id(), name, created=START, modified=START, **fields)


def action(scope: str, *changes: Change, minutes: int = 0, **fields: Any) -> Action:
    at = START + timedelta(minutes=minutes)
    fields = {"label": "do", "annotator": "tester", **fields}
    return Action(new_id(), scope, at=at, changes=changes, **fields)


def add(store: Store, home: Article, original: bytes = b"as it came") -> Article:
    assert store.create(home, original, action(home.id, creation(home)))
    return home


def mark(store: Store, home: Article, **fields: Any) -> Attribution:
    marked = attribution(home, **fields)
    store.commit(action(home.id, creation(marked)))
    return marked


def keep(store: Store, name: str, **fields: Any) -> Speaker:
    kept = speaker(name, **fields)
    store.commit(action(LIBRARY_SCOPE, creation(kept)))
    return kept
