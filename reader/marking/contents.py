"""Finds where the clause that a person has pointed into ends, as the content of an attribution."""

from __future__ import annotations

import re

from reader.marking.sentence_words import SentenceWords
from reader.model import Span
from reader.text.quotations import Quotation
from reader.text.segment import Segments

_FAR = 12
"""Words behind a comma in which the cue of another clause is looked for."""
_UNITS = frozenset("%\u2030\u00b0\u20ac")
_CLOSING = re.compile(r"[.,!?\u2026]*")


def content_from(segments: Segments, offset: int) -> Span:
    """Return the content that begins with the word at ``offset`` and runs to its clause's end.

    It is the quotation when the word is the first in one that is not a part of a longer clause.
    """
    words = SentenceWords(segments, offset)
    if not words.words:
        return Span(offset, offset)
    return segments.snap(_Contents(segments, words).content_from(words.index_at(offset)))


class _Contents:
    """The contents that can begin at the words of one sentence."""

    def __init__(self, segments: Segments, words: SentenceWords) -> None:
        self._words = words
        self._text = segments.text
        self._quotations = [
            found
            for found in segments.quotations
            if found.start < words.span.end and found.end > words.span.start
        ]

    def content_from(self, index: int) -> Span:
        """Return the span from the word ``index`` on."""
        words = self._words
        start = words.words[index].start
        quotation = self._opening_at(start)
        if quotation:
            if self._is_whole(quotation):
                return Span(quotation.start, quotation.end)
            start = quotation.start
        around = [q for q in self._quotations if q.start < start and start < q.inner_end]
        limit = min((q.inner_end for q in around), default=words.span.end)
        end = index + 1
        while end < len(words) and words.words[end].start < limit and not self._stops(end):
            end += 1
        return Span(start, min(self._finish(start, words.words[end - 1].end), limit))

    def _opening_at(self, start: int) -> Quotation | None:
        """Return the outermost quotation whose first word starts at ``start``."""
        for quotation in self._quotations:
            if quotation.start < start and not self._text[quotation.inner_start : start].strip():
                return quotation
        return None

    def _is_whole(self, quotation: Quotation) -> bool:
        """Tell whether the quotation is not merely the first words of a clause."""
        words, text = self._words, self._text
        if text[quotation.inner_end - 1] in ".,!?\u2026;" or quotation.end >= words.span.end:
            return True
        following = words.index_at(quotation.end)
        if words.gap(following).strip(' "\u201d\u2019\u00bb'):
            return True
        return words.words[following].start < quotation.end or words.is_cue(following)

    def _stops(self, at: int) -> bool:
        """Tell whether what begins with the word ``at`` belongs to the content no more."""
        gap = self._words.gap(at)
        if "," in gap or ";" in gap:
            return self._words.is_cue(at) or self._another(at)
        return self._inverted(at) or self._goes_on_to_cue(at)

    def _goes_on_to_cue(self, at: int) -> bool:
        """Tell whether ``and warned`` begins at ``at``: the same speaker says something else."""
        words = self._words
        joined = words.among(at, "coordinators") and at + 1 < len(words)
        return joined and words.cue_in(at + 1, "that")

    def _inverted(self, at: int) -> bool:
        """Tell whether ``kata Ani`` begins at ``at``: a cue before its subject."""
        words = self._words
        if not words.cue_in(at, "inverted") or at + 1 >= len(words):
            return False
        return words.gap(at + 1) == " " and (
            words.capital(at + 1) or words.among(at + 1, "subject_pronouns")
        )

    def _another(self, at: int) -> bool:
        """Tell whether a clause with a cue of its own begins at ``at``, behind a comma."""
        words = self._words
        joined = words.among(at, "coordinators")
        for here in range(at + 1, min(len(words), at + _FAR)):
            if not words.joined(here):
                return False
            if words.is_cue(here):
                return joined or self._ends_tail(here)
        return False

    def _ends_tail(self, cue: int) -> bool:
        """Tell whether nothing more is said behind a cue: ``…, a source said.``"""
        words = self._words
        return words.cue_in(cue, "tail") and words.gap(cue + 1) != " "

    def _finish(self, start: int, end: int) -> int:
        """Return the end with what closes behind the last word: a mark, a bracket, a percent."""
        text = self._text
        while text[end : end + 1] in _UNITS:
            end += 1
        if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
            end += 1
        for quotation in self._quotations:
            inside = start <= quotation.start < end < quotation.end
            if inside and not _CLOSING.sub("", text[end : quotation.inner_end]):
                end = quotation.end
        return end
