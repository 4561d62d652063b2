"""People named on lines of their own, with what they did above or below them: ``Reporter``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.ingest.byline import Byline, label_alone
from reader.ingest.names import is_house, is_name

_PEOPLE = ("author", "editor", "other")


def stacked(lines: Sequence[str]) -> Byline:
    """Return who is named in runs of ``lines`` that are labels and names and nothing else.

    In a run that ends with a label each stands below its names, in any other above them.
    """
    found: dict[str, list[str]] = {kind: [] for kind in _PEOPLE}
    for run in _runs(lines):
        kind, below = "", run[-1][0] != ""
        for label, name in reversed(run) if below else run:
            if label:
                kind = label
            elif kind and name not in found[kind]:
                found[kind].insert(0 if below else len(found[kind]), name)
    authors, editors, others = (tuple(found[kind]) for kind in _PEOPLE)
    return Byline(
        authors=authors, editor=next(iter(editors), ""), others=others, labelled=bool(authors)
    )


def _runs(lines: Sequence[str]) -> Iterator[list[tuple[str, str]]]:
    """Yield the runs as pairs of which one is empty: the kind of a label, or a name."""
    run: list[tuple[str, str]] = []
    for line in (*lines, ""):
        kind = label_alone(line)
        if kind in _PEOPLE:
            run.append((kind, ""))
        elif is_house(line):
            continue
        elif is_name(line):
            run.append(("", line))
        else:
            if any(label for label, _ in run) and any(name for _, name in run):
                yield run
            run = []
