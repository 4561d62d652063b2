from pathlib import Path

import pytest
from textual.widgets import Static

from tests.widgets.desk import TEXT, at_the_desk
from widgets.commands import COMMANDS, PLACES
from widgets.screens.help import HelpScreen, sections, works_in


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


@pytest.mark.parametrize("pane", PLACES)
def test_every_command_is_under_one_heading_and_those_of_the_pane_come_first(pane: str) -> None:
    listed = [(heading, c) for heading, commands in sections(pane).items() for c in commands]
    assert sorted(c.id for _, c in listed) == sorted(c.id for c in COMMANDS)
    here = [works_in(c, pane) for _, c in listed]
    assert here == sorted(here, reverse=True)


@pytest.mark.parametrize("pane", ["article", "attributions", "library", "feeds"])
async def test_no_heading_comes_twice(tmp_path: Path, pane: str) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(120, 24)) as hands:
        hands.app.push_screen(HelpScreen(hands.desk, pane))
        await hands.settle()
        lines = str(hands.app.screen.query_one("#help-list", Static).content).split("\n")
        headings = [line for line, above in zip(lines, ["", *lines], strict=False) if not above]
        assert headings == list(sections(pane))


async def test_what_is_not_possible_now_is_dim(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(120, 24)) as hands:
        hands.app.push_screen(HelpScreen(hands.desk, "article"))
        await hands.settle()
        listed = hands.app.screen.query_one("#help-list", Static).content
        moves_and_marks = listed.split("\n")[:40]
        dim = {
            line.plain.split()[0]
            for line in moves_and_marks
            if any(span.style == "dim" for span in line.spans)
        }
        assert {"c", "s", "+"} <= dim  # there is no quote
        assert not {"j", '"', "/", "v"} & dim
