"""`kutip refetch` as a shell runs it, on a page that changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reader.commands.shell import Kutip, file_of
from tests.reader.refetched import ADDED, FIRST, Desk, desk

QUAY = "that the quay would hold for 40 years"


@pytest.fixture
def at(kutip: Kutip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("KUTIP_CACHE", kutip.env["KUTIP_CACHE"])
    with desk(tmp_path) as found:
        yield found


def test_one_line_tells_what_became_of_the_quotes(kutip: Kutip, at: Desk) -> None:
    at.mark('"We have waited long for this day,"', "said", "Ani Karsa")
    at.mark(QUAY, "said", "Hale")
    old = at.article.id
    assert kutip.works("refetch", old, "--local") == f"{old}  unchanged\n"
    at.shows(FIRST[0], ADDED, *(line.replace("40 years", "12 years") for line in FIRST[1:]))
    planned = kutip.works("refetch", old[:8], "--local", "--dry-run")
    assert kutip.works("list").count("\n") == 2 and old[:8] in kutip.works("list")
    told = kutip.works("refetch", "harbour", "--local")
    assert told == planned
    line, orphan = told.splitlines()
    start, _, counts = line.partition(": ")
    assert start.startswith(f"{old}  new version ") and counts == "1 exact, 1 orphan"
    assert orphan.startswith(f"  orphan: {QUAY} (it says something else now: 40 → 12")
    version = start.split()[-1]
    shown = json.loads(kutip.works("show", old, "--format", "json"))
    assert shown["versions"] == {"earlier": [], "later": [version]}
    assert version in kutip.works("show", old) and old in kutip.works("show", version)
    assert len(kutip.works("export").splitlines()) == 2


def test_each_line_of_json_has_the_places_of_the_quotes(kutip: Kutip, at: Desk) -> None:
    at.mark(QUAY, "said", "Hale")
    at.shows(FIRST[0], ADDED, *FIRST[1:])
    (line,) = kutip.works("refetch", "harbour", "--local", "--format", "jsonl").splitlines()
    result = json.loads(line)
    (found,) = result["attributions"]
    text = at.library.read(result["version"]).article.text
    ((start, end),) = found["content"]
    assert (text[start:end], found["exact"], found["how"]) == (QUAY, [QUAY], "exact")


def test_what_cannot_be_fetched_is_told_and_the_others_go_on(kutip: Kutip, at: Desk) -> None:
    other = kutip.works("add", file_of(kutip)).strip()
    done = kutip("refetch", other, at.article.id, "--local")
    assert done.returncode == 1 and done.stdout == f"{at.article.id}  unchanged\n"
    assert "it did not come from the web" in done.stderr and len(done.stderr.splitlines()) == 1
    refused = kutip.refuses("refetch", at.article.id)
    assert f"kutip refetch {at.article.id[:10]} --local" in refused
    assert "no article is found" in kutip.refuses("refetch", "nothing-of-this")
    assert kutip("refetch").returncode == 2
