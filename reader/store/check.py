"""Looks through every file of a library for what is wrong, and has it mended when asked to."""

from __future__ import annotations

import hashlib
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from reader.codec import Json
from reader.store.disk import read_file
from reader.store.faults import MARKS, Fault, faults, sound
from reader.store.index import Index
from reader.store.layout import Layout
from reader.store.mending import Mender
from reader.store.protocol import DamagedError, Finding, NotFoundError, Progress
from reader.store.scan import Scanner
from reader.store.shard import UNREADABLE, Shard, Tables, crc_of, only

_LEFT_OVER_SECONDS = 3600.0
"""A temporary file older than this is of a program that was stopped, not of one that is saving."""

_OURS = re.compile(r"[0-9a-f]{20}\.(json|txt)")
_REPAIR = "kutip check --repair moves it to quarantine/ and restores what can be read"


class Checker:
    """One look through a library."""

    def __init__(self, layout: Layout, index: Index, scanner: Scanner, mender: Mender) -> None:
        self._layout, self._index, self._scanner = layout, index, scanner
        self._mender = mender
        self._speakers: dict[str, Json] = {}
        self._links: dict[Path, list[str]] = {}
        self._ids: set[int] = set()
        """Hashes of the ids of all marks so far: a library may have a million."""
        self._twice: dict[tuple[str, str], list[Path]] = {}
        """Where marks are, by table and id, whose id another article has, too."""

    def run(self, repair: bool, progress: Progress | None) -> Iterator[Finding]:
        """Yield what is wrong, and what was done about it with ``repair``.

        Raises ReadOnlyError when a repair cannot be written.
        """
        files = list(self._files())
        for done, path in enumerate(files):
            if progress is not None:
                progress(done, len(files))
            yield from self._check_file(path, repair)
        yield from self._check_merges()
        yield from self._check_twice(repair)
        yield from self._check_links({path.stem for path in files}, repair)
        yield from self._check_strangers(repair)
        yield from self._check_index(repair)
        if progress is not None:
            progress(len(files), len(files))

    def _files(self) -> Iterator[Path]:
        """Yield the files that carry a checksum; speakers come before who names them."""
        layout = self._layout
        if layout.settings.exists():
            yield layout.settings
        yield from sorted(layout.history.rglob("*.json"))
        yield from sorted(layout.speakers.glob("[0-9a-f]*.json"))
        yield from sorted(layout.feeds.glob("[0-9a-z]*.json"))
        yield from sorted(p for p in layout.articles.glob("*/*.json") if _is_ours(p))
        yield from sorted(layout.drafts.glob("*.json"))

    def _check_file(self, path: Path, repair: bool) -> Iterator[Finding]:
        for attempt in (1, 2):
            try:
                shard = self._sound(path)
            except DamagedError as error:
                problem = str(error).removeprefix(f"{path} ").partition(". Run kutip")[0]
                if not repair or attempt == 2:
                    yield self._finding(path, problem, _REPAIR)
                    return
                yield self._finding(path, problem, self._mender.replace(path), repaired=True)
                continue
            if path.parent.parent == self._layout.articles and shard.exists:
                yield from self._check_record(path, shard, repair)
            return

    def _sound(self, path: Path) -> Shard:
        """Return a file that holds nouns of ours; raises DamagedError."""
        shard = sound(self._layout, path)
        if path.parent == self._layout.speakers:
            self._speakers |= {speaker["id"]: speaker for speaker in shard.documents("speakers")}
        return shard

    def _check_record(self, path: Path, shard: Shard, repair: bool) -> Iterator[Finding]:
        article = only(shard.tables["article"])
        if article.get("links"):
            self._links[path] = [link["article_id"] for link in article["links"]]
        yield from self._check_original(path, article)
        text = self._text(article)
        if text is None and repair and self._mender.restore_text(article):
            yield self._text_finding(article, "written again from the original", True)
            text = self._text(article)
        if text is None:
            yield self._text_finding(article, "add the same text again to bring it back", False)
            return
        self._note_ids(path, shard.tables)
        found = list(faults(shard.tables, text, self._speakers))
        yield from self._check_faults(path, [f for f in found if f.table], repair)
        for fault in found:
            if not fault.table:
                yield self._finding(path, fault.problem, fault.remedy)

    def _check_faults(self, path: Path, found: list[Fault], repair: bool) -> Iterator[Finding]:
        if found and repair:
            done = self._mender.take_out(path, [(fault.table, fault.key) for fault in found])
            found = [fault._replace(remedy=done) for fault in found]
        for fault in found:
            yield self._finding(path, fault.problem, fault.remedy, repaired=repair)

    def _note_ids(self, path: Path, tables: Tables) -> None:
        for table in MARKS:
            here = {str(mark.get("id")) for mark in tables.get(table, {}).values()}
            hashes = {hash((table, mark_id)): mark_id for mark_id in here}
            for number in hashes.keys() & self._ids:
                self._twice.setdefault((table, hashes[number]), []).append(path)
            self._ids |= hashes.keys()

    def _check_twice(self, repair: bool) -> Iterator[Finding]:
        """Yield the marks whose id one in another article has, too, whichever came first."""
        if not self._twice:
            return
        first: dict[tuple[str, str], Path] = {}
        for path in self._files():
            if path.parent.parent == self._layout.articles:
                for name in self._names(path) & self._twice.keys():
                    first.setdefault(name, path)
        for (table, mark_id), paths in self._twice.items():
            for path in paths:
                other = first.get((table, mark_id), path).stem
                problem = f"{table[:-1]} {mark_id} has the id of one in article {other}"
                remedy = "kutip check --repair gives this one an id of its own"
                if repair:
                    remedy = self._mender.give_id(path, table, mark_id)
                yield self._finding(path, problem, remedy, repair)

    @staticmethod
    def _names(path: Path) -> set[tuple[str, str]]:
        with suppress(OSError, *UNREADABLE):
            shard = Shard(path)
            return {(table, str(mark["id"])) for table in MARKS for mark in shard.documents(table)}
        return set()

    def _check_original(self, path: Path, article: Json) -> Iterator[Finding]:
        digest = str(article.get("original"))
        with suppress(OSError, NotFoundError):
            data, _ = read_file(self._layout.original(digest))
            if hashlib.sha256(data).hexdigest() == digest:
                return
        yield self._finding(path, "its original bytes are gone or damaged", "add the file again")

    def _text(self, article: Json) -> str | None:
        with suppress(OSError, UnicodeDecodeError):
            data, _ = read_file(self._layout.text(article["id"]))
            if hashlib.sha256(data).hexdigest() == article["sha256"]:
                return data.decode()
        return None

    def _text_finding(self, article: Json, remedy: str, repaired: bool) -> Finding:
        path = self._layout.text(article["id"])
        return self._finding(path, "the text is gone or damaged", remedy, repaired)

    def _check_merges(self) -> Iterator[Finding]:
        for speaker_id, speaker in self._speakers.items():
            path = self._layout.bucket(speaker_id)
            into = speaker.get("merged_into", "")
            if into and into not in self._speakers:
                problem = f"speaker {speaker_id} is merged into {into}, who is not there"
                yield self._finding(path, problem, "merge it into another speaker")
            elif into and _goes_round(speaker_id, self._speakers):
                problem = f"speaker {speaker_id} is merged into itself by a detour"
                yield self._finding(path, problem, "undo one of the merges")

    def _check_links(self, there: set[str], repair: bool) -> Iterator[Finding]:
        """Yield the articles that name others which are not there, as after a part of an export."""
        for path, links in self._links.items():
            lost = [link for link in dict.fromkeys(links) if link not in there]
            if not lost:
                continue
            more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
            problem = f"it is linked to article {lost[0]}{more}, not in the library"
            remedy = "add or import that, or kutip check --repair takes the link out"
            if repair:
                self._mender.unlink(path, lost)
                remedy = "the link was taken out"
            yield self._finding(path, problem, remedy, repair)

    def _check_strangers(self, repair: bool) -> Iterator[Finding]:
        """Yield what stopped programs and sync clients have left."""
        before = time.time() - _LEFT_OVER_SECONDS
        for path in self._layout.root.rglob(".*.tmp"):
            if path.stat().st_mtime < before:
                if repair and path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                elif repair:
                    path.unlink(missing_ok=True)
                remedy = "deleted" if repair else "kutip check --repair deletes it"
                yield self._finding(path, "left by a save that was cut short", remedy, repair)
        for path in sorted(self._layout.articles.glob("*/[!.]*")):
            if path.suffix == ".txt" and not path.with_suffix(".json").exists():
                if path.stat().st_mtime < before:
                    problem = "the text of an article whose record is gone"
                    yield self._finding(path, problem, "add this file again, or delete it")
            elif not _is_ours(path):
                problem = "no file of kutip, perhaps the copy of a sync program"
                yield self._finding(
                    path, problem, "compare it with the one beside it, then move it"
                )

    def _check_index(self, repair: bool) -> Iterator[Finding]:
        self._scanner.refresh()
        indexed = dict(self._index.query("SELECT path, crc FROM files WHERE size >= 0"))
        names = {*indexed, *(self._layout.relative(p) for p in self._files() if self._listed(p))}
        wrong = [name for name in names if indexed.get(name) != self._crc(name)]
        if wrong:
            if repair:
                self._index.start_anew()
                self._scanner.refresh()
            remedy = "built again" if repair else "kutip check --repair builds it again"
            problem = f"the lists do not show {len(wrong)} files as they are"
            yield Finding("index", problem, remedy, repair)

    def _listed(self, path: Path) -> bool:
        top = path.relative_to(self._layout.root).parts[0]
        return top in ("articles", "speakers", "feeds", "library.json")

    def _crc(self, name: str) -> int | None:
        """Return what the index should know of a file: -1 for one that cannot be trusted."""
        path = self._layout.root / name
        try:
            data, _ = read_file(path)
            sound(self._layout, path)
        except FileNotFoundError:
            return None
        except (OSError, DamagedError):
            return -1
        return crc_of(data)

    def _finding(self, path: Path, problem: str, remedy: str, repaired: bool = False) -> Finding:
        return Finding(self._layout.relative(path), problem, remedy, repaired)


def _is_ours(path: Path) -> bool:
    return _OURS.fullmatch(path.name) is not None and path.name[:2] == path.parent.name


def _goes_round(speaker_id: str, speakers: Mapping[str, Json]) -> bool:
    seen: set[str] = set()
    while speaker_id and speaker_id not in seen:
        seen.add(speaker_id)
        speaker_id = speakers.get(speaker_id, {}).get("merged_into", "")
    return bool(speaker_id)
