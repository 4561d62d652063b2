"""What the last line teaches: the keys of the focused pane, however little room there is."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.config import State
from tests.widgets.desk import TEXT, Hands, at_the_desk
from widgets.commands import bind
from widgets.status_line import KeyHint, KeyLine


def taught(hands: Hands) -> list[str]:
    return [f"{hint.keys} {hint.label}" for hint in hands.desk.key_line.hints]


def line(hands: Hands) -> str:
    return str(hands.desk.key_line.render())


async def press_at(pilot: Pilot[None], words: str, said: str) -> None:
    await pilot.click("#keys", offset=(1 + said.index(words), 0))


@pytest.mark.parametrize("width", [60, 80, 130])
async def test_the_way_to_the_next_pane_is_always_taught(tmp_path: Path, width: int) -> None:
    state = State(tour_done=True, suggest="60")
    async with at_the_desk(tmp_path, TEXT, size=(width, 24), state=state) as hands:
        assert "Tab pane  ? keys" in line(hands)
        await hands.press("]")
        assert "⏎ accept" in line(hands)
        assert "Tab pane  ? keys" in line(hands)


async def test_nothing_leads_elsewhere_when_nothing_is_open(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(80, 24), opened=False) as hands:
        assert "Tab pane" not in line(hands)
        assert "? keys" in line(hands)


async def test_the_list_of_articles_says_nothing_of_suggestions(tmp_path: Path) -> None:
    state = State(tour_done=True, suggest="60")
    async with at_the_desk(tmp_path, TEXT, size=(80, 24), state=state) as hands:
        await hands.press("]")
        assert hands.desk.key_line.mode == "1 of 3"
        await hands.press("shift+tab")
        await hands.settle()
        assert hands.desk.key_line.mode == ""


async def test_what_may_follow_a_first_key_is_taught(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(80, 24)) as hands:
        await hands.press("g")
        assert hands.desk.key_line.mode == "g…"
        assert {"g top", "q unmarked", "a add", "x export", "s speakers"} <= set(taught(hands))
        assert "f fetch again" not in taught(hands)  # the article has no address
        await hands.press("escape")
        assert '" quotation' in taught(hands)


async def test_a_count_teaches_what_it_can_be_for(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(80, 24)) as hands:
        before = taught(hands)
        await hands.press("3")
        assert taught(hands) == before


async def test_the_mouse_presses_the_key_it_points_at(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(80, 24)) as hands:
        await press_at(hands.pilot, "? keys", line(hands))
        await hands.settle()
        assert type(hands.app.screen).__name__ == "HelpScreen"
        await hands.press("escape")
        await press_at(hands.pilot, "Tab pane", line(hands))
        await hands.settle()
        assert hands.desk.focused is hands.desk.quotes_pane.list


async def test_the_mouse_tells_apart_the_keys_that_stay() -> None:
    from tests.widgets.hosts import Host

    pressed: list[str] = []

    class Pressed(Host):
        def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
            pressed.append(event.command)

    app = Pressed()
    async with app.run_test(size=(60, 10)) as pilot:
        keys = KeyLine()
        await app.screen.mount(keys)
        add, back = KeyHint("a", "add", "add"), KeyHint("Esc", "back", "back", stays=True)
        keys.show([add, back, KeyHint("?", "keys", "help", stays=True)], "g…")
        await pilot.pause()
        said = str(keys.render())
        for words in ("a add", "Esc back", "? keys", "g…"):
            await press_at(pilot, words, said)
    assert pressed == ["add", "back", "help"]


async def test_while_letters_stand_over_words_only_what_they_take_is_taught(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(80, 24)) as hands:
        await hands.press("a")
        assert taught(hands) == ['" quotation', "s sentence", "p paragraph", "Esc give up"]
        await hands.press("escape")
        assert taught(hands)[0] == '" quotation' and "Esc give up" not in taught(hands)


async def test_a_click_on_a_key_that_is_no_command_does_nothing(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(80, 24)) as hands:
        await hands.press("slash")
        assert taught(hands) == ["⏎ keep", "Esc give up"]
        await press_at(hands.pilot, "⏎ keep", line(hands))
        await hands.settle()
        assert hands.app.is_running


SUGGESTED = State(tour_done=True, suggest="60")


async def test_on_a_suggestion_the_keys_that_mend_it_are_taught_at_80_columns(
    tmp_path: Path,
) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(80, 24), state=replace(SUGGESTED)) as hands:
        await hands.press("]")
        assert line(hands).startswith("⏎ accept  x reject  p speaker  t type  <> size")
        assert hands.desk.key_line.mode == "1 of 3"


@pytest.mark.parametrize("width", [90, 100, 200])
async def test_there_is_more_room_to_teach_on_a_wide_screen(tmp_path: Path, width: int) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(width, 50), state=replace(SUGGESTED)) as hands:
        await hands.press("]")
        assert line(hands).startswith("⏎ accept  x reject  p speaker  t type  <> size")
        assert (". same speaker  ] next  c cue  s source" in line(hands)) == (width == 200)
        assert "suggestion 1 of 3" in hands.desk.key_line.mode


async def test_the_list_of_quotes_teaches_what_mends_the_one_under_its_cursor(
    tmp_path: Path,
) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(80, 24), state=replace(SUGGESTED)) as hands:
        await hands.press("]", "tab")
        await hands.settle()
        assert line(hands).startswith("⏎ accept  x reject  p speaker  t type  l in the text")
        await hands.press("enter")
        await hands.settle()
        await hands.press("g", "g")
        assert line(hands).startswith("⏎ go to  p speaker  t type  e edit  d delete")


async def test_on_a_quote_the_keys_that_change_it_are_taught(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(80, 24)) as hands:
        await hands.press('"')
        assert line(hands).startswith("c cue  s source  p speaker  t type  <> size  ⏎ done")


async def test_a_selection_on_a_quote_can_replace_its_content(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, size=(80, 24), state=replace(SUGGESTED)) as hands:
        await hands.press("]", "v", "w")
        assert line(hands).startswith("⏎ new quote  r replace  c cue  s source")
        await hands.press("escape", "g", "g", "v", "w")
        assert line(hands).startswith("⏎ content  y copy  Esc cancel")


async def test_a_key_that_was_taken_off_is_not_taught(tmp_path: Path) -> None:
    keys = bind({"quote.type": ()})
    async with at_the_desk(
        tmp_path, TEXT, size=(80, 24), state=replace(SUGGESTED), keys=keys
    ) as hands:
        await hands.press("]")
        assert "p speaker  <> size" in line(hands)


async def test_a_pair_of_keys_is_pressed_one_by_one_and_shown_whole_or_not() -> None:
    from tests.widgets.hosts import Host

    pressed: list[str] = []

    class Pressed(Host):
        def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
            pressed.append(event.command)

    app = Pressed()
    async with app.run_test(size=(30, 10)) as pilot:
        keys = KeyLine()
        await app.screen.mount(keys)
        pair = [KeyHint("<", "", "shorter"), KeyHint(">", "size", "longer")]
        keys.show([KeyHint("a", "add", "add"), *pair], "")
        await pilot.pause()
        said = str(keys.render())
        assert said.startswith("a add  <> size")
        for words in ("<", "> size"):
            await press_at(pilot, words, said)
        keys.show([*pair, KeyHint("a", "add", "add")], "a mode of 18 cells")
        assert str(keys.render()).startswith("<> size")
        keys.show([*pair, KeyHint("a", "add", "add")], "a mode of 20 cells …")
        assert str(keys.render()).startswith("a add   a mode")
    assert pressed == ["shorter", "longer"]
