"""Brings texts, files, folders and corpora into a library, and reports on each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.arrivals import Added, Arrival, arrival, bring_in
from reader.ingest.corpora import is_corpus
from reader.ingest.errors import IngestError
from reader.ingest.pages import FILES
from reader.ingest.sources import (
    PASTED,
    Failure,
    Incoming,
    Remark,
    Skipped,
    read_bytes,
    read_sources,
)
from reader.library import Library
from reader.text.passwords import LEFT_OUT, without_password
from reader.turns import Turn, at_once, unless_cancelled

if TYPE_CHECKING:
    from reader.ingest.corpora import CorpusOptions
    from reader.ingest.net.body import Progress
    from reader.model import Feed

_PATH_BEGINS = ("/", "~/", "./", "../")
_LONGEST_PATH = 4096


@dataclass(slots=True)
class AddReport:
    """What became of what a person wanted to add."""

    added: list[str] = field(default_factory=list)
    """The ids of new articles."""
    known: list[str] = field(default_factory=list)
    """The ids of articles whose text was there already, each as often as it came."""
    near: int = 0
    """How many of the new articles are near duplicates of others."""
    rows: int = 0
    """How many came as rows of corpora."""
    copied: int = 0
    """How many texts were there from another place, which was noted."""
    failures: list[str] = field(default_factory=list)
    """One line for each source, or row of a corpus, that could not be read."""
    remarks: list[str] = field(default_factory=list)
    """One line for each thing that was not understood in what was added all the same."""
    skipped: int = 0
    """Files of folders that are no texts."""
    feeds: list[Feed] = field(default_factory=list)
    """The feeds that were named and are followed now."""
    stopped: bool = False
    """True when the person cancelled; what was added until then stays."""

    @property
    def ids(self) -> list[str]:
        """All articles that are in the library now."""
        return list(dict.fromkeys([*self.added, *self.known]))

    def count(self, outcome: Outcome) -> None:
        """Take in what became of one article."""
        added = outcome.added
        self.rows += outcome.in_corpus
        (self.known if added.known else self.added).append(added.article_id)
        self.near += bool(added.near)
        self.copied += added.copied


class Outcome(NamedTuple):
    """What became of one article of a source."""

    source: str
    in_corpus: bool
    """True when the article is one of a corpus's many."""
    added: Added


def names_file(text: str) -> bool:
    """Return whether a pasted text is the name of a file or folder, be it there or mistyped.

    One line is, that begins as a path and is there; and so is a single word that begins as one
    or ends as files do, and a line that does both.
    """
    line = text.strip()
    if not 1 < len(line) < _LONGEST_PATH or len(line.splitlines()) > 1:
        return False
    begins, ends = line.startswith(_PATH_BEGINS), line.lower().endswith(FILES)
    if begins or ends:
        is_word = len(line.split()) == 1
        return is_word or (begins and ends) or (begins and _is_there(line))
    return line.startswith("~") and _is_there(line)


def _is_there(name: str) -> bool:
    try:
        return Path(name).expanduser().exists()
    except (OSError, RuntimeError):  # RuntimeError: ~ of nobody
        return False


def add_pasted(
    library: Library,
    text: str,
    in_turn: Turn = at_once,
    cancel: Callable[[], bool] | None = None,
) -> AddReport:
    """Add a text that was pasted; what is saved is saved ``in_turn``, unless ``cancel`` says True.

    Raises StoreError.
    """
    from reader.ingest.net.errors import FetchCancelledError

    report = AddReport()
    try:
        incoming = read_bytes(text.encode("utf-8", "replace"), PASTED)
    except IngestError as error:
        report.failures.append(str(error))
    else:
        keep = partial(library.add, incoming.article, incoming.original)
        try:
            added = in_turn(unless_cancelled(keep, PASTED, cancel))
        except FetchCancelledError:
            report.stopped = True
        else:
            report.count(Outcome(incoming.source, in_corpus=False, added=added))
    return report


def add_address(
    library: Library,
    url: str,
    cancel: Callable[[], bool],
    progress: Progress,
    in_turn: Turn = at_once,
) -> AddReport:
    """Add the article at an address that a person typed, or follow the feed that is there.

    ``cancel`` is asked now and then and returns True to stop; ``progress`` hears how many bytes
    have come, and of how many; what is saved is saved ``in_turn``. Raises StoreError.
    """
    from reader.feeds.subscriptions import new_feed, subscribe
    from reader.ingest.net.errors import FetchCancelledError
    from reader.ingest.pages import FeedError, fetch_article

    report, given, url = AddReport(), url, without_password(url)
    if url != given:
        report.remarks.append(f"{url}: {LEFT_OUT}")
    try:
        try:
            article, original = fetch_article(url, cancel, progress)
        except FeedError as error:
            follow = partial(subscribe, library, new_feed(url, reach=error.reach))
            report.feeds.append(in_turn(unless_cancelled(follow, url, cancel)).feed)
        else:
            keep = partial(library.add, article, original)
            added = in_turn(unless_cancelled(keep, url, cancel))
            report.count(Outcome(url, in_corpus=False, added=added))
    except FetchCancelledError:
        report.stopped = True
    except IngestError as error:
        report.failures.append(str(error))
    return report


def add_sources(
    library: Library,
    sources: list[str],
    progress: Callable[[int], bool],
    options: CorpusOptions | None = None,
) -> AddReport:
    """Add files, folders and corpora; raises StoreError.

    ``progress`` is called with the number of articles read so far and returns False to stop.
    """
    report = AddReport()

    def told(found: Failure | Remark | Skipped) -> None:
        if isinstance(found, Failure):
            report.failures.append(str(found.error))
        elif isinstance(found, Remark):
            report.remarks.append(f"{found.source}: {found.what}")
        else:
            report.skipped += found.count

    def go_on(number: int) -> bool:
        report.stopped = not progress(number)
        return not report.stopped

    for outcome in add_each(library, sources, told, go_on, options):
        report.count(outcome)
    return report


def add_each(
    library: Library,
    sources: list[str],
    tell: Callable[[Failure | Remark | Skipped], None],
    go_on: Callable[[int], bool],
    options: CorpusOptions | None = None,
    jobs: int = 1,
) -> Iterator[Outcome]:
    """Add what ``sources`` hold; yield what became of each article once that is durable.

    ``tell`` is called with what could not be read or was left alone, ``go_on`` before each article
    with the number of those before it; it returns False to stop. With ``jobs`` so many processes
    work on a corpus, this one among them. Raises StoreError.
    """
    wanted = read_sources(sources, options)
    if jobs > 1 and any(map(is_corpus, sources)):
        from reader.ingest.corpora.ahead import made_ahead

        wanted = made_ahead(wanted, library.store.known, jobs - 1)
    waiting: deque[tuple[str, bool]] = deque()

    def arrivals() -> Iterator[Arrival]:
        for number, found in enumerate(wanted):
            if not go_on(number):
                return
            if isinstance(found, Failure | Remark | Skipped):
                tell(found)
            elif isinstance(found, Incoming):
                waiting.append((found.source, False))
                yield arrival(found.article, found.original)
            else:
                waiting.append((found.source, True))
                yield found.arrival

    for added in bring_in(library, arrivals()):
        yield Outcome(*waiting.popleft(), added)
