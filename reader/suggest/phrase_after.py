"""The noun phrase that begins at a place: whom a cue, a preposition or a verb has behind it."""

from __future__ import annotations

from reader.suggest.draft import Run
from reader.suggest.word_kinds import INSIDE, LONGEST, WordKinds
from reader.suggest.words import Words

_HELD = 2
"""Words in which an office begins: ``Pelaksana Tugas``."""


class PhraseAfter:
    """Reads on from the first word of a phrase to its last, with its apposition."""

    def __init__(self, words: Words, kinds: WordKinds) -> None:
        self._words = words
        self._lower = words.lower
        self._kinds = kinds

    def find(self, start: int, end: int) -> Run | None:
        """Return the noun phrase that begins at ``start``; None when none does."""
        pronoun = start < end and self._lower[start] in self._kinds.pronouns
        if pronoun and not self._owns(start, end):
            return Run(start, start + 1)
        index = self._reach(start, min(end, start + LONGEST))
        comma = next((i for i in range(start, index) if self._lower[i] == ","), index)
        if comma < index and (not self._is_closed(index, end) or self._is_clause(comma, index)):
            index = comma
        while index > start and not self._may_end(index - 1):
            index -= 1
        return Run(start, index) if index > start else None

    def _owns(self, index: int, end: int) -> bool:
        """Tell whether the pronoun is an owner's, with what is owned: ``her husband``."""
        kinds, owned = self._kinds, index + 1
        if owned >= end or self._lower[index] not in kinds.owning:
            return False
        plain = self._words.alphanumeric[owned] and self._words.quote[owned] == -1
        word = self._lower[owned]
        other = word in kinds.special or word in kinds.determiners or word in kinds.pronouns
        return plain and not other and not kinds.is_verb(owned)

    def _may_end(self, index: int) -> bool:
        links = self._lower[index] in self._kinds.links and not self._words.capital(index)
        return (self._words.is_word(index) and not links) or self._lower[index] == ")"

    def _is_closed(self, index: int, end: int) -> bool:
        """Tell whether a phrase with an apposition ends here, and not a clause behind a comma."""
        if index >= end or self._words.quote[index] != -1 or self._kinds.is_time(index):
            return True
        return not self._words.is_word(index) or self._lower[index] in self._kinds.adjuncts

    def _is_clause(self, comma: int, end: int) -> bool:
        """Tell whether a subject and its verb follow a comma: ``Ana, pria itu membuka tas``."""
        closed = False
        for index in range(comma + 1, end):
            if self._lower[index] in self._kinds.relatives:
                return False
            if closed and self._kinds.is_verb(index):
                return True
            closed = closed or self._lower[index] in self._kinds.closers
        return False

    def _reach(self, start: int, end: int) -> int:
        """Return how far the words that can belong to a phrase go on."""
        index, named = start, False
        while index < end and self._goes_on(index, start, end, named):
            if self._lower[index] == "(":
                index = self._behind_bracket(index, end)
                continue
            if index > start and self._lower[index] in self._kinds.relatives:
                return self._behind_relative(index, end)
            name = self._words.capital(index) and self._lower[index] not in self._kinds.roles
            named = (named or name) and self._lower[index] != ","
            index += 1
        return index

    def _behind_bracket(self, index: int, end: int) -> int:
        """Return the place behind a bracket, or the one after it when it is never closed."""
        for behind in range(index + 1, min(end, index + LONGEST)):
            if self._lower[behind] == ")":
                return behind + 1
        return index + 1

    def _behind_relative(self, index: int, end: int) -> int:
        """Return the end of a relative clause: the next mark, day or quotation."""
        while index < end and self._words.quote[index] == -1 and not self._kinds.is_time(index):
            inside = self._lower[index] in INSIDE or self._is_initial(index)
            if not self._words.is_word(index) and not inside:
                break
            index += 1
        return index

    def _goes_on(self, index: int, start: int, end: int, named: bool) -> bool:
        word = self._lower[index]
        if self._words.quote[index] != -1:
            return False
        if self._words.alphanumeric[index] and word not in self._kinds.special:
            bare = word in self._kinds.bare_verbs and not self._words.capital(index)
            return not (named and (bare or self._kinds.is_verb(index)))
        if self._kinds.is_time(index):
            return False
        if word == ",":
            return index > start and self._apposes(start, index, end)
        if self._kinds.is_possessive(index, start):
            return True
        if not self._words.is_word(index):
            abbreviated = word == "." and index > start and index + 1 < end
            inside = word in INSIDE and word != ")"
            inside = inside or (word == "@" and index > start and bool(self._kinds.held))
            abbreviated = abbreviated and not self._kinds.ends_at(index)
            return inside or (abbreviated and self._kinds.is_short(index - 1))
        if word in self._kinds.relatives:
            return index > start
        return self._is_inside(index, start, end, named)

    def _is_inside(self, index: int, start: int, end: int, named: bool) -> bool:
        word = self._lower[index]
        if word in self._kinds.conjunctions:
            inner = start < index < end - 1
            return inner and (self._kinds.joins_names(index) or self._joins_offices(index, start))
        if word in self._kinds.adjuncts:
            owned = self._kinds.is_possessive(index - 1, start)
            before = owned or (named and self._words.capital(index - 1))
            in_name = before and self._words.capital(index)
            held = word in self._kinds.origins and self._lower[index + 1] in self._kinds.heads
            linked = word in self._kinds.links and (held or not named)
            return in_name or (index > start and linked)
        if named and self._kinds.is_verb(index):
            return False
        return word not in self._kinds.breaks and not (
            index > start and word in self._kinds.skipped
        )

    def _apposes(self, start: int, comma: int, end: int) -> bool:
        """Tell whether what follows the comma describes what stands before it."""
        if comma + 1 >= end or self._words.quote[comma + 1] != -1:
            return False
        if self._lower[comma - 1] in self._kinds.closers:
            return False
        following = self._lower[comma + 1]
        if following in self._kinds.relatives or self._is_age(comma + 1, end):
            return True
        if self._is_age(comma - 1, end):
            return following not in self._kinds.breaks
        if following in self._kinds.roles or following in self._kinds.determiners:
            return not self._words.capital(comma + 1) or following in self._kinds.roles
        named = self._words.capital(comma + 1) and not self._kinds.is_time(comma + 1)
        kin = self._lower[start] in self._kinds.kin and comma - start == 1
        held = not self._kinds.held.isdisjoint(self._lower[start : start + _HELD])
        if named and (kin or held) and self._is_name_to_mark(comma + 1, end, 1, held):
            return True  # "rekannya, Ana", "Manager Maju, Ana Ruiz, di Garut"
        if self._lower[start] in self._kinds.roles:
            return named
        least = 1 if self._lower[start] in self._kinds.owning else 2
        apart = named and not self._words.capital(start)
        return apart and self._is_name_to_mark(comma + 1, end, least)

    def _joins_offices(self, index: int, start: int) -> bool:
        """Tell whether a second office follows in an apposition: ``X, leader and owner of Y``."""
        apposed = "," in self._lower[start : index - 1]
        behind = self._lower[index + 1 : index + 3]
        return apposed and not self._kinds.roles.isdisjoint(behind)

    def _is_age(self, index: int, end: int) -> bool:
        """Tell whether a number alone stands between two commas: ``Ana Ruiz, 54, a nurse``."""
        closed = index + 1 >= end or self._lower[index + 1] in ",."
        return self._kinds.is_age(index) and closed and self._lower[index - 1] == ","

    def _is_name_to_mark(self, index: int, end: int, least: int, apart: bool = False) -> bool:
        """Tell whether a name of so many words stands here up to a comma or the full stop.

        It may stand ``apart`` from what follows by an adjunct, too.
        """
        first = index
        while index < end and (self._words.capital(index) or self._is_initial(index)):
            index += 1
        if index - first < least or index >= end:
            return False
        return self._lower[index] in ",." or (apart and self._lower[index] in self._kinds.adjuncts)

    def _is_initial(self, index: int) -> bool:
        return self._lower[index] == "." and self._kinds.is_short(index - 1)
