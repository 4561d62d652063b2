"""What comes in is kept by the batch, whatever ends the coming, and each batch can be undone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reader import arrivals
from reader.arrivals import Arrival, arrival, bring_in
from reader.library import Library
from reader.model import LIBRARY_SCOPE, Article, Copy, article_id_of, sha256_of
from reader.store.protocol import Change


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library")
    yield opened
    opened.close()


def article(number: int, **fields: object) -> Article:
    text = f"Berita nomor {number} dari desa."
    return replace(Article(article_id_of(sha256_of(text)), text), **fields)  # type: ignore[arg-type]


def coming(numbers: range) -> Iterator[Arrival]:
    return (arrival(article(number), b"") for number in numbers)


def test_each_is_told_in_its_order(library: Library) -> None:
    told = list(bring_in(library, coming(range(20))))
    assert [t.article_id for t in told] == [article(n).id for n in range(20)]
    assert not any(t.known for t in told)
    again = list(bring_in(library, coming(range(15, 25))))
    assert [t.known for t in again] == [True] * 5 + [False] * 5


def test_one_action_has_so_many_articles_and_no_more(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "ACTION_ARTICLES", 10)
    list(bring_in(library, coming(range(25))))
    labels = [action.label for action in library.history(LIBRARY_SCOPE)]
    assert labels == ["add 10 articles", "add 10 articles", "add 5 articles"]
    library.undo(LIBRARY_SCOPE)
    assert library.counts().articles == 20


def test_what_comes_slowly_is_kept_meanwhile_and_is_one_action(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "_PATIENCE", -1)
    seen = [library.counts().articles for _ in bring_in(library, coming(range(4)))]
    assert seen == [1, 2, 3, 4]
    assert [a.label for a in library.history(LIBRARY_SCOPE)] == ["add 4 articles"]
    library.undo(LIBRARY_SCOPE)
    assert library.counts().articles == 0


@pytest.mark.parametrize("end", [KeyboardInterrupt, OSError])
def test_what_has_come_is_kept_when_the_coming_breaks_off(
    library: Library, end: type[BaseException]
) -> None:
    def breaking() -> Iterator[Arrival]:
        yield from coming(range(5))
        raise end

    with pytest.raises(end):
        list(bring_in(library, breaking()))
    assert library.counts().articles == 5
    assert len(library.history(LIBRARY_SCOPE)) == 1


def test_no_article_is_made_of_what_is_there(library: Library) -> None:
    list(bring_in(library, coming(range(3))))

    def never() -> tuple[Article, bytes]:
        raise AssertionError("it was made")

    known = [Arrival(article(n).id, Copy(), 100, never) for n in range(3)]
    assert all(told.known for told in bring_in(library, known))


def test_what_was_deleted_comes_back(library: Library) -> None:
    list(bring_in(library, coming(range(3))))
    library.delete([article(1).id])
    (told,) = bring_in(library, coming(range(1, 2)))
    assert told.known
    assert library.counts().articles == 3


def test_where_else_a_text_appeared_is_noted_once(library: Library) -> None:
    here = article(1, url="https://kabar.example/1", external_id="1")
    there = replace(here, url="https://warta.example/1", title="Lain")
    twice = replace(here, external_id="2")
    told = library.add_all([(here, b""), (there, b""), (there, b"")])
    assert [t.copied for t in told] == [False, True, False]
    told = library.add_all([(there, b""), (here, b""), (twice, b""), (article(1), b"")])
    assert [t.copied for t in told] == [False, False, True, False]
    assert library.read(here.id).article.also_at == (
        Copy(url="https://warta.example/1", title="Lain", external_id="1"),
        Copy(url="https://kabar.example/1", external_id="2"),
    )
    library.undo(LIBRARY_SCOPE)
    assert len(library.read(here.id).article.also_at) == 1


def test_a_text_that_is_everywhere_has_no_more_than_so_many_other_places(library: Library) -> None:
    gone = (arrival(article(1, external_id=f"row-{n}"), b"") for n in range(300))
    told = list(bring_in(library, gone))
    assert len(told) == 300 and library.counts().articles == 1
    kept = library.read(article(1).id).article
    assert len(kept.also_at) == arrivals.MOST_COPIES


def test_what_another_program_added_meanwhile_is_kept_once(library: Library) -> None:
    other = Library.open(library.path)

    def both() -> Iterator[Arrival]:
        yield arrival(article(1), b"")
        other.add(article(2), b"")
        yield arrival(article(2, url="https://kabar.example/2"), b"")
        yield arrival(article(3), b"")

    told = list(bring_in(library, both()))
    assert [t.known for t in told] == [False, True, False]
    assert library.counts().articles == 3
    other.close()


def test_what_nobody_asked_for_is_not_undone(library: Library) -> None:
    list(bring_in(library, coming(range(3)), undoable=False))
    assert library.undo(LIBRARY_SCOPE) is None
    assert library.counts().articles == 3


class _Overtaken(Library):
    """A library in which another program notes a place right before this one does, once."""

    other: Library | None = None

    def commit(self, scope: str, label: str, changes: Sequence[Change]) -> None:
        other, self.other = self.other, None
        if other is not None:
            known = article(1, url="https://b.example/", site="b.example")
            list(bring_in(other, [arrival(known, b"")]))
        super().commit(scope, label, changes)


def test_two_programs_may_note_places_of_one_text_at_once(library: Library, tmp_path: Path) -> None:
    list(bring_in(library, coming(range(3))))
    overtaken = _Overtaken.open(tmp_path / "library")
    assert isinstance(overtaken, _Overtaken)
    overtaken.other = library
    mine = article(1, url="https://c.example/", site="c.example")
    (told,) = bring_in(overtaken, [arrival(mine, b"")])
    overtaken.close()
    assert told.copied
    places = library.read(mine.id).article.also_at
    assert [place.url for place in places] == ["https://b.example/", "https://c.example/"]
