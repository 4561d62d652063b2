"""How long the store takes to save and to list, beside what the disk itself takes.

Run ``python -m tests.benchmarks.bench_store``. Two libraries, of 1,000 and of 100,000 attributions,
are saved to by turns, and after each save the same bytes are written as durably without a store:
the floor. Only ratios to it can be compared between machines, or between two hours on one machine.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

from reader.changes import creation
from reader.model import (
    LIBRARY_SCOPE,
    Article,
    Attribution,
    Span,
    Speaker,
    article_id_of,
    new_id,
    now,
    sha256_of,
)
from reader.query import Query, Sort, parse_query
from reader.store.disk import write_files
from reader.store.index import index_file
from reader.store.protocol import Action, Change
from reader.store.tinydb_store import TinyStore, open_store

PER_ARTICLE = 10
SAVES = 300
SPEAKERS = 2_000
WORDS = ("hujan", "turun", "sejak", "pagi", "warga", "di", "desa", "mulai", "mengungsi", "kata")


def main() -> None:
    """Measure and print."""
    folder = Path(tempfile.mkdtemp(prefix="kutip-bench-", dir="."))
    try:
        with patch.dict(os.environ, KUTIP_CACHE=str(folder / "cache")):
            _measure(folder)
    finally:
        shutil.rmtree(folder)


def _measure(folder: Path) -> None:
    small, large = _filled(folder / "small", 1_000), _filled(folder / "large", 100_000)
    with closing(small), closing(large):
        _report_saves(small, large, folder)
        _report_speaker_saves(small, large, folder)
    _report_lists(folder / "large")


def _report_saves(small: TinyStore, large: TinyStore, folder: Path) -> None:
    times: dict[str, list[float]] = {"1,000": [], "floor": [], "100,000": [], "its floor": []}
    chance = random.Random(1)
    homes = [_some_articles(store, chance) for store in (small, large)]
    for n in range(SAVES):
        for store, ids, name, floor in (
            (small, homes[0], "1,000", "floor"),
            (large, homes[1], "100,000", "its floor"),
        ):
            action = _marking(ids[n % len(ids)])
            times[name].append(_timed(store.commit, action))
            times[floor].append(_timed(write_files, [_copy(store, action, folder)]))
    print(f"a save of one attribution, {SAVES} by turns (ms, then x the floor's p50):")
    for name, floor in (("1,000", "floor"), ("100,000", "its floor")):
        print(
            f"  {name:>8} in the library {_line(times[name])}  {_ratio(times, name, floor):5.2f} x"
        )
        print(f"  {'':>8} floor          {_line(times[floor])}")
    print(f"  100,000 / 1,000: {_ratio(times, '100,000', '1,000'):.2f} x (may be 1.3)")


def _report_speaker_saves(small: TinyStore, large: TinyStore, folder: Path) -> None:
    times: dict[str, list[float]] = {"small": [], "large": [], "floor": []}
    for n in range(100):
        for name, store in (("small", small), ("large", large)):
            action = _action(LIBRARY_SCOPE, creation(Speaker(new_id(), f"Baru {n}")))
            times[name].append(_timed(store.commit, action))
        file = (folder / "floor" / "speaker", b"x" * 4_000)
        times["floor"].append(_timed(write_files, [file]))
    print("a new speaker, which is two files (ms):")
    for name in times:
        print(f"  {name:>8} {_line(times[name])}")


def _report_lists(library: Path) -> None:
    print("10,000 articles, 100,000 attributions, 2,000 speakers (ms, first in a new store):")
    with closing(open_store(library)) as store:
        _print("open and first rows(limit=100)", _open_and_list, library)
        _print("changed(), nothing was", store.changed)
        for sort in Sort:
            _print(f"rows by {sort}, limit 100", store.rows, Query(), sort, 100)
        _print("rows, all 10,000", store.rows, Query(), Sort.NEWEST)
        for text in ("warga", "kata7", "title:kabar", "speaker:narasumber", "before:2024-03"):
            _print(f"rows for {text}", store.rows, parse_query(text), Sort.NEWEST, 100)
        _print("counts()", store.counts)
        _print("speaker_uses()", store.speaker_uses)
    with closing(sqlite3.connect(index_file(library))) as bare:
        sql = "SELECT * FROM articles WHERE shelf = 0 ORDER BY moment DESC, id LIMIT 100"
        _print("floor: bare SQLite, 100 rows", lambda: bare.execute(sql).fetchall())
    with closing(open_store(library)) as store:
        _print("speakers(), the first time", store.speakers, times=1)
        _print("speakers(), again", store.speakers)
    shutil.rmtree(index_file(library).parent)
    with closing(open_store(library)) as store:
        _print("building the index", store.build_index, times=1)


def _open_and_list(library: Path) -> None:
    with closing(open_store(library)) as store:
        assert len(store.rows(Query(), Sort.NEWEST, 100)) == 100


def _filled(library: Path, attributions: int) -> TinyStore:
    """Return a new library; nothing is waited for, as it is thrown away."""
    chance = random.Random(attributions)
    with patch("os.fsync"):
        store = open_store(library)
        speakers = [Speaker(new_id(), f"Narasumber {n}") for n in range(SPEAKERS)]
        store.commit(_action(LIBRARY_SCOPE, *map(creation, speakers)))
        for n in range(attributions // PER_ARTICLE):
            text = f"Kabar {n} kata{n}. " + " ".join(chance.choices(WORDS, k=600))
            sha256 = sha256_of(text)
            home = Article(
                article_id_of(sha256), text, f"Kabar {n}", sha256=sha256, published=now()
            )
            marks = [_mark(home.id, chance.choice(speakers).id) for _ in range(PER_ARTICLE)]
            store.create(home, text.encode(), _action(home.id, *map(creation, marks)))
    return store


def _some_articles(store: TinyStore, chance: random.Random) -> list[str]:
    return chance.sample(list(store.article_ids()), 1_000 // PER_ARTICLE)


def _mark(article_id: str, speaker_id: str) -> Attribution:
    fields = {"speaker_ids": (speaker_id,), "created": now(), "modified": now(), "note": "n" * 80}
    return Attribution(new_id(), article_id, (Span(30, 80),), (Span(81, 85),), **fields)  # type: ignore[arg-type]


def _marking(article_id: str) -> Action:
    return _action(article_id, creation(_mark(article_id, "")))


def _action(scope: str, *changes: Change) -> Action:
    return Action(new_id(), scope, "mark a quote", "bench", now(), changes)


def _copy(store: TinyStore, action: Action, folder: Path) -> tuple[Path, bytes]:
    """Return the bytes that were just saved, to be written again elsewhere on the same disk."""
    record = store.path / "articles" / action.scope[:2] / f"{action.scope}.json"
    return folder / "floor" / record.name, record.read_bytes()


def _timed(work: Callable[..., object], *arguments: object) -> float:
    began = time.perf_counter()
    work(*arguments)
    return (time.perf_counter() - began) * 1_000


def _print(what: str, work: Callable[..., object], *arguments: object, times: int = 20) -> None:
    first, *others = (_timed(work, *arguments) for _ in range(times))
    median = f", median {statistics.median(others):9.2f}" if others else ""
    print(f"  {what:32} {first:9.2f}{median}")


def _line(values: Sequence[float]) -> str:
    cuts = statistics.quantiles(values, n=100)
    return f"p50 {cuts[49]:7.2f}  p99 {cuts[98]:7.2f}"


def _ratio(times: dict[str, list[float]], one: str, other: str) -> float:
    return statistics.median(times[one]) / statistics.median(times[other])


if __name__ == "__main__":
    main()
