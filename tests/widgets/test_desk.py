"""What a person does at the desk, with real keys on a real library."""

from pathlib import Path

import pytest
from textual.widgets import Input

from reader.config import State, state_file
from reader.ingest.plain import article_from_text
from reader.library import Library
from reader.model import ArticleState, BlockRole, QuoteType
from tests.widgets.desk import TEXT, at_the_desk, mark_first
from widgets.commands import LIBRARY, QUOTES, VISUAL

OTHER = "Pasar Baru Dibuka\n\nPedagang menyambut baik pembukaan pasar itu.\n"


async def test_a_quote_is_saved_step_by_step(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await hands.press('"')
        await hands.settle()
        (marked,) = hands.marked()
        assert hands.covered(marked.content) == ['"Air tidak akan naik lagi,"']
        assert marked.type == QuoteType.DIRECT
        assert marked.speaker_ids == ()


async def test_undo_goes_back_step_by_step_and_redo_forth(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await mark_first(hands)
        whole = hands.marked()
        for _ in range(4):
            await hands.press("u")
        await hands.settle()
        assert hands.marked() == []
        await hands.press("4", "ctrl+r")
        await hands.settle()
        (again,) = hands.marked()
        assert (again.content, again.cue, again.source, again.speaker_ids) == (
            whole[0].content,
            whole[0].cue,
            whole[0].source,
            whole[0].speaker_ids,
        )


async def test_the_next_quotation_is_the_next_one_that_is_not_marked(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await hands.press('"', '"', '"')
        await hands.settle()
        assert [hands.covered(a.content) for a in hands.marked()] == [
            ['"Air tidak akan naik lagi,"'],
            ['"kami akan tetap berjaga."'],
        ]


async def test_a_quote_is_edited_and_deleted_from_the_list_of_quotes(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await mark_first(hands)
        await hands.press("tab")
        assert hands.desk.pane == QUOTES
        await hands.press("t", "T")
        await hands.type("penting")
        await hands.press("enter", "enter")
        await hands.settle()
        (marked,) = hands.marked()
        assert (marked.type, marked.tags) == (QuoteType.INDIRECT, ("penting",))
        await hands.press("d")
        await hands.settle()
        assert hands.marked() == []
        await hands.press("u")
        await hands.settle()
        assert len(hands.marked()) == 1


async def test_details_are_written_in_a_form(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await mark_first(hands)
        await hands.press("E")
        hands.app.screen.query_one("#addressee", Input).value = "wartawan"
        await hands.press("enter")
        await hands.settle()
        assert hands.marked()[0].addressee == "wartawan"


async def test_a_selection_marks_exactly_what_is_selected(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        hands.stand_in("janji itu")
        await hands.press("v", "2", "e")
        assert hands.desk.pane == VISUAL
        await hands.press("enter")
        await hands.settle()
        (marked,) = hands.marked()
        assert hands.covered(marked.content) == ["janji itu"]


async def test_the_end_of_a_span_moves_by_words(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        hands.stand_in("berharap")
        await hands.press("a")
        await hands.pick("janji")
        await hands.press("<")
        await hands.settle()
        assert hands.covered(hands.marked()[0].content) == ["janji itu"]
        await hands.press(">")
        await hands.settle()
        assert hands.covered(hands.marked()[0].content) == ["janji itu ditepati"]


async def test_the_same_speaker_is_given_again_with_one_key(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await mark_first(hands)
        await hands.press('"', "full_stop")
        await hands.settle()
        assert [hands.names(a) for a in hands.marked()] == [["Sari Dewi"], ["Sari Dewi"]]


async def test_letters_that_begin_nothing_do_nothing(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await hands.press(*"XZQJ&$#@!~`", "escape", "escape", "9", "9", "escape", "f5", "ctrl+g")
        await hands.press("escape")
        await hands.settle()
        assert hands.marked() == []
        assert hands.app.is_running


async def test_a_command_that_is_not_possible_says_why(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, opened=False) as hands:
        await hands.press("tab", "tab", '"')
        await hands.settle()
        assert hands.app.is_running


async def test_articles_are_filed_in_bulk_and_undone_as_one(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, OTHER, opened=False) as hands:
        await hands.press("*", "D")
        await hands.settle()
        assert {row.state for row in hands.library.rows()} == {"done"}
        await hands.press("u")
        await hands.settle()
        assert {row.state for row in hands.library.rows()} == {"unread"}
        await hands.press("d")
        await hands.settle()
        assert len(hands.library.rows()) == 1
        assert len(hands.desk.library_pane.rows) == 1


async def test_an_open_article_whose_coming_is_undone_is_closed(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await hands.press("shift+tab", "u")
        await hands.settle()
        assert hands.library.rows() == []
        assert hands.desk.readings == []
        await hands.press("ctrl+r")
        await hands.settle()
        assert len(hands.library.rows()) == 1


async def test_the_list_is_filtered_as_one_types(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, OTHER, opened=False) as hands:
        await hands.press("&")
        await hands.type("tanggul")
        await hands.settle()
        assert [row.title for row in hands.desk.library_pane.rows] == [
            "Tanggul Sungai Wirna Selesai"
        ]
        await hands.press("escape")
        await hands.settle()
        assert len(hands.desk.library_pane.rows) == 2


async def test_two_articles_stand_side_by_side(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, OTHER, opened=False) as hands:
        await hands.press("enter")
        await hands.settle()
        first = hands.desk.reading.article.id
        await hands.press("shift+tab", "j", "b")
        await hands.settle()
        assert hands.desk.readings[0].article.id == first
        assert len(hands.desk.readings) == 2
        assert all(view.display for view in hands.desk.opened.views)
        await hands.press("ctrl+w")
        assert len(hands.desk.readings) == 1


async def test_a_search_finds_without_accents_and_goes_round(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, "Judul\n\nCafé satu. Kedua café.\n") as hands:
        await hands.press("/")
        await hands.type("cafe")
        await hands.press("enter")
        assert hands.desk.view.cursor == hands.text.index("Café")
        await hands.press("n")
        assert hands.desk.view.cursor == hands.text.index("café")
        await hands.press("n")
        assert hands.desk.view.cursor == hands.text.index("Café")
        await hands.press("N")
        assert hands.desk.view.cursor == hands.text.index("café")


async def test_it_opens_again_where_it_was_left(tmp_path: Path) -> None:
    state = State(tour_done=True)
    async with at_the_desk(tmp_path, TEXT, OTHER, state=state) as hands:
        await hands.press("}", "}", "w")
        where, article_id = hands.desk.view.cursor, hands.desk.reading.article.id
        assert where > 0
        hands.desk.leave()
        await hands.until(lambda: state.places.get(article_id))
    async with at_the_desk(tmp_path, state=state) as hands:
        assert hands.desk.reading.article.id == article_id
        assert hands.desk.view.cursor == where


async def test_opening_an_article_says_that_it_is_being_read(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        assert hands.library.rows()[0].state == "reading"
        await hands.press("D")
        await hands.settle()
        assert hands.library.rows()[0].state == ArticleState.DONE


async def test_a_block_gets_another_role(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        hands.stand_in("Warga setempat")
        await hands.press("B")
        await hands.press("2")
        await hands.settle()
        blocks = hands.library.read(hands.desk.reading.article.id).article.blocks
        here = next(b for b in blocks if hands.text[b.start :].startswith("Warga setempat"))
        assert here.role == BlockRole.STANDFIRST


async def test_what_is_copied_is_kept_in_a_file_too(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await mark_first(hands)
        await hands.press("y")
        await hands.settle()
        copied = state_file().with_name("copied.txt").read_text("utf-8")
        assert copied.startswith('"Air tidak akan naik lagi," — Sari Dewi (“Tanggul Sungai Wirna')
        assert hands.app.clipboard == copied


async def test_the_tour_leads_to_the_first_exported_quote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_the_desk(tmp_path, TEXT, state=State(), opened=False) as hands:
        tour = hands.desk.tour
        assert tour is not None
        shown = [str(tour.content)]
        await hands.press("enter")
        await hands.settle()
        shown.append(str(tour.content))
        await mark_first(hands)
        shown.append(str(tour.content))
        await hands.press("g", "x", "enter")
        await hands.settle()
        shown.append(str(tour.content))
        assert [words[0] for words in shown] == ["1", "2", "5", "6"]
        assert list(tmp_path.glob("*.csv"))
        await hands.press("g", "t")
        assert not tour.is_open


async def test_panes_take_turns_where_there_is_little_room(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(60, 20), opened=False) as hands:
        desk = hands.desk
        assert desk.pane == LIBRARY
        assert not desk.query_one("#nothing-open").is_on_screen
        await hands.press("enter")
        await hands.settle()
        assert desk.view.is_on_screen
        assert not desk.library_pane.is_on_screen
        await hands.press("tab")
        assert desk.quotes_pane.is_on_screen


async def test_another_library_is_shown_and_the_first_one_again(tmp_path: Path) -> None:
    other = Library.open(tmp_path / "other")
    other.add(article_from_text(OTHER), b"")
    other.close()
    async with at_the_desk(tmp_path, TEXT) as hands:
        first = hands.library.path
        for path, title in ((tmp_path / "other", "Pasar Baru Dibuka"), (first, hands.text[:28])):
            left = hands.desk
            hands.app.switch_library(path)
            await hands.settle()
            assert hands.app.library.path == path
            assert [row.title for row in hands.desk.library_pane.rows] == [title]
            assert not left.is_running
            await hands.press("enter")
            await hands.settle()
            assert hands.text.startswith(title)
        shown = hands.desk
        hands.app.switch_library(first)
        await hands.settle()
        assert hands.desk is shown
        hands.app.library.close()


async def test_the_filter_is_there_with_an_article_open_and_little_room(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, OTHER, size=(80, 24)) as hands:
        await hands.press("shift+tab", "&")
        await hands.until(lambda: isinstance(hands.app.focused, Input))
        await hands.type("pasar")
        await hands.settle()
        assert hands.desk.library_pane.is_on_screen
        assert [row.title for row in hands.desk.library_pane.rows] == ["Pasar Baru Dibuka"]


async def test_the_library_and_the_annotator_are_named(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await hands.press("g", "n")
        await hands.until(lambda: hands.app.screen.query("#annotator"))
        hands.app.screen.query_one("#annotator", Input).value = "ratna"
        await hands.press("enter")
        await hands.settle()
        await hands.press('"')
        await hands.settle()
        assert hands.library.annotator == "ratna"
        assert hands.marked()[0].annotator == "ratna"
