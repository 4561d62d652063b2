"""Commands that mark content, cue and source: by quotation, by letters, by selection."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.annotating import (
    with_content,
    with_cue,
    with_fragment,
    with_last_span,
    with_source,
)
from reader.model import Attribution, Span, Spans
from reader.text.motions import text_object
from widgets.actions.registry import action
from widgets.actions.suggesting import accept_here, named_by_source

if TYPE_CHECKING:
    from widgets.reading import Reading
    from widgets.screens.desk import Desk

_OBJECTS = {'"': "quotation", "s": "sentence", "p": "paragraph"}
"""The keys that take a whole object where a letter would take a word."""


@dataclass(slots=True)
class Hinting:
    """Letters over words, waiting for one to be pressed."""

    words: Mapping[str, Span]
    pick: Callable[[Span], None]
    asks: str
    """What the status line says meanwhile."""
    objects: Mapping[str, str] = field(default_factory=dict)
    take: Callable[[Span], None] | None = None
    """What to do with an object's span, where objects are offered."""


@action("mark.quotation")
def mark_quotation(desk: Desk, count: int | None) -> None:
    """Mark the quotation at or after the cursor; when it is marked already, the next one."""
    span = object_at(desk.reading, desk.view.cursor, "quotation")
    if span is None:
        desk.say("No quotation from here on; v selects any words.")
        return
    here = text_object(desk.reading.segments, desk.view.cursor, "quotation")
    if here is not None and here != span and not _is_worked_on(desk.reading, here):
        desk.say("The quotation here is marked already; this is the next one.")
    _mark(desk, span)


@action("mark.content")
def mark_content(desk: Desk, count: int | None) -> None:
    """Ask for the word that the content begins with."""

    _ask_content(desk, "content from", (), lambda span: _mark(desk, span))


@action("mark.fragment")
def mark_fragment(desk: Desk, count: int | None) -> None:
    """Ask for the word that a further fragment begins with."""
    attribution = desk.active_or_here()
    if attribution is None:
        return

    def add(span: Span) -> None:
        _add_fragment(desk, span, attribution)

    _ask_content(desk, "fragment from", attribution.content, add)


@action("mark.cue")
def mark_cue(desk: Desk, count: int | None) -> None:
    """Ask for the cue's word."""

    from reader.marking import cue_at

    def mark(attribution: Attribution, word: Span) -> None:
        _set_cue(desk, attribution, (cue_at(desk.reading.segments, word),))

    _ask_word(desk, "cue", mark)


@action("mark.source")
def mark_source(desk: Desk, count: int | None) -> None:
    """Ask for a word of the source, then for the speaker."""

    from reader.marking import source_at

    def mark(attribution: Attribution, word: Span) -> None:
        _set_source(desk, attribution, (source_at(desk.reading.segments, word),))

    _ask_word(desk, "source", mark)


@action("mark.cue_range")
def mark_cue_range(desk: Desk, count: int | None) -> None:
    """Ask for the first and the last word of the cue."""
    _ask_range(desk, "cue", lambda a, span: _set_cue(desk, a, (span,)))


@action("mark.source_range")
def mark_source_range(desk: Desk, count: int | None) -> None:
    """Ask for the first and the last word of the source, then for the speaker."""
    _ask_range(desk, "source", lambda a, span: _set_source(desk, a, (span,)))


@action("mark.grow")
def make_longer(desk: Desk, count: int | None) -> None:
    """Move the end of the span that was marked last onwards."""
    from reader.marking import grow

    _adjust(desk, lambda span: grow(desk.reading.segments, span, count or 1))


@action("mark.shrink")
def make_shorter(desk: Desk, count: int | None) -> None:
    """Move the end of the span that was marked last back."""
    from reader.marking import shrink

    _adjust(desk, lambda span: shrink(desk.reading.segments, span, count or 1))


