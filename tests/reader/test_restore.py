"""What comes back into a library is what was taken out; nothing that is there is overwritten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings

from reader.export.formats import ExportData, Options
from reader.export.gather import gather
from reader.export.json_format import write
from reader.export.json_reading import Contents, read_export
from reader.ingest.plain import article_from_text
from reader.library import Library
from reader.model import LIBRARY_SCOPE, Link, LinkKind, Speaker
from reader.restore import Conflict, restore
from tests.reader.export.nouns import (
    BARE,
    BRIDGE,
    GONE,
    JOINT,
    RATNA,
    REFUSED,
    SPEAKERS,
    SPLIT,
    THEN,
    data_of,
    exports,
)

CONTENTS = read_export(b"".join(write(data_of(), Options())))
MakeLibrary = Callable[[], Library]


def exported(library: Library) -> bytes:
    """The whole library as JSON, but for the time of export."""
    return b"".join(write(replace(gather(library), exported=THEN), Options()))


def test_an_empty_library_becomes_what_was_exported(make: MakeLibrary) -> None:
    library = make()
    report = restore(library, CONTENTS)
    assert report.added == {"article": 2, "speaker": 4, "attribution": 2, "rejection": 1}
    assert not report.same and not report.conflicts
    record = library.read(BRIDGE.id)
    assert record.article == BRIDGE
    assert sorted(record.attributions, key=lambda a: a.id) == [SPLIT, JOINT]
    assert record.rejections == (REFUSED,)
    assert library.speakers() == {s.id: s for s in SPEAKERS.values() if s is not GONE}
    assert library.read(BARE.article.id).article == BARE.article


def test_export_import_export_is_the_same_to_the_byte(make: MakeLibrary) -> None:
    first, second = make(), make()
    restore(first, CONTENTS)
    changed = first.read(BRIDGE.id)
    first.edit(changed.attributions[0], replace(changed.attributions[0], note="dua kali"))
    first.edit_article(changed.article, title="Judul lain", tags=("penting",))
    first.merge(RATNA.id, "03warga")
    taken = exported(first)
    restore(second, read_export(taken))
    assert exported(second) == taken


def test_doing_it_again_changes_nothing(make: MakeLibrary) -> None:
    library = make()
    restore(library, CONTENTS)
    before = exported(library)
    report = restore(library, CONTENTS)
    assert not report.added and not report.conflicts
    assert report.same == {"article": 2, "speaker": 4, "attribution": 2, "rejection": 1}
    assert exported(library) == before


def test_what_is_there_with_other_content_is_reported_and_kept(make: MakeLibrary) -> None:
    library = make()
    restore(library, CONTENTS)
    here = library.read(BRIDGE.id)
    mine = next(a for a in here.attributions if a.id == SPLIT.id)
    library.edit(mine, replace(mine, note="punya saya", role="camat"))
    library.edit_article(here.article, title="Judul saya")
    library.edit_speaker(library.speakers()[RATNA.id], replace(RATNA, name="Dewi Ratna"))
    before = exported(library)
    report = restore(library, CONTENTS)
    assert not report.added
    assert report.conflicts == [
        Conflict("speaker", RATNA.id, "here it has another name"),
        Conflict("article", BRIDGE.id, "here it has another title"),
        Conflict("attribution", SPLIT.id, "here it has another role, note"),
    ]
    assert exported(library) == before


def test_what_is_new_joins_what_is_there(make: MakeLibrary) -> None:
    library = make()
    library.add(BRIDGE, b"")
    library.mark(replace(JOINT, id="mine", speaker_ids=()))
    report = restore(library, CONTENTS)
    assert report.added == {"article": 1, "speaker": 4, "attribution": 2, "rejection": 1}
    ids = {a.id for a in library.read(BRIDGE.id).attributions}
    assert ids == {"mine", SPLIT.id, JOINT.id}


def test_an_article_that_was_deleted_here_comes_back(make: MakeLibrary) -> None:
    library = make()
    restore(library, CONTENTS)
    library.delete([BRIDGE.id])
    report = restore(library, CONTENTS)
    assert report.added == {"article": 1}
    assert not library.read(BRIDGE.id).article.deleted


def test_an_attribution_whose_speaker_is_lost_comes_in_and_is_reported(make: MakeLibrary) -> None:
    library = make()
    report = restore(library, replace(CONTENTS, speakers=()))
    assert report.added["attribution"] == 2
    assert [(c.kind, c.id) for c in report.conflicts] == [
        ("speaker", i) for i in ("02other", "03warga", "01ratna")
    ]


def test_the_import_of_speakers_can_be_undone(make: MakeLibrary) -> None:
    library = make()
    restore(library, Contents(speakers=(Speaker("x1", "Sari"),)))
    assert library.undo(LIBRARY_SCOPE) == "import"
    assert not library.living_speakers()


def test_progress_counts_the_articles(make: MakeLibrary) -> None:
    steps: list[tuple[int, int]] = []
    restore(make(), CONTENTS, lambda done, total: steps.append((done, total)))
    assert steps == [(1, 2), (2, 2)]


@settings(max_examples=15, deadline=None)
@given(exports())
def test_any_library_survives_the_way_out_and_back(data: ExportData) -> None:
    with TemporaryDirectory() as folder:
        first = Library.open(Path(folder) / "first")
        second = Library.open(Path(folder) / "second")
        restore(first, read_export(b"".join(write(data, Options()))))
        taken = exported(first)
        restore(second, read_export(taken))
        assert exported(second) == taken
        for record in data.records:
            assert second.read(record.article.id).article == record.article
        first.close()
        second.close()


def test_an_export_without_a_query_holds_the_archive(make: MakeLibrary) -> None:
    library = make()
    restore(library, CONTENTS)
    library.edit_article(library.read(BRIDGE.id).article, state="archived")

    def found(query: str) -> list[str]:
        return [r.article.id for r in gather(library, query).records]

    assert found("") == [BRIDGE.id, BARE.article.id]
    assert found("jembatan") == [BRIDGE.id]
    assert found("-state:archived") == [BARE.article.id]
    assert found("site:contoh.id state:archived") == [BRIDGE.id]
    assert gather(library).everything and not gather(library, "jembatan").everything


def test_a_deleted_article_is_not_exported(make: MakeLibrary) -> None:
    library = make()
    restore(library, CONTENTS)
    data = gather(library)
    library.delete([BARE.article.id])
    assert [r.article.id for r in data.records] == [BRIDGE.id]
    assert [r.article.id for r in gather(library).records] == [BRIDGE.id]


def test_links_that_lead_nowhere_are_told_and_are_no_conflict(make: MakeLibrary) -> None:
    library = make()
    there = article_from_text("Yang ada di sini sejak kemarin.")
    library.add(there, b"")
    links = (Link(LinkKind.NEAR_DUPLICATE, there.id), Link(LinkKind.NEAR_DUPLICATE, "0" * 20))
    linked = replace(BRIDGE, links=links)
    report = restore(library, replace(CONTENTS, articles=(linked,)))
    assert report.dangling == ["0" * 20]
    assert report.added["article"] == 1
