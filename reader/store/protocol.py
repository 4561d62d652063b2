"""What a store promises, so that nothing above it knows how articles and annotations are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple, Protocol

from reader.codec import Json
from reader.model import Article, Copy, Feed, FeedState, LinkKind, Record, Seen, Speaker
from reader.query import Query, Sort

Kind = Literal["article", "attribution", "rejection", "suggestion", "speaker", "settings", "feed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One noun before and after, as JSON values.

    A creation has no ``before``, a removal no ``after``; an edit names only the fields that
    differ. ``revision`` is the revision that the change was made from; None asks only that the
    fields in ``before`` still have those values.
    """

    kind: Kind
    id: str
    before: Json | None
    after: Json | None
    revision: int | None = None
    article_id: str = ""
    """The article that a mark or a suggestion belongs to; empty for the other kinds."""


@dataclass(frozen=True, slots=True)
class Action:
    """What a person did in one stroke: saved as one, undone as one, kept as history."""

    id: str
    scope: str
    """An article's id, or ``reader.model.LIBRARY_SCOPE``."""
    label: str
    """What was done, as the undo message names it: ``mark a quote``."""
    annotator: str
    at: datetime
    changes: tuple[Change, ...]
    undoes: str = ""
    """The id of the action that this one takes back, if it does."""
    redoes: str = ""
    """The id of the action that this one does again, if it does."""
    partial: bool = False
    """Whether this step of undo or redo was cut short: what it does not change is as it was."""


class ArticleRow(NamedTuple):
    """An article as a list shows it."""

    id: str
    title: str
    site: str
    url: str
    published: datetime | None
    precision: str
    state: str
    language: str
    tags: tuple[str, ...]
    attributions: int
    deleted: bool = False


class Linked(NamedTuple):
    """An article that says it is related to another one."""

    article_id: str
    kind: LinkKind


class FeedView(NamedTuple):
    """A feed as a list shows it."""

    feed: Feed
    state: FeedState
    articles: int
    """Articles from it that the lists show."""
    unread: int
    """Those of them that nobody has begun."""


class Counts(NamedTuple):
    """How much a library holds, without what is deleted."""

    articles: int
    attributions: int
    speakers: int


class Changed(NamedTuple):
    """What others saved since the last look: programs, and whatever else changed the files."""

    articles: frozenset[str] = frozenset()
    speakers: bool = False
    settings: bool = False
    feeds: bool = False
    """A feed was subscribed to, changed or refreshed."""

    def __bool__(self) -> bool:
        """Tell whether anything was saved at all."""
        return bool(self.articles) or self.speakers or self.settings or self.feeds


class Finding(NamedTuple):
    """One thing that a check of the store found wrong."""

    path: str
    problem: str
    remedy: str
    repaired: bool = False


class StoreError(Exception):
    """The store could not do what was asked; the message says what, where and how to mend."""


class NotFoundError(StoreError):
    """No such article, speaker or action."""


class DamagedError(StoreError):
    """A file is there but cannot be trusted: bad checksum, broken JSON, spans off the text."""


class ReadOnlyError(StoreError):
    """The store may be read but not written: permissions, a newer version, a read-only mount."""


class BusyError(StoreError):
    """Another program is doing the same, and doing it twice at once would do harm."""


class ConflictError(StoreError):
    """Somebody else changed the same noun meanwhile; nothing was written.

    ``theirs`` is the noun as it is now (None when it is gone), ``action`` what was to be done.
    """

    def __init__(self, action: Action, change: Change, theirs: Json | None) -> None:
        self.action, self.change, self.theirs = action, change, theirs
        super().__init__(f"{change.kind} {change.id} was changed by someone else meanwhile")


Progress = Callable[[int, int], None]
"""Called with (done, total) while long work goes on; an exception raised in it cancels the work."""


