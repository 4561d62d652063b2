"""A change of many articles tells how far it is, and Esc stops it where it is."""

import threading
from pathlib import Path

import pytest

from reader.library import Library
from tests.waiting import GENEROUS
from tests.widgets.desk import Hands, at_the_desk
from tests.widgets.hosts import cells_of
from widgets.dialogs import Confirm
from widgets.saver import Saver

NEWS = [f"Judul {n}\n\nIsi nomor {n}.\n" for n in range(120)]


class Gate:
    """Holds a change of many articles once so many are done, until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, verb: str, at: int) -> None:
        self.reached, self.open = threading.Event(), threading.Event()
        whole = getattr(Library, verb)

        def held(library: Library, *values: object) -> object:
            *rest, progress = values
            assert callable(progress)

            def told(done: int, total: int) -> None:
                if done >= at:
                    progress(done, total)  # what is told by now is what a person sees
                    self.reached.set()
                    assert self.open.wait(GENEROUS)
                progress(done, total)

            return whole(library, *rest, told)

        monkeypatch.setattr(Library, verb, held)


def top(hands: Hands) -> str:
    return str(hands.desk.top_line.render())


async def test_a_change_of_many_tells_how_far_it_is_and_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, "set_state", 20)
    async with at_the_desk(tmp_path, *NEWS, opened=False, messages=True) as hands:
        await hands.press("*", "A")
        await hands.until(gate.reached.is_set)
        await hands.until(lambda: "archiving" in top(hands))
        assert "of 120 · Esc stops" in top(hands)
        assert "Esc stop" in [f"{h.keys} {h.label}" for h in hands.desk.key_line.hints]
        await hands.press("escape")
        assert "stopping" in top(hands)
        gate.open.set()
        await hands.settle()
        done = len(hands.library.rows("state:archived"))
        assert 20 <= done < 120
        assert f"Now archived: {done} of 120 articles, then stopped; u takes it back" in hands.said
        assert "● saved" in top(hands)
        assert len(hands.desk.library_pane.rows) == 120 - done
        await hands.press("u")
        await hands.settle()
        assert f"Undone: mark archived {done} of 120 articles" in hands.said
        assert hands.library.rows("state:archived") == []


async def test_an_undo_of_many_tells_how_far_it_is_and_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_the_desk(tmp_path, *NEWS, opened=False, messages=True) as hands:
        await hands.press("*", "D")
        await hands.settle()
        assert "Now done: 120 articles; u takes it back" in hands.said
        gate = Gate(monkeypatch, "undo", 20)
        await hands.press("u")
        await hands.until(gate.reached.is_set)
        await hands.until(lambda: "undoing" in top(hands))
        assert "of 120 · Esc stops" in top(hands)
        await hands.press("escape")
        assert "stopping" in top(hands)
        gate.open.set()
        await hands.settle()
        left = len(hands.library.rows("state:done"))
        assert 0 < left <= 100
        assert f"Undone: {120 - left} of 120, then stopped; u goes on, ^r brings" in hands.said
        assert "● saved" in top(hands)
        monkeypatch.undo()
        await hands.press("u")
        await hands.settle()
        assert f"Undone: mark done {left} of 120 articles" in hands.said
        assert {row.state for row in hands.library.rows()} == {"unread"}


@pytest.mark.parametrize(
    ("keys", "stop"), [(("g", "s"), "escape"), (("g", "F"), "x")], ids=["speakers", "feeds"]
)
async def test_an_undo_is_stopped_from_a_screen_over_the_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, str], stop: str
) -> None:
    async with at_the_desk(tmp_path, *NEWS, opened=False, messages=True) as hands:
        await hands.press("*", "D")
        await hands.settle()
        gate = Gate(monkeypatch, "undo", 20)
        await hands.press(*keys)
        await hands.settle()
        await hands.press("u")
        await hands.until(gate.reached.is_set)
        shown = "Esc" if stop == "escape" else stop
        await hands.until(lambda: f"of 120 · {shown} stops" in cells_of(hands.app))
        await hands.press(stop)
        assert hands.app.screen is not hands.desk
        gate.open.set()
        await hands.settle()
        assert 0 < len(hands.library.rows("state:done")) <= 100
        assert "then stopped" in hands.said
        await hands.press("q")
        await hands.until(lambda: hands.app.screen is hands.desk)


@pytest.mark.parametrize("keys", [("g", "s"), ("g", "F")], ids=["speakers", "feeds"])
async def test_an_undo_from_a_screen_over_the_desk_tells_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, str]
) -> None:
    async with at_the_desk(tmp_path, *NEWS, opened=False, messages=True) as hands:
        await hands.press("*", "D")
        await hands.settle()
        gate = Gate(monkeypatch, "undo", 20)
        await hands.press(*keys)
        await hands.settle()
        assert hands.app.screen is not hands.desk
        await hands.press("u")
        await hands.until(gate.reached.is_set)
        await hands.until(lambda: "of 120" in cells_of(hands.app))
        title = next(line for line in cells_of(hands.app).splitlines() if "of 120" in line)
        assert "undoing" in title
        await hands.press("q")
        await hands.until(lambda: hands.app.screen is hands.desk)
        await hands.until(lambda: "undoing" in top(hands))
        gate.open.set()
        await hands.settle()
        assert {row.state for row in hands.library.rows()} == {"unread"}
        assert {row.state for row in hands.desk.library_pane.rows} == {"unread"}
        assert "Undone: mark done 120 articles" in hands.said
        assert "● saved" in top(hands)


@pytest.mark.parametrize("keys", [("g", "s"), ("g", "F")], ids=["speakers", "feeds"])
async def test_an_undo_from_a_screen_over_the_desk_is_shown_there_when_it_is_over(
    tmp_path: Path, keys: tuple[str, str]
) -> None:
    async with at_the_desk(tmp_path, *NEWS, opened=False, messages=True) as hands:
        await hands.press("*", "D")
        await hands.settle()
        await hands.press(*keys)
        await hands.settle()
        await hands.press("u")
        await hands.settle()
        assert hands.app.screen is not hands.desk
        assert "Undone: mark done 120 articles" in hands.said
        assert "of 120" not in cells_of(hands.app)
        await hands.press("ctrl+r")
        await hands.settle()
        assert {row.state for row in hands.library.rows()} == {"done"}


async def test_escape_is_quiet_when_nothing_goes_on(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, *NEWS[:2], opened=False, messages=True) as hands:
        await hands.press("escape")
        assert hands.said == ""


async def test_leaving_asks_before_it_stops_a_change_of_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Saver.drained, "__defaults__", (0.0,))
    gate = Gate(monkeypatch, "set_state", 20)
    async with at_the_desk(tmp_path, *NEWS, opened=False) as hands:
        await hands.press("*", "A")
        await hands.until(gate.reached.is_set)
        await hands.press("q")
        await hands.until(lambda: hands.stands_before(Confirm))
        await hands.press("enter")
        await hands.until(lambda: not hands.app.is_running)
        gate.open.set()
    library = Library.open(tmp_path / "library")
    assert 20 <= len(library.rows("state:archived")) < 120
    library.close()
