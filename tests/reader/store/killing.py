"""Two writers on one library, killed at random moments; run as a program, it tells what was lost.

``python -m tests.reader.store.killing STORE FOLDER KILLS SEED`` prints a JSON object. STORE is
``kutip``, ``bulk`` (many articles at once), ``many`` (one change of many articles, every third of
them taken back) or ``plain`` (one TinyDB file without any of kutip's
care, to see that the test can fail). A save counts as acknowledged when its number has come through
a pipe, written after it returned.
"""

import json
import os
import random
import select
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from reader.changes import creation, edit
from reader.history import undoing
from reader.model import LIBRARY_SCOPE, Attribution, Span, Speaker
from reader.query import Query, Sort
from reader.store.protocol import ConflictError
from reader.store.tinydb_store import open_store

from .nouns import action, article

ARTICLES = [article(f"Hujan turun sejak pagi di desa nomor {n}.") for n in range(6)]
COUNTER = Attribution("counter", ARTICLES[0].id, (Span(0, 5),), note="0")
BATCH = 8
MANY = 60
"""More than are saved at once, so that a change is cut short between and within batches."""
LIFE_SECONDS = {"kutip": 0.12, "bulk": 0.5, "many": 1.0, "plain": 0.12}
"""A writer is killed at a random moment before this; a batch takes longer than one save."""


class Saver(Protocol):
    half: int
    """How many saves were found half done, and could be taken back."""

    def prepare(self) -> None: ...

    def save(self, key: str) -> None: ...

    def count(self) -> None: ...

    def found(self) -> tuple[set[str], int]: ...


class KutipSaver:
    half = 0

    def __init__(self, folder: Path) -> None:
        self.store = open_store(folder)

    def prepare(self) -> None:
        for home in ARTICLES:
            self.store.create(home, home.text.encode(), action(home.id))
        self.store.commit(action(COUNTER.article_id, creation(COUNTER)))

    def save(self, key: str) -> None:
        """Keep a mark, every fourth time a speaker, every tenth time an article."""
        number = int(key.partition("-")[2])
        if number % 10 == 9:
            new = article(f"Berita {key}.", title=key)
            self.store.create(new, new.text.encode(), action(new.id))
        elif number % 4 == 3:
            self.store.commit(action(LIBRARY_SCOPE, creation(Speaker(key, key))))
        else:
            home = ARTICLES[1 + number % 5]
            mark = Attribution(key, home.id, (Span(0, 5),), note="x" * (number % 700))
            self.store.commit(action(home.id, creation(mark)))

    def count(self) -> None:
        while True:
            now = self._counter()
            change = edit(now, replace(now, note=str(int(now.note) + 1)))
            assert change
            try:
                return self.store.commit(action(now.article_id, change))
            except ConflictError:
                continue

    def found(self) -> tuple[set[str], int]:
        findings = [str(f) for f in self.store.check()]
        assert not findings, findings
        keys = set(self.store.speakers())
        for article_id in self.store.article_ids():
            record = self.store.read(article_id)
            assert self.store.original(article_id) == record.article.text.encode()
            keys |= {a.id for a in record.attributions} | {record.article.title}
        return keys, int(self._counter().note)

    def _counter(self) -> Attribution:
        marks = self.store.read(COUNTER.article_id).attributions
        return next(a for a in marks if a.id == COUNTER.id)


class BulkSaver(KutipSaver):
    def save(self, key: str) -> None:
        """Keep a batch of new articles."""
        batch = [article(f"Berita {key} bagian {n}.", title=key) for n in range(BATCH)]
        self.store.create_many([(a, a.text.encode()) for a in batch], action(LIBRARY_SCOPE))

    def found(self) -> tuple[set[str], int]:
        _, count = super().found()
        titles = Counter(row.title for row in self.store.rows(Query(), Sort.NEWEST))
        undoable = {c.id for a in self.store.history(LIBRARY_SCOPE) for c in a.changes}
        assert undoable <= set(self.store.article_ids())
        return {title for title, number in titles.items() if number == BATCH}, count


class ManySaver(KutipSaver):
    def prepare(self) -> None:
        super().prepare()
        for n in range(MANY):
            home = article(f"Sungai meluap di desa nomor {n}.")
            self.store.create(home, home.text.encode(), action(home.id))

    def save(self, key: str) -> None:
        """Mark something in every article, as one action; take every third one back."""
        homes = sorted({*self.store.article_ids()} - {home.id for home in ARTICLES})
        marks = [Attribution(f"{key}.{home}", home, (Span(0, 6),)) for home in homes]
        done = action(LIBRARY_SCOPE, *map(creation, marks), label=key)
        self.store.commit(done)
        if _is_taken_back(key):
            self.store.commit(undoing(done, done.annotator))

    def found(self) -> tuple[set[str], int]:
        """Return what is as it should be; what was cut short is taken back and leaves nothing."""
        keys, count = super().found()
        there = Counter(key.partition(".")[0] for key in keys if "." in key)
        done = {a.label: a for a in self.store.history(LIBRARY_SCOPE) if not a.undoes}
        right = {k for k in done if there[k] == (0 if _is_taken_back(k) else MANY)}
        self.half = sum(0 < number < MANY for number in there.values())
        for key in there.keys() - right:
            self.store.commit(undoing(done[key], done[key].annotator))
        left, _ = super().found()
        assert {key.partition(".")[0] for key in left if "." in key} == there.keys() & right
        return right, count


