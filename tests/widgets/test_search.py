"""Searching an article: how many matches there are is told, and that there is none."""

from pathlib import Path

from tests.widgets.desk import TEXT, at_the_desk


async def test_which_of_how_many_matches_it_is_at_is_told(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, messages=True) as hands:
        line = hands.desk.key_line
        await hands.press("slash")
        assert line.mode == ""
        await hands.type("dewi")
        assert line.mode == "match 1 of 2"
        await hands.press("enter")
        await hands.settle()
        assert line.mode == "match 1 of 2"
        await hands.press("n")
        assert line.mode == "match 2 of 2"
        await hands.press("l")
        assert line.mode == ""
        await hands.press("N")
        assert line.mode == "match 2 of 2"
        assert hands.said == ""


async def test_that_nothing_matches_is_told_while_typing_and_after(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, messages=True) as hands:
        await hands.press("n")
        await hands.settle()
        assert hands.said == "Nothing is sought yet; / searches."
        await hands.press("slash")
        await hands.type("[b]zzz")
        assert hands.desk.key_line.mode == "no match"
        await hands.press("enter", "n")
        await hands.settle()
        assert "“[b]zzz” does not stand in this article; / searches." in hands.said
