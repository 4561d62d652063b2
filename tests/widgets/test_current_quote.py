"""Commands mean the quote under the cursor; what the cursor has left is no longer taken up."""

from pathlib import Path

import pytest

from reader.model import Attribution
from tests.widgets.desk import TEXT as TWO
from tests.widgets.desk import Hands, at_the_desk
from tests.widgets.test_suggestions import (
    FIRST,
    SECOND,
    TEXT,
    THIRD,
    kept,
    mode,
    proposed,
    suggesting_state,
)
from widgets.current_quote import CurrentQuote

FAR = TEXT.replace("Pedagang", "Hari itu banyak orang datang melihat sungai.\n\n" * 8 + "Pedagang")


async def test_a_quote_that_a_search_has_left_keeps_its_source(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, FAR, state=suggesting_state()) as hands:
        await hands.press("]", "enter", "[")
        await hands.settle()
        (before,) = hands.marked()
        await hands.press("/")
        await hands.pilot.pause()
        await hands.type("gelap")
        await hands.press("enter")
        await hands.settle()
        third = hands.desk.reading.suggested.open[-1]
        assert hands.desk.reading.active_id == ""
        await hands.press("s")
        await hands.pick("pasar")
        await hands.settle()
        assert hands.marked() == [before]
        after = hands.desk.reading.suggested.open[-1]
        assert after.id == third.id
        assert after != third


async def test_from_the_end_the_quote_before_is_the_last(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("]", "enter", "[", "G", "[")
        await hands.settle()
        assert hands.text.startswith(THIRD, hands.desk.view.cursor)


async def test_a_quote_is_taken_up_beside_itself_but_not_far_away(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TWO) as hands:
        await hands.press('"')
        hands.stand_in("Dewi menambahkan")
        await hands.settle()
        await hands.press("c")
        await hands.pick("menambahkan")
        await hands.settle()
        assert hands.covered(hands.marked()[0].cue) == ["menambahkan"]
        assert mode(hands) == "QUOTE"
    async with at_the_desk(tmp_path / "far", FAR, messages=True) as hands:
        await hands.press('"')
        await hands.settle()
        assert mode(hands) == "QUOTE"
        await hands.press("G")
        await hands.settle()
        assert (hands.desk.reading.active_id, mode(hands)) == ("", "")
        await hands.press("d")
        await hands.settle()
        assert "No quote here" in hands.said
        assert len(hands.marked()) == 1


@pytest.mark.parametrize(("keys", "there"), [("5j", []), ("gq", [THIRD])], ids=["5j", "gq"])
async def test_the_mark_goes_with_the_cursor_that_leaves_a_suggestion(
    tmp_path: Path, keys: str, there: list[str]
) -> None:
    async with at_the_desk(tmp_path, FAR, state=suggesting_state()) as hands:
        await hands.press("]")
        await hands.settle()
        reading, view, quotes = hands.desk.reading, hands.desk.view, hands.desk.quotes_pane.list
        first = reading.suggested.open[0].id
        assert (reading.active_id, view.active, quotes.active_id) == (first, first, first)
        await hands.press(*keys)
        await hands.settle()
        here = hands.desk.quote_here()
        assert (hands.covered(here.content) if here else []) == there
        assert (reading.active_id, view.active, quotes.active_id) == ("", "", "")
        assert mode(hands) != "QUOTE"


async def select_to(hands: Hands, words: str) -> None:
    hands.desk.view.go_to(hands.text.index(words) + len(words) - 1)
    await hands.settle()


async def test_a_selection_that_reaches_into_the_next_changes_the_one_it_began_in(
    tmp_path: Path,
) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("]", "v")
        await select_to(hands, "jembatan itu sanggup menahan truk")
        await hands.press("r")
        await hands.settle()
        first, *others = proposed(hands)
        assert first.startswith(FIRST) and first.endswith("truk")
        assert others == [SECOND, THIRD]
        assert hands.desk.reading.active == hands.desk.reading.suggested.open[0]


async def test_a_selection_one_character_too_far_changes_the_one_it_holds_most_of(
    tmp_path: Path,
) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        hands.stand_in("Wening mengatakan")
        await hands.settle()
        await hands.press("v")
        await select_to(hands, SECOND + ".")
        await hands.press("r")
        await hands.settle()
        assert proposed(hands)[1] == "Wening mengatakan " + SECOND + "."
        await hands.press("enter")
        await hands.settle()
        assert kept(hands) == ["Wening mengatakan " + SECOND + "."]


async def test_the_cursor_stays_on_what_is_made_shorter(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("]", "]")
        hands.stand_in("truk besar")
        await hands.press("3", "<", "t")
        await hands.settle()
        assert proposed(hands)[1] == "jembatan itu sanggup"
        assert hands.desk.reading.active == hands.desk.reading.suggested.open[1]


async def test_a_key_looks_a_few_times_which_quote_is_under_the_cursor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    find = CurrentQuote.find

    def counted(current: CurrentQuote) -> Attribution | None:
        looks.append(1)
        return find(current)

    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("]")
        await hands.settle()
        monkeypatch.setattr(CurrentQuote, "find", counted)
        await hands.press("l")
        assert 0 < len(looks) <= 6
