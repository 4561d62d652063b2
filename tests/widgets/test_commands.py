import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.keys import parse_sequence
from widgets.actions import ACTIONS
from widgets.commands import (
    BY_ID,
    COMMANDS,
    PANES,
    bind,
    keymap_text,
    keys_page,
    readable,
)

WIDGETS = Path(__file__).parent.parent.parent / "widgets"


def test_every_command_is_carried_out_by_a_function_and_every_function_is_a_command() -> None:
    assert {c.id for c in COMMANDS} == ACTIONS.keys()


def test_ids_are_unique_and_words_are_there() -> None:
    assert len(BY_ID) == len(COMMANDS)
    for command in COMMANDS:
        assert command.help.endswith((".", ":")), command.id
        assert 0 < len(command.label) <= 15, command.id
        assert command.keys, command.id


def test_no_two_defaults_want_the_same_keys() -> None:
    assert bind({}).clashes == ()


def test_every_pane_knows_the_keys_of_the_desk() -> None:
    keys = bind({})
    for pane in PANES:
        assert keys.tables[pane][("u",)] == "desk.undo"


def test_an_override_wins_over_a_default_and_the_clash_is_told() -> None:
    keys = bind({"mark.cue": ("w",)})
    assert keys.tables["article"][("w",)] == "mark.cue"
    assert ("c",) not in keys.tables["article"]
    assert [(c.kept, c.dropped) for c in keys.clashes] == [("mark.cue", "move.word_next")]


def test_the_written_keymap_is_the_default_keymap() -> None:
    value = tomllib.loads(keymap_text())["keys"]
    assert {k: tuple(v) for k, v in value.items()} == {c.id: c.keys for c in COMMANDS}


@pytest.mark.parametrize(
    ("keys", "shown"), [("g g", "gg"), ("ctrl+d", "^d"), ("enter", "⏎"), ("ctrl+home", "^Home")]
)
def test_keys_are_shown_as_a_person_reads_them(keys: str, shown: str) -> None:
    assert readable(keys) == shown
    assert parse_sequence(keys)


def test_the_page_of_keys_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs" / "keys.md"
    assert page.read_text("utf-8") == keys_page()


def test_words_name_the_keys_that_hold() -> None:
    words = "{desk.add} adds, {library.filter} filters, {not one} stays"
    assert bind({}).named_in(words) == "ga adds, & filters, {not one} stays"
    assert bind({"desk.add": ("f9",)}).named_in(words).startswith("f9 adds")
    assert bind({"desk.add": ()}).named_in("{desk.add} adds") == "add adds"


@pytest.mark.parametrize("path", sorted(WIDGETS.rglob("*.py")), ids=lambda path: path.name)
def test_only_commands_that_there_are_are_named_in_words(path: Path) -> None:
    named = re.findall(r"\{([a-z]+\.[a-z_]+)\}", "".join(_plain_strings(path)))
    assert [name for name in named if name not in BY_ID] == []


def _plain_strings(path: Path) -> Iterator[str]:
    """Yield the strings of a module but f-strings, whose braces hold code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in inside:
            yield node.value