@action("mark.select")
def select(desk: Desk, count: int | None) -> None:
    """Begin a selection at the cursor."""
    desk.view.anchor = desk.view.cursor
    desk.keyboard.mode_changed()


@action("mark.select_sentence")
def select_sentence(desk: Desk, count: int | None) -> None:
    """Select the sentence under the cursor."""
    span = text_object(desk.reading.segments, desk.view.cursor, "sentence")
    if span is not None:
        desk.view.set_selection(span)
        desk.keyboard.mode_changed()


@action("mark.finish")
def finish(desk: Desk, count: int | None) -> None:
    """Accept a suggestion; leave the quote that is worked on, or take up the one at the cursor."""
    reading = desk.reading
    suggestion = desk.quote_here()
    if suggestion is not None and reading.suggested.find(suggestion.id):
        accept_here(desk, suggestion)
        return
    if desk.current.is_taken_up():
        reading.leave()
        return
    here = desk.view.attribution_at(desk.view.cursor)
    if here:
        reading.take_up(here)
    else:
        desk.say('No quote here. " marks the quotation, a marks from a word, v selects.')


@action("article.cancel")
def cancel(desk: Desk, count: int | None) -> None:
    """Leave the quote, or stop a change of many articles, or take the search's marks off."""
    if desk.reading.active is not None:
        desk.reading.leave()
    elif desk.bulk.can_stop:
        desk.bulk.stop()
    elif desk.search is not None:
        desk.search.forget(desk.view)


@action("select.content")
def selection_is_content(desk: Desk, count: int | None) -> None:
    """Mark the selection as content."""
    _mark(desk, _take_selection(desk), go=False)


@action("select.replace")
def selection_replaces(desk: Desk, count: int | None) -> None:
    """Make the selection the whole content of the quote."""
    attribution = desk.active_or_here()
    span = _take_selection(desk)
    if attribution is not None:
        after = with_content(desk.reading.article, attribution, (span,))
        desk.reading.change(after, "change the content", "content")
        desk.current.stay(after)


@action("select.fragment")
def selection_is_fragment(desk: Desk, count: int | None) -> None:
    """Add the selection to the content."""
    attribution = desk.active_or_here()
    span = _take_selection(desk)
    if attribution is not None:
        _add_fragment(desk, span, attribution)


@action("select.cue")
def selection_is_cue(desk: Desk, count: int | None) -> None:
    """Mark the selection as the cue."""
    attribution = desk.active_or_here()
    span = _take_selection(desk)
    if attribution is not None:
        _set_cue(desk, attribution, (span,))


@action("select.source")
def selection_is_source(desk: Desk, count: int | None) -> None:
    """Mark the selection as the source, then ask for the speaker."""
    attribution = desk.active_or_here()
    span = _take_selection(desk)
    if attribution is not None:
        _set_source(desk, attribution, (span,))


@action("select.swap")
def swap_ends(desk: Desk, count: int | None) -> None:
    """Go to the other end of the selection."""
    desk.view.swap_selection()


@action("select.cancel")
def cancel_selection(desk: Desk, count: int | None) -> None:
    """Give the selection up."""
    desk.view.anchor = None
    desk.keyboard.mode_changed()


def _mark(desk: Desk, span: Span, go: bool = True) -> None:
    """Mark a span as content; when exactly it is marked already, take that quote up."""
    same = [a for a in desk.reading.record.attributions if a.content == (span,)]
    if same:
        desk.reading.take_up(same[0].id)
        desk.say("That is marked already; it is taken up.")
    else:
        desk.reading.mark((span,))
    if go:
        desk.view.go_to(span.start)


def _is_worked_on(reading: Reading, span: Span) -> bool:
    return reading.active is not None and span in reading.active.content


def _take_selection(desk: Desk) -> Span:
    span = desk.view.selection
    assert span is not None
    desk.view.anchor = None
    desk.keyboard.mode_changed()
    return _trimmed(desk.reading, span)


