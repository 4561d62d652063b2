"""What somebody who uses the desk for the first time does and is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from reader.config import State
from tests.widgets.desk import TEXT, Hands, at_the_desk, mark_first
from widgets.screens.tags import TagList

SUGGESTED = State(tour_done=True, suggest="60")


def offered(hands: Hands) -> list[str]:
    """The tags that the dialog in front completes."""
    (tags,) = hands.app.screen.query(TagList)
    return list(tags.tags)


async def test_a_pane_that_is_alone_is_not_zoomed_unseen(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(60, 24), messages=True) as hands:
        await hands.press("z")
        assert "This pane is alone already" in hands.said
        await hands.pilot.resize_terminal(160, 45)
        await hands.settle()
        assert hands.desk.library_pane.display and hands.desk.quotes_pane.display
        await hands.press("z")
        await hands.settle()
        assert not hands.desk.library_pane.display and not hands.desk.quotes_pane.display
        await hands.pilot.resize_terminal(60, 24)
        await hands.press("z")
        await hands.pilot.resize_terminal(160, 45)
        await hands.settle()
        assert hands.desk.library_pane.display


async def test_where_nothing_can_be_undone_one_is_told_where_something_is(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, messages=True) as hands:
        await hands.press("shift+tab", "A")
        await hands.settle()
        await hands.press("tab", "u")
        await hands.settle()
        assert "Nothing to undo here. In the library's list u undoes" in hands.said
        await hands.press("shift+tab", "u")
        await hands.settle()
        assert "Undone: mark archived" in hands.said
        await hands.press("ctrl+r", "ctrl+r")
        await hands.settle()
        assert "Nothing to do again here. In an article ^r redoes" in hands.said


async def test_what_was_just_done_is_forgotten_with_the_next_action(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=replace(SUGGESTED), messages=True) as hands:
        await hands.press("]", "enter", "u")
        await hands.settle()
        assert "Undone: accept" in hands.said
        await hands.press("j")
        assert "Undone: accept" in hands.said
        await hands.press("]", "enter")
        assert "Undone" not in hands.said


async def test_the_tags_of_an_article_are_not_offered_for_a_quote(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, TEXT + "Dua.") as hands:
        article = hands.desk.reading.article
        hands.library.tag([article.id], ["banjir"], [])
        hands.desk.refresh_all()
        await mark_first(hands)
        await hands.press("[", "T")
        await hands.settle()
        assert "banjir" not in offered(hands)
        await hands.press("escape")
        await hands.press("shift+tab")
        (other,) = (r.id for r in hands.desk.library_pane.rows if r.id != article.id)
        hands.desk.library_pane.select(other)
        await hands.press("T")
        await hands.settle()
        assert "banjir" in offered(hands)


async def test_the_tour_says_how_to_begin_at_its_first_step(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await mark_first(hands)
        await hands.press("g", "t")
        tour = hands.desk.tour
        assert tour is not None
        await hands.settle()
        assert str(tour.content).startswith("5/6")
        assert str(tour.content).endswith("(1gt begins at the first step.)")
        await hands.press("1", "g", "t")
        await hands.settle()
        assert str(tour.content).startswith("1/6") and "begins at" not in str(tour.content)
        await hands.press("2", "g", "t")
        await hands.settle()
        assert str(tour.content).startswith("2/6")
        hands.stand_in("Dewi menambahkan")
        await hands.press('"')
        await hands.settle()
        assert str(tour.content).startswith("3/6")
        await hands.press("g", "t")
        assert not tour.is_open


@pytest.mark.parametrize("typed", ["sari", "dewi", "Sari Dewi"])
async def test_whom_the_suggestions_name_is_offered_as_a_speaker(
    tmp_path: Path, typed: str
) -> None:
    async with at_the_desk(tmp_path, TEXT, state=replace(SUGGESTED)) as hands:
        hands.stand_in("Warga setempat")
        await hands.press("V", "enter", "p")
        await hands.type(typed.replace(" ", "\0").split("\0")[0])
        await hands.settle()
        await hands.press("enter")
        await hands.settle()
        (quote,) = hands.marked()
        assert hands.names(quote) == ["Sari Dewi"]
        await hands.press("[", "enter")
        await hands.settle()
        assert {i for a in hands.marked() for i in a.speaker_ids} == set(quote.speaker_ids)
