"""New articles come into a library here: in batches, with their duplicates, as undoable actions."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from reader.changes import edit
from reader.duplicates import Finder, Near
from reader.model import LIBRARY_SCOPE, Article, Copy, Link, LinkKind, new_id, now
from reader.store.protocol import Action, Change, ConflictError, DamagedError, NotFoundError

if TYPE_CHECKING:
    from reader.library import Library

ACTION_ARTICLES = 1_000
"""One action brings no more articles than this, so that undo and history stay quick."""

MOST_COPIES = 100
"""Other places of one text that are noted; the rest is told and no more."""
_BATCH_ARTICLES = 200
"""So many are saved under one lock: others who want to save meanwhile wait for a second at most."""
_BATCH_BYTES = 16_000_000
_PATIENCE = 1.0
"""Seconds that an article may wait for others before it is saved with them."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article that was brought in."""

    article_id: str
    known: bool
    """True when the same text was there already."""
    near: tuple[Near, ...] = ()
    """The near duplicates that were there before it; it is linked to them."""
    copied: bool = False
    """True when the text was there from another place, and this one was noted beside it."""


class Made(NamedTuple):
    """An article that was made of what came."""

    article: Article
    original: bytes
    """The bytes it came from."""
    shingles: frozenset[int] | None = None
    """Those of its body, when somebody has them at hand already."""


class Arrival(NamedTuple):
    """An article on its way in, of which no more is made than the id until it is wanted."""

    article_id: str
    place: Copy
    size: int
    """Bytes that it keeps in memory, roughly."""
    make: Callable[[], Made]


def arrival(article: Article, original: bytes) -> Arrival:
    """Return an article that is made already."""
    size = len(original) + 2 * len(article.text)
    return Arrival(article.id, _place(article), size, lambda: Made(article, original))


def bring_in(
    library: Library, incoming: Iterable[Arrival], undoable: bool = True
) -> Iterator[Added]:
    """Keep new articles, and yield what became of each once that is durable, in their order.

    Each text is kept once; another place of the same text is noted with it, near duplicates are
    linked. What has come is kept when ``incoming`` raises. Without ``undoable`` no undo takes it
    back, as for what no person has asked for. Raises what ``Store.create`` raises.
    """
    bringer = _Bringer(library, undoable)
    source = iter(incoming)
    while True:
        try:
            found = next(source, None)
        except BaseException:
            bringer.flush()
            raise
        if found is None:
            break
        bringer.take(found)
        if bringer.due():
            yield from bringer.flush()
    yield from bringer.flush()


