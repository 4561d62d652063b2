"""What a refresh of many feeds with faults brings and costs, and how fast feeds are taken apart.

Run ``python -m tests.benchmarks.bench_feeds``. The feeds come from a server on loopback; the
refresh is the command as the screen runs it, with the limits that strangers' sites are asked with:
the feed that says nothing decides how long the whole takes.
"""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from reader.feeds.parse import parse_feed
from reader.feeds.subscriptions import new_feed, subscribe_all
from reader.library import Library
from tests.reader.feeds.many import FEEDS, ITEMS, Many, serve
from tests.reader.feeds.writing import item, rss
from tests.servers import LoopbackServer, silent

STOPS = 11
ROOT = Path(__file__).parents[2]


class Run(NamedTuple):
    """One run of the command."""

    events: list[dict[str, object]]
    seconds: float
    cpu: float
    status: int


def main() -> None:
    """Measure and print."""
    with (
        tempfile.TemporaryDirectory(prefix="kutip-bench-") as name,
        patch.dict(os.environ, KUTIP_CACHE=f"{name}/cache"),
    ):
        _refreshes(Path(name))
        _stops(Path(name))
    _parsing()


def _refreshes(folder: Path) -> None:
    with LoopbackServer(address="0.0.0.0") as server:
        many = serve(server, hung=60.0)
        _follow(folder / "many", many.addresses)
        first = _refresh(folder / "many")
        asked = len(server.requests)
        second = _refresh(folder / "many")
        later = {r.path: r.headers.get("if-none-match") for r in server.requests[asked:]}
    _report("first", folder, many, first)
    _report("second", folder, many, second)
    wanted = many.etags
    right = sum(later.get(path) == etag for path, etag in wanted.items())
    print(f"second refresh conditional: {right} of the {len(wanted)} feeds that can be read")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"peak memory of the refresh: {peak} MB")


def _report(name: str, folder: Path, many: Many, run: Run) -> None:
    library = Library.open(folder / "many")
    titles = Counter(row.title for row in library.rows())
    library.close()
    once = sum(titles[title] == 1 for title in many.titles)
    extra = sum(titles.values()) - once
    failed = [e for e in run.events if e["event"] == "failed"]
    told = sum(bool(e["error"]) for e in failed)
    new = run.events[-1]["new"]
    print(
        f"{name} refresh of {FEEDS} feeds: {new} new, {once} of {ITEMS} good items once, "
        f"{extra} others, {told} of {len(many.faults)} faults told, "
        f"{run.seconds:.1f} s, {run.cpu:.1f} s of processor, exit {run.status}"
    )


def _stops(folder: Path) -> None:
    """Print how long after a signal the command has ended, in the middle of its fetches."""
    times = []
    with LoopbackServer(address="0.0.0.0") as server:
        paths = [f"/hung/{n}" for n in range(8)]
        server.routes |= {path: silent(60.0) for path in paths}
        hosts = [f"127.0.0.{n + 2}" for n in range(8)]
        _follow(folder / "hung", [server.url(p, h) for p, h in zip(paths, hosts, strict=True)])
        for number in range(STOPS):
            process = subprocess.Popen(_command(folder / "hung"), stdout=subprocess.PIPE, cwd=ROOT)
            assert process.stdout
            for _ in paths:
                process.stdout.readline()
            time.sleep(0.5)
            sent = time.perf_counter()
            process.send_signal((signal.SIGTERM, signal.SIGINT)[number % 2])
            assert process.wait() == 130
            times.append(time.perf_counter() - sent)
            process.stdout.close()
    middle, most = statistics.median(times) * 1000, max(times) * 1000
    print(f"ended after a signal within {middle:.0f} ms, {most:.0f} ms at most")


def _parsing() -> None:
    import feedparser
    from lxml import etree

    data = rss(*(item(n, html=f"<p>Item {n}.</p>") for n in range(1_000)))
    ours = _best(lambda: parse_feed(data, "https://kabar.example/"))
    floor = _best(lambda: list(etree.iterparse(io.BytesIO(data))))
    theirs = _best(
        lambda: feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    )
    print(
        f"a feed of 1,000 items taken apart: {ours * 1000:.0f} ms, {ours / floor:.1f} times its "
        f"reading as XML alone, {theirs / ours:.0f} times faster than the tolerant parser"
    )


def _follow(folder: Path, addresses: list[str]) -> None:
    library = Library.open(folder)
    subscribe_all(library, [new_feed(address) for address in addresses])
    library.close()


def _command(folder: Path) -> list[str]:
    command = [sys.executable, "-m", "reader.cli", "--library", str(folder)]
    return [*command, "refresh", "--force", "--format", "jsonl"]


def _refresh(folder: Path) -> Run:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(_command(folder), capture_output=True, cwd=ROOT, check=False)
    seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    events = [json.loads(line) for line in done.stdout.splitlines()]
    return Run(events, seconds, cpu, done.returncode)


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(7):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


if __name__ == "__main__":
    main()
