"""`kutip feeds`, `kutip refresh`, and what `add` and `import` do with feeds, as a shell sees it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator

import pytest

from tests.reader.commands.shell import Kutip
from tests.reader.feeds.writing import item, rss
from tests.servers import LoopbackServer, answer, drip, silent
from tests.waiting import GENEROUS

FEED = "application/rss+xml"


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    with LoopbackServer() as server:
        server.routes["/f"] = answer(200, rss(item(1), item(2), title="Kabar Kota"), FEED)
        yield server


def test_a_feed_is_followed_refreshed_and_let_go_of(kutip: Kutip, server: LoopbackServer) -> None:
    feed_id = kutip.works("add", server.url("/f")).strip()
    assert kutip.works("refresh") == "Kabar Kota: 2 new\n2 new from 1 feed\n"
    (listed,) = json.loads(kutip.works("feeds", "--format", "json"))
    assert (listed["id"], listed["title"], listed["unread"]) == (feed_id, "Kabar Kota", 2)
    assert "Kabar Kota" in kutip.works("feeds")
    kutip.works("feeds", "kabar kota", "--title", "Kota", "--folder", "Berita/Daerah")
    (listed,) = json.loads(kutip.works("feeds", "Kota", "--format", "json"))
    assert (listed["title"], listed["folder"]) == ("Kota", "Berita/Daerah")
    assert kutip.works("list", "folder:berita").count("Jembatan") == 2
    kutip.works("feeds", "--remove", feed_id)
    assert json.loads(kutip.works("feeds", "--format", "json")) == []
    assert kutip.works("list").count("Jembatan") == 2
    kutip.works("check")


def test_a_page_beside_a_feed_stays_an_article(kutip: Kutip, server: LoopbackServer) -> None:
    line = "<p>The council met on day {} and put its decision off once more, said the mayor.</p>"
    text = "".join(map(line.format, range(5)))
    head = '<link rel="alternate" type="application/rss+xml" href="/f">'
    page = f"<html><head>{head}<title>Bridge</title></head><body><h1>Bridge</h1>{text}</body>"
    server.routes["/a"] = answer(200, page.encode())
    kutip.works("add", server.url("/a"), server.url("/f"))
    assert "Bridge" in kutip.works("list")
    assert len(json.loads(kutip.works("feeds", "--format", "json"))) == 1


def test_a_site_that_is_busy_tells_when_to_come_again(kutip: Kutip, server: LoopbackServer) -> None:
    for status in (429, 503):
        server.routes["/busy"] = answer(status, Retry_After="5400")
        said = kutip.refuses("add", server.url("/busy"))
        assert f"({status}); try again after " in said and said.rstrip()[-3] == ":"


def test_the_events_are_lines_of_json(kutip: Kutip, server: LoopbackServer) -> None:
    kutip.works("add", server.url("/f"), input=b"")
    server.routes["/g"] = answer(200, rss(item(9), title="Lain"), FEED)
    kutip.works("add", server.url("/g"))
    server.routes["/g"] = answer(404)
    done = kutip("refresh", "--format", "jsonl")
    assert done.returncode == 1
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert events[-1] == {"event": "end", "new": 2, "failed": 1, "total": 2}
    assert sorted(e["event"] for e in events[:-1]) == ["done", "failed", "started", "started"]
    failed = next(e for e in events if e["event"] == "failed")
    assert "no such page (404)" in failed["error"] and failed["error"] in done.stderr
    assert {e["finished"] for e in events if e["event"] in ("done", "failed")} == {1, 2}
    again = [json.loads(line) for line in kutip.works("refresh", "--format", "jsonl").splitlines()]
    assert [e["event"] for e in again] == ["skipped", "skipped", "end"]


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("slow", ["silent", "dripping"])
def test_a_refresh_that_is_stopped_keeps_what_it_told(
    kutip: Kutip, server: LoopbackServer, stop: signal.Signals, slow: str
) -> None:
    server.routes["/slow"] = answer(200, rss(item(5)), FEED)
    kutip.works("add", server.url("/f"), server.url("/slow"))
    server.routes["/slow"] = silent(30) if slow == "silent" else drip(rss(item(5)), 0.1)
    process = subprocess.Popen(
        [*kutip.command, "refresh", "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=kutip.env,
        cwd=kutip.home,
    )
    assert process.stdout
    events = []
    while not events or events[-1]["event"] != "done":
        events.append(json.loads(process.stdout.readline()))
    process.send_signal(stop)
    out, err = process.communicate(timeout=GENEROUS)
    assert (process.returncode, out, err) == (130, "", "")
    assert kutip.works("list").count("Jembatan") == 2
    kutip.works("check")


def test_killed_at_any_moment_it_loses_and_doubles_nothing(
    kutip: Kutip, server: LoopbackServer
) -> None:
    """Each run is killed a little later than the one before, until one comes to its end."""
    server.routes["/f"] = answer(200, rss(*(item(n) for n in range(120))), FEED)
    kutip.works("add", server.url("/f"))
    told = 0
    for tenth in range(3, 200):
        process = subprocess.Popen(
            [*kutip.command, "refresh", "--force", "--format", "jsonl"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=kutip.env,
            cwd=kutip.home,
        )
        try:
            out, _ = process.communicate(timeout=tenth / 10)
            told = len(out.splitlines())
            break
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
    assert process.returncode == 0 and told
    listed = json.loads(kutip.works("list", "--format", "json"))
    assert sorted(row["title"] for row in listed) == sorted(f"Jembatan {n}" for n in range(120))
    kutip.works("check")


def test_a_refresh_that_is_tied_ends_with_who_started_it(
    kutip: Kutip, server: LoopbackServer
) -> None:
    kutip.works("add", server.url("/f"))
    server.routes["/f"] = silent(GENEROUS)
    process = subprocess.Popen(
        [*kutip.command, "refresh", "--force", "--tied", "--format", "jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=kutip.env,
        cwd=kutip.home,
    )
    assert process.stdin and process.stdout
    assert json.loads(process.stdout.readline())["event"] == "started"
    process.stdin.close()  # what a system does for a program that was killed
    process.stdin = None
    out, err = process.communicate(timeout=GENEROUS)
    assert (process.returncode, out, err) == (130, "", "")


def test_nobody_who_listens_is_no_fault_of_the_feed(kutip: Kutip, server: LoopbackServer) -> None:
    kutip.works("add", server.url("/f"))
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.run(
        [*kutip.command, "refresh"],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=kutip.env,
        cwd=kutip.home,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert (process.returncode, process.stderr) == (141, b"")
    (listed,) = json.loads(kutip.works("feeds", "--format", "json"))
    assert (listed["error"], listed["unread"]) == ("", 2)


def test_lists_of_feeds_go_out_and_come_in(kutip: Kutip, server: LoopbackServer) -> None:
    opml = kutip.home / "in.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="Berita">'
        '<outline text="Kabar" xmlUrl="https://kabar.example/f"/></outline>'
        '<outline text="Jahat" xmlUrl="exec:rm -rf ."/><outline xmlUrl="https://b.example/"/>'
        '<outline type="link" url="https://c.example/"/><outline text="Kosong"/>'
        "</body></opml>"
    )
    done = kutip("import", str(opml))
    assert done.returncode == 1
    said = "2 feeds are followed now; nothing was fetched: `kutip refresh` looks into them\n"
    assert said in done.stderr and "exec:" in done.stderr
    assert "passed over: 2 entries name no feed (no xmlUrl)" in done.stderr
    again = kutip("import", str(opml)).stderr
    assert "0 new feeds; 2 followed already" in again and "followed now" not in again
    out = kutip.home / "out.opml"
    kutip.works("feeds", "--opml", "-o", str(out))
    other = Kutip(kutip.home / "other")
    other.home.mkdir()
    other.works("import", str(out))
    assert other.works("feeds", "--opml") == out.read_text()
    assert not server.requests


@pytest.mark.parametrize(
    "wrong",
    [("--remove",), ("--title", "x"), ("no such feed", "--remove")],
)
def test_what_is_wrong_changes_nothing(kutip: Kutip, wrong: tuple[str, ...]) -> None:
    kutip.works("samples", "--add")
    done = kutip("feeds", *wrong)
    assert done.returncode in (1, 2) and "Traceback" not in done.stderr
