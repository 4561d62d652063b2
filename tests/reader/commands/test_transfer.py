"""Annotations go out and come back, whatever the file that comes back may be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.reader.commands.shell import (
    Kutip,
    rows,
    tree,
)


def test_export_writes_to_standard_output_or_a_file(filled: Kutip) -> None:
    printed = filled.works("export")
    assert [r["attribution_id"] for r in rows(printed)] == ["q1", "q2"]
    assert filled.works("export", "-o", "out.csv") == ""
    assert (filled.home / "out.csv").read_bytes().decode() == printed
    assert filled.works("export", "-o", "-") == printed
    semicolons = filled.works("export", "--delimiter", ";", "--table", "articles")
    assert semicolons.splitlines()[0].count(";") == 22
    assert filled.works("export", "--table", "articles", "--delimiter", "tab").count("\t") > 19
    assert len(rows(filled.works("export", "type:direct", "--table", "articles"))) == 1
    assert "'=catatan" in filled.works("export", "--table", "articles")
    assert ",=catatan" in filled.works("export", "--table", "articles", "--raw")


def test_export_import_export_is_the_same_but_for_the_time(filled: Kutip) -> None:
    filled.works("export", "--format", "json", "-o", "one.json")
    first = (filled.home / "one.json").read_text("utf-8")
    second = filled.home / "second"
    done = filled("import", "one.json", "--library", second)
    assert (done.returncode, done.stdout) == (0, "")
    assert "2 articles" in done.stderr and "neither history nor the original" in done.stderr

    def timeless(text: str) -> str:
        return re.sub(r'"exported": "[^"]*"', "", text)

    again = filled.works("export", "--format", "json", "--library", second)
    assert timeless(again) == timeless(first)
    same = filled("import", "-", "--library", second, input=first.encode())
    assert same.returncode == 0 and "there already: " in same.stderr


def test_what_is_there_with_other_content_is_reported(filled: Kutip) -> None:
    text = filled.works("export", "--format", "json")
    other = text.replace('"name":"Tono"', '"name":"Toni"')
    done = filled("import", "-", input=other.encode())
    assert done.returncode == 1
    assert "left out: speaker 04unheard: here it has another name" in done.stderr
    assert filled.works("export", "--format", "json").count("Tono")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\x00\x80",
        b"[" * 2_000_000,
        b"1" * 20_000_000,
        b'{"format": "kutip", "version": 1, "offset_unit": "codepoint", "articles": 7}',
        b'"\\ud800"',
        b'{"format": "kutip\\u001b[2J"}',
    ],
    ids=["empty", "binary", "deep", "number", "types", "surrogate", "escape"],
)
def test_a_hostile_import_gets_one_line_and_changes_nothing(filled: Kutip, data: bytes) -> None:
    before = tree(filled.library)
    message = filled.refuses("import", "-", input=data)
    assert "was not brought in" in message and len(message) < 400
    assert tree(filled.library) == before
    fresh = filled.home / "fresh"
    filled.refuses("import", "-", "--library", fresh, input=data)
    assert not fresh.exists()


def test_an_import_that_is_not_there_is_named(kutip: Kutip) -> None:
    assert "missing.json" in kutip.refuses("import", "missing.json")
    assert not kutip.library.exists()


def test_a_damaged_article_is_never_left_out_in_silence(filled: Kutip) -> None:
    library = filled.home / "library"
    damaged = sorted((library if library.exists() else filled.home).rglob("articles/*/*.json"))[0]
    damaged.write_bytes(damaged.read_bytes()[:-30])
    for command in (("export",), ("export", "--format", "json"), ("stats",)):
        done = filled(*command)
        assert done.returncode == 1
        assert "left out, because it is damaged" in done.stderr
        assert damaged.name in done.stderr


def test_a_table_does_not_come_back_and_it_is_said_what_does(kutip: Kutip, tmp_path: Path) -> None:
    table = tmp_path / "quotes.csv"
    table.write_text("attribution_id,article_id\r\n", "utf-8")
    assert "--format json" in kutip.refuses("import", str(table))
