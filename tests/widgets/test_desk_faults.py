"""What goes wrong around the desk loses nothing: others' saves, failures, haste."""

import os
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Key

from reader.library import Library
from tests.disks import no_room
from tests.waiting import until
from tests.widgets.desk import TEXT, at_the_desk, mark_first
from tests.widgets.hosts import cells_of
from widgets.dialogs import Confirm
from widgets.saver import Saver
from widgets.screens.conflict import ConflictScreen
from widgets.screens.note import NoteScreen


async def test_what_another_window_saves_is_seen(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await mark_first(hands)
        other = Library.open(tmp_path / "library")
        seen = other.read(hands.desk.reading.article.id).attributions[0]
        other.edit(seen, replace(seen, note="dari jendela lain"))
        await hands.until(lambda: hands.desk.reading.record.attributions[0].note)
        other.close()
        assert hands.desk.reading.record.attributions[0].note == "dari jendela lain"


async def test_a_conflict_is_shown_and_ends_as_the_person_chooses(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await mark_first(hands)
        stale = hands.desk.reading.record.attributions[0]
        other = Library.open(tmp_path / "library")
        other.edit(stale, replace(stale, note="milik mereka"))
        hands.desk.saver.submit(
            lambda: hands.library.edit(stale, replace(stale, note="milik saya")), lambda _: None
        )
        await hands.until(lambda: hands.stands_before(ConflictScreen))
        await hands.press("b")
        await hands.settle()
        other.close()
        assert sorted(a.note for a in hands.marked()) == ["milik mereka", "milik saya"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_a_folder_without_permission_loses_nothing(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        folder = next((tmp_path / "library" / "articles").iterdir())
        folder.chmod(0o500)
        await hands.press('"')
        await hands.until(lambda: hands.desk.saver.state.failure)
        folder.chmod(0o700)
        await hands.press("ctrl+s")
        await hands.settle()
        assert len(hands.marked()) == 1


async def test_a_failed_save_stays_in_line_until_it_works(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        attempts = []

        def save() -> None:
            attempts.append(1)
            if len(attempts) < 2:
                raise OSError(28, "No space left on device")

        hands.desk.saver.submit(save, lambda _: None)
        await hands.press('"')
        await hands.until(lambda: attempts)
        await hands.press("ctrl+s")
        await hands.settle()
        assert len(hands.marked()) == 1
        assert len(attempts) >= 2


async def test_an_article_whose_file_is_gone_holds_up_no_other(tmp_path: Path) -> None:
    other = 'Pasar Dibuka\n\n"Kami senang," kata Rina.\n'
    async with at_the_desk(tmp_path, TEXT, other) as hands:
        lost = hands.desk.reading.article.id
        file = tmp_path / "library" / "articles" / lost[:2] / f"{lost}.json"
        file.rename(tmp_path / "aside")
        await hands.press('"')
        await hands.until(lambda: hands.desk.saver.state.failure)
        (row,) = (row for row in hands.desk.library_pane.rows if row.id != lost)
        hands.desk.open_article(row.id)
        await hands.until(lambda: hands.desk.reading.article.id == row.id)
        await hands.press('"')
        await hands.until(lambda: hands.library.read(row.id).attributions)
        await hands.until(lambda: hands.desk.saver.state.failure)
        assert "not saved" in str(hands.desk.top_line.render())
        (tmp_path / "aside").rename(file)
        await hands.press("ctrl+s")
        await hands.settle()
        assert len(hands.library.read(lost).attributions) == 1
        assert "● saved" in str(hands.desk.top_line.render())


async def test_keys_typed_ahead_go_to_the_input_that_they_are_meant_for(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await mark_first(hands)
        view = hands.desk.view
        for key in "mdu ok":  # all of it arrives before the note has the focus
            view.post_message(Key("space" if key == " " else key, key))
        await hands.until(lambda: hands.stands_before(NoteScreen))
        await hands.until(lambda: "du ok" in cells_of(hands.app))
        await hands.press("ctrl+s")
        await hands.settle()
        (marked,) = hands.marked()
        assert marked.note == "du ok"


async def test_a_note_written_over_somebody_elses_is_a_conflict(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await mark_first(hands)
        await hands.press("m")
        other = Library.open(tmp_path / "library")
        seen = other.read(hands.desk.reading.article.id).attributions[0]
        other.edit(seen, replace(seen, note="punya mereka"))
        other.close()
        await hands.pilot.pause(
            1.2
        )  # time for it to arrive behind the dialog, where it matters not
        await hands.type("punya saya")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.stands_before(ConflictScreen))
        await hands.press("b")
        await hands.settle()
        assert sorted(a.note for a in hands.marked()) == ["punya mereka", "punya saya"]
        assert hands.desk.dialogs.drafts == []


async def test_what_is_typed_while_a_conflict_comes_up_does_not_answer_it(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await mark_first(hands)
        stale = hands.desk.reading.record.attributions[0]
        other = Library.open(tmp_path / "library")
        other.edit(stale, replace(stale, role="milik mereka"))
        other.close()
        await hands.press("m")
        await hands.until(lambda: hands.stands_before(NoteScreen))
        hands.desk.saver.submit(
            lambda: hands.library.edit(stale, replace(stale, role="milik saya")), lambda _: None
        )
        await hands.until(lambda: not hands.desk.saver.state.waiting)
        assert len(hands.library.drafts()) == 1
        await hands.type("tbm")
        assert isinstance(hands.app.screen, NoteScreen)
        assert len(hands.library.drafts()) == 1
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.stands_before(ConflictScreen))


async def test_leaving_waits_for_what_is_being_saved(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        saved = []
        hands.desk.saver.submit(lambda: time.sleep(0.4), saved.append)
        await hands.press('"', "ctrl+q")
        await hands.until(lambda: hands.library.counts().attributions)
        assert saved == [None]
    library = Library.open(tmp_path / "library")
    assert library.counts().attributions == 1
    library.close()


async def test_what_is_lost_on_leaving_is_lost_by_no_slip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Saver.drained, "__defaults__", (0.0,))
    async with at_the_desk(tmp_path, TEXT) as hands:
        with no_room():
            await hands.press('"')
            await hands.until(lambda: hands.desk.saver.state.failure)
            await hands.press("q")
            await hands.until(lambda: hands.stands_before(Confirm))
            await hands.press("enter")
            assert isinstance(hands.app.screen, Confirm)
            assert "y leave and lose 1 change" in cells_of(hands.app)
            await hands.press("escape")
            await hands.until(lambda: hands.app.screen is hands.desk)
            await hands.press("q")
            await hands.until(lambda: hands.stands_before(Confirm))
            await hands.press("y")
            await hands.until(lambda: not hands.app.is_running)


async def test_an_article_closed_and_opened_while_saving_shows_what_was_marked(
    tmp_path: Path,
) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        article_id = hands.desk.reading.article.id
        hands.desk.saver.submit(lambda: time.sleep(0.5), lambda _: None)
        await hands.press('"', "ctrl+w")
        hands.desk.open_article(article_id)
        await hands.until(lambda: hands.desk.readings)
        assert len(hands.desk.reading.record.attributions) == 1
        await hands.settle()
        assert len(hands.desk.reading.record.attributions) == 1


async def test_what_cannot_be_saved_for_any_reason_stays_in_line(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        attempts = []

        def save() -> None:
            attempts.append(1)
            if len(attempts) < 2:
                raise ValueError("nobody thought of this")

        hands.desk.saver.submit(save, lambda _: None)
        await hands.until(lambda: hands.desk.saver.state.failure)
        assert hands.desk.saver.state.failure == "nobody thought of this"
        await hands.press("ctrl+s")
        await hands.settle()
        assert len(attempts) == 2


async def test_what_an_undo_leaves_no_quote_for_is_told(tmp_path: Path) -> None:
    over = threading.Event()
    async with at_the_desk(tmp_path, TEXT, messages=True) as hands:
        await hands.press('"')
        await hands.settle()
        reading = hands.desk.reading
        (quote,) = reading.record.attributions
        hands.desk.saver.submit(lambda: until(over, "the other change"), lambda _: None)
        reading.take_back(False, lambda label, back: None)
        assert reading.turning
        reading.change(replace(quote, note="zaitun"), "note")
        over.set()
        await hands.until(lambda: "zaitun" in hands.said)
        await hands.settle()
        assert hands.marked() == []
