"""The palette takes every key at any moment, also before its list was painted once."""

from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import OptionList

from tests.widgets.desk import TEXT, at_the_desk


@pytest.mark.parametrize("opens", [("colon",), ("g", "h")], ids=["commands", "themes"])
@pytest.mark.parametrize("key", ["pageup", "pagedown"])
async def test_a_page_key_is_harmless_in_a_window_without_room(
    tmp_path: Path, key: str, opens: tuple[str, ...]
) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(80, 24)) as hands:
        await hands.press(*opens)
        assert isinstance(hands.app.screen, CommandPalette)
        await hands.pilot.resize_terminal(5, 3)
        await hands.type("ex")
        await hands.press("down", key, key)
        await hands.settle()
        await hands.pilot.resize_terminal(80, 24)
        await hands.press("down", key)
        await hands.press("escape")
        await hands.settle()
        assert hands.app.screen is hands.desk


@pytest.mark.parametrize("size", [(50, 12), (80, 24), (200, 50)])
async def test_the_whole_list_is_on_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_the_desk(tmp_path, TEXT, size=size) as hands:
        await hands.press("colon")
        listed = hands.app.screen.query_one(OptionList)
        await hands.until(lambda: listed.option_count > size[1] // 2 and listed.region.height > 3)
        assert listed.region.bottom <= size[1]
