"""What a person chose is on disk at once, so that a sudden end of kutip forgets nothing."""

from pathlib import Path

import pytest

from reader.config import Place, State, keep_state, load_state, state_file
from tests.widgets.desk import TEXT, at_the_desk

OTHER = "Pasar Dibuka\n\nPedagang kembali ke pasar, Selasa.\n"


async def test_the_colours_are_kept_when_they_change(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        hands.app.theme = "textual-light"
        await hands.settle()
        assert load_state().theme == "textual-light"


async def test_the_tour_does_not_come_again(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=State(suggest="off")):
        assert load_state().tour_done


async def test_the_threshold_and_the_order_are_kept(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=State(suggest="60", tour_done=True)) as hands:
        await hands.press("%")
        await hands.settle()
        assert load_state().suggest == "75"
        hands.desk.keyboard.run("library.sort")
        await hands.pilot.pause()
        await hands.press("2")
        await hands.settle()
        assert load_state().sort == hands.desk.state.sort != State().sort


async def test_an_article_that_is_left_keeps_its_place(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, OTHER) as hands:
        hands.stand_in("Dewi menambahkan")
        left, cursor = hands.desk.reading.article.id, hands.desk.view.cursor
        await hands.press("g", "u")
        await hands.settle()
        assert hands.desk.reading.article.id != left
        kept = load_state()
        assert kept.places[left].cursor == cursor
        assert kept.opened[str(hands.library.path)] == [hands.desk.reading.article.id]


async def test_where_somebody_reads_is_kept_once_hands_rest(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        hands.stand_in("Dewi menambahkan")
        await hands.press("l")
        read, cursor = hands.desk.reading.article.id, hands.desk.view.cursor
        await hands.until(lambda: load_state().places.get(read) == Place(cursor, 0))
        before = state_file().stat().st_mtime_ns
        hands.desk.opened.keep_places()
        assert state_file().stat().st_mtime_ns == before


def test_the_last_of_two_windows_wins_and_a_folder_that_is_none_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_state(State(theme="one", places={"a": Place(1, 0)}))
    keep_state(State(theme="two"))
    assert load_state() == State(theme="two")
    assert [path.name for path in state_file().parent.iterdir()] == ["state.json"]
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KUTIP_STATE", str(tmp_path / "file"))
    keep_state(State(theme="three"))
    assert (tmp_path / "file").read_text() == ""
