import pytest

from reader.keys import (
    Clash,
    Hit,
    KeymapError,
    KeyParser,
    Miss,
    Pending,
    read_keymap,
    sequence_table,
)


def parser() -> KeyParser:
    table, _ = sequence_table(
        [("down", ["j"]), ("top", ["g g"]), ("unmarked", ["g q"]), ("start", ["0"])]
    )
    return KeyParser(table)


def test_a_sequence_waits_until_it_is_whole() -> None:
    keys = parser()
    assert keys.feed("g") == Pending()
    assert keys.pending == "g"
    assert keys.feed("q") == Hit("unmarked", None)
    assert keys.pending == ""


def test_digits_are_a_count_and_zero_alone_is_a_key() -> None:
    keys = parser()
    for digit in "120":
        assert keys.feed(digit) == Pending()
    assert keys.pending == "120"
    assert keys.feed("j") == Hit("down", 120)
    assert keys.feed("0") == Hit("start", None)


def test_a_count_stands_before_a_sequence_too() -> None:
    keys = parser()
    assert [keys.feed(k) for k in "3gg"][-1] == Hit("top", 3)


def test_a_wild_count_is_kept_in_bounds() -> None:
    keys = parser()
    for _ in range(40):
        keys.feed("9")
    hit = keys.feed("j")
    assert isinstance(hit, Hit)
    assert hit.count == 9999


def test_keys_that_begin_nothing_are_forgotten() -> None:
    keys = parser()
    keys.feed("g")
    assert keys.feed("x") == Miss()
    assert keys.feed("j") == Hit("down", None)


def test_the_first_command_keeps_keys_that_two_want() -> None:
    table, clashes = sequence_table([("one", ["g"]), ("two", ["g g"]), ("three", ["x"])])
    assert table == {("g",): "one", ("x",): "three"}
    assert clashes == [Clash("g g", "one", "two")]


def test_a_keymap_file_overrides_what_it_names(tmp_path) -> None:
    path = tmp_path / "keymap.toml"
    path.write_text("[keys]\n'down' = ['n', 'ctrl+n']\n'top' = 'home'\n")
    assert read_keymap(path, ["down", "top"]) == {"down": ("n", "ctrl+n"), "top": ("home",)}


def test_no_keymap_file_overrides_nothing(tmp_path) -> None:
    assert read_keymap(tmp_path / "none.toml", []) == {}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[keys]\nfly = ['f']", "fly is no command"),
        ("[keys]\ndown = 3", "takes keys"),
        ("[keys]\ndown = ['  ']", "takes keys"),
        ("[keys]\ndown = ['5']", "takes keys"),
        ("[keys\n", "keymap.toml"),
        ("keys = 3", "must be a table"),
    ],
)
def test_a_wrong_keymap_file_says_what_is_wrong(tmp_path, text: str, part: str) -> None:
    path = tmp_path / "keymap.toml"
    path.write_text(text)
    with pytest.raises(KeymapError, match=part.replace("[", r"\[")):
        read_keymap(path, ["down"])
