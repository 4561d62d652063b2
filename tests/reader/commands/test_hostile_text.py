"""Nothing that strangers wrote reaches the terminal as a command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reader.library import Library
from tests.reader.commands.shell import (
    CONTROLS,
    Kutip,
    file_of,
    on_terminal,
)
from tests.reader.export.nouns import BRIDGE, RATNA, article_of
from tests.reader.test_restore import CONTENTS

HOSTILE = "judul\x1b[2J\x1b]52;c;aGFp\x07\x9b31m\u202e\r\n[@click=app.bell]x[/nope]\x00"
ARTICLE = article_of(
    BRIDGE.text + HOSTILE, title=HOSTILE, site=HOSTILE, note=HOSTILE, tags=(HOSTILE,)
)


@pytest.fixture
def hostile(kutip: Kutip, monkeypatch: pytest.MonkeyPatch) -> Kutip:
    monkeypatch.setenv("KUTIP_CACHE", kutip.env["KUTIP_CACHE"])
    library = Library.open(kutip.library)
    library.add(ARTICLE, b"x")
    attribution = replace(CONTENTS.attributions[0], speaker_ids=("s",), role=HOSTILE, note=HOSTILE)
    library.mark(replace(attribution, article_id=ARTICLE.id))
    library.add_speaker(replace(RATNA, id="s", name=HOSTILE, aliases=(HOSTILE,), role=HOSTILE))
    library.close()
    return kutip


COMMANDS = [["list"], ["show", ARTICLE.id], ["stats"], ["speakers"], ["check"]]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_control_character_is_printed(hostile: Kutip, command: list[str]) -> None:
    done = hostile(*command)
    assert done.returncode == 0, done.stderr
    assert not CONTROLS.search(done.stdout + done.stderr)
    if command != ["check"]:
        assert "[@click=app.bell]x[/nope]" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_no_control_character_reaches_a_terminal(hostile: Kutip, command: list[str]) -> None:
    seen = b"".join(on_terminal(hostile, command)).decode().replace("\r\n", "\n")
    seen = seen.replace("\r\x1b[K", "")  # how we take our own progress line away
    assert not CONTROLS.search(seen)


def test_a_terminal_gets_lines_that_fit_it(filled: Kutip) -> None:
    long = file_of(filled, "long.txt", "Judul 字 panjang " * 40 + "\n\nIsi berita.\n")
    filled.works("add", long)
    seen = b"".join(on_terminal(filled, ["list"])).decode().splitlines()
    assert len(seen) == 4 and any(line.endswith("…") for line in seen)
    assert max(map(len, seen)) <= 60


@pytest.mark.parametrize("make", [lambda name: ["add", name], lambda name: ["import", name]])
def test_a_hostile_name_is_told_without_its_controls(
    kutip: Kutip, make: Callable[[str], list[str]]
) -> None:
    message = kutip.refuses(*make("evil\x1b[2J\u202e.txt"))
    assert "evil" in message and not CONTROLS.search(message.rstrip("\n"))
