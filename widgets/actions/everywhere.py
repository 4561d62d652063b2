"""Commands that work in every pane, and those on the open article as a whole."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.annotating import with_block_role
from reader.config import keep_state
from reader.model import ArticleState, Attribution, BlockRole
from reader.query import Sort
from widgets.actions.registry import action
from widgets.commands import LIBRARY
from widgets.phrases import turned_words

if TYPE_CHECKING:
    from widgets.screens.desk import Desk


@action("desk.add")
def add(desk: Desk, count: int | None) -> None:
    """Ask for an article."""
    desk.dialogs.add()


@action("desk.export")
def export(desk: Desk, count: int | None) -> None:
    """Ask what to export, and where to."""
    desk.dialogs.export()


@action("desk.speakers")
def speakers(desk: Desk, count: int | None) -> None:
    """Open the speakers."""
    desk.dialogs.speakers()


@action("desk.libraries")
def libraries(desk: Desk, count: int | None) -> None:
    """Ask for another library."""
    desk.dialogs.libraries()


@action("desk.conflicts")
def conflicts(desk: Desk, count: int | None) -> None:
    """Choose between versions, one conflict after another."""
    if not desk.dialogs.drafts:
        desk.say("No conflict waits for a choice, unless another window has just met one.")
    desk.dialogs.look_for_drafts()


@action("desk.settings")
def settings(desk: Desk, count: int | None) -> None:
    """Ask for the library's name and for who marks."""
    desk.dialogs.settings()


@action("desk.tour")
def tour(desk: Desk, count: int | None) -> None:
    """Begin the guided tour, with a count at that step, or end it."""
    desk.dialogs.tour(count)


@action("desk.samples")
def samples(desk: Desk, count: int | None) -> None:
    """Take the sample articles out."""
    desk.dialogs.remove_samples()


@action("desk.next_unread")
def next_unread(desk: Desk, count: int | None) -> None:
    """Open the first unread article after the one under the cursor, or the first of all."""
    rows = desk.library_pane.rows
    unread = [row.id for row in rows if row.state == ArticleState.UNREAD]
    if not unread:
        desk.say("Everything here is read.")
        return
    here = desk.library_pane.list.cursor
    following = [row.id for row in rows[here + 1 :] if row.state == ArticleState.UNREAD]
    article_id = (following or unread)[0]
    desk.library_pane.select(article_id)
    desk.open_article(article_id)


@action("desk.next_pane")
def next_pane(desk: Desk, count: int | None) -> None:
    """Go to the next pane."""
    desk.step_pane(1)


@action("desk.previous_pane")
def previous_pane(desk: Desk, count: int | None) -> None:
    """Go to the pane before."""
    desk.step_pane(-1)


@action("desk.zoom")
def zoom(desk: Desk, count: int | None) -> None:
    """Show one pane alone, or all."""
    panes = (desk.library_pane, desk.query_one("#articles"), desk.quotes_pane)
    if not desk.has_class("-zoom") and sum(pane.display for pane in panes) == 1:
        desk.say("This pane is alone already: there is no room for more.")
    else:
        desk.toggle_class("-zoom")


@action("desk.undo")
def undo(desk: Desk, count: int | None) -> None:
    """Take back what was done last in this pane."""
    for _ in range(count or 1):
        _turn(desk, again=False)


@action("desk.redo")
def redo(desk: Desk, count: int | None) -> None:
    """Do again what was taken back."""
    for _ in range(count or 1):
        _turn(desk, again=True)


@action("desk.stop")
def stop(desk: Desk, count: int | None) -> None:
    """Stop the change of many articles that goes on."""
    desk.bulk.stop()


@action("desk.retry")
def retry(desk: Desk, count: int | None) -> None:
    """Try again to save."""
    desk.saver.retry()


@action("desk.palette")
def palette(desk: Desk, count: int | None) -> None:
    """Open the command palette."""
    desk.app.action_command_palette()


