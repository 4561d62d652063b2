"""The forms of the feeds: following one, what it is called, lists in and out as OPML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from textual import work
from textual.app import ComposeResult

from reader.export.formats import ExportError
from reader.feeds.subscriptions import new_feed
from reader.ingest.errors import IngestError
from reader.library import Library
from reader.model import Feed, FullText
from reader.store.protocol import StoreError
from reader.text.passwords import LEFT_OUT, has_password, left_out_words
from reader.turns import Turn
from widgets.faults import fault_words
from widgets.forms import Field, Form
from widgets.phrases import count_of


class StoppedError(Exception):
    """A person has stopped what was under way."""


_FAULTS = (StoreError, IngestError, ExportError, OSError, RuntimeError, StoppedError)
"""What may go wrong with what a person typed; RuntimeError is what the home of nobody raises."""
_FULL_TEXT = tuple(str(choice) for choice in FullText)
_NAMES = (
    Field("title", "Title", "as the feed calls itself"),
    Field("folder", "Folder", "e.g. News/Politics"),
    Field("full_text", "Full text", choices=_FULL_TEXT),
)


def _with_folders(fields: Sequence[Field], folders: Sequence[str]) -> tuple[Field, ...]:
    """Return the fields, those of folders completing the names that are in use."""
    return tuple(
        replace(f, suggestions=tuple(folders)) if f.name == "folder" else f for f in fields
    )


class FeedForm(Form[dict[str, Any]]):
    """Edits a feed; dismissed with the values that it shall have, to be saved by who opened it."""

    title_text = "Feed"
    typed_as = "feed"
    is_kept = True
    fields: tuple[Field, ...] = _NAMES

    def __init__(self, feed: Feed, folders: Sequence[str]) -> None:
        super().__init__()
        self._feed = feed
        self.fields = _with_folders(self.fields, folders)

    def contents(self) -> ComposeResult:
        """Yield the fields."""
        feed = self._feed
        values = {"title": feed.title, "folder": feed.folder, "full_text": str(feed.full_text)}
        yield from self.rows(values)

    def action_save(self) -> None:
        """Close with the feed's title, folder and full text."""
        typed = self.typed()
        self.dismiss({**typed, "full_text": FullText(typed["full_text"])})


class NewFeedForm(Form[Feed]):
    """Asks for a feed to follow; dismissed with it, to be followed by who opened it."""

    title_text = "Follow a feed"
    typed_as = "feed"
    fields: tuple[Field, ...] = (
        Field("url", "Address", "https://… of an RSS, Atom or JSON feed"),
        *_NAMES,
    )

    def __init__(self, folders: Sequence[str]) -> None:
        super().__init__()
        self._busy = False
        self.fields = _with_folders(self.fields, folders)

    def contents(self) -> ComposeResult:
        """Yield the fields."""
        yield from self.rows({"full_text": str(FullText.AUTO)})

    def action_save(self) -> None:
        """Close with the feed; say what is wrong when its address is none."""
        if not self._busy:
            self._busy = True
            self._look(self.typed())

    @work(thread=True, exit_on_error=False)
    def _look(self, typed: dict[str, str]) -> None:
        """Take the address apart, in a thread: what does so is loaded first."""
        url = typed["url"] if "://" in typed["url"] else f"https://{typed['url']}"
        try:
            feed = new_feed(url, typed["folder"], typed["title"])
        except IngestError as error:
            self.app.call_from_thread(self._wrong, f"Not saved: {fault_words(error)}")
            return
        feed = replace(feed, full_text=FullText(typed["full_text"]))
        self.app.call_from_thread(self._close, feed, has_password(url))

    def _wrong(self, words: str) -> None:
        self._busy = False
        self.set_problem(words)

    def _close(self, feed: Feed, left_out: bool) -> None:
        if left_out:
            self.notify(f"{LEFT_OUT[0].upper()}{LEFT_OUT[1:]}.", markup=False)
        self.dismiss(feed)


