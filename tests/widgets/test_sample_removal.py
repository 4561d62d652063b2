"""The sample articles leave by a key of their own; nothing typed ahead takes them out."""

from pathlib import Path

from reader.config import State
from reader.library import Library
from reader.query import parse_query
from reader.starter import SAMPLE_TAG, add_samples
from tests.widgets.desk import TEXT, at_the_desk


def with_samples(folder: Path) -> int:
    library = Library.open(folder / "library")
    number = len(add_samples(library))
    library.close()
    return number


async def test_keys_typed_ahead_never_take_the_samples_out(tmp_path: Path) -> None:
    number = with_samples(tmp_path)
    state = State(tour_done=True, suggest="off")
    async with at_the_desk(tmp_path, TEXT, state=state, messages=True) as hands:
        assert hands.app.screen is hands.desk
        assert f"gS takes the samples out ({number})" in hands.said
        assert state.samples_offered
        await hands.press("enter", "g", "a", "tab", "y", "enter", "escape", "escape")
        await hands.settle()
        assert len(hands.library.rows(parse_query(f"tag:{SAMPLE_TAG}"))) == number


async def test_a_key_takes_the_samples_out_and_undo_brings_them_back(tmp_path: Path) -> None:
    number = with_samples(tmp_path)
    async with at_the_desk(tmp_path, TEXT, opened=False, messages=True) as hands:
        await hands.press("g", "S")
        await hands.settle()
        assert f"{number} samples taken out" in hands.said
        assert [row.title for row in hands.library.rows("")] == [TEXT.splitlines()[0]]
        await hands.press("u")
        await hands.settle()
        assert hands.library.counts().articles == number + 1
        await hands.press("ctrl+r", "g", "S")
        await hands.settle()
        assert "No samples are here" in hands.said
