"""Two programs edit and answer one suggestion: nobody's work is taken away unseen."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.edited_suggestions import edited, keep_edit, turned, with_edits
from reader.ingest.plain import article_from_text
from reader.library import Library
from reader.model import Attribution, EditedSuggestion, Record, Rejection, Span
from reader.store.protocol import ConflictError
from reader.suggesting import accept, accepted, id_of, reject, rejection

TEXT = 'Pasar\n\n"Harga beras sudah turun," kata Wening, Senin.\n'
CONTENT = (Span(7, 34),)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library")
    yield library
    library.close()


@pytest.fixture
def proposed(library: Library) -> Attribution:
    article_id = library.add(article_from_text(TEXT), TEXT.encode()).article_id
    return Attribution(
        id_of(article_id, CONTENT), article_id, CONTENT, role="pedagang", origin="rules"
    )


def with_role(proposed: Attribution, role: str) -> EditedSuggestion:
    kept = edited(proposed, replace(proposed, role=role), None, "me")
    assert kept is not None
    return kept


def keep(library: Library, proposed: Attribution, kept: EditedSuggestion) -> None:
    keep_edit(library, proposed, None, kept, "set the role", ())


@pytest.mark.parametrize("at_once", [False, True], ids=["edited later", "accepted so"])
def test_what_another_has_made_of_a_quote_meanwhile_is_a_conflict(
    library: Library, proposed: Attribution, at_once: bool
) -> None:
    theirs = replace(proposed, role="theirs")
    record = accept(library, [accepted(theirs if at_once else proposed, "they")], ())
    if not at_once:
        (quote,) = record.attributions
        record = library.edit(quote, replace(quote, role="theirs", note="kept"))
    with pytest.raises(ConflictError):
        keep(library, proposed, with_role(proposed, "ours"))
    assert library.read(proposed.article_id) == record
    (draft,) = library.drafts()
    library.resolve(draft, "mine")
    (quote,) = library.read(proposed.article_id).attributions
    assert (quote.role, quote.note) == ("ours", record.attributions[0].note)


def test_an_edit_of_another_field_of_what_was_accepted_is_no_conflict(
    library: Library, proposed: Attribution
) -> None:
    (quote,) = accept(library, [accepted(proposed, "they")], ()).attributions
    library.edit(quote, replace(quote, affiliation="theirs"))
    keep(library, proposed, with_role(proposed, "ours"))
    (quote,) = library.read(proposed.article_id).attributions
    assert (quote.role, quote.affiliation) == ("ours", "theirs")


@pytest.mark.parametrize("conflict", [False, True])
def test_a_new_speaker_of_what_another_has_accepted_is_kept(
    library: Library, proposed: Attribution, conflict: bool
) -> None:
    theirs = library.add_speaker(library.new_speaker("Banyu Asmoro"))
    ids = (theirs.id,) if conflict else ()
    accept(library, [accepted(replace(proposed, speaker_ids=ids), "they")], ())
    new = library.new_speaker("Laras Wening")
    kept = edited(proposed, replace(proposed, speaker_ids=(new.id,)), None, "me")
    if conflict:
        with pytest.raises(ConflictError):
            keep_edit(library, proposed, None, kept, "set the speaker", [new])
        library.resolve(library.drafts()[0], "mine")
    else:
        keep_edit(library, proposed, None, kept, "set the speaker", [new])
    (quote,) = library.read(proposed.article_id).attributions
    assert [library.speaker(i).name for i in quote.speaker_ids] == ["Laras Wening"]
    assert list(library.check()) == []
    if not conflict:
        library.undo(proposed.article_id)
        assert [s.id for s in library.living_speakers()] == [theirs.id]


@pytest.mark.parametrize("refused", [False, True], ids=["accept", "reject"])
@pytest.mark.parametrize("seen", ["", "ours"], ids=["as proposed", "edited"])
def test_an_answer_does_not_take_away_an_edit_that_was_not_seen(
    library: Library, proposed: Attribution, refused: bool, seen: str
) -> None:
    keep(library, proposed, with_role(proposed, "their work"))
    record = library.read(proposed.article_id)

    def answer(edits: tuple[EditedSuggestion, ...]) -> None:
        if refused:
            reject(library, rejection(proposed, "me"), proposed.id, edits)
        else:
            accept(library, [accepted(proposed, "me")], (), edits)

    with pytest.raises(ConflictError):
        answer((with_role(proposed, seen),) if seen else ())
    assert library.read(proposed.article_id) == record
    answer(record.suggestions)
    after = library.read(proposed.article_id)
    assert after.suggestions == ()
    assert (len(after.attributions), len(after.rejections)) == ((0, 1) if refused else (1, 0))


def test_undo_among_many_rejections_compares_no_two_of_them(
    library: Library, proposed: Attribution
) -> None:
    class Compared(Rejection):
        __hash__ = Rejection.__hash__

        def __eq__(self, other: object) -> bool:
            raise AssertionError(f"compared with {other}")

    def refused(place: int) -> Rejection:
        content = (Span(place, place + 1),)
        return Compared(str(place), proposed.article_id, content, (), (), "me", "2026-01-01")

    article = library.read(proposed.article_id).article
    before = Record(article, (), tuple(map(refused, (*range(40, 44), 8))))
    after = Record(article, (), tuple(map(refused, range(40, 44))))
    assert turned(before, after, [proposed]) == proposed
    assert turned(after, before, [proposed]) is None


def test_what_is_proposed_no_more_names_whom_a_person_chose_or_the_library_knows(
    library: Library, proposed: Attribution
) -> None:
    new = library.new_speaker("Laras Wening")
    named = replace(proposed, speaker_ids=(new.id,))
    keep_edit(library, named, None, with_role(named, "saksi"), "set the role", [new])
    suggestions = library.read(proposed.article_id).suggestions
    assert library.living_speakers() == []
    (shown,) = with_edits([], suggestions, library.speakers())
    assert (shown.role, shown.speaker_ids) == ("saksi", ())
    (before,) = suggestions
    after = edited(proposed, replace(before, speaker_ids=(new.id,)), before, "me")
    keep_edit(library, shown, before, after, "set the speaker", [new])
    (shown,) = with_edits([], library.read(proposed.article_id).suggestions, library.speakers())
    assert shown.speaker_ids == (new.id,)
