"""A library that comes from a stranger breaks nothing: an error of the store is the worst of it."""

import random
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from reader.changes import creation
from reader.model import LIBRARY_SCOPE, Rejection, Span, new_id
from reader.query import Query, Sort, parse_query
from reader.store.protocol import Change, Store, StoreError
from reader.store.shard import pack, unpack
from reader.store.tinydb_store import TinyStore, open_store

from .nouns import START, action, add, article, keep, mark

WRONG: list[Any] = [
    None, True, -1, 2**63, 1.5, "", "x" * 40, "2024", [], [[]], [[5, 1]], {}, {"a": None}, ["\0"],
]  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TinyStore]:
    with closing(open_store(tmp_path / "library")) as opened:
        home = add(opened, article(title="Judul", published=START, tags=("x",)))
        who = keep(opened, "Ratna")
        mark(opened, home, speaker_ids=(who.id,))
        refused = Rejection(new_id(), home.id, (Span(0, 3),))
        opened.commit(action(home.id, creation(refused)))
        opened.commit(action(LIBRARY_SCOPE, Change("settings", "x", None, {"name": "Desa"})))
        yield opened


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to everything inside a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from places(inner, (*path, key))


def try_everything(store: Store, home: Any) -> None:
    article_id = home.id
    for attempt in (
        lambda: store.read(article_id),
        lambda: store.original(article_id),
        lambda: store.history(article_id),
        lambda: store.history(LIBRARY_SCOPE),
        lambda: store.rows(Query(), Sort.NEWEST),
        lambda: store.rows(parse_query("judul speaker:ratna"), Sort.TITLE),
        store.speakers,
        store.settings,
        store.counts,
        store.changed,
        store.drafts,
        lambda: mark(store, home),
        lambda: keep(store, "Tono"),
        lambda: store.create(home, b"", action(article_id)),
        lambda: list(store.check()),
        lambda: list(store.check(repair=True)),
        lambda: store.rows(Query(), Sort.NEWEST),
    ):
        with suppress(StoreError):
            attempt()


@pytest.mark.parametrize("seed", range(12))
def test_wrong_values_under_a_right_checksum(store: TinyStore, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    home = store.read(next(store.article_ids())).article
    for number in range(12):
        folder = tmp_path / f"copy{number}"
        shutil.copytree(store.path, folder)
        path = chance.choice(sorted(folder.rglob("*.json")))
        tables, _ = unpack(path.read_bytes(), path)
        way = chance.choice(list(places(tables)))
        inner: Any = tables
        for key in way[:-1]:
            inner = inner[key]
        inner[way[-1]] = chance.choice(WRONG)
        path.write_bytes(pack(tables).data)
        with closing(open_store(folder)) as copied:
            try:
                try_everything(copied, home)
            except Exception as error:
                error.add_note(f"{way} = {inner[way[-1]]!r}")
                raise


def test_a_link_out_of_the_library_is_not_followed_by_an_id(store: TinyStore) -> None:
    for stranger in ("../../../../etc/passwd", "/etc/passwd", "..", "a/b", "\0"):
        with pytest.raises(StoreError):
            store.read(stranger)
        with pytest.raises(StoreError):
            store.drop_draft(stranger)
