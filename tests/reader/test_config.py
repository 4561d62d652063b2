import json

import pytest

from reader.config import Place, State, load_state, save_state, state_file


def test_what_was_remembered_comes_back() -> None:
    state = State(theme="nord", sort="title", tour_done=True)
    state.remember_place("a", Place(5, 2))
    save_state(state)
    assert load_state() == state


@pytest.mark.parametrize(
    "value",
    [
        [],
        "x",
        {"places": {"x": {}}},
        {"places": 3},
        {"sort": "bogus"},
        {"opened": {"a": 5}},
        {"libraries": [1, "/b"]},
        {"theme": 3, "tour_done": "yes"},
    ],
)
def test_what_cannot_be_understood_is_forgotten(value: object) -> None:
    state_file().parent.mkdir(parents=True, exist_ok=True)
    state_file().write_text(json.dumps(value))
    state = load_state()
    assert state.sort == "newest"
    assert state.places == {}
    assert all(isinstance(path, str) for path in state.libraries)
    assert all(isinstance(ids, list) for ids in state.opened.values())
    assert state.theme == ""


def test_a_file_that_is_no_json_is_forgotten() -> None:
    state_file().parent.mkdir(parents=True, exist_ok=True)
    state_file().write_bytes(b"\xff{")
    assert load_state() == State()
