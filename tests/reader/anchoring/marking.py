"""Marks of texts that the tests write, by the words that they cover."""

from __future__ import annotations

from reader.model import Attribution, Span, Spans


def span_of(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def mark(text: str, content: str, cue: str = "", source: str = "", number: int = 0) -> Attribution:
    """Return the mark of the ``number``-th place where ``content`` stands, with what follows it."""
    place = -1
    for _ in range(number + 1):
        place = text.index(content, place + 1)
    found = Span(place, place + len(content))
    return Attribution(
        f"{content[:20]}-{number}",
        "article",
        (found,),
        cue=_near(text, cue, found),
        source=_near(text, source, found),
    )


def _near(text: str, words: str, content: Span) -> Spans:
    if not words:
        return ()
    places = [n for n in range(len(text)) if text.startswith(words, n)]
    start = min(
        places, key=lambda n: min(abs(n - content.end), abs(n + len(words) - content.start))
    )
    return (Span(start, start + len(words)),)


def words_at(text: str, spans: Spans) -> list[str]:
    return [text[start:end] for start, end in spans]
