from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.annotating import begin
from reader.ingest.plain import article_from_text
from reader.library import Library
from reader.model import (
    LIBRARY_SCOPE,
    Article,
    ArticleState,
    Attribution,
    BlockRole,
    Span,
    article_id_of,
    new_id,
    now,
    sha256_of,
)
from reader.store.protocol import ConflictError, NotFoundError, StoreError

TEXT = 'Waduk surut\n\n"Air masih cukup," kata Ratna Wibisono.\n\nIa meminta warga berhemat.\n'


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setenv("KUTIP_CACHE", str(tmp_path / "cache"))
    library = Library.open(tmp_path / "library")
    yield library
    library.close()


def article(text: str = TEXT) -> Article:
    digest = sha256_of(text)
    return Article(article_id_of(digest), text, title=text.split("\n")[0], sha256=digest)


def quote(owner: Article, start: int = 13, end: int = 32) -> Attribution:
    moment = now()
    return Attribution(new_id(), owner.id, (Span(start, end),), created=moment, modified=moment)


def notes(library: Library, owner: Article) -> list[str]:
    return [a.note for a in library.read(owner.id).attributions]


def test_the_same_text_is_one_article(library: Library) -> None:
    first = library.add(article(), b"raw")
    assert library.add(article(), b"other") == replace(first, known=True)
    assert library.original(first.article_id) == b"raw"
    assert library.counts().articles == 1


def test_no_library_is_made_where_none_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        Library.open(tmp_path / "nothing", create=False)
    assert not (tmp_path / "nothing").exists()


def test_undo_and_redo_survive_a_restart(library: Library) -> None:
    owner = article()
    library.add(owner, b"")
    marked = library.mark(quote(owner)).attributions[0]
    library.edit(marked, replace(marked, note="check"), "write a note")
    library.close()
    again = Library.open(library.path)
    assert again.undo(owner.id) == "write a note"
    assert notes(again, owner) == [""]
    assert again.undo(owner.id) == "mark a quote"
    assert again.undo(owner.id) is None
    assert notes(again, owner) == []
    assert [again.redo(owner.id), again.redo(owner.id), again.redo(owner.id)] == [
        "mark a quote",
        "write a note",
        None,
    ]
    assert notes(again, owner) == ["check"]
    again.close()


def test_undo_brings_a_deleted_quote_back_whole(library: Library) -> None:
    owner = article()
    library.add(owner, b"")
    marked = library.mark(replace(quote(owner), note="keep", tags=("a", "b"))).attributions[0]
    assert library.remove(marked).attributions == ()
    library.undo(owner.id)
    back = library.read(owner.id).attributions[0]
    assert replace(back, revision=marked.revision, modified=marked.modified) == marked


def test_an_action_on_many_articles_is_undone_as_one(library: Library) -> None:
    articles = [article(f"Judul {n}\n\nIsi.") for n in range(3)]
    library.add_all([(a, b"") for a in articles])
    ids = [a.id for a in articles]
    library.tag(ids, add=["banjir"])
    library.set_state(ids[:2], ArticleState.DONE)
    assert library.undo(LIBRARY_SCOPE) == "mark done 2 articles"
    assert {row.state for row in library.rows()} == {"unread"}
    assert {row.tags for row in library.rows()} == {("banjir",)}
    library.undo(LIBRARY_SCOPE)
    assert {row.tags for row in library.rows()} == {()}


def test_a_deleted_article_comes_back_with_its_quotes(library: Library) -> None:
    owner = article()
    library.add(owner, b"")
    library.mark(quote(owner))
    library.delete([owner.id])
    assert library.rows() == []
    library.undo(LIBRARY_SCOPE)
    assert [row.attributions for row in library.rows()] == [1]


def test_adding_is_undone_too(library: Library) -> None:
    library.add(article(), b"")
    assert library.undo(LIBRARY_SCOPE) == "add 1 article"
    assert library.rows() == []
    library.redo(LIBRARY_SCOPE)
    assert len(library.rows()) == 1


def test_merged_speakers_are_one_until_the_merge_is_undone(library: Library) -> None:
    long = library.add_speaker(library.new_speaker("Ratna Wibisono"))
    short = library.add_speaker(library.new_speaker("Ratna", aliases=("Bu Ratna",)))
    library.merge(short.id, long.id)
    assert library.speaker(short.id).id == long.id
    assert library.speaker(long.id).aliases == ("Ratna", "Bu Ratna")
    assert [s.name for s in library.living_speakers()] == ["Ratna Wibisono"]
    library.undo(LIBRARY_SCOPE)
    assert library.speaker(short.id).name == "Ratna"
    assert library.speaker(long.id).aliases == ()


