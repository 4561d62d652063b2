"""What check finds, and what a repair brings back."""

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from reader.changes import creation, edit, removal
from reader.codec import to_json
from reader.history import undoing
from reader.model import (
    LIBRARY_SCOPE,
    Article,
    Attribution,
    EditedSuggestion,
    Link,
    LinkKind,
    Rejection,
    Span,
    Speaker,
    new_id,
)
from reader.query import Query, Sort
from reader.store.protocol import Change, DamagedError, Finding, StoreError
from reader.store.shard import pack, unpack
from reader.store.tinydb_store import TinyStore, open_store

from .nouns import START, action, add, article, attribution, keep, mark

FAMILY = "👨‍👩‍👧 berkumpul. Kata Ratna, é itu penting."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TinyStore]:
    with closing(open_store(tmp_path / "library")) as opened:
        yield opened


@pytest.fixture
def ratna(store: TinyStore) -> Speaker:
    return keep(store, "Ratna")


@pytest.fixture
def home(store: TinyStore, ratna: Speaker) -> Article:
    home = article(FAMILY, title="Keluarga")
    add(store, home, FAMILY.encode())
    mark(store, home, start=5, end=15, speaker_ids=(ratna.id,))
    mark(store, home, start=22, end=27, note="catatan lama")
    return home


def record_of(store: TinyStore, home: Article, suffix: str = ".json") -> Path:
    return store.path / "articles" / home.id[:2] / f"{home.id}{suffix}"


def bucket_of(store: TinyStore) -> Path:
    (path,) = (store.path / "speakers").glob("*.json")
    return path


def put(path: Path, data: bytes) -> None:
    """Replace a file as a sync client does."""
    waiting = path.with_name("new")
    waiting.write_bytes(data)
    waiting.replace(path)


def record_holding(store: TinyStore, home: Article, **marks: Attribution | Rejection) -> None:
    """Put marks into an article's file, by table, as another program may that checks nothing."""
    path = record_of(store, home)
    tables, _ = unpack(path.read_bytes(), path)
    for table, marked in marks.items():
        tables.setdefault(table, {})["99"] = orjson.loads(orjson.dumps(to_json(marked)))
    put(path, pack(tables).data)


def only_finding(store: TinyStore, repair: bool = False) -> Finding:
    (finding,) = store.check(repair)
    return finding


def test_a_sound_library_gives_nothing_to_find(store: TinyStore, home: Article) -> None:
    seen: list[tuple[int, int]] = []
    assert list(store.check(progress=lambda done, total: seen.append((done, total)))) == []
    assert seen[-1][0] == seen[-1][1] > 3


def test_a_flipped_letter_is_found_and_the_rest_kept(store: TinyStore, home: Article) -> None:
    path = record_of(store, home)
    good = path.read_bytes()
    put(path, good.replace(b"catatan lama", b"catatan lima"))
    with pytest.raises(DamagedError, match=r"kutip check --repair"):
        store.read(home.id)
    with pytest.raises(DamagedError):
        mark(store, home)
    finding = only_finding(store)
    assert finding.path == f"articles/{home.id[:2]}/{home.id}.json"
    assert "checksum" in finding.problem
    assert not finding.repaired
    mended = only_finding(store, repair=True)
    assert mended.repaired
    assert "2 in attributions" in mended.remedy
    assert (store.path / "quarantine" / path.name).read_bytes().count(b"lima")
    assert len(store.read(home.id).attributions) == 2
    assert [row.attributions for row in store.rows(Query(), Sort.NEWEST)] == [2]
    assert list(store.check()) == []


@pytest.mark.parametrize("name", [b'"title"', b'"blocks"', b'"tags"', b'"state"', b'"speaker_ids"'])
def test_a_name_of_a_field_may_be_what_is_damaged(
    store: TinyStore, home: Article, name: bytes
) -> None:
    path = record_of(store, home)
    put(path, path.read_bytes().replace(name, name[:-2] + b'X"'))
    assert only_finding(store, repair=True).repaired
    assert store.read(home.id).article.text == home.text
    assert [row.id for row in store.rows(Query(), Sort.NEWEST)] == [home.id]
    assert list(store.check()) == []


