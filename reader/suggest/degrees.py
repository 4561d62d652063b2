"""Reads the degrees between a name and its verb as what the name has: ``Ana, S.E., M.M.,``."""

from __future__ import annotations

from collections.abc import Callable

from reader.source_words import is_postnominal
from reader.suggest.draft import Run
from reader.suggest.lexicon import Lexicon
from reader.suggest.word_kinds import WordKinds
from reader.suggest.words import Words

_MOST = 6
"""Degrees of one person, at most."""
_LONGEST = 3
"""Words and marks of one degree: ``Ph.D .``."""


class Degrees:
    """Finds who has the degrees before a place in the text."""

    def __init__(self, words: Words, lexicon: Lexicon, kinds: WordKinds) -> None:
        self._words = words
        self._lower = words.lower
        self._kinds = kinds
        titled = lexicon.options.get("title_first", False)
        self._known = lexicon.set("postnominals") if titled else frozenset()
        self._small = lexicon.set("small_degrees")

    def holder(
        self, end: int, first: int, before_comma: Callable[[int, int], Run | None]
    ) -> Run | None:
        """Return who speaks, with the degrees that end at ``end``; None when none do.

        ``before_comma`` reads a phrase that ends with a comma. Whom somebody stands in for does
        not speak: ``Ana, mendampingi Bupati Garut, Budi, S.E., mengatakan``.
        """
        comma = self._first_comma(end, first)
        holder = before_comma(comma + 1, first) if comma < end else None
        if holder is None:
            return None
        acting = self._kinds.is_active(holder.first) and self._kinds.is_verb(holder.first)
        if acting and holder.first - 1 > first and self._lower[holder.first - 1] == ",":
            stray = self._lower[holder.first - 2] == "."
            return before_comma(holder.first - stray, first)
        return Run(holder.first, end - (self._lower[end - 1] == ","))

    def _first_comma(self, end: int, first: int) -> int:
        """Return the comma before the first of the degrees, or ``end`` without any."""
        found, last = end, end - (end > first and self._lower[end - 1] == ",")
        for _ in range(_MOST if self._known else 0):
            near = range(last - 1, max(first, last - _LONGEST - 1), -1)
            comma = next((i for i in near if self._lower[i] == ","), last)
            if comma == last or not self._is_degree(comma + 1, last):
                break
            found = last = comma
        return found

    def _is_degree(self, first: int, end: int) -> bool:
        letters = [self._words.covered(i, i + 1) for i in range(first, end)]
        known = [is_postnominal(w, self._known, self._small) for w in letters if w[0].isalpha()]
        return bool(known) and all(known)
