"""What a person changes in a suggestion is saved, undone and found again; it stays a suggestion."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Key

from reader.library import Library
from reader.model import QuoteType
from reader.suggesting import EDITED, ORIGIN, accept, accepted, read_suggestions
from tests.widgets.desk import Hands, at_the_desk
from tests.widgets.test_suggestions import (
    FIRST,
    SECOND,
    TEXT,
    THIRD,
    exported,
    kept,
    proposed,
    suggesting_state,
)
from widgets.attribution_pane import Group
from widgets.commands import QUOTES
from widgets.screens.conflict import ConflictScreen
from widgets.speaker_picker import SpeakerPicker

SHORTER = "jembatan itu sanggup menahan"


async def shorten_the_second(hands: Hands) -> None:
    await hands.press("]", "]", "2", "<")
    await hands.settle()
    assert proposed(hands) == [FIRST, SHORTER, THIRD]


async def test_an_edit_is_there_after_a_restart_and_still_a_suggestion(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await shorten_the_second(hands)
        await hands.press("t")
        await hands.settle()
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        assert proposed(hands) == [FIRST, SHORTER, THIRD]
        second = hands.desk.reading.suggested.open[1]
        assert (second.type, second.origin) == (QuoteType.MIXED, ORIGIN + EDITED)
        assert hands.desk.speaker_name(second.speaker_ids[0]) == "Laras Wening"
        headings = [g for g in hands.desk.quotes_pane.list.items if isinstance(g, Group)]
        assert [g.edited for g in headings] == [False, True, False]
        assert hands.marked() == []
        assert ORIGIN not in exported(hands)
        assert list(hands.library.check()) == []
        await hands.press("]", "]", "enter")
        await hands.settle()
        assert kept(hands) == [SHORTER]
        assert hands.marked()[0].origin == ORIGIN + EDITED
        assert hands.library.read(second.article_id).suggestions == ()


async def test_undo_takes_an_edit_back_and_the_cursor_stays_on_it(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state(), messages=True) as hands:
        await hands.press("]", "x")
        await hands.press("3", "<")
        await hands.settle()
        second = hands.desk.reading.suggested.open[0]
        await hands.press("t", "u")
        await hands.settle()
        assert hands.desk.reading.active == second
        assert "call it mixed" in hands.said
        await hands.press("G", "u")
        await hands.settle()
        assert proposed(hands) == [SECOND, THIRD]
        assert hands.desk.reading.suggested.open[0].origin == ORIGIN
        assert hands.desk.view.cursor == second.content[0].start
        assert hands.desk.reading.active_id == second.id
        await hands.press("ctrl+r")
        await hands.settle()
        assert hands.desk.reading.suggested.open[0] == second
        await hands.press("u", "u")
        await hands.settle()
        assert proposed(hands) == [FIRST, SECOND, THIRD]


async def test_undo_in_another_run_takes_an_edit_back(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await shorten_the_second(hands)
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        assert proposed(hands) == [FIRST, SHORTER, THIRD]
        await hands.press("tab")
        assert hands.desk.pane == QUOTES
        await hands.press("u")
        await hands.settle()
        assert proposed(hands) == [FIRST, SECOND, THIRD]


async def test_an_edit_back_to_what_was_proposed_leaves_nothing_edited(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("]", "t", "t", "t")
        await hands.settle()
        first = hands.desk.reading.suggested.open[0]
        assert first.origin == ORIGIN
        assert hands.library.read(first.article_id).suggestions == ()


async def test_undo_of_a_rejection_leads_to_the_very_suggestion_as_it_was_edited(
    tmp_path: Path,
) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        second, third = hands.desk.reading.suggested.open[1:]
        hands.desk.reading.change(replace(second, content=third.content), "change the content")
        hands.desk.view.go_to(third.content[0].start)
        hands.desk.reading.take_up(second.id)
        await hands.press("x")
        await hands.settle()
        assert proposed(hands) == [FIRST, THIRD]
        await hands.press("u")
        await hands.settle()
        assert hands.desk.reading.active_id == second.id
        assert sorted(proposed(hands)) == sorted([FIRST, THIRD, THIRD])
        await hands.press("x")
        await hands.settle()
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        assert proposed(hands) == [FIRST, THIRD]


async def test_accepting_an_edited_one_and_taking_that_back_brings_the_edit_back(
    tmp_path: Path,
) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await shorten_the_second(hands)
        await hands.press("enter", "u")
        await hands.settle()
        assert (kept(hands), proposed(hands)) == ([], [FIRST, SHORTER, THIRD])
        assert (
            proposed(hands)[hands.desk.reading.suggested.number(hands.desk.reading.active_id) - 1]
            == SHORTER
        )


async def test_a_key_right_behind_undo_means_what_undo_brings_back(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("]", "x")
        await hands.settle()
        assert proposed(hands) == [SECOND, THIRD]
        for key, character in (("u", "u"), ("enter", "\r")):  # sent in one piece
            hands.desk.keyboard.feed(Key(key, character))
        await hands.until(lambda: kept(hands))
        assert kept(hands) == [FIRST]


async def test_an_edited_one_is_shown_however_sure_suggestions_must_be(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await shorten_the_second(hands)
        hands.desk.reading.suggested.filter(hands.desk.reading.record, 1.5)
        assert proposed(hands) == [SHORTER]
        hands.desk.reading.suggested.filter(hands.desk.reading.record, 2.0)
        assert proposed(hands) == []


@pytest.mark.parametrize("nothing", [False, True], ids=["other", "nothing"])
async def test_an_edited_one_stays_where_the_rules_propose_something_else(
    tmp_path: Path, nothing: bool
) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await shorten_the_second(hands)
        suggested = hands.desk.reading.suggested
        found = read_suggestions(hands.desk.reading.article)
        (span,) = found[1].content
        other = replace(found[1], content=(span._replace(end=span.end - 6),))
        suggested.take([found[0], *([] if nothing else [other]), found[2]])
        hands.desk.opened.show_one_again(hands.desk.reading)
        assert proposed(hands) == [FIRST, SHORTER, THIRD]
        await hands.press("t", "enter")
        await hands.settle()
        assert kept(hands) == [SHORTER]
        assert hands.marked()[0].type is QuoteType.MIXED


async def test_a_new_speaker_goes_and_comes_with_the_edit(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("]", "p")
        await hands.until(lambda: hands.stands_before(SpeakerPicker))
        await hands.settle()
        await hands.press(*"Hendra", "enter")
        await hands.settle()
        first = hands.desk.reading.suggested.open[0]
        assert hands.names(first) == ["Hendra"]
        await hands.press("u")
        await hands.settle()
        assert hands.library.living_speakers() == []
        await hands.press("ctrl+r")
        await hands.settle()
        assert hands.names(hands.desk.reading.suggested.open[0]) == ["Hendra"]
        assert [s.name for s in hands.library.living_speakers()] == ["Hendra"]


async def test_an_edit_of_what_another_program_has_accepted_is_one_of_the_quote(
    tmp_path: Path,
) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        first = hands.desk.reading.suggested.open[0]
        other = Library.open(hands.library.path)
        accept(other, [accepted(first, "somebody else")], hands.desk.reading.suggested.new.values())
        hands.desk.reading.change(replace(first, role="saksi"), "edit the quote")
        await hands.settle()
        (marked,) = hands.marked()
        assert (marked.role, marked.annotator) == ("saksi", "somebody else")
        assert marked.origin == ORIGIN + EDITED
        other.close()


async def test_edits_of_two_programs_meet_and_neither_is_lost(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        first, second, _ = hands.desk.reading.suggested.open
        other = Library.open(hands.library.path)
        from reader.edited_suggestions import edited, keep_edit

        for suggestion in (first, second):
            theirs = edited(
                suggestion, replace(suggestion, type=QuoteType.MIXED), None, "somebody else"
            )
            keep_edit(other, suggestion, None, theirs, "call it mixed", ())
        hands.desk.reading.change(replace(first, role="saksi"), "edit the quote")
        await hands.settle()
        await hands.until(lambda: hands.stands_before(ConflictScreen))
        await hands.press("escape")
        await hands.settle()
        here = hands.desk.reading.suggested.open
        assert [a.type for a in here[:2]] == [QuoteType.MIXED, QuoteType.MIXED]
        (draft,) = hands.library.drafts()
        hands.library.resolve(draft, "mine")
        record = hands.library.read(first.article_id)
        mended = next(s for s in record.suggestions if s.id == first.id)
        assert mended.role == "saksi"
        other.close()


async def choose(hands: Hands, name: str) -> None:
    await hands.press("p")
    await hands.until(lambda: hands.stands_before(SpeakerPicker))
    await hands.settle()
    await hands.press(*name, "enter")
    await hands.settle()


@pytest.mark.parametrize("accepted", [False, True], ids=["suggestion", "accepted"])
async def test_another_speaker_does_not_have_the_role_of_the_one_before(
    tmp_path: Path, accepted: bool
) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        first = hands.desk.reading.suggested.open[0]
        assert (first.role, first.affiliation) != ("", "")
        await hands.press("]", *(["enter", "["] if accepted else []))
        await choose(hands, "Hendra")
        if not accepted:
            await hands.press("enter")
            await hands.settle()
        (marked,) = hands.marked()
        assert hands.names(marked) == ["Hendra"]
        assert (marked.role, marked.affiliation) == ("", "")
        hendra = hands.library.speaker(marked.speaker_ids[0])
        assert (hendra.role, hendra.affiliation) == ("", "")
        await hands.press("u", *([] if accepted else ["u"]))
        await hands.settle()
        back = hands.desk.reading.find(first.id)
        assert back is not None
        assert (back.role, back.affiliation) == (first.role, first.affiliation)