def test_a_torn_record_is_put_aside_and_the_text_can_be_added_again(
    store: TinyStore, home: Article
) -> None:
    path = record_of(store, home)
    put(path, path.read_bytes()[:-20])
    mended = only_finding(store, repair=True)
    assert "add the same text again" in mended.remedy
    assert not path.exists()
    assert store.rows(Query(), Sort.NEWEST) == []
    assert store.create(home, FAMILY.encode(), action(home.id))
    assert store.read(home.id).article == home
    put(path, b"")
    only_finding(store, repair=True)
    aside = sorted(p.name for p in (store.path / "quarantine").iterdir())
    assert aside == [f"{home.id}-2.json", f"{home.id}.json"]


@pytest.mark.parametrize("harm", [b"", b"Another text altogether."])
def test_a_text_is_written_again_from_the_original(
    store: TinyStore, home: Article, harm: bytes
) -> None:
    put(record_of(store, home, ".txt"), harm)
    with pytest.raises(DamagedError):
        store.read(home.id)
    assert "text" in only_finding(store).problem
    assert only_finding(store, repair=True).repaired
    assert store.read(home.id).article.text == FAMILY


def test_a_text_that_cannot_be_restored_comes_back_by_adding_it(store: TinyStore) -> None:
    home = add(store, article(), b"<p>another form of it</p>")
    marked = mark(store, home)
    record_of(store, home, ".txt").unlink()
    finding = only_finding(store, repair=True)
    assert not finding.repaired
    assert "add the same text again" in finding.remedy
    assert not store.create(home, b"", action(home.id))
    assert store.read(home.id).attributions == (marked,)
    assert list(store.check()) == []


def test_a_lost_original_is_found_and_comes_back_by_adding_it(
    store: TinyStore, home: Article
) -> None:
    for path in (store.path / "originals").rglob("*"):
        if path.is_file():
            path.unlink()
    assert "original" in only_finding(store).problem
    store.create(home, FAMILY.encode(), action(home.id))
    assert store.original(home.id) == FAMILY.encode()


def test_speakers_are_restored_from_the_history(store: TinyStore, ratna: Speaker) -> None:
    change = edit(ratna, replace(ratna, role="ketua RT"))
    assert change
    store.commit(action(LIBRARY_SCOPE, change, minutes=3))
    before = store.speakers()
    put(bucket_of(store), b"nothing of this can be read")
    assert store.speakers() == {}
    mended = only_finding(store, repair=True)
    assert mended.repaired
    assert "1 in speakers" in mended.remedy
    assert store.speakers() == before
    assert before[ratna.id].role == "ketua RT"


def test_settings_are_restored_from_the_history(store: TinyStore) -> None:
    for name in ("Desa", "Kota"):
        old = store.settings().get("name")
        change = Change("settings", "library", {"name": old}, {"name": name})
        store.commit(action(LIBRARY_SCOPE, change))
    put(store.path / "library.json", b"{}")
    with pytest.raises(DamagedError):
        store.settings()
    assert only_finding(store, repair=True).repaired
    assert store.settings() == {"name": "Kota"}


def test_a_damaged_history_costs_only_undo(store: TinyStore, ratna: Speaker) -> None:
    (path,) = (store.path / "history").iterdir()
    put(path, path.read_bytes()[:100])
    with pytest.raises(DamagedError):
        store.history(LIBRARY_SCOPE)
    assert only_finding(store, repair=True).repaired
    assert list(store.history(LIBRARY_SCOPE)) == []
    assert store.speakers() == {ratna.id: ratna}


