"""Changes the same of many articles, as one action that can be stopped on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.changes import edit
from reader.model import LIBRARY_SCOPE, Article
from reader.store.protocol import Progress

if TYPE_CHECKING:
    from reader.library import Library


def edit_all(
    library: Library,
    article_ids: Sequence[str],
    label: str,
    revise: Callable[[Article], Article],
    progress: Progress | None = None,
) -> None:
    """Save what ``revise`` makes of each article as one action of the library.

    ``progress`` is called before anything is saved, too; when it raises, what is saved by then is
    the action. Raises what ``Library`` does.
    """
    changes = []
    for article_id in article_ids:
        if progress is not None:
            progress(0, len(article_ids))
        article = library.read(article_id).article
        change = edit(article, revise(article))
        if change:
            changes.append(change)
    if changes:
        what = "1 article" if len(changes) == 1 else f"{len(changes)} articles"
        library.commit(LIBRARY_SCOPE, f"{label} {what}", changes, progress)
