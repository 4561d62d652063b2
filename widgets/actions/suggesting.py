"""Commands on what is proposed: accept, reject, accept all, and how sure it must be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.annotating import covered
from reader.config import keep_state
from reader.model import Attribution
from reader.said_of_speakers import with_others
from reader.suggesting import as_edited, needs_speaker, used
from reader.text.normalise import one_line
from widgets.actions.registry import action
from widgets.phrases import count_of
from widgets.suggested import OFF, THRESHOLDS, phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from widgets.screens.desk import Desk

_TOLD = 52
"""Characters for which there is room in the first line of a small terminal."""


@action("suggest.reject")
def reject(desk: Desk, count: int | None) -> None:
    """Refuse the suggestion and go to the next."""
    suggestion = desk.quote_here()
    if suggestion is not None:
        desk.reading.reject(suggestion)
        _go_on(desk, suggestion)


@action("suggest.threshold")
def next_threshold(desk: Desk, count: int | None) -> None:
    """Show suggestions from another confidence on."""
    names = list(THRESHOLDS)
    here = names.index(desk.state.suggest) if desk.state.suggest in names else 0
    desk.state.suggest = names[(here + (count or 1)) % len(names)]
    keep_state(desk.state)
    desk.opened.show_again()
    if desk.state.suggest == OFF:
        desk.say("Suggestions are off.")
    else:
        number = len(desk.reading.suggested.open)
        desk.say(f"Suggestions: {phrase(desk.state.suggest)}, {number:,} here.")


@action("suggest.accept_all")
def accept_all(desk: Desk, count: int | None) -> None:
    """Show what would be accepted and ask."""
    from widgets.screens.accept_all import AcceptAll

    reading = desk.reading
    ready = [a for a in reading.suggested.open if not needs_speaker(a)]
    left = len(reading.suggested.open) - len(ready)
    if not ready:
        key = desk.keys.of("mark.finish")
        desk.say(f"All of them need a speaker first; {key} on one asks for it.")
        return
    first, last = desk.view.top, _bottom(desk)
    in_view = {a.id for a in ready if first <= a.content[0].start < last}
    names = {a.id: " + ".join(map(desk.speaker_name, a.speaker_ids)) for a in ready}

    def accepted(ids: frozenset[str] | None) -> None:
        # The reading may have changed behind the dialog.
        chosen = [a for a in reading.suggested.open if a.id in (ids or ())]
        if chosen:
            _accept(desk, chosen)
            reading.leave()
            what = count_of(len(chosen), "suggestion")
            desk.say(f"Accepted {what}; {desk.keys.of('desk.undo')} takes it back.")

    screen = AcceptAll(
        reading.article.text, ready, names, in_view, phrase(desk.state.suggest), left
    )
    desk.app.push_screen(screen, accepted)


def accept_here(desk: Desk, suggestion: Attribution, **written: Any) -> None:
    """Make an attribution of a suggestion and go to the next; ask who speaks when it is unclear.

    ``written`` are the values of fields that a person has given it in a dialog.
    """
    reading = desk.reading

    def accept(proposed: Attribution) -> None:
        _accept(desk, [as_edited(proposed, replace(proposed, **written))])
        _go_on(desk, proposed)
        if written:
            desk.say(_accepted_with(written))

    if not needs_speaker(suggestion):
        accept(suggestion)
        return
    reading.take_up(suggestion.id)

    def answered(attribution_id: str) -> None:
        fixed = reading.suggested.find(attribution_id)
        if fixed is not None and reading is desk.reading:
            accept(fixed)

    def unanswered() -> None:
        if written:  # it is not lost for want of a speaker
            answered(suggestion.id)

    desk.dialogs.speaker(answered, unanswered)


def named_by_source(desk: Desk, suggestion: Attribution) -> Attribution:
    """Return a suggestion with another source, said by whom its words clearly mean.

    Whom they do not name is asked for when the suggestion is accepted; a pronoun changes nobody.
    """
    from reader.naming import naming

    reading = desk.reading
    words = covered(reading.article.text, suggestion.source)
    told = naming(words, reading.article.language)
    if not told.named:
        return suggestion
    known = (desk.speaker_index, desk.speakers, used(reading.record, desk.speakers))
    ids = reading.suggested.speaker_for(reading.article, words, known)
    speakers = [s for s in map(desk.opened.speakers.get, ids) if s is not None]
    said = (told.role, told.affiliation)
    named = desk.canonical_ids(suggestion.speaker_ids)
    others = (a for a in reading.marked if a.id != suggestion.id)
    after = with_others(suggestion, speakers, named, said, others)
    return replace(after, source_kind=suggestion.source_kind)


def _accepted_with(written: Mapping[str, Any]) -> str:
    """Return what is told of a suggestion that was accepted by what was written on it."""
    if written.keys() == {"note"}:
        what = f"note: {written['note']}"
    elif written.keys() == {"tags"}:
        what = f"tags: {', '.join(written['tags'])}"
    else:
        what = f"details: {', '.join(written)}"
    told = f"Accepted with its {one_line(what)}"
    return told if len(told) <= _TOLD else told[: _TOLD - 1] + "…"


def _bottom(desk: Desk) -> int:
    """Return where the last line on screen ends."""
    view = desk.view
    line = min(view.scroll_offset.y + view.page_height, view.lines.line_count) - 1
    return view.lines.span(line).end


def _accept(desk: Desk, suggestions: Sequence[Attribution]) -> None:
    reading = desk.reading
    named = {i for a in suggestions for i in a.speaker_ids}
    new = [speaker for i, speaker in reading.suggested.new.items() if i in named]
    desk.know(new)
    reading.accept(suggestions)
    desk.last_speakers = suggestions[-1].speaker_ids or desk.last_speakers


def _go_on(desk: Desk, answered: Attribution) -> None:
    """Go to the suggestion after the one that was answered, or to the first that is left."""
    reading = desk.reading
    left = reading.suggested.open
    after = [a for a in left if (a.content, a.id) > (answered.content, answered.id)]
    following = next(iter(after or left), None)
    if following is None:
        reading.leave()
        desk.say("Every suggestion is answered.")
        return
    reading.take_up(following.id)
    desk.view.go_to(following.content[0].start)
