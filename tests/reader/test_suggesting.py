"""What is proposed, whom it names, and what becomes of an answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from reader.annotating import begin, with_cue
from reader.ingest.plain import article_from_text
from reader.library import Library
from reader.linking import Linker
from reader.model import (
    Article,
    Attribution,
    Block,
    BlockRole,
    Record,
    Span,
    Speaker,
    SpeakerKind,
    new_id,
)
from reader.speakers import SpeakerIndex
from reader.suggesting import (
    EDITED,
    ORIGIN,
    accept,
    accepted,
    as_edited,
    needs_speaker,
    read_suggestions,
    reject,
    rejection,
    tentative,
    used,
    waiting,
)

TEXT = (
    "Jembatan Sungai Ranu Dibuka\n\n"
    '"Kami menunggu sepuluh tahun," kata Kepala Dinas Pekerjaan Umum Laras Wening, Senin.\n\n'
    "Wening mengatakan jembatan itu sanggup menahan truk besar.\n\n"
    'Pedagang pasar Banyu Asmoro berkata, "Sekarang saya bisa pulang sebelum gelap."\n'
)
OTHER = "Pasar Banyu ramai lagi\n\nWarga datang pagi-pagi.\n"


@dataclass(frozen=True)
class Proposals:
    """What is proposed for one article, and whom the library does not know of those it names."""

    attributions: tuple[Attribution, ...]
    speakers: tuple[Speaker, ...]


def proposals(record: Record, speakers: Mapping[str, Speaker]) -> Proposals:
    """Do in one go what the desk does in a worker, on its own thread and at each change."""
    index = SpeakerIndex(speakers.values())
    linker = Linker(record.article, index, speakers, used(record, speakers))
    found = tentative(record.article, read_suggestions(record.article), linker)
    return Proposals(tuple(waiting(found, record)), tuple(linker.new.values()))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library")
    yield library
    library.close()


def added(library: Library, text: str = TEXT) -> Record:
    return library.read(library.add(article_from_text(text), text.encode()).article_id)


def proposed(library: Library, record: Record) -> Proposals:
    return proposals(record, library.speakers())


def words(article: Article, attribution: Attribution) -> str:
    return " … ".join(article.text[s.start : s.end] for s in attribution.content)


def names(library: Library, found: Proposals) -> list[list[str]]:
    everybody = {**library.speakers(), **{s.id: s for s in found.speakers}}
    return [[everybody[i].name for i in a.speaker_ids] for a in found.attributions]


def test_an_article_is_read_and_nothing_is_kept(library: Library) -> None:
    record = added(library)
    found = proposed(library, record)
    assert [words(record.article, a) for a in found.attributions] == [
        '"Kami menunggu sepuluh tahun,"',
        "jembatan itu sanggup menahan truk besar",
        '"Sekarang saya bisa pulang sebelum gelap."',
    ]
    assert all(a.origin == ORIGIN and a.confidence for a in found.attributions)
    assert library.read(record.article.id).attributions == ()
    assert library.living_speakers() == []


def test_ids_are_the_same_at_each_reading(library: Library) -> None:
    record = added(library)
    assert proposed(library, record) == proposed(library, record)


def test_a_new_person_is_one_speaker_in_the_whole_article(library: Library) -> None:
    found = proposed(library, added(library))
    assert names(library, found) == [["Laras Wening"], ["Laras Wening"], ["Banyu Asmoro"]]
    assert [s.name for s in found.speakers] == ["Laras Wening", "Banyu Asmoro"]


def test_whom_the_library_knows_is_proposed_by_name_and_by_alias(library: Library) -> None:
    laras = library.add_speaker(library.new_speaker("Laras Wening"))
    banyu = library.add_speaker(library.new_speaker("B. A. Santosa", aliases=("Banyu Asmoro",)))
    found = proposed(library, added(library))
    ids = [a.speaker_ids for a in found.attributions]
    assert ids == [(laras.id,), (laras.id,), (banyu.id,)]
    assert found.speakers == ()


def test_whom_the_library_has_merged_is_proposed_as_the_one_that_is_left(library: Library) -> None:
    loser = library.add_speaker(library.new_speaker("Laras Wening"))
    winner = library.add_speaker(library.new_speaker("Larasati Wening Kusuma"))
    library.merge(loser.id, winner.id)
    found = proposed(library, added(library))
    assert found.attributions[0].speaker_ids == (winner.id,)


SURNAME = 'Pasar\n\n"Harga beras sudah turun," kata Wening, Senin.\n'


def test_two_people_with_one_surname_are_never_merged(library: Library) -> None:
    for name in ("Laras Wening", "Hadi Wening"):
        library.add_speaker(library.new_speaker(name))
    (only,) = proposed(library, added(library, SURNAME)).attributions
    assert only.speaker_ids == ()
    assert needs_speaker(only)


def test_a_full_name_is_not_another_person_with_the_same_surname(library: Library) -> None:
    library.add_speaker(library.new_speaker("Hadi Wening"))
    found = proposed(library, added(library))
    assert names(library, found)[0] == ["Laras Wening"]
    assert "Laras Wening" in [s.name for s in found.speakers]


def test_of_two_with_one_surname_the_one_whom_the_article_names_is_meant(library: Library) -> None:
    laras = library.add_speaker(library.new_speaker("Laras Wening"))
    library.add_speaker(library.new_speaker("Hadi Wening"))
    text = SURNAME + '\n"Stok masih cukup untuk dua bulan," kata Wening.\n'
    record = added(library, text)
    first, second = proposed(library, record).attributions
    kept = accepted(replace(first, speaker_ids=(laras.id,)), "ana")
    after = accept(library, [kept], ())
    assert [a.speaker_ids for a in proposed(library, after).attributions] == [(laras.id,)]
    assert second.speaker_ids == ()


def test_promos_and_credits_are_never_proposed_from() -> None:
    text = 'Judul\n\nBaca juga: "Harga naik lagi," kata Menteri Sari Dewi\n'
    article = article_from_text(text)
    start = article.text.index("Baca")
    promo = Block(BlockRole.PROMO, start, len(article.text.rstrip()))
    record = Record(replace(article, blocks=(Block(BlockRole.HEADLINE, 0, 5), promo)))
    assert proposals(record, {}).attributions == ()


def test_what_is_annotated_is_left_out(library: Library) -> None:
    record = added(library)
    first, *others = proposed(library, record).attributions
    by_hand = begin(
        record.article, (Span(first.content[0].start + 1, first.content[0].end),), "ana"
    )
    after = library.mark(by_hand)
    assert [a.id for a in proposed(library, after).attributions] == [a.id for a in others]


def test_a_quote_inside_an_annotated_one_is_still_proposed(library: Library) -> None:
    record = added(library)
    found = proposed(library, record).attributions
    whole = begin(record.article, (Span(0, len(record.article.text) - 1),), "ana")
    assert proposed(library, library.mark(whole)).attributions == found


def test_another_content_of_the_same_cue_is_the_same_quote(library: Library) -> None:
    record = added(library)
    _, second, _ = proposed(library, record).attributions
    start = second.content[0].start
    shorter = with_cue(begin(record.article, (Span(start, start + 8),), "ana"), second.cue)
    after = library.mark(shorter)
    assert second.id not in {a.id for a in proposed(library, after).attributions}


def test_accepting_keeps_origin_confidence_and_the_new_speaker_once(library: Library) -> None:
    found = proposed(library, added(library))
    kept = [accepted(a, "ana") for a in found.attributions]
    after = accept(library, kept, found.speakers)
    assert [a.id for a in after.attributions] == [a.id for a in found.attributions]
    assert {a.origin for a in after.attributions} == {ORIGIN}
    assert all(a.confidence and a.annotator == "ana" and a.created for a in after.attributions)
    assert [s.name for s in library.living_speakers()] == ["Banyu Asmoro", "Laras Wening"]
    assert proposed(library, after).attributions == ()


def test_only_who_is_named_in_what_is_accepted_is_kept(library: Library) -> None:
    found = proposed(library, added(library))
    accept(library, [accepted(found.attributions[2], "ana")], found.speakers)
    assert [s.name for s in library.living_speakers()] == ["Banyu Asmoro"]


def test_accepting_many_is_one_undo_and_they_are_proposed_again(library: Library) -> None:
    record = added(library)
    found = proposed(library, record)
    me = library.annotator
    accept(library, [accepted(a, me) for a in found.attributions], found.speakers)
    assert library.undo(record.article.id) == "accept 3 suggestions"
    again = library.read(record.article.id)
    assert again.attributions == ()
    assert [a.id for a in proposed(library, again).attributions] == [
        a.id for a in found.attributions
    ]
    assert library.living_speakers() == []
    assert library.redo(record.article.id) == "accept 3 suggestions"
    assert len(library.read(record.article.id).attributions) == 3
    assert [s.name for s in library.living_speakers()] == ["Banyu Asmoro", "Laras Wening"]


def test_undo_leaves_the_speakers_that_something_else_names(library: Library) -> None:
    record = added(library)
    found = proposed(library, record)
    first, second, third = (accepted(a, library.annotator) for a in found.attributions)
    accept(library, [first, third], found.speakers)
    library.mark(replace(second, id=new_id(), speaker_ids=first.speaker_ids))
    library.undo(record.article.id)
    library.undo(record.article.id)
    assert library.living_speakers() == []
    library.redo(record.article.id)
    (banyu, laras) = library.living_speakers()
    assert (banyu.name, laras.name) == ("Banyu Asmoro", "Laras Wening")
    other = library.add(article_from_text(OTHER), OTHER.encode()).article_id
    library.mark(Attribution(new_id(), other, (Span(0, 4),), speaker_ids=(laras.id,)))
    assert library.undo(record.article.id) == "accept 2 suggestions"
    assert library.living_speakers() == [laras]
    assert library.redo(record.article.id) == "accept 2 suggestions"
    assert {s.name for s in library.living_speakers()} == {"Banyu Asmoro", "Laras Wening"}


def test_undo_leaves_a_speaker_who_was_edited_or_merged_into(library: Library) -> None:
    record = added(library)
    found = proposed(library, record)
    kept = [accepted(a, library.annotator) for a in found.attributions]
    accept(library, kept, found.speakers)
    (banyu, laras) = library.living_speakers()
    library.edit_speaker(banyu, replace(banyu, gender="female"))
    library.merge(library.add_speaker(library.new_speaker("Bu Laras")).id, laras.id)
    assert library.undo(record.article.id) == "accept 3 suggestions"
    assert library.read(record.article.id).attributions == ()
    assert [s.name for s in library.living_speakers()] == ["Banyu Asmoro", "Laras Wening"]


def test_accepting_brings_back_a_speaker_whom_undo_took_away_just_now(library: Library) -> None:
    record = added(library)
    found = proposed(library, record)
    kept = [accepted(a, library.annotator) for a in found.attributions]
    accept(library, kept, found.speakers)
    library.undo(record.article.id)
    accept(library, kept[:1], ())  # the screen has not heard of it yet
    assert [s.name for s in library.living_speakers()] == ["Laras Wening"]
    library.undo(record.article.id)
    assert library.living_speakers() == []


def test_what_is_refused_never_returns_until_that_is_undone(library: Library) -> None:
    record = added(library)
    first, *others = proposed(library, record).attributions
    after = reject(library, rejection(first, library.annotator))
    assert [a.id for a in proposed(library, after).attributions] == [a.id for a in others]
    assert after.rejections[0].content == first.content
    assert library.undo(record.article.id) == "reject a suggestion"
    again = library.read(record.article.id)
    assert proposed(library, again).attributions[0].id == first.id


def test_what_was_refused_does_not_return_a_little_longer(library: Library) -> None:
    record = added(library)
    first, *others = proposed(library, record).attributions
    shorter = replace(first, content=(Span(first.content[0].start, first.content[0].end - 3),))
    after = replace(record, rejections=(rejection(shorter, "ana"),))
    assert [a.id for a in proposed(library, after).attributions] == [a.id for a in others]


def test_a_changed_one_says_so_once_and_a_note_changes_nothing_proposed(library: Library) -> None:
    first = proposed(library, added(library)).attributions[0]
    assert as_edited(first, replace(first, note="periksa")).origin == ORIGIN
    edited = as_edited(first, replace(first, cue=()))
    assert edited.origin == ORIGIN + EDITED
    assert as_edited(edited, replace(edited, source=())).origin == ORIGIN + EDITED
    by_hand = replace(first, origin="manual")
    assert as_edited(by_hand, replace(by_hand, cue=())).origin == "manual"


def test_an_organization_is_no_person() -> None:
    text = "Banjir\n\nKementerian Kesehatan menyatakan air sumur itu aman diminum.\n"
    record = Record(article_from_text(text, language="id"))
    (speaker,) = proposals(record, {}).speakers
    assert (speaker.name, speaker.kind) == ("Kementerian Kesehatan", SpeakerKind.ORGANIZATION)


def test_a_deleted_speaker_is_not_raised_from_the_dead(library: Library) -> None:
    record = added(library)
    found = proposed(library, record)
    after = accept(library, [accepted(found.attributions[2], "ana")], found.speakers)
    library.remove(after.attributions[0])
    library.remove_speaker(library.speakers()[found.attributions[2].speaker_ids[0]])
    again = proposed(library, library.read(record.article.id))
    assert again.attributions[2].speaker_ids != found.attributions[2].speaker_ids
    accept(library, [accepted(again.attributions[2], "ana")], again.speakers)
    assert [s.name for s in library.living_speakers()] == ["Banyu Asmoro"]