def _trimmed(reading: Reading, span: Span) -> Span:
    """Leave out the blanks at both ends of a selection; nobody means them."""
    covered = reading.article.text[span.start : span.end]
    if not covered.strip():
        return span
    start = span.start + len(covered) - len(covered.lstrip())
    return Span(start, span.end - (len(covered) - len(covered.rstrip())))


def object_at(reading: Reading, offset: int, name: str) -> Span | None:
    """Return the object at ``offset``; of quotations the first from there that is not marked."""
    span = text_object(reading.segments, offset, name)
    while name == "quotation" and span is not None and reading.is_content(span):
        following = text_object(reading.segments, span.end, "quotation")
        if following is not None and following.start < span.end:
            return None
        span = following
    return span


def _ask_content(desk: Desk, asks: str, avoid: Spans, done: Callable[[Span], None]) -> None:
    from reader.marking import content_from, hint_words

    segments, cursor = desk.reading.segments, desk.view.cursor
    found = hint_words(segments, cursor, avoid, reserved="".join(_OBJECTS))

    def pick(word: Span) -> None:
        done(content_from(segments, word.start))

    desk.keyboard.ask(
        Hinting(dict(found), pick, f'{asks}: letter, " quotation, s, p', _OBJECTS, done)
    )


def _ask_word(desk: Desk, asks: str, done: Callable[[Attribution, Span], None]) -> None:
    attribution = desk.active_or_here()
    if attribution is None:
        return
    from reader.marking import hint_words

    words = hint_words(desk.reading.segments, desk.view.cursor, attribution.content)
    desk.keyboard.ask(Hinting(dict(words), lambda word: done(attribution, word), f"{asks}: letter"))


def _ask_range(desk: Desk, asks: str, done: Callable[[Attribution, Span], None]) -> None:
    attribution = desk.active_or_here()
    if attribution is None:
        return
    from reader.marking import hint_words

    words = dict(hint_words(desk.reading.segments, desk.view.cursor, attribution.content))

    def first(one: Span) -> None:
        def second(other: Span) -> None:
            done(attribution, Span(min(one.start, other.start), max(one.end, other.end)))

        desk.keyboard.ask(Hinting(words, second, f"{asks} to: letter"))

    desk.keyboard.ask(Hinting(words, first, f"{asks} from: letter"))


def _add_fragment(desk: Desk, span: Span, attribution: Attribution) -> None:
    after = with_fragment(desk.reading.article, attribution, span)
    desk.reading.change(after, "add a fragment", "content")
    desk.view.go_to(span.start)


def _set_cue(desk: Desk, attribution: Attribution, cue: Spans) -> None:
    desk.reading.change(with_cue(attribution, cue), "mark a cue", "cue")


def _set_source(desk: Desk, attribution: Attribution, source: Spans) -> None:
    after = with_source(attribution, source)
    if desk.reading.suggested.find(attribution.id):
        desk.reading.change(named_by_source(desk, after), "mark a source", "source")
        return
    desk.reading.change(after, "mark a source", "source")
    desk.dialogs.speaker()


def _adjust(desk: Desk, change: Callable[[Span], Span]) -> None:
    attribution, reading = desk.active_or_here(), desk.reading
    if attribution is None:
        return
    part = reading.part if getattr(attribution, reading.part) else "content"
    before: Span = getattr(attribution, part)[-1]
    span = _within_paragraph(reading, before, change(before))
    if span == before:
        desk.say("The paragraph ends here.")
    after = with_last_span(reading.article, attribution, part, span)
    reading.change(after, f"change the {part}", part)
    desk.current.stay(after)


def _within_paragraph(reading: Reading, before: Span, after: Span) -> Span:
    """Keep a span's end from running into the next paragraph."""
    paragraph = reading.segments.paragraph_at(before.end - 1)
    if paragraph is None or after.end <= max(paragraph.end, before.end):
        return after
    return Span(after.start, max(paragraph.end, before.end))
