"""What every store must do when it saves; a store's own tests inherit these."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.changes import creation, edit, removal
from reader.model import LIBRARY_SCOPE, EditedSuggestion, Rejection, Span, new_id
from reader.store.protocol import (
    Change,
    ConflictError,
    NotFoundError,
    Store,
    StoreError,
)

from .nouns import START, action, add, article, attribution, keep, mark, speaker

Open = Callable[[], Store]
"""Opens one and the same library, each time as another program would."""


class SavingContract:
    """Needs a fixture ``open_again: Open``; ``store`` is the library opened once."""

    @pytest.fixture
    def store(self, open_again: Open) -> Store:
        return open_again()

    def test_an_article_comes_back_as_it_was_added(self, store: Store) -> None:
        home = article(title="Banjir", authors=("Sari", "Tono"), published=START, tags=("banjir",))
        assert store.create(home, b"\xff raw", action(home.id, creation(home)))
        assert store.read(home.id).article == home
        assert store.original(home.id) == b"\xff raw"

    def test_the_same_text_is_kept_once(self, store: Store) -> None:
        home = add(store, article(title="Pertama"), b"first")
        assert not store.create(article(title="Kedua"), b"second", action(home.id))
        assert store.read(home.id).article.title == "Pertama"
        assert store.original(home.id) == b"first"

    def test_an_id_that_is_not_of_the_text_is_refused(self, store: Store) -> None:
        wrong = replace(article("Teks lain."), id=article().id)
        with pytest.raises(StoreError, match="not that of its text"):
            store.create(wrong, b"", action(wrong.id))
        with pytest.raises(NotFoundError):
            store.read(wrong.id)

    @pytest.mark.parametrize("stranger", ["0" * 20, "", "../../../etc/passwd", "library", "A" * 20])
    def test_an_unknown_article_is_not_found(self, store: Store, stranger: str) -> None:
        marked = replace(attribution(article()), article_id=stranger)
        with pytest.raises(NotFoundError):
            store.read(stranger)
        with pytest.raises(NotFoundError):
            store.original(stranger)
        with pytest.raises(NotFoundError):
            store.commit(action(LIBRARY_SCOPE, creation(marked)))

    def test_attributions_come_back_in_the_order_of_the_text(self, store: Store) -> None:
        home = add(store, article())
        late, early = mark(store, home, start=64, end=69), mark(store, home, start=0, end=3)
        assert store.read(home.id).attributions == (early, late)

    def test_an_edited_suggestion_comes_back_is_edited_and_taken_away(self, store: Store) -> None:
        home = add(store, article())
        first = EditedSuggestion(
            new_id(), home.id, (Span(0, 8),), created=START, changed=("content",)
        )
        store.commit(action(home.id, creation(first)))
        assert store.read(home.id).suggestions == (first,)
        assert store.read(home.id).attributions == ()
        change = edit(first, replace(first, role="saksi", changed=("content", "role")))
        assert change is not None
        store.commit(action(home.id, change))
        (second,) = store.read(home.id).suggestions
        assert (second.role, second.changed, second.revision) == ("saksi", ("content", "role"), 2)
        with pytest.raises(ConflictError):
            store.commit(action(home.id, removal(first)))
        store.commit(action(home.id, removal(second)))
        assert store.read(home.id).suggestions == ()

    def test_a_rejection_comes_back(self, store: Store) -> None:
        home = add(store, article())
        refused = Rejection(new_id(), home.id, (Span(22, 51),), created=START)
        store.commit(action(home.id, creation(refused)))
        assert store.read(home.id).rejections == (refused,)

    def test_an_edit_raises_the_revision_and_the_time(self, store: Store) -> None:
        home = add(store, article())
        old = mark(store, home)
        change = edit(old, replace(old, note="ragu", tags=("x",)))
        assert change
        store.commit(action(home.id, change, minutes=5))
        (new,) = store.read(home.id).attributions
        assert (new.note, new.tags, new.revision) == ("ragu", ("x",), old.revision + 1)
        assert new.modified == START + timedelta(minutes=5)
        assert new.created == START

    def test_a_removed_attribution_is_gone(self, store: Store) -> None:
        home = add(store, article())
        gone, stays = mark(store, home), mark(store, home, start=10, end=20)
        store.commit(action(home.id, removal(gone)))
        assert store.read(home.id).attributions == (stays,)

    def test_a_stale_edit_is_a_conflict_and_writes_nothing(self, open_again: Open) -> None:
        ours, theirs = open_again(), open_again()
        home = add(ours, article())
        seen = mark(ours, home)
        first = edit(seen, replace(seen, note="theirs"))
        second = edit(seen, replace(seen, role="ours"))
        assert first and second
        theirs.commit(action(home.id, first))
        other = attribution(home, 10, 20)
        attempt = action(home.id, creation(other), second)
        with pytest.raises(ConflictError) as caught:
            ours.commit(attempt)
        assert caught.value.theirs is not None
        assert caught.value.theirs["note"] == "theirs"
        assert caught.value.change.id == seen.id
        (now,) = ours.read(home.id).attributions
        assert (now.note, now.role) == ("theirs", "")
        assert attempt.id not in [a.id for a in ours.history(home.id)]

    def test_changes_to_other_attributions_are_both_kept(self, open_again: Open) -> None:
        ours, theirs = open_again(), open_again()
        home = add(ours, article())
        one, two = mark(ours, home), mark(theirs, home, start=10, end=20)
        for store, seen in ((ours, one), (theirs, two)):
            change = edit(seen, replace(seen, note=f"note on {seen.id}"))
            assert change
            store.commit(action(home.id, change))
        assert [a.note for a in ours.read(home.id).attributions] == [
            f"note on {one.id}",
            f"note on {two.id}",
        ]

    def test_removing_what_was_edited_meanwhile_is_a_conflict(self, open_again: Open) -> None:
        ours, theirs = open_again(), open_again()
        home = add(ours, article())
        seen = mark(ours, home)
        change = edit(seen, replace(seen, note="worth keeping"))
        assert change
        theirs.commit(action(home.id, change))
        with pytest.raises(ConflictError):
            ours.commit(action(home.id, removal(seen)))
        assert len(ours.read(home.id).attributions) == 1

    def test_editing_what_was_removed_meanwhile_is_a_conflict(self, open_again: Open) -> None:
        ours, theirs = open_again(), open_again()
        home = add(ours, article())
        seen = mark(ours, home)
        theirs.commit(action(home.id, removal(seen)))
        change = edit(seen, replace(seen, note="too late"))
        assert change
        with pytest.raises(ConflictError) as caught:
            ours.commit(action(home.id, change))
        assert caught.value.theirs is None

    def test_two_fields_of_an_article_may_be_corrected_at_once(self, open_again: Open) -> None:
        ours, theirs = open_again(), open_again()
        home = add(ours, article(title="Salah", site="salah"))
        title, site = edit(home, replace(home, title="T")), edit(home, replace(home, site="s"))
        assert title and site
        ours.commit(action(home.id, title))
        theirs.commit(action(home.id, site))
        now = ours.read(home.id).article
        assert (now.title, now.site, now.revision) == ("T", "s", home.revision + 2)
        with pytest.raises(ConflictError):
            ours.commit(action(home.id, title))

    def test_what_is_no_noun_is_not_saved(self, store: Store) -> None:
        home = add(store, article())
        marked = mark(store, home)
        bad = Change("attribution", marked.id, {"type": "indirect"}, {"type": "shouted"})
        with pytest.raises(StoreError, match="not saved"):
            store.commit(action(home.id, replace(bad, article_id=home.id)))
        assert store.read(home.id).attributions == (marked,)

    @pytest.mark.parametrize("part", ["content", "cue", "source"])
    def test_no_mark_reaches_beyond_the_end_of_the_text(self, store: Store, part: str) -> None:
        home = add(store, article())
        end = len(home.text)
        marked = mark(store, home, start=end - 5, end=end)
        beyond = replace(attribution(home), **{part: (Span(end - 5, end + 1),)})
        moved = edit(marked, replace(marked, **{part: (Span(end - 5, end + 1),)}))
        assert moved
        for change in (creation(beyond), moved):
            with pytest.raises(StoreError, match="beyond the end of the text"):
                store.commit(action(home.id, change))
        assert store.read(home.id).attributions == (marked,)
        assert len(store.history(home.id)) == 2

    @pytest.mark.parametrize("part", ["content", "cue", "source"])
    def test_no_mark_cuts_a_character_in_two(self, store: Store, part: str) -> None:
        home = add(store, article("Ya\u0301, kata 👩\u200d🚀 itu."))
        marked = mark(store, home, start=0, end=3)
        cutting = (Span(10, 11),)  # half of an astronaut
        moved = edit(marked, replace(marked, **{part: cutting}))
        assert moved
        for change in (creation(replace(attribution(home, 0, 3), **{part: cutting})), moved):
            with pytest.raises(StoreError, match="10-11 cuts a character"):
                store.commit(action(home.id, change))
        assert store.read(home.id).attributions == (marked,)
        other = article("E\u0301, kata dia.")
        with pytest.raises(StoreError, match="0-1 cuts a character"):
            store.create(other, b"", action(other.id, creation(attribution(other, 0, 1))))

    def test_no_rejection_reaches_beyond_the_end_of_the_text(self, store: Store) -> None:
        home = add(store, article())
        beyond = Rejection(new_id(), home.id, (Span(0, len(home.text) + 1),), created=START)
        with pytest.raises(StoreError, match="beyond the end of the text"):
            store.commit(action(home.id, creation(beyond)))
        assert store.read(home.id).rejections == ()

    def test_an_article_is_not_added_with_a_mark_beyond_its_text(self, store: Store) -> None:
        home = article()
        beyond = attribution(home, 0, len(home.text) + 1)
        with pytest.raises(StoreError, match="beyond the end of the text"):
            store.create(home, b"", action(home.id, creation(beyond)))
        with pytest.raises(NotFoundError):
            store.read(home.id)

    def test_creating_what_is_there_is_a_conflict_unless_it_is_the_same(self, store: Store) -> None:
        home = add(store, article())
        marked = mark(store, home)
        store.commit(action(home.id, creation(marked)))
        with pytest.raises(ConflictError):
            store.commit(action(home.id, creation(replace(marked, note="else"))))
        assert store.read(home.id).attributions == (marked,)

    def test_an_action_is_done_once_however_often_it_is_tried(self, store: Store) -> None:
        home = add(store, article())
        marked = mark(store, home)
        change = edit(marked, replace(marked, note="once"))
        assert change
        attempt = action(home.id, change)
        store.commit(attempt)
        store.commit(attempt)
        assert store.read(home.id).attributions[0].revision == marked.revision + 1
        assert len(store.history(home.id)) == 3

    def test_history_keeps_actions_oldest_first(self, open_again: Open) -> None:
        store = open_again()
        home = add(store, article())
        marked = attribution(home)
        done = action(home.id, creation(marked), label="mark a quote", minutes=1)
        store.commit(done)
        undo = action(home.id, replace(removal(marked), revision=None), undoes=done.id)
        store.commit(undo)
        kept = open_again().history(home.id)
        assert [a.id for a in kept[1:]] == [done.id, undo.id]
        assert kept[1] == done
        assert kept[2].undoes == done.id

    def test_what_comes_back_by_undo_does_not_pass_for_what_was_removed(self, store: Store) -> None:
        home = add(store, article())
        seen = mark(store, home)
        gone = action(home.id, removal(seen))
        store.commit(gone)
        store.commit(action(home.id, creation(seen), undoes=gone.id, minutes=9))
        (back,) = store.read(home.id).attributions
        assert back.revision > seen.revision
        assert replace(back, revision=1, modified=START) == seen
        change = edit(seen, replace(seen, note="from before"))
        assert change
        with pytest.raises(ConflictError):
            store.commit(action(home.id, change))

    def test_a_deleted_article_stays_readable_and_comes_back(self, store: Store) -> None:
        home = add(store, article())
        marked = mark(store, home)
        hide = Change("article", home.id, {"deleted": False}, {"deleted": True})
        store.commit(action(LIBRARY_SCOPE, hide))
        assert store.read(home.id).article.deleted
        assert not store.create(home, b"again", action(home.id))
        record = store.read(home.id)
        assert not record.article.deleted
        assert record.attributions == (marked,)

    def test_an_action_of_the_library_over_few_articles_is_all_or_nothing(
        self, store: Store
    ) -> None:
        homes = [add(store, article(f"Berita nomor {n}.")) for n in range(3)]
        changes = [Change("article", h.id, {"tags": []}, {"tags": ["x"]}) for h in homes]
        changes[1] = replace(changes[1], before={"tags": ["not there"]})
        with pytest.raises(ConflictError):
            store.commit(action(LIBRARY_SCOPE, *changes))
        assert [store.read(h.id).article.tags for h in homes] == [(), (), ()]
        assert not store.history(LIBRARY_SCOPE)

    @pytest.mark.parametrize("count", [3, 40])
    def test_an_action_of_the_library_can_be_finished_and_taken_back_after_a_crash(
        self, store: Store, count: int
    ) -> None:
        homes = [add(store, article(f"Berita nomor {n}.")) for n in range(count)]
        changes = [Change("article", h.id, {"tags": []}, {"tags": ["x"]}) for h in homes]
        store.commit(action(LIBRARY_SCOPE, *changes[: count // 2]))
        whole = action(LIBRARY_SCOPE, *changes)
        store.commit(whole)
        store.commit(whole)
        assert {store.read(h.id).article.tags for h in homes} == {("x",)}
        assert {store.read(h.id).article.revision for h in homes} == {2}
        assert [a.id for a in store.history(LIBRARY_SCOPE)].count(whole.id) == 1
        back = [replace(c, before=c.after, after=c.before) for c in changes]
        store.commit(action(LIBRARY_SCOPE, *back[1:]))
        store.commit(action(LIBRARY_SCOPE, *back, undoes=whole.id))
        assert {store.read(h.id).article.tags for h in homes} == {()}

    def test_a_library_keeps_a_long_history(self, open_again: Open) -> None:
        store = open_again()
        made = [keep(store, f"Narasumber {n}") for n in range(230)]
        assert [a.changes[0].id for a in open_again().history(LIBRARY_SCOPE)] == [
            s.id for s in made
        ]

    def test_an_article_keeps_a_long_history(self, open_again: Open) -> None:
        store = open_again()
        home = add(store, article())
        done = [action(home.id, creation(attribution(home)), minutes=n) for n in range(430)]
        for mark_one in done:
            store.commit(mark_one)
        kept = open_again().history(home.id)
        assert kept[0].changes[0].kind == "article"
        assert list(kept[1:]) == done
        assert len(open_again().read(home.id).attributions) == len(done)

    def test_speakers_are_edited_deleted_and_brought_back(self, open_again: Open) -> None:
        store = open_again()
        kept = keep(store, "Ratna", aliases=("Bu Ratna",))
        change = edit(kept, replace(kept, role="ketua RT"))
        assert change
        store.commit(action(LIBRARY_SCOPE, change))
        assert store.speakers()[kept.id].role == "ketua RT"
        hide = Change("speaker", kept.id, {"deleted": False}, {"deleted": True})
        store.commit(action(LIBRARY_SCOPE, hide))
        assert open_again().speakers()[kept.id].deleted
        store.commit(action(LIBRARY_SCOPE, replace(hide, before=hide.after, after=hide.before)))
        again = open_again().speakers()[kept.id]
        assert (again.deleted, again.revision) == (False, 4)

    def test_two_who_add_a_speaker_at_once_both_keep_theirs(self, open_again: Open) -> None:
        ours, theirs = open_again(), open_again()
        names = {keep(s, f"N{n}").id: f"N{n}" for n in range(40) for s in (ours, theirs)}
        assert {k: s.name for k, s in ours.speakers().items()} == names
        assert ours.speakers() == theirs.speakers()
        assert list(ours.speakers()) == sorted(names)

    def test_settings_are_kept_by_name(self, open_again: Open) -> None:
        store = open_again()
        assert not store.settings()
        name = Change("settings", "library", {"name": None}, {"name": "Berita Desa"})
        store.commit(action(LIBRARY_SCOPE, name))
        other = Change("settings", "library", {"annotator": None}, {"annotator": "sari"})
        store.commit(action(LIBRARY_SCOPE, other))
        assert open_again().settings() == {"name": "Berita Desa", "annotator": "sari"}
        with pytest.raises(ConflictError):
            store.commit(action(LIBRARY_SCOPE, replace(name, after={"name": "Lain"})))
        store.commit(action(LIBRARY_SCOPE, replace(name, before=name.after, after=name.before)))
        assert store.settings() == {"annotator": "sari"}

    def test_a_mark_and_its_new_speaker_can_be_one_action(self, store: Store) -> None:
        home = add(store, article())
        who = speaker("Ratna")
        marked = attribution(home, speaker_ids=(who.id,))
        store.commit(action(home.id, creation(who), creation(marked)))
        assert store.speakers()[who.id] == who
        assert store.read(home.id).attributions == (marked,)

    def test_drafts_wait_for_a_choice(self, open_again: Open) -> None:
        store = open_again()
        home = article()
        late = action(home.id, creation(attribution(home)), minutes=2)
        early = action(LIBRARY_SCOPE, creation(speaker("Tono")), minutes=1)
        for draft in (late, early, late):
            store.save_draft(draft)
        assert [d.id for d in open_again().drafts()] == [early.id, late.id]
        assert store.drafts()[1] == late
        store.drop_draft(late.id)
        store.drop_draft(late.id)
        assert [d.id for d in open_again().drafts()] == [early.id]

    @settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1), data=st.data())
    def test_any_text_and_span_survive(self, store: Store, text: str, data: st.DataObject) -> None:
        home = article(text)
        store.create(home, text.encode(), action(home.id))
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        marked = mark(store, home, start=start, end=end, note=text[:40])
        record = store.read(home.id)
        assert record.article.text == text
        assert marked in record.attributions
