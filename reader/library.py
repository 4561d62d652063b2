"""The one door to whatever changes a library; the command line and the screen both use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.changes import Noun, creation, edit, removal, whole_edit
from reader.codec import Json
from reader.filing import edit_all
from reader.history import turn
from reader.model import (
    LIBRARY_SCOPE,
    Article,
    ArticleState,
    Attribution,
    Record,
    Rejection,
    Speaker,
    SpeakerKind,
    new_id,
    now,
)
from reader.query import Query, Sort, parse_query
from reader.store.protocol import (
    Action,
    ArticleRow,
    Change,
    Changed,
    ConflictError,
    Counts,
    Finding,
    NotFoundError,
    Progress,
    Store,
)

if TYPE_CHECKING:
    from reader.arrivals import Added


class Library:
    """One library: reads straight from its store, writes as undoable actions.

    Every method may wait for the disk: never call one on the UI thread. All of them may raise
    StoreError; those that change something also ReadOnlyError and ConflictError. What was typed
    into an article, a quote or a speaker is then kept as a draft.
    """

    def __init__(self, store: Store, path: Path) -> None:
        self.path = path
        self.store = store
        self._speakers: Mapping[str, Speaker] | None = None
        self._generation = 0
        self._settings: Mapping[str, Any] | None = None

    @classmethod
    def open(cls, path: Path | None = None, *, create: bool = True) -> Library:
        """Open the library at ``path``, or the default one, making it when there is none.

        Raises StoreError when there is none and ``create`` is False, or when it cannot be read.
        """
        from reader.config import default_library
        from reader.store.tinydb_store import open_store

        path = (path or default_library()).expanduser().resolve()
        return cls(open_store(path, create=create), path)

    def close(self) -> None:
        """Release the library's files."""
        self.store.close()

    @property
    def name(self) -> str:
        """The name of the library: its folder's until it is given another."""
        return str(self._setting("name") or self.path.name)

    @property
    def annotator(self) -> str:
        """Who marks: the login name until it is changed."""
        return str(self._setting("annotator") or _login_name())

    def rename(self, name: str) -> None:
        """Give the library another name."""
        self._set("name", name)

    def set_annotator(self, name: str) -> None:
        """Say who marks from now on."""
        self._set("annotator", name)

    def rows(
        self,
        query: str | Query = "",
        sort: Sort = Sort.NEWEST,
        limit: int = -1,
        offset: int = 0,
    ) -> list[ArticleRow]:
        """Return the articles that ``query`` finds, in order; raises QueryError."""
        parsed = parse_query(query) if isinstance(query, str) else query
        return self.store.rows(parsed, sort, limit, offset)

    def unreadable(self) -> Sequence[str]:
        """Return what the lists leave out because it cannot be trusted."""
        return self.store.unreadable()

    def counts(self) -> Counts:
        """Return how much the library holds."""
        return self.store.counts()

    def find(self, prefix: str) -> str:
        """Return the one article id that begins with ``prefix``; raises NotFoundError."""
        found = [i for i in self.store.article_ids() if i.startswith(prefix.lower())]
        if len(found) == 1:
            return found[0]
        reason = "more than one article's id begins so" if found else "no such article"
        raise NotFoundError(f"{prefix}: {reason}; `kutip list` shows the ids")

    def read(self, article_id: str) -> Record:
        """Return an article with everything marked in it."""
        return self.store.read(article_id)

    def original(self, article_id: str) -> bytes:
        """Return the bytes that the article came from."""
        return self.store.original(article_id)

    def speakers(self) -> Mapping[str, Speaker]:
        """Return every speaker by id, merged and deleted ones too."""
        known = self._speakers
        if known is None:
            generation, known = self._generation, self.store.speakers()
            if generation == self._generation:  # nobody saved one while they were read
                self._speakers = known
        return known

    def living_speakers(self) -> list[Speaker]:
        """Return the speakers that can be chosen, by name."""
        living = (s for s in self.speakers().values() if not s.deleted and not s.merged_into)
        return sorted(living, key=lambda s: (s.name.casefold(), s.id))

    def speaker(self, speaker_id: str) -> Speaker:
        """Return the speaker whom this id names today, merges followed; raises NotFoundError."""
        from reader.speakers import canonical

        found = canonical(speaker_id, self.speakers())
        if found is None:
            raise NotFoundError(
                f"no speaker has the id {speaker_id}; `kutip check` finds the place"
            )
        return found

    def speaker_uses(self, versions: bool = False) -> Mapping[str, int]:
        """Return how many attributions name each speaker, by the id they were given.

        Those of earlier versions are counted only with ``versions``.
        """
        return self.store.speaker_uses(versions)

    def add(self, article: Article, original: bytes) -> Added:
        """Keep a new article and the bytes it came from; the same text is kept once."""
        return self.add_all([(article, original)])[0]

    def add_all(self, incoming: Iterable[tuple[Article, bytes]]) -> list[Added]:
        """Keep new articles as actions of up to 1,000, each of which one undo takes back.

        ``reader.arrivals.bring_in`` does the same for a corpus, a batch in memory at a time.
        """
        from reader.arrivals import arrival, bring_in

        return list(bring_in(self, (arrival(*found) for found in incoming)))

    def edit_article(self, article: Article, label: str = "edit", **values: Any) -> Record:
        """Correct fields of an article (its text stays); ``article`` is what the person saw.

        An edit with an empty label is automatic and no undo takes it back.
        """
        self.revise(article.id, label, article, replace(article, **values))
        return self.read(article.id)

    def set_state(
        self, article_ids: Sequence[str], state: ArticleState, progress: Progress | None = None
    ) -> None:
        """Say how far several articles are, as one action of the library.

        When ``progress`` raises, here and in ``tag`` and ``delete``, the action is what is done.
        """
        edit_all(self, article_ids, f"mark {state}", partial(replace, state=state), progress)

    def tag(
        self,
        article_ids: Sequence[str],
        add: Iterable[str] = (),
        remove: Iterable[str] = (),
        progress: Progress | None = None,
    ) -> None:
        """Give tags to several articles and take others off, as one action of the library."""
        wanted, unwanted = list(add), set(remove)

        def retag(article: Article) -> Article:
            kept = [t for t in article.tags if t not in unwanted]
            return replace(article, tags=tuple(dict.fromkeys([*kept, *wanted])))

        edit_all(self, article_ids, "tag", retag, progress)

    def delete(self, article_ids: Sequence[str], progress: Progress | None = None) -> None:
        """Hide several articles, as one action; undo brings them back with all that is in them."""
        edit_all(self, article_ids, "delete", partial(replace, deleted=True), progress)

    def mark(self, attribution: Attribution, label: str = "mark a quote") -> Record:
        """Keep a new attribution; raises StoreError when a span cuts a character."""
        self.commit(attribution.article_id, label, [creation(attribution)])
        return self.read(attribution.article_id)

    def edit(self, before: Attribution, after: Attribution, label: str = "edit a quote") -> Record:
        """Change an attribution; on a conflict the whole of ours is kept as a draft."""
        self.revise(before.article_id, label, before, after)
        return self.read(before.article_id)

    def remove(self, attribution: Attribution) -> Record:
        """Delete an attribution."""
        self.commit(attribution.article_id, "delete a quote", [removal(attribution)])
        return self.read(attribution.article_id)

    def new_speaker(
        self, name: str, kind: SpeakerKind = SpeakerKind.PERSON, **values: Any
    ) -> Speaker:
        """Return a speaker that is not kept yet."""
        moment = now()
        return Speaker(new_id(), name, kind, created=moment, modified=moment, **values)

    def add_speaker(self, speaker: Speaker) -> Speaker:
        """Keep a new speaker."""
        self.commit(LIBRARY_SCOPE, f"add {speaker.name}", [creation(speaker)])
        return self.speakers()[speaker.id]

    def edit_speaker(self, before: Speaker, after: Speaker, label: str = "edit") -> Speaker:
        """Change a speaker; on a conflict the whole of ours is kept as a draft."""
        self.revise(LIBRARY_SCOPE, f"{label} {before.name}", before, after)
        return self.speakers()[before.id]

    def remove_speaker(self, speaker: Speaker) -> None:
        """Take a speaker off the list."""
        self.edit_speaker(speaker, replace(speaker, deleted=True), "delete")

    def merge(self, speaker_id: str, into: str) -> Speaker:
        """Say that two speakers are one; the names of the first become aliases of the second.

        Attributions keep the id they were given, so undoing the merge parts the two again.
        """
        loser, winner = self.speaker(speaker_id), self.speaker(into)
        if loser.id == winner.id:
            return winner
        names = [*winner.aliases, loser.name, *loser.aliases]
        aliases = tuple(dict.fromkeys(n for n in names if n != winner.name))
        changes = (
            edit(winner, replace(winner, aliases=aliases)),
            edit(loser, replace(loser, merged_into=winner.id)),
        )
        label = f"merge {loser.name} into {winner.name}"
        self.commit(LIBRARY_SCOPE, label, [c for c in changes if c])
        return self.speakers()[winner.id]

    def undo(self, scope: str, progress: Progress | None = None) -> str | None:
        """Take back this annotator's newest action of a scope; its label, or None for nothing.

        When ``progress`` raises, here and in ``redo``, the next one goes on with the rest.
        """
        return self._turn(scope, progress, again=False)

    def redo(self, scope: str, progress: Progress | None = None) -> str | None:
        """Do again what undo took back last; its label, or None for nothing."""
        return self._turn(scope, progress, again=True)

    def history(self, scope: str) -> Sequence[Action]:
        """Return what was done in a scope, oldest first."""
        return self.store.history(scope)

    def changed(self) -> Changed:
        """Return what others saved since the last call."""
        changed = self.store.changed()
        if changed.speakers:
            self._forget_speakers()
        if changed.settings:
            self._settings = None
        return changed

    def drafts(self) -> Sequence[Action]:
        """Return what met a conflict and waits for a choice, oldest first."""
        return self.store.drafts()

    def resolve(
        self, draft: Action, choice: str, seen: Mapping[str, Json | None] | None = None
    ) -> None:
        """End a conflict: ``mine`` replaces theirs, ``both`` keeps mine as a copy.

        ``seen`` holds, by id, the versions of theirs that the person chose against; when there is
        a newer one ConflictError is raised again and the draft stays.
        """
        if choice not in ("mine", "theirs", "both"):
            raise ValueError(f"a conflict ends with mine, theirs or both, not {choice!r}")
        if choice != "theirs":
            from reader.conflict import resolution, still_seen

            still_seen(self.store, draft, seen or {})
            changes = [resolution(self.store, c, copy=choice == "both") for c in draft.changes]
            self.commit(draft.scope, draft.label, changes)
        self.store.drop_draft(draft.id)

    def restore_article(
        self,
        article: Article,
        attributions: Sequence[Attribution],
        rejections: Sequence[Rejection],
    ) -> bool:
        """Keep an article of an export with what is in it, as it was; False when it is there."""
        changes = [creation(noun) for noun in attributions]
        changes += [creation(noun) for noun in rejections]
        action = self._action(article.id, "import", changes)
        return self.store.create(article, article.text.encode(), action)

    def restore_nouns(self, scope: str, nouns: Sequence[Attribution | Rejection | Speaker]) -> None:
        """Keep nouns of an export under the ids they have, as one action of ``scope``."""
        self.keep(scope, "import", nouns)

    def keep(
        self, scope: str, label: str, nouns: Sequence[Attribution | Rejection | Speaker]
    ) -> None:
        """Keep new nouns as they are, as one action of ``scope``; nothing when there are none."""
        if nouns:
            self.commit(scope, label, [creation(noun) for noun in nouns])

    def check(self, repair: bool = False, progress: Progress | None = None) -> Iterator[Finding]:
        """Verify every file, every span's covered text and the index."""
        return self.store.check(repair, progress)

    def _turn(self, scope: str, progress: Progress | None, again: bool) -> str | None:
        from reader.made_speakers import fitting

        def commit(step: Action) -> Action:
            return self._apply(fitting(self, step), progress)

        return turn(self.store.history(scope), self.annotator, commit, again=again)

    def _action(self, scope: str, label: str, changes: Sequence[Change]) -> Action:
        return Action(new_id(), scope, label, self.annotator, now(), tuple(changes))

    def commit(
        self, scope: str, label: str, changes: Sequence[Change], progress: Progress | None = None
    ) -> None:
        """Save changes as one action of ``scope``, an article's id or LIBRARY_SCOPE."""
        self._apply(self._action(scope, label, changes), progress)

    def revise(self, scope: str, label: str, before: Noun, after: Noun) -> None:
        """Save what differs between two states of a noun; on a conflict ours becomes a draft."""
        change = edit(before, after)
        if change is None:
            return
        try:
            self.commit(scope, label, [change])
        except ConflictError as conflict:
            kept = (whole_edit(before, after),)
            self.store.save_draft(replace(conflict.action, changes=kept))
            raise

    def _apply(self, action: Action, progress: Progress | None = None) -> Action:
        try:
            return self.store.commit(action, progress)
        finally:
            if any(c.kind == "speaker" for c in action.changes):
                self._forget_speakers()
            if any(c.kind == "settings" for c in action.changes):
                self._settings = None

    def _forget_speakers(self) -> None:
        self._generation += 1
        self._speakers = None

    def _setting(self, key: str) -> Any:
        if self._settings is None:
            self._settings = self.store.settings()
        return self._settings.get(key)

    def _set(self, key: str, value: str) -> None:
        change = Change("settings", "library", {key: self._setting(key)}, {key: value})
        self.commit(LIBRARY_SCOPE, f"set the {key}", [change])


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