class Store(Protocol):
    """A library of articles, attributions, rejections, speakers and settings.

    Every method may wait for a disk or a network: never call one on the UI thread. A method that
    returns without an exception has made its change durable.
    """

    def create(self, article: Article, original: bytes, action: Action) -> bool:
        """Keep a new article and the bytes it came from; False when it is already there."""

    def create_many(
        self, incoming: Sequence[tuple[Article, bytes]], action: Action
    ) -> Sequence[bool]:
        """Keep new articles with the bytes they came from; False for each already there.

        Much quicker than one ``create`` after the other, and as safe: all are durable when this
        returns, and a crash leaves each of them whole or not there. ``action``, of the library and
        without changes, becomes the one with which undo takes back what is new or came back; when
        it is the newest of the library's already, it is extended. Raises as ``create`` does.
        """

    def read(self, article_id: str) -> Record:
        """Return an article with its attributions; raises NotFoundError, DamagedError."""

    def original(self, article_id: str) -> bytes:
        """Return the bytes that were added; raises NotFoundError."""

    def commit(self, action: Action, progress: Progress | None = None) -> Action:
        """Apply every change and keep the action as history, or raise and change nothing.

        Returns the action as it is kept: a step of undo or redo holds what it did change, which is
        less than it asked for when some of it was so already.

        What others saved meanwhile is read first. Each applied change raises its noun's
        ``revision`` by one and sets ``modified`` to the action's time. Within one file it is all
        or nothing; an action over several files is kept as history first, so that undo can finish
        or take back what a crash cut in two. Raises ConflictError, NotFoundError, ReadOnlyError,
        and StoreError for a mark beyond the text or one that cuts a grapheme cluster.

        ``progress`` counts the files of an action over many; when it raises, what is changed by
        then stays, and that alone is kept as history. A step of undo or redo that is cut short, by
        it, by an error or by a crash, is kept as ``partial``: the next one goes on with the rest.
        """

    def history(self, scope: str) -> Sequence[Action]:
        """Return the actions of a scope, oldest first."""

    def speakers(self) -> Mapping[str, Speaker]:
        """Return every speaker by id, merged and deleted ones too."""

    def settings(self) -> Json:
        """Return the library's settings (``name``, ``annotator``, …)."""

    def feeds(self) -> Sequence[FeedView]:
        """Return every feed, no longer followed ones too, in order of id; reads no feed's file."""

    def seen(self, feed_id: str) -> Sequence[Seen]:
        """Return the items of a feed that became articles, oldest first; raises NotFoundError."""

    def save_feed_state(
        self, feed_id: str, state: FeedState, seen: Sequence[Seen] = (), most: int = 10_000
    ) -> None:
        """Keep what a refresh found: its state, and ``seen`` besides what was seen before.

        No undo takes it back. The oldest beyond ``most`` are forgotten, and are then no longer
        among the feed's articles. Raises NotFoundError, ReadOnlyError.
        """

    def refreshing(self) -> AbstractContextManager[None]:
        """Hold off other refreshes of the feeds meanwhile; raises BusyError, ReadOnlyError."""

    def article_ids(self) -> Iterator[str]:
        """Yield the id of every article that is not deleted, in order of id."""

    def rows(self, query: Query, sort: Sort, limit: int = -1, offset: int = 0) -> list[ArticleRow]:
        """Return the articles that ``query`` finds, as the list shows them."""

    def listed(self, query: Query, sort: Sort, limit: int = -1) -> tuple[list[ArticleRow], Counts]:
        """Return what ``rows`` and ``counts`` would, of one moment."""

    def is_new(self) -> bool:
        """Tell whether it holds no article at all, deleted ones counted."""

    def links_to(self, article_id: str) -> Sequence[Linked]:
        """Return the articles, not deleted, whose ``links`` name this one, the oldest first."""

    def superseded(self) -> frozenset[str]:
        """Return the ids of which an article, not deleted, says that it is a later version."""

    def from_url(self, url: str) -> Sequence[str]:
        """Return the ids of the articles, not deleted, from this address, the latest first.

        After them come those whose text was found there, too (``also_at``).
        """

    def known(self, article_ids: Sequence[str]) -> Mapping[str, Copy]:
        """Return, by id, where those of these articles come from that are there and not deleted.

        This and ``alike`` see what this program saved, and what others had saved at the last look:
        ``build_index`` takes one.
        """

    def alike(self, sketch: Sequence[int]) -> Sequence[str]:
        """Return the ids of articles, not deleted, that may be near duplicates, the best first.

        ``sketch`` is that of a text's shingles (``reader.text.shingles``). Few that are near
        duplicates are left out; who wants to be certain compares the texts.
        """

    def speaker_uses(self, versions: bool = False) -> Mapping[str, int]:
        """Return how many attributions name each speaker, by id.

        Those of earlier versions are counted only with ``versions``: they stand in the newest, too.
        """

    def counts(self) -> Counts:
        """Return how much there is; of attributions without those of earlier versions."""

    def unreadable(self) -> Sequence[str]:
        """Return what the lists leave out because it cannot be trusted: file names or ids."""

    def index_ready(self) -> bool:
        """Tell whether lists can be given at once; if not, the next one builds the index."""

    def build_index(self, progress: Progress | None = None) -> None:
        """Bring the index up to date; ``progress`` counts folders and may cancel by raising."""

    def changed(self) -> Changed:
        """Return what others saved since the last call; costs O(folders) when nothing was."""

    def save_draft(self, action: Action) -> None:
        """Keep an action that met a conflict until a person has chosen."""

    def drafts(self) -> Sequence[Action]:
        """Return the actions that wait for a choice, oldest first."""

    def drop_draft(self, action_id: str) -> None:
        """Forget a draft; nothing happens when there is none."""

    def check(self, repair: bool = False, progress: Progress | None = None) -> Iterator[Finding]:
        """Verify every file, every span's covered text and the index; mend what can be mended."""

    def close(self) -> None:
        """Release files and connections; the store may not be used afterwards."""
