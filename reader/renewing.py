"""Makes a later version of an article out of its page as it is now; keeps it as one action."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from reader.anchoring import Anchor, Anchored, Mark, reanchor
from reader.changes import creation, edit, removal
from reader.ingest.errors import IngestError
from reader.model import (
    LIBRARY_SCOPE,
    Article,
    ArticleState,
    Attribution,
    EditedSuggestion,
    Link,
    LinkKind,
    Record,
    Rejection,
    SourceKind,
    Spans,
    new_id,
    now,
)
from reader.sameness import no_version, told
from reader.store.protocol import Action, Change, NotFoundError
from reader.suggesting import id_of

if TYPE_CHECKING:
    from reader.library import Library

_FIELDS = (
    *(("title",), ("authors",), ("editor",), ("site",), ("url",), ("language",)),
    ("published", "published_precision", "published_zone_assumed"),
    ("syndicated_from",),
)
"""What a page says of its article; the fields of one row belong together."""


class Outcome(StrEnum):
    """What came of fetching an article again."""

    UNCHANGED = "unchanged"
    NEW_VERSION = "new version"
    LEFT = "left as it is"
    """What came back cannot be a later version; ``Refetched.note`` says why."""


@dataclass(frozen=True, slots=True)
class Refetched:
    """What came of fetching an article again."""

    article_id: str
    """The article that was compared: the newest version of the one that was asked for."""
    title: str
    outcome: Outcome
    version_id: str = ""
    """The new version; empty when there is none."""
    anchored: tuple[Anchored, ...] = ()
    """What became of each attribution, in the order of the earlier text."""
    rejections: tuple[Anchored, ...] = ()
    """What became of each suggestion that was refused."""
    suggestions: tuple[Anchored, ...] = ()
    """What became of each suggestion that a person has edited and not answered yet."""
    note: str = ""

    def found(self, *how: Anchor) -> list[Anchored]:
        """Return the attributions that were found again in one of these ways."""
        return [anchored for anchored in self.anchored if anchored.how in how]

    @property
    def orphans(self) -> list[Anchored]:
        """The attributions that stay with the earlier version only."""
        return self.found(Anchor.ORPHAN)

    @property
    def doubtful(self) -> list[Anchored]:
        """The attributions that were found, but whose cue or source is changed or gone."""
        return [anchored for anchored in self.anchored if anchored.doubtful]

    @property
    def lost_edits(self) -> list[Anchored]:
        """The edited suggestions that stay with the earlier version only."""
        return [anchored for anchored in self.suggestions if anchored.how is Anchor.ORPHAN]


def renew(
    library: Library,
    article_id: str,
    page: Article,
    original: bytes,
    *,
    dry_run: bool = False,
    label: str = "fetch an article again",
) -> Refetched:
    """Keep ``page``, read from ``original``, as a later version of an article if it is one.

    The earlier version is archived in the same action, which no undo takes back when its ``label``
    is empty, as nobody has asked for it; with ``dry_run`` nothing is saved. Raises
    StoreError; ConflictError when somebody changed the article meanwhile, and then nothing is seen
    of the new version.
    """
    record = library.read(article_id)
    article = record.article
    then = _page_of(library, article)
    if page.id == article.id or told(page) in (told(article), told(then)):
        return Refetched(article_id, article.title, Outcome.UNCHANGED)
    note = no_version(article, page)
    if note:
        return Refetched(article_id, article.title, Outcome.LEFT, note=note)
    carried = _Carried(record, page)
    if not dry_run:
        _keep(library, carried, later_version(article, then, page), original, label)
    return Refetched(
        article_id,
        article.title,
        Outcome.NEW_VERSION,
        page.id,
        carried.quotes,
        carried.refused,
        carried.edited,
    )


def later_version(earlier: Article, then: Article, page: Article) -> Article:
    """Return ``page`` as the later version of an article.

    ``then`` is what the page said when the earlier version came in: what it still says, or says no
    longer, keeps the value that a person may have corrected. Tags, note and state go along.
    """
    kept = [
        name
        for names in _FIELDS
        for name in names
        if not getattr(page, names[0])
        or all(getattr(page, name) == getattr(then, name) for name in names)
    ]
    others = (link for link in earlier.links if link.kind is not LinkKind.EARLIER_VERSION)
    return replace(
        page,
        **{name: getattr(earlier, name) for name in kept},
        tags=earlier.tags,
        note=earlier.note,
        state=earlier.state,
        links=(Link(LinkKind.EARLIER_VERSION, earlier.id), *others),
    )


def _page_of(library: Library, article: Article) -> Article:
    """Return what an article's page said when it came in, as it is read today."""
    from reader.ingest.html import article_from_html
    from reader.ingest.pages import is_page

    try:
        original = library.original(article.id)
        if is_page(original, ""):
            return article_from_html(original, article.url)
    except (NotFoundError, IngestError):
        pass
    for action in library.history(article.id):
        for change in action.changes:
            if change.kind == "article" and change.before is None and change.after:
                return _as_it_came(article, change)
    return article


def _as_it_came(article: Article, change: Change) -> Article:
    from reader.codec import MalformedError, article_from

    try:
        return article_from({**(change.after or {}), "text": article.text})
    except MalformedError:
        return article


