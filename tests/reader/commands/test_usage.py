"""The command line itself: what it understands, what it refuses, where the library is."""

from __future__ import annotations

import json
import re

import pytest

from tests.reader.commands.shell import (
    Kutip,
    file_of,
)


def test_version_and_help(kutip: Kutip) -> None:
    from reader import __version__

    assert kutip.works("--version") == f"kutip {__version__}\n"
    listed = kutip.works("--help")
    for name in ("add", "list", "show", "extract", "suggest", "export", "import", "stats", "check"):
        assert re.search(rf"^  {name} ", listed, re.M)
        assert f"kutip {name}" in kutip.works(name, "--help")
    assert not kutip.library.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["list", "--bogus"],
        ["list", "foo:bar"],
        ["list", '"open'],
        ["list", "--format", "xml"],
        ["show"],
        ["add"],
        ["samples", "--add", "--remove"],
        ["check", "too", "much"],
        ["--bogus"],
        ["--library"],
        ["export", "--format", "xml"],
        ["export", "--table", "words"],
        ["export", "--delimiter", "::"],
        ["export", "--format", "json", "--table", "articles"],
        ["export", "--format", "json", "--raw"],
    ],
)
def test_wrong_usage_is_told_and_ends_with_2(filled: Kutip, arguments: list[str]) -> None:
    assert filled.refuses(*arguments, status=2)


def test_without_a_terminal_the_screen_names_the_commands(kutip: Kutip) -> None:
    for arguments in ([], ["open"], ["open", "a.txt"]):
        message = kutip.refuses(*arguments)
        assert "needs a terminal" in message and "kutip add, list" in message
    assert not kutip.library.exists()


def test_the_library_may_be_named_before_and_after_the_command(filled: Kutip) -> None:
    other = filled.home / "other"
    added = filled.works("add", "--library", other, file_of(filled)).strip()
    for place in (["--library", other, "list"], ["list", "--library", other],
                  [f"--library={other}", "list"]):  # fmt: skip
        listed = filled.works(*place, "--format", "json")
        assert [a["id"] for a in json.loads(listed)] == [added]
    assert len(json.loads(filled.works("list", "--format", "json"))) == 2


def test_a_library_that_is_not_there_is_not_made_by_looking(kutip: Kutip) -> None:
    for command in (["list"], ["export"], ["stats"], ["speakers"], ["check"], ["show", "a"]):
        assert "`kutip add FILE` makes one" in kutip.refuses(*command)
    assert not kutip.library.exists()
