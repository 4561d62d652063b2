"""No mark is saved that cuts what a person sees as one character: spans cover whole ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reader.store.disk import load
from reader.store.protocol import Change, StoreError
from reader.store.shard import Shard, damaged
from reader.text.graphemes import Graphemes

_PARTS = ("content", "cue", "source")


def refuse_cuts(changes: Iterable[Change], text: Callable[[], str]) -> None:
    """Raise StoreError when a span that one of ``changes`` sets cuts a character of ``text``.

    The text is asked for only when a span is set at all.
    """
    graphemes: Graphemes | None = None
    for change, start, end in _spans(changes):
        graphemes = graphemes or Graphemes(text())
        if any(graphemes.start(offset) != offset for offset in (start, end)):
            raise StoreError(
                f"{change.kind} {change.id} was not saved: {start}-{end} cuts a character that is "
                "made of several code points. Mark it again"
            )


def _spans(changes: Iterable[Change]) -> Iterator[tuple[Change, int, int]]:
    for change in changes:
        if change.kind in ("attribution", "rejection", "suggestion"):
            after = change.after or {}
            for part in _PARTS:
                yield from ((change, start, end) for start, end in after.get(part) or ())


def text_of(record: Shard) -> str:
    """Return the text of the article whose record this is; raises DamagedError."""
    path = record.path.with_suffix(".txt")
    try:
        return load(path).decode()
    except (FileNotFoundError, UnicodeDecodeError):
        raise damaged(path, "the text is gone or damaged") from None
