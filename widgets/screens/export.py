"""Taking annotations out into a file, with the options that the command line has."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.worker import get_current_worker

from reader.export.formats import ExportError, Format, Options
from reader.export.gather import gather
from reader.export.registry import FORMATS, format_named
from reader.export.write import write_file
from reader.library import Library
from reader.query import QueryError, parse_query
from reader.store.protocol import StoreError
from widgets.dialogs import Confirm
from widgets.faults import fault_words
from widgets.forms import Cycle, Field, Form
from widgets.phrases import plain

_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
_GUARDED, _RAW = "guarded", "as they are"
_STOPPED = "Stopped; no file was written."


class StoppedError(Exception):
    """The person stopped the export; the file is as it was before."""


class ExportScreen(Form[Path]):
    """Asks what to export and where to; dismissed with the file that was written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Export", show=False, priority=True),
    ]
    title_text = "Export"
    typed_as = "export"
    hint_text = "⏎ export   ← → change   Tab ↑↓ fields   Esc cancel"
    fields = (
        Field("format", "Format", choices=tuple(FORMATS)),
        Field("table", "Rows are", choices=next(iter(FORMATS.values())).tables),
        Field("delimiter", "Between cells", choices=tuple(_DELIMITERS)),
        Field("cells", "Formula-like", choices=(_GUARDED, _RAW)),
        Field("query", "Articles", "all; or words, site: tag: speaker: before: …"),
        Field("path", "File"),
    )

    def __init__(self, library: Library, query: str = "") -> None:
        super().__init__()
        self._library = library
        self._query = query
        self._busy = False

    def contents(self) -> ComposeResult:
        """Yield the options."""
        usual = next(iter(FORMATS.values()))
        yield from self.rows(
            {
                "format": usual.name,
                "table": usual.tables[0] if usual.tables else "",
                "delimiter": "comma",
                "cells": _GUARDED,
                "query": self._query,
                "path": self._file(usual, usual.tables[0] if usual.tables else ""),
            }
        )

    @property
    def is_changed(self) -> bool:
        """Nothing is lost when this form is closed."""
        return False

    @on(Cycle.Changed)
    def _adapt(self, event: Cycle.Changed) -> None:
        chosen = format_named(self.query_one("#format", Cycle).value)
        table = self.query_one("#table", Cycle)
        table.set_choices(chosen.tables)
        for name in ("table", "delimiter", "cells"):
            self.query_one(f"#{name}").disabled = not chosen.tables
        self.propose("path", self._file(chosen, table.value))

    def _file(self, chosen: Format, table: str) -> str:
        part = f"-{table}" if table else ""
        return str(Path.cwd() / f"{self._library.path.name}{part}{chosen.suffix}")

    def action_save(self) -> None:
        """Write the file, after asking when there is one of that name."""
        if self._busy:
            return
        typed = self.typed()
        if not typed["path"]:
            self.set_problem("File: name the file to write")
            return
        try:
            parse_query(typed["query"])
            path = Path(typed["path"]).expanduser()
        except (QueryError, RuntimeError) as error:  # RuntimeError: ~ of nobody
            self.set_problem(fault_words(error))
            return
        self._busy = True
        self.set_problem("")
        self._look(path, typed)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _look(self, path: Path, typed: dict[str, str]) -> None:
        worker = get_current_worker()
        try:
            taken = path.is_file()
        except OSError:  # writing it will say why
            taken = False
        if worker.is_cancelled:
            self.app.call_from_thread(self._failed, _STOPPED)
        else:
            self.app.call_from_thread(self._ask if taken else self._start, path, typed)

    def _ask(self, path: Path, typed: dict[str, str]) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self._start(path, typed)
            else:
                self._busy = False

        question = f"{plain(str(path)).plain} is there already."
        self.app.push_screen(Confirm("Export", question, "replace it"), answered)

    def _start(self, path: Path, typed: dict[str, str]) -> None:
        chosen = format_named(typed["format"])
        options = Options()
        if chosen.tables:
            raw = typed["cells"] == _RAW
            options = Options(typed["table"], _DELIMITERS[typed["delimiter"]], raw)
        self._write(path, chosen, options, typed["query"])

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _write(self, path: Path, chosen: Format, options: Options, query: str) -> None:
        worker = get_current_worker()

        def progress(done: int, total: int) -> None:
            if worker.is_cancelled:
                raise StoppedError
            if done % 50 == 0:
                words = f"exporting article {done:,} of {total:,}   Esc stop"
                self.app.call_from_thread(self.set_hint, words)

        try:
            data = gather(self._library, query, progress, copy=not chosen.tables)
            write_file(path, chosen.write(data, options))
        except (ExportError, StoreError, OSError) as error:
            self.app.call_from_thread(self._failed, fault_words(error))
        except StoppedError:
            self.app.call_from_thread(self._failed, _STOPPED)
        else:
            self.app.call_from_thread(self._written, path)

    def _failed(self, words: str) -> None:
        self._busy = False
        if self.is_current:
            self.set_hint(self.hint_text)
            self.set_problem(words)

    def _written(self, path: Path) -> None:
        self._busy = False
        if self.is_current:
            self.dismiss(path)

    def action_cancel(self) -> None:
        """Stop what goes on, or close."""
        if self._busy:
            self.workers.cancel_node(self)
        else:
            self.dismiss(None)
