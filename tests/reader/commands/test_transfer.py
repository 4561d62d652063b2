"""Annotations go out and come back, whatever the file that comes back may be."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from tests.reader.commands.shell import (
    Kutip,
    file_of,
    rows,
    tree,
)
from tests.waiting import GENEROUS, looks


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


def without_quotes(kutip: Kutip, name: str) -> Path:
    """A library with the articles of the other one, and nothing marked in them."""
    value = json.loads(kutip.works("export", "--format", "json"))
    value |= {"attributions": [], "speakers": [], "rejections": []}
    library = kutip.home / name
    kutip.works("import", "-", "--library", library, input=json.dumps(value).encode())
    return library


def test_tables_of_speakers_and_quotes_come_back(filled: Kutip) -> None:
    other = without_quotes(filled, "other")
    for table, options in (("speakers", []), ("attributions", ["--delimiter", ";"])):
        filled.works("export", "--table", table, "-o", "out.csv", *options)
        done = filled("import", "out.csv", "--library", other)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        assert "history" not in done.stderr
    assert "added 2 attributions" in done.stderr
    for options in (["--table", "attributions"], ["--table", "speakers"], ["--raw"]):
        again = filled.works("export", *options, "--library", other)
        assert again == filled.works("export", *options)
    same = filled("import", "out.csv", "--library", other)
    assert same.returncode == 0 and "there already: 2 attributions" in same.stderr


def test_a_table_that_was_written_raw_is_read_so(filled: Kutip) -> None:
    filled.works("export", "--raw", "--delimiter", "^", "-o", "raw.csv")
    other = without_quotes(filled, "other")
    filled.works("import", "raw.csv", "--raw", "--delimiter", "^", "--library", other)
    assert filled.works("export", "--library", other) == filled.works("export")
    assert "one character" in filled.refuses("import", "raw.csv", "--delimiter", "ab", status=2)
    assert "no table" in filled.refuses("import", "-", "--raw", input=b"{}", status=2)


def test_a_table_into_a_library_without_its_articles_says_what_is_missing(
    filled: Kutip, tmp_path: Path
) -> None:
    table = filled.works("export").encode()
    fresh = filled.home / "fresh"
    assert "kutip add" in filled.refuses("import", "-", "--library", fresh, input=table)
    assert not fresh.exists()
    filled.works("add", file_of(filled), "--library", fresh)
    done = filled("import", "-", "--library", fresh, input=table)
    assert done.returncode == 1 and "added nothing" in done.stderr
    assert "-, line 2: 2 quotes: article" in done.stderr and "is not here" in done.stderr


def test_wrong_rows_are_told_with_file_and_line_and_the_rest_comes_in(filled: Kutip) -> None:
    other = without_quotes(filled, "other")
    lines = filled.works("export").splitlines(keepends=True)
    spoilt = filled.home / "spoilt.csv"
    spoilt.write_bytes("".join([lines[0], "a,b\r\n", *lines[1:]]).encode())
    done = filled("import", "spoilt.csv", "--library", other)
    assert done.returncode == 1 and "added 2 speakers, 2 attributions" in done.stderr
    assert "left out: spoilt.csv, line 2: it has 2 cells" in done.stderr
    assert filled.works("export", "--library", other) == "".join(lines)


@pytest.mark.parametrize(
    "data",
    [
        b"attribution_id,article_id\r\nq1,0123456789abcdef0123\r\n",
        b"attribution_id\xff,article_id\r\n",
        b'"attribution_id' + b"x" * 7_000_000,
        b"article_id,title,authors,editor\r\n",
        b"attribution_id;\x1b[2J\r\n",
    ],
    ids=["columns", "charset", "unclosed", "articles", "escape"],
)
def test_a_hostile_table_gets_one_line_and_changes_nothing(filled: Kutip, data: bytes) -> None:
    before = tree(filled.library)
    message = filled.refuses("import", "-", input=data)
    assert "was not brought in" in message and "\x1b" not in message
    assert tree(filled.library) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for a child")
@pytest.mark.parametrize(
    "start", [b'{"format": "kutip", "articles": [', b"attribution_id,content\n"]
)
def test_ctrl_c_while_an_export_is_read_leaves_the_library_as_it_was(
    kutip: Kutip, start: bytes
) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*kutip.command, "import", "-"], stdin=subprocess.PIPE, stderr=theirs, env=kutip.env
    )
    os.close(theirs)
    assert process.stdin is not None
    process.stdin.write(start)
    said = b""
    for _ in looks("the telling of what is read"):  # no more than ten times a second
        if b"reading MB 0" in said:
            break
        process.stdin.write(b" ")
        process.stdin.flush()
        if select.select([ours], [], [], 0.05)[0]:
            said += os.read(ours, 4096)
    process.send_signal(signal.SIGINT)
    process.stdin.close()  # a signal that came just before the read would be heeded after it only
    assert process.wait(GENEROUS) == 130
    with suppress(OSError):  # Linux says so when the other end is closed
        while piece := os.read(ours, 4096):
            said += piece
    os.close(ours)
    assert said.endswith(b"kutip: stopped; nothing was brought in\r\n")
    assert not kutip.library.exists()
