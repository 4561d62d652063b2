from pathlib import Path

import pytest
from textual.widgets import Static

from tests.widgets.desk import TEXT, at_the_desk
from widgets.screens.help import HelpScreen


@pytest.mark.parametrize("pane", ["library", "feeds"])
@pytest.mark.parametrize("width", [60, 80, 84, 120])
async def test_lines_are_broken_where_the_list_ends(tmp_path: Path, width: int, pane: str) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(width, 24)) as hands:
        hands.app.push_screen(HelpScreen(hands.desk, pane))
        await hands.settle()
        listed = hands.app.screen.query_one("#help-list", Static)
        said = listed.content
        longest = max(len(line) for line in str(said).split("\n"))
        assert longest <= listed.size.width
