"""A file of the library is a TinyDB file, and tells when it cannot be trusted."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from reader.model import LIBRARY_SCOPE
from reader.store.protocol import Change, DamagedError, ReadOnlyError
from reader.store.shard import VERSION, Shard, crc_of, pack, save_shard, unpack
from reader.store.tinydb_store import open_store

from .nouns import action, add, article, keep, mark

TABLES = st.dictionaries(
    st.text("abc", min_size=1, max_size=4),
    st.dictionaries(
        st.integers(1, 99).map(str),
        st.dictionaries(st.text(max_size=5), st.text(max_size=20) | st.integers(-9, 9)),
        max_size=4,
    ),
    max_size=4,
)


@settings(max_examples=100)
@given(TABLES)
def test_what_is_packed_is_unpacked(tables: dict[str, Any]) -> None:
    packed = pack(tables)
    assert unpack(packed.data, Path("x")) == (tables, VERSION)
    assert crc_of(packed.data) == packed.crc
    assert pack(tables) == packed


def test_no_flipped_bit_goes_unnoticed() -> None:
    data = pack({"article": {"1": {"title": "Banjir", "note": "é" * 20}}}).data
    for position in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[position // 8] ^= 1 << position % 8
        with pytest.raises(DamagedError):
            unpack(bytes(flipped), Path("x"))


def test_no_torn_file_goes_unnoticed() -> None:
    old = pack({"article": {"1": {"title": "lama" * 40}}}).data
    new = pack({"article": {"1": {"title": "baru, dan lebih panjang" * 40}}}).data
    chance = random.Random(7)
    for _ in range(300):
        cut = chance.randrange(40, len(new))  # after what both have in common
        for torn in (new[:cut], new[:cut] + old[cut:]):
            with pytest.raises(DamagedError):
                unpack(torn, Path("x"))


def test_documents_keep_their_numbers_and_order(tmp_path: Path) -> None:
    shard = Shard(tmp_path / "x.json")
    shard.insert("t", [{"id": n} for n in "abc"])
    shard.replace("t", shard.documents("t")[0], {"id": "a", "new": True})
    shard.remove("t", shard.documents("t")[1])
    shard.insert("t", [{"id": "d"}])
    save_shard(shard)
    again = Shard(tmp_path / "x.json")
    assert [(d.doc_id, dict(d)) for d in again.documents("t")] == [
        (1, {"id": "a", "new": True}),
        (3, {"id": "c"}),
        (4, {"id": "d"}),
    ]
    assert again.packed() == shard.packed()
    assert not again.changed


def test_a_plain_tinydb_opens_every_file(tmp_path: Path) -> None:
    store = open_store(tmp_path / "library")
    home = add(store, article(title="Judul: élan"))
    marked = mark(store, home, note="“catatan”")
    who = keep(store, "Ratna")
    store.commit(action(LIBRARY_SCOPE, Change("settings", "x", None, {"name": "Desa"})))
    store.save_draft(action(home.id))
    store.close()
    found: dict[str, list[str]] = {}
    for path in (tmp_path / "library").rglob("*.json"):
        with TinyDB(path, access_mode="r", encoding="utf-8") as database:
            assert database.table("_check").get(doc_id=1)["v"] == VERSION
            for table in database.tables() - {"_check"}:
                found.setdefault(table, []).extend(map(str, database.table(table).all()))
    assert set(found) == {
        "article", "attributions", "drafts", "history", "settings", "speakers",
    }  # fmt: skip
    assert "Judul: élan" in found["article"][0]
    assert marked.id in found["attributions"][0]
    assert who.id in found["speakers"][0]


def test_a_file_of_a_newer_kutip_is_read_but_not_changed(tmp_path: Path) -> None:
    store = open_store(tmp_path / "library")
    home = add(store, article(title="Dari masa depan"))
    path = store.path / "articles" / home.id[:2] / f"{home.id}.json"
    tables, _ = unpack(path.read_bytes(), path)
    path.write_bytes(newer := pack(tables, VERSION + 1).data)
    assert store.read(home.id).article.title == "Dari masa depan"
    with pytest.raises(ReadOnlyError, match="newer kutip"):
        mark(store, home)
    assert path.read_bytes() == newer
    store.close()


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"article": {}}', b"\x00" * 50])
def test_what_is_no_file_of_ours_is_named_as_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(DamagedError, match=r"x\.json is damaged"):
        Shard(path)


CHANGES = st.lists(
    st.tuples(st.sampled_from(["put", "replace", "remove"]), st.sampled_from("abcd")), max_size=30
)


@given(CHANGES)
def test_documents_are_found_by_their_id_whatever_was_done(changes: list[tuple[str, str]]) -> None:
    shard = Shard(Path("none"))
    expected: list[dict[str, Any]] = []
    for number, (what, name) in enumerate(changes):
        found = shard.find("t", name)
        first = next((row for row in expected if row["id"] == name), None)
        assert found == first
        if what == "put":
            shard.insert("t", [{"id": name, "n": number}])
            expected.append({"id": name, "n": number})
        elif found is not None and first is not None:
            place = expected.index(first)
            if what == "remove":
                shard.remove("t", found)
                del expected[place]
            else:
                other = "d" if number % 2 else name
                shard.replace("t", found, {"id": other, "n": number})
                expected[place] = {"id": other, "n": number}
        assert shard.documents("t") == expected