class _OpmlForm(Form[str]):
    """Asks for the name of a file; dismissed with what is to be told."""

    fields = (Field("file", "File", "~/feeds.opml"),)

    def __init__(self, before: str = "") -> None:
        super().__init__()
        self._file = before
        self._busy = self._stopping = False

    def contents(self) -> ComposeResult:
        """Yield the line for the file's name."""
        yield from self.rows({"file": self._file})

    def action_save(self) -> None:
        """Do it with the file that was named."""
        name = self.typed()["file"]
        if self._busy:
            return
        self.set_problem("" if name else "Name a file first.")
        if name:
            self._busy, self._stopping = True, False
            self._run(name)

    def action_cancel(self) -> None:
        """Stop what is under way; when nothing is, close."""
        if self._busy:
            self._stopping = True
        else:
            super().action_cancel()

    def close_for_good(self) -> None:
        """Stop what is under way, or close."""
        if self._busy:
            self._stopping = True
        else:
            self.dismiss(None)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _run(self, name: str) -> None:
        try:
            told = self.run_with(Path(name).expanduser())
        except _FAULTS as error:
            self.app.call_from_thread(self._failed, fault_words(error))
        else:
            self.app.call_from_thread(self._close, told)

    def tell(self, words: str) -> None:
        """Say, from the thread, how far it is; raises StoppedError when that is enough."""
        if self._stopping:
            raise StoppedError("Stopped; nothing is changed.")
        self.app.call_from_thread(self.set_hint, words)

    def _failed(self, words: str) -> None:
        self._busy = False
        self.set_hint(self.hint_text)
        self.set_problem(words)

    def run_with(self, file: Path) -> str:
        """Work with the file, in a thread, and return what is to be told."""
        raise NotImplementedError

    def _close(self, told: str) -> None:
        if self.is_current:
            self.dismiss(told)


class OpmlInForm(_OpmlForm):
    """Follows the feeds of a list."""

    title_text = "Follow the feeds of a list"
    typed_as = "list"
    hint_text = "⏎ import   Esc cancel"

    def __init__(self, library: Library, in_turn: Turn) -> None:
        """What is saved is saved ``in_turn``."""
        super().__init__()
        self._library = library
        self._in_turn = in_turn

    def run_with(self, file: Path) -> str:
        """Follow what the file lists."""
        from reader.feeds.opml import MAX_BYTES, empty_words, read_opml
        from reader.feeds.subscriptions import subscribe_all

        with file.open("rb") as stream:
            report = read_opml(stream.read(MAX_BYTES + 1), str(file))
        follow = partial(subscribe_all, self._library, report.feeds, self._show)
        done = self._in_turn(follow)
        known = sum(1 for one in done if one.known)
        parts = [f"{count_of(len(done) - known, 'feed')} followed"]
        parts += [f"{known:,} followed already"] if known else []
        refused = len(report.refused)
        parts += [f"{refused:,} refused, such as {report.refused[0]}"] if refused else []
        told = (empty_words(report), left_out_words(report.passwords))
        parts += filter(None, told)
        return "; ".join(parts) + "."

    def _show(self, kept: int, total: int) -> None:
        last = kept == total
        self.tell("following them …" if last else f"{kept:,} of {total:,} feeds …   Esc stop")


class OpmlOutForm(_OpmlForm):
    """Writes feeds as a list."""

    title_text = "Write the feeds as a list"
    typed_as = "list"
    hint_text = "⏎ write   Esc cancel"

    def __init__(self, feeds: Sequence[Feed]) -> None:
        super().__init__(str(Path.cwd() / "feeds.opml"))
        self._feeds = feeds
        self._replaced: Path | None = None

    @property
    def is_changed(self) -> bool:
        """Nothing is lost when this form is closed."""
        return False

    def run_with(self, file: Path) -> str:
        """Write the list; a file that is there is replaced when it is asked for again."""
        from reader.export.write import write_file
        from reader.feeds.opml import password_words, write_opml

        if file.exists() and self._replaced != file:
            self._replaced = file
            raise FileExistsError(f"{file} is there already; ⏎ again replaces it")
        write_file(file, [write_opml(self._feeds)])
        words = password_words(self._feeds)
        return f"{count_of(len(self._feeds), 'feed')} written to {file}{words and f'; {words}'}."
