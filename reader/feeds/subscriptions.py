"""Which feeds a library follows: subscribing, naming, sorting into folders, letting go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from reader.changes import creation, edit
from reader.library import Library
from reader.model import LIBRARY_SCOPE, Feed, Reach, new_id, now
from reader.store.protocol import Change, FeedView, NotFoundError, Progress
from reader.text.normalise import one_line
from reader.text.passwords import without_password

__all__ = [
    "FeedView",
    "Subscribed",
    "edit_feed",
    "feeds",
    "find_feed",
    "folder_name",
    "follow",
    "new_feed",
    "subscribe",
    "subscribe_all",
    "unsubscribe",
]

_LONGEST = 300
"""Characters of a title or a folder."""
_CHUNK = 100
"""New feeds that are kept before it is told how far it is."""


class Subscribed(NamedTuple):
    """What became of a wish to follow a feed."""

    feed: Feed
    known: bool
    """True when it was followed already; then nothing was changed that a person can see."""


def feeds(library: Library) -> list[FeedView]:
    """Return the feeds that are followed with their state and unread articles, by folder and title.

    Costs one look at the index; may wait for the disk, as everything here may.
    """
    living = (view for view in library.store.feeds() if not view.feed.deleted)
    return sorted(living, key=_order)


def _order(view: FeedView) -> tuple[str, str, str]:
    feed = view.feed
    return feed.folder.casefold(), (feed.title or feed.url).casefold(), feed.id


def find_feed(library: Library, name: str) -> Feed:
    """Return the feed that ``name`` means: how its id begins, its address or its title.

    Raises NotFoundError when there is none or more than one.
    """
    found, name = [view.feed for view in feeds(library)], without_password(name)
    for meant in (
        [f for f in found if name in (f.id, f.url)],
        [f for f in found if f.title.casefold() == name.casefold()],
        [f for f in found if len(name) > 5 and f.id.startswith(name.lower())],
    ):
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise NotFoundError(f"{name}: more than one feed is meant; `kutip feeds` shows the ids")
    raise NotFoundError(f"{name}: no such feed; `kutip feeds` lists them")


def new_feed(
    url: str,
    folder: str = "",
    title: str = "",
    *,
    typed: bool = True,
    reach: Reach = Reach.UNKNOWN,
) -> Feed:
    """Return a feed that is not followed yet; ``typed`` says that a person gave the address.

    ``reach`` is what it turned out to be when it was fetched, if it was.
    Raises IngestError for what is no web address, and for a local one that nobody typed.
    """
    from reader.ingest.net.addresses import target

    address = target(url, typed=typed).url
    title = one_line(title)[:_LONGEST]
    folder = folder_name(folder)
    return Feed(new_id(), address, title, folder=folder, typed=typed, reach=reach, added=now())


def folder_name(folder: str) -> str:
    """Return ``folder`` as it is kept: clean, no empty part, parents before ``/``."""
    parts = (one_line(part)[:_LONGEST] for part in folder[: 10 * _LONGEST].split("/"))
    return "/".join(part for part in parts if part)


def subscribe(library: Library, feed: Feed) -> Subscribed:
    """Follow one ``new_feed``, whose items come with the next refresh."""
    return subscribe_all(library, [feed])[0]


def follow(library: Library, feed: Feed) -> Feed:
    """Follow one ``new_feed`` with the full text that it asks for; the feed as it is then."""
    there = subscribe(library, feed).feed
    if there.full_text is feed.full_text:
        return there
    return edit_feed(library, there, full_text=feed.full_text)


def subscribe_all(
    library: Library, wanted: Iterable[Feed], progress: Progress = lambda done, total: None
) -> list[Subscribed]:
    """Follow new feeds, as one action; one that was followed before is taken up again as it was.

    A new one is kept hidden first, as an undo must find of it what the action changed and no more:
    a refresh gives it a title. ``progress`` hears how many of them are kept; until all are it may
    raise, and then none is followed.
    """
    views = sorted(library.store.feeds(), key=lambda view: not view.feed.deleted)
    known = {view.feed.url: view.feed for view in views}
    hidden: list[Change] = []
    typed: list[Change | None] = []
    shown: dict[str, Change] = {}
    done: list[tuple[str, bool]] = []
    for feed in wanted:
        there = known.get(feed.url)
        if there is None:
            there = replace(feed, deleted=True)
            hidden.append(creation(there))
        followed = not there.deleted
        if feed.typed and followed:
            # Typed again it is trusted anew, as one typed for the first time.
            after = replace(there, typed=True, reach=feed.reach)
            typed.append(edit(there, after))
        else:
            after = there if followed else _taken_up(there, feed)
            if change := edit(there, after):
                shown[after.id] = change
        done.append((after.id, followed))
        known[feed.url] = after
    for start in range(0, len(hidden), _CHUNK):
        progress(start, len(hidden))
        _save(library, "", hidden[start : start + _CHUNK])
    progress(len(hidden), len(hidden))
    _save(library, "", typed)
    count = "a feed" if len(shown) == 1 else f"{len(shown)} feeds"
    _save(library, f"follow {count}", shown.values())
    now_there = {view.feed.id: view.feed for view in library.store.feeds()}
    return [Subscribed(now_there[feed_id], known) for feed_id, known in done]


def _taken_up(there: Feed, wanted: Feed) -> Feed:
    return replace(
        there,
        deleted=False,
        typed=there.typed or wanted.typed,
        reach=wanted.reach if wanted.typed else there.reach,
        folder=wanted.folder or there.folder,
        title=wanted.title or there.title,
    )


def unsubscribe(library: Library, unwanted: Sequence[Feed]) -> None:
    """Follow these feeds no longer, as one action; their articles stay."""
    changes = [edit(feed, replace(feed, deleted=True)) for feed in unwanted]
    label = f"let go of {unwanted[0].title or 'a feed'}" if len(unwanted) == 1 else ""
    _save(library, label or f"let go of {len(unwanted)} feeds", changes)


def edit_feed(library: Library, feed: Feed, label: str = "edit a feed", **values: Any) -> Feed:
    """Change the title, folder or full text of a feed; ``feed`` is what the person saw.

    Returns the feed as it is now. Raises ConflictError when another changed the same field; ours is
    then kept as a draft.
    """
    after = replace(feed, **values)
    after = replace(after, title=one_line(after.title)[:_LONGEST], folder=folder_name(after.folder))
    library.revise(LIBRARY_SCOPE, label, feed, after)
    return next(view.feed for view in library.store.feeds() if view.feed.id == feed.id)


def _save(library: Library, label: str, changes: Iterable[Change | None]) -> None:
    wanted = [change for change in changes if change]
    if wanted:
        library.commit(LIBRARY_SCOPE, label, wanted)
