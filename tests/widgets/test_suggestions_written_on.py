"""What is written on a suggestion accepts it; giving that up leaves it a suggestion."""

from pathlib import Path

import pytest

from reader.suggesting import EDITED, ORIGIN
from tests.widgets.desk import at_the_desk
from tests.widgets.test_suggestions import (
    FIRST,
    SECOND,
    SURNAME,
    TEXT,
    THIRD,
    proposed,
    suggesting_state,
)
from widgets.screens.attribution_form import AttributionForm
from widgets.screens.note import NoteScreen
from widgets.speaker_picker import SpeakerPicker


@pytest.mark.parametrize(
    ("keys", "tags", "note"),
    [("T", ("air",), ""), ("m", (), "air")],
)
async def test_a_suggestion_that_is_written_on_is_accepted_with_it(
    tmp_path: Path, keys: str, tags: tuple[str, ...], note: str
) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state(), messages=True) as hands:
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
        assert hands.said == f"Accepted with its {'tags' if tags else 'note'}: air"
        await hands.press("u")
        await hands.settle()
        assert hands.marked() == []
        assert proposed(hands) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("keys", [("E",), ("tab", "e")], ids=["article", "list"])
async def test_a_suggestion_whose_details_are_edited_is_accepted_with_them(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state(), messages=True) as hands:
        await hands.press("]", *keys)
        await hands.until(lambda: hands.stands_before(AttributionForm))
        await hands.settle()
        await hands.press("enter")
        await hands.settle()
        assert hands.marked() == []
        await hands.press(keys[-1])
        await hands.until(lambda: hands.stands_before(AttributionForm))
        await hands.settle()
        await hands.press("end", "ctrl+u", *"saksi", "tab", "tab", "tab", *"air", "enter")
        await hands.settle()
        (marked,) = hands.marked()
        assert (marked.role, marked.tags, marked.origin) == ("saksi", ("air",), ORIGIN + EDITED)
        assert hands.said == "Accepted with its details: role, tags"
        hands.desk.keyboard.run("desk.undo")
        await hands.settle()
        assert hands.marked() == []
        assert proposed(hands) == [FIRST, SECOND, THIRD]


async def test_a_note_is_kept_though_nobody_is_chosen_as_the_speaker(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, SURNAME, state=suggesting_state()) as hands:
        for name in ("Laras Wening", "Hadi Wening"):
            hands.library.add_speaker(hands.library.new_speaker(name))
        hands.desk.refresh_all()
        await hands.settle()
        await hands.press("]", "m")
        await hands.until(lambda: hands.stands_before(NoteScreen))
        await hands.settle()
        await hands.press(*"air", "ctrl+s")
        await hands.until(lambda: hands.stands_before(SpeakerPicker))
        await hands.settle()
        await hands.press("escape")
        await hands.settle()
        (marked,) = hands.marked()
        assert (marked.note, marked.speaker_ids) == ("air", ())