class _Carried:
    """The marks of an article in a later text."""

    def __init__(self, record: Record, page: Article) -> None:
        bases = [replace(s, content=s.basis, cue=(), source=()) for s in record.suggestions]
        groups = (record.attributions, record.rejections, record.suggestions, bases)
        found = iter(reanchor(record.article.text, page.text, [m for g in groups for m in g]))
        self.record = record
        self.quotes, self.refused, self.edited, moved_bases = (
            tuple(islice(found, len(group))) for group in groups
        )
        self.marks: list[Mark] = [
            _moved(a, page.id) for a in (*self.quotes, *self.refused) if a.how is not Anchor.ORPHAN
        ]
        """Those that were found again, as the later version has them."""
        self.marks += (
            _moved_edit(edit, basis.content, page.id)
            for edit, basis in zip(self.edited, moved_bases, strict=True)
            if edit.how is not Anchor.ORPHAN
        )


def _moved(found: Anchored, article_id: str) -> Mark:
    """Return a mark of the later version; its id is the same each time."""
    mark = found.mark
    fresh = hashlib.sha256(f"{article_id} {mark.id}".encode()).hexdigest()[:26]
    moved = replace(
        mark,
        id=fresh,
        article_id=article_id,
        content=found.content,
        cue=found.cue,
        source=found.source,
        revision=1,
    )
    if isinstance(moved, Rejection) or moved.source or not mark.source:
        return moved
    kind = SourceKind.ANTECEDENT if moved.speaker_ids else SourceKind.NONE
    return replace(moved, source_kind=kind)


def _moved_edit(found: Anchored, basis: Spans, article_id: str) -> Mark:
    """Return an edited suggestion of the later version, under the id of what is proposed there."""
    moved = _moved(found, article_id)
    assert isinstance(moved, EditedSuggestion)
    basis = basis or moved.content
    return replace(moved, id=id_of(article_id, basis), basis=basis)


def _keep(
    library: Library, carried: _Carried, version: Article, original: bytes, label: str
) -> None:
    """Save a later version, hidden at first, and then show it and archive the earlier one.

    A crash before the second step leaves everything as it was.
    """
    earlier = carried.record.article
    known = _known(library, version.id)
    if known is None:
        action = Action(
            new_id(), version.id, "", library.annotator, now(), tuple(map(creation, carried.marks))
        )
        library.store.create(replace(version, deleted=True), original, action)
        known = library.read(version.id)
        latest = library.read(earlier.id)  # what was marked while this one was read and compared
        if latest != carried.record:
            carried, earlier = _Carried(latest, version), latest.article
    changes = [*_shown(library, known, version, earlier), *_settled(known, carried.marks)]
    archived = edit(earlier, replace(earlier, state=ArticleState.ARCHIVED))
    changes += [archived] if archived else []
    if changes:
        library.commit(LIBRARY_SCOPE, label, changes)


def _known(library: Library, article_id: str) -> Record | None:
    try:
        return library.read(article_id)
    except NotFoundError:
        return None


def _shown(library: Library, known: Record, version: Article, earlier: Article) -> Iterator[Change]:
    """Yield what makes an article the later version of ``earlier`` that is in the library already.

    One that was hidden (this was undone once) becomes what it would be now. One that is in sight
    keeps what a person wrote; when the page went back to what it said before, the links turn round.
    """
    before = known.article
    if before.deleted:
        after = replace(version, revision=before.revision, sha256=before.sha256)
    else:
        link = Link(LinkKind.EARLIER_VERSION, earlier.id)
        state = earlier.state if before.state is ArticleState.ARCHIVED else before.state
        links = tuple(dict.fromkeys((link, *before.links)))
        retrieved = version.retrieved or before.retrieved  # it says so again since then
        after = replace(before, links=links, state=state, retrieved=retrieved)
        for found in library.store.links_to(before.id):
            if found.kind is LinkKind.EARLIER_VERSION:
                yield from _without_link(library, found.article_id, before.id)
    change = edit(before, after)
    if change:
        yield change


def _without_link(library: Library, article_id: str, target: str) -> Iterator[Change]:
    article = library.read(article_id).article
    gone = Link(LinkKind.EARLIER_VERSION, target)
    change = edit(article, replace(article, links=tuple(k for k in article.links if k != gone)))
    if change:
        yield change


def _settled(known: Record, wanted: Sequence[Mark]) -> Iterator[Change]:
    """Yield what gives an article the marks that were carried over.

    In an article that is in sight no mark of a person is changed, and what is marked is not marked
    twice.
    """
    marks: list[Mark] = [*known.attributions, *known.rejections, *known.suggestions]
    there = {mark.id: mark for mark in marks}
    places = {(type(mark), mark.content) for mark in marks}
    for mark in wanted:
        before = there.pop(mark.id, None)
        if before is None:
            if known.article.deleted or (type(mark), mark.content) not in places:
                yield creation(mark)
        elif known.article.deleted:
            change = edit(before, _like(mark, before))
            if change:
                yield change
    if known.article.deleted:
        yield from map(removal, there.values())


def _like(mark: Mark, before: Mark) -> Mark:
    """Return ``mark`` with what follows from saving as it is in ``before``."""
    if isinstance(mark, Attribution) and isinstance(before, Attribution):
        return replace(mark, revision=before.revision, modified=before.modified)
    return replace(mark, revision=before.revision)
