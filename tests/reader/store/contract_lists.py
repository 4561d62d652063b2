"""What every store must do when it lists and counts; a store's own tests inherit these."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from reader.changes import edit
from reader.model import LIBRARY_SCOPE, Article, ArticleState, Copy, Link, LinkKind, QuoteType
from reader.query import Query, Sort, parse_query
from reader.store.protocol import Change, Counts, Linked, Store
from reader.text.shingles import shingles, sketch

from .contract import Open
from .nouns import START, action, add, article, keep, mark

WIB = timezone(timedelta(hours=7))


def found(store: Store, query: str) -> set[str]:
    return {row.title for row in store.rows(parse_query(query), Sort.NEWEST)}


def titles(store: Store, sort: Sort, limit: int = -1, offset: int = 0) -> list[str]:
    return [row.title for row in store.rows(Query(), sort, limit, offset)]


def set_field(store: Store, home: Article, **values: object) -> None:
    change = edit(home, replace(home, **values))  # type: ignore[arg-type]
    assert change
    store.commit(action(LIBRARY_SCOPE, change))


class ListsContract:
    """Needs a fixture ``open_again: Open``; ``shelf`` is a library of three articles."""

    @pytest.fixture
    def shelf(self, open_again: Open) -> Store:
        store = open_again()
        flood = add(
            store,
            article(
                "Sungai meluap di hulu. Warga bertahan di posko.",
                title="Banjir Café Élan",
                site="kabar.example",
                authors=("Sari Déwi",),
                language="id",
                tags=("Banjir", "bencana"),
                published=datetime(2024, 1, 31, 23, 30, tzinfo=WIB),
            ),
        )
        harbour = add(
            store,
            article(
                "The harbour reopened on Monday after the storm.",
                title="apples at the harbour",
                site="Harbour.example",
                authors=("Tom Reed",),
                language="en-GB",
                published=datetime(2024, 2, 1, 1, 0, tzinfo=UTC),
            ),
        )
        add(store, article("Tanpa tanggal, tanpa situs.", title="Catatan", language="id"))
        mayor = keep(store, "Ratna Wulan", aliases=("Bu Lurah",))
        again = keep(store, "R. Wulan", merged_into=mayor.id)
        other = keep(store, "Tom")
        mark(store, flood, speaker_ids=(mayor.id,), type=QuoteType.DIRECT)
        mark(store, flood, start=10, end=14, speaker_ids=(other.id, mayor.id))
        mark(store, harbour, speaker_ids=(again.id,))
        return store

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", "bac"),
            ("posko", "b"),
            ("POS", "b"),
            ('"di posko"', "b"),
            ('"posko di"', ""),
            ("cafe elan", "b"),
            ("harbour", "a"),
            ("tanpa -tanggal", ""),
            ("-banjir", "ac"),
            ("tanggal OR", ""),
            ('"', None),
            ("*", ""),
            ("title:ELAN", "b"),
            ("title:posko", ""),
            ("site:harbour", "a"),
            ("-site:harbour", "bc"),
            ("tag:banjir", "b"),
            ("tag:ban", ""),
            ("author:dewi", "b"),
            ("lang:id", "bc"),
            ("lang:en", "a"),
            ("lang:e", ""),
            ("type:direct", "b"),
            ("type:indirect", "ab"),
            ("speaker:ratna", "ab"),
            ('speaker:"r wulan"', "ab"),
            ("speaker:lurah", "ab"),
            ("speaker:tom", "b"),
            ("speaker:nobody", ""),
            ("state:unread", "abc"),
            ("state:done", ""),
            ("before:2024-02", "b"),
            ("after:2024-02", "a"),
            ("after:2024-01-31", "ab"),
            ("before:2025", "ab"),
            ("lang:id tag:bencana posko", "b"),
        ],
    )
    def test_queries(self, shelf: Store, query: str, expected: str | None) -> None:
        if expected is None:
            with pytest.raises(ValueError, match="not closed"):
                found(shelf, query)
            return
        names = {"b": "Banjir Café Élan", "a": "apples at the harbour", "c": "Catatan"}
        assert found(shelf, query) == {names[letter] for letter in expected}

    def test_a_row_says_what_the_list_shows(self, shelf: Store) -> None:
        (row,) = shelf.rows(parse_query("posko"), Sort.NEWEST)
        assert (row.title, row.site, row.language) == ("Banjir Café Élan", "kabar.example", "id")
        assert row.published == datetime(2024, 1, 31, 23, 30, tzinfo=WIB)
        assert row.published.utcoffset() == timedelta(hours=7)
        assert (row.tags, row.attributions, row.state) == (("Banjir", "bencana"), 2, "unread")
        assert not row.deleted

    def test_an_id_is_found_by_its_beginning(self, shelf: Store) -> None:
        for article_id in shelf.article_ids():
            assert [r.id for r in shelf.rows(parse_query(f"id:{article_id[:9]}"), Sort.NEWEST)] == [
                article_id
            ]

    @pytest.mark.parametrize(
        ("sort", "expected"),
        [
            (Sort.NEWEST, "abc"),
            (Sort.OLDEST, "bac"),
            (Sort.TITLE, "abc"),
            (Sort.SITE, "cab"),
            (Sort.ATTRIBUTIONS, "bac"),
        ],
    )
    def test_orders(self, shelf: Store, sort: Sort, expected: str) -> None:
        assert "".join(title[0].lower() for title in titles(shelf, sort)) == expected

    def test_orders_by_state_and_by_when_it_was_added(self, open_again: Open) -> None:
        store = open_again()
        homes = [article(f"Berita {n}.", title=str(n), published=START) for n in range(3)]
        for minutes, home in enumerate(homes):
            store.create(home, b"", action(home.id, minutes=minutes))
        assert titles(store, Sort.ADDED) == ["2", "1", "0"]
        set_field(store, homes[0], state=ArticleState.READING)
        set_field(store, homes[1], state=ArticleState.DONE)
        assert titles(store, Sort.STATE) == ["2", "0", "1"]

    def test_a_list_comes_in_pages(self, shelf: Store) -> None:
        whole = titles(shelf, Sort.TITLE)
        assert titles(shelf, Sort.TITLE, limit=2) == whole[:2]
        assert titles(shelf, Sort.TITLE, limit=2, offset=2) == whole[2:]
        assert titles(shelf, Sort.TITLE, limit=0) == []

    def test_archived_articles_are_found_only_by_state_or_id(self, shelf: Store) -> None:
        (row,) = shelf.rows(parse_query("posko"), Sort.NEWEST)
        set_field(shelf, shelf.read(row.id).article, state=ArticleState.ARCHIVED)
        assert row.title not in found(shelf, "")
        assert found(shelf, "posko") == set()
        assert found(shelf, "state:archived") == {row.title}
        assert found(shelf, "posko state:all") == {row.title}
        assert found(shelf, f"id:{row.id}") == {row.title}
        assert len(found(shelf, "state:all")) == 3
        assert row.title not in found(shelf, "-state:done")
        assert shelf.counts().articles == 3

    def test_deleted_articles_are_found_only_when_asked_for(self, shelf: Store) -> None:
        (row,) = shelf.rows(parse_query("posko"), Sort.NEWEST)
        set_field(shelf, shelf.read(row.id).article, deleted=True)
        assert row.title not in found(shelf, "state:all")
        assert row.id not in set(shelf.article_ids())
        (gone,) = shelf.rows(Query(deleted=True), Sort.NEWEST)
        assert (gone.id, gone.deleted) == (row.id, True)
        assert shelf.counts() == Counts(articles=2, attributions=1, speakers=2)

    def test_a_list_and_the_counts_are_of_one_moment(self, shelf: Store) -> None:
        query = parse_query("posko")
        assert shelf.listed(query, Sort.TITLE) == (shelf.rows(query, Sort.TITLE), shelf.counts())
        rows = shelf.rows(Query(), Sort.TITLE, 1)
        assert shelf.listed(Query(), Sort.TITLE, 1) == (rows, shelf.counts())

    @pytest.mark.parametrize("change", [{"deleted": True}, {"state": ArticleState.ARCHIVED}])
    def test_what_ever_held_an_article_is_not_new(
        self, open_again: Open, change: dict[str, object]
    ) -> None:
        store = open_again()
        assert store.is_new()
        held = add(store, article("Satu."))
        assert not store.is_new() and not open_again().is_new()
        set_field(store, held, **change)
        assert not store.is_new() and not open_again().is_new()

    def test_articles_are_found_by_address_and_by_who_names_them(self, open_again: Open) -> None:
        store = open_again()
        old = add(store, article("Lama.", url="https://kabar.example/a"))
        store.changed()
        links = (Link(LinkKind.EARLIER_VERSION, old.id),)
        new = add(store, article("Baru.", url="https://kabar.example/a", links=links))
        assert set(store.from_url("https://kabar.example/a")) == {old.id, new.id}
        assert store.links_to(old.id) == [Linked(new.id, LinkKind.EARLIER_VERSION)]
        assert store.read(new.id).article.links == links
        assert store.superseded() == {old.id}
        assert list(store.links_to(new.id)) == list(store.from_url("")) == []
        set_field(store, new, deleted=True)
        assert list(store.links_to(old.id)) == list(store.superseded()) == []
        assert list(store.from_url("https://kabar.example/a")) == [old.id]

    def test_an_article_is_found_by_the_other_places_of_its_text(self, open_again: Open) -> None:
        store = open_again()
        places = (Copy(url="https://lain.example/a"), Copy(site="tanpa.example"))
        kept = add(store, article("Lama.", url="https://kabar.example/a", also_at=places))
        own = add(store, article("Lain.", url="https://lain.example/a"))
        assert list(store.from_url("https://lain.example/a")) == [own.id, kept.id]
        set_field(store, kept, also_at=(Copy(url="https://baru.example/a"),))
        assert list(store.from_url("https://baru.example/a")) == [kept.id]
        assert list(store.from_url("https://lain.example/a")) == [own.id]
        set_field(store, store.read(kept.id).article, deleted=True)
        assert not store.from_url("https://baru.example/a") and not store.from_url("")

    def test_duplicates_are_found_by_either_side(self, open_again: Open) -> None:
        store = open_again()
        first = add(store, article("Satu.", title="first"))
        near = (Link(LinkKind.NEAR_DUPLICATE, first.id),)
        later = add(store, article("Dua.", title="later", links=near))
        add(store, article("Tiga.", title="twice", also_at=(Copy("warta.example"),)))
        version = (Link(LinkKind.EARLIER_VERSION, first.id),)
        add(store, article("Empat.", title="new", links=version))
        assert found(store, "is:duplicate") == {"first", "later", "twice"}
        assert found(store, "is:copy") == {"later"}
        assert found(store, "-is:copy") == {"first", "twice", "new"}
        assert found(store, "is:version") == {"new"}
        set_field(store, later, deleted=True)
        assert found(store, "is:duplicate") == {"twice"}
        set_field(store, store.read(later.id).article, deleted=False)
        set_field(store, first, deleted=True)
        assert found(store, "is:duplicate") == {"twice"}
        assert found(store, "is:copy") == set()

    def test_what_is_known_says_where_it_is_from(self, open_again: Open) -> None:
        store = open_again()
        here = add(store, article("Satu.", site="kabar.example", external_id="7"))
        gone = add(store, article("Dua."))
        hide = Change("article", gone.id, {"deleted": False}, {"deleted": True})
        store.commit(action(LIBRARY_SCOPE, hide))
        known = store.known([gone.id, here.id, "0" * 20])
        assert known == {here.id: Copy("kabar.example", external_id="7")}
        assert store.known([]) == {}

    def test_alike_texts_are_found_by_a_sketch(self, open_again: Open) -> None:
        store = open_again()
        words = [f"kata{n}" for n in range(200)]
        text = " ".join(words)
        whole = add(store, article(text))
        most = add(store, article(" ".join(words[:160])))
        add(store, article(" ".join(reversed(words))))
        assert list(store.alike(sketch(shingles([text])))) == [whole.id, most.id]
        set_field(store, whole, deleted=True)
        assert list(store.alike(sketch(shingles([text])))) == [most.id]
        assert list(store.alike([])) == []

    def test_counts_and_uses(self, shelf: Store) -> None:
        assert shelf.counts() == Counts(articles=3, attributions=3, speakers=2)
        by_name = {shelf.speakers()[i].name: n for i, n in shelf.speaker_uses().items()}
        assert by_name == {"Ratna Wulan": 2, "Tom": 1, "R. Wulan": 1}

    def test_the_quotes_of_an_earlier_version_are_not_counted_twice(self, shelf: Store) -> None:
        counts, uses = shelf.counts(), dict(shelf.speaker_uses())
        old = max(shelf.rows(Query(), Sort.NEWEST), key=lambda row: row.attributions)
        quotes = shelf.read(old.id).attributions
        links = (Link(LinkKind.EARLIER_VERSION, old.id),)
        new = add(shelf, article("Baru.", links=links))
        rest = counts.attributions - old.attributions
        assert shelf.counts() == Counts(counts.articles + 1, rest, counts.speakers)
        named = Counter(i for quote in quotes for i in quote.speaker_ids)
        left = Counter(uses) - named
        assert named and dict(shelf.speaker_uses()) == dict(left)
        assert dict(shelf.speaker_uses(versions=True)) == uses
        set_field(shelf, new, deleted=True)
        assert shelf.counts() == counts
        assert dict(shelf.speaker_uses()) == uses

    def test_ids_come_in_order(self, shelf: Store) -> None:
        ids = list(shelf.article_ids())
        assert ids == sorted(ids)
        assert len(ids) == 3

    def test_lists_follow_every_save(self, open_again: Open) -> None:
        ours, theirs = open_again(), open_again()
        home = add(theirs, article(title="Satu"))
        assert titles(ours, Sort.NEWEST) == ["Satu"]
        set_field(theirs, home, title="Dua")
        assert found(ours, "dua") == {"Dua"}
        assert found(ours, "satu") == set()
        marked = mark(theirs, home)
        assert ours.rows(Query(), Sort.NEWEST)[0].attributions == 1
        gone = Change("attribution", marked.id, {}, None, article_id=home.id)
        theirs.commit(action(home.id, gone))
        assert ours.rows(Query(), Sort.NEWEST)[0].attributions == 0

    def test_changed_tells_what_others_saved_and_once(self, open_again: Open) -> None:
        ours, theirs = open_again(), open_again()
        assert not ours.changed()
        home = add(ours, article())
        mark(ours, home)
        keep(ours, "Ratna")
        assert not ours.changed()
        assert theirs.changed().articles == {home.id}
        assert not theirs.changed()
        mark(theirs, home, start=10, end=20)
        seen = ours.changed()
        assert (set(seen.articles), seen.speakers, seen.settings) == ({home.id}, False, False)
        keep(theirs, "Tono")
        seen = ours.changed()
        assert (set(seen.articles), seen.speakers, seen.settings) == (set(), True, False)
        name = Change("settings", "library", None, {"name": "Desa"})
        theirs.commit(action(LIBRARY_SCOPE, name))
        assert ours.changed().settings
        assert not ours.changed()
        assert not theirs.changed()

    def test_changed_misses_none_of_many_quick_saves(self, open_again: Open) -> None:
        ours, theirs = open_again(), open_again()
        home = add(ours, article())
        theirs.changed()
        for n in range(30):
            mark(ours, home, note=str(n))
            assert theirs.changed().articles == {home.id}
            assert not theirs.changed()
