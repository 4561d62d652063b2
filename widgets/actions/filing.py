"""Commands of the two lists: moving in them, and filing articles, one or many at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.model import ArticleState
from widgets.actions.registry import action
from widgets.phrases import count_of

if TYPE_CHECKING:
    from reader.store.protocol import Progress
    from widgets.bulk import Outcome
    from widgets.screens.desk import Desk


@action("list.down")
def down(desk: Desk, count: int | None) -> None:
    """Go down in the focused list."""
    desk.focused_list.move(count or 1)


@action("list.up")
def up(desk: Desk, count: int | None) -> None:
    """Go up in the focused list."""
    desk.focused_list.move(-(count or 1))


@action("list.page_down")
def page_down(desk: Desk, count: int | None) -> None:
    """Go pages down in the focused list."""
    desk.focused_list.page(count or 1)


@action("list.page_up")
def page_up(desk: Desk, count: int | None) -> None:
    """Go pages up in the focused list."""
    desk.focused_list.page(-(count or 1))


@action("list.first")
def first(desk: Desk, count: int | None) -> None:
    """Go to the first of the focused list."""
    desk.focused_list.first()


@action("list.last")
def last(desk: Desk, count: int | None) -> None:
    """Go to the last of the focused list."""
    desk.focused_list.last()


@action("library.open")
def open_article(desk: Desk, count: int | None) -> None:
    """Read the article under the cursor."""
    desk.library_pane.choose()


@action("library.beside")
def open_beside(desk: Desk, count: int | None) -> None:
    """Read the article under the cursor beside the one that is open."""
    row = desk.library_pane.row
    if row is not None:
        desk.open_article(row.id, beside=True)


@action("library.filter")
def show_filter(desk: Desk, count: int | None) -> None:
    """Go to the filter."""
    desk.library_pane.show_filter()


@action("desk.filter")
def filter_from_elsewhere(desk: Desk, count: int | None) -> None:
    """Go to the filter, however little room there is for the list beside the article."""
    desk.focus_on(desk.library_pane.list)
    desk.call_after_refresh(desk.library_pane.show_filter)


@action("library.mark")
def pick(desk: Desk, count: int | None) -> None:
    """Pick the article under the cursor, or let it go."""
    desk.library_pane.toggle_mark()


@action("library.mark_all")
def pick_all(desk: Desk, count: int | None) -> None:
    """Pick all, or let all go."""
    desk.library_pane.mark_all()


@action("library.tag")
def tag(desk: Desk, count: int | None) -> None:
    """Ask for tags to give to the picked articles, or to take off."""
    targets = set(desk.library_pane.targets)
    rows = [row for row in desk.library_pane.rows if row.id in targets]
    if not rows:
        return
    common = tuple(t for t in rows[0].tags if all(t in row.tags for row in rows))

    def done(tags: tuple[str, ...]) -> None:
        added = [t for t in tags if t not in common]
        removed = [t for t in common if t not in tags]
        if added or removed:
            tagged = partial(desk.library.tag, list(targets), added, removed)
            _file(desk, "tagging", tagged, "Tagged")

    desk.dialogs.tags(common, done)


@action("library.unread")
def unread(desk: Desk, count: int | None) -> None:
    """Call the picked articles unread."""
    _set_state(desk, ArticleState.UNREAD)


@action("library.finish")
def done(desk: Desk, count: int | None) -> None:
    """Call the picked articles done."""
    _set_state(desk, ArticleState.DONE)


@action("library.archive")
def archive(desk: Desk, count: int | None) -> None:
    """Archive the picked articles."""
    _set_state(desk, ArticleState.ARCHIVED)


@action("library.delete")
def delete(desk: Desk, count: int | None) -> None:
    """Hide the picked articles; undo brings them back."""
    targets = desk.library_pane.targets
    desk.opened.close(targets)
    _file(desk, "deleting", partial(desk.library.delete, targets), "Deleted")


@action("library.fields")
def fields(desk: Desk, count: int | None) -> None:
    """Open the form with the fields of the article under the cursor."""
    row = desk.library_pane.row
    if row is not None:
        desk.dialogs.fields(row.id)


_DOING: Mapping[ArticleState, str] = {
    ArticleState.UNREAD: "calling unread",
    ArticleState.DONE: "calling done",
    ArticleState.ARCHIVED: "archiving",
}
"""What the first line says while many articles become so."""


def _set_state(desk: Desk, state: ArticleState) -> None:
    targets = desk.library_pane.targets
    _file(desk, _DOING[state], partial(desk.library.set_state, targets, state), f"Now {state}")


def _file(desk: Desk, doing: str, save: Callable[[Progress], None], told: str) -> None:
    """Save a change of the picked articles; those of a change that is stopped stay picked."""
    count = len(desk.library_pane.targets)
    undo = desk.keys.of("desk.undo")

    def saved(outcome: Outcome[None]) -> None:
        if not outcome.stopped:
            desk.library_pane.clear_marks()
            desk.say(f"{told}: {count_of(count, 'article')}; {undo} takes it back.")
        elif outcome.done:
            part = f"{outcome.done:,} of {count_of(outcome.total, 'article')}"
            desk.say(f"{told}: {part}, then stopped; {undo} takes it back.")
        else:
            desk.say("Stopped before anything was changed.")
        desk.refresh_all()

    if count:
        desk.bulk.submit(doing, save, saved)
