"""Two feeds that turn out to be one: the one that moved gives what it knows to the other."""

from __future__ import annotations

from dataclasses import replace

from reader.changes import edit
from reader.feeds.subscriptions import feeds
from reader.library import Library
from reader.model import LIBRARY_SCOPE, Feed, FullText
from reader.store.protocol import ConflictError, FeedView


def followed_at(library: Library, url: str, but: Feed) -> FeedView | None:
    """Return the feed that is followed at an address beside ``but``, None when there is none."""
    views = (view for view in feeds(library) if view.feed.id != but.id)
    return next((view for view in views if view.feed.url == url), None)


def merge(library: Library, moved: Feed, into: FeedView) -> str:
    """Let ``moved`` go in favour of the feed at its new address; return what is to be told.

    Its articles, read or not, are the other's as well from now on; the other keeps its own title,
    folder and choice of pages, and takes those of ``moved`` where it has none. No undo takes it
    back, as nobody has asked for it. Raises StoreError.

    When a person is just changing one of the two nothing is told, and it is done the next time.
    """
    store, kept = library.store, into.feed
    # First what must not be lost: cut in two, it is done again the next time.
    store.save_feed_state(kept.id, into.state, store.seen(moved.id))
    after = replace(
        kept,
        title=kept.title or moved.title,
        folder=kept.folder or moved.folder,
        full_text=moved.full_text if kept.full_text is FullText.AUTO else kept.full_text,
    )
    changes = [edit(kept, after), edit(moved, replace(moved, deleted=True))]
    try:
        library.commit(LIBRARY_SCOPE, "", [change for change in changes if change])
    except ConflictError:
        return ""
    name = after.title or after.url
    return f"it has moved to {kept.url}, which is followed already as {name}; the two are one now"
