"""Letters over words, so that one key picks a word without moving there."""

from __future__ import annotations

from reader.model import Span, Spans
from reader.text.segment import Segments

HINT_LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM1234567890"
"""The letters over the words, the easiest to reach first."""


def hint_words(
    segments: Segments, cursor: int, avoid: Spans = (), reserved: str = ""
) -> list[tuple[str, Span]]:
    """Return a letter for each word that a hint may pick, in the order of the text.

    The words are those of the sentence at ``cursor`` and of the sentences that the spans to
    ``avoid`` touch, but not those inside these spans unless there are no others. The words nearest
    to the cursor or to an edge of a span get the easiest letters, ``reserved`` ones stay free, and
    when letters run out the farthest words have none.
    """
    offsets = {cursor, *(offset for span in avoid for offset in (span.start, span.end - 1))}
    scope = sorted({found for offset in offsets if (found := segments.sentence_near(offset))})
    every = [word for sentence in scope for word in segments.words(sentence)]
    words = [w for w in every if not any(w.start < end and start < w.end for start, end in avoid)]
    words = words or every
    words.sort(key=lambda word: min(_distance(word, offset) for offset in offsets))
    letters = [letter for letter in HINT_LETTERS if letter not in reserved]
    return sorted(zip(letters, words, strict=False), key=lambda hint: hint[1])


def _distance(word: Span, offset: int) -> int:
    return max(word.start - offset, offset - word.end, 0)
