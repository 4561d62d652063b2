"""From a key to its last frame while 50 feeds are refreshed, against the same without a refresh."""

from __future__ import annotations

import os
import re
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

from reader.feeds.subscriptions import feeds, new_feed, subscribe_all
from reader.library import Library
from tests.benchmarks.articles import long_record
from tests.benchmarks.library import KUTIP, environment, make_library, small_records
from tests.benchmarks.pty_harness import Frames, Terminal, p95
from tests.reader.feeds.many import host
from tests.servers import LoopbackServer, answer

LIMIT = 3.0
"""At most so many times as long may the slowest keys take (p95)."""

_FEEDS, _ITEMS, _ARTICLES, _WORDS, _QUOTES = 50, 4, 200, 10_000, 500
_KEYS = (b"l", b"w", b"j")
_LEAST, _ROUND = 180, 36
"""Keys that are pressed without a refresh, and from the top of the article each time."""
_PATIENCE = 180.0


def main() -> None:
    """Press keys in an article without and with a refresh, and print both."""
    print(f"{_FEEDS} feeds of {_ITEMS} stubs whose pages are fetched; keys in {_WORDS:,} words")
    with (
        TemporaryDirectory(prefix="kutip-bench-") as name,
        LoopbackServer(address="0.0.0.0") as server,
    ):
        folder = Path(name)
        _serve(server)
        record = long_record(_WORDS, _QUOTES)
        make_library(folder, [record, *small_records(_ARTICLES)])
        _follow(folder, server)
        with Terminal([KUTIP, "open", record.article.id], environment(folder)) as ours:
            ours.wait_for("▏")
            ours.settle(2)
            still = _pressed(ours)
            ours.write(b"gr")
            ours.wait_for(f"feeds 0 of {_FEEDS}")
            begin, began = len(ours.output), monotonic()
            busy = _pressed(ours, until=_OVER)
            took = monotonic() - began
            ours.settle(2)
        _print(still, busy)
        told = len(set(re.findall(rb"feeds \d+ of \d+", ours.output[begin:])))
        print(f"how far it is was shown {told} times in {took:.0f} s")
        _count(folder)


def _serve(server: LoopbackServer) -> None:
    """Serve feeds whose items are the first words of pages."""
    for feed in range(_FEEDS):
        items = ""
        for item in range(_ITEMS):
            address, title = (
                server.url(f"/{feed}/{item}", host(feed)),
                f"Berita {feed} {item} dari Wirna",
            )
            items += (
                f"<item><title>{title}</title><link>{address}</link><guid>{address}</guid>"
                f"<description>Air sungai nomor {feed} turun …</description></item>"
            )
            told = (
                f"<p>Air sungai nomor {feed} turun, kata petugas ke-{n} dari pos {item}, dan warga "
                f"di tepi sungai nomor {n} mulai membersihkan rumahnya sejak pagi hari.</p>"
                for n in range(40)
            )
            page = f"<title>{title}</title><article><h1>{title}</h1>{''.join(told)}</article>"
            server.routes[f"/{feed}/{item}"] = answer(200, f"<!doctype html>{page}".encode())
        rss = f'<rss version="2.0"><channel><title>Pos {feed}</title>{items}</channel></rss>'
        server.routes[f"/{feed}"] = answer(200, rss.encode(), "application/rss+xml")


def _follow(folder: Path, server: LoopbackServer) -> None:
    library = Library.open(Path(environment(folder)["KUTIP_LIBRARY"]))
    subscribe_all(library, [new_feed(server.url(f"/{n}", host(n))) for n in range(_FEEDS)])
    library.close()


def _pressed(ours: Terminal, until: bytes = b"") -> list[Frames]:
    """Return what each key caused; keys go on until something is on screen.

    The article is begun anew time and again: a key that scrolls would paint the whole pane.
    """
    begin, taken = len(ours.output), list[Frames]()
    deadline = monotonic() + _PATIENCE
    while monotonic() < deadline:
        if until in ours.output[begin:] and (until or len(taken) >= _LEAST):
            break
        if len(taken) % _ROUND == 0:
            ours.write(b"gg")
            ours.settle(0.05)
        taken.append(ours.time_of(_KEYS[len(taken) % len(_KEYS)]))
    return taken


_OVER = b"new articles in"
"""The message at the end of a refresh."""


def _print(still: list[Frames], busy: list[Frames]) -> None:
    """Print the time to the first frame behind a key, and to the last.

    What came in is painted behind the key's own frame, and counts in the second.
    """
    print(f"{'':34}{'keys':>6}{'median':>9}{'p95':>9}{'most':>9}  ms")
    for name in ("first", "last"):
        slowest = []
        for label, taken in (("without a refresh", still), ("during the refresh", busy)):
            values = [getattr(frames, name) * 1000 for frames in taken]
            slowest.append(p95(values))
            shown = f"{median(values):9.2f}{p95(values):9.2f}{max(values):9.2f}"
            print(f"{f'{label}, to the {name} frame':34}{len(values):6}{shown}")
        ratio = slowest[1] / slowest[0]
        verdict = "" if ratio <= LIMIT else "  OVER"
        print(f"p95 during / without: {ratio:.2f} (at most {LIMIT}){verdict}")
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")


def _count(folder: Path) -> None:
    library = Library.open(Path(environment(folder)["KUTIP_LIBRARY"]))
    views = feeds(library)
    failed = sum(1 for view in views if view.state.error)
    print(f"{sum(view.articles for view in views)} articles came in, {failed} feeds failed")
    library.close()


if __name__ == "__main__":
    main()
