"""A library as a folder of small TinyDB files, one an article, and a disposable index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.codec import (
    Json,
    article_from,
    attribution_from,
    rejection_from,
    suggestion_from,
)
from reader.model import (
    LIBRARY_SCOPE,
    Article,
    Copy,
    FeedState,
    Record,
    Seen,
    Speaker,
    digest_of,
)
from reader.query import Query, Sort
from reader.store.actions import action_from, action_json, plain
from reader.store.disk import LibraryLock, explained, load, make_folder, write_files
from reader.store.finding import (
    Directory,
    count_all,
    count_uses,
    damaged_files,
    find_alike,
    find_feeds,
    find_ids,
    find_known,
    find_links,
    find_rows,
    find_superseded,
    find_url,
    has_articles,
)
from reader.store.index import Index, index_file
from reader.store.layout import Layout
from reader.store.protocol import (
    Action,
    ArticleRow,
    Changed,
    Counts,
    DamagedError,
    FeedView,
    Finding,
    Linked,
    NotFoundError,
    Progress,
    StoreError,
)
from reader.store.scan import Scanner
from reader.store.shard import UNREADABLE, Shard, damaged, only, pack, save_shard

if TYPE_CHECKING:
    from reader.store.commits import Committer
    from reader.store.creating import Creator
    from reader.store.history import History


def open_store(path: Path, create: bool = True) -> TinyStore:
    """Open the library in a folder, or make one there; raises NotFoundError, StoreError."""
    layout = Layout(path.absolute())
    if not _is_library(layout):
        if not create:
            raise NotFoundError(f"there is no library in {path}")
        _lay_out(layout)
    return TinyStore(layout)


def _is_library(layout: Layout) -> bool:
    return layout.settings.is_file() or layout.articles.is_dir()


def _lay_out(layout: Layout) -> None:
    root = layout.root
    try:
        strangers = [p.name for p in root.iterdir() if not p.name.startswith(".")]
        if strangers:
            raise StoreError(
                f"{root} is no kutip library and not empty (it has {strangers[0]}); "
                "name a new or an empty folder"
            )
    except FileNotFoundError:
        pass
    except NotADirectoryError:
        raise StoreError(f"{root} is a file, not a library; name a folder") from None
    try:
        make_folder(root)
        with LibraryLock(layout.lock).held():
            if not layout.settings.exists():
                write_files([(layout.settings, pack({"settings": {}}).data)])
    except OSError as error:
        raise explained(error, layout.settings) from error


class TinyStore:
    """The store of one library folder; safe to call from every thread."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lock = LibraryLock(layout.lock)
        self._index = Index(index_file(layout.root))
        self._scanner = Scanner(layout, self._index)
        self._directory = Directory(self._index)

    @cached_property
    def _creator(self) -> Creator:
        from reader.store.creating import Creator

        return Creator(self._layout, self._lock.held, self._history, self._scanner)

    @property
    def path(self) -> Path:
        """The library's folder."""
        return self._layout.root

    @cached_property
    def _history(self) -> History:
        from reader.store.history import History

        return History(self._layout)

    @cached_property
    def _committer(self) -> Committer:
        from reader.store.commits import Committer

        return Committer(self._layout, self._lock.held, self._history, self._scanner)

    def create(self, article: Article, original: bytes, action: Action) -> bool:
        """Keep a new article and the bytes it came from; False when it is already there."""
        return self._creator.create(article, original, action)

    def create_many(
        self, incoming: Sequence[tuple[Article, bytes]], action: Action
    ) -> Sequence[bool]:
        """Keep new articles with the bytes they came from; False for each already there."""
        return self._creator.create_many(incoming, action)

    def read(self, article_id: str) -> Record:
        """Return an article with its attributions; raises NotFoundError, DamagedError."""
        shard = self._existing(article_id)
        try:
            article = article_from({**only(shard.tables.get("article")), "text": ""})
            attributions = [attribution_from(a) for a in shard.documents("attributions")]
            rejections = [rejection_from(r) for r in shard.documents("rejections")]
            suggestions = [suggestion_from(s) for s in shard.documents("suggestions")]
        except UNREADABLE as error:
            raise damaged(shard.path, f"it is malformed: {error}") from None
        article = replace(article, text=self._text(article))
        last = max((a.content[-1].end for a in attributions if a.content), default=0)
        if last > len(article.text):
            raise damaged(shard.path, "a quote ends beyond the end of the text")
        attributions.sort(key=lambda a: (a.content, a.id))
        rejections.sort(key=lambda r: (r.content, r.id))
        suggestions.sort(key=lambda s: (s.content, s.id))
        return Record(article, tuple(attributions), tuple(rejections), tuple(suggestions))

    def original(self, article_id: str) -> bytes:
        """Return the bytes that were added; raises NotFoundError."""
        digest = str(only(self._existing(article_id).tables.get("article")).get("original", ""))
        path = self._layout.original(digest)
        try:
            data = load(path)
        except FileNotFoundError:
            raise NotFoundError(
                f"the original of article {article_id} is gone: put {path} back from a backup"
            ) from None
        if digest_of(data) != digest:
            raise damaged(path, "its checksum is wrong")
        return data

    def commit(self, action: Action, progress: Progress | None = None) -> Action:
        """Apply every change and keep the action as history, or raise and change nothing."""
        return self._committer.commit(plain(action), progress)

    def history(self, scope: str) -> Sequence[Action]:
        """Return the actions of a scope, oldest first."""
        if scope == LIBRARY_SCOPE:
            return self._history.actions()
        return self._history.of_article(self._existing(scope))

    def speakers(self) -> Mapping[str, Speaker]:
        """Return every speaker by id, merged and deleted ones too."""
        return self._scanner.current(self._directory.speakers)

    def settings(self) -> Json:
        """Return the library's settings (``name``, ``annotator``, …)."""
        values = only(Shard(self._layout.settings).tables.get("settings"))
        return {name: value for name, value in values.items() if name != "revision"}

    def feeds(self) -> Sequence[FeedView]:
        """Return every feed, no longer followed ones too, in order of id; reads no feed's file."""
        return self._scanner.current(lambda: find_feeds(self._index))

    def seen(self, feed_id: str) -> Sequence[Seen]:
        """Return the items of a feed that became articles, oldest first; raises NotFoundError."""
        from reader.store.feed_files import seen_in

        return seen_in(self._layout.feed(feed_id))

    def save_feed_state(
        self, feed_id: str, state: FeedState, seen: Sequence[Seen] = (), most: int = 10_000
    ) -> None:
        """Keep what a refresh found: its state, and ``seen`` besides what was seen before."""
        from reader.store.feed_files import refreshed

        with self._lock.held():
            self._scanner.write([refreshed(self._layout.feed(feed_id), state, seen, most)])

    def refreshing(self) -> AbstractContextManager[None]:
        """Hold off other refreshes of the feeds meanwhile; raises BusyError, ReadOnlyError."""
        from reader.store.feed_files import alone

        return alone(self._layout.refresh_lock)

    def article_ids(self) -> Iterator[str]:
        """Yield the id of every article that is not deleted, in order of id."""
        yield from self._scanner.current(lambda: find_ids(self._index))

    def rows(self, query: Query, sort: Sort, limit: int = -1, offset: int = 0) -> list[ArticleRow]:
        """Return the articles that ``query`` finds, as the list shows them."""
        return self._scanner.current(lambda: find_rows(self._index, query, sort, limit, offset))

    def listed(self, query: Query, sort: Sort, limit: int = -1) -> tuple[list[ArticleRow], Counts]:
        """Return what ``rows`` and ``counts`` would, of one moment."""

        def look() -> tuple[list[ArticleRow], Counts]:
            return find_rows(self._index, query, sort, limit, 0), count_all(self._index)

        return self._scanner.current(look)

    def is_new(self) -> bool:
        """Tell whether it holds no article at all, deleted ones counted."""

        def look() -> bool:
            return has_articles(self._index)

        if not any(self._layout.articles.glob("*/*.json")):
            return True  # whatever the index of a library that was here before says
        return not (self._scanner.as_is(look) or self._scanner.current(look))

    def links_to(self, article_id: str) -> Sequence[Linked]:
        """Return the articles, not deleted, whose ``links`` name this one, the oldest first."""
        return self._scanner.current(lambda: find_links(self._index, article_id))

    def superseded(self) -> frozenset[str]:
        """Return the ids of which an article, not deleted, says that it is a later version."""
        return self._scanner.current(lambda: find_superseded(self._index))

    def from_url(self, url: str) -> Sequence[str]:
        """Return the ids of the articles from this address, then those found there, too."""
        return self._scanner.current(lambda: find_url(self._index, url))

    def known(self, article_ids: Sequence[str]) -> Mapping[str, Copy]:
        """Return, by id, where those of these articles come from that are there."""
        return self._scanner.as_is(lambda: find_known(self._index, article_ids))

    def alike(self, sketch: Sequence[int]) -> Sequence[str]:
        """Return the ids of articles that may be near duplicates, the best first."""
        return self._scanner.as_is(lambda: find_alike(self._index, sketch))

    def speaker_uses(self, versions: bool = False) -> Mapping[str, int]:
        """Return how many attributions name each speaker; with ``versions`` earlier ones', too."""
        return self._scanner.current(lambda: count_uses(self._index, versions))

    def counts(self) -> Counts:
        """Return how much there is; of attributions without those of earlier versions."""
        return self._scanner.current(lambda: count_all(self._index))

    def unreadable(self) -> Sequence[str]:
        """Return the damaged files that the lists leave out."""
        return self._scanner.current(lambda: damaged_files(self._index))

    def changed(self) -> Changed:
        """Return what others saved since the last call; costs O(folders) when nothing was."""
        paths = [Path(name) for name in self._scanner.changed()]
        return Changed(
            articles=frozenset(path.stem for path in paths if path.parts[0] == "articles"),
            speakers=any(path.parts[0] == "speakers" for path in paths),
            settings=any(path.parts[0] == "library.json" for path in paths),
            feeds=any(path.parts[0] == "feeds" for path in paths),
        )

    def index_ready(self) -> bool:
        """Tell whether lists can be given at once; if not, the next one builds the index."""
        return self._scanner.ready()

    def build_index(self, progress: Progress | None = None) -> None:
        """Bring the index up to date; ``progress`` counts folders and may cancel by raising."""
        self._scanner.refresh(progress)

    def save_draft(self, action: Action) -> None:
        """Keep an action that met a conflict until a person has chosen."""
        with self._lock.held():
            shard = Shard(self._layout.draft(action.id))
            if not shard.exists:
                shard.insert("drafts", [action_json(action)])
                save_shard(shard)

    def drafts(self) -> Sequence[Action]:
        """Return the actions that wait for a choice, oldest first; damaged ones are left out."""
        found = []
        for path in self._layout.drafts.glob("*.json"):
            try:
                found += [action_from(row) for row in Shard(path).documents("drafts")]
            except (DamagedError, *UNREADABLE):
                continue
        return sorted(found, key=lambda action: (action.at, action.id))

    def drop_draft(self, action_id: str) -> None:
        """Forget a draft; nothing happens when there is none."""
        path = self._layout.draft(action_id)
        with self._lock.held():
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise explained(error, path) from error

    def check(self, repair: bool = False, progress: Progress | None = None) -> Iterator[Finding]:
        """Verify every file, every span's covered text and the index; mend what can be mended."""
        from reader.store.check import Checker
        from reader.store.mending import Mender

        mender = Mender(self._layout, self._lock.held, self._history, self._scanner)
        yield from Checker(self._layout, self._index, self._scanner, mender).run(repair, progress)

    def close(self) -> None:
        """Release files and connections; the store may not be used afterwards."""
        self._index.close()

    def _existing(self, article_id: str) -> Shard:
        shard = Shard(self._layout.article(article_id))
        if not shard.exists:
            raise NotFoundError(f"there is no article {article_id} in {self._layout.root}")
        return shard

    def _text(self, article: Article) -> str:
        path = self._layout.text(article.id)
        try:
            data = load(path)
        except FileNotFoundError:
            raise damaged(path, "the text is gone") from None
        if digest_of(data) != article.sha256:
            raise damaged(path, "it is not the text that was added")
        return data.decode()