class _Bringer:
    """Gathers arrivals and saves them by the batch."""

    def __init__(self, library: Library, undoable: bool) -> None:
        self._library, self._undoable = library, undoable
        self._store = library.store
        self._finder = Finder(self._store.alike, self._article)
        self._batch: list[Arrival] = []
        self._bytes = 0
        self._since = 0.0
        self._action: Action | None = None
        self._in_action = 0
        self._looked = False

    def take(self, found: Arrival) -> None:
        if not self._batch:
            self._since = time.monotonic()
        self._batch.append(found)
        self._bytes += found.size

    def due(self) -> bool:
        """Tell whether it is time to save what has gathered."""
        many = len(self._batch) >= min(_BATCH_ARTICLES, ACTION_ARTICLES - self._in_action)
        return many or self._bytes > _BATCH_BYTES or time.monotonic() - self._since > _PATIENCE

    def flush(self) -> list[Added]:
        """Save what has gathered; return what became of it."""
        batch, self._batch, self._bytes = self._batch, [], 0
        if not batch:
            return []
        if not self._looked:
            # From here on the index follows what is saved here; what others add can wait.
            self._store.build_index()
            self._looked = True
        known = self._store.known([found.article_id for found in batch])
        places: dict[str, list[Copy]] = {}
        fresh: dict[str, _Fresh] = {}
        for found in batch:
            if found.article_id in known or found.article_id in fresh:
                places.setdefault(found.article_id, []).append(found.place)
            else:
                fresh[found.article_id] = self._made(found)
        noted = _noted_at_once(fresh, places)
        created = self._create([*fresh.values()])
        elsewhere = {
            i: copies
            for i, copies in places.items()
            if i not in created and any(_is_elsewhere(c, [known[i]]) for c in copies if i in known)
        }
        noted |= self._note(elsewhere)
        self._finder.forget()
        return list(_told(batch, fresh, created, noted))

    def _made(self, found: Arrival) -> _Fresh:
        article, original, shingles = found.make()
        near = tuple(self._finder.find(article, shingles))
        taken = {link.article_id for link in article.links}
        links = [Link(LinkKind.NEAR_DUPLICATE, n.article_id) for n in near]
        links = [link for link in links if link.article_id not in taken]
        return _Fresh(replace(article, links=(*article.links, *links)), original, near)

    def _create(self, fresh: list[_Fresh]) -> set[str]:
        """Keep the articles of a batch; return the ids of those that were not there."""
        if not fresh:
            return set()
        if self._action is None or self._in_action >= ACTION_ARTICLES:
            annotator = self._library.annotator
            self._action = Action(new_id(), LIBRARY_SCOPE, "", annotator, now(), ())
            self._in_action = 0
        count = self._in_action + len(fresh)
        label = "add 1 article" if count == 1 else f"add {count} articles"
        action = replace(self._action, label=label if self._undoable else "")
        new = self._store.create_many([(f.article, f.original) for f in fresh], action)
        self._in_action += sum(new)
        return {f.article.id for f, is_new in zip(fresh, new, strict=True) if is_new}

    def _note(self, places: Mapping[str, list[Copy]]) -> set[tuple[str, Copy]]:
        """Note other places of articles that are there; return which were not noted before.

        Another program may be noting some at the same moment: then it is looked at again.
        """
        label = "note where else a text appeared" if self._undoable else ""
        for last in (False, False, True):
            changes, noted = self._places_to_note(places)
            try:
                if changes:
                    self._library.commit(LIBRARY_SCOPE, label, changes)
            except ConflictError:
                if last:
                    raise
            else:
                break
        return noted

    def _places_to_note(
        self, places: Mapping[str, list[Copy]]
    ) -> tuple[list[Change], set[tuple[str, Copy]]]:
        changes: list[Change] = []
        noted: set[tuple[str, Copy]] = set()
        for article_id, copies in places.items():
            article = self._article(article_id)
            if article is None:  # damaged: `kutip check` tells about it
                continue
            change = edit(article, _with_copies(article, copies, noted))
            if change is not None:
                changes.append(change)
        return changes, noted

    def _article(self, article_id: str) -> Article | None:
        try:
            return self._store.read(article_id).article
        except (NotFoundError, DamagedError):
            return None


class _Fresh(NamedTuple):
    """An article that the library may not have."""

    article: Article
    original: bytes
    near: tuple[Near, ...]


def _noted_at_once(
    fresh: dict[str, _Fresh], places: Mapping[str, list[Copy]]
) -> set[tuple[str, Copy]]:
    """Note in new articles the other places that came in the same batch; return which."""
    noted: set[tuple[str, Copy]] = set()
    for article_id in fresh.keys() & places.keys():
        made = fresh[article_id]
        article = _with_copies(made.article, places[article_id], noted)
        fresh[article_id] = made._replace(article=article)
    return noted


def _with_copies(article: Article, places: Iterable[Copy], noted: set[tuple[str, Copy]]) -> Article:
    also_at = list(article.also_at)
    for place in places:
        if len(also_at) >= MOST_COPIES:
            break
        if _is_elsewhere(place, [_place(article), *also_at]):
            also_at.append(place)
            noted.add((article.id, place))
    return replace(article, also_at=tuple(also_at))


def _is_elsewhere(place: Copy, others: Iterable[Copy]) -> bool:
    """Tell whether a place is none of the others: by its address, else its site, and its id."""
    name = "url" if place.url else "site"
    wanted = {n: v for n in (name, "external_id") if (v := getattr(place, n))}
    return bool(wanted) and not any(
        all(getattr(other, n) == value for n, value in wanted.items()) for other in others
    )


def _place(article: Article) -> Copy:
    return Copy(article.site, article.url, article.title, article.published, article.external_id)


def _told(
    batch: Iterable[Arrival],
    fresh: Mapping[str, _Fresh],
    created: set[str],
    noted: set[tuple[str, Copy]],
) -> Iterator[Added]:
    new, elsewhere = set(created), set(noted)
    for found in batch:
        i, copy = found.article_id, (found.article_id, found.place)
        if i in new:
            new.remove(i)
            yield Added(i, known=False, near=fresh[i].near)
        else:
            yield Added(i, known=True, copied=copy in elsewhere)
            elsewhere.discard(copy)
