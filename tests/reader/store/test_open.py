"""Which folders can be a library."""

import errno
import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from reader.query import Query, Sort
from reader.store.disk import explained
from reader.store.protocol import NotFoundError, StoreError
from reader.store.tinydb_store import open_store

from .nouns import add, article


def test_a_library_is_made_where_there_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with closing(open_store(folder)) as store:
        assert store.rows(Query(), Sort.NEWEST) == []
        home = add(store, article())
    with closing(open_store(folder, create=False)) as store:
        assert [row.id for row in store.rows(Query(), Sort.NEWEST)] == [home.id]


def test_none_is_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no library"):
        open_store(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_folder_of_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").touch()
    with pytest.raises(StoreError, match=r"thesis\.odt"):
        open_store(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.odt"]


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="is a file, not a library; name a folder"):
        open_store(tmp_path / "file")


def test_articles_without_settings_are_a_library_still(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "x")) as store:
        home = add(store, article())
    (tmp_path / "x" / "library.json").unlink()
    with closing(open_store(tmp_path / "x", create=False)) as store:
        assert store.read(home.id).article == home
        assert store.settings() == {}


def test_a_save_that_fails_says_how_to_mend_it(tmp_path: Path) -> None:
    error = explained(OSError(errno.EIO, os.strerror(errno.EIO)), tmp_path / "a.json")
    assert str(error) == (
        f"{tmp_path / 'a.json'} could not be saved; nothing was changed: "
        "the disk gives an error; check it, or use another"
    )


def test_what_was_in_a_library_that_was_deleted_makes_no_other_one_old(tmp_path: Path) -> None:
    where = tmp_path / "library"
    store = open_store(where)
    add(store, article("Satu."))
    assert not store.is_new()
    store.close()
    shutil.rmtree(where)
    store = open_store(where)
    assert store.is_new()
    add(store, article("Dua."))
    assert not store.is_new()
    store.close()
