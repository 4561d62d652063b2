"""The commands as a shell runs them: real processes, real files, what they print and return."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import Library
from reader.restore import restore
from tests.reader.export.nouns import BARE, BRIDGE, RATNA, article_of
from tests.reader.test_restore import CONTENTS

TOP = Path(__file__).parent.parent
ARTICLE = """Sungai meluap di dua desa

By Sari Dewi, Senin, 4 Maret 2024 | 10:00 WIB

"Kami sudah siap," kata Ratna Dewi kepada wartawan.
"""
HOSTILE = "judul\x1b[2J\x1b]52;c;aGFp\x07\x9b31m\u202e\r\n[@click=app.bell]x[/nope]\x00"
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Kutip:
    """Runs the command in an environment of its own."""

    def __init__(self, home: Path) -> None:
        self.library = home / "library"
        self.home = home
        self.env = {k: v for k, v in os.environ.items() if not k.startswith("KUTIP_")}
        self.env |= {
            "KUTIP_LIBRARY": str(self.library),
            "KUTIP_CACHE": str(home / "cache"),
            "KUTIP_STATE": str(home / "state"),
            "KUTIP_CONFIG": str(home / "config"),
            "PYTHONPATH": str(TOP),
        }
        self.command = [sys.executable, "-m", "reader.cli"]

    def __call__(
        self, *arguments: str | Path, input: bytes = b"", **env: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*self.command, *map(str, arguments)],
            input=input,
            capture_output=True,
            env={**self.env, **env},
            cwd=self.home,
            timeout=60,
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    def works(self, *arguments: str | Path, input: bytes = b"") -> str:
        done = self(*arguments, input=input)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refuses(self, *arguments: str | Path, input: bytes = b"", status: int = 1) -> str:
        done = self(*arguments, input=input)
        assert done.returncode == status, (done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        if status == 1:
            assert not done.stdout and len(done.stderr.splitlines()) == 1, done.stderr
        return done.stderr


@pytest.fixture
def kutip(tmp_path: Path) -> Kutip:
    return Kutip(tmp_path)


@pytest.fixture
def filled(kutip: Kutip, monkeypatch: pytest.MonkeyPatch) -> Kutip:
    monkeypatch.setenv("KUTIP_CACHE", kutip.env["KUTIP_CACHE"])
    library = Library.open(kutip.library)
    restore(library, CONTENTS)
    library.close()
    return kutip


def file_of(kutip: Kutip, name: str = "a.txt", text: str = ARTICLE) -> Path:
    path = kutip.home / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_version_and_help(kutip: Kutip) -> None:
    from reader import __version__

    assert kutip.works("--version") == f"kutip {__version__}\n"
    listed = kutip.works("--help")
    for name in ("add", "list", "show", "extract", "export", "import", "stats", "check"):
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
        ["samples"],
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
    file_of(kutip, "own.txt")
    own = kutip.works("add", "own.txt").strip()
    ids = kutip.works("samples", "--add").split()
    tagged = json.loads(kutip.works("list", "--format", "json", "tag:sample"))
    assert {a["id"] for a in tagged} == set(ids)
    kutip.works("samples", "--remove")
    assert [a["id"] for a in json.loads(kutip.works("list", "--format", "json"))] == [own]


def test_list_finds_sorts_and_prints(filled: Kutip) -> None:
    table = filled.works("list").splitlines()
    assert table[0].split() == ["ID", "PUBLISHED", "STATE", "QUOTES", "SITE", "TITLE"]
    assert table[1].startswith(BRIDGE.id[:10]) and BRIDGE.title in table[1]
    assert filled.works("list", "--sort", "title", "--format", "json").index("-Tanpa") < 100

    def found(*query: str) -> list[str]:
        return [a["id"] for a in json.loads(filled.works("list", "--format", "json", *query))]

    assert found("jembatan") == found("site:contoh.id") == found("tag:banjir") == [BRIDGE.id]
    assert found("-site:contoh.id") == found("--", "-jembatan") == [BARE.article.id]
    assert found("type:direct", "--sort", "title", "-site:lain.example") == [BRIDGE.id]
    assert found("nothing-like-it") == []


def test_show_tells_an_article_and_its_quotes(filled: Kutip) -> None:
    shown = filled.works("show", BRIDGE.id[:6])
    assert BRIDGE.title in shown and "Kami perbaiki pekan ini … lalu kami buka" in shown
    assert "Ratna Dewi · direct · 36-59;90-104" in shown
    value = json.loads(filled.works("show", BRIDGE.id, "--format", "json"))
    assert value["article"]["text"] == BRIDGE.text
    assert [a["id"] for a in value["attributions"]] == ["q1", "q2"]
    assert "no such article" in filled.refuses("show", "ffff")


def test_stats_and_speakers_count(filled: Kutip) -> None:
    assert "2 quotes, 11 words, 2 articles" in filled.works("stats")
    value = json.loads(filled.works("stats", "--format", "json", "--by", "speaker"))
    assert value["by"] == {
        "speaker": [
            {"id": "01ratna", "name": "Ratna Dewi", "attributions": 2, "articles": 1,
             "words": 11, "share_of_words": 1.0},
            {"id": "03warga", "name": "warga setempat", "attributions": 1, "articles": 1,
             "words": 4, "share_of_words": 0.3636},
        ]
    }  # fmt: skip
    table = rows(filled.works("stats", "--format", "csv"))
    assert [r["name"] for r in table if r["by"] == "type"] == ["direct", "indirect"]
    assert filled.works("stats", "site:elsewhere").startswith("0 quotes")
    people = json.loads(filled.works("speakers", "--format", "json"))
    assert [s["name"] for s in people] == ["Ratna Dewi", "warga setempat", "Tono"]
    assert "Bu Ratna" in filled.works("speakers")


def test_check_finds_nothing_wrong(filled: Kutip) -> None:
    done = filled("check")
    assert (done.returncode, done.stdout) == (0, "")
    assert "as it should be" in done.stderr


def test_export_writes_to_standard_output_or_a_file(filled: Kutip) -> None:
    printed = filled.works("export")
    assert [r["attribution_id"] for r in rows(printed)] == ["q1", "q2"]
    assert filled.works("export", "-o", "out.csv") == ""
    assert (filled.home / "out.csv").read_bytes().decode() == printed
    assert filled.works("export", "-o", "-") == printed
    semicolons = filled.works("export", "--delimiter", ";", "--table", "articles")
    assert semicolons.splitlines()[0].count(";") == 19
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


def test_a_failed_export_leaves_the_old_file(filled: Kutip) -> None:
    out = filled.home / "out.json"
    out.write_text("old")
    for path in (filled.library / "articles").rglob("*.txt"):
        path.write_bytes(b"broken")
    message = filled.refuses("export", "--format", "json", "-o", out)
    assert "Traceback" not in message
    assert out.read_text() == "old"
    assert not list(filled.home.glob(".kutip-*"))


def test_a_file_that_cannot_be_written_is_named(filled: Kutip) -> None:
    assert "cannot be written" in filled.refuses("export", "-o", "missing/out.csv")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_behind_standard_output_is_told(filled: Kutip) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*filled.command, "export"], stdout=full, stderr=subprocess.PIPE, env=filled.env
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("kutip: standard output cannot be written: No space")
    assert len(done.stderr.splitlines()) == 1


def test_a_closed_standard_output_is_told(filled: Kutip) -> None:
    command = " ".join(filled.command) + " export >&-"
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, env=filled.env)
    assert done.returncode == 1 and b"closed" in done.stderr and b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["export", "list", "stats"])
def test_a_reader_that_goes_away_is_no_news(filled: Kutip, command: str) -> None:
    process = subprocess.Popen(
        [*filled.command, command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=filled.env
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.wait(60) == 141
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for a child")
def test_ctrl_c_ends_quietly_with_130(kutip: Kutip) -> None:
    process = subprocess.Popen(
        [*kutip.command, "add", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=kutip.env,
    )
    deadline = time.monotonic() + 60
    while not (kutip.library / "library.json").exists():  # it waits for its input after that
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


FAULT = """
import sys
import reader.commands.upkeep
def run_check(args):
    raise RuntimeError("judul\\x1b[2J")
