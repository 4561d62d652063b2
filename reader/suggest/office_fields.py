"""The fields of an office, whose commas part no name: ``Badan Jalan, Sungai, dan Jembatan``."""

from __future__ import annotations

from reader.suggest.draft import Run
from reader.suggest.lexicon import Lexicon
from reader.suggest.word_kinds import LONGEST, WordKinds
from reader.suggest.words import Words

_NEAR = 3
"""Words in which the last field and the conjunction before it stand: ``UKM dan``."""


class OfficeFields:
    """Tells such commas from those between a person and what the person is."""

    def __init__(self, words: Words, lexicon: Lexicon, kinds: WordKinds) -> None:
        self._words = words
        self._lower = words.lower
        self._conjunctions = kinds.conjunctions
        self._fielded = lexicon.set("fielded")

    def whole(self, found: Run, first: int) -> Run:
        """Reach over the fields of an office: ``Badan Jalan, Sungai, dan Jembatan``."""
        before = self._lower[found.first - 1]
        listed = before == "," and not self._conjunctions.isdisjoint(
            self._lower[found.first : found.first + _NEAR]
        )
        if not self._fielded or not (listed or before in self._conjunctions):
            return found
        start, commas = found.first, 0
        first = max(first, start - LONGEST)
        while start > first and (
            self._words.capital(start - 1)
            or self._lower[start - 1] in self._conjunctions
            or self._lower[start - 1] == ","
        ):
            start -= 1
            commas += self._lower[start] == ","
        while not self._words.is_word(start):
            start += 1
        return Run(start, found.end) if commas and self._lower[start] in self._fielded else found

    def commas(self, run: Run) -> list[int]:
        """Return the commas between the fields of an office, which part no name from its title."""
        commas: list[int] = []
        fielded = False
        for index in range(run.first, run.end) if self._fielded else ():
            word = self._lower[index]
            fielded = fielded or word in self._fielded
            if word == ",":
                commas.append(index)
            elif word in self._conjunctions and commas:
                return commas if fielded and commas[0] > run.first + 1 else []
            elif commas and not self._words.capital(index):
                return []
        return []
