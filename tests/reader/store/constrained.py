"""Saves where a file may not grow or a folder may not be written; run as a program of its own.

``python -m tests.reader.store.constrained WHAT FOLDER`` prints what happened as a JSON object.
"""

import contextlib
import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from reader.history import undoing
from reader.model import LIBRARY_SCOPE, Attribution
from reader.query import Query, Sort
from reader.store.check import Checker  # imported while the modules can still be read
from reader.store.mending import Mender
from reader.store.protocol import Action, Change, StoreError
from reader.store.tinydb_store import TinyStore, open_store
from reader.text.normalise import normalise

from .nouns import action, add, article, keep, mark

NOBODY = 65534
Outcome = dict[str, object]
IMPORTED = (Checker, Mender, normalise)


def fill(store: TinyStore, limit: int = 10_000) -> dict[str, object]:
    """Mark until the disk is full; tell what was said and whether all that was saved is there."""
    home = add(store, article("Sawah kering. " * 20))
    kept: list[Attribution] = []
    said = ""
    for n in range(limit):
        try:
            kept.append(mark(store, home, note=str(n) * 50))
        except StoreError as error:
            said = str(error)
            break
    rows = store.rows(Query(), Sort.NEWEST)
    return {
        "said": said,
        "kept": len(kept),
        "lost": sum(a not in store.read(home.id).attributions for a in kept),
        "listed": rows[0].attributions,
        "left_over": [str(p) for p in store.path.rglob("*.tmp")],
        "article": home.id,
    }


def limited(folder: Path) -> dict[str, object]:
    """A file size limit stands for a full disk; later there is room again."""
    store = open_store(folder)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, hard))
    result = fill(store)
    other = ""
    try:
        add(store, article("Panjang sekali. " * 10_000))
    except StoreError as error:
        other = str(error)
    batch = [(article(f"Berita {n}."), b"") for n in range(20)]
    batch.append((article("Panjang sekali. " * 10_000), b""))
    of_batch = ""
    try:
        store.create_many(batch, action(LIBRARY_SCOPE))
    except StoreError as error:
        of_batch = str(error)
    there = store.counts().articles
    left_over = [path.name for path in store.path.glob(".bulk*")]
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    created = store.create_many(batch, action(LIBRARY_SCOPE))
    mark(store, store.read(str(result["article"])).article)
    findings = [str(finding) for finding in store.check()]
    return result | {
        "said_of_article": other,
        "findings": findings,
        "said_of_batch": of_batch,
        "there": there,
        "left_of_batch": left_over,
        "created": sum(created),
    }


def full(folder: Path) -> dict[str, object]:
    """The library is on a small disk of its own."""
    store = open_store(folder)
    result = fill(store)
    return result | {"findings": [str(finding) for finding in store.check()]}


def tag_all(store: TinyStore, homes: list[str], tag: str) -> tuple[Action, str]:
    """Tag every article as one action; return it and what was said against it."""
    changes = [Change("article", home, {"tags": []}, {"tags": [tag]}) for home in homes]
    whole = action(LIBRARY_SCOPE, *changes, label=f"tag {len(homes)} articles")
    try:
        store.commit(whole)
    except StoreError as error:
        return whole, str(error)
    return whole, ""


def many(folder: Path, lack: Callable[[TinyStore, list[str]], Callable[[], None]]) -> Outcome:
    """There is room for some of many changes; then they are taken back, and there is room again."""
    store = open_store(folder)
    for n in range(40):
        add(store, article(f"Berita nomor {n}."))
    homes = sorted(store.article_ids())
    make_room = lack(store, homes)
    whole, said = tag_all(store, homes, "x")
    tagged = [home for home in homes if store.read(home).article.tags]
    (kept,) = (done for done in store.history(LIBRARY_SCOPE) if done.id == whole.id)
    left_over = [path.name for path in store.path.rglob(".*.tmp")]
    store.commit(undoing(kept, kept.annotator))
    undone = not any(store.read(home).article.tags for home in homes)
    make_room()
    _, again = tag_all(store, homes, "y")
    return {
        "said": said,
        "tagged": len(tagged),
        "first": tagged == homes[: len(tagged)],
        "named": sorted(change.id for change in kept.changes) == tagged,
        "label": kept.label,
        "left_over": left_over,
        "undone": undone,
        "again": again,
        "all": all(store.read(home).article.tags == ("y",) for home in homes),
        "findings": [str(finding) for finding in store.check()],
    }


def many_limited(folder: Path) -> Outcome:
    """One of the files may not be written, as it is larger than files may be."""

    def lack(store: TinyStore, homes: list[str]) -> Callable[[], None]:
        mark(store, store.read(homes[30]).article, note="x" * 70_000)
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, hard))
        return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))

    return many(folder, lack)


def many_full(folder: Path) -> Outcome:
    """The library is on a small disk of its own, which has room for a few files more."""

    def lack(store: TinyStore, homes: list[str]) -> Callable[[], None]:
        status = os.statvfs(folder)
        other = folder.parent / "other"
        other.write_bytes(bytes(status.f_bavail * status.f_frsize - 90_000))
        return other.unlink

    return many(folder, lack)


def full_cache(folder: Path) -> dict[str, object]:
    """Only the index is on a small disk of its own (``KUTIP_CACHE``)."""
    store = open_store(folder)
    for n in range(40):
        add(store, article(f"{n} " + " ".join(f"kata{n}x{m}" for m in range(500)), title=str(n)))
    return {"listed": len(store.rows(Query(), Sort.NEWEST)), "counted": store.counts().articles}


def forbidden(folder: Path) -> dict[str, object]:
    """The library belongs to somebody else."""
    writable = open_store(folder)
    home = add(writable, article(title="Milik orang"))
    mark(writable, home)
    writable.close()
    _give_up_writing(folder)
    store = open_store(folder)
    said = {}
    attempts: dict[str, Callable[[], object]] = {
        "mark": lambda: mark(store, home),
        "article": lambda: add(store, article("Lain.")),
        "speaker": lambda: keep(store, "Ratna"),
        "draft": lambda: store.save_draft(action(LIBRARY_SCOPE)),
    }
    for name, attempt in attempts.items():
        try:
            attempt()
        except StoreError as error:
            said[name] = f"{type(error).__name__}: {error}"
    return {
        "said": said,
        "read": len(store.read(home.id).attributions),
        "listed": [row.title for row in store.rows(Query(), Sort.NEWEST)],
        "found": len(list(store.check())),
        "changed": bool(store.changed()),
    }


def _give_up_writing(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    cache = Path(os.environ["KUTIP_CACHE"])
    for path in (cache, *cache.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setegid(NOBODY)
        os.seteuid(NOBODY)


if __name__ == "__main__":
    _, what, where = sys.argv
    scenes = {
        "limited": limited,
        "full": full,
        "many_limited": many_limited,
        "many_full": many_full,
        "full_cache": full_cache,
        "forbidden": forbidden,
    }
    with contextlib.redirect_stdout(sys.stderr):
        outcome = scenes[what](Path(where))
    print(json.dumps(outcome))
