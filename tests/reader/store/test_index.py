"""The index may be deleted, broken or stale at any time; the lists are right all the same."""

import os
import re
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from reader.query import Query, Sort, parse_query
from reader.store.index import index_file
from reader.store.tinydb_store import TinyStore, open_store

from .nouns import add, article, keep, mark


@pytest.fixture
def library(tmp_path: Path) -> Path:
    with closing(open_store(tmp_path / "library")) as store:
        for n in range(12):
            home = add(store, article(f"Kabar nomor {n}.", title=f"Judul {n}"))
        mark(store, home, speaker_ids=(keep(store, "Ratna").id,))
    return tmp_path / "library"


def assert_whole(store: TinyStore) -> None:
    assert len(store.rows(Query(), Sort.NEWEST)) == 12
    assert [r.title for r in store.rows(parse_query("nomor 7"), Sort.NEWEST)] == ["Judul 7"]
    assert [r.title for r in store.rows(parse_query("speaker:ratna"), Sort.NEWEST)] == ["Judul 11"]
    assert [s.name for s in store.speakers().values()] == ["Ratna"]
    assert store.counts().attributions == 1
    assert not list(store.check())


def delete(index: Path) -> None:
    for path in index.parent.iterdir():
        path.unlink()


def scribble(index: Path) -> None:
    index.write_bytes(b"this was an index once" * 1000)


def tear(index: Path) -> None:
    with closing(sqlite3.connect(index)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(index.read_bytes())
    data[8192:] = os.urandom(len(data) - 8192)
    index.write_bytes(data)


def empty(index: Path) -> None:
    delete(index)
    index.touch()


def other_tables(index: Path) -> None:
    delete(index)
    with closing(sqlite3.connect(index)) as connection:
        connection.execute("CREATE TABLE files(something)")


def other_version(index: Path) -> None:
    with closing(sqlite3.connect(index)) as connection:
        connection.execute("PRAGMA user_version = 99")


def folder_instead(index: Path) -> None:
    delete(index)
    index.mkdir()


@pytest.mark.parametrize(
    "harm", [delete, scribble, tear, empty, other_tables, other_version, folder_instead]
)
def test_a_harmed_index_is_built_again(library: Path, harm: Callable[[Path], None]) -> None:
    harm(index_file(library))
    with closing(open_store(library)) as store:
        assert_whole(store)


@pytest.mark.parametrize("harm", [delete, scribble, tear])
def test_an_index_harmed_while_it_is_open_is_built_again(
    library: Path, harm: Callable[[Path], None]
) -> None:
    with closing(open_store(library)) as store:
        assert store.counts().articles == 12
        harm(index_file(library))
        # What SQLite still holds in memory is right; what is saved now must be, too.
        home = add(store, article("Kabar terakhir."))
        assert home.id in {r.id for r in store.rows(Query(), Sort.NEWEST)}
    with closing(open_store(library)) as store:
        assert store.counts().articles == 13


def test_what_was_done_without_kutip_is_noticed(library: Path, tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "second")) as second:
        newcomer = add(second, article("Kabar dari tempat lain.", title="Tamu"))
    with closing(open_store(library)) as store:
        store.changed()
        gone = store.rows(parse_query("nomor 3"), Sort.NEWEST)[0].id
        for path in (library / "articles").rglob(f"{gone}.*"):
            path.unlink()
        shutil.copytree(tmp_path / "second", library, dirs_exist_ok=True)
        assert store.changed().articles == {gone, newcomer.id}
        found = {r.title for r in store.rows(Query(), Sort.NEWEST)}
        assert "Tamu" in found
        assert "Judul 3" not in found
        assert not list(store.check())


def test_a_save_that_was_never_indexed_is_noticed(library: Path) -> None:
    """As when a program is killed between the rename and the index."""
    with closing(open_store(library)) as store:
        assert store.counts().attributions == 1
        backup = library.parent / "cache-before"
        home = store.read(next(store.article_ids())).article
        shutil.copytree(index_file(library).parent, backup)
        mark(store, home)
    shutil.rmtree(index_file(library).parent)
    shutil.copytree(backup, index_file(library).parent)
    with closing(open_store(library)) as store:
        assert store.counts().attributions == 2
        assert store.changed().articles == {home.id}


def test_building_the_index_tells_how_far_it_is_and_can_be_cancelled(library: Path) -> None:
    class CancelledError(Exception):
        pass

    def cancel(done: int, total: int) -> None:
        if done == 5:
            raise CancelledError

    delete(index_file(library))
    seen: list[tuple[int, int]] = []
    with closing(open_store(library)) as store:
        assert not store.index_ready()
        with suppress(CancelledError):
            store.build_index(cancel)
        assert not store.index_ready()
        store.build_index(lambda done, total: seen.append((done, total)))
        assert store.index_ready()
        assert seen[-1][0] == seen[-1][1] > 5
        assert_whole(store)
    with closing(open_store(library)) as store:
        assert store.index_ready()


def test_a_new_library_needs_no_building(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "new")) as store:
        assert store.index_ready()
        assert store.rows(Query(), Sort.NEWEST) == []


def test_a_first_look_at_an_old_library_is_no_news(library: Path) -> None:
    delete(index_file(library))
    with closing(open_store(library)) as store:
        assert not store.changed()


def test_a_damaged_file_is_left_out_of_the_lists(library: Path) -> None:
    with closing(open_store(library)) as store:
        victim = store.rows(parse_query("nomor 7"), Sort.NEWEST)[0].id
        path = library / "articles" / victim[:2] / f"{victim}.json"
        data = path.read_bytes()
        replacement = path.with_suffix(".new")
        replacement.write_bytes(data.replace(b"Judul", b"Jucul"))
        replacement.replace(path)
        assert len(store.rows(Query(), Sort.NEWEST)) == 11
        assert store.rows(parse_query("nomor 7"), Sort.NEWEST) == []
        replacement.write_bytes(data)
        replacement.replace(path)
        assert_whole(store)


def test_many_threads_use_one_store(library: Path) -> None:
    failures: list[BaseException] = []
    with closing(open_store(library)) as store:
        homes = [store.read(i).article for i in store.article_ids()][:3]

        def work(number: int) -> None:
            try:
                for n in range(10):
                    mark(store, homes[(number + n) % 3], note=f"{number} {n}")
                    keep(store, f"{number} {n}")
                    store.rows(parse_query("kabar"), Sort.TITLE)
                    store.speakers()
                    store.changed()
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not failures
        assert store.counts().attributions == 61
        assert len(store.speakers()) == 61
        assert not store.changed()
        assert not list(store.check())


def test_each_library_has_an_index_of_its_own_in_a_folder_of_any_system(tmp_path: Path) -> None:
    names = ["news", "News", "n/ews", "n%2Fews", "berita pagi", "kabar-\U0001f5de", "x" * 200]
    folders = [index_file(tmp_path / name).parent for name in names]
    # Where case does not count, two names that differ in it alone would be one.
    assert len({folder.name.lower() for folder in folders}) == len(names)
    for folder in folders:
        assert folder.parent == index_file(tmp_path).parent.parent
        assert re.fullmatch(r"[A-Za-z0-9._~%-]{1,100}", folder.name)
