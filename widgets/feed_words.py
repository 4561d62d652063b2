"""What the screen of the feeds says about them in words: a title, and three lines about one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from textual.content import Content

from reader.model import Feed, FullText
from reader.store.protocol import FeedView
from widgets.feed_list import FeedSign, sign_of
from widgets.phrases import count_of, ends, plain, when_of

_PAGES = {
    FullText.AUTO: "pages of stubs are fetched",
    FullText.ALWAYS: "every page is fetched",
    FullText.NEVER: "no page is fetched",
}


def title_words(views: Sequence[FeedView], goes_on: Content, width: int) -> Content:
    """Return the line over the list: how many feeds there are, and how far what goes on is."""
    failed = sum(1 for view in views if view.state.error or view.state.gone)
    parts = [count_of(len(views), "feed")]
    unread = sum(view.unread for view in views)
    parts += [f"{unread:,} unread"] if unread else []
    parts += [f"{failed:,} in trouble"] if failed else []
    left = Content.assemble(("Feeds", "bold $foreground"), "   ", " · ".join(parts))
    return ends(left, goes_on, width)


def detail_lines(
    view: FeedView, under_way: Collection[str], at: datetime, width: int
) -> list[Content]:
    """Return what there is to know of a feed: address, how it is in words, what went wrong.

    What went wrong names the address, and may need its line as well.
    """
    feed, state = view.feed, view.state
    sign = sign_of(view, under_way, at)
    facts = [f"{sign} {_state_words(view, sign, at)}"]
    if state.checked is not None and sign is not FeedSign.UNDER_WAY:
        facts.append(f"checked {when_of(state.checked, at)}")
    facts.append(_PAGES[feed.full_text])
    told = Content(" · ".join(facts)).truncate(width, ellipsis=True)
    if state.error:
        return [told, plain(state.error, "$text-error")]
    return [plain(feed.url).truncate(width, ellipsis=True), told]


def _state_words(view: FeedView, sign: FeedSign, at: datetime) -> str:
    state = view.state
    due = when_of(state.next_due, at)
    if sign is FeedSign.FAILED:
        times = "" if state.failures < 2 else f" {state.failures} times in a row"
        again = f", tried again from {due}" if due else ""
        return f"failed{times}{again}"
    return {
        FeedSign.FRESH: f"fresh until {due}",
        FeedSign.DUE: "due" if state.checked else "not read yet",
        FeedSign.UNDER_WAY: "being read",
        FeedSign.GONE: "gone for good, says the site; r asks all the same",
    }[sign]


def query_for(feed: Feed, others: Sequence[Feed]) -> str:
    """Return the query that finds the articles of one feed, readable where that is possible.

    A title is meant wherever it stands in another's, so such a title does not do.
    """
    title = feed.title
    alike = [f for f in others if title.casefold() in f.title.casefold()]
    if not title or '"' in title or len(alike) > 1:
        return f"feed:{feed.id}"
    return f'feed:"{title}"' if " " in title else f"feed:{title}"
