"""What the last line teaches first, as the quote under the cursor is: the keys that mend it."""

from __future__ import annotations

from collections.abc import Mapping

from widgets.commands import ARTICLE, QUOTES, VISUAL

Taught = Mapping[str, str]
"""Commands in the order of their need, each with its label; one without has that of the next."""

_SIZE = {"mark.shrink": "", "mark.grow": "size"}

ON_A_SUGGESTION: Mapping[str, Taught] = {
    ARTICLE: {
        "mark.finish": "accept",
        "suggest.reject": "reject",
        "quote.speaker": "speaker",
        "quote.type": "type",
        **_SIZE,
        "quote.same_speaker": "same speaker",
        "quote.next": "next",
        "mark.cue": "cue",
        "mark.source": "source",
        "quote.details": "details",
    },
    QUOTES: {
        "quotes.finish": "accept",
        "suggest.reject": "reject",
        "quote.speaker": "speaker",
        "quote.type": "type",
        "quotes.open": "in the text",
        "quote.same_speaker": "same speaker",
    },
}
"""By pane, where the cursor is on what is only proposed."""

ON_A_QUOTE: Mapping[str, Taught] = {
    ARTICLE: {
        "mark.cue": "cue",
        "mark.source": "source",
        "quote.speaker": "speaker",
        "quote.type": "type",
        **_SIZE,
        "mark.finish": "done",
        "quote.same_speaker": "same speaker",
        "mark.fragment": "fragment",
        "quote.details": "details",
        "quote.delete": "delete",
        "quote.note": "note",
    },
    QUOTES: {
        "quotes.finish": "go to",
        "quote.speaker": "speaker",
        "quote.type": "type",
        "quotes.details": "edit",
        "quotes.delete": "delete",
        "quote.same_speaker": "same speaker",
        "quote.note": "note",
    },
}
"""By pane, where the cursor is on a quote that is kept."""

SELECTED_ON_A_QUOTE: Taught = {
    "select.content": "new quote",
    "select.replace": "replace",
    "select.cue": "cue",
    "select.source": "source",
    "select.fragment": "fragment",
}
"""In a selection, when there is a quote that it can be given to."""


def taught_first(pane: str, on_quote: bool, on_suggestion: bool) -> Taught:
    """Return what comes before the other keys of a pane."""
    if not on_quote:
        return {}
    if pane == VISUAL:
        return SELECTED_ON_A_QUOTE
    return (ON_A_SUGGESTION if on_suggestion else ON_A_QUOTE).get(pane, {})
