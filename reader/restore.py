"""Brings the checked contents of an export into a library without overwriting anything there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.changes import edit
from reader.export.json_reading import Contents
from reader.model import LIBRARY_SCOPE, Article, Attribution, Rejection, Speaker
from reader.query import Query
from reader.store.protocol import Progress

if TYPE_CHECKING:
    from reader.library import Library

Noun = Article | Attribution | Rejection | Speaker
AnyNoun = TypeVar("AnyNoun", Article, Attribution, Rejection, Speaker)

_KINDS: dict[type[object], str] = {
    Article: "article",
    Attribution: "attribution",
    Rejection: "rejection",
    Speaker: "speaker",
}


class Conflict(NamedTuple):
    """One noun of an export that was not brought in."""

    kind: str
    id: str
    what: str
    """How it differs from what is there, or why it has no place."""


@dataclass(slots=True)
class ImportReport:
    """What an import did; the numbers are by kind of noun."""

    added: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    """How many were there already, with the same content."""
    conflicts: list[Conflict] = field(default_factory=list)
    dangling: list[str] = field(default_factory=list)
    """The ids of articles that others are linked to, and that neither the file nor the library has.
    """


def restore(library: Library, contents: Contents, progress: Progress | None = None) -> ImportReport:
    """Add what is new in ``contents`` to ``library`` and report what is there with other content.

    Speakers come first, then each article with what was marked in it, so an import that was
    interrupted can simply be run again. Raises StoreError when the library cannot be written.
    """
    report = ImportReport()
    new = _new(contents.speakers, library.speakers(), report)
    library.restore_nouns(LIBRARY_SCOPE, new)
    _count(report, new)
    _report_unknown_speakers(library, contents, report)
    marked = _by_article(contents)
    hidden = {row.id for row in library.rows(Query(deleted=True))}
    for done, article in enumerate(contents.articles, 1):
        _restore_article(library, article, *marked[article.id], article.id in hidden, report)
        if progress:
            progress(done, len(contents.articles))
    named = dict.fromkeys(link.article_id for a in contents.articles for link in a.links)
    there = {*library.store.known(list(named)), *hidden}
    report.dangling += [article_id for article_id in named if article_id not in there]
    return report


def _restore_article(
    library: Library,
    article: Article,
    attributions: list[Attribution],
    rejections: list[Rejection],
    hidden: bool,
    report: ImportReport,
) -> None:
    if library.restore_article(article, attributions, rejections):
        _count(report, (article, *attributions, *rejections))
        return
    here = library.read(article.id)
    if hidden and edit(here.article, article) is None:  # its deletion was taken back
        _count(report, (article,))
    else:
        _new([article], {article.id: here.article}, report)
    new: list[Attribution | Rejection] = [
        *_new(attributions, {a.id: a for a in here.attributions}, report),
        *_new(rejections, {r.id: r for r in here.rejections}, report),
    ]
    library.restore_nouns(article.id, new)
    _count(report, new)


def _new(nouns: Iterable[AnyNoun], here: Mapping[str, Noun], report: ImportReport) -> list[AnyNoun]:
    """Return what is not there yet; count what is the same, report what differs."""
    new = []
    for noun in nouns:
        if noun.id not in here:
            new.append(noun)
            continue
        change = edit(here[noun.id], noun)
        if change is None:
            report.same[_KINDS[type(noun)]] += 1
        else:
            what = "here it has another " + ", ".join(change.after or ())
            report.conflicts.append(Conflict(_KINDS[type(noun)], noun.id, what))
    return new


def _count(report: ImportReport, added: Iterable[Noun]) -> None:
    report.added.update(_KINDS[type(noun)] for noun in added)


def _by_article(
    contents: Contents,
) -> Mapping[str, tuple[list[Attribution], list[Rejection]]]:
    marked: defaultdict[str, tuple[list[Attribution], list[Rejection]]]
    marked = defaultdict(lambda: ([], []))
    for attribution in contents.attributions:
        marked[attribution.article_id][0].append(attribution)
    for rejection in contents.rejections:
        marked[rejection.article_id][1].append(rejection)
    return marked


def _report_unknown_speakers(library: Library, contents: Contents, report: ImportReport) -> None:
    # An attribution whose speaker got lost is still worth having, so it is no reason to refuse.
    known = library.speakers()
    named = {i: None for a in contents.attributions for i in a.speaker_ids if i not in known}
    for speaker_id in named:
        what = "attributions name this speaker, but neither the file nor the library has it"
        report.conflicts.append(Conflict("speaker", speaker_id, what))