def test_an_edit_of_a_changed_quote_is_kept_as_a_draft(library: Library) -> None:
    owner = article()
    library.add(owner, b"")
    seen = library.mark(quote(owner)).attributions[0]
    library.edit(seen, replace(seen, note="theirs"))
    with pytest.raises(ConflictError):
        library.edit(seen, replace(seen, note="mine"))
    assert notes(library, owner) == ["theirs"]
    assert len(library.drafts()) == 1


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("mine", ["mine"]), ("theirs", ["theirs"]), ("both", ["mine", "theirs"])],
)
def test_a_conflict_ends_as_the_person_chooses(
    library: Library, choice: str, expected: list[str]
) -> None:
    owner = article()
    library.add(owner, b"")
    seen = library.mark(quote(owner)).attributions[0]
    library.edit(seen, replace(seen, note="theirs"))
    with pytest.raises(ConflictError):
        library.edit(seen, replace(seen, note="mine"))
    library.resolve(library.drafts()[0], choice)
    assert sorted(notes(library, owner)) == expected
    assert library.drafts() == []


def test_mine_brings_back_a_quote_that_somebody_deleted(library: Library) -> None:
    owner = article()
    library.add(owner, b"")
    seen = library.mark(quote(owner)).attributions[0]
    library.remove(seen)
    with pytest.raises(ConflictError):
        library.edit(seen, replace(seen, note="mine"))
    library.resolve(library.drafts()[0], "mine")
    assert notes(library, owner) == ["mine"]


def test_an_article_is_corrected_field_by_field(library: Library) -> None:
    owner = article()
    library.add(owner, b"")
    library.edit_article(owner, "correct the title", title="Waduk kering")
    record = library.edit_article(owner, "correct the site", site="contoh.id")
    assert (record.article.title, record.article.site) == ("Waduk kering", "contoh.id")
    assert library.undo(owner.id) == "correct the site"
    assert library.read(owner.id).article.title == "Waduk kering"


def test_block_roles_are_corrected_and_undone(library: Library) -> None:
    from reader.annotating import with_block_role
    from reader.model import Block

    owner = replace(article(), blocks=(Block(BlockRole.BODY, 0, 11),))
    library.add(owner, b"")
    corrected = with_block_role(owner, 3, BlockRole.HEADLINE)
    library.edit_article(owner, "call it headline", blocks=corrected.blocks)
    assert library.read(owner.id).article.blocks[0].role == BlockRole.HEADLINE
    library.undo(owner.id)
    assert library.read(owner.id).article.blocks[0].role == BlockRole.BODY


def test_an_automatic_change_is_not_undone(library: Library) -> None:
    owner = article()
    library.add(owner, b"")
    library.edit_article(owner, "", state=ArticleState.READING)
    assert library.undo(owner.id) is None


def test_an_id_is_found_by_its_beginning(library: Library) -> None:
    added = library.add(article(), b"")
    assert library.find(added.article_id[:6]) == added.article_id
    with pytest.raises(NotFoundError, match="no such article"):
        library.find("zzz")


def test_name_and_annotator_are_settings(library: Library) -> None:
    assert library.name == "library"
    library.rename("Skripsi")
    assert library.name == "Skripsi"
    assert library.undo(LIBRARY_SCOPE) == "set the name"
    assert library.name == "library"
    library.set_annotator("ratna")
    assert library.annotator == "ratna"
    added = library.add(article(), b"")
    assert library.mark(quote(article())).attributions[0].article_id == added.article_id
    assert library.history(added.article_id)[-1].annotator == "ratna"


def test_a_conflict_over_an_articles_field_keeps_what_was_typed(library: Library) -> None:
    seen = article()
    library.add(seen, b"")
    library.edit_article(seen, "write a note", note="theirs")
    with pytest.raises(ConflictError):
        library.edit_article(seen, "write a note", note="mine")
    (draft,) = library.drafts()
    library.resolve(draft, "mine")
    assert library.read(seen.id).article.note == "mine"


def test_a_choice_holds_only_for_the_version_that_was_shown(library: Library) -> None:
    from reader.conflict import theirs

    owner = article()
    library.add(owner, b"")
    first = library.mark(quote(owner)).attributions[0]
    second = library.edit(first, replace(first, note="theirs")).attributions[0]
    with pytest.raises(ConflictError):
        library.edit(first, replace(first, note="mine"))
    (draft,) = library.drafts()
    shown = {c.id: theirs(library.store, c) for c in draft.changes}
    library.edit(second, replace(second, note="newer"))
    with pytest.raises(ConflictError):
        library.resolve(draft, "mine", shown)
    assert notes(library, owner) == ["newer"]
    assert len(library.drafts()) == 1


def test_undo_passes_over_what_somebody_else_has_changed(library: Library) -> None:
    owner = article()
    library.add(owner, b"")
    library.mark(quote(owner, 0, 5), "mark one")
    marked = library.mark(quote(owner), "mark two").attributions[1]
    me = library.annotator
    library.set_annotator("somebody else")
    library.edit(marked, replace(marked, note="hers"))
    library.set_annotator(me)
    told = library.undo(owner.id)
    assert told is not None
    assert told.startswith("mark two (left as it is")
    assert library.undo(owner.id) == "mark one"
    assert notes(library, owner) == ["hers"]


def test_a_quote_that_cuts_a_character_is_refused(library: Library) -> None:
    home = article_from_text("Ya\u0301, kata dia.")
    library.add(home, b"")
    with pytest.raises(StoreError, match="Mark it again"):
        library.mark(begin(home, (Span(0, 2),), "ani"))
    assert not library.read(home.id).attributions