@action("desk.help")
def show_help(desk: Desk, count: int | None) -> None:
    """Show the keys that work here."""
    desk.dialogs.help()


@action("desk.theme")
def theme(desk: Desk, count: int | None) -> None:
    """Ask for the colours."""
    desk.app.search_themes()


@action("desk.quit")
def quit_kutip(desk: Desk, count: int | None) -> None:
    """Leave, once everything is saved."""
    desk.leave()


@action("article.fields")
def fields(desk: Desk, count: int | None) -> None:
    """Open the form with the article's fields."""
    desk.dialogs.fields(desk.reading.article.id)


@action("article.tags")
def tags(desk: Desk, count: int | None) -> None:
    """Ask for the article's tags."""
    reading = desk.reading
    desk.dialogs.tags(
        reading.article.tags,
        lambda tags: reading.correct(replace(reading.article, tags=tags), "tag the article"),
    )


@action("article.done")
def done(desk: Desk, count: int | None) -> None:
    """Call the article done, or take it up again."""
    article = desk.reading.article
    state = ArticleState.READING if article.state == ArticleState.DONE else ArticleState.DONE
    desk.reading.correct(replace(article, state=state), f"call the article {state}")
    desk.say(f"The article is {'done' if state == ArticleState.DONE else 'being read'}.")


@action("article.browser")
def browser(desk: Desk, count: int | None) -> None:
    """Open the web page."""
    url = desk.reading.article.url
    if url.startswith(("http://", "https://")):
        desk.say(f"Opening {url}")
        # A browser in the terminal would hold the screen until it is closed.
        desk.run_worker(partial(desk.app.open_url, url), thread=True, exit_on_error=False)
    else:
        desk.say("The article names no web address; F corrects it.")


@action("article.close")
def close(desk: Desk, count: int | None) -> None:
    """Close the article."""
    desk.opened.close([desk.reading.article.id])


@action("article.role")
def block_role(desk: Desk, count: int | None) -> None:
    """Ask for the role of the block under the cursor."""
    reading, offset = desk.reading, desk.view.cursor
    block = next((b for b in reading.article.blocks if b.start <= offset < b.end), None)
    if block is None:
        desk.say("Between two blocks there is nothing to call anything.")
        return

    def chosen(role: str) -> None:
        after = with_block_role(reading.article, offset, BlockRole(role))
        reading.correct(after, f"call it {role}")

    desk.dialogs.choose("Block role", [str(r) for r in BlockRole], str(block.role), chosen)


@action("library.sort")
def sort(desk: Desk, count: int | None) -> None:
    """Ask for the order of the list."""

    def chosen(order: str) -> None:
        desk.sort_by(order)
        keep_state(desk.state)

    desk.dialogs.choose("Sort by", [str(s) for s in Sort], desk.state.sort, chosen)


def _turn(desk: Desk, again: bool) -> None:
    if desk.pane == LIBRARY or not desk.readings:
        desk.bulk.turn(again, lambda words: desk.say(_or_elsewhere(desk, words, again)))
        return
    reading = desk.reading

    def turned(label: str | None, back: Attribution | None) -> None:
        desk.say(_or_elsewhere(desk, turned_words(again, label), again))
        desk.loader.speakers()  # an accept that is taken back takes those away that it made
        if back is not None and desk.readings and reading is desk.reading:
            desk.view.go_to(back.content[0].start)

    reading.take_back(again, turned)


def _or_elsewhere(desk: Desk, words: str, again: bool) -> str:
    """Add to the news that there was nothing to undo here where other things are undone."""
    if words != turned_words(again, None) or not desk.readings:
        return words
    command, turned = ("desk.redo", "redoes") if again else ("desk.undo", "undoes")
    key = desk.keys.of(command)
    if desk.pane == LIBRARY:
        return f"{words} In an article {key} {turned} what was done to its quotes."
    return f"{words} In the library's list {key} {turned} what was done to articles there."
