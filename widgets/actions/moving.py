"""Commands that move through the article, its search and its quotes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.model import Span
from reader.text.quotations import quotations
from widgets.actions.registry import ACTIONS, action

if TYPE_CHECKING:
    from widgets.screens.desk import Desk
    from widgets.search_line import SearchLine

_MOTIONS = (
    *("char_left", "char_right", "line_down", "line_up", "word_next", "word_previous", "word_end"),
    *("sentence_next", "sentence_previous", "paragraph_next", "paragraph_previous"),
    *("line_start", "line_end", "text_start"),
    *("half_page_down", "half_page_up", "page_down", "page_up"),
)


def _move(motion: str, desk: Desk, count: int | None) -> None:
    desk.view.move(motion, count or 1)


for _motion in _MOTIONS:
    ACTIONS[f"move.{_motion}"] = partial(_move, _motion)


@action("move.text_end")
def to_the_end(desk: Desk, count: int | None) -> None:
    """Go to the end of the article, or to the paragraph with that number."""
    if count is None:
        desk.view.move("text_end", 1)
        return
    paragraphs = desk.reading.segments.paragraphs
    desk.view.go_to(paragraphs[min(count, len(paragraphs)) - 1].start)


@action("search.open")
def search(desk: Desk, count: int | None) -> None:
    """Open the search line."""
    _search_line(desk).open(desk.view)


@action("search.next")
def next_match(desk: Desk, count: int | None) -> None:
    """Go to a match further on."""
    _search_line(desk).step(desk.view, count or 1, desk.keys.of("search.open"))


@action("search.previous")
def previous_match(desk: Desk, count: int | None) -> None:
    """Go to a match further back."""
    _search_line(desk).step(desk.view, -(count or 1), desk.keys.of("search.open"))


@action("quote.next")
def next_quote(desk: Desk, count: int | None) -> None:
    """Go to a marked quote further on and take it up."""
    _step_quote(desk, count or 1)


@action("quote.previous")
def previous_quote(desk: Desk, count: int | None) -> None:
    """Go to a marked quote further back and take it up."""
    _step_quote(desk, -(count or 1))


def _step_quote(desk: Desk, count: int) -> None:
    reading = desk.reading
    places = [(a.content[0].start, a.id) for a in reading.marked]
    active = reading.active
    if active is not None and desk.current.is_taken_up():
        here = places.index((active.content[0].start, active.id))
    else:
        before = sum(start < desk.view.cursor for start, _ in places)
        here = before - 1 if count > 0 else before
    start, attribution_id = places[(here + count) % len(places)]
    reading.take_up(attribution_id)
    desk.view.go_to(start)


@action("quote.next_unmarked")
def next_unmarked(desk: Desk, count: int | None) -> None:
    """Go to the next quotation that nobody has marked."""
    reading, cursor = desk.reading, desk.view.cursor
    text = reading.article.text
    unmarked = [
        q.start
        for q in quotations(text)
        if not q.depth and not reading.is_content(Span(q.start, q.end))
    ]
    following = [start for start in unmarked if start > cursor] or unmarked
    if not following:
        desk.say("Every quotation is marked.")
        return
    desk.view.go_to(following[0], center=True)


def _search_line(desk: Desk) -> SearchLine:
    """Return the line to search in, and make it the first time."""
    if desk.search is None:
        from widgets.search_line import SearchLine

        desk.search = SearchLine(desk.show_lines)
        desk.mount(desk.search, after="#panes")
    return desk.search
