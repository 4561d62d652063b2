"""Tells what stands beside a name and is no part of it: party, degree, where somebody belongs."""

from __future__ import annotations

from collections.abc import Sequence

from reader.suggest.draft import Run
from reader.suggest.lexicon import Lexicon
from reader.suggest.titles import Titles
from reader.suggest.words import Words

_LONGEST_DEGREE = 7
_LONGEST_HELD = 9
"""Words and commas of ``, of the University of Leeds,``, at most."""


class BesideNames:
    """Reads the phrases and brackets around a person's name."""

    def __init__(self, words: Words, lexicon: Lexicon, titles: Titles) -> None:
        self._words = words
        self._lower = words.lower
        self._titles = titles
        self._initials = {word.upper() for word in lexicon.set("party_initials")}
        self._held = lexicon.set("before_holder")

    def is_party(self, part: Sequence[Run]) -> bool:
        """Tell whether what follows a name is the party and place of a politician: ``R-Texas``."""
        initial, mark, place = self._words.covered(part[0].first, part[-1].end).partition("-")
        return bool(mark) and initial in self._initials and place[:1].isupper()

    def in_bracket(self, run: Run) -> list[Run]:
        """Return the party or the place in the bracket behind a name: ``Ana Ruiz (Lab, Leeds)``."""
        close = run.end - 1
        if not self._initials or self._lower[close] != ")":
            return []
        inside = next((i + 1 for i in range(close, run.first, -1) if self._lower[i] == "("), close)
        named = inside < close and self._words.capital(inside)
        return [Run(inside, close)] if named else []

    def held_apart(self, comma: int) -> list[Run]:
        """Return ``of Y`` that stands between two commas behind a source: ``Ana Ruiz, of Y,``."""
        near = self._lower[comma : comma + _LONGEST_HELD]
        if near[:1] != [","] or near[1:2] == [] or near[1] not in self._held:
            return []
        close = next((n for n, word in enumerate(near) if n > 1 and word in ",."), 0)
        place = Run(comma + 1, comma + close)
        return [place] if close > 2 and self._words.capital(place.end - 1) else []

    def is_degree(self, part: Sequence[Run]) -> bool:
        """Tell whether what follows a name is an academic degree: ``Ana Ruiz, MSi``, ``M.Sc.``."""
        first, end = part[0].first, part[-1].end
        words = [i for i in range(first, end) if self._words.is_word(i)]
        if words and all(map(self._titles.is_postnominal, words)):
            return True
        letters = self._words.covered(first, end)
        return end - first == 1 and len(letters) < _LONGEST_DEGREE and not letters[1:].islower()
