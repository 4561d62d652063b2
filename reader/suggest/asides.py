"""Reads what stands between a name and its verb: the age, the home, when it was, who it is."""

from __future__ import annotations

from reader.suggest.lexicon import Lexicon
from reader.suggest.word_kinds import LONGEST, WordKinds
from reader.suggest.words import Words

_NEAR = 3
"""Words of ``all of whom``, and of a place."""


class Asides:
    """Finds where what is told between commas begins, from its end back."""

    def __init__(self, words: Words, lexicon: Lexicon, kinds: WordKinds) -> None:
        self._words = words
        self._lower = words.lower
        self._kinds = kinds
        self._may_invert = lexicon.may_invert
        self._relative_is_source = lexicon.options.get("relative_is_source", False)
        self._telling = lexicon.union("relatives", "telling_relatives")
        self._that = lexicon.set("complementizers")
        self._titles = lexicon.union("titles", "roles", "person_words")
        self._linking = lexicon.union("links", "adjuncts")
        self._origins = lexicon.set("origins_of_people")
        self._home = lexicon.set("home")

    def relative_before(self, verb: int, first: int) -> int:
        """Return where ``yang`` stands before a verb and its adverbs, or 0: ``yang sedang …``."""
        index = verb - 1
        while index > first and self._kinds.is_skipped(index):
            index -= 1
        told = index > first and self._lower[index] in self._kinds.relatives
        acts = self._kinds.is_verb(verb) and not self._relative_is_source
        return index if told and acts else 0

    def before_date(self, end: int, first: int) -> int:
        """Return the place before ``Rabu (16/9/2020) malam``, or ``end`` without such a date."""
        index = end
        if end - 2 > first and self._lower[end - 1] in self._kinds.closers:
            return end - 2 if self._lower[end - 2] in self._kinds.adjuncts else end
        while index > first and self._lower[index - 1] in self._kinds.adjuncts:
            index -= 1
        if index - 3 <= first or self._lower[index - 1] != ")":
            return end
        opens = next(
            (i for i in range(index - 2, max(first, index - 9), -1) if self._lower[i] == "("), 0
        )
        dated = opens and self._lower[opens + 1][:1].isdigit() and self._kinds.is_time(opens - 1)
        return opens - 1 if dated and opens - 1 > first else end

    def before_relative(self, comma: int, first: int) -> int:
        """Return the place before ``, who …,`` that a comma closes, or the comma's own."""
        for index in range(comma - 1, max(first, comma - LONGEST), -1):
            if self._lower[index] == "," and self._tells(index + 1, comma):
                return index
        return comma

    def _tells(self, first: int, end: int) -> bool:
        """Tell whether a clause tells of somebody: ``all of whom …``, ``the one that …``."""
        near = self._lower[first : min(first + _NEAR, end)]
        if not self._telling.isdisjoint(near):
            return True
        pointed = self._relative_is_source and near[:1] and near[0] in self._kinds.determiners
        return bool(pointed) and not self._that.isdisjoint(self._lower[first:end])

    def before_told(self, comma: int, first: int) -> int:
        """Return the place before the home of ``Ana Ruiz, 71, from Leeds,``, or 0 without one.

        The age comes before ``of Mill Lane, Leeds,``: without it somebody is of a firm.
        """
        told = 0
        lives = aged = False
        for index in range(comma - 1, max(first, comma - LONGEST), -1):
            if self._lower[index] != ",":
                continue
            home = self._lower[index + 1] in self._home and self._words.capital(comma - 1)
            age = self._kinds.is_age(index + 1) and index + 2 == comma
            if not (home or age or self._is_place(index + 1, comma)):
                break
            lives, aged = lives or home, aged or age
            told = comma = index
        return told if lives and (aged or self._lower[told + 1] in self._origins) else 0

    def _is_place(self, first: int, end: int) -> bool:
        """Tell whether nothing but a few words with capitals stand here: ``Leeds``."""
        return 0 < end - first <= _NEAR and all(map(self._words.capital, range(first, end)))

    def _is_titled_name(self, first: int, end: int) -> bool:
        """Tell whether ``retired driver Ana Ruiz`` stands here, which is no participle clause."""
        words = self._lower[first : end - 1]
        linked = not self._linking.isdisjoint(words)
        titled = not self._titles.isdisjoint(words)
        named = self._words.capital(end - 1) and self._words.capital(end - 2)
        return self._relative_is_source and named and titled and not linked

    def _acts(self, index: int) -> bool:
        """Tell whether what somebody does stands in commas: ``Ana, mewakili warga, meminta``."""
        active = self._kinds.is_active(index) and self._kinds.is_verb(index)
        return active and not self._relative_is_source

    def before_adjunct(self, comma: int, first: int) -> int:
        """Return the place before ``, Rabu (16/9/2020),`` and the like, or the comma's own."""
        for index in range(comma - 1, max(first, comma - LONGEST), -1):
            if self._lower[index] == ",":
                if self._is_titled_name(index + 1, comma):
                    break
                aside = self._kinds.is_aside(index + 1) or self._acts(index + 1)
                if not aside and not self._may_invert(self._lower[index + 1]):
                    break
                comma = index
        return comma