def test_spans_off_the_text_are_taken_out_and_kept_aside(store: TinyStore, home: Article) -> None:
    beyond = attribution(home, 30, 4000)
    refused = Rejection(new_id(), home.id, (Span(0, 900),), created=START)
    record_holding(store, home, attributions=beyond, rejections=refused)
    with pytest.raises(DamagedError, match="beyond the end"):
        store.read(home.id)
    assert [f.repaired for f in store.check()] == [False, False]
    assert [f.repaired for f in store.check(repair=True)] == [True, True]
    record = store.read(home.id)
    assert (len(record.attributions), record.rejections) == (2, ())
    (aside,) = (store.path / "quarantine").iterdir()
    tables, _ = unpack(aside.read_bytes(), aside)
    assert tables["attributions"]["1"]["id"] == beyond.id
    assert tables["rejections"]["1"]["id"] == refused.id
    assert list(store.check()) == []


def test_an_edited_suggestion_off_the_text_is_taken_out_and_kept_aside(
    store: TinyStore, home: Article
) -> None:
    beyond = EditedSuggestion(new_id(), home.id, (Span(0, 900),), basis=(Span(0, 5),))
    record_holding(store, home, suggestions=beyond)
    (finding,) = store.check(repair=True)
    assert f"suggestion {beyond.id} ends beyond the text" in finding.problem
    assert store.read(home.id).suggestions == ()
    (aside,) = (store.path / "quarantine").iterdir()
    tables, _ = unpack(aside.read_bytes(), aside)
    assert tables["suggestions"]["1"]["id"] == beyond.id
    assert list(store.check()) == []


def cut_in_two(store: TinyStore, home: Article, marked: Attribution) -> Attribution:
    """Let a mark begin inside a character, as an older kutip may have saved it."""
    path = record_of(store, home)
    tables, _ = unpack(path.read_bytes(), path)
    for value in tables["attributions"].values():
        if value["id"] == marked.id:
            value["content"] = [[1, 15]]
    put(path, pack(tables).data)
    return replace(marked, content=(Span(1, 15),))


def test_a_mark_of_before_that_cuts_a_character_can_still_be_changed(
    store: TinyStore, home: Article
) -> None:
    cut = cut_in_two(store, home, mark(store, home, start=0, end=15))
    change = edit(cut, replace(cut, note="dilihat"))
    assert change
    store.commit(action(home.id, change))
    (noted,) = (a for a in store.read(home.id).attributions if a.id == cut.id)
    taken = action(home.id, removal(noted))
    store.commit(taken)
    store.commit(action(home.id, creation(noted), undoes=taken.id))
    assert any(a.content == cut.content for a in store.read(home.id).attributions)


def test_what_a_person_must_mend_is_named(store: TinyStore, home: Article) -> None:
    cut = mark(store, home, start=0, end=15)
    stranger = mark(store, home, start=5, end=9, speaker_ids=("nobody",))
    cut_in_two(store, home, cut)
    problems = [finding.problem for finding in store.check(repair=True)]
    assert problems == [
        f"attribution {cut.id} cuts a character in two",
        f"attribution {stranger.id} names the speaker nobody, who is not there",
    ]


def test_merges_that_lead_nowhere_are_found(store: TinyStore) -> None:
    lost = keep(store, "Lost", merged_into="gone")
    one, two = Speaker("one", "One", merged_into="two"), Speaker("two", "Two", merged_into="one")
    store.commit(action(LIBRARY_SCOPE, creation(one), creation(two)))
    problems = {finding.problem for finding in store.check()}
    assert problems == {
        f"speaker {lost.id} is merged into gone, who is not there",
        "speaker one is merged into itself by a detour",
        "speaker two is merged into itself by a detour",
    }


def test_a_record_of_another_form_with_a_right_checksum_is_damaged(
    store: TinyStore, home: Article
) -> None:
    path = record_of(store, home)
    tables, _ = unpack(path.read_bytes(), path)
    tables["attributions"]["1"]["type"] = "shouted"
    put(path, pack(tables).data)
    assert store.rows(Query(), Sort.NEWEST) == []
    assert "malformed" in only_finding(store).problem
    mended = only_finding(store, repair=True)
    assert "1 in attributions" in mended.remedy
    assert len(store.read(home.id).attributions) == 1


