"""Brings pasted text, files and folders into a library as one action, and reports on each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from reader.ingest.errors import IngestError
from reader.ingest.sources import Failure, Incoming, read_bytes, read_sources
from reader.library import Library
from reader.model import Article


@dataclass(slots=True)
class AddReport:
    """What became of what a person wanted to add."""

    added: list[str] = field(default_factory=list)
    """The ids of new articles."""
    known: list[str] = field(default_factory=list)
    """The ids of articles whose text was there already."""
    failures: list[str] = field(default_factory=list)
    """One line for each source that could not be read."""
    skipped: int = 0
    """Files of folders that are no texts."""
    stopped: bool = False
    """True when the person cancelled; what was added until then stays."""

    @property
    def ids(self) -> list[str]:
        """All articles that are in the library now."""
        return list(dict.fromkeys([*self.added, *self.known]))


def add_pasted(library: Library, text: str) -> AddReport:
    """Add a text that was pasted; raises StoreError."""
    report = AddReport()
    try:
        incoming = read_bytes(text.encode("utf-8", "replace"), "pasted text")
    except IngestError as error:
        report.failures.append(str(error))
    else:
        _note(library, report, iter([(incoming.article, incoming.original)]))
    return report


def add_sources(library: Library, sources: list[str], progress: Callable[[int], bool]) -> AddReport:
    """Add files and folders; raises StoreError.

    ``progress`` is called with the number of articles read so far and returns False to stop.
    """
    report = AddReport()

    def readable() -> Iterator[tuple[Article, bytes]]:
        for number, found in enumerate(read_sources(sources)):
            if not progress(number):
                report.stopped = True
                return
            if isinstance(found, Incoming):
                yield found.article, found.original
            elif isinstance(found, Failure):
                report.failures.append(str(found.error))
            else:
                report.skipped += found.count

    _note(library, report, readable())
    return report


def _note(library: Library, report: AddReport, incoming: Iterator[tuple[Article, bytes]]) -> None:
    for added in library.add_all(incoming):
        (report.known if added.known else report.added).append(added.article_id)