reader.commands.upkeep.run_check = run_check
from reader.cli import main
sys.exit(main(["check"]))
"""


def test_a_fault_is_one_line_and_a_traceback_only_on_request(kutip: Kutip) -> None:
    kutip.command = [sys.executable, "-c", FAULT]
    message = kutip.refuses()
    assert "RuntimeError: judul�[2J" in message and "KUTIP_DEBUG=1" in message
    asked = kutip(KUTIP_DEBUG="1")
    assert asked.returncode == 1 and "Traceback" in asked.stderr


@pytest.fixture
def hostile(kutip: Kutip, monkeypatch: pytest.MonkeyPatch) -> Kutip:
    monkeypatch.setenv("KUTIP_CACHE", kutip.env["KUTIP_CACHE"])
    library = Library.open(kutip.library)
    article = replace(
        article_of(BRIDGE.text), title=HOSTILE, site=HOSTILE, note=HOSTILE, tags=(HOSTILE,)
    )
    library.add(article, b"x")
    attribution = replace(CONTENTS.attributions[0], speaker_ids=("s",), role=HOSTILE, note=HOSTILE)
    library.mark(replace(attribution, article_id=article.id))
    library.add_speaker(replace(RATNA, id="s", name=HOSTILE, aliases=(HOSTILE,), role=HOSTILE))
    library.close()
    return kutip


COMMANDS = [["list"], ["show", BRIDGE.id], ["stats"], ["speakers"], ["check"]]


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


def on_terminal(kutip: Kutip, command: list[str]) -> Iterator[bytes]:
    ours, theirs = pty.openpty()
    env = {**kutip.env, "COLUMNS": "60", "TERM": "xterm-256color"}
    process = subprocess.Popen(
        [*kutip.command, *command], stdin=theirs, stdout=theirs, stderr=theirs, env=env
    )
    os.close(theirs)
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        yield piece
    os.close(ours)
    assert process.wait(60) == 0


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