def _is_taken_back(key: str) -> bool:
    return int(key.partition("-")[2]) % 3 == 2


class PlainSaver:
    half = 0

    def __init__(self, folder: Path) -> None:
        from tinydb import TinyDB

        folder.mkdir(exist_ok=True)
        self.database = TinyDB(folder / "library.json")

    def prepare(self) -> None:
        self.database.insert({"id": "counter", "note": 0})

    def save(self, key: str) -> None:
        self.database.insert({"id": key, "note": "x" * (int(key.partition("-")[2]) % 700)})

    def count(self) -> None:
        from tinydb import where
        from tinydb.operations import increment

        self.database.update(increment("note"), where("id") == "counter")

    def found(self) -> tuple[set[str], int]:
        rows = self.database.all()
        (counter,) = (row["note"] for row in rows if row["id"] == "counter")
        return {row["id"] for row in rows}, counter


SAVERS: dict[str, type[KutipSaver] | type[PlainSaver]] = {
    "kutip": KutipSaver,
    "bulk": BulkSaver,
    "many": ManySaver,
    "plain": PlainSaver,
}


@dataclass
class Writer:
    pid: int
    pipe: int
    dies_at: float


@dataclass
class Tally:
    acknowledged: set[str] = field(default_factory=set)
    counted: int = 0
    died: Counter[str] = field(default_factory=Counter)

    def read(self, pipe: int) -> bool:
        """Take in what came through a pipe; False when the writer has closed it."""
        data = os.read(pipe, 65536)
        for line in data.decode().split():
            if line == "+":
                self.counted += 1
            else:
                self.acknowledged.add(line)
        return bool(data)


def main(store: str, folder: Path, kills: int, seed: int) -> dict[str, object]:
    chance = random.Random(seed)
    saver = SAVERS[store](folder)
    saver.prepare()
    tally = Tally()
    began = time.monotonic()
    writers: list[Writer] = []
    for number in range(kills + 2):
        if number < kills:
            writers.append(started(store, folder, number, chance))
        if len(writers) == 2 or number >= kills:
            victim = min(writers, key=lambda writer: writer.dies_at)
            watch(writers, victim.dies_at, tally)
            writers.remove(victim)
            end(victim, tally)
        if not writers:
            break
    result = verdict(store, folder, tally, kills)
    return result | {"seconds": round(time.monotonic() - began, 1)}


def started(store: str, folder: Path, number: int, chance: random.Random) -> Writer:
    life = chance.uniform(0, LIFE_SECONDS[store])
    receiving, sending = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(receiving)
        write(store, folder, number, sending)
    os.close(sending)
    ready = select.select([receiving], [], [], 10)[0]
    assert not ready or os.read(receiving, 2) in (b"!\n", b"")
    return Writer(pid, receiving, time.monotonic() + life)


def write(store: str, folder: Path, number: int, sending: int) -> None:
    """Be a writer until killed; a program that cannot go on ends with status 1."""
    try:
        saver = SAVERS[store](folder)
        os.write(sending, b"!\n")
        for n in range(1_000_000):
            key = f"w{number}-{n}"
            saver.save(key)
            os.write(sending, f"{key}\n".encode())
            saver.count()
            os.write(sending, b"+\n")
    except BaseException as error:
        print(f"writer {number}: {error!r:.200}", file=sys.stderr)
    finally:
        os._exit(1)


def watch(writers: list[Writer], until: float, tally: Tally) -> None:
    """Take in acknowledgements until it is time to kill."""
    pipes = [writer.pipe for writer in writers]
    while pipes and (left := until - time.monotonic()) > 0:
        for pipe in select.select(pipes, [], [], left)[0]:
            if not tally.read(pipe):
                pipes.remove(pipe)


def end(writer: Writer, tally: Tally) -> None:
    os.kill(writer.pid, signal.SIGKILL)
    _, status = os.waitpid(writer.pid, 0)
    while tally.read(writer.pipe):
        pass
    os.close(writer.pipe)
    tally.died["killed" if os.WIFSIGNALED(status) else "gave up"] += 1


def verdict(store: str, folder: Path, tally: Tally, kills: int) -> dict[str, object]:
    result: dict[str, object] = {
        "acknowledged": len(tally.acknowledged),
        "counted": tally.counted,
        **tally.died,
    }
    saver = SAVERS[store](folder)
    try:
        keys, count = saver.found()
    except Exception as error:
        return result | {"unreadable": f"{error!r:.500}"}
    lost = sorted(tally.acknowledged - keys)
    # A writer killed between its save and its word has counted one more.
    wrong = not tally.counted <= count <= tally.counted + kills
    return result | {"lost": lost, "count": count, "count_wrong": wrong, "half": saver.half}


if __name__ == "__main__":
    _, store_, folder_, kills_, seed_ = sys.argv
    print(json.dumps(main(store_, Path(folder_), int(kills_), int(seed_))))
