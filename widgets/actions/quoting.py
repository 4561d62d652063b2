"""Commands on a quote that is marked: speaker, type, tags, note, details, copy, delete."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotating import citation
from reader.model import Attribution, QuoteType
from reader.said_of_speakers import with_others
from widgets.actions.registry import action
from widgets.actions.suggesting import accept_here

if TYPE_CHECKING:
    from widgets.screens.desk import Desk


@action("quote.speaker")
def choose_speaker(desk: Desk, count: int | None) -> None:
    """Ask who speaks."""
    if desk.active_or_here() is not None:
        desk.dialogs.speaker()


@action("quote.same_speaker")
def same_speaker(desk: Desk, count: int | None) -> None:
    """Give the quote the speakers that were chosen last."""
    attribution = desk.active_or_here()
    if attribution is None:
        return
    if not desk.last_speakers:
        desk.say(f"No speaker was chosen yet; {desk.keys.of('quote.speaker')} chooses one.")
        return
    named = desk.canonical_ids(attribution.speaker_ids)
    chosen = (desk.opened.speakers.get(i) for i in desk.canonical_ids(desk.last_speakers))
    speakers = [speaker for speaker in chosen if speaker is not None]
    others = (a for a in desk.reading.marked if a.id != attribution.id)
    after = with_others(attribution, speakers, named, ("", ""), others)
    desk.reading.change(after, "set the speaker")


@action("quote.type")
def next_type(desk: Desk, count: int | None) -> None:
    """Change direct to indirect to mixed and round again."""
    attribution = desk.active_or_here()
    if attribution is not None:
        types = list(QuoteType)
        following = types[(types.index(attribution.type) + (count or 1)) % len(types)]
        desk.reading.change(replace(attribution, type=following), f"call it {following}")


@action("quote.tags")
def tag(desk: Desk, count: int | None) -> None:
    """Ask for the quote's tags."""
    attribution = desk.active_or_here()
    if attribution is not None:
        desk.dialogs.tags(
            attribution.tags,
            lambda tags: _change(desk, attribution, "tag the quote", tags=tags),
            of_quotes=True,
        )


@action("quote.note")
def note(desk: Desk, count: int | None) -> None:
    """Ask for a note on the quote."""
    attribution = desk.active_or_here()
    if attribution is not None:
        desk.dialogs.note(
            attribution.note,
            lambda text: _change(desk, attribution, "write a note", note=text),
        )


@action("quote.details", "quotes.details")
def details(desk: Desk, count: int | None) -> None:
    """Open the form with everything of the quote."""
    attribution = desk.active_or_here()
    if attribution is not None:
        desk.dialogs.details(
            attribution, lambda values: _change(desk, attribution, "edit the quote", **values)
        )


@action("quote.delete", "quotes.delete")
def delete(desk: Desk, count: int | None) -> None:
    """Delete the quote; undo brings it back."""
    attribution = desk.active_or_here()
    if attribution is not None:
        proposed = desk.reading.suggested.find(attribution.id) is not None
        desk.reading.remove(attribution)
        desk.say(
            f"{'Rejected' if proposed else 'Deleted'}; {desk.keys.of('desk.undo')} brings it back."
        )


@action("quote.copy")
def copy_quote(desk: Desk, count: int | None) -> None:
    """Copy the quote with its citation."""
    attribution = desk.active_or_here()
    if attribution is not None:
        _copy(desk, _cited(desk, attribution))


@action("select.copy")
def copy_selection(desk: Desk, count: int | None) -> None:
    """Copy the selected words with their citation."""
    span = desk.view.selection
    article = desk.reading.article
    if span is not None:
        _copy(desk, citation(article, article.text[span.start : span.end], ()))
        desk.view.anchor = None
        desk.keyboard.mode_changed()


@action("quotes.finish")
def finish(desk: Desk, count: int | None) -> None:
    """Accept the suggestion under the cursor of the list; else go to the quote in the text."""
    quote = desk.quote_here()
    if quote is not None and desk.reading.suggested.find(quote.id):
        accept_here(desk, quote)
    else:
        desk.quotes_pane.choose()


@action("quotes.open")
def open_quote(desk: Desk, count: int | None) -> None:
    """Go from the list of quotes to the text."""
    desk.quotes_pane.choose()


def _change(desk: Desk, seen: Attribution, label: str, **values: object) -> None:
    """Change fields of a quote that was ``seen`` when its dialog was opened.

    A suggestion on which something was written is accepted with it, as one action.
    """
    proposed = desk.reading.suggested.find(seen.id)
    if proposed is not None:
        if any(getattr(seen, name) != value for name, value in values.items()):
            accept_here(desk, proposed, **values)
        return
    after = replace(seen, **values)  # type: ignore[arg-type]
    desk.reading.change(after, label, seen=seen)


def _cited(desk: Desk, attribution: Attribution) -> str:
    names = [desk.speaker_name(i) for i in attribution.speaker_ids]
    words = desk.reading.citation_text(attribution)
    return citation(desk.reading.article, words, names)


def _copy(desk: Desk, text: str) -> None:
    """Send text to the terminal's clipboard, and keep it in a file for those without one."""
    from reader.config import state_file

    desk.app.copy_to_clipboard(text)
    path = state_file().with_name("copied.txt")

    async def keep() -> None:
        try:
            await asyncio.to_thread(_write, path, text)
        except OSError as error:
            desk.say(f"Sent to the terminal's clipboard; not kept in a file: {error}", "warning")
        else:
            desk.say(f"Sent to the terminal's clipboard, and kept in {path}")

    desk.start(keep, "copy")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
