"""Suggestions are answered from the list of quotes with the keys of the article."""

from pathlib import Path

from tests.widgets.desk import Hands, at_the_desk
from tests.widgets.test_suggestions import (
    FIRST,
    SECOND,
    TEXT,
    THIRD,
    kept,
    proposed,
    suggesting_state,
)
from widgets.commands import ARTICLE, LIBRARY, QUOTES


def under_the_cursor(hands: Hands) -> str:
    quote = hands.desk.quotes_pane.attribution
    return "" if quote is None else hands.covered(quote.content)[0]


async def in_the_quotes(hands: Hands) -> None:
    await hands.press("tab", "home")
    await hands.settle()
    assert hands.desk.pane == QUOTES


async def test_enter_accepts_in_the_quotes_and_lands_on_the_next(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await in_the_quotes(hands)
        assert under_the_cursor(hands) == FIRST
        await hands.press("enter")
        await hands.settle()
        assert kept(hands) == [FIRST]
        assert hands.desk.pane == QUOTES
        assert under_the_cursor(hands) == SECOND
        assert hands.text.startswith(SECOND, hands.desk.view.cursor)
        await hands.press("x")
        await hands.settle()
        assert proposed(hands) == [THIRD]
        assert under_the_cursor(hands) == THIRD
        await hands.press("enter")
        await hands.settle()
        assert kept(hands) == [FIRST, THIRD]


async def test_the_cursor_of_the_list_says_which_one(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await in_the_quotes(hands)
        await hands.press("j", "x")
        await hands.settle()
        assert proposed(hands) == [FIRST, THIRD]
        assert under_the_cursor(hands) == THIRD


async def test_the_last_line_teaches_it_in_the_quotes(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state(), size=(80, 24)) as hands:
        await in_the_quotes(hands)
        taught = [f"{hint.keys} {hint.label}" for hint in hands.desk.key_line.hints]
        assert taught[:2] == ["⏎ accept", "x reject"]
        await hands.press("enter", "home")
        await hands.settle()
        taught = [f"{hint.keys} {hint.label}" for hint in hands.desk.key_line.hints]
        assert taught[0] == "⏎ go to"
        await hands.press("enter")
        await hands.settle()
        assert hands.desk.pane == ARTICLE


async def test_the_list_is_filtered_from_the_article_too(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(60, 20)) as hands:
        assert hands.desk.pane == ARTICLE
        await hands.press("&", *"zzz")
        await hands.settle()
        assert hands.desk.library_pane.filter_text == "zzz"
        await hands.press("escape")
        assert hands.desk.pane == LIBRARY


async def test_all_are_accepted_from_the_quotes_too(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await in_the_quotes(hands)
        await hands.press("A")
        await hands.settle()
        await hands.press("enter")
        await hands.settle()
        assert kept(hands) == [FIRST, SECOND, THIRD]
        assert hands.desk.pane == QUOTES
