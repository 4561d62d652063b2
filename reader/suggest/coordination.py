"""Phrases that a conjunction joins before their verb: all who speak, all that one of them is."""

from __future__ import annotations

from collections.abc import Callable

from reader.suggest.draft import Run
from reader.suggest.lexicon import Lexicon
from reader.suggest.word_kinds import WordKinds
from reader.suggest.words import Words

Chunk = Callable[[int, int], Run | None]
"""Returns the phrase without commas that ends at a place, and not before another."""


class Coordination:
    """Reaches from the phrase before a verb over the conjunctions before it."""

    def __init__(self, words: Words, lexicon: Lexicon, kinds: WordKinds) -> None:
        self._words = words
        self._lower = words.lower
        self._kinds = kinds
        self._coordinating, self._pairing = lexicon.set("coordinating"), lexicon.set("pairing")

    def whole(self, last: Run, first: int, chunk: Chunk) -> Run:
        """Reach to the first of those that a sentence opens with: ``Unions and drivers said``."""
        start = last.first
        if self._lower[start - 1] not in self._coordinating or start - 1 <= first:
            return last
        if self._words.sentences[self._words.sentence_at(first)].first != first:
            return last
        opening = self._behind_aside(first, start)
        while start - 1 > opening and (
            self._lower[start - 1] in self._coordinating or self._lower[start - 1] == ","
        ):
            outer = chunk(start - 1, opening)
            if outer is None or any(map(self._is_no_noun, range(*outer))):
                return last
            start = outer.first
        pair = self._lower[opening] in self._pairing
        return Run(opening + pair, last.end) if opening <= start <= opening + pair else last

    def over_offices(self, last: Run, first: int, chunk: Chunk) -> Run:
        """Reach over the second of two offices: ``X, the secretary and treasurer of Y,``."""
        joint = last.first - 1
        if joint <= first or self._lower[joint] not in self._coordinating:
            return last
        outer = chunk(joint, first)
        apart = outer is not None and outer.first - 1 > first
        if outer is None or not apart or self._lower[outer.first - 1] != ",":
            return last
        office = (
            self._kinds.determines(outer.first) or self._lower[outer.first] in self._kinds.roles
        )
        return Run(outer.first, last.end) if office else last

    def _behind_aside(self, first: int, end: int) -> int:
        """Return the place behind when or where something was said: ``On Monday, …``."""
        if not self._kinds.is_aside(first):
            return first
        return next((i + 1 for i in range(first, end) if self._lower[i] == ","), first)

    def _is_no_noun(self, index: int) -> bool:
        """Tell whether the word is a verb or goes with one, and is no possessive."""
        if self._kinds.is_possessive(index, 0):
            return False
        return self._kinds.is_verb(index) or self._kinds.is_skipped(index)
