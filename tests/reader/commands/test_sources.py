"""Texts come in from files, folders and standard input, or are only taken apart."""

from __future__ import annotations

import json
import re

from tests.reader.commands.shell import (
    ARTICLE,
    Kutip,
    file_of,
)


def test_add_prints_the_ids_and_says_what_was_there(kutip: Kutip) -> None:
    path = file_of(kutip)
    first = kutip("add", path)
    assert first.returncode == 0 and re.fullmatch(r"[0-9a-f]{20}\n", first.stdout)
    assert first.stderr == ""
    again = kutip("add", "-", input=ARTICLE.encode())
    assert again.returncode == 0 and again.stdout == first.stdout
    assert "there already" in again.stderr
    (article,) = json.loads(kutip.works("list", "--format", "json"))
    assert article["title"] == "Sungai meluap di dua desa"
    assert article["published"] == "2024-03-04T10:00:00+07:00"


def test_add_takes_what_it_can_and_names_the_rest(kutip: Kutip) -> None:
    file_of(kutip, "desk/a.txt")
    file_of(kutip, "desk/b.md", "# Judul\n\nIsi berita yang lain.\n")
    (kutip.home / "desk" / "c.txt").write_bytes(bytes(range(256)) * 40)
    done = kutip("add", "desk", "missing.txt", "https://contoh.example/a")
    assert done.returncode == 1
    assert len(done.stdout.split()) == 2
    for name in ("c.txt", "missing.txt", "https://contoh.example/a"):
        assert name in done.stderr
    assert len(done.stderr.splitlines()) == 3
    assert len(json.loads(kutip.works("list", "--format", "json"))) == 2


def test_extract_prints_objects_and_stores_nothing(kutip: Kutip) -> None:
    path = file_of(kutip)
    line = json.loads(kutip.works("extract", path))
    assert list(line) == [
        "source", "title", "authors", "editor", "published", "site", "url", "language",
        "syndicated_from", "text", "blocks",
    ]  # fmt: skip
    assert line["authors"] == ["Sari Dewi"] and line["text"] == ARTICLE
    assert {b["role"] for b in line["blocks"]} == {"headline", "byline", "body"}
    two = json.loads(kutip.works("extract", "--format", "json", path, "-", input=b"Judul\n\nIsi."))
    assert [o["source"] for o in two] == [str(path), "-"]
    done = kutip("extract", "--format", "json", "missing.txt")
    assert done.returncode == 1 and json.loads(done.stdout) == []
    assert not kutip.library.exists()


def test_the_samples_come_and_go(kutip: Kutip) -> None:
    listed = kutip("samples")
    assert listed.returncode == 0 and "--add" in listed.stderr
    assert len(listed.stdout.split()) >= 8 and not kutip.library.exists()
    file_of(kutip, "own.txt")
    own = kutip.works("add", "own.txt").strip()
    ids = kutip.works("samples", "--add").split()
    tagged = json.loads(kutip.works("list", "--format", "json", "tag:sample"))
    assert {a["id"] for a in tagged} == set(ids)
    kutip.works("samples", "--remove")
    assert [a["id"] for a in json.loads(kutip.works("list", "--format", "json"))] == [own]
