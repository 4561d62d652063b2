"""What is written on a suggestion accepts it; giving that up leaves it a suggestion."""

from pathlib import Path

import pytest

from reader.suggesting import ORIGIN
from tests.widgets.desk import at_the_desk
from tests.widgets.test_suggestions import (
    FIRST,
    SECOND,
    TEXT,
    THIRD,
    proposed,
    suggesting_state,
)


@pytest.mark.parametrize(
    ("keys", "tags", "note"),
    [("T", ("air",), ""), ("m", (), "air")],
)
async def test_a_suggestion_that_is_written_on_is_accepted_with_it(
    tmp_path: Path, keys: str, tags: tuple[str, ...], note: str
) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("]", keys)
        await hands.until(lambda: hands.app.screen is not hands.desk)
        await hands.press("escape")
        await hands.settle()
        assert hands.marked() == []
        await hands.press(keys)
        await hands.until(lambda: hands.app.screen is not hands.desk)
        await hands.settle()
        await hands.press(*"air", "ctrl+s")
        await hands.settle()
        (marked,) = hands.marked()
        assert (marked.tags, marked.note, marked.origin) == (tags, note, ORIGIN)
        await hands.press("u")
        await hands.settle()
        assert hands.marked() == []
        assert proposed(hands) == [FIRST, SECOND, THIRD]
