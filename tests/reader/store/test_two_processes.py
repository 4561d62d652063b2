"""Two programs on one library see each other's saves and overwrite nothing."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.history import undoing
from reader.model import LIBRARY_SCOPE
from reader.store.protocol import Change
from reader.store.tinydb_store import TinyStore, open_store

from .another import Another, do
from .nouns import action, add, article, keep, mark

pytestmark = pytest.mark.slow


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TinyStore]:
    with closing(open_store(tmp_path / "library")) as opened:
        yield opened


@pytest.fixture
def other(store: TinyStore) -> Iterator[Another]:
    with Another(store.path) as another:
        yield another


def test_both_keep_their_attributions(store: TinyStore, other: Another) -> None:
    home = add(store, article())
    for n in range(30):
        other.tell("mark", home.id, note=f"theirs {n}")
    ours = {mark(store, home, note=f"ours {n}").id for n in range(30)}
    theirs = {other.answer() for _ in range(30)}
    assert {a.id for a in store.read(home.id).attributions} == ours | theirs
    assert len(ours | theirs) == 60


def test_one_of_two_edits_of_the_same_attribution_is_a_conflict(
    store: TinyStore, other: Another
) -> None:
    home = add(store, article())
    for n in range(20):
        marked = mark(store, home, start=n, end=n + 1)
        do(store, "wait", home.id, id=marked.id)
        other.ask("wait", home.id, id=marked.id)
        other.tell("edit", home.id, id=marked.id, note="theirs")
        results = [do(store, "edit", home.id, id=marked.id, note="ours"), other.answer()]
        (saved,) = (result["saved"] for result in results if "saved" in result)
        (conflict,) = (result["conflict"] for result in results if "conflict" in result)
        assert conflict == saved == do(store, "notes", home.id)[marked.id]


def test_what_another_saves_during_a_change_of_many_articles_is_kept(
    store: TinyStore, other: Another
) -> None:
    homes = [add(store, article(f"Kabar nomor {n}.")) for n in range(120)]
    for home in homes:
        other.tell("mark", home.id, note="theirs")
    changes = [Change("article", h.id, {"tags": []}, {"tags": ["x"]}) for h in homes]
    store.commit(whole := action(LIBRARY_SCOPE, *changes))
    theirs = [other.answer() for _ in homes]
    store.commit(undoing(whole, whole.annotator))
    for home, mark_id in zip(homes, theirs, strict=True):
        record = store.read(home.id)
        assert [a.id for a in record.attributions] == [mark_id]
        assert record.article.tags == ()
        assert record.article.revision == home.revision + 2
    assert list(store.check()) == []


def test_a_save_is_seen_at_the_next_look_of_the_other(store: TinyStore, other: Another) -> None:
    home = add(store, article())
    other.ask("changed")
    for _ in range(5):
        mark(store, home)
        assert other.ask("changed") == [[home.id], False, False]
        other.ask("mark", home.id)
        assert store.changed().articles == {home.id}
    assert other.ask("changed") == [[], False, False]
    other.ask("speaker", name="Ratna")
    assert store.changed().speakers
    assert [s.name for s in store.speakers().values()] == ["Ratna"]
    keep(store, "Tono")
    assert other.ask("changed") == [[], True, False]


def test_both_may_fill_a_new_index_at_once(store: TinyStore, tmp_path: Path) -> None:
    homes = [add(store, article(f"Kabar {n}.")) for n in range(60)]
    store.close()
    for left in (tmp_path / "cache").rglob("*.sqlite*"):
        left.unlink()
    with Another(store.path) as other, closing(open_store(store.path)) as again:
        other.tell("changed")
        assert again.counts().articles == len(homes)
        other.answer()
        mark(again, homes[0], end=5)
        assert other.ask("changed") == [[homes[0].id], False, False]
