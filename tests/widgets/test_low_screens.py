"""On a low screen a dialog scrolls, and its keys stay in sight."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.turns import at_once
from tests.widgets.desk import TEXT, Hands, at_the_desk
from tests.widgets.hosts import cells_of
from tests.widgets.test_answered_once import QUOTE
from widgets.dialogs import Dialog
from widgets.screens.add import AddScreen
from widgets.screens.article_form import ArticleForm
from widgets.screens.attribution_form import AttributionForm
from widgets.screens.export import ExportScreen

LOW: dict[str, Callable[[Hands], Dialog[object]]] = {
    "^s add": lambda hands: AddScreen(hands.library, at_once),
    "⏎ save": lambda _: AttributionForm(QUOTE, "Air tidak akan naik lagi. " * 9),
    "⏎ save   Tab": lambda hands: ArticleForm(hands.desk.reading.article),
    "⏎ export": lambda hands: ExportScreen(hands.library),
}


@pytest.mark.parametrize("size", [(40, 12), (50, 14), (100, 30)], ids=str)
@pytest.mark.parametrize("keys", LOW)
async def test_the_keys_are_in_sight(tmp_path: Path, keys: str, size: tuple[int, int]) -> None:
    async with at_the_desk(tmp_path, TEXT, size=size) as hands:
        hands.app.push_screen(LOW[keys](hands))
        await hands.settle()
        await hands.settle()
        shown = cells_of(hands.app)
        assert keys in shown, shown


async def test_the_field_that_has_the_focus_and_what_is_wrong_are_in_sight(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(40, 12)) as hands:
        hands.app.push_screen(LOW["⏎ save   Tab"](hands))
        await hands.settle()
        hands.app.screen.query_one("#note").focus()
        await hands.press("x")
        await hands.settle()
        assert "Note " in cells_of(hands.app)
        await hands.press("escape")
        await hands.settle()
        await hands.settle()
        shown = cells_of(hands.app)
        assert "Not saved." in shown
        assert "⏎ save" in shown