def test_what_stopped_programs_and_sync_clients_left_is_found(
    store: TinyStore, home: Article
) -> None:
    folder = record_of(store, home).parent
    (folder / ".fresh.tmp").touch()
    (old := folder / ".old.tmp").touch()
    os.utime(old, (0, 0))
    (folder / "x (conflicted copy).json").touch()
    (lone := folder / f"{'0' * 20}.txt").touch()
    os.utime(lone, (0, 0))
    paths = {Path(f.path).name: f.repaired for f in store.check(repair=True)}
    assert paths == {".old.tmp": True, "x (conflicted copy).json": False, lone.name: False}
    assert not old.exists()


def test_a_file_changed_in_place_is_found_by_the_check(store: TinyStore, home: Article) -> None:
    path = record_of(store, home)
    for old in (path, path.parent):
        os.utime(old, (1, 1.5))
    store.rows(Query(), Sort.NEWEST)
    tables, _ = unpack(path.read_bytes(), path)
    tables["article"]["1"]["title"] = "Diganti"
    path.write_bytes(pack(tables).data)
    assert only_finding(store).path == "index"
    assert only_finding(store, repair=True).repaired
    assert [row.title for row in store.rows(Query(), Sort.NEWEST)] == ["Diganti"]


def test_the_check_reads_marks_as_they_are(store: TinyStore, home: Article) -> None:
    marks: tuple[Attribution, ...] = store.read(home.id).attributions
    list(store.check(repair=True))
    assert store.read(home.id).attributions == marks


def test_an_older_record_that_does_not_tell_the_length_has_it_counted(
    store: TinyStore, home: Article
) -> None:
    path = record_of(store, home)
    tables, _ = unpack(path.read_bytes(), path)
    del tables["article"]["1"]["length"]
    put(path, pack(tables).data)
    whole = mark(store, home, start=0, end=len(home.text))
    with pytest.raises(StoreError, match="beyond the end of the text"):
        mark(store, home, start=0, end=len(home.text) + 1)
    assert whole in store.read(home.id).attributions
    put(path.with_suffix(".txt"), b"\xff")
    with pytest.raises(DamagedError, match="text is gone or damaged"):
        mark(store, home)


def test_links_to_articles_that_are_not_there_are_found_and_taken_out(store: TinyStore) -> None:
    first = add(store, article("Yang pertama."))
    lost = Link(LinkKind.EARLIER_VERSION, "0" * 20)
    kept = Link(LinkKind.NEAR_DUPLICATE, first.id)
    second = add(store, article("Yang kedua.", links=(lost, kept)))
    change = edit(first, replace(first, deleted=True))  # hidden is not gone
    assert change
    store.commit(action(LIBRARY_SCOPE, change))
    finding = only_finding(store)
    assert finding.path.endswith(f"{second.id}.json") and not finding.repaired
    assert f"linked to article {lost.article_id}" in finding.problem
    assert "--repair" in finding.remedy and "import" in finding.remedy
    assert only_finding(store, repair=True).repaired
    assert list(store.check()) == []
    assert store.read(second.id).article.links == (kept,)
    assert store.links_to(lost.article_id) == []


def test_a_mark_with_the_id_of_another_articles_gets_its_own(store: TinyStore) -> None:
    homes = [add(store, article(f"Berita {n}, kata Ratna.")) for n in range(3)]
    for home in homes:
        quote = Attribution("sama", home.id, (Span(0, 6),))
        store.commit(action(home.id, creation(quote), label="mark"))
    first, *others = sorted(home.id for home in homes)
    findings = list(store.check())
    assert [finding.path.split("/")[-1] for finding in findings] == [f"{i}.json" for i in others]
    for finding in findings:
        assert finding.problem == f"attribution sama has the id of one in article {first}"
        assert finding.remedy == "kutip check --repair gives this one an id of its own"
    assert all(finding.repaired for finding in store.check(repair=True))
    assert not list(store.check())
    ids = [store.read(home).attributions[0].id for home in (first, *others)]
    assert ids[0] == "sama"
    assert len(set(ids)) == 3
    for home in others:  # what was done to it is still taken back
        (*_, done) = store.history(home)
        store.commit(undoing(done, done.annotator))
        assert not store.read(home).attributions
