"""The command `kutip refetch`: articles fetched again, one line on what became of each."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import orjson

from reader.anchoring import Anchor, Anchored
from reader.annotating import covered
from reader.codec import Json
from reader.commands.common import Meter, emit, opened, say, takes_format
from reader.commands.tables import clean
from reader.model import Attribution
from reader.refetching import NotFetched, Outcome, Refetched, refetch_all
from reader.store.protocol import NotFoundError

if TYPE_CHECKING:
    from reader.library import Library

_COUNTED = {
    Anchor.EXACT: ("exact", "exact"),
    Anchor.MOVED: ("moved", "moved"),
    Anchor.CONTEXT: ("by context", "by context"),
    Anchor.ORPHAN: ("orphan", "orphans"),
}
"""How one and several quotes are called that were found in this way."""


def arguments_refetch(parser: ArgumentParser) -> None:
    """Say what `kutip refetch` takes."""
    parser.add_argument(
        "articles",
        nargs="+",
        metavar="ID|QUERY",
        help="ids, or how they begin; else what `kutip list` would find with these words",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would change, save nothing"
    )
    parser.add_argument(
        "--local",
        action="store_true",
        help="fetch addresses of this machine and of private networks, too",
    )
    takes_format(parser, "text", "jsonl")
    parser.set_defaults(more="articles")


def run_refetch(args: Namespace) -> int:
    """Fetch articles again and print a line for each; 1 when one could not be fetched."""
    failed = False
    with opened(args) as library, Meter("fetching article") as meter:
        ids = _chosen(library, args.articles)
        results = refetch_all(library, ids, local=args.local, dry_run=args.dry_run)
        for number, result in enumerate(results, 1):
            meter(number, len(ids))
            if isinstance(result, NotFetched):
                failed = True
                say(str(result.error))
            if args.format == "jsonl":
                emit([orjson.dumps(_json(library, result)), b"\n"])
            else:
                emit(f"{line}\n".encode() for line in _lines(library, result))
    return 1 if failed else 0


def _chosen(library: Library, words: Sequence[str]) -> list[str]:
    """Return the ids that ``words`` name, or the articles from the web that they find."""
    try:
        return [library.find(word) for word in words]
    except NotFoundError as error:
        rows = library.rows(" ".join(words))
        if not rows:
            raise NotFoundError(
                f"{' '.join(words)}: no article is found by this; `kutip list` shows them"
            ) from error
        return [row.id for row in rows if row.url]


def _lines(library: Library, result: Refetched | NotFetched) -> Iterator[str]:
    if isinstance(result, NotFetched):
        return
    line = f"{result.article_id}  {result.outcome}"
    if result.outcome is Outcome.LEFT:
        line += f": {result.note}"
    if result.outcome is Outcome.NEW_VERSION:
        line += f" {result.version_id}"
        counts = [
            f"{len(found)} {_COUNTED[how][len(found) > 1]}"
            for how in Anchor
            if (found := result.found(how))
        ]
        line += f": {', '.join(counts)}" if counts else ""
    yield line
    text = library.read(result.article_id).article.text if result.version_id else ""
    for anchored in result.orphans:
        yield f"  orphan: {clean(covered(text, anchored.mark.content))} ({clean(anchored.reason)})"
    for anchored in result.lost_edits:
        words = clean(covered(text, anchored.mark.content))
        yield f"  edited suggestion not found: {words} ({clean(anchored.reason)})"
    for anchored in result.doubtful:
        parts = " and ".join(anchored.doubtful)
        words = clean(covered(text, anchored.mark.content))
        yield f"  look at: {words} (its {parts} changed or is gone)"


def _json(library: Library, result: Refetched | NotFetched) -> Json:
    if isinstance(result, NotFetched):
        return {"id": result.article_id, "outcome": "failed", "error": str(result.error)}
    text = library.read(result.article_id).article.text if result.anchored else ""
    return {
        "id": result.article_id,
        "outcome": str(result.outcome),
        "version": result.version_id or None,
        "note": result.note or None,
        "attributions": [_anchored_json(text, found) for found in result.anchored],
        "rejections": len(result.rejections),
        "edited_suggestions": len(result.suggestions),
    }


def _anchored_json(text: str, found: Anchored) -> Json:
    mark = found.mark
    return {
        "id": mark.id,
        "how": str(found.how),
        "exact": [text[start:end] for start, end in mark.content],
        "content": [list(span) for span in found.content],
        "cue": [list(span) for span in found.cue],
        "source": [list(span) for span in found.source],
        "score": found.score,
        "doubtful": list(found.doubtful),
        "reason": found.reason or None,
        "candidate": list(found.candidate) if found.candidate else None,
        "speaker_ids": list(mark.speaker_ids) if isinstance(mark, Attribution) else [],
    }
