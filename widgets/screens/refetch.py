"""Fetching an article again: how far it is, what came of it, and which quotes were not found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from reader.anchoring import Anchor
from reader.ingest.errors import IngestError
from reader.ingest.net.errors import NotTypedError
from reader.model import Article, Attribution
from reader.renewing import Outcome, Refetched
from reader.store.protocol import StoreError
from widgets.dialogs import Dialog
from widgets.phrases import count_of, plain

if TYPE_CHECKING:
    from reader.ingest.net.body import Progress


class Fetch(Protocol):
    """Fetches the article, from this machine or a private network only when ``local``."""

    def __call__(self, *, local: bool, cancel: Callable[[], bool], progress: Progress) -> Refetched:
        """Return what came of it; raises NotTypedError when only ``local`` is missing."""


_TELL_SECONDS = 0.1
_MOST_ORPHANS = 8
"""More lost quotes than this are counted, not listed; the earlier version shows them all."""


class RefetchScreen(Dialog[Refetched]):
    """Fetches in a thread; dismissed with what came of it, None when nothing is to be shown."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go_on", "Go on", show=False)]
    title_text = "Fetch again"
    hint_text = "Esc stop"

    def __init__(self, fetch: Fetch, article: Article, versions_key: str) -> None:
        """``article`` is the version that was fetched before, which lost quotes stand in.

        ``versions_key`` is the one that goes between versions.
        """
        super().__init__()
        self._fetch, self._article, self._versions_key = fetch, article, versions_key
        self._result: Refetched | None = None
        self._asking = False
        self._body = Static("Fetching the page …", markup=False)

    def contents(self) -> ComposeResult:
        """Yield the place for what came of it."""
        yield self._body

    def on_mount(self) -> None:
        """Begin."""
        self._run()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _run(self, *, local: bool = False) -> None:
        worker = get_current_worker()
        told_at = 0.0

        def fetched(size: int, whole: int | None) -> None:
            nonlocal told_at
            if monotonic() - told_at > _TELL_SECONDS:
                told_at = monotonic()
                of = f" of {whole // 1024:,}" if whole else ""
                words = f"Fetching the page, {size // 1024:,}{of} KiB …"
                self.app.call_from_thread(self._body.update, words)

        try:
            result = self._fetch(local=local, cancel=lambda: worker.is_cancelled, progress=fetched)
        except NotTypedError:
            self.app.call_from_thread(self._ask)
        except (IngestError, StoreError, OSError) as error:
            self.app.call_from_thread(self._failed, str(error))
        except Exception as error:  # whatever is wrong with one page, the dialog says so
            words = f"A fault in kutip ({type(error).__name__}: {error}); please report it."
            self.app.call_from_thread(self._failed, words)
        else:
            self.app.call_from_thread(self._show, result)

    def _ask(self) -> None:
        """Ask whether the address is trusted, as a page may have named it."""
        if self.is_current:
            self._asking = True
            question = (
                "This address leads to this machine or a private network, or to an unusual port. "
                "Fetch it only when you know it:"
            )
            self._body.update(Content("\n").join([Content(question), plain(self._article.url)]))
            self.set_hint("⏎ fetch it all the same   Esc close")

    def _failed(self, words: str) -> None:
        if self.is_current:
            self._body.update("The article is as it was.")
            self.set_problem(words)
            self.set_hint("Esc close")

    def _show(self, result: Refetched) -> None:
        if not self.is_current:
            return
        self._result = result
        if result.outcome is Outcome.UNCHANGED:
            self.notify("Unchanged: the page says what it said before.", markup=False)
            self.dismiss(None)
            return
        if result.outcome is Outcome.LEFT:
            self._body.update(plain(f"Left as it is: {result.note}."))
            self.set_hint("Esc close")
            return
        self._body.update(Content("\n").join(outcome_lines(result, self._article.text)))
        later = f"Esc stay here; {self._versions_key} goes there later"
        self.set_hint(f"⏎ read the new version   {later}")

    def action_go_on(self) -> None:
        """Close and have the new version opened; an address that was asked about is trusted."""
        if self._asking:
            self._asking = False
            self._body.update("Fetching the page …")
            self.set_hint(self.hint_text)
            self._run(local=True)
        elif self._result is not None and self._result.version_id:
            self.dismiss(self._result)

    def action_cancel(self) -> None:
        """Stop what goes on and close; a version that was kept stays."""
        self.workers.cancel_node(self)
        self.dismiss(None)


def outcome_lines(result: Refetched, text: str) -> Iterator[Content]:
    """Yield what became of the quotes in a new version; ``text`` is the earlier one's."""
    yield Content("The page has changed. A new version is kept beside this one, which is archived.")
    exact, context = result.found(Anchor.EXACT, Anchor.MOVED), result.found(Anchor.CONTEXT)
    orphans = result.orphans
    if lost := len(result.lost_edits):
        yield Content(f"{count_of(lost, 'edited suggestion')} not found; this version keeps them.")
    if not result.anchored:
        return
    yield Content("")
    yield Content(f"{count_of(len(exact), 'quote')} found again word for word")
    if context:
        yield Content(f"{count_of(len(context), 'quote')} found with small changes: look at them")
    doubtful = [found for found in result.doubtful if found.how is not Anchor.CONTEXT]
    if doubtful:
        yield Content(f"{count_of(len(doubtful), 'quote')} whose cue or source changed")
    if not orphans:
        return
    yield Content(f"{count_of(len(orphans), 'quote')} not found; this version keeps them:")
    for orphan in orphans[:_MOST_ORPHANS]:
        assert isinstance(orphan.mark, Attribution)
        words = " … ".join(text[start:end] for start, end in orphan.mark.content)
        yield Content.assemble("  ✗ ", plain(words).truncate(66, ellipsis=True))
        if orphan.reason:
            yield Content.assemble("    ", plain(orphan.reason, "dim"))
    if len(orphans) > _MOST_ORPHANS:
        yield Content(f"  and {len(orphans) - _MOST_ORPHANS} more")
    yield Content("Mark in the new version by hand what is still said there.")
